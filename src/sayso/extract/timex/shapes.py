"""Words and patterns of a table as regular expressions over folded text."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from sayso.text import fold


def folded(pattern: str) -> str:
    """A pattern of the table in the form of folded text; ASCII, where the syntax is, stays."""
    return "".join(char if char.isascii() else fold(char).text for char in pattern)


def one_of(words: Iterable[str]) -> str:
    """An alternation of plain words, longest first; a space is any white space, or a hyphen."""
    ordered = sorted({fold(word).text for word in words}, key=lambda word: (-len(word), word))
    shapes = (regex.escape(word, literal_spaces=True).replace(r"\-", "-") for word in ordered)
    return "|".join(shape.replace("-", " ").replace(" ", r"[\s\-]{1,3}") for shape in shapes) or r"(?!)"
