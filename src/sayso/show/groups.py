"""Pages that tell events together, each group with its events and its main one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sayso.model import Event, Modality
from sayso.show.board import Board, Sheet, in_time, is_placed, is_reported, pages_of


class Group(Struct, frozen=True):
    """Pages linked by events that they share, and all that they tell."""

    sheets: tuple[Sheet, ...]
    events: tuple[Event, ...]  # in the order of time
    main: Event | None  # the dated event that most of the pages tell as done


def groups(board: Board) -> tuple[Group, ...]:
    """The groups of a dossier, in the order of their first pages; a page that shares nothing is a group."""
    heads = _heads(board)
    sheets: dict[str, list[Sheet]] = {}
    events: dict[str, list[Event]] = {}
    for sheet in board.sheets:
        sheets.setdefault(_head(heads, sheet.letter), []).append(sheet)
    for event in sorted(board.dossier.events, key=in_time):
        told = pages_of(board, event)
        if told:
            events.setdefault(_head(heads, told[0].letter), []).append(event)
    return tuple(
        Group(tuple(found), tuple(events.get(head, ())), _main(board, events.get(head, ())))
        for head, found in sheets.items()
    )


def _heads(board: Board) -> dict[str, str]:
    """For each page the page that it is joined to; one that is joined to itself stands for its group."""
    heads = {sheet.letter: sheet.letter for sheet in board.sheets}
    for event in board.dossier.events:
        told = pages_of(board, event)
        for sheet in told[1:]:
            one, two = sorted((_head(heads, told[0].letter), _head(heads, sheet.letter)))
            heads[two] = one
    return heads


def _head(heads: dict[str, str], letter: str) -> str:
    while heads[letter] != letter:
        heads[letter] = heads[heads[letter]]  # half the way at each step
        letter = heads[letter]
    return letter


def _main(board: Board, events: Sequence[Event]) -> Event | None:
    done = [event for event in events if is_placed(board, event) and is_reported(board, event)]
    return max(
        done,
        key=lambda event: (len(pages_of(board, event)), _told(board, event), len(event.claims), event.id),
        default=None,
    )


def _told(board: Board, event: Event) -> int:
    """How many sentences tell an event as done or going on."""
    claims = (board.claim[one] for one in event.claims if one in board.claim)
    return sum(claim.modality in (Modality.HAPPENED, Modality.ONGOING) for claim in claims)
