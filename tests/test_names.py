"""Names on a page: each case of corpus/names.toml; zones that are silent; spans that re-read."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from sayso.extract.names import mentions
from sayso.model import Page, Passage, PassageKind, Span

_CASES = tomllib.loads((Path(__file__).parent / "corpus" / "names.toml").read_text(encoding="utf-8"))["case"]


def _page(text: str, lang: str, kind: PassageKind) -> tuple[Page, tuple[Passage, ...]]:
    page = Page("p", text, "plain", "p")
    passages, start = [], 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        said = kind if number == 0 else PassageKind.BODY
        passages.append(Passage(Span("p", start, start + len(line)), said, lang, "test"))
        start += len(line)
    return page, tuple(passages)


@pytest.mark.parametrize("case", _CASES, ids=[case["label"] for case in _CASES])
def test_names_of_the_corpus(case: dict[str, object]) -> None:
    text, lang = str(case["text"]), str(case["lang"])
    page, passages = _page(text, lang, PassageKind(case.get("kind", "body")))
    found = mentions(page, passages)
    said = {f"{mark.kind.name} {text[mark.span.start : mark.span.end]}" for mark in found}
    words = {line.partition(" ")[2] for line in said}
    assert set(case.get("has", [])) <= said, said  # type: ignore[call-overload]
    assert not set(case.get("hasnot", [])) & words, said  # type: ignore[call-overload]
    for name, body in dict(case.get("speaks_for", {})).items():  # type: ignore[call-overload]
        spoken = [mark.speaks_for for mark in found if text[mark.span.start : mark.span.end] == name]
        assert spoken[:1] not in ([], [None])
        assert spoken[0] is not None
        assert text[spoken[0].start : spoken[0].end] == body


@pytest.mark.parametrize("kind", ["comment", "related", "navigation", "promotion", "byline"])
def test_only_what_speaks_for_the_page_is_mentioned(kind: str) -> None:
    page, passages = _page("General Omar Danvar met Reuters in Paris.", "en", PassageKind(kind))
    assert mentions(page, passages) == ()


def test_translation_shows_the_names_of_the_original() -> None:
    english, arabic = "Anton Rikov met Pavel Lestov.", "ريكوف ومعه بافل ليستوف"
    text = english + "\n" + arabic
    page = Page("p", text, "plain", "p")
    second = Span("p", len(english) + 1, len(text))
    passages = (
        Passage(Span("p", 0, len(english) + 1), PassageKind.BODY, "en", "test", renders=second),
        Passage(second, PassageKind.BODY, "ar", "test"),
    )
    said = {text[mark.span.start : mark.span.end] for mark in mentions(page, passages)}
    assert {"ريكوف", "بافل ليستوف", "Anton Rikov"} <= said


def test_a_language_without_a_table_degrades() -> None:
    page, passages = _page("Kansleri Otto Brand tapasi Omar Danvarin.", "fi", PassageKind.BODY)
    assert isinstance(mentions(page, passages), tuple)


@pytest.mark.parametrize("lang", ["en", "ar", "ru", "fr"])
def test_a_long_line_takes_time_in_proportion(lang: str) -> None:
    line = {"en": "General Omar Danvar of the Army met A B C in Paris ", "ar": "قال المشير طارق بيلوف في موسكو "}.get(
        lang, "Анна Б "
    )
    took = []
    for times in (200, 800):
        page, passages = _page(line * times, lang, PassageKind.BODY)
        start = time.perf_counter()
        mentions(page, passages)
        took.append(time.perf_counter() - start)
    assert took[1] < max(took[0], 0.02) * 20
