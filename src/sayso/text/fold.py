"""A comparable shadow of a text, with the map back to the real offsets.

Follows Lucene's ArabicNormalizer (alef, yeh, teh marbuta, tashkeel, tatweel), Unicode NFKD without marks, casefold, and
one form each of quotation marks, apostrophes, dashes, spaces and digits.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

_SAME = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ؤ": "و", "ئ": "ي",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "＂": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʹ": "'", "′": "'", "`": "'", "´": "'", "‹": "'", "›": "'",
    "ʿ": "'", "ʾ": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "ı": "i", "đ": "d", "ł": "l", "ø": "o",
})  # fmt: skip
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf"})  # marks; bidi controls, zero-width characters, soft hyphen
_TATWEEL = "\u0640"


class Folded(Struct, frozen=True):
    """`text` is the shadow; its character i comes from character `starts[i]` of the original; `starts` has one more."""

    text: str
    starts: Sequence[int]


@cache
def _fold_char(char: str) -> str:
    """What one character becomes: nothing, itself, or several characters."""
    if char in "\n\r\t":
        return " " if char == "\t" else char
    if unicodedata.category(char) in _DROPPED_CATEGORIES or char == _TATWEEL:
        return ""
    out = []
    for part in unicodedata.normalize("NFKD", char.translate(_SAME)):
        kind = unicodedata.category(part)
        if kind in _DROPPED_CATEGORIES or part == _TATWEEL:
            continue
        if kind == "Zs":
            out.append(" ")
        elif kind == "Nd":
            out.append(str(unicodedata.digit(part)))
        else:
            out.append(part.casefold())
    return "".join(out).translate(_SAME)


def fold(text: str) -> Folded:
    """The shadow of `text`: no case, no marks, one form a letter, and the offsets back.

    >>> fold("Ḥatim‘s").text
    "hatim's"
    >>> fold("محمّد").text
    'محمد'
    """
    if text.isascii():  # as below, at a fifth of the cost
        return Folded(text.lower().replace("\t", " ").replace("`", "'"), range(len(text) + 1))
    shadow = text.translate(_FORMS)
    if _UNEVEN.isdisjoint(text):  # each character has one of its own: by far the commonest case
        return Folded(shadow, range(len(text) + 1))
    starts = [at for at, char in enumerate(text) for _ in range(len(_fold_char(char)))]
    starts.append(len(text))
    return Folded(shadow, starts)


class _Forms(dict[int, str]):
    """What characters become, worked out when a text first has them."""

    def __missing__(self, code: int) -> str:
        form = _fold_char(chr(code))
        if len(form) != 1:
            _UNEVEN.add(chr(code))
        self[code] = form
        return form


_UNEVEN: set[str] = set()  # characters met that become none or several
_FORMS = _Forms()


def real(folded: Folded, start: int, end: int) -> tuple[int, int]:
    """Offsets in the original of characters [start, end) of the shadow; marks that follow a letter stay with it.

    >>> real(fold("محمّد"), 0, 3)
    (0, 4)
    """
    if start >= end:
        return folded.starts[start], folded.starts[start]
    return folded.starts[start], max(folded.starts[end], folded.starts[end - 1] + 1)
