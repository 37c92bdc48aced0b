"""Elements of HTML that carry a day: `<time>`, microdata, class names of dates, titles of abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sayso.lang.labels import label
from sayso.lang.written import readings, written
from sayso.model import Fact, Markup, PassageKind
from sayso.read.html.classes import meanings
from sayso.read.html.flow import Attributes
from sayso.text import fold

_PROPERTIES = {  # of microdata and RDFa, without prefix, lower case
    "datepublished": "published", "datecreated": "published", "uploaddate": "published", "created": "published",
    "issued": "published", "datemodified": "modified", "dateupdated": "modified", "modified": "modified", "date": "dated",
}  # fmt: skip
_CLASSES = ("published", "modified", "dated")  # fields of the table of class names
_CARRIERS = ("datetime", "content", "title", "data-datetime", "data-time", "data-timestamp", "data-date", "data-utime")
_LABEL = 40  # characters before a day that can name it
_LONGEST = 120  # characters of the text of a stamp
_BEFORE = 400  # characters before the headline in which the stamp of the article can stand
_BEHIND = 700  # … behind the beginning of its text
_MOST = 8  # stamps of a page that are told
_APART = ("html:aside", "html:class-related", "html:comment", "html:class-comments", "html:nav")


class Stamp(Struct, frozen=True):
    """One element that carries a day."""

    key: str  # "published", "modified", "dated": which is not said
    by: str
    value: str  # of an attribute; "" where its text tells
    start: int
    end: int


class Stamps:
    """Collects stamps while the elements of a page open and close."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[str, str, str]] = {}  # by number of the element: key, by, value
        self._found: list[Stamp] = []
        self._articles: dict[int, None] = {}
        self._ranges: list[tuple[int, int]] = []  # of <article>

    def opened(self, tag: str, attributes: Attributes, place: int) -> None:
        """Remember an element that carries a day."""
        if tag == "article":
            self._articles[place] = None
        if not attributes:
            if tag == "time":
                self._open[place] = ("dated", "time", "")
            return
        said = _said(tag, attributes)
        if said is not None and len(self._open) < 50 and len(self._found) < 500:
            self._open[place] = (*said, _carried(attributes))

    def closed(self, place: int, start: int, end: int) -> None:
        """The text of an element is known."""
        if place in self._open:
            key, by, value = self._open.pop(place)
            if value or 0 < end - start <= _LONGEST:
                self._found.append(Stamp(key, by, value, start, end))
        elif place in self._articles:
            del self._articles[place]
            self._ranges.append((start, end))

    def facts(self, text: str, markup: Sequence[Markup], langs: Sequence[str]) -> Iterator[Fact]:
        """What the stamps of the article say, those nearest to its headline first."""
        head = next((mark for mark in markup if mark.kind is PassageKind.HEADLINE), None)
        body = next((mark for mark in markup if mark.kind is PassageKind.BODY), None)
        start = head.start if head is not None else 0
        behind = max(head.end if head is not None else 0, body.start if body is not None else 0) + _BEHIND
        apart = [(mark.start, mark.end) for mark in markup if mark.by in _APART]
        own = [rng for rng in self._ranges if rng[0] <= start < rng[1]] if head is not None else []
        inner = max(own, default=None)
        near: list[tuple[int, int, Stamp]] = []
        for at, stamp in enumerate(self._innermost()):
            if any(low <= stamp.start and stamp.end <= high for low, high in apart):
                continue
            if any(low <= stamp.start < high for low, high in self._ranges if not low <= start < high):
                continue
            inside = inner is not None and inner[0] <= stamp.start < inner[1]
            close = start - _BEFORE <= stamp.start <= behind
            near.append((0 if close else 1 if inside else 2, at, stamp))
        for far, _, stamp in sorted(near, key=lambda row: row[:2])[:_MOST]:
            yield from _told(stamp, text, langs, (" at the headline", " in the article", " elsewhere")[far])

    def _innermost(self) -> list[Stamp]:
        """Without those whose text another one tells better: <span class=date><time datetime=…>."""
        found = sorted(self._found, key=lambda stamp: (stamp.start, -stamp.end))
        return [
            stamp
            for stamp, after in zip(found, [*found[1:], None], strict=True)
            if stamp.value or after is None or not (after.start < stamp.end and after.end <= stamp.end)
        ]


def _said(tag: str, attributes: Attributes) -> tuple[str, str] | None:
    """Which day an element carries, and where that stands."""
    for name in ("itemprop", "property"):
        for word in attributes.get(name, "").lower().split():
            if (key := _PROPERTIES.get(word.rpartition(":")[2])) is not None and tag != "meta":
                return key, f"{name} {word}"
    if tag == "time" and "pubdate" in attributes:
        return "published", "time pubdate"
    said = [word for word in meanings(tag, attributes.get("class", ""), attributes.get("id", "")) if word in _CLASSES]
    if said:
        key = "modified" if said == ["modified"] else "published" if "published" in said else "dated"
        return key, f"{tag} class {key}"
    return ("dated", "time") if tag == "time" else None


def _carried(attributes: Attributes) -> str:
    """The day in an attribute, or ""."""
    for name in _CARRIERS:
        if name in attributes and written(attributes[name]) is not None:
            return attributes[name]
    return ""


def _told(stamp: Stamp, text: str, langs: Sequence[str], where: str) -> Iterator[Fact]:
    """A fact for the day of a stamp; of a text, one for every day in it. The words before it can say which day it is."""
    before = fold(text[max(0, stamp.start - _LABEL) : stamp.start].rpartition("\n")[2]).text
    if stamp.value:
        said = label(before + fold(text[stamp.start : min(stamp.end, stamp.start + _LABEL)]).text)
        yield Fact(said if stamp.key == "dated" and said else stamp.key, stamp.value, stamp.by + where)
        return
    for at, reading in enumerate(readings(text[stamp.start : stamp.end], langs)):
        said = label(("" if at else before) + reading.before)
        yield Fact(said or stamp.key, reading.words, stamp.by + where)
