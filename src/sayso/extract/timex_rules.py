"""The time patterns of a language, compiled from its table: words become slots, slots become groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeAlias

import regex
from babel import Locale
from babel.localedata import locale_identifiers
from msgspec import Struct

from sayso.extract.timex_needs import Sought, needs, sought
from sayso.lang import table
from sayso.lang.times import TimePattern, Times
from sayso.model import Tense, TimexMod
from sayso.text import fold

Match: TypeAlias = re.Match[str] | regex.Match[str]
YEAR = r"(?:1[6-9]|20)\d\d"
_DAY = r"3[01]|[12]\d|0?[1-9]"
_LEFT = r"(?<!\w)(?<!\d[.,/:\-])(?<![$€£#+])"
_RIGHT = r"(?!\w|[.,/:\-]\d|\s?%)"
_SLOT = regex.compile(r"(?<!\?P)<([a-z]+)(2?)>")  # "<day>", and "<day2>" for a second one; not the group "(?P<day>"
_GROUP = regex.compile(r"\(\?P<([a-z]+)(_[nw])?>")
_MONTH_N, _DAY_N = r"(?P<month_n>1[0-2]|0?[1-9])", rf"(?P<day_n>{_DAY})"
_YEAR_N = rf"(?P<year>{YEAR})"
_DATE = "{year}-{month}-{day}"
_CLOCK = r"(?:t[\d:.z+\-]{0,30})?"
_ANY_LANGUAGE = (  # digits alone, the same everywhere
    TimePattern("iso-date", rf"{_YEAR_N}-(?P<month_n>1[0-2]|0[1-9])-(?P<day_n>3[01]|[12]\d|0[1-9]){_CLOCK}", _DATE),
    TimePattern("day-dot-month-year", rf"{_DAY_N}\.{_MONTH_N}\.{_YEAR_N}", _DATE),
    TimePattern("year-dot-month-day", rf"{_YEAR_N}[./]{_MONTH_N}[./]{_DAY_N}", _DATE),
    TimePattern("slash-date", rf"(?P<first_n>\d\d?)[/\-](?P<second_n>\d\d?)[/\-]{_YEAR_N}", "{slash}"),
)  # fmt: skip


_ANY_MONTH = (  # dates in a language without a table, by the month names of CLDR
    TimePattern("day-month-year", r"<day>[.º]? (?:d[aei] )?<month>[.,]? (?:d[aei] )?<year>", _DATE),
    TimePattern("month-day-year", r"<month>\.? <day>,? <year>", _DATE),
    TimePattern("day-month", r"<day>[.º]? (?:d[aei] )?<month>", "XXXX-{month}-{day}"),
    TimePattern("month-year", r"<month> (?:d[aei] )?<year>", "{year}-{month}"),
)


class Rule(Struct, frozen=True):
    """A pattern that can be run, and what it yields."""

    name: str
    source: str
    value: str
    mod: TimexMod | None  # None: the words around say
    tense: Tense | None  # None: the clause says
    anchor: str
    priority: int

    @property
    def pattern(self) -> re.Pattern[str] | regex.Pattern[str]:
        """Compiled when a sentence first needs it: most pages need few of the patterns of their language."""
        return _pattern(self.source)


@cache
def _pattern(source: str) -> re.Pattern[str] | regex.Pattern[str]:
    """By `re`, which compiles three times as fast as `regex`; that one for patterns with a group in two branches."""
    try:
        return re.compile(source)
    except re.error:
        return regex.compile(source)


class Words(Struct, frozen=True):
    """Folded words of one language to what they stand for, and the rules over them."""

    rules: tuple[Rule, ...]
    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]  # "weeks" to "W", "يومين" to "2D"
    sought: Sought
    capital: frozenset[str]  # words that are names of months or weekdays only with a capital


def folded(pattern: str) -> str:
    """A pattern of the table in the form of folded text; ASCII, where the syntax is, stays."""
    return "".join(char if char.isascii() else fold(char).text for char in pattern)


def plain(word: str) -> str:
    """A word as it is looked up: folded, hyphens and line ends as one space."""
    return " ".join(fold(word).text.replace("-", " ").split())


def one_of(words: Iterable[str]) -> str:
    """An alternation of plain words, longest first; a space is any white space, or a hyphen."""
    ordered = sorted({fold(word).text for word in words}, key=lambda word: (-len(word), word))
    shapes = (regex.escape(word, literal_spaces=True).replace(r"\-", "-") for word in ordered)
    return "|".join(shape.replace("-", " ").replace(" ", r"[\s\-]{1,3}") for shape in shapes) or r"(?!)"


@cache
def words(lang: str) -> Words | None:
    """The rules of a language; of one without a table, dates with the month names of CLDR; None if that has none."""
    found = table(lang)
    if found is not None:
        return _compiled(found.times)
    return _compiled(Times(locales=(lang,), pattern=_ANY_MONTH)) if lang in _cldr() else None


@cache
def _cldr() -> frozenset[str]:
    return frozenset(locale_identifiers())


def _compiled(times: Times) -> Words:
    months = _calendar(times.locales, times.months, "months")
    weekdays = _calendar(times.locales, times.weekdays, "days")
    months = {word: n for word, n in months.items() if word not in {fold(w).text for w in times.not_months}}
    weekdays = {word: n for word, n in weekdays.items() if word not in {fold(w).text for w in times.not_weekdays}}
    numbers = {plain(word): n for word, n in times.numbers.items()}
    ordinals = {plain(word): n for word, n in times.ordinals.items()}
    units = {plain(word): code for code, forms in times.units.items() for word in forms}
    units |= {plain(word): code for code, forms in times.counted_units.items() for word in forms}
    capital = frozenset(fold(word).text for word in times.capital)
    slots = _slots(times, months=months, weekdays=weekdays, numbers=numbers, ordinals=ordinals)
    patterns = (*_ANY_LANGUAGE, *times.pattern)
    rules = tuple(_rule(pattern, slots, times.proclitic, n) for n, pattern in enumerate(patterns))
    counted = [plain(word) for forms in times.counted_units.values() for word in forms]
    found = sought(
        [needs(folded(pattern.match).replace("-", " ")) for pattern in patterns],
        {
            "<month>": months,
            "<weekday>": weekdays,
            "<unit>": units,
            "<counted>": counted,
            "<day>": ordinals,
            "<ordinal>": ordinals,
            "<number>": numbers,
        },
        f"(?:{folded(times.proclitic)})" if times.proclitic else "",
    )
    return Words(rules, months, weekdays, numbers, ordinals, units, found, capital)


def _calendar(locales: Iterable[str], extra: tuple[tuple[str, ...], ...], which: str) -> dict[str, int]:
    """Names of months or weekdays, 1 first (Monday is 1), from CLDR and the table."""
    out = {plain(form): n for n, forms in enumerate(extra, 1) for form in forms}
    for code in locales:
        locale = Locale.parse(code)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names = (locale.months if which == "months" else locale.days)[context][width]
                shift = 0 if which == "months" else 1
                for n, name in names.items():
                    out.setdefault(plain(name.rstrip(".")), n + shift)
    return out


def _slots(
    times: Times,
    *,
    months: Mapping[str, int],
    weekdays: Mapping[str, int],
    numbers: Mapping[str, int],
    ordinals: Mapping[str, int],
) -> dict[str, str]:
    units = [word for forms in times.units.values() for word in forms]
    counted = [word for forms in times.counted_units.values() for word in forms]
    day = rf"(?:(?P<day_n>{_DAY}){folded(times.day_suffix)}|(?P<day_w>{one_of(ordinals)}))"
    number = rf"(?:(?P<number_n>\d{{1,3}})|(?P<number_w>{one_of(numbers)}))"
    return {
        "month": rf"(?P<month>{one_of(months)})",
        "weekday": rf"(?P<weekday>{one_of(weekdays)})",
        "year": rf"(?P<year>{YEAR})",
        "day": day + r"(?!\w)",
        "number": number + r"(?!\w)",
        "unit": rf"(?P<unit>{one_of(units)})",
        "counted": rf"(?P<unit>{one_of(counted)})",
        "ordinal": rf"(?P<ordinal>{one_of(ordinals)})",
    }


def _spaced(pattern: str) -> str:
    """A space of the table is any white space, also across a line end."""
    return pattern.replace("[ ", r"[\s").replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")


def _rule(pattern: TimePattern, slots: Mapping[str, str], proclitic: str, priority: int) -> Rule:
    match = _spaced(folded(pattern.match))
    match = _SLOT.sub(lambda slot: _GROUP.sub(rf"(?P<\g<1>{slot[2]}\g<2>>", slots[slot[1]]), match)
    before = f"(?:{folded(proclitic)})" if proclitic else ""
    body = match if "(?P<it>" in match else f"(?P<it>{match})"
    source = rf"{_LEFT}{before}(?:{body}){_RIGHT}"
    mod = TimexMod(pattern.mod) if pattern.mod else None
    tense = Tense(pattern.tense) if pattern.tense else None
    return Rule(pattern.name, source, pattern.value, mod, tense, pattern.anchor, priority)
