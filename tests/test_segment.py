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
from sayso.segment.blocks import blocks
from sayso.segment.scene import looks
from sayso.segment.titles import titles

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


_FURNITURE = {
    PassageKind.NAVIGATION, PassageKind.RELATED, PassageKind.PROMOTION, PassageKind.OTHER, PassageKind.COMMENT,
}  # fmt: skip


class _Whole(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    page: str


class _Title(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    first: str
    other: str
    same: bool


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    text: str
    least: int
    most: int


class _Wrap(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    text: str
    blocks: int


class _Wholes(Struct, frozen=True, forbid_unknown_fields=True):
    dump: tuple[_Whole, ...]
    title: tuple[_Title, ...]
    words: tuple[_Words, ...]
    wrap: tuple[_Wrap, ...]


_MORE = convert(tomllib.loads((_CORPUS.parent / "segment_dumps.toml").read_text(encoding="utf-8")), _Wholes)


def _labels(entries: tuple[_Whole | _Title | _Words | _Wrap, ...]) -> list[str]:
    return [entry.label for entry in entries]


@pytest.mark.parametrize("dump", _MORE.dump, ids=_labels(_MORE.dump))
def test_the_story_of_a_whole_page(dump: _Whole) -> None:
    page, want = _read(_Dump(dump.label, dump.page, ()))
    passages, _ = segment.passages(page)
    got = []
    for kind, text, place in want:
        found = _at(passages, place).kind
        got.append((kind if kind == "FURNITURE" and found in _FURNITURE else found.name, text))
    assert got == [(kind, text) for kind, text, _ in want]


@pytest.mark.parametrize("title", _MORE.title, ids=_labels(_MORE.title))
def test_titles(title: _Title) -> None:
    page = _page(f"{title.first}\n\n{title.other}\n")
    assert titles(looks(page, blocks(page))) == (frozenset({1}) if title.same else frozenset())


@pytest.mark.parametrize("line", _MORE.words, ids=_labels(_MORE.words))
def test_words_of_a_line(line: _Words) -> None:
    page = _page(line.text)
    assert line.least <= looks(page, blocks(page))[0].words <= line.most


@pytest.mark.parametrize("wrap", _MORE.wrap, ids=_labels(_MORE.wrap))
def test_wrapped_lines(wrap: _Wrap) -> None:
    assert len(blocks(_page(wrap.text))) == wrap.blocks


@pytest.mark.parametrize(
    "text",
    [
        "<\n" * 20_000,
        '"' * 20_000 + "\n",
        "A title of this page stands here\n" * 5_000,
        "A title of this page stands here\nThe road was closed on Monday, the mayor of the town said.\n" * 2_000,
    ],
    ids=["signs", "quotation marks", "one line", "title and sentence"],
)
def test_a_hostile_page_is_zoned(text: str) -> None:
    passages, _ = segment.passages(_page(text))
    assert "".join(text[p.span.start : p.span.end] for p in passages) == text


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
