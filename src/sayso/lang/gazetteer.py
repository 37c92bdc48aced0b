"""Places of the world (countries: CLDR; cities: GeoNames, CC BY 4.0), the world's media and organisations."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.lang.table import known, naming, table
from sayso.text import fold

_HERE = files("sayso.lang")


class Known(Struct, frozen=True, forbid_unknown_fields=True):
    """Something with names in several languages; `id` is stable: "LY", "geonames:88319", "outlet:tass"."""

    id: str
    names: tuple[str, ...]
    people: int = 0  # thousands of inhabitants of a city
    capital: bool = False
    country: str = ""  # ISO 3166 code


class _Listed(Struct, frozen=True, forbid_unknown_fields=True):
    outlet: tuple[Known, ...] = ()
    organisation: tuple[Known, ...] = ()


@cache
def territories() -> dict[str, str]:
    """ISO 3166 code by folded name, in every language with a table."""
    from babel import Locale

    found: dict[str, str] = {}
    for lang in known():
        for code, name in sorted(Locale(lang).territories.items()):
            if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "QO", "XA", "XB", "ZZ"):
                found.setdefault(fold(name).text, code)
        for code, names in sorted(naming(lang).territories.items()):
            for name in names:
                found[fold(name).text] = code
    return found


@cache
def nationalities(lang: str) -> dict[str, str]:
    """ISO 3166 code by folded adjective or noun of people, of one language."""
    words = table(lang)
    if words is None:
        return {}
    listed = {fold(name).text: code for code, names in sorted(words.naming.nationalities.items()) for name in names}
    return {**_by_rule(lang), **listed}


def _by_rule(lang: str) -> dict[str, str]:
    """The adjectives that a language makes of the names of countries: "ليبيا" gives "ليبي", "ليبية", …"""
    from babel import Locale

    words = table(lang)
    if words is None or not words.naming.nationality_endings:
        return {}
    made: dict[str, str] = {}
    for code, name in sorted(Locale(lang).territories.items()):
        plain = fold(name).text
        if len(code) != 2 or " " in plain:
            continue
        for article in words.naming.articles:
            plain = plain.removeprefix(fold(article).text)
        for cut in (*map(_folded, words.naming.nationality_cuts), ""):
            if plain.endswith(cut) and len(plain) - len(cut) > 1:
                base = plain[: len(plain) - len(cut)]
                break
        made |= {base + _folded(ending): code for ending in words.naming.nationality_endings}
    return made


def _folded(text: str) -> str:
    return fold(text).text


@cache
def cities() -> dict[str, Known]:
    """The largest city of each folded name."""
    found: dict[str, Known] = {}
    for line in (_HERE / "places.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        ident, country, people, capital, names = line.split("\t")
        spelt = tuple(names.split("|"))
        city = Known(f"geonames:{ident}", spelt, int(people), capital == "C", country)
        for name in spelt:
            old = found.get(name)
            if old is None or (city.capital, city.people) > (old.capital, old.people):
                found[name] = city
    return found


@cache
def outlets() -> dict[str, str]:
    """Id by folded name: the world's news agencies and its largest outlets."""
    return {fold(name).text: f"outlet:{entry.id}" for entry in _listed().outlet for name in entry.names}


@cache
def organisations() -> dict[str, str]:
    """Id by folded name: the large international organisations."""
    return {fold(name).text: f"organisation:{entry.id}" for entry in _listed().organisation for name in entry.names}


@cache
def _listed() -> _Listed:
    return msgspec.convert(tomllib.loads((_HERE / "organisations.toml").read_text(encoding="utf-8")), _Listed)
