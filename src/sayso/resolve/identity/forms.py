"""Case forms: what a word of a name can be in the nominative, and which listed name an inflected one is."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

from sayso.lang.gazetteer import cities, organisations, outlets, territories
from sayso.lang.inflection import bases, inflection
from sayso.model import MentionKind
from sayso.text import fold

_CACHED = 1 << 15
_FOLDED = ("ои", "еи", "ыи", "ии")  # what folding makes of "-ой" and the like
_TRIED = 64  # nominatives of one name that are looked up


@lru_cache(_CACHED)
def forms(word: str, lang: str) -> tuple[str, ...]:
    """A folded word and what it can be in the nominative; the word alone where its language has no cases.

    >>> forms("лестовым", "ru"), forms("lestov", "en")
    (('лестовым', 'лестов'), ('lestov',))
    """
    if word.isascii():
        return (word,)
    whole = word[:-1] + "й" if word.endswith(_FOLDED) else word
    return tuple(dict.fromkeys((word, *(fold(base).text for base in bases(whole, lang)))))


@lru_cache(_CACHED)
def listed(text: str, kind: MentionKind, lang: str) -> str:
    """Id of a name in the gazetteer, also in another case; "" if it is not listed, or can be several that are."""
    own = _id(fold(text).text.removesuffix("."), kind)
    if own or text.isascii() or inflection(lang) is None:
        return own
    tried = islice(product(*(bases(word, lang) for word in text.split())), _TRIED)
    found = {_id(fold(" ".join(words)).text, kind) for words in tried} - {""}
    return found.pop() if len(found) == 1 else ""


def _id(plain: str, kind: MentionKind) -> str:
    if kind is MentionKind.PLACE:
        city = cities().get(plain)
        return territories().get(plain) or ("" if city is None else city.id)
    if kind is MentionKind.ORGANISATION:
        return outlets().get(plain) or organisations().get(plain) or ""
    return ""
