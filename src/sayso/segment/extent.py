"""How far the story reaches: the run of blocks with the most prose for the least furniture, one language at a time.

The idea is that of body text extraction (Finn, Kushmerick, Smyth 2001): words of prose count for a run of blocks, lines
that are none count against it, and the run with the largest sum is the story. Two things are added. What announces the
end of a story (links to others, comments, a copyright line) takes away a part of what was won if the story is to go on
behind it; and a title that stands twice on the page, or above a date and prose, is where the story begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sayso.model import PassageKind
from sayso.segment.furniture import dated
from sayso.segment.scene import FURNITURE, LONG, Look, Scene

# What a block is worth, in words of prose. Measured on the developed-on half of trafilatura-eval, text dumps; flat
# around these values: F .884 with _LINE 4 or 5, .883 to .886 with _LATER 1 to 1.5, .884 to .886 with _LIST 8 to 1000.
_LINE = 5.0  # what a short line costs that is no sentence
_EMPTY = 1.0  # … a bullet without a word behind it
_NAMED = 8.0  # … furniture that a rule has recognised
_LIST = 8  # lines in a row; the next ones are entries of one list
_ENTRY = 1.0  # what each of them costs
_SENTENCE = 0.5  # each word of a sentence too short for prose: "He left."
_MOST = 80.0  # one paragraph: a text of terms and conditions in one line must not outweigh a story
# Share of the story so far that what stands behind its end must outweigh, by the rule that saw the end.
_CLOSING = {"related-header": 0.15, "comment-heading": 0.5, "notice": 0.1, "bare-date": 0.1}
_FEWEST = 25.0  # words; never less than this
# One of them stands in a paragraph that ends without a stop.
_PAUSES = (", ", ". ", "، ", "; ", ": ", "? ", "! ", "，", "。", "、")
_NUMBERS = 0.3  # share of the words of a line: more, and it is a table or a list of choices
_LATER = 1.2  # times the worth of an earlier run that a later one must have: pages put the story first
# A run below a title is preferred to the best run of the page.
_STORY = 30.0  # words: less is no story, but a title in a list of links
_ANCHORED = 0.1  # share of the best run that the text below a title must have; longer stories may follow a short one
_HEADED = 0.35  # … below a line that only looks like a title
_ASTRAY = 0.5  # … if the best run stands above the title
_TITLES = 20  # titles that are tried: a hostile page repeats its first line in every other
_FARTHEST = 50_000  # blocks below a title that are tried
# What looks like a title: so many words, soon a date or a name, then prose; the later ones are those of a list.
_TITLE = (3, 30)
_NEXT = 3
_SOON = 9
_DATE_WORDS = 16
_HEADS = 3
_BUTTONS = 9  # blocks that may part the opening paragraph from the rest


def reach(scene: Scene) -> tuple[bool, ...]:
    """For each block, whether the story reaches over it."""
    inside = [False] * len(scene.looks)
    for strand in scene.strands:
        gains = [*_tired(_gain(scene, at) for at in strand)]
        closing = [_closing(scene, at) for at in strand]
        run = _best(gains, closing)
        titles = [place for place, at in enumerate(strand) if at in scene.titles and scene.open(at)][:_TITLES]
        headed = [] if titles else [*_headed(scene, strand[: run.first])]
        below = [_below(gains, closing, place + 1) for place in titles or headed]
        run = _anchored(below, run, least=_ANCHORED if titles else _HEADED)
        for at in strand[_lead(scene, strand, run.first) : run.last]:
            inside[at] = True
    return tuple(inside)


def _tired(gains: Iterable[float]) -> Iterator[float]:
    """The costs with those of a long list cut: its thirtieth line says no more than its tenth."""
    lines = 0
    for gain in gains:
        lines = lines + 1 if gain == -_LINE else 0
        yield gain if lines <= _LIST else -_ENTRY


def _gain(scene: Scene, at: int) -> float:
    """Words of prose that a block adds to the story, or what it costs to reach over it."""
    if scene.by[at] == "contents":
        return 0.0
    if scene.kinds[at] in FURNITURE:
        return -_NAMED
    if scene.kinds[at] is not None:
        return -1.0
    return worth(scene.looks[at])


def worth(look: Look) -> float:
    """Words of prose in a block, or what a line that is none costs."""
    if look.words == 0:
        return -_EMPTY
    if look.cut or (look.prose and not look.stop and listed(look)):
        return -_LINE
    if look.prose:
        return min(float(look.words), _MOST)
    if look.stop and look.words >= 4:
        return look.words * _SENTENCE
    return -_LINE


def listed(look: Look) -> bool:
    """A long line that is no paragraph: numbers, an address, entries without a comma or a stop between them."""
    words = look.folded.split()
    numbers = sum(1 for word in words if any(char.isdigit() for char in word))
    paused = any(mark in look.folded for mark in _PAUSES) or look.block.end - look.block.start > LONG
    return numbers > _NUMBERS * len(words) or not paused or "://" in look.folded[:12]


def _closing(scene: Scene, at: int) -> float:
    """How much of the story before it a block takes away: 0 nothing, 1 everything."""
    return _CLOSING.get(scene.by[at], 0.0) if scene.kinds[at] is not None else 0.0


class _Run(Struct, frozen=True):
    """Places [first, last) of a strand and what they are worth, in words of prose."""

    first: int
    last: int
    worth: float


def _best(gains: Sequence[float], closing: Sequence[float]) -> _Run:
    """The run with the largest sum; the earliest of equals."""
    best, total, start = _Run(0, 0, 0.0), 0.0, 0
    for at, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, at
        total += gain - _taken(closing[at], total)
        if total > best.worth * (1.0 if start == best.first else _LATER):
            best = _Run(start, at + 1, total)
    return best


def _below(gains: Sequence[float], closing: Sequence[float], first: int) -> _Run:
    """The best run that begins at a place, whatever stands there before the prose: a list of contents, ingredients."""
    best, total = _Run(first, first, 0.0), 0.0
    for at in range(first, min(len(gains), first + _FARTHEST)):
        total += gains[at] - _taken(closing[at], total)
        if total > best.worth:
            best = _Run(first, at + 1, total)
    return best


def _taken(share: float, total: float) -> float:
    return max(_FEWEST, share * total) if share and total > 0 else 0.0


def _lead(scene: Scene, strand: Sequence[int], first: int) -> int:
    """The place of an opening paragraph that a row of buttons parts from the story, or `first`."""
    for place in range(first - 1, max(0, first - _BUTTONS) - 1, -1):
        at = strand[place]
        if scene.open(at) and scene.looks[at].prose and not scene.looks[at].cut:
            above = [scene.looks[before] for before in strand[max(0, place - _NEXT) : place]]
            titled = any(_TITLE[0] <= look.words <= _TITLE[1] and not look.prose for look in above)
            return place if titled else first
        if scene.kinds[at] in {PassageKind.RELATED, PassageKind.COMMENT}:
            return first
    return first


def _headed(scene: Scene, strand: Sequence[int]) -> Iterator[int]:
    """The first places that look like a headline: a title-like line, soon a date or a name, then prose."""
    found = 0
    for place, at in enumerate(strand):
        look = scene.looks[at]
        titled = _TITLE[0] <= look.words <= _TITLE[1] and not look.cut and scene.open(at) and not look.prose
        if titled and _attended(scene, strand[place + 1 : place + 1 + _SOON]):
            yield place
            found += 1
            if found == _HEADS:
                return


def _attended(scene: Scene, below: Sequence[int]) -> bool:
    """A date or a name within the next lines, and prose behind it."""
    for place, at in enumerate(below[:_NEXT]):
        kind = scene.kinds[at]
        if kind in {PassageKind.DATELINE, PassageKind.BYLINE} or (scene.open(at) and _dates(scene, at)):
            return any(scene.open(after) and scene.looks[after].prose for after in below[place + 1 :])
    return False


def _dates(scene: Scene, at: int) -> bool:
    return scene.looks[at].words <= _DATE_WORDS and dated(scene, scene.looks[at])


def _anchored(below: Sequence[_Run], run: _Run, *, least: float) -> _Run:
    """The best of the runs below a title, unless it is next to nothing or the story stands elsewhere."""
    found = max(below, key=lambda one: (one.worth, one.first), default=run)
    behind = run.last > found.first
    share = least if behind else _ASTRAY
    return found if found.worth >= max(_STORY, share * run.worth) else run
