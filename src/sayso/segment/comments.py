"""Reader comments: where they begin, who wrote each, what answers what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from sayso.model import Markup, PassageKind
from sayso.segment.scene import Look, Scene

_LONGEST_NAME = 80  # characters of a display name, anything may stand in it
_NAME_WORDS = 8
_ONE, _AUTHOR = ":comment", ":comment-author"  # how a reader names the runs of one comment and of its author


class Comment(Struct, frozen=True):
    """Blocks [first, last) are one comment; `author` is a range of the page."""

    first: int
    last: int
    depth: int
    author: tuple[int, int] | None
    by: str


def comments(scene: Scene) -> tuple[Comment, ...]:
    """The reader comments of a page, first answer wins: the format's own, an indented tree, name and reply lines."""
    for finder in (_marked, _tree, _listed):
        found = tuple(finder(scene))
        if found:
            return found
    return ()


def _marked(scene: Scene) -> Iterator[Comment]:
    """What the format calls a comment: a new one begins where the innermost comment run changes."""
    runs = [_run(look) for look in scene.looks]
    at = 0
    while at < len(runs):
        run, last = runs[at], at + 1
        if run is not None:
            while last < len(runs) and runs[last] == run:
                last += 1
            author = next((name for look in scene.looks[at:last] if (name := _marked_author(look)) is not None), None)
            yield Comment(at, last, run.depth, author, run.by)
        at = last


def _run(look: Look) -> Markup | None:
    """The innermost comment around a block; without one, the region of comments; the name's own run is no comment."""
    runs = [mark for mark in look.block.marks if mark.kind is PassageKind.COMMENT and not mark.by.endswith(_AUTHOR)]
    return next((mark for mark in runs if mark.by.endswith(_ONE)), runs[0] if runs else None)


def _marked_author(look: Look) -> tuple[int, int] | None:
    named = any(mark.by.endswith(_AUTHOR) for mark in look.block.marks)
    return (look.block.start, look.block.end) if named else None


def _tree(scene: Scene) -> Iterator[Comment]:
    """Bullets or names with deeper-indented texts below them, after the story."""
    looks = scene.looks
    start = _tree_start(scene)
    if start is None:
        return
    heads = [at for at in range(start, len(looks)) if _is_head(looks, at)]
    end = _tree_end(looks, heads[-1])
    open_indents: list[int] = []
    for at, after in pairwise([*heads, end]):
        indent = looks[at].block.indent
        while open_indents and open_indents[-1] >= indent:
            open_indents.pop()
        yield Comment(at, after, len(open_indents), _author(scene, looks[at]), "comment-tree")
        open_indents.append(indent)


def _tree_start(scene: Scene) -> int | None:
    """The first head after the last full paragraph of a story, if the heads and their texts are all that follows it."""
    looks = scene.looks
    flat = min((look.block.indent for look in looks if look.prose), default=0)
    last_prose = max((at for at, look in enumerate(looks) if look.prose and look.block.indent <= flat), default=-1)
    heads = [at for at in range(last_prose + 1, len(looks)) if _is_head(looks, at)]
    if not heads or (len(heads) == 1 and not _announced(scene, heads[0])):
        return None
    return heads[0]


def _announced(scene: Scene, at: int) -> bool:
    """A line like "2 comments" stands shortly before, or one like "Reply" shortly after."""
    looks, words = scene.looks, scene.phrases
    before = any(words.comment_header.match(look.bare) for look in looks[max(0, at - 3) : at])
    return before or any(words.comment_action.match(look.bare) for look in looks[at + 1 : at + 6])


def _is_head(looks: tuple[Look, ...], at: int) -> bool:
    """A short line with a text indented deeper than itself (and deeper than its bullet) right below."""
    if at + 1 >= len(looks):
        return False
    look, below = looks[at], looks[at + 1]
    if look.block.end - look.block.start - look.bullet > _LONGEST_NAME:
        return False
    deeper = below.block.indent > look.block.indent and below.bullet == 0
    return deeper and (look.bullet > 0 or _namelike(look))


def _namelike(look: Look) -> bool:
    return look.words <= _NAME_WORDS and look.block.end - look.block.start <= _LONGEST_NAME + look.bullet


def _tree_end(looks: tuple[Look, ...], head: int) -> int:
    """Behind the last block that is indented deeper than the last head."""
    at = head + 1
    while at < len(looks) and looks[at].block.indent > looks[head].block.indent:
        at += 1
    return at


def _listed(scene: Scene) -> Iterator[Comment]:
    """Names on lines of their own, known by what stands around them: "2 years ago", "says:", "Reply"."""
    looks = scene.looks
    header = next((at for at, look in enumerate(looks) if _header(scene, at, look)), None)
    if header is None:
        start = _signed_start(scene)
        if start is None:
            return
    else:
        start = header + 1
        while start < len(looks) and scene.phrases.comment_header.match(looks[start].bare):
            start += 1
    end = _listed_end(scene, start)
    heads = [at for at in range(start, end) if _signed(scene, at)]
    if not heads:
        heads = [at for at in range(start, end) if _gapped_name(scene, at)]
    if not heads:
        return
    if heads[0] > start and header is not None and any(look.prose for look in looks[start : heads[0]]):
        yield Comment(start, heads[0], 0, None, "comment-below-header")
    yield from _nested(scene, heads, end)


def _nested(scene: Scene, heads: list[int], end: int) -> Iterator[Comment]:
    looks = scene.looks
    open_indents: list[int] = []
    for at, after in pairwise([*heads, end]):
        indent = looks[at].block.indent
        while open_indents and open_indents[-1] >= indent:
            open_indents.pop()
        yield Comment(at, after, len(open_indents), _author(scene, looks[at]), "comment-list")
        open_indents.append(indent)


def _header(scene: Scene, at: int, look: Look) -> bool:
    """ "12 comments" after the first prose of the page, with something signed below it."""
    if look.words > 8 or scene.phrases.comment_header.match(look.bare) is None:
        return False
    told = any(before.prose for before in scene.looks[:at])
    rest = range(at + 1, min(len(scene.looks), at + 12))
    return told and any(_signed(scene, after) or _gapped_name(scene, after) for after in rest)


def _signed_start(scene: Scene) -> int | None:
    """Without any header: two or more signed lines after the story."""
    signed = [at for at in range(len(scene.looks)) if _signed(scene, at)]
    told = next((at for at, look in enumerate(scene.looks) if look.prose), len(scene.looks))
    signed = [at for at in signed if at > told]
    return signed[0] if len(signed) >= 2 else None


def _signed(scene: Scene, at: int) -> bool:
    """A name with a "2 years ago" in or right below its line, or one that "says"."""
    looks, words = scene.looks, scene.phrases
    look = looks[at]
    if not _namelike(look) or look.words == 0 or _furniture(scene, look):
        return False
    if words.comment_says.match(look.bare) and (look.folded.endswith(":") or words.ago_inside.search(look.bare)):
        return True
    if words.ago.match(look.bare):
        return False
    if words.ago_inside.search(look.bare) and not look.stop and look.words <= 8:
        return True
    below = looks[at + 1] if at + 1 < len(looks) else None
    return below is not None and not look.stop and below.block.gap <= 1 and words.ago.match(below.bare) is not None


def _furniture(scene: Scene, look: Look) -> bool:
    words = scene.phrases
    return any(
        pattern.match(look.bare) is not None
        for pattern in (words.comment_action, words.comment_header, words.menu, words.related_header, words.read_more)
    )


def _gapped_name(scene: Scene, at: int) -> bool:
    """A short line without a stop at the beginning, or right after "Reply", with a longer text below."""
    looks, words = scene.looks, scene.phrases
    look = looks[at]
    if look.stop or not 0 < look.words <= 4 or at + 1 >= len(looks) or _furniture(scene, look):
        return False
    follows = (
        at == 0 or words.comment_action.match(looks[at - 1].bare) or words.comment_header.match(looks[at - 1].bare)
    )
    return bool(follows) and looks[at + 1].words > look.words


def _listed_end(scene: Scene, start: int) -> int:
    """Comments go on to the end of the page or to the furniture below them."""
    words = scene.phrases
    for at in range(start, len(scene.looks)):
        look = scene.looks[at]
        closing = words.related_header.match(look.bare) or words.notice.search(look.folded)
        if closing and look.words <= 30 and not words.comment_action.match(look.bare):
            return at
    return len(scene.looks)


def _author(scene: Scene, look: Look) -> tuple[int, int] | None:
    """The display name as it stands: without bullet, "says:", "2 years ago"."""
    start, end = look.block.start + look.bullet, look.block.end
    text = scene.page.text[start:end]
    if look.words <= _NAME_WORDS and text.rstrip().endswith(":"):
        cut = text.rstrip().removesuffix(":").rstrip()
        first = cut.split()
        if len(first) > 1 and scene.phrases.comment_says.match(look.bare):
            cut = cut[: cut.rfind(first[-1])].rstrip()
        text = cut
    return (start, start + len(text)) if text else None
