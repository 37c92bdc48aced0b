"""Head nouns of places and bodies across languages: `heads.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from sayso.text import fold


@cache
def head_nouns() -> dict[str, str]:
    """What a folded head noun means, in any language: "dam" for "barrage"."""
    text = (files("sayso.lang") / "heads.toml").read_text(encoding="utf-8")
    table = msgspec.convert(tomllib.loads(text), dict[str, tuple[str, ...]])
    return {fold(word).text: meaning for meaning, words in sorted(table.items()) for word in words}
