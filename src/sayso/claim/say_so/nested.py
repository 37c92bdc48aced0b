"""Quotations inside a quotation: what the speaker says that somebody else has said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import structs

from sayso.model import Attribution, Found, Passage, PassageKind, Quote, Span, Stance

_MOST = 100  # quotations of a page that are opened


def opened(passages: Sequence[Passage], marks: Sequence[Found]) -> Iterator[tuple[Passage, list[Found]]]:
    """The words of each quotation that holds another, as a passage, with the marks in it."""
    quotes = [mark for mark in marks if isinstance(mark, Quote)]
    inner = [quote for quote in quotes if quote.by == "nested"]
    outer = sorted((quote for quote in quotes if quote.by != "nested"), key=lambda quote: quote.span)
    starts = [quote.span.start for quote in outer]
    places = [passage.span.start for passage in passages]
    holders = {bisect_right(starts, quote.span.start) - 1 for quote in inner}
    for at in sorted(holders - {-1})[:_MOST]:
        span = outer[at].words
        lang = passages[max(0, bisect_right(places, span.start) - 1)].lang
        within = [mark for mark in marks if span.start <= mark.span.start and mark.span.end <= span.end]
        yield (
            Passage(span, PassageKind.BODY, lang, "quotation"),
            [structs.replace(mark, by="marks") if isinstance(mark, Quote) else mark for mark in within],
        )


def told_inside(hops: Sequence[Attribution], marks: Sequence[Found]) -> list[Attribution]:
    """Of the hops read in a quotation, those of a quotation inside it."""
    quotes = [mark for mark in marks if isinstance(mark, Quote)]
    out = []
    for hop in hops:
        met = next((quote for quote in quotes if _meets(hop.content, quote.span)), None)
        if met is not None and hop.sources:
            content = met.words if met.span.start <= hop.content.start else hop.content
            out.append(structs.replace(hop, content=content, by="nested-quotation"))
    return out


def without_own_thoughts(hops: Sequence[Attribution]) -> list[Attribution]:
    """The hops of a sentence without what a speaker says that he himself thinks: "X said he believed P" is one hop."""
    return [
        hop
        for hop in hops
        if hop.stance is not Stance.THINKS or not any(_tells_of_himself(other, hop) for other in hops)
    ]


def _tells_of_himself(outer: Attribution, inner: Attribution) -> bool:
    cue = inner.cue
    if cue is None or outer.cue == cue or outer.sources != inner.sources or outer.stance is Stance.THINKS:
        return False
    return outer.content.start <= cue.start and cue.end <= outer.content.end


def _meets(content: Span, span: Span) -> bool:
    return span.start < content.end and content.start < span.end
