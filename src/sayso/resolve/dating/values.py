"""From what is written (EDTF with X) to days: what needs no other day, and how the rest hangs on the page's day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from sayso.model import Grain, Tense, TimeSpan, Timex, TimexMod
from sayso.resolve.dating import calendar, feasts, foreign
from sayso.resolve.dating.spans import nth, span

WEEKDAY_REACH = 6  # days: "on Friday" is the nearest Friday; a week away, a writer says "last Friday" or gives the date
MONTHLY_REACH = 31  # days: "on the 15th" is the nearest 15th
YEARLESS_REACH = 364  # days: a writer leaves the year out for a day that lies less than a year away
OPEN = ".."
_BESIDE = ("next-point", "last-point", "past-span-point")  # rules of times that are not the page's day
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_DAY_OF_MONTH = re.compile(r"XXXX-XX-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_NTH = re.compile(r"XXXX-(\d\d)-WXX-([1-7])-#(-?[1-5])")
_DAYS_OFF = re.compile(r"(-?)P(\d{1,4})D")
_HOURS_OFF = re.compile(r"(-?)PT(\d{1,4})([HMS])")
_HOURS = {"H": 24, "M": 24 * 60, "S": 24 * 3600}  # how many make a day


class Bond(Struct, frozen=True):
    """A day named by a timex: it is one of `days`, and lies low..high days after the page's day."""

    days: int
    low: int
    high: int


def bond(timex: Timex) -> Bond | None:
    """How a timex that names one day hangs on the page's day; None if it names no day, or its day needs no page."""
    when = _exact(timex)
    if when is not None:
        return Bond(calendar.between(when.first, when.last), *_FAR)
    if timex.anchor is not None:
        return None
    for pattern, made in _BONDS:
        found = pattern.fullmatch(timex.value)
        if found is not None:
            tied = made(found, timex)
            beside = calendar.ANY if timex.weekday is None else calendar.weekday(timex.weekday)
            return Bond(tied.days & beside, tied.low, tied.high)
    return None


def _exact(timex: Timex) -> TimeSpan | None:
    """A date with its year."""
    when = span(timex.value, timex.calendar) if timex.grain is Grain.DAY and "X" not in timex.value[:4] else None
    return when if when is not None and when.grain is Grain.DAY else None


def _days_off(found: re.Match[str], _: Timex) -> Bond:
    by = int(found[2]) * (-1 if found[1] else 1)
    return Bond(calendar.ANY, by, by)


def _hours_off(found: re.Match[str], _: Timex) -> Bond:
    """Two hours ago is today or yesterday."""
    least = int(found[2]) // _HOURS[found[3]]
    return Bond(calendar.ANY, *((-least - 1, -least) if found[1] else (least, least + 1)))


def _weekday(found: re.Match[str], timex: Timex) -> Bond:
    days = calendar.weekday(int(found[1]))
    if timex.by in _BESIDE:  # "next Friday" of a Friday is a week away, as is "last Friday"
        return Bond(days, 1, 7) if timex.tense is Tense.FUTURE else Bond(days, -7, -1)
    return Bond(days, *_window(timex.tense, WEEKDAY_REACH, own=0))


def _month_day(found: re.Match[str], timex: Timex) -> Bond:
    number, of_month = int(found[1]), int(found[2])
    every = foreign.month_day(timex.calendar, number, of_month) if timex.calendar else None
    days = calendar.month_day(number, of_month) if every is None else every
    return Bond(days, *_window(timex.tense, YEARLESS_REACH, own=1 if timex.weekday is None else 0))


def _day_of_month(found: re.Match[str], timex: Timex) -> Bond:
    return Bond(calendar.month_date(int(found[1])), *_window(timex.tense, MONTHLY_REACH, own=0))


def _nth(found: re.Match[str], timex: Timex) -> Bond:
    days = _every_nth(int(found[1]), int(found[2]), int(found[3]))
    return Bond(days, *_window(timex.tense, YEARLESS_REACH, own=0))


def _feast(_: re.Match[str], timex: Timex) -> Bond:
    return Bond(feasts.every(timex.value), *_window(timex.tense, YEARLESS_REACH, own=0))


@cache
def _every_nth(month: int, weekday: int, which: int) -> int:
    found = (nth(year, month, weekday, which) for year in range(calendar.FIRST.year, calendar.LAST.year + 1))
    return sum(calendar.on(day) for day in found if day is not None)


_FAR = (-(10**5), 10**5)  # days: no bond
_BONDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Timex], Bond]], ...] = (
    (_DAYS_OFF, _days_off),
    (_HOURS_OFF, _hours_off),
    (_WEEKDAY, _weekday),
    (_MONTH_DAY, _month_day),
    (_DAY_OF_MONTH, _day_of_month),
    (_NTH, _nth),
    (feasts.FEAST, _feast),
)
_MONTH = re.compile(r"XXXX-(0[1-9]|1[0-2])")
_OFFSET = re.compile(r"(-?)P(\d{1,3})([WMY])")
_LENGTH = {"W": 7, "M": 30, "Y": 365}  # days
_SLACK = {"W": 6, "M": 31, "Y": 366}  # days by which "two months ago" can be off: any day of that month is meant


def loose(timex: Timex) -> Bond | None:
    """As `bond`; of a month, a year or a week the days that it holds, or roughly how far it lies off the page."""
    if (tied := bond(timex)) is not None:
        return tied
    if (when := plain(timex)) is not None:
        return Bond(calendar.between(when.first, when.last), *_FAR)
    month = None if timex.calendar else _MONTH.fullmatch(timex.value)
    if month is not None:
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
    start, _, end = timex.value.partition("/")
    low, high = span(start, timex.calendar), span(end or start, timex.calendar)
    if (low is None and start != OPEN) or (high is None and end != OPEN):
        return None
    if low is None:
        return None if high is None else TimeSpan(None, high.last, high.grain)
    if high is None:
        return TimeSpan(low.first, None, low.grain)
    return narrowed(TimeSpan(low.first, high.last, low.grain), timex.mod)


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
