"""What a dossier is called, and what it holds, in one line each."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Event, MentionKind
from sayso.show.board import Board, is_placed, is_reported, pages_of
from sayso.show.wording import clipped, counted, days, language, listed

_STORIES, _DAYS, _NAMES = 2, 3, 2  # in a title
_ACTORS = (MentionKind.PERSON, MentionKind.ORGANISATION)


def title(board: Board) -> str:
    """Whom the largest stories are about, and the days of their main events."""
    stories = sorted((story.events for story in board.dossier.stories), key=lambda ids: (-_size(board, ids), ids))
    found: dict[str, list[str]] = {}
    for ids in stories or [tuple(event.id for event in board.dossier.events)]:
        events = [board.event[event] for event in ids if event in board.event]
        who = listed(_actors(board, events))
        if who:
            found.setdefault(who, []).extend(_main_day(board, events))
    dated = [f"{who}, {listed(list(dict.fromkeys(when))[:_DAYS])}" for who, when in found.items() if when]
    parts = dated or list(found)
    if parts:
        return "; ".join(parts[:_STORIES])
    return board.sheets[0].headline if len(board.sheets) == 1 else counted(len(board.sheets), "page")


def _size(board: Board, ids: Sequence[str]) -> int:
    """How much a story is told: pages times claims."""
    events = [board.event[event] for event in ids if event in board.event]
    pages = {sheet.letter for event in events for sheet in pages_of(board, event)}
    return len(pages) * sum(len(event.claims) for event in events)


def _actors(board: Board, events: Sequence[Event]) -> list[str]:
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


def _main_day(board: Board, events: Sequence[Event]) -> list[str]:
    """The day of the event that most pages tell as done."""
    done = [event for event in events if is_placed(board, event) and is_reported(board, event)]
    best = sorted(done, key=lambda event: (-len(pages_of(board, event)), -len(event.claims), event.id))
    return [days(event.when) for event in best[:1]]


def counts(board: Board) -> str:
    """ "3 pages, 4 texts (3 English, 1 Arabic), 32 events and 8 origins"."""
    langs = [language(lang) for sheet in board.sheets for lang in sheet.langs]
    each = [f"{langs.count(lang)} {lang}" for lang in dict.fromkeys(langs)]
    texts = f"{counted(len(langs), 'text')} ({', '.join(each)})" if langs else counted(0, "text")
    return listed([
        counted(len(board.sheets), "page"), texts, counted(len(board.dossier.events), "event"),
        counted(len(board.dossier.origins), "origin"),
    ])  # fmt: skip
