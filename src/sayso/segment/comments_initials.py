"""Reader comments under the initials that stand where a picture of their author would: "S", "S. Oren", the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sayso.segment.comments_answers import Comment
from sayso.segment.comments_signs import closes, is_form, is_text, name_range
from sayso.segment.scene import Look, Scene

_FEWEST = 3  # authors, before initials above names are taken for signatures
_LETTERS = 2  # of the initials
_NAME_WORDS = 4
_LONGEST = 12  # blocks of the last comment, behind which nothing tells its end


def initials(scene: Scene) -> Iterator[Comment]:
    """Initials, below them a name with the same ones, below that a text: three times or more, and mostly texts."""
    looks = scene.looks
    heads = [at for at in range(len(looks) - 2) if _signed(looks[at], looks[at + 1])]
    if len(heads) < _FEWEST:
        return
    bounds = [*heads, _end(scene, heads[-1] + 2)]
    told = sum(any(is_text(look) for look in looks[at + 2 : after]) for at, after in pairwise(bounds))
    if 3 * told < 2 * len(heads):
        return
    for at, after in pairwise(bounds):
        yield Comment(at, after, 0, name_range(scene, looks[at + 1]), "comment-initials")


def _signed(one: Look, two: Look) -> bool:
    """ "MK" above "Mira Kell", "S" above "S."."""
    mark, name = one.text.strip(), two.text.split()
    if not 1 <= len(mark) <= _LETTERS or not mark.isalpha() or mark != mark.upper() or mark == mark.lower():
        return False
    firsts = [word[0].upper() for word in name if word[0].isalpha()]
    if not 1 <= len(name) <= _NAME_WORDS or not firsts or firsts[0] != mark[0]:
        return False
    return len(mark) == 1 or mark[1] in (*firsts[1:], name[0][1:2].upper())


def _end(scene: Scene, start: int) -> int:
    """Where the last text ends: before a form, a header or other furniture, or where no text stands any more."""
    looks, at = scene.looks, start
    while at < min(len(looks), start + _LONGEST) and not closes(scene, looks[at]) and not is_form(scene, looks[at]):
        at += 1
    while at > start + 1 and not is_text(looks[at - 1]):
        at -= 1
    return at
