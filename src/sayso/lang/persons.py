"""How persons are named in all languages: `persons.toml`, and which given names are one name: `nicknames.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.text import fold


class Chains(Struct, frozen=True, forbid_unknown_fields=True):
    """Words about a father's name: before it, behind it, endings of it."""

    before: tuple[str, ...]
    given_too: tuple[str, ...]
    behind: tuple[str, ...]
    endings: tuple[str, ...]


class Sides(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand before a name, and behind it."""

    before: tuple[str, ...]
    behind: tuple[str, ...] = ()
    given_too: tuple[str, ...] = ()


class Sexes(Struct, frozen=True, forbid_unknown_fields=True):
    pairs: tuple[tuple[str, str], ...]  # of a man, of a woman
    women: tuple[str, ...]


class _Persons(Struct, frozen=True, forbid_unknown_fields=True):
    heads: dict[str, tuple[str, ...]]
    joined: dict[str, tuple[str, ...]]
    stems: dict[str, dict[str, str]]
    small: dict[str, tuple[str, ...]]
    whole: dict[str, tuple[str, ...]]
    chains: Chains
    particles: Sides
    generations: dict[str, tuple[str, ...]]
    titles: Sides
    sexes: Sexes
    forenames: dict[str, tuple[str, ...]]


class Persons(Struct, frozen=True):
    """The table, folded and turned round: from a word to what it is."""

    heads: dict[str, str]  # "abdel" → "abd"
    joined: tuple[tuple[str, str], ...]  # front, head; the longest first
    stems: dict[str, dict[str, str]]  # "abd": by script, as it is written in one word with what follows
    small: frozenset[str]
    whole: dict[str, str]
    fathers: frozenset[str]
    fathers_or_given: frozenset[str]
    fathers_behind: frozenset[str]
    father_endings: tuple[str, ...]
    particles: frozenset[str]
    generations: dict[str, int]
    titles: frozenset[str]
    titles_or_given: frozenset[str]
    titles_behind: frozenset[str]
    sexes: tuple[tuple[str, str], ...]
    forenames: frozenset[str]


@cache
def persons() -> Persons:
    """The table. Raises msgspec.ValidationError if it is malformed: a defect of the package."""
    told = msgspec.convert(_read("persons.toml"), _Persons)
    joined = {_folded(front): head for head, fronts in told.joined.items() for front in fronts}
    return Persons(
        heads=_turned(told.heads),
        joined=tuple(sorted(joined.items(), key=lambda item: (-len(item[0]), item[0]))),
        stems={name: {way: _folded(word) for way, word in ways.items()} for name, ways in told.stems.items()},
        small=_set(told.small["bodies"]),
        whole=_turned(told.whole),
        fathers=_set(told.chains.before),
        fathers_or_given=_set(told.chains.given_too),
        fathers_behind=_set(told.chains.behind),
        father_endings=tuple(sorted(_set(told.chains.endings))),
        particles=_set(told.particles.before),
        generations={word: int(number) for word, number in _turned(told.generations).items()},
        titles=_set(told.titles.before),
        titles_or_given=_set(told.titles.given_too),
        titles_behind=_set(told.titles.behind),
        sexes=tuple((_folded(man), _folded(woman)) for man, woman in told.sexes.pairs),
        forenames=_set(told.forenames["first"]),
    )


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """The given names of which a folded word is a form, as numbers: two words that share one are one name.

    >>> bool(nicknames()["bill"] & nicknames()["william"])
    True
    """
    found: dict[str, set[int]] = {}
    for number, row in enumerate(_read("nicknames.toml")["names"]):
        for word in row.split():
            found.setdefault(_folded(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _read(name: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads((files("sayso.lang") / name).read_text(encoding="utf-8"))
    return table


def _folded(word: str) -> str:
    return fold(word).text


def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_folded, words))


def _turned(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {_folded(word): key for key, words in table.items() for word in words}
