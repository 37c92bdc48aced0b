"""Accounts side by side: what each page says of each event, the verdict and the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from sayso.model import Claim, Event, Modality, Relation, Respect, Verdict
from sayso.show.actors import actors
from sayso.show.board import (
    Board,
    Sheet,
    anchor,
    in_time,
    is_after,
    is_placed,
    is_sure,
    merit,
    pages_of,
    quoted,
    text_of,
    words,
)
from sayso.show.groups import groups
from sayso.show.told import say_so
from sayso.show.wording import clipped, flat, language, listed, month, sentence

_COLUMNS = 4  # pages that stand side by side on a sheet of A4; more are stacked
_QUOTES_PER_TEXT = 2  # of one event in one cell; the rest is a count
_WEIGHED = 200  # claims of one event on one page that are compared; a forged page can have thousands
_REASONS = 3  # below a row
_LEAST_STORY = 0.2  # of the events of some pages, for a story of theirs to have a table of its own
_ROWS = 8  # of a table, before events of one page are folded
_CLOSED = re.compile(r"”(?=[;,.]| names|$)")  # "“the bridge is open”; page B": the end of a quotation in a reason
_TELLS = re.compile(r"tells [^“”;:]{0,60}: $")  # "page A tells it: "
_PREFIX = 20  # letters by which the words of a claim are known
_WORDS_IN_CELL = 300  # characters
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
    TRANSLATION = "translation differs"
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
    is_later: bool  # the event came after the page
    langs: tuple[str, ...]  # of its sayings, where a page and its translation both tell it


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
    single: tuple[Row, ...]  # one page, with a source or a number
    background: tuple[Row, ...]  # one page, neither
    is_wide: bool  # too many pages for a column each


def story_anchors(board: Board) -> dict[str, str]:
    """Event.id -> the table that it stands in."""
    return {event.id: f"story-{at}" for at, (_, events) in enumerate(_stories(board), 1) for event in events}


def tables(board: Board) -> tuple[Table, ...]:
    """A table for the pages of a story that share events, those told by most pages first."""
    return tuple(_table(board, label, events, at) for at, (label, events) in enumerate(_stories(board), 1))


def _stories(board: Board) -> list[tuple[str, list[Event]]]:
    """Label and events of each table: pages that tell nothing together are apart, and so are their larger stories."""
    of = {one: at for at, story in enumerate(board.dossier.stories) for one in reversed(story.events)}
    found: list[dict[int, list[Event]]] = []
    for group in groups(board):
        found.append({})
        for event in group.events:
            found[-1].setdefault(of.get(event.id, -1), []).append(event)
    bare = [event for event in board.dossier.events if not pages_of(board, event)]
    found += [{-1: bare}] if bare else []
    merged = [events for stories in found if stories for events in _larger(list(stories.values()))]
    merged.sort(key=lambda events: (*_width(board, events), in_time(events[0])))
    return [(_heading(board, events), events) for events in merged]


def _larger(stories: list[list[Event]]) -> list[list[Event]]:
    """The stories of some pages; a small one goes to the largest."""
    stories.sort(key=len, reverse=True)
    whole = sum(map(len, stories))
    kept = [events for events in stories[1:] if len(events) >= whole * _LEAST_STORY]
    rest = [event for events in stories[1:] if len(events) < whole * _LEAST_STORY for event in events]
    return [sorted(stories[0] + rest, key=in_time), *kept]


def _heading(board: Board, events: Sequence[Event]) -> str:
    """ "Pages A and B: Ola Brandt, May 2031"."""
    told = {sheet.letter for event in events for sheet in pages_of(board, event)}
    letters = [sheet.letter for sheet in board.sheets if sheet.letter in told]
    who = listed(actors(board, events))
    placed = [event for event in events if is_placed(board, event)]
    best = max(placed, key=lambda event: (len(pages_of(board, event)), len(event.claims), event.id), default=None)
    first = best.when.first if best is not None and best.when is not None else None
    about = [part for part in (who, month(first) if first is not None else "") if part]
    name_of = f"Page{'' if len(letters) == 1 else 's'} {listed(letters)}" if letters else "No page"
    return f"{name_of}: {', '.join(about)}" if about else name_of


def _width(board: Board, events: Sequence[Event]) -> tuple[int, int]:
    told = [len(pages_of(board, event)) for event in events]
    return -max(told, default=0), -sum(told)


def _table(board: Board, label: str, events: Sequence[Event], at: int) -> Table:
    told = {sheet.letter for event in events for sheet in pages_of(board, event)}
    columns = tuple(sheet for sheet in board.sheets if sheet.letter in told)
    rows = [_row(board, event, columns) for event in events]
    main = _main(board, rows)
    return Table(
        label=label,
        anchor=f"story-{at}",
        columns=columns,
        main=tuple(row for row in rows if row in main),
        single=tuple(row for row in rows if row not in main and row.is_main),
        background=tuple(row for row in rows if row not in main and not row.is_main),
        is_wide=len(columns) > _COLUMNS,
    )


def _main(board: Board, rows: Sequence[Row]) -> list[Row]:
    """The rows to be seen at once: all that pages share or dispute, then those of one page with the most to say."""
    shared = [row for row in rows if len(row.told_by) > 1 or row.chip not in (Chip.ONE_PAGE, Chip.TRANSLATION)]
    other = [row for row in rows if row.is_main and row not in shared]
    other.sort(key=lambda row: (not is_placed(board, row.event), -len(row.event.origins), -len(row.event.claims)))
    return shared + other[: max(_ROWS - len(shared), 0)]


def _row(board: Board, event: Event, columns: Sequence[Sheet]) -> Row:
    told = pages_of(board, event)
    relations = [
        one for one in board.relations.get(event.id, ()) if is_sure(board, one) and not _in_one_text(board, one)
    ]
    chip = verdict(event, told, relations)
    claims = [board.claim[claim] for claim in event.claims if claim in board.claim]
    says_more = any(claim.say_so or claim.quantities for claim in claims)
    return Row(
        event=event,
        label=board.label[event.id],
        anchor=board.row[event.id],
        cells=tuple(_cell(board, event, sheet) for sheet in columns),
        chip=chip,
        reasons=_reasons(board, event, relations),
        told_by=tuple(sheet.letter for sheet in told),
        is_main=len(told) > 1 or says_more or chip is not Chip.ONE_PAGE,
    )


def verdict(event: Event, told: Sequence[Sheet], relations: Sequence[Relation]) -> Chip:
    """How the accounts of an event stand to each other, in words."""
    verdicts = {relation.verdict for relation in relations}
    if Verdict.CONTRADICTS in verdicts:
        return Chip.CONTRADICT
    if len(told) < 2:
        return Chip.TRANSLATION if any(_of_two_texts(relation) for relation in relations) else Chip.ONE_PAGE
    if Verdict.REFINES in verdicts:
        return Chip.DETAIL
    return Chip.ONE_ORIGIN if len(event.origins) == 1 and event.untraceable == 0 else Chip.AGREE


def _in_one_text(board: Board, relation: Relation) -> bool:
    """Whether a relation is between two sentences of one text: a page is not its own second account."""
    ends = [text_of(board, board.claim[end]) for end in (relation.left, relation.right) if end in board.claim]
    return len(set(ends)) < 2


def _of_two_texts(relation: Relation) -> bool:
    """Whether a relation says that a translation and its original differ."""
    return relation.verdict is Verdict.REFINES and "translation" in relation.because


def _reasons(board: Board, event: Event, relations: Sequence[Relation]) -> tuple[str, ...]:
    """Why the verdict: what stands in the relations, worst first, then what makes it one event."""
    order = {Verdict.CONTRADICTS: 0, Verdict.REFINES: 1, Verdict.AGREES: 2}
    said: dict[tuple[Verdict, Respect] | None, str] = {}
    for relation in sorted(relations, key=lambda relation: order[relation.verdict]):
        if relation.left in board.claim and relation.right in board.claim:
            said.setdefault((relation.verdict, relation.respect), because(board, relation))
    if len(said) > 1:  # that they agree on the rest goes without saying
        said = {key: one for key, one in said.items() if key is None or key[0] is not Verdict.AGREES} or said
    if event.because and not said and len(pages_of(board, event)) > 1:
        said[None] = clipped(sentence(event.because), 240)
    return tuple(dict.fromkeys(said.values()))[:_REASONS]


def because(board: Board, relation: Relation) -> str:
    """The reason of a relation, as a sentence in which pages have their letters; their words stand beside it."""
    said = flat(relation.because)
    left, right = board.claim[relation.left], board.claim[relation.right]
    apart = left.span.page == right.span.page
    for side, claim in (("left", left), ("right", right)):
        who = _text_name(board, claim, apart=apart)
        sheet = board.page[claim.span.page]
        said = said.replace(f"the {side} claim", who).replace(sheet.analysis.page.name, f"page {sheet.letter}")
        said = said.replace(sheet.analysis.page.name.rsplit("/", 1)[-1], f"page {sheet.letter}")
        said = said.replace(f"{sheet.source} names", f"{who} names").replace(f"{sheet.source} gives", f"{who} gives")
        said = _without_words(said, flat(words(board, claim.span)), who)
    return sentence(said)


def _without_words(said: str, quoted_words: str, who: str) -> str:
    """A reason without the words of a claim: "page A tells it: “…”" ends there, "“…” names Tarn" begins with `who`."""
    start = said.find(f"“{quoted_words[:_PREFIX]}") if quoted_words else -1
    end = _CLOSED.search(said, start) if start >= 0 else None
    if end is None:
        return said
    before, after = said[:start], said[end.start() + 1 :]
    if _TELLS.search(before):
        return before[:-2] + after
    return before + who + after if after.startswith(" names") else said


def _text_name(board: Board, claim: Claim, *, apart: bool) -> str:
    """How a reason calls the place of a claim: "page B", or within one page "the French text"."""
    page, lang = text_of(board, claim)
    return f"the {language(lang)} text" if apart else f"page {page}"


def _cell(board: Board, event: Event, sheet: Sheet) -> Cell:
    page = sheet.analysis.page.id
    claims = [board.claim[claim] for claim in event.claims if claim in board.claim]
    chosen, more = chosen_claims(board, [claim for claim in claims if claim.span.page == page])
    account = board.accounts.get((page, event.id))
    later = is_after(event, sheet)
    sayings = tuple(saying(board, claim) for claim in chosen)
    langs = tuple(dict.fromkeys(one.lang for one in sayings))
    return Cell(
        letter=sheet.letter,
        sayings=sayings,
        langs=langs if len(langs) > 1 else (),
        more=more,
        omits=account is not None and not account.claims and bool(account.omits) and not chosen and not later,
        is_later=later and not chosen,
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
