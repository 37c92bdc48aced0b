"""Elements of HTML that carry a day: `<time>`, microdata, class names of dates, titles of abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sayso.lang.labels import label
from sayso.lang.written import readings, written
from sayso.model import Fact, Markup
from sayso.read.html.classes import meanings
from sayso.read.html.daylines import PLACES, day_lines, far, sheet_of
from sayso.read.html.flow import VOID, Attributes
from sayso.text import fold

_PROPERTIES = {  # of microdata and RDFa, without prefix, lower case
    "datepublished": "published", "datecreated": "published", "uploaddate": "published", "created": "published",
    "issued": "published", "datemodified": "modified", "dateupdated": "modified", "modified": "modified",
    "date": "dated",
}  # fmt: skip
_CLASSES = ("published", "modified", "dated")  # fields of the table of class names
_CARRIERS = ("datetime", "content", "title", "data-datetime", "data-time", "data-timestamp", "data-date", "data-utime")
_LABEL = 40  # characters before a day that can name it
_LONGEST = 120  # characters of the text of a stamp
_MOST = 8  # stamps of a page that are told
_KEPT, _AT_ONCE = 500, 50  # stamps of a page that are looked at, and that are open at once


class Stamp(Struct, frozen=True, order=True):
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
        self._articles: set[int] = set()  # numbers of those that are open
        self._ranges: list[tuple[int, int]] = []  # of <article>

    def opened(self, tag: str, attributes: Attributes, place: int) -> None:
        """Remember an element that carries a day."""
        if tag in VOID:
            return
        if tag == "article":
            self._articles.add(place)
        said = _said(tag, attributes) if attributes else ("dated", "time") if tag == "time" else None
        if said is not None and len(self._open) < _AT_ONCE and len(self._found) < _KEPT:
            self._open[place] = (*said, _carried(attributes))

    def closed(self, place: int, start: int, end: int) -> None:
        """The text of an element is known."""
        if place in self._open:
            key, by, value = self._open.pop(place)
            if value or 0 < end - start <= _LONGEST:
                self._found.append(Stamp(key, by, value, start, end))
        if place in self._articles:
            self._articles.remove(place)
            self._ranges.append((start, end))

    def facts(self, text: str, markup: Sequence[Markup], langs: Sequence[str]) -> Iterator[Fact]:
        """What the stamps of the article say, those nearest to its headline first, then what its short lines say."""
        sheet = sheet_of(text, markup, self._ranges)
        near = [(far(sheet, stamp.start, stamp.end), at, stamp) for at, stamp in enumerate(self._innermost())]
        for place, _, stamp in sorted(row for row in near if row[0] < len(PLACES))[:_MOST]:
            yield from _told(stamp, text, langs, PLACES[place])
        yield from day_lines(sheet, langs)

    def _innermost(self) -> list[Stamp]:
        """Without those whose text another one tells better: <span class=date><time datetime=…>."""
        found = sorted(self._found, key=lambda stamp: (stamp.start, -stamp.end))
        return [
            stamp
            for stamp, after in zip(found, [*found, None][1:], strict=True)
            if stamp.value or after is None or not (after.start < stamp.end and after.end <= stamp.end)
        ]


def _said(tag: str, attributes: Attributes) -> tuple[str, str] | None:
    """Which day an element carries, and where that stands."""
    for name in ("itemprop", "property"):
        for word in attributes.get(name, "").lower().split():
            if (key := _PROPERTIES.get(word.rpartition(":")[2])) is not None:
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
    """A fact for the day of a stamp; of a text, one for every day in it. Words before it can say which day it is."""
    before = fold(text[max(0, stamp.start - _LABEL) : stamp.start].rpartition("\n")[2]).text
    if stamp.value:
        found = [(before + fold(text[stamp.start : min(stamp.end, stamp.start + _LABEL)]).text, stamp.value)]
    else:
        read = readings(text[stamp.start : stamp.end], langs)
        found = [(("" if at else before) + reading.before, reading.words) for at, reading in enumerate(read)]
    for words, value in found:
        said = label(words)
        key = said if said and (stamp.key == "dated" or not stamp.value) else stamp.key
        if key != "other":
            yield Fact(key, value, stamp.by + where)
