"""The days of a value that needs no other day: EDTF (ISO 8601-2) without an X for the year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from sayso.model import Grain, TimeSpan
from sayso.resolve.dating import calendar, foreign
from sayso.resolve.dating.feasts import FEAST, feast

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_PART = re.compile(r"(\d{4})-(\d\d)(?:-XX)?")
_YEARS = re.compile(r"(?=.{4}$)\d{2,4}X{0,2}|\d{4}-XX-XX")
_WEEK = re.compile(r"(\d{4})-W(-1|\d\d)(?:-(\d))?")
_WEEK_OF_MONTH = re.compile(r"(\d{4})-(\d\d)-W(-1|\d\d)")
_NTH = re.compile(r"(\d{4})-(\d\d)-WXX-(\d)-#(-?\d)")
_QUARTER, _SEASON, _NORTHERN, _SOUTHERN = range(33, 37), range(21, 25), range(25, 29), range(29, 33)
_THIRD, _HALF = range(37, 40), range(40, 42)


def span(value: str, name: str = "") -> TimeSpan | None:
    """The days of a date, week, month, quarter, season, year, decade or century; None if they hang on another day.

    >>> span("2016-11").last
    datetime.date(2016, 11, 30)
    """
    for pattern, made in _FOREIGN if name else _FORMS:
        found = pattern.fullmatch(value)
        if found is not None:
            try:
                return made(found, name)
            except (ValueError, OverflowError):  # "2015-W53", the year 0: no such day
                return None
    return None


def part(year: int, number: int) -> TimeSpan | None:
    """A month; or a season (northern, from March, unless said otherwise), quarter, third or half of a year."""
    if 1 <= number <= 12:
        return TimeSpan(date(year, number, 1), calendar.month_end(year, number), Grain.MONTH)
    for numbers, months, first in _PARTS:
        if number in numbers:
            start = calendar.months_away(date(year, first, 1), months * (number - numbers.start))[0]
            return TimeSpan(start, calendar.months_away(start, months - 1)[1], Grain.MONTH)
    return None


_PARTS = ((_SEASON, 3, 3), (_NORTHERN, 3, 3), (_SOUTHERN, 3, 9), (_QUARTER, 3, 1), (_THIRD, 4, 1), (_HALF, 6, 1))


def nth(year: int, month: int, weekday: int, which: int) -> date | None:
    """The second Monday (1, 2) of a month, the last Friday (5, -1)."""
    first, last = date(year, month, 1), calendar.month_end(year, month)
    if which > 0:
        day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    else:
        day = last - timedelta((last.isoweekday() - weekday) % 7 - 7 * (which + 1))
    return day if first <= day <= last else None


def _one(day: date | None) -> TimeSpan | None:
    return None if day is None else TimeSpan(day, day, Grain.DAY)


def _day(found: re.Match[str], _: str) -> TimeSpan | None:
    return _one(date(int(found[1]), int(found[2]), int(found[3])))


def _part(found: re.Match[str], _: str) -> TimeSpan | None:
    return part(int(found[1]), int(found[2]))


def _years(found: re.Match[str], _: str) -> TimeSpan | None:
    digits = found[0][:4]
    return TimeSpan(date(int(digits.replace("X", "0")), 1, 1), date(int(digits.replace("X", "9")), 12, 31), Grain.YEAR)


def _week(found: re.Match[str], _: str) -> TimeSpan | None:
    if found[3] is not None:
        return _one(date.fromisocalendar(int(found[1]), int(found[2]), int(found[3])))
    which = date(int(found[1]), 12, 28).isocalendar().week if found[2] == "-1" else int(found[2])
    monday = date.fromisocalendar(int(found[1]), which, 1)
    return TimeSpan(monday, monday + timedelta(6), Grain.WEEK)


def _week_of_month(found: re.Match[str], _: str) -> TimeSpan | None:
    """The first week of a month is its first seven days; of the last one there can be less."""
    first, end = date(int(found[1]), int(found[2]), 1), calendar.month_end(int(found[1]), int(found[2]))
    if found[3] == "-1":  # the last: that of its last Thursday, as weeks of a year are counted
        monday = end - timedelta((end.isoweekday() - 4) % 7 + 3)
        return TimeSpan(monday, monday + timedelta(6), Grain.WEEK)
    start = first + timedelta(7 * (int(found[3]) - 1))
    return TimeSpan(start, min(start + timedelta(6), end), Grain.WEEK) if first <= start <= end else None


def _nth(found: re.Match[str], _: str) -> TimeSpan | None:
    return _one(nth(int(found[1]), int(found[2]), int(found[3]), int(found[4])))


def _feast(found: re.Match[str], _: str) -> TimeSpan | None:
    return None if found[1] == "XXXX" else _one(feast(found))


def _foreign_day(found: re.Match[str], name: str) -> TimeSpan | None:
    days = foreign.day(name, int(found[1]), int(found[2]), int(found[3]))
    return None if days is None else TimeSpan(*days, Grain.DAY)


def _foreign_month(found: re.Match[str], name: str) -> TimeSpan | None:
    days = foreign.month(name, int(found[1]), int(found[2]))
    return None if days is None else TimeSpan(*days, Grain.MONTH)


def _foreign_year(found: re.Match[str], name: str) -> TimeSpan | None:
    days = foreign.year(name, int(found[0][:4]))
    return None if days is None else TimeSpan(*days, Grain.YEAR)


_Made = Callable[[re.Match[str], str], TimeSpan | None]
_FORMS: tuple[tuple[re.Pattern[str], _Made], ...] = (
    (_DAY, _day),
    (_PART, _part),
    (_YEARS, _years),
    (_WEEK, _week),
    (_NTH, _nth),
    (_WEEK_OF_MONTH, _week_of_month),
    (FEAST, _feast),
)
_FOREIGN: tuple[tuple[re.Pattern[str], _Made], ...] = (
    (_DAY, _foreign_day),
    (_PART, _foreign_month),
    (re.compile(r"\d{4}(?:-XX-XX)?"), _foreign_year),
)
