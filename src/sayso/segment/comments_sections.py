"""Where lists of reader comments stand on a page without structure: signatures of one shape below the story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from sayso.segment.comments_signs import (
    Sign,
    announces,
    is_action,
    is_answering,
    is_click,
    is_form,
    is_header,
    is_name,
    is_text,
)
from sayso.segment.scene import Look, Scene
from sayso.text import fold

_NEAR_HEADER = 16  # blocks from "14 comments" to the first signature: a form, a menu of orders may stand between
_NUMBER_WIDTH = 2  # columns by which "100." begins further out than "1."
_FEWEST_ALONE = 2  # signatures without any header above them
_FEWEST_ALIKE = 4  # … where no "says", no "Reply" speaks for them
_TITLE_WORDS = 4  # of the title of another page
_STORY_WORDS = 200  # under the first signature, before it may be that of the story
_STORY = 60  # words of a story, before strangers can write below it
_DATED = 2  # numbers of a date: day and year, or hour and minute
_PERSON = re.compile(r"[^\s:/|»€$%]{1,40}(?: [^\s:/|»€$%]{1,40}){0,3}\Z")  # one to four words, folded
_LOOKED_FOR = 8  # names that are looked for in the story
_TRIES = 20  # lists that turn out to be none, before the page is left alone
_ABOVE = 3  # blocks above a date in which its name may stand
_APART = 80  # blocks from one signature to the next; a longer comment is none
_AGAIN = 2  # times a line stands below a text, and it is no header
_LAST = 12  # blocks of the last comment, where nothing else ends it


class Section(Struct, frozen=True):
    """The signatures of one list of comments and the first block that may belong to it."""

    start: int
    signs: tuple[Sign, ...]
    headed: bool


def sections(scene: Scene, signs: Sequence[Sign]) -> Iterator[Section]:
    """A header with signatures below it; or, below the story, signatures that no other list has."""
    told = _told(scene)
    headers = _headers(scene, told)
    first = min(headers[:1] + [one.at for one in signs if one.at > told][:1], default=told)
    near = range(max(told + 1, first - _NEAR_HEADER), first)
    headers = [at for at in near if announces(scene, scene.looks[at])][-1:] + headers
    place, free, tries = 0, 0, 0
    for header, after in pairwise([*headers, len(scene.looks)]):
        while place < len(signs) and signs[place].at <= header:
            place += 1
        if header < free or place == len(signs) or tries == _TRIES:
            continue
        if not header < signs[place].at <= min(after, header + _NEAR_HEADER):  # "Leave a reply", then "14 comments"
            continue
        tries += 1
        members = _members(scene, signs, place, header)
        if len(members) > 1 and members[0].at < after < members[1].at:  # the date of the story stood below that header
            continue
        if _holds_story(scene, members):
            yield Section(_top(scene, members[1]), tuple(members[1:]), headed=False)
        elif _spoken(scene, header, members):
            yield Section(header + 1, tuple(members), headed=True)
        else:
            continue
        free = members[-1].at + 1
    if not free:
        yield from _unheaded(scene, signs, told)


def _headers(scene: Scene, told: int) -> list[int]:
    """Lines that announce comments; what stands again and again below texts, without a number, is clicked at each."""
    looks = scene.looks
    found = [at for at in range(told + 1, len(looks)) if is_header(scene, looks[at])]
    times = Counter(looks[at].bare for at in found if is_text(looks[at - 1]))
    return [at for at in found if times[looks[at].bare] < _AGAIN or any(map(str.isdigit, looks[at].bare))]


def _holds_story(scene: Scene, members: Sequence[Sign]) -> bool:
    """The first signature is that of the story: what stands below it is many times longer than any comment."""
    if len(members) < _FEWEST_ALIKE:
        return False
    words = [sum(look.words for look in scene.looks[one.at : two.at] if look.prose) for one, two in pairwise(members)]
    return words[0] > _STORY_WORDS and words[0] > 2 * sum(words[1:]) / (len(words) - 1) * len(words) ** 0.5


def _top(scene: Scene, one: Sign) -> int:
    """The first block that may belong to a signature: names and numbers above it."""
    at = one.at
    while at > max(0, one.at - _ABOVE) and is_name(scene, scene.looks[at - 1]):
        at -= 1
    return at


def _told(scene: Scene) -> int:
    """The first block of the story."""
    return next((at for at, look in enumerate(scene.looks) if look.prose), len(scene.looks))


def _members(scene: Scene, signs: Sequence[Sign], place: int, header: int | None) -> list[Sign]:
    """The signature at `place` and those of its kind that follow within the list."""
    first = signs[place]
    second = next((later.at for later in signs[place + 1 : place + 2] if header is None), first.at)
    around = range(first.at, min(second, first.at + _NEAR_HEADER) + 1)
    edge = min(edge_of(scene, at) for at in (*around, first.at if header is None else header))
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
    alike = {one.stamp for one in out[1:]}
    return out[1:] if len(out) > _FEWEST_ALIKE and first.stamp not in alike and len(alike) <= 2 else out


def edge_of(scene: Scene, at: int) -> int:
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
        one_author = len(members) >= _FEWEST_ALIKE and named == 1 and not counted
        sure = counted or first.clock or first.says or _clicked(scene, members) or _told_in(scene, members) or named > 1
        titles = not counted and _headlines(scene, members)
        return 2 * _texts(scene, members) >= len(members) and not one_author and not titles and sure
    if counted and first.author is None and is_name(scene, looks[first.at - 1]):
        return any(look.prose for look in looks[first.at : first.at + 4])
    sure = first.says or first.clock or any(is_click(scene, look) for look in looks[first.at : first.at + 8])
    below = sum(look.words for look in looks[first.at :] if look.prose)
    above = sum(look.words for look in looks[:header] if look.prose)
    wrote = is_name(scene, looks[header + 1]) and any(is_text(look) for look in looks[header + 2 : first.at])
    short = wrote and first.clock  # header, name, text, date: whatever else the page holds
    return sure and any(is_text(look) for look in looks[header + 1 : first.at + 8]) and (short or above * 2 > below)


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


def _headlines(scene: Scene, members: Sequence[Sign]) -> bool:
    """Three or more, and what stands between them are hardly sentences, but titles of other pages."""
    if len(members) <= _FEWEST_ALONE or members[0].says or members[0].acts:
        return False
    bounds = _bounds(scene, members)
    stopped = sum(
        any(look.stop and not look.cut and look.words > 1 for look in scene.looks[at + 1 : end])
        for at, end in pairwise(bounds)
    )
    return 4 * stopped < len(members)


def _clicked(scene: Scene, members: Sequence[Sign], click: Callable[[Scene, Look], bool] = is_click) -> bool:
    """Most have something to click: "Reply"."""
    bounds = _bounds(scene, members)[1:]
    acts = sum(
        member.acts or any(click(scene, look) for look in scene.looks[member.at : end])
        for member, end in zip(members, bounds, strict=True)
    )
    return 2 * acts >= len(members)


def _unheaded(scene: Scene, signs: Sequence[Sign], told: int) -> Iterator[Section]:
    """Signatures that nothing announces, after the beginning of the story, or wherever somebody "says" at an hour."""
    tries = 0
    for place, first in enumerate(signs):
        if (first.at <= told and not (first.says or first.acts)) or not (first.says or first.stamp):
            continue
        members = _members(scene, signs, place, None)
        if _surely(scene, members, signs[place + 1 : place + 2]):
            yield Section(_top(scene, members[0]), tuple(members), headed=False)
            return
        tries += 1
        if tries == _TRIES:
            return


def _surely(scene: Scene, members: Sequence[Sign], after: Sequence[Sign]) -> bool:
    """ "Mira says:" at an hour; or several authors, most with "says" or "Reply"; or many alike, not under titles."""
    first = members[0]
    second = members[1].at if len(members) > 1 else first.at + 2
    hour = any(first.at < one.at < second and one.author is None and one.clock for one in after)
    if len(members) < _FEWEST_ALONE:
        return first.says and (first.clock or hour)
    if 3 * _texts(scene, members) < 2 * len(members) or _headlines(scene, members):
        return False
    if 2 * sum(member.says for member in members) >= len(members) and (hour or first.clock):
        return True
    if _authors(scene, members) < _FEWEST_ALONE or _articles(scene, members):
        return False
    if _clicked(scene, members, is_answering) and (first.clock or len(members) > _FEWEST_ALONE):
        return True
    if first.clock and len(members) >= _FEWEST_ALIKE and _alike(scene, members):
        return True
    return (first.clock or len(members) >= _FEWEST_ALIKE) and _strangers(scene, members)


def _strangers(scene: Scene, members: Sequence[Sign]) -> bool:
    """Below a story of some length, dates of one shape, each with full sentences, by people unknown to the story."""
    shapes = {member.stamp for member in members}
    if len(shapes) > 1 or min((shape or "").count("9") for shape in shapes) < _DATED or not _told_in(scene, members):
        return False
    names = _people(scene, members)
    above = scene.looks[: max(0, members[0].at - 1)]
    if len(names) < min(len(members), _FEWEST_ALIKE - 1) or sum(look.words for look in above if look.prose) < _STORY:
        return False
    return not any(name in look.folded for look in above for name in sorted(names)[:_LOOKED_FOR])


def _authors(scene: Scene, members: Sequence[Sign]) -> int:
    """How many different names the signatures have, in the line, above or below it; 0 if some have none."""
    return len(_names(scene, members))


def _names(scene: Scene, members: Sequence[Sign]) -> frozenset[str]:
    """The names, folded; none if some signatures have none."""
    names, nameless = set(), 0
    for one in members:
        beside = (*scene.looks[max(0, one.at - 1) : one.at], *scene.looks[one.at + 1 : one.at + 2])
        near = [look.bare for look in beside if is_name(scene, look)]
        if one.author is not None:
            names.add(fold(scene.page.text[one.author[0] : one.author[1]]).text)
        elif near:
            names.add(near[0])
        else:
            nameless += 1
    return frozenset(names) if 4 * nameless <= len(members) else frozenset()


def _people(scene: Scene, members: Sequence[Sign]) -> frozenset[str]:
    """The names that can be those of people."""
    return frozenset(name for name in _names(scene, members) if _PERSON.match(name))


def _alike(scene: Scene, members: Sequence[Sign]) -> bool:
    """All dates are written alike, and several people write."""
    shapes = {member.stamp for member in members}
    return len(shapes) <= 2 and len(_people(scene, members)) >= _FEWEST_ALIKE - 1


def _articles(scene: Scene, members: Sequence[Sign]) -> bool:
    """Above the signatures stand titles, or "Read more": a list of articles."""
    ups = [member.at - (1 if member.author is not None else 2) for member in members]
    titles = [
        scene.looks[at].bare
        for at, member in zip(ups, members, strict=True)
        if at >= 0
        and _titled(scene, scene.looks[at])
        and scene.looks[at].block.indent <= scene.looks[member.at].block.indent
    ]
    titled = len(titles) if 2 * len(set(titles)) > len(titles) else 0  # "Re: Ferry stops" above each is no title
    more = sum(scene.phrases.read_more.match(scene.looks[at].bare) is not None for at in ups if at >= 0)
    return 2 * (titled + more) >= len(members)


def _titled(scene: Scene, look: Look) -> bool:
    return _TITLE_WORDS <= look.words <= 20 and not look.stop and not is_action(scene, look)
