"""What sayso takes for the article and for comments of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bench.pages.cases import Taken
from sayso import segment
from sayso.model import Page, Passage, PassageKind
from sayso.read.blob import Blob
from sayso.read.readers import page

_ARTICLE = {PassageKind.STANDFIRST, PassageKind.BODY}
_INSIDE = {PassageKind.HEADLINE}  # counted only between paragraphs of the article: subheadings


def taken(name: str, data: bytes, url: str | None = None) -> Taken:
    """The article: standfirst and body with its subheadings. The comments: all passages of that kind."""
    read, _ = page(Blob(name, data, url))
    if read is None:
        return Taken("")
    passages, _ = segment.passages(read)
    comments = (passage for passage in passages if passage.kind is PassageKind.COMMENT)
    return Taken(_text(read, article(passages)), _text(read, comments))


def article(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages that a reader would read as the article."""
    told = [at for at, passage in enumerate(passages) if passage.kind in _ARTICLE]
    between = passages[told[0] : told[-1] + 1] if told else ()
    return (passage for passage in between if passage.kind in _ARTICLE or passage.kind in _INSIDE)


def _text(read: Page, passages: Iterable[Passage]) -> str:
    return "".join(read.text[passage.span.start : passage.span.end] for passage in passages)
