"""What a list of reader comments holds besides those that are signed: above the first, behind the last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.segment.comments_answers import Comment
from sayso.segment.comments_signs import (
    announces,
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

_PLAIN_NAME = 4  # words of a name that only its place tells
_FEWEST_MORE = 4  # names with texts behind the last comment
_MISSED = 3  # blocks in a row that are neither: the list is over
_MOST_MISSED = 12  # … behind a long list: code or verse of a comment
_FULL_STORY = 30  # words of full sentences above "14 comments", before what stands below can be comments
_FIRST_NEAR = 12  # blocks from "14 comments" to the first line that only comments have
_ENOUGH = 5  # such lines, however many comments are counted
_LAST_TEXT = 6  # blocks behind the last such line that may still be its text
_TRIES = 4  # headers below the story, the last ones
_NUMBER = re.compile(r"\d{1,5}")


def completed(scene: Scene, found: Sequence[Comment]) -> tuple[Comment, ...]:
    """The comments with those that nothing signs: between the header and the first, and behind the last.

    A missed signature must never give the text of a reader back to the story.
    """
    if not found or any(comment.by.startswith("html") for comment in found):
        return tuple(found)
    return (*_leading(scene, found[0]), *found, *_going_on(scene, found))


def _leading(scene: Scene, first: Comment) -> Iterator[Comment]:
    """Texts between "14 comments" and the first signed one."""
    looks = scene.looks
    told = next((at for at, look in enumerate(looks) if look.prose), len(looks))
    headers = [at for at in range(max(told + 1, first.first - 2 * _FIRST_NEAR), first.first) if _counts(scene, at)]
    if not headers:
        return
    start = headers[-1] + 1
    forms = [at for at in range(start, first.first) if is_form(scene, looks[at]) or closes(scene, looks[at])]
    start = forms[-1] + 1 if forms else start
    texts = [at for at in range(start, first.first) if is_written(scene, looks[at])]
    if texts and _told(looks[: headers[-1]]) >= 2 * _told(looks[start : first.first]):
        yield Comment(start, first.first, 0, None, "comment-below-count")


def _going_on(scene: Scene, found: Sequence[Comment]) -> Iterator[Comment]:
    """Names with texts behind the last comment, where people write who have written before."""
    names = {scene.page.text[one.author[0] : one.author[1]] for one in found if one.author is not None}
    most = max(_MISSED, min(_MOST_MISSED, len(found) // 3))
    gaps = [scene.looks[one.first + 1].block.gap for one in found if one.last > one.first + 1]
    heads, end = _heads(scene, found[-1].last, most=most, gap=max(gaps, default=0))
    again = sum(scene.looks[at].text.strip() in names for at in heads)
    if len(heads) < _FEWEST_MORE or not again:
        return
    for at, after in zip(heads, [*heads[1:], end], strict=True):
        yield Comment(at, after, 0, name_range(scene, scene.looks[at]), "comment-going-on")


def _heads(scene: Scene, start: int, *, most: int, gap: int) -> tuple[list[int], int]:
    """Where a name has a text right below, and where the last text ends.

    At most so many other blocks stand in a row, and so many blank lines between name and text.
    """
    looks, heads, at, end, missed = scene.looks, list[int](), start, start, 0
    while at + 1 < len(looks) and missed < most:
        near = looks[at + 1].block.gap <= gap
        if near and _names(scene, looks[at]) and is_text(looks[at + 1]) and not is_form(scene, looks[at + 1]):
            heads.append(at)
            at, missed = at + 2, 0
            while at < len(looks) and is_text(looks[at]):
                at += 1
            end = at
        else:
            at, missed = at + 1, missed + 1
    return heads, end


def _names(scene: Scene, look: Look) -> bool:
    plain = 0 < look.words <= _PLAIN_NAME and not look.stop and not look.bare.isdigit()
    return plain and not closes(scene, look) and not scene.phrases.menu.match(look.bare)


def counted(scene: Scene) -> Iterator[Comment]:
    """Below "14 comments" stand as many lines as only comments have, signed in no known way: the texts among them.

    One passage a text, by nobody.
    """
    looks = scene.looks
    told = next((at for at, look in enumerate(looks) if look.prose), len(looks))
    headers = [at for at in range(told + 1, len(looks)) if _counts(scene, at) and _NUMBER.search(looks[at].bare)]
    for header in headers[-_TRIES:]:
        marks = _marks(scene, header)
        number = _NUMBER.search(looks[header].bare)
        asked = min(_ENOUGH, (int(number[0]) + 1) // 2) if number is not None else _ENOUGH
        if not marks or len(marks) < asked or _told(looks[:header]) < _FULL_STORY or marks[0] - header > _FIRST_NEAR:
            continue
        end = marks[-1] + 1
        while end < min(len(looks), marks[-1] + _LAST_TEXT) and is_written(scene, looks[end]):
            end += 1
        yield from _runs(scene, header + 1, end)
        return


def _marks(scene: Scene, header: int) -> list[int]:
    """Blocks with a signature or something to click, from a header to where the furniture below comments begins."""
    looks, found = scene.looks, list[int]()
    for at in range(header + 1, len(looks)):
        if closes(scene, looks[at]) and found:
            break
        if is_click(scene, looks[at]) or (sign(scene, at) is not None):
            found.append(at)
        if at - (found[-1] if found else header) > 3 * _FIRST_NEAR:
            break
    return found


def _runs(scene: Scene, start: int, end: int) -> Iterator[Comment]:
    """From each line that is clicked or signed to the next text: one comment a run of texts."""
    looks, first, spoke = scene.looks, start, False
    for at in range(start, end):
        written = is_written(scene, looks[at])
        if is_form(scene, looks[at]) and not spoke:
            first = at + 1
        elif spoke and (is_action(scene, looks[at - 1]) if written else not is_action(scene, looks[at])):
            yield Comment(first, at, 0, _first_name(scene, first, at), "comment-below-count")
            first = at
        spoke = written or (spoke and first < at)
    if spoke:
        yield Comment(first, end, 0, _first_name(scene, first, end), "comment-below-count")


def _first_name(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """The name that a signature or a short line at the beginning holds."""
    signed = sign(scene, first)
    if signed is not None:
        return signed.author
    named = last > first + 1 and is_name(scene, scene.looks[first]) and _names(scene, scene.looks[first])
    return name_range(scene, scene.looks[first]) if named else None


def _counts(scene: Scene, at: int) -> bool:
    """ "14 comments", "All your comments (14)"; "0 comments" counts nothing."""
    look = scene.looks[at]
    number = _NUMBER.search(look.bare)
    return is_header(scene, look) or (announces(scene, look) and (number is None or int(number[0]) > 0))


def _told(looks: Sequence[Look]) -> int:
    return sum(look.words for look in looks if look.prose)
