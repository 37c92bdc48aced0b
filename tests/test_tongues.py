"""Languages of lines; original and translation on one page, laid out as pages do. The examples are invented."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import Struct, convert

from sayso import segment
from sayso.model import Page, Passage

_CORPUS = Path(__file__).parent / "corpus" / "tongues.toml"
_RIGHT = 0.94  # of the short lines; the rest are five words of a cousin (nl, hi) that the model does not tell apart


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    lang: str
    texts: tuple[str, ...]


class _Mixed(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    page: str
    run_on: bool = False  # cells are joined by a blank, not by a tab


class _Laid(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    story: tuple[str, str]
    langs: tuple[str, str]  # the first stands first, above or left
    layout: str = "below"
    original: str | None = None  # None: neither renders the other
    merged: tuple[int, ...] = ()  # parts of the second text that stand in one paragraph with the next
    shortened: str | None = None  # the language that has but `parts`
    parts: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    above: str = ""
    issues: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    line: tuple[_Line, ...]
    mixed: tuple[_Mixed, ...]
    story: tuple[dict[str, str | tuple[str, ...]], ...]
    page: tuple[_Laid, ...]
    negative: tuple[_Mixed, ...]


_FILE = convert(tomllib.loads(_CORPUS.read_text(encoding="utf-8")), _File)
_STORIES = {story["id"]: story for story in _FILE.story}


def _page(text: str) -> Page:
    return Page("page", text, "plain", "page")


def _at(passages: tuple[Passage, ...], place: int) -> Passage:
    return next(passage for passage in passages if passage.span.start <= place < passage.span.end)


def test_short_lines() -> None:
    asked = [(line.lang, text) for line in _FILE.line for text in line.texts]
    wrong = [(lang, text, got) for lang, text in asked if (got := segment.passages(_page(text))[0][0].lang) != lang]
    assert len(asked) >= 60
    assert len({lang for lang, _ in asked}) >= 15
    assert len(wrong) <= (1 - _RIGHT) * len(asked), wrong


@pytest.mark.parametrize("mixed", _FILE.mixed, ids=[mixed.label for mixed in _FILE.mixed])
def test_languages_of_a_page(mixed: _Mixed) -> None:
    text = ""
    want: list[tuple[str, str, int]] = []
    for line in filter(None, mixed.page.split("\n")):
        before = ""
        for cell in line.split("\t"):
            lang, bar, body = cell.partition("|")
            body = body if bar else cell
            text += before
            want.append((lang if bar else want[-1][0], body, len(text)))
            text += body
            before = " " if mixed.run_on else "\t"
        text += "\n\n"
    passages, _ = segment.passages(_page(text))
    assert [(_at(passages, place).lang, body) for _, body, place in want] == [(lang, body) for lang, body, _ in want]
    for passage in passages:  # no passage holds two languages
        assert len({lang for lang, _, place in want if passage.span.start <= place < passage.span.end}) <= 1


def _paragraphs(laid: _Laid, side: int) -> list[tuple[tuple[int, ...], str]]:
    """The paragraphs of one text, each with the parts of the story that it holds."""
    told = _STORIES[laid.story[side]][laid.langs[side]]
    parts = [*laid.parts] if laid.shortened == laid.langs[side] else [*range(len(told))]
    out: list[tuple[tuple[int, ...], str]] = []
    for part in parts:
        if side == 1 and part - 1 in laid.merged:
            out[-1] = ((*out[-1][0], part), f"{out[-1][1]} {told[part]}")
        else:
            out.append(((part,), told[part]))
    return out


def _laid(laid: _Laid) -> str:
    one, two = (_paragraphs(laid, side) for side in (0, 1))
    if laid.layout == "below":
        return f"{laid.above}\n\n" + "\n\n".join(text for _, text in (*one, *two))
    rows = sorted([(parts[0], 0, text) for parts, text in one] + [(parts[0], 1, text) for parts, text in two])
    if laid.layout == "turns":
        return "\n\n".join(text for _, _, text in rows)
    cells = {part: ["", ""] for part, _, _ in rows}
    for part, side, text in rows:
        cells[part][side] = text
    width = max(len(text) for _, text in one)
    return "\n".join(_row(laid.layout, left, right, width) for left, right in cells.values())


def _row(layout: str, left: str, right: str, width: int) -> str:
    return {
        "tab": f"{left}\t{right}",
        "blanks": f"{left:{width}}  {right}",
        "bars": f"| {left} | {right} |",
    }[layout]


@pytest.mark.parametrize("laid", _FILE.page, ids=[laid.label for laid in _FILE.page])
def test_renders(laid: _Laid) -> None:
    text = _laid(laid)
    passages, issues = segment.passages(_page(text))
    sides = [[(parts, _at(passages, text.index(body))) for parts, body in _paragraphs(laid, side)] for side in (0, 1)]
    for side, lang in zip(sides, laid.langs, strict=True):
        assert {passage.lang for _, passage in side} == {lang}
    version = 0 if laid.original == laid.langs[1] else 1
    for parts, passage in sides[version]:
        assert _rendered(passage, sides[1 - version]) == (parts if laid.original is not None else ())
    assert [passage for _, passage in sides[1 - version] if passage.renders is not None] == []
    ours = {"original-assumed", "translation-differs"}
    assert tuple(issue.code for issue in issues if issue.code in ours) == laid.issues


def _rendered(passage: Passage, originals: Sequence[tuple[tuple[int, ...], Passage]]) -> tuple[int, ...]:
    """The parts of the story that a passage renders."""
    whole = passage.renders
    if whole is None:
        return ()
    inside = [parts for parts, one in originals if whole.start <= one.span.start and one.span.end <= whole.end]
    assert whole.start in {one.span.start for _, one in originals}
    assert whole.end in {one.span.end for _, one in originals}
    return tuple(part for parts in inside for part in parts)


@pytest.mark.parametrize("laid", [one for one in _FILE.page if one.original], ids=lambda laid: laid.label)
def test_divergences(laid: _Laid) -> None:
    text = _laid(laid)
    passages, _ = segment.passages(_page(text))
    found = segment.divergences(_page(text), passages)
    told = _STORIES["bridge"][laid.original or ""]
    missing = [one.original for one in found if one.by == "left-out"]
    assert [text[span.start : span.end].strip() for span in missing if span] == [told[part] for part in laid.left_out]
    assert [one for one in found if one.by != "left-out"] == []


def test_other_numbers_in_the_translation_are_a_divergence() -> None:
    story = _STORIES["bridge"]
    german = [part.replace("23 Kilometer", "32 Kilometer") for part in story["de"]]
    text = "\n\n".join((*story["en"], *german))
    passages, issues = segment.passages(_page(text))
    found = segment.divergences(_page(text), passages)
    assert [(one.by, one.because.split(":")[0]) for one in found] == [
        ("numbers", "23 in the original, 32 in the translation")
    ]
    assert found[0].original is not None
    assert "23 kilometres" in text[found[0].original.start : found[0].original.end]
    assert any(issue.code == "translation-differs" and "23 in the original" in issue.message for issue in issues)


def test_three_languages_one_below_the_other() -> None:
    story = _STORIES["bridge"]
    text = "\n\n".join((*story["fr"], *story["ar"], *story["en"]))
    passages, _ = segment.passages(_page(text))
    version = {lang: [passage for passage in passages if passage.lang == lang] for lang in ("fr", "ar", "en")}
    assert {lang: len(found) for lang, found in version.items()} == {"fr": 8, "ar": 8, "en": 8}
    sources = {lang: {passage.renders for passage in found} for lang, found in version.items()}
    original = [lang for lang, spans in sources.items() if spans == {None}]
    assert len(original) == 1  # one text is rendered by the two others
    places = {passage.span for passage in version[original[0]]}
    assert all(spans == places for lang, spans in sources.items() if lang != original[0])


@pytest.mark.parametrize("page", _FILE.negative, ids=[page.label for page in _FILE.negative])
def test_no_translation(page: _Mixed) -> None:
    passages, _ = segment.passages(_page(page.page))
    assert [passage for passage in passages if passage.renders is not None] == []


def test_the_same_page_gives_the_same_passages() -> None:
    text = _laid(_FILE.page[1])
    assert segment.passages(_page(text)) == segment.passages(_page(text))


def test_many_short_lines_with_gaps_do_not_hang() -> None:
    text = "\n".join(f"a{'  b' * (n % 7)}\t|{' ' * (n % 50)}| x" for n in range(20_000))
    passages, _ = segment.passages(_page(text))
    assert passages[-1].span.end == len(text)
