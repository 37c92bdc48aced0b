"""Names in scripts that have no table of ours, in Latin letters: Armenian, Georgian, Devanagari, kana, Hangul, Han …"""

from __future__ import annotations

import re
from functools import lru_cache

# letters beyond Latin, Greek, Cyrillic, Hebrew and Arabic, which the learnt renderings and the tables of sounds read
_OTHER = re.compile(r"[\u0530-\u058f\u0700-\u074f\u0780-\u089f\u0900-\u1dff\u2c00-\ufb12\U00010000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]{1,60}")
_CACHED = 1 << 14


@lru_cache(maxsize=_CACHED)
def romanised(name: str) -> str:
    """The name with the words of such scripts in Latin letters, by anyascii; any other name as it is.

    What stands between words stays. Vowels that a script leaves out stay out, Han is read as Mandarin.

    >>> romanised("Արամ Տավիշ"), romanised("Aram・Tavish"), romanised("عرم")
    ('Aram Tavish', 'Aram・Tavish', 'عرم')
    """
    if not _OTHER.search(name):
        return name
    from anyascii import anyascii

    return _WORD.sub(lambda word: anyascii(word[0]) if _OTHER.search(word[0]) else word[0], name)
