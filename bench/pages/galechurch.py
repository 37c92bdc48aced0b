"""The peer for beads: Gale & Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993), as published.

Lengths in characters, c = 1, s² = 6.8, priors of table 5; given the lines of each language, which sayso has to find.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_C = 1.0  # characters of the one language for one of the other
_S2 = 6.8  # variance of the length, per character
_PRIORS = {(1, 1): 0.89, (1, 0): 0.0099 / 2, (0, 1): 0.0099 / 2, (2, 1): 0.089 / 2, (1, 2): 0.089 / 2, (2, 2): 0.011}
_TINY = 1e-300


def beads(left: Sequence[int], right: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs of positions that stand in one bead; `left` and `right` are lengths of lines in characters."""
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            options = [
                (best[i - a, j - b][0] + _distance(sum(left[i - a : i]), sum(right[j - b : j]), prior), a, b)
                for (a, b), prior in _PRIORS.items()
                if a <= i and b <= j
            ]
            if options:
                best[i, j] = min(options)
    out: set[tuple[int, int]] = set()
    i, j = len(left), len(right)
    while (i, j) != (0, 0):
        _, a, b = best[i, j]
        out |= {(i - 1 - x, j - 1 - y) for x in range(a) for y in range(b)}
        i, j = i - a, j - b
    return out


def _distance(one: int, two: int, prior: float) -> float:
    """Minus the logarithm of the chance of lengths so different, times the prior of the kind of bead."""
    if one == two == 0:
        return 0.0
    mean = (one + two / _C) / 2
    delta = (two - one * _C) / math.sqrt(_S2 * mean)
    chance = max(_TINY, math.erfc(abs(delta) / math.sqrt(2)))  # both tails
    return -math.log(chance) - math.log(prior)
