"""Names on a page: who, which bodies, places and media it speaks of; and sources that it describes without a name."""

from __future__ import annotations

from collections.abc import Callable

from sayso.extract import tagger
from sayso.extract.names.arabic import arabic
from sayso.extract.names.cased import cased
from sayso.extract.names.words import lexicon
from sayso.model import Mention, Page, Passage, PassageKind

SPEAKING = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION})
_CASED = frozenset({"en", "ru", "fr", "de", "es", "it", "pt", "nl", "uk", "pl", "tr", "und"})
Models = Callable[[str], tagger.Model | None]  # by language


def mentions(page: Page, passages: tuple[Passage, ...], *, models: Models = tagger.model) -> tuple[Mention, ...]:
    """The mentions of the passages that speak for the page, in order. None overlaps another, except an UNNAMED.

    The rules speak first; where a language has a trained tagger (`models`), it mends what they say.
    """
    speaking = [passage for passage in passages if passage.kind in SPEAKING]
    found: list[Mention] = []
    latin = [passage for passage in speaking if passage.lang != "ar"]
    for lang in sorted({passage.lang for passage in latin}):
        words = lexicon(lang) or lexicon("en")
        if words is not None and lang in _CASED:
            found += cased(page, [passage for passage in latin if passage.lang == lang], words)
    found += arabic(page, [passage for passage in speaking if passage.lang == "fa"], found, lang="fa")
    found += _arabic(page, [passage for passage in speaking if passage.lang == "ar"], found, models)
    return tuple(sorted(set(found), key=lambda mention: (mention.span, mention.kind.value)))


def _arabic(page: Page, passages: list[Passage], others: list[Mention], models: Models) -> list[Mention]:
    found, words, learnt = arabic(page, passages, others), lexicon("ar"), models("ar")
    if not passages or words is None or learnt is None:
        return found
    return tagger.corrected(page, passages, found, words, learnt)
