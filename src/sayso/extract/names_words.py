"""The words of a sentence as names see them, and the word lists of a language made ready for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from sayso.lang import table
from sayso.lang.gazetteer import nationalities
from sayso.lang.naming import Naming
from sayso.lang.words import dictionary
from sayso.text import fold

_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200b-\u200f\u00ad])"  # with the marks on it
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|{_LETTER}+(?:['’ʼ‘`´′\-‑‐–ʹʿʾ.]{_LETTER}+)*"
)  # "U.S.", "al-Munsif", "Ṭahān‘s"
_ROOT = 3  # letters of the root of a word
_LONGEST = 600  # words of one sentence that are looked at


class Word(Struct, frozen=True):
    """A word of a sentence, without its possessive."""

    text: str
    folded: str
    start: int  # of Page.text
    end: int
    gap: str  # what stands between the word before and this one
    owns: bool = False  # it had a possessive: "Danvar's"


class Lexicon(Struct, frozen=True):
    """The lists of `naming.toml` as sets of folded words; phrases as tuples of folded words."""

    lang: str
    endings: tuple[str, ...]
    common: frozenset[str]
    calendar: frozenset[str]
    address: frozenset[tuple[str, ...]]
    offices: frozenset[tuple[str, ...]]
    spokespersons: frozenset[tuple[str, ...]]
    office_adjectives: frozenset[str]
    office_links: frozenset[str]
    links: frozenset[str]
    conjunctions: frozenset[str]
    patronymics: tuple[str, ...]
    particles: frozenset[str]
    body_heads: frozenset[str]
    place_heads: frozenset[str]
    building_heads: frozenset[str]
    outlet_heads: frozenset[str]
    document_heads: frozenset[str]
    place_cues: frozenset[str]
    strong_place_cues: frozenset[str]
    adjective_endings: tuple[str, ...]
    directions: frozenset[str]
    sources: frozenset[tuple[str, ...]]
    source_adjectives: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    person_verbs: frozenset[str]
    nationalities: frozenset[str]
    possessives: tuple[str, ...]
    outlet_modifiers: frozenset[str]
    bodies: frozenset[tuple[str, ...]]
    open_bodies: frozenset[tuple[str, ...]]
    place_openers: frozenset[str]
    place_endings: tuple[str, ...]
    place_genitives: tuple[str, ...]
    place_nouns: frozenset[str]
    state_nouns: frozenset[str]
    person_nouns: frozenset[str]
    firm_nouns: frozenset[str]
    firm_words: frozenset[str]
    motion_words: frozenset[str]
    motion_links: frozenset[str]
    person_pronouns: frozenset[str]
    common_endings: tuple[str, ...]
    surname_endings: tuple[str, ...]
    demonym_endings: tuple[str, ...]
    adjective_cuts: tuple[str, ...]
    capital_adjectives: tuple[str, ...]
    relational_endings: tuple[str, ...]
    cases: bool  # names have case endings
    heads_first: bool  # the head noun stands before the name
    clitics: tuple[str, ...]
    enclitics: tuple[str, ...]
    dictionary: frozenset[str]  # common words, of which most are no names
    roots: frozenset[str]  # what their forms share
    fronts: tuple[str, ...]
    ends: tuple[str, ...]
    given: frozenset[str]  # common given names


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """The shadow of one word."""
    return fold(text).text


def stem(word: str, endings: tuple[str, ...]) -> str:
    """A folded word without its longest ending, if three letters remain."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def has(listed: frozenset[str], word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word is in a list, in any of its forms."""
    return word in listed or stem(word, lexicon.endings) in listed


@cache
def lexicon(lang: str) -> Lexicon | None:
    """The word lists of a language, or None where there is no table or it is empty."""
    words = table(lang)
    return None if words is None or not words.naming.common else _compiled(lang, words.naming)


def ordinary(word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word is a common word of the language, in any of its forms."""
    if word in lexicon.dictionary:
        return True
    return word not in lexicon.given and root(word, lexicon.fronts, lexicon.ends) in lexicon.roots


@lru_cache(maxsize=1 << 16)
def root(word: str, fronts: tuple[str, ...], ends: tuple[str, ...]) -> str:
    """What the forms of a folded word share: it without its longest front and end, at least three letters."""
    for front in fronts:
        if word.startswith(front) and len(word) - len(front) >= _ROOT:
            word = word[len(front) :]
            break
    for end in ends:
        if word.endswith(end) and len(word) - len(end) >= _ROOT:
            return word[: -len(end)]
    return word


def _longest(cuts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({folded(cut) for cut in cuts}, key=lambda cut: (-len(cut), cut)))


def _compiled(lang: str, naming: Naming) -> Lexicon:
    ends = tuple(sorted({folded(ending) for ending in naming.endings}, key=lambda ending: (-len(ending), ending)))

    def one(listed: Iterable[str]) -> frozenset[str]:
        plain = {folded(word) for word in listed}
        return frozenset(plain | {stem(word, ends) for word in plain}) if ends and lang != "en" else frozenset(plain)

    def many(listed: Iterable[str]) -> frozenset[tuple[str, ...]]:
        phrases = {tuple(folded(word) for word in phrase.split()) for phrase in listed}
        stems = {tuple(stem(word, ends) for word in phrase) for phrase in phrases} if lang != "en" else set()
        return frozenset(phrases | stems)

    fronts, rears = _longest(naming.word_fronts), _longest(naming.word_ends)
    plain = dictionary(lang) - frozenset(folded(word) for word in naming.given_names)
    return Lexicon(
        lang=lang,
        endings=ends,
        common=frozenset(folded(word) for word in naming.common),
        calendar=one(naming.calendar),
        address=many(naming.forms_of_address),
        offices=many(naming.offices),
        spokespersons=many(naming.spokespersons),
        office_adjectives=one(naming.office_adjectives),
        office_links=one(naming.office_links),
        links=one(naming.links),
        patronymics=tuple(folded(word) for word in naming.patronymics),
        conjunctions=one(naming.conjunctions),
        particles=one(naming.particles),
        body_heads=one(naming.body_heads),
        place_heads=one(naming.place_heads),
        building_heads=one(naming.building_heads),
        outlet_heads=one(naming.outlet_heads),
        document_heads=one(naming.document_heads),
        place_cues=one(naming.place_cues),
        strong_place_cues=one(naming.strong_place_cues),
        adjective_endings=tuple(folded(word) for word in naming.adjective_endings),
        directions=one(naming.directions),
        sources=many(naming.sources),
        source_adjectives=one(naming.source_adjectives),
        determiners=one(naming.determiners),
        articles=frozenset(folded(word) for word in naming.articles),
        person_verbs=one(naming.person_verbs),
        nationalities=one([*nationalities(lang), *naming.groups]),
        possessives=tuple(sorted((folded(word) for word in naming.possessives), key=len, reverse=True)),
        outlet_modifiers=one(naming.outlet_modifiers),
        bodies=many(naming.bodies),
        open_bodies=many(naming.open_bodies),
        place_openers=one(naming.place_openers),
        place_endings=tuple(folded(word) for word in naming.place_endings),
        place_genitives=tuple(folded(word) for word in naming.place_genitives),
        place_nouns=one(naming.place_nouns),
        state_nouns=one(naming.state_nouns),
        person_nouns=one(naming.person_nouns),
        firm_nouns=one(naming.firm_nouns),
        firm_words=one(naming.firm_words),
        motion_words=one(naming.motion_words),
        motion_links=one(naming.motion_links),
        person_pronouns=one(naming.person_pronouns),
        capital_adjectives=tuple(folded(word) for word in naming.capital_adjectives),
        adjective_cuts=tuple(folded(word) for word in naming.adjective_cuts),
        demonym_endings=tuple(folded(word) for word in naming.demonym_endings),
        surname_endings=tuple(folded(word) for word in naming.surname_endings),
        common_endings=tuple(folded(word) for word in naming.common_endings),
        relational_endings=tuple(folded(word) for word in naming.relational_endings),
        cases=naming.cases,
        heads_first=naming.heads_first,
        clitics=tuple(folded(word) for word in naming.clitics),
        enclitics=tuple(folded(word) for word in naming.enclitics),
        dictionary=plain,
        roots=frozenset(root(word, fronts, rears) for word in plain),
        fronts=fronts,
        ends=rears,
        given=one(naming.given_names),
    )


def tokens(text: str, start: int, end: int, lexicon: Lexicon) -> list[Word]:
    """The words of text[start:end)."""
    joined = tuple(clitic for clitic in lexicon.clitics if clitic.endswith("'"))
    return list(_tokens(text, start, end, lexicon.possessives, joined))


def _tokens(text: str, start: int, end: int, possessives: tuple[str, ...], joined: tuple[str, ...]) -> Iterator[Word]:
    last = start
    for number, found in enumerate(_TOKEN.finditer(text, start, end)):
        if number >= _LONGEST:
            return
        at, to = found.span()
        gap, last = text[last:at], to
        shadow, owns = folded(text[at:to]), False
        for mark in possessives:
            if shadow.endswith(mark) and len(shadow) > len(mark):
                shadow, to, owns = shadow[: -len(mark)], to - len(mark), True
                break
        for clitic in joined:  # "l'Eau": the name begins after the apostrophe
            if shadow.startswith(clitic) and len(shadow) > len(clitic):
                shadow, at = shadow[len(clitic) :], at + len(clitic)
                break
        head, mark, tail = text[at:to].partition("-")
        if (
            mark and head[:1].isupper() and tail.isalpha() and tail.islower() and len(tail) > 3
        ):  # "UN-recognised", "Paris-based"
            shadow, to, owns = folded(head), at + len(head), False
            last = to
        if shadow:
            yield Word(text[at:to], shadow.rstrip("."), at, to, gap, owns)
