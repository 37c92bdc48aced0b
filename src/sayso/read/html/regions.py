"""What the structure of HTML says a run of text is for: elements, ARIA roles, class names, nesting of comments."""

from __future__ import annotations

import re

from msgspec import Struct

from sayso.model import Fact, Markup, PassageKind
from sayso.read.html.classes import meanings
from sayso.read.html.facts import Facts
from sayso.read.html.flow import BLOCKS, CELLS, VOID, Attributes
from sayso.read.html.lines import Piece, lines, shared, union
from sayso.read.html.replies import Proposal, Replies, says_comment
from sayso.read.html.witnesses import Sheet, heard

_BY_TAG: dict[str, PassageKind | None] = {
    "figcaption": PassageKind.CAPTION,
    "caption": PassageKind.CAPTION,
    "nav": PassageKind.NAVIGATION,
    "menu": PassageKind.NAVIGATION,
    "select": PassageKind.NAVIGATION,
    "button": PassageKind.NAVIGATION,
    "aside": PassageKind.RELATED,
    "time": PassageKind.DATELINE,
    "article": None,
    "main": None,
    "blockquote": None,
    "h2": None, "h3": None, "h4": None, "h5": None, "h6": None,
}  # fmt: skip
_OUTSIDE_ARTICLE = frozenset({"header", "footer"})  # those of the page; those of an article hold its title and notes
_BY_ROLE: dict[str, PassageKind | None] = {
    "navigation": PassageKind.NAVIGATION,
    "menu": PassageKind.NAVIGATION,
    "menubar": PassageKind.NAVIGATION,
    "search": PassageKind.NAVIGATION,
    "banner": PassageKind.NAVIGATION,
    "contentinfo": PassageKind.NAVIGATION,
    "complementary": PassageKind.RELATED,
    "article": None,
    "main": None,
}
_BY_MEANING = {
    "comments": PassageKind.COMMENT,
    "caption": PassageKind.CAPTION,
    "navigation": PassageKind.NAVIGATION,
    "related": PassageKind.RELATED,
    "promotion": PassageKind.PROMOTION,
    "byline": PassageKind.BYLINE,
    "dateline": PassageKind.DATELINE,
    "standfirst": PassageKind.STANDFIRST,
}
_APART = frozenset({PassageKind.NAVIGATION, PassageKind.RELATED, PassageKind.PROMOTION, PassageKind.COMMENT})
_SHORTEST_TITLE = 10  # characters; what is shorter is the name of a section or a site
_LONGEST_LINE = 100  # characters; in a longer paragraph an author or a time is a word of the sentence
_LONGEST_SHORT = {  # characters; a "lead" or "date" that is longer wraps the article
    PassageKind.BYLINE: 400,
    PassageKind.DATELINE: 200,
    PassageKind.CAPTION: 1500,
    PassageKind.STANDFIRST: 1500,
}
_WHOLE_PAGE = frozenset({"html", "body", "main"})  # their class names speak of the page, not of its text
_TITLE_PARTS = re.compile(r"\s[|\-–—·:»]\s")  # "Headline - Site name"


class Note(Struct, frozen=True):
    """What was seen when an element opened."""

    tag: str
    proposals: tuple[Proposal, ...]
    is_article: bool
    is_comment: bool
    is_replies: bool
    place: int  # number of the element
    parent: int  # number of the element around it


class Regions:
    """Collects proposals while the elements of a page open and close."""

    def __init__(self) -> None:
        self._found: list[Markup] = []
        self._headings: list[Markup] = []
        self._links: list[Markup] = []
        self._articles = 0  # how many articles are open
        self._replies = Replies()
        self._places: list[int] = []  # of the open elements, outermost first
        self._last_place = 0
        self._pieces: list[Piece] = []

    def opened(self, tag: str, attributes: Attributes, length: int) -> Note:
        """What an element says, given those around it."""
        said = self._said(tag, attributes)
        is_article = tag in {"article", "main"} or "articleBody" in attributes.get("itemprop", "")
        is_comment = "comment" in said
        if is_comment:
            proposals: tuple[Proposal, ...] = (self._replies.opened(attributes, length),)
        elif self._replies.inside:
            proposals = self._replies.within(tag, said)
        else:
            proposals = tuple(self._proposals(tag, attributes, said))
        self._articles += is_article
        is_replies = "replies" in said
        self._replies.around += is_replies
        return Note(tag, proposals, is_article, is_comment, is_replies, *self._placed(tag))

    def _placed(self, tag: str) -> tuple[int, int]:
        """The number of an element and of that around it."""
        parent = self._places[-1] if self._places else 0
        self._last_place += 1
        if tag not in VOID:
            self._places.append(self._last_place)
        return self._last_place, parent

    @property
    def in_article(self) -> bool:
        """Whether an article is open."""
        return self._articles > 0

    def closed(self, note: Note, start: int, end: int) -> None:
        """The text of an element is known: its proposals stand there."""
        self._articles -= note.is_article
        self._places.pop()
        self._replies.around -= note.is_replies
        if note.is_comment:
            self._replies.closed()
        if start == end:
            return
        if note.tag in BLOCKS or note.tag in CELLS:
            self._pieces.append(Piece(start, end, note.tag, note.place, note.parent))
        for kind, by, depth in note.proposals:
            if kind is None or end - start <= _LONGEST_SHORT.get(kind, end - start):
                self._found.append(Markup(start, end, kind, by, depth))
        if note.tag == "a":
            self._links.append(Markup(start, end, PassageKind.RELATED, "html:link"))
        if note.tag in {"h1", "h2", "h3"}:
            self._headings.append(Markup(start, end, None, f"html:{note.tag}"))

    def markup(self, text: str, facts: Facts, main: tuple[Markup, ...]) -> tuple[Markup, ...]:
        """All proposals in order of the text, the wider first, without those that swallow headline or main text."""
        headline = _headline(text, self._headings, facts.all())
        several = sum(region.by == "html:comment" for region in self._found) > 1
        lined = [lined for region in self._found if (lined := _on_lines(region, text)) is not None]
        lined = [region for region in lined if not _dates_nothing(region, text)]
        kept = [region for region in lined if not _swallows(region, headline, main, are_comments=several)]
        links = self._elsewhere(text, [*kept, *main, *([headline] if headline else ())]) if main else []
        told = lines(text, self._pieces, union((link.start, link.end) for link in self._links))
        out = {*kept, *links, *main, *((headline,) if headline else ())}
        out.update(heard(Sheet(text, told, union((part.start, part.end) for part in main), facts.declared)))
        return tuple(sorted(out, key=lambda region: (region.start, -region.end, region.by, region.depth)))

    def _elsewhere(self, text: str, kept: list[Markup]) -> list[Markup]:
        """Lines that are one link and of which nothing else is known: they lead to other pages.

        Not asked where trafilatura found no main text: there an article may be made of links.
        """
        known = union((region.start, region.end) for region in kept if region.kind is not None)
        return [link for link in self._links if _stands_alone(link, text) and not shared(link.start, link.end, known)]

    def _said(self, tag: str, attributes: Attributes) -> tuple[str, ...]:
        if tag in _WHOLE_PAGE or not attributes:
            return ()
        said = meanings(tag, attributes.get("class", ""), attributes.get("id", ""))
        return ("comment", *said) if says_comment(attributes) else said

    def _proposals(self, tag: str, attributes: Attributes, said: tuple[str, ...]) -> list[Proposal]:
        out: list[Proposal] = []
        if tag in _BY_TAG:
            out.append((_BY_TAG[tag], f"html:{tag}", 0))
        elif tag in _OUTSIDE_ARTICLE and not self._articles:
            out.append((PassageKind.NAVIGATION, f"html:{tag}", 0))
        if "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", ""):
            out.append((None, "html:hidden", 0))
        role = attributes.get("role", "")
        if role in _BY_ROLE and not (role == "banner" and self._articles):
            out.append((_BY_ROLE[role], f"html:role-{role}", 0))
        if "articleBody" in attributes.get("itemprop", ""):
            out.append((PassageKind.BODY, "html:articleBody", 0))
        out += [(_BY_MEANING[word], f"html:class-{word}", 0) for word in said if word in _BY_MEANING]
        return out


def _headline(text: str, headings: list[Markup], facts: tuple[Fact, ...]) -> Markup | None:
    """The heading that is the title of the page: the first that stands in a declared title, else the only h1."""
    titles = [
        _plain(part) for fact in facts if fact.key == "title" for part in (fact.value, *_TITLE_PARTS.split(fact.value))
    ]
    sites = {_plain(fact.value) for fact in facts if fact.key == "site"}
    for heading in headings:
        words = _plain(text[heading.start : heading.end])
        if len(words) > _SHORTEST_TITLE and words not in sites and any(_same(words, title) for title in titles):
            return Markup(heading.start, heading.end, PassageKind.HEADLINE, f"{heading.by}-is-title")
    firsts = [heading for heading in headings if heading.by == "html:h1"]
    if len(firsts) == 1 and _plain(text[firsts[0].start : firsts[0].end]) not in sites:
        return Markup(firsts[0].start, firsts[0].end, PassageKind.HEADLINE, "html:h1")
    return None


def _same(heading: str, title: str) -> bool:
    """Whether a heading is a declared title, or one of them is the other cut short."""
    if min(len(heading), len(title)) <= _SHORTEST_TITLE:
        return heading == title
    return heading.startswith(title) or title.startswith(heading)


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


def _stands_alone(region: Markup, text: str) -> bool:
    """Whether a region begins and ends with a line or a cell."""
    return (not region.start or text[region.start - 1] in "\n\t") and text[region.end : region.end + 1] in {
        "",
        "\n",
        "\t",
    }


def _dates_nothing(region: Markup, text: str) -> bool:
    """A class that says date around words alone."""
    dated = region.by == "html:class-dateline"
    return dated and not any(char.isdigit() for char in text[region.start : region.end])


def _on_lines(region: Markup, text: str) -> Markup | None:
    """The region if it is made of whole lines; the short line of an author or a time; no words within a sentence."""
    if _stands_alone(region, text) or region.kind is PassageKind.COMMENT:
        return region
    start = max(text.rfind("\n", 0, region.start), text.rfind("\t", 0, region.start)) + 1
    ends = [at for at in (text.find("\n", region.end), text.find("\t", region.end), len(text)) if at >= 0]
    if region.kind in {PassageKind.BYLINE, PassageKind.DATELINE} and min(ends) - start <= _LONGEST_LINE:
        return Markup(start, min(ends), region.kind, region.by, region.depth)
    return None


def _swallows(region: Markup, headline: Markup | None, main: tuple[Markup, ...], *, are_comments: bool) -> bool:
    """Whether a region that sets text apart holds the headline or most of the main text: a wrapper's odd name.

    Comments under a short article may be most of what trafilatura takes for main text: several are believed.
    """
    if region.kind not in _APART:
        return False
    if headline is not None and region.start <= headline.start and headline.end <= region.end:
        return True
    if region.kind is PassageKind.COMMENT and are_comments and region.by != "html:comment":
        return False
    inside = sum(max(0, min(region.end, part.end) - max(region.start, part.start)) for part in main)
    return 2 * inside > sum(part.end - part.start for part in main)
