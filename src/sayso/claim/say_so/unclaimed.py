"""Quotations that no sentence gives to anybody: they run on from the speaker before, or to the one behind.

A quotation over paragraphs has one cue, in its first or in its last; one that is a sentence of its own is said by
whoever spoke in the sentence right before it, or by the only person whom that sentence is about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import structs

from sayso.claim.say_so.unclaimed_before import only_person, sentence_before
from sayso.model import Attribution, Found, Page, Passage, Quote, Span, Stance

_WORDS = 4  # of a quotation that is looked after
_MOST = 400  # quotations of a page that are


def unclaimed(
    page: Page, passages: Sequence[Passage], marks: Sequence[Found], found: Sequence[Attribution]
) -> list[Attribution]:
    """Hops of quotations without any, like those of the words before or behind them."""
    quotes = sorted((m for m in marks if isinstance(m, Quote) and m.by != "nested"), key=lambda quote: quote.span)
    spoken = _Spoken(found)
    free = [n for n, quote in enumerate(quotes) if _long(page, quote) and not spoken.of(quote.words)][:_MOST]
    given: dict[int, list[Attribution]] = {}
    for n in reversed(free):  # the last paragraph of a quotation has its cue
        if _runs_on(page, quotes, n):
            given[n] = _like(given.get(n + 1) or spoken.of(quotes[n + 1].words), quotes[n], "quotation-runs-on")
    for n in free:  # … or its first
        if not given.get(n) and n > 0 and _runs_on(page, quotes, n - 1):
            given[n] = _like(given.get(n - 1) or spoken.of(quotes[n - 1].words), quotes[n], "quotation-runs-on")
        if not given.get(n):
            given[n] = _after(page, passages, marks, quotes[n], spoken)
        spoken.add(given[n])
    return [hop for n in free for hop in given.get(n, ())]


def _long(page: Page, quote: Quote) -> bool:
    return page.text.count(" ", quote.words.start, quote.words.end) + 1 >= _WORDS


def _runs_on(page: Page, quotes: Sequence[Quote], n: int) -> bool:
    """Is the next quotation the next paragraph of this one?"""
    if quotes[n].by != "unclosed-paragraph" or n + 1 >= len(quotes):
        return False
    return not page.text[quotes[n].span.end : quotes[n + 1].span.start].strip()


def _like(hops: Sequence[Attribution], quote: Quote, by: str) -> list[Attribution]:
    """The hops of other words, set on a quotation; each source and cue once."""
    seen: dict[tuple[tuple[Span, ...], Span | None], Attribution] = {}
    for hop in hops:
        stance = hop.stance if by == "quotation-runs-on" else Stance.SAYS
        seen.setdefault((hop.sources, hop.cue), structs.replace(hop, content=quote.words, stance=stance, by=by))
    return list(seen.values())


def _after(
    page: Page, passages: Sequence[Passage], marks: Sequence[Found], quote: Quote, spoken: _Spoken
) -> list[Attribution]:
    """The hops of a quotation by the sentence before it."""
    before = sentence_before(page, passages, quote)
    if before is None:
        return []
    hops = [hop for hop in spoken.of(before) if hop.cue is not None and before.start <= hop.cue.start < before.end]
    if hops:
        end = max(hop.content.end for hop in hops)
        last = [hop for hop in hops if hop.content.end == end]
        return _like(last, quote, "quotation-goes-on") if all(hop.sources for hop in last) else []
    person = None if spoken.of(before) else only_person(page, passages, marks, before)
    if person is None:
        return []
    return [Attribution(quote.words, (person.span,), None, Stance.SAYS, None, "quotation-after-name")]


class _Spoken:
    """The hops of a page by where their content starts."""

    def __init__(self, hops: Sequence[Attribution]) -> None:
        self._hops = sorted(hops, key=lambda hop: hop.content.start)
        self._starts = [hop.content.start for hop in self._hops]
        self._longest = max((hop.content.end - hop.content.start for hop in hops), default=0)

    def add(self, hops: Sequence[Attribution]) -> None:
        for hop in hops:
            at = bisect_right(self._starts, hop.content.start)
            self._hops.insert(at, hop)
            self._starts.insert(at, hop.content.start)
            self._longest = max(self._longest, hop.content.end - hop.content.start)

    def of(self, words: Span) -> list[Attribution]:
        """The hops whose content touches some words."""
        low = bisect_left(self._starts, words.start - self._longest)
        high = bisect_left(self._starts, words.end)
        return [hop for hop in self._hops[low:high] if hop.content.end > words.start]
