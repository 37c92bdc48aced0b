"""Runs of capitalised words: where a name may stand in a script that has capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.names_words import Lexicon, Word, has, stem

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
    if before.owns:
        return False
    return gap in (" ", "  ") or (
        gap in (". ", ".") and (len(before.folded) == 1 or (len(before.folded) <= 4 and before.text.istitle()))
    )


def initial(words: Sequence[Word], at: int) -> bool:
    """Whether a word opens a sentence or something quoted, so that its capital says nothing."""
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
    if not close(words[end], words[end - 1]):
        return end
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


def _joins(words: Sequence[Word], first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a small word can stand inside the name that began at `first`."""
    word = words[at].folded
    if word in lexicon.particles and word not in lexicon.links:
        return True
    if word not in lexicon.links | lexicon.articles | lexicon.office_links:
        return False
    heads = lexicon.body_heads | lexicon.place_heads | lexicon.document_heads
    before = [each.folded for each in words[first:at]]
    headed = any(has(heads, each, lexicon) for each in before) or any(
        stem(each, lexicon.endings) in heads for each in before
    )
    small = lexicon.office_links | lexicon.articles
    last = next((each for each in reversed(before) if each not in small), "")
    office = (last,) in lexicon.offices or (stem(last, lexicon.endings),) in lexicon.offices
    if office and not headed and words[at].folded in lexicon.office_links | lexicon.articles:
        return True
    if word not in lexicon.links | lexicon.articles:
        return False
    joint = not any(each.isalpha() and each in lexicon.links for each in before)
    return headed and (word not in lexicon.conjunctions or not joint)
