"""The judgement on the day of a page, from what was heard: days, reasons, what was overruled, what else is possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.model import Grain, Published, TimeSpan
from sayso.resolve.dating import calendar
from sayso.resolve.dating.court import KNOWN, Court
from sayso.resolve.dating.reasons import bounds, decisive

_YEAR = 366  # days
_MOST = 6  # alternatives that are kept
_LIKELY, _OPEN = 0.02, 0.05  # of the weight: what is an alternative to an answer, and where there is none


def published(court: Court, page: str, names: Mapping[str, str]) -> Published | None:
    """The days of a page; where they are not known within a year, only the bounds that dates with a year give it."""
    days, because = court.days[page], ""
    if calendar.width(days) < _YEAR:
        because = decisive(court, page, names)
    else:
        days, because = bounds(court, page)
    overruled = tuple(dict.fromkeys(court.overruled[page]))
    if days == calendar.ANY and not overruled:
        return None
    others = tuple(_others(court, page, days))
    return Published(page, hull(days), because or "nothing that stands dates the page", overruled, others)


def _others(court: Court, page: str, days: int) -> Iterator[TimeSpan]:
    """The years that hold some of the weight, or the runs of days that are left; not those that were taken."""
    weighed = court.others.get(page, ())
    if calendar.width(days) >= _YEAR:
        runs = tuple(calendar.runs(court.days[page], _MOST + 1))
        likely = [hull(each) for each, share in weighed[:_MOST] if share >= _OPEN]
        yield from likely or ((hull(run) for run in runs) if 1 < len(runs) <= _MOST else ())
        return
    left = [(each & ~days, share) for each, share in weighed if share == 0.0 or not each & days]
    for rest, share in left[:_MOST]:
        runs = tuple(calendar.runs(rest, _MOST + 1))
        if share == 0.0 and len(runs) <= _MOST:
            yield from (hull(run) for run in runs)
        elif share >= _LIKELY:
            yield hull(rest)


def hull(days: int) -> TimeSpan:
    """From the first to the last day of a set, as fine as that is."""
    start, end = calendar.first(days), calendar.last(days)
    if (end - start).days <= KNOWN:
        return TimeSpan(start, end, Grain.DAY)
    if (start.year, start.month) == (end.year, end.month):
        return TimeSpan(start, end, Grain.MONTH)
    grain = Grain.YEAR if start.year == end.year else Grain.UNKNOWN
    return TimeSpan(
        None if start == calendar.FIRST else start,
        None if end == calendar.LAST else end,
        grain,
    )
