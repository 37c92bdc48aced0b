"""Reader comments without any date: names with texts below a line that announces comments, or with "Reply" below each.

Whatever a page calls its fields, the same few kinds of lines come again and again: a name, perhaps a rating, a text,
what can be clicked. Here the order of those lines is told, and no word of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.segment.comments_answers import Comment
from sayso.segment.comments_signs import (
    announces,
    closes,
    is_action,
    is_answering,
    is_header,
    is_name,
    is_text,
    is_written,
    name_range,
)
from sayso.segment.scene import Look, Scene

_FEWEST = 3  # names with texts, or texts with "Reply" below
_NAME_WORDS = 3  # of a name that only its place tells
_FULL_STORY = 40  # words of full sentences above the comments
_LOST = 3  # short lines in a row that are no part of a comment: the list is over
_START = 6  # blocks from the header to the first name: orders, a form of one line
_TRIES = 4  # headers of a page, the last ones
_LONGEST = 40  # blocks of a comment that ends with "Reply"
_BETWEEN = 6  # words of a line with a number between name and text
_LONGER = 10  # times the story that surely announced comments may be
_SHORTER = 2  # … that only look like it
_NUMBER = re.compile(r"\d{1,5}")
_APART = 2  # blocks from one comment to the next
_SAME = 3  # comments of a page for each name
_COLON = re.compile(r"([^:!?]{2,40}): (?=\S)")
_LETTER = re.compile(r"[^\W\d_]")


def below(scene: Scene) -> Iterator[Comment]:
    """Below a header: names with texts, as many as it counts, or some more where it counts nothing."""
    looks = scene.looks
    told = next((at for at, look in enumerate(looks) if look.prose), len(looks))
    headers = [at for at in range(told + 1, len(looks)) if _heads(scene, at)][-_TRIES:]
    for header in headers:
        heads, end = _entries(scene, header + 1)
        if not heads or heads[0] - header > _START or not _enough(scene, header, heads, end):
            continue
        for at, after in pairwise([*heads, end]):
            yield Comment(at, after, 0, _author(scene, at), "comment-below-header")
        return


def _enough(scene: Scene, header: int, heads: Sequence[int], end: int) -> bool:
    """Whether the lines below a header are comments: their number, and how long the story above it is.

    The count of the header, or a name that comes again, speaks for them, so that they may be longer than the story.
    """
    looks = scene.looks
    counted = _NUMBER.search(looks[header].bare)
    agrees = counted is not None and len(heads) <= int(counted[0]) <= 2 * len(heads)
    authors = [_author(scene, at) for at in heads]
    names = Counter(scene.page.text[one[0] : one[1]] for one in authors if one is not None)
    again = any(count > 1 for count in names.values())
    plain = heads[0] - header <= 2 and not any(_colon(looks[at]) for at in heads)
    fewest = 1 if agrees else 2 if plain else _FEWEST
    share = _LONGER if agrees or (again and len(heads) > _FEWEST) else _SHORTER
    above, under = (sum(look.words for look in part if look.prose) for part in (looks[:header], looks[heads[0] : end]))
    return len(heads) >= fewest and above >= _FULL_STORY and share * above >= under


def _heads(scene: Scene, at: int) -> bool:
    look = scene.looks[at]
    return (is_header(scene, look) or announces(scene, look)) and not is_action(scene, look)


def _entries(scene: Scene, start: int) -> tuple[list[int], int]:
    """Where comments begin, and where the last one ends."""
    looks, heads, end, lost, at = scene.looks, list[int](), start, 0, start
    while at < len(looks) and lost < _LOST and not (heads and _over(scene, looks[at])):
        text = _text_below(scene, at)
        if text or _colon(looks[at]):
            heads.append(at)
            at, lost = (text or at) + 1, 0
            end = at
        elif is_action(scene, looks[at]) or (heads and is_written(scene, looks[at])):
            at += 1
            end, lost = (at if heads else end), 0
        else:
            at, lost = at + 1, lost + 1
    return heads, end


def _over(scene: Scene, look: Look) -> bool:
    return not is_action(scene, look) and (closes(scene, look) or is_header(scene, look))


def _text_below(scene: Scene, at: int) -> int:
    """The text below a name, a line of stars or numbers may stand between; 0 if there is none."""
    looks = scene.looks
    if not _names(scene, looks[at]):
        return 0
    text = at + 1
    while text < min(len(looks), at + 3) and _between(looks[text]):
        text += 1
    said = text < len(looks) and is_written(scene, looks[text]) and not looks[text].cut and not looks[text].bullet
    return text if said else 0


def _between(look: Look) -> bool:
    """Stars, a count, a date in an unknown language, "Posts: 14"."""
    counts = any(char.isdigit() for char in look.text) and look.words <= _BETWEEN and not look.stop
    return counts or not _LETTER.search(look.text)


def _names(scene: Scene, look: Look) -> bool:
    plain = 0 < look.words <= _NAME_WORDS and not look.text.rstrip().endswith((":", "!", "?", "…", "..."))
    named = plain and is_name(scene, look) and _LETTER.search(look.text) is not None and "|" not in look.text
    return named and scene.phrases.menu.match(look.bare) is None


def _colon(look: Look) -> bool:
    """ "Mira: I was there myself."""
    found = _COLON.match(look.text)
    return found is not None and len(found[1].split()) <= _NAME_WORDS and is_text(look)


def _author(scene: Scene, at: int) -> tuple[int, int] | None:
    look = scene.looks[at]
    found = _COLON.match(look.text) if _colon(look) else None
    if found is not None:
        first = look.block.start + look.bullet
        return first, first + found.end(1)
    return name_range(scene, look)


def clicked(scene: Scene) -> Iterator[Comment]:
    """Nothing announces them: a name, a text, "Reply", three times or more, below the story."""
    looks = scene.looks
    told = next((at for at, look in enumerate(looks) if look.prose), len(looks))
    ends = [at for at in range(told + 1, len(looks)) if _ends(scene, at)]
    pieces: list[tuple[int, int]] = []
    bottom = told + 1
    for at in ends:
        head = _head(scene, max(bottom, at - _LONGEST), at, first=not pieces)
        apart = head is not None and bool(pieces) and head - pieces[-1][1] > _APART
        if len(pieces) >= _FEWEST and (head is None or apart):
            break
        if apart:
            pieces.clear()
        if head is None:
            pieces.clear()
        else:
            pieces.append((head, at + 1))
        bottom = at + 1
    above = sum(look.words for look in looks[: pieces[0][0]] if look.prose) if pieces else 0
    names = {looks[head].bare for head, _ in pieces}
    if len(pieces) < _FEWEST or above < _FULL_STORY or _SAME * len(names) < len(pieces) or len(names) < 2:
        return
    for head, after in pieces:
        yield Comment(head, after, 0, name_range(scene, looks[head]), "comment-clicked")


def _ends(scene: Scene, at: int) -> bool:
    """The last of the lines that can be clicked at a comment; one of them is nothing that any page offers."""
    looks = scene.looks
    if not is_action(scene, looks[at]) or (at + 1 < len(looks) and is_action(scene, looks[at + 1])):
        return False
    first = at
    while first > max(0, at - _LOST) and is_action(scene, looks[first - 1]):
        first -= 1
    answers = (look for look in looks[first : at + 1] if is_answering(scene, look))
    return any(not any(map(str.isdigit, look.bare)) for look in answers)  # "12 points" are given in a quiz too


def _head(scene: Scene, bottom: int, end: int, *, first: bool) -> int | None:
    """The name with which a comment begins that ends at a block: of the first one the nearest, else the uppermost."""
    heads = [at for at in range(bottom, end) if _text_below(scene, at)]
    if not heads:
        return None
    return heads[-1] if first else heads[0]
