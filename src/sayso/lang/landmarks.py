"""What world news was full of, and when: `landmarks.tsv`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from msgspec import Struct

from sayso.errors import TableError
from sayso.text import fold

_PERIOD = re.compile(r"(\d{4})-(\d\d)/(?:(\d{4})-(\d\d)|\.\.)")
_WORD = re.compile(r"[^\W_]+")
_EXACT = 3  # letters of a word that stands as it is; a longer one is a beginning
_ENDING = 4  # letters that an ending has at most
_HEAD = 3  # letters of a first word by which names are looked up


class Landmark(Struct, frozen=True):
    """Something with a name of its own; months are counted from the year 0, a last one of None is still."""

    name: str  # the first of its names
    periods: tuple[tuple[int, int | None], ...]  # first and last month; what recurs has several

    @property
    def first(self) -> int:
        """The month before which it had no name; of what recurs there is none."""
        return self.periods[0][0] if len(self.periods) == 1 else 0


class _Name(Struct, frozen=True):
    words: tuple[str, ...]
    of: Landmark


@cache
def landmarks() -> tuple[Landmark, ...]:
    """All of them, in the order of the table. Raises TableError."""
    return tuple(landmark for landmark, _ in _rows())


@cache
def _rows() -> tuple[tuple[Landmark, tuple[str, ...]], ...]:
    text = (files("sayso.lang") / "landmarks.tsv").read_text(encoding="utf-8")
    return tuple(_row(row) for row in text.splitlines() if not row.startswith("#"))


def _row(row: str) -> tuple[Landmark, tuple[str, ...]]:
    try:
        periods, names = (part.split(mark) for part, mark in zip(row.split("\t"), " ;", strict=True))
        found = [_PERIOD.fullmatch(period) for period in periods]
        months = tuple((_month(m[1], m[2]), None if m[3] is None else _month(m[3], m[4])) for m in found if m)
        if len(months) != len(periods):
            raise ValueError(row)
    except ValueError as error:
        raise TableError(f"landmarks.tsv: {row[:60]!r} is no row: give first/last months, a tab, names") from error
    spelt = tuple(name.strip() for name in names)
    return Landmark(spelt[0], months), spelt


def _month(year: str, month: str) -> int:
    return int(year) * 12 + int(month) - 1


@cache
def _by_head() -> dict[str, tuple[_Name, ...]]:
    found: dict[str, list[_Name]] = {}
    for landmark, names in _rows():
        for name in names:
            words = tuple(_WORD.findall(fold(name).text))
            found.setdefault(words[0][:_HEAD], []).append(_Name(words, landmark))
    return {head: tuple(names) for head, names in found.items()}


def named(folded: str) -> list[tuple[int, int, Landmark]]:
    """Where in a folded text a landmark is named: start, end, which.

    >>> [(start, end) for start, end, _ in named("in the year of the fukushima disaster")]
    [(19, 28)]
    """
    words = list(_WORD.finditer(folded))
    heads = _by_head()
    out = []
    for at, word in enumerate(words):
        for name in heads.get(word[0][:_HEAD], ()):
            here = words[at : at + len(name.words)]
            if len(here) == len(name.words) and all(map(_is, here, name.words)):
                out.append((word.start(), here[-1].end(), name.of))
                break
    return out


def _is(word: re.Match[str], known: str) -> bool:
    if len(known) <= _EXACT:
        return word[0] == known
    return word[0].startswith(known) and len(word[0]) - len(known) <= _ENDING
