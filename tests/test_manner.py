"""How something was said, by examples in corpus/manner.toml: the innermost hop of a content, and what goes with it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.claim.hops import chain_of
from sayso.model import Attribution, Page, Span
from sayso.pipeline import analyse

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "manner.toml").read_text(encoding="utf-8"))["case"]


def words(text: str, span: Span | None) -> str:
    return "" if span is None else text[span.start : span.end]


def found(text: str, content: str) -> Attribution:
    start = text.index(content)
    hops = chain_of(analyse(Page("p", text, "plain", "p")).attributions, Span("p", start, start + len(content)))
    assert hops, content
    return hops[-1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_manner(case: dict[str, Any]) -> None:
    text, want = case["text"] + "\n", case["hop"]
    hop = found(text, case["content"])
    told = {
        "source_words": words(text, hop.source_words),
        "cue_words": words(text, hop.cue_words),
        "to": [words(text, span) for span in hop.to],
        "when": words(text, hop.when),
        "negated": hop.negated,
        "hedged": hop.hedged,
        "form": hop.form.value,
        "channel": "" if hop.channel is None else hop.channel.value,
    }
    assert {key: told[key] for key in want} == want
