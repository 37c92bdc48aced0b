"""Who is meant: each case of corpus/entities.toml; order of pages is irrelevant; every mention is linked once."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from sayso.lang.sounds import keys, near, parts
from sayso.model import Analysis, Mention, MentionKind, Page, Passage, PassageKind, Span
from sayso.resolve import entities
from sayso.resolve.features import ENOUGH

_CASES = tomllib.loads((Path(__file__).parent / "corpus" / "entities.toml").read_text(encoding="utf-8"))["case"]


def _analyses(pages: list[list[str]], langs: Sequence[str] = ()) -> list[Analysis]:
    out = []
    for number, lines in enumerate(pages):
        text, marks, ident = "", [], f"p{number}"
        for line in lines:
            kind, _, name = line.partition(" ")
            marks.append(Mention(Span(ident, len(text), len(text) + len(name)), "test", MentionKind[kind]))
            text += name + "\n"
        passage = Passage(Span(ident, 0, len(text)), PassageKind.BODY, langs[number] if langs else "und", "test")
        out.append(Analysis(Page(ident, text, "plain", ident), (passage,), tuple(marks), (), ()))
    return out


def _meant(analyses: list[Analysis]) -> dict[str, set[str]]:
    text = {analysis.page.id: analysis.page.text for analysis in analyses}
    meant: dict[str, set[str]] = {}
    for link in entities(analyses)[1]:
        if link.score < ENOUGH:
            continue
        name = text[link.mention.page][link.mention.start : link.mention.end]
        meant.setdefault(name, set()).add(link.entity)
    return meant


@pytest.mark.parametrize("case", _CASES, ids=[case["label"] for case in _CASES])
def test_entities_of_the_corpus(case: dict[str, Any]) -> None:
    langs = case.get("langs") or [case.get("lang", "en")] * len(case["pages"])
    meant = _meant(_analyses(case["pages"], langs))
    for names in case.get("same", []):
        assert len(set().union(*(meant[name] for name in names))) == 1, {name: meant[name] for name in names}
    for one, two in case.get("apart", []):
        assert not meant[one] & meant[two], (one, two, meant[one])
    for count in case.get("counts", []):
        assert str(len(set().union(*meant.values()))) in count


def test_a_country_is_called_by_its_short_name() -> None:
    found, _ = entities(_analyses([["PLACE Portuguese Republic", "PLACE Portugal"], ["PLACE البرتغال"]]))
    assert "Portugal" in {entity.label for entity in found}
    alone, _ = entities(_analyses([["PLACE United Arab Emirates", "PLACE UAE"]]))
    assert [entity.label for entity in alone] == ["United Arab Emirates"]


def test_the_order_of_the_pages_is_irrelevant() -> None:
    analyses = _analyses([page for case in _CASES[:3] for page in case["pages"]])
    assert entities(analyses) == entities(analyses[::-1])


def test_every_mention_has_one_link_with_a_reason() -> None:
    analyses = _analyses(_CASES[1]["pages"])
    found, links = entities(analyses)
    links = tuple(link for link in links if link.score >= ENOUGH)
    assert sorted(link.mention for link in links) == sorted(mark.span for each in analyses for mark in each.annotations)
    assert all(link.because and 0.5 <= link.score <= 1 for link in links)
    assert {link.entity for link in links} == {entity.id for entity in found}
    assert [entity.label for entity in found] == ["Omar Danvar"]


@pytest.mark.parametrize(
    ("left", "right"), [("Peskin", "بيسكين"), ("Shoygan", "شويغان"), ("Shoigan", "Шойган"), ("Kadhabi", "القذابي")]
)
def test_spellings_share_a_key_and_are_near(left: str, right: str) -> None:
    a, b = parts(left)[-1], parts(right)[-1]
    assert set(keys(a)) & set(keys(b))
    assert near(a, b) >= 0.75
    assert near(a, "hafson") < 0.6
