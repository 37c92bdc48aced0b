"""Claims of two events that cannot both be so: opposite deeds of the same parties in the same days, and denials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.compare.findings import Around, polarity, told_day
from sayso.compare.fits import LOOSE
from sayso.compare.kin import shared
from sayso.compare.plain import days
from sayso.compare.told import Standing, Telling
from sayso.compare.when import gap, overlap
from sayso.lang import predicates
from sayso.model import Event, Relation, Respect, Verdict

CLASHING = 40  # claims of one kind that are held against the opposite kind
ANSWER = 60  # days between a claim and the page that denies it

_Told = list[tuple[str, Telling]]  # events and their claims


def clashes(events: Sequence[Event], known: Mapping[str, Telling], around: Around) -> Iterator[Relation]:
    """At most one relation for each pair of events."""
    families: dict[tuple[int, str], _Told] = defaultdict(list)
    for event in events:
        for claim in event.claims:
            if claim in known and known[claim].original is None:
                families[known[claim].thread, known[claim].family].append((event.id, known[claim]))
    for claims in families.values():
        claims.sort(key=lambda pair: pair[1].spot)
    seen: set[tuple[str, str]] = set()
    for pair, relation in (*_opposed(families, around), *_denied(families, around)):
        if pair not in seen:
            seen.add(pair)
            yield relation


_Found = tuple[tuple[str, str], Relation]


def _opposed(families: Mapping[tuple[int, str], _Told], around: Around) -> Iterator[_Found]:
    opposes: dict[str, set[str]] = defaultdict(set)
    for one in predicates().values():
        opposes[one.family] |= set(one.opposes)
    for thread, family in sorted(families):
        for other in sorted(opposes[family]):
            if family < other or family not in opposes[other]:
                sides = families[thread, family], families.get((thread, other), [])
                yield from _clash(sides[0][:CLASHING], sides[1][:CLASHING], around)


def _clash(claims: _Told, others: _Told, around: Around) -> Iterator[_Found]:
    for one, left in claims:
        for other, right in others:
            a, b = told_day(left), told_day(right)
            if left.page == right.page or a is None or b is None or not overlap(a, b):
                continue
            if _asserted(left) and _asserted(right) and _same_parties(left, right, around):
                because = (
                    f"{around.name(left)} tells, for {days(a)}: {around.quote(left)}; {around.name(right)} tells, "
                )
                because += (
                    f"for {days(b)}: {around.quote(right)}. Both can hardly be so of the same parties at one time"
                )
                first, second = sorted((left, right), key=lambda each: (each.claim.span, each.id))
                yield _pair(one, other), Relation(first.id, second.id, Verdict.CONTRADICTS, Respect.MODALITY, because)


def _asserted(one: Telling) -> bool:
    return one.standing is Standing.REAL and not one.denied


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _same_parties(left: Telling, right: Telling, around: Around) -> bool:
    """Doer and doer, sufferer and sufferer, as far as both name one; one of them at least is shared."""
    kin, met = around.context.kin, False
    for a, b in ((left.agents, right.agents), (left.patients, right.patients)):
        if a and b:
            if not any(shared(a, b, kin)):
                return False
            met = True
    if left.parties and right.parties:
        return met or any(shared(left.parties, right.parties, kin))
    return met or bool(left.places & right.places)  # "a lull in Lisbon" names nobody


def _denied(families: Mapping[tuple[int, str], _Told], around: Around) -> Iterator[_Found]:
    """What one page tells of somebody, and another, or another voice, denies of the same."""
    for (_, family), claims in sorted(families.items()):
        denials = [(event, one) for event, one in claims if one.denied and one.standing is Standing.REAL][:CLASHING]
        denials = [] if family in LOOSE else denials
        told = [(event, one) for event, one in claims if _asserted(one)][: 2 * CLASHING] if denials else []
        for event, no in denials:
            for other, yes in told:
                if event != other and _answers(no, yes, around):
                    for verdict, respect, because in polarity(yes, no, around):
                        first, second = sorted((yes, no), key=lambda each: (each.claim.span, each.id))
                        yield _pair(event, other), Relation(first.id, second.id, verdict, respect, because)


def _answers(no: Telling, yes: Telling, around: Around) -> bool:
    """The denial is of the same parties and days, and of the same weeks as the telling, where that is known."""
    if no.claim.predicate != yes.claim.predicate and not no.cast & yes.cast:
        return False
    if no.when is not None and yes.when is not None and not overlap(no.when, yes.when):
        return False
    if no.published is not None and yes.published is not None and gap(no.published, yes.published) > ANSWER:
        return False
    kin = around.context.kin
    for a, b in ((no.agents, yes.agents), (no.patients, yes.patients)):
        if a and b and not no.symmetric and not any(shared(a, b, kin)):
            return False
    met = set().union(*shared(no.cast - no.described, yes.cast - yes.described, kin))
    least = min(2, len(no.cast - no.described), len(yes.cast - yes.described))
    least = least if no.denial or no.claim.say_so else 2  # that it did not happen to X is no answer to anything else
    return len(met) >= least and (least > 0 or no.claim.predicate == yes.claim.predicate)
