"""Which place lies in which: countries, cities, and names that contain them."""

from __future__ import annotations

from enum import Enum
from functools import cache

from msgspec import Struct

from sayso.lang.gazetteer import cities, territories
from sayso.model import Entity
from sayso.text import fold

LONGEST = 4  # words of a place name that is looked up


class Lie(Enum):
    """How two places lie."""

    SAME = "same"
    WITHIN = "within"  # one is in the other, or part of its name
    APART = "apart"
    UNKNOWN = "unknown"


class Place(Struct, frozen=True):
    """Where a name lies, as far as the gazetteer knows."""

    country: str  # ISO 3166 code, or ""
    city: str  # id of the city, or ""
    names: frozenset[str]
    whole: bool = False  # the country itself


NOWHERE = Place("", "", frozenset())


def place(entity: Entity) -> Place:
    """What is known of a place by its names."""
    names = frozenset(fold(name).text for name in (*entity.names, entity.label))
    for name in sorted(names):
        if name in territories():
            return Place(territories()[name], "", names, whole=True)
    for name in sorted(names):
        country, city = _named(name)
        if country:
            return Place(country, city, names)
    return Place("", "", names)


@cache
def _named(name: str) -> tuple[str, str]:
    """Country and city of the longest known run of words in a name: "lisbon military airport" has "lisbon"."""
    words = name.split()
    for size in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            run = " ".join(words[start : start + size])
            if run in cities():
                return cities()[run].country, cities()[run].id
            if run in territories():
                return territories()[run], ""
    return "", ""


def lie(left: Place, right: Place) -> Lie:
    """How two places lie to each other."""
    if left.names & right.names:
        return Lie.SAME
    if any(a in b or b in a for a in left.names for b in right.names if min(len(a), len(b)) >= 4):
        return Lie.WITHIN
    if not left.country or not right.country:
        return Lie.UNKNOWN
    if left.country != right.country:
        return Lie.APART
    if left.whole or right.whole or not left.city or not right.city or left.city == right.city:
        return Lie.WITHIN
    return Lie.APART
