"""What the lines of an HTML page say by their links, by what the page declares of itself, and by standing there again.

Each witness yields Markup; segment/voices.py decides whom to believe.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from msgspec import Struct

from sayso.model import Markup, PassageKind
from sayso.read.html.facts import Declared
from sayso.read.html.lines import Line, shared

_LINKED = 0.3  # of a line: 154 of 156 article segments that trafilatura misses stand in lines with less link
_ALL_LINK = 0.95  # of a line that is nothing but a link
_TITLE_WORDS = 4  # of a link that can be the title of another page
_LABEL = re.compile(r"\w[\w'’ -]{2,30}\s?[:»›>?!|–-]{1,3}\s?\Z")  # "Read also:", "À lire aussi »", "Schon gelesen?"
_LABEL_WORDS = 5
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z")
_LINK_TAGS = frozenset({"p", "div", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure"})  # a list may be the article
_MOST_LINKS = 0.25  # of the main text: where more of it stands in lines of links, the article is a list of links
_AGAIN = 3  # times that a line stands there; a refrain or a repeated heading is shorter or rarer
_AGAIN_WORDS = 6
_DECLARED = 30  # letters and digits of a line that are looked for in a declared text; a shorter one stands anywhere
_MISSES = 1_000  # lines that are looked for in vain; each costs a look at the whole declared text
_EDGE = 400  # letters and digits of a line that are compared with a description


class Sheet(Struct, frozen=True):
    """What a witness looks at."""

    text: str
    lines: tuple[Line, ...]
    main: list[tuple[int, int]]  # what trafilatura takes for the main text, in order
    declared: Declared

    def words(self, line: Line) -> str:
        """The line as it stands."""
        return self.text[line.start : line.end]


Witness = Callable[[Sheet], Iterator[Markup]]


def linked(sheet: Sheet) -> Iterator[Markup]:
    """Lines that are links to a third or more."""
    for line in sheet.lines:
        if line.share >= _LINKED:
            yield Markup(line.start, line.end, None, "html:linked")


def labelled_link(sheet: Sheet) -> Iterator[Markup]:
    """A short label and a link to the end of the line that reads like a title: "Read also: <a>Ferry aground</a>"."""
    for line in sheet.lines:
        start, end = line.last_link
        title = sheet.text[start:end]
        label = sheet.text[line.start : start].rstrip("\xa0 ")
        if len(title.split()) < _TITLE_WORDS or _ADDRESS.match(title) or line.linked != end - start:
            continue
        if len(label.split()) <= _LABEL_WORDS and _LABEL.match(label):
            yield Markup(line.start, line.end, PassageKind.RELATED, "html:labelled-link")


def lone_link(sheet: Sheet) -> Iterator[Markup]:
    """A paragraph in the main text that is nothing but a link to another page."""
    covered = [line for line in sheet.lines if shared(line.start, line.end, sheet.main) == line.length]
    links = [line for line in covered if line.share >= _ALL_LINK and line.tag in _LINK_TAGS]
    if sum(line.length for line in links) > _MOST_LINKS * sum(line.length for line in covered):
        return
    for line in links:
        if len(sheet.words(line).split()) > _TITLE_WORDS and not _ADDRESS.match(sheet.words(line)):
            yield Markup(line.start, line.end, PassageKind.RELATED, "html:lone-link")


def repeated(sheet: Sheet) -> Iterator[Markup]:
    """A line of some length that stands on the page three times or more."""
    long = [line for line in sheet.lines if len(sheet.words(line).split()) >= _AGAIN_WORDS]
    often = Counter(sheet.words(line) for line in long)
    for line in long:
        if often[sheet.words(line)] >= _AGAIN:
            yield Markup(line.start, line.end, None, "html:repeated")


def declared_article(sheet: Sheet) -> Iterator[Markup]:
    """Lines that stand in the text that JSON-LD declares as the article."""
    article, misses = _letters(sheet.declared.article), 0
    for line in sheet.lines if article else ():
        letters = _letters(sheet.words(line))
        if len(letters) < _DECLARED or misses > _MISSES:
            continue
        if letters in article:
            yield Markup(line.start, line.end, PassageKind.BODY, "json-ld articleBody")
        else:
            misses += 1


def description(sheet: Sheet) -> Iterator[Markup]:
    """The line that is the description of the page; not one that a cut description only begins: that is the story."""
    told = {_letters(text)[:_EDGE] for text in sheet.declared.descriptions}
    told = {text for text in told if len(text) >= _DECLARED}
    for line in sheet.lines if told else ():
        letters = _letters(sheet.words(line)[: 2 * _EDGE])[:_EDGE]
        if letters in told:
            yield Markup(line.start, line.end, None, "meta description")


WITNESSES: tuple[Witness, ...] = (linked, labelled_link, lone_link, repeated, declared_article, description)


def heard(sheet: Sheet) -> Iterator[Markup]:
    """What every witness says, in their order."""
    for witness in WITNESSES:
        yield from witness(sheet)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
