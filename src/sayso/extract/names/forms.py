"""Arabic words as names see them: what a word can be without the small words written at its front."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from sayso.extract.names.words import Lexicon, Word, ordinary

_ADVERB = "\u064b"  # the mark of "-an" at the end of a word
_TATWEEL = "\u0640"


class Form(Struct, frozen=True):
    """A word and its readings: how many letters are cut from its front, and what remains (folded)."""

    word: Word
    readings: tuple[tuple[int, str], ...]  # the word as it stands comes first
    near: bool  # nothing but space before it
    common: bool  # a word of the dictionary or a small word, in some reading
    closed: bool  # a small word or a verb: never part of a name
    article: str
    given: bool = False  # a common given name
    endings: tuple[str, ...] = ()  # of adjectives of place

    @property
    def bare(self) -> str:
        return self.word.folded

    @property
    def strange(self) -> bool:
        """No dictionary knows it: a name, as a rule."""
        return not self.common and len(self.word.folded) > 2 and self.word.folded.isalpha()

    @property
    def definite(self) -> bool:
        return self.word.folded.startswith(self.article)

    @property
    def relational(self) -> bool:
        """Ends like an adjective of place: "زهرانية", "الفلموري"."""
        return len(self.bare) > 4 and self.bare.endswith(self.endings)

    def ordinary(self, lexicon: Lexicon) -> bool:
        """Whether some reading is a common word."""
        return any(ordinary(bare.removeprefix(self.article), lexicon) for _, bare in self.readings)

    def any(self, listed: frozenset[str]) -> bool:
        return any(
            bare in listed or (bare.startswith(self.article) and bare[len(self.article) :] in listed)
            for _, bare in self.readings
        )

    def phrase(self, line: Sequence[Form], at: int, listed: frozenset[tuple[str, ...]]) -> int:
        """How many words from here are the longest phrase of a list; 0 if none."""
        firsts = _firsts(listed)
        if not any(bare in firsts for _, bare in self.readings):
            return 0
        for length in range(min(4, len(line) - at), 0, -1):
            if not all(form.near for form in line[at + 1 : at + length]):
                continue
            rest = tuple(form.word.folded for form in line[at + 1 : at + length])
            if any((bare, *rest) in listed for _, bare in self.readings):
                return length
        return 0

    def cut_for(self, listed: frozenset[str]) -> int:
        """The letters to cut from the front so that what remains is in the list."""
        for letters, bare in self.readings:
            if bare in listed or (bare.startswith(self.article) and bare[len(self.article) :] in listed):
                return letters
        return 0


def forms(words: Sequence[Word], lexicon: Lexicon) -> tuple[Form, ...]:
    """The words of a sentence with their readings."""
    article = next(iter(sorted(lexicon.articles)), "\0")
    return tuple(_form(word, lexicon, article, first=at == 0) for at, word in enumerate(words))


def _form(word: Word, lexicon: Lexicon, article: str, *, first: bool) -> Form:
    readings = [(0, word.folded)]
    for clitic in lexicon.clitics:
        rest = word.folded[len(clitic) :]
        if word.folded.startswith(clitic) and len(rest) > 1:
            readings.append((len(clitic), rest))
            if clitic.endswith(article[-1]) and rest.startswith(article[-1]) and len(rest) > 3:
                readings.append((len(clitic) + 1, article + rest[1:]))
    near = not first and word.gap.isspace() and "\n" not in word.gap
    known = [bare for _, bare in readings]
    closed = any(bare in lexicon.common or bare in lexicon.person_verbs for bare in known)
    closed = closed or _ADVERB in word.text[-2:]
    known += [bare[len(article) :] for bare in known if bare.startswith(article)]
    known += [
        bare[: -len(end)]
        for bare in known
        for end in lexicon.enclitics
        if bare.endswith(end) and len(bare) - len(end) > 2
    ]
    named = word.folded in lexicon.people or (word.folded in lexicon.given and word.folded not in lexicon.twofold)
    common = closed or (not named and (_shaped(word.folded, lexicon) or any(ordinary(bare, lexicon) for bare in known)))
    return Form(
        word, tuple(readings), near, common, closed, article, word.folded in lexicon.given, lexicon.relational_endings
    )


def _shaped(bare: str, lexicon: Lexicon) -> bool:
    """Whether a word has the shape of a verb or participle."""
    return bool(lexicon.word_shapes) and _shapes(lexicon.word_shapes).fullmatch(bare) is not None


@cache
def _firsts(listed: frozenset[tuple[str, ...]]) -> frozenset[str]:
    """The first words of phrases."""
    return frozenset(phrase[0] for phrase in listed if phrase)


@cache
def _shapes(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def cut(text: str, start: int, letters: int) -> int:
    """The place in `text` after so many letters; marks on a letter and stretching belong to it."""
    at = start
    while letters and at < len(text):
        at, letters = at + 1, letters - 1
        while at < len(text) and (unicodedata.category(text[at]) in ("Mn", "Cf") or text[at] == _TATWEEL):
            at += 1
    return at
