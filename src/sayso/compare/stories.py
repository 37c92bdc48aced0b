"""Events that belong together, in order of time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from hashlib import blake2s

from sayso.compare.origins import Sets
from sayso.compare.told import Names, Told
from sayso.model import Event, MentionKind, Story

_CAST = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.DOCUMENT})


def stories(told: Told, events: Sequence[Event]) -> tuple[Story, ...]:
    """Events of one thread that share two principals, or one page and one principal; sorted by id."""
    names = Names(told.entities, told.links, told.analyses)
    pages = {claim.id: claim.span.page for analysis in told.analyses for claim in analysis.claims}
    sets, seen = Sets(), dict[tuple[str, ...], str]()
    cast = {event.id: [one for one in event.entities if names.kind(one) in _CAST] for event in events}
    for event in sorted(events, key=lambda one: one.id):
        sets.join(event.id, event.id)
        for key in _keys(event, cast[event.id], pages):
            sets.join(event.id, seen.setdefault(key, event.id))
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        groups[str(sets.top(event.id))].append(event)
    made = [_story(group, cast, names) for _, group in sorted(groups.items()) if len(group) > 1]
    return tuple(sorted(made, key=lambda one: one.id))


def _keys(event: Event, cast: Sequence[str], pages: dict[str, str]) -> list[tuple[str, ...]]:
    """What connects: a pair of principals anywhere, one principal on one page."""
    firm = sorted(cast)[:12]
    pairs = [(a, b) for n, a in enumerate(firm) for b in firm[n + 1 :]]
    told = sorted({pages[claim] for claim in event.claims if claim in pages})
    return [*pairs, *((page, one) for page in told for one in firm)]


def _story(group: Sequence[Event], cast: dict[str, list[str]], names: Names) -> Story:
    ordered = sorted(group, key=_time)
    counts = Counter(one for event in group for one in cast[event.id])
    leads = sorted(counts, key=lambda one: (-counts[one], one))[:3]
    ident = blake2s(min(event.id for event in group).encode(), digest_size=6).hexdigest()
    return Story(
        "s_" + ident, ", ".join(map(names.label, leads)) or ordered[0].label, tuple(event.id for event in ordered)
    )


def _time(event: Event) -> tuple[date, date, str]:
    first = event.when.first if event.when is not None else None
    last = event.when.last if event.when is not None else None
    return first or last or date.max, last or first or date.max, event.id
