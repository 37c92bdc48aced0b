"""Days of the Islamic, the Iranian and the Julian calendar as Gregorian days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from sayso.resolve.dating import calendar

Days = tuple[date, date]  # first and last
_MOON = timedelta(1)  # Umm al-Qura counts; where the crescent is looked for, a month begins up to a day off
_YEARS = {"islamic": (1390, 1500), "persian": (1348, 1458), "julian": (1969, 2079)}  # about the days of the solver


def day(name: str, year: int, month: int, number: int) -> Days | None:
    """The day or, of the Islamic calendar, the three days that a date can mean; None if there is no such day.

    >>> day("persian", 1403, 1, 1)
    (datetime.date(2024, 3, 20), datetime.date(2024, 3, 20))
    """
    found = _at(name, year, month, number)
    if found is None:
        return None
    slack = _MOON if name == "islamic" else timedelta(0)
    return found - slack, found + slack


def month(name: str, year: int, number: int) -> Days | None:
    """The days of a month as the calendar counts them."""
    first = _at(name, year, number, 1)
    after = _at(name, year + number // 12, number % 12 + 1, 1)
    return None if first is None or after is None else (first, after - timedelta(1))


def year(name: str, number: int) -> Days | None:
    """The days of a year."""
    first, after = _at(name, number, 1, 1), _at(name, number + 1, 1, 1)
    return None if first is None or after is None else (first, after - timedelta(1))


@cache
def month_day(name: str, number: int, of_month: int) -> int:
    """This day of every year, as a set."""
    found = (day(name, each, number, of_month) for each in range(*_YEARS[name]))
    return sum({calendar.between(*days) for days in found if days is not None})


@cache
def months(name: str, number: int) -> tuple[Days, ...]:
    """This month in every year, in order."""
    found = (month(name, each, number) for each in range(*_YEARS[name]))
    return tuple(days for days in found if days is not None)


def _at(name: str, year: int, month: int, number: int) -> date | None:
    """A day that the calendar does not have, or that its library does not reach, is none."""
    try:
        return _CALENDARS[name](year, month, number)
    except (ValueError, OverflowError):
        return None


def _islamic(year: int, month: int, number: int) -> date:
    from hijridate import Hijri

    return date(*Hijri(year, month, number).to_gregorian().datetuple())


def _persian(year: int, month: int, number: int) -> date:
    from persiantools.jdatetime import JalaliDate

    day: date = JalaliDate(year, month, number).to_gregorian()  # type: ignore[no-untyped-call]
    return day


def _julian(year: int, month: int, number: int) -> date:
    """By day numbers (Richards, Calendars, in the Explanatory Supplement to the Astronomical Almanac, 15.11).

    >>> _julian(1917, 10, 25)
    datetime.date(1917, 11, 7)
    """
    if not (1 <= month <= 12 and 1 <= number <= (29 if month == 2 and year % 4 == 0 else _LENGTHS[month - 1])):
        raise ValueError(month, number)
    before = (14 - month) // 12
    years, months = year + 4800 - before, month + 12 * before - 3
    return date.fromordinal(number + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083 - _ORDINAL)


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ORDINAL = 1721425  # Julian day number of the day before 1 January of the year 1

_CALENDARS: dict[str, Callable[[int, int, int], date]] = {
    "islamic": _islamic,
    "persian": _persian,
    "julian": _julian,
}
