"""Names in German, Spanish and Turkish, unnamed sources, papers and meetings; what the gazetteers hold and cost."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zlib
from pathlib import Path

import pytest

import sayso
from sayso.extract.names import mentions
from sayso.lang.coordinates import coordinates
from sayso.lang.gazetteer import cities, nationalities, regions, territories, territories_in
from sayso.lang.press import Owner, owners
from sayso.model import Page, Passage, PassageKind, Span
from sayso.text import fold

BUDGET = 0.3  # seconds of a core: issue 5
WHEEL = 25_000_000  # bytes: issue 5

_CORPUS = Path(__file__).parent / "corpus"
_FILES = ("names_de", "names_es", "names_tr", "names_unnamed")
_CASES = [
    (f"{name}: {case['label']}", case)
    for name in _FILES
    for case in tomllib.loads((_CORPUS / f"{name}.toml").read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", [case for _, case in _CASES], ids=[label for label, _ in _CASES])
def test_names_of_the_corpus(case: dict[str, object]) -> None:
    text = str(case["text"])
    page = Page("p", text, "plain", "p")
    found = mentions(page, (Passage(Span("p", 0, len(text)), PassageKind.BODY, str(case["lang"]), "test"),))
    said = {f"{mark.kind.name} {text[mark.span.start : mark.span.end]}" for mark in found}
    words = {line.partition(" ")[2] for line in said}
    assert set(case.get("has", [])) <= said, said  # type: ignore[call-overload]
    assert not set(case.get("hasnot", [])) & words, said  # type: ignore[call-overload]


_LISTS = tomllib.loads((_CORPUS / "gazetteer.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "country"), sorted(_LISTS["cities"].items()))
def test_a_city_is_known_in_many_scripts(name: str, country: str) -> None:
    city = cities().get(fold(name).text)
    assert city is not None
    assert city.country == country
    assert city.id in coordinates()


@pytest.mark.parametrize(("name", "code"), sorted(_LISTS["territories"].items()))
def test_a_country_is_known_in_many_languages(name: str, code: str) -> None:
    assert territories().get(fold(name).text) == code


@pytest.mark.parametrize(("name", "code"), sorted(_LISTS["own"].items()))
def test_a_name_that_is_a_word_elsewhere_counts_in_its_own_language(name: str, code: str) -> None:
    lang, _, word = name.partition(" ")
    assert territories_in(lang).get(fold(word).text) == code


@pytest.mark.parametrize("name", sorted(_LISTS["regions"]))
def test_a_region_is_known(name: str) -> None:
    assert fold(name).text in regions()


@pytest.mark.parametrize("name", _LISTS["nowhere"])
def test_a_word_is_no_country_everywhere(name: str) -> None:
    plain = fold(name).text
    assert plain not in territories()
    assert plain not in regions()
    assert plain not in cities()


@pytest.mark.parametrize(("name", "code"), sorted(_LISTS["nationalities"].items()))
def test_a_demonym_means_its_country(name: str, code: str) -> None:
    lang, _, word = name.partition(" ")
    plain = fold(word).text
    assert nationalities(lang).get(plain) == code


def test_an_outlet_has_the_owner_of_the_table_and_others_none() -> None:
    assert owners()["Bild"] == Owner("Axel Springer", "company", "DE")
    assert "Novaya Gazeta" not in owners()


def test_places_with_a_sign_or_none_in_their_list_are_folded() -> None:
    """What is looked up is folded; a name that is not can never be found."""
    for name in (*regions(), *cities(), *territories()):
        assert fold(name).text == name


def test_the_gazetteers_are_loaded_within_their_budget() -> None:
    """Three tenths of a second in a process of its own, the best of three: the machine may be busy."""
    code = (
        "import time; from sayso.lang import coordinates as c, gazetteer as g; begun = time.process_time();"
        "[each() for each in (g.territories, g.regions, g.cities, g.outlets, g.organisations, c.coordinates)];"
        "print(time.process_time() - begun)"
    )
    took = (float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in "123")
    assert min(took) <= BUDGET


def test_data_inside_the_wheel_keep_to_their_budget() -> None:
    """The wheel is a zip of the package: its deflated size is what a zip of these files would be."""
    package = Path(sayso.__file__).parent
    files = (place for place in package.rglob("*") if place.is_file() and place.suffix not in (".pyc", ".pyo"))
    assert sum(len(zlib.compress(place.read_bytes())) for place in files) <= WHEEL
