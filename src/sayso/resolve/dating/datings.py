"""What days the time expressions mean, once the days of the pages are known as well as they can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from sayso.model import Analysis, Dating, Grain, Span, Tense, TimeSpan, Timex, TimexMod
from sayso.resolve.dating import calendar
from sayso.resolve.dating.counted import counted, stretch
from sayso.resolve.dating.spans import span
from sayso.resolve.dating.values import OPEN, YEARLESS_REACH, Bond, bond, plain
from sayso.resolve.dating.witnesses import Line

CLEAR = 2  # days between the first and the last day of an expression that is still worth saying
_RANGE = 92  # days that a range of days lasts at most
NEAR = 3  # days: "Monday's fair opens as …" is said of the Sunday at most three days away
_HALF_A_YEAR = 183  # days: a date without a year beside a day named before is the nearest
_NAMES = {"islamic": "Islamic", "persian": "Iranian", "julian": "Julian"}
_FINER = {Grain.DAY: 0, Grain.WEEK: 1, Grain.MONTH: 2, Grain.YEAR: 3}


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
        return Dating(timex.span, when, _named(timex))
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


def _named(timex: Timex) -> str:
    if not timex.calendar:
        return "the words name it"
    about = ", a day more or less by where the new moon is looked for" if timex.calendar == "islamic" else ""
    return f"the words name it in the {_NAMES[timex.calendar]} calendar{about}"


def _range(timex: Timex, page: int) -> Dating | None:
    """A range without a year: its first dated as any such day, its last the first such day after that, or open."""
    if (whole := _stretched(timex, calendar.first(page), calendar.last(page))) is not None:
        return whole
    low, _, high = timex.value.partition("/")
    start = None if low == OPEN else _end(replace(timex, value=low), page)
    if low != OPEN and start is None:
        return None
    if high == OPEN:
        return None if start is None else Dating(timex.span, replace(start.when, last=None), start.because)
    end = (
        _end(replace(timex, value=high), page)
        if start is None
        else _after(replace(timex, value=high), start, page, _reach(low))
    )
    if end is None:
        return None
    if start is None:
        return Dating(timex.span, replace(end.when, first=None), end.because)
    return Dating(timex.span, TimeSpan(start.when.first, end.when.last, start.when.grain), start.because)


def _stretched(timex: Timex, first: date, last: date) -> Dating | None:
    """The last three years, where the page's day is known: back from it, over the days that it can be."""
    one, two = stretch(timex.value, first), stretch(timex.value, last)
    if one is None or two is None:
        return None
    return Dating(
        timex.span, TimeSpan(one.first, two.last, Grain.DAY), f"counted from the day of the page ({_days(first, last)})"
    )


def _end(timex: Timex, page: int) -> Dating | None:
    """The days of one end of a range."""
    if (when := span(timex.value, timex.calendar)) is not None:
        return Dating(timex.span, when, _named(timex))
    if (tied := bond(timex)) is not None:
        return _day(timex, tied.days & calendar.spread(page, tied.low, tied.high), page)
    return _relative(timex, calendar.first(page), calendar.last(page))


def _reach(low: str) -> int:
    """Days that a range lasts at most: from now on it can be a year."""
    return YEARLESS_REACH if low == "P0D" else _RANGE


def _after(timex: Timex, start: Dating, page: int, reach: int) -> Dating | None:
    """The later end of a range: the first such day on or after its start."""
    first, tied = start.when.first, bond(timex)
    if first is not None and tied is not None and tied.low != tied.high:
        until = tied.days & calendar.between(first, first + timedelta(reach)) if first == start.when.last else 0
        return Dating(timex.span, _only(calendar.first(until)), start.because) if until else None
    end = _end(timex, page)
    if end is None or first is None or end.when.last is None or end.when.last >= first:
        return end
    return _relative(replace(timex, tense=Tense.FUTURE), first, first)


def _only(day: date) -> TimeSpan:
    return TimeSpan(day, day, Grain.DAY)


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
    told = _days(calendar.first(page), calendar.last(page))
    because = f"the only day that fits between it and the day of the page ({told})"
    return Dating(timex.span, when, because)


def _days(first: date, last: date) -> str:
    """ "2020-05-08", or "2020-05-08 to 2020-05-09"."""
    return str(first) if first == last else f"{first} to {last}"


def _relative(timex: Timex, first: date, last: date) -> Dating | None:
    """Weeks, months and years counted from the page's day; only if all its possible days give the same."""
    spans = [counted(timex, day) for day in (first, last)]
    if spans[0] is None or spans[0] != spans[1]:
        return None
    because = f"counted from the day of the page ({_days(first, last)})"
    return Dating(timex.span, _partial(timex, spans[0], first, last), because)


def _partial(timex: Timex, when: TimeSpan, first: date, last: date) -> TimeSpan:
    """ "Earlier this week" ends with the page's day, "later this year" begins with it."""
    if (
        timex.by == "earlier-in"
        and when.first is not None
        and when.last is not None
        and when.first <= first < when.last
    ):
        return replace(when, last=first)
    if timex.by == "later-in" and when.first is not None and when.last is not None and when.first < last <= when.last:
        return replace(when, first=last)
    return when


def _anchored(line: Line, known: Mapping[Span, Dating], page: int) -> Dating | None:
    """One day earlier counts from the day named before; "two years after X" dates X, two years before the page."""
    timex = line.timex
    base = None if timex.anchor is None else known.get(timex.anchor)
    if base is not None and base.when.first is not None:
        return _beside(timex, base.when)
    if timex.mod not in (TimexMod.AFTER, TimexMod.BEFORE) or not _close(page):
        return None
    if timex.tense is not Tense.PRESENT and not line.lead:
        return None
    return _relative(timex, calendar.first(page), calendar.last(page))


def _beside(timex: Timex, base: TimeSpan) -> Dating | None:
    """What hangs on a day, month or year named before it; days are not counted from a month."""
    because = f"counted from {_told(base)}, named before it"
    if base.first is None or base.last is None:
        return None
    if (tied := bond(replace(timex, anchor=None))) is not None and tied.low != tied.high:
        return _nearest(timex, tied, base)
    first, last = (counted(timex, day) for day in (base.first, base.last))
    if first is None or last is None or first.first is None or last.last is None:
        return None
    if _FINER.get(first.grain, 0) < _FINER.get(base.grain, 4) or (last.last - first.first).days > _MOST[first.grain]:
        return None
    return Dating(timex.span, TimeSpan(first.first, last.last, first.grain), because)


_MOST = {Grain.DAY: CLEAR, Grain.WEEK: 6, Grain.MONTH: 92, Grain.YEAR: 365}  # days that a counted time lasts


def _nearest(timex: Timex, tied: Bond, base: TimeSpan) -> Dating | None:
    """A date without a year, or a weekday, beside a named time: within it, or the nearest to a day."""
    if base.grain is Grain.DAY:
        reach = min(_HALF_A_YEAR, max(-tied.low, tied.high))
        here = tied.days & calendar.spread(calendar.between(base.first, base.last), -reach, reach)
    else:
        here = tied.days & calendar.between(base.first, base.last)
    if not here or calendar.width(here) > CLEAR:
        return None
    when = TimeSpan(calendar.first(here), calendar.last(here), Grain.DAY)
    return Dating(timex.span, when, f"the only such day near {_told(base)}, named before it")


def _told(when: TimeSpan) -> str:
    return str(when.first) if when.first == when.last else f"{when.first} to {when.last}"
