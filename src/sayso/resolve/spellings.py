"""Spellings of one name: keys that survive transliteration, and whether two names alone can be one person's or body's.

    >>> same_person("Omar Danvar", "عمر دنفار").score > ENOUGH
    True
    >>> same_person("Omar Danvar", "Salma Danvar").score > ENOUGH
    False

`same_person` and `same_body` hold two full names against each other, nothing else known: score 0..1, and why. At ENOUGH
two names are more likely one than not. The order of the two does not matter; results are kept, so ask freely (about
10,000 pairs a second that were not asked before). Initials, short forms, titles, commas, patronymics, "bin" and "Jr."
are read; a surname alone beside a full name scores under ENOUGH: who is meant is for the page to say.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from sayso.lang.sounds import acronym, keys, near, parts, sounds
from sayso.resolve.alike.bodies import compare
from sayso.resolve.alike.features import FEATURES, Compared, unlike
from sayso.resolve.alike.parts import parse
from sayso.resolve.alike.reasons import told
from sayso.resolve.alike.weights import weights
from sayso.resolve.alike.words import probability

__all__ = [
    "ENOUGH",
    "SURE",
    "Judgement",
    "acronym",
    "first_names_agree",
    "keys",
    "near",
    "parts",
    "same_body",
    "same_person",
    "sounds",
]

SURE = 0.78  # nearness of two spellings of one word; bench/names.py prints what it costs and brings
ENOUGH = 0.5  # of a judgement; tools/train_names.py prints what it costs and brings
_CACHED = 1 << 16  # pairs of names kept compared


class Judgement(Struct, frozen=True):
    """Whether two names are one person's or body's."""

    score: float  # 0..1
    because: str


def same_person(left: str, right: str) -> Judgement:
    """Whether two names alone can be one person's; the same either way round."""
    return _person(*sorted((left, right)))


@lru_cache(maxsize=_CACHED)
def _person(left: str, right: str) -> Judgement:
    one, two = parse(left), parse(right)
    if not one.parts or not two.parts:
        return Judgement(0.0, "one of the names has no words")
    if unlike(one, two):
        return Judgement(0.0, "no part of one name is a part of the other")
    compared = Compared(one, two)
    weight = weights().names
    odds = weight["constant"] + sum(weight[each.name] * each.measure(compared) for each in FEATURES)
    return Judgement(probability(odds), told(compared))


def same_body(left: str, right: str) -> Judgement:
    """Whether two names alone can be one organisation's; the same either way round."""
    return _body(*sorted((left, right)))


@lru_cache(maxsize=_CACHED)
def _body(left: str, right: str) -> Judgement:
    return Judgement(*compare(left, right))


def first_names_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether what stands before the last names can be one person's: the same, or an initial.

    >>> first_names_agree(("omar", "danvar"), ("salma", "danvar"))
    False
    """
    one, two = "".join(a[:-1]).replace("-", ""), "".join(b[:-1]).replace("-", "")
    if len(one) == 1 or len(two) == 1:
        return near(one[0], two[0]) >= SURE
    return near(one, two) >= 0.7 or (len(a) != len(b) and near(a[0], b[0]) >= SURE)
