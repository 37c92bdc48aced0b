"""What stands for a name: each case of corpus/references.toml, and the links that follow from it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.extract import marks
from sayso.model import Analysis, Page, Passage, PassageKind, Reference, Span
from sayso.resolve import entities

_CASES = tomllib.loads((Path(__file__).parent / "corpus" / "references.toml").read_text(encoding="utf-8"))["case"]


def _analysis(text: str, lang: str) -> Analysis:
    page = Page("p", text, "plain", "p")
    passages = (Passage(Span("p", 0, len(text)), PassageKind.BODY, lang, "test"),)
    return Analysis(page, passages, marks(page, passages), (), ())


@pytest.mark.parametrize("case", _CASES, ids=[case["label"] for case in _CASES])
def test_what_stands_for_a_name(case: dict[str, Any]) -> None:
    analysis = _analysis(case["text"], case["lang"])
    found = {mark.span: mark for mark in analysis.annotations if isinstance(mark, Reference)}
    rows = []
    for span, mark in sorted(found.items()):
        root = mark.means
        while root in found:
            root = found[root].means
        rows.append([case["text"][span.start : span.end], case["text"][root.start : root.end]])
    assert rows == case["rows"]


def test_a_reference_is_linked_with_its_reason_and_is_no_name() -> None:
    analysis = _analysis("Omar Danvar said he would resign. He left Oslo on Friday.", "en")
    found, links = entities([analysis])
    meant = [link for link in links if link.entity == "omar-danvar"]
    assert [link.mention.start for link in meant] == [0, 17, 34]
    assert all(0.5 <= link.score < 0.9 and "Omar Danvar" in link.because for link in meant[1:2])
    assert next(entity for entity in found if entity.id == "omar-danvar").names == ("Omar Danvar",)
