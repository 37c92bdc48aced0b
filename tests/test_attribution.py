"""Attributions: examples in corpus/attribution.toml, and the promises of the whole."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.claim.attribution import attributions
from sayso.claim.hops import chain_of, chains
from sayso.extract.cues import cues
from sayso.extract.quotes import quotes
from sayso.model import Attribution, Found, Mention, MentionKind, Page, Passage, PassageKind, Span

CASES = [
    case
    for path in sorted((Path(__file__).parent / "corpus").glob("attribution*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def places(text: str, words: str) -> list[Span]:
    """Every place of some words."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(Span("p", at, at + len(words)))
        at = text.find(words, at + len(words))
    return found


def told(text: str, lang: str, names: list[list[str]], *kinds: PassageKind) -> tuple[Attribution, ...]:
    """The attributions of a page whose lines are passages."""
    passages, start = [], 0
    for n, line in enumerate(text.splitlines(keepends=True)):
        kind = kinds[n] if n < len(kinds) else PassageKind.BODY
        passages.append(Passage(Span("p", start, start + len(line)), kind, lang, "test"))
        start += len(line)
    page, row = Page("p", text, "plain", "test"), tuple(passages)
    marks: list[Found] = [*quotes(page, row), *cues(page, row)]
    marks += [Mention(span, "test", MentionKind(kind)) for kind, words in names for span in places(text, words)]
    return attributions(page, row, tuple(sorted(marks, key=lambda mark: (mark.span, type(mark).__name__))))


def shown(text: str, hop: Attribution) -> list[object]:
    """A hop in its own words."""
    cue = text[hop.cue.start : hop.cue.end] if hop.cue is not None else ""
    return [
        text[hop.content.start : hop.content.end],
        [text[s.start : s.end] for s in hop.sources],
        cue,
        hop.stance.value,
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_attribution(case: dict[str, Any]) -> None:
    found = told(case["text"], case["lang"], case.get("names", []))
    assert [shown(case["text"], hop) for hop in found] == case["hops"]
    if "via" in case:
        assert [case["text"][h.via.start : h.via.end] for h in found if h.via is not None] == [case["via"]]
    assert all(hop.by for hop in found)


def test_a_colon_opens_the_quotation_of_the_next_paragraph() -> None:
    text = "Ondrej Malik added:\n“The bridge is ours and stays ours.”\n"
    found = told(text, "en", [["person", "Ondrej Malik"]])
    assert [shown(text, hop)[:2] for hop in found] == [["The bridge is ours and stays ours.", ["Ondrej Malik"]]]


def test_a_headline_echoes_a_quotation_of_the_body() -> None:
    text = "Bridge plan a 'bad dream'\nThe plan is \"a bad dream for the valley,\" Lida Maren said.\n"
    found = told(text, "en", [["person", "Lida Maren"]], PassageKind.HEADLINE)
    assert (found[0].by, text[found[0].sources[0].start : found[0].sources[0].end]) == ("headline-echo", "Lida Maren")


def test_what_does_not_speak_for_the_page_is_no_source() -> None:
    line = "Ondrej Malik said that the bridge will fall.\n"
    for kind in (
        PassageKind.COMMENT,
        PassageKind.RELATED,
        PassageKind.BYLINE,
        PassageKind.PROMOTION,
        PassageKind.OTHER,
    ):
        assert told(line, "en", [["person", "Ondrej Malik"]], kind) == ()


def test_the_outlet_itself_is_no_hop() -> None:
    text = "The Meridian Post\nOndrej Malik told the Meridian Post that the bridge was closed.\n"
    names = [["person", "Ondrej Malik"], ["outlet", "Meridian Post"]]
    own = told(text, "en", names, PassageKind.NAVIGATION)
    other = told(text.replace("The Meridian Post\n", "Harbour Sun\n"), "en", names, PassageKind.NAVIGATION)
    assert [len(own), len(other)] == [1, 2]
    assert shown(text, own[0])[1] == ["Ondrej Malik"]


def test_a_heading_with_one_quoted_word_is_the_outlets_own() -> None:
    text = "Malik calls the old bridge plan 'hopeless' before talks\n"
    text += 'The plan is "hopeless, as you know," Lida Maren said.\n'
    found = told(text, "en", [["person", "Lida Maren"]], PassageKind.HEADLINE)
    assert [shown(text, hop)[0] for hop in found if hop.by == "headline-echo"] == ["hopeless"]


def test_chains_regroup_hops() -> None:
    case = next(case for case in CASES if case["label"].startswith("confirmed to AGENCY"))
    found = told(case["text"], "en", case["names"])
    assert [len(chain) for chain in chains(found)] == [2, 2]
    assert chain_of(found, found[1].content) == found[:2]
    assert chain_of(found, Span("p", 0, 8)) == ()


@pytest.mark.parametrize(
    "piece", ['"Yes," he said, ', "he said that ", "according to ", "reportedly ", ", said X", "A and "]
)
@pytest.mark.parametrize("lang", ["en", "fr", "es", "de", "ru", "ar", "hu"])
def test_hostile_lines_do_not_hang(piece: str, lang: str) -> None:
    start = time.perf_counter()
    told(piece * 1500, lang, [])
    assert time.perf_counter() - start < 10


def test_the_same_page_gives_the_same_hops() -> None:
    case = CASES[5]
    assert told(case["text"], "en", case["names"]) == told(case["text"], "en", case["names"])
