"""Where what is said begins and ends: other frames cut it, marks around a lone quotation are no part of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from sayso.claim.say_so.row import Frame, Row
from sayso.claim.say_so.tokens import Token
from sayso.model import Span

_SPACES = frozenset(" \u00a0\u202f")
_MARKS = frozenset('“”„«»"')


def cut(row: Row, found: list[Frame]) -> list[Frame]:
    """What is said ends where a trailing frame, a chained cue, or a clause with its own source begins."""
    out = []
    for frame in found:
        parts = tuple(part for part in (_shorter(row, frame, part, found) for part in frame.parts) if part[0] < part[1])
        if parts or frame.side == "none":
            out.append(structs.replace(frame, parts=parts))
    return out


def _shorter(row: Row, frame: Frame, part: tuple[int, int], found: Sequence[Frame]) -> tuple[int, int]:
    start, end = part
    for other in found:
        if other is frame or not start < other.first < end or frame.side == "left":
            continue
        if _though(row, frame, other):
            end = min(end, other.first - 1)
        if _added(row, other):
            end = min(end, other.first - 2)
        if other.side == "left" or other.chained or _own_clause(row, other.first) or _beside(row, frame, other):
            end = min(end, other.first)
    while end > start and (
        row.mark(end - 1, (",", "،", ".", "-", "؛", ";"))
        or row.word(end - 1, "as_if", "coordinators", "subordinators", "relatives")
    ):
        if (
            row.mark(end - 1, (".",))
            and end - 1 > start
            and row.tokens[end - 2].end == row.tokens[end - 1].start
            and len(row.tokens[end - 2].text) == 1
        ):
            break
        end -= 1
    return start, end


def _added(row: Row, other: Frame) -> bool:
    """ "X said P, which he said was Q": what the relative adds is told for itself."""
    said = other.by == "source-cue-relative" and other.source is not None and bool(other.source.pronoun)
    return said and row.lex.zero_that and row.mark(other.first - 2, (",",))


def _though(row: Row, frame: Frame, other: Frame) -> bool:
    """ "Though X said P, Y said Q": the main clause has its own speaker."""
    opens = frame.first == 1 or row.mark(frame.first - 2, (",", "،", ";"))
    return row.word(frame.first - 1, "concessions") and opens and row.mark(other.first - 1, (",",))


def _beside(row: Row, frame: Frame, other: Frame) -> bool:
    """A second verb of the same subject: "she denied that P and said Q"."""
    shared = other.source is not None and other.source is frame.source
    return shared and row.word(other.first - 1, "coordinators")


def _own_clause(row: Row, first: int) -> bool:
    """A frame that begins after a comma with a conjunction stands beside what is said, not inside it."""
    return first >= 2 and row.word(first - 1, "coordinators") and row.mark(first - 2, (",", "،"))


def said(row: Row, first: Token, last: Token) -> Span:
    """The words said, without the marks around a lone quotation, with both marks of a quotation inside."""
    if first is last and first.quote is not None:
        return first.quote.words
    start, end = first.start, last.end
    inside = row.text[start:end]
    spaced = row.text[end : end + 1] in _SPACES and row.text[end + 1 : end + 2] == "»" and "«" in inside  # French
    if spaced or (row.text[end : end + 1] in _MARKS and any(mark in inside for mark in _MARKS)):
        end += 1 + spaced
    if start > 0 and row.text[start - 1] in _MARKS and any(mark in inside for mark in _MARKS):
        start -= 1
    return Span(row.page, start, end)
