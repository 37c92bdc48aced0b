"""Counting from a day: weeks, months and years away, and the day or month that is named of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from sayso.model import Grain, Tense, TimeSpan, Timex
from sayso.resolve.dating import calendar, foreign
from sayso.resolve.dating.offsets import OFFSETS
from sayso.resolve.dating.spans import part

_OFFSET = re.compile(r"(-?)P(\d{1,4})([DWMY])")
_PART_OF_YEAR = re.compile(r"(-?)P(\d{1,3})Y-(\d\d)(?:-(\d\d))?")
_DAY_OF_MONTH = re.compile(r"(-?)P(\d{1,3})M-(\d\d)")
_DAY_OF_WEEK = re.compile(r"(-?)P(\d{1,3})W-([1-7])")
_PART = re.compile(r"XXXX-(\d\d)")
_STRETCH = re.compile(r"(?P<back>-)P(?P<n>[1-9]\d{0,3})(?P<u>[DWMY])/P0D|P0D/P(?P<m>[1-9]\d{0,3})(?P<v>[DWMY])")


def counted(timex: Timex, day: date) -> TimeSpan | None:
    """The days that the value means, counted from the day; None if it does not hang on one so."""
    for pattern, made in _FORMS:
        found = pattern.fullmatch(timex.value)
        if found is not None:
            try:
                return made(found, timex, day)
            except (ValueError, OverflowError):  # before the year 1, or a 30th of a month that has none: no such day
                return None
    return None


def stretch(value: str, day: date) -> TimeSpan | None:
    """The last three years, the next two weeks: counted to the day, not to the beginning of a year or week."""
    found = _STRETCH.fullmatch(value)
    if found is None:
        return None
    back, number, unit = found["back"], int(found["n"] or found["m"]), found["u"] or found["v"]
    try:
        there = _moved(day, -number if back else number, unit)
    except (ValueError, OverflowError):
        return None
    return TimeSpan(there, day, Grain.DAY) if back else TimeSpan(day, there, Grain.DAY)


def _moved(day: date, number: int, unit: str) -> date:
    if unit in ("D", "W"):
        return day + timedelta(number * (7 if unit == "W" else 1))
    first, last = calendar.months_away(day, number * (12 if unit == "Y" else 1))
    return min(first + timedelta(day.day - 1), last)


def _by(found: re.Match[str]) -> int:
    return int(found[2]) * (-1 if found[1] else 1)


def _away(found: re.Match[str], _: Timex, day: date) -> TimeSpan | None:
    count, unit = _by(found), found[3]
    if unit == "D":
        return TimeSpan(day + timedelta(count), day + timedelta(count), Grain.DAY)
    if unit == "W":
        return TimeSpan(*calendar.week_of(day + timedelta(7 * count)), Grain.WEEK)
    if unit == "M":
        return TimeSpan(*calendar.months_away(day, count), Grain.MONTH)
    return TimeSpan(date(day.year + count, 1, 1), date(day.year + count, 12, 31), Grain.YEAR)


def _decades(found: re.Match[str], _: Timex, day: date) -> TimeSpan | None:
    """The last decade, this century: as they are numbered."""
    size = 10 if found[3] == "DE" else 100
    first = (day.year // size + _by(found)) * size
    return TimeSpan(date(first, 1, 1), date(first + size - 1, 12, 31), Grain.YEAR)


def _part_of_year(found: re.Match[str], _: Timex, day: date) -> TimeSpan | None:
    """May last year, 3 May next year, last year's autumn."""
    if found[4] is None:
        return part(day.year + _by(found), int(found[3]))
    exact = date(day.year + _by(found), int(found[3]), int(found[4]))
    return TimeSpan(exact, exact, Grain.DAY)


def _day_of_month(found: re.Match[str], _: Timex, day: date) -> TimeSpan | None:
    """The 15th of last month."""
    exact = calendar.months_away(day, _by(found))[0].replace(day=int(found[3]))
    return TimeSpan(exact, exact, Grain.DAY)


def _day_of_week(found: re.Match[str], _: Timex, day: date) -> TimeSpan | None:
    """Friday of last week."""
    exact = calendar.week_of(day)[0] + timedelta(7 * _by(found) + int(found[3]) - 1)
    return TimeSpan(exact, exact, Grain.DAY)


def _part_of_any(found: re.Match[str], timex: Timex, day: date) -> TimeSpan | None:
    """A month or season without a year: the last one that has begun, or for a coming one the next."""
    if timex.calendar:
        every = foreign.months(timex.calendar, int(found[1]))
        months = [TimeSpan(*days, Grain.MONTH) for days in every]
    else:
        made = (part(day.year + by, int(found[1])) for by in (-1, 0, 1, 2))
        months = [month for month in made if month is not None]
    if timex.tense is Tense.FUTURE:
        return next((month for month in months if month.last is not None and month.last >= day), None)
    return next((month for month in reversed(months) if month.first is not None and month.first <= day), None)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Timex, date], TimeSpan | None]], ...] = (
    (_OFFSET, _away),
    (re.compile(r"(-?)P(\d)(DE|CE)"), _decades),
    (_PART_OF_YEAR, _part_of_year),
    (_DAY_OF_MONTH, _day_of_month),
    (_DAY_OF_WEEK, _day_of_week),
    (_PART, _part_of_any),
    *OFFSETS,
)
