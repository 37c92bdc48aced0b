"""Quotations and cues: examples in corpus/quotes.toml and corpus/quotes_cues.toml."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from sayso.extract.cues import cues
from sayso.extract.quotes import quotes
from sayso.lang.lexicon import lexicon
from sayso.model import Page, Passage, PassageKind, Span

CORPUS = Path(__file__).parent / "corpus"
CASES = tomllib.loads((CORPUS / "quotes.toml").read_text(encoding="utf-8"))["case"]
CUES = tomllib.loads((CORPUS / "quotes_cues.toml").read_text(encoding="utf-8"))["case"]


def page(text: str, lang: str, *kinds: PassageKind) -> tuple[Page, tuple[Passage, ...]]:
    """A page whose lines are passages of the kinds given; the rest is BODY."""
    passages, start = [], 0
    for n, line in enumerate(text.splitlines(keepends=True)):
        kind = kinds[n] if n < len(kinds) else PassageKind.BODY
        passages.append(Passage(Span("p", start, start + len(line)), kind, lang, "test"))
        start += len(line)
    return Page("p", text, "plain", "test"), tuple(passages)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_quotes(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = quotes(*page(text, str(case["lang"])))
    assert [text[q.words.start : q.words.end] for q in found] == case["words"]
    assert all(q.span.start <= q.words.start and q.words.end <= q.span.end for q in found)


@pytest.mark.parametrize("case", CUES, ids=lambda case: case["label"])
def test_cues(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = cues(*page(text, str(case["lang"])))
    assert [[text[c.span.start : c.span.end], c.stance.value] for c in found] == case["cues"]


def test_a_quotation_over_paragraphs() -> None:
    text = "“We waited all night for the boats.\n“Nobody came,” Lida Maren said.\n"
    found = quotes(*page(text, "en"))
    assert [text[q.words.start : q.words.end] for q in found] == ["We waited all night for the boats.", "Nobody came,"]
    assert found[0].by == "unclosed-paragraph"


def test_comments_and_related_links_are_silent() -> None:
    text = '"I never said that at all," he wrote.\n'
    for kind in (PassageKind.COMMENT, PassageKind.RELATED, PassageKind.NAVIGATION, PassageKind.PROMOTION):
        assert quotes(*page(text, "en", kind)) == ()
        assert cues(*page(text, "en", kind)) == ()


@pytest.mark.parametrize("mark", ['"', "“", "«", "'", "„"])
def test_many_openers_do_not_hang(mark: str) -> None:
    text = (mark + "word ") * 20_000
    start = time.perf_counter()
    found = quotes(*page(text, "en"))
    assert time.perf_counter() - start < 5
    assert all(q.span.end - q.span.start <= 6001 for q in found)


def test_a_language_without_a_table_has_quotations_but_no_cues() -> None:
    text = "“Itt maradunk a hegyek között egész télen,” mondta.\n"
    assert lexicon("hu") is None
    assert len(quotes(*page(text, "hu"))) == 1
    assert cues(*page(text, "hu")) == ()


@pytest.mark.parametrize("code", ["en", "ar", "ru", "fr"])
def test_tables_are_wide(code: str) -> None:
    lex = lexicon(code)
    assert lex is not None
    assert len({entry.lemma for entry in lex.entries.values() if entry.kind == "verb" and not entry.chained}) >= 70
    assert {entry.kind for entry in lex.entries.values()} >= {"verb", "according", "hearsay"}
