"""What two claims of one event have to say to each other, each with the words of the pages that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.compare.kin import Context, context
from sayso.compare.objects import alike
from sayso.compare.plain import days, listed, page_name
from sayso.compare.told import Names, Standing, Telling, Told
from sayso.compare.tolls import is_toll
from sayso.compare.when import overlap
from sayso.model import Modality, Quantity, Respect, Span, TimeSpan, Verdict

QUOTED = 90  # characters of a page that a reason quotes
Finding = tuple[Verdict, Respect, str]
_VERDICTS = (Verdict.CONTRADICTS, Verdict.REFINES, Verdict.AGREES)
_RESPECTS = (Respect.NUMBER, Respect.POLARITY, Respect.PLACE, Respect.MODALITY, Respect.ACTOR, Respect.TIME)
_STANDS = {
    Modality.HAPPENED: "something that happened",
    Modality.ONGOING: "going on",
    Modality.PLANNED: "a plan",
    Modality.POSSIBLE: "a possibility",
    Modality.WANTED: "a wish",
}


class Around:
    """What a reason looks up: names, numbers, and the words and names of pages."""

    def __init__(self, told: Told) -> None:
        self.names = Names(told.entities, told.links, told.analyses)
        self.context: Context = context(self.names, told.analyses)
        self._pages = {analysis.page.id: analysis.page for analysis in told.analyses}
        self._called = {analysis.page.id: page_name(analysis) for analysis in told.analyses}
        self.counts = {
            mark.span: mark for analysis in told.analyses for mark in analysis.annotations if isinstance(mark, Quantity)
        }

    def name(self, one: Telling) -> str:
        return self._called[one.page]

    def sides(self, left: Telling, right: Telling) -> tuple[str, str]:
        """What a reader can tell the two by: the pages, or on one page the words."""
        if left.page == right.page or self.name(left) == self.name(right):
            return self.quote(left), self.quote(right)
        return self.name(left), self.name(right)

    def words(self, span: Span) -> str:
        """The words of a page, cut at a word."""
        said = " ".join(self._pages[span.page].text[span.start : span.end].split())
        return said if len(said) <= QUOTED else said[: max(said.rfind(" ", 0, QUOTED), QUOTED // 2)] + " …"

    def quote(self, one: Telling) -> str:
        return f"“{self.words(one.claim.span)}”"


def weightiest(left: Telling, right: Telling, around: Around) -> Finding:
    """What cannot both hold, then what is finer, then what agrees."""
    found = [*number(left, right, around), *polarity(left, right, around), *time(left, right, around)]
    found += [*place(left, right, around), *actor(left, right, around), *modality(left, right, around)]
    return min(found, key=weight)


def weight(found: Finding) -> tuple[int, int]:
    """A contradiction first; what agrees in days before what agrees in names; that one side has no day comes last."""
    order = _RESPECTS if found[0] is not Verdict.AGREES else (Respect.NUMBER, Respect.TIME, *_RESPECTS)
    return _VERDICTS.index(found[0]), order.index(found[1])


def polarity(left: Telling, right: Telling, around: Around) -> Iterator[Finding]:
    """One tells that it is so, the other that it is not."""
    if left.denied == right.denied or not (left.denial or right.denial or _of_the_same(left, right)):
        return
    no, yes = (left, right) if left.denied else (right, left)
    said = f"{around.name(yes)} tells it: {around.quote(yes)}; {around.name(no)} denies it: "
    yield Verdict.CONTRADICTS, Respect.POLARITY, said + around.quote(no)


def _of_the_same(left: Telling, right: Telling) -> bool:
    """Both tell of the same party and kind of deed as a fact: "without pay" is no answer to "paying"."""
    facts = all(one.standing is Standing.REAL and not one.noun for one in (left, right))
    about = not (left.about and right.about) or bool(alike([left.about], [right.about]))
    return facts and about and left.claim.predicate == right.claim.predicate and bool(left.parties & right.parties)


def time(left: Telling, right: Telling, around: Around) -> Iterator[Finding]:
    """The days that they give."""
    if left.when is None and right.when is None:
        return
    if left.when is None or right.when is None:
        dated = right if left.when is None else left
        yield Verdict.REFINES, Respect.TIME, f"only {around.name(dated)} gives a day: {days(dated.when)}"
        return
    one, other = around.sides(left, right)
    both = f"{one} gives {days(left.when)}, {other} {days(right.when)}"
    if left.when == right.when:
        yield Verdict.AGREES, Respect.TIME, f"both give {days(left.when)}"
    elif overlap(left.when, right.when):
        yield Verdict.REFINES, Respect.TIME, f"{both}: both can hold, one is finer"
    else:
        said = f"{both}: {around.quote(left)}, {around.quote(right)}"
        yield Verdict.CONTRADICTS, Respect.TIME, said


def place(left: Telling, right: Telling, around: Around) -> Iterator[Finding]:
    """The places that they name."""
    if left.places and right.places and left.places != right.places:
        a, b = (listed(sorted(map(around.names.label, one.places))) for one in (left, right))
        one, other = around.sides(left, right)
        yield Verdict.REFINES, Respect.PLACE, f"{one} names {a}, {other} names {b}"


def actor(left: Telling, right: Telling, around: Around) -> Iterator[Finding]:
    """Whom they name."""
    label = around.names.label
    extra = [sorted(map(label, one.parties - other.parties)) for one, other in ((left, right), (right, left))]
    if not any(extra):
        whom = listed(sorted(map(label, left.parties)))
        yield Verdict.AGREES, Respect.ACTOR, f"both name {whom}" if whom else _in_words(left, right, around)
        return
    if left.page == right.page:
        said = f"{around.quote(left)} and {around.quote(right)} do not name the same: "
        yield Verdict.REFINES, Respect.ACTOR, said + listed(sorted({*extra[0], *extra[1]}))
        return
    sides = zip((left, right), extra, strict=True)
    added = "; ".join(f"only {around.name(one)} names {listed(whom)} here" for one, whom in sides if whom)
    yield Verdict.REFINES, Respect.ACTOR, added


def _in_words(left: Telling, right: Telling, around: Around) -> str:
    """What two claims that name nobody have in common: a place, else a reader has to see the words."""
    where = listed(sorted(map(around.names.label, left.places & right.places)))
    if where:
        return f"both tell it of {where}"
    if left.page == right.page:
        return f"{around.name(left)} tells it twice: {around.quote(left)}, {around.quote(right)}"
    return f"{around.name(left)} says {around.quote(left)}, {around.name(right)} says {around.quote(right)}"


def modality(left: Telling, right: Telling, around: Around) -> Iterator[Finding]:
    """How they stand with what they tell."""
    a, b = left.claim.modality, right.claim.modality
    if a is not b and Modality.ONGOING not in (a, b):
        one, other = around.sides(left, right)
        said = f"{one} tells it as {_STANDS[a]}, {other} as {_STANDS[b]}"
        yield Verdict.REFINES, Respect.MODALITY, said


def number(left: Telling, right: Telling, around: Around) -> Iterator[Finding]:
    """The numbers of one unit that they give."""
    a, b = counted(left, around.counts), counted(right, around.counts)
    units = sorted(a.keys() & b.keys())
    if not units and is_toll(left) and is_toll(right):  # "61" and "61 dead" count the same
        a, b, units = {"": min(a.values(), key=_top)}, {"": min(b.values(), key=_top)}, [""] if a and b else []
    for unit in units:
        yield _numbers(a[unit], b[unit], (left, right), around)


def counted(one: Telling, counts: Mapping[Span, Quantity]) -> dict[str, Quantity]:
    """The number of each unit that stands next to the word of the event: "87 killed and 30 missing" are 87 killed."""
    spot = (one.claim.trigger or one.claim.span).start
    found: dict[str, Quantity] = {}
    for span in sorted(one.claim.quantities, key=lambda span: (abs(span.start - spot), span)):
        if span in counts:
            found.setdefault(counts[span].unit, counts[span])
    return found


def _numbers(a: Quantity, b: Quantity, pair: tuple[Telling, Telling], around: Around) -> Finding:
    left, right = pair
    low, high = max(a.low or 0, b.low or 0), min(_top(a), _top(b))
    if (a.low, a.high) == (b.low, b.high):
        return Verdict.AGREES, Respect.NUMBER, f"both give the same number: “{around.words(a.span)}”"
    said = f"{_told(a, left, around)}; {_told(b, right, around)}"
    later = left.published is not None and right.published is not None and not overlap(left.published, right.published)
    if later and left.page != right.page:
        return Verdict.REFINES, Respect.NUMBER, f"{said}: a count that changed with the days"
    if low <= high:
        return Verdict.REFINES, Respect.NUMBER, f"{said}: both can hold"
    if left.page != right.page and (left.published is None or right.published is None):
        return Verdict.REFINES, Respect.NUMBER, f"{said}: it is not known whether they were counted on one day"
    return Verdict.CONTRADICTS, Respect.NUMBER, f"{said}: both cannot hold on one day"


def _told(one: Quantity, by: Telling, around: Around) -> str:
    day = f" on {days(by.published)}" if by.published is not None and by.published.first == by.published.last else ""
    return f"{around.name(by)} gives “{around.words(one.span)}”{day}"


def series(claims: Sequence[Telling], around: Around) -> str:
    """The numbers of a toll by day: "at least 14 on 20 October 2021, 61 on 21 October 2021"."""
    steps: dict[float, str] = {}
    for one in sorted(claims, key=lambda each: each.spot):
        if is_toll(one) and one.published is not None:
            for each in list(counted(one, around.counts).values())[:1]:
                steps.setdefault(each.low or _top(each), f"{_range(each)} on {_first_day(one.published)}")
    return ", ".join(steps.values()) if len(steps) > 1 else ""


def _first_day(when: TimeSpan) -> str:
    return days(TimeSpan(when.first, when.first, when.grain))


def _top(one: Quantity) -> float:
    return float("inf") if one.high is None else one.high


def _range(one: Quantity) -> str:
    """A number as a reader says it: "at least 14", "61", "10 to 12"."""
    low, high = (f"{end:,.10g}" if end is not None else "" for end in (one.low, one.high))
    if low == high:
        return low
    if low and high:
        return f"{low} to {high}"
    return f"at least {low}" if low else f"at most {high}"


def told_day(one: Telling) -> TimeSpan | None:
    """The day of a claim as its page gives it; what goes on is of the day of the page."""
    if one.when is not None:
        return one.when
    return one.published if one.claim.modality is Modality.ONGOING else None
