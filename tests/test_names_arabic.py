"""Names in Arabic and Persian: each case of corpus/names_arabic.toml; word lists; spans that re-read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.extract.names.arabic import arabic
from sayso.extract.names.words import lexicon, ordinary
from sayso.lang.words import holders, inflected, people
from sayso.model import Page, Passage, PassageKind, Span

_CASES = tomllib.loads((Path(__file__).parent / "corpus" / "names_arabic.toml").read_text(encoding="utf-8"))["case"]


def _said(text: str, lang: str) -> set[str]:
    page = Page("p", text, "plain", "p")
    passages, start = [], 0
    for line in text.splitlines(keepends=True):
        passages.append(Passage(Span("p", start, start + len(line)), PassageKind.BODY, lang, "test"))
        start += len(line)
    found = arabic(page, passages, (), lang=lang)
    return {f"{mark.kind.name} {text[mark.span.start : mark.span.end]}" for mark in found}


@pytest.mark.parametrize("case", _CASES, ids=[case["label"] for case in _CASES])
def test_names_of_the_corpus(case: dict[str, object]) -> None:
    said = _said(str(case["text"]), str(case.get("lang", "ar")))
    words = {line.partition(" ")[2] for line in said}
    assert set(case.get("has", [])) <= said, said  # type: ignore[call-overload]
    assert not set(case.get("hasnot", [])) & words, said  # type: ignore[call-overload]


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_no_word_is_both_common_and_of_names(lang: str) -> None:
    assert people(lang)
    assert inflected(lang)
    assert not people(lang) & inflected(lang)
    assert not holders(lang) & inflected(lang)


@pytest.mark.parametrize("word", ["حكومه", "الوزراء", "يجتمعون", "متظاهرين"])
def test_a_common_word_is_known_in_its_forms(word: str) -> None:
    words = lexicon("ar")
    assert words is not None
    assert ordinary(word, words)


@pytest.mark.parametrize("word", ["بافل", "ليستوف", "فلمورا"])
def test_an_invented_name_is_no_common_word(word: str) -> None:
    words = lexicon("ar")
    assert words is not None
    assert not ordinary(word, words)
