"""The dossier as a summary for a terminal: 80 columns, no colours, no control characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from sayso.model import Analysis, Dossier
from sayso.show import chains, rows, timeline
from sayso.show.bits import Bit
from sayso.show.board import Board, Sheet, board
from sayso.show.findings import findings
from sayso.show.highlights import own_voice
from sayso.show.title import counts, title
from sayso.show.told import JUDGED
from sayso.show.wording import bare, clipped, counted, days, direction, flat, language, seen

_WIDTH = 80  # columns
_ISOLATE, _RELEASE = "\u2068", "\u2069"  # first strong isolate: foreign words do not reorder the line around them
_DATES = 28  # columns of the dates
_EVENTS, _PICTURES, _CHAINS, _DISPUTES = 9, 3, 4, 2  # what is listed before "and N more"
_QUOTED = 130  # characters of a quotation


def text(analyses: Sequence[Analysis], dossier: Dossier) -> str:
    """Findings, events with their days, origins, disagreements, pages."""
    made = board(analyses, dossier)
    parts = (_head(made), _findings(made), _events(made), _origins(made), _disputes(made), _pages(made))
    return "\n".join(line.rstrip() for part in parts for line in part) + "\n"


def width(line: str) -> int:
    """Columns of a line: wide characters take two, marks and isolates none."""
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in line
    )


def isolated(words: str) -> str:
    """Words of a page, safe in a line that runs from left to right."""
    line = seen(flat(words))
    return f"{_ISOLATE}{line}{_RELEASE}" if direction(line) == "rtl" else line


def folded(line: str, lead: str = "", hang: str = "  ") -> Iterator[str]:
    """`line` in rows of 80 columns, `lead` before the first and `hang` before the others."""
    row, used = lead, width(lead)
    begin = True
    for word in line.split():
        if not begin and used + 1 + width(word) > _WIDTH:
            yield row
            row, used, begin = hang, width(hang), True
        row += word if begin else f" {word}"
        used += width(word) + (0 if begin else 1)
        begin = False
    yield row


def _section(name: str) -> Iterator[str]:
    yield from ("", name, "-" * len(name))


def _head(made: Board) -> Iterator[str]:
    yield from folded(isolated(title(made)), hang="")
    yield "=" * min(_WIDTH, max(width(title(made)), 8))
    yield from folded(f"{counts(made)}.", hang="")


def _findings(made: Board) -> Iterator[str]:
    yield from _section("Findings")
    found = findings(made)
    for at, finding in enumerate(found, 1):
        yield from folded("".join(_bit(bit) for bit in finding.bits if bit.kind != "link"), f"{at}. ", "   ")
    if not found:
        yield from folded("Nothing is told by more than one page, and nothing is contradicted.")


def _bit(bit: Bit) -> str:
    if bit.kind == "quote":
        return f"“{isolated(bit.text)}”"
    return isolated(bit.text) if direction(bit.text) == "rtl" else seen(bit.text)


def _events(made: Board) -> Iterator[str]:
    yield from _section("Events")
    lines = timeline.lines(made)
    shown = timeline.telling(made, _EVENTS)
    for line in lines:
        if line.anchor not in shown:
            continue
        when = line.when if len(line.when) < _DATES else line.when + "  "
        how = [part for part in (line.stands, line.whose) if part and part != "told as happened"]
        stands = f" ({', '.join(how)})" if how else ""
        yield from folded(f"{isolated(line.label)}{stands} [{line.pages}]", f"{when:<{_DATES}}", " " * _DATES)
    yield from _more(len(lines) - len(shown), "event")


def _more(rest: int, noun: str) -> Iterator[str]:
    if rest > 0:
        yield f"and {counted(rest, f'more {noun}')}"


def _origins(made: Board) -> Iterator[str]:
    pictures = chains.pictures(made)
    if not pictures:
        return
    yield from _section("Who says so")
    for picture in pictures[:_PICTURES]:
        yield from folded(f"{isolated(picture.labels[0])}: {picture.count}", hang="  ")
        for chain in picture.chains[:_CHAINS]:
            stops = [_stop(stop) for stop in chain.stops]
            yield from folded(" → ".join(stops), "    ", "      ")
    yield from _more(len(pictures) - _PICTURES, "source")


def _stop(stop: chains.Node) -> str:
    unnamed = "" if stop.named or stop.label in chains.NAMELESS else " (unnamed)"
    does = " ".join(part for part in (isolated(stop.arrow.label), isolated(stop.arrow.day)) if part)
    return f"{isolated(stop.label)}{unnamed}{f' [{does}]' if does else ''}"


def _disputes(made: Board) -> Iterator[str]:
    disputed = (rows.Chip.CONTRADICT, rows.Chip.DETAIL)
    found = [row for table in rows.tables(made) for row in table.main if row.chip in disputed]
    if not found:
        return
    yield from _section("Disagreements")
    found.sort(key=lambda row: row.chip is not rows.Chip.CONTRADICT)
    for row in found[:_DISPUTES]:
        yield from folded(f"{isolated(row.label)} ({days(row.event.when)}): {row.chip.value}")
        for cell in row.cells:
            for said in cell.sayings[:1]:
                yield from folded(
                    f"“{isolated(bare(clipped(said.words, _QUOTED)))}”", f"    {cell.letter}: ", "       "
                )
        for reason in row.reasons[:1]:
            yield from folded(seen(reason), "    ", "    ")
    yield from _more(len(found) - _DISPUTES, "disagreement")


def _pages(made: Board) -> Iterator[str]:
    yield from _section("Pages")
    for sheet in made.sheets:
        yield from folded(isolated(clipped(sheet.headline, _WIDTH - 6)), f"{sheet.letter}  ", "   ")
        yield from folded(_about(sheet), "   ", "   ")
        for said, _, _ in own_voice(made, sheet).judged:
            yield from folded(f"{JUDGED}, nobody is given for it: “{isolated(said)}”", "   ", "   ")
        for issue in sheet.analysis.issues:
            yield from folded(f"{issue.severity.value}: {seen(issue.message)}", "   ", "   ")


def _about(sheet: Sheet) -> str:
    langs = ", ".join(language(lang) for lang in sheet.langs)
    when = sheet.published.when if sheet.published is not None else None
    return f"{isolated(sheet.source)}; {langs}; published: {days(when)}"
