"""Findings on accounts that do not say the same: contradictions, numbers, details, translations."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Claim, Quantity, Relation, Respect, Verdict
from sayso.show.bits import Bit, Finding, dated, lead, quote, says
from sayso.show.board import Board, anchor, in_time, is_sure, pages_of, passage_at, text_of, words
from sayso.show.rows import because
from sayso.show.wording import flat, language

_RESPECTS = {
    Respect.POLARITY: "whether it is so", Respect.NUMBER: "how many", Respect.TIME: "when it was",
    Respect.MODALITY: "whether it happened", Respect.ACTOR: "who did it", Respect.PLACE: "where it was",
}  # fmt: skip
_ORDER = tuple(_RESPECTS)  # what is gravest between two texts, first


def contradictions(board: Board) -> Iterator[Finding]:
    """Claims that cannot both be true, one finding a pair of events and respect."""
    done: set[tuple[str, str, Respect]] = set()
    for relation in board.dossier.relations:
        ends = _ends(board, relation)
        if relation.verdict is not Verdict.CONTRADICTS or ends is None or not is_sure(board, relation):
            continue
        if ends[0].span.page == ends[1].span.page:
            continue
        left, right = ends
        pair = (board.event_of.get(left.id, left.id), board.event_of.get(right.id, right.id), relation.respect)
        if pair in done:
            continue
        done.add(pair)
        event = board.event.get(pair[0]) or board.event.get(pair[1])
        letters = [board.page[claim.span.page].letter for claim in ends]
        head = f"Pages {letters[0]} and {letters[1]} contradict each other on {_RESPECTS[relation.respect]}:"
        row = (Bit(" Compare the accounts.", board.row[event.id], "link"),) if event is not None else ()
        bits = (Bit(head, kind="strong"), Bit(" "), *says(board, left), Bit("; "), *says(board, right),
                Bit(f". {because(board, relation)}"), *row)  # fmt: skip
        width = len(pages_of(board, event)) if event is not None else 0
        base = 100 if pair[0] == pair[1] else 66  # two events that exclude each other are less sure than one told twice
        yield Finding("contradiction", base + width, bits)


def _ends(board: Board, relation: Relation) -> tuple[Claim, Claim] | None:
    left, right = board.claim.get(relation.left), board.claim.get(relation.right)
    if left is None or right is None:
        return None
    first, second = sorted((left, right), key=lambda claim: (board.page[claim.span.page].letter, claim.span))
    return first, second


def translations(board: Board) -> Iterator[Finding]:
    """A page whose translation does not say what its original says: the gravest place, and how many more."""
    found: dict[str, list[tuple[Relation, Claim, Claim]]] = {}
    for relation in board.dossier.relations:
        ends = _ends(board, relation)
        if ends is None or relation.verdict is Verdict.AGREES or ends[0].span.page != ends[1].span.page:
            continue
        turned = _translated(board, *ends)
        if turned is not None:
            found.setdefault(board.page[ends[0].span.page].letter, []).append((relation, *turned))
    for letter, places in sorted(found.items()):
        places.sort(key=lambda place: (place[0].verdict is not Verdict.CONTRADICTS, _ORDER.index(place[0].respect)))
        relation, translation, original = places[0]
        first, second = (language(text_of(board, claim)[1]) for claim in (translation, original))
        bits = [
            Bit(f"Page {letter}: the {first} text does not say quite what its {second} original says.", kind="strong"),
            Bit(f" The {first} says "), quote(board, translation), Bit(f", the {second} "), quote(board, original),
            Bit(f". {because(board, relation)}"),
        ]  # fmt: skip
        others = {board.event_of.get(one.id, "") for _, one, _ in places[1:]} - {""}
        if others:
            bits += [
                Bit(" "),
                Bit(f"And {len(others)} more", "accounts"),
                Bit(" such places." if len(others) > 1 else " such place."),
            ]
        yield Finding("translation", 78 if relation.verdict is Verdict.CONTRADICTS else 69, tuple(bits))


def _translated(board: Board, one: Claim, two: Claim) -> tuple[Claim, Claim] | None:
    """A claim of a translation and the claim of the original, if they stand in two texts of their page."""
    if text_of(board, one)[1] == text_of(board, two)[1]:
        return None
    sheet = board.page[one.span.page]
    passage = passage_at(sheet, one.span.start)
    return (one, two) if passage is not None and passage.renders is not None else (two, one)


def tolls(board: Board) -> Iterator[Finding]:
    """Numbers of people that differ between the pages of an event, in the order of publication."""
    quantities = {
        mark.span: mark
        for sheet in board.sheets
        for mark in sheet.analysis.annotations
        if isinstance(mark, Quantity) and mark.unit == "person"
    }
    for event in sorted(board.dossier.events, key=in_time):
        figures: dict[str, tuple[float, Bit]] = {}
        for claim in (board.claim[one] for one in event.claims if one in board.claim):
            for span in claim.quantities:
                mark = quantities.get(span)
                if mark is not None and mark.low is not None:
                    shown = Bit(flat(words(board, span)), anchor(board, claim.span), "quote")
                    figures.setdefault(board.page[span.page].letter, (mark.low, shown))
        if len({low for low, _ in figures.values()}) > 1:
            bits = (lead(board, event), Bit(f"{dated(event)}."), *_figures(board, figures))
            yield Finding("toll", 82 + min(len(figures), 6), bits, event.id)


def _figures(board: Board, figures: dict[str, tuple[float, Bit]]) -> tuple[Bit, ...]:
    order = [sheet.letter for sheet in board.sheets if sheet.letter in figures]
    dated_pages = {s.letter for s in board.sheets if s.published is not None and s.published.when.last is not None}
    lows = [figures[letter][0] for letter in order if letter in dated_pages]
    said = "The figure grows" if lows == sorted(lows) and len(set(lows)) > 1 else "The figures differ"
    bits = [Bit(f" {said}: ")]
    for at, letter in enumerate(order):
        bits += [Bit(f"{', ' if at else ''}page {letter} "), figures[letter][1]]
    return (*bits, Bit("."))


def details(board: Board) -> Iterator[Finding]:
    """What only one of several pages names of an event that they share."""
    done: set[str] = set()
    for relation in board.dossier.relations:
        ends = _ends(board, relation)
        if relation.verdict is not Verdict.REFINES or ends is None or ends[0].span.page == ends[1].span.page:
            continue
        event = board.event.get(board.event_of.get(ends[0].id, ""))
        if relation.respect is not Respect.ACTOR or event is None or event.id in done:
            continue
        done.add(event.id)
        letters = [board.page[claim.span.page].letter for claim in ends]
        said = f". {because(board, relation)} Page {letters[0]} says "
        bits = (
            lead(board, event),
            Bit(f"{dated(event)}{said}"),
            quote(board, ends[0]),
            Bit("; "),
            *says(board, ends[1]),
        )
        yield Finding("detail", 44 + len(pages_of(board, event)), (*bits, Bit(".")), event.id)
