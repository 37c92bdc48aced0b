"""Which of two texts on a page is the original: ordered evidence, the first that decides wins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from sayso.model import Page, Passage, PassageKind
from sayso.segment.guesses import letters, script
from sayso.segment.phrases import Phrases, phrases, trim
from sayso.text import fold

TOLD = {
    PassageKind.HEADLINE,
    PassageKind.STANDFIRST,
    PassageKind.DATELINE,
    PassageKind.BODY,
    PassageKind.CAPTION,
    PassageKind.OTHER,
}
_FURNITURE = {PassageKind.NAVIGATION, PassageKind.PROMOTION, PassageKind.RELATED}
_SUBSTANTIAL = 25  # characters of a passage that counts
_SEEN = 2000  # characters of a passage that are looked at
_TRANSLITERATION = re.compile(r"[āīūĀĪŪḥṣṭḍẓḤṢṬḌẒḫḪġĠṯḏǧǦʿʾ]")  # "Ḥammād": scholars' Latin for another script
_FEWEST_MARKS = 3
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f\u1e00-\u1eff]{2,}")  # a word that is not in Latin letters
_FEWEST_FOREIGN = 2
_WHOLE = 0.9  # share of a text that has partners: nothing of it is its own
_PART = 0.7  # … of one that has more to say than the other


class Pairing(Struct, frozen=True):
    """Two languages of a page that tell the same, and the places of their passages that are paired."""

    main: str  # the language with more text
    other: str
    pairs: tuple[tuple[int, int], ...]


class Direction(Struct, frozen=True):
    """The language of the original, and how that is known; `by` "first-on-page" is a convention, not knowledge."""

    original: str
    by: str


FIRST = "first-on-page"


def direction(page: Page, tiled: Sequence[Passage], pairing: Pairing) -> Direction:
    """Which of the two languages is that of the original."""
    both = {pairing.main, pairing.other}
    for rule in _RULES:
        found = rule(page, tiled, pairing) & both  # a third language of the page says nothing of these two
        if len(found) == 1:
            return Direction(found.pop(), rule.__name__.lstrip("_").replace("_", "-"))
    first = min(place for pair in pairing.pairs for place in pair)
    return Direction(tiled[first].lang, FIRST)


def _said(page: Page, tiled: Sequence[Passage], pairing: Pairing) -> set[str]:
    """Languages of originals: a line "original text" above them; "translated by" in a line of the other language."""
    words: Phrases = phrases(tuple(sorted({pairing.main, pairing.other, "en"})))
    out: set[str] = set()
    for passage, below in zip(tiled, _below(tiled), strict=True):
        if passage.span.end - passage.span.start > 160 or passage.kind is PassageKind.COMMENT:
            continue
        line = fold(page.text[passage.span.start : passage.span.end]).text
        if words.original.match(trim(line)) and below is not None:
            out.add(below)
        elif words.rendered.search(line) and len(line.split()) <= 14:
            about = below if line.rstrip().endswith(":") and below is not None else passage.lang
            out |= {pairing.main, pairing.other} - {about}
    return out


def _below(tiled: Sequence[Passage]) -> list[str | None]:
    """The language of the next passage of substance below each passage."""
    out: list[str | None] = []
    found: str | None = None
    for passage in reversed(tiled):
        out.append(found)
        found = passage.lang if passage.span.end - passage.span.start >= _SUBSTANTIAL else found
    return out[::-1]


def _transliterated(page: Page, tiled: Sequence[Passage], pairing: Pairing) -> set[str]:
    """The language whose names the other one spells in scholars' Latin."""
    marks = _counted(page, tiled, pairing, lambda text: len(_TRANSLITERATION.findall(text)))
    return _opposite(pairing, marks, _FEWEST_MARKS)


def _foreign_words(page: Page, tiled: Sequence[Passage], pairing: Pairing) -> set[str]:
    """The language whose words stand in the other one's text in their own, other than Latin, letters."""
    scripts = {
        lang: script(" ".join(_text(page, tiled[pair[side]]) for pair in pairing.pairs[:20]))
        for side, lang in enumerate((pairing.main, pairing.other))
    }

    def foreign(text: str) -> int:
        own, theirs = script(text), set(scripts.values()) - {"latin"}
        return sum(script(word) in theirs - {own} for word in _FOREIGN.findall(text)) if own == "latin" else 0

    return _opposite(pairing, _counted(page, tiled, pairing, foreign), _FEWEST_FOREIGN)


def _furniture_language(page: Page, tiled: Sequence[Passage], pairing: Pairing) -> set[str]:
    """The language of the menus and pleas: that of the outlet, and so of what it wrote itself."""
    weight: Counter[str] = Counter(passage.lang for passage in tiled if passage.kind in _FURNITURE)
    declared = [fact.value[:2].lower() for fact in page.facts if fact.key == "language"]
    best = max((pairing.main, pairing.other), key=lambda lang: (weight[lang], lang))
    if weight[best] >= max(2, 0.8 * weight.total()):
        return {best}
    return set(declared) if not weight else set()


def _longer(page: Page, tiled: Sequence[Passage], pairing: Pairing) -> set[str]:
    """The language of the text that says more, where all of the other stands in it: a translation in part."""
    shares = {}
    for side, lang in enumerate((pairing.main, pairing.other)):
        told = [at for at, passage in enumerate(tiled) if passage.kind in TOLD and passage.lang == lang]
        paired = {pair[side] for pair in pairing.pairs}
        size = {at: letters(page.text[tiled[at].span.start : tiled[at].span.end]) for at in told}
        shares[lang] = sum(size[at] for at in told if at in paired) / max(1, sum(size.values()))
    whole = [lang for lang, share in shares.items() if share >= _WHOLE]
    return set(shares) - set(whole) if len(whole) == 1 and min(shares.values()) <= _PART else set()


_Rule = Callable[[Page, Sequence[Passage], Pairing], set[str]]
_RULES: tuple[_Rule, ...] = (_said, _transliterated, _foreign_words, _furniture_language, _longer)


def _counted(page: Page, tiled: Sequence[Passage], pairing: Pairing, count: Callable[[str], int]) -> Counter[str]:
    out: Counter[str] = Counter()
    for passage in tiled:
        if passage.kind in TOLD and passage.lang in {pairing.main, pairing.other}:
            out[passage.lang] += count(_text(page, passage))
    return out


def _opposite(pairing: Pairing, marks: Counter[str], fewest: int) -> set[str]:
    """Of two languages the one whose opposite has the marks, if it has none itself."""
    pairs = ((pairing.main, pairing.other), (pairing.other, pairing.main))
    return {lang for lang, opposite in pairs if marks[opposite] >= fewest and not marks[lang]}


def _text(page: Page, passage: Passage) -> str:
    return page.text[passage.span.start : min(passage.span.end, passage.span.start + _SEEN)]
