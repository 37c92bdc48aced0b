"""Hops outside a speaker, by examples in corpus/speech.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.claim.hops import chain_of
from sayso.model import Page, Span
from sayso.pipeline import analyse

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "speech.toml").read_text(encoding="utf-8"))["case"]


def told(text: str) -> list[list[object]]:
    """Each content with the sources of its chain, outer first; of a source only where it begins is asked."""
    hops = analyse(Page("p", text, "plain", "p")).attributions
    contents: dict[Span, None] = dict.fromkeys(hop.content for hop in hops)
    return [
        [text[span.start : span.end], [text[s.start : s.end] for hop in chain_of(hops, span) for s in hop.sources]]
        for span in contents
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_speech(case: dict[str, Any]) -> None:
    found = told(case["text"] + "\n")
    assert [content for content, _ in found] == [content for content, _ in case["chains"]]
    for (_, sources), (_, wanted) in zip(found, case["chains"], strict=True):
        assert isinstance(sources, list)
        assert len(sources) == len(wanted), sources
        assert all(want in source for source, want in zip(sources, wanted, strict=True)), sources


@pytest.mark.parametrize(
    ("say", "modality"),
    [
        ("said that the army had attacked Ostra", "happened"),
        ("fears that the army attacked Ostra", "possible"),
        ("did not say that the army had attacked Ostra", "possible"),
    ],
)
def test_what_is_feared_or_left_unsaid_is_not_told_as_a_fact(say: str, modality: str) -> None:
    text = f"The mayor {say} on Monday.\n"
    claims = analyse(Page("p", text, "plain", "p")).claims
    assert [claim.modality.value for claim in claims if claim.predicate == "attack"] == [modality]
