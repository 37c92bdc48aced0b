"""The templates of the tables, gathered once for a set of languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial

from msgspec import Struct

from sayso.lang.table import zones as zones_of
from sayso.segment.templates import Phrasing, any_of, phrasing
from sayso.text import fold

_MARKED = frozenset("#*")  # what stands in a template for other text
# around a line before it is compared with a LINE template
TRIM = " \t\n\r•·*‣◦▪●○■□►▶▸»›«‹>|¦:;,.…!?؟،؛-+[](){}\"'↓↑←→➜➤✓✔"


class Lines(Struct, frozen=True):
    """Templates of whole lines: those of plain words by look-up, the others as a pattern."""

    plain: frozenset[str]
    marked: Phrasing

    def match(self, line: str) -> str | None:
        """The line if it is one of the templates."""
        return line if line in self.plain or self.marked.match(line) is not None else None


class Phrases(Struct, frozen=True):
    """Patterns over folded text; LINE ones over the `trim`med line."""

    skip: Lines
    menu: Lines
    related_header: Lines
    read_more: Lines
    read_more_end: Phrasing
    read_also: Phrasing
    promotion: Phrasing
    promotion_line: Lines
    notice: Phrasing
    consent: Phrasing
    about_author: Lines
    blurb: Phrasing
    byline: Phrasing
    byline_end: Lines
    credit_start: Phrasing
    credit_inside: Phrasing
    credit_end: Phrasing
    picture: Phrasing
    ago: Lines
    ago_inside: Phrasing
    comment_header: Lines
    comment_action: Lines
    comment_says: Lines
    comment_by: Phrasing  # the words before the name: "comment by"
    comment_verb: Phrasing  # the words behind it: "says"
    comment_form: Phrasing
    comment_answers: Phrasing
    copyright: Phrasing
    holder: Phrasing
    source: Phrasing
    supplied: Phrasing
    reprint: Phrasing
    wires: Lines
    about: Phrasing
    rendered: Phrasing
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
    agencies = _join(langs, "agency")
    credit = _join(langs, "credit")
    return Phrases(
        skip=_line(_join(langs, "skip")),
        menu=_line(_join(langs, "menu")),
        related_header=_line(_join(langs, "related_header")),
        read_more=_line(_join(langs, "read_more")),
        read_more_end=_anchored(
            _join(langs, "read_more"), before=r"[.…!?؟»\"\]] ?(?:\[|\()?", after=r"[ .…»›>)\]→]{0,6}$"
        ),
        read_also=_anchored(_join(langs, "read_also"), before=r"^[^\w]{0,4}", after=r" ?(?::|\||>>?| - )"),
        promotion=_inside(_join(langs, "promotion")),
        promotion_line=_line(_join(langs, "promotion_line")),
        notice=_inside(_join(langs, "notice")),
        consent=_inside(_join(langs, "consent")),
        about_author=_line(_join(langs, "about_author")),
        blurb=_inside(_join(langs, "blurb")),
        byline=phrasing(_join(langs, "byline"), _signature),
        byline_end=_line(_join(langs, "byline_end")),
        credit_start=_anchored(credit, before=r"^[^\w]{0,3}", after=r" ?(?::|©|/| - | \| )"),
        credit_inside=_anchored(credit, before=r"(?:^|[ .,(\[|/;])", after=r" ?(?::|©|\(c\)|/)"),
        credit_end=_anchored(agencies, before=r"[(\[/©] ?", after=r"[^()\[\]]{0,60}[)\]]?[ .]{0,2}$", bounded=False),
        picture=_anchored(_join(langs, "picture"), before=r"^[^\w]{0,3}", after=r"(?!\w)"),
        ago=_line(_join(langs, "ago")),
        ago_inside=_inside(_join(langs, "ago")),
        comment_header=_line(_join(langs, "comment_header")),
        comment_action=_line(_join(langs, "comment_action")),
        comment_says=_line(_join(langs, "comment_says")),
        comment_by=_around(_join(langs, "comment_says"), before="^", after=r"(?: ?:)? (?=.)", place=1),
        comment_verb=_around(_join(langs, "comment_says"), before=" ", after=r"(?: ?:)?\Z", place=0),
        comment_form=_inside(_join(langs, "comment_form")),
        comment_answers=_anchored(_join(langs, "comment_answers"), before=r"^[^\w]{0,4}", after=r"(?: ?:)? "),
        copyright=_inside(_join(langs, "copyright")),
        holder=_inside(_join(langs, "holder")),
        source=_anchored(_join(langs, "source"), before=r"^[^\w]{0,4}", after=r" ?[:|-] ?(?=.)"),
        supplied=_anchored(_join(langs, "supplied"), before=r"(?<!\w)", after=r"(?: ?:)? (?=.)"),
        reprint=_anchored(_join(langs, "reprint"), before=r"(?<!\w)", after=r"(?: ?:)? (?=.)"),
        wires=_line(_join(langs, "wires")),
        about=_inside(_join(langs, "about")),
        rendered=_inside(_join(langs, "rendered")),
        original=_line(_join(langs, "original")),
        months=_join(langs, "month"),
        weekdays=_join(langs, "weekday"),
        dates=_join(langs, "month") | _join(langs, "weekday") | _join(langs, "date_word"),
        agencies=agencies,
    )


def _join(langs: Iterable[str], field: str) -> frozenset[str]:
    return frozenset[str]().union(*(_folded(lang, field) for lang in langs))


@cache
def _folded(lang: str, field: str) -> frozenset[str]:
    zones = zones_of(lang)
    return frozenset(fold(phrase).text for phrase in getattr(zones, field)) if zones is not None else frozenset()


def _line(templates: Iterable[str]) -> Lines:
    bare = {template.strip(TRIM.replace("*", "")) for template in templates}
    marked = {template for template in bare if not _MARKED.isdisjoint(template)}
    return Lines(frozenset(bare - marked), phrasing(marked, partial(_between, before="", after=r"\Z")))


def _around(templates: Iterable[str], *, before: str, after: str, place: int) -> Phrasing:
    """What stands on one side of the name in templates that hold nothing else: before (1) or behind (0) their `*`."""
    parts = [template.split("*") for template in templates if template.count("*") == 1]
    sides = {part[1 - place].strip() for part in parts if not part[place].strip(" ,")} - {""}
    return phrasing(sides, partial(_between, before=before, after=after))


def _inside(templates: Iterable[str]) -> Phrasing:
    return _anchored(templates, before=r"(?<!\w)", after=r"(?!\w)")


def _anchored(templates: Iterable[str], *, before: str, after: str, bounded: bool = True) -> Phrasing:
    cut = {template.rstrip("* ") for template in templates}
    return phrasing(cut, partial(_between, before=before, after=after), bounded=bounded)


def _between(templates: Iterable[str], *, before: str, after: str) -> str:
    return f"{before}(?:{any_of(templates)}){after}"


def _signature(templates: Iterable[str]) -> str:
    """ "by" is followed by a name, "author:" only with its colon."""
    listed = [*templates]
    free = any_of(template for template in listed if not template.endswith(":"))
    bound = any_of(template.rstrip(":") for template in listed if template.endswith(":"))
    return rf"^[^\w]{{0,4}}(?:(?:{free})(?: ?[:/|] ?| )|(?:{bound}) ?: ?)(?=.)"
