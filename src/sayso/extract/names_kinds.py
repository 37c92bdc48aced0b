"""What a run of capitals names: the office before a name, the name itself, and its kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from sayso.extract.names_runs import capital, close, shouted
from sayso.extract.names_words import Lexicon, Word, has, stem
from sayso.extract.names_words import lexicon as lexicon_of
from sayso.lang.gazetteer import cities, organisations, outlets, territories
from sayso.model import MentionKind

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE
OUTLET, DOCUMENT, UNNAMED = MentionKind.OUTLET, MentionKind.DOCUMENT, MentionKind.UNNAMED


class Found(Struct, frozen=True):
    """A name in a sentence: words [first, last); kind None is not decided yet."""

    first: int
    last: int
    kind: MentionKind | None
    by: str
    role: tuple[int, int] | None = None  # words of the office
    cut: int = 0  # letters cut from the front of the first word: small words written there
    sure: bool = False  # may vote for the same name elsewhere on the page


def key(words: Sequence[Word], lexicon: Lexicon) -> tuple[str, ...]:
    """What two writings of one name share on a page: folded words without case endings."""
    return tuple(_base(word.folded, lexicon) if lexicon.cases else word.folded for word in words)


def _base(word: str, lexicon: Lexicon) -> str:
    """A word without its case; the ending of a surname is none: "Лестова" and "Лестов" give "лестов"."""
    for own in lexicon.surname_endings:
        for case in ("", *lexicon.endings):
            if word.endswith(own + case) and len(word) - len(own + case) > 1:
                return word[: len(word) - len(case)]
    return stem(word, lexicon.endings)


@cache
def _firsts(listed: frozenset[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(words[0] for words in listed if words)


def phrase(listed: frozenset[tuple[str, ...]], words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """How many words from `at` on are the longest phrase of a list; 0 if none."""
    first, firsts = words[at].folded, _firsts(listed)
    if first not in firsts and stem(first, lexicon.endings) not in firsts:
        return 0
    for length in range(min(4, len(words) - at), 0, -1):
        plain = tuple(word.folded for word in words[at : at + length])
        if plain in listed or tuple(stem(word, lexicon.endings) for word in plain) in listed:
            return length
    return 0


def listed_kind(words: Sequence[Word], lexicon: Lexicon) -> tuple[MentionKind, str] | None:
    """The kind of a name that stands in a general list of the world's places, media, bodies."""
    plain = " ".join(word.folded for word in words)
    short = len(words) == 1 and len(plain) <= 4
    if (
        short
        and not words[0].text.isupper()
        and "." not in words[0].text
        and words[0].text[1:].islower()
        and len(plain) <= 3
    ):
        return None  # "Us", "Who", "It": an acronym stands in capitals
    if lexicon.lang == "ru" and not (short and words[0].text.isupper()):
        by_stem = _stems("ru").get(tuple(stem(word.folded, lexicon.endings) for word in words))
        if by_stem is not None:
            return by_stem
    for name in _forms(words, lexicon):
        if name in outlets():
            return OUTLET, "listed-outlet"
        if name in organisations():
            return ORGANISATION, "listed-organisation"
        if name in territories():
            return PLACE, "listed-country"
        if name in cities() and not (short and words[0].text.isupper()):
            return PLACE, "listed-city"
    return None


@cache
def _stems(lang: str) -> dict[tuple[str, ...], tuple[MentionKind, str]]:
    """The listed names by the stems of their words, for languages with cases."""
    words = lexicon_of(lang)
    found: dict[tuple[str, ...], tuple[MentionKind, str]] = {}
    for listed, kind in (
        (territories(), (PLACE, "listed-country")),
        (organisations(), (ORGANISATION, "listed-organisation")),
        (outlets(), (OUTLET, "listed-outlet")),
    ):
        for name in sorted(listed) if words is not None else ():
            if not name.isascii() and words is not None:
                found[tuple(stem(word, words.endings) for word in name.split())] = kind
    return found


def _forms(words: Sequence[Word], lexicon: Lexicon) -> list[str]:
    plain = " ".join(word.folded for word in words)
    forms = [plain]
    if lexicon.lang == "en":
        return forms
    base = stem(words[-1].folded, lexicon.endings)
    head = [word.folded for word in words[:-1]]
    return forms + [" ".join([*head, base + end]) for end in ("", *lexicon.endings)]


def headed_kind(words: Sequence[Word], lexicon: Lexicon) -> tuple[MentionKind, str] | None:
    """The kind of a name that holds the head noun of a body, place or document: "Ministry of …", "… Airport"."""
    link = next((i for i, word in enumerate(words) if i and word.folded in lexicon.links), len(words))
    heads = (words[link - 1].folded, words[0].folded)
    if len(words) < 2:
        return (ORGANISATION, "body") if has(lexicon.body_heads, heads[0], lexicon) and not words[0].owns else None
    for head in heads:
        if has(lexicon.document_heads, head, lexicon):
            return DOCUMENT, "document-head"
        if has(lexicon.outlet_heads, head, lexicon) and head == heads[0]:
            return OUTLET, "outlet-head"
        if has(lexicon.body_heads, head, lexicon):
            return ORGANISATION, "body-head"
        if has(lexicon.place_heads, head, lexicon):
            return PLACE, "place-head"
    if any(has(lexicon.body_heads, word.folded, lexicon) for word in words):
        return ORGANISATION, "body-head"
    return None


def office_end(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> int:
    """Where the titles and offices end that begin at `at`: "Deputy Minister of Defense |"; `at` if none does."""
    end, i, seen, linked = at, at, False, False
    bodied = next((n for n in range(last - 1, at, -1) if has(lexicon.body_heads, words[n].folded, lexicon)), at)
    while i < last:
        length = phrase(lexicon.address, words[:last], i, lexicon) or phrase(lexicon.offices, words[:last], i, lexicon)
        if length:
            i, end, seen, linked = i + length, i + length, True, False
        elif has(lexicon.office_adjectives, words[i].folded, lexicon) or has(
            lexicon.nationalities, words[i].folded, lexicon
        ):
            i += 1
            end = (
                i if linked and i - 1 > bodied and has(lexicon.office_adjectives, words[i - 1].folded, lexicon) else end
            )
        elif (
            not seen
            and i == at
            and i + 1 < last
            and phrase(lexicon.offices, words[:last], i + 1, lexicon)
            and capital(words[i])
        ):
            i += 1  # "Velmoran President …": of a country that no list knows
        elif (
            seen and words[i].folded in lexicon.office_links | lexicon.articles | lexicon.conjunctions and i + 1 < last
        ):
            i, linked = i + 1, True
        else:
            break
    return end


def office_start(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where the lower-case office begins that ends before `at`; `at` if there is none."""
    i, best = at, at
    while i > 0 and at - i < 8 and i < len(words) and close(words[i], words[i - 1]):
        found = 0
        for length in range(min(4, i), 0, -1):
            if phrase(lexicon.offices | lexicon.address, words[:i], i - length, lexicon) == length:
                found = length
                break
        if found:
            i -= found
            best = i
        elif best < at and (
            has(lexicon.office_adjectives, words[i - 1].folded, lexicon)
            or has(lexicon.nationalities, words[i - 1].folded, lexicon)
        ):
            i -= 1
            best = i
        else:
            break
    return best


def guessed_kind(words: Sequence[Word], before: Word | None, lexicon: Lexicon) -> tuple[MentionKind | None, str]:
    """The likeliest kind of a name that no list and no head decides."""
    if len(words) == 1 and shouted(words[0]) and len(words[0].text) <= 6:
        return ORGANISATION, "acronym"
    if before is not None and before.folded in lexicon.strong_place_cues and len(words) <= 2:
        return PLACE, "after-preposition"
    if len(words) > 1:
        return PERSON, "capitals"
    return None, "capital"
