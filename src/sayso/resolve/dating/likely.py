"""How likely what a page says is in each month: offices, landmarks, the latest and the next year, days without a year.

The figures are rough shares of pages, the same for all kinds of news; docs/when.md says how well they hold.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from sayso.lang.landmarks import Landmark
from sayso.model import Grain, PassageKind, Tense, Timex
from sayso.resolve.dating import calendar
from sayso.resolve.dating.landmarks import Landmarked
from sayso.resolve.dating.offices import Called, Sense, because, is_last, latest
from sayso.resolve.dating.values import Bond, loose, plain
from sayso.resolve.dating.witnesses import SPEAKING, Line, Sight

FROM, TO = 1985, 2035  # years that are weighed; a page of the web, and what the tables can know
MONTHS = range(FROM * 12, (TO + 1) * 12)  # counted from the year 0
Likelihood = tuple[float, ...]  # of each of the months, above 0, up to a factor


class Told(Struct, frozen=True):
    """How likely something that a page says is in each month, and the words for it."""

    of: Likelihood
    because: str


def told(seen: Sight) -> tuple[Told, ...]:
    """All that a page says of its month."""
    campaign = any(_recurs(one.landmark) for one in seen.named)
    return (
        *_offices(seen.called, campaign=campaign),
        *_landmarks(seen.named),
        *_latest(seen.lines, seen.named),
        *_coming(seen.lines),
        *_dates(seen.lines),
    )


_UNBORN, _AFTER, _JUST = 0.004, 0.06, 0.3  # a holder is named so before, long after or just after the time in office
_GLOW = 2  # months just after
_ELECTED = 3  # months from an election to the first day in office
_NAMED, _RAN = (
    0.35,
    0.1,
)  # who once ran for an office is named beside words of a campaign, is called candidate, at another time
_HIGHEST = frozenset({"president", "vice-president"})  # whose holders are named on other grounds than that they run
_RUNS, _EVERY = "candidate", 4  # of the office that the table has candidates for: years from vote to vote
_STILL, _THEN = 0.05, 0.004  # former, and still in office; at a time that is to come


def _offices(called: Sequence[Called], *, campaign: bool) -> Iterator[Told]:
    """Each holder once; of one office, only the last holder's end says anything: the others are background."""
    last, known = latest(called), set()
    holding = {t.name for one in called if one.sense is Sense.NOW for t in one.terms if t.office in _HIGHEST}
    for one in called:
        key = (one.sense, tuple((term.office, term.name) for term in one.terms))
        speaks = one.sense is not Sense.RUNS or (campaign and one.terms[0].name not in holding)
        if key not in known and speaks:
            known.add(key)
            yield Told(_office(one, last), because(one))


def _office(one: Called, last: Mapping[tuple[str, str], date]) -> Likelihood:
    early = _ELECTED if one.sense is Sense.ELECT else 0
    spans = [
        (_month(term.first) - early, MONTHS.stop if term.last is None else _month(term.last)) for term in one.terms
    ]
    if one.sense is Sense.FORMER:
        return _when_former(spans)
    if one.sense is Sense.RUNS or one.terms[0].office == _RUNS:
        floor = _NAMED if one.sense is Sense.RUNS else _RAN
        return _steps(floor, [(start, _vote(end), 1.0) for start, end in spans])
    if one.sense is Sense.THEN:
        return _steps(_THEN, [(spans[0][0], MONTHS.stop, 1.0)])
    if not is_last(one, last):
        return _steps(_UNBORN, [(min(start for start, _ in spans), MONTHS.stop, 1.0)])
    after = [(end + 1, MONTHS.stop, _AFTER) for _, end in spans]
    just = [(end + 1, end + _GLOW, _JUST) for _, end in spans]
    return _steps(_UNBORN, [*after, *just, *((start, end, 1.0) for start, end in spans)])


def _steps(floor: float, steps: Sequence[tuple[int, int, float]]) -> Likelihood:
    """The floor, and over it each step from its first to its last month; the later steps lie over the earlier."""
    out = [floor] * len(MONTHS)
    for first, last, value in steps:
        low, high = max(first, MONTHS.start) - MONTHS.start, min(last + 1, MONTHS.stop) - MONTHS.start
        if high > low:
            out[low:high] = [value] * (high - low)
    return tuple(out)


def _when_former(spans: Sequence[tuple[int, int]]) -> Likelihood:
    after = [(end, MONTHS.stop, 1.0) for _, end in spans if end < MONTHS.stop]
    return _steps(_STILL, [*after, *((start + 1, end - 1, _STILL) for start, end in spans)])


def _vote(month: int) -> int:
    """November of the next year of a vote: who gives up is still named until then."""
    year = month // 12 + -(month // 12) % _EVERY
    return year * 12 + 10


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


_FADING = {True: (0.01, 4.0), False: (0.08, 12.0)}  # once it is history: floor, and months to a third; of a subject
_BRIEF = 18  # months: what is news for less is so most at its beginning
_ELSE = {True: 0.06, False: 0.15}  # what recurs is named between its times; of a subject
_RISES, _RISEN = 12, 0.4  # months from which a time is a campaign, named more and more; how much at its beginning


def _landmarks(named: Sequence[Landmarked]) -> Iterator[Told]:
    for one in named:
        if _recurs(one.landmark):
            yield Told(
                _recurring(one.landmark, _ELSE[one.subject]), f"it names “{one.words}”, as is done every few years"
            )
        else:
            brief = _BRIEF if one.subject else 0
            told = _fading(one.landmark.periods[0], _FADING[one.subject], brief)
            yield Told(told, f"it names “{one.words}”, news since {one.landmark.first // 12}")


def _recurs(landmark: Landmark) -> bool:
    return len(landmark.periods) > 1


@cache
def _recurring(landmark: Landmark, floor: float) -> Likelihood:
    return tuple(max(floor, *(_rising(month, *period) for period in landmark.periods)) for month in MONTHS)


def _rising(month: int, first: int, last: int | None) -> float:
    if month < first or (last is not None and month > last):
        return 0.0
    if last is None or last - first < _RISES:
        return 1.0
    return _RISEN + (1 - _RISEN) * (month - first) / (last - first)


@cache
def _fading(period: tuple[int, int | None], fading: tuple[float, float], brief: int) -> Likelihood:
    (first, last), (floor, scale) = period, fading
    short = last is not None and last - first < brief

    def of(month: int) -> float:
        if month < first:
            return _UNBORN
        if last is None or month <= last:
            return math.exp((first - month) / brief) if short else 1.0
        return floor + (1 - floor) * math.exp((last - month) / scale)

    return tuple(of(month) for month in MONTHS)


# shares of pages by the years that they are younger than the latest date with a year that is not to come;
# the first is of pages that are a year older: "the 2016 election" in 2015
_LAG: dict[Grain, tuple[float, ...]] = {
    Grain.DAY: (0.04, 0.66, 0.13, 0.09, 0.02, 0.02, 0.01, 0.01, 0.005, 0.005, 0.005),
    Grain.MONTH: (0.03, 0.30, 0.24, 0.25, 0.05, 0.04, 0.03, 0.03, 0.01, 0.01, 0.01),
    Grain.YEAR: (0.06, 0.22, 0.11, 0.15, 0.05, 0.06, 0.03, 0.045, 0.035, 0.035, 0.02),
}
_VOTE = (0.38, 0.38, 0.06, 0.05, 0.04, 0.02, 0.02, 0.02, 0.01, 0.01, 0.01)  # of the year of a vote beside its words
_OLDER, _OLDEST = (0.02, 0.008), 0.001  # of pages that are two and three years older, and of each year before
_YOUNGER = {Grain.DAY: 0.003, Grain.MONTH: 0.006, Grain.YEAR: 0.012}  # a year, of pages that are younger still


def latest_grain(found: Sequence[Line]) -> Grain | None:
    """How fine the latest year that is not to come is dated; None if the page tells of none."""
    rows = [(year, line.timex.grain) for year, line in _with_year(found) if line.timex.tense is not Tense.FUTURE]
    top = max((year for year, _ in rows), default=None)
    grains = [grain for year, grain in rows if year == top]
    return next((grain for grain in (Grain.DAY, Grain.MONTH, Grain.YEAR) if grain in grains), None)


def _latest(found: Sequence[Line], named: Sequence[Landmarked]) -> Iterator[Told]:
    rows = [(year, line) for year, line in _with_year(found) if line.timex.tense is not Tense.FUTURE]
    if not rows:
        return
    top = max(year for year, _ in rows)
    grain = latest_grain(found) or Grain.YEAR
    vote = grain is Grain.YEAR and any(_ends_in(one.landmark, top) for one in named)
    shares = _VOTE if vote else _LAG[grain]

    def of(year: int) -> float:
        lag = year - top + 1
        if lag < 0:
            return _OLDER[-lag - 1] if -lag <= len(_OLDER) else _OLDEST
        return shares[lag] if lag < len(shares) else _YOUNGER[grain]

    words = next(line.words for year, line in rows if year == top)
    yield Told(_by_year(of), f"“{words}” is the latest date with a year that it tells of")


def _by_year(of: Callable[[int], float]) -> Likelihood:
    return tuple(share for year in range(FROM, TO + 1) for share in (of(year),) * 12)


def _ends_in(landmark: Landmark, year: int) -> bool:
    return _recurs(landmark) and any(last is not None and last // 12 == year for _, last in landmark.periods)


def _with_year(found: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    for line in found:
        if line.kind in SPEAKING and line.kind is not PassageKind.CAPTION:
            when = plain(line.timex)
            if when is not None and when.first and when.last and when.first.year == when.last.year:
                yield when.first.year, line


_AHEAD = (0.08, 0.34, 0.33, 0.08, 0.03, 0.02)  # of pages by how far the next coming year is ahead, from a year back on
_FAR, _BACK = 0.015, 0.03  # still further ahead, or further back: the tense was misread


def _coming(found: Sequence[Line]) -> Iterator[Told]:
    rows = [(year, line) for year, line in _with_year(found) if line.timex.tense is Tense.FUTURE]
    if not rows:
        return
    first = min(year for year, _ in rows)

    def of(year: int) -> float:
        ahead = first - year + 1
        if ahead < 0:
            return _BACK
        return _AHEAD[ahead] if ahead < len(_AHEAD) else _FAR

    words = next(line.words for year, line in rows if year == first)
    yield Told(_by_year(of), f"“{words}” is still to come")


_SCALES = {Grain.DAY: 1.5, Grain.MONTH: 2.5}  # months to a third: how near a day or month without a year mostly is
_LEAST, _NEVER = 0.02, 0.01  # a month that is far or on the wrong side; more than a year away
_HEARD = 4  # days and months without a year that are heard: more say the same
_YEARLESS = re.compile(r"XXXX-\d\d(?:-\d\d)?")


def _dates(found: Sequence[Line]) -> Iterator[Told]:
    near = [line for line in found if _YEARLESS.fullmatch(line.timex.value) and line.timex.anchor is None]
    speaking = [line for line in near if line.kind in SPEAKING and line.kind is not PassageKind.CAPTION]
    for line in sorted(speaking, key=lambda line: line.timex.grain is not Grain.DAY)[:_HEARD]:
        tied = loose(line.timex)
        if tied is not None and line.timex.grain in _SCALES:
            yield Told(_near(tied, line.timex), f"“{line.words}” without a year is near")


def _near(tied: Bond, timex: Timex) -> Likelihood:
    kernel = _kernel(_SCALES[timex.grain], timex.tense)
    table = [_NEVER] * len(MONTHS)
    for run in calendar.runs(tied.days & _WEIGHED, TO - FROM + 1):
        at = _month(calendar.first(run)) - MONTHS.start
        for month in range(max(0, at - _REACH), min(len(MONTHS), at + _REACH + 1)):
            table[month] = max(table[month], kernel[month - at + _REACH])
    return tuple(table)


_REACH = 11  # months that a date without a year can be away


@cache
def _kernel(scale: float, tense: Tense) -> tuple[float, ...]:
    def of(off: int) -> float:
        wrong = (tense is Tense.PAST and off < 0) or (tense is Tense.FUTURE and off > 0)
        return _LEAST if wrong else max(_LEAST, math.exp(-abs(off) / scale))

    return tuple(of(off) for off in range(-_REACH, _REACH + 1))


_WEIGHED = calendar.between(date(FROM, 1, 1), date(TO, 12, 31))
