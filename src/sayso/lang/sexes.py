"""Whether a given name is a man's or a woman's: `sexes.toml` over the given names of `naming.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.lang.table import named, naming
from sayso.text import fold


class _Sexes(Struct, frozen=True, forbid_unknown_fields=True):
    endings: tuple[str, ...]  # of women's names
    men: tuple[str, ...]  # with such an ending
    either: tuple[str, ...]
    women: tuple[str, ...]  # without such an ending


def sex(name: str, lang: str) -> str:
    """ "m" or "f" of a folded given name as the language has it; "" where it is no given name, or of both.

    >>> sex("olga", "en"), sex("oleg", "en"), sex("robin", "en"), sex("kamur", "en")
    ('f', 'm', '', '')
    """
    women, men, either, endings = _lists()
    if name in either:
        return ""
    if name in women:
        return "f"
    if name not in _given(lang):
        return ""
    return "f" if name.endswith(endings) and name not in men else "m"


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], tuple[str, ...]]:
    text = (files("sayso.lang") / "sexes.toml").read_text(encoding="utf-8")
    told = msgspec.convert(tomllib.loads(text), _Sexes)
    return _set(told.women), _set(told.men), _set(told.either), tuple(sorted(_set(told.endings)))


@cache
def _given(lang: str) -> frozenset[str]:
    return _set(naming(lang).given_names) if lang in named() else frozenset()


def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word).text for word in words)
