"""What each page tells of an event, and what it leaves out that other pages of those days tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.compare.tellings import tellings
from sayso.compare.told import Telling, Told
from sayso.compare.when import gap, known_days
from sayso.model import Account, Event, Modality, PassageKind, Published, Relation, TimeSpan

SAME_DAYS = 7  # days between two pages that may be expected to tell of the same happenings
LISTED = 6  # claims named for one silence
SILENCES = 30  # events that a page is shown to leave out; those that most pages tell
BACKGROUND = 400  # days; what was over earlier is background that a page may well leave out


def accounts(
    told: Told,
    events: Sequence[Event],
    relations: Sequence[Relation],  # noqa: ARG001 – the contract of the pipeline
    published: Sequence[Published] = (),
) -> tuple[Account, ...]:
    """An account for every page and event that it tells, and for every event that it could have told and does not."""
    known = {one.id: one for one in tellings(told, (), published)}
    pages: dict[str, set[str]] = defaultdict(set)  # event -> pages
    claims: dict[str, list[Telling]] = {}
    for event in events:
        claims[event.id] = [known[claim] for claim in event.claims if claim in known]
        pages[event.id] = {one.page for one in claims[event.id]}
    peers = _peers(pages, published)
    out = []
    came = known_days(published)
    worth = {event.id: _worth(claims[event.id]) for event in events if _matters(claims[event.id])}
    for page in sorted({analysis.page.id for analysis in told.analyses}):
        near = peers.get(page, set())
        lately = {event.id: worth[event.id] for event in events if event.id in worth and _lately(event, came.get(page))}
        for ident in _concerning(page, near, pages, lately):
            mine = [one for one in claims[ident] if one.page == page]
            omits = _omitted(mine, [one for one in claims[ident] if one.page in near])
            out.append(Account(page, ident, tuple(one.id for one in mine), omits))
    return tuple(sorted(out, key=lambda one: (one.page, one.event)))


def _worth(claims: Sequence[Telling]) -> int:
    """How much an event says: numbers, sources, days, who to whom."""
    marks = (
        any(one.claim.quantities for one in claims),
        any(one.claim.say_so for one in claims),
        any(one.claim.times for one in claims),
        any(one.agents for one in claims),
        any(one.patients or one.places for one in claims),
    )
    return sum(marks)


def _matters(claims: Sequence[Telling]) -> bool:
    """Told by two pages, in a headline, with a source or a number, or somebody's deed: not every line of background."""
    sourced = any(one.claim.say_so or one.claim.quantities or one.kind is PassageKind.HEADLINE for one in claims)
    deed = any(one.agents and one.claim.modality is Modality.HAPPENED and not one.noun for one in claims)
    return sourced or len({one.page for one in claims}) > 1 or deed


def _lately(event: Event, came: TimeSpan | None) -> bool:
    """Not over long before the page came out, and not after it: no page leaves out what has not happened yet."""
    if event.when is None or came is None:
        return True
    first, last = event.when.first, event.when.last
    over = last is not None and came.first is not None and (came.first - last).days > BACKGROUND
    later = first is not None and came.last is not None and (first - came.last).days > SAME_DAYS
    return not over and not later


def _concerning(page: str, near: set[str], pages: Mapping[str, set[str]], worth: Mapping[str, int]) -> list[str]:
    """The events that the page tells, and those that its peers tell most and that say most."""
    told = [event for event, tellers in pages.items() if page in tellers]
    silent = [event for event in worth if page not in pages[event] and pages[event] & near]
    order = {event: n for n, event in enumerate(worth)}
    silent.sort(key=lambda event: (-len(pages[event] & near), -worth[event], order[event]))
    return [*told, *silent[:SILENCES]]


def _peers(pages: dict[str, set[str]], published: Sequence[Published]) -> dict[str, set[str]]:
    """Pages of one thread that share an event and came out within a few days."""
    out = known_days(published)
    found: dict[str, set[str]] = defaultdict(set)
    for tellers in pages.values():
        for page in tellers:
            for other in tellers - {page}:
                a, b = out.get(page), out.get(other)
                if a is None or b is None or gap(a, b) <= SAME_DAYS:
                    found[page].add(other)
    return found


def _omitted(mine: Sequence[Telling], others: Sequence[Telling]) -> tuple[str, ...]:
    """All claims of an event that the page does not tell; of one that it tells, those that name more parties."""
    told = {entity for one in mine for entity in one.parties | one.places}
    silent = [one for one in others if not mine or (one.parties - told and one.original is None)]
    return tuple(one.id for one in sorted(silent, key=lambda one: one.spot)[:LISTED])
