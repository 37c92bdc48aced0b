"""The parts of two names laid side by side: who is whose partner, what is left over on either side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct

from sayso.lang.letters import script
from sayso.lang.persons import persons
from sayso.resolve.alike.parts import Part
from sayso.resolve.alike.words import How, Likeness, alike, consonants, likeness

_LEFT_OUT = 0.9  # cost, in log odds, of a part without a partner; only for choosing among alignments
_FIRST_LEFT_OUT = 3.0
_LAST_LEFT_OUT = 1.6
_CACHED = 1 << 15  # two words and one kept compared
_JOINED = 0.4  # cost of two words against one
_SPREAD, _SPREAD_ACROSS = 4, 7  # letters by which two words written in one may differ from them, in one script, in two
_SURELY_JOINED = 3.0  # log odds that two words and one must have
_TURNED = 1.5  # what another order must gain, in log odds, before it is believed


_Cell = tuple[float, tuple[int, int], Likeness | None]  # cost so far, parts taken of each side, how alike they are


class Partner(Struct, frozen=True):
    """Parts that stand for each other: one against one, or two against one."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    likeness: Likeness


class Alignment(Struct, frozen=True):
    """Partners in order, positions left over, and whether the last name was put first to get there."""

    partners: tuple[Partner, ...]
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]
    cost: float
    order: tuple[Part, ...]  # the right parts as they were aligned: positions of the right are in it
    turned: bool = False


def aligned(left: Sequence[Part], right: Sequence[Part], *, ordered: bool = False) -> Alignment:
    """The best alignment in order; or, where that is better, with the last name of one first."""
    best = _in_order(left, right)
    if ordered or len(right) < 2 or _settled(best):
        return best
    turns = [(right[-1], *right[:-1])] + [(*right[1:], right[0])] * (len(right) > 2)
    tried = [_in_order(left, turn) for turn in turns if not any(part.father for part in (turn[0], right[0]))]
    if not tried:
        return best
    turned = min(tried, key=lambda one: one.cost)
    return msgspec.structs.replace(turned, turned=True) if turned.cost + _TURNED < best.cost else best


def _settled(best: Alignment) -> bool:
    """Whether every part has a partner that is more likely than not."""
    return not best.left_over and not best.right_over and all(one.likeness.odds > 0 for one in best.partners)


def strange(left: Sequence[Part], right: Sequence[Part]) -> bool:
    """Whether no part of one name is a part of the other: the commonest case, and told before anything is aligned."""
    if len(left) == 1 or len(right) == 1:  # two words may be written as one
        return False
    return not any(alike(one, two).odds > 0 for one in left for two in right)


def _in_order(left: Sequence[Part], right: Sequence[Part]) -> Alignment:
    """The cheapest way through both names, by dynamic programming over (parts of the left, parts of the right)."""
    gone = [_alone(right, at) for at in range(len(right))]
    row: list[_Cell] = [(0.0, (0, 0), None)]
    for each in gone:
        row.append((row[-1][0] + each, (0, 1), None))
    rows = [row]
    for i in range(len(left)):
        out = _alone(left, i)
        row = [(rows[i][0][0] + out, (1, 0), None)]
        rows.append(row)
        for j in range(len(right)):
            row.append(_step(left[max(0, i - 1) : i + 1], right[max(0, j - 1) : j + 1], rows, (out, gone[j])))
    return _traced(rows, len(left), right)


def _step(
    left: Sequence[Part], right: Sequence[Part], rows: Sequence[Sequence[_Cell]], gone: tuple[float, float]
) -> _Cell:
    """The cheapest last step to a cell, from the last two parts of each side and the cost of leaving one out."""
    above, here = rows[-2], rows[-1]
    j = len(here)
    best: _Cell = (above[j][0] + gone[0], (1, 0), None)
    if here[j - 1][0] + gone[1] < best[0]:
        best = (here[j - 1][0] + gone[1], (0, 1), None)
    found = alike(left[-1], right[-1])
    if above[j - 1][0] - found.odds < best[0]:
        best = (above[j - 1][0] - found.odds, (1, 1), found)
    if found.how is How.SAME:
        return best
    if len(left) > 1 and (one := _joined(left[0], left[1], right[-1])) is not None:
        best = min(best, (rows[-3][j - 1][0] - one.odds * 1.5 + _JOINED, (2, 1), one), key=_cost)
    if len(right) > 1 and (two := _joined(right[0], right[1], left[-1])) is not None:
        best = min(best, (above[j - 2][0] - two.odds * 1.5 + _JOINED, (1, 2), two), key=_cost)
    return best


def _cost(cell: _Cell) -> float:
    return cell[0]


@lru_cache(maxsize=_CACHED)
def _joined(first: Part, second: Part, one: Part) -> Likeness | None:
    """How alike two words are to one that may be both; None where it cannot be."""
    if first.initial or second.initial:
        return None
    whole = one.full or one.text
    longer, size = max(len(first.text), len(second.text)), len(first.text) + len(second.text)
    near_by = script(first.text) == script(whole)
    if abs(size - len(whole)) > (_SPREAD if near_by else _SPREAD_ACROSS) or (near_by and len(whole) <= longer + 1):
        return None
    if _others(first, second, one):
        return None
    found = likeness((first.full or first.text) + (second.full or second.text), whole)
    alone = max(alike(first, one).odds, alike(second, one).odds)
    return found if found.odds > max(_SURELY_JOINED, alone) else None


def _others(first: Part, second: Part, one: Part) -> bool:
    """Whether two words have other consonants than the one that may be both."""
    (a, wide_a), (b, wide_b) = consonants(first.text), consonants(second.text)
    mine, wide = consonants(one.full or one.text)
    return (mine & ~(wide_a | wide_b)).bit_count() + ((a | b) & ~wide).bit_count() > 1


def _alone(parts: Sequence[Part], at: int) -> float:
    part = parts[at]
    if at == 0 and not part.initial and part.text not in persons().forenames:
        return _FIRST_LEFT_OUT
    return _LAST_LEFT_OUT if at == len(parts) - 1 else _LEFT_OUT


def _traced(rows: Sequence[Sequence[_Cell]], i: int, right: Sequence[Part]) -> Alignment:
    j = len(right)
    cost = rows[i][j][0]
    partners, left_over, right_over = [], [], []
    while i or j:
        _, (a, b), found = rows[i][j]
        if found is not None:
            partners.append(Partner(tuple(range(i - a, i)), tuple(range(j - b, j)), found))
        elif a:
            left_over.append(i - 1)
        else:
            right_over.append(j - 1)
        i, j = i - a, j - b
    return Alignment(
        tuple(reversed(partners)), tuple(reversed(left_over)), tuple(reversed(right_over)), cost, tuple(right)
    )
