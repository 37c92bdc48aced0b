"""Why a page came out when it did: the few steps that decide it, in words and days that a reader can check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import and_

from msgspec import Struct

from sayso.resolve.dating import calendar
from sayso.resolve.dating.court import KNOWN, Court, End, Taken
from sayso.resolve.dating.witness import FIT, KNOWN_TIMES, PAST
from sayso.resolve.dating.witnesses import WEEKDAYS

MOST = 5  # steps that are told; a reader checks no more
_TRIED = 60  # steps that are tried; a page has few witnesses, and what many ties say more, one of the first says too
_BOUNDS = (PAST, 6, 7, KNOWN_TIMES)  # ranks of witnesses that only bound the day
_QUOTED = 80  # characters of the reason of a tie
_TIED, _BOUND = 30, 40  # of steps: the higher, the sooner one is left out


class Step(Struct, frozen=True):
    """What one witness or tie allows, and how gladly it is left out."""

    rank: int
    days: int
    because: str


def decisive(court: Court, page: str, names: Mapping[str, str]) -> str:
    """The steps without which the day of the page would not follow, joined by semicolons; "" if there are none."""
    heard = [Step(_rank(w.rank), w.days, w.because) for w in court.heard[page]]
    steps = heard
    for sight in (_then, _now):
        steps = [*heard, *(step for taken in court.taken for step in _tied(court, page, taken, names, sight))]
        if _span(steps) == _ends(court.days[page]):
            break
    kept = _needed(steps, court.days[page])
    return "; ".join(step.because for step in sorted(kept, key=lambda step: step.rank)[:MOST])


def bounds(court: Court, page: str) -> tuple[int, str]:
    """The days that dates with a year leave open, and the witnesses that set the ends."""
    steps = [Step(0, w.days, w.because) for w in court.heard[page] if w.wide]
    days = reduce(and_, (step.days for step in steps), calendar.ANY)
    return days, "; ".join(step.because for step in _needed(steps, days))


def _rank(rank: int) -> int:
    """Bounds are left out first, then ties; the page's own words about its day last."""
    return rank + _BOUND if rank in _BOUNDS else rank


def _needed(steps: Sequence[Step], days: int) -> list[Step]:
    """The steps left when each that is not needed for the result has been taken out, the dispensable first."""
    kept = list(steps)
    fitted = any(step.rank == FIT for step in steps)
    tried = [step for step in reversed(steps) if not fitted or step.rank > FIT]
    for step in sorted(tried, key=lambda step: -step.rank)[:_TRIED]:
        rest = [one for one in kept if one is not step]
        if rest and _span(rest) == _ends(days):
            kept = rest
    return kept


def _tied(court: Court, page: str, taken: Taken, names: Mapping[str, str], sight: Sight) -> Iterator[Step]:
    """What a tie says of one of its pages; within a page, of that page once."""
    ends = taken.join.ends
    for here, there in (ends, ends[::-1]) if ends[0].page != ends[1].page else (ends,):
        if here.page == page:
            far = sight(court, taken, there)
            days = here.tied.days & there.tied.days & calendar.spread(far, there.tied.low, there.tied.high)
            final = days & calendar.spread(court.days[page], here.tied.low, here.tied.high)
            place = "further down" if there.page == page else f"in {names[there.page]}"
            told = f"“{here.line.words}” here and “{there.line.words}” {place} are one time{_only(final)}"
            allowed = calendar.spread(days, -here.tied.high, -here.tied.low)
            rank = _TIED + 2 * taken.join.vague + (calendar.width(taken.before[there.page]) > KNOWN)
            yield Step(rank, allowed, f"{told} ({clipped(taken.join.because)})")


def clipped(because: str) -> str:
    """The words that are quoted there cut short."""
    return because if len(because) <= _QUOTED else because[: because.rfind(" ", 0, _QUOTED)] + " …"


Sight = Callable[[Court, Taken, End], int]


def _then(_court: Court, taken: Taken, there: End) -> int:
    """The days of the other page, if they were known before the tie was heard."""
    before = taken.before[there.page]
    return before if calendar.width(before) <= KNOWN else calendar.ANY


def _now(court: Court, _taken: Taken, there: End) -> int:
    return court.days[there.page]


def _only(days: int) -> str:
    """ ", Friday 2021-02-12" if that is the day."""
    if not days or calendar.width(days) > 0:
        return ""
    day = calendar.first(days)
    return f", {WEEKDAYS[day.isoweekday() - 1]} {day}"


def _span(steps: Sequence[Step]) -> tuple[date, date] | None:
    left = reduce(and_, (step.days for step in steps), calendar.ANY)
    return _ends(left) if left else None


def _ends(days: int) -> tuple[date, date]:
    return calendar.first(days), calendar.last(days)
