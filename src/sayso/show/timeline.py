"""The timeline: a lane a text, a dot an event, breaks for long gaps, and its twin as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from sayso.model import Claim, Event, Modality, TimeSpan
from sayso.show.board import Board, Sheet, in_time, is_placed, pages_of, text_of, words
from sayso.show.told import OWN, is_sourced
from sayso.show.wording import bare, clipped, day, days, flat, is_dated, is_vague, language, sentence, short_day

_LEFT, _RIGHT = 118, 190  # pixels: names of the lanes; room for the label of the last dot
_LEAST_WIDTH = 1070
_LANE, _LABEL, _LINE = 34, 32, 14  # pixels between lanes, between labels, between the two lines of a label
_STEP = 44  # pixels of one unit of time at least: a tick with its day must fit
_DOT = 15  # pixels between two dots of one day
_LETTER = 6.3  # pixels of a letter of a label, 12.5 px system font, measured in Chromium
_LONGEST_LINE = 27  # letters of each of the two lines of a label
_BREAK = 31  # days without an event that are cut out of the picture
_MOST_EVENTS = 12  # in the picture; the table has all


class Dot(Struct, frozen=True):
    x: float
    y: float
    is_done: bool
    title: str
    end: float  # where the days of the event end; equal to x for one day


class Mark(Struct, frozen=True):
    """An event in the picture: its label, its leader line, its dots."""

    x: float
    y: float
    bottom: float
    lines: tuple[str, ...]  # of its label
    title: str
    anchor: str
    dots: tuple[Dot, ...]


class Lane(Struct, frozen=True):
    label: str
    y: float
    windows: tuple[tuple[float, float, str, str], ...]  # x, width, words, short words: when it must have come out


class Tick(Struct, frozen=True):
    x: float
    label: str


class Chart(Struct, frozen=True):
    width: float
    height: float
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    years: tuple[Tick, ...]
    breaks: tuple[Tick, ...]
    top: float  # of the lanes
    foot: float  # below the lanes
    left: float
    right: float
    bare: tuple[str, ...]  # letters of pages without a lane: nothing of theirs has a day
    missing: int  # dated events that did not fit


class Line(Struct, frozen=True):
    """A line of the table below the timeline."""

    when: str
    label: str
    anchor: str
    pages: str
    stands: str  # reported, planned, …
    whose: str  # "on the outlet’s own word" of what no page gives a source for
    reasons: tuple[str, ...]


def lines(board: Board) -> tuple[Line, ...]:
    """All events in the order of time, each with how it was dated."""
    return tuple(_line(board, event) for event in sorted(board.dossier.events, key=in_time))


def telling(board: Board, most: int) -> set[str]:
    """The rows of the events to be listed first: told by most pages, with a source, with a day."""
    ranked = sorted(board.dossier.events, key=lambda event: (*_weight(board, event)[:2], not is_placed(board, event),
                                                             *_weight(board, event)[2:]))  # fmt: skip
    return {board.row[event.id] for event in ranked[:most]}


def _line(board: Board, event: Event) -> Line:
    claims = [board.claim[claim] for claim in event.claims if claim in board.claim]
    return Line(
        when=days(event.when),
        label=board.label[event.id],
        anchor=board.row[event.id],
        pages=", ".join(sheet.letter for sheet in pages_of(board, event)),
        stands="planned" if event.ahead else _stands(claims),
        whose="" if any(is_sourced(claim) for claim in claims) else f"on {OWN}",
        reasons=_dated(board, claims),
    )


def _stands(claims: Sequence[Claim]) -> str:
    words_of = {
        Modality.HAPPENED: "told as happened", Modality.ONGOING: "told as going on", Modality.PLANNED: "planned",
        Modality.POSSIBLE: "possible", Modality.WANTED: "wanted",
    }  # fmt: skip
    found = {claim.modality for claim in claims}
    return ", ".join(said for modality, said in words_of.items() if modality in found)


def _dated(board: Board, claims: Sequence[Claim]) -> tuple[str, ...]:
    """How the time expressions of an event were dated, each reason once."""
    said: dict[str, None] = {}
    for claim in claims:
        for span in claim.times:
            dating = board.dating.get(span)
            if dating is not None:
                letter = board.page[span.page].letter
                said.setdefault(
                    f"{letter}: “{flat(words(board, span))}” is {days(dating.when)}. {sentence(dating.because)}"
                )
    return tuple(said)[:4]


def chart(board: Board) -> Chart | None:
    """The picture, or None where no event has a day."""
    ordered = sorted(board.dossier.events, key=in_time)
    placed_well = [event for event in ordered if is_placed(board, event)]
    dated = placed_well or [event for event in ordered if is_dated(event.when)]
    ranked = _apart(board, sorted(dated, key=lambda event: _weight(board, event)))
    events = sorted(ranked[:_MOST_EVENTS], key=in_time)
    if not events:
        return None
    rows = [(sheet, lang) for sheet in board.sheets if _has_days(board, sheet, events) for lang in sheet.langs]
    scale = _scale(_days(board, events), events)
    placed = _placed(events, scale)
    right = max(_LEAST_WIDTH - 12.0, *(x + _length(board, event) for event, x in placed))
    levels = _levels(board, placed)
    top = 6.0 + _LABEL * (max(levels) + 1) + 24
    lanes = tuple(_lane(sheet, lang, top + _LANE * at, scale) for at, (sheet, lang) in enumerate(rows))
    height = {(sheet.letter, lang): top + _LANE * at for at, (sheet, lang) in enumerate(rows)}
    foot = top + _LANE * (len(rows) - 1) + 20
    return Chart(
        width=right + 12,
        height=foot + 46,
        lanes=lanes,
        marks=tuple(
            _mark(board, event, (x, top - 24 - _LABEL * level, scale), height)
            for (event, x), level in zip(placed, levels, strict=True)
        ),
        ticks=tuple(Tick(x, short_day(when)) for when, x in scale.items()),
        years=_years(scale),
        breaks=_breaks(scale),
        top=top,
        foot=foot,
        left=_LEFT,
        right=right,
        bare=tuple(sheet.letter for sheet in board.sheets if not any(sheet is other for other, _ in rows)),
        missing=len(dated) - len(events),
    )


def _apart(board: Board, ranked: Sequence[Event]) -> list[Event]:
    """Of events of one day that read alike in the picture, the first."""
    found: dict[tuple[object, tuple[str, ...]], Event] = {}
    for event in ranked:
        day_of = event.when.first if event.when is not None else None
        found.setdefault((day_of, _two_lines(board.label[event.id])), event)
    return list(found.values())


def _weight(board: Board, event: Event) -> tuple[int, bool, int, str]:
    return -len(pages_of(board, event)), not event.origins, -len(event.claims), event.id


def _has_days(board: Board, sheet: Sheet, events: Sequence[Event]) -> bool:
    """Whether a page has something to show in the picture."""
    told = any(sheet in pages_of(board, event) for event in events)
    return told or (sheet.published is not None and is_dated(sheet.published.when))


def _days(board: Board, events: Sequence[Event]) -> list[date]:
    """The days that get a place: of events, and of publication where it is known to a few days."""
    spans = [event.when for event in events]
    spans += [sheet.published.when for sheet in board.sheets if sheet.published is not None]
    known = [span for span in spans if span is not None and is_dated(span)]
    found = {span.first for span in known} | {span.last for span in known}
    return sorted(when for when in found if when is not None)


def _scale(found: Sequence[date], events: Sequence[Event]) -> dict[date, float]:
    """A place for every day: near days as far apart as they are, long gaps cut short, crowded days wider."""
    crowd: dict[date, int] = {}
    for event in events:
        if event.when is not None and event.when.first is not None:
            crowd[event.when.first] = crowd.get(event.when.first, 0) + 1
    units = [_units((after - before).days) for before, after in pairwise(found)]
    room = (_LEAST_WIDTH - _LEFT - _RIGHT - 30) / max(sum(units), 1)
    step = min(max(room, _STEP), 110.0)
    places, x = {}, _LEFT + 30.0
    for when, unit in zip(found, [*units, 0.0], strict=True):
        places[when] = x
        x += max(unit * step, crowd.get(when, 0) * _DOT + 20.0) if unit else 0.0
    return places


def _units(gap: int) -> float:
    if gap > _BREAK:
        return 1.7
    return min(1.0 + (gap - 1) * 0.35, 2.5)


def _placed(events: Sequence[Event], scale: dict[date, float]) -> list[tuple[Event, float]]:
    """The events with their place; several on a day stand side by side."""
    used: dict[date, int] = {}
    placed = []
    for event in events:
        if event.when is None or event.when.first is None:
            continue
        first = event.when.first
        placed.append((event, scale[first] + used.get(first, 0) * _DOT))
        used[first] = used.get(first, 0) + 1
    return placed


def _length(board: Board, event: Event) -> float:
    return max(len(line) for line in _two_lines(board.label[event.id])) * _LETTER + 12


def _two_lines(label: str) -> tuple[str, ...]:
    """A label in at most two short lines, broken at a space.

    >>> _two_lines("the mayor opens the bridge over the old harbour")
    ('the mayor opens the bridge', 'over the old harbour')
    """
    line = clipped(bare(label), 2 * _LONGEST_LINE)
    if len(line) <= _LONGEST_LINE:
        return (line,)
    cut = line.rfind(" ", 0, _LONGEST_LINE + 1)
    first, rest = (line[:cut], line[cut + 1 :]) if cut > 0 else (line[:_LONGEST_LINE], line[_LONGEST_LINE:])
    return first, clipped(rest, _LONGEST_LINE)


def _levels(board: Board, placed: Sequence[tuple[Event, float]]) -> list[int]:
    """A row for each label, from right to left: above all that begin under it: no line cuts a label."""
    levels: list[int] = [0] * len(placed)
    for at in range(len(placed) - 1, -1, -1):
        event, x = placed[at]
        end = x + _length(board, event)
        under = [levels[later] for later in range(at + 1, len(placed)) if placed[later][1] < end]
        levels[at] = max(under) + 1 if under else 0
    return levels


def _mark(
    board: Board, event: Event, place: tuple[float, float, dict[date, float]], lanes: dict[tuple[str, str], float]
) -> Mark:
    x, y, scale = place
    last = event.when.last if event.when is not None else None
    end = max(scale[last], x) if last is not None else x
    told: dict[tuple[str, str], bool] = {}
    for claim_id in event.claims:
        if claim_id in board.claim:
            claim = board.claim[claim_id]
            text = text_of(board, claim)
            told[text] = told.get(text, False) or (
                not event.ahead and claim.modality in (Modality.HAPPENED, Modality.ONGOING)
            )
    dots = tuple(
        Dot(x, lanes[text], done, f"Page {text[0]}: {board.label[event.id]}, {days(event.when)}", end)
        for text, done in sorted(told.items())
    )
    return Mark(
        x=x,
        y=y,
        bottom=max((dot.y for dot in dots), default=y),
        lines=_two_lines(board.label[event.id]),
        title=f"{board.label[event.id]}, {days(event.when)}",
        anchor=board.row[event.id],
        dots=dots,
    )


def _lane(sheet: Sheet, lang: str, y: float, scale: dict[date, float]) -> Lane:
    label = f"Page {sheet.letter}" + (f" · {language(lang)}" if len(sheet.langs) > 1 else "")
    when = sheet.published.when if sheet.published is not None else None
    if when is None or not is_dated(when) or when.first not in scale or when.last not in scale:
        return Lane(label, y, ())
    start, end = scale[when.first], scale[when.last]
    return Lane(
        label, y, ((start - 5, end - start + 10, f"Page {sheet.letter} came out: {days(when)}", f"out {_short(when)}"),)
    )


def _short(when: TimeSpan) -> str:
    """ "3 May", "3–4 May": the year stands below."""
    return re.sub(r" \d{4}\b", "", days(when))


def _years(scale: dict[date, float]) -> tuple[Tick, ...]:
    """The year under its days, in the middle of each run between two breaks."""
    runs: list[list[date]] = []
    for when in scale:
        if runs and when.year == runs[-1][-1].year and (when - runs[-1][-1]).days <= _BREAK:
            runs[-1].append(when)
        else:
            runs.append([when])
    return tuple(Tick((scale[run[0]] + scale[run[-1]]) / 2, str(run[0].year)) for run in runs)


def _breaks(scale: dict[date, float]) -> tuple[Tick, ...]:
    found = list(scale)
    return tuple(
        Tick((scale[before] + scale[after]) / 2, _gap(before, after))
        for before, after in pairwise(found)
        if (after - before).days > _BREAK
    )


def _gap(before: date, after: date) -> str:
    months = (after.year - before.year) * 12 + after.month - before.month
    years, rest = divmod(months, 12)
    parts = [f"{years} yr" if years else "", f"{rest} mo" if rest else ""]
    return " ".join(part for part in parts if part) or f"{(after - before).days} days"


def published(sheet: Sheet) -> str:
    """When a page came out, in a sentence."""
    record = sheet.published
    if record is None or is_vague(record.when):
        return "When it came out is not known."
    when = record.when
    if when.first == when.last and when.first is not None:
        return f"Came out on {day(when.first)}."
    if when.first is None or when.last is None:
        return f"Came out {days(when)}."
    return (
        f"Came out on one of the days {days(when)}."
        if is_dated(when)
        else f"Came out between {day(when.first)} and {day(when.last)}."
    )
