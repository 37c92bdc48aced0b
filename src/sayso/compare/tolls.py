"""Counts of the dead, hurt, missing and displaced: one count for one cause, over all pages, however it grows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.compare.drafts import Draft
from sayso.compare.told import Standing, Telling
from sayso.lang import predicates

NEAR = 2  # passages around a count in which its cause is looked for before the lead of the page


def is_toll(one: Telling) -> bool:
    """A count of people that something befell, none of them named."""
    known = predicates().get(one.claim.predicate)
    return known is not None and known.toll and bool(one.claim.quantities) and one.standing is not Standing.AHEAD


def joined(drafts: Sequence[Draft], all_told: Sequence[Telling]) -> list[Draft]:
    """The drafts, those that count what one cause did to people joined into one for each kind of harm."""
    home = {one.id: n for n, draft in enumerate(drafts) for one in draft.tellings}
    causes = _causes(all_told, {one.id: len(drafts[home[one.id]].pages) for one in all_told if one.id in home})
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for n, draft in enumerate(drafts):
        found = {home[causes[one.id].id] for one in draft.tellings if is_toll(one) and one.id in causes}
        found = {at for at in found if drafts[at].family != draft.family}
        if len(found) == 1:
            groups[draft.family, found.pop()].append(n)
    gone: set[int] = set()
    for (family, at), members in groups.items():
        head = drafts[members[0]]
        what = drafts[at].family
        for n in members[1:]:
            head.join(drafts[n], f"the pages count what one {what} did to people ({family})")
            gone.add(n)
        if head.when is None and drafts[at].when is not None:
            head.when = drafts[at].when
    return [draft for n, draft in enumerate(drafts) if n not in gone]


def _causes(all_told: Sequence[Telling], pages: Mapping[str, int]) -> Mapping[str, Telling]:
    """The cause of every toll: near it what most pages tell, else the first that its page tells."""
    harms: dict[str, list[Telling]] = defaultdict(list)
    for one in all_told:
        known = predicates().get(one.claim.predicate)
        if known is not None and known.harms and not known.toll and not one.claim.negated:
            harms[one.page].append(one)
    found = {}
    for one in all_told:
        if is_toll(one) and harms[one.page]:
            found[one.id] = min(harms[one.page], key=lambda cause: _distance(one, cause, pages))
    return found


def _distance(
    one: Telling, cause: Telling, pages: Mapping[str, int]
) -> tuple[bool, bool, int, int, tuple[int, int, int, str]]:
    apart = abs(one.passage - cause.passage)
    within = abs(one.claim.span.start - cause.claim.span.start) if apart <= NEAR else 0
    return apart > NEAR, cause.standing is Standing.AHEAD, -pages.get(cause.id, 0), within, cause.spot
