"""Attributions in English: source and cue whole, as they stand at the hop; the other fields are in test_attribution."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.model import Span
from test_attribution import told

_CORPUS = Path(__file__).parent / "corpus" / "attribution_en.toml"
CASES = [case for case in tomllib.loads(_CORPUS.read_text(encoding="utf-8"))["case"] if "whole" in case]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_source_and_cue_whole(case: dict[str, Any]) -> None:
    def words(span: Span | None) -> str:
        return "" if span is None else case["text"][span.start : span.end]

    found = told(case["text"], case["lang"], case.get("names", []))
    assert [[words(hop.source_words), words(hop.cue_words)] for hop in found] == case["whole"]
