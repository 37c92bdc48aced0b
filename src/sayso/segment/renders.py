"""Which passage of a page renders which: original and translation on one page, stacked, side by side or interleaved.

A passage that renders two of the original (a translator merged them) has a span over both; two that render one (it was
parted) have the same span. On a page that gives the two languages by turns, a span over two passages of the original
may hold passages of the translation too: what is rendered are those of the original's language in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sayso.lang.table import zones
from sayso.model import Issue, Page, Passage, PassageKind, Severity, Span
from sayso.segment import accord, beads
from sayso.segment.beads import Side
from sayso.segment.guesses import UNKNOWN
from sayso.segment.originals import FIRST, TOLD, Direction, Pairing, direction

_SUBSTANTIAL = 25  # characters of a passage that counts
_FEWEST = 2  # such passages of a language, or one of _LONG characters
_LONG = 150


def rendered(page: Page, tiled: tuple[Passage, ...]) -> tuple[tuple[Passage, ...], tuple[Issue, ...]]:
    """The passages with `renders` set on those that translate another one of the page; what is not sure of it."""
    sides = _sides(page, tiled)
    if len(sides) < 2:
        return tiled, ()
    main = max(sides, key=lambda lang: (sum(sides[lang].lengths), lang))
    pairings = [Pairing(main, lang, accord.align(sides[main], sides[lang])) for lang in sorted(set(sides) - {main})]
    pairings = [pairing for pairing in pairings if pairing.pairs]
    if not pairings:
        return tiled, ()
    way = _agreed(tiled, [direction(page, tiled, pairing) for pairing in pairings], pairings)
    out = list(tiled)
    for pairing in pairings:
        third = way.original not in {main, pairing.other}  # then its text is held against the original
        pairs = accord.align(sides[way.original], sides[pairing.other]) if third else pairing.pairs
        _link(page, tiled, Pairing(way.original if third else main, pairing.other, pairs), way, out)
    return tuple(out), (_assumed(page, pairings, way),) if way.by == FIRST else ()


def _agreed(tiled: Sequence[Passage], ways: Sequence[Direction], pairings: Sequence[Pairing]) -> Direction:
    """One original for all: what is known of one pair of languages before what stands first."""
    known = [way for way in ways if way.by != FIRST]
    foreign = [way for way in known if way.original != pairings[0].main]
    if known:
        return (foreign or known)[0]
    first = min(place for pairing in pairings for pair in pairing.pairs for place in pair)
    return Direction(tiled[first].lang, FIRST)


def _link(page: Page, tiled: Sequence[Passage], pairing: Pairing, way: Direction, out: list[Passage]) -> None:
    originals: dict[int, list[int]] = {}
    for left, right in pairing.pairs:
        original, version = (left, right) if way.original == pairing.main else (right, left)
        originals.setdefault(version, []).append(original)
    for version, places in originals.items():
        whole = Span(page.id, tiled[min(places)].span.start, tiled[max(places)].span.end)
        out[version] = replace(out[version], renders=whole)


def _assumed(page: Page, pairings: Sequence[Pairing], way: Direction) -> Issue:
    langs = sorted({pairings[0].main, *(pairing.other for pairing in pairings)})
    message = (
        f"the texts in {', '.join(langs)} tell the same, and nothing says which is the original: the first on the "
        f"page, {way.original}, is taken for it"
    )
    return Issue(page.id, "original-assumed", f"{page.name}: {message}", Severity.NOTE)


def _sides(page: Page, tiled: Sequence[Passage]) -> dict[str, Side]:
    """The passages of each language that has enough of them."""
    by_lang: dict[str, list[int]] = {}
    for at, passage in enumerate(tiled):
        if passage.kind in TOLD and passage.lang != UNKNOWN:
            by_lang.setdefault(passage.lang, []).append(at)
    enough = {lang: places for lang, places in by_lang.items() if _enough(page, [tiled[at] for at in places])}
    return {lang: _side(page, tiled, lang, enough[lang]) for lang in enough} if len(enough) > 1 else {}


def _enough(page: Page, passages: Sequence[Passage]) -> bool:
    lengths = [len(page.text[passage.span.start : passage.span.end].strip()) for passage in passages]
    return sum(length >= _SUBSTANTIAL for length in lengths) >= _FEWEST or max(lengths) >= _LONG


def _side(page: Page, tiled: Sequence[Passage], lang: str, places: Sequence[int]) -> Side:
    texts = [page.text[tiled[at].span.start : tiled[at].span.end].strip() for at in places]
    kinds: list[PassageKind] = [tiled[at].kind for at in places]
    words = zones(lang)
    return beads.side(places, texts, kinds, lang, words.length if words is not None else 1.0)
