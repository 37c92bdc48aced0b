"""Accounts side by side: what each page says of each event, the verdict and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from sayso.model import Claim, Event, Modality, Relation, Respect, Stance, Verdict
from sayso.show.board import Board, Sheet, anchor, in_time, merit, name, pages_of, quoted, text_of
from sayso.show.wording import clipped, flat, language, listed, sentence

_COLUMNS = 4  # pages that stand side by side on a sheet of A4; more are stacked
_QUOTES_PER_TEXT = 2  # of one event in one cell; the rest is folded into a count
_WEIGHED = 200  # claims of one event on one page that are compared; a forged page can have thousands
_REASONS = 3  # below a row
_WORDS_IN_CELL = 300  # characters
_STANCES = {
    Stance.SAYS: "said by", Stance.CONFIRMS: "confirmed by", Stance.DENIES: "denied by",
    Stance.DOUBTS: "doubted by", Stance.DEMANDS: "demanded by", Stance.HEARS: "heard from",
}  # fmt: skip
_MODALITIES = {
    Modality.HAPPENED: "", Modality.ONGOING: "as going on", Modality.PLANNED: "as planned",
    Modality.POSSIBLE: "as possible", Modality.WANTED: "as wanted",
}  # fmt: skip


class Chip(Enum):
    """The verdict on a row, in words."""

    AGREE = "agree"
    ONE_ORIGIN = "agree, one origin"
    DETAIL = "differ in detail"
    CONTRADICT = "contradict"
    ONE_PAGE = "only one page"


class Saying(Struct, frozen=True):
    """The exact words of a page on an event."""

    words: str
    href: str
    lang: str
    note: str  # modality and say-so, in small words


class Cell(Struct, frozen=True):
    letter: str
    sayings: tuple[Saying, ...]
    more: int  # further places on the page
    omits: bool  # tells the story, leaves this out


class Row(Struct, frozen=True):
    event: Event
    label: str
    anchor: str
    cells: tuple[Cell, ...]
    chip: Chip
    reasons: tuple[str, ...]
    told_by: tuple[str, ...]  # letters
    is_main: bool


class Table(Struct, frozen=True):
    """One story: its pages are the columns, its events the rows."""

    label: str
    anchor: str
    columns: tuple[Sheet, ...]
    main: tuple[Row, ...]
    background: tuple[Row, ...]
    is_wide: bool  # too many pages for a column each


def tables(board: Board) -> tuple[Table, ...]:
    """A table a story, the story told by most pages first; events without a story in a last one."""
    storied: set[str] = set()
    groups: list[tuple[str, tuple[str, ...]]] = []
    for story in board.dossier.stories:
        fresh = tuple(event for event in dict.fromkeys(story.events) if event in board.event and event not in storied)
        storied.update(fresh)
        groups += [(story.label, fresh)] if fresh else []
    rest = tuple(event.id for event in board.dossier.events if event.id not in storied)
    groups.sort(key=lambda group: _width(board, group[1]), reverse=True)
    if rest:
        groups.append(("Other events" if groups else "All events", rest))
    return tuple(_table(board, label, events, at) for at, (label, events) in enumerate(groups, 1))


def _width(board: Board, events: Sequence[str]) -> tuple[int, int]:
    told = [len(pages_of(board, board.event[event])) for event in events if event in board.event]
    return max(told, default=0), sum(told)


def _table(board: Board, label: str, ids: Sequence[str], at: int) -> Table:
    events = sorted((board.event[event] for event in ids if event in board.event), key=in_time)
    told = {sheet.letter for event in events for sheet in pages_of(board, event)}
    columns = tuple(sheet for sheet in board.sheets if sheet.letter in told)
    rows = [_row(board, event, columns) for event in events]
    return Table(
        label=label,
        anchor=f"story-{at}",
        columns=columns,
        main=tuple(row for row in rows if row.is_main),
        background=tuple(row for row in rows if not row.is_main),
        is_wide=len(columns) > _COLUMNS,
    )


def _row(board: Board, event: Event, columns: Sequence[Sheet]) -> Row:
    told = pages_of(board, event)
    relations = board.relations.get(event.id, ())
    chip = verdict(event, told, relations)
    sourced = any(board.claim[claim].say_so for claim in event.claims if claim in board.claim)
    return Row(
        event=event,
        label=board.label[event.id],
        anchor=board.row[event.id],
        cells=tuple(_cell(board, event, sheet) for sheet in columns),
        chip=chip,
        reasons=_reasons(board, event, relations),
        told_by=tuple(sheet.letter for sheet in told),
        is_main=len(told) > 1 or sourced or chip in (Chip.CONTRADICT, Chip.DETAIL),
    )


def verdict(event: Event, told: Sequence[Sheet], relations: Sequence[Relation]) -> Chip:
    """How the accounts of an event stand to each other, in one of five words."""
    verdicts = {relation.verdict for relation in relations}
    if Verdict.CONTRADICTS in verdicts:
        return Chip.CONTRADICT
    if len(told) < 2:
        return Chip.ONE_PAGE
    if Verdict.REFINES in verdicts:
        return Chip.DETAIL
    return Chip.ONE_ORIGIN if len(event.origins) == 1 and event.untraceable == 0 else Chip.AGREE


def _reasons(board: Board, event: Event, relations: Sequence[Relation]) -> tuple[str, ...]:
    """Why the verdict: what stands in the relations, worst first, then what makes it one event."""
    order = {Verdict.CONTRADICTS: 0, Verdict.REFINES: 1, Verdict.AGREES: 2}
    said: dict[tuple[Verdict, Respect] | None, str] = {}
    for relation in sorted(relations, key=lambda relation: order[relation.verdict]):
        if relation.left in board.claim and relation.right in board.claim:
            said.setdefault((relation.verdict, relation.respect), because(board, relation))
    if event.because and not said and len(pages_of(board, event)) > 1:
        said[None] = clipped(sentence(event.because), 240)
    return tuple(dict.fromkeys(said.values()))[:_REASONS]


def because(board: Board, relation: Relation) -> str:
    """The reason of a relation, as a sentence."""
    said = flat(relation.because)
    left, right = board.claim[relation.left], board.claim[relation.right]
    names = [_text_name(board, claim, apart=left.span.page == right.span.page) for claim in (left, right)]
    for side, who in zip(("left", "right"), names, strict=True):
        said = said.replace(f"the {side} claim", who)
    return sentence(said)


def _text_name(board: Board, claim: Claim, *, apart: bool) -> str:
    """How a reason calls the place of a claim: "page B", or within one page "the French text"."""
    page, lang = text_of(board, claim)
    return f"the {language(lang)} text" if apart else f"page {page}"


def _cell(board: Board, event: Event, sheet: Sheet) -> Cell:
    page = sheet.analysis.page.id
    claims = [board.claim[claim] for claim in event.claims if claim in board.claim]
    chosen, more = chosen_claims(board, [claim for claim in claims if claim.span.page == page])
    account = board.accounts.get((page, event.id))
    return Cell(
        letter=sheet.letter,
        sayings=tuple(saying(board, claim) for claim in chosen),
        more=more,
        omits=account is not None and not account.claims and bool(account.omits) and not chosen,
    )


def chosen_claims(board: Board, claims: Sequence[Claim]) -> tuple[list[Claim], int]:
    """The claims that speak best for a page, one text after the other, and how many more there are."""
    ranked = sorted(claims, key=lambda claim: merit(board.page[claim.span.page], claim))
    apart = _apart(ranked[:_WEIGHED])
    texts: dict[tuple[str, str], list[Claim]] = {}
    for claim in apart:
        texts.setdefault(text_of(board, claim), []).append(claim)
    chosen = [claim for found in texts.values() for claim in found[:_QUOTES_PER_TEXT]]
    return sorted(chosen, key=lambda claim: claim.span), len(apart) - len(chosen) + len(ranked[_WEIGHED:])


def _apart(claims: Sequence[Claim]) -> list[Claim]:
    """Claims whose words do not overlap; the first wins."""
    kept: list[Claim] = []
    for claim in claims:
        if all(claim.span.end <= other.span.start or other.span.end <= claim.span.start for other in kept):
            kept.append(claim)
    return kept


def saying(board: Board, claim: Claim) -> Saying:
    """A claim as a quotation that can be clicked."""
    _, lang = text_of(board, claim)
    return Saying(
        words=clipped(quoted(board.page[claim.span.page], claim.span), _WORDS_IN_CELL),
        href=anchor(board, claim.span),
        lang=lang,
        note="; ".join(part for part in (_stands(claim), say_so(board, claim)) if part),
    )


def _stands(claim: Claim) -> str:
    told = _MODALITIES[claim.modality]
    if claim.negated:
        return f"told as not so{', ' + told[3:] if told else ''}"
    return f"told {told}" if told else ""


def say_so(board: Board, claim: Claim) -> str:
    """Who says it, from the root to the page: "said by the minister, through the agency"."""
    if not claim.say_so:
        return "no source given"
    root = claim.say_so[-1]
    who = listed([name(board, source).label for source in root.sources])
    first = f"{_STANCES[root.stance]} {who}" if who else "reportedly; nobody is named"
    on_the_way = [name(board, root.via).label] if root.via is not None else []
    for hop in reversed(claim.say_so[:-1]):
        on_the_way += [listed([name(board, source).label for source in hop.sources])] if hop.sources else []
        on_the_way += [name(board, hop.via).label] if hop.via is not None else []
    through = list(dict.fromkeys(step for step in on_the_way if step and step != who))
    return f"{first}, through {listed(through)}" if through else first
