"""Sentences and words of a piece of text, as ranges of real offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

_WORD = re.compile(r"\w+(?:['’ʼ‘\-‑]\w+)*")  # "al-Amin", "d’Arc", "76-year-old"
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
    for bound in sentencex.get_sentence_boundaries(lang, piece):
        first, last = start + bound["start_index"], start + bound["end_index"]
        while last - first > _LONGEST:
            cut = text.rfind(" ", first, first + _LONGEST)
            cut = cut if cut > first else first + _LONGEST
            yield from _trimmed(text, first, cut)
            first = cut
        yield from _trimmed(text, first, last)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
