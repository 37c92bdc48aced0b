"""No pattern and no page may stall the program: every shipped pattern on pump strings, and whole pages of them."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest
import regex

import sayso
from sayso.model import Page

PUMPS = {
    "letters": "a" * 20_000,
    "letters and a stop": "a" * 20_000 + "!",
    "words": "ab " * 7_000,
    "capitals": "Ab Cd " * 3_500,
    "spaces": " " * 20_000 + "x",
    "digits": "1" * 20_000,
    "digits and separators": "1.1,1 " * 3_500,
    "dates": "1 May 1 May " * 1_800,
    "openers": "“" * 20_000,
    "straight quotes": '"a ' * 7_000,
    "apostrophes": "a'" * 10_000,
    "brackets": "[" * 20_000,
    "dashes": "- " * 10_000,
    "commas": "said, " * 3_500,
    "arabic": "وقال " * 4_000,
    "arabic marks": "م" + "\u064e" * 20_000,
    "combining marks": "a" + "\u0301" * 20_000,
    "cyrillic": "сказал " * 3_000,
    "zero width": "a\u200b" * 10_000,
    "bidi": "\u202ea\u202c" * 6_000,
}
SECONDS_A_PATTERN = 1.0  # on 20 KB; a quadratic pattern takes many times as long, a shared machine some
SECONDS_A_PAGE = 20.0


def _patterns() -> Iterator[tuple[str, re.Pattern[str] | regex.Pattern[str]]]:
    for module in pkgutil.walk_packages(sayso.__path__, "sayso."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, (re.Pattern, regex.Pattern)) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value


def test_there_are_patterns() -> None:
    assert len(dict(_patterns())) > 20


@pytest.mark.parametrize("pump", PUMPS)
def test_no_pattern_stalls(pump: str) -> None:
    slow = {}
    for name, pattern in _patterns():
        started = time.process_time()
        for _ in pattern.finditer(PUMPS[pump]):
            pass
        took = time.process_time() - started
        if took > SECONDS_A_PATTERN:
            slow[name] = round(took, 2)
    assert not slow


@pytest.mark.parametrize("pump", PUMPS)
def test_no_page_stalls(pump: str) -> None:
    text = f"A headline of a page\n\nThe minister said on Monday: {PUMPS[pump]}\n\nHe left the town on Friday.\n"
    started = time.process_time()
    analysis = sayso.analyse(Page("p", text, "plain", "pump.txt"))
    assert time.process_time() - started < SECONDS_A_PAGE
    assert analysis.passages[0].span.start == 0
    assert analysis.passages[-1].span.end == len(text)
    for passage, after in zip(analysis.passages, analysis.passages[1:], strict=False):
        assert passage.span.end == after.span.start
