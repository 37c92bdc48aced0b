"""Segmentation: invented dumps of pages, line by line; properties that hold for any page."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct, convert

from sayso import segment
from sayso.model import Page, Passage, PassageKind

_CORPUS = Path(__file__).parent / "corpus" / "segment.toml"


class _Dump(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    page: str
    langs: tuple[str, ...]
    renders: tuple[tuple[str, str], ...] = ()
    issues: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    dump: tuple[_Dump, ...]


_DUMPS = convert(tomllib.loads(_CORPUS.read_text(encoding="utf-8")), _File).dump
_EACH = pytest.mark.parametrize("dump", _DUMPS, ids=[dump.label for dump in _DUMPS])


def _page(text: str) -> Page:
    return Page("page", text, "plain", "page")


def _read(dump: _Dump) -> tuple[Page, list[tuple[str, str, int]]]:
    """The page, and of each line that is not blank: what it should be, its text, where it starts."""
    text, want = "", []
    for line in dump.page.split("\n"):
        kind, _, body = line.partition("|")
        if body:
            want.append((kind, body.strip(), len(text) + len(body) - len(body.lstrip())))
        text += body + "\n"
    return _page(text), want


def _at(passages: tuple[Passage, ...], place: int) -> Passage:
    return next(passage for passage in passages if passage.span.start <= place < passage.span.end)


def _label(passage: Passage, place: int, kind: str) -> str:
    if kind == "COMMENT-HEADER":  # what stands above the comments is no part of the story; more is not asked
        return kind if passage.kind in {PassageKind.COMMENT, PassageKind.NAVIGATION} else passage.kind.name
    if passage.kind is not PassageKind.COMMENT:
        return passage.kind.name
    star = "*" if passage.span.start == place and passage.author is not None else ""
    return f"COMMENT{passage.depth}{star}"


@_EACH
def test_zones(dump: _Dump) -> None:
    page, want = _read(dump)
    passages, issues = segment.passages(page)
    got = [(_label(_at(passages, place), place, kind), text) for kind, text, place in want]
    assert [(kind.replace("*", ""), text) for kind, text in got] == [(k.replace("*", ""), text) for k, text, _ in want]
    for kind, text, place in want:
        if kind.endswith("*"):
            passage = _at(passages, place)
            assert page.text.rfind("\n", 0, place) < passage.span.start <= place, text
            assert passage.author is not None
            assert page.text[passage.author.start : passage.author.end] in text
    assert tuple(issue.code for issue in issues) == dump.issues


@_EACH
def test_languages(dump: _Dump) -> None:
    page, _ = _read(dump)
    passages, _ = segment.passages(page)
    assert {p.lang for p in passages if p.kind in {PassageKind.BODY, PassageKind.HEADLINE}} <= set(dump.langs)


@_EACH
def test_renders(dump: _Dump) -> None:
    page, _ = _read(dump)
    passages, _ = segment.passages(page)
    got = [(page.text[p.span.start :], page.text[p.renders.start :]) for p in passages if p.renders is not None]
    assert len(got) == len(dump.renders)
    for (translation, original), want in zip(sorted(got), sorted(dump.renders), strict=True):
        assert translation.startswith(want[0])
        assert original.startswith(want[1])


# fmt: off
_LINES = st.sampled_from([
    "", "", "  ", "Home", "5 $", "• name", "    deeper text of somebody.", "Read more »", "صورة (أ ف ب)",
    "3 comments", "2 years ago",
    "The minister said on Monday that the road would be opened soon.",
    "قال الوزير اليوم إن الطريق ستفتح قريباً أمام السكان.",
    "A title without stop", "\t\tx", "\u2028", "Фото: архив", "© 2020", "12 May 2020", "\x00\ufeff",
    "https://x.example/", "a" * 500,
])
# fmt: on


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, max_size=40), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_passages_tile_any_page(lines: list[str], break_: str) -> None:
    text = break_.join(lines)
    passages, _ = segment.passages(_page(text))
    assert "".join(text[p.span.start : p.span.end] for p in passages) == text
    assert all(p.span.start < p.span.end for p in passages)
    assert all(one.span.end == two.span.start for one, two in pairwise(passages))


def test_a_language_without_a_table_is_said() -> None:
    page = _page("Der Hafen wurde am Montag nach einem Unfall gesperrt, teilte die Verwaltung der Stadt mit.\n\n" * 3)
    passages, issues = segment.passages(page)
    assert {p.kind for p in passages} == {PassageKind.BODY}
    assert {p.lang for p in passages} == {"de"}
    assert [issue.code for issue in issues if "de" in issue.message] == ["no-language-table"]


def test_a_long_line_does_not_hang() -> None:
    passages, _ = segment.passages(_page("word " * 400_000))
    assert [p.kind for p in passages] == [PassageKind.BODY]


def test_a_script_that_nobody_knows_is_said_to_be_unknown() -> None:
    text = "ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ.\n"
    found, issues = segment.passages(Page("p", text, "plain", "old.txt"))
    assert {passage.lang for passage in found} == {"und"}
    assert [issue.code for issue in issues] == ["unknown-script"]
    assert all("old.txt" in issue.message for issue in issues)
