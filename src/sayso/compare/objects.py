"""What a claim is about in words that name no one: "the bill", "a petition"; lower-case words behind its verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import asdict

from sayso.lang import table
from sayso.model import Claim, Passage
from sayso.text import fold, words

REACH = 90  # characters behind the word of a claim in which its object is looked for
MOST = 6  # words that an object has
LEAST = 4  # letters; shorter words are mostly no nouns
STEM = 6  # letters of a word that are compared, so that "petitions" is "petition"
_OPEN = frozenset({"never", "light", "light_received", "adverb_endings"})  # lists of words that have a content
_STOP = re.compile(r"\.(?=\s|$)|[!?…:;،؛؟()\n|]|\s[-–—]\s")  # where the phrase ends


def object_words(text: str, claim: Claim, passage: Passage) -> frozenset[str]:
    """The words behind the word of the claim, folded, without names and function words."""
    spot = claim.trigger or claim.span
    end = min(spot.end + REACH, passage.span.end)
    stop = _STOP.search(text, spot.end, end)
    limit = stop.start() if stop is not None else end
    closed = _closed(passage.lang)
    found: list[str] = []
    for start, last in words(text, spot.end, limit):
        said = fold(text[start:last]).text
        if text[start].isupper() or len(said) < LEAST or said in closed:
            continue
        found.append(said)
        if len(found) == MOST:
            break
    return frozenset(found)


@cache
def _closed(lang: str) -> frozenset[str]:
    """The words of the lists of a language: its closed classes."""
    known = table(lang)
    if known is None:
        return frozenset()
    lists = {name: value for name, value in asdict(known.claiming).items() if isinstance(value, tuple)}
    return frozenset(
        word for name, listed in lists.items() if name not in _OPEN for word in listed if isinstance(word, str)
    )


def stem(word: str) -> str:
    """The part of a word that is compared."""
    return word[:STEM]


def alike(left: Iterable[frozenset[str]], right: Sequence[frozenset[str]]) -> frozenset[str]:
    """The words that two groups of claims have in common, of the two claims that share most.

    >>> sorted(alike([frozenset({"petitions", "bill"})], [frozenset({"petition", "governor"})]))
    ['petitions']
    """
    best = frozenset[str]()
    for one in left:
        for other in right:
            stems = {stem(word) for word in other}
            shared = frozenset(word for word in one if stem(word) in stems)
            best = max(best, shared, key=lambda found: (len(found), sorted(found)))
    return best


def content(left: Iterable[frozenset[str]], right: Sequence[frozenset[str]]) -> frozenset[str]:
    """As `alike`, but half of the words must be the same: what is demanded or supported is one thing then."""
    best = frozenset[str]()
    for one in left:
        for other in right:
            shared = alike([one], [other])
            if 2 * len(shared) >= max(len(one), len(other)):
                best = max(best, shared, key=lambda found: (len(found), sorted(found)))
    return best
