"""The days in the short lines of an HTML page, and where they stand to its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from sayso.lang.labels import label
from sayso.lang.written import Reading, readings
from sayso.model import Fact, Markup, PassageKind
from sayso.read.html.lines import shared, union

PLACES = (" at the headline", " above the headline", " in the article", " elsewhere")
_BEFORE = 120  # characters before the headline in which the day of the article can stand
_ABOVE = 400  # … in which that of the site can
_BEHIND = 700  # characters behind the beginning of the story
_BOX = 160  # characters of a small box
_GAP = 4  # characters between two blocks
_APART = ("html:aside", "html:class-related", "html:comment", "html:class-comments", "html:nav")
_LINE = re.compile(r"(?<![^\n\t])[^\n\t]{6,160}([\n\t]|\Z)?")
_OPENING = 30  # characters of a paragraph in which its day can stand: "12.3.2019 - The road is open …"
_NAME = 40  # characters behind a day that can name it; of a line that is quoted whole
_BARE = 22  # letters of a line of nothing but a day: "Donnerstag, 12. September 2019, 9 Uhr"
_MAY_DATE = re.compile(r"\d{4}|\d[./-] ?\d{1,2}[./-] ?\d|\d\.? [^\W\d_]{3,14}\.? \d{2}")
_RANGE = re.compile(r"\s{0,3}(?:-|[^\W\d_]{1,5})\s{0,3}(?:[^\W\d_]{2,12},? )?\Z")  # between two: "-", "to Friday"
_MOST = 12  # days of lines that are told
_TRIED = 400  # lines with a number that are looked at


class Sheet(Struct, frozen=True):
    """A page as the search for its day sees it."""

    text: str
    start: int  # where the headline starts
    behind: int  # up to here a day belongs to the headline
    apart: list[tuple[int, int]]  # what is not of this article: ascending, apart
    own: tuple[int, int] | None  # the innermost <article> around the headline
    body: list[tuple[int, int]]  # what is taken for the story: ascending, apart


def sheet_of(text: str, markup: Sequence[Markup], articles: Sequence[tuple[int, int]]) -> Sheet:
    """Where headline and story stand, and what belongs to other articles."""
    head = next((mark for mark in markup if mark.kind is PassageKind.HEADLINE), None)
    body = next((mark for mark in markup if mark.kind is PassageKind.BODY), None)
    start = head.start if head is not None else 0
    below = max(head.end if head is not None else 0, body.start if body is not None else 0)
    story = {mark.start for mark in (head, body) if mark is not None}
    own = max((span for span in articles if any(span[0] <= at < span[1] for at in story)), default=None)
    last = below + _GAP if own is None else min(own[1], below + _BEHIND)
    apart = [(mark.start, mark.end) for mark in markup if mark.by in _APART and not _small(mark, start, last)]
    apart += [(low, high) for low, high in articles if story and not any(low <= at < high for at in story)]
    told = union((mark.start, mark.end) for mark in markup if mark.kind is PassageKind.BODY)
    return Sheet(text, start, below + _BEHIND, union(apart), own, told)


def _small(mark: Markup, start: int, last: int) -> bool:
    """A box of a few words between headline and story, or in <article>, holds author and day, whatever it is called."""
    return mark.end - mark.start <= _BOX and start <= mark.start <= last


def far(sheet: Sheet, start: int, end: int) -> int:
    """Index of the place in PLACES; one more for what is of another article."""
    if shared(start, max(end, start + 1), sheet.apart):
        return len(PLACES)
    if sheet.start - _BEFORE <= start <= sheet.behind:
        return 0
    if sheet.start - _ABOVE <= start < sheet.start:
        return 1
    return 2 if sheet.own is not None and sheet.own[0] <= start < sheet.own[1] else 3


def day_lines(sheet: Sheet, langs: Sequence[str]) -> Iterator[Fact]:
    """The days in short lines: near the headline every one, elsewhere those that are named or stand alone."""
    told = 0
    dated = (match for match in _LINE.finditer(sheet.text) if _MAY_DATE.search(match.group()) is not None)
    for match in islice(dated, _TRIED):
        place = far(sheet, match.start(), match.end())
        for fact in _of_line(sheet, match, place, langs) if place < len(PLACES) else ():
            yield fact
            told += 1
        if told > _MOST:
            return


def _of_line(sheet: Sheet, match: re.Match[str], place: int, langs: Sequence[str]) -> Iterator[Fact]:
    """The days in one line. Of a longer one the beginning is read, of a paragraph of the story only the first words."""
    line, whole = match.group().strip(), match[1] is not None
    story = not whole and bool(shared(match.start(), match.end(), sheet.body))
    found = _single(readings(line[:_OPENING] if story else line, langs))
    alone = whole and sum(map(str.isalpha, line)) <= _BARE
    for reading in found:
        said = label(reading.before) or (label(reading.behind[:_NAME]) if reading is found[-1] else "")
        if said != "other" and (said or alone or (place == 0 and (whole or story))):
            by = "labelled line" if said else "line of a date" if alone else "line"
            words = line if len(found) == 1 and len(line) <= _NAME else reading.words
            yield Fact(said or "dated", words, by + PLACES[place])


def _single(found: list[Reading]) -> list[Reading]:
    """Without the days of a range: "31. Dezember - 6. Januar" says when something was, not when it was written."""
    joined = {at for at, reading in enumerate(found) if at and _RANGE.match(reading.before)}
    return [reading for at, reading in enumerate(found) if at not in joined and at + 1 not in joined]
