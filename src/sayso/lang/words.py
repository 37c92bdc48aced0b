"""The common words of a language: `words.txt`, made by tools/build_words.py."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def dictionary(lang: str) -> frozenset[str]:
    """Folded common words of a language; empty where there is no list."""
    listed = files("sayso.lang") / lang / "words.txt"
    return frozenset(listed.read_text(encoding="utf-8").split()) if listed.is_file() else frozenset()
