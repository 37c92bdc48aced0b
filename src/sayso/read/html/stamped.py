"""Elements of HTML that carry a day: `<time>`, microdata, class names of dates, titles of abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sayso.lang.labels import label
from sayso.lang.written import Reading, readings, written
from sayso.model import Fact, Markup, PassageKind
from sayso.read.html.classes import meanings
from sayso.read.html.flow import Attributes
from sayso.read.html.lines import shared, union
from sayso.text import fold

_PROPERTIES = {  # of microdata and RDFa, without prefix, lower case
    "datepublished": "published", "datecreated": "published", "uploaddate": "published", "created": "published",
    "issued": "published", "datemodified": "modified", "dateupdated": "modified", "modified": "modified",
    "date": "dated",
}  # fmt: skip
_CLASSES = ("published", "modified", "dated")  # fields of the table of class names
_CARRIERS = ("datetime", "content", "title", "data-datetime", "data-time", "data-timestamp", "data-date", "data-utime")
_BARE = 14  # letters of a line of nothing but a day: "Wednesday 12 September"
_LABEL = 40  # characters before a day that can name it
_LONGEST = 120  # characters of the text of a stamp
_BEFORE, _ABOVE = (
    120,
    400,
)  # characters before the headline in which the stamp of the article, or of the site, can stand
_BEHIND = 700  # … behind the beginning of its text
_MOST = 8  # stamps of a page that are told
_PLACES = (" at the headline", " above the headline", " in the article", " elsewhere")
_BOX = 160  # characters of a small box
_LINE = re.compile(r"(?<![^\n\t])[^\n\t]{6,160}([\n\t]|\Z)?")
_OPENING = 30  # characters of a longer line in which its day can stand
_MAY_DATE = re.compile(r"\d{4}|\d[./-] ?\d{1,2}[./-] ?\d|\d\.? [^\W\d_]{3,14}\.? \d{2}")
_RANGE = re.compile(
    r"\s{0,3}(?:-|[^\W\d_]{1,5})\s{0,3}(?:[^\W\d_]{2,12},? )?\Z"
)  # between two days: "-", "bis", "to Friday"
_MOST_LINES = 12
_MOST_TRIED = 400  # lines with a number that are looked at
_APART = ("html:aside", "html:class-related", "html:comment", "html:class-comments", "html:nav")


class Stamp(Struct, frozen=True, order=True):
    """One element that carries a day."""

    key: str  # "published", "modified", "dated": which is not said
    by: str
    value: str  # of an attribute; "" where its text tells
    start: int
    end: int


class _Sheet(Struct, frozen=True):
    """A page as the search for its day sees it."""

    text: str
    start: int  # where the headline starts
    behind: int  # up to here a day belongs to the headline
    apart: list[tuple[int, int]]  # what is not of this article: ascending, apart
    own: tuple[int, int] | None  # the innermost <article> around the headline
    body: list[tuple[int, int]]  # what is taken for the story: ascending, apart


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
        """What the stamps of the article say, those nearest to its headline first, then what its short lines say."""
        sheet = _sheet(text, markup, self._ranges)
        near = [(_far(sheet, stamp.start, stamp.end), at, stamp) for at, stamp in enumerate(self._innermost())]
        for far, _, stamp in sorted(row for row in near if row[0] < len(_PLACES))[:_MOST]:
            yield from _told(stamp, text, langs, _PLACES[far])
        yield from _lines(sheet, langs)

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


def _sheet(text: str, markup: Sequence[Markup], articles: Sequence[tuple[int, int]]) -> _Sheet:
    head = next((mark for mark in markup if mark.kind is PassageKind.HEADLINE), None)
    body = next((mark for mark in markup if mark.kind is PassageKind.BODY), None)
    start = head.start if head is not None else 0
    behind = max(head.end if head is not None else 0, body.start if body is not None else 0) + _BEHIND
    story = {mark.start for mark in (head, body) if mark is not None}
    apart = [(mark.start, mark.end) for mark in markup if mark.by in _APART and not _small(mark, start, behind)]
    apart += [(low, high) for low, high in articles if story and not any(low <= at < high for at in story)]
    own = max((span for span in articles if any(span[0] <= at < span[1] for at in story)), default=None)
    told = union((mark.start, mark.end) for mark in markup if mark.kind is PassageKind.BODY)
    return _Sheet(text, start, behind, union(apart), own, told)


def _small(mark: Markup, start: int, behind: int) -> bool:
    """A box of a few words at the headline holds its author and its day, whatever it is called."""
    return mark.end - mark.start <= _BOX and start <= mark.start <= behind


def _far(sheet: _Sheet, start: int, end: int) -> int:
    """Index of the place in _PLACES; one more for what is of another article."""
    if shared(start, max(end, start + 1), sheet.apart):
        return len(_PLACES)
    if sheet.start - _BEFORE <= start <= sheet.behind:
        return 0
    if sheet.start - _ABOVE <= start < sheet.start:
        return 1
    return 2 if sheet.own is not None and sheet.own[0] <= start < sheet.own[1] else 3


def _lines(sheet: _Sheet, langs: Sequence[str]) -> Iterator[Fact]:
    """The days in short lines: near the headline every one, elsewhere those that are named or stand alone.

    Of a longer line the beginning is read, of a paragraph of the story only the first words.
    """
    tried, told = 0, 0
    for match in _LINE.finditer(sheet.text):
        line = match.group()
        if _MAY_DATE.search(line) is None:
            continue
        far = _far(sheet, match.start(), match.end())
        tried += 1
        if tried > _MOST_TRIED or told > _MOST_LINES:
            return
        if far == len(_PLACES):
            continue
        whole = match[1] is not None
        story = not whole and bool(shared(match.start(), match.end(), sheet.body))
        for reading in _single(readings(line[:_OPENING] if story else line, langs)):
            said = label(reading.before) or label(reading.behind[:_LABEL])
            alone = whole and sum(map(str.isalpha, line)) <= _BARE
            if said == "other":
                continue
            if said or alone or (far == 0 and (whole or story)):
                told += 1
                by = "labelled line" if said else "line of a date" if alone else "line"
                yield Fact(said or "dated", reading.words, by + _PLACES[far])


def _single(found: list[Reading]) -> list[Reading]:
    """Without the days of a range: "31. Dezember - 6. Januar" says when something was, not when it was written."""
    joined = {at for at, reading in enumerate(found) if at and _RANGE.match(reading.before)}
    return [reading for at, reading in enumerate(found) if at not in joined and at + 1 not in joined]
