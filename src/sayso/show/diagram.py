"""Where the boxes and lines of a who-says-so picture stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct

from sayso.show.chains import NAMELESS, Chain, Node
from sayso.show.wording import clipped

_WIDTH = 980.0
_BOX, _TALL, _ROW = 190.0, 40.0, 56.0  # pixels: box width, box height, distance of rows
_LETTERS = 26  # of a label in a box


_Middle = Callable[[tuple[int, str]], tuple[float, float]]


class Box(Struct, frozen=True):
    x: float
    y: float
    width: float
    height: float
    label: str
    title: str
    kind: str  # root, channel, page
    named: bool
    href: str


class Diagram(Struct, frozen=True):
    width: float
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[str, ...]  # SVG paths
    heads: tuple[tuple[float, str], ...]  # x and words above the columns


def diagram(chains: Sequence[Chain]) -> Diagram:
    """Columns from the one who spoke to the page; a line that skips a column keeps a free place in it."""
    columns = max(len(chain.stops) for chain in chains)
    depth = _depths(chains, columns)
    slots = _slots(chains, depth)
    tallest = max(len({row for (at, _), row in slots.items() if at == column}) for column in range(columns))
    gap = (_WIDTH - 2 - _BOX * columns) / max(columns - 1, 1)
    step = _BOX + min(max(gap, 46.0), 200.0)

    def middle(place: tuple[int, str]) -> tuple[float, float]:
        used = len([1 for (at, _) in slots if at == place[0]])
        return 1 + place[0] * step, 46 + (slots[place] + (tallest - used) / 2) * _ROW

    return Diagram(
        width=2 + step * (columns - 1) + _BOX,
        height=30 + tallest * _ROW,
        boxes=tuple(_box(node, at, middle((at, node.key)), chains) for node, at in _nodes(chains, depth)),
        edges=tuple(_paths(chains, depth, middle)),
        heads=_heads(columns, step),
    )


def _depths(chains: Sequence[Chain], columns: int) -> dict[str, int]:
    """The column of each stop: sources left, pages right, what lies between as far left as the chains allow."""
    depth: dict[str, int] = {}
    for _ in range(columns + 1):
        for chain in chains:
            for at, stop in enumerate(chain.stops):
                before = depth[chain.stops[at - 1].key] + 1 if at else 0
                depth[stop.key] = min(max(depth.get(stop.key, 0), before), columns - 2)
    inner = {stop.key for chain in chains for stop in chain.stops[:-1]}
    return {key: at if key in inner else columns - 1 for key, at in depth.items()}


def _way(chain: Chain, depth: dict[str, int]) -> list[tuple[int, str]]:
    """The places that a chain passes, with one in each column that it skips."""
    way: list[tuple[int, str]] = []
    for stop in chain.stops:
        for column in range(way[-1][0] + 1 if way else depth[stop.key], depth[stop.key]):
            way.append((column, f"{way[-1][1]}>{stop.key}"))
        way.append((depth[stop.key], stop.key))
    return way


def _slots(chains: Sequence[Chain], depth: dict[str, int]) -> dict[tuple[int, str], int]:
    """The row of each place in its column, in the order in which the chains come."""
    slots: dict[tuple[int, str], int] = {}
    used: dict[int, int] = {}
    for chain in chains:
        for place in _way(chain, depth):
            if place not in slots:
                slots[place] = used.get(place[0], 0)
                used[place[0]] = slots[place] + 1
    return slots


def _nodes(chains: Sequence[Chain], depth: dict[str, int]) -> list[tuple[Node, int]]:
    nodes: dict[str, Node] = {}
    for chain in chains:
        for stop in chain.stops:
            nodes.setdefault(stop.key, stop)
    return [(node, depth[key]) for key, node in nodes.items()]


def _box(node: Node, column: int, place: tuple[float, float], chains: Sequence[Chain]) -> Box:
    href = next((chain.href for chain in chains if node.kind == "page" and chain.stops[-1].key == node.key), "")
    return Box(
        x=place[0],
        y=place[1] - _TALL / 2,
        width=_BOX,
        height=_TALL,
        label=clipped(node.label, _LETTERS),
        title=node.label if node.named or node.label in NAMELESS else f"{node.label} (not named)",
        kind="channel" if node.kind == "root" and column else node.kind,
        named=node.named,
        href=href,
    )


def _paths(chains: Sequence[Chain], depth: dict[str, int], middle: _Middle) -> list[str]:
    """A curve from stop to stop, straight through the free places between; each line once."""
    found: dict[str, None] = {}
    for chain in chains:
        way = _way(chain, depth)
        for before, after in pairwise(way):
            (x, y), (left, end) = middle(before), middle(after)
            right = x + _BOX
            bend = (right + left) / 2
            line = f"M{right:.0f} {y:.0f}C{bend:.0f} {y:.0f} {bend:.0f} {end:.0f} {left:.0f} {end:.0f}"
            found.setdefault(f"{line}H{left + _BOX:.0f}" if ">" in after[1] else line)
    return list(found)


def _heads(columns: int, step: float) -> tuple[tuple[float, str], ...]:
    words = ["who spoke", *(["through"] * (columns - 2)), "page"]
    return tuple((1 + at * step + _BOX / 2, said) for at, said in enumerate(words))
