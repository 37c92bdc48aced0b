"""The tagger of names: what it adds to the rules, what it leaves alone; the shipped weights are those described."""

from __future__ import annotations

import hashlib
import re
import time
import tomllib
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from sayso.extract.names import mentions
from sayso.extract.tagger import Model, model
from sayso.extract.tagger.decode import Tagged, likeliest, runs
from sayso.extract.tagger.features import grams
from sayso.extract.tagger.weights import pack, sums, table, unpack
from sayso.model import Mention, Page, Passage, PassageKind, Span

_CASES = tomllib.loads((Path(__file__).parent / "corpus" / "tagger.toml").read_text(encoding="utf-8"))["case"]
_FILES = files("sayso.extract.tagger")


def _said(text: str) -> tuple[Mention, ...]:
    passage = Passage(Span("p", 0, len(text)), PassageKind.BODY, "ar", "test")
    return mentions(Page("p", text, "plain", "p"), (passage,))


@pytest.mark.parametrize("case", _CASES, ids=[case["label"] for case in _CASES])
def test_names_that_rules_and_tagger_find_together(case: dict[str, object]) -> None:
    text = str(case["text"])
    said = {f"{mark.kind.name} {text[mark.span.start : mark.span.end]}" for mark in _said(text)}
    words = {line.partition(" ")[2] for line in said}
    assert set(case.get("has", [])) <= said, said  # type: ignore[call-overload]
    assert not set(case.get("hasnot", [])) & words, said  # type: ignore[call-overload]


def test_what_the_tagger_decides_says_so_and_nothing_overlaps() -> None:
    text = "وأضاف كالستوف أن الوقت لم يحن. وشدد كالستوف على أهمية الحوار. وردت وزارة الزراعة في باريس."
    said = _said(text)
    assert "tagger" in {mark.by for mark in said}
    spans = sorted(mark.span for mark in said if mark.kind.value != "unnamed")
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_without_a_model_the_rules_stand_alone() -> None:
    text = "وقال دوفران كالستوف إن بلاده لن تشارك."
    passage = Passage(Span("p", 0, len(text)), PassageKind.BODY, "ar", "test")
    said = mentions(Page("p", text, "plain", "p"), (passage,), models=lambda _: None)
    assert "tagger" not in {mark.by for mark in said}


def test_an_empty_page_and_one_of_signs_alone_have_no_names() -> None:
    assert _said("") == ()
    assert _said("… 12 ، 13 !") == ()


def test_the_shipped_weights_are_those_of_the_statement_and_small() -> None:
    packed = (_FILES / "ar.weights").read_bytes()
    told = re.search(r"SHA-256: `([0-9a-f]{64})`", (_FILES / "ar.md").read_text(encoding="utf-8"))
    assert told is not None
    assert told[1] == hashlib.sha256(packed).hexdigest()
    assert len(packed) < 3_000_000


def test_the_shipped_weights_load_quickly_and_come_back_from_a_file() -> None:
    packed = (_FILES / "ar.weights").read_bytes()
    began = time.process_time()
    learnt = unpack(packed)
    assert time.process_time() - began < 0.1
    again = unpack(pack(learnt))
    assert np.array_equal(again.tagging.rows, learnt.tagging.rows)
    assert np.array_equal(again.moves, learnt.moves)
    assert again.labels == learnt.labels
    assert model("ar") is model("ar")
    assert model("xx") is None


def test_the_same_page_twice_has_the_same_names() -> None:
    text = "وصل كريم السالمي ونبيل القصراني إلى باريس، وقالت حركة النهوض الوطني إنها ترحب بهما."
    assert _said(text) == _said(text)


def test_letters_of_names_look_more_like_names() -> None:
    learnt = model("ar")
    assert isinstance(learnt, Model)
    foreign, plain = sums(learnt.alike, [grams("ليستران"), grams("يجتمعون")])[:, 0]
    assert foreign > plain


def test_sums_are_the_weights_of_known_features() -> None:
    held = table(["a", "b"], np.array([[1.0, 0.0], [0.5, -1.0]], np.float32))
    found = sums(held, [["a", "b"], [], ["c"], ["b"]])
    wanted = np.array([[1.5, -1.0], [0, 0], [0, 0], [0.5, -1.0]])
    assert np.allclose(found, wanted, atol=0.02)


def test_likeliest_labels_follow_the_moves() -> None:
    scores = np.array([[2.0, 0.0], [0.0, 0.1]], np.float32)
    free, stay = np.zeros((3, 2), np.float32), np.array([[1.0, -1.0], [0.0, 0.0], [0.0, 0.0]], np.float32)
    assert likeliest(scores, free) == [0, 1]
    assert likeliest(scores, stay) == [0, 0]
    assert likeliest(scores[:0], free) == []


def test_labels_make_runs() -> None:
    assert list(runs([], ())) == []
    assert Tagged(0, 1, "place", joined=False) < Tagged(1, 2, "place", joined=True)
