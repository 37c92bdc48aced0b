"""Places of the world (countries: CLDR; regions, cities: GeoNames, CC BY 4.0), the world's media and organisations."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.errors import TableError
from sayso.lang import press
from sayso.lang.table import listed, named, naming
from sayso.text import fold

_HERE = files("sayso.lang")
_LONG_NAME = re.compile(
    r"\A(?!\w{1,3} [^ ]{1,60}\Z)[^\W\d_][^ ()]{0,60} [^()]{2,60}\Z"
)  # "Le Phare" has one word and an article
_OWN = "~"  # before a name of a country that counts in pages of its language only
_SHORT = 3  # letters of a name that other languages may have as a word: "ABD" (USA)


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
    """ISO 3166 code by folded name, in all languages; not what is a common word elsewhere: "Island" (Iceland)."""
    found: dict[str, str] = {}
    for lang in sorted(_countries()):
        for code, name in _countries()[lang].items():
            if not name.startswith(_OWN):
                found.setdefault(name, code)
    for lang in named():
        found |= {name: code for name, code in _tabled(lang).items() if lang == "en" or not _short(name)}
    return found


@cache
def territories_in(lang: str) -> dict[str, str]:
    """ISO 3166 code by folded name for a page in one language: those of `territories`, and all of its own."""
    own = {name.removeprefix(_OWN): code for code, name in _countries().get(lang, {}).items()}
    given = {fold(name).text for name in naming(lang).given_names} if lang in named() and lang != "en" else set()
    own = {name: code for name, code in own.items() if name not in given}  # "Dominique"
    return {**territories(), **own, **(_tabled(lang) if lang in named() else {})}


def _tabled(lang: str) -> dict[str, str]:
    return {fold(name).text: code for code, names in sorted(listed(lang).territories.items()) for name in names}


def _short(name: str) -> bool:
    return len(name) <= _SHORT and name.isascii()


@cache
def _countries() -> dict[str, dict[str, str]]:
    """Folded name by ISO 3166 code, by language."""
    head, *rows = (_HERE / "countries.tsv").read_text(encoding="utf-8").splitlines()
    langs = head.rpartition(" in ")[2].split()
    found: dict[str, dict[str, str]] = {lang: {} for lang in langs}
    for row in rows:
        code, *names = row.split("\t")
        for lang, name in zip(langs, names, strict=True):
            if name:
                found[lang][code] = name
    return found


@cache
def regions() -> dict[str, str]:
    """Id of a first-level division of a country by folded name; where two share a name, that of the lower number."""
    found: dict[str, str] = {}
    for row in (_HERE / "regions.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        ident, _, names = row.split("\t")
        for name in names.split("|"):
            found.setdefault(name, f"geonames:{ident}")
    return found


@cache
def nationalities(lang: str) -> dict[str, str]:
    """ISO 3166 code by folded adjective or noun of people, of one language."""
    if lang not in named():
        return {}
    listed = {fold(name).text: code for code, names in sorted(naming(lang).nationalities.items()) for name in names}
    return {**_by_rule(lang), **listed}


def _by_rule(lang: str) -> dict[str, str]:
    """The adjectives that a language makes of the names of countries: "ليبيا" gives "ليبي", "ليبية", …"""
    words = naming(lang)
    if not words.nationality_endings:
        return {}
    made: dict[str, str] = {}
    for code, name in sorted(_countries().get(lang, {}).items()):
        plain = name.removeprefix(_OWN)
        if " " in plain:
            continue
        for article in words.articles:
            plain = plain.removeprefix(fold(article).text)
        for cut in (*map(_folded, words.nationality_cuts), ""):
            if plain.endswith(cut) and len(plain) - len(cut) > 1:
                base = plain[: len(plain) - len(cut)]
                break
        made |= {base + _folded(ending): code for ending in words.nationality_endings}
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
    """Id by folded name: the world's news agencies and its largest outlets.

    Of `agencies.tsv` and `outlets.tsv` only names of two words or more, which nothing else is called.
    """
    found = {fold(name).text: f"outlet:{entry.id}" for entry in _listed().outlet for name in entry.names}
    for house in (*press.agencies(), *press.outlets()):
        names = {fold(name).text for name in (house.name, *house.names, *house.signatures)}
        ident = min((found[name] for name in names if name in found), default=f"outlet:{press.key(house.name)}")
        for name in sorted(names):
            if _LONG_NAME.match(name) and name not in territories() and name not in cities():
                found.setdefault(name, ident)
    return found


@cache
def organisations() -> dict[str, str]:
    """Id by folded name: the large international organisations."""
    found = {fold(name).text: f"organisation:{entry.id}" for entry in _listed().organisation for name in entry.names}
    idents = {entry.id for entry in _listed().organisation}
    for lang in named():
        for ident, names in sorted(listed(lang).organisations.items()):
            if ident not in idents:
                raise TableError(f"{lang}/naming.toml: no organisation {ident!r} in organisations.toml. Add it there")
            for name in names:
                found.setdefault(fold(name).text, f"organisation:{ident}")
    return found


@cache
def _listed() -> _Listed:
    return msgspec.convert(tomllib.loads((_HERE / "organisations.toml").read_text(encoding="utf-8")), _Listed)
