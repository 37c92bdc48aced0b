"""What the structure of HTML says a run of text is for: elements, ARIA roles, class names, nesting of comments."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct

from sayso.model import Fact, Markup, PassageKind
from sayso.read.classes import meanings
from sayso.read.flow import Attributes

Proposal = tuple[PassageKind | None, str, int]  # kind, by, depth

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
_SHORT = frozenset({PassageKind.BYLINE, PassageKind.DATELINE, PassageKind.CAPTION, PassageKind.STANDFIRST})
_SHORTEST_TITLE = 10  # characters; what is shorter is the name of a section or a site
_LONGEST_LINE = 100  # characters; in a longer paragraph an author or a time is a word of the sentence
_LONGEST_SHORT = 1500  # characters; a "lead" or "author" that is longer wraps the article
_WHOLE_PAGE = frozenset({"html", "body", "main"})  # their class names speak of the page, not of its text
_DEPTH = re.compile(r"(?:^|\s)depth-(\d{1,3})(?:\s|$)")  # WordPress counts from 1
_TITLE_PARTS = re.compile(r"\s[|\-–—·:»]\s")  # "Headline - Site name"


class Note(Struct, frozen=True):
    """What was seen when an element opened."""

    tag: str
    proposals: tuple[Proposal, ...]
    is_article: bool
    is_comment: bool


class Regions:
    """Collects proposals while the elements of a page open and close."""

    def __init__(self) -> None:
        self._found: list[Markup] = []
        self._headings: list[Markup] = []
        self._links: list[Markup] = []
        self._articles = 0  # how many articles are open
        self._comments: list[tuple[int, int]] = []  # of every open comment: length of the text when it began, depth

    def opened(self, tag: str, attributes: Attributes, length: int) -> Note:
        """What an element says, given those around it."""
        said = self._said(tag, attributes)
        is_article = tag in {"article", "main"} or "articleBody" in attributes.get("itemprop", "")
        is_comment = "comment" in said
        if is_comment:
            proposals: tuple[Proposal, ...] = (self._comment(attributes, length),)
        elif self._comments:
            is_author = tag == "cite" or "author" in said
            proposals = ((PassageKind.COMMENT, "html:comment-author", self._comments[-1][1]),) if is_author else ()
        else:
            proposals = tuple(self._proposals(tag, attributes, said))
        self._articles += is_article
        return Note(tag, proposals, is_article, is_comment)

    @property
    def in_article(self) -> bool:
        """Whether an article is open."""
        return self._articles > 0

    def closed(self, note: Note, start: int, end: int) -> None:
        """The text of an element is known: its proposals stand there."""
        self._articles -= note.is_article
        if note.is_comment:
            self._comments.pop()
        if start == end:
            return
        for kind, by, depth in note.proposals:
            if kind not in _SHORT or end - start <= _LONGEST_SHORT:
                self._found.append(Markup(start, end, kind, by, depth))
        if note.tag == "a":
            self._links.append(Markup(start, end, PassageKind.RELATED, "html:link"))
        if note.tag in {"h1", "h2", "h3"}:
            self._headings.append(Markup(start, end, None, f"html:{note.tag}"))

    def markup(self, text: str, facts: tuple[Fact, ...], main: tuple[Markup, ...]) -> tuple[Markup, ...]:
        """All proposals in order of the text, the wider first, without those that swallow headline or main text."""
        headline = _headline(text, self._headings, facts)
        several = sum(region.by == "html:comment" for region in self._found) > 1
        lined = [lined for region in self._found if (lined := _on_lines(region, text)) is not None]
        kept = [region for region in lined if not _swallows(region, headline, main, are_comments=several)]
        links = self._elsewhere(text, [*kept, *main, *([headline] if headline else ())]) if main else []
        out = {*kept, *links, *main, *((headline,) if headline else ())}
        return tuple(sorted(out, key=lambda region: (region.start, -region.end, region.by, region.depth)))

    def _elsewhere(self, text: str, kept: list[Markup]) -> list[Markup]:
        """Lines that are one link and of which nothing else is known: they lead to other pages.

        Not asked where trafilatura found no main text: there an article may be made of links.
        """
        known = _union([region for region in kept if region.kind is not None])
        return [link for link in self._links if _stands_alone(link, text) and not _overlaps(link, known)]

    def _said(self, tag: str, attributes: Attributes) -> tuple[str, ...]:
        if tag in _WHOLE_PAGE or not attributes:
            return ()
        said = meanings(tag, attributes.get("class", ""), attributes.get("id", ""))
        if attributes.get("itemprop") == "comment" or attributes.get("itemtype", "").endswith(
            ("/Comment", "/UserComments")
        ):
            return ("comment", *said)
        return said

    def _comment(self, attributes: Attributes, length: int) -> Proposal:
        """A comment and its depth: as WordPress counts, else by nesting; a wrapper without own words adds none."""
        told = _DEPTH.search(attributes.get("class", ""))
        if told is not None:
            depth = max(0, int(told[1]) - 1)
        elif not self._comments:
            depth = 0
        else:
            began, around = self._comments[-1]
            depth = around if began == length else around + 1
        self._comments.append((length, depth))
        return PassageKind.COMMENT, "html:comment", depth

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


def _on_lines(region: Markup, text: str) -> Markup | None:
    """The region if it is made of whole lines; the short line of an author or a time; no words within a sentence."""
    if _stands_alone(region, text) or region.kind is PassageKind.COMMENT:
        return region
    start = max(text.rfind("\n", 0, region.start), text.rfind("\t", 0, region.start)) + 1
    ends = [at for at in (text.find("\n", region.end), text.find("\t", region.end), len(text)) if at >= 0]
    if region.kind in {PassageKind.BYLINE, PassageKind.DATELINE} and min(ends) - start <= _LONGEST_LINE:
        return Markup(start, min(ends), region.kind, region.by, region.depth)
    return None


def _union(regions: list[Markup]) -> list[tuple[int, int]]:
    """The characters that some region covers, as ranges that do not touch, in order."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((region.start, region.end) for region in regions):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _overlaps(region: Markup, ranges: list[tuple[int, int]]) -> bool:
    """Whether a region shares characters with ranges in order."""
    at = bisect_left(ranges, (region.end, 0)) - 1
    return at >= 0 and ranges[at][1] > region.start


def _swallows(region: Markup, headline: Markup | None, main: tuple[Markup, ...], *, are_comments: bool) -> bool:
    """Whether a region that sets text apart holds the headline or most of the main text: a wrapper's odd name.

    Comments under a short article may be most of what trafilatura takes for main text: several are believed.
    """
    if region.kind not in _APART:
        return False
    if headline is not None and region.start <= headline.start and headline.end <= region.end:
        return True
    if region.kind is PassageKind.COMMENT and are_comments:
        return False
    inside = sum(max(0, min(region.end, part.end) - max(region.start, part.start)) for part in main)
    return 2 * inside > sum(part.end - part.start for part in main)
