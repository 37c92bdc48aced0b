"""Names, times, quantities, quotations and cues of one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.extract.cues import cues
from sayso.extract.names import mentions
from sayso.extract.quantities import quantities
from sayso.extract.quotes import quotes
from sayso.extract.references import references
from sayso.extract.timex import timexes
from sayso.model import Found, Page, Passage

Extractor = Callable[[Page, tuple[Passage, ...]], Sequence[Found]]

EXTRACTORS: tuple[Extractor, ...] = (mentions, timexes, quantities, quotes, cues)


def marks(page: Page, passages: tuple[Passage, ...]) -> tuple[Found, ...]:
    """Everything that the extractors find, in order of place."""
    found = [mark for extractor in EXTRACTORS for mark in extractor(page, passages)]
    found += references(page, passages, found)
    return tuple(sorted(found, key=lambda mark: (mark.span, type(mark).__name__, mark.by)))
