"""The templates of the tables, compiled once for a set of languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from sayso.lang.table import zones as zones_of
from sayso.lang.zones import Zones
from sayso.segment.templates import any_of
from sayso.text import fold

_NEVER = re.compile(r"(?!)")
_MARKED = frozenset("#*")  # what stands in a template for other text
# around a line before it is compared with a LINE template
TRIM = " \t\n\r•·*‣◦▪●○■□►▶▸»›«‹>|¦:;,.…!?؟،؛-+[](){}\"'↓↑←→➜➤✓✔"


class Lines(Struct, frozen=True):
    """Templates of whole lines: those of plain words by look-up, the others as one pattern.

    Most templates are plain, and a pattern of thousands costs more to compile than a page costs to read.
    """

    plain: frozenset[str]
    marked: re.Pattern[str]

    def match(self, line: str) -> str | None:
        """The line if it is one of the templates."""
        return line if line in self.plain or self.marked.match(line) is not None else None


class Phrases(Struct, frozen=True):
    """Patterns over folded text; LINE ones over the `trim`med line."""

    skip: Lines
    menu: Lines
    related_header: Lines
    read_more: Lines
    read_more_end: re.Pattern[str]
    read_also: re.Pattern[str]
    promotion: re.Pattern[str]
    promotion_line: Lines
    notice: re.Pattern[str]
    consent: re.Pattern[str]
    about_author: Lines
    blurb: re.Pattern[str]
    byline: re.Pattern[str]
    byline_end: Lines
    credit_start: re.Pattern[str]
    credit_inside: re.Pattern[str]
    credit_end: re.Pattern[str]
    picture: re.Pattern[str]
    ago: Lines
    ago_inside: re.Pattern[str]
    comment_header: Lines
    comment_action: Lines
    comment_says: Lines
    comment_by: re.Pattern[str]  # the words before the name: "comment by"
    comment_verb: re.Pattern[str]  # the words behind it: "says"
    comment_form: re.Pattern[str]
    comment_answers: re.Pattern[str]
    copyright: re.Pattern[str]
    holder: re.Pattern[str]
    source: re.Pattern[str]
    supplied: re.Pattern[str]
    reprint: re.Pattern[str]
    wires: Lines
    about: re.Pattern[str]
    rendered: re.Pattern[str]
    original: Lines
    months: frozenset[str]
    weekdays: frozenset[str]
    dates: frozenset[str]  # months, weekdays and the other words of dates
    agencies: frozenset[str]


def trim(folded: str) -> str:
    """A folded line without the decoration around it.

    >>> trim("  » read more… »")
    'read more'
    """
    return folded.strip(TRIM)


@cache
def phrases(langs: tuple[str, ...]) -> Phrases:
    """The phrases of these languages together; a language whose zones are unknown adds nothing."""
    zones = [found for found in map(zones_of, langs) if found is not None]
    agencies = _join(zones, "agency")
    credit = _join(zones, "credit")
    return Phrases(
        skip=_line(_join(zones, "skip")),
        menu=_line(_join(zones, "menu")),
        related_header=_line(_join(zones, "related_header")),
        read_more=_line(_join(zones, "read_more")),
        read_more_end=_anchored(
            _join(zones, "read_more"), before=r"[.…!?؟»\"\]] ?(?:\[|\()?", after=r"[ .…»›>)\]→]{0,6}$"
        ),
        read_also=_anchored(_join(zones, "read_also"), before=r"^[^\w]{0,4}", after=r" ?(?::|\||>>?| - )"),
        promotion=_inside(_join(zones, "promotion")),
        promotion_line=_line(_join(zones, "promotion_line")),
        notice=_inside(_join(zones, "notice")),
        consent=_inside(_join(zones, "consent")),
        about_author=_line(_join(zones, "about_author")),
        blurb=_inside(_join(zones, "blurb")),
        byline=_signature(_join(zones, "byline")),
        byline_end=_line(_join(zones, "byline_end")),
        credit_start=_anchored(credit, before=r"^[^\w]{0,3}", after=r" ?(?::|©|/| - | \| )"),
        credit_inside=_anchored(credit, before=r"(?:^|[ .,(\[|/;])", after=r" ?(?::|©|\(c\)|/)"),
        credit_end=_anchored(agencies, before=r"[(\[/©] ?", after=r"[^()\[\]]{0,60}[)\]]?[ .]{0,2}$"),
        picture=_anchored(_join(zones, "picture"), before=r"^[^\w]{0,3}", after=r"(?!\w)"),
        ago=_line(_join(zones, "ago")),
        ago_inside=_inside(_join(zones, "ago")),
        comment_header=_line(_join(zones, "comment_header")),
        comment_action=_line(_join(zones, "comment_action")),
        comment_says=_line(_join(zones, "comment_says")),
        comment_by=_around(_join(zones, "comment_says"), pattern=r"^(?:{0})(?: ?:)? (?=.)", place=1),
        comment_verb=_around(_join(zones, "comment_says"), pattern=r" (?:{0})(?: ?:)?\Z", place=0),
        comment_form=_inside(_join(zones, "comment_form")),
        comment_answers=_anchored(_join(zones, "comment_answers"), before=r"^[^\w]{0,4}", after=r"(?: ?:)? "),
        copyright=_inside(_join(zones, "copyright")),
        holder=_inside(_join(zones, "holder")),
        source=_anchored(_join(zones, "source"), before=r"^[^\w]{0,4}", after=r" ?[:|-] ?(?=.)"),
        supplied=_anchored(_join(zones, "supplied"), before=r"(?<!\w)", after=r"(?: ?:)? (?=.)"),
        reprint=_anchored(_join(zones, "reprint"), before=r"(?<!\w)", after=r"(?: ?:)? (?=.)"),
        wires=_line(_join(zones, "wires")),
        about=_inside(_join(zones, "about")),
        rendered=_inside(_join(zones, "rendered")),
        original=_line(_join(zones, "original")),
        months=_words(zones, "month"),
        weekdays=_words(zones, "weekday"),
        dates=_words(zones, "month") | _words(zones, "weekday") | _words(zones, "date_word"),
        agencies=frozenset(agencies),
    )


def _join(zones: Iterable[Zones], field: str) -> tuple[str, ...]:
    found = {fold(phrase).text for zone in zones for phrase in getattr(zone, field)}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


def _words(zones: Iterable[Zones], field: str) -> frozenset[str]:
    return frozenset(_join(zones, field))


def _line(templates: tuple[str, ...]) -> Lines:
    bare = [template.strip(TRIM.replace("*", "")) for template in templates]
    marked = [template for template in bare if not _MARKED.isdisjoint(template)]
    pattern = re.compile(rf"(?:{any_of(marked)})\Z") if marked else _NEVER
    return Lines(frozenset(bare) - frozenset(marked), pattern)


def _around(templates: tuple[str, ...], *, pattern: str, place: int) -> re.Pattern[str]:
    """What stands on one side of the name in templates that hold nothing else: before (1) or behind (0) their `*`."""
    parts = [template.split("*") for template in templates if template.count("*") == 1]
    sides = [part[1 - place].strip() for part in parts if not part[place].strip(" ,")]
    return re.compile(pattern.format(any_of(side for side in sides if side)))


def _inside(templates: tuple[str, ...]) -> re.Pattern[str]:
    cut = tuple(template.rstrip("* ") for template in templates)
    return _anchored(cut, before=r"(?<!\w)", after=r"(?!\w)")


def _signature(templates: tuple[str, ...]) -> re.Pattern[str]:
    """ "by" is followed by a name, "author:" only with its colon."""
    free = any_of(template for template in templates if not template.endswith(":"))
    bound = any_of(template.rstrip(":") for template in templates if template.endswith(":"))
    return re.compile(rf"^[^\w]{{0,4}}(?:(?:{free})(?: ?[:/|] ?| )|(?:{bound}) ?: ?)(?=.)")


def _anchored(templates: tuple[str, ...], *, before: str, after: str) -> re.Pattern[str]:
    if not templates:
        return _NEVER
    body = any_of(template.rstrip("* ") for template in templates)
    return re.compile(f"{before}(?:{body}){after}")
