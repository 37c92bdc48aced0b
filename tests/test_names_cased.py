"""Names of English and French pages: each case of corpus/names_cased.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.extract.names import mentions
from sayso.model import Page, Passage, PassageKind, Span

_CASES = tomllib.loads((Path(__file__).parent / "corpus" / "names_cased.toml").read_text(encoding="utf-8"))["case"]


def _page(text: str, lang: str) -> tuple[Page, tuple[Passage, ...]]:
    page = Page("p", text, "plain", "p")
    passages, start = [], 0
    for line in text.splitlines(keepends=True):
        passages.append(Passage(Span("p", start, start + len(line)), PassageKind.BODY, lang, "test"))
        start += len(line)
    return page, tuple(passages)


@pytest.mark.parametrize("case", _CASES, ids=[case["label"] for case in _CASES])
def test_names_of_the_corpus(case: dict[str, object]) -> None:
    text, lang = str(case["text"]), str(case["lang"])
    found = mentions(*_page(text, lang))
    said = {f"{mark.kind.name} {text[mark.span.start : mark.span.end]}" for mark in found}
    words = said | {line.partition(" ")[2] for line in said}
    assert set(case.get("has", [])) <= said, said  # type: ignore[call-overload]
    assert not set(case.get("hasnot", [])) & words, said  # type: ignore[call-overload]
