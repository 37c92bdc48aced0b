"""Which comment a comment answers: the one it stands under, or the one that it names."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sayso.segment.scene import Look, Scene
from sayso.text import fold

_LOOKED_AT = 5  # blocks of a comment in which it may say whom it answers
_LINE_WORDS = 14  # of a line that names both: "Ann in reply to Bob"
_NAME_WORDS = 6
_EDGE = " \t:,;.!?|·•–—()[]«»\"'@#"


class Comment(Struct, frozen=True):
    """Blocks [first, last) are one comment; `author` is a range of the page."""

    first: int
    last: int
    depth: int
    author: tuple[int, int] | None
    by: str
    number: int | None = None  # "#12"
    answers: int | None = None  # place in the list of comments


def answered(scene: Scene, found: Sequence[Comment]) -> tuple[Comment, ...]:
    """The comments with what each answers, as far as nesting or a name that is no other's tells."""
    out: list[Comment] = []
    open_places: list[int] = []  # of the comments around the next one, outermost first
    names: dict[str, list[int]] = {}
    numbers: dict[int, list[int]] = {}
    for place, comment in enumerate(found):
        while open_places and found[open_places[-1]].depth >= comment.depth:
            open_places.pop()
        done = comment
        if open_places and comment.depth:
            done = replace(comment, answers=open_places[-1])
        elif (parent := _named(scene, comment, names, numbers)) is not None:
            done = replace(comment, answers=parent, depth=out[parent].depth + 1)
        out.append(done)
        open_places.append(place)
        if comment.author is not None:
            names.setdefault(_key(scene.page.text[comment.author[0] : comment.author[1]]), []).append(place)
        if comment.number is not None:
            numbers.setdefault(comment.number, []).append(place)
    return tuple(out)


def _named(scene: Scene, comment: Comment, names: dict[str, list[int]], numbers: dict[int, list[int]]) -> int | None:
    """The one earlier comment of the author that is named, or of the number that is; None if there are several."""
    own = _key(scene.page.text[comment.author[0] : comment.author[1]]) if comment.author is not None else None
    for look in scene.looks[comment.first : min(comment.last, comment.first + _LOOKED_AT)]:
        for rest in _addressed(scene, look):
            for key in _keys(rest):
                places = numbers.get(int(key), []) if key.isdigit() else names.get(key, [])
                if places and key != own:
                    return places[0] if len(places) == 1 else None
    return None


def _addressed(scene: Scene, look: Look) -> list[str]:
    """What stands behind "in reply to" or "@", at the beginning of a text or anywhere in a short line."""
    text, answers = look.folded, scene.phrases.comment_answers
    starts = [0]
    if look.words <= _LINE_WORDS:
        starts += [at + 1 for at, char in enumerate(text) if char == " "]
    tails = (text[at : at + 200] for at in starts)
    found = [tail[match.end() :] for tail in tails if (match := answers.match(tail)) is not None]
    if text.startswith("@"):
        found.append(text[1:])
    return found


def _keys(rest: str) -> list[str]:
    """Beginnings of a text that may be a name, the longest first."""
    words = rest.split(maxsplit=_NAME_WORDS)[:_NAME_WORDS]
    return [key for size in range(len(words), 0, -1) if (key := _key(" ".join(words[:size])))]


def _key(name: str) -> str:
    return " ".join(fold(name[:80]).text.strip(_EDGE).split())
