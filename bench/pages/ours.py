"""What sayso takes for the article and for comments of a page."""

from __future__ import annotations

from bench.pages.cases import Taken
from sayso import segment
from sayso.model import Passage, PassageKind
from sayso.read.blob import Blob
from sayso.read.readers import page

_ARTICLE = {PassageKind.BODY}
_INSIDE = {PassageKind.HEADLINE, PassageKind.STANDFIRST}  # counted only between paragraphs of the body: subheadings


def taken(name: str, data: bytes, url: str | None = None) -> Taken:
    """The article: body with its subheadings. The comments: all passages of that kind."""
    read, _ = page(Blob(name, data, url))
    if read is None:
        return Taken("")
    passages, _ = segment.passages(read)
    article = "".join(read.text[passage.span.start : passage.span.end] for passage in _article(passages))
    comments = "".join(
        read.text[passage.span.start : passage.span.end] for passage in passages if passage.kind is PassageKind.COMMENT
    )
    return Taken(article, comments)


def _article(passages: tuple[Passage, ...]) -> list[Passage]:
    told = [at for at, passage in enumerate(passages) if passage.kind in _ARTICLE]
    if not told:
        return []
    between = passages[told[0] : told[-1] + 1]
    return [passage for passage in between if passage.kind in _ARTICLE or passage.kind in _INSIDE]
