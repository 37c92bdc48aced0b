"""Lines and paragraphs of a page as ranges, with indentation; what a format says of them stays with them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from sayso.model import Markup, Page
from sayso.segment.columns import columns

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_TAB = 8  # columns of a tab in an indentation
_WIDEST_WRAP = 130  # characters: no e-mail, agency wire or man page wraps wider than this
_NARROWEST_WRAP = 40
_RAGGED = 4  # characters by which a wrapped line may fall short of what would have fitted
_FEWEST_WRAPPED = 3  # lines of a wrapped paragraph on a page that is not wrapped as a whole
_FEWEST_FULL = 5  # lines near the margin before a page counts as hard-wrapped
_STOP = re.compile(r"[.!?…؟۔。][\"'»”’)\]]{0,2}\Z")
_WHOLE_SHARE = 0.6  # of the lines near the margin that end a sentence: more are paragraphs of like length, not wrapped
_FULL_SHARE = 0.4  # of its lines; a dump with one paragraph a line has next to none


class Block(Struct, frozen=True, gc=False):
    """A paragraph, a heading, an entry of a menu: characters [start, end) without the white space around."""

    start: int
    end: int
    indent: int  # columns of white space before its first line
    gap: int  # blank lines before it
    marks: tuple[Markup, ...] = ()  # the voices of the format that cover it, innermost first
    column: int | None = None  # of a cell of two languages side by side: 0 or 1


class _Row(Struct, frozen=True, gc=False):
    start: int
    end: int
    indent: int
    gap: int
    column: int | None = None


def blocks(page: Page) -> tuple[Block, ...]:
    """The blocks of a page in reading order. Linear in the length of the page."""
    rows = [*_rows(page.text)]
    if page.markup:
        rows = [*_cut(page.text, rows, page.markup)]
        return tuple(_marked(rows, page.markup))
    rows = [*_in_columns(page.text, rows)]
    margin = _margin(page.text, rows)
    rows = [*(_unwrapped(page.text, rows, margin) if margin is not None else _rejoined(page.text, rows))]
    return tuple(Block(row.start, row.end, row.indent, row.gap, (), row.column) for row in rows)


def _rows(text: str) -> Iterator[_Row]:
    """Lines that hold more than white space."""
    last = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        line = match.group()
        body = line.lstrip()
        if not body:
            continue
        gap = max(0, len(_BREAKS.findall(text, last, start)) - 1)
        indent = sum(_TAB if char == "\t" else 1 for char in line[: len(line) - len(body)])
        yield _Row(start + len(line) - len(body), start + len(line.rstrip()), indent, gap)
        last = end


def _in_columns(text: str, rows: Sequence[_Row]) -> Iterator[_Row]:
    """Lines cut in two where they hold a cell of each of two languages."""
    found = columns(text, [(row.start, row.end) for row in rows])
    for at, row in enumerate(rows):
        cells = found.get(at, ())
        for cell in cells:
            yield _Row(cell.start, cell.end, 0, row.gap if cell is cells[0] else 0, cell.column)
        if not cells:
            yield row


def _margin(text: str, rows: Sequence[_Row]) -> int | None:
    """The right margin of a hard-wrapped page, or None if its paragraphs stand on one line each."""
    lengths = sorted(row.indent + row.end - row.start for row in rows)
    if len(lengths) < _FEWEST_FULL:
        return None
    margin = lengths[int(0.98 * (len(lengths) - 1))]
    full = [row for row in rows if 0.8 * margin < row.indent + row.end - row.start <= margin]
    if not _NARROWEST_WRAP <= margin <= _WIDEST_WRAP or len(full) < max(_FEWEST_FULL, _FULL_SHARE * len(lengths)):
        return None
    whole = sum(_STOP.search(text, max(row.start, row.end - 4), row.end) is not None for row in full)
    return margin if whole <= _WHOLE_SHARE * len(full) else None


def _unwrapped(text: str, rows: Sequence[_Row], margin: int) -> Iterator[_Row]:
    """Lines joined to paragraphs: a line goes on where the first word of the next would not have fitted."""
    held: _Row | None = None
    last: _Row | None = None
    for row in rows:
        if held is None or last is None:
            held = last = row
            continue
        word = text[row.start : row.start + margin].split(maxsplit=1)[0]
        full = last.indent + last.end - last.start + 1 + len(word) > margin - 2
        if row.gap == 0 and full and row.indent == last.indent and row.column is None:
            held = _Row(held.start, row.end, held.indent, held.gap)
        else:
            yield held
            held = row
        last = row
    if held is not None:
        yield held


def _rejoined(text: str, rows: Sequence[_Row]) -> Iterator[_Row]:
    """Paragraphs wrapped by hand on a page that is not: full lines that mostly go on in small letters."""
    for run in _glued(rows):
        margin = max(row.end - row.start for row in run)
        if len(run) < _FEWEST_WRAPPED or not _NARROWEST_WRAP <= margin <= _WIDEST_WRAP:
            yield from run
            continue
        for piece in _filled(text, run, margin):
            if len(piece) >= _FEWEST_WRAPPED and _flows(
                [text[row.start : row.start + margin].split(maxsplit=1)[0] for row in piece]
            ):
                yield _Row(piece[0].start, piece[-1].end, piece[0].indent, piece[0].gap)
            else:
                yield from piece


def _flows(openings: Sequence[str]) -> bool:
    """Whether lines go on one from the other, by their first words: no bullets, no addresses, mostly small letters."""
    small = sum(word[0].isalpha() and not word[0].isupper() for word in openings[1:])
    listed = 2 * len({*openings}) <= len(openings) or any("://" in word for word in openings)
    return small >= len(openings) / 2 and not listed


def _glued(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Runs of lines without a blank line between them, indented alike."""
    run: list[_Row] = []
    for row in rows:
        if run and (row.gap or row.indent != run[-1].indent or row.column is not None):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _filled(text: str, run: Sequence[_Row], margin: int) -> Iterator[list[_Row]]:
    """Pieces of a run in which the first word of every line would not have fitted on the line before it."""
    piece: list[_Row] = []
    for row in run:
        word = text[row.start : row.start + margin].split(maxsplit=1)[0]
        if piece and piece[-1].end - piece[-1].start + 1 + len(word) <= margin - _RAGGED:
            yield piece
            piece = []
        piece.append(row)
    yield piece


def _cut(text: str, rows: Sequence[_Row], marks: Sequence[Markup]) -> Iterator[_Row]:
    """Lines cut where a run of the format begins or ends within them."""
    bounds = sorted({mark.start for mark in marks} | {mark.end for mark in marks})
    for row in rows:
        inner = bounds[bisect_right(bounds, row.start) : bisect_right(bounds, row.end - 1)]
        edges = [row.start, *inner, row.end]
        gap = row.gap
        for start, end in pairwise(edges):
            piece = text[start:end]
            first = start + len(piece) - len(piece.lstrip())
            last = start + len(piece.rstrip())
            if first < last:
                yield _Row(first, last, row.indent, gap)
                gap = 0


def _marked(rows: Sequence[_Row], marks: Sequence[Markup]) -> Iterator[Block]:
    """Each row with the marks that cover it, innermost first: one sweep over both."""
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.by))
    at, open_marks = 0, list[Markup]()
    for row in rows:
        while at < len(waiting) and waiting[at].start <= row.start:
            open_marks.append(waiting[at])
            at += 1
        open_marks = [mark for mark in open_marks if mark.end > row.start]
        covering = [mark for mark in open_marks if mark.end >= row.end]
        covering.sort(key=lambda mark: (mark.end - mark.start, mark.by))
        yield Block(row.start, row.end, row.indent, row.gap, tuple(covering))
