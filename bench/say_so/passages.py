"""Our own chain corpus: passages in the manner of news agencies with every hop of say-so, bench/say_so/chains/.

`<lang>.toml` is developed on, `<lang>.held.toml` only measured. `.more.toml`, by another writer, was added to what is
developed on when the rules had fitted themselves to the first file; `.once.toml` had been held until its counts were
looked at. Words are given as they stand; "words@2" is their second place, "X|Y" in a source are alternatives.
docs/say-so.md says what a chain is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, convert

from sayso.model import Channel, Form, Stance

HERE = Path(__file__).with_name("chains")
LANGUAGES = ("en", "ar", "ru", "fr", "de", "es")
_FILES = {"developed": ("", ".more", ".once"), "held": (".held",)}


class Hop(Struct, frozen=True, forbid_unknown_fields=True):
    """One hop as annotated; optional fields only where the text gives them."""

    source: tuple[str, ...]
    cue: str = ""
    stance: Stance = Stance.SAYS
    to: tuple[str, ...] = ()
    when: str = ""
    via: str = ""
    channel: Channel | None = None
    negated: bool = False
    hedged: bool = False
    form: Form = Form.INDIRECT


class Chain(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said, and the hops outer first."""

    content: str
    hops: tuple[Hop, ...]


class Passage(Struct, frozen=True, forbid_unknown_fields=True):
    """A page of its own."""

    label: str
    text: str
    chain: tuple[Chain, ...] = ()
    own: tuple[str, ...] = ()  # in the outlet's own voice
    assessment: tuple[str, ...] = ()  # judgements and forecasts of the outlet


def passages(lang: str, which: str) -> Iterator[Passage]:
    """The passages of a language and half; none where the file is not there."""
    for suffix in _FILES[which]:
        path = HERE / f"{lang}{suffix}.toml"
        if path.is_file():
            rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
            yield from (convert(row, Passage) for row in rows)


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Every place of some words; of "words@2" the second alone."""
    head, _, nth = words.rpartition("@")
    wanted = int(nth) if head and nth.isdigit() else None
    words = head if wanted is not None else words
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + len(words))
    return found if wanted is None else found[wanted - 1 : wanted]
