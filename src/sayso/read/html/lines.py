"""The lines of HTML text as its elements hold them: which element, inside which, and how much of a line is a link."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

_LINE = re.compile(r"[^\n\t]+")


class Piece(Struct, frozen=True):
    """One element with text: characters [start, end)."""

    start: int
    end: int
    tag: str
    place: int  # number of the element, in order of opening
    parent: int  # number of the element around it


class Line(Struct, frozen=True):
    """One line or table cell: characters [start, end)."""

    start: int
    end: int
    tag: str  # of the innermost element that is laid out as a block and holds the whole line
    place: int
    parent: int
    linked: int  # characters of it that stand in links
    last_link: tuple[int, int]  # the link that it ends in; (end, end) if it ends in none

    @property
    def length(self) -> int:
        """Characters."""
        return self.end - self.start

    @property
    def share(self) -> float:
        """How much of it is a link, 0..1."""
        return self.linked / self.length


def lines(text: str, pieces: Sequence[Piece], links: Sequence[tuple[int, int]]) -> tuple[Line, ...]:
    """Every line of a text in order; one sweep over the elements, the wider first. `links` do not overlap."""
    waiting = sorted(pieces, key=lambda piece: (piece.start, -piece.end, piece.place))
    inside: list[Piece] = []
    starts = [start for start, _ in links]
    at, out = 0, list[Line]()
    for start, end in _ranges(text):
        while at < len(waiting) and waiting[at].start <= start:
            inside.append(waiting[at])
            at += 1
        while inside and inside[-1].end <= start:
            inside.pop()
        holder = next((piece for piece in reversed(inside) if piece.end >= end), None)
        linked, last = _linked(start, end, links, starts)
        tag, place, parent = (holder.tag, holder.place, holder.parent) if holder is not None else ("", -1, -1)
        out.append(Line(start, end, tag, place, parent, linked, last))
    return tuple(out)


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """Lines without the white space around; those of white space alone are none."""
    for match in _LINE.finditer(text):
        line = match.group()
        if body := line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(body)


def _linked(
    start: int, end: int, links: Sequence[tuple[int, int]], starts: Sequence[int]
) -> tuple[int, tuple[int, int]]:
    """Characters of a line that stand in links, and the link at its end."""
    first = max(0, bisect_right(starts, start) - 1)
    held = [
        (max(start, left), min(end, right)) for left, right in links[first : bisect_left(starts, end)] if right > start
    ]
    last = held[-1] if held and held[-1][1] == end else (end, end)
    return sum(right - left for left, right in held), last


def union(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The characters that some range covers, as ranges that do not touch, in order.

    >>> union([(5, 9), (0, 3), (2, 4)])
    [(0, 4), (5, 9)]
    """
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def shared(start: int, end: int, ranges: Sequence[tuple[int, int]]) -> int:
    """How many characters [start, end) shares with ranges that are in order and do not touch."""
    first = max(0, bisect_right(ranges, (start, start)) - 1)
    total = 0
    for left, right in islice(ranges, first, None):
        if left >= end:
            break
        total += max(0, min(end, right) - max(start, left))
    return total
