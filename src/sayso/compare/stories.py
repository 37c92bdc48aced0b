"""Events that belong together, in order of time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2s
from itertools import combinations

from sayso.compare.origins import Sets
from sayso.compare.plain import listed
from sayso.compare.told import Names, Told
from sayso.model import Event, MentionKind, Story

_CAST = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.DOCUMENT})
PRINCIPALS = 12  # of one event, that connect it with others
TITLE = 70  # characters of the event that names a story
WIDE = 1000  # more than one page can tell: a story of several pages comes before any of one page
COMPANY = 2  # pages that tell two events both make them one story


def stories(told: Told, events: Sequence[Event]) -> tuple[Story, ...]:
    """Events that share two principals, or two pages, or one page and one principal; the rest goes with its page."""
    names = Names(told.entities, told.links, told.analyses)
    home = {claim.id: claim.span.page for analysis in told.analyses for claim in analysis.claims}
    pages = {event.id: sorted({home[claim] for claim in event.claims if claim in home}) for event in events}
    cast = {event.id: [one for one in event.entities if names.kind(one) in _CAST][:PRINCIPALS] for event in events}
    sets, seen = Sets(), dict[tuple[str, ...], str]()
    for event in sorted(events, key=lambda one: one.id):
        for key in _keys(cast[event.id], pages[event.id]):
            sets.join(event.id, seen.setdefault(key, event.id))
    _settle(events, pages, sets)
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        groups[str(sets.top(event.id))].append(event)
    made = [_story(group, cast, pages, names) for _, group in sorted(groups.items()) if len(group) > 1]
    return tuple(sorted(made, key=lambda one: one.id))


def _keys(cast: Sequence[str], pages: Sequence[str]) -> list[tuple[str, ...]]:
    """What connects: a pair of principals, a pair of pages, one principal on one page."""
    pairs = [*combinations(sorted(cast), 2), *combinations([f"page {page}" for page in pages[:PRINCIPALS]], COMPANY)]
    return [*pairs, *((page, one) for page in pages for one in cast)]


def _settle(events: Sequence[Event], pages: Mapping[str, Sequence[str]], sets: Sets) -> None:
    """What only one page tells belongs to what this page tells most of, a story of several pages if it has one."""
    tops = {event.id: str(sets.top(event.id)) for event in events}
    reach: dict[str, set[str]] = defaultdict(set)
    weight: dict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        reach[tops[event.id]].update(pages[event.id])
    for event in events:
        for page in pages[event.id]:
            wide = WIDE if len(reach[tops[event.id]]) > 1 else 0
            weight[page][tops[event.id]] += wide + len(event.claims) + 2 * (len(pages[event.id]) - 1)
    for event in events:
        best = weight[next(iter(pages[event.id]), "")]
        if len(reach[tops[event.id]]) == 1 and best:
            sets.join(event.id, min(best, key=lambda top: (-best[top], top)))


def _story(
    group: Sequence[Event], cast: Mapping[str, Sequence[str]], pages: Mapping[str, Sequence[str]], names: Names
) -> Story:
    ordered = sorted(group, key=_time)
    counts = Counter(one for event in group for one in cast[event.id] for _ in pages[event.id])
    leads = sorted(counts, key=lambda one: (-counts[one], one))[:2]
    ident = blake2s(min(event.id for event in group).encode(), digest_size=6).hexdigest()
    who = listed(map(names.label, leads))
    return Story("s_" + ident, _title(who, group, pages), tuple(event.id for event in ordered))


def _title(who: str, group: Sequence[Event], pages: Mapping[str, Sequence[str]]) -> str:
    """ "A and B: what most pages tell (2020–2023)"."""
    main = min(group, key=lambda one: (-len(pages[one.id]), -len(one.claims), one.label))
    said = main.label if len(main.label) <= TITLE else main.label[: main.label.rfind(" ", 0, TITLE)] + " …"
    ends = [
        end.year
        for one in group
        if one.when and len(pages[one.id]) > 1
        for end in (one.when.first, one.when.last)
        if end
    ]
    years = "–".join(dict.fromkeys((str(min(ends)), str(max(ends))))) if ends else ""
    return (f"{who}: {said}" if who else said) + (f" ({years})" if years else "")


def _time(event: Event) -> tuple[date, date, str]:
    first = event.when.first if event.when is not None else None
    last = event.when.last if event.when is not None else None
    return first or last or date.max, last or first or date.max, event.id
