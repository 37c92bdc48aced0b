"""The common words of a language: `words.txt`, made by tools/build_words.py, and the words of its own tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from sayso.lang.table import named, naming, table
from sayso.text import fold

_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMES = frozenset(
    {
        "given_names",
        "twofold",
        "person_fronts",
        "person_links",
        "regions",
        "towns",
        "doubtful_towns",
        "word_shapes",
        "club_words",
        "territories",
        "nationalities",
        "groups",
    }
)  # keys of tables that hold names


@cache
def dictionary(lang: str) -> frozenset[str]:
    """Folded common words of a language; empty where there is neither a list nor a table."""
    written = _listed(lang, "words.txt")
    known = table(lang) or (naming(lang) if lang in named() else None)
    own = " ".join(_strings(msgspec.to_builtins(known))) if known is not None else ""
    return frozenset([*written, *_WORD.findall(fold(own).text)])


@cache
def inflected(lang: str) -> frozenset[str]:
    """Folded words that are met with endings and the article, each form as it is; empty where there is no list."""
    return frozenset(_listed(lang, "forms.txt"))


@cache
def holders(lang: str) -> frozenset[str]:
    """Folded spellings of the names by which holders of offices are known alone; empty where there is no list."""
    return frozenset(_listed(lang, "holders.txt"))


@cache
def people(lang: str) -> frozenset[str]:
    """Folded words of which names of people are made and which are no common words; empty where there is no list."""
    return frozenset(_listed(lang, "people.txt"))


@cache
def nouns(lang: str) -> frozenset[str]:
    """Folded nouns of a language that writes them with a capital (`nouns.txt`); empty for the others."""
    return frozenset(_listed(lang, "nouns.txt"))


def _listed(lang: str, name: str) -> list[str]:
    """The words of a list of a language; none where there is no such list."""
    listed = files("sayso.lang") / lang / name
    return listed.read_text(encoding="utf-8").split() if listed.is_file() else []


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
