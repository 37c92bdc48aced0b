"""Names in languages with cases: corpus/inflected.toml; what forms can be; time in proportion to the text."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from sayso.extract.names import mentions
from sayso.lang.inflection import bases, family, given, inflection, noun
from sayso.model import Mention, Page, Passage, PassageKind, Span

_CASES = tomllib.loads((Path(__file__).parent / "corpus" / "inflected.toml").read_text(encoding="utf-8"))["case"]


def _found(text: str, lang: str) -> tuple[Mention, ...]:
    page = Page("p", text, "plain", "p")
    return mentions(page, (Passage(Span("p", 0, len(text)), PassageKind.BODY, lang, "test"),))


@pytest.mark.parametrize("case", _CASES, ids=[case["label"] for case in _CASES])
def test_names_with_cases(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = _found(text, str(case["lang"]))
    said = {f"{mark.kind.name} {text[mark.span.start : mark.span.end]}" for mark in found}
    words = {line.partition(" ")[2] for line in said}
    assert set(case.get("has", [])) <= said, said  # type: ignore[call-overload]
    assert not set(case.get("hasnot", [])) & words, said  # type: ignore[call-overload]
    for name, office in dict(case.get("role", {})).items():  # type: ignore[call-overload]
        roles = [mark.role for mark in found if text[mark.span.start : mark.span.end] == name]
        assert [role and text[role.start : role.end] for role in roles] == [office]


@pytest.mark.parametrize(("lang", "form", "base"), [
    ("ru", "Лестовым", "лестов"), ("ru", "Довранову", "довранов"), ("ru", "Тревиной", "тревина"),
    ("ru", "Гуринского", "гуринский"), ("ru", "Келдорой", "келдора"), ("ru", "Королёвым", "королев"),
    ("uk", "Донченкові", "донченко"), ("uk", "Лестового", "лестовий"), ("uk", "Сальтарою", "сальтара"),
])  # fmt: skip
def test_base_forms(lang: str, form: str, base: str) -> None:
    assert base in bases(form, lang)


def test_a_language_without_cases_has_no_forms() -> None:
    assert inflection("en") is None
    assert bases("Lestov", "en") == ("lestov",)
    assert not given("en")
    assert not noun("Lestov", "en")


def test_agreement_parts_two_cases() -> None:
    assert not given("ru")["тимур"] & family("Лестова", "ru") & given("ru")["павла"]
    assert given("ru")["ильей"] & family("Довранов", "ru") == frozenset()
    assert given("ru")["ильей"] & family("Доврановым", "ru")


@pytest.mark.parametrize("words", [
    "Совет ", "Министр ", "институт Совета ", "«", "Павел ", "А.", "по делам ", "МИД ", "Северная ", "город Орленд ",
])  # fmt: skip
def test_a_long_line_takes_time_in_proportion(words: str) -> None:
    begun = time.process_time()
    _found(words * 1000 + ".", "ru")
    assert time.process_time() - begun < 4  # seconds of the processor
