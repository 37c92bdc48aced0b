"""Writes src/sayso/show/land.txt: the outline of the world's land, without borders.

Source: Natural Earth 1:110m land (public domain) as packed by the npm package world-atlas 2 (land-110m.json, ISC).
A line is a ring: the first longitude and latitude, then steps, all in twentieths of a degree.
Run: `npm pack world-atlas && tar xzf world-atlas-*.tgz && python tools/build_land.py package/land-110m.json`.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path

PER_DEGREE = 20
OUT = Path(__file__).parent.parent / "src" / "sayso" / "show" / "land.txt"


def arcs(atlas: dict) -> list[list[tuple[float, float]]]:
    """The lines of a TopoJSON file in degrees; its steps are turned into places."""
    (wide, tall), (left, low) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    found = []
    for arc in atlas["arcs"]:
        xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
        found.append([(x * wide + left, y * tall + low) for x, y in zip(xs, ys, strict=True)])
    return found


def rings(atlas: dict) -> list[list[tuple[float, float]]]:
    """The outer rings of all land; a negative number is an arc read backwards."""
    lines = arcs(atlas)
    made = []
    for shape in atlas["objects"]["land"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points: list[tuple[float, float]] = []
                for at in ring:
                    points += lines[at] if at >= 0 else lines[~at][::-1]
                made.append(points)
    return made


def packed(ring: list[tuple[float, float]]) -> str:
    """A ring as whole numbers: where it begins, then the steps that move."""
    places = [(round(x * PER_DEGREE), round(y * PER_DEGREE)) for x, y in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(places) if a != b]
    return " ".join(f"{x},{y}" for x, y in [places[0], *steps])


def main() -> None:
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = sorted(line for line in map(packed, rings(atlas)) if line.count(" ") > 2)
    head = "# Natural Earth 1:110m land (public domain), world-atlas 2 (ISC), by tools/build_land.py: degrees / 20"
    OUT.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
