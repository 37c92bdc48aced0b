"""The map: an outline of the land around the places named, cut to their frame; no borders are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import cos, radians

from msgspec import Struct

from sayso.show.board import Board
from sayso.show.places import Place, drawn, places

_WIDTH, _HEIGHT = 360.0, 270.0  # pixels
_LEAST = 13.0  # degrees of latitude in the picture: the outline is too rough for less
_MARGIN = 1.35  # of the frame of the places
_DEGREE = 20  # steps of land.txt
_LETTER, _LINE = 6.7, 14.0  # pixels of a letter and a line of a label, 12 px system font, measured in Chromium
_EDGE = 12.0  # pixels that the land runs on outside of the picture, so that no stroke shows

_Point = tuple[float, float]
_Rect = tuple[float, float, float, float]


class Label(Struct, frozen=True):
    x: float
    y: float
    anchor: str  # "start", "middle", "end"
    place: Place


class Dot(Struct, frozen=True):
    x: float
    y: float
    place: Place


class Map(Struct, frozen=True):
    width: float
    height: float
    land: str  # SVG path
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    places: tuple[Place, ...]  # all that are known, for the list
    outside: tuple[str, ...]  # labels of those that the picture leaves out


def atlas(board: Board) -> Map | None:
    """The map of the places named; None where none is known."""
    found = places(board)
    core = drawn(found)
    if not core:
        return None
    project = _projection(core)
    at = {place.id: project(place.east, place.north) for place in found}
    shown = core + tuple(place for place in found if place.is_country and place not in core and _within(at[place.id]))
    labels = _labels(shown, at)
    named = {label.place.id for label in labels}
    return Map(
        width=_WIDTH,
        height=_HEIGHT,
        land="".join(_paths(project)),
        dots=tuple(Dot(*at[place.id], place) for place in shown if not place.is_country),
        labels=labels,
        places=found,
        outside=tuple(place.label for place in found if place.id not in named),
    )


def _within(point: _Point) -> bool:
    return 0 < point[0] < _WIDTH and 0 < point[1] < _HEIGHT


def _projection(shown: Sequence[Place]) -> Callable[[float, float], _Point]:
    """Degrees to pixels: true to shape in the middle of the picture."""
    east, north = [place.east for place in shown], [place.north for place in shown]
    x, y = (min(east) + max(east)) / 2, (min(north) + max(north)) / 2
    squeeze = max(cos(radians(y)), 0.3)
    tall = max((max(north) - min(north)) * _MARGIN, _LEAST)
    wide = (max(east) - min(east)) * squeeze * _MARGIN
    scale = min(_HEIGHT / tall, _WIDTH / max(wide, 1.0))

    def project(lon: float, lat: float) -> _Point:
        return _WIDTH / 2 + (lon - x) * squeeze * scale, _HEIGHT / 2 - (lat - y) * scale

    return project


@cache
def _rings() -> tuple[tuple[_Point, ...], ...]:
    """The rings of all land, in degrees."""
    lines = (files("sayso.show") / "land.txt").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(_ring(line) for line in lines)


def _ring(line: str) -> tuple[_Point, ...]:
    steps = [step.split(",") for step in line.split(" ")]
    xs, ys = accumulate(int(step[0]) for step in steps), accumulate(int(step[1]) for step in steps)
    return tuple((x / _DEGREE, y / _DEGREE) for x, y in zip(xs, ys, strict=True))


def _paths(project: Callable[[float, float], _Point]) -> Iterator[str]:
    """What of each ring lies in the picture, as a piece of an SVG path."""
    for ring in _rings():
        points = [project(lon, lat) for lon, lat in ring]
        for axis, bound, sign in ((0, -_EDGE, 1), (0, _WIDTH + _EDGE, -1), (1, -_EDGE, 1), (1, _HEIGHT + _EDGE, -1)):
            points = _cut(points, axis, bound, sign)
        line = list(dict.fromkeys(f"{x:.0f} {y:.0f}" for x, y in points))
        if len(line) > 2:
            yield f"M{line[0]}L{' '.join(line[1:])}z"


def _cut(points: list[_Point], axis: int, bound: float, sign: int) -> list[_Point]:
    """A ring without what lies beyond one edge (Sutherland and Hodgman, 1974)."""
    kept: list[_Point] = []
    for at, point in enumerate(points):
        before = points[at - 1]
        here, there = (point[axis] - bound) * sign >= 0, (before[axis] - bound) * sign >= 0
        if here is not there:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share))
        if here:
            kept.append(point)
    return kept


def _labels(shown: Sequence[Place], at: dict[str, _Point]) -> tuple[Label, ...]:
    """A place for each name where it covers no other name and no dot; a name without a free place is left out."""
    taken: list[_Rect] = [(x - 6, y - 6, x + 6, y + 6) for place in shown for x, y in [at[place.id]]
                          if not place.is_country]  # fmt: skip
    made = []
    for place in sorted(shown, key=lambda place: place.is_country):
        for x, y, anchor in _spots(place, at[place.id]):
            box = _box(x, y, anchor, len(place.label) * _LETTER)
            if _inside(box) and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                made.append(Label(x, y, anchor, place))
                break
    return tuple(made)


def _spots(place: Place, at: _Point) -> tuple[tuple[float, float, str], ...]:
    """Where a name may stand, best first: beside its dot, then above and below."""
    x, y = at
    if place.is_country:
        return ((x, y + 4, "middle"), (x, y - 12, "middle"), (x, y + 20, "middle"), (x, y + 36, "middle"))
    return (
        (x + 8, y + 4, "start"), (x - 8, y + 4, "end"), (x, y - 9, "middle"), (x, y + 18, "middle"),
        (x + 6, y - 9, "start"), (x - 6, y - 9, "end"), (x + 6, y + 18, "start"), (x - 6, y + 18, "end"),
    )  # fmt: skip


def _box(x: float, y: float, anchor: str, width: float) -> _Rect:
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return left, y - _LINE + 3, left + width, y + 3


def _inside(box: _Rect) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[2] <= _WIDTH - 2 and box[3] <= _HEIGHT - 2


def _overlap(one: _Rect, two: _Rect) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
