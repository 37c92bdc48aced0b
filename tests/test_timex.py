"""Time expressions: the examples of tests/corpus/timex*.toml, and what holds of all of them."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from sayso.extract.timex import timexes
from sayso.extract.timex_needs import needs
from sayso.extract.timex_rules import words
from sayso.lang import known
from sayso.model import Page, Passage, PassageKind, Span, Timex

CASES = [
    case
    for place in sorted((Path(__file__).parent / "corpus").glob("timex*.toml"))
    for case in tomllib.loads(place.read_text())["case"]
]


def found(text: str, lang: str, kind: PassageKind = PassageKind.BODY) -> tuple[Timex, ...]:
    return timexes(Page("p", text, "plain", "p"), (Passage(Span("p", 0, len(text)), kind, lang, "test"),))


def shown(timex: Timex, text: str, asked: str) -> str:
    """The timex in the words of the corpus, with those fields that the example asks for."""
    anchor = "" if timex.anchor is None else text[timex.anchor.start : timex.anchor.end]
    fields = {"mod": timex.mod.value, "tense": timex.tense.value, "weekday": str(timex.weekday), "anchor": anchor}
    named = [part.split("=")[0].strip() for part in asked.split("|")[2:]]
    return " | ".join(
        [text[timex.span.start : timex.span.end], timex.value, *(f"{name}={fields[name]}" for name in named)]
    )


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_corpus(case: dict[str, object]) -> None:
    text, expect = str(case["text"]), case["expect"]
    assert isinstance(expect, list)
    marks = found(text, str(case["lang"]))
    asked = [*expect, *[""] * len(marks)]
    assert [shown(mark, text, asked[n]) for n, mark in enumerate(marks)] == expect


@pytest.mark.parametrize("kind", [PassageKind.COMMENT, PassageKind.RELATED, PassageKind.BYLINE])
def test_readers_and_links_give_none(kind: PassageKind) -> None:
    assert found("He came on 3 May 2018.", "en", kind) == ()
    assert found("He came on 3 May 2018.", "en") != ()


def test_every_language_has_rules_and_a_rule_a_name() -> None:
    from sayso.lang import table

    for code in known():
        times = table(code)
        assert times is not None
        names = [pattern.name for pattern in times.times.pattern]
        assert len(names) > 30
        assert len(names) == len(set(names)), code


def test_every_pattern_compiles_and_needs_what_its_examples_hold() -> None:
    for code in known():
        found_words = words(code)
        assert found_words is not None
        assert all(rule.pattern for rule in found_words.rules), code
    assert needs("(?:in|on) <weekday>|yesterdays?") == frozenset({"<weekday>", "yesterday"})
    assert needs("(?:next )?<month>(?! <day>)") == frozenset({"<month>"})
    assert needs("(?:early|late)?") is None


@pytest.mark.parametrize(
    "text",
    ["2014 " * 4000, "May 3 " * 3000, "on the 1-2-3-" * 2000, "last " * 6000, "a" * 60000, "12/" * 9000, "يوم " * 6000],
)
def test_hostile_lines_end(text: str) -> None:
    began = time.monotonic()
    found(text, "ar" if text.startswith("ي") else "en")
    assert time.monotonic() - began < 6
