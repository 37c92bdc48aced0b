"""What is said in several sentences is told sentence by sentence, through the same hops."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import structs

from sayso.model import Attribution, Page, Passage, Span
from sayso.text import sentences

_STOP = re.compile(r"[.!?…؟]\W*\s")  # where a sentence can end


def by_sentence(page: Page, passages: Sequence[Passage], hops: Sequence[Attribution]) -> Iterator[Attribution]:
    """The hops, those of several sentences once for each; hops of the same words stay beside each other in order."""
    starts = [passage.span.start for passage in passages]
    for hop in hops:
        start, end = hop.content.start, hop.content.end
        if _STOP.search(page.text, start, end) is None:
            yield hop
            continue
        lang = passages[max(0, bisect_right(starts, start) - 1)].lang
        for low, high in sentences(page.text, start, end, lang):
            yield structs.replace(hop, content=Span(page.id, low, high))
