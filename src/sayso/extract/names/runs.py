"""Runs of capitalised words: where a name may stand in a script that has capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.names.words import Lexicon, Word, has, ordinary, stem
from sayso.lang.companies import companies

_MOST = 12  # words of one name


def capital(word: Word) -> bool:
    """Whether a word is written with a capital: "Lestov", "al-Munsif", "d'Artagnan", "G7"."""
    first = word.text[0]
    if first.isupper():
        return True
    head, mark, tail = word.text.partition("-")
    if not mark:
        head, mark, tail = word.text.replace("’", "'").replace("‘", "'").partition("'")
    return bool(mark) and len(head) <= 3 and tail[:1].isupper()


def shouted(word: Word) -> bool:
    """Whether a word is written in capitals only: "KPA"."""
    return len(word.text) > 1 and word.text.isupper()


def close(word: Word, before: Word) -> bool:
    """Whether nothing but space (or the full stop of an abbreviation) lies between two words."""
    gap = word.gap.replace("\xa0", " ")
    if before.owns or word.apart:
        return False
    return gap in (" ", "  ", "&") or (
        gap in (". ", ".")
        and (len(before.folded) == 1 or (len(before.folded) <= 4 and before.text.istitle()) or _doubled(before, word))
    )


def _doubled(before: Word, word: Word) -> bool:
    """Whether two words are one abbreviation of a plural: "EE. UU.", "FF. AA."."""
    return all(len(each.text) == 2 and each.text[0] == each.text[1] and each.text.isupper() for each in (before, word))


def initial(words: Sequence[Word], at: int) -> bool:
    """Whether a word opens a sentence or something quoted, so that its capital says nothing."""
    if at and words[at].gap == " ":
        return False
    return at == 0 or any(mark in words[at].gap for mark in "\"“”«»'‘’:•—–-([…") or words[at].gap == ""


def enclosed(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words [first, last) and nothing else stand between quotation marks."""
    return (
        last < len(words) and any(mark in words[first].gap for mark in '«“"') and words[last].gap[:1] in ("»", "”", '"')
    )


def unclosed(text: str, start: int, end: int) -> int:
    """The end of a name with the closing quotation mark of what it opens: "mosque “Al Noor|”"."""
    last = text[end : end + 2].lstrip("\xa0 ")[:1]
    opening = {"”": "“", "»": "«", '"': '"'}.get(last, "")
    if not opening or opening not in text[start:end] or (last != opening and last in text[start:end]):
        return end
    return text.index(last, end) + 1


def titled(words: Sequence[Word]) -> bool:
    """Whether a line is set in the capitals of a headline, so that a capital says nothing."""
    long = [word for word in words if len(word.text) > 3 and not word.text[0].isdigit()]
    return len(long) >= 4 and sum(map(capital, long)) >= 0.75 * len(long)


def runs(words: Sequence[Word], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Ranges [first, last) of words that may be one name or hold several."""
    at = 0
    while at < len(words):
        if not capital(words[at]):
            at += 1
            continue
        end = at + 1
        while end < len(words) and end - at < _MOST:
            more = _further(words, at, end, lexicon)
            if more == end:
                break
            end = more
        yield at, end
        at = end


def _further(words: Sequence[Word], first: int, end: int, lexicon: Lexicon) -> int:
    """Where the run goes on to: past the next capital, or past small words and the capital after them."""
    if _partners(words, end, lexicon):
        return end + 1
    if not close(words[end], words[end - 1]):
        return end
    stopped = words[end - 1].text.endswith(".") or "." in words[end].gap
    if stopped and words[end].folded in lexicon.sentence_openers:
        return end  # "the K.P.A. | It …", "Wow. | I …"
    if capital(words[end]):
        return end + 1
    small = end
    while (
        small < len(words) and small - end < 3 and not capital(words[small]) and close(words[small], words[small - 1])
    ):
        if not _joins(words, first, small, lexicon):
            return end
        small += 1
    if small == end or small >= len(words) or not capital(words[small]) or not close(words[small], words[small - 1]):
        return end
    return small + 1


def _paired(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """ "Food and Drug Administration": two common nouns before one head noun of a body."""
    if at + 2 >= len(words) or lexicon.heads_first or has(lexicon.body_heads, words[at - 1].folded, lexicon):
        return False
    two, head = words[at + 1], words[at + 2]
    return (
        all(ordinary(words[i].folded, lexicon) for i in (at - 1, at + 1))
        and capital(two)
        and capital(head)
        and close(head, two)
        and has(lexicon.body_heads, head.folded, lexicon)
        and not has(lexicon.body_heads, two.folded, lexicon)
        and not has(lexicon.nationalities, two.folded, lexicon)
    )


def _partners(words: Sequence[Word], end: int, lexicon: Lexicon) -> bool:
    """ "Harun & Sons", "Johnson & Johnson": an "&" between spaces binds the names of companies only."""
    if words[end].gap != " & " or not capital(words[end]):
        return False
    two = words[end].folded
    listed = f"{words[end - 1].folded} & {two}" in companies()
    return listed or has(lexicon.firm_words, two, lexicon) or two in lexicon.legal_forms


def _joins(words: Sequence[Word], first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a small word can stand inside the name that began at `first`."""
    word = words[at].folded
    if word in lexicon.particles and (word not in lexicon.links or words[first].folded in lexicon.given):
        return True  # "Tomás de la Riva"
    if word not in lexicon.links and word not in lexicon.articles and word not in lexicon.office_links:
        return False
    heads: tuple[frozenset[str], ...] = (lexicon.body_heads, lexicon.place_heads, lexicon.document_heads)
    before = [each.folded for each in words[first:at]]
    if word in lexicon.body_links:
        heads = (lexicon.body_heads, lexicon.document_heads)
    headed = any(has(listed, each, lexicon) for each in before for listed in heads)
    small = lexicon.office_links | lexicon.articles
    last = next((each for each in reversed(before) if each not in small), "")
    office = (last,) in lexicon.offices or (stem(last, lexicon.endings),) in lexicon.offices
    if office and not headed and words[at].folded in lexicon.office_links | lexicon.articles:
        return True
    if word not in lexicon.links | lexicon.articles:
        return False
    if word in lexicon.conjunctions and _paired(words, at, lexicon):
        return True
    joint = not any(each.isalpha() and each in lexicon.links - lexicon.conjunctions for each in before)
    return headed and (word not in lexicon.conjunctions or not joint)
