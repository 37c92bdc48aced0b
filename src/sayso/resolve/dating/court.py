"""What is known of the days of pages while witnesses are heard: sets of days, and the bonds that carry them on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from sayso.model import Span, Tense, Tie
from sayso.resolve.dating import calendar
from sayso.resolve.dating.values import Bond, absolute, loose
from sayso.resolve.dating.witness import Witness
from sayso.resolve.dating.witnesses import Line

KNOWN = 6  # days between the first and the last possible day of a page whose day is known
_ROUNDS = 200  # of propagation; chains of ties are shorter

Days = dict[str | Span, int]


class Edge(Struct, frozen=True):
    """The day `there` lies low..high days after the day `here`; pages and expressions are such days."""

    here: str | Span
    there: str | Span
    low: int
    high: int


class End(Struct, frozen=True):
    """One of two expressions that date one event."""

    line: Line
    tied: Bond

    @property
    def span(self) -> Span:
        return self.line.timex.span

    @property
    def page(self) -> str:
        return self.line.timex.span.page


class Join(Struct, frozen=True):
    """Two expressions that date one event, in an order that hangs on neither names nor words of the pages."""

    order: tuple[object, ...]
    ends: tuple[End, End]
    vague: int  # how many of the two name no single day
    because: str


class Taken(Struct, frozen=True):
    """A join that stood, and the days of the pages just before."""

    join: Join
    before: Mapping[str, int]


class Court(Struct):
    """What is known while witnesses are heard."""

    days: Days
    heard: dict[str, list[Witness]]
    overruled: dict[str, list[str]]
    edges: dict[str | Span, list[Edge]] = {}
    taken: list[Taken] = []
    others: dict[
        str, tuple[tuple[int, float], ...]
    ] = {}  # of a page: days by year and their weight, the heaviest first


def hear(court: Court, page: str, witness: Witness, *, days: int | None = None) -> None:
    """Take the days of a page, and all that hangs on them, down to those that the witness allows, if one is left.

    `days` are those that it allows where ties say more of its words than the words themselves.
    """
    before = court.days[page]
    changed = _settled(court, {page: before & (witness.days if days is None else days)})
    if changed is None:
        court.overruled[page].append(witness.because)
        return
    court.days.update(changed)
    if court.days[page] != before:
        court.heard[page].append(witness)


def hear_first(court: Court, page: str, witness: Witness, *, days: int) -> None:
    """Take a witness before the bounds that were heard already: those of them that leave no day now are overruled.

    `days` are those that the page has without these bounds. Years alone were weighed, and are no bounds any more.
    """
    left, heard, gone = days & witness.days, [], []
    for one in court.heard[page]:
        if one.vague and left & one.days:
            continue
        if left & one.days:
            left &= one.days
            heard.append(one)
        else:
            gone.append(one.because)
    changed = _settled(court, {page: left}) if left else None
    if changed is not None:
        court.days.update(changed)
        court.heard[page] = [*heard, witness]
        court.overruled[page].extend(gone)


def joins(ties: Sequence[Tie], named: Mapping[Span, Line], shapes: Mapping[str, tuple[object, ...]]) -> list[Join]:
    """The ties that can say something of a day, sorted; two dates with a year, or a span with itself, cannot."""
    out = []
    for tie in sorted(ties):
        ends = [_end(named.get(span)) for span in (tie.left, tie.right)]
        if ends[0] is None or ends[1] is None or tie.left == tie.right:
            continue
        if absolute(ends[0].tied) and absolute(ends[1].tied):
            continue
        one, two = sorted((ends[0], ends[1]), key=lambda end: _place(end, shapes))
        vague = sum(not _one_day(end.tied) for end in (one, two))
        out.append(Join((vague, *_place(one, shapes), *_place(two, shapes)), (one, two), vague, tie.because))
    return sorted(out, key=lambda join: join.order)


def _end(line: Line | None) -> End | None:
    """ "Two years after X" dates X by the page's day only where it is news that comes after X."""
    if line is None:
        return None
    timex = line.timex
    if timex.anchor is not None and not (timex.value.startswith("-P") and (timex.tense is Tense.PRESENT or line.lead)):
        return None
    tied = loose(timex)
    return None if tied is None else End(line, tied)


def _place(end: End, shapes: Mapping[str, tuple[object, ...]]) -> tuple[object, ...]:
    return (shapes[end.page], end.line.at, end.page)


def _one_day(tied: Bond) -> bool:
    """Does it name a day: a date, a weekday, so many days ago? A month or a year does not."""
    return (tied.days != calendar.ANY and (tied.days & (tied.days << 1)) == 0) or tied.low == tied.high


def join_all(court: Court, found: Sequence[Join]) -> None:
    """Hear ties outwards from the pages whose day is known; where none is, the surest first."""
    of_page: dict[str, list[int]] = {}
    for at, join in enumerate(found):
        for page in sorted({end.page for end in join.ends}):
            of_page.setdefault(page, []).append(at)
    touched, heard, following = set(of_page), [False] * len(found), 0
    while following < len(found):
        known = {page for page in touched if calendar.width(court.days[page]) <= KNOWN}
        now = sorted({at for page in known for at in of_page[page] if not heard[at]}) or [following]
        touched = set()
        for at in now:
            heard[at] = True
            touched |= {str(place) for place in _join(court, found[at]) if place in of_page}
        while following < len(found) and heard[following]:
            following += 1


def _join(court: Court, join: Join) -> set[str | Span]:
    """Two expressions name one day: bind each to its page, and both to each other, if that leaves days.

    Returns the pages and expressions of which less days are left, and those of the join.
    """
    one, two = join.ends
    fresh = [Edge(one.span, two.span, 0, 0), Edge(two.span, one.span, 0, 0)]
    for end in join.ends:
        if end.span not in court.days:
            court.days[end.span] = end.tied.days
            fresh.append(Edge(end.page, end.span, end.tied.low, end.tied.high))
            fresh.append(Edge(end.span, end.page, -end.tied.high, -end.tied.low))
    for edge in fresh:
        court.edges.setdefault(edge.here, []).append(edge)
    start = {place: court.days[place] for end in join.ends for place in (end.page, end.span)}
    changed = _settled(court, start)
    if changed is None:
        for edge in fresh[:2]:
            court.edges[edge.here].remove(edge)
        return set()
    court.taken.append(Taken(join, {end.page: court.days[end.page] for end in join.ends}))
    court.days.update(changed)
    return set(changed)


def _settled(court: Court, start: Mapping[str | Span, int]) -> Days | None:
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
