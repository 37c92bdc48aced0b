"""Findings on reports and origins: what several pages tell, on whose say-so, what is planned, what is apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sayso.model import Attribution, Event, MentionKind, Modality, Origin, Quote, Span
from sayso.show.bits import Bit, Finding, dated, lead, named, pages, roots
from sayso.show.board import (
    Board,
    Sheet,
    anchor,
    in_time,
    is_placed,
    is_reported,
    name,
    pages_of,
    text_of,
    words,
)
from sayso.show.groups import Group, groups
from sayso.show.wording import clipped, flat, language, listed, number
from sayso.text import fold

_RUN = 5  # words: quotations with such a run in common share a sentence
_LEAST_QUOTE = 5  # words of a quotation that can be told from others
_QUOTED = 100  # characters
_APART = 60  # days between two groups of pages that make two separate events
_SOON = 92  # days after which a plan that nobody mentions again has not been told to come true
_MOST_ACTORS = 2


def shared(board: Board) -> Iterator[Finding]:
    """Events that several pages tell as done: how many origins stand behind them; equal cases are one finding."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...], int], list[Event]] = {}
    for event in sorted(board.dossier.events, key=in_time):
        letters = tuple(sheet.letter for sheet in pages_of(board, event))
        if len(letters) > 1 and not is_plan(board, event):
            groups.setdefault((letters, tuple(sorted(event.origins)), event.untraceable), []).append(event)
    for (letters, _, _), events in groups.items():
        best = max(events, key=lambda event: (is_placed(board, event), len(event.claims), event.id))
        others = [event for event in events if event is not best]
        weight = min(len(letters), 5) * 6 + min(len(best.claims), 9) / 10 + _surprise(best) + is_placed(board, best)
        bits = _counted(board, best, pages_of(board, best)) + _also(board, others)
        yield Finding("shared", weight, bits, best.id)


def _also(board: Board, others: Sequence[Event]) -> tuple[Bit, ...]:
    if not others:
        return ()
    first = Bit(clipped(board.label[others[0].id], _QUOTED), board.row[others[0].id])
    rest = f", and for {len(others) - 1} more" if len(others) > 1 else ""
    return Bit(" The same holds for "), first, Bit(f"{rest}.")


def _surprise(event: Event) -> float:
    """Many pages and one origin is what a reader most easily misses."""
    if len(event.origins) == 1 and not event.untraceable:
        return 64.0
    return 50.0 if event.origins else 20.0


def _counted(board: Board, event: Event, sheets: Sequence[Sheet]) -> tuple[Bit, ...]:
    many = f"{number(len(sheets)).capitalize()} pages"
    letters = listed([sheet.letter for sheet in sheets])
    told = f"{dated(event)}. {many} ({letters}) tell it"
    names = event.untraceable
    left = f"; {number(names)} of them name{'s' if names == 1 else ''} no source" if 0 < names < len(sheets) else ""
    if not event.origins:
        return lead(board, event), Bit(f"{told}; none of them says who it comes from.")
    who = named(roots(board, event))
    if len(event.origins) > 1:
        return lead(board, event), Bit(f"{told}, from {number(len(event.origins))} origins: {who}{left}.")
    origin = board.origin.get(event.origins[0])
    channel = f" ({flat(origin.channel)})" if origin is not None and origin.channel is not None else ""
    quotes = _different(board, sheets, origin) if origin is not None else ()
    if left:
        return lead(board, event), Bit(f"{told}; the only source named is {who}{channel}{left}.")
    every = "both" if len(sheets) == 2 else "all"
    say = f"{dated(event)}. {_capital(pages(sheets))} tell it; {every} lead back to {who}{channel} and count as one."
    return Bit(f"{many}, one origin: ", kind="strong"), lead(board, event), Bit(say), *quotes


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _different(board: Board, sheets: Sequence[Sheet], origin: Origin) -> tuple[Bit, ...]:
    """That pages quote different sentences of one document, with a sentence of each."""
    if origin.channel is None:
        return ()
    found = [(sheet, quotes[0]) for sheet in sheets if (quotes := _quotes(board, sheet, origin))]
    if len(found) < 2 or _have_run_in_common([words(board, span) for _, span in found]):
        return ()
    bits = [Bit(" They quote different sentences: ")]
    for at, (sheet, span) in enumerate(found[:3]):
        bits += [Bit(f"{'; ' if at else ''}{sheet.letter} ")]
        bits += [Bit(clipped(words(board, span), _QUOTED).strip('“”"«» '), anchor(board, span), "quote")]
    return (*bits, Bit("."))


def _quotes(board: Board, sheet: Sheet, origin: Origin) -> list[Span]:
    """The words that a page quotes from an origin, the longest first."""
    hops = [hop for hop in sheet.analysis.attributions if _is_from(board, hop, origin)]
    marks = (mark for mark in sheet.analysis.annotations if isinstance(mark, Quote))
    found = [
        mark.words
        for mark in marks
        if len(words(board, mark.words).split()) >= _LEAST_QUOTE
        and any(hop.content.start < mark.span.end and mark.span.start < hop.content.end for hop in hops)
    ]
    return sorted(found, key=lambda span: (span.start - span.end, span.start))


def _is_from(board: Board, hop: Attribution, origin: Origin) -> bool:
    who = [name(board, source) for source in hop.sources]
    channel = fold(origin.channel or "").text.removeprefix("the ").removeprefix("a ")
    via = [fold(words(board, span)).text for span in ((hop.via,) if hop.via is not None else ())]
    said = [fold(one.label).text for one in who] + via
    return any(one.key == origin.entity for one in who) or (bool(channel) and any(channel in one for one in said))


def _have_run_in_common(texts: Sequence[str]) -> bool:
    """Whether two of some texts share a run of five words."""
    seen: set[tuple[str, ...]] = set()
    for text in texts:
        parts = fold(text).text.split()
        runs = {tuple(parts[at : at + _RUN]) for at in range(len(parts) - _RUN + 1)}
        if runs & seen:
            return True
        seen |= runs
    return False


def plans(board: Board) -> Iterator[Finding]:
    """What was announced and is nowhere told as done."""
    for event in sorted(board.dossier.events, key=in_time):
        if not event.entities or not is_plan(board, event) or _came_true(board, event):
            continue
        sheets = pages_of(board, event)
        if len(sheets) < 2 and dated(event) == "":  # nothing to tell its fulfilment by
            continue
        who = roots(board, event)
        source = f", on the word of {named(who)}" if who else ""
        said = f"{dated(event)}. Announced on {pages(sheets)}{source}; no page here reports that it took place."
        weight = 40 + 9 * len(sheets) + 3 * bool(who) + 2 * is_placed(board, event)
        yield Finding(
            "plan", weight, (Bit("Still only planned: ", kind="strong"), lead(board, event), Bit(said)), event.id
        )


def is_plan(board: Board, event: Event) -> bool:
    """Whether an event is announced and not told as done."""
    claims = [board.claim[claim] for claim in event.claims if claim in board.claim]
    return any(claim.modality is Modality.PLANNED or event.ahead for claim in claims) and not is_reported(board, event)


def _came_true(board: Board, plan: Event) -> bool:
    """Whether an event of the same sort and people is told as done, soon after."""
    for other in board.dossier.events:
        same = other.predicate == plan.predicate and bool(set(other.entities) & set(plan.entities))
        if other.id != plan.id and same and is_reported(board, other) and 0 <= _distance(plan, other) <= _SOON:
            return True
    return False


def _distance(before: Event, after: Event) -> int:
    """Days from the beginning of one event to that of another; -1 where one is not known."""
    first, last = _begin(before), _begin(after)
    return (last - first).days if first is not None and last is not None else -1


def _begin(event: Event) -> date | None:
    return event.when.first or event.when.last if event.when is not None else None


def separate(board: Board) -> Iterator[Finding]:
    """A page that tells of the same people at another time: an event of its own; two languages are one report."""
    found = groups(board)
    for at, group in enumerate(found):
        event = group.main
        if event is None:
            continue
        twice = [sheet for sheet in group.sheets if len(_langs(board, sheet, event)) > 1]
        before = [other for other in found[:at] if _gap(other, event) > _APART]
        kin = _same_actors(board, before[-1], group) if before else []
        if not kin and not twice:
            continue
        bits = [Bit("A later event of its own: ", kind="strong")] if kin else []
        bits += [lead(board, event), Bit(f"{dated(event)}.")]
        if kin:
            since = _span(_gap(before[-1], event))
            bits.append(Bit(f" The same {listed(kin)} as on {pages(before[-1].sheets)}, {since} later; counted apart."))
        for sheet in twice:
            both = listed([language(lang) for lang in _langs(board, sheet, event)])
            bits.append(Bit(f" Page {sheet.letter} tells it in {both}: one report, not two."))
        yield Finding("separate", 68.0 if kin and twice else 56.0, tuple(bits), event.id)


def _langs(board: Board, sheet: Sheet, event: Event) -> list[str]:
    """The languages in which a page tells an event."""
    here = (board.claim[one] for one in event.claims if one in board.claim)
    found = {text_of(board, claim)[1] for claim in here if claim.span.page == sheet.analysis.page.id}
    return [lang for lang in sheet.langs if lang in found]


def _gap(group: Group, event: Event) -> int:
    """Days from the main event of a group to an event."""
    return _distance(group.main, event) if group.main is not None else -1


def _span(gap: int) -> str:
    years, months = divmod(round(gap / 30.44), 12)
    parts = [f"{number(years)} year{'s' if years > 1 else ''}" if years else ""]
    parts += [f"{number(months)} month{'s' if months > 1 else ''}" if months else ""]
    return listed([part for part in parts if part])


def _same_actors(board: Board, one: Group, two: Group) -> list[str]:
    """Who takes part in events of both groups, those of most claims first."""
    left, right = _weights(one), _weights(two)
    both = sorted(left.keys() & right.keys(), key=lambda who: (-min(left[who], right[who]), who))
    known = [board.entity[who] for who in both if who in board.entity]
    people = [entity for entity in known if entity.kind is MentionKind.PERSON]
    return [clipped(entity.label, 40) for entity in people[:_MOST_ACTORS]]


def _weights(group: Group) -> dict[str, int]:
    """For each entity the claims of the events that it takes part in."""
    found: dict[str, int] = {}
    for event in group.events:
        for entity in event.entities:
            found[entity] = found.get(entity, 0) + len(event.claims)
    return found
