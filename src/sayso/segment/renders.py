"""Which passage of a page renders which: original and translation on one page, stacked, side by side or interleaved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sayso.lang.table import table
from sayso.model import Page, Passage, PassageKind
from sayso.segment import beads
from sayso.segment.beads import Side
from sayso.segment.phrases import Phrases, phrases, trim
from sayso.segment.tongues import UNKNOWN
from sayso.text import fold

_TOLD = {
    PassageKind.HEADLINE,
    PassageKind.STANDFIRST,
    PassageKind.DATELINE,
    PassageKind.BODY,
    PassageKind.CAPTION,
    PassageKind.OTHER,
}
_FURNITURE = {PassageKind.NAVIGATION, PassageKind.PROMOTION, PassageKind.RELATED}
_SUBSTANTIAL = 25  # characters of a passage that counts
_FEWEST = 2  # such passages of a language, or one of _LONG characters
_LONG = 150
_TRANSLITERATION = re.compile(r"[āīūĀĪŪḥṣṭḍẓḤṢṬḌẒḫḪġĠṯḏǧǦšŠʿʾ]")  # "Ḥammād": scholars' Latin for another script
_FEWEST_MARKS = 3


class _Verdict(Struct, frozen=True):
    """Positive: the first side is the original; negative: the second."""

    weight: float


def rendered(page: Page, tiled: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages with `renders` set on those that translate another one of the page."""
    sides = _sides(page, tiled)
    if len(sides) < 2:
        return tiled
    out = list(tiled)
    main = max(sides, key=lambda lang: (sum(sides[lang].lengths), lang))
    for lang in sorted(sides):
        if lang == main:
            continue
        pairs = beads.align(sides[main], sides[lang])
        if not pairs:
            continue
        original_first = _original(page, tiled, main, lang)
        for left, right in pairs:
            original, version = (left, right) if original_first else (right, left)
            out[version] = replace(out[version], renders=tiled[original].span)
    return tuple(out)


def _sides(page: Page, tiled: Sequence[Passage]) -> dict[str, Side]:
    """The passages of each language that has enough of them."""
    by_lang: dict[str, list[int]] = {}
    for at, passage in enumerate(tiled):
        if passage.kind in _TOLD and passage.lang != UNKNOWN:
            by_lang.setdefault(passage.lang, []).append(at)
    out = {}
    for lang, places in by_lang.items():
        texts = [page.text[tiled[at].span.start : tiled[at].span.end].strip() for at in places]
        solid = [len(text) for text in texts if len(text) >= _SUBSTANTIAL]
        if len(solid) >= _FEWEST or any(length >= _LONG for length in solid):
            found = table(lang)
            ratio = found.zones.length if found is not None else 1.0
            out[lang] = beads.side(places, texts, [tiled[at].kind for at in places], ratio)
    return out if len(out) > 1 else {}


def _original(page: Page, tiled: Sequence[Passage], main: str, other: str) -> bool:
    """Whether `main` is the original and `other` the translation, by the strongest evidence on the page."""
    words = phrases(tuple(sorted({main, other, "en"})))
    for evidence in (_said(page, tiled, words), _transliterated(page, tiled, main, other), _furniture_lang(tiled)):
        if main in evidence and other not in evidence:
            return True
        if other in evidence and main not in evidence:
            return False
    first = next(passage.lang for passage in tiled if passage.kind in _TOLD and passage.lang in {main, other})
    return first == main


def _said(page: Page, tiled: Sequence[Passage], words: Phrases) -> set[str]:
    """Languages of originals: a line "original text" above them; "translated by" in a line of the other language."""
    out: set[str] = set()
    langs = {passage.lang for passage in tiled if passage.kind in _TOLD}
    for passage, below in zip(tiled, _below(tiled), strict=True):
        if passage.span.end - passage.span.start > 160 or passage.kind is PassageKind.COMMENT:
            continue
        line = fold(page.text[passage.span.start : passage.span.end]).text
        if words.original.match(trim(line)) and below is not None:
            out.add(below)
        elif words.rendered.search(line) and len(line.split()) <= 14:
            about = below if line.rstrip().endswith(":") and below is not None else passage.lang
            out |= langs - {about}
    return out


def _below(tiled: Sequence[Passage]) -> list[str | None]:
    """The language of the next passage of substance below each passage."""
    out: list[str | None] = []
    found: str | None = None
    for passage in reversed(tiled):
        out.append(found)
        found = passage.lang if passage.span.end - passage.span.start >= _SUBSTANTIAL else found
    return out[::-1]


def _transliterated(page: Page, tiled: Sequence[Passage], main: str, other: str) -> set[str]:
    """The language whose names the other one spells in scholars' Latin."""
    marks: Counter[str] = Counter()
    for passage in tiled:
        if passage.kind in _TOLD and passage.lang in {main, other}:
            marks[passage.lang] += len(
                _TRANSLITERATION.findall(page.text[passage.span.start : passage.span.end][:2000])
            )
    return {
        lang
        for lang, opposite in ((main, other), (other, main))
        if marks[opposite] >= _FEWEST_MARKS and not marks[lang]
    }


def _furniture_lang(tiled: Sequence[Passage]) -> set[str]:
    """The language of the menus and pleas: that of the outlet, and so of what it wrote itself."""
    weight: Counter[str] = Counter(passage.lang for passage in tiled if passage.kind in _FURNITURE)
    if weight.total() < 2:
        return set()
    best = max(sorted(weight), key=lambda lang: weight[lang])
    return {best} if weight[best] >= 0.8 * weight.total() else set()
