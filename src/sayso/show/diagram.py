"""Where the boxes and lines of a who-says-so picture stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct

from sayso.show.chains import NAMELESS, Arrow, Chain, Node
from sayso.show.wording import clipped

_WIDTH = 980.0
_BOXES = {2: 190.0, 3: 190.0, 4: 170.0}  # pixels of a box by the number of columns: the arrows between need room
_NARROW, _TALL, _ROW = 150.0, 42.0, 60.0  # pixels: a box of more columns, box height, distance of rows
_LETTER, _SMALL = 7.0, 6.0  # pixels of a letter in a box (13 px) and at an arrow (11 px), measured in Chromium
_GAP, _LEAST_GAP = 200.0, 46.0  # pixels between columns


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
    note: str  # below the label
    key: str  # of the one who is meant


class Edge(Struct, frozen=True):
    path: str  # SVG
    x: float  # middle of its words
    y: float  # of the line on which they stand
    label: str
    day: str
    title: str
    is_inferred: bool
    is_last: bool  # it ends at a box, and not in a free place


class Diagram(Struct, frozen=True):
    width: float
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    heads: tuple[tuple[float, str], ...]  # x and words above the columns


def diagram(chains: Sequence[Chain]) -> Diagram:
    """Columns from the one who spoke to the page; a line that skips a column keeps a free place in it."""
    columns = max(len(chain.stops) for chain in chains)
    depth = _depths(chains, columns)
    slots = _slots(chains, depth)
    tallest = max(len({row for (at, _), row in slots.items() if at == column}) for column in range(columns))
    box = _BOXES.get(columns, _NARROW)
    gap = (_WIDTH - 2 - box * columns) / max(columns - 1, 1)
    step = box + min(max(gap, _LEAST_GAP), _GAP)

    def middle(place: tuple[int, str]) -> tuple[float, float]:
        used = len([1 for (at, _) in slots if at == place[0]])
        return 1 + place[0] * step, 46 + (slots[place] + (tallest - used) / 2) * _ROW

    return Diagram(
        width=2 + step * (columns - 1) + box,
        height=30 + tallest * _ROW,
        boxes=tuple(_box(node, at, (*middle((at, node.key)), box), chains) for node, at in _nodes(chains, depth)),
        edges=tuple(_edges(chains, depth, middle, (box, step))),
        heads=_heads(columns, step, box),
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


def _box(node: Node, column: int, place: tuple[float, float, float], chains: Sequence[Chain]) -> Box:
    href = next((chain.href for chain in chains if node.kind == "page" and chain.stops[-1].key == node.key), "")
    x, y, width = place
    letters = int((width - 12) / _LETTER)
    return Box(
        x=x,
        y=y - _TALL / 2,
        width=width,
        height=_TALL,
        label=clipped(node.label, letters),
        title=node.label if node.named or node.label in NAMELESS else f"{node.label} (not named)",
        kind="channel" if node.kind == "root" and column else node.kind,
        named=node.named,
        href=href,
        note=clipped(node.note, int((width - 12) / _SMALL)),
        key=node.who or node.key,
    )


def _edges(chains: Sequence[Chain], depth: dict[str, int], middle: _Middle, sizes: tuple[float, float]) -> list[Edge]:
    """A curve from stop to stop, straight through the free places between; each line once, with its words."""
    found: dict[str, Edge] = {}
    box, step = sizes
    for chain in chains:
        way = _way(chain, depth)
        arrow, arrows = Arrow(), {stop.key: stop.arrow for stop in chain.stops}
        for before, after in pairwise(way):
            (x, y), (left, end) = middle(before), middle(after)
            right, is_free = x + box, ">" in after[1]
            bend = (right + left) / 2
            path = f"M{right:.0f} {y:.0f}C{bend:.0f} {y:.0f} {bend:.0f} {end:.0f} {left:.0f} {end:.0f}"
            arrow = arrows[before[1]] if before[1] in arrows else Arrow(is_inferred=arrow.is_inferred)
            room = step if is_free else step - box
            at = ((right + left + box) / 2, end) if is_free else (bend, (y + end) / 2)
            path = f"{path}H{left + box:.0f}" if is_free else path
            found.setdefault(path, _edge(path, arrow, at, room, is_last=not is_free))
    return list(found.values())


def _edge(path: str, arrow: Arrow, at: tuple[float, float], room: float, *, is_last: bool) -> Edge:
    letters = int((room - 10) / _SMALL)
    label = clipped(arrow.label, letters) if arrow.label else ""
    day = arrow.day if len(arrow.day) <= letters else ""
    return Edge(path, at[0], at[1], label, day, arrow.title, arrow.is_inferred, is_last)


def _heads(columns: int, step: float, box: float) -> tuple[tuple[float, str], ...]:
    words = ["who spoke", *(["through"] * (columns - 2)), "page"]
    return tuple((1 + at * step + box / 2, said) for at, said in enumerate(words))
