"""Where the closed words of a language stand in a sentence: a word costs one look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import fields

from sayso.claim.items import Item, What
from sayso.lang import table
from sayso.lang.claiming import Claiming
from sayso.text import fold

Phrase = tuple[str, ...]
Index = dict[str, dict[str, tuple[Phrase, ...]]]  # word: name of the list: phrases with that word at one end

KINDS = (
    "agent_prepositions",
    "source_prepositions",
    "genitives",
    "between",
    "place_prepositions",
    "patient_prepositions",
    "other_prepositions",
)


def stands(row: Sequence[Item], at: int, code: str, name: str) -> int:
    """How many items of the list `name` stand from `at` on; 0 for none. The longest wins."""
    if at >= len(row):
        return 0
    listed = _opening(code).get(row[at].text)
    for phrase in listed.get(name, ()) if listed is not None else ():
        size = len(phrase)
        if size == 1 or (at + size <= len(row) and all(row[at + i].text == phrase[i] for i in range(1, size))):
            return size
    return 0


def ends(row: Sequence[Item], at: int, code: str, name: str) -> int:
    """How many items of the list `name` stand just before `at`; 0 for none."""
    if not 0 < at <= len(row):
        return 0
    listed = _closing(code).get(row[at - 1].text)
    for phrase in listed.get(name, ()) if listed is not None else ():
        size = len(phrase)
        if size == 1 or (at >= size and all(row[at - size + i].text == phrase[i] for i in range(size - 1))):
            return size
    return 0


def is_adverb(row: Sequence[Item], at: int, code: str, words: Claiming) -> bool:
    """Whether the item can stand between a subject and its verb."""
    item = row[at]
    return item.what is What.WORD and (
        bool(stands(row, at, code, "adverbs")) or (len(item.text) > 4 and item.text.endswith(words.adverb_endings))
    )


def is_closed(text: str, code: str) -> bool:
    """Whether a word opens a phrase of any list: no abbreviation."""
    return text in _opening(code)


@cache
def _opening(code: str) -> Index:
    return _index(code, 0)


@cache
def _closing(code: str) -> Index:
    return _index(code, -1)


def _index(code: str, end: int) -> Index:
    """The phrases of every list under the word at one end of them, the longest first."""
    found: dict[str, dict[str, list[Phrase]]] = {}
    for name, phrase in _listed(code):
        found.setdefault(phrase[end], {}).setdefault(name, []).append(phrase)
    return {
        word: {name: tuple(sorted(set(phrases), key=lambda p: (-len(p), p))) for name, phrases in lists.items()}
        for word, lists in found.items()
    }


def _listed(code: str) -> Iterator[tuple[str, Phrase]]:
    words = table(code)
    for field in fields(Claiming) if words is not None else ():
        listed: object = getattr(words.claiming, field.name) if words is not None else ()
        for phrase in listed if isinstance(listed, tuple) else ():
            folded = tuple(fold(phrase).text.split()) if isinstance(phrase, str) else ()
            if folded:
                yield field.name, folded
