"""Two languages side by side: lines of a dump that hold a cell of each, as converters write a table of two columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sayso.segment.guesses import bare, guesses, letters, script
from sayso.segment.seams import seams

_GAP = re.compile(r"[ \t|]+")
_EDGE = " \t|"
_MOST_GAPS = 6  # of a line; what has more is a table of figures or a menu
_PROSE = 40  # letters of a cell from which the model is asked
_WORDS = 8  # letters of a cell that is more than a mark
_SURE = 0.6
_FEWEST = 2  # lines that show two languages before a page has columns
_ASKED = 400  # lines that the model is asked about
_NEAR = 12  # lines of one cell between two of two that still belong to the columns: half of a translation is missing

Range = tuple[int, int]


class Cell(Struct, frozen=True):
    """Characters [start, end) of a line, and the column they stand in."""

    start: int
    end: int
    column: int  # 0 or 1


class _Cut(Struct, frozen=True):
    line: int  # where the line begins, with the white space before its text
    left: int  # end of the left cell
    right: int  # start of the right cell
    marked: bool  # by a tab or a bar, not by blanks

    @property
    def offset(self) -> int:
        """Where in its line the right cell begins."""
        return self.right - self.line


def columns(text: str, rows: Sequence[Range]) -> dict[int, tuple[Cell, ...]]:
    """The cells of each line, by its index, that stands in two columns of two languages; a line may hold one only.

    `rows` are lines without the white space around them. A page that shows the same two languages left and right in
    two lines has columns, and then every line near these with a tab, a bar or a gap at the same place is cut there.
    """
    cuts = {at: cut for at, row in enumerate(rows) if (cut := _cut(text, *row)) is not None}
    shown = _shown(text, rows, cuts) if cuts else {}
    two = {at: pair for at, pair in shown.items() if pair[0] != pair[1]}
    if not two:
        return _run_on(text, rows)
    pair, count = max(Counter(two.values()).items(), key=lambda item: (item[1], item[0]))
    backed = [at for at in sorted(two) if two[at] == pair]
    if count < _FEWEST and not _plain(text, rows[backed[0]], cuts[backed[0]]):
        return {}
    offsets = {cuts[at].offset for at in backed}
    fitting = {
        at: cut for at, cut in cuts.items() if at in two or (at not in shown and (cut.marked or cut.offset in offsets))
    }
    middle = max(2, min(offsets))
    return {at: _cells(text, rows[at], fitting.get(at), middle) for at in _run(backed, fitting)}


def _run_on(text: str, rows: Sequence[Range]) -> dict[int, tuple[Cell, ...]]:
    """The cells of lines that hold two languages without a gap between them."""
    found = seams(text, rows)
    return {
        at: (Cell(rows[at][0], rows[at][0] + len(text[rows[at][0] : seam].rstrip()), 0), Cell(seam, rows[at][1], 1))
        for at, seam in found.items()
    }


def _cut(text: str, start: int, end: int) -> _Cut | None:
    """Where a line parts in two cells: at its tab or bar, else at its widest gap."""
    line = text[start:end]
    offset = start + len(line) - len(line.lstrip(_EDGE))
    gaps = [gap for gap in _GAP.finditer(line.strip(_EDGE)) if gap.group() != " "]
    if not gaps or len(gaps) > _MOST_GAPS:
        return None
    gap = max(gaps, key=lambda one: (_marked(one.group()), len(one.group()), -one.start()))
    return _Cut(_line_start(text, start), offset + gap.start(), offset + gap.end(), _marked(gap.group()))


def _marked(gap: str) -> bool:
    return "\t" in gap or "|" in gap


def _line_start(text: str, start: int) -> int:
    while start > 0 and text[start - 1] in _EDGE:
        start -= 1
    return start


def _shown(text: str, rows: Sequence[Range], cuts: Mapping[int, _Cut]) -> dict[int, tuple[str, str]]:
    """The scripts of the two cells of lines, or their languages where they are written in one script."""
    out: dict[int, tuple[str, str]] = {}
    asked = 0
    for at, cut in cuts.items():
        left, right = bare(text[rows[at][0] : cut.left]), bare(text[cut.right : rows[at][1]])
        one, two, least = script(left), script(right), min(letters(left), letters(right))
        if one is None or two is None or least < _WORDS:
            continue
        if one != two:
            out[at] = one, two
        elif least >= _PROSE and asked < _ASKED:
            asked += 1
            one, two = _lang(left), _lang(right)
            if one is not None and two is not None:
                out[at] = one, two
    return out


def _lang(text: str) -> str | None:
    found = guesses(text)
    best = next(iter(found), None)
    return best if best is not None and found[best] >= _SURE else None


def _plain(text: str, row: Range, cut: _Cut) -> bool:
    """One line is enough where it holds two sentences in two scripts."""
    left, right = text[row[0] : cut.left], text[cut.right : row[1]]
    return script(left) != script(right) and min(letters(left), letters(right)) >= _PROSE


def _run(backed: Sequence[int], cuts: Mapping[int, _Cut]) -> list[int]:
    """The lines of the columns: with a gap like theirs, not far from one that shows two languages; and all between."""
    shown = frozenset(backed)
    rows: list[list[int]] = []
    for at in sorted(cuts):
        if rows and at - rows[-1][-1] <= _NEAR + 1:
            rows[-1].append(at)
        else:
            rows.append([at])
    return [at for row in rows if not shown.isdisjoint(row) for at in range(row[0], row[-1] + 1)]


def _cells(text: str, row: Range, cut: _Cut | None, middle: int) -> tuple[Cell, ...]:
    """The cells of one line; one that stands as far right as the right column, behind nothing, is of that column."""
    start, end = row
    if cut is not None:
        return Cell(start, cut.left, 0), Cell(cut.right, end, 1)
    line = _line_start(text, start)
    before = text[line:start]
    bars = text[line:end][: len(before) + 4].replace(" ", "")
    alone = "\t" in before or len(before) >= middle or bars.startswith("||")
    return (Cell(start, end, int(alone)),)
