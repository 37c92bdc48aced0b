"""What a finding is made of: pieces of a sentence, each plain or with the way to its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sayso.model import Claim, Event
from sayso.show.board import Board, Sheet, anchor, quoted
from sayso.show.wording import clipped, days, listed

_QUOTED = 110  # characters of a quotation
_LEAD = 110  # characters of a label


class Bit(Struct, frozen=True):
    """A piece of a sentence: plain, "strong", a "quote" of a page, or a "link" for views that have links."""

    text: str
    href: str = ""
    kind: str = "plain"


class Finding(Struct, frozen=True):
    sort: str
    weight: float  # higher first
    bits: tuple[Bit, ...]
    event: str = ""  # Event.id: what it is about; an event is the subject of one finding


def lead(board: Board, event: Event) -> Bit:
    """The label of an event, as the subject of a finding."""
    return Bit(clipped(board.label[event.id], _LEAD), board.row[event.id], "strong")


def dated(event: Event) -> str:
    """ ", 3 May 2031", or nothing where the day is not known."""
    when = days(event.when)
    return "" if when == "date unknown" else f", {when}"


def quote(board: Board, claim: Claim) -> Bit:
    """The words of a claim, with the way to them."""
    return Bit(clipped(quoted(board.page[claim.span.page], claim.span), _QUOTED), anchor(board, claim.span), "quote")


def says(board: Board, claim: Claim) -> tuple[Bit, Bit]:
    """ "page B says “…”"."""
    return Bit(f"page {board.page[claim.span.page].letter} says "), quote(board, claim)


def pages(sheets: Sequence[Sheet]) -> str:
    """ "page B", "pages A and B"."""
    return f"page{'s' if len(sheets) > 1 else ''} {listed([sheet.letter for sheet in sheets])}"


def roots(board: Board, event: Event) -> list[str]:
    """Who stands behind an event: the names of its origins, with the channel where it is a thing; each once."""
    known = [board.origin[origin] for origin in event.origins if origin in board.origin]
    return list(dict.fromkeys(clipped(origin.label, 60) for origin in known))


def named(names: Sequence[str], most: int = 4) -> str:
    """Names in a row, the last of many as a count."""
    return listed([*names[:most], f"{len(names) - most} more"] if len(names) > most else names) or "not named"
