"""How two claims of one event stand to each other: they agree, one is finer, or both cannot hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from sayso.compare.clashes import clashes
from sayso.compare.findings import Around, number, place, polarity, series, time, weight, weightiest
from sayso.compare.renderings import renderings
from sayso.compare.tellings import tellings
from sayso.compare.told import Telling, Told
from sayso.compare.tolls import is_toll
from sayso.compare.when import overlap
from sayso.model import Dating, Event, PassageKind, Published, Relation, Respect, Span, Verdict

MEMBERS = 60  # claims of one event that are compared, in the order of pages
_TITLES = (PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.CAPTION)  # they repeat the body of their page
OF_TWO_PAGES = 6  # pairs of claims of one event on two pages; the most alike first
OF_ONE_PAGE = 2  # as well, of two voices on one page
PAIRS = 120  # as well, of one event


def relations(
    told: Told, events: Sequence[Event], datings: Sequence[Dating], published: Sequence[Published] = ()
) -> tuple[Relation, ...]:
    """Relations of claims of different pages, of original and translation, and of different sources; sorted."""
    around = Around(told)
    known = {one.id: one for one in tellings(told, datings, published)}
    renders = renderings(known[claim] for event in events for claim in event.claims if claim in known)
    out: list[Relation] = []
    for event in events:
        claims = sorted((known[claim] for claim in event.claims if claim in known), key=lambda one: one.spot)
        grown = series(claims, around)
        out += [_relation(*_with_their_pages(*pair, claims), around, grown) for pair in _pairs(claims, renders)]
        for one in claims:
            if one.id in renders:
                out += _divergence(one, known[renders[one.id]], around)
        out += [_relation(left, right, around, "") for left, right in _voices(claims, renders)]
    out += clashes(events, known, around)
    return tuple(sorted(out, key=lambda one: (one.left, one.right, one.respect.value, one.verdict.value)))


def _with_their_pages(left: Telling, right: Telling, claims: Sequence[Telling]) -> tuple[Telling, Telling]:
    """Each with what its page tells elsewhere of the event, its day and parties: no false "only"."""
    return _with_its_page(left, right, claims), _with_its_page(right, left, claims)


def _with_its_page(one: Telling, other: Telling, claims: Sequence[Telling]) -> Telling:
    mates = [mate for mate in claims if mate.page == one.page and mate.denied == one.denied]
    known = other.parties & frozenset(party for mate in mates for party in mate.parties)
    when = one.when if one.when is not None else next((mate.when for mate in mates if mate.when is not None), None)
    return replace(one, others=one.others | known, when=when)


def _relation(left: Telling, right: Telling, around: Around, grown: str) -> Relation:
    verdict, respect, because = weightiest(left, right, around)
    if respect is Respect.NUMBER and verdict is Verdict.REFINES and grown and is_toll(left):
        because = f"{because} ({grown})"
    return Relation(left.id, right.id, verdict, respect, because)


def _pairs(claims: Sequence[Telling], renders: Mapping[str, str]) -> list[tuple[Telling, Telling]]:
    """Pairs of claims of two pages, the most alike of each two pages; what only translates stands aside."""
    some = [one for one in claims if one.id not in renders][:MEMBERS]
    found: dict[tuple[str, str], list[tuple[Telling, Telling]]] = defaultdict(list)
    for n, left in enumerate(some):
        for right in some[n + 1 :]:
            if left.page != right.page and not _steps_between(left, right, some):
                found[left.page, right.page].append((left, right))
    best = [pair for _, pairs in found.items() for pair in sorted(pairs, key=_rank)[:OF_TWO_PAGES]]
    return [_in_order(*pair) for pair in sorted(best, key=_rank)[:PAIRS]]


def _in_order(left: Telling, right: Telling) -> tuple[Telling, Telling]:
    """By page id, as all that is shown of pages."""
    return (left, right) if (left.claim.span, left.id) <= (right.claim.span, right.id) else (right, left)


def _steps_between(left: Telling, right: Telling, claims: Sequence[Telling]) -> bool:
    """Of a toll that grows, only each count and the next are held together."""
    if not (is_toll(left) and is_toll(right)) or left.published is None or right.published is None:
        return False
    if overlap(left.published, right.published):
        return False
    orders = {one.order for one in claims if is_toll(one) and one.published is not None}
    days = {left.published, right.published}
    return any(
        left.order < one.order < right.order and one.published not in days
        for one in claims
        if one.order in orders and one.published is not None
    )


def _voices(claims: Sequence[Telling], renders: Mapping[str, str]) -> list[tuple[Telling, Telling]]:
    """Pairs of claims of one page that stand on other sources."""
    some = [one for one in claims if one.id not in renders and one.original is None and one.kind not in _TITLES]
    found: dict[str, list[tuple[Telling, Telling]]] = defaultdict(list)
    for n, left in enumerate(some[:MEMBERS]):
        for right in some[n + 1 : MEMBERS]:
            if left.page == right.page and _voice(left) != _voice(right) and left.passage != right.passage:
                found[left.page].append((left, right))
    return [_in_order(*pair) for pairs in found.values() for pair in sorted(pairs, key=_rank)[:OF_ONE_PAGE]]


def _divergence(rendered: Telling, original: Telling, around: Around) -> Iterator[Relation]:
    """Where a translation says something else than its original."""
    found = [*number(rendered, original, around), *polarity(rendered, original, around)]
    found += [*place(rendered, original, around), *time(rendered, original, around)]
    for verdict, respect, because in sorted(found, key=weight)[:1]:
        both = rendered.when is not None and original.when is not None
        if verdict is not Verdict.AGREES and (respect is not Respect.TIME or both):
            said = f"the translation and its original differ: {because}; the original counts"
            yield Relation(rendered.id, original.id, verdict, respect, said)


def _rank(pair: tuple[Telling, Telling]) -> tuple[int, tuple[int, int, int, str], tuple[int, int, int, str]]:
    return -_alike(*pair), pair[0].spot, pair[1].spot


def _voice(one: Telling) -> tuple[Span, ...]:
    return one.claim.say_so[-1].sources if one.claim.say_so else ()


def _alike(left: Telling, right: Telling) -> int:
    return (
        2 * (left.claim.predicate == right.claim.predicate)
        + len(left.parties & right.parties)
        + 3 * bool(left.when and right.when)
        + 2 * bool(left.claim.quantities and right.claim.quantities)
    )
