"""The words of a language that speak of time, compiled from its table into a tree of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import regex
from babel import Locale
from babel.localedata import locale_identifiers
from msgspec import Struct

from sayso.extract.when.point import Point, read
from sayso.lang.when import Times
from sayso.lang.table import whens
from sayso.model import Tense
from sayso.text import fold

TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_TURNS = (
    "ago", "hence", "last", "next", "this", "earlier", "later", "earlier_in", "later_in", "event_before", "event_after", "anniversary", "every",
    "within", "day_of", "ordinal_day_of", "year_of", "week_of", "decade", "century", "age", "start", "mid", "end",
    "approx", "more", "less", "times", "half_past", "half_to", "quarter_past", "quarter_to", "am", "pm", "hour_before",
)  # fmt: skip
_GLUE = ("of", "article", "at", "to", "and_", "between", "from_", "per", "hour_mark", "past", "till")
_ZONES = {
    "Z": ("gmt", "utc"), "-05:00": ("est",), "-04:00": ("edt",), "-06:00": ("cst",), "-07:00": ("pdt",), "-08:00": ("pst",),
    "+01:00": ("cet", "bst"), "+02:00": ("cest", "eet"), "+03:00": ("msk", "eest", "trt"), "+09:00": ("jst", "kst"), "+08:00": ("hkt",),
}  # fmt: skip


class Lex(Struct, frozen=True):
    """One meaning of a phrase: what kind of piece it is, and its worth."""

    kind: str
    worth: Any
    names: bool = False  # a name of a month or weekday that needs a capital


Tree = dict[str, Any]  # token to subtree; "" to the Lex that end there


class Lexicon(Struct, frozen=True):
    tree: Tree
    times: Times
    proclitic: re.Pattern[str] | None
    counted: frozenset[str]
    measured: Tree
    bare_month: Tree


@cache
def lexicon(lang: str) -> Lexicon | None:
    """The words of a language; of one without a table, the month names of CLDR; None if that has none."""
    found = whens(lang)
    if found is None and lang not in _cldr():
        return None
    times = Times(locales=(lang,), of=("de", "di", "da", "do")) if found is None else found
    tree: Tree = {}
    for phrase, lex in _entries(times):
        _plant(tree, phrase, lex)
    return Lexicon(
        tree,
        times,
        re.compile(f"(?:{_folded(times.proclitic)})(?=\\w)") if times.proclitic else None,
        frozenset(tokens(word)[0] for word in times.counted if tokens(word)),
        _grown(times.measured),
        _grown(times.bare_month),
    )


def tokens(phrase: str) -> list[str]:
    """The tokens of a phrase in the form of folded text, hyphens left out."""
    return [token for token in TOKEN.findall(fold(phrase).text) if token != "-"]


def _folded(pattern: str) -> str:
    return "".join(char if char.isascii() else fold(char).text for char in pattern)


def _plant(tree: Tree, phrase: str, lex: Lex) -> None:
    at = tree
    for token in tokens(phrase):
        at = at.setdefault(token, {})
    if at is not tree:
        listed = at.setdefault("", [])
        if lex not in listed:
            listed.append(lex)


def _grown(phrases: Iterable[str]) -> Tree:
    """A tree in which only the ends matter, of phrases backwards."""
    tree: Tree = {}
    for phrase in phrases:
        at = tree
        for token in reversed(tokens(phrase)):
            at = at.setdefault(token, {})
        at[""] = True
    return tree


def _entries(times: Times) -> Iterator[tuple[str, Lex]]:
    capital = {fold(word).text for word in times.capital}
    yield from _names(times, "months", capital)
    yield from _names(times, "days", capital)
    for calendar, listed in (("islamic", times.islamic), ("persian", times.persian)):
        for number, forms in enumerate(listed, 1):
            yield from ((form, Lex("point", Point(month=number, calendar=calendar))) for form in forms)
    for value, forms in times.named.items():
        yield from ((form, Lex("point", read(value))) for form in forms)
    for value, forms in times.recurs.items():
        yield from ((form, Lex("recurs", value)) for form in forms)
    for value, forms in times.often.items():
        yield from ((form, Lex("often", value)) for form in forms)
    for unit, forms in times.units.items():
        yield from ((form, Lex("unit", unit)) for form in forms)
    for unit, forms in times.counted_units.items():
        yield from ((form, Lex("dur", unit)) for form in forms)
    yield from _counts(times)
    yield from _turns(times)
    for value, forms in (*_ZONES.items(), *times.zones.items()):
        yield from ((form, Lex("zone", value)) for form in forms)


def _counts(times: Times) -> Iterator[tuple[str, Lex]]:
    numbers = {word: int(n) if n == int(n) else n for word, n in times.numbers.items()}
    tens = {word: n for word, n in numbers.items() if n in range(20, 100, 10)}
    units = {word: n for word, n in numbers.items() if n in range(1, 10)}
    for shape in times.compose:
        made = {shape.format(tens=a, units=b): n + m for a, n in tens.items() for b, m in units.items()}
        numbers = made | numbers
    yield from ((word, Lex("num", number)) for word, number in numbers.items())
    ordinals = dict(times.ordinals)
    small = {word: n for word, n in ordinals.items() if n in range(1, 10)}
    for shape in times.compose_ordinals:
        made_too = {shape.format(tens=a, ordinal=b): n + m for a, n in tens.items() for b, m in small.items()}
        ordinals = made_too | ordinals
    yield from ((word, Lex("ord", number)) for word, number in ordinals.items())
    yield from ((mark, Lex("ordmark", mark)) for mark in times.ordinal_marks)


def _turns(times: Times) -> Iterator[tuple[str, Lex]]:
    for key in _TURNS:
        for number, phrase in enumerate(getattr(times, key)):
            head, shown, tail = phrase.partition("…")
            if head.strip() and tail.strip():
                yield head, Lex("open", (key, number))
                yield tail, Lex("close", (key, number))
            elif tail.strip():
                yield tail, Lex("behind", key)
            else:
                yield head, Lex("turn", key)
    for key in _GLUE:
        yield from ((phrase, Lex(key, key)) for phrase in getattr(times, key))


def _names(times: Times, which: str, capital: set[str]) -> Iterator[tuple[str, Lex]]:
    """Names of months or weekdays, 1 first (Monday is 1), from the table and CLDR."""
    out: dict[str, int] = {}
    own = times.months if which == "months" else times.weekdays
    never = {fold(word).text for word in (times.not_months if which == "months" else times.not_weekdays)}
    for number, forms in enumerate(own, 1):
        out |= {fold(form).text: number for form in forms}
    for code in times.locales:
        for name, number in _cldr_names(code, which).items():
            if name not in never:
                out.setdefault(name, number)
    for name, number in out.items():
        point = Point(month=number) if which == "months" else Point(weekday=number)
        yield name, Lex("point", point, names=name in capital)


def _cldr_names(code: str, which: str) -> dict[str, int]:
    locale = Locale.parse(code)
    listed = locale.months if which == "months" else locale.days
    shift = 0 if which == "months" else 1
    return {
        fold(name.rstrip(".")).text: int(number) + shift
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in listed[context][width].items()
        if not name.isdigit()
    }


@cache
def _cldr() -> frozenset[str]:
    return frozenset(locale_identifiers())
