"""Reader comments: where they begin, who wrote each, what answers what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from sayso.model import Markup, PassageKind
from sayso.segment.comments_answers import Comment, answered
from sayso.segment.comments_below import below, clicked
from sayso.segment.comments_initials import initials
from sayso.segment.comments_inline import inline
from sayso.segment.comments_listed import column, listed
from sayso.segment.comments_run import completed, counted
from sayso.segment.comments_signs import (
    closes,
    is_action,
    is_click,
    is_form,
    is_header,
    is_name,
    is_text,
    is_written,
    name_range,
    sign,
)
from sayso.segment.scene import Look, Scene

__all__ = ["Comment", "comments"]

_LONGEST_NAME = 80  # characters of a display name, anything may stand in it
_NAME_WORDS = 8
_LONGEST_BODY = 8  # paragraphs of a comment in a tree that nothing announces
_FEWEST_PAIRS = 6  # of name and text, before they count as comments without any date
_NAMED_NEAR = 4  # blocks of a comment in which its name is looked for
_PLAIN_NAME = 4  # words of a name that only its place tells
_LONGER = 5  # times the story that comments may be where their count agrees
_PARAGRAPHS = 3  # of a comment, where only their count tells how many there are
_NUMBER = re.compile(r"\d{1,5}")
_DIGIT = re.compile(r"[1-9]")
_ONE, _AUTHOR = ":comment", ":comment-author"  # how a reader names the runs of one comment and of its author


def comments(scene: Scene) -> tuple[Comment, ...]:
    """The reader comments of a page, first answer wins: the format's own, an indented tree, name and reply lines."""
    for finder in (_marked, _listed, _tree, _gapped, counted, inline, initials, below, clicked, _below_count):
        found = tuple(finder(scene))
        if found:
            return answered(scene, completed(scene, found))
    return ()


def _marked(scene: Scene) -> Iterator[Comment]:
    """What the format calls comments: single ones; else what stands in a region of comments that has no single ones."""
    runs = [_run(look) for look in scene.looks]
    ones = [at for at, run in enumerate(runs) if run is not None and run.by.endswith(_ONE)]
    regions = [_region(look) for look in scene.looks]
    single = {regions[at] for at in ones}
    whole = [at for at, region in enumerate(regions) if region is not None and region not in single]
    found = [*_ones(scene, runs, ones), *_written_in(scene, whole)]
    yield from sorted(found, key=lambda comment: comment.first)


def _ones(scene: Scene, runs: list[Markup | None], ones: list[int]) -> list[Comment]:
    """A new comment begins where the innermost run changes; before the first and behind the last stands furniture."""
    looks, found = scene.looks, list[Comment]()
    at = ones[0] if ones else len(looks)
    single = {_region(looks[place]) for place in ones}
    while ones and at <= ones[-1]:
        run, last = runs[at], at + 1
        if run is not None and (run.by.endswith(_ONE) or _region(looks[at]) in single):
            while last < len(runs) and runs[last] == run:
                last += 1
            names = (name for look in looks[at:last] if (name := _marked_author(scene, look)) is not None)
            author = next(names, None) or _signed_author(scene, at, last)
            found.append(Comment(at, last, run.depth, author, run.by))
        at = last
    loose = [comment for comment in found if _region(looks[comment.first]) is None]
    lines = [comment for comment in loose if comment.last - comment.first == 1 and not looks[comment.first].prose]
    if len(loose) > 1 and 3 * len(lines) >= 2 * len(loose):  # "Recent comments" beside the page
        found = [comment for comment in found if _region(looks[comment.first]) is not None]
    least = min((comment.depth for comment in found), default=0)
    return [replace(comment, depth=comment.depth - least) for comment in found]


def _written_in(scene: Scene, whole: list[int]) -> list[Comment]:
    """Where the format tells only what holds all comments: signed texts in it, else all texts below "14 comments".

    A region with neither holds a form, rules of the house, the latest comments on other pages.
    """
    held = set(whole)
    pieces = [piece for piece in _listed(scene) if piece.first in held and piece.last - 1 in held] if whole else []
    if pieces:
        return pieces
    numbered = any(is_header(scene, scene.looks[at]) and any(map(str.isdigit, scene.looks[at].bare)) for at in whole)
    runs = ((at, _run(scene.looks[at])) for at in whole if numbered and is_written(scene, scene.looks[at]))
    return [Comment(at, at + 1, run.depth, None, run.by) for at, run in runs if run is not None]


def _region(look: Look) -> Markup | None:
    """The outermost run that holds all comments."""
    return next((mark for mark in reversed(look.block.marks) if _holds_all(mark)), None)


def _holds_all(mark: Markup) -> bool:
    return mark.kind is PassageKind.COMMENT and not mark.by.endswith((_ONE, _AUTHOR))


def _run(look: Look) -> Markup | None:
    """The innermost comment around a block; without one, the region of comments; the name's own run is no comment."""
    runs = [mark for mark in look.block.marks if mark.kind is PassageKind.COMMENT and not mark.by.endswith(_AUTHOR)]
    return next((mark for mark in runs if mark.by.endswith(_ONE)), runs[0] if runs else None)


def _marked_author(scene: Scene, look: Look) -> tuple[int, int] | None:
    """The name in a run of the format that holds it, without "says:" and date."""
    if not any(mark.by.endswith(_AUTHOR) for mark in look.block.marks):
        return None
    return name_range(scene, look)


def _signed_author(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """The name in the first lines of a comment of which the format says no more: "Mira, 3 May", or above a date."""
    for at in range(first, min(last, first + _NAMED_NEAR)):
        signed = sign(scene, at)
        if signed is None:
            continue
        if signed.author is None and at > first and is_name(scene, scene.looks[at - 1]):
            return name_range(scene, scene.looks[at - 1])
        return signed.author
    return None


def _tree(scene: Scene) -> Iterator[Comment]:
    """Bullets or names with deeper-indented texts below them, after the story."""
    looks = scene.looks
    start = _tree_start(scene)
    if start is None:
        return
    heads = [at for at in range(start, len(looks)) if _is_head(looks, at)]
    end = _tree_end(looks, heads[-1])
    if not _speaks(scene, [*heads, end]):
        return
    open_indents: list[int] = []
    for at, after in pairwise([*heads, end]):
        indent = looks[at].block.indent
        while open_indents and open_indents[-1] >= indent:
            open_indents.pop()
        yield Comment(at, after, len(open_indents), _author(scene, looks[at]), "comment-tree")
        open_indents.append(indent)


def _speaks(scene: Scene, bounds: list[int]) -> bool:
    """Under the heads stands something said; under the headings of a menu stand entries.

    Where nothing announces comments, the heads must be bullets with names, and nearly all must be followed by a text.
    """
    looks, heads = scene.looks, bounds[:-1]
    bodies = [looks[at + 1 : after] for at, after in pairwise(bounds)]
    below = [look for body in bodies for look in body]
    entries = sum(scene.phrases.menu.match(look.bare) is not None for look in (*below, *(looks[at] for at in heads)))
    if 5 * entries >= len(below) + len(heads):
        return False
    if any(scene.phrases.comment_header.match(looks[at].bare) for at in heads):
        return False
    if _announced(scene, heads):
        return 2 * sum(any(is_text(look) for look in body) for body in bodies) > len(heads)
    above, under = (sum(look.words for look in part if look.prose) for part in (looks[: heads[0]], below))
    said = sum(any(look.words > 1 for look in body) and len(body) <= _LONGEST_BODY for body in bodies)
    stopped = sum(any(look.stop for look in body) for body in bodies)
    named = sum(looks[at].bullet > 0 and looks[at].words <= _NAME_WORDS for at in heads)
    return 2 * above >= under and 5 * min(said, named) >= 4 * len(heads) and 3 * stopped >= len(heads)


def _tree_start(scene: Scene) -> int | None:
    """The first head after the last full paragraph of a story, if the heads and their texts are all that follows it."""
    looks = scene.looks
    widths = Counter[int]()
    for look in looks:
        widths[look.block.indent] += look.words if look.prose else 0
    flat = max(sorted(widths), key=lambda indent: widths[indent], default=0)  # where most of the story stands
    last_prose = max((at for at, look in enumerate(looks) if look.prose and look.block.indent <= flat), default=-1)
    heads = [at for at in range(last_prose + 1, len(looks)) if _is_head(looks, at)]
    if not heads or (len(heads) == 1 and not _announced(scene, heads)):
        return None
    return heads[0]


def _announced(scene: Scene, heads: list[int]) -> bool:
    """A line like "2 comments" stands shortly before, or one like "Reply" shortly after most."""
    looks = scene.looks
    if is_form(scene, looks[heads[0]]):
        return False
    before = any(is_header(scene, look) for look in looks[max(0, heads[0] - 3) : heads[0]])
    return before or 2 * sum(any(is_click(scene, look) for look in looks[at + 1 : at + 6]) for at in heads) > len(heads)


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
    """Signed texts in a list; how far out each begins tells what answers what."""
    open_columns: list[int] = []
    for piece in listed(scene):
        at = column(scene, scene.looks[piece.first])
        while open_columns and open_columns[-1] >= at:
            open_columns.pop()
        yield Comment(piece.first, piece.last, len(open_columns), piece.author, piece.by, piece.number)
        open_columns.append(at)


def _gapped(scene: Scene) -> Iterator[Comment]:
    """Without any date: a name right after the header, and after each "Reply"."""
    looks = scene.looks
    told = next((at for at, look in enumerate(looks) if look.prose), len(looks))
    header = next((at for at in range(told + 1, len(looks)) if is_header(scene, looks[at])), None)
    if header is None:
        return
    start = header + 1
    while start < len(looks) and is_header(scene, looks[start]):
        start += 1
    end = next((at for at in range(start, len(looks)) if _behind(scene, looks[at])), len(looks))
    gapped = [at for at in range(start, end) if _gapped_name(scene, at)]
    heads = max(gapped, _alternating(scene, start, end), key=len)
    above, below = (sum(look.words for look in part if look.prose) for part in (looks[:header], looks[start:]))
    if len(heads) < 2 or 2 * above < below:
        return
    for at, after in pairwise([*heads, end]):
        yield Comment(at, after, 0, _author(scene, looks[at]), "comment-list")


def _behind(scene: Scene, look: Look) -> bool:
    """A form or other furniture begins; a header too, unless it orders the comments."""
    asks = is_header(scene, look) and not is_action(scene, look) and scene.phrases.menu.match(look.bare) is None
    return closes(scene, look) or (asks and look.words > 1)


def _below_count(scene: Scene) -> Iterator[Comment]:
    """Nothing is signed, but below the story stands "14 comments", and texts below that: one passage, by nobody."""
    looks = scene.looks
    told = next((at for at, look in enumerate(looks) if look.prose), len(looks))
    headers = [
        at for at in range(told + 1, len(looks)) if is_header(scene, looks[at]) and _DIGIT.search(looks[at].bare)
    ]
    for header in headers[-1:]:
        start = next(
            (at for at in range(header + 1, min(len(looks), header + 4)) if is_written(scene, looks[at])), None
        )
        if start is None:
            return
        last = start + 1
        while last < len(looks) and (is_written(scene, looks[last]) or is_click(scene, looks[last])):
            last += 1
        above, below = (sum(look.words for look in part if look.prose) for part in (looks[:header], looks[header:]))
        if (above * _LONGER if _agrees(looks[header], last - start) else above / 2) >= below:
            yield Comment(start, last, 0, None, "comment-below-count")


def _agrees(header: Look, texts: int) -> bool:
    """As many paragraphs as there are comments, or some more."""
    counted = _NUMBER.search(header.bare)
    return counted is not None and int(counted[0]) <= texts <= _PARAGRAPHS * int(counted[0])


def _alternating(scene: Scene, start: int, end: int) -> list[int]:
    """Name, text, name, text, where some names come again: the heads, or nothing."""
    looks, heads, at = scene.looks, list[int](), start
    while at + 1 < end and _plain_name(looks[at]) and not is_form(scene, looks[at + 1]):
        heads.append(at)
        at += 2
        while at < end and is_text(looks[at]):
            at += 1
    names = Counter(looks[at].bare for at in heads)
    again = sum(count > 1 for count in names.values())
    texts = sum(is_text(looks[at + 1]) for at in heads)
    return heads if len(heads) >= _FEWEST_PAIRS and again and 2 * texts >= len(heads) else []


def _plain_name(look: Look) -> bool:
    return 0 < look.words <= _PLAIN_NAME and not look.stop and not look.bare.isdigit()


def _gapped_name(scene: Scene, at: int) -> bool:
    """A name at the beginning, or right after "Reply", with a text below."""
    looks = scene.looks
    if not is_name(scene, looks[at]) or at + 1 >= len(looks) or scene.phrases.menu.match(looks[at].bare):
        return False
    follows = is_click(scene, looks[at - 1]) or is_header(scene, looks[at - 1])
    return follows and looks[at + 1].words > looks[at].words and not is_form(scene, looks[at + 1])


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
