"""The common words of a language: `words.txt`, made by tools/build_words.py, and the words of its own tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from sayso.lang.table import table
from sayso.text import fold

_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMES = frozenset({"given_names", "territories", "nationalities", "groups"})  # keys of tables that hold names


@cache
def dictionary(lang: str) -> frozenset[str]:
    """Folded common words of a language; empty where there is neither a list nor a table."""
    listed = files("sayso.lang") / lang / "words.txt"
    written = listed.read_text(encoding="utf-8").split() if listed.is_file() else []
    known = table(lang)
    own = " ".join(_strings(msgspec.to_builtins(known))) if known is not None else ""
    return frozenset([*written, *_WORD.findall(fold(own).text)])


def _strings(held: object) -> Iterator[str]:
    """All strings of nested tables but those of names."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for name in sorted(held):
            if name not in _NAMES:
                yield from _strings(held[name])
    elif isinstance(held, list | tuple):
        for each in held:
            yield from _strings(each)
