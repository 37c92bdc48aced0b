"""Which claim of a translation renders which claim of its original, on one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.compare.told import Telling
from sayso.compare.when import overlap


def renderings(tellings: Iterable[Telling]) -> dict[str, str]:
    """Claim of the translation -> claim of the original: same kind of event, passage by passage, the likest first."""
    passages: dict[tuple[str, int, str], list[Telling]] = defaultdict(list)
    for one in tellings:
        passages[one.page, one.passage, one.family].append(one)
    found: dict[str, str] = {}
    for (page, _, family), rendered in sorted(passages.items(), key=lambda item: item[0]):
        free = list(passages.get((page, rendered[0].original, family), ())) if rendered[0].original is not None else []
        pairs = sorted((-_likeness(one, other), one.id, other.id) for one in rendered for other in free)
        taken: set[str] = set()
        for _, translation, original in pairs:
            if translation not in found and original not in taken:
                found[translation] = original
                taken.add(original)
    return found


def _likeness(left: Telling, right: Telling) -> float:
    met = left.when is not None and right.when is not None and overlap(left.when, right.when)
    same = left.claim.predicate == right.claim.predicate
    return 2 * len(left.parties & right.parties) + len(left.places & right.places) + met + same
