"""Which year a page is of, where its days leave several: months are weighed by all that speaks for or against them.

Every witness says how likely its words are on a page of each month (its likelihood); the weights are the products. A year
is answered only if it holds nearly all the weight. The figures are shares of pages (docs/when.md says of which).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from sayso.lang.landmarks import Landmark
from sayso.model import PassageKind, Tense
from sayso.resolve import calendar
from sayso.resolve.calendar_landmarks import Landmarked
from sayso.resolve.calendar_offices import Called, Sense, because, is_last, latest
from sayso.resolve.calendar_values import Bond, bond, plain
from sayso.resolve.calendar_witnesses import SPEAKING, Line, Sight

FROM, TO = 1985, 2035  # years that are weighed; a page of the web, and what the tables can know
SURE, UNAIDED = (
    0.5,
    0.75,
)  # of the weight that one year holds, beside a landmark and without; below it there is no answer
_MONTHS = range(FROM * 12, (TO + 1) * 12)
_OLD = 1995  # before, hardly a page of news was put online
_RARE = 0.2  # weight of such years

Likelihood = Callable[[int], float]  # of a month, counted from the year 0


class Told(Struct, frozen=True):
    """How likely something that a page says is in each month, up to a factor, and the words for it."""

    of: Likelihood
    because: str


class Weighed(Struct, frozen=True):
    """Years and their shares of the weight, the heaviest first, and what speaks for the first."""

    years: tuple[tuple[int, float], ...]  # share: 0..1
    because: tuple[str, ...]
    aided: bool  # the page names a landmark

    @property
    def sure(self) -> bool:
        """Is it an answer?"""
        return self.share >= (SURE if self.aided else UNAIDED)

    @property
    def year(self) -> int:
        return self.years[0][0]

    @property
    def share(self) -> float:
        return self.years[0][1]


def told_of(found: Weighed) -> str:
    """What speaks for the year, and how much others hold."""
    others = ", ".join(f"{year} {share:.0%}" for year, share in found.years[1:4] if share >= _WORTH)
    told = "; ".join(found.because[:_MOST]) or "what it tells of"
    return f"{told}: {found.year} holds {found.share:.0%} of the weight{f', {others}' if others else ''}"


_MOST, _WORTH = 4, 0.02  # reasons that are told; the least share that is worth saying


def weighed(days: int, seen: Sight) -> Weighed | None:
    """The years by weight; None where nothing was said that tells years apart."""
    campaign = any(len(one.landmark.periods) > 1 for one in seen.named)
    told = [
        *_offices(seen.called, campaign=campaign),
        *_landmarks(seen.named),
        *_latest(seen.lines, seen.named),
        *_coming(seen.lines),
        *_dates(seen.lines),
    ]
    base = {month: _prior(month) * count for month, count in _per_month(days)}
    if not told or not base:
        return None
    weights = {month: weight * _product(told, month) for month, weight in base.items()}
    years = _by_year(weights)
    total = sum(years.values())
    if total <= 0:
        return None
    ranked = sorted(years, key=lambda year: (-years[year], year))
    shares = tuple((year, years[year] / total) for year in ranked[:6])
    return Weighed(shares, tuple(_for(ranked[0], told, weights)), bool(seen.named))


def _prior(month: int) -> float:
    return 1.0 if month >= _OLD * 12 else _RARE


def _per_month(days: int) -> Iterator[tuple[int, int]]:
    """The months in which there are possible days, and how many."""
    for month in _MONTHS:
        first = date(month // 12, month % 12 + 1, 1)
        count = (days & calendar.between(first, calendar.month_end(first.year, first.month))).bit_count()
        if count:
            yield month, count


def _product(told: Sequence[Told], month: int) -> float:
    out = 1.0
    for one in told:
        out *= one.of(month)
    return out


def _by_year(weights: Mapping[int, float]) -> dict[int, float]:
    years: dict[int, float] = {}
    for month, weight in weights.items():
        years[month // 12] = years.get(month // 12, 0.0) + weight
    return years


def _for(year: int, told: Sequence[Told], weights: Mapping[int, float]) -> Iterator[str]:
    """What speaks for the year: the words without which it would hold less of the weight."""
    share = _by_year(weights)[year] / sum(weights.values())
    gains = []
    for one in told:
        without = {month: weight / one.of(month) for month, weight in weights.items()}
        gains.append((share - _by_year(without)[year] / sum(without.values()), one.because))
    for gain, because in sorted(gains, key=lambda pair: (-pair[0], pair[1])):
        if gain > _GAIN:
            yield because


_GAIN = 0.02  # of the weight: what brings less is not told


_BEFORE, _AFTER, _JUST = 0.004, 0.06, 0.3  # an office is named before, long after or just after its holder's time
_GLOW = 2  # months
_ELECTED = 3  # months from an election to the first day in office
_NAMED = 0.25  # who once ran for an office is named beside words of a campaign at another time


def _offices(called: Sequence[Called], *, campaign: bool) -> Iterator[Told]:
    """Each holder once; of one office, only the last holder's end says anything: the others are background."""
    last, seen = latest(called), set()
    for found in called:
        key = (found.sense, tuple((term.office, term.name) for term in found.terms))
        if key not in seen and (campaign or found.sense is not Sense.RUNS):
            seen.add(key)
            yield Told(_office(found, is_last(found, last)), because(found))


def _office(found: Called, last: bool) -> Likelihood:
    early = _ELECTED if found.sense is Sense.ELECT else 0
    spans = [(_month(t.first) - early, _MONTHS.stop if t.last is None else _month(t.last)) for t in found.terms]

    def now(month: int) -> float:
        best = _BEFORE
        for start, end in spans:
            if month >= start:
                best = max(best, 1.0 if month <= end or not last else _JUST if month <= end + _GLOW else _AFTER)
        return best

    def former(month: int) -> float:
        if any(start < month < end for start, end in spans):
            return 0.05
        return 1.0 if any(month >= end for _, end in spans) else 0.05

    def then(month: int) -> float:
        return 1.0 if any(month >= start for start, _ in spans) else _BEFORE

    def runs(month: int) -> float:
        return 1.0 if any(start <= month <= end for start, end in spans) else _NAMED

    return {Sense.RUNS: runs, Sense.NOW: now, Sense.FORMER: former, Sense.ELECT: now, Sense.THEN: then}[found.sense]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


_UNBORN = 0.004  # a landmark is named before it was known by that name
_BRIEF = 18  # months: what is news for less is so most at its beginning
_FADING = {True: (0.02, 4.0), False: (0.12, 15.0)}  # once it is history: floor, and months to a third; of a subject


def _landmarks(named: Sequence[Landmarked]) -> Iterator[Told]:
    for one in named:
        if len(one.landmark.periods) > 1:
            yield Told(_recurring(one), f"it names “{one.words}”, as is done every few years")
        else:
            yield Told(_fading(one), f"it names “{one.words}”, news since {one.landmark.first // 12}")


_ELSE = {True: 0.06, False: 0.15}  # what recurs is named between its times; of a subject


def _recurring(one: Landmarked) -> Likelihood:
    def of(month: int) -> float:
        inside = (_rising(month, *period) for period in one.landmark.periods)
        return max(_ELSE[one.subject], *inside)

    return of


_EARLY_ON = 0.25  # of what is named more and more often: at its beginning


def _rising(month: int, first: int, last: int | None) -> float:
    """Within its time; what lasts for more than a year is named more and more often towards its end: a campaign."""
    if month < first or (last is not None and month > last):
        return 0.0
    return 1.0 if last is None or last - first < 12 else _EARLY_ON + (1 - _EARLY_ON) * (month - first) / (last - first)


def _fading(one: Landmarked) -> Likelihood:
    floor, scale = _FADING[one.subject]
    first, last = one.landmark.periods[0]

    def of(month: int) -> float:
        if month < first:
            return _UNBORN
        if last is None or month <= last:
            brief = last is not None and last - first < _BRIEF and one.subject
            return math.exp((first - month) / _BRIEF) if brief else 1.0
        return floor + (1 - floor) * math.exp((last - month) / scale)

    return of


# shares of pages by the years that they are younger than the latest date with a year that is not to come; index 0 is one year older
_LAG: dict[str, tuple[float, ...]] = {
    "day": (0.04, 0.66, 0.13, 0.09, 0.02, 0.02, 0.01, 0.01, 0.005, 0.005, 0.005),
    "month": (0.03, 0.30, 0.24, 0.25, 0.05, 0.04, 0.03, 0.03, 0.01, 0.01, 0.01),
    "vote": (0.30, 0.42, 0.06, 0.05, 0.04, 0.02, 0.02, 0.02, 0.01, 0.01, 0.01),  # of a year of a vote beside its words
    "year": (0.06, 0.22, 0.11, 0.15, 0.05, 0.06, 0.03, 0.045, 0.035, 0.035, 0.02),
}
_EARLY, _LATE = (
    0.01,
    {"day": 0.003, "month": 0.006, "vote": 0.01, "year": 0.012},
)  # a year, still older; a year, still younger


def _latest(found: Sequence[Line], named: Sequence[Landmarked]) -> Iterator[Told]:
    rows = [
        (when.first.year, line)
        for line in _with_year(found)
        if line.timex.tense is not Tense.FUTURE and (when := plain(line.timex)) is not None and when.first is not None
    ]
    if not rows:
        return
    top = max(year for year, _ in rows)
    grain = next(
        g
        for g in ("day", "month", "year")
        if any(y == top and (l.timex.grain.value == g or g == "year") for y, l in rows)
    )
    words = next(l.words for y, l in rows if y == top)
    if grain == "year" and any(_voted(one.landmark, top) for one in named):
        grain = "vote"
    shares = _LAG[grain]

    def of(month: int) -> float:
        lag = month // 12 - top + 1
        if lag < 0:
            return _EARLY
        return shares[lag] if lag < len(shares) else _LATE[grain]

    yield Told(of, f"“{words}” is the latest date with a year that it tells of")


def _voted(landmark: Landmark, year: int) -> bool:
    """Does what recurs end with this year?"""
    return len(landmark.periods) > 1 and any(last is not None and last // 12 == year for _, last in landmark.periods)


def _with_year(found: Sequence[Line]) -> Iterator[Line]:
    for line in found:
        if line.kind in SPEAKING and line.kind is not PassageKind.CAPTION:
            when = plain(line.timex)
            if (
                when is not None
                and when.first is not None
                and when.last is not None
                and when.first.year == when.last.year
            ):
                yield line


_AHEAD = (0.08, 0.34, 0.33, 0.08, 0.03, 0.02)  # by years ahead: the latest coming year is one back, this, the next, …


def _coming(found: Sequence[Line]) -> Iterator[Told]:
    rows = [
        (when.first.year, line)
        for line in _with_year(found)
        if line.timex.tense is Tense.FUTURE and (when := plain(line.timex)) is not None and when.first is not None
    ]
    if not rows:
        return
    first = min(year for year, _ in rows)
    words = next(l.words for y, l in rows if y == first)

    def of(month: int) -> float:
        ahead = first - month // 12 + 1
        if ahead < 0:
            return 0.03
        return _AHEAD[ahead] if ahead < len(_AHEAD) else 0.015

    yield Told(of, f"“{words}” is still to come")


_SCALE = 1.5  # months: how far a day without a year mostly lies


def _dates(found: Sequence[Line]) -> Iterator[Told]:
    done = 0
    for line in found:
        tied = bond(line.timex)
        if tied is None or line.kind not in SPEAKING or line.kind is PassageKind.CAPTION or done >= 4:
            continue
        if not line.timex.value.startswith("XXXX-") or line.timex.value.startswith(("XXXX-W", "XXXX-XX")):
            continue
        done += 1
        yield Told(_near(tied, line.timex.tense), f"“{line.words}” without a year is near")


def _near(tied: Bond, tense: Tense) -> Likelihood:
    months = sorted(
        {_month(day) for day in calendar.each(tied.days & calendar.between(date(FROM, 1, 1), date(TO, 12, 31)))}
    )
    table: dict[int, float] = {}
    for at in months:
        for off in range(-11, 12):
            if (tense is Tense.PAST and off < 0) or (tense is Tense.FUTURE and off > 0):
                value = 0.02
            else:
                value = max(0.02, 2.718 ** (-abs(off) / _SCALE))
            table[at + off] = max(table.get(at + off, 0.01), value)
    return lambda month: table.get(month, 0.01)
