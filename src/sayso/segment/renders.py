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
    out, issues = list(tiled), list[Issue]()
    main = max(sides, key=lambda lang: (sum(sides[lang].lengths), lang))
    for lang in sorted(set(sides) - {main}):
        pairing = Pairing(main, lang, accord.align(sides[main], sides[lang]))
        if pairing.pairs:
            way = direction(page, tiled, pairing)
            _link(page, tiled, pairing, way, out)
            issues += [_assumed(page, pairing, way)] if way.by == FIRST else []
    return tuple(out), tuple(issues)


def _link(page: Page, tiled: Sequence[Passage], pairing: Pairing, way: Direction, out: list[Passage]) -> None:
    originals: dict[int, list[int]] = {}
    for left, right in pairing.pairs:
        original, version = (left, right) if way.original == pairing.main else (right, left)
        originals.setdefault(version, []).append(original)
    for version, places in originals.items():
        whole = Span(page.id, tiled[min(places)].span.start, tiled[max(places)].span.end)
        out[version] = replace(out[version], renders=whole)


def _assumed(page: Page, pairing: Pairing, way: Direction) -> Issue:
    message = (
        f"the texts in '{pairing.main}' and '{pairing.other}' tell the same, and nothing says which is the "
        f"original: the first on the page, '{way.original}', is taken for it"
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
