"""What letters sound like in the scripts of the world: `letters.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class Alike(Struct, frozen=True, forbid_unknown_fields=True):
    """Sounds and the cost of taking one for another (or, of light sounds, of leaving one out)."""

    sounds: str
    cost: float  # 0..1


class Costs(Struct, frozen=True, forbid_unknown_fields=True):
    alike: tuple[Alike, ...]
    light: Alike


class Articles(Struct, frozen=True, forbid_unknown_fields=True):
    joined: tuple[str, ...]
    hyphened: tuple[str, ...]
    single: tuple[str, ...]


class Letters(Struct, frozen=True, forbid_unknown_fields=True):
    """Folded letters to sounds, by script, and how easily sounds are confused."""

    arabic: dict[str, str]
    cyrillic: dict[str, str]
    latin: dict[str, str]
    costs: Costs
    articles: Articles
    spelt: dict[str, str]  # names of the Latin letters in other scripts


@cache
def letters() -> Letters:
    """The table of letters. Raises msgspec.ValidationError if it is malformed: a defect of the package."""
    text = (files("sayso.lang") / "letters.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Letters)
