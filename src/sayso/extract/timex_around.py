"""The words around a time expression: which part of it is meant, and whether a bare year is a year."""

from __future__ import annotations

from functools import cache

import regex
from msgspec import Struct

from sayso.extract.timex_rules import one_of
from sayso.lang import table
from sayso.lang.times import Times
from sayso.model import TimexMod

_LONG = regex.compile(r"(?:\d{4}|XXXX)(?:-\d\d)?|\d{3}X|-?P\w+[WMY](?:-\d\d)?")  # what has a beginning and an end
_REACH = 40  # characters before and after that are looked at


class Near(Struct, frozen=True):
    """The extent with "the beginning of" in it, and the part that is meant."""

    start: int
    end: int
    mod: TimexMod


class _Around(Struct, frozen=True):
    inside: tuple[tuple[TimexMod, regex.Pattern[str]], ...]
    outside: tuple[tuple[TimexMod, regex.Pattern[str]], ...]
    counted: regex.Pattern[str]
    measured: regex.Pattern[str]


def around(text: str, at: tuple[int, int], *, value: str, lang: str) -> Near | None:
    """The extent and its modifier; None if a bare year is a number of something."""
    known = _around(lang)
    start, end = at
    head, tail = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if value.isdigit() and text[start:end].isdigit() and (known.counted.match(tail) or known.measured.search(head)):
        return None
    if _LONG.fullmatch(value):
        for mod, pattern in known.inside:
            found = pattern.search(head)
            if found is not None:
                return Near(start - len(head) + found.start("it"), end, mod)
    if "/" in value:  # "from May 3 to May 5": the word before it belongs to the range
        return Near(start, end, TimexMod.NONE)
    mods = (mod for mod, pattern in known.outside if pattern.search(head))
    return Near(start, end, next(mods, TimexMod.NONE))


@cache
def _around(lang: str) -> _Around:
    found = table(lang)
    times = Times() if found is None else found.times
    proclitic = f"(?:{times.proclitic})" if times.proclitic else ""
    edges = ((TimexMod.START, times.start), (TimexMod.MID, times.mid), (TimexMod.END, times.end))
    mods = (
        (TimexMod.SINCE, times.since),
        (TimexMod.BEFORE, times.before),
        (TimexMod.AFTER, times.after),
        (TimexMod.APPROX, times.approx),
    )
    return _Around(
        tuple(
            (mod, regex.compile(rf"(?<!\w){proclitic}(?P<it>{one_of(words)})[\s\-]{{0,3}}$")) for mod, words in edges
        ),
        tuple((mod, regex.compile(rf"(?<!\w){proclitic}(?:{one_of(words)})\s{{1,3}}$")) for mod, words in mods),
        regex.compile(rf"[\s\-]{{1,3}}(?:{one_of(times.counted)})(?!\w)"),
        regex.compile(rf"(?<!\w)(?:{one_of(times.measured)})\s{{1,3}}$"),
    )
