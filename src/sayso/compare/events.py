"""Which claims tell of one event: first on one page, then across pages; other kinds, parties or days stay apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2s

from sayso.compare.drafts import Draft
from sayso.compare.fits import across_pages, days_apart, within_page
from sayso.compare.kin import Context, context
from sayso.compare.labels import label
from sayso.compare.objects import stem
from sayso.compare.origins import Roots, roots
from sayso.compare.plain import many
from sayso.compare.renderings import renderings
from sayso.compare.tellings import tellings
from sayso.compare.told import Names, Standing, Telling, Told
from sayso.compare.tolls import joined
from sayso.model import (
    Analysis,
    Dating,
    Event,
    Grain,
    Modality,
    Origin,
    Published,
    TimeSpan,
)

_FACTS = (Modality.HAPPENED, Modality.ONGOING)
BARE = "-"  # key of every group: what names nobody may mean any of them
CANDIDATES = 40  # groups with a common key that one group is compared with; the latest ones


def events(
    told: Told, datings: Sequence[Dating], published: Sequence[Published]
) -> tuple[tuple[Event, ...], tuple[Origin, ...]]:
    """The events of all threads with the independent origins of what is told of them, both sorted by id."""
    names = Names(told.entities, told.links, told.analyses)
    around = context(names, told.analyses)
    all_told = tellings(told, datings, published)
    around.common.update(found for one in all_told for found in {stem(word) for word in one.about})
    drafts = cluster(all_told, around)
    found = roots(told, all_told, around)
    pages = {analysis.page.id: analysis for analysis in told.analyses}
    made = sorted((_event(draft, pages, found) for draft in drafts if worth(draft)), key=lambda pair: pair[0].id)
    origins = {origin.id: origin for _, listed in made for origin in listed}
    return tuple(event for event, _ in made), tuple(origins[key] for key in sorted(origins))


def cluster(all_told: Sequence[Telling], around: Context) -> list[Draft]:
    """Groups of claims, each one event."""
    threads: dict[int | str, list[Telling]] = defaultdict(list)
    for one in all_told:
        threads[one.thread if one.thread >= 0 else one.page].append(one)
    out: list[Draft] = []
    for key in sorted(threads, key=str):
        pages: dict[str, list[Telling]] = defaultdict(list)
        for one in threads[key]:
            pages[one.page].append(one)
        local = [draft for page in pages for draft in _gather(_paired(pages[page]), around, within_page)]
        out += joined(_gather(local, around, across_pages), threads[key])
    return out


def _paired(page: Sequence[Telling]) -> list[Draft]:
    """The claims of one page, a claim of a translation joined with the claim of the original that it renders."""
    renders = renderings(page)
    drafts = {one.id: Draft([one]) for one in page if one.id not in renders}
    for one in page:
        if one.id in renders:
            drafts[renders[one.id]].join(Draft([one]), "one passage translates the other")
    return list(drafts.values())


Fit = Callable[[Draft, Draft, Context], tuple[float, str] | None]


def _gather(drafts: Iterable[Draft], around: Context, fit: Fit) -> list[Draft]:
    """Drafts that fit are joined, the most specific first; each joins the one group that fits best."""
    groups: list[Draft] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for draft in sorted(drafts, key=_order):
        near = {n for key in _keys(draft, around) for n in index[draft.family, key][-CANDIDATES:]}
        scored = [(found[0], n, found[1]) for n in sorted(near) if (found := fit(groups[n], draft, around))]
        best = max(scored, key=lambda one: (one[0], -one[1]), default=None)
        if best is not None and not _tied(scored, groups, best):
            groups[best[1]].join(draft, best[2])
            at = best[1]
        else:
            groups.append(draft)
            at = len(groups) - 1
        for key in _keys(groups[at], around):
            if not index[draft.family, key] or at not in index[draft.family, key][-CANDIDATES:]:
                index[draft.family, key].append(at)
    return groups


def _tied(scored: Sequence[tuple[float, int, str]], groups: Sequence[Draft], best: tuple[float, int, str]) -> bool:
    """Another group fits as well, and the two cannot be one event: better none than the wrong one."""
    rivals = [n for score, n, _ in scored if score >= best[0] - 0.01 and n != best[1]]
    return any(days_apart(groups[n], groups[best[1]]) for n in rivals)


def _order(draft: Draft) -> tuple[int, int, tuple[int, int, int, str]]:
    dated = draft.when is not None and draft.when.grain is Grain.DAY
    first = draft.tellings[0]
    return -int(dated), -len(draft.parties | draft.places), first.spot


def _keys(draft: Draft, around: Context) -> list[str]:
    kin = {other for entity in draft.parties for other in around.kin.get(entity, ())}
    return sorted({*draft.parties, *draft.places, *kin, BARE})


def _event(draft: Draft, pages: Mapping[str, Analysis], found: Roots) -> tuple[Event, tuple[Origin, ...]]:
    told = sorted(draft.tellings, key=lambda one: one.spot)
    origins, untraceable = found(told)
    event = Event(
        id="e_" + _digest(told[0].id),
        predicate=Counter(sorted(one.claim.predicate for one in told)).most_common(1)[0][0],
        label=label(told, pages),
        when=_when(draft, told),
        where=tuple(_ranked(one.places for one in told)),
        entities=tuple(_ranked(one.parties | one.places for one in told)),
        claims=tuple(one.id for one in told),
        origins=tuple(origin.id for origin in origins),
        untraceable=untraceable,
        because=_because(draft),
        ahead=_ahead(told),
    )
    return event, origins


def _ahead(told: Sequence[Telling]) -> bool:
    """Planned, or of a day after its pages came out, and a fact to none: "after the conference" may name a plan."""
    planned = any(
        one.standing is Standing.AHEAD and (one.claim.modality in (Modality.PLANNED, *_FACTS)) for one in told
    )
    return planned and all(one.standing is not Standing.REAL for one in told)


def worth(draft: Draft) -> bool:
    """A single claim with nobody, no day, no number and no source tells of no event that a reader could follow."""
    one = draft.tellings[0]
    facts = (one.cast, one.when, one.patterns, one.claim.quantities, one.claim.say_so)
    return len(draft.tellings) > 1 or any(facts)


def _because(draft: Draft) -> str:
    if len(draft.tellings) == 1:
        return "one claim tells it"
    reasons = [why for why, _ in Counter(draft.because).most_common(3)]
    return f"{many(len(draft.tellings), 'claim')} on {many(len(draft.pages), 'page')}: " + "; ".join(reasons)


def _digest(text: str) -> str:
    return blake2s(text.encode(), digest_size=6).hexdigest()


def _ranked(sets: Iterable[frozenset[str]]) -> list[str]:
    counts = Counter(entity for one in sets for entity in one)
    return sorted(counts, key=lambda entity: (-counts[entity], entity))


def _when(draft: Draft, told: Sequence[Telling]) -> TimeSpan | None:
    """The days that the claims give; else what the publication of the first page allows."""
    if draft.when is not None:
        return draft.when
    out = [one.published for one in told if one.published is not None]
    if not out:
        return None
    if any(one.claim.modality is Modality.ONGOING for one in told):
        return min(out, key=lambda span: (span.last or date.max, span.first or date.min))
    if draft.real:
        lasts = [span.last for span in out if span.last is not None]
        return TimeSpan(None, min(lasts), Grain.DAY) if lasts else None
    firsts = [span.first for span in out if span.first is not None]
    return TimeSpan(min(firsts), None, Grain.DAY) if firsts else None
