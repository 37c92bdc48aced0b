"""How well mentions are clustered: MUC, B-cubed and CEAFe, whose mean is the CoNLL score of coreference.

Both clusterings are of the same mentions: `gold` and `said` give each mention the name of its cluster. Singletons
count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeVar

import numpy as np

Item = TypeVar("Item", bound=Hashable)  # a mention
Clusters = Mapping[Item, Hashable]  # mention → the name of its cluster
Counts = tuple[float, float, float, float]  # right and all of recall, right and all of precision


def conll(gold: Clusters[Item], said: Clusters[Item]) -> float:
    """The mean of three F1 (Pradhan et al. 2012).

    >>> round(conll(*KEY_AND_RESPONSE), 3)  # MUC .400, B-cubed .705, CEAFe .705
    0.603
    """
    return (f1(*muc(gold, said)) + f1(*b_cubed(gold, said)) + f1(*ceaf(gold, said))) / 3


def f1(right: float, asked: float, good: float, told: float) -> float:
    """F1 of recall right/asked and precision good/told."""
    recall, precision = right / asked if asked else 0.0, good / told if told else 0.0
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def muc(gold: Clusters[Item], said: Clusters[Item]) -> Counts:
    """Links (Vilain et al. 1995): a cluster of n mentions asks for n-1; each part it falls into costs one."""
    return (*_links(gold, said), *_links(said, gold))


def _links(one: Clusters[Item], two: Clusters[Item]) -> tuple[float, float]:
    parts: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in one.items():
        parts[cluster].add(two[mention])
    size = Counter(one.values())
    return float(sum(size[name] - len(found) for name, found in parts.items())), float(sum(size.values()) - len(size))


def b_cubed(gold: Clusters[Item], said: Clusters[Item]) -> Counts:
    """Bagga and Baldwin 1998: of each mention the share of its cluster that is right."""
    both = _overlaps(gold, said)
    asked, told = Counter(gold.values()), Counter(said.values())
    recall = sum(n * n / asked[key] for (key, _), n in both.items())
    precision = sum(n * n / told[name] for (_, name), n in both.items())
    return recall, float(len(gold)), precision, float(len(said))


def ceaf(gold: Clusters[Item], said: Clusters[Item]) -> Counts:
    """Luo 2005, CEAFe: clusters paired one to one for the greatest sum of 2·shared / (size + size)."""
    asked, told = Counter(gold.values()), Counter(said.values())
    alike = {(k, r): 2 * n / (asked[k] + told[r]) for (k, r), n in _overlaps(gold, said).items()}
    best = sum(_paired(block) for block in _blocks(alike))
    return best, float(len(asked)), best, float(len(told))


def _overlaps(gold: Clusters[Item], said: Clusters[Item]) -> Counter[tuple[Hashable, Hashable]]:
    return Counter((cluster, said[mention]) for mention, cluster in gold.items())


def _blocks(alike: dict[tuple[Hashable, Hashable], float]) -> list[dict[tuple[Hashable, Hashable], float]]:
    """The pairs in groups that share no cluster: each is paired alone."""
    head: dict[Hashable, Hashable] = {}

    def top(node: Hashable) -> Hashable:
        while head.setdefault(node, node) != node:
            head[node] = head[head[node]]
            node = head[node]
        return node

    for key, response in alike:
        head[top((0, key))] = top((1, response))
    blocks: dict[Hashable, dict[tuple[Hashable, Hashable], float]] = defaultdict(dict)
    for (key, response), value in alike.items():
        blocks[top((0, key))][key, response] = value
    return list(blocks.values())


def _paired(alike: dict[tuple[Hashable, Hashable], float]) -> float:
    """The greatest sum of one pair a row and column."""
    rows = {name: at for at, name in enumerate(dict.fromkeys(key for key, _ in alike))}
    columns = {name: at for at, name in enumerate(dict.fromkeys(name for _, name in alike))}
    table = np.zeros((len(rows), len(columns)))
    for (key, name), value in alike.items():
        table[rows[key], columns[name]] = value
    return assigned(table if len(rows) <= len(columns) else table.T)


def assigned(gain: np.ndarray) -> float:
    """The greatest sum of one cell a row, no column twice (Kuhn and Munkres, with potentials); rows ≤ columns.

    >>> assigned(np.array([[3.0, 2.0], [3.0, 0.0]]))
    5.0
    """
    count, width = gain.shape
    cost = -gain
    rise, fall = np.zeros(count + 1), np.zeros(width + 1)
    owner = np.zeros(width + 1, dtype=int)  # row of each column, from 1; 0 is free
    for row in range(1, count + 1):
        owner[0], column = row, 0
        least, back = np.full(width + 1, np.inf), np.zeros(width + 1, dtype=int)
        used = np.zeros(width + 1, dtype=bool)
        while owner[column]:
            used[column] = True
            here = cost[owner[column] - 1] - rise[owner[column]] - fall[1:]
            nearer = ~used[1:] & (here < least[1:])
            least[1:][nearer], back[1:][nearer] = here[nearer], column
            following = int(np.argmin(np.where(used[1:], np.inf, least[1:]))) + 1
            step = least[following]
            rise[owner[used]] += step
            fall[used] -= step
            least[1:][~used[1:]] -= step
            column = following
        while column:
            owner[column], column = owner[back[column]], int(back[column])
    return float(sum(gain[owner[at] - 1, at - 1] for at in range(1, width + 1) if owner[at]))


KEY_AND_RESPONSE: tuple[dict[str, int], dict[str, int]] = (
    {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3},
    {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3, "f": 4},
)  # an example for the doctest
