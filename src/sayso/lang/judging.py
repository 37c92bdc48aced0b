"""The section `judging.toml` of a language: words by which an outlet judges or foresees in its own voice."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.errors import TableError

_BLANK = r"\s{1,3}"
_APART = 3  # words between a future and what it brings about, where the table says nothing


class Judging(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one language as they are written, accents counted; matching ignores case."""

    forecasts: tuple[str, ...] = ()  # enough by themselves: "is likely to", "усугубит"
    future: tuple[str, ...] = ()  # before one of `effects`: "will"
    effects: tuple[str, ...] = ()  # what is foreseen, where only the outlet can know: "deepen", "contribute to"
    apart: int = _APART  # words between the two
    before: tuple[str, ...] = ()  # before a verdict, where the language has articles: "a"
    adjectives: tuple[str, ...] = ()  # with one of `nouns` right beside it a verdict: "dangerous"
    nouns: tuple[str, ...] = ()  # "step"
    glued: tuple[str, ...] = ()  # letters glued to the front of a word: "و"


@cache
def judging(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules of a language by name, patterns for its text; () for a language without the section."""
    place = files("sayso.lang") / lang / "judging.toml"
    if not place.is_file():
        return ()
    try:
        told = msgspec.convert(tomllib.loads(place.read_text(encoding="utf-8")), Judging)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise TableError(f"{place}: {error}. Mend the table; sayso/lang/judging.py says what a key means") from error
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _patterns(told))


def _patterns(told: Judging) -> list[tuple[str, str]]:
    """Sources of patterns, every repetition in them bounded: a word of the future, a few words, an effect."""
    start = rf"\b(?:{_any(told.glued)})?" if told.glued else r"\b"
    out = []
    if told.forecasts:
        out.append(("forecast", rf"{start}(?:{_any(told.forecasts)})\b"))
    if told.future and told.effects:
        words = rf"(?:{_BLANK}[\w'’-]{{1,30}}){{0,{told.apart}}}?{_BLANK}"
        out.append(("foreseen-effect", rf"{start}(?:{_any(told.future)}){words}(?:{_any(told.effects)})\b"))
    if told.adjectives and told.nouns:
        article = rf"(?:{_any(told.before)}){_BLANK}(?:\w{{1,20}}{_BLANK})?" if told.before else ""
        what, kind = rf"(?:{_any(told.nouns)})", rf"(?:{_any(told.adjectives)})"
        out.append(("verdict", rf"{start}{article}(?:{kind}{_BLANK}{what}|{what}{_BLANK}{kind})\b"))
    return out


def _any(words: tuple[str, ...]) -> str:
    """An alternative of phrases, the longest first."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", _BLANK) for word in longest)
