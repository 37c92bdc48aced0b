"""The dossier as Markdown, for pasting into a note or an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.model import Analysis, Dossier
from sayso.show import chains, rows, timeline
from sayso.show.bits import Bit
from sayso.show.board import Board, board
from sayso.show.findings import findings
from sayso.show.highlights import own_voice
from sayso.show.speakers import speakers
from sayso.show.title import counts, title
from sayso.show.told import JUDGED
from sayso.show.wording import clipped, counted, days, flat, language, listed, seen, sentence

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~$@]|(?<=www)\.|:(?=//))")
_START = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")  # what begins a list or a rule at the start of a line


def md(analyses: Sequence[Analysis], dossier: Dossier) -> str:
    """Findings, events, who says so, accounts and pages, with everything that comes from a page escaped."""
    made = board(analyses, dossier)
    parts = (
        _head(made),
        _findings(made),
        _events(made),
        _chains(made),
        _speakers(made),
        _accounts(made),
        _pages(made),
        _how(),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def escaped(text: str) -> str:
    r"""`text` on one line, so that no character of it is Markdown or HTML.

    >>> escaped("a <b> *c*")
    'a &lt;b&gt; \\*c\\*'
    """
    line = _START.sub(_harmless, _SPECIAL.sub(r"\\\1", seen(flat(text))))
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _harmless(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0][0].isdigit() else f"\\{found[0]}"


def _head(made: Board) -> Iterator[str]:
    yield f"# {escaped(title(made))}"
    yield ""
    yield f"{escaped(counts(made))}. Made by sayso: what pages say, and on whose say-so. No verdict on truth."


def _findings(made: Board) -> Iterator[str]:
    yield from ("", "## Findings", "")
    found = findings(made)
    for at, finding in enumerate(found, 1):
        yield f"{at}. {''.join(_bit(bit) for bit in finding.bits if bit.kind != 'link')}"
    if not found:
        yield "Nothing is told by more than one page, and nothing is contradicted."


def _bit(bit: Bit) -> str:
    if bit.kind == "strong":
        return f"**{escaped(bit.text)}**" + (" " if bit.text[-1:] == " " else "")
    if bit.kind == "quote":
        return f"“{escaped(bit.text)}”"
    lead, tail = bit.text[:1] == " ", len(bit.text) > 1 and bit.text[-1:] == " "
    return (" " if lead else "") + escaped(bit.text) + (" " if tail else "")


def _events(made: Board) -> Iterator[str]:
    yield from ("", "## Events", "", "| When | What | Pages | How it is told |", "| --- | --- | --- | --- |")
    for line in timeline.lines(made):
        how = ", ".join(part for part in (line.stands, line.whose) if part)
        yield f"| {escaped(line.when)} | {escaped(line.label)} | {line.pages} | {how} |"


def _chains(made: Board) -> Iterator[str]:
    pictures = chains.pictures(made)
    if not pictures:
        return
    yield from ("", "## Who says so", "")
    for picture in pictures:
        labels = listed([escaped(label) for label in picture.labels])
        yield f"- **{labels}** ({picture.count})"
        for chain in picture.chains + picture.folded:
            yield f"  - {' → '.join(_stop(stop) for stop in chain.stops)}"


def _stop(stop: chains.Node) -> str:
    unnamed = "" if stop.named or stop.label in chains.NAMELESS else " (unnamed)"
    does = escaped(" ".join(part for part in (stop.arrow.label, stop.arrow.day) if part))
    return f"{escaped(stop.label)}{unnamed}{f' ({does})' if does else ''}"


def _speakers(made: Board) -> Iterator[str]:
    found = speakers(made)
    if not found:
        return
    yield from ("", "## Who says what", "")
    for who in found:
        label = "Nobody is named" if who.key == chains.NOBODY.key else escaped(who.label)
        yield f"- **{label}**{'' if who.named or who.key == chains.NOBODY.key else ' (unnamed)'}"
        for said in who.sayings:
            how = " ".join(part for part in (said.does, said.manner) if part)
            yield f"  - Page {said.letter}, {escaped(how)}: “{escaped(said.words)}”"
        if who.relays:
            of = dict.fromkeys(f"{one.of} (page {one.letter})" for one in who.relays)
            yield f"  - passes on what others say: {escaped(listed(list(of)))}"


def _accounts(made: Board) -> Iterator[str]:
    yield from ("", "## Accounts side by side")
    for table in rows.tables(made):
        yield from ("", f"### {escaped(table.label)}", "")
        for row in table.main:
            yield f"- **{escaped(row.label)}** ({escaped(days(row.event.when))}): {row.chip.value}"
            yield from (line for cell in row.cells for line in _cell(cell))
            yield from (f"  - *{escaped(reason)}*" for reason in row.reasons)
        rest = len(table.single) + len(table.background)
        if rest:
            yield f"- {counted(rest, 'more event')} told by one page only"


def _cell(cell: rows.Cell) -> Iterator[str]:
    for said in cell.sayings:
        yield f"  - Page {cell.letter}: “{escaped(said.words)}” ({escaped(said.note)})"
    if not cell.sayings:
        yield f"  - Page {cell.letter}: {'leaves this out' if cell.omits else 'does not tell'}"


def _pages(made: Board) -> Iterator[str]:
    yield from ("", "## Pages", "")
    for sheet in made.sheets:
        langs = listed([language(lang) for lang in sheet.langs])
        yield f"- **{sheet.letter}** {escaped(sheet.headline)} ({escaped(sheet.source)}, {langs})"
        because = f" {escaped(clipped(sentence(sheet.published.because), 300))}" if sheet.published is not None else ""
        yield f"  - {escaped(timeline.published(sheet))}{because}"
        judged = own_voice(made, sheet).judged
        yield from (f"  - {JUDGED}, nobody is given for it: “{escaped(said)}”" for said, _, _ in judged)
        yield from (f"  - {issue.severity.value}: {escaped(issue.message)}" for issue in sheet.analysis.issues)


def _how() -> Iterator[str]:
    yield ""
    yield (
        "A report is a page; an origin is the one with whom the chain of say-so begins; an untraceable report names "
        "nobody. Unknown is shown as unknown."
    )
