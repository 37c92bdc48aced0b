"""Headlines and subheadings whose quoted words are a source's words in the body."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Attribution, Found, Page, Passage, PassageKind, Quote, Span
from sayso.text import fold

_SHARE = 3  # a heading is the source's if one word in three or more is quoted
_HEADS = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.CAPTION})


def echoes(
    page: Page, passages: Sequence[Passage], marks: Sequence[Found], found: Sequence[Attribution]
) -> list[Attribution]:
    """One attribution for each heading whose quoted words stand inside an attributed quotation of the body."""
    said = [
        (fold(page.text[hop.content.start : hop.content.end]).text, hop)
        for hop in found
        if hop.sources and _in_quote(hop, marks)
    ]
    out: list[Attribution] = []
    for passage in passages:
        if not _heading(page, passage):
            continue
        span = _trimmed(page, passage.span)
        if any(hop.content.start < span.end and span.start < hop.content.end for hop in found):
            continue
        for quote in marks:
            if not isinstance(quote, Quote) or not (span.start <= quote.span.start and quote.span.end <= span.end):
                continue
            words = fold(page.text[quote.words.start : quote.words.end]).text.strip(" ,.!?")
            match = next((hop for text, hop in said if f" {words} " in f" {_plain(text)} "), None)
            if match is not None and words:
                content = span if _is_most(page, quote, span) else quote.words
                out.append(Attribution(content, match.sources, None, match.stance, None, "headline-echo"))
                break
    return out


def _is_most(page: Page, quote: Quote, span: Span) -> bool:
    """Is a good part of the heading quoted? Else the heading is the outlet's own, with a word of the source in it."""
    inside = len(page.text[quote.words.start : quote.words.end].split())
    return _SHARE * inside >= len(page.text[span.start : span.end].split())


def _heading(page: Page, passage: Passage) -> bool:
    """A headline, standfirst, caption, or a short line of the body that ends without a stop."""
    if passage.kind in _HEADS:
        return True
    line = page.text[passage.span.start : passage.span.end].strip()
    return passage.kind is PassageKind.BODY and 0 < len(line) <= 120 and line[-1] not in '.!?…:"”»؟'


def _in_quote(hop: Attribution, marks: Sequence[Found]) -> bool:
    return any(
        isinstance(mark, Quote) and mark.span.start < hop.content.end and hop.content.start < mark.span.end
        for mark in marks
    )


def _plain(text: str) -> str:
    return " ".join("".join(char if char.isalnum() or char in "'-" else " " for char in text).split())


def _trimmed(page: Page, span: Span) -> Span:
    text = page.text[span.start : span.end]
    lead = len(text) - len(text.lstrip())
    return Span(span.page, span.start + lead, span.start + len(text.rstrip()))
