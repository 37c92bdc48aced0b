"""The sentences that a reader should see first, each with the way to its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from sayso.model import Claim, Derivation, DerivationKind, Event, Modality, Quantity, Relation, Respect, Verdict
from sayso.show.board import (
    Board,
    Sheet,
    anchor,
    in_time,
    is_placed,
    is_reported,
    pages_of,
    paragraph_anchor,
    quoted,
    text_of,
    words,
)
from sayso.show.rows import because
from sayso.show.wording import clipped, counted, days, flat, is_vague, language, listed, number, sentence

_MOST = 8  # sentences
_PER_KIND = {"shared": 4, "plan": 2, "silence": 2, "translation": 2}  # of one sort, so that it does not fill the list
_OF_OTHERS = 3
_QUOTED = 110  # characters of a quotation
_HARD = (Respect.NUMBER, Respect.TIME, Respect.POLARITY)  # where two texts of one page should not differ at all


class Bit(Struct, frozen=True):
    """A piece of a sentence: plain, "strong", a "quote" of a page, or a "link" for views that have links."""

    text: str
    href: str = ""
    kind: str = "plain"


class Finding(Struct, frozen=True):
    sort: str
    weight: float  # higher first
    bits: tuple[Bit, ...]


def findings(board: Board) -> tuple[Finding, ...]:
    """At most eight sentences, the most important first; all of them can be checked by their links."""
    found = [
        *_contradictions(board),
        *_shared(board),
        *_derived(board),
        *_translations(board),
        *_tolls(board),
        *_silences(board),
        *_plans(board),
        *_untraced(board),
        *_undated(board),
    ]
    chosen: list[Finding] = []
    for finding in sorted(found, key=lambda finding: -finding.weight):
        if (
            sum(other.sort == finding.sort for other in chosen) < _PER_KIND.get(finding.sort, _OF_OTHERS)
            and len(chosen) < _MOST
        ):
            chosen.append(finding)
    return tuple(chosen)


def _lead(board: Board, event: Event) -> Bit:
    day = f", {days(event.when)}" if event.when is not None and days(event.when) != "date unknown" else ""
    return Bit(f"{clipped(board.label[event.id], 120)}{day}.", board.row[event.id], "strong")


def _quote(board: Board, claim: Claim) -> tuple[Bit, ...]:
    sheet = board.page[claim.span.page]
    said = Bit(clipped(quoted(sheet, claim.span), _QUOTED), anchor(board, claim.span), "quote")
    return Bit(f"page {sheet.letter} says "), said


def _pages(sheets: tuple[Sheet, ...]) -> str:
    return f"page{'s' if len(sheets) > 1 else ''} {listed([sheet.letter for sheet in sheets])}"


def _ends(board: Board, relation: Relation) -> tuple[Claim, Claim] | None:
    left, right = board.claim.get(relation.left), board.claim.get(relation.right)
    if left is None or right is None:
        return None
    first, second = sorted((left, right), key=lambda claim: (board.page[claim.span.page].letter, claim.span))
    return first, second


def _contradictions(board: Board) -> Iterator[Finding]:
    """Claims that cannot both be true, one finding a pair of events and respect."""
    done: set[tuple[str, str, Respect]] = set()
    for relation in board.dossier.relations:
        ends = _ends(board, relation)
        if relation.verdict is not Verdict.CONTRADICTS or ends is None or _is_one_page(ends):
            continue
        left, right = ends
        pair = (board.event_of.get(left.id, left.id), board.event_of.get(right.id, right.id), relation.respect)
        if pair in done:
            continue
        done.add(pair)
        event = board.event.get(pair[0]) or board.event.get(pair[1])
        lead = Bit(f"{_two(board, left, right)} contradict each other on {_respect(relation.respect)}:", kind="strong")
        row = (Bit(" Compare the accounts.", board.row[event.id], "link"),) if event is not None else ()
        bits = (
            lead,
            Bit(" "),
            *_quote(board, left),
            Bit("; "),
            *_quote(board, right),
            Bit(f". {because(board, relation)}"),
            *row,
        )
        base = 100 if pair[0] == pair[1] else 66  # two events that exclude each other are less sure than one told twice
        yield Finding("contradiction", base + _width(board, event), bits)


def _two(board: Board, left: Claim, right: Claim) -> str:
    return f"Pages {board.page[left.span.page].letter} and {board.page[right.span.page].letter}"


def _is_one_page(ends: tuple[Claim, Claim]) -> bool:
    return ends[0].span.page == ends[1].span.page


def _respect(respect: Respect) -> str:
    return {
        Respect.TIME: "when it was", Respect.PLACE: "where it was", Respect.NUMBER: "how many",
        Respect.ACTOR: "who did it", Respect.MODALITY: "whether it happened", Respect.POLARITY: "whether it is so",
    }[respect]  # fmt: skip


def _width(board: Board, event: Event | None) -> int:
    return len(pages_of(board, event)) if event is not None else 0


def _shared(board: Board) -> Iterator[Finding]:
    """Events that several pages tell: how many origins stand behind them."""
    for event in sorted(board.dossier.events, key=in_time):
        sheets = pages_of(board, event)
        if len(sheets) < 2:
            continue
        told = f" {number(len(sheets)).capitalize()} pages ({listed([sheet.letter for sheet in sheets])}) tell it"
        names = [board.origin[origin].label for origin in event.origins if origin in board.origin]
        weight = len(sheets) * 3 + min(len(event.claims), 9) / 10
        yield Finding(
            "shared", weight + _surprise(event), (_lead(board, event), *_count(told, names, event, len(sheets)))
        )


def _surprise(event: Event) -> float:
    """Many pages and one origin is what a reader most easily misses."""
    return {1: 70.0, 0: 20.0}.get(len(event.origins), 50.0)


def _count(told: str, names: list[str], event: Event, pages: int) -> tuple[Bit, ...]:
    bare = f"; {number(event.untraceable)} of them without any source" if 0 < event.untraceable < pages else ""
    if not event.origins:
        return (Bit(f"{told}; none of them says who it comes from."),)
    if len(event.origins) == 1:
        return Bit(f"{told}, but there is "), Bit("one origin", kind="strong"), Bit(f": {_of(names)}{bare}.")
    return (Bit(f"{told}; {number(len(event.origins))} origins stand behind it: {_of(names)}{bare}."),)


def _of(names: list[str]) -> str:
    shown = [clipped(name, 60) for name in names[:4]]
    return listed([*shown, f"{len(names) - 4} more"] if len(names) > 4 else shown) or "not named"


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
        yield Finding("derivation", (64 if cited else 80) + min(len(found), 20) / 10, bits)


def _translations(board: Board) -> Iterator[Finding]:
    """Two texts of one page that do not say the same."""
    for relation in board.dossier.relations:
        ends = _ends(board, relation)
        if ends is None or relation.verdict is Verdict.AGREES or not _is_one_page(ends):
            continue
        (letter, first), (_, second) = text_of(board, ends[0]), text_of(board, ends[1])
        if first == second:
            continue
        lead = Bit(f"Page {letter}: the translation differs from the original.", kind="strong")
        quotes = (
            Bit(f" The {language(first)} text says "),
            _bare(board, ends[0]),
            Bit(f", the {language(second)} text "),
            _bare(board, ends[1]),
        )
        if relation.verdict is Verdict.REFINES and relation.respect not in _HARD:
            continue
        yield Finding("translation", 75, (lead, *quotes, Bit(f". {because(board, relation)}")))


def _bare(board: Board, claim: Claim) -> Bit:
    return _quote(board, claim)[1]


def _tolls(board: Board) -> Iterator[Finding]:
    """Numbers of people that differ between the pages of an event, in the order of publication."""
    quantities = {
        mark.span: mark
        for sheet in board.sheets
        for mark in sheet.analysis.annotations
        if isinstance(mark, Quantity) and mark.unit == "person"
    }
    for event in sorted(board.dossier.events, key=in_time):
        figures: dict[str, tuple[float, Bit]] = {}
        for claim_id in event.claims:
            claim = board.claim.get(claim_id)
            if claim is None:
                continue
            for span in claim.quantities:
                mark = quantities.get(span)
                if mark is not None and mark.low is not None:
                    shown = Bit(flat(words(board, span)), anchor(board, claim.span), "quote")
                    figures.setdefault(board.page[span.page].letter, (mark.low, shown))
        if len({low for low, _ in figures.values()}) > 1:
            yield Finding("toll", 72 + len(figures), (_lead(board, event), *_figures(board, figures)))


def _figures(board: Board, figures: dict[str, tuple[float, Bit]]) -> tuple[Bit, ...]:
    order = [sheet.letter for sheet in board.sheets if sheet.letter in figures]
    lows = [figures[letter][0] for letter in order]
    said = "The figure grows" if lows == sorted(lows) else "The figures differ"
    bits = [Bit(f" {said}: ")]
    for at, letter in enumerate(order):
        bits += [Bit(f"{', ' if at else ''}page {letter} "), figures[letter][1]]
    return (*bits, Bit("."))


def _silences(board: Board) -> Iterator[Finding]:
    """What a page leaves out of a story that it tells, one finding a page."""
    left_out: dict[str, list[Event]] = {}
    for account in board.dossier.accounts:
        if account.page in board.page and account.event in board.event and account.omits and not account.claims:
            event = board.event[account.event]
            if event.entities and is_reported(board, event):
                left_out.setdefault(account.page, []).append(event)
    for sheet in board.sheets:
        events = sorted(left_out.get(sheet.analysis.page.id, ()), key=lambda event: _silence(board, event))
        if not events:
            continue
        bits = [Bit(f"Page {sheet.letter} leaves out:", f"page-{sheet.letter}", "strong"), Bit(" ")]
        for at, event in enumerate(events[:3]):
            by = _pages(pages_of(board, event))
            bits += [
                Bit("; " if at else ""),
                Bit(clipped(board.label[event.id], 90), board.row[event.id]),
                Bit(f" ({by})"),
            ]
        more = f", and {len(events) - 3} more that others tell" if len(events) > 3 else ""
        base = 58 if _width(board, events[0]) > 1 else 38
        yield Finding("silence", base + _width(board, events[0]) + min(len(events), 9) / 10, (*bits, Bit(f"{more}.")))


def _silence(board: Board, event: Event) -> tuple[int, int, bool, tuple[date, date, str]]:
    """What is worst to leave out: what most pages tell, has sources, has a day."""
    return -_width(board, event), -len(event.origins), not is_placed(board, event), in_time(event)


def _plans(board: Board) -> Iterator[Finding]:
    """What was announced and is nowhere told as done."""
    for event in sorted(board.dossier.events, key=in_time):
        claims = [board.claim[claim] for claim in event.claims if claim in board.claim]
        if not claims or not event.entities or is_reported(board, event):
            continue
        if not any(claim.modality is Modality.PLANNED for claim in claims) or _came_true(board, event):
            continue
        sheets = pages_of(board, event)
        bits = (_lead(board, event), Bit(f" Announced on {_pages(sheets)}; no page here reports that it took place."))
        sourced = any(claim.say_so for claim in claims)
        yield Finding("plan", 40 + 4 * len(sheets) + 3 * sourced + 2 * is_placed(board, event), bits)


def _came_true(board: Board, plan: Event) -> bool:
    """Whether an event of the same sort and people is told as done."""
    for other in board.dossier.events:
        same = other.predicate == plan.predicate and bool(set(other.entities) & set(plan.entities))
        if other.id != plan.id and same and is_reported(board, other) and in_time(other) >= in_time(plan):
            return True
    return False


def _untraced(board: Board) -> Iterator[Finding]:
    """How much of what is told has no source at all."""
    events = [event for event in board.dossier.events if event.claims]
    bare = [event for event in events if not event.origins]
    if bare and len(events) > 1:
        bits = (
            Bit(f"{len(bare)} of {counted(len(events), 'event')} have no source on any page", "accounts", "strong"),
            Bit(": the outlets tell them in their own voice."),
        )
        yield Finding("untraced", 30, bits)


def _undated(board: Board) -> Iterator[Finding]:
    """What could not be dated."""
    events = [event for event in board.dossier.events if days(event.when) == "date unknown"]
    sheets = tuple(sheet for sheet in board.sheets if sheet.published is None or _is_open(sheet))
    parts = []
    if events:
        parts.append(f"{counted(len(events), 'event')} without a date")
    if sheets:
        parts.append(f"the day on which {_pages(sheets)} came out")
    if parts:
        yield Finding("unknown", 20, (Bit("Not known: ", "dates", "strong"), Bit(f"{listed(parts)}.")))


def _is_open(sheet: Sheet) -> bool:
    return sheet.published is not None and is_vague(sheet.published.when)
