"""What the views look things up in: lettered pages, claims, events, names, dates."""

from __future__ import annotations

import re
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
    Modality,
    Origin,
    Passage,
    PassageKind,
    Published,
    Relation,
    Span,
)
from sayso.show.wording import bare, clipped, flat, is_dated, is_vague

SPEAKING = (PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION)
_RANK = {PassageKind.BODY: 0, PassageKind.STANDFIRST: 1, PassageKind.HEADLINE: 2, PassageKind.CAPTION: 3}
_LEAST_WORDS, _LONGEST_LABEL = 3, 90  # of a label that says enough; characters of one made of a claim
_AROUND = 120  # characters on either side of words that are too few
_NEAR, _WEIGHED = 400, 40  # characters around a claim, and claims of an event, in which its label is looked for
_STOP = re.compile(r"[.!?؟۔]\s|\n")  # "He left. She": the end of a sentence, near enough for a quotation
_ARTICLE, _PLACE = 4, 40  # characters: an article and a space, or "’s "; the name of a place before a body
_LEAST_SHARE = 0.1  # of a page's characters, for a language to count as one of its texts


class Sheet(Struct, frozen=True):
    """A page as the reader meets it."""

    at: int  # in the order of the pages
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
    label: dict[str, str]  # Event.id -> what the reader is shown
    told: dict[str, tuple[Sheet, ...]]  # Event.id -> the pages that tell it, in order
    row: dict[str, str]  # Event.id -> where its row stands: "event-3", counted in the order of time


def board(analyses: Sequence[Analysis], dossier: Dossier) -> Board:
    """The look-up of a dossier; the pages in order of publication, then of name."""
    published = {record.page: record for record in dossier.published}
    read = sorted(analyses, key=lambda analysis: _order(analysis, published.get(analysis.page.id)))
    sheets = tuple(_sheet(at, analysis, published.get(analysis.page.id)) for at, analysis in enumerate(read))
    event_of = {claim: event.id for event in dossier.events for claim in event.claims}
    page = {sheet.analysis.page.id: sheet for sheet in sheets}
    claim = {claim.id: claim for analysis in read for claim in analysis.claims}
    return Board(
        sheets=sheets,
        dossier=dossier,
        page=page,
        claim=claim,
        event={event.id: event for event in dossier.events},
        event_of=event_of,
        entity={entity.id: entity for entity in dossier.entities},
        link={link.mention: link.entity for link in sorted(dossier.links, key=lambda link: (link.score, link.entity))},
        mention={m.span: m for analysis in read for m in analysis.annotations if isinstance(m, Mention)},
        dating={dating.timex: dating for dating in dossier.datings},
        origin={origin.id: origin for origin in dossier.origins},
        relations=_by_event(dossier, event_of),
        accounts={(account.page, account.event): account for account in dossier.accounts},
        label={event.id: _label(page, claim, event) for event in dossier.events},
        told={event.id: _telling(page, claim, event) for event in dossier.events},
        row={event.id: f"event-{at}" for at, event in enumerate(sorted(dossier.events, key=in_time), 1)},
    )


def in_time(event: Event) -> tuple[date, date, str]:
    """The order of events in time; those without a day come last."""
    when = event.when
    if when is None:
        return date.max, date.max, event.id
    return when.first or when.last or date.max, when.last or date.max, event.id


def _telling(page: dict[str, Sheet], claim: dict[str, Claim], event: Event) -> tuple[Sheet, ...]:
    found = {claim[one].span.page for one in event.claims if one in claim}
    return tuple(sorted((page[one] for one in found if one in page), key=lambda sheet: sheet.at))


def _label(page: dict[str, Sheet], claim: dict[str, Claim], event: Event) -> str:
    """The label of an event, in quotation marks if a page says it so; without one, the words of its best claim."""
    said = flat(event.label)
    claims = [claim[one] for one in event.claims if one in claim and claim[one].span.page in page]
    if len(said.split()) >= _LEAST_WORDS:
        near = (_nearby(page[one.span.page], one) for one in claims[:_WEIGHED])
        return f"“{bare(said)}”" if any(said.rstrip("… ") in text for text in near) else said
    if not claims:
        return said or event.predicate
    best = min(claims, key=lambda one: (_is_foreign(page[one.span.page], one), merit(page[one.span.page], one), one.id))
    return f"“{bare(clipped(quoted(page[best.span.page], best.span), _LONGEST_LABEL))}”"


def _nearby(sheet: Sheet, claim: Claim) -> str:
    """The text around a claim on one line: a label that stands there is a quotation."""
    return flat(sheet.analysis.page.text[max(claim.span.start - _NEAR, 0) : claim.span.end + _NEAR])


def _is_foreign(sheet: Sheet, claim: Claim) -> bool:
    """Whether a claim stands in another language than that of the views."""
    passage = passage_at(sheet, claim.span.start)
    return passage is None or passage.lang != "en"


def quoted(sheet: Sheet, span: Span, around: int = _AROUND) -> str:
    """The words of a span; where they are too few to be understood, characters of the sentence around them."""
    text = sheet.analysis.page.text
    passage = passage_at(sheet, span.start)
    said = text[span.start : span.end]
    if passage is None or len(said.split()) > _LEAST_WORDS:
        return said
    first = max(passage.span.start, span.start - around)
    last = min(passage.span.end, span.end + around)
    if last < passage.span.end:  # no word is cut
        last = max(text.rfind(" ", span.end, last), span.end)
    before = [found.end() for found in _STOP.finditer(text, first, span.start)]
    after = _STOP.search(text, span.end, last)
    start = before[-1] if before else _word(text, first, span.start) if first > passage.span.start else first
    end = after.start() + 1 if after is not None else last
    lead = "…" if not before and first > passage.span.start else ""
    tail = "…" if after is None and last < passage.span.end else ""
    return f"{lead}{flat(text[start:end])}{tail}"


def _word(text: str, first: int, last: int) -> int:
    """The first beginning of a word in a stretch."""
    space = text.find(" ", first, last)
    return space + 1 if space >= 0 else first


def merit(sheet: Sheet, claim: Claim) -> tuple[int, int, int]:
    """What a reader should see first: sourced before bare, text before headline, early before late."""
    passage = passage_at(sheet, claim.span.start)
    rank = _RANK.get(passage.kind, 4) if passage is not None else 5
    return (0 if claim.say_so else 1, rank, claim.span.start)


def _by_event(dossier: Dossier, event_of: dict[str, str]) -> dict[str, tuple[Relation, ...]]:
    found: dict[str, list[Relation]] = {}
    for relation in dossier.relations:
        ends = {event_of[end] for end in (relation.left, relation.right) if end in event_of}
        for end in sorted(ends):
            found.setdefault(end, []).append(relation)
    return {event: tuple(relations) for event, relations in found.items()}


def _order(analysis: Analysis, published: Published | None) -> tuple[date, date, str, str]:
    """By publication; a page of which only the earliest day is known comes last."""
    when = published.when if published is not None and not is_vague(published.when) else None
    last = when.last if when is not None else None
    first = when.first if when is not None and last is not None else None
    return first or last or date.max, last or date.max, analysis.page.name, analysis.page.id


def _sheet(at: int, analysis: Analysis, published: Published | None) -> Sheet:
    page = analysis.page
    return Sheet(
        at=at,
        letter=letter(at),
        analysis=analysis,
        headline=_headline(analysis),
        source=page.outlet or page.name.rsplit("/", 1)[-1],
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


def paragraph_anchor(board: Board, span: Span) -> str:
    """Where the paragraph stands in which a span begins: "A-p409"; the page itself if there is none."""
    sheet = board.page[span.page]
    for passage in sheet.analysis.passages[max(bisect_right(sheet.starts, span.start) - 1, 0) :]:
        if sheet.analysis.page.text[passage.span.start : passage.span.end].strip():
            return f"{sheet.letter}-p{passage.span.start}"
    return f"page-{sheet.letter}"


class Name(Struct, frozen=True):
    """Who a span means, for the reader; `key` is equal for equal sources."""

    key: str
    label: str
    named: bool


def name(board: Board, span: Span) -> Name:
    """Whom a source span means: an entity, or just the words that stand there."""
    mention, entity = board.mention.get(span), board.link.get(span)
    if mention is None and entity is None:  # the words are wider than the name: "the office of …"
        mention, entity = _inside(board, span)
    said = flat(words(board, span))
    if entity is None or entity not in board.entity:
        named = mention is not None and mention.kind is not MentionKind.UNNAMED
        return Name(f"{span.page}:{said.casefold()}", said, named)
    known = board.entity[entity]
    return Name(known.id, known.label, known.kind is not MentionKind.UNNAMED)


def _inside(board: Board, span: Span) -> tuple[Mention | None, str | None]:
    """The longest linked mention inside a source span that has an article besides, or the place of a body.

    What is wider is somebody else: "the civil defence of Tarn" is not Tarn, "his lawyer" is not he.
    """
    places = (at for at in range(span.start + 1, min(span.start + _PLACE, span.end)) if _is_place(board, span, at))
    for start in (span.start, *places):
        for beside in range(_ARTICLE + 1):
            for before in range(beside + 1):
                inner = Span(span.page, start + before, span.end - beside + before)
                if inner.start < inner.end and inner in board.link and inner in board.mention:
                    return board.mention[inner], board.link[inner]
    return board.mention.get(span), None


def _is_place(board: Board, span: Span, end: int) -> bool:
    mention = board.mention.get(Span(span.page, span.start, end))
    return mention is not None and mention.kind is MentionKind.PLACE


def is_reported(board: Board, event: Event) -> bool:
    """Whether a page tells an event as done or going on."""
    claims = (board.claim[claim] for claim in event.claims if claim in board.claim)
    done = (Modality.HAPPENED, Modality.ONGOING)
    return not event.ahead and any(claim.modality in done and not claim.negated for claim in claims)


def is_sure(board: Board, relation: Relation) -> bool:
    """Whether two claims can be held against each other: of one event, or of two whose days are known."""
    events = [board.event.get(board.event_of.get(end, "")) for end in (relation.left, relation.right)]
    known = [event for event in events if event is not None]
    return len({event.id for event in known}) == 1 or (len(known) == 2 and all(map(_has_day, known)))


def _has_day(event: Event) -> bool:
    return event.when is not None and not is_vague(event.when)


def is_after(event: Event, sheet: Sheet) -> bool:
    """Whether an event came after a page, which could not tell it."""
    first = event.when.first if event.when is not None else None
    last = sheet.published.when.last if sheet.published is not None else None
    return first is not None and last is not None and first > last


def is_placed(board: Board, event: Event) -> bool:
    """Whether a time expression gives an event its days, and not only the day on which its page came out."""
    claims = (board.claim[claim] for claim in event.claims if claim in board.claim)
    spans = (span for claim in claims for span in claim.times)
    return is_dated(event.when) and any(span in board.dating and is_dated(board.dating[span].when) for span in spans)


def is_assessed(board: Board, span: Span) -> bool:
    """Whether a span touches what the outlet itself judges or foresees."""
    found = board.page[span.page].analysis.assessments
    at = bisect_right(found, span.end, key=lambda one: one.span.start)
    return any(one.span.start < span.end and span.start < one.span.end for one in found[max(at - 2, 0) : at])


def pages_of(board: Board, event: Event) -> tuple[Sheet, ...]:
    """The pages that tell an event, in order."""
    return board.told[event.id]


def text_of(board: Board, claim: Claim) -> tuple[str, str]:
    """The text that a claim stands in: letter of the page, language."""
    sheet = board.page[claim.span.page]
    passage = passage_at(sheet, claim.span.start)
    lang = passage.lang if passage is not None else "und"
    return sheet.letter, lang if lang in sheet.langs else sheet.langs[0]
