"""Headlines, subheadings and pull quotes whose words are a source's words in the body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from sayso.model import Attribution, Found, Page, Passage, PassageKind, Quote, Span
from sayso.text import fold

_SHARE = 3  # a heading is the source's if one word in three or more is quoted
_PULLED = 5  # words of a pull quote
_LINE, _LINES = 400, 300  # characters of a pull quote, and lines of a page that are looked at
_SIGN = re.compile(r"[^\w'-]|_")  # no part of a word
_HEADS = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.CAPTION})


def echoes(
    page: Page, passages: Sequence[Passage], marks: Sequence[Found], found: Sequence[Attribution]
) -> list[Attribution]:
    """One attribution for each heading whose quoted words stand inside an attributed quotation of the body."""
    quotes = sorted((mark for mark in marks if isinstance(mark, Quote)), key=lambda mark: mark.span)
    starts, spoken, told = (
        [quote.span.start for quote in quotes],
        _Cover(q.span for q in quotes),
        _Cover(h.content for h in found),
    )
    said = [
        (f" {_plain(fold(page.text[hop.content.start : hop.content.end]).text)} ", hop)
        for hop in found
        if hop.sources and spoken.meets(hop.content)
    ]
    out: list[Attribution] = [*_pulled(page, passages, said, told)]
    for passage in passages:
        if not _heading(page, passage):
            continue
        span = _trimmed(page, passage.span)
        if told.meets(span):
            continue
        for quote in quotes[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if quote.span.end > span.end:
                continue
            words = _plain(fold(page.text[quote.words.start : quote.words.end]).text)
            match = _match(words, said)
            if match is not None and words and not _inside(quote.span, out):
                content = span if _is_most(page, quote, span) else quote.words
                out.append(Attribution(content, match.sources, None, match.stance, None, "headline-echo"))
                break
    return out


def _pulled(
    page: Page, passages: Sequence[Passage], said: Sequence[tuple[str, Attribution]], told: _Cover
) -> Iterator[Attribution]:
    """Short lines that repeat words of a quotation and nothing else, with or without marks."""
    lines = [passage for passage in passages if passage.kind in (PassageKind.BODY, *_HEADS)][: 4 * _LINES]
    every = " | ".join(text for text, _ in said)
    left = _LINES
    for passage in lines:
        span = _trimmed(page, passage.span)
        if left == 0 or span.end - span.start > _LINE or span.start >= span.end or told.meets(span):
            continue
        left -= 1
        words = _plain(fold(page.text[span.start : span.end]).text)
        if words.count(" ") + 1 < _PULLED or f" {words} " not in every:
            continue
        match = _match(words, said) or said[0][1]
        start, end = span.start, span.end
        while start < end and not page.text[start].isalnum():
            start += 1
        while end > start and not (page.text[end - 1].isalnum() or page.text[end - 1] in ".!?…"):
            end -= 1
        yield Attribution(Span(page.id, start, end), match.sources, None, match.stance, None, "pull-quote")


def _match(words: str, said: Sequence[tuple[str, Attribution]]) -> Attribution | None:
    """The innermost hop of the first quotation that holds the words: who said them, not who passed them on."""
    first = next((hop for text, hop in said if f" {words} " in text), None)
    if first is None:
        return None
    return next(hop for _, hop in reversed(said) if hop.content == first.content)


def _is_most(page: Page, quote: Quote, span: Span) -> bool:
    """Is a good part of the heading quoted? Else the heading is the outlet's own, with a word of the source in it."""
    inside = len(page.text[quote.words.start : quote.words.end].split())
    return _SHARE * inside >= len(page.text[span.start : span.end].split())


def _inside(span: Span, hops: Sequence[Attribution]) -> bool:
    """Has a pull quote that is found the words already?"""
    return any(hop.by == "pull-quote" and hop.content.start < span.end and span.start < hop.content.end for hop in hops)


def _heading(page: Page, passage: Passage) -> bool:
    """A headline, standfirst, caption, or a short line of the body that ends without a stop."""
    if passage.kind in _HEADS:
        return True
    line = page.text[passage.span.start : passage.span.end].strip()
    return passage.kind is PassageKind.BODY and 0 < len(line) <= 120 and line[-1] not in '.!?…:"”»؟'


class _Cover:
    """The characters that any of some spans of a page covers."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if span.start >= span.end:
                continue
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def meets(self, span: Span) -> bool:
        """Is one of its characters covered?"""
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._ends[at] > span.start


def _plain(text: str) -> str:
    return " ".join(_SIGN.sub(" ", text).split())


def _trimmed(page: Page, span: Span) -> Span:
    text = page.text[span.start : span.end]
    lead = len(text) - len(text.lstrip())
    return Span(span.page, span.start + lead, span.start + len(text.rstrip()))
