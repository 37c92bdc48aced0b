"""Same event, independent origins, agreement and silence across pages. PLACEHOLDERS until compare lands."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sayso.model import (
    Account,
    Analysis,
    Dating,
    Derivation,
    Entity,
    Event,
    Link,
    Origin,
    Published,
    Relation,
    Story,
    Tie,
)


class Told(Struct, frozen=True):
    """What the pages say, before it is compared."""

    analyses: Sequence[Analysis]  # sorted by page id
    threads: Sequence[tuple[str, ...]]  # page ids that may tell of the same things
    entities: Sequence[Entity]
    links: Sequence[Link]
    derivations: Sequence[Derivation]


def derivations(analyses: Sequence[Analysis], links: Sequence[Link]) -> tuple[Derivation, ...]:
    return ()


def events(
    told: Told, datings: Sequence[Dating], published: Sequence[Published]
) -> tuple[tuple[Event, ...], tuple[Origin, ...]]:
    return (), ()


def ties(told: Told, events: Sequence[Event]) -> tuple[Tie, ...]:
    return ()


def relations(told: Told, events: Sequence[Event], datings: Sequence[Dating]) -> tuple[Relation, ...]:
    return ()


def accounts(told: Told, events: Sequence[Event], relations: Sequence[Relation]) -> tuple[Account, ...]:
    return ()


def stories(told: Told, events: Sequence[Event]) -> tuple[Story, ...]:
    return ()
