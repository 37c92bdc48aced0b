"""What letters sound like in the scripts of the world: `letters.toml`."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class Alike(Struct, frozen=True, forbid_unknown_fields=True):
    """Sounds and the cost of taking one for another (or, of light sounds, of leaving one out)."""

    sounds: str
    cost: float  # 0..1


class Costs(Struct, frozen=True, forbid_unknown_fields=True):
    alike: tuple[Alike, ...]
    light: Alike


class Articles(Struct, frozen=True, forbid_unknown_fields=True):
    joined: tuple[str, ...]
    hyphened: tuple[str, ...]
    single: tuple[str, ...]


class Readings(Struct, frozen=True, forbid_unknown_fields=True):
    """Scripts written in the letters of another: `hebrew` in Arabic, `greek` in Latin; `same`: in its own script."""

    same: dict[str, str]  # a letter to letters
    long: dict[str, str]  # letters for one sound, more than the tables take at once, to fewer
    hebrew: dict[str, tuple[str, ...]]
    greek: dict[str, tuple[str, ...]]


class Letters(Struct, frozen=True, forbid_unknown_fields=True):
    """Folded letters to sounds, by script, and how easily sounds are confused."""

    arabic: dict[str, str]
    cyrillic: dict[str, str]
    latin: dict[str, str]
    costs: Costs
    articles: Articles
    classes: dict[str, tuple[str, ...]]  # of consonants, by Arabic letter
    readings: Readings
    spelt: dict[str, str]  # names of the Latin letters in other scripts


@cache
def letters() -> Letters:
    """The table of letters. Raises msgspec.ValidationError if it is malformed: a defect of the package."""
    text = (files("sayso.lang") / "letters.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Letters)


_SCRIPTS = (
    ("latin", "a", "ʯ"),
    ("greek", "Ͱ", "Ͽ"),
    ("cyrillic", "Ѐ", "ӿ"),
    ("hebrew", "א", "ת"),
    ("arabic", "ء", "ۿ"),
)
_READ_IN = {"hebrew": "arabic", "greek": "latin"}
_MOST_READINGS = 6
_LONGEST = 40  # letters of a word that are read: none is longer that a person wrote


@lru_cache(maxsize=1 << 14)
def script(word: str) -> str:
    """The script of the first letter of a folded word; "" if it is none of ours."""
    first = next((letter for letter in word if letter.isalpha()), "")
    return next((name for name, low, high in _SCRIPTS if low <= first <= high), "")


@lru_cache(maxsize=1 << 14)
def readings(word: str) -> tuple[str, tuple[str, ...]]:
    """The script in which a folded word is read, and the ways to write it in the plain letters of that script.

    >>> readings("בלומ"), readings("μπλουμ"), readings("d'þor-li")
    (('arabic', ('بلوم',)), ('latin', ('bloum',)), ('latin', ("d'thorli",)))
    """
    own, word = script(word), word[:_LONGEST]
    table = letters().readings
    known = {"hebrew": table.hebrew, "greek": table.greek}.get(own)
    if known is None:
        kept = (letter for letter in word if letter.isalpha() or (letter == "'" and own == "latin"))
        plain = "".join(table.same.get(letter, letter) for letter in kept)
        for long, short in table.long.items() if own == "latin" else ():
            plain = plain.replace(long, short)
        return own, (plain,)
    ways = [""]
    for choice in _choices(word.replace("׳", "'"), known):
        ways = [way + each for way in ways for each in choice[: _MOST_READINGS // len(ways) or 1]]
    return _READ_IN[own], tuple(dict.fromkeys(ways))


def _choices(word: str, known: dict[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What the letters of a word can be, the longest groups of letters first, those at an edge before others."""
    found, at = [], 0
    while at < len(word):
        for length in (3, 2, 1):
            piece = word[at : at + length]
            edged = ("^" * (at == 0) + piece, piece + "$" * (at + length >= len(word)), piece)
            choice = next((known[each] for each in edged if each in known), None)
            if choice is not None:
                found.append(choice)
                break
        at += length
    return found
