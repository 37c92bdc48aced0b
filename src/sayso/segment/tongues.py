"""The language of each block: what it shows itself, weighed against its neighbours, its column, the page's languages.

The languages of a page are those of its longer blocks. Which of them each block is in, is the likeliest sequence
(Viterbi): a page of two texts, one below the other, changes once; one that gives each paragraph twice, at every block.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sayso.model import Page
from sayso.segment.blocks import Block
from sayso.segment.guesses import SAMPLE, UNKNOWN, bare, guesses, letters, script

_SURE = 0.5  # likelihood from which the model is believed about a long block
_LONG_ENOUGH = 40  # letters: below, the model is wrong too often (headlines full of names)
_SMALL_SHARE = 0.12  # of the letters of its script: a language with less is a mistake of the model unless it is sure
_VERY_SURE = 0.9
_LEAST = 0.005  # likelihood of a language of the page that the model does not name
_STRANGE = 0.01  # … of a language that is written in another script than a scrap of Latin: a brand, a name
_SCRAP = (12, 2)  # letters, words
_CHANGE = (0.03, 0.97)  # how likely a page changes its language from a block to the next, at the least and most
_USUAL = 0.1  # … before anything is seen of it
_HEAVY = 3.0  # times the weight of a text of _LONG_ENOUGH letters: so much has the model's word at the most
_COLUMN = 0.9  # share of a column that is in its language


class _Sight(Struct, frozen=True, gc=False):
    """One block as the model sees it."""

    size: int  # letters
    scrap: bool  # so little Latin that it may stand in any text
    script: str | None
    likely: dict[str, float]  # ISO 639-1 → 0..1, likeliest first
    column: int | None

    @property
    def best(self) -> str | None:
        return next(iter(self.likely), None)

    @property
    def long(self) -> bool:
        return self.size >= _LONG_ENOUGH


def languages(page: Page, found: Sequence[Block]) -> tuple[str, ...]:
    """The language (ISO 639-1, or "und") of each block."""
    sights = _sights(page, found)
    spoken = _spoken(page, found, sights)
    if not any(spoken.values()):
        return (UNKNOWN,) * len(found)
    sights = [_closer(page, block, sight, spoken) for block, sight in zip(found, sights, strict=True)]
    pinned = [_pinned(sight, spoken) for sight in sights]
    states = [_states(sight, pin, spoken) for sight, pin in zip(sights, pinned, strict=True)]
    return _sequence(sights, states, _columns(sights), _change(sights, spoken))


def _sights(page: Page, found: Sequence[Block]) -> list[_Sight]:
    """Each block; the same line in the same column is looked at once."""
    known: dict[tuple[str, int | None], _Sight] = {}
    out: list[_Sight] = []
    for block in found:
        text = page.text[block.start : min(block.end, block.start + SAMPLE)]
        sight = known.get((text, block.column))
        if sight is None:
            sight = known[text, block.column] = _seen(bare(text), block.column)
        out.append(sight)
    return out


def _seen(text: str, column: int | None) -> _Sight:
    size = letters(text)
    written = script(text) if size else None
    scrap = written == "latin" and size < _SCRAP[0] and len(text.split()) <= _SCRAP[1]
    return _Sight(size, scrap, written, guesses(text) if size >= _LONG_ENOUGH else {}, column)


def _closer(page: Page, block: Block, sight: _Sight, spoken: Mapping[str, tuple[str, ...]]) -> _Sight:
    """A short block, looked at by the model where the page has two languages that it may be in."""
    if sight.long or sight.script is None or len(spoken[sight.script]) < 2:
        return sight
    return replace(sight, likely=guesses(bare(page.text[block.start : block.end])))


def _spoken(page: Page, found: Sequence[Block], sights: Sequence[_Sight]) -> dict[str, tuple[str, ...]]:
    """The languages of the page by script: of the blocks that the model is sure of, or of all of a script together.

    A script of which there are but scraps has none of its own on a page that has text in another.
    """
    weight: dict[str, Counter[str]] = {}
    for sight in sights:
        if sight.script is not None and sight.best is not None and sight.long and sight.likely[sight.best] >= _SURE:
            weight.setdefault(sight.script, Counter())[sight.best] += sight.size
    for name in sorted({sight.script for sight in sights if sight.script is not None} - set(weight)):
        pieces = [page.text[b.start : b.end][:SAMPLE] for b, s in zip(found, sights, strict=True) if s.script == name]
        best = next(iter(guesses(bare(" ".join(pieces[:40])))), None)
        size = sum(sight.size for sight in sights if sight.script == name)
        scrap = len(weight) and all(sight.scrap for sight in sights if sight.script == name)
        weight[name] = Counter({best: size}) if best is not None and not scrap else Counter()
    out = {}
    for name, counts in weight.items():
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        out[name] = tuple(lang for lang, size in ranked if size >= _SMALL_SHARE * counts.total())
    return out


def _pinned(sight: _Sight, spoken: Mapping[str, tuple[str, ...]]) -> str | None:
    """A language that is none of the page's and yet sure: a quotation in a third one."""
    best = sight.best
    if best is None or sight.script is None or best in spoken[sight.script]:
        return None
    return best if sight.likely[best] >= _VERY_SURE and sight.size >= 2 * _LONG_ENOUGH else None


def _states(sight: _Sight, pin: str | None, spoken: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """The languages that a block may be in, with the cost of each in nats."""
    if pin is not None:
        return {pin: 0.0}
    weight = min(_HEAVY, sight.size / _LONG_ENOUGH)
    own = spoken.get(sight.script, ()) if sight.script is not None else ()
    costs = {lang: -weight * math.log(max(_LEAST, sight.likely.get(lang, 0.0))) for lang in own}
    if sight.scrap or not own:
        strange = -weight * math.log(_STRANGE)
        for lang in sorted({lang for langs in spoken.values() for lang in langs} - set(own)):
            costs[lang] = strange
    if sight.script == "other":
        return {UNKNOWN: 0.0}
    return costs


def _columns(sights: Sequence[_Sight]) -> dict[int, str]:
    """The language of each column of a page that stands in two."""
    found: dict[int, Counter[str]] = {}
    for sight in sights:
        if sight.column is not None and sight.best is not None and sight.long:
            found.setdefault(sight.column, Counter())[sight.best] += sight.size
    return {column: max(sorted(counts), key=lambda lang: counts[lang]) for column, counts in found.items()}


def _change(sights: Sequence[_Sight], spoken: Mapping[str, tuple[str, ...]]) -> float:
    """How likely the language changes from one block to the next, as the blocks show that leave no doubt."""
    clear = [
        sight.best
        for sight in sights
        if sight.best is not None
        and sight.script is not None
        and sight.column is None
        and sight.best in spoken[sight.script]
        and sight.long
        and sight.likely[sight.best] >= _VERY_SURE
    ]
    changes = sum(one != two for one, two in pairwise(clear))
    return min(_CHANGE[1], max(_CHANGE[0], (changes + _USUAL) / max(1, len(clear))))


def _sequence(
    sights: Sequence[_Sight], states: Sequence[dict[str, float]], columns: Mapping[int, str], change: float
) -> tuple[str, ...]:
    """The cheapest sequence of languages; of equal ones the first by name."""
    reached: dict[str, float] = {}
    came: list[dict[str, str]] = []
    for sight, costs in zip(sights, states, strict=True):
        stay, leave = (-math.log(1 - change), -math.log(change)) if sight.column is None else (0.0, 0.0)
        column = columns.get(sight.column) if sight.column is not None else None
        now, back = {}, {}
        for lang, cost in costs.items():
            options = [(before + (stay if lang == known else leave), known) for known, before in reached.items()]
            best = min(options, default=(0.0, ""))
            now[lang] = best[0] + cost + _column_cost(lang, column)
            back[lang] = best[1]
        reached = now
        came.append(back)
    lang = min(reached, key=lambda one: (reached[one], one))
    out = [lang]
    for back in reversed(came[1:]):
        lang = back[lang]
        out.append(lang)
    return tuple(reversed(out))


def _column_cost(lang: str, column: str | None) -> float:
    if column is None:
        return 0.0
    return -math.log(_COLUMN if lang == column else 1 - _COLUMN)
