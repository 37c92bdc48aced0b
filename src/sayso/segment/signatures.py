"""Where a piece of text is signed by a news agency, and whether it holds anything else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from sayso.lang.press import Press, key, signatures

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LONGEST = 6  # words of a signature
_SHORT = 6  # letters: a signature of so many stands as in the table or in capitals; "Petra" may be a woman
_CASELESS_SHORT = 4  # letters of one Arabic word: "وال" and "معا" are words of the language too
INITIALS = 4  # letters: what else a credit may hold: "dpa/abc", "with AFP"
_BETWEEN = re.compile(r"[ .’'«»\"-]{1,3}\Z")  # words of one signature


class Signed(Struct, frozen=True):
    """Characters [start, end) of the text are the signature of an agency."""

    start: int
    end: int
    press: Press
    strong: bool  # in running words it cannot be anything else


def signed(text: str, lang: str) -> tuple[Signed, ...]:
    """The signatures in a short text, the longest first where two begin at one word. Linear in its words."""
    words = [*_WORD.finditer(text)]
    out: list[Signed] = []
    at = 0
    while at < len(words):
        if key(words[at][0]) not in _openings():
            at += 1
            continue
        sizes = range(min(_LONGEST, len(words) - at), 0, -1)
        found = next((one for size in sizes if (one := _read(text, words[at : at + size], lang)) is not None), None)
        if found is not None:
            out.append(found)
        while found is not None and at < len(words) and words[at].start() < found.end:
            at += 1
        at += found is None
    return tuple(out)


@cache
def _openings() -> frozenset[str]:
    """Whatever a signature may begin with; "the" is no part of it."""
    listed = [*signatures(), "the"]
    return frozenset(spelt[:size] for spelt in listed for size in range(len(spelt) + 1))


def _read(text: str, words: Sequence[re.Match[str]], lang: str) -> Signed | None:
    start, end = words[0].start(), words[-1].end()
    stood = text[start:end]
    listed = signatures().get(key(stood), ())
    fits = [press for signature, press in listed if _cased(stood, signature)]
    if not fits or not all(_BETWEEN.match(text[one.end() : two.start()]) for one, two in pairwise(words)):
        return None
    press = next((press for press in fits if lang in press.langs), fits[0])
    return Signed(start, end, press, _strong(stood, len(words)))


def _cased(stood: str, signature: str) -> bool:
    """A short signature stands as the table has it, or in capitals; a longer one begins with a capital."""
    if not any(char.isupper() or char.islower() for char in stood):
        return True
    if max(map(len, stood.split())) > 2 and len(stood.split()) > len(signature.split()):
        return False  # "La Presse" is not "LaPresse"
    if len(key(stood)) > _SHORT:
        return stood[0].isupper() or stood[0] == signature[0]
    letters = "".join(char for char in stood if char.isalpha())
    return letters == "".join(char for char in signature if char.isalpha()) or letters.isupper()


def _strong(stood: str, words: int) -> bool:
    letters = len(key(stood))
    if not any(char.isupper() or char.islower() for char in stood):
        return words > 1 or letters > _CASELESS_SHORT
    return letters > _SHORT or words > 1 or (letters > 2 and (stood.isupper() or stood.islower()))


def nothing_else(text: str, found: Sequence[Signed]) -> bool:
    """Beside the signatures stand only initials, short words and marks: "AFP, Reuters", "dpa/abc", "with AP"."""
    return bool(found) and all(len(word) <= INITIALS for word in rest(text, found))


def rest(text: str, found: Sequence[Signed]) -> tuple[str, ...]:
    """The words of a text that belong to no signature."""
    words = _WORD.finditer(text)
    return tuple(word[0] for word in words if not any(one.start <= word.start() < one.end for one in found))
