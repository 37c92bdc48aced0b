"""The calendar solver: the days on which pages can have come out, found from all that they say together.

Every page has a set of possible days; every time expression that names a day is bound to the day of its page; a tie
makes two such days one. Witnesses are heard in order, the surest first; what leaves no day is overruled, and said so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import PurePath

from sayso.model import Analysis, Dating, Grain, Published, Tie, TimeSpan
from sayso.resolve import calendar
from sayso.resolve.calendar_court import KNOWN, Court, hear, join_all, joins
from sayso.resolve.calendar_datings import datings
from sayso.resolve.calendar_reasons import FIT, bounds, decisive
from sayso.resolve.calendar_witness import Witness
from sayso.resolve.calendar_witnesses import NEWS, Line, lagging, lines, witnesses

FIT_GAP = 2 * 365  # days: a year is chosen as the first that fits only if the next that fits is further away than that
FIT_REACH = 6 * 366  # days: news names a year of the recent past; the first fit lies this near to the latest such year
_AFTER_TIES = 5  # rank of the witnesses that are heard only after the ties

Found = Mapping[str, tuple[Line, ...]]


def dates(analyses: Sequence[Analysis], *, ties: Sequence[Tie]) -> tuple[tuple[Dating, ...], tuple[Published, ...]]:
    """What days the time expressions mean, and when the pages came out."""
    read = sorted(analyses, key=lambda analysis: analysis.page.id)
    found = {analysis.page.id: lines(analysis) for analysis in read}
    court = Court(dict.fromkeys(found, calendar.ANY), {page: [] for page in found}, {page: [] for page in found})
    shapes = {page: _shape(rows) for page, rows in found.items()}
    told = [(witness, a.page.id) for a in read for witness in witnesses(a, found[a.page.id])]
    order = sorted(told, key=lambda pair: (pair[0].rank, shapes[pair[1]], pair[1]))
    _hear_all(court, [pair for pair in order if pair[0].rank < _AFTER_TIES])
    join_all(court, joins(ties, {line.timex.span: line for rows in found.values() for line in rows}, shapes))
    _hear_all(court, [pair for pair in order if _AFTER_TIES <= pair[0].rank < NEWS])
    for witness, page in (pair for pair in order if pair[0].rank == NEWS):
        hear(court, page, witness, days=_news_days(court, found[page]))
    _fit(court, read)
    names = {a.page.id: a.page.outlet or PurePath(a.page.name).name for a in read}
    published = tuple(p for a in read if (p := _published(court, a.page.id, names)) is not None)
    return datings(read, found, court.days), published


def _shape(rows: Sequence[Line]) -> tuple[object, ...]:
    """What tells pages apart but hangs on none of their names: so that the outcome does not hang on them either."""
    return tuple((r.kind.value, r.timex.grain.value, r.timex.tense.value, r.timex.mod.value, r.lead) for r in rows)


def _hear_all(court: Court, order: Sequence[tuple[Witness, str]]) -> None:
    for witness, page in order:
        hear(court, page, witness)


def _news_days(court: Court, found: tuple[Line, ...]) -> int | None:
    """The days of a page by the day of its news, where that is known better by a tie than by its words."""
    news = lagging(found)
    return None if news is None or news[0] not in court.days else calendar.spread(court.days[news[0]], 0, news[1])


def _fit(court: Court, read: Sequence[Analysis]) -> None:
    """Where several years fit, the earliest not before the latest past year that the page tells of."""
    latest = {a.page.id: max((w.past for w in court.heard[a.page.id] if w.past), default=None) for a in read}
    for page, past in latest.items():
        days = court.days[page]
        start = calendar.first(days)
        near = days & calendar.between(start, start + timedelta(KNOWN))
        rest = days & ~near
        if past is None or not rest or start < past or (start - past).days > FIT_REACH:
            continue
        if (calendar.first(rest) - start).days > FIT_GAP:
            years = calendar.between(date(start.year, 1, 1), date(calendar.last(near).year, 12, 31))
            said = f"all this fits {start.year}, the first such year from {past.year}, the latest that it tells of"
            told = Witness(FIT, years, f"{said}; the next would be {calendar.first(rest).year}")
            hear(court, page, told, days=near)


def _published(court: Court, page: str, names: Mapping[str, str]) -> Published | None:
    """The days of a page; where they are not known within a year, only the bounds that dates with a year give it."""
    days, because = court.days[page], ""
    if calendar.width(days) < _YEAR:
        because = decisive(court, page, names)
    else:
        days, because = bounds(court, page)
    overruled = tuple(dict.fromkeys(court.overruled[page]))
    if days == calendar.ANY and not overruled:
        return None
    return Published(page, _hull(days), because or "nothing that stands dates the page", overruled)


_YEAR = 366  # days


def _hull(days: int) -> TimeSpan:
    start, end = calendar.first(days), calendar.last(days)
    if (end - start).days <= KNOWN:
        return TimeSpan(start, end, Grain.DAY)
    if (start.year, start.month) == (end.year, end.month):
        return TimeSpan(start, end, Grain.MONTH)
    grain = Grain.YEAR if start.year == end.year else Grain.UNKNOWN
    return TimeSpan(_unless(start, calendar.FIRST), _unless(end, calendar.LAST), grain)


def _unless(day: date, horizon: date) -> date | None:
    return None if day == horizon else day
