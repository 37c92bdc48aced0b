"""Two names alone: examples in tests/corpus/spellings.toml, and what holds of all."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from sayso.resolve.alike.parts import parse
from sayso.resolve.spellings import ENOUGH, same_body, same_person

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "spellings.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CORPUS["person"], ids=lambda case: case["label"])
def test_person(case: dict[str, Any]) -> None:
    judgement = same_person(*case["names"])
    assert (judgement.score >= ENOUGH) is case["one"], judgement
    assert judgement.because


@pytest.mark.parametrize("case", CORPUS["body"], ids=lambda case: case["label"])
def test_body(case: dict[str, Any]) -> None:
    judgement = same_body(*case["names"])
    assert (judgement.score >= ENOUGH) is case["one"], judgement
    assert judgement.because


def test_the_order_of_two_names_does_not_matter() -> None:
    names = [name for case in CORPUS["person"] for name in case["names"]][::5]
    for one, two in combinations(names, 2):
        assert same_person(one, two) == same_person(two, one)


def test_the_right_man_stands_above_his_kin() -> None:
    name, spellings = "Talal Danvar", ("طلال دنفار", "Таляль Данвар", "Ṭalāl Danvār", "T. Danvar")
    kin = ("منير دنفار", "Мунир Данвар", "Munir Talal Danvar", "Dalila Danvar", "منير طلال دنفار")
    assert min(same_person(name, one).score for one in spellings) > max(same_person(name, one).score for one in kin)


@pytest.mark.parametrize("name", ["", "-", "123", "،", "a" * 5000, "bin " * 3000, "Al-" * 2000, "X. " * 2000, "’’’"])
def test_odd_names_are_read(name: str) -> None:
    assert 0 <= same_person(name, "Omar Danvar").score <= 1
    assert 0 <= same_body(name, "Omar Danvar").score <= 1
    assert len(parse(name).parts) <= 12
