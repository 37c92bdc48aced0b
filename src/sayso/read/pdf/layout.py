"""Lines of PDF pages as running text: lines of one paragraph joined, running heads and page numbers marked.

That a line ends is layout, as in HTML, not a character of the text: lines of a paragraph are joined with a space. The
hyphen at the end of a line stands as a soft hyphen (ISO 32000-1, 14.8.2.2.3, asks writers for that), unless the word
has a hyphen of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from sayso.model import Markup, PassageKind
from sayso.read.pdf.lines import Line
from sayso.read.pdf.order import runs_left

Sheet = Sequence[Line]  # one page of print

_SAME_SIZE = 0.08  # relative: sizes closer than this are one size
_CLOSEST = 0.4  # sizes from line to line; closer is the same line
_USUAL_PITCH = 1.3  # sizes, where no two lines of a page tell
_WIDEST_PITCH = 2.2  # sizes from line to line in a paragraph; double spacing has 2 or a little more
_LOOSER = 1.25  # times the usual pitch: a wider gap begins a paragraph
_INDENT = 0.7  # sizes: a line that begins so much further in begins a paragraph
_SLACK = 1.5  # sizes by which ragged lines may end early
_LONG = 0.6  # of the column: after such a line a small letter goes on with the sentence
_STOPS = (".", "!", "?", "…", ":", ";", "”", "»", '"')
_HEADING = 1.15  # times the usual size: a heading, whose lines need not be full
_EDGE = 3  # lines from the top or the bottom in which a running head can stand
_EDGE_SHARE = 0.07  # of the height of the page, where a single page has its head and foot
_APART = 1.8  # times the pitch, between the text and what stands in the margin; paragraphs have up to 1.7
_FEWEST_REPEATS = 2
_REPEAT_SHARE = 0.05  # of the pages; heads of left and right pages, and of short chapters, differ
_SAME_PLACE = 4.0  # points
_HYPHENS = ("-", "\u2010", "\u00ad")
_SOFT = "\u00ad"
_LEADER = re.compile(r"(?:\. ?){4}\d{1,5}\Z")  # "2.1 Naming . . . . . . 3" in a table of contents
_PAGE_NUMBER = re.compile(r"[-–—]?\s?(?:\d{1,4}|[ivxlc]{1,6})\s?[-–—]?\Z")
_NUMBER = re.compile(r"\d{1,9}")
_WORD = re.compile(r"\w{1,60}(?:[-\u2010]\w{1,60}){0,4}")
_LAST_PART = re.compile(r"\w{1,60}(?:[-\u2010]\w{1,60}){0,4}\Z")
_TAIL = 320  # characters: enough for the last part of a word
_BULLETS = ("•", "·", "–", "—", "▪", "●", "-", "*")


class Laid(Struct, frozen=True):
    """The text of all pages, and what in it is a running head."""

    text: str
    markup: tuple[Markup, ...]


class _Style(Struct, frozen=True):
    size: float  # points: of most characters
    pitch: float  # points from line to line in a paragraph
    rtl: bool  # lines begin at the right


class _Paragraph(Struct, frozen=True):
    text: str
    gap: bool  # white space above it
    head: bool  # repeated on other pages, or set apart at the edge


def lay(sheets: Sequence[Sheet], heights: Sequence[float]) -> Laid:
    """The pages as text: a form feed between pages, a blank line where the page has a gap, a paragraph on one line."""
    styles = [_style(sheet) for sheet in sheets]
    heads = _running_heads(sheets, styles, heights)
    words = _words(sheets)
    chunks: list[str] = []
    marks: list[Markup] = []
    length = 0
    for number, sheet in enumerate(sheets):
        chunks.append("\f" if number else "")
        length += len(chunks[-1])
        for order, paragraph in enumerate(_paragraphs(sheet, styles[number], heads[number], words)):
            chunks.append(("\n\n" if paragraph.gap else "\n") if order else "")
            length += len(chunks[-1])
            if paragraph.head:
                end = length + len(paragraph.text)
                marks.append(Markup(length, end, PassageKind.NAVIGATION, "pdf:running-head"))
            chunks.append(paragraph.text)
            length += len(paragraph.text)
    return Laid("".join(chunks), tuple(marks))


def _paragraphs(sheet: Sheet, style: _Style, heads: frozenset[int], words: Counter[str]) -> Iterator[_Paragraph]:
    """Lines joined where the file's order, their size, their distance and their length say that a paragraph goes on."""
    margins = _margins(sheet)
    parts, gap, start = list[str](), False, 0
    for at, line in enumerate(sheet):
        bulleted = sheet[start].text.startswith(_BULLETS)
        if at and not {at, at - 1} & heads and _goes_on(style, sheet[at - 1 : at + 1], margins[at - 1], bulleted):
            parts += _joined(parts.pop(), sheet[at - 1], line, words)
            continue
        if at:
            yield _Paragraph("".join(parts), gap, at - 1 in heads)
        above = sheet[at - 1].y - line.y if at else 0.0
        parts, start = [line.text], at
        gap = bool({at, at - 1} & heads) or not 0 <= above <= _LOOSER * max(style.pitch, line.size)
    if sheet:
        yield _Paragraph("".join(parts), gap, len(sheet) - 1 in heads)


def _goes_on(style: _Style, pair: Sequence[Line], margins: tuple[float, float], bulleted: bool) -> bool:  # noqa: FBT001
    """Whether the second line goes on with the paragraph of the first; after a bullet lines are indented."""
    before, line = pair
    down = before.y - line.y
    if abs(before.size - line.size) > _SAME_SIZE * style.size:
        return False
    if not _CLOSEST * line.size < down <= _WIDEST_PITCH * line.size:
        return False
    if line.size > _HEADING * style.size:
        return True
    inner = before.right - line.right if style.rtl else line.left - before.left
    if down > _LOOSER * style.pitch or (inner > _INDENT * line.size and not bulleted):
        return False
    if (line.text.startswith(_BULLETS) and line.text[1:2].isspace()) or _LEADER.search(before.text[-_TAIL:]):
        return False
    room = before.left - margins[0] if style.rtl else margins[1] - before.right
    if _is_hyphened(before) or room < line.first + _SLACK * line.size:
        return True
    long = before.right - before.left > _LONG * (margins[1] - margins[0])
    return long and line.text[0].islower() and not before.text.endswith(_STOPS)


def _style(sheet: Sheet) -> _Style:
    """How most of a page is printed."""
    sizes: Counter[float] = Counter()
    for line in sheet:
        sizes[round(line.size, 1)] += len(line.text)
    usual = max(sorted(sizes), key=lambda size: sizes[size], default=0.0)
    steps = sorted(
        above.y - below.y
        for above, below in pairwise(sheet)
        if _CLOSEST * usual < above.y - below.y <= _WIDEST_PITCH * usual
        and abs(above.size - usual) + abs(below.size - usual) < 2 * _SAME_SIZE * usual
    )
    pitch = steps[len(steps) // 3] if steps else _USUAL_PITCH * usual
    return _Style(usual, pitch, runs_left("".join(line.text for line in sheet)))


def _margins(sheet: Sheet) -> list[tuple[float, float]]:
    """Left and right margin of the column in which each line stands: of the lines in a row that overlap."""
    out: list[tuple[float, float]] = []
    start = 0
    for at in range(1, len(sheet) + 1):
        if at == len(sheet) or not _same_column(sheet[at - 1], sheet[at]):
            column = sheet[start:at]
            out += [(min(line.left for line in column), max(line.right for line in column))] * len(column)
            start = at
    return out


def _same_column(above: Line, below: Line) -> bool:
    return above.y > below.y and above.left < below.right and below.left < above.right


def _is_hyphened(line: Line) -> bool:
    return line.hyphened or (line.text.endswith(_HYPHENS) and line.text[-2:-1].isalpha())


def _joined(last: str, before: Line, line: Line, words: Counter[str]) -> tuple[str, str]:
    """The last line of a paragraph and one more; of a divided word the hyphen stays, a soft one if it only divides."""
    if not _is_hyphened(before):
        return f"{last} ", line.text
    last = last if before.hyphened else last[:-1]
    left, right = _LAST_PART.search(last[-_TAIL:]), _WORD.match(line.text)
    if left is None or right is None:
        return f"{last}-", line.text
    own = words[f"{left[0]}-{right[0]}".casefold()] > words[f"{left[0]}{right[0]}".casefold()]
    return f"{last}{'-' if own or not right[0][0].islower() else _SOFT}", line.text


def _words(sheets: Sequence[Sheet]) -> Counter[str]:
    """How often each word stands within a line."""
    return Counter(
        word.replace("\u2010", "-").casefold()
        for sheet in sheets
        for line in sheet
        for word in _WORD.findall(line.text)
    )


def _running_heads(sheets: Sequence[Sheet], styles: Sequence[_Style], heights: Sequence[float]) -> list[frozenset[int]]:
    """Of each page, the lines at its edges that stand there on other pages too, and those set apart in the margin."""
    places: dict[str, list[float]] = {}
    for sheet in sheets:
        for at in _edges(sheet):
            places.setdefault(_shape(sheet[at]), []).append(sheet[at].y)
    needed = max(_FEWEST_REPEATS, _REPEAT_SHARE * len(sheets))
    out = []
    for sheet, style, height in zip(sheets, styles, heights, strict=True):
        edge = _edges(sheet)
        repeated = {
            at
            for at in edge
            if _repeats(sheet[at], places[_shape(sheet[at])]) >= needed or _PAGE_NUMBER.match(sheet[at].text)
        }
        downwards = [at for _, at in sorted((-line.y, at) for at, line in enumerate(sheet))]
        outer = {*_outermost(sheet, style, downwards, repeated), *_outermost(sheet, style, downwards[::-1], repeated)}
        out.append(frozenset(outer | _set_apart(sheet, style, edge, height)))
    return out


def _outermost(sheet: Sheet, style: _Style, inwards: Sequence[int], repeated: set[int]) -> list[int]:
    """The repeated lines before any other, if white space or a change of print lies between them and the text."""
    count = next((place for place, at in enumerate(inwards) if at not in repeated), len(inwards))
    while 0 < count < len(inwards):
        last, text = sheet[inwards[count - 1]], sheet[inwards[count]]
        if abs(last.y - text.y) > _APART * style.pitch or abs(last.size - text.size) > _SAME_SIZE * style.size:
            break
        count -= 1
    return list(inwards[:count])


def _edges(sheet: Sheet) -> list[int]:
    """The highest and the lowest lines of a page, as indexes."""
    by_height = sorted(range(len(sheet)), key=lambda at: (-sheet[at].y, at))
    return sorted({*by_height[:_EDGE], *by_height[-_EDGE:]})


def _shape(line: Line) -> str:
    """A line with every number the same: "Page 3 of 12" is one line on all pages."""
    return _NUMBER.sub("#", line.text.casefold())


def _repeats(line: Line, places: Sequence[float]) -> int:
    return sum(abs(line.y - place) < _SAME_PLACE for place in places)


def _set_apart(sheet: Sheet, style: _Style, edge: Sequence[int], height: float) -> set[int]:
    """Lines in the margin, in no larger print than the text, with white space between them and the text."""
    inside = [line.y for line in sheet if _EDGE_SHARE * height < line.y < (1 - _EDGE_SHARE) * height]
    if not inside:
        return set()
    return {
        at
        for at in edge
        if sheet[at].size < style.size
        and (sheet[at].y - max(inside) > _APART * style.pitch or min(inside) - sheet[at].y > _APART * style.pitch)
        and not _EDGE_SHARE * height < sheet[at].y < (1 - _EDGE_SHARE) * height
    }
