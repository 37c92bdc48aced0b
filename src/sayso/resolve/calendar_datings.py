"""What days the time expressions mean, once the days of the pages are known as well as they can be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from sayso.model import Analysis, Dating, Grain, Span, Tense, TimeSpan, Timex, TimexMod
from sayso.resolve import calendar
from sayso.resolve.calendar_values import bond, plain
from sayso.resolve.calendar_witnesses import Line

CLEAR = 2  # days between the first and the last day of an expression that is still worth saying
_RANGE = 92  # days that a range of days lasts at most
NEAR = 3  # days: "Monday's fair opens as …" is said of the Sunday at most three days away
_OFFSET = re.compile(r"(-?)P(\d{1,4})([DWMY])")
_MONTH = re.compile(r"XXXX-(\d\d)")
_MONTH_OF_YEAR = re.compile(r"(-?)P(\d)Y-(\d\d)(?:-(\d\d))?")
_DAY_OF_WEEK = re.compile(r"(-?)P(\d)W-(\d)")


def datings(
    read: Sequence[Analysis], found: Mapping[str, tuple[Line, ...]], days: Mapping[str | Span, int]
) -> tuple[Dating, ...]:
    """One dating for every expression whose days follow, in order of page and place."""
    out: list[Dating] = []
    for analysis in read:
        rows = found[analysis.page.id]
        known: dict[Span, Dating] = {}
        for line in rows:
            dated = _direct(line.timex, days)
            if dated is not None:
                known[line.timex.span] = dated
        for line in rows:
            dated = _anchored(line, known, days[analysis.page.id]) if line.timex.anchor is not None else None
            if dated is not None:
                known[line.timex.span] = dated
        out.extend(known[line.timex.span] for line in rows if line.timex.span in known)
    return tuple(out)


def _direct(timex: Timex, days: Mapping[str | Span, int]) -> Dating | None:
    when = plain(timex)
    if when is not None:
        return Dating(timex.span, when, "the words name it")
    if timex.anchor is not None:
        return None
    page = days[timex.span.page]
    if (tied := bond(timex)) is not None:
        here = days.get(timex.span, tied.days) & calendar.spread(page, tied.low, tied.high)
        return _day(timex, here, page)
    if not _close(page):
        return None
    if "/" in timex.value:
        return _range(timex, page)
    if timex.value == "PRESENT_REF":
        return Dating(timex.span, TimeSpan(calendar.first(page), calendar.last(page), Grain.DAY), "the day of the page")
    return _relative(timex, calendar.first(page), calendar.last(page))


def _range(timex: Timex, page: int) -> Dating | None:
    """A range of days without a year, its first dated as any such day and its last after that; or so long until now."""
    low, high = timex.value.split("/")
    if high == "P0D":
        back = _relative(replace(timex, value=low), calendar.first(page), calendar.last(page))
        if back is None:
            return None
        return Dating(timex.span, TimeSpan(back.when.first, calendar.last(page), back.when.grain), back.because)
    start, end = bond(replace(timex, value=low)), bond(replace(timex, value=high))
    if start is None or end is None:
        return None
    begun = _day(timex, start.days & calendar.spread(page, start.low, start.high), page)
    if begun is None or begun.when.first is None or begun.when.first != begun.when.last:
        return None
    until = end.days & calendar.between(begun.when.first, begun.when.first + timedelta(_RANGE))
    if not until:
        return None
    return Dating(timex.span, TimeSpan(begun.when.first, calendar.first(until), Grain.DAY), begun.because)


def _close(days: int) -> bool:
    return (calendar.last(days) - calendar.first(days)).days <= 6


def _day(timex: Timex, here: int, page: int) -> Dating | None:
    """The one day that is left; where the tense is silent, the past one; where it is present, the nearer one."""
    if timex.tense is Tense.UNKNOWN and _close(page):
        here = here & calendar.between(None, calendar.last(page)) or here
    if timex.tense is Tense.PRESENT and _close(page):
        here = here & calendar.spread(page, -NEAR, NEAR) or here
    if not here or (calendar.last(here) - calendar.first(here)).days > CLEAR:
        return None
    when = TimeSpan(calendar.first(here), calendar.last(here), Grain.DAY)
    return Dating(
        timex.span,
        when,
        f"the only day that fits between it and the day of the page ({calendar.first(page)}..{calendar.last(page)})",
    )


def _relative(timex: Timex, first: date, last: date) -> Dating | None:
    """Weeks, months and years counted from the page's day; only if all its possible days give the same."""
    spans = [_counted(timex, day) for day in (first, last)]
    if spans[0] is None or spans[0] != spans[1]:
        return None
    return Dating(timex.span, spans[0], f"counted from the day of the page ({first}..{last})")


def _counted(timex: Timex, day: date) -> TimeSpan | None:
    if (off := _OFFSET.fullmatch(timex.value)) is not None:
        return _away(day, int(off[2]) * (-1 if off[1] else 1), off[3])
    if (name := _MONTH.fullmatch(timex.value)) is not None:
        return _named_month(day, int(name[1]), timex.tense)
    if (part := _MONTH_OF_YEAR.fullmatch(timex.value)) is not None:
        year = day.year + int(part[2]) * (-1 if part[1] else 1)
        month = TimeSpan(date(year, int(part[3]), 1), calendar.month_end(year, int(part[3])), Grain.MONTH)
        return month if part[4] is None else _day_of(month, int(part[4]))
    if (of := _DAY_OF_WEEK.fullmatch(timex.value)) is not None:
        monday = calendar.week_of(day)[0] + timedelta(7 * int(of[2]) * (-1 if of[1] else 1))
        exact = monday + timedelta(int(of[3]) - 1)
        return TimeSpan(exact, exact, Grain.DAY)
    return None


def _day_of(month: TimeSpan, number: int) -> TimeSpan | None:
    """29 February of a year that has none is no day."""
    if month.first is None or month.last is None or number > month.last.day:
        return None
    return TimeSpan(month.first.replace(day=number), month.first.replace(day=number), Grain.DAY)


def _away(day: date, count: int, unit: str) -> TimeSpan | None:
    if unit == "D":
        exact = day + timedelta(count)
        return TimeSpan(exact, exact, Grain.DAY)
    if unit == "W":
        monday, sunday = calendar.week_of(day + timedelta(7 * count))
        return TimeSpan(monday, sunday, Grain.WEEK)
    if unit == "M":
        return TimeSpan(*calendar.months_away(day, count), Grain.MONTH)
    year = day.year + count
    return (
        TimeSpan(date(year, 1, 1), date(year, 12, 31), Grain.YEAR) if date.min.year <= year <= date.max.year else None
    )


def _named_month(day: date, month: int, tense: Tense) -> TimeSpan:
    """A month without a year: the last one that has begun, or for a coming one the next."""
    away = (month - day.month) % 12 if tense is Tense.FUTURE else -((day.month - month) % 12)
    return TimeSpan(*calendar.months_away(day, away), Grain.MONTH)


def _anchored(line: Line, known: Mapping[Span, Dating], page: int) -> Dating | None:
    """One day earlier counts from the day named before; "two years after X" dates X, two years before the page."""
    timex = line.timex
    base = None if timex.anchor is None else known.get(timex.anchor)
    if base is not None and base.when.first is not None and base.when.grain is Grain.DAY:
        counted = _counted(timex, base.when.first)
        because = f"counted from {base.when.first}, the day named before it"
        return None if counted is None else Dating(timex.span, counted, because)
    if timex.mod not in (TimexMod.AFTER, TimexMod.BEFORE) or not _close(page):
        return None
    if timex.tense is not Tense.PRESENT and not line.lead:
        return None
    return _relative(timex, calendar.first(page), calendar.last(page))
