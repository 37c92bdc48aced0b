"""Whether two sides tell the same, and which of their passages belong together.

Where nearly every sentence has a partner, with the same numbers and as long as it should be, the sides tell the same.
Where every sentence has its partner by length and numbers alone, a few pairs are held against their meaning; otherwise
the encoder is asked about all, unless what is in the other language is a few lines that share nothing with the page.
Two reports of one event by two outlets are no translation: in the worst of 320 such pairs of NTREX documents the cosine
of what is aligned is .51 on average, of real translations it is .54 at least.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from sayso.segment import meaning
from sayso.segment.beads import MARKED, Pair, Side, margin, path, rescaled
from sayso.segment.meaning import Matrix

_ENCODED = 400  # sentences of a side that the encoder is asked about
_SPOTS = 5  # pairs that are looked at where each sentence has its one partner
_MEAN = 0.48  # cosine of what is aligned, on average, from which two sides tell the same
_FEW_MEAN = 0.55  # … where it is little
_FEW = 4  # pairs
_PAIR = 0.3  # cosine below which two sentences are left apart
_RUN = 0.5  # share of the smaller side that has partners
_PART = 0.25  # share of the larger side, …
_SEVERAL = 3  # … or as many passages: less is a quotation that the page gives in two languages
_FEWEST_SIGNS = 3  # numbers found in pairs before they decide alone
_AGREEING = 0.6  # share of numbers that must be on both sides
_COVERED = 0.75  # of both sides, where numbers decide
_LENGTHS = 0.85  # correlation of the lengths of partners, where these decide
_COVERED_LENGTHS = 0.9
_FEWEST_LENGTHS = 6
_CLEAR_COVERED = 0.85  # of both sides, where numbers and lengths together decide, …
_CLEAR_LENGTHS = 0.9  # … the correlation of the lengths, …
_CLEAR_SIGNS = 2  # … and numbers found in pairs, …
_CLEAR_AGREEING = 0.75  # … of all in pairs
# Nats by which each gap must stand where it stands. So 21 of 360 pages of NTREX are decided, all as the encoder decides
# them (4 of those with less are not), and none of 355 pairs of unrelated texts.
_CLEAR_MARGIN = 0.75


def align(left: Side, right: Side) -> tuple[Pair, ...]:
    """Pairs of page indexes (left, right), in order; () if the two sides do not tell the same."""
    right = rescaled(left, right)
    found = path(left, right)
    if not meaning.knows(left.lang, right.lang) or max(len(left.places), len(right.places)) > _ENCODED:
        return _places(left, right, found) if _told_cheaply(left, right, found) else ()
    if not _could(left, right) or _strange(left, right, found):
        return ()
    if _clear(left, right, found):
        return _places(left, right, found)
    if _whole(left, right, found) and (_told_cheaply(left, right, found) or _spot_checked(left, right, found)):
        return _places(left, right, found)
    near = meaning.cosines(left.texts, right.texts, (left.lang, right.lang))
    found = path(left, right, near)
    good = [(a, b) for a, b in found if near[a][b] >= _PAIR or _told_apart(left, right, a, b)]
    return _places(left, right, good) if _same(left, right, found, good, near) else ()


def _could(left: Side, right: Side) -> bool:
    """Whether all that a path can pair, two sentences with one at most, would be enough of the larger side."""
    smaller, larger = sorted((len(left.places), len(right.places)))
    passages = min(len({*left.places}), 2 * len(right.places))
    return 2 * smaller >= _PART * larger or passages >= _SEVERAL


def _strange(left: Side, right: Side, found: Sequence[Pair]) -> bool:
    """A few lines on a page in another language, which share no number and no name with what they could render."""
    smaller, larger = sorted((len(left.places), len(right.places)))
    if smaller >= _PART * larger:
        return False
    return not any(left.numbers[a] & right.numbers[b] or left.names[a] & right.names[b] for a, b in found)


def _places(left: Side, right: Side, found: Sequence[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted({(left.places[a], right.places[b]) for a, b in found}))


def _whole(left: Side, right: Side, found: Sequence[Pair]) -> bool:
    """Nothing is left over on either side."""
    return _share(left, right, found) == (1.0, 1.0)


def _share(left: Side, right: Side, found: Sequence[Pair]) -> tuple[float, float]:
    """The share of either side that has partners, 0..1."""
    one, two = {a for a, _ in found}, {b for _, b in found}
    return len(one) / len(left.places), len(two) / len(right.places)


def _told_cheaply(left: Side, right: Side, found: Sequence[Pair]) -> bool:
    """Numbers and lengths alone say that the two sides tell the same: the encoder, two seconds of it, is not loaded."""
    return _numbers(left, right, found) or _lengths(left, right, found)


def _spot_checked(left: Side, right: Side, found: Sequence[Pair]) -> bool:
    """A few of the pairs mean the same: a path without a gap that is right there is right between them.

    So it was on every one of 57 such pages of NTREX; asking of all costs ten times as much.
    """
    if len(found) < 2 * _SPOTS:
        return False
    spots = [found[n * (len(found) - 1) // (_SPOTS - 1)] for n in range(_SPOTS)]
    one, two = [left.texts[a] for a, _ in spots], [right.texts[b] for _, b in spots]
    near = meaning.cosines(one, two, (left.lang, right.lang))
    alike = [near[n][n] for n in range(_SPOTS)]
    return min(alike) >= _PAIR and sum(alike) / _SPOTS >= _FEW_MEAN


def _same(left: Side, right: Side, found: Sequence[Pair], good: Sequence[Pair], near: Matrix) -> bool:
    """Enough of it is aligned, and means the same."""
    if not good:
        return False
    smaller, larger = sorted(_share(left, right, good), reverse=True)
    passages = len({left.places[a] for a, _ in good})
    alike = sum(near[a][b] for a, b in found) / len(found)
    least = _MEAN if len(good) >= _FEW else _FEW_MEAN
    return alike >= least and smaller >= _RUN and (larger >= _PART or passages >= _SEVERAL)


def _told_apart(left: Side, right: Side, a: int, b: int) -> bool:
    """Too short to mean much, but with the same numbers or of the same kind: a date line, a caption."""
    numbers = left.numbers[a] == right.numbers[b] and bool(left.numbers[a])
    return numbers or (left.kinds[a] is right.kinds[b] and left.kinds[a] in MARKED)


def _numbers(left: Side, right: Side, found: Sequence[Pair]) -> bool:
    """The numbers of the one side stand on the other, sentence by sentence."""
    both, either = _signs(left, right, found)
    covered = min(_share(left, right, found))
    return both >= _FEWEST_SIGNS and both >= _AGREEING * either and covered >= _COVERED


def _clear(left: Side, right: Side, found: Sequence[Pair]) -> bool:
    """Nearly every sentence has a partner, the lengths go together and the numbers agree: no doubt is left."""
    if len(found) < _FEWEST_LENGTHS or min(_share(left, right, found)) < _CLEAR_COVERED:
        return False
    both, either = _signs(left, right, found)
    agreeing = both >= _CLEAR_SIGNS and both >= _CLEAR_AGREEING * either
    fitting = agreeing and _proportion(left, right, found) >= _CLEAR_LENGTHS
    return fitting and margin(left, right, found) >= _CLEAR_MARGIN


def _lengths(left: Side, right: Side, found: Sequence[Pair]) -> bool:
    """Nearly every sentence has a partner, and long ones have long ones."""
    if len(found) < _FEWEST_LENGTHS or min(_share(left, right, found)) < _COVERED_LENGTHS:
        return False
    return _proportion(left, right, found) >= _LENGTHS


def _signs(left: Side, right: Side, found: Sequence[Pair]) -> tuple[int, int]:
    """How many numbers stand on both sides of pairs, and how many on one at least."""
    both = sum(len(left.numbers[a] & right.numbers[b]) for a, b in found)
    return both, sum(len(left.numbers[a] | right.numbers[b]) for a, b in found)


def _proportion(left: Side, right: Side, found: Sequence[Pair]) -> float:
    """How far long sentences have long partners: the correlation of lengths."""
    one = [math.log(5 + left.lengths[a]) for a, _ in found]
    two = [math.log(5 + right.lengths[b]) for _, b in found]
    return _correlation(one, two)


def _correlation(one: Sequence[float], two: Sequence[float]) -> float:
    middle, other = sum(one) / len(one), sum(two) / len(two)
    joint = sum((x - middle) * (y - other) for x, y in zip(one, two, strict=True))
    spread = math.sqrt(sum((x - middle) ** 2 for x in one) * sum((y - other) ** 2 for y in two))
    return joint / spread if spread else 0.0
