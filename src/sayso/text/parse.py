"""Sentences parsed: what a parser that the caller brings tells of each word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct


class Word(Struct, frozen=True):
    """One word of a parsed text."""

    start: int  # offsets in the text, code points
    end: int
    head: int  # place of the word that it depends on, in the row of words; a root's is its own
    dep: str  # how it depends: a label of ClearNLP ("nsubj", "ccomp"), as spaCy's English models have them
    tag: str  # its part of speech: a tag of the Penn Treebank ("VBD", "NNP")


class Parser(Protocol):
    """What parses texts of one language: the same words for the same text, whatever stands beside it."""

    @property
    def lang(self) -> str:
        """Code of the language."""
        ...

    def __call__(self, texts: Sequence[str]) -> Sequence[tuple[Word, ...]]:
        """The words of each text."""
        ...
