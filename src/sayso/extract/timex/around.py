"""The words before a time expression that do not belong to it: since, before, after, about."""

from __future__ import annotations

from functools import cache

import regex

from sayso.extract.timex.shapes import folded, one_of
from sayso.lang.table import times_of
from sayso.lang.times import Times
from sayso.model import TimexMod
from sayso.text import fold

_REACH = 40  # characters before that are looked at


def before(text: str, start: int, lang: str) -> TimexMod:
    """What the words of a folded sentence before a place say of the time that starts there."""
    head = text[max(0, start - _REACH) : start]
    if not head.rstrip().endswith(_last_words(lang)):  # nearly always; a search costs ten times as much
        return TimexMod.NONE
    if (compared := _compared(lang)) is not None and compared.search(head):
        return TimexMod.NONE
    return next((mod for mod, pattern in _outside(lang) if pattern.search(head)), TimexMod.NONE)


def after(text: str, end: int, lang: str) -> TimexMod:
    """What the words of a folded sentence behind a place say of the time that ends there: "Cuma'dan beri"."""
    tail = text[end : end + _REACH]
    return next((mod for mod, pattern in _behind(lang) if pattern.match(tail)), TimexMod.NONE)


@cache
def _behind(lang: str) -> tuple[tuple[TimexMod, regex.Pattern[str]], ...]:
    times = times_of(lang) or Times()
    mods = (
        (TimexMod.SINCE, times.since_behind),
        (TimexMod.BEFORE, times.before_behind),
        (TimexMod.AFTER, times.after_behind),
    )
    return tuple((mod, regex.compile(rf"\s{{0,3}}(?:{one_of(words)})(?!\w)")) for mod, words in mods if words)


@cache
def _compared(lang: str) -> regex.Pattern[str] | None:
    words = (times_of(lang) or Times()).compared
    return regex.compile(rf"(?<!\w)(?:{one_of(words)})\s{{1,3}}$") if words else None


@cache
def _last_words(lang: str) -> tuple[str, ...]:
    """What the words that `before` looks for end with."""
    times = times_of(lang) or Times()
    every = (*times.compared, *times.since, *times.before, *times.after, *times.approx)
    return tuple(sorted({fold(word).text.replace("-", " ").split(" ")[-1] for word in every}))


@cache
def _outside(lang: str) -> tuple[tuple[TimexMod, regex.Pattern[str]], ...]:
    times = times_of(lang) or Times()
    proclitic = f"(?:{folded(times.proclitic)})" if times.proclitic else ""
    mods = (
        (TimexMod.SINCE, times.since),
        (TimexMod.BEFORE, times.before),
        (TimexMod.AFTER, times.after),
        (TimexMod.APPROX, times.approx),
    )
    return tuple(
        (mod, regex.compile(rf"(?<!\w){proclitic}(?:{one_of(words)})\s{{1,3}}$")) for mod, words in mods if words
    )
