"""The sentences that a reader should see first, each with the way to its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sayso.model import Derivation, DerivationKind, Event
from sayso.show.bits import Bit, Finding, pages
from sayso.show.board import Board, in_time, is_after, is_placed, is_reported, pages_of, paragraph_anchor
from sayso.show.disputes import contradictions, details, tolls, translations
from sayso.show.reports import plans, separate, shared
from sayso.show.rows import story_anchors
from sayso.show.wording import clipped, counted, days, is_vague, listed, sentence

_MOST = 8  # sentences
_OF_ONE_SORT = {"shared": 3, "plan": 1, "silence": 2, "translation": 1, "separate": 2, "detail": 1, "contradiction": 2}
_AGAIN = 12.0  # of weight that a second finding of a sort loses: many sorts tell more than one sort at length
_OF_OTHERS = 2  # of one sort, so that it does not fill the list
_NAMED = 2  # events that a page leaves out; the table has the others
_SILENT = 90  # characters of such an event


def findings(board: Board) -> tuple[Finding, ...]:
    """At most eight sentences, the most important first; all of them can be checked by their links."""
    found = [
        *contradictions(board),
        *shared(board),
        *separate(board),
        *_derived(board),
        *translations(board),
        *tolls(board),
        *_silences(board),
        *plans(board),
        *details(board),
        *_apart(board),
        *_untraced(board),
        *_undated(board),
    ]
    chosen: list[Finding] = []
    waiting = sorted(found, key=lambda finding: -finding.weight)
    while waiting and len(chosen) < _MOST:
        best = max(waiting, key=lambda finding: finding.weight - _AGAIN * _same(finding, chosen))
        waiting.remove(best)
        told = bool(best.event) and any(other.event == best.event for other in chosen)
        if not told and _same(best, chosen) < _OF_ONE_SORT.get(best.sort, _OF_OTHERS):
            chosen.append(best)
    return tuple(sorted(chosen, key=lambda finding: -finding.weight))


def _same(finding: Finding, chosen: list[Finding]) -> int:
    return sum(other.sort == finding.sort for other in chosen)


def _derived(board: Board) -> Iterator[Finding]:
    """Pages whose text comes from another page."""
    said = {
        DerivationKind.COPY: "is copied from", DerivationKind.TRANSLATION: "is translated from",
        DerivationKind.REWRITE: "is rewritten from", DerivationKind.CITATION: "cites",
    }  # fmt: skip
    between: dict[tuple[str, str, DerivationKind], list[Derivation]] = {}
    for derivation in board.dossier.derivations:
        ends = derivation.derived.page, derivation.origin.page
        if ends[0] != ends[1] and ends[0] in board.page and ends[1] in board.page:
            between.setdefault((*ends, derivation.kind), []).append(derivation)
    for (derived, origin, kind), found in between.items():
        to, source = board.page[derived].letter, board.page[origin].letter
        best = max(found, key=lambda derivation: (derivation.score, derivation.derived))
        cited = kind is DerivationKind.CITATION
        tail = "" if cited else " Where the two agree, that is one report and not two."
        bits = (
            Bit(f"Page {to} {said[kind]} page {source}.", paragraph_anchor(board, best.derived), "strong"),
            Bit(f" {clipped(sentence(best.because), 320)}{tail}"),
        )
        yield Finding("derivation", (52 if cited else 80) + min(len(found), 20) / 10, bits)


def _silences(board: Board) -> Iterator[Finding]:
    """What a page leaves out of a story that it tells, one finding a page."""
    left_out: dict[str, list[Event]] = {}
    for account in board.dossier.accounts:
        if account.page in board.page and account.event in board.event and account.omits and not account.claims:
            event = board.event[account.event]
            if event.entities and is_reported(board, event) and not is_after(event, board.page[account.page]):
                left_out.setdefault(account.page, []).append(event)
    tables = story_anchors(board)
    for sheet in board.sheets:
        events = sorted(left_out.get(sheet.analysis.page.id, ()), key=lambda event: _silence(board, event))
        if not events:
            continue
        bits = [Bit(f"Page {sheet.letter} leaves out:", f"page-{sheet.letter}", "strong"), Bit(" ")]
        for at, event in enumerate(events[:_NAMED]):
            label = Bit(clipped(board.label[event.id], _SILENT), board.row[event.id])
            bits += [Bit("; " if at else ""), label, Bit(f" ({pages(pages_of(board, event))})")]
        rest = len(events) - _NAMED
        if rest > 0:
            bits += [Bit("; "), Bit(f"and {rest} more", tables.get(events[_NAMED].id, "accounts"))]
        width = len(pages_of(board, events[0]))
        sure = width > 1 or bool(events[0].origins) or is_placed(board, events[0])
        weight = (61 if sure else 38) + width + min(len(events), 9) / 10
        yield Finding("silence", weight, (*bits, Bit(".")))


def _silence(board: Board, event: Event) -> tuple[int, bool, bool, int, tuple[date, date, str]]:
    """What is worst to leave out: what most pages tell, has a day and a source, is told at length."""
    width = len(pages_of(board, event))
    return -width, not is_placed(board, event), not event.origins, -len(event.claims), in_time(event)


def _apart(board: Board) -> Iterator[Finding]:
    """That no two pages were found to tell one event, so that nobody looks for it below."""
    if len(board.sheets) > 1 and not any(len(pages_of(board, event)) > 1 for event in board.dossier.events):
        head = Bit("No event was recognised on more than one page", "accounts", "strong")
        yield Finding("apart", 35, (head, Bit(": what follows stands side by side and is not compared.")))


def _untraced(board: Board) -> Iterator[Finding]:
    """How much of what is told has no source at all."""
    events = [event for event in board.dossier.events if event.claims]
    bare = [event for event in events if not event.origins]
    if bare and len(events) > 1:
        said = f"{len(bare)} of {counted(len(events), 'event')} have no source on any page"
        bits = (Bit(said, "accounts", "strong"), Bit(": the outlets tell them in their own voice."))
        yield Finding("untraced", 30, bits)


def _undated(board: Board) -> Iterator[Finding]:
    """What could not be dated."""
    events = [event for event in board.dossier.events if days(event.when) == "date unknown"]
    sheets = tuple(s for s in board.sheets if s.published is None or is_vague(s.published.when))
    parts = [f"{counted(len(events), 'event')} without a date"] if events else []
    parts += [f"the day on which {pages(sheets)} came out"] if sheets else []
    if parts:
        yield Finding("unknown", 20, (Bit("Not known: ", "dates", "strong"), Bit(f"{listed(parts)}.")))
