"""HTML pages, all invented: what each piece is for, and what the page declares.

In tests/corpus/html*.toml `{KIND}` stands before the text that it speaks of and is taken out before the page is read;
`@name` stands for a paragraph of the file's table `text`. Text without a label is not asked for.
"""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec import Struct, convert

from sayso import segment
from sayso.model import Fact, Page, PassageKind
from sayso.read.blob import Blob
from sayso.read.html.lines import Piece, lines, union
from sayso.read.readers import page

_LABEL = re.compile(r"\{([A-Z]+)\}([^<{]{1,60})")
_NAME = re.compile(r"@([a-z]{2}\d)")
_CORPUS = sorted((Path(__file__).parent / "corpus").glob("html*.toml"))


class _Example(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    html: str
    facts: tuple[tuple[str, str, str], ...] = ()
    not_facts: tuple[str, ...] = ()  # keys that the page does not speak of
    url: str | None = None


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    page: tuple[_Example, ...]
    text: dict[str, str] = {}


def _examples() -> list[_Example]:
    out = []
    for place in _CORPUS:
        held = convert(tomllib.loads(place.read_text(encoding="utf-8")), _File)
        for example in held.page:
            html = _NAME.sub(lambda name, text=held.text: text[name[1]], example.html)  # type: ignore[misc]
            out.append(_Example(example.label, html, example.facts, example.not_facts, example.url))
    return out


_EXAMPLES = _examples()
_EACH = pytest.mark.parametrize("example", _EXAMPLES, ids=[example.label for example in _EXAMPLES])


def _read(html: str) -> Page:
    read, _ = page(Blob("page.html", html.encode()))
    assert read is not None
    return read


def _plain(html: str) -> str:
    return _LABEL.sub(lambda found: found[2], html)


@_EACH
def test_every_piece_is_what_it_is_for(example: _Example) -> None:
    read = _read(_plain(example.html))
    passages, _ = segment.passages(read)
    at, wrong = 0, []
    for kind, words in _LABEL.findall(example.html):
        begin = words.strip()[:40].rstrip()
        found = read.text.find(begin, at)
        assert found >= 0, f"{begin!r} is not in the text, or out of order"
        at = found + 1
        passage = next(one for one in passages if one.span.start <= found < one.span.end)
        if passage.kind is not PassageKind[kind]:
            wrong.append((kind, begin, passage.kind.name, passage.by))
    assert wrong == []


@_EACH
def test_passages_tile_the_text(example: _Example) -> None:
    read = _read(_plain(example.html))
    passages, _ = segment.passages(read)
    assert passages[0].span.start == 0
    assert passages[-1].span.end == len(read.text)
    assert all(one.span.end == two.span.start for one, two in pairwise(passages))


@_EACH
def test_facts(example: _Example) -> None:
    read = _read(_plain(example.html))
    assert {Fact(*fact) for fact in example.facts} - set(read.facts) == set()
    assert {fact.key for fact in read.facts} & set(example.not_facts) == set()
    assert example.url is None or read.url == example.url


def test_there_are_examples_of_every_kind() -> None:
    asked = {kind for example in _EXAMPLES for kind, _ in _LABEL.findall(example.html)}
    assert asked == {kind.name for kind in PassageKind}


def test_a_line_knows_the_element_that_holds_it_and_how_much_of_it_is_a_link() -> None:
    text = "One link here\n\nTwo"
    pieces = (Piece(0, 18, "div", 1, 0), Piece(0, 13, "p", 2, 1), Piece(15, 18, "p", 3, 1))
    first, second = lines(text, pieces, [(4, 8)])
    assert (first.tag, first.place, first.parent, first.linked, first.last_link) == ("p", 2, 1, 4, (13, 13))
    assert (second.place, second.parent, second.linked) == (3, 1, 0)


def test_a_link_at_the_end_of_a_line_is_known() -> None:
    (line,) = lines("See: all of it", (), [(5, 14)])
    assert line.last_link == (5, 14)
    assert line.tag == ""


def test_ranges_that_touch_become_one() -> None:
    assert union([(4, 6), (0, 2), (2, 4), (8, 9)]) == [(0, 6), (8, 9)]
