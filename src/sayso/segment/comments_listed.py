"""Reader comments of a page without structure: signatures of one shape below the story, and the texts between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from sayso.segment.comments_sections import Section, edge_of, sections
from sayso.segment.comments_signs import (
    Sign,
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

_LAST = 12  # blocks of the last comment, where nothing else ends it
_SHORT_RUN = 3  # so many lines in a row that are no sentences end the last comment
_FULL = 12  # words of a comment; a shorter line below the header may be a notice
_COLUMN = re.compile(r"(?:[•·*‣◦▪●○■□–—+-]|o(?= )|\d{1,4}[.)](?= ))\s*")


class Piece(Struct, frozen=True):
    """Blocks [first, last) are one comment as it stands in a list."""

    first: int
    last: int
    author: tuple[int, int] | None
    number: int | None
    by: str


def listed(scene: Scene) -> tuple[Piece, ...]:
    """The comments of all lists of a page, in order."""
    signs = [found for at in range(len(scene.looks)) if (found := sign(scene, at)) is not None]
    out: list[Piece] = []
    for section in sections(scene, signs):
        if not out or section.start >= out[-1].last:
            out += _pieces(scene, section)
    return tuple(out)


def _pieces(scene: Scene, section: Section) -> list[Piece]:
    return _signed_below(scene, section) if _is_below(scene, section) else _signed_above(scene, section)


def _is_below(scene: Scene, section: Section) -> bool:
    """Whether the signatures stand under the texts: counted over the list, its beginning counts most."""
    looks, signs = scene.looks, section.signs
    votes = 0.0
    if section.headed:
        first = signs[0].at - (1 if signs[0].author is None and is_name(scene, looks[signs[0].at - 1]) else 0)
        lead = looks[section.start : first]
        last = signs[-1].at + 1
        if lead and lead[-1].words >= _FULL and is_written(scene, lead[-1]) and not _texts(scene, last):
            return True  # a text above the first and none below the last
        votes += (3 if lead[-1].words >= _FULL else 2) if lead and is_written(scene, lead[-1]) else -1
        votes -= 2 if signs[-1].at + 1 < len(looks) and is_written(scene, looks[signs[-1].at + 1]) else 0
    for one in signs:
        above, below = looks[one.at - 1], looks[one.at + 1] if one.at + 1 < len(looks) else None
        if one.says or one.number is not None or looks[one.at].bullet:
            votes -= 2
        votes -= is_click(scene, above)
        if below is None or (is_click(scene, below) and is_text(above)):
            votes += 1
        elif one.author is not None:
            votes += _attached(looks[one.at], below)
        elif is_name(scene, above) and not is_name(scene, below):
            votes -= 0.5
        elif is_name(scene, below) and not is_name(scene, above):
            votes += 1
    return votes > 0


def _texts(scene: Scene, at: int) -> bool:
    """A text stands right here, or behind a line or two that are none."""
    return any(is_written(scene, look) for look in scene.looks[at : at + 3])


def _attached(one: Look, below: Look) -> float:
    """-1 if a line with name and date belongs to the text below, +1 if to that above, 0 if nothing tells."""
    if below.block.indent != one.block.indent:
        return -1.0 if below.block.indent > one.block.indent else 0.5
    if below.bullet and not one.bullet:
        return 1.0
    return float((one.block.gap < below.block.gap) - (one.block.gap > below.block.gap))


def _signed_above(scene: Scene, section: Section) -> list[Piece]:
    """Name and date, then the text."""
    looks, signs = scene.looks, section.signs
    heads, authors, bottom = [], [], section.start
    for one in signs:
        head, author = _head(scene, one, bottom)
        heads.append(head)
        authors.append(author)
        bottom = one.at + 1
    end = _end(scene, heads, signs[-1].at)
    bounds = [*heads, end]
    return [
        Piece(at, after, author, one.number, "comment-signed")
        for (at, after), author, one in zip(pairwise(bounds), authors, signs, strict=True)
        if after > at and after <= len(looks)
    ]


def _head(scene: Scene, one: Sign, bottom: int) -> tuple[int, tuple[int, int] | None]:
    """The first block of a comment whose signature is `one`, not above `bottom`, and its author."""
    looks, head, author = scene.looks, one.at, one.author
    if author is None:
        below = sign(scene, one.at + 1) if one.at + 1 < len(looks) else None
        if below is not None and below.says:
            author = below.author
        elif head > bottom and is_name(scene, looks[head - 1]):
            head -= 1
            author = name_range(scene, looks[head])
    while head > bottom and _belongs(scene, looks[head - 1], author):
        head -= 1
    if head - 1 > bottom and author is not None and _is_named(scene, looks[head - 2], author):
        head -= 2  # the name, a count of something, the name again
    return head, author


def _belongs(scene: Scene, look: Look, author: tuple[int, int] | None) -> bool:
    """The number of the comment, the name once more, its first letter: what stands above the name."""
    if look.bare.replace(" ", "").isdigit():
        return look.text.strip() != look.bare or look.bullet > 0  # "1. 1", "#4"; a bare number counts votes
    return author is not None and _is_named(scene, look, author)


def _is_named(scene: Scene, look: Look, author: tuple[int, int]) -> bool:
    """The name once more, or its first letter."""
    name = scene.page.text[author[0] : author[1]].casefold()
    return look.text.strip().casefold() == name or (len(look.bare) == 1 and name.startswith(look.bare))


def _end(scene: Scene, heads: Sequence[int], last: int) -> int:
    """Where the last comment ends: below its actions, before furniture, further out, or where no sentence follows."""
    looks = scene.looks
    acts = [is_action(scene, looks[at - 1]) for at in heads[1:]]
    by_action = bool(acts) and 2 * sum(acts) >= len(acts)
    longest = max((after - at for at, after in pairwise(heads)), default=0)
    edge = min(edge_of(scene, at) for at in (*heads, *range(heads[0], last), min(last + 1, len(looks) - 1)))
    gap = max((look.block.gap for look in looks[heads[0] + 1 : last + 1]), default=9) if len(heads) > 1 else 9
    acted, short, at = False, 0, last + 1
    while at < len(looks):
        look = looks[at]
        action = is_action(scene, look)
        if (acted and by_action and not action) or look.block.indent < edge:
            break
        if (is_header(scene, look) and not action) or closes(scene, look) or look.block.gap > gap + 1:
            break
        if at - last > max(_LAST, 2 * longest):
            break
        acted = acted or (action and at > last + 1)
        short = 0 if is_text(look) or action else short + 1
        if short >= _SHORT_RUN and not any(is_click(scene, later) for later in looks[at + 1 : at + 1 + _SHORT_RUN]):
            return at - _SHORT_RUN + 1
        at += 1
    return at


def _signed_below(scene: Scene, section: Section) -> list[Piece]:
    """The text, then name and date."""
    looks, out = scene.looks, list[Piece]()
    at = section.start if section.headed else _first_below(scene, section)
    for one in section.signs:
        while at < one.at and (is_header(scene, looks[at]) or is_form(scene, looks[at])):
            at += 1
        end = one.at + 1
        while end < len(looks) and is_action(scene, looks[end]):
            end += 1
        author = one.author
        if author is None:
            names = [place for place in (one.at - 1, at) if at <= place < one.at and is_name(scene, looks[place])]
            author = name_range(scene, looks[names[0]]) if names else None
        out.append(Piece(at, end, author, one.number, "comment-signed-below"))
        at = end
    return out


def _first_below(scene: Scene, section: Section) -> int:
    """Without a header: the name line above the first text, as far out as that above the second."""
    looks, signs = scene.looks, section.signs
    if len(signs) < 2:
        return section.start
    start = signs[0].at + 1
    while start < signs[1].at and is_action(scene, looks[start]):
        start += 1
    for at in range(signs[0].at - 1, max(0, signs[0].at - _LAST), -1):
        if is_header(scene, looks[at]) or closes(scene, looks[at]):
            return at + 1
        if is_name(scene, looks[at]) and looks[at].block.indent == looks[start].block.indent and is_text(looks[at + 1]):
            return at
    return signs[0].at


def column(scene: Scene, look: Look) -> int:
    """Where the text of a block begins, behind bullet or number: "9." and "10." of one list begin differently."""
    block = look.block
    found = _COLUMN.match(scene.page.text, block.start, min(block.end, block.start + 12))
    return block.indent + (found.end() - block.start if found is not None else 0)
