"""The calendar solver: the days on which pages can have come out, found from all that they say together.

Every page has a set of possible days; every time expression that names a day is bound to the day of its page; a tie
makes two such days one. Witnesses are heard in order, the surest first; what leaves no day is overruled, and said so.
Where several years are left, the year is chosen that holds nearly all the weight, or none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import reduce
from operator import and_
from pathlib import PurePath

from sayso.model import Analysis, Dating, Published, Tie, Timex
from sayso.resolve.dating import calendar
from sayso.resolve.dating.court import KNOWN, Court, hear, hear_first, join_all, joins
from sayso.resolve.dating.datings import datings
from sayso.resolve.dating.published import published
from sayso.resolve.dating.witness import CHOSEN, FIT, KNOWN_TIMES, NEWS, PAST, Witness
from sayso.resolve.dating.witnesses import WEEKDAYS, Line, Sight, is_news, lagging, sight, witnesses
from sayso.resolve.dating.years import Weighed, told_of, weighed

FIT_GAP = 2 * 365  # days: a year is chosen as the first that fits only if the next that fits is further away than that
FIT_REACH = 6 * 366  # days: news names a year of the recent past; the first fit lies this near to the latest such year
_AFTER_TIES = 5  # rank of the witnesses that are heard only after the ties
_YEAR = 366  # days
_SEEN = 8  # years before and after the one that is chosen, of which it is said whether the day fits

Told = list[tuple[Witness, str]]


def dates(analyses: Sequence[Analysis], *, ties: Sequence[Tie]) -> tuple[tuple[Dating, ...], tuple[Published, ...]]:
    """What days the time expressions mean, and when the pages came out."""
    read = sorted(analyses, key=lambda analysis: analysis.page.id)
    seen = {analysis.page.id: sight(analysis) for analysis in read}
    found = {page: one.lines for page, one in seen.items()}
    court = Court(dict.fromkeys(found, calendar.ANY), {page: [] for page in found}, {page: [] for page in found})
    shapes = {page: _shape(rows) for page, rows in found.items()}
    told = [(witness, a.page.id) for a in read for witness in witnesses(a, seen[a.page.id])]
    order = sorted(told, key=lambda pair: (pair[0].rank, shapes[pair[1]], pair[1]))
    _hear_all(court, [pair for pair in order if pair[0].rank < _AFTER_TIES])
    join_all(court, joins(ties, {line.timex.span: line for rows in found.values() for line in rows}, shapes))
    _hear_all(court, [pair for pair in order if _AFTER_TIES <= pair[0].rank < CHOSEN])
    past = {page: max((w.past for w in heard if w.past), default=None) for page, heard in court.heard.items()}
    unsure = {page: _choose(court, page, seen[page]) for page in sorted(found, key=lambda page: (shapes[page], page))}
    _hear_all(court, [pair for pair in order if pair[0].rank == KNOWN_TIMES and not unsure[pair[1]]])
    for witness, page in (pair for pair in order if pair[0].rank == NEWS):
        if not _background(court, page, found[page]):
            hear(court, page, witness, days=_news_days(court, found[page]))
    _fit(court, past)
    names = {a.page.id: a.page.outlet or PurePath(a.page.name).name for a in read}
    dated = tuple(p for a in read if (p := published(court, a.page.id, names)) is not None)
    return datings(read, found, court.days), dated


def _shape(rows: Sequence[Line]) -> tuple[object, ...]:
    """What tells pages apart but hangs on none of their names: so that the outcome does not hang on them either."""
    return tuple((r.kind.value, r.timex.grain.value, r.timex.tense.value, r.timex.mod.value, r.lead) for r in rows)


def _hear_all(court: Court, order: Told) -> None:
    for witness, page in order:
        hear(court, page, witness)


def _news_days(court: Court, found: tuple[Line, ...]) -> int | None:
    """The days of a page by the day of its news, where that is known better by a tie than by its words."""
    news = lagging(found)
    return None if news is None or news[0] not in court.days else calendar.spread(court.days[news[0]], 0, news[1])


def _background(court: Court, page: str, found: tuple[Line, ...]) -> bool:
    """A date without weekday in the lead of a page whose year was weighed: as often what the news goes back to."""
    weighed_out = any(witness.rank == CHOSEN for witness in court.heard[page])
    return weighed_out and next((not _on_a_weekday(one.timex) for one in found if is_news(one)), False)


def _on_a_weekday(timex: Timex) -> bool:
    return timex.weekday is not None or "W" in timex.value


def _choose(court: Court, page: str, seen: Sight) -> bool:
    """The year that holds most of the weight, where a page's own words leave several; or the years that can be.

    Years that it tells of as past are weighed, not taken for bounds: "the 2016 election" stands in pages of 2015. False
    where nothing is weighed, or the year is known: then the times of offices and landmarks are bounds.
    """
    if calendar.width(court.days[page]) < _YEAR:
        return False
    own = reduce(and_, (witness.days for witness in court.heard[page] if witness.rank != PAST), calendar.ANY)
    days = court.days[page] if any(page in taken.before for taken in court.taken) else own
    best = weighed(days, seen)
    if best is None:
        return False
    court.others[page] = tuple((days & calendar.year(year), share) for year, share in best.years)
    span = (best.year, best.year) if best.sure else best.likely
    if span is not None:
        years = calendar.between(date(span[0], 1, 1), date(span[1], 12, 31))
        hear_first(court, page, Witness(CHOSEN, years, _why(own, best), wide=True), days=days)
    return span is not None and not best.sure


def _why(days: int, best: Weighed) -> str:
    """What speaks for the year; first, where a day of the year and a weekday leave few, which these are."""
    near = days & calendar.between(date(best.year - _SEEN, 1, 1), date(best.year + _SEEN, 12, 31))
    runs = [calendar.first(run) for run in calendar.runs(near, _SEEN) if calendar.width(run) == 0]
    if not 1 < len(runs) < _SEEN or len({(day.month, day.day) for day in runs}) > 1:
        return told_of(best)
    *some, last = (str(day.year) for day in runs)
    said = f"{runs[0]:%-d %B} was a {WEEKDAYS[runs[0].isoweekday() - 1]} in {', '.join(some)} and {last}"
    return f"{said}; {told_of(best)}"


def _fit(court: Court, latest: Mapping[str, date | None]) -> None:
    """Where several years fit, the earliest not before the latest past year that the page tells of."""
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
            court.others[page] = court.others.get(page) or ((rest, 0.0),)
