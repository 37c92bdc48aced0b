"""Two sides of a translation, sentence by sentence: a monotone alignment by meaning, length, numbers, names and places.

Gale & Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993), with the
evidence of what survives translation and of a sentence encoder. Paragraphs that a translator merged or parted come out
of it by themselves: two passages belong together where sentences of them do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sayso.model import PassageKind
from sayso.segment.meaning import SAME, Matrix
from sayso.text import fold, sentences

Pair = tuple[int, int]

_VARIANCE = 5.0  # of the length of a translation, per character: NTREX has 3 to 4, free translations of news more
_SKIP = 2.5  # cost of a sentence without a partner, in nats
_MERGE = 2.5  # cost of two sentences told as one
_SHARED = 1.5  # gain for a number on both sides
_ALONE = 0.5  # cost of a number on one side only
_NAME = 0.5
_SAME_KIND = 1.5
_NEAR = 1.0  # gain for neighbours on an interleaved page
_EDGE = 1.0  # cost of a sentence that begins a passage rendered by one within a passage
_MEANT = 16.0  # cost of a cosine that is lower by one
_BAND = 25  # sentences off the diagonal that are still looked at
_MOST = 1500  # sentences of a side; what is more is left unpaired
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.\-]{2,}")
MARKED = {PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.DATELINE, PassageKind.CAPTION}
_SOLID = 40  # characters of a sentence whose length is worth comparing
_FEWEST_RATIOS = 5
_SHIFT = 4  # sentences by which a gap may be misplaced


class Side(Struct, frozen=True):
    """The sentences of one language: the passage of each, its text, what of it must survive a translation."""

    lang: str
    places: tuple[int, ...]  # index of the passage on the page
    texts: tuple[str, ...]
    lengths: tuple[float, ...]  # characters of English
    kinds: tuple[PassageKind, ...]
    first: tuple[bool, ...]  # begins a passage
    numbers: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]


class _Facing(Struct, frozen=True):
    left: Side
    right: Side
    meaning: Matrix | None  # cosines, left by right
    near: bool  # neighbours on the page belong together


def side(places: Sequence[int], texts: Sequence[str], kinds: Sequence[PassageKind], lang: str, ratio: float) -> Side:
    """One side, from its passages; `ratio` is the length of its language against English."""
    units = []
    for place, text, kind in zip(places, texts, kinds, strict=True):
        for n, (start, end) in enumerate(sentences(text, 0, len(text), lang)):
            units.append((place, text[start:end], kind, n == 0))
    units = units[:_MOST]
    folded = [fold(text[:2000]).text for _, text, _, _ in units]
    return Side(
        lang=lang,
        places=tuple(place for place, _, _, _ in units),
        texts=tuple(text for _, text, _, _ in units),
        lengths=tuple(len(text) / ratio for _, text, _, _ in units),
        kinds=tuple(kind for _, _, kind, _ in units),
        first=tuple(first for _, _, _, first in units),
        numbers=tuple(frozenset(re.sub(r"[.,]", "", n) for n in _NUMBER.findall(text)) for text in folded),
        names=tuple(frozenset(_LATIN.findall(text)) for text in folded),
    )


def rescaled(left: Side, right: Side) -> Side:
    """The right side with lengths as this translator makes them: a terse original, a wordy translation."""
    pairs = path(left, right)
    ratios = sorted(
        right.lengths[b] / left.lengths[a] for a, b in pairs if min(left.lengths[a], right.lengths[b]) >= _SOLID
    )
    if len(ratios) < _FEWEST_RATIOS:
        return right
    usual = ratios[len(ratios) // 2]
    return replace(right, lengths=tuple(length / usual for length in right.lengths))


def path(left: Side, right: Side, meaning: Matrix | None = None) -> list[Pair]:
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


def margin(left: Side, right: Side, found: Sequence[Pair]) -> float:
    """By how many nats a path gets dearer, at least, where a sentence without a partner takes that of a neighbour.

    Without a look at the kinds of the passages: a line above the headline is easily taken for the headline.
    """
    facing = _Facing(_unmarked(left), _unmarked(right), None, _interleaved(left, right))

    def cost(a: int, b: int) -> float:
        return _cost(facing, (a + 1, b + 1), (1, 1))

    def turned(b: int, a: int) -> float:
        return cost(a, b)

    back = [(b, a) for a, b in found]
    gaps = [*_shifts(left.places, found, cost), *_shifts(right.places, back, turned)]
    return min(gaps, default=math.inf)


def _unmarked(side: Side) -> Side:
    return replace(side, kinds=(PassageKind.BODY,) * len(side.kinds))


def _shifts(places: Sequence[int], found: Sequence[Pair], cost: Callable[[int, int], float]) -> Iterator[float]:
    """What it costs to move each gap of one side by up to _SHIFT sentences, where other passages are paired then."""
    partner = dict(found)
    for gap in sorted(set(range(len(places))) - set(partner)):
        for step in (1, -1):
            total, other = 0.0, False
            for at in range(gap, gap + step * _SHIFT, step):
                if at + step not in partner:
                    break
                total += cost(at, partner[at + step]) - cost(at + step, partner[at + step])
                other = other or places[at] != places[at + step]
                if other:
                    yield total


def _band(i: int, rows: int, columns: int) -> tuple[int, int]:
    middle = i * columns // max(1, rows)
    width = _BAND + abs(rows - columns)
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
    """Nats against taking `step` sentences of both sides, up to `at`, for one another."""
    left, right = facing.left, facing.right
    (i, j), (di, dj) = at, step
    if di == 0 or dj == 0:
        return _SKIP
    a, b = range(i - di, i), range(j - dj, j)
    length_a, length_b = sum(left.lengths[k] for k in a), sum(right.lengths[k] for k in b)
    cost = _MERGE * (di + dj - 2) + _length_cost(length_a, length_b)
    cost += _sign_cost(left, right, a, b)
    cost += _EDGE * (left.first[i - di] != right.first[j - dj])
    if di == dj == 1:
        kinds = {left.kinds[i - 1], right.kinds[j - 1]}
        if kinds & MARKED:
            cost += -_SAME_KIND if len(kinds) == 1 else _SAME_KIND
    if facing.near and abs(left.places[i - 1] - right.places[j - 1]) > 1:
        cost += _NEAR
    if facing.meaning is not None:
        wa, wb = [left.lengths[x] for x in a], [right.lengths[y] for y in b]
        alike = sum(facing.meaning[x][y] * left.lengths[x] * right.lengths[y] for x in a for y in b) / (
            sum(wa) * sum(wb)
        )
        cost += _MEANT * (SAME - alike)
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
    return max(-8.0, min(6.0, cost - _NAME * len(names)))


def _interleaved(left: Side, right: Side) -> bool:
    """The languages change at every other passage: neighbours belong together."""
    one, two = sorted(set(left.places)), sorted(set(right.places))
    order = sorted([(place, 0) for place in one] + [(place, 1) for place in two])
    switches = sum(before[1] != after[1] for before, after in pairwise(order))
    return switches >= 1.2 * min(len(one), len(two)) and switches > 3
