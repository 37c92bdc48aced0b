"""Quantities: the examples of tests/corpus/quantities*.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.extract.quantities import quantities
from sayso.model import Page, Passage, PassageKind, Span

CASES = [
    case
    for place in sorted((Path(__file__).parent / "corpus").glob("quantities*.toml"))
    for case in tomllib.loads(place.read_text())["case"]
]


def side(value: float | None) -> str:
    return "-" if value is None else f"{value:g}" if value < 1e6 else str(int(value))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_example(case: dict[str, Any]) -> None:
    text = case["text"]
    passage = Passage(Span("p", 0, len(text)), PassageKind(case.get("kind", "body")), case["lang"], "test")
    found = quantities(Page("p", text, "plain", "p"), (passage,))
    shown = [f"{text[q.span.start : q.span.end]} | {side(q.low)} | {side(q.high)} | {q.unit}" for q in found]
    assert all(line in shown for line in case["found"]), shown
    assert case["found"] or not shown
