"""Which year a page is of, where its days leave several: months are weighed by all that speaks for or against them.

Every witness says how likely its words are in a page of each month; the weights are the products. A year is answered
only if it holds most of the weight: how much, docs/when.md says with the shares of pages that are right then.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from sayso.model import Grain
from sayso.resolve.dating import calendar
from sayso.resolve.dating.likely import FROM, MONTHS, Told, latest_grain, told
from sayso.resolve.dating.witnesses import Sight

# the share of the weight that one year must hold to be the answer, by what the page has; measured in docs/when.md
_ABOUT, _BESIDE, _DATED, _ELSE = 0.5, 0.6, 0.55, 0.8  # about a landmark, beside one, a date with its year, else
_OLD, _RARE = 1995, 0.2  # before this year hardly a page of news was put online: the weight of such years
_MADE, _LATER = 2026, 0.6  # the year of the tables; each year on, fewer of the pages are read with them
_MOST, _WORTH = 4, 0.02  # reasons that are told; the least share that is worth saying
_GAIN = 0.02  # of the weight: what brings less is not told
_NEARLY = 0.95  # of the weight: the years that a page can be of
_KEPT = 12  # years


class Weighed(Struct, frozen=True):
    """Years and their shares of the weight, the heaviest first, and what speaks for the first."""

    years: tuple[tuple[int, float], ...]  # share: 0..1
    because: tuple[str, ...]
    known: bool  # it names holders of offices or landmarks
    needs: float  # the share that the first needs to be an answer

    @property
    def sure(self) -> bool:
        """Is the first an answer?"""
        return self.years[0][1] >= self.needs

    @property
    def year(self) -> int:
        """The heaviest."""
        return self.years[0][0]

    @property
    def likely(self) -> tuple[int, int] | None:
        """The first and the last of the years that hold nearly all the weight; None if they are too many.

        None too where only the page's own years were weighed: these are bounds, their shares are none.
        """
        if not self.known:
            return None
        held, taken = 0.0, []
        for year, share in self.years:
            held += share
            taken.append(year)
            if held >= _NEARLY:
                return min(taken), max(taken)
        return None


def weighed(days: int, seen: Sight) -> Weighed | None:
    """The years by weight; None where nothing was said that tells years apart."""
    said = told(seen)
    base = {at: _prior(at) * count for at, count in _per_month(days)}
    if not said or not base:
        return None
    weights = {at: weight * math.prod(one.of[at] for one in said) for at, weight in base.items()}
    years = _by_year(weights)
    ranked = sorted(years, key=lambda year: (-years[year], year))
    total = sum(weights.values())
    shares = tuple((year, years[year] / total) for year in ranked[:_KEPT])
    return Weighed(shares, tuple(_for(ranked[0], said, weights)), bool(seen.called or seen.named), _needs(seen))


def _needs(seen: Sight) -> float:
    """What recurs, as campaigns do, misleads by a cycle or a year more than it should."""
    if any(len(one.landmark.periods) > 1 for one in seen.named):
        return _ELSE
    if seen.named:
        return _ABOUT if any(one.subject for one in seen.named) else _BESIDE
    return _DATED if latest_grain(seen.lines) is Grain.DAY else _ELSE


def told_of(found: Weighed) -> str:
    """What speaks for the year, and how much it and others hold."""
    others = ", ".join(f"{year} {share:.0%}" for year, share in found.years[1:4] if share >= _WORTH)
    reasons = "; ".join(found.because[:_MOST]) or "most of the days that are left lie there"
    return f"{reasons}; {found.year} holds {found.years[0][1]:.0%} of the weight{f', {others}' if others else ''}"


def _prior(at: int) -> float:
    year = FROM + at // 12
    return _RARE if year < _OLD else _LATER ** max(0, year - _MADE)


def _per_month(days: int) -> Iterator[tuple[int, int]]:
    """The months, by place, in which there are possible days, and how many."""
    for at, month in enumerate(_months()):
        if days & month:
            yield at, (days & month).bit_count()


@cache
def _months() -> tuple[int, ...]:
    """The days of each month that is weighed."""
    firsts = [date(month // 12, month % 12 + 1, 1) for month in MONTHS]
    return tuple(calendar.between(first, calendar.month_end(first.year, first.month)) for first in firsts)


def _by_year(weights: Mapping[int, float]) -> dict[int, float]:
    years: dict[int, float] = {}
    for at, weight in weights.items():
        years[FROM + at // 12] = years.get(FROM + at // 12, 0.0) + weight
    return years


def _for(year: int, said: Sequence[Told], weights: Mapping[int, float]) -> Iterator[str]:
    """What speaks for the year, the strongest first: the words without which it would hold less of the weight."""
    here = [at for at in weights if FROM + at // 12 == year]
    share = sum(weights[at] for at in here) / sum(weights.values())
    gains = []
    for one in said:
        rest = sum(weight / one.of[at] for at, weight in weights.items())
        gains.append((share - sum(weights[at] / one.of[at] for at in here) / rest, one.because))
    for gain, because in sorted(gains, key=lambda pair: (-pair[0], pair[1])):
        if gain > _GAIN:
            yield because
