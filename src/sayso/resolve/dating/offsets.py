"""Counting in quarters, in several units at once, and to a weekday or week of what is counted to."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from sayso.model import Grain, Tense, TimeSpan, Timex
from sayso.resolve.dating import calendar
from sayso.resolve.dating.spans import nth, part, span

_Made = Callable[[re.Match[str], Timex, date], TimeSpan | None]


def _quarters(found: re.Match[str], _: Timex, day: date) -> TimeSpan | None:
    """The last quarter, the next two."""
    at = day.year * 4 + (day.month - 1) // 3 + int(found[2]) * (-1 if found[1] else 1)
    return part(at // 4, 33 + at % 4)


def _several(found: re.Match[str], _: Timex, day: date) -> TimeSpan | None:
    """A month and 21 days ago; hours beside days make no other day."""
    sign = -1 if found[1] else 1
    if not any(found.groups()[1:5]):
        return None
    years, months, weeks, days = (int(number or 0) for number in found.groups()[1:5])
    there = calendar.months_away(day, sign * (12 * years + months))
    moved = min(there[0] + timedelta(day.day - 1), there[1]) + timedelta(sign * (7 * weeks + days))
    if weeks or days:
        return TimeSpan(moved, moved, Grain.DAY)
    return TimeSpan(*there, Grain.MONTH)


def _nth_of_month(found: re.Match[str], _: Timex, day: date) -> TimeSpan | None:
    """The second Monday of next month."""
    first = calendar.months_away(day, int(found[2]) * (-1 if found[1] else 1))[0]
    return _one(nth(first.year, first.month, int(found[3]), int(found[4])))


def _nth_of_year(found: re.Match[str], _: Timex, day: date) -> TimeSpan | None:
    """The second Monday of May next year."""
    return _one(nth(day.year + int(found[2]) * (-1 if found[1] else 1), int(found[3]), int(found[4]), int(found[5])))


def _one(day: date | None) -> TimeSpan | None:
    return None if day is None else TimeSpan(day, day, Grain.DAY)


def _week_of_year(found: re.Match[str], _: Timex, day: date) -> TimeSpan | None:
    """The first week of last year."""
    return span(f"{day.year + int(found[2]) * (-1 if found[1] else 1):04}-W{found[3]}")


def _week_of_month(found: re.Match[str], _: Timex, day: date) -> TimeSpan | None:
    """The first week of next month."""
    first = calendar.months_away(day, int(found[2]) * (-1 if found[1] else 1))[0]
    return span(f"{first:%Y-%m}-W{found[3]}")


def _week_of_any(found: re.Match[str], timex: Timex, day: date) -> TimeSpan | None:
    """A week by its number, or of a month, in a year that is not said: the last that has begun, or the next."""
    years = (day.year - 1, day.year, day.year + 1)
    weeks = [week for year in years if (week := span(f"{year:04}{found[1]}")) is not None]
    if timex.tense is Tense.FUTURE:
        return next((week for week in weeks if week.last is not None and week.last >= day), None)
    return next((week for week in reversed(weeks) if week.first is not None and week.first <= day), None)


OFFSETS: tuple[tuple[re.Pattern[str], _Made], ...] = (
    (re.compile(r"(-?)P(\d{1,3})Q"), _quarters),
    (
        re.compile(r"(-?)P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T[\dHMS]{2,12})?"),
        _several,
    ),
    (re.compile(r"(-?)P(\d{1,3})M-WXX-([1-7])-#(-?[1-5])"), _nth_of_month),
    (re.compile(r"(-?)P(\d{1,3})Y-(\d\d)-WXX-([1-7])-#(-?[1-5])"), _nth_of_year),
    (re.compile(r"(-?)P(\d{1,3})Y-W(-1|\d\d)"), _week_of_year),
    (re.compile(r"(-?)P(\d{1,3})M-W(-1|\d\d)"), _week_of_month),
    (re.compile(r"XXXX(-(?:\d\d-)?W(?:-1|\d\d))"), _week_of_any),
)
