"""Reader comments of a page without structure: signatures of one shape below the story, and the texts between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from sayso.segment.comments_signs import (
    Sign,
    closes,
    is_action,
    is_click,
    is_form,
    is_header,
    is_name,
    is_text,
    name_range,
    sign,
)
from sayso.segment.scene import Look, Scene

_NEAR_HEADER = 16  # blocks from "14 comments" to the first signature: a form, a menu of orders may stand between
_APART = 80  # blocks from one signature to the next; a longer comment is none
_LAST = 12  # blocks of the last comment, where nothing else ends it
_SHORT_RUN = 3  # so many lines in a row that are no sentences end the last comment
_NUMBER_WIDTH = 2  # columns by which "100." begins further out than "1."
_FEWEST_ALONE = 2  # signatures without any header above them
_FEWEST_ALIKE = 4  # … where no "says", no "Reply" speaks for them
_TITLE_WORDS = 4  # of the title of another page
_COLUMN = re.compile(r"(?:[•·*‣◦▪●○■□–—+-]|o(?= )|\d{1,4}[.)](?= ))\s*")


class Piece(Struct, frozen=True):
    """Blocks [first, last) are one comment as it stands in a list."""

    first: int
    last: int
    author: tuple[int, int] | None
    number: int | None
    by: str


class _Section(Struct, frozen=True):
    """The signatures of one list of comments and the first block that may belong to it."""

    start: int
    signs: tuple[Sign, ...]
    headed: bool


def listed(scene: Scene) -> tuple[Piece, ...]:
    """The comments of all lists of a page, in order."""
    signs = [found for at in range(len(scene.looks)) if (found := sign(scene, at)) is not None]
    out: list[Piece] = []
    for section in _sections(scene, signs):
        if not out or section.start >= out[-1].last:
            out += _pieces(scene, section)
    return tuple(out)


def _sections(scene: Scene, signs: Sequence[Sign]) -> Iterator[_Section]:
    """A header with signatures below it; or, below the story, signatures that no other list has."""
    told = _told(scene)
    headers = [at for at in range(told + 1, len(scene.looks)) if is_header(scene, scene.looks[at])]
    place, free = 0, 0
    for header in headers:
        if header < free:
            continue
        while place < len(signs) and signs[place].at <= header:
            place += 1
        if place == len(signs) or signs[place].at - header > _NEAR_HEADER:
            continue
        if any(header < at < signs[place].at for at in headers):  # "Leave a reply", then "14 comments"
            continue
        members = _members(scene, signs, place, header)
        second = members[1].at if len(members) > 1 else 0
        if any(members[0].at < at < second for at in headers):  # the date of the story stood below that header
            continue
        if _spoken(scene, header, members):
            free = members[-1].at + 1
            yield _Section(header + 1, tuple(members), headed=True)
    if not free:
        yield from _unheaded(scene, signs, told)


def _told(scene: Scene) -> int:
    """The first block of the story."""
    return next((at for at, look in enumerate(scene.looks) if look.prose), len(scene.looks))


def _members(scene: Scene, signs: Sequence[Sign], place: int, header: int | None) -> list[Sign]:
    """The signature at `place` and those of its kind that follow within the list."""
    first = signs[place]
    second = next((later.at for later in signs[place + 1 : place + 2] if header is None), first.at)
    around = range(first.at, min(second, first.at + _NEAR_HEADER) + 1)
    edge = min(_edge(scene, at) for at in (*around, first.at if header is None else header))
    out = [first]
    limit = first.at
    for later in signs[place + 1 :]:
        if later.at - out[-1].at > _APART:
            break
        while limit < later.at and not _leaves(scene, limit, edge):
            limit += 1
        if limit < later.at:
            break
        if later.kind == first.kind or later.stamp == first.stamp:
            out.append(later)
    return out


def _edge(scene: Scene, at: int) -> int:
    """How far out a list may reach in which a block stands: numbers are set flush right."""
    look = scene.looks[at]
    numbered = scene.page.text[look.block.start : look.block.start + 1].isdigit()
    return look.block.indent - (_NUMBER_WIDTH if numbered else 0)


def _leaves(scene: Scene, at: int, edge: int) -> bool:
    """Block `at` stands further out than the list, or begins a list of links."""
    look = scene.looks[at]
    related = look.words <= 8 and scene.phrases.related_header.match(look.bare) is not None
    return look.block.indent < edge or (related and not is_action(scene, look))


def _spoken(scene: Scene, header: int, members: Sequence[Sign]) -> bool:
    """Below the header stand comments: signatures with texts, or one with a sure sign and a text."""
    looks, first = scene.looks, members[0]
    counted = any(char.isdigit() for char in looks[header].bare)
    form = any(is_form(scene, look) for look in looks[header + 1 : first.at])
    if form and not counted and not (first.says or (first.clock and _clicked(scene, members))):
        return False
    if len(members) >= _FEWEST_ALONE:
        named = _authors(scene, members) if first.author is not None else 0
        one_author = len(members) >= _FEWEST_ALIKE and named == 1
        sure = counted or first.clock or first.says or _clicked(scene, members) or _told_in(scene, members) or named > 1
        return 2 * _texts(scene, members) >= len(members) and not one_author and sure
    if counted and first.author is None and is_name(scene, looks[first.at - 1]):
        return any(look.prose for look in looks[first.at : first.at + 4])
    sure = first.says or first.clock or any(is_click(scene, look) for look in looks[first.at : first.at + 8])
    below = sum(look.words for look in looks[first.at :] if look.prose)
    above = sum(look.words for look in looks[:header] if look.prose)
    return sure and any(is_text(look) for look in looks[header + 1 : first.at + 8]) and above * 2 > below


def _bounds(scene: Scene, members: Sequence[Sign]) -> list[int]:
    """Where each signature stands, and about where the last comment ends."""
    return [*(member.at for member in members), min(len(scene.looks), members[-1].at + _LAST)]


def _texts(scene: Scene, members: Sequence[Sign]) -> int:
    """How many signatures have a text below them; where they stand below, above the next."""
    bounds = _bounds(scene, members)
    return sum(any(is_text(look) for look in scene.looks[at + 1 : end]) for at, end in pairwise(bounds))


def _told_in(scene: Scene, members: Sequence[Sign]) -> bool:
    """Most have a full sentence below them, no title."""
    bounds = _bounds(scene, members)
    told = sum(any(look.prose for look in scene.looks[at + 1 : end]) for at, end in pairwise(bounds))
    return 2 * told >= len(members)


def _clicked(scene: Scene, members: Sequence[Sign]) -> bool:
    """Most have something to click: "Reply"."""
    bounds = _bounds(scene, members)[1:]
    acts = sum(
        member.acts or any(is_click(scene, look) for look in scene.looks[member.at : end])
        for member, end in zip(members, bounds, strict=True)
    )
    return 2 * acts >= len(members)


def _unheaded(scene: Scene, signs: Sequence[Sign], told: int) -> Iterator[_Section]:
    """Signatures that nothing announces, after the beginning of the story, or wherever somebody "says" at an hour."""
    for place, first in enumerate(signs):
        if (first.at <= told and not (first.says or first.acts)) or not (first.says or first.clock):
            continue
        members = _members(scene, signs, place, None)
        if _surely(scene, members, signs[place + 1 : place + 2]):
            yield _Section(first.at, tuple(members), headed=False)
            return


def _surely(scene: Scene, members: Sequence[Sign], after: Sequence[Sign]) -> bool:
    """ "Mira says:" at an hour; or several authors, most with "says" or "Reply"; or many alike, not under titles."""
    first = members[0]
    hour = any(one.at == first.at + 1 and one.author is None and one.clock for one in after)
    if len(members) < _FEWEST_ALONE:
        return first.says and (first.clock or hour)
    if 3 * _texts(scene, members) < 2 * len(members):
        return False
    if 2 * sum(member.says for member in members) >= len(members) and (hour or _authors(scene, members) > 1):
        return True
    if _authors(scene, members) < _FEWEST_ALONE or _articles(scene, members):
        return False
    return _clicked(scene, members) or (len(members) >= _FEWEST_ALIKE and _alike(scene, members))


def _authors(scene: Scene, members: Sequence[Sign]) -> int:
    """How many different names the signatures have, in the line or in the line above; 0 if some have none."""
    names, nameless = set(), 0
    for one in members:
        above = scene.looks[one.at - 1] if one.at else None
        if one.author is not None:
            names.add(scene.page.text[one.author[0] : one.author[1]])
        elif above is not None and is_name(scene, above):
            names.add(above.bare)
        else:
            nameless += 1
    return len(names) if 4 * nameless <= len(members) else 0


def _alike(scene: Scene, members: Sequence[Sign]) -> bool:
    """All dates are written alike, and several people write."""
    shapes = {member.stamp for member in members}
    return len(shapes) <= 2 and _authors(scene, members) >= _FEWEST_ALIKE - 1


def _articles(scene: Scene, members: Sequence[Sign]) -> bool:
    """Above the signatures stand titles, or "Read more": a list of articles."""
    ups = [member.at - (1 if member.author is not None else 2) for member in members]
    titled = sum(
        _titled(scene, scene.looks[at]) and scene.looks[at].block.indent <= scene.looks[member.at].block.indent
        for at, member in zip(ups, members, strict=True)
        if at >= 0
    )
    more = sum(scene.phrases.read_more.match(scene.looks[at].bare) is not None for at in ups if at >= 0)
    return 2 * (titled + more) >= len(members)


def _titled(scene: Scene, look: Look) -> bool:
    return _TITLE_WORDS <= look.words <= 20 and not look.stop and not is_action(scene, look)


def _pieces(scene: Scene, section: _Section) -> list[Piece]:
    return _signed_below(scene, section) if _is_below(scene, section) else _signed_above(scene, section)


def _is_below(scene: Scene, section: _Section) -> bool:
    """Whether the signatures stand under the texts: counted over the list, its beginning counts most."""
    looks, signs = scene.looks, section.signs
    votes = 0.0
    if section.headed:
        first = signs[0].at - (1 if signs[0].author is None and is_name(scene, looks[signs[0].at - 1]) else 0)
        lead = looks[section.start : first]
        votes += 2 if lead and _written(scene, lead[-1]) else -1
        votes -= 2 if signs[-1].at + 1 < len(looks) and _written(scene, looks[signs[-1].at + 1]) else 0
    for one in signs:
        above, below = looks[one.at - 1], looks[one.at + 1] if one.at + 1 < len(looks) else None
        if one.says or one.number is not None or looks[one.at].bullet:
            votes -= 2
        if below is None:
            votes += 1
        elif one.author is not None:
            votes += _attached(looks[one.at], below)
        elif is_name(scene, above) and not is_name(scene, below):
            votes -= 0.5
        elif is_name(scene, below) and not is_name(scene, above):
            votes += 1
    return votes > 0


def _written(scene: Scene, look: Look) -> bool:
    return is_text(look) and not (is_form(scene, look) or is_header(scene, look) or closes(scene, look))


def _attached(one: Look, below: Look) -> float:
    """-1 if a line with name and date belongs to the text below, +1 if to that above, 0 if nothing tells."""
    if below.block.indent != one.block.indent:
        return -1.0 if below.block.indent > one.block.indent else 0.5
    if below.bullet and not one.bullet:
        return 1.0
    return float((one.block.gap < below.block.gap) - (one.block.gap > below.block.gap))


def _signed_above(scene: Scene, section: _Section) -> list[Piece]:
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
    edge = min(_edge(scene, at) for at in (*heads, *range(heads[0], last), min(last + 1, len(looks) - 1)))
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


def _signed_below(scene: Scene, section: _Section) -> list[Piece]:
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


def _first_below(scene: Scene, section: _Section) -> int:
    """Without a header: the name line above the first text, as far out as that above the second."""
    looks, signs = scene.looks, section.signs
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
