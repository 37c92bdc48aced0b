"""The words of a sentence as names see them, and the word lists of a language made ready for look-up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from sayso.lang.gazetteer import nationalities
from sayso.lang.naming import Naming
from sayso.lang.table import named, naming
from sayso.lang.words import dictionary, holders, inflected, nouns, people
from sayso.text import fold

_ROOT = 3  # letters of the root of a word


class Word(Struct, frozen=True):
    """A word of a sentence, without its possessive."""

    text: str
    folded: str
    start: int  # of Page.text
    end: int
    gap: str  # what stands between the word before and this one
    owns: bool = False  # it had a possessive: "Danvar's"
    apart: bool = False  # no part of the name before it: "Anna Lestova | Ankara'da"


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
    source_people: frozenset[tuple[str, ...]]
    source_circles: frozenset[tuple[str, ...]]
    source_relations: frozenset[tuple[str, ...]]
    source_clauses: frozenset[tuple[str, ...]]
    source_fronts: frozenset[tuple[str, ...]]
    numbered_documents: frozenset[str]
    number_words: frozenset[str]
    place_documents: frozenset[tuple[str, ...]]
    determiners: frozenset[str]
    articles: frozenset[str]
    person_verbs: frozenset[str]
    nationalities: frozenset[str]
    possessives: tuple[str, ...]
    place_suffixes: tuple[str, ...]
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
    firm_heads: frozenset[str]
    firm_verbs: frozenset[str]
    firm_shares: frozenset[str]
    firm_offices: frozenset[tuple[str, ...]]
    legal_forms: frozenset[str]
    plural_verbs: frozenset[str]
    body_shares: frozenset[str]
    front_particles: frozenset[str]
    event_openers: frozenset[str]
    event_heads: frozenset[str]
    vessel_openers: frozenset[str]
    place_kinds: frozenset[str]
    apposers: frozenset[str]
    guests: tuple[str, ...]
    surname_heads: frozenset[str]
    media_nouns: frozenset[str]
    sentence_openers: frozenset[str]
    contracted: frozenset[str]
    prefixes: frozenset[str]
    body_links: frozenset[str]
    doubtful_months: frozenset[str]
    holder_nouns: frozenset[str]
    copulas: frozenset[str]
    motion_words: frozenset[str]
    motion_links: frozenset[str]
    person_pronouns: frozenset[str]
    common_endings: tuple[str, ...]
    surname_endings: tuple[str, ...]
    demonym_endings: tuple[str, ...]
    adjective_cuts: tuple[str, ...]
    capital_adjectives: tuple[str, ...]
    abbreviation_fronts: tuple[str, ...]
    abbreviation_ends: tuple[str, ...]
    nameless: frozenset[str]
    firm_forms: frozenset[str]
    link_phrases: frozenset[tuple[str, ...]]
    body_openers: frozenset[str]
    whole_heads: frozenset[str]
    work_heads: frozenset[str]
    named_heads: frozenset[str]
    kind_heads: frozenset[str]
    side_nouns: frozenset[str]
    relational_endings: tuple[str, ...]
    base_forms: bool
    compound_links: tuple[str, ...]
    nouns: frozenset[str]  # common nouns, where they have a capital too
    cases: bool  # names have case endings
    heads_first: bool  # the head noun stands before the name
    clitics: tuple[str, ...]
    enclitics: tuple[str, ...]
    dictionary: frozenset[str]  # common words, of which most are no names
    roots: frozenset[str]  # what their forms share
    fronts: tuple[str, ...]
    ends: tuple[str, ...]
    given: frozenset[str]  # common given names
    person_links: frozenset[str]
    person_openers: frozenset[str]
    person_heads: frozenset[str]
    servants: frozenset[str]
    person_fronts: frozenset[str]
    person_ends: frozenset[str]
    ordinals: frozenset[str]
    twofold: frozenset[str]
    collectives: frozenset[str]
    regions: frozenset[tuple[str, ...]]
    club_words: frozenset[str]
    team_heads: frozenset[str]
    word_shapes: tuple[str, ...]
    towns: frozenset[tuple[str, ...]]
    doubtful_towns: frozenset[str]
    generic_heads: frozenset[str]
    body_purposes: frozenset[str]
    realm_heads: frozenset[str]
    ministries: frozenset[str]
    office_heads: frozenset[str]  # the offices of one word
    land_firsts: frozenset[str]  # first words of `regions` and `towns`
    lands: frozenset[str]  # countries that the table names
    holders: frozenset[str]  # names by which holders of offices are known alone
    people: frozenset[str]  # words of which names of people are made


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """The shadow of one word."""
    return fold(text).text


def stem(word: str, endings: tuple[str, ...]) -> str:
    """A folded word without its longest ending, if three letters remain."""
    for ending in endings if word.endswith(endings) else ():
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def has(listed: frozenset[str], word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word is in a list, in any of its forms."""
    return word in listed or stem(word, lexicon.endings) in listed


@cache
def lexicon(lang: str) -> Lexicon | None:
    """The word lists of a language, or None where there is no table or it is empty."""
    return _compiled(lang, naming(lang)) if lang in named() and naming(lang).common else None


def ordinary(word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word is a common word of the language, in any of its forms."""
    if word in lexicon.dictionary:
        return True
    return word not in lexicon.given and root(word, lexicon.fronts, lexicon.ends) in lexicon.roots


@lru_cache(maxsize=1 << 16)
def root(word: str, fronts: tuple[str, ...], ends: tuple[str, ...]) -> str:
    """What the forms of a folded word share: it without its longest front and end, at least three letters."""
    for front in fronts if word.startswith(fronts) else ():
        if word.startswith(front) and len(word) - len(front) >= _ROOT:
            word = word[len(front) :]
            break
    for end in ends if word.endswith(ends) else ():
        if word.endswith(end) and len(word) - len(end) >= _ROOT:
            return word[: -len(end)]
    return word


def _longest(cuts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({folded(cut) for cut in cuts}, key=lambda cut: (-len(cut), cut)))


def _compiled(lang: str, naming: Naming) -> Lexicon:
    """Each list in the shape that the field of its name asks for, and those that stand under another name."""
    ends = _longest(naming.endings)
    cut = () if naming.base_forms else ends
    shapes = {field.name: _SHAPES[field.type] for field in fields(Lexicon) if hasattr(naming, field.name)}
    made: dict[str, Any] = {name: shape(getattr(naming, name), cut) for name, shape in shapes.items()}
    fronts, rears = _longest(naming.word_fronts), _longest(naming.word_ends)
    sole = _plain([*naming.given_names, *_guests(naming)], ()) - _plain(naming.twofold, ())
    plain = dictionary(lang) - sole
    made |= {
        "lang": lang,
        "endings": ends,
        "possessives": _longest(naming.possessives),
        "common": _plain(naming.common, ()),
        "articles": _plain(naming.articles, ()),
        "address": _phrases(naming.forms_of_address, cut),
        "nationalities": _plain([*nationalities(lang), *naming.groups], cut),
        "given": _plain([*naming.given_names, *_guests(naming)], cut),
        "dictionary": plain | (inflected(lang) - sole),
        "nouns": nouns(lang) | _plain(_own_nouns(naming), ()) if naming.capital_nouns else frozenset(),
        "roots": frozenset(root(word, fronts, rears) for word in plain),
        "fronts": fronts,
        "ends": rears,
        "people": people(lang),
        "holders": holders(lang),
        "land_firsts": _plain([name.split()[0] for name in (*naming.regions, *naming.towns)], ()),
        "lands": _plain([name for names in naming.territories.values() for name in names], ()),
        "office_heads": _plain([phrase for phrase in naming.offices if " " not in phrase], cut),
    }
    return Lexicon(**made)


def _own_nouns(naming: Naming) -> Iterator[str]:
    """The words of the lists that hold nouns."""
    for name in _NOUNS:
        for phrase in getattr(naming, name):
            yield from phrase.split()


def _guests(own: Naming) -> Iterator[str]:
    """Given names of the languages whose names are met in the texts of this one."""
    return (name for guest in own.guests for name in naming(guest).given_names)


def _plain(listed: Iterable[str], cut: tuple[str, ...]) -> frozenset[str]:
    """Folded words, and what remains of them without the endings `cut`."""
    words = {folded(word) for word in listed}
    return frozenset(words | {stem(word, cut) for word in words})


def _phrases(listed: Iterable[str], cut: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    phrases = {tuple(folded(word) for word in phrase.split()) for phrase in listed}
    return frozenset(phrases | {tuple(stem(word, cut) for word in phrase) for phrase in phrases})


def _in_order(listed: Iterable[str], _cut: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(folded(word) for word in listed)


def _as_is(listed: object, _cut: tuple[str, ...]) -> object:
    return listed


_NOUNS = (
    *("forms_of_address", "offices", "sources", "bodies", "open_bodies"),
    *("body_heads", "place_heads", "outlet_heads", "document_heads", "place_nouns", "person_nouns", "firm_nouns"),
)
_SHAPES: dict[object, Callable[..., object]] = {
    frozenset[str]: _plain,
    frozenset[tuple[str, ...]]: _phrases,
    tuple[str, ...]: _in_order,
    bool: _as_is,
}
