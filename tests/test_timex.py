"""Time expressions: the examples of tests/corpus/timex*.toml, and what holds of all of them."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from sayso.extract.timex import timexes
from sayso.extract.timex.lexicon import lexicon, tokens
from sayso.lang import known
from sayso.lang.table import times_of
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
    fields = {
        "mod": timex.mod.value,
        "tense": timex.tense.value,
        "weekday": str(timex.weekday),
        "anchor": anchor,
        "kind": timex.kind.value,
        "clock": timex.clock,
        "freq": timex.freq,
        "calendar": timex.calendar,
        "by": timex.by,
    }
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


def test_every_table_knows_what_news_needs() -> None:
    for code in known():
        times = times_of(code)
        assert times is not None, code
        assert {"D", "W", "M", "Y"} <= times.units.keys(), code
        assert {"P0D", "-P1D"} <= times.named.keys(), code
        assert times.ago, code
        assert times.last, code


def test_every_phrase_of_a_table_is_found_as_it_stands() -> None:
    """No phrase is hidden: each leads through the tree of its language to what it stands for."""
    for code in known():
        lex = lexicon(code)
        assert lex is not None
        for value, forms in lex.times.named.items():
            for form in forms:
                node = lex.tree
                for token in tokens(form):
                    node = node[token]
                assert "" in node, (code, value, form)


@pytest.mark.parametrize(
    "text",
    ["2014 " * 4000, "May 3 " * 3000, "on the 1-2-3-" * 2000, "last " * 6000, "a" * 60000, "12/" * 9000, "يوم " * 6000],
)
def test_hostile_lines_end(text: str) -> None:
    began = time.monotonic()
    found(text, "ar" if text.startswith("ي") else "en")
    assert time.monotonic() - began < 6
