"""The words for furniture in every language that has them: invented lines, and the names of the calendar."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from babel import Locale
from msgspec import Struct, convert

from sayso import segment
from sayso.lang.table import known, table, zoned, zones
from sayso.model import Page, PassageKind
from sayso.text import fold

_CORPUS = Path(__file__).parent / "corpus" / "zones_languages.toml"
_FEWEST = 8  # examples of a language, of which …
_NEGATIVES = 2  # … so many sentences with a word of a menu in them stay in the story


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a page, and what it is for."""

    lang: str
    text: str
    expect: str  # name of a PassageKind
    where: str = "below"  # above, below or inside the story


class _Story(Struct, frozen=True, forbid_unknown_fields=True):
    lang: str
    headline: str
    body: tuple[str, str, str]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    story: tuple[_Story, ...]
    line: tuple[_Line, ...]


_READ = convert(tomllib.loads(_CORPUS.read_text(encoding="utf-8")), _File)
_STORIES = {story.lang: story for story in _READ.story}


def _dump(line: _Line) -> tuple[str, int]:
    """A page of the story with the line in its place, and where the line begins."""
    story = _STORIES[line.lang]
    top, rest = [story.headline, story.body[0]], list(story.body[1:])
    before = {"above": [], "inside": top, "below": [*top, *rest]}[line.where]
    after = {"above": [*top, *rest], "inside": rest, "below": []}[line.where]
    head = "\n\n".join([*before, ""])
    return head + "\n\n".join([line.text, *after]) + "\n", len(head)


@pytest.mark.parametrize("line", _READ.line, ids=[f"{line.lang}: {line.text[:40]}" for line in _READ.line])
def test_lines(line: _Line) -> None:
    text, place = _dump(line)
    passages, _ = segment.passages(Page("page", text, "plain", "page"))
    found = next(passage for passage in passages if passage.span.start <= place < passage.span.end)
    assert found.kind.name == line.expect, f"{found.by}: {line.text}"


@pytest.mark.parametrize("story", _READ.story, ids=[story.lang for story in _READ.story])
def test_stories_stay_whole(story: _Story) -> None:
    text = "\n\n".join([story.headline, *story.body]) + "\n"
    passages, _ = segment.passages(Page("page", text, "plain", "page"))
    assert [passage.kind for passage in passages] == [PassageKind.HEADLINE, *[PassageKind.BODY] * 3]
    assert {passage.lang for passage in passages} == {story.lang}


@pytest.mark.parametrize("code", zoned())
def test_every_language_has_its_examples(code: str) -> None:
    lines = [line for line in _READ.line if line.lang == code]
    assert len(lines) >= _FEWEST
    assert sum(line.expect == "BODY" for line in lines) >= _NEGATIVES


@pytest.mark.parametrize("code", zoned())
def test_the_calendar_of_the_cldr_is_in_the_table(code: str) -> None:
    words = zones(code)
    assert words is not None
    months = {part for word in words.month for part in _parts(word)}
    days = {part for word in (*words.weekday, *words.date_word) for part in _parts(word)} | months
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            named = Locale(code).months[context][width].values()
            assert [name for name in named if not _parts(name) <= months | days] == []
            named = Locale(code).days[context][width].values()
            assert [name for name in named if not _parts(name) <= days] == []


def _parts(name: str) -> set[str]:
    folded = fold(name).text
    return {part for part in "".join(char if char.isalpha() else " " for char in folded).split() if not part.isdigit()}


def test_a_language_of_zones_alone_has_no_table() -> None:
    assert set(known()) < set(zoned())
    for code in sorted(set(zoned()) - set(known())):
        assert table(code) is None
        assert zones(code) is not None
    assert zones("xx") is None


@pytest.mark.parametrize("code", zoned())
def test_translations_have_a_length(code: str) -> None:
    words = zones(code)
    assert words is not None
    assert 0.3 < words.length < 1.5
    assert (words.length == 1.0) == (code == "en")
