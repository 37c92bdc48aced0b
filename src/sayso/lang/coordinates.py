"""Where places lie: GeoNames (CC BY 4.0) and Natural Earth (public domain), by the ids of the gazetteer."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sayso.lang.gazetteer import cities, territories
from sayso.text import fold

_LARGE = 1000  # thousands of inhabitants: a city that needs no country beside it to be meant


@cache
def coordinates() -> dict[str, tuple[float, float]]:
    """Longitude and latitude in degrees by country code ("LY") or city id ("geonames:88319")."""
    found: dict[str, tuple[float, float]] = {}
    for line in (files("sayso.lang") / "coordinates.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        ident, east, north = line.split("\t")
        found[f"geonames:{ident}" if ident.isdigit() else ident] = (float(east), float(north))
    return found


def country_of(name: str) -> str | None:
    """The ISO 3166 code of the country that a name means, if it lies somewhere."""
    code = territories().get(fold(name).text)
    return code if code in coordinates() else None


def city_of(name: str, countries: frozenset[str]) -> tuple[str, str] | None:
    """Id and country of the city that a name means: a capital, a very large city, or one of the given countries."""
    city = cities().get(fold(name).text)
    if city is None or city.id not in coordinates():
        return None
    return (city.id, city.country) if city.capital or city.people >= _LARGE or city.country in countries else None
