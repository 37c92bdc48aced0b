"""Blocks that repeat the title of the page: the first line of a dump is often the title with the name of the outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.segment.scene import LONG, Look

TITLE_TAIL = re.compile(r" ?[|·•»>/—:-]{1,2} ")  # between a title and the name of its outlet
TITLE_WORDS = 30  # a longer line is no title
_FEWEST_WORDS = 3  # of a title that is compared
_FEWEST_LETTERS = 10  # … so that two names alone are none
_ALIKE = 0.65  # share of the words of the longer in the other, from which a title and a rewording of it are one
_ALIKE_WORDS = 5
_WORD = re.compile(r"\w{2,}")


def squeezed(folded: str) -> str:
    """A folded text without blanks and punctuation: what is compared of titles.

    >>> squeezed("the mayor's dog - again")
    'themayorsdogagain'
    """
    return "".join(filter(str.isalnum, folded))


def parts(folded: str) -> Iterator[str]:
    """A line, and the line without the name of an outlet behind or before it, squeezed."""
    yield squeezed(folded)
    for part in TITLE_TAIL.split(folded):
        yield squeezed(part)


def titles(looks: Sequence[Look]) -> frozenset[int]:
    """Blocks that say what the first line says, exactly or in most of its words; without the first line itself."""
    if not looks or not _titled(looks[0]):
        return frozenset()
    keys = {key for key in parts(looks[0].folded) if len(key) >= _FEWEST_LETTERS}
    longest = max(TITLE_TAIL.split(looks[0].folded), key=len)
    words = frozenset(_WORD.findall(longest))
    found = (at for at, look in enumerate(looks) if at and _titled(look) and _same(look, keys, words))
    return frozenset(found)


def _titled(look: Look) -> bool:
    sentence = look.prose and look.stop and not look.folded.endswith(("?", "؟", "!", '"'))
    return _FEWEST_WORDS <= look.words <= TITLE_WORDS and look.block.end - look.block.start < LONG and not sentence


def _same(look: Look, keys: set[str], words: frozenset[str]) -> bool:
    if keys & {*parts(look.folded)}:
        return True
    own = frozenset(_WORD.findall(look.folded))
    return len(own) >= _ALIKE_WORDS and len(own & words) >= _ALIKE * max(len(own), len(words))
