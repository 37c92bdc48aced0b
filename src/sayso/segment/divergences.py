"""Where a translation and its original differ on their face: what has no partner, numbers, lengths.

Candidates for later stages, which know what a passage says; no findings. A translator's choice is no error.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sayso.model import Divergence, Issue, Page, Passage, Severity, Span
from sayso.segment.originals import TOLD
from sayso.text import fold

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SPELT = 12  # numbers up to here are often written as words in the one language and in figures in the other
_SOLID = 60  # characters of a passage whose length is worth comparing
_VARIANCE = 5.0  # of the length of a translation, per character
_FAR = 5.0  # standard deviations
_FEWEST = 5  # pairs that show how long the one language is against the other
_SHOWN = 5  # divergences that an issue spells out
_QUOTED = 60  # characters of a passage in an issue


class _Bead(Struct, frozen=True):
    """Passages of the original and those that render them; none of one side is a passage without a partner."""

    originals: tuple[Passage, ...]
    versions: tuple[Passage, ...]


def divergences(page: Page, tiled: Sequence[Passage]) -> tuple[Divergence, ...]:
    """What differs between the texts of a page that translate each other, in the order of the page."""
    found: list[Divergence] = []
    for lang in sorted({passage.lang for passage in tiled if passage.renders is not None}):
        beads = _beads(tiled, lang)
        usual = _usual(page, beads)
        found += _alone(page, tiled, beads)
        for bead in beads:
            found += _numbers(page, bead)
            found += _length(page, bead, usual)
    return tuple(sorted(found, key=lambda one: (one.original or one.rendered, one.by, one.rendered or one.original)))


def differing(page: Page, tiled: Sequence[Passage]) -> tuple[Issue, ...]:
    """One note for a reader, if anything differs."""
    found = divergences(page, tiled)
    if not found:
        return ()
    more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    told = "; ".join(one.because for one in found[:_SHOWN])
    message = f"{page.name}: translation and original may differ: {told}{more}"
    return (Issue(page.id, "translation-differs", message, Severity.NOTE),)


def _beads(tiled: Sequence[Passage], lang: str) -> list[_Bead]:
    """The passages of a translation with those that they render, joined where they share one."""
    starts = [passage.span.start for passage in tiled]
    out: list[_Bead] = []
    for passage in tiled:
        if passage.lang != lang or passage.renders is None:
            continue
        first, last = bisect_left(starts, passage.renders.start), bisect_left(starts, passage.renders.end)
        source = tiled[first].lang
        originals = tuple(one for one in tiled[first:last] if one.lang == source and one.kind in TOLD)
        if out and originals and out[-1].originals[-1].span >= originals[0].span:
            before = out.pop()
            joined = before.originals + tuple(one for one in originals if one.span > before.originals[-1].span)
            out.append(_Bead(joined, (*before.versions, passage)))
        elif originals:
            out.append(_Bead(originals, (passage,)))
    return out


def _alone(page: Page, tiled: Sequence[Passage], beads: Sequence[_Bead]) -> list[Divergence]:
    """Passages without a partner between two that have one."""
    originals = [one for bead in beads for one in bead.originals]
    versions = [one for bead in beads for one in bead.versions]
    out = []
    for one in _between(tiled, originals):
        out.append(Divergence(one.span, None, "left-out", f"the translation leaves out {_quoted(page, one)}"))
    for one in _between(tiled, versions):
        out.append(Divergence(None, one.span, "added", f"the original does not have {_quoted(page, one)}"))
    return out


def _between(tiled: Sequence[Passage], partners: Sequence[Passage]) -> Iterator[Passage]:
    """Passages of the partners' language, first to last of them, that are none themselves."""
    if not partners:
        return
    paired = {one.span for one in partners}
    first, last = min(paired), max(paired)
    for passage in tiled:
        told = passage.kind in TOLD and passage.lang == partners[0].lang
        if told and first < passage.span < last and passage.span not in paired:
            yield passage


def _numbers(page: Page, bead: _Bead) -> Iterator[Divergence]:
    """Figures of the one side for which the other side has others."""
    one, two = _figures(page, bead.originals), _figures(page, bead.versions)
    missing, new = sorted(one - two), sorted(two - one)
    if missing and new and max(map(float, missing)) > _SPELT and max(map(float, new)) > _SPELT:
        figures = f"{', '.join(missing)} in the original, {', '.join(new)} in the translation"
        because = f"{figures}: {_quoted(page, bead.versions[0])}"
        yield Divergence(_whole(bead.originals), _whole(bead.versions), "numbers", because)


def _figures(page: Page, passages: Sequence[Passage]) -> set[str]:
    """Numbers in figures, without the marks between their digits."""
    text = " ".join(fold(_text(page, passage)).text for passage in passages)
    return {re.sub(r"[.,]", "", number) for number in _NUMBER.findall(text)}


def _usual(page: Page, beads: Sequence[_Bead]) -> float | None:
    """Characters of the translation for one of the original, on the whole; None if too little is paired."""
    pairs = [_lengths(page, bead) for bead in beads]
    ratios = sorted(two / one for one, two in pairs if min(one, two) >= _SOLID)
    return ratios[len(ratios) // 2] if len(ratios) >= _FEWEST else None


def _length(page: Page, bead: _Bead, usual: float | None) -> Iterator[Divergence]:
    """A translation much longer or shorter than this translator's are (Gale & Church)."""
    one, two = _lengths(page, bead)
    if usual is None or max(one, two) < _SOLID:
        return
    expected = one * usual
    far = abs(two - expected) / math.sqrt(_VARIANCE * (two + expected) / 2)
    if far > _FAR:
        how = "longer" if two > expected else "shorter"
        because = f"much {how} in the translation ({two} characters for {one}): {_quoted(page, bead.versions[0])}"
        yield Divergence(_whole(bead.originals), _whole(bead.versions), "length", because)


def _lengths(page: Page, bead: _Bead) -> tuple[int, int]:
    one, two = (sum(len(_text(page, passage)) for passage in side) for side in (bead.originals, bead.versions))
    return one, two


def _whole(passages: Sequence[Passage]) -> Span:
    return Span(passages[0].span.page, passages[0].span.start, passages[-1].span.end)


def _text(page: Page, passage: Passage) -> str:
    return page.text[passage.span.start : passage.span.end].strip()


def _quoted(page: Page, passage: Passage) -> str:
    text = " ".join(_text(page, passage).split())
    return f"“{text}”" if len(text) <= _QUOTED else f"“{text[:_QUOTED].rsplit(' ', 1)[0]} …”"
