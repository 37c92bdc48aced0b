"""The calendar solver: the days on which pages can have come out, found from all that they say together.

Every page has a set of possible days; every time expression that names a day is bound to the day of its page; a tie
makes two such days one. Witnesses are heard in order, the surest first; what leaves no day is overruled, and said so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from sayso.model import Analysis, Dating, Grain, Published, Span, Tie, TimeSpan
from sayso.resolve import calendar
from sayso.resolve.calendar_datings import datings
from sayso.resolve.calendar_values import Bond, bond, plain
from sayso.resolve.calendar_witnesses import NEWS, Line, Witness, lagging, lines, witnesses

NARROW = 6  # days between the first and the last possible day of a page that counts as dated
FIT_GAP = 2 * 365  # days: a year is chosen as the first that fits only if the next that fits is further away than that
FIT_REACH = (
    6 * 366
)  # days: news names a year of the recent past; the first fit must lie this near to the latest past year
_ROUNDS = 40  # of propagation; chains of ties are shorter
_WEEKS_BACK = 13  # days: "last week" ends at least one day ago and began at most so many

Days = dict[str | Span, int]


class Edge(Struct, frozen=True):
    """The day `there` lies low..high days after the day `here`; pages and expressions are such days."""

    here: str | Span
    there: str | Span
    low: int
    high: int


class _Court(Struct):
    """What is known while witnesses are heard."""

    days: Days
    edges: dict[str | Span, list[Edge]]
    heard: dict[str, list[str]]
    overruled: dict[str, list[str]]
    past: list[tuple[str, date]]  # lower bounds from dates with a year that stood


def dates(analyses: Sequence[Analysis], *, ties: Sequence[Tie]) -> tuple[tuple[Dating, ...], tuple[Published, ...]]:
    """What days the time expressions mean, and when the pages came out."""
    read = sorted(analyses, key=lambda analysis: analysis.page.id)
    found = {analysis.page.id: lines(analysis) for analysis in read}
    court = _Court(
        dict.fromkeys(found, calendar.ANY), {}, {page: [] for page in found}, {page: [] for page in found}, []
    )
    named = {line.timex.span: line for rows in found.values() for line in rows}
    told = [(witness, a.page.id) for a in read for witness in witnesses(a, found[a.page.id])]
    order = sorted(told, key=lambda pair: (pair[0].rank, pair[1]))
    for witness, page in (pair for pair in order if pair[0].rank < _AFTER_TIES):
        _hear(court, page, witness)
    for tie in sorted(ties):
        _tie(court, tie, named)
    for witness, page in (pair for pair in order if _AFTER_TIES <= pair[0].rank < NEWS):
        _hear(court, page, witness)
    _fit(court, read, ties)
    for witness, page in (pair for pair in order if pair[0].rank >= NEWS):
        _hear(court, page, _with_ties(court, witness, found[page]))
    published = tuple(p for a in read if (p := _published(court, a.page.id)) is not None)
    return datings(read, found, court.days), published


_AFTER_TIES = 5  # rank of the witnesses that are heard only after the ties


def _with_ties(court: _Court, witness: Witness, found: tuple[Line, ...]) -> Witness:
    """The news day may be known better by a tie than by its words."""
    news = lagging(found)
    if news is None or news[0] not in court.days:
        return witness
    return Witness(witness.rank, calendar.spread(court.days[news[0]], 0, news[1]), witness.because)


def _hear(court: _Court, page: str, witness: Witness) -> None:
    before = court.days[page]
    if not _narrow(court, page, witness.days):
        court.overruled[page].append(witness.because)
        return
    if court.days[page] != before:
        court.heard[page].append(witness.because)
    if witness.past is not None:
        court.past.append((page, witness.past))


def _narrow(court: _Court, page: str, days: int) -> bool:
    """Take the days of a page, and all that hangs on them, down to these; False, and unchanged, if no day were left."""
    changed = _settled(court, {page: court.days[page] & days})
    if changed is None:
        return False
    court.days.update(changed)
    return True


def _settled(court: _Court, start: Mapping[str | Span, int]) -> Days | None:
    """Carry narrower sets along the edges until nothing changes (arc consistency); None if a set becomes empty."""
    new: Days = dict(start)
    queue = sorted(start, key=str)
    for _ in range(_ROUNDS * max(1, len(queue))):
        if not queue:
            break
        here = queue.pop(0)
        if not new[here]:
            return None
        for edge in court.edges.get(here, ()):
            before = new.get(edge.there, court.days[edge.there])
            after = before & calendar.spread(new[here], edge.low, edge.high)
            if after != before:
                new[edge.there] = after
                queue.append(edge.there)
    return new if all(new.values()) else None


def _tie(court: _Court, tie: Tie, named: Mapping[Span, Line]) -> None:
    """Two expressions name one day: bind each to its page, and both to each other, if that leaves days."""
    ends = [(named[span], _bond(named[span])) for span in (tie.left, tie.right) if span in named]
    if len(ends) < 2 or any(tied is None for _, tied in ends):
        return
    fresh: list[Edge] = []
    for line, tied in ends:
        span, page = line.timex.span, line.timex.span.page
        if span not in court.days and tied is not None:
            court.days[span] = tied.days
            fresh += [Edge(page, span, tied.low, tied.high), Edge(span, page, -tied.high, -tied.low)]
    fresh += [Edge(tie.left, tie.right, 0, 0), Edge(tie.right, tie.left, 0, 0)]
    for edge in fresh:
        court.edges.setdefault(edge.here, []).append(edge)
    changed = _settled(court, {end: court.days[end] for end in (tie.left.page, tie.right.page, tie.left, tie.right)})
    said = f"“{ends[0][0].words}” on one page and “{ends[1][0].words}” on another date one event ({tie.because})"
    if changed is None:
        for edge in fresh[-2:]:
            court.edges[edge.here].remove(edge)
        for page in sorted({tie.left.page, tie.right.page}):
            court.overruled[page].append(said)
        return
    court.days.update(changed)
    for page in sorted({tie.left.page, tie.right.page}):
        court.heard[page].append(said)


def _bond(line: Line) -> Bond | None:
    """As `bond`; a month, a year and a week tie too, as the days that they hold."""
    tied, when = bond(line.timex), plain(line.timex)
    if when is not None:
        return Bond(calendar.between(when.first, when.last), -_HORIZON, _HORIZON)
    if tied is None and line.timex.value == "-P1W":
        return Bond(calendar.ANY, -_WEEKS_BACK, -1)
    return tied


_HORIZON = 40_000  # days: more than the calendar of the solver holds


def _fit(court: _Court, read: Sequence[Analysis], ties: Sequence[Tie]) -> None:
    """Where several years fit, the earliest not before the latest past year that the page, or one tied to it, names."""
    latest = _latest_past(court, read, ties)
    for analysis in read:
        page = analysis.page.id
        days = court.days[page]
        start = calendar.first(days)
        near = days & calendar.between(start, start + timedelta(NARROW))
        rest = days & ~near
        if page not in latest or not rest or start < latest[page] or (start - latest[page]).days > FIT_REACH:
            continue
        if (calendar.first(rest) - start).days > FIT_GAP and _narrow(court, page, near):
            said = (
                f"the latest past year named is {latest[page].year}, and the first that fits from there is {start.year}"
            )
            court.heard[page].append(f"{said} (the next would be {calendar.first(rest).year})")


def _latest_past(court: _Court, read: Sequence[Analysis], ties: Sequence[Tie]) -> dict[str, date]:
    """The latest past date with a year that each page, or one tied to it, names and that was not overruled."""
    group = {analysis.page.id: analysis.page.id for analysis in read}
    for tie in sorted(ties):
        if tie.left in court.days and tie.right in court.days:
            old, new = group[tie.left.page], group[tie.right.page]
            group = {page: new if head == old else head for page, head in group.items()}
    named: dict[str, date] = {}
    for page, day in court.past:
        named[group[page]] = max(day, named.get(group[page], day))
    return {page: named[head] for page, head in group.items() if head in named}


_CYCLE = 12  # years in which every weekday has met every day of the year: an end so near to the horizon is none
_OPEN_BEFORE = calendar.FIRST.replace(year=calendar.FIRST.year + _CYCLE)
_OPEN_AFTER = calendar.LAST.replace(year=calendar.LAST.year - _CYCLE)


def _published(court: _Court, page: str) -> Published | None:
    days = court.days[page]
    start, end = calendar.first(days), calendar.last(days)
    when = _hull(start, end)
    if when.first is None and when.last is None and not court.overruled[page]:
        return None
    because = "; ".join(dict.fromkeys(court.heard[page])) or "nothing that stands dates the page"
    return Published(page, when, because, tuple(dict.fromkeys(court.overruled[page])))


def _hull(start: date, end: date) -> TimeSpan:
    if (end - start).days <= NARROW:
        return TimeSpan(start, end, Grain.DAY)
    grain = Grain.UNKNOWN
    if (start.year, start.month) == (end.year, end.month):
        grain = Grain.MONTH
    elif start.year == end.year:
        grain = Grain.YEAR
    return TimeSpan(None if start < _OPEN_BEFORE else start, None if end > _OPEN_AFTER else end, grain)
