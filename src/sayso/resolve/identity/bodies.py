"""Long and short names of bodies: legal forms, what a firm does, first letters."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.lang.bodies import bodies
from sayso.lang.gazetteer import territories
from sayso.lang.inflection import inflection
from sayso.model import MentionKind
from sayso.resolve.identity.forms import listed
from sayso.text import fold

_CACHED = 1 << 15
_WORD = re.compile(r"[^\W_]+(?:['&\-][^\W_]+)*|&")
_LINKS = 3  # letters of a small word inside a name, which its first letters leave out, at most
_LETTERS = range(2, 8)  # letters of an acronym


@lru_cache(_CACHED)
def core(name: str) -> tuple[str, ...]:
    """The folded words of a name without its legal forms; all words if there is nothing else.

    >>> core("Velton Motors Inc."), core("ООО «Вельтон»")
    (('velton', 'motors'), ('вельтон',))
    """
    words = _words(name)
    first, last = 0, len(words)
    forms = bodies().legal
    while last - first > 1 and words[last - 1] in forms:
        last -= 1
    while last - first > 1 and words[first] in forms:
        first += 1
    kept = words[first:last]
    return kept[:-1] if len(kept) > 1 and kept[-1] == "&" else kept


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(name).text.replace(".", "")))


def legal(name: str) -> bool:
    """Whether a name of several words carries a legal form."""
    return len(core(name)) < len(_words(name))


@lru_cache(_CACHED)
def shortened(name: str, lang: str = "") -> frozenset[tuple[str, ...]]:
    """What the name of a firm can be cut to by leaving out what it does; never to words that say only that.

    >>> sorted(shortened("Velton Motors Group Inc."))
    [('velton',), ('velton', 'motors')]
    """
    words = core(name)
    found = set()
    for end in range(len(words) - 1, 0, -1):
        if words[end] not in bodies().generic and not _of_country(words[end], lang):
            break
        if not bodies().generic.issuperset(words[:end]) and " ".join(words[:end]) not in territories():
            found.add(words[:end])
    return frozenset(found)


def _of_country(word: str, lang: str) -> bool:
    """Whether a word behind a name is a country in the genitive: "Вельтон Норвегии"."""
    return inflection(lang) is not None and listed(word, MentionKind.PLACE, lang).isupper()


@lru_cache(_CACHED)
def initials(name: str) -> frozenset[str]:
    """The acronyms that the first letters of a name make, with small words and without, with legal forms and without.

    >>> sorted(initials("Union of Velton Workers"))
    ['uovw', 'uvw']
    """
    words = [word for word in re.split(r"[\s\-]+", name) if word[:1].isalpha()]
    if len(words) < _LETTERS.start:
        return frozenset()
    capital = [word for word in words if word[:1].isupper()]
    cut = len(core(name))
    made = {"".join(word[0] for word in kept) for kept in (words, capital, words[:cut]) if len(kept) in _LETTERS}
    return frozenset(letters.casefold() for letters in made)


def letters(name: str) -> str:
    """The acronym that a name is, folded; "" if it is none: one word of capitals, "UVW", "U.V.W."."""
    plain = name.replace(".", "").replace("’s", "").replace("'s", "")
    return plain.casefold() if plain.isalpha() and plain.isupper() and len(plain) in _LETTERS else ""
