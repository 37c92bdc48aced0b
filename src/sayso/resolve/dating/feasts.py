"""Feasts that hang on Easter: "2019-EASTER-2" is two days before that of 2019."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from sayso.resolve.dating import calendar

FEAST = re.compile(r"(\d{4}|XXXX)-EASTER([+-]\d{1,2})?")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the computus of 1876 (Nature, Meeus).

    >>> easter(2019), easter(2024)
    (datetime.date(2019, 4, 21), datetime.date(2024, 3, 31))
    """
    golden, (century, of_century) = year % 19, divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moved = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - skipped - moved + 15) % 30
    quarter, rest = divmod(of_century, 4)
    to_sunday = (32 + 2 * leap + 2 * quarter - moon - rest) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast(found: re.Match[str]) -> date:
    """The day of a value with its year."""
    return easter(int(found[1])) + timedelta(int(found[2] or 0))


@cache
def every(value: str) -> int:
    """The days of a value without its year, of all years, as a set."""
    found = FEAST.fullmatch(value)
    away = 0 if found is None else int(found[2] or 0)
    years = range(calendar.FIRST.year, calendar.LAST.year + 1)
    return sum(calendar.on(easter(year) + timedelta(away)) for year in years)
