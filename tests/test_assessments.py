"""The outlet's own judgements, by examples in corpus/assessments.toml."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.claim.assessments import assessments
from sayso.model import Page, Passage, PassageKind, Span
from sayso.pipeline import analyse

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "assessments.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_assessments(case: dict[str, Any]) -> None:
    text = case["text"] + "\n"
    found = analyse(Page("p", text, "plain", "p")).assessments
    assert [text[one.cue.start : one.cue.end] for one in found] == case["cues"]
    assert all(one.by and one.span.start <= one.cue.start and one.cue.end <= one.span.end for one in found)


@pytest.mark.parametrize("piece", ["will ", "could  \u00a0", "a dangerous ", "is likely ", "wird so "])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_hostile_lines_do_not_hang(piece: str, lang: str) -> None:
    text = piece * 4000
    body = (Passage(Span("p", 0, len(text)), PassageKind.BODY, lang, "test"),)
    start = time.perf_counter()
    assert assessments(Page("p", text, "plain", "p"), body, (), ()) == ()
    assert time.perf_counter() - start < 5
