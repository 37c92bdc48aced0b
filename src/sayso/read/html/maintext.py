"""A second voice on what the main text of HTML is: trafilatura. Its date is never asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from sayso.model import Markup, PassageKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = ("p", "head", "item", "quote", "cell", "code", "ab")  # of trafilatura's XML
_WORD = re.compile(r"\S+")
_MISSES = 200  # paragraphs that are looked for from the start; more are not those of the page
_SHORTEST = 3  # characters without white space; a shorter paragraph stands anywhere


def main_text(tree: HtmlElement, text: str) -> tuple[Markup, ...]:
    """Where the paragraphs stand that trafilatura takes for the main text. Changes the tree.

    It is asked to set comments apart, but what it takes for comments is not used: on 142 pages with comments it found
    none that the structure of HTML had not shown, and three paragraphs of articles.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(tree, fast=True, include_comments=True, with_metadata=False)
    if not isinstance(found, Document):
        return ()
    shadow = _shadow(text)
    return tuple(
        Markup(_original(shadow, start), _original(shadow, end - 1) + 1, PassageKind.BODY, "trafilatura")
        for start, end in _ranges(_paragraphs(found.body), shadow.text)
    )


class _Shadow(Struct, frozen=True):
    """A text without white space, and where each of its words stands in both."""

    text: str
    here: tuple[int, ...]  # starts of words in the shadow, ascending
    there: tuple[int, ...]  # starts of the same words in the original


def _shadow(text: str) -> _Shadow:
    here, there, at = [], [], 0
    for word in _WORD.finditer(text):
        here.append(at)
        there.append(word.start())
        at += word.end() - word.start()
    return _Shadow("".join(text.split()), tuple(here), tuple(there))


def _original(shadow: _Shadow, at: int) -> int:
    """Where character `at` of the shadow stands in the original."""
    word = bisect_right(shadow.here, at) - 1
    return shadow.there[word] + at - shadow.here[word]


def _paragraphs(tree: HtmlElement | None) -> Iterator[str]:
    """The text of its blocks without white space."""
    if tree is None:
        return
    for block in tree.iter(*_BLOCKS):
        words = "".join("".join(block.itertext()).split())
        if len(words) >= _SHORTEST:
            yield words


def _ranges(paragraphs: Iterator[str], squashed: str) -> Iterator[tuple[int, int]]:
    """Where they stand in the text without white space: each after the one before, else anywhere."""
    after, misses = 0, 0
    for words in paragraphs:
        at = squashed.find(words, after)
        if at < 0 and misses < _MISSES:
            misses += 1
            at = squashed.find(words)
        if at >= 0:
            after = at + len(words)
            yield at, after
