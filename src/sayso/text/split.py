"""Sentences and words of a piece of text, as ranges of real offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import sentencex

_WORD = re.compile(r"\w+(?:['’ʼ‘\-‑]\w+)*")  # "al-Amin", "d’Arc", "76-year-old"
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_][^\W\d_aeiouyаеёиоуыэюя]?\.$")  # "J.", "Дж."; no space behind
_TITLE = re.compile(r"(?<![^\W_])[A-Z][b-df-hj-np-qs-tv-xz]\.\s?$")  # "Ms.", "St.": a capital, one consonant, no word
_ORDINAL = re.compile(r"(?<![^\W])[a-zäöü]{1,2}[remns]\s\d{1,2}\.\s?$")  # "des 19. Jahrhunderts"
_ORDINALS = frozenset({"de"})  # languages that write them with a full stop
_LONG = 20_000  # characters of a passage; of longer ones only a few are remembered
_LONGEST = 4000  # characters of one sentence; what is longer (a dump without full stops) is cut at a space


def words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of the words in text[start:end).

    >>> [*words("Fares al-Kalbii said", 0, 20)]
    [(0, 5), (6, 15), (16, 20)]
    """
    return (m.span() for m in _WORD.finditer(text, start, end))


def sentences(text: str, start: int, end: int, lang: str) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences in text[start:end), without white space around them; `lang` is ISO 639-1.

    >>> t = "Mr. Kalbi left. He said no."
    >>> [t[a:b] for a, b in sentences(t, 0, len(t), "en")]
    ['Mr. Kalbi left.', 'He said no.']
    """
    piece = text[start:end]
    for low, high in (_bounds if len(piece) < _LONG else _long_bounds)(piece, lang):
        first, last = start + low, start + high
        while last - first > _LONGEST:
            cut = text.rfind(" ", first, first + _LONGEST)
            cut = cut if cut > first else first + _LONGEST
            yield from _trimmed(text, first, cut)
            first = cut
        yield from _trimmed(text, first, last)


def _cut(piece: str, lang: str) -> tuple[tuple[int, int], ...]:
    made: list[tuple[int, int]] = []
    for one in sentencex.get_sentence_boundaries(lang, piece):
        start, end = one["start_index"], one["end_index"]
        if made and made[-1][1] == start and _INITIAL.search(piece, max(0, start - 5), start):
            start = made.pop()[0]  # "J.|Danvar left": a full stop and no space behind an initial end no sentence
        elif made and _goes_on(piece, made[-1][1], lang):
            start = made.pop()[0]
        made.append((start, end))
    return tuple(made)


def _goes_on(piece: str, end: int, lang: str) -> bool:
    """Does a title or an ordinal stand before a full stop that was taken for the end of a sentence?"""
    if _TITLE.search(piece, max(0, end - 6), end):
        return True
    return lang in _ORDINALS and _ORDINAL.search(piece, max(0, end - 10), end) is not None


# Every extractor asks for the sentences of a page, and an endless quotation takes a second to cut.
_bounds = lru_cache(2048)(_cut)
_long_bounds = lru_cache(4)(_cut)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
