"""Whom some events are about."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Event, MentionKind
from sayso.show.board import Board
from sayso.show.wording import clipped

_NAMES = 2  # in a title
_ACTORS = (MentionKind.PERSON, MentionKind.ORGANISATION)


def actors(board: Board, events: Sequence[Event]) -> list[str]:
    """The two people or bodies that most claims of some events are about."""
    weight: dict[str, int] = {}
    for event in events:
        for entity in event.entities:
            if entity in board.entity and board.entity[entity].kind in _ACTORS:
                weight[entity] = weight.get(entity, 0) + len(event.claims)
    chosen: list[str] = []
    for entity in sorted(weight, key=lambda entity: (-weight[entity], entity)):
        label = clipped(board.entity[entity].label, 40)
        if len(chosen) < _NAMES and not any(_shares(label, other) for other in chosen):
            chosen.append(label)
    return chosen


def _shares(left: str, right: str) -> bool:
    """Whether two names have a word in common: they may be one, and a title is no place to guess."""
    return bool(set(left.casefold().split()) & set(right.casefold().split()))
