"""What a run of capitals names: the office before a name, the name itself, and its kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from sayso.extract.names.runs import capital, close, shouted
from sayso.extract.names.words import Lexicon, Word, has, ordinary, stem
from sayso.extract.names.words import lexicon as lexicon_of
from sayso.lang.companies import companies
from sayso.lang.gazetteer import cities, organisations, outlets, regions, territories, territories_in
from sayso.model import MentionKind

_ACRONYM = 6  # letters of one at most
_MIXED = 4  # letters of one with small letters in it
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
    return tuple(_case_base(word.folded, lexicon.lang) if lexicon.cases else word.folded for word in words)


@lru_cache(maxsize=1 << 15)
def _case_base(word: str, lang: str) -> str:
    words = lexicon_of(lang)
    return word if words is None else _base(word, words)


def _base(word: str, lexicon: Lexicon) -> str:
    """A word without its case; the ending of a surname is none: "Лестова" and "Лестов" give "лестов"."""
    for own in lexicon.surname_endings:
        for case in ("", *lexicon.endings):
            if word.endswith(own + case) and len(word) - len(own + case) > 1:
                return word[: len(word) - len(case)]
    return stem(word, lexicon.endings)


def spelt(words: Sequence[Word]) -> str:
    """Folded words with what binds them: "johnson & johnson"."""
    return "".join(
        (word.gap if at and "&" in word.gap else " " * bool(at)) + word.folded for at, word in enumerate(words)
    )


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
    plain = spelt(words)
    short = len(words) == 1 and len(plain) <= 4
    if (
        short
        and not words[0].text.isupper()
        and "." not in words[0].text
        and words[0].text[1:].islower()
        and len(plain) <= 3
    ):
        return None  # "Us", "Who", "It": an acronym stands in capitals
    if (lexicon.cases or lexicon.nouns) and not (short and words[0].text.isupper()):
        by_stem = _stems(lexicon.lang).get(tuple(stem(word.folded, lexicon.endings) for word in words))
        if by_stem is not None:
            return by_stem
    acronym = short and words[0].text.isupper()
    kinds = (_form_kind(name, lexicon.lang, several=len(words) > 1, acronym=acronym) for name in _forms(words, lexicon))
    return next((kind for kind in kinds if kind is not None), None)


def _form_kind(name: str, lang: str, *, several: bool, acronym: bool) -> tuple[MentionKind, str] | None:
    """The kind of one form of a name in the lists."""
    if name in outlets():
        return OUTLET, "listed-outlet"
    if name in organisations():
        return ORGANISATION, "listed-organisation"
    if name in territories_in(lang):
        return PLACE, "listed-country"
    if len(name) > 4 and name in regions():
        return PLACE, "listed-region"
    if several and name in companies():
        return ORGANISATION, "listed-company"
    return (PLACE, "listed-city") if name in cities() and not acronym else None


@cache
def linked_openers() -> frozenset[str]:
    """First words of listed names of three words or more."""
    every = (*sorted(organisations()), *sorted(territories()), *sorted(companies()))
    return frozenset(name.split()[0] for name in every if name.count(" ") > 1)


def company(name: Sequence[Word], lexicon: Lexicon) -> int:
    """What the list of companies says for a name, 0..6: less for a common word, a given name, a surname or a city."""
    plain = spelt(name)
    if plain not in companies():
        return 0
    doubtful = len(name) == 1 and (
        plain in cities() or plain in lexicon.given or ordinary(plain, lexicon) or personal_end(plain, lexicon)
    )
    return 2 if doubtful else 6


def personal_end(word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word ends as surnames do: "-son", "-ov"."""
    return word.endswith(lexicon.surname_endings or ("\0",))


@cache
def _stems(lang: str) -> dict[tuple[str, ...], tuple[MentionKind, str]]:
    """The listed names by the stems of their words, for languages with cases."""
    words = lexicon_of(lang)
    found: dict[tuple[str, ...], tuple[MentionKind, str]] = {}
    for listed, kind in (
        (territories_in(lang), (PLACE, "listed-country")),
        (organisations(), (ORGANISATION, "listed-organisation")),
        (outlets(), (OUTLET, "listed-outlet")),
    ):
        for name in sorted(listed) if words is not None else ():
            if words is not None and (not name.isascii() or (words.nouns and " " in name)):
                found[tuple(stem(word, words.endings) for word in name.split())] = kind
    return found


def _forms(words: Sequence[Word], lexicon: Lexicon) -> list[str]:
    plain = spelt(words)
    forms = [plain]
    if lexicon.base_forms:
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
    if len(words) == 2 and words[0].folded in lexicon.given and words[1].folded in lexicon.surname_heads:
        return None  # "Dave Camp"
    for head in heads:
        named = len(words) == link and head == words[0].folded and head in lexicon.given  # "Bill Other"
        if has(lexicon.document_heads, head, lexicon) and not named:
            return DOCUMENT, "document-head"
        if has(lexicon.outlet_heads, head, lexicon) and head == heads[0]:
            return OUTLET, "outlet-head"
        if has(lexicon.body_heads, head, lexicon):
            return ORGANISATION, "body-head"
        if has(lexicon.place_heads, head, lexicon):
            return PLACE, "place-head"
    if any(has(lexicon.body_heads, word.folded, lexicon) for word in words):
        return ORGANISATION, "body-head"
    return next((kind for guest in lexicon.guests if (kind := _guest_kind(words, guest)) is not None), None)


def _guest_kind(words: Sequence[Word], guest: str) -> tuple[MentionKind, str] | None:
    """The kind by the last word of a name that keeps the words of another language: "le National Trust"."""
    lexicon = lexicon_of(guest)
    if lexicon is None or not all(map(capital, words)):
        return None
    last = words[-1].folded
    for listed, kind in (
        (lexicon.document_heads, (DOCUMENT, "document-head")),
        (lexicon.outlet_heads, (OUTLET, "outlet-head")),
        (lexicon.body_heads, (ORGANISATION, "body-head")),
        (lexicon.firm_words, (ORGANISATION, "body-head")),
        (lexicon.legal_forms, (ORGANISATION, "legal-form")),
        (lexicon.place_heads, (PLACE, "place-head")),
    ):
        if has(listed, last, lexicon):
            return kind
    return None


def acronym(word: Word) -> bool:
    """ "KPA", "KPA-ROV", "KoD"."""
    if sum(letter.isdigit() for letter in word.text) > 1:
        return False  # "SB1062"
    capitals = sum(letter.isupper() for letter in word.text)
    mixed = capitals > 1 and len(word.text) <= _MIXED
    return mixed or (shouted(word) and all(len(part) <= _ACRONYM for part in word.text.split("-")))


def office_end(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> int:
    """Where the titles and offices end that begin at `at`: "Deputy Minister of Defense |"; `at` if none does."""
    end, i, seen, linked = at, at, False, False
    bodied = next((n for n in range(last - 1, at, -1) if has(lexicon.body_heads, words[n].folded, lexicon)), at)
    while i < last:
        length = phrase(lexicon.address, words[:last], i, lexicon) or phrase(lexicon.offices, words[:last], i, lexicon)
        if linked and i + 1 < last and has(lexicon.firm_words, words[i + 1].folded, lexicon):
            break  # "head of General Motors"
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
            and words[i].folded not in lexicon.given
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
            before = words[:i]
            if length in (
                phrase(lexicon.offices, before, i - length, lexicon),
                phrase(lexicon.address, before, i - length, lexicon),
            ):
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
    if len(words) == 1 and acronym(words[0]):
        return ORGANISATION, "acronym"
    if before is not None and before.folded in lexicon.strong_place_cues and len(words) <= 2:
        return PLACE, "after-preposition"
    if len(words) > 1:
        return PERSON, "capitals"
    return None, "capital"
