"""What names of bodies can leave out, in all languages: `bodies.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.text import fold

_ARTICLE = "ال"
_QUOTES = '"«»()'
_LEAST = 3  # letters of a word that has the article


class _Bodies(Struct, frozen=True, forbid_unknown_fields=True):
    legal: tuple[str, ...]
    generic: tuple[str, ...]
    meanings: dict[str, tuple[str, ...]]


class Bodies(Struct, frozen=True):
    """Folded phrases."""

    legal: frozenset[str]  # "inc": behind or before the name of a firm
    generic: frozenset[str]  # "motors": what a firm does
    meanings: dict[str, tuple[tuple[tuple[str, ...], str], ...]]  # by first word: words of the phrase, what it means


@cache
def bodies() -> Bodies:
    """The table. Raises msgspec.ValidationError if it is malformed: a defect of the package."""
    text = (files("sayso.lang") / "bodies.toml").read_text(encoding="utf-8")
    told = msgspec.convert(tomllib.loads(text), _Bodies)
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning, phrases in sorted(told.meanings.items()):
        for words in (words_of(phrase) for phrase in phrases):
            found.setdefault(words[0], []).append((words, meaning))
    meanings = {word: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for word, rows in found.items()}
    return Bodies(_folded(told.legal), _folded(told.generic), meanings)


def words_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, without hyphens, quotation marks, the Arabic article, "l'" and "'s".

    >>> words_of("l’Eau"), words_of("الدفاع المدني")
    (('eau',), ('دفاع', 'مدني'))
    """
    words = (_bare(word) for word in fold(phrase).text.replace("-", " ").split())
    return tuple(word for word in words if word)


def _bare(word: str) -> str:
    front, _, rest = word.strip(_QUOTES).partition("'")
    word = rest if rest and len(front) < _LEAST else front
    return word.removeprefix(_ARTICLE) if len(word) > _LEAST else word


def _folded(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(phrase).text.replace(".", "") for phrase in phrases)
