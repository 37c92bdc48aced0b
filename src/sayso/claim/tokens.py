"""A sentence as tokens: words, names, times and quotations in one row, ready for the rules of say-so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sayso.claim.items import dates
from sayso.lang.lexicon import Entry, Lexicon
from sayso.model import Cue, Found, Mention, Page, Passage, Quote, Timex
from sayso.text import fold, sentences

_PIECE = re.compile(r"\w+(?:['-]\w+)*|'s\b|[^\w\s]")  # in folded text
_SPEECH = 3  # words: a quotation as long as this stands as one token; shorter ones are read as words
_PRONOUNS = ("pronouns", "collective", "bodies", "things", "speakers_not")
_OPEN, _CLOSE, _ASIDE = ("(", "["), (")", "]"), 8  # _ASIDE: tokens of a bracket that is read over, marks included
_LEAD, _SIGNED = 60, 14  # characters before, and tokens of, a dateline
_HYPHENS = frozenset("-\u2010\u2011")
_LONGEST = 200  # tokens of one sentence; a longer one is a list or a dump


class Token(Struct, frozen=True):
    """One piece of a sentence. `kind` is "word", "name", "time", "quote", "cue" or "mark"."""

    start: int  # real offsets of Page.text
    end: int
    text: str  # folded
    kind: str
    mention: Mention | None = None
    quote: Quote | None = None
    entry: Entry | None = None


class Sentence(Struct, frozen=True):
    """The tokens of one sentence of a passage."""

    tokens: tuple[Token, ...]
    passage: int  # place in the row of passages
    start: int
    end: int


def read(page: Page, passage: Passage, number: int, marks: Sequence[Found], lex: Lexicon) -> Iterator[Sentence]:
    """The sentences of a passage; a quotation is never cut, and `"…!" X said` stays together."""
    inside = [m for m in marks if passage.span.start <= m.span.start and m.span.end <= passage.span.end]
    spoken = [m for m in inside if isinstance(m, Quote) and _is_speech(page.text, m)]
    blocks = _blocks(page.text, inside, spoken, lex)
    starts = [block.start for block in blocks]
    for start, end in _joined(page.text, passage, spoken):
        some = blocks[bisect_left(starts, start) : bisect_left(starts, end)]
        row = _plain(tuple(_tokens(page.text, start, end, some, lex)))
        if start - passage.span.start < _LEAD:
            row = row[_dateline(page.text, row) :]
        for cut in range(0, len(row), _LONGEST):
            piece = row[cut : cut + _LONGEST]
            yield Sentence(piece, number, piece[0].start, piece[-1].end)


def _is_speech(text: str, quote: Quote) -> bool:
    said = text[quote.words.start : quote.words.end]
    return quote.by == "inserted-tag" or said.count(" ") + 1 >= _SPEECH or said.endswith((",", ".", "!", "?", "…"))


def _blocks(text: str, inside: Sequence[Found], spoken: Sequence[Quote], lex: Lexicon) -> list[Token]:
    """What stands as one token, without overlap: quotations first, then cues and names, then times."""
    rows: list[tuple[int, Token]] = [(0, Token(q.span.start, q.span.end, '"', "quote", quote=q)) for q in spoken]
    for mark in inside:
        if isinstance(mark, Quote):
            continue
        if isinstance(mark, Timex):
            if not dates(mark):
                continue
            rows.append((3, Token(mark.span.start, mark.span.end, text[mark.span.start : mark.span.end], "time")))
            continue
        shadow = fold(text[mark.span.start : mark.span.end]).text
        if isinstance(mark, Mention):
            rows.append((2, Token(mark.span.start, mark.span.end, shadow, "name", mention=mark)))
        elif isinstance(mark, Cue) and (entry := lex.entries.get(shadow)) is not None:
            rank = 1 if entry.kind != "verb" else 4
            rows.append((rank, Token(mark.span.start, mark.span.end, shadow, "cue", entry=entry)))
    kept: list[Token] = []
    taken: list[tuple[int, int]] = []
    for _, block in sorted(rows, key=lambda row: (row[0], row[1].start, -row[1].end)):
        at = bisect_left(taken, (block.start, block.end))
        free_left = at == 0 or taken[at - 1][1] <= block.start
        if free_left and (at == len(taken) or taken[at][0] >= block.end):
            taken.insert(at, (block.start, block.end))
            kept.append(block)
    return sorted(kept, key=lambda block: block.start)


def _joined(text: str, passage: Passage, spoken: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    """Ranges of sentences; a bound inside a quotation, or after one that ends in a mark, does not count."""
    pending: tuple[int, int] | None = None
    starts = [quote.span.start for quote in spoken]
    for start, end in sentences(text, passage.span.start, passage.span.end, passage.lang):
        at = bisect_left(starts, start) - 1
        cut = at >= 0 and spoken[at].span.end > start
        whole = at >= 0 and spoken[at].span.end <= start and text[spoken[at].span.end : start].strip() == ""
        tagged = whole and text[spoken[at].words.end - 1] in "!?…," and text[start] not in '"“„«'
        signed = whole and text[start] in "-–—―"
        if pending is not None and (cut or tagged or signed):
            pending = (pending[0], end)
            continue
        if pending is not None:
            yield pending
        pending = (start, end)
    if pending is not None:
        yield pending


def _plain(row: tuple[Token, ...]) -> tuple[Token, ...]:
    """The row without short asides in brackets ("(KPA)", "(R-IN)"), which stand between a subject and its verb."""
    out: list[Token] = []
    opened: int | None = None
    for token in row:
        out.append(token)
        if token.text in _OPEN and token.kind == "mark":
            opened = len(out) - 1
        elif token.text in _CLOSE and token.kind == "mark" and opened is not None:
            aside = out[opened:]
            if opened > 0 and len(aside) <= _ASIDE and all(t.kind != "quote" and t.entry is None for t in aside):
                del out[opened:]
            opened = None
    return tuple(out)


def _dateline(text: str, row: tuple[Token, ...]) -> int:
    """Tokens of a place, date and agency before a dash at the beginning of a report: "WADI, October 21 (VNA) - "."""
    for n, token in enumerate(row[:_SIGNED]):
        if token.kind == "mark" and token.text == "-" and n > 0:
            return n + 1
        capital = token.kind == "word" and (text[token.start : token.end].isupper() or token.text.isdigit())
        if not (capital or token.kind in ("mark", "time", "name")):
            return 0
    return 0


def _tokens(text: str, start: int, end: int, blocks: Sequence[Token], lex: Lexicon) -> Iterator[Token]:
    at = start
    for block in blocks:
        yield from _words(text, at, min(block.start, end), lex)
        yield block
        at = max(at, block.end)
    yield from _words(text, at, end, lex)


def _words(text: str, start: int, end: int, lex: Lexicon) -> Iterator[Token]:
    if start < end and start > 0 and text[start] in _HYPHENS and text[start - 1].isalnum():
        start += 1  # "dit-il": the verb is a token already
    if start >= end or text[start:end].isspace():
        return
    shadow = fold(text[start:end])
    for match in _PIECE.finditer(shadow.text):
        first, last = match.span()
        real_end = max(shadow.starts[last], shadow.starts[last - 1] + 1)
        word = match.group()
        kind = "word" if word[0].isalnum() or word[0] == "_" else "mark"  # a possessive "'s" after a name is a mark
        alone = any(lex.has(field, word) for field in _PRONOUNS)  # "t-elle"
        stem = next((word[: -len(c)] for c in lex.enclitics if word.endswith(c) and len(word) > len(c)), None)
        head, mark, tail = word.partition("'")
        if stem is not None and not alone:  # "a-t-il"
            cut = start + shadow.starts[first + len(stem)]
            yield Token(start + shadow.starts[first], cut, stem, "word")
            yield Token(cut + 1, start + min(real_end, end - start), word.rpartition("-")[2], "word")
            continue
        if mark and tail and lex.has("contracted", mark + tail) and any(lex.has(f, head) for f in _PRONOUNS):
            cut = start + shadow.starts[first + len(head)]
            yield Token(start + shadow.starts[first], cut, head, "word")
            yield Token(cut, start + min(real_end, end - start), mark + tail, "word")
        elif mark and tail and lex.has("elided", head + mark):
            cut = start + shadow.starts[first + len(head) + 1]
            yield Token(start + shadow.starts[first], cut, head, "word")
            yield Token(cut, start + min(real_end, end - start), tail, "word")
        elif word != '"':
            first_at, last_at = start + shadow.starts[first], start + min(real_end, end - start)
            plain = text[first_at:last_at].casefold()
            yield Token(first_at, last_at, plain if lex.has("accented", plain) else word, kind)
