"""Quotations: words inside quotation marks that are somebody's words, not a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sayso.extract import quotes_inserted as inserted
from sayso.extract.quotes_dialogue import dialogue
from sayso.extract.quotes_kind import Kind, Piece, kind_of, within
from sayso.extract.quotes_marks import FAMILY, LONGEST, Mark, Paired, outermost, paired
from sayso.lang.lexicon import Lexicon, lexicon
from sayso.model import Page, Passage, PassageKind, Quote, Span
from sayso.text import fold

SPEAKING = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION})
_ECHOES = 40  # short quotations of a page that are looked for in its longer ones
_MOST = 1000  # quotations of a passage; what has more is a dump
_PARAGRAPHS = 6  # over which a quotation that is opened once runs, at most


class _Read(Struct, frozen=True):
    """A passage that speaks, with its marks."""

    passage: Passage
    marks: Paired
    lex: Lexicon | None


def quotes(page: Page, passages: tuple[Passage, ...]) -> tuple[Quote, ...]:
    """The quotations of the page in order of place, outer before inner; names in quotation marks are left out."""
    found: list[Quote] = []
    short: list[Quote] = []
    speaking = [
        _Read(passage, paired(page.text, passage.span.start, passage.span.end), lexicon(passage.lang))
        for passage in passages
        if passage.kind in SPEAKING
    ]
    for n, read in enumerate(speaking):
        said, unsure = _of_passage(page, read)
        found += said
        short += unsure
        found += _running_over(page, speaking[n : n + 1 + _PARAGRAPHS])
    found += _echoed(page.text, found, short)
    return tuple(_as_nested(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end))))


def _as_nested(quotes: Sequence[Quote]) -> Iterator[Quote]:
    """The quotations in order, those inside a paragraph of a longer one named so."""
    end = -1
    for quote in quotes:
        inside = quote.span.end <= end
        yield replace(quote, by="nested") if inside else quote
        end = max(end, quote.span.end)


def _of_passage(page: Page, read: _Read) -> tuple[list[Quote], list[Quote]]:
    """The quotations that a passage opens and closes, and the short ones that nothing shows to be said."""
    found: list[Quote] = []
    short: list[Quote] = []
    spoken = dialogue(page.text, read.passage, read.lex)
    for pair, inner in outermost(read.marks.pairs)[:_MOST]:
        piece = Piece(page.text, read.passage, pair.opened, pair.closed)
        whole = _quote(page, pair.opened.start, pair.closed.end, within(piece), "marks")
        if any(line.span.start < whole.span.end and whole.span.start < line.span.end for line in spoken):
            continue
        kind = kind_of(piece, read.lex)
        if kind is not Kind.SPEECH:
            short += (whole,) if kind is Kind.UNSURE else ()
            continue
        found += _parts(page, whole, read.lex)
        found += _nested(page, read, [Piece(page.text, read.passage, p.opened, p.closed) for p in inner])
    return [*found, *spoken], short


def _parts(page: Page, whole: Quote, lex: Lexicon | None) -> tuple[Quote, ...]:
    """A quotation, cut by the tags inside its marks where the language sets them there."""
    return inserted.parts(page.text, whole, lex) if lex is not None and lex.inserted_tags else (whole,)


def _nested(page: Page, read: _Read, pieces: Sequence[Piece]) -> Iterator[Quote]:
    """Quotations inside a quotation."""
    for piece in pieces:
        if kind_of(piece, read.lex) is Kind.SPEECH:
            yield _quote(page, piece.opened.start, piece.closed.end, within(piece), "nested")


def _running_over(page: Page, reads: Sequence[_Read]) -> Iterator[Quote]:
    """What is open at the end of a paragraph: the next opens with a mark again, or one of the next ones closes it."""
    opened = reads[0].marks.open
    if opened is None or len(reads) < 2 or not _last(reads[0].marks, opened):
        return
    first, *rest = reads
    if _opens_with_mark(page.text, rest[0].passage):
        yield from _unclosed(page, first, opened.start, opened.end)
        return
    for n, read in enumerate(rest):
        closing = read.marks.alone
        if closing is not None and closing.family == opened.family:
            yield from _unclosed(page, first, opened.start, opened.end)
            for middle in rest[:n]:
                yield from _unclosed(page, middle, middle.passage.span.start, middle.passage.span.start)
            start, stop = _trim(page.text, read.passage.span.start, closing.end)
            words = _trim(page.text, start, closing.start)
            yield from _parts(page, _quote(page, start, stop, words, "closed-paragraph"), read.lex)
            return
        if read.marks.pairs or read.marks.open is not None:
            return


def _last(marks: Paired, opened: Mark) -> bool:
    """Does nothing close behind the mark that is left open?"""
    return all(pair.closed.end <= opened.start or pair.opened.start > opened.start for pair in marks.pairs)


def _unclosed(page: Page, read: _Read, start: int, words: int) -> Iterator[Quote]:
    """The words of a paragraph from an offset to its end, if they are not too many."""
    inner = _trim(page.text, words, read.passage.span.end)
    if inner[0] < inner[1] <= start + LONGEST:
        yield from _parts(page, _quote(page, min(start, inner[0]), inner[1], inner, "unclosed-paragraph"), read.lex)


def _quote(page: Page, start: int, end: int, words: tuple[int, int], by: str) -> Quote:
    return Quote(Span(page.id, start, end), by, Span(page.id, *words))


def _echoed(text: str, found: list[Quote], short: list[Quote]) -> list[Quote]:
    """Short quotations without say-so near them whose words stand in a longer quotation of the page."""
    said = " ".join(_bare(text, quote) for quote in found)
    return [
        Quote(quote.span, "echo", quote.words)
        for quote in short[:_ECHOES]
        if not text[quote.words.start : quote.words.end].istitle() and f" {_bare(text, quote)} " in f" {said} "
    ]


def _bare(text: str, quote: Quote) -> str:
    """The folded words of a quotation, without marks."""
    shadow = fold(text[quote.words.start : quote.words.end]).text
    return " ".join("".join(char if char.isalnum() else " " for char in shadow).split())


def _opens_with_mark(text: str, passage: Passage) -> bool:
    head = text[passage.span.start : passage.span.end].lstrip()[:2]
    return head in FAMILY or head[:1] in FAMILY


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
