"""What the views look things up in: lettered pages, claims, events, names, dates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from sayso.model import (
    Account,
    Analysis,
    Claim,
    Dating,
    Dossier,
    Entity,
    Event,
    Mention,
    MentionKind,
    Origin,
    Passage,
    PassageKind,
    Published,
    Relation,
    Span,
)
from sayso.show.wording import clipped, flat

SPEAKING = (PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION)
_LEAST_SHARE = 0.1  # of a page's characters, for a language to count as one of its texts


class Sheet(Struct, frozen=True):
    """A page as the reader meets it."""

    letter: str
    analysis: Analysis
    headline: str
    source: str  # outlet, or the name of the file
    published: Published | None
    langs: tuple[str, ...]  # of its texts, in order on the page
    starts: tuple[int, ...]  # of its passages


class Board(Struct, frozen=True):
    """Everything of a dossier by its id."""

    sheets: tuple[Sheet, ...]
    dossier: Dossier
    page: dict[str, Sheet]
    claim: dict[str, Claim]
    event: dict[str, Event]
    event_of: dict[str, str]  # Claim.id -> Event.id
    entity: dict[str, Entity]
    link: dict[Span, str]
    mention: dict[Span, Mention]
    dating: dict[Span, Dating]
    origin: dict[str, Origin]
    relations: dict[str, tuple[Relation, ...]]  # by Event.id
    accounts: dict[tuple[str, str], Account]  # by page and event


def board(analyses: Sequence[Analysis], dossier: Dossier) -> Board:
    """The look-up of a dossier; the pages in order of publication, then of name."""
    published = {record.page: record for record in dossier.published}
    read = sorted(analyses, key=lambda analysis: _order(analysis, published.get(analysis.page.id)))
    sheets = tuple(_sheet(at, analysis, published.get(analysis.page.id)) for at, analysis in enumerate(read))
    event_of = {claim: event.id for event in dossier.events for claim in event.claims}
    return Board(
        sheets=sheets,
        dossier=dossier,
        page={sheet.analysis.page.id: sheet for sheet in sheets},
        claim={claim.id: claim for analysis in read for claim in analysis.claims},
        event={event.id: event for event in dossier.events},
        event_of=event_of,
        entity={entity.id: entity for entity in dossier.entities},
        link={link.mention: link.entity for link in sorted(dossier.links, key=lambda link: (link.score, link.entity))},
        mention={m.span: m for analysis in read for m in analysis.annotations if isinstance(m, Mention)},
        dating={dating.timex: dating for dating in dossier.datings},
        origin={origin.id: origin for origin in dossier.origins},
        relations=_by_event(dossier, event_of),
        accounts={(account.page, account.event): account for account in dossier.accounts},
    )


def _by_event(dossier: Dossier, event_of: dict[str, str]) -> dict[str, tuple[Relation, ...]]:
    found: dict[str, list[Relation]] = {}
    for relation in dossier.relations:
        ends = {event_of[end] for end in (relation.left, relation.right) if end in event_of}
        for end in sorted(ends):
            found.setdefault(end, []).append(relation)
    return {event: tuple(relations) for event, relations in found.items()}


def _order(analysis: Analysis, published: Published | None) -> tuple[date, date, str, str]:
    when = published.when if published is not None else None
    first = when.first if when is not None else None
    last = when.last if when is not None else None
    return first or last or date.max, last or date.max, analysis.page.name, analysis.page.id


def _sheet(at: int, analysis: Analysis, published: Published | None) -> Sheet:
    page = analysis.page
    return Sheet(
        letter=letter(at),
        analysis=analysis,
        headline=_headline(analysis),
        source=page.outlet or page.name.replace("\\", "/").rsplit("/", 1)[-1],
        published=published,
        langs=_langs(analysis),
        starts=tuple(passage.span.start for passage in analysis.passages),
    )


def letter(at: int) -> str:
    """The short name of the page at a place in the row.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _headline(analysis: Analysis) -> str:
    for kinds in ((PassageKind.HEADLINE,), (PassageKind.STANDFIRST, PassageKind.BODY), tuple(PassageKind)):
        for passage in analysis.passages:
            text = analysis.page.text[passage.span.start : passage.span.end]
            if passage.kind in kinds and text.strip():
                return clipped(text, 140)
    return "(an empty page)"


def _langs(analysis: Analysis) -> tuple[str, ...]:
    lengths: dict[str, int] = {}
    for passage in analysis.passages:
        if passage.kind in SPEAKING:
            lengths[passage.lang] = lengths.get(passage.lang, 0) + passage.span.end - passage.span.start
    whole = sum(lengths.values())
    main = tuple(lang for lang, length in lengths.items() if length >= whole * _LEAST_SHARE)
    return tuple(lang for lang in main if lang != "und") or main or ("und",)


def passage_at(sheet: Sheet, offset: int) -> Passage | None:
    """The passage of a page that holds a character."""
    at = bisect_right(sheet.starts, offset) - 1
    return sheet.analysis.passages[at] if at >= 0 else None


def words(board: Board, span: Span) -> str:
    """The characters of a span, as they stand."""
    return board.page[span.page].analysis.page.text[span.start : span.end]


def anchor(board: Board, span: Span) -> str:
    """Where a span stands in the dossier: "A-409"."""
    return f"{board.page[span.page].letter}-{span.start}"


class Name(Struct, frozen=True):
    """Who a span means, for the reader; `key` is equal for equal sources."""

    key: str
    label: str
    named: bool


def name(board: Board, span: Span) -> Name:
    """Whom a source span means: an entity, or just the words that stand there."""
    mention, entity = board.mention.get(span), board.link.get(span)
    if entity is None:
        mention, entity = _inside(board, span)
    said = flat(words(board, span))
    if entity is None or entity not in board.entity:
        named = mention is not None and mention.kind is not MentionKind.UNNAMED
        return Name(f"{span.page}:{said.casefold()}", said, named)
    known = board.entity[entity]
    return Name(known.id, known.label, known.kind is not MentionKind.UNNAMED)


def _inside(board: Board, span: Span) -> tuple[Mention | None, str | None]:
    """The longest linked mention inside a source span that is wider than its name."""
    best: tuple[Mention | None, str | None] = (board.mention.get(span), None)
    longest = 0
    for start in range(span.start, min(span.end, span.start + 60)):
        for end in range(span.end, max(start, span.end - 60), -1):
            inner = Span(span.page, start, end)
            if end - start > longest and inner in board.link:
                best, longest = (board.mention.get(inner), board.link[inner]), end - start
    return best


def pages_of(board: Board, event: Event) -> tuple[Sheet, ...]:
    """The pages that tell an event, in order."""
    told = {board.claim[claim].span.page for claim in event.claims if claim in board.claim}
    return tuple(sheet for sheet in board.sheets if sheet.analysis.page.id in told)


def text_of(board: Board, claim: Claim) -> tuple[str, str]:
    """The text that a claim stands in: letter of the page, language."""
    sheet = board.page[claim.span.page]
    passage = passage_at(sheet, claim.span.start)
    lang = passage.lang if passage is not None else "und"
    return sheet.letter, lang if lang in sheet.langs else sheet.langs[0]
