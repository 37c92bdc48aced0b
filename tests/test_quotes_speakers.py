"""Who speaks quotations: examples in corpus/quotes_speakers.toml, and hostile pages."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.lang.sexes import sex
from test_attribution import told

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "quotes_speakers.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_speakers(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        [text[h.content.start : h.content.end], [text[s.start : s.end] for s in h.sources], h.by]
        for h in told(text, case["lang"], case["names"])
    ]
    wanted = [[words, who, rule or by[2]] for (words, who, rule), by in zip(case["said"], found, strict=False)]
    assert found == [*wanted, *case["said"][len(found) :]]


@pytest.mark.parametrize(
    ("name", "lang", "told_sex"),
    [
        ("vera", "en", "f"),
        ("oleg", "ru", ""),
        ("олег", "ru", "m"),
        ("илья", "ru", "m"),
        ("ольга", "ru", "f"),
        ("فاطمه", "ar", "f"),
        ("حمزه", "ar", "m"),
        ("robin", "en", ""),
        ("kamur", "en", ""),
    ],
)
def test_the_sex_of_given_names(name: str, lang: str, told_sex: str) -> None:
    assert sex(name, lang) == told_sex


@pytest.mark.parametrize("line", ["“Nobody knows who is there.”\n", "Q: Who?\nA: It was me.\n", "«Так и «так и\n"])
def test_many_quotations_without_a_speaker_do_not_hang(line: str) -> None:
    start = time.perf_counter()
    told("Lida Maren left.\n" + line * 1500, "en", [["person", "Lida Maren"]])
    assert time.perf_counter() - start < 10
