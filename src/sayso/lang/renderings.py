"""How the letters of a name in one script are rendered in another: learnt costs, and what a word costs as another.

A table holds, for a letter and what stands beside it, the units that begin there: so many letters of the source, what
they become, and the cost in tenths of a nat (-log of how often that is seen). `tools/train_sounds.py` learns it from
pairs of names: expectation maximisation over the alignments of a joint model of small units (Bisani and Ney 2008;
Jiampojamarn, Kondrak and Sherif 2007), then counts by context, each smoothed with the next smaller context.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from msgspec import Struct

_UNIT = re.compile(r"([0-9])([^0-9 ]*)([0-9]+)")  # "2ч14": two letters become "ч" at 1.4 nats
_CACHED = 1 << 14
_NEVER = 1 << 30
_DROPPED = 70  # tenths of a nat: a letter that comes to nothing without an example of it
_ADDED = 70  # a letter out of nothing, the same
_ELSEWHERE = 15  # more than its cost without context: what a letter becomes beside other letters
_SILENT = 10  # the second of two letters that are the same, or an apostrophe, for nothing
_EDGE = "$$$"
# Loss in nats a letter, and nearness. On pairs of wd_*_16 that the benchmark does not draw (Cyrillic / Arabic) a loss
# of .65 keeps .94 / .93 of the true pairs and .0005 / .0007 of all others; sound edit distance at .78 kept .87 / .86
# and .0008 / .0010. The steps above are where edit distance kept as many true pairs.
SCALE = (
    (0.0, 1.0), (0.05, 0.95), (0.15, 0.9), (0.35, 0.85), (0.65, 0.78), (0.85, 0.7), (1.1, 0.6), (1.4, 0.5), (1.6, 0.3),
)  # fmt: skip

Units = tuple[tuple[int, dict[str, int]], ...]  # letters taken; what they become, and the cost


class Table(Struct, frozen=True):
    """What is learnt of two scripts."""

    contexts: dict[str, str]  # letters, or a letter and "_" and letters, to units; "~" and a letter: what sounds alike
    added: dict[str, int]  # letters out of nothing, and the cost


class Lattice(Struct, frozen=True):
    """A word with all its renderings: by place, where a unit ends and what it costs to become what."""

    arcs: tuple[tuple[tuple[int, dict[str, int]], ...], ...]
    least: tuple[int, ...]  # the least cost of any rendering up to a place


@cache
def table(name: str) -> Table:
    """The table of two scripts, "latin-arabic". Raises FileNotFoundError if there is none: a defect of the package."""
    contexts: dict[str, str] = {}
    added: dict[str, int] = {}
    text = (files("sayso.lang") / "renderings" / f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        key, _, value = line.partition("\t")
        if key == "+":
            added = {letter: int(cost) for _, letter, cost in _UNIT.findall(value)}
        elif not key.startswith("#"):
            contexts[key] = value
    return Table(contexts, added)


@lru_cache(maxsize=_CACHED)
def lattice(name: str, word: str) -> Lattice:
    """All renderings of a word of the first script of a table."""
    size = len(word)
    arcs: list[tuple[tuple[int, dict[str, int]], ...]] = []
    least = [0] + [_NEVER] * size
    for at, context in enumerate(places(name, word)):
        ends = ((at + taken, become) for taken, become in units(name, context))
        silent = ((at + 1, {"": _SILENT}),) if word[at] in (word[at - 1 : at], "'") else ()
        arcs.append(tuple((end, become) for end, become in (*ends, *silent) if end <= size))
        least[at + 1] = min(least[at + 1], least[at] + _DROPPED)
        for end, become in arcs[-1]:
            least[end] = min(least[end], least[at] + min(become.values()))
    return Lattice(tuple(arcs), tuple(least))


def contexts(edged: str, at: int) -> tuple[str, ...]:
    """The names of the contexts of a letter of a word with its edges, the smallest first.

    >>> contexts("^chad$$$", 1)
    ('c', 'ch', '^_ch', 'cha', '^_cha')
    """
    before = edged[at - 1] + "_"
    two, three = edged[at : at + 2], edged[at : at + 3]
    return edged[at], two, before + two, three, before + three


def places(name: str, word: str) -> list[str]:
    """For each letter of a word the largest context that the table knows; "" for a letter that it does not know."""
    known, edged = table(name).contexts, "^" + word + _EDGE
    found = (contexts(edged, at) for at in range(1, len(word) + 1))
    return [next((each for each in reversed(some) if each in known), "") for some in found]


@lru_cache(maxsize=_CACHED)
def units(name: str, context: str) -> Units:
    """What begins in a context: by letters taken, what they become and the cost."""
    known, letter = table(name).contexts, context.rpartition("_")[2][:1]
    by_length: dict[int, dict[str, int]] = {}
    for place, more in (("~" + letter, 0), (letter, _ELSEWHERE), (context, 0)):
        for taken, become, cost in _UNIT.findall(known.get(place, "")):
            row = by_length.setdefault(int(taken), {})
            row[become] = min(row.get(become, _NEVER), int(cost) + more)
    return tuple(sorted(by_length.items()))


def loss(name: str, source: str, target: str, most: int) -> int:
    """What `target` costs as a rendering of `source` beyond the best one there is, in tenths of a nat; at most `most`.

    Dynamic programming over both words; what has lost more than `most` on the way is not followed.
    """
    ways = lattice(name, source)
    added, arcs, least = table(name).added, (*ways.arcs, ()), ways.least
    size, far = len(source), len(target)
    extra = [*(added.get(letter, _ADDED) for letter in target), _NEVER]
    rows = [[_NEVER] * (far + 3) for _ in range(size + 2)]
    rows[0][0] = 0
    for at in range(size + 1):
        row, limit, below = rows[at], least[at] + most, rows[at + 1]
        for place in range(far + 1):
            cost = row[place]
            if cost > limit:
                continue
            if cost + extra[place] < row[place + 1]:  # noqa: PLR1730 - twice as fast
                row[place + 1] = cost + extra[place]
            if cost + _DROPPED < below[place]:  # noqa: PLR1730 - twice as fast
                below[place] = cost + _DROPPED
            one, two = target[place : place + 1], target[place : place + 2]
            for end, become in arcs[at]:
                reached = rows[end]
                if (step := become.get("")) is not None and cost + step < reached[place]:
                    reached[place] = cost + step
                if (step := become.get(one)) is not None and cost + step < reached[place + 1]:
                    reached[place + 1] = cost + step
                if (step := become.get(two)) is not None and cost + step < reached[place + 2]:
                    reached[place + 2] = cost + step
    return min(most, rows[size][far] - least[size])


def nearness(name: str, source: str, target: str) -> float:
    """How near two words sound, 0..1: what is lost a letter, on the scale."""
    letters = len(source) + len(target)
    lost = loss(name, source, target, round(SCALE[-1][0] * 10 * letters)) / (10 * letters)
    for (low, nearer), (high, farther) in pairwise(SCALE):
        if lost < high:
            return nearer - (nearer - farther) * (lost - low) / (high - low)
    return 0.0
