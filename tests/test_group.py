"""Threads: invented pages by the names on them, in tests/corpus/group.toml."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso import group
from sayso.model import Analysis, Link, Mention, MentionKind, Page, Passage, PassageKind, Span

_CASES = tomllib.loads((Path(__file__).parent / "corpus" / "group.toml").read_text(encoding="utf-8"))["case"]
Json = dict[str, Any]


def page(said: Json) -> tuple[Analysis, list[Link]]:
    """A page whose lines are lists of names: 'Name', 'Name=entity', '@Name' for a place."""
    text, marks, links = "", list[Mention](), list[Link]()
    passages = list[Passage]()
    for line in said["lines"]:
        start = len(text)
        for word in line["names"]:
            name, _, entity = word.lstrip("@").partition("=")
            span = Span(said["id"], len(text), len(text) + len(name))
            marks.append(Mention(span, "test", MentionKind.PLACE if word[0] == "@" else MentionKind.PERSON))
            links += [Link(span, entity, line.get("score", 1.0), "test")] if entity else []
            text += name + " "
        text += "\n"
        passages.append(
            Passage(Span(said["id"], start, len(text)), PassageKind(line.get("kind", "body")), "en", "test")
        )
    return Analysis(Page(said["id"], text, "test", said["id"]), tuple(passages), tuple(marks), (), ()), links


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["label"])
def test_threads(case: Json) -> None:
    made = [page(said) for said in case["page"]]
    links = [link for _, some in made for link in some]
    found = group.threads([analysis for analysis, _ in made], links)
    assert sorted(found) == sorted(tuple(pages) for pages in case["expect"])
    assert group.threads([analysis for analysis, _ in reversed(made)], links) == found


def test_the_cost_does_not_grow_with_the_square_of_the_pages() -> None:
    made = [
        page({"id": f"p{n:04}", "lines": [{"names": [f"Name{n % 7}", f"Other{n % 7}", f"Third{n}"]}]})[0]
        for n in range(4000)
    ]
    start = time.process_time()
    assert len(group.threads(made)) == 7
    assert time.process_time() - start < 5.0
