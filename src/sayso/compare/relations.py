"""How two claims of one event stand to each other: they agree, one is finer, or both cannot hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.compare.kin import Context, context, shared
from sayso.compare.renderings import renderings
from sayso.compare.told import Names, Standing, Telling, Told, overlap, tellings
from sayso.lang import predicates
from sayso.model import (
    Dating,
    Event,
    Modality,
    PassageKind,
    Published,
    Quantity,
    Relation,
    Respect,
    Span,
    Tie,
    TimeSpan,
    Verdict,
)

MEMBERS = 200  # claims of one event that are compared, in the order of pages
_TITLES = (PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.CAPTION)  # they repeat the body of their page
CLASHING = 40  # claims of one kind that are held against the opposite kind
OF_TWO_PAGES = 8  # pairs of claims of one event on two pages; the most alike first
OF_ONE_PAGE = 2  # as well, of two voices on one page
PAIRS = 120  # as well, of one event


def ties(told: Told, events: Sequence[Event]) -> tuple[Tie, ...]:
    """Pairs of time expressions that date one event, each with the reason; sorted."""
    times = {claim.id: claim.times for analysis in told.analyses for claim in analysis.claims}
    out = set()
    for event in events:
        spans = sorted({span for claim in event.claims for span in times.get(claim, ())})[:40]
        for n, left in enumerate(spans):
            for right in spans[n + 1 :]:
                out.add(Tie(left, right, f"both date one event: {event.label}"))
    return tuple(sorted(out))


def relations(
    told: Told, events: Sequence[Event], datings: Sequence[Dating], published: Sequence[Published] = ()
) -> tuple[Relation, ...]:
    """Relations of claims of different pages, of original and translation, and of different sources; sorted."""
    names = Names(told.entities, told.links, told.analyses)
    around = context(names, told.analyses)
    known = {one.id: one for one in tellings(told, datings, published)}
    counts = {
        mark.span: mark for analysis in told.analyses for mark in analysis.annotations if isinstance(mark, Quantity)
    }
    renders = renderings(known[claim] for event in events for claim in event.claims if claim in known)
    out = []
    for event in events:
        claims = [known[claim] for claim in event.claims if claim in known]
        out += [_relation(left, right, around, counts) for left, right in _pairs(claims, renders)]
        out += [
            found
            for one in claims
            if one.id in renders
            for found in _divergence(one, known[renders[one.id]], around, counts)
        ]
        out += [_relation(left, right, around, counts) for left, right in _voices(claims, renders)]
    out += _opposed(events, known, around)
    return tuple(sorted(out, key=lambda one: (one.left, one.right, one.respect.value, one.verdict.value)))


def _pairs(claims: Sequence[Telling], renders: Mapping[str, str]) -> list[tuple[Telling, Telling]]:
    """Pairs of claims of two pages, the most alike of each two pages; what only translates stands aside."""
    some = [one for one in claims if one.id not in renders][:MEMBERS]
    found: dict[tuple[str, str], list[tuple[Telling, Telling]]] = defaultdict(list)
    for n, left in enumerate(some):
        for right in some[n + 1 :]:
            if left.page != right.page:
                found[left.page, right.page].append((left, right))
    best = [pair for _, pairs in sorted(found.items()) for pair in sorted(pairs, key=_rank)[:OF_TWO_PAGES]]
    return sorted(best, key=_rank)[:PAIRS]


def _voices(claims: Sequence[Telling], renders: Mapping[str, str]) -> list[tuple[Telling, Telling]]:
    """Pairs of claims of one page that stand on other sources."""
    some = [one for one in claims if one.id not in renders and one.original is None and one.kind not in _TITLES]
    found: dict[str, list[tuple[Telling, Telling]]] = defaultdict(list)
    for n, left in enumerate(some[:MEMBERS]):
        for right in some[n + 1 : MEMBERS]:
            if left.page == right.page and _voice(left) != _voice(right) and left.passage != right.passage:
                found[left.page].append((left, right))
    return [pair for _, pairs in sorted(found.items()) for pair in sorted(pairs, key=_rank)[:OF_ONE_PAGE]]


def _divergence(
    rendered: Telling, original: Telling, around: Context, counts: dict[Span, Quantity]
) -> Iterator[Relation]:
    """Where a translation says something else than its original."""
    found = [*_number(rendered, original, counts), *_polarity(rendered, original), *_place(rendered, original, around)]
    found += _time(rendered, original)
    for verdict, respect, because in sorted(found, key=_weight)[:1]:
        both = rendered.when is not None and original.when is not None
        if verdict is not Verdict.AGREES and (respect is not Respect.TIME or both):
            said = f"the translation and its original differ: {because}; the original counts"
            yield Relation(rendered.id, original.id, verdict, respect, said)


def _rank(pair: tuple[Telling, Telling]) -> tuple[int, Span, Span]:
    return -_alike(*pair), pair[0].claim.span, pair[1].claim.span


def _voice(one: Telling) -> tuple[Span, ...]:
    return one.claim.say_so[-1].sources if one.claim.say_so else ()


def _alike(left: Telling, right: Telling) -> int:
    return (
        2 * (left.claim.predicate == right.claim.predicate)
        + len(left.parties & right.parties)
        + 3 * bool(left.when and right.when)
        + 2 * bool(left.claim.quantities and right.claim.quantities)
    )


def _relation(left: Telling, right: Telling, around: Context, counts: dict[Span, Quantity]) -> Relation:
    """The weightiest thing to say of two claims: what cannot both hold, then what is finer, then what agrees."""
    found = [*_number(left, right, counts), *_polarity(left, right), *_time(left, right)]
    found += [*_place(left, right, around), *_actor(left, right, around), *_modality(left, right)]
    verdict, respect, because = min(found, key=_weight)
    return Relation(left.id, right.id, verdict, respect, because)


def _weight(found: _Finding) -> tuple[int, int]:
    """A contradiction first; what agrees in days before what agrees in names; that one side has no day comes last."""
    order = _RESPECTS if found[0] is not Verdict.AGREES else (Respect.NUMBER, Respect.TIME, *_RESPECTS)
    return _VERDICTS.index(found[0]), order.index(found[1])


_VERDICTS = (Verdict.CONTRADICTS, Verdict.REFINES, Verdict.AGREES)
_RESPECTS = (Respect.NUMBER, Respect.POLARITY, Respect.PLACE, Respect.MODALITY, Respect.ACTOR, Respect.TIME)
_Finding = tuple[Verdict, Respect, str]


def _polarity(left: Telling, right: Telling) -> Iterator[_Finding]:
    if left.claim.negated != right.claim.negated:
        yield Verdict.CONTRADICTS, Respect.POLARITY, "one says that it is so, the other that it is not"


def _time(left: Telling, right: Telling) -> Iterator[_Finding]:
    if left.when is None and right.when is None:
        return
    if left.when is None or right.when is None:
        yield Verdict.REFINES, Respect.TIME, f"only one gives a day: {_said(left.when or right.when)}"
    elif left.when == right.when:
        yield Verdict.AGREES, Respect.TIME, f"both give {_said(left.when)}"
    elif overlap(left.when, right.when):
        yield Verdict.REFINES, Respect.TIME, f"{_said(left.when)} and {_said(right.when)} can both hold; one is finer"
    else:
        yield Verdict.CONTRADICTS, Respect.TIME, f"{_said(left.when)} and {_said(right.when)} have no day in common"


def _said(when: TimeSpan | None) -> str:
    if when is None:
        return "no day"
    first, last = (day.isoformat() if day is not None else "open" for day in (when.first, when.last))
    return first if first == last else f"{first} to {last}"


def _place(left: Telling, right: Telling, around: Context) -> Iterator[_Finding]:
    if left.places and right.places and left.places != right.places:
        names = " and ".join(", ".join(sorted(map(around.names.label, one.places))) for one in (left, right))
        yield Verdict.REFINES, Respect.PLACE, f"the places given are {names}"


def _actor(left: Telling, right: Telling, around: Context) -> Iterator[_Finding]:
    name = around.names.label
    extra = [sorted(map(name, one.parties - other.parties)) for one, other in ((left, right), (right, left))]
    if not any(extra):
        whom = ", ".join(sorted(map(name, left.parties)))
        yield Verdict.AGREES, Respect.ACTOR, f"both name {whom}" if whom else "both tell of the same event"
        return
    added = "; ".join(
        f"only the {side} claim names {', '.join(one)}"
        for side, one in zip(("left", "right"), extra, strict=True)
        if one
    )
    yield Verdict.REFINES, Respect.ACTOR, added


def _modality(left: Telling, right: Telling) -> Iterator[_Finding]:
    if left.claim.modality is not right.claim.modality and Modality.ONGOING not in (
        left.claim.modality,
        right.claim.modality,
    ):
        yield (
            Verdict.REFINES,
            Respect.MODALITY,
            f"one tells it as {left.claim.modality.value}, the other as {right.claim.modality.value}",
        )


def _number(left: Telling, right: Telling, counts: Mapping[Span, Quantity]) -> Iterator[_Finding]:
    a, b = _counted(left, counts), _counted(right, counts)
    for unit in sorted(a.keys() & b.keys()):
        yield _numbers(a[unit], b[unit], left, right)


def _counted(one: Telling, counts: Mapping[Span, Quantity]) -> dict[str, Quantity]:
    """The number of each unit that stands next to the word of the event: "87 killed and 30 missing" are 87 killed."""
    spot = (one.claim.trigger or one.claim.span).start
    found: dict[str, Quantity] = {}
    for span in sorted(one.claim.quantities, key=lambda span: (abs(span.start - spot), span)):
        if span in counts:
            found.setdefault(counts[span].unit, counts[span])
    return found


def _numbers(a: Quantity, b: Quantity, left: Telling, right: Telling) -> _Finding:
    said = f"{_range(a)} and {_range(b)} {a.unit}".strip()
    low, high = max(a.low or 0, b.low or 0), min(_top(a), _top(b))
    if (a.low, a.high) == (b.low, b.high):
        return Verdict.AGREES, Respect.NUMBER, f"both give {_range(a)} {a.unit}".strip()
    if low <= high:
        return Verdict.REFINES, Respect.NUMBER, f"{said} can both hold"
    if left.page == right.page:
        return Verdict.CONTRADICTS, Respect.NUMBER, f"{said} on one page cannot both hold"
    if left.published is None or right.published is None:
        return Verdict.REFINES, Respect.NUMBER, f"{said}: it is not known whether they were counted on one day"
    if not overlap(left.published, right.published):
        days = f"{_said(left.published)} and {_said(right.published)}"
        return Verdict.REFINES, Respect.NUMBER, f"{said}: told on {days}, a count that changed with the days"
    return Verdict.CONTRADICTS, Respect.NUMBER, f"{said} cannot both hold"


def _top(one: Quantity) -> float:
    return float("inf") if one.high is None else one.high


def _range(one: Quantity) -> str:
    low, high = (f"{end:g}" if end is not None else "" for end in (one.low, one.high))
    return low if low == high else f"{low or 'up to '}{'–' if low and high else ''}{high or ' or more'}"


def _opposed(events: Sequence[Event], known: dict[str, Telling], around: Context) -> Iterator[Relation]:
    """Claims of two events that cannot be true of the same parties at the same time, on two pages."""
    families: dict[tuple[int, str], list[Telling]] = defaultdict(list)
    for event in events:
        for claim in event.claims:
            if claim in known and known[claim].standing is Standing.REAL and not known[claim].claim.negated:
                families[known[claim].thread, known[claim].family].append(known[claim])
    opposes = _opposes()
    for (thread, family), claims in sorted(families.items()):
        for other in sorted(opposes[family]):
            mutual = family in opposes[other]
            if not mutual or family < other:
                found = _clashes(claims[:CLASHING], families.get((thread, other), [])[:CLASHING], around)
                yield from (one for one, bare in found if mutual or not bare)


def _opposes() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in predicates().values():
        found[one.family] |= set(one.opposes)
    return found


def _clashes(claims: Sequence[Telling], others: Sequence[Telling], around: Context) -> Iterator[tuple[Relation, bool]]:
    """Relations, and whether one side names nobody and is taken to mean the same parties."""
    for left in claims:
        for right in others:
            bare = not left.parties or not right.parties
            if left.page != right.page and _same_days(left, right) and (_parties_meet(left, right, around)):
                first, second = sorted((left, right), key=lambda one: (one.claim.span, one.id))
                days = _said(first.when or first.published)
                because = f"{first.family} and {second.family} cannot both be so in the same days ({days})"
                yield Relation(first.id, second.id, Verdict.CONTRADICTS, Respect.MODALITY, because), bare


def _parties_meet(left: Telling, right: Telling, around: Context) -> bool:
    """The doers are the same; where one side names no doer but a place or a sufferer, these are; or it names nobody."""
    if left.agents and right.agents:
        return any(shared(left.agents, right.agents, around.kin))
    if left.cast and right.cast:
        return any(shared(left.cast, right.cast, around.kin))
    return True


def _same_days(left: Telling, right: Telling) -> bool:
    a, b = left.when or left.published, right.when or right.published
    return a is not None and b is not None and overlap(a, b)
