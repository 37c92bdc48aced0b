"""From what is written (EDTF with X) to days: what needs no other day, and how the rest hangs on the page's day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from sayso.model import Grain, Tense, TimeSpan, Timex, TimexMod
from sayso.resolve import calendar

WEEKDAY_REACH = 6  # days: "on Friday" is the nearest Friday; a week away, a writer says "last Friday" or gives the date
YEARLESS_REACH = 364  # days: a writer leaves the year out for a day that lies less than a year away
_DAY = re.compile(r"(?:(\d{4})|XXXX)-(\d\d)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_DAYS_OFF = re.compile(r"(-?)P(\d{1,4})D")
_QUARTER, _SEASON = range(33, 37), range(21, 25)


class Bond(Struct, frozen=True):
    """A day named by a timex: it is one of `days`, and lies low..high days after the page's day."""

    days: int
    low: int
    high: int


def bond(timex: Timex) -> Bond | None:
    """How a timex that names one day hangs on the page's day; None if it names no day, or its day needs no page."""
    off = _DAYS_OFF.fullmatch(timex.value)
    if off is not None and timex.anchor is None:
        by = int(off[2]) * (-1 if off[1] else 1)
        return Bond(calendar.ANY if timex.weekday is None else calendar.weekday(timex.weekday), by, by)
    if (found := _WEEKDAY.fullmatch(timex.value)) is not None:
        return Bond(calendar.weekday(int(found[1])), *_window(timex.tense, WEEKDAY_REACH, own=0))
    if (found := _DAY.fullmatch(timex.value)) is None:
        return None
    if found[1] is not None:
        return Bond(calendar.on(date(int(found[1]), int(found[2]), int(found[3]))), *_FAR)
    days = calendar.month_day(int(found[2]), int(found[3]))
    days &= calendar.ANY if timex.weekday is None else calendar.weekday(timex.weekday)
    return Bond(days, *_window(timex.tense, YEARLESS_REACH, own=1 if timex.weekday is None else 0))


_FAR = (-(10**5), 10**5)  # days: no bond
_MONTH = re.compile(r"XXXX-(\d\d)")
_OFFSET = re.compile(r"(-?)P(\d{1,3})([WMY])")
_LENGTH = {"W": 7, "M": 30, "Y": 365}  # days
_SLACK = {"W": 6, "M": 31, "Y": 366}  # days by which "two months ago" can be off: any day of that month is meant


def loose(timex: Timex) -> Bond | None:
    """As `bond`; of a month, a year or a week the days that it holds, or roughly how far it lies off the page."""
    if (tied := bond(timex)) is not None:
        return tied
    if (when := plain(timex)) is not None:
        return Bond(calendar.between(when.first, when.last), *_FAR)
    if (month := _MONTH.fullmatch(timex.value)) is not None:
        low, high = _window(timex.tense, YEARLESS_REACH, own=0)
        return Bond(calendar.month(int(month[1])), min(low, -_SLACK["M"]), max(high, 0))
    if (off := _OFFSET.fullmatch(timex.value)) is None:
        return None
    by = int(off[2]) * _LENGTH[off[3]] * (-1 if off[1] else 1)
    low, high = by - _SLACK[off[3]], by + _SLACK[off[3]]
    if timex.tense is Tense.PAST:
        return Bond(calendar.ANY, low, min(high, 0))
    return Bond(calendar.ANY, low, high)


def absolute(tied: Bond) -> bool:
    """Are its days the same on whatever day the page came out?"""
    return (tied.low, tied.high) == _FAR


def _window(tense: Tense, reach: int, *, own: int) -> tuple[int, int]:
    """A past day is the page's own or before it; a coming one is at least `own` days ahead."""
    if tense is Tense.PAST:
        return -reach, 0
    if tense is Tense.FUTURE:
        return own, reach
    return -reach, reach


def plain(timex: Timex) -> TimeSpan | None:
    """The days of a value that needs no other day: a date, month, quarter, season, year, decade, or a range of them."""
    parts = timex.value.split("/")
    low, high = _span(parts[0]), _span(parts[-1])
    if low is None or high is None:
        return None
    return narrowed(TimeSpan(low.first, high.last, low.grain), timex.mod)


def _span(value: str) -> TimeSpan | None:
    """
    >>> _span("2016-11").last
    datetime.date(2016, 11, 30)
    """
    if (found := _DAY.fullmatch(value)) is not None and found[1] is not None:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return TimeSpan(day, day, Grain.DAY)
    if (two := re.fullmatch(r"(\d{4})-(\d\d)", value)) is not None:
        return _part(int(two[1]), int(two[2]))
    if re.fullmatch(r"\d{2,4}X{0,2}", value) and len(value) == 4:
        return TimeSpan(
            date(int(value.replace("X", "0")), 1, 1), date(int(value.replace("X", "9")), 12, 31), Grain.YEAR
        )
    if re.fullmatch(r"\d{4}-XX-XX", value):
        return TimeSpan(date(int(value[:4]), 1, 1), date(int(value[:4]), 12, 31), Grain.YEAR)
    return None


def _part(year: int, part: int) -> TimeSpan | None:
    """A month; a quarter (33..36) or a northern season (21..24, three months from March, June, …) of a year."""
    if 1 <= part <= 12:
        return TimeSpan(date(year, part, 1), calendar.month_end(year, part), Grain.MONTH)
    if part in _QUARTER:
        start = date(year, 3 * (part - 33) + 1, 1)
    elif part in _SEASON:
        start = date(year, 3 * (part - 21) + 3, 1)
    else:
        return None
    return TimeSpan(start, calendar.months_away(start, 2)[1], Grain.MONTH)


def narrowed(when: TimeSpan, mod: TimexMod) -> TimeSpan:
    """The beginning or end of a year is its first or last quarter, its middle May to August; of a month, a third."""
    if when.first is None or when.last is None or mod not in (TimexMod.START, TimexMod.MID, TimexMod.END):
        return when
    third = {TimexMod.START: 0, TimexMod.MID: 1, TimexMod.END: 2}[mod]
    if when.grain is Grain.YEAR and when.first.year == when.last.year:
        months = ((1, 3), (5, 8), (10, 12))[third]  # early 2021: its first quarter; late 2021: its last
        return TimeSpan(
            date(when.first.year, months[0], 1), calendar.month_end(when.first.year, months[1]), Grain.MONTH
        )
    if when.grain is Grain.MONTH and when.first.month == when.last.month:
        days = ((0, 9), (10, 19), (20, (when.last - when.first).days))[third]
        return TimeSpan(when.first + timedelta(days[0]), when.first + timedelta(days[1]), Grain.DAY)
    return when
