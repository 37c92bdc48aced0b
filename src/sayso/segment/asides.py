"""Rules for what stands between the paragraphs of a story, or right behind them, and is no part of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from sayso.model import PassageKind
from sayso.segment.furniture import Found
from sayso.segment.scene import FURNITURE, Look, Scene
from sayso.segment.titles import squeezed
from sayso.text import fold

_OFTEN = 3  # times that a short line stands on a page before it is a button: "Advertisement", "Read more"
_BUTTON_WORDS = 4
_HEAD_WORDS = 20  # of a heading
_CONSENT_SHARE = 0.75  # of the prose of a page: more, and the page is about it
_CONSENT_GAP = 4  # blocks between two paragraphs of one notice
_TEASERS = 3
_TEASER_TITLE = (2, 16)  # words
_TEASER_WORDS = 45
_ISLAND = 3  # pieces of furniture between two paragraphs that make the short lines among them furniture
_ISLAND_SHARE = 0.4  # of the lines of the island
_ATTENDANTS = {PassageKind.DATELINE, PassageKind.BYLINE, PassageKind.CAPTION, PassageKind.STANDFIRST}
_CLOSE = _ATTENDANTS | {PassageKind.PROMOTION}  # what may stand between a story and its signature
_TOP = 40  # blocks above the first paragraph in which its headline stands
_ABOVE = 8  # blocks above the headline in which a date, a caption may stand
_BELOW = 8  # blocks below the last paragraph in which a signature, a date, a caption may stand
_NAME_WORDS = 2  # of a name: the last of a byline
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LAST_PROSE = 4  # paragraphs at the end of a story among which a box about its author may stand
_BOX_NAME = 12  # words at the beginning of a box within which the name stands


def repeated_line(scene: Scene) -> Found:
    """A short line that stands three times on the page, apart from itself: a button, a label of an advertisement."""
    keys = [squeezed(look.folded) if _button(look) else "" for look in scene.looks]
    often = Counter(key for at, key in enumerate(keys) if key and (at == 0 or keys[at - 1] != key))
    for at, key in enumerate(keys):
        if key and often[key] >= _OFTEN:
            yield at, PassageKind.NAVIGATION


def _button(look: Look) -> bool:
    """No sentence, no name of a speaker before a colon, and written with letters."""
    short = 0 < look.words <= _BUTTON_WORDS and not look.stop and not look.folded.endswith(":")
    return short and any(char.isalpha() for char in look.folded)


def consent(scene: Scene) -> Found:
    """A run of paragraphs about what is kept in the browser; not on a page that is about that."""
    about = [at for at, look in enumerate(scene.looks) if scene.phrases.consent.search(look.folded) is not None]
    words = sum(scene.looks[at].words for at in about)
    whole = sum(look.words for look in scene.looks if look.prose)
    if words > _CONSENT_SHARE * whole or any(at == 0 or at in scene.titles for at in about):
        return
    for one, two in pairwise(about):
        if two - one <= _CONSENT_GAP:
            yield from ((at, PassageKind.PROMOTION) for at in range(one, two + 1))


def contents(scene: Scene) -> Found:
    """A table of contents: three or more lines in a row that stand again as headings, in this order, above prose."""
    heads: dict[str, int] = {}
    for at, look in enumerate(scene.looks[:-1]):
        if _entry(look) and any(below.prose for below in scene.looks[at + 1 : at + 3]):
            heads[_key(look)] = at
    run: list[int] = []
    last = 0
    for at, look in enumerate(scene.looks):
        place = heads.get(_key(look), 0) if heads and _entry(look) else 0
        if place > at and (not run or place > last + 1):
            run.append(at)
            last = place
            continue
        if len(run) >= _ISLAND:
            yield from ((entry, PassageKind.NAVIGATION) for entry in run)
        run = []


def _entry(look: Look) -> bool:
    return 0 < look.words <= _HEAD_WORDS and not (look.prose and look.folded.endswith("."))


def _key(look: Look) -> str:
    """What is compared of an entry and its heading: not the number before it."""
    return squeezed(look.folded).lstrip("0123456789")


def island(scene: Scene) -> Found:
    """Short lines among three or more pieces of furniture between two paragraphs: labels of a box, names of a list."""
    for run in _gaps(scene):
        named = sum(scene.kinds[at] in FURNITURE for at in run)
        if named >= _ISLAND and named >= _ISLAND_SHARE * len(run):
            yield from ((at, PassageKind.NAVIGATION) for at in run[:-1])  # the last may be the heading of what follows


def _gaps(scene: Scene) -> Iterator[list[int]]:
    """Runs of lines inside the story that are no sentences."""
    run: list[int] = []
    for at, look in enumerate(scene.looks):
        if scene.inside[at] and not look.stop and not look.prose:
            run.append(at)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def teasers(scene: Scene) -> Found:
    """At the end of the story, title and one short paragraph by turns, three times or more: links to other pages."""
    story = [at for at, inside in enumerate(scene.inside) if inside and scene.open(at)]
    run: list[int] = []
    place = len(story) - 1
    while place >= 1 and _teaser(scene.looks[story[place - 1]], scene.looks[story[place]]):
        run += [story[place - 1], story[place]]
        place -= 2
    before = [scene.looks[at].prose for at in story[: place + 1]]
    flowing = any(one and two for one, two in pairwise(before))  # two paragraphs in a row: no page of short items
    if len(run) >= 2 * _TEASERS and flowing:
        yield from ((at, PassageKind.RELATED) for at in run)


def _teaser(title: Look, summary: Look) -> bool:
    titled = _TEASER_TITLE[0] <= title.words <= _TEASER_TITLE[1] and not title.folded.endswith((".", ":", ","))
    return (
        titled
        and not title.prose
        and summary.words >= _TEASER_TITLE[0]
        and summary.words <= _TEASER_WORDS
        and summary.stop
    )


def author_box(scene: Scene) -> Found:
    """At the end of the story: a paragraph that begins with the name in the byline, and that name above it."""
    names = [*_signed(scene)]
    told = [at for at, look in enumerate(scene.looks) if scene.inside[at] and look.prose and scene.open(at)]
    yield from _announced(scene, told)
    for at in told[1:][-_LAST_PROSE:] if names and len(told) > 2 else ():  # never the first paragraph
        opening = " ".join(scene.looks[at].folded.split()[:_BOX_NAME])
        name = next((name for name in names if name in opening), None)
        if name is not None:
            yield at, PassageKind.PROMOTION
            yield from ((above, PassageKind.PROMOTION) for above in _label(scene, at))


def _announced(scene: Scene, told: list[int]) -> Found:
    """ "About the author" at the end of the story, and what follows."""
    for at in range(told[-_LAST_PROSE] if len(told) > _LAST_PROSE else len(scene.looks), len(scene.looks)):
        look = scene.looks[at]
        if look.words <= 6 and scene.phrases.about_author.match(look.bare):
            last = next((below for below in range(at + 1, len(scene.looks)) if scene.looks[below].prose), at)
            yield from ((below, PassageKind.PROMOTION) for below in range(at, min(last, at + _LAST_PROSE) + 1))


def _signed(scene: Scene) -> Iterator[str]:
    """The names in the bylines of the page, folded."""
    for at, kind in enumerate(scene.kinds):
        look = scene.looks[at]
        if kind is PassageKind.BYLINE and look.words <= 12:
            capital = [word for word in _WORD.findall(look.text) if word[:1].isupper()]
            if len(capital) >= _NAME_WORDS:
                yield fold(" ".join(capital[-_NAME_WORDS:])).text


def _label(scene: Scene, at: int) -> Iterator[int]:
    """Up to two short lines right above a box: the name, "about the author"."""
    for above in range(at - 1, max(-1, at - 3), -1):
        look = scene.looks[above]
        if look.words > 8 or look.stop:
            return
        yield above


def far(scene: Scene) -> Iterator[int]:
    """Dates, names and captions that stand far from the story: those of other stories, of a list, of the day."""
    story = [at for at, inside in enumerate(scene.inside) if inside]
    if not story:
        return
    heads = (at for at in range(max(0, story[0] - _TOP), story[0]) if scene.kinds[at] is PassageKind.HEADLINE)
    first, last = next(heads, story[0]) - _ABOVE, story[-1]
    while last - story[-1] < _BELOW and last + 1 < len(scene.kinds) and scene.kinds[last + 1] in _CLOSE:
        last += 1
    for at, kind in enumerate(scene.kinds):
        if kind in _ATTENDANTS and not first <= at <= last:
            yield at
