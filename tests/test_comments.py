"""Reader comments of invented dumps and pages: where each stands, its author, its depth, what it answers."""

from __future__ import annotations

import tomllib
from pathlib import Path
from time import process_time

import pytest
from msgspec import Struct, convert

from sayso import segment
from sayso.model import Page, Passage, PassageKind
from sayso.read.blob import Blob
from sayso.read.readers import page as read
from sayso.segment.phrases import phrases
from sayso.segment.stamps import stamp

_CORPUS = Path(__file__).parent / "corpus"
_SLOWEST = 12.0  # seconds of the processor for 4,000 lines; linear code needs about one, quadratic code a minute


class _Example(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    text: str = ""
    html: str = ""
    story: str = ""  # which of the stories stands above the text
    comments: tuple[tuple[int, str, str, int], ...] = ()  # depth, author, words of it, place of what it answers or -1
    others: tuple[str, ...] = ()  # lines that stand in no comment


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    line: str
    langs: tuple[str, ...]
    stamp: str  # empty: none


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    stories: dict[str, str]
    example: tuple[_Example, ...]
    line: tuple[_Line, ...]


_FILE = convert(tomllib.loads((_CORPUS / "comments.toml").read_text(encoding="utf-8")), _File)


@pytest.mark.parametrize("example", _FILE.example, ids=[example.label for example in _FILE.example])
def test_comments(example: _Example) -> None:
    page = _page(example)
    passages, _ = segment.passages(page)
    found = [passage for passage in passages if passage.kind is PassageKind.COMMENT]
    told = [(passage.depth, _author(page, passage), _answers(passage, found)) for passage in found]
    assert told == [(depth, author, answers) for depth, author, _, answers in example.comments]
    for passage, (_, _, words, _) in zip(found, example.comments, strict=True):
        assert words in page.text[passage.span.start : passage.span.end]
    for line in example.others:
        assert line in page.text
        assert not any(line in page.text[passage.span.start : passage.span.end] for passage in found)


def _page(example: _Example) -> Page:
    if example.html:
        page, _ = read(Blob("page.html", example.html.encode()))
        assert page is not None
        return page
    story = _FILE.stories[example.story] + "\n\n" if example.story else ""
    return Page("page", story + example.text, "plain", "page")


def _author(page: Page, passage: Passage) -> str:
    return page.text[passage.author.start : passage.author.end] if passage.author is not None else ""


def _answers(passage: Passage, found: list[Passage]) -> int:
    return [comment.span for comment in found].index(passage.answers) if passage.answers is not None else -1


@pytest.mark.parametrize("line", _FILE.line, ids=[line.line for line in _FILE.line])
def test_stamps(line: _Line) -> None:
    found = stamp(line.line, phrases(line.langs))
    assert (line.line[found.start : found.end] if found is not None else "") == line.stamp


_STORY = "The minister said on Monday that the road would be opened soon after a long delay.\n\n" * 3
_HOSTILE = {
    "names": "3 comments\n" + "Anna Bell\n" * 4_000,
    "says": "Anna Bell says:\n" * 4_000,
    "headers": "3 comments\nAnna Bell 12 May 2020 at 14:05\n" * 2_000,
    "answers": "3 comments\n" + "Anna 12 May 2020 at 14:05\n@Anna no, in reply to Anna\n" * 2_000,
    "clicks": "Anna Bell\nI was there myself, and saw it.\nReply\n" * 1_500,
    "signed texts": "3 comments\n" + "I was there (myself: 3 (May: – Anna 3 May 2021 at 14:05)\n" * 3_000,
    "pairs": "Comments\n" + "Anna Bell\n★★★\nI was there myself, and saw it.\n" * 1_500,
    "strangers": "".join(f"Anna{at}\n{at % 28 + 1} May 2021\nI was there and saw it all.\n" for at in range(1_500)),
    "tree": "".join(" " * (at % 200) + "* Anna\n" + " " * (at % 200 + 2) + "said so.\n" for at in range(2_000)),
}


@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE)
def test_many_lines_take_linear_time(text: str) -> None:
    began = process_time()
    passages, _ = segment.passages(Page("page", _STORY + text, "plain", "page"))
    assert process_time() - began < _SLOWEST
    assert sum(passage.span.end - passage.span.start for passage in passages) == len(_STORY + text)
