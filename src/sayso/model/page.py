"""One page as it was read, and the passages that tile it."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sayso.model.span import Span


class PassageKind(Enum):
    """What a passage is for. OTHER is an answer."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    RELATED = "related"
    NAVIGATION = "navigation"
    PROMOTION = "promotion"
    COMMENT = "comment"
    OTHER = "other"


class Fact(Struct, frozen=True):
    """Something that the format says about the page (a declared date, an author): a witness, never the truth."""

    key: str  # "published", "modified", "dated" (one of the two), "author", "title", "site", "language", "canonical", …
    value: str
    by: str  # where it stood: "meta article:published_time", "json-ld datePublished", …


class Markup(Struct, frozen=True):
    """What a format with structure (HTML) says about a run of characters; one voice in the zoning."""

    start: int  # code points of Page.text
    end: int
    kind: PassageKind | None  # None: a block of its own, kind unknown
    by: str  # "html:figcaption", "html:nav", …
    depth: int = 0  # of reader comments


class Page(Struct, frozen=True):
    """A page as it was read. `text` is never changed; everything else points into it."""

    id: str  # hash of url and raw bytes
    text: str
    reader: str  # name of the reader: "plain", "html", "pdf", …; in an archive "warc/html"
    name: str  # what the user called it: path or "<stdin>"; for display only
    url: str | None = None
    outlet: str | None = None  # as the format declares it
    fetched: str | None = None  # ISO 8601, if the format knows it
    facts: tuple[Fact, ...] = ()
    markup: tuple[Markup, ...] = ()  # empty for plain text


class Passage(Struct, frozen=True):
    """A piece of a page. The passages of a page touch, never overlap, and cover all of it."""

    span: Span
    kind: PassageKind
    lang: str  # ISO 639-1, or "und"
    by: str  # the rule that named the kind
    depth: int = 0  # of a reader comment: 0 answers the article, 1 answers a comment, …
    renders: Span | None = None  # the passage that this one translates, or several together; two may share one
    author: Span | None = None  # of a reader comment: the name as it stands
    answers: Span | None = None  # of a reader comment: the comment that it answers, where the page tells which


class Divergence(Struct, frozen=True):
    """Where an original and its translation on one page differ on their face: a candidate for later stages."""

    original: Span | None  # None: only the translation has it
    rendered: Span | None  # None: the translation leaves it out
    by: str  # "left-out", "added", "numbers", "length"
    because: str  # one sentence that a reader can check


class ImprintRole(Enum):
    """What somebody named in an imprint did for the page."""

    OUTLET = "outlet"  # published the page
    AGENCY = "agency"  # supplied the text, or a part of it


class Imprint(Struct, frozen=True):
    """Who put the text of a page out, as the page or its format says it. The credit of a photo is none."""

    name: str  # as the table of outlets and agencies spells it, else as it stands
    role: ImprintRole
    span: Span | None  # where it stands in the text; None: only the format says it (address, metadata)
    by: str  # "sign-off", "dateline", "copyright-line", "blurb", "fact site", "address", …
    because: str  # one sentence that a reader can check
