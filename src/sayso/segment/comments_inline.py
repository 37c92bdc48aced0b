"""Reader comments that are signed in the paragraph itself: "… – Mira May 3 '19 at 10:42", "Mira (03.05.2019): …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from sayso.segment.comments_answers import Comment
from sayso.segment.comments_signs import NAME_WORDS, announces, closes, is_header, is_text
from sayso.segment.scene import Look, Scene
from sayso.segment.stamps import stamp

_TAIL = 90  # characters behind a text in which its signature stands
_HEAD = 70  # … before it
_SIGNED = re.compile(r"(?: [–—-]{1,3} ?|[.!?…] ?[–—-]{1,3} ?|[(\[])(?=[^–—(\[]{4,80}\Z)")
_COLON = re.compile(r"(?<=\S{2}):(?= )")
_EDGE = " \t,;:|·•–—-()[]@"
_FEWEST = 2  # paragraphs with a signature below a header
_FEWEST_ALONE = 4  # … below a story
_FULL_STORY = 60  # words above


class _Signed(Struct, frozen=True):
    """Where the name stands on the page, and the shape of the date beside it."""

    author: tuple[int, int]
    shape: str


def inline(scene: Scene) -> Iterator[Comment]:
    """Paragraphs of one kind of signature below a header, or many below the story."""
    looks = scene.looks
    told = next((at for at, look in enumerate(looks) if look.prose), len(looks))
    signed = {at: one for at in range(told + 1, len(looks)) if (one := _signature(scene, looks[at])) is not None}
    if len(signed) < _FEWEST:
        return
    shapes = {one.shape for one in signed.values()}
    first, last = min(signed), max(signed)
    header = next((at for at in range(first - 1, max(told, first - 4), -1) if _heads(scene, looks[at])), None)
    above = sum(look.words for look in looks[: first if header is None else header] if look.prose)
    fewest = _FEWEST_ALONE if header is None else _FEWEST
    full = sum(look.prose for look in looks[first : last + 1])
    if len(signed) < fewest or above < _FULL_STORY or len(shapes) > max(1, len(signed) // 2) or full > 2 * len(signed):
        return
    head = first if header is None else header + 1
    for at in range(head, last + 1):
        if at in signed:
            yield Comment(head, at + 1, 0, signed[at].author, "comment-inline")
            head = at + 1
        elif closes(scene, looks[at]) or not is_text(looks[at]):
            head = at + 1


def _heads(scene: Scene, look: Look) -> bool:
    return is_header(scene, look) or announces(scene, look)


def _signature(scene: Scene, look: Look) -> _Signed | None:
    """A name and a date that end a text, or begin it with a colon behind them."""
    if not look.prose and look.words < NAME_WORDS:
        return None
    end = scene.page.text[max(look.block.start, look.block.end - _TAIL) : look.block.end].rstrip()
    begin = max(look.block.start, look.block.end - _TAIL)
    first = look.block.start + look.bullet
    cuts = [found.end() for found in _SIGNED.finditer(end)]
    if cuts and (one := _parsed(scene, end[cuts[-1] :], begin + cuts[-1])) is not None:
        return one
    top = look.text[:_HEAD]
    return next(
        (one for cut in _COLON.finditer(top) if (one := _parsed(scene, top[: cut.start()], first)) is not None), None
    )


def _parsed(scene: Scene, piece: str, start: int) -> _Signed | None:
    dated = stamp(piece, scene.phrases)
    if dated is None or not dated.day:
        return None
    for first, last in ((0, dated.start), (dated.end, len(piece))):
        name = piece[first:last].strip(_EDGE)
        if name and len(name.split()) <= NAME_WORDS and any(map(str.isalpha, name)):
            at = start + first + piece[first:last].index(name)
            return _Signed((at, at + len(name)), dated.shape)
    return None
