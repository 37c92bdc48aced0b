"""The lines of a PDF page: their characters in the order of reading, where they stand and how large they are.

A PDF has no lines, words or direction, only letters at places. pdfium groups the letters and puts the lines in order;
the letters of a line that runs from right to left are ordered here, by where they stand: pdfium 154 turns about half
of the words of an Arabic page printed by Chromium ("ملقب" for "بقلم").
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sayso.read.pdf.order import Glyph, in_reading_order, is_rtl, runs_left

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_ENDS = frozenset({"\r", "\n"})
_HYPHEN = "\ufffe"  # what pdfium writes for the hyphen at the end of a line
_UNKNOWN = "\ufffd"  # a letter of which the font does not say what it is
_LAST_CONTROL = 0x1F
_SIGNS = re.compile("[\uf020-\uf0ff]+")  # what symbol fonts of Windows are mapped to: Word's bullets
_FEWEST_LETTERS = 3
_LEVEL = 0.25  # sizes: no higher or lower is one line


class Line(Struct, frozen=True):
    """A line as it is printed. Lengths in points (1/72 inch); y grows upwards."""

    text: str
    left: float
    right: float
    y: float  # of the line that letters stand on
    size: float  # of most letters
    first: float  # width of its first word
    hyphened: bool = False  # pdfium took the hyphen at its end away: the word goes on in the next line


class _Run(Struct, frozen=True):
    """Characters that pdfium puts in one line."""

    places: tuple[int, ...]  # of what is not white space
    y: float
    size: float
    rtl: bool  # has letters that run from right to left
    hyphened: bool


def lines(page: PdfTextPage, most: int) -> list[Line]:
    """The lines of a page that have anything but white space, in the order of the file; of `most` characters."""
    codes = _codes(page, most)
    rtl = runs_left(codes)
    runs = [run for start, end in _ranges(codes) if (run := _run(page, codes, start, end)) is not None]
    rows = _rows(runs) if rtl else ([run] for run in runs)
    return [_line(page, codes, row, rtl=rtl) for row in rows]


def _run(page: PdfTextPage, codes: str, start: int, end: int) -> _Run | None:
    hyphened = end > start and codes[end - 1] == _HYPHEN
    places = tuple(at for at in range(start, end - hyphened) if not codes[at].isspace())
    if not places:
        return None
    sizes = sorted(_size(page, at) for at in (places[0], places[len(places) // 2], places[-1]))
    size, y = sizes[1]
    return _Run(places, y, size, any(map(is_rtl, set(codes[start:end]))), hyphened)


def _rows(runs: Sequence[_Run]) -> Iterator[list[_Run]]:
    """Runs on one level as one line: where letters run from right to left pdfium breaks a line before some words."""
    row: list[_Run] = []
    for run in runs:
        if row and abs(run.y - row[-1].y) >= _LEVEL * run.size:
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _codes(page: PdfTextPage, most: int) -> str:
    """The character at every place; a letter without a meaning is U+FFFD."""
    from pypdfium2 import raw

    handle = page.raw
    count = min(raw.FPDFText_CountChars(handle), most)
    return _SIGNS.sub(_meant, "".join([_char(raw.FPDFText_GetUnicode(handle, at)) for at in range(count)]))


def _char(code: int) -> str:
    if code in (0x0D, 0x0A):
        return chr(code)
    if code == 0x02:  # older hyphen mark of pdfium
        return _HYPHEN
    if 0xF020 <= code <= 0xF0FF:
        return chr(code)
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or 0xE000 <= code <= 0xF8FF:
        return _UNKNOWN
    return " " if code <= _LAST_CONTROL or code == 0xA0 else chr(code)


def _meant(signs: re.Match[str]) -> str:
    """Characters of a symbol font: words of its letters stand for those of ASCII, what stands alone is a bullet."""
    if len(signs[0]) < _FEWEST_LETTERS:
        return "•" * len(signs[0])
    return "".join(chr(ord(char) - 0xF000) if ord(char) < 0xF07F else _UNKNOWN for char in signs[0])


def _ranges(codes: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at, char in enumerate(codes):
        if char in _ENDS or char == _HYPHEN:
            yield start, at + (char == _HYPHEN)
            start = at + 1
    yield start, len(codes)


def _line(page: PdfTextPage, codes: str, row: Sequence[_Run], *, rtl: bool) -> Line:
    head, hyphened = row[0], row[-1].hyphened
    first, last = head.places[0], row[-1].places[-1]
    if any(run.rtl for run in row):
        pieces = [[Glyph(codes[at], *_box(page, at)) for at in range(run.places[0], run.places[-1] + 1)] for run in row]
        seen = [glyph for piece in pieces for glyph in piece if not glyph.char.isspace()]
        text = in_reading_order(pieces, rtl=rtl, size=head.size)
        left, right = min(glyph.left for glyph in seen), max(glyph.right for glyph in seen)
        width = (right - left) * len(text.split(maxsplit=1)[0]) / len(text)
        return Line(text, left, right, head.y, head.size, width, hyphened=hyphened)
    text = codes[first : last + 1]
    left, right = _box(page, first)[0], _box(page, last)[1]
    word = first + len(text.split(maxsplit=1)[0]) - 1
    return Line(text, left, right, head.y, head.size, _box(page, word)[1] - left, hyphened=hyphened)


def _box(page: PdfTextPage, at: int) -> tuple[float, float]:
    """Left and right of a character, with the white space that belongs to it."""
    left, _, right, _ = page.get_charbox(at, loose=True)
    return left, right


def _size(page: PdfTextPage, at: int) -> tuple[float, float]:
    """Size of a character and the line that it stands on."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(page.raw, at, matrix)
    return raw.FPDFText_GetFontSize(page.raw, at) * math.hypot(matrix.c, matrix.d), matrix.f
