"""Who may stand for whom (a spokesperson and the body, a head and the body of the office), and what lies where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sayso.compare.places import NOWHERE, Lie, Place, lie, place
from sayso.compare.told import Names
from sayso.model import Analysis, Mention, MentionKind
from sayso.text import fold

SHORT_NAME = 4  # letters; a shorter name stands in too many others
_THINGS = frozenset({MentionKind.ORGANISATION, MentionKind.PLACE})
Kin = Mapping[str, frozenset[str]]


class Context(Struct, frozen=True):
    """What the comparison of two claims looks up."""

    names: Names
    kin: Kin  # entity -> entities that may be named in its stead
    bodies: Mapping[str, str]  # entity of a spokesperson -> the body spoken for
    places: dict[str, Place]  # filled as places are compared
    lies: dict[tuple[str, str], Lie]  # as well
    common: Counter[str]  # stems of the words that claims are about: how many claims are


def context(names: Names, analyses: Sequence[Analysis]) -> Context:
    """The lookups for a set of pages."""
    kin: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one, other in _longer_names(names):
        kin[one].add(other)
        kin[other].add(one)
    for mention in _mentions(analyses):
        person = names.of(mention.span)
        if person is None:
            continue
        body = None if mention.speaks_for is None else names.of(mention.speaks_for)
        if body is not None and body != person:
            bodies[person][body] += 1
            kin[person].add(body)
            kin[body].add(person)
        for office in () if mention.role is None else names.inside(mention.role):
            if office != person:
                kin[person].add(office)
                kin[office].add(person)
    spoken = {person: min(counts, key=lambda body: (-counts[body], body)) for person, counts in sorted(bodies.items())}
    return Context(names, {entity: frozenset(others) for entity, others in kin.items()}, spoken, {}, {}, Counter())


def _longer_names(names: Names) -> Iterable[tuple[str, str]]:
    """Things and bodies of which one is called as the other with a word or two more: "Eastern Army" and "X …"."""
    called: dict[str, set[str]] = defaultdict(set)
    things = [one for _, one in sorted(names.entities.items()) if one.kind in _THINGS]
    spelt = {one.id: {fold(name).text for name in (*one.names, one.label)} for one in things}
    for one in things:
        for name in spelt[one.id]:
            if len(name) >= SHORT_NAME:
                called[name].add(one.id)
    for one in things:
        for name in sorted(spelt[one.id]):
            said = name.split()
            for cut in (said[1:], said[2:], said[:-1], said[:-2]):
                for other in sorted(called.get(" ".join(cut), ())):
                    if other != one.id:
                        yield one.id, other


def _mentions(analyses: Iterable[Analysis]) -> Iterable[Mention]:
    for analysis in analyses:
        for mark in analysis.annotations:
            if isinstance(mark, Mention) and (mark.role is not None or mark.speaks_for is not None):
                yield mark


def shared(left: Iterable[str], right: frozenset[str] | set[str], kin: Kin) -> tuple[set[str], set[str]]:
    """Entities on both sides, and those of the left that have only a kin on the right."""
    same, akin = set(), set()
    for entity in left:
        if entity in right:
            same.add(entity)
        elif not right.isdisjoint(kin.get(entity, frozenset())):
            akin.add(entity)
    return same, akin


def lies(left: Iterable[str], right: Iterable[str], around: Context) -> Lie:
    """The closest that a place of the left lies to one of the right; UNKNOWN where nothing is known of a pair."""
    found = {_lie(a, b, around) for a in left for b in right}
    return next((one for one in (Lie.SAME, Lie.WITHIN, Lie.UNKNOWN, Lie.APART) if one in found), Lie.UNKNOWN)


def _lie(left: str, right: str, around: Context) -> Lie:
    pair = (left, right)
    if pair not in around.lies:
        around.lies[pair] = Lie.SAME if left == right else lie(_place(left, around), _place(right, around))
    return around.lies[pair]


def _place(entity: str, around: Context) -> Place:
    known = around.names.entities.get(entity)
    if entity not in around.places:
        around.places[entity] = place(known) if known is not None else NOWHERE
    return around.places[entity]
