"""The agency that a page credits, by examples in corpus/credit.toml: the outermost hop, and whose word the rest is."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.claim.hops import chain_of
from sayso.claim.say_so.credit import credit
from sayso.model import Page, Passage, PassageKind, Span
from sayso.pipeline import analyse

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "credit.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_credit(case: dict[str, Any]) -> None:
    text = case["text"] + "\n"
    analysis = analyse(Page("p", text, "plain", "p"))
    start = text.index(case["content"])
    hops = chain_of(analysis.attributions, Span("p", start, start + len(case["content"])))
    assert [text[hop.sources[0].start : hop.sources[0].end] for hop in hops] == case["sources"]
    named = {text[s.start : s.end] for hop in hops if hop.by == "agency-credit" for s in hop.sources}
    assert named <= {case["agency"]}


def test_the_pages_own_voice_is_the_agencys() -> None:
    text = "OSTRA (Reuters) - Soldiers killed two men in Ostra on Monday. The minister said the army had left Ostra.\n"
    claims = analyse(Page("p", text, "plain", "p")).claims
    assert claims
    assert all(
        text[hop.sources[0].start : hop.sources[0].end] == "Reuters" for claim in claims for hop in claim.say_so[:1]
    )
    assert all(claim.say_so for claim in claims)


@pytest.mark.parametrize("piece", ["OSTRA ", "(A", "A – ", "X.) (", "/a/ "])
def test_hostile_datelines_do_not_hang(piece: str) -> None:
    text = piece * 5000
    body = (Passage(Span("p", 0, len(text)), PassageKind.BODY, "en", "test"),)
    start = time.perf_counter()
    credit(Page("p", text, "plain", "p"), body, (), ())
    assert time.perf_counter() - start < 2
