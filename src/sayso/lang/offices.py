"""Who held which office when, and how titles name offices: `offices.tsv`, `offices.toml`."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.errors import TableError
from sayso.lang.sounds import parts
from sayso.text import fold

_HERE = files("sayso.lang")
_HELD = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))? (\S.*)")
_NOBODY = "-"
_FAMILY_FIRST = frozenset({"CN", "KP", "KR", "VN", "TW", "HK", "SG", "KH"})  # "Xi" is Xi Jinping
_BY_FIRST_NAME = frozenset({"monarch", "pope", "patriarch", "crown-prince"})


class Term(Struct, frozen=True):
    """Somebody in an office from one day to another, both included; None is still."""

    office: str
    where: str  # ISO 3166, or the name of a body
    name: str
    first: date
    last: date | None


class _Word(Struct, frozen=True, forbid_unknown_fields=True):
    offices: tuple[str, ...]
    words: tuple[str, ...]


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


class _Titles(Struct, frozen=True, forbid_unknown_fields=True):
    word: tuple[_Word, ...]
    former: _Words
    then: _Words
    elect: _Words
    not_yet: _Words


class Titles(Struct, frozen=True):
    """Beginnings of folded words."""

    offices: dict[str, frozenset[str]]  # to the offices that they can mean
    former: re.Pattern[str]
    then: re.Pattern[str]
    elect: re.Pattern[str]
    not_yet: re.Pattern[str]  # at the end of what stands before a title
    any: re.Pattern[str]  # the longest word of an office at a place


@cache
def titles() -> Titles:
    """The words of offices."""
    read = msgspec.convert(tomllib.loads((_HERE / "offices.toml").read_text(encoding="utf-8")), _Titles)
    found: dict[str, frozenset[str]] = {}
    for row in read.word:
        for word in row.words:
            folded = fold(word).text
            found[folded] = found.get(folded, frozenset()) | frozenset(row.offices)
    ordered = sorted(found, key=lambda word: (-len(word), word))
    not_yet = "|".join(re.escape(fold(word).text) for word in read.not_yet.words)
    return Titles(
        offices=found,
        former=_begins(read.former.words),
        then=_begins(read.then.words),
        elect=_begins(read.elect.words),
        not_yet=re.compile(rf"(?<!\w)(?:{not_yet})\s{{1,3}}$"),
        any=re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in ordered)})"),
    )


def _begins(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(fold(word).text) for word in words)})")


@cache
def terms() -> tuple[Term, ...]:
    """Who held which office when, in the order of the table. Raises TableError."""
    rows = (_HERE / "offices.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(term for row in rows if row and not row.startswith("#") for term in _succession(row))


def _succession(row: str) -> list[Term]:
    try:
        office, where, held = row.split("\t")
        found = [_HELD.fullmatch(one.strip()) for one in held.split(";")]
        begun = [(date(int(m[1]), int(m[2]), int(m[3] or 1)), m[4]) for m in found if m is not None]
        if len(begun) != len(found) or begun != sorted(begun, key=lambda one: one[0]):
            raise ValueError(row)
    except ValueError as error:
        raise TableError(f"offices.tsv: {row[:60]!r} is no succession: mend the row") from error
    ends: list[date | None] = [day for day, _ in begun[1:]]
    return [
        Term(office, where, name, day, end)
        for (day, name), end in zip(begun, [*ends, None], strict=True)
        if name != _NOBODY
    ]


@cache
def by_word() -> dict[str, tuple[Term, ...]]:
    """Terms by the words under which their holders are known alone."""
    found: dict[str, list[Term]] = {}
    for term in terms():
        for word in known_as(term):
            found.setdefault(word, []).append(term)
    return {word: tuple(held) for word, held in found.items()}


@cache
def by_key() -> dict[str, tuple[Term, ...]]:
    """The same by the keys of these words, for names in other scripts."""
    made = word_keys()
    found: dict[str, list[Term]] = {}
    for word, held in by_word().items():
        for key in made[word]:
            found.setdefault(key, []).extend(held)
    return {key: tuple(held) for key, held in found.items()}


@cache
def word_keys() -> dict[str, tuple[str, ...]]:
    """The keys of these words, as tools/build_keys.py wrote them."""
    text = (files("sayso.lang") / "offices_keys.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: tuple(made.split()) for word, made in rows}


@cache
def known_as(term: Term) -> tuple[str, ...]:
    """The words of a name that can stand alone: the last name; the family name where it stands first; a monarch's."""
    words = tuple(word for word in parts(term.name) if word not in _TAILS)
    if term.office in _BY_FIRST_NAME:
        return words[:1]
    return (words[0], words[-1]) if term.where in _FAMILY_FIRST else words[-1:]


_TAILS = frozenset({"jr", "sr", "ii", "iii"})
