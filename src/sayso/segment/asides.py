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
_CONSENT_SHARE = 0.3  # of the prose of a page: more, and the page is about it
_CONSENT_GAP = 4  # blocks between two paragraphs of one notice
_ISLAND = 3  # pieces of furniture between two paragraphs that make the short lines among them furniture
_ISLAND_SHARE = 0.4  # of the lines of the island
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
        if 0 < look.words <= _HEAD_WORDS and any(below.prose for below in scene.looks[at + 1 : at + 3]):
            heads[_key(look)] = at
    run: list[int] = []
    last = 0
    for at, look in enumerate(scene.looks):
        place = heads.get(_key(look), 0) if look.words <= _HEAD_WORDS else 0
        if place > at and (not run or place > last + 1):
            run.append(at)
            last = place
            continue
        if len(run) >= _ISLAND:
            yield from ((entry, PassageKind.NAVIGATION) for entry in run)
        run = []


def _key(look: Look) -> str:
    """What is compared of an entry and its heading: not the number before it."""
    return squeezed(look.folded).lstrip("0123456789")


def island(scene: Scene) -> Found:
    """Short lines among three or more pieces of furniture between two paragraphs: labels of a box, names of a list."""
    for run in _gaps(scene):
        named = sum(scene.kinds[at] in FURNITURE for at in run)
        if named >= _ISLAND and named >= _ISLAND_SHARE * len(run):
            yield from ((at, PassageKind.NAVIGATION) for at in run)


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


def author_box(scene: Scene) -> Found:
    """At the end of the story: a paragraph that begins with the name in the byline, and that name above it."""
    names = [*_signed(scene)]
    told = [at for at, look in enumerate(scene.looks) if scene.inside[at] and look.prose and scene.open(at)]
    yield from _announced(scene, told)
    for at in told[-_LAST_PROSE:] if names and len(told) > 2 else ():
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
