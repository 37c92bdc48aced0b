"""Sets of calendar days as integers: bit n is the n-th day after 1 January 1970. Shifting them is adding days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

FIRST, LAST = date(1970, 1, 1), date(2079, 12, 31)  # what is older or later than that is not dated by this solver
_ORIGIN = FIRST.toordinal()
_SIZE = LAST.toordinal() - _ORIGIN + 1
ANY = (1 << _SIZE) - 1


def on(day: date) -> int:
    """The set of one day; empty outside the horizon."""
    return 1 << (day.toordinal() - _ORIGIN) if FIRST <= day <= LAST else 0


def between(first: date | None, last: date | None) -> int:
    """All days from first to last, both included; None is open."""
    low = 0 if first is None else max(0, first.toordinal() - _ORIGIN)
    high = _SIZE - 1 if last is None else min(_SIZE - 1, last.toordinal() - _ORIGIN)
    return ((1 << (high + 1)) - 1) & ~((1 << low) - 1) if high >= low else 0


def moved(days: int, by: int) -> int:
    """The same days, so many days later.

    >>> first(moved(on(date(2020, 1, 31)), 1))
    datetime.date(2020, 2, 1)
    """
    return (days << by) & ANY if by >= 0 else days >> -by


def spread(days: int, low: int, high: int) -> int:
    """Every day that lies low..high days after one of the days."""
    if low <= -_SIZE and high >= _SIZE:
        return ANY if days else 0
    width, done = high - low, 0
    out = days
    while done < width:
        step = min(done + 1, width - done)
        out |= out << step
        done += step
    return moved(out, low) & ANY if low >= 0 else (out >> -low) & ANY


def first(days: int) -> date:
    """The earliest day of a set that is not empty."""
    return date.fromordinal(_ORIGIN + (days & -days).bit_length() - 1)


def last(days: int) -> date:
    """The latest day of a set that is not empty."""
    return date.fromordinal(_ORIGIN + days.bit_length() - 1)


def width(days: int) -> int:
    """Days from the first to the last of a set that is not empty: 0 for one day."""
    return days.bit_length() - (days & -days).bit_length()


def each(days: int) -> Iterator[date]:
    """The days of a set in order."""
    while days:
        yield first(days)
        days &= days - 1


def runs(days: int, most: int) -> Iterator[int]:
    """The runs of days without a gap, in order; no more than `most`."""
    for _ in range(most):
        if not days:
            return
        low = days & -days
        after = (days + low) & ~days
        run = days & ((after & -after) - 1) if after else days
        yield run
        days &= ~run


@cache
def year(number: int) -> int:
    """The days of a year; none outside the horizon."""
    return between(date(number, 1, 1), date(number, 12, 31)) if FIRST.year <= number <= LAST.year else 0


@cache
def weekday(number: int) -> int:
    """All Mondays (1), … all Sundays (7)."""
    start = FIRST + timedelta((number - FIRST.isoweekday()) % 7)
    out = on(start)
    width = 7
    while width < _SIZE:
        out |= out << width
        width *= 2
    return out & ANY


@cache
def month_day(month: int, day: int) -> int:
    """This day of every year that has it."""
    years = range(FIRST.year, LAST.year + 1)
    return sum(on(date(year, month, day)) for year in years if day <= monthrange(year, month)[1])


@cache
def month_date(day: int) -> int:
    """This day of every month that has it."""
    return sum(month_day(number, day) for number in range(1, 13))


@cache
def month(number: int) -> int:
    """The days of this month in every year."""
    years = range(FIRST.year, LAST.year + 1)
    return sum(between(date(year, number, 1), month_end(year, number)) for year in years)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months_away(day: date, months: int) -> tuple[date, date]:
    """First and last day of the month that lies so many months away from the one of the day."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1), month_end(count // 12, count % 12 + 1)


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the ISO week."""
    monday = day - timedelta(day.isoweekday() - 1)
    return monday, monday + timedelta(6)
