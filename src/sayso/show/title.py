"""What a dossier is called, and what it holds, in one line each."""

from __future__ import annotations

from datetime import date

from sayso.show.actors import actors
from sayso.show.board import Board, in_time
from sayso.show.groups import Group, groups
from sayso.show.wording import counted, days, language, listed

_STORIES, _GROUPS = 2, 3  # in a title
_LAST = (date.max, date.max, "")


def title(board: Board) -> str:
    """Whom the pages are about that share events, and the days of their main events."""
    largest = sorted(groups(board), key=lambda group: -_size(group))[:_GROUPS]
    found: dict[str, list[str]] = {}
    for group in sorted(largest, key=lambda group: in_time(group.main) if group.main is not None else _LAST):
        who = listed(actors(board, group.events))
        if who:
            found.setdefault(who, []).extend([days(group.main.when)] if group.main is not None else [])
    dated = [f"{who}, {listed(list(dict.fromkeys(when)))}" for who, when in found.items() if when]
    parts = dated or list(found)
    if parts:
        return "; ".join(parts[:_STORIES])
    return board.sheets[0].headline if len(board.sheets) == 1 else counted(len(board.sheets), "page")


def _size(group: Group) -> int:
    """How much is told: pages times claims."""
    return len(group.sheets) * sum(len(event.claims) for event in group.events)


def counts(board: Board) -> str:
    """ "3 pages, 4 texts (3 English, 1 Arabic), 32 events and 8 origins"."""
    langs = [language(lang) for sheet in board.sheets for lang in sheet.langs]
    each = [f"{langs.count(lang)} {lang}" for lang in dict.fromkeys(langs)]
    texts = f"{counted(len(langs), 'text')} ({', '.join(each)})" if langs else counted(0, "text")
    return listed([
        counted(len(board.sheets), "page"), texts, counted(len(board.dossier.events), "event"),
        counted(len(board.dossier.origins), "origin"),
    ])  # fmt: skip
