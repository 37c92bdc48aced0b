"""What a format with structure (HTML) says about a block, heard as one voice among the rules."""

from __future__ import annotations

from sayso.model import Markup, PassageKind
from sayso.segment.article import subheading
from sayso.segment.furniture import Found
from sayso.segment.scene import LONG, Look, Scene

_WEAK = {PassageKind.BODY, PassageKind.COMMENT, PassageKind.OTHER}  # BODY is heard late, COMMENT by comments.py
_REGIONS = {PassageKind.NAVIGATION, PassageKind.RELATED, PassageKind.PROMOTION}  # often drawn too wide
_SURE = {"html:lone-link", "html:labelled-link"}  # about one line each
_BOX = 400  # characters; on 495 pages no smaller region held a paragraph of the article
_DOUBTFUL = ("html:linked", "html:hidden", "html:repeated")
_HEADINGS = ("html:h2", "html:h3", "html:h4", "html:h5", "html:h6")
_HEADING_WORDS = 20
_UNDERLINES = ("html:h2", "html:h3", "html:h4", "meta description", "html:class-standfirst")
_STOPPED_SHORT = 1.5  # of the length of the main text: below, the prose behind it is mostly blurbs and boxes
_SENTENCE_WORDS = 4
_TITLE_WORDS = 5  # of a heading above the first paragraph; a longer one is the standfirst
_LIST = 3  # short lines in a row
_ITEM_WORDS = 3
_ABOVE = {PassageKind.STANDFIRST, PassageKind.BYLINE, PassageKind.DATELINE}  # of the story; in a region: of another one


def markup(scene: Scene) -> Found:
    """The innermost structural voice: figcaption, nav, h1, aside. A region gives way to prose taken for main text."""
    opening = _opening(scene)
    for at, look in enumerate(scene.looks):
        mark = _structural(look)
        if mark is None or mark.kind is None:
            continue
        if mark.kind in _REGIONS and mark.by not in _SURE and look.prose and _drawn_too_wide(look, mark):
            continue
        if mark.kind is PassageKind.STANDFIRST and at > opening:  # a subheading, or the lead of a teaser
            continue
        yield at, mark.kind


def _structural(look: Look) -> Markup | None:
    """The innermost mark that names a kind; a lead, byline or date inside a region belongs to what the region holds.

    Of two marks of one range a class name says more than a tag.
    """
    marks = [mark for mark in look.block.marks if mark.kind is not None and mark.kind not in _WEAK]
    if not marks:
        return None
    if marks[0].kind in _ABOVE:
        return next((mark for mark in marks if mark.kind in _REGIONS), marks[0])
    width = _width(marks[0])
    return next((mark for mark in marks if ":class-" in mark.by and _width(mark) == width), marks[0])


def _drawn_too_wide(look: Look, region: Markup) -> bool:
    """Whether a region is more than a box, and a voice for the main text speaks of something narrower in it."""
    width = _width(region)
    inside = any(mark.kind is PassageKind.BODY and _width(mark) <= width for mark in look.block.marks)
    return inside and width > _BOX


def _width(mark: Markup) -> int:
    return mark.end - mark.start


def lead(scene: Scene) -> Found:
    """Prose without links between the headline and what the format's reader takes for the main text."""
    told = next((at for at, look in enumerate(scene.looks) if voiced(look)), None)
    tops = [at for at, kind in enumerate(scene.kinds) if kind is PassageKind.HEADLINE and scene.by[at] == "markup"]
    if told is None or not tops:
        return
    for at in range(tops[0] + 1, told):
        look = scene.looks[at]
        if _plain_prose(look) or _said(look, "meta description"):
            yield at, PassageKind.STANDFIRST


def list_run(scene: Scene) -> Found:
    """Three or more short lines without links in what the format's reader takes for main text: a list, no menu."""
    run: list[int] = []
    for at, look in enumerate([*scene.looks, None]):
        if look is not None and scene.open(at) and _item(look):
            run.append(at)
        else:
            yield from ((item, PassageKind.BODY) for item in run if len(run) >= _LIST)
            run = []


def _item(look: Look) -> bool:
    return voiced(look) and look.words <= _ITEM_WORDS and not _said(look, "html:linked")


def beyond(scene: Scene) -> Found:
    """Prose without links behind what the format's reader takes for main text, if it took the smaller part."""
    told = [at for at, look in enumerate(scene.looks) if voiced(look)]
    behind = range(told[-1] + 1, len(scene.looks)) if told else ()
    more = [at for at in behind if scene.open(at) and scene.inside[at] and _plain_prose(scene.looks[at])]
    if _length(scene, more) > _STOPPED_SHORT * _length(scene, told):
        yield from ((at, PassageKind.BODY) for at in more)


def _plain_prose(look: Look) -> bool:
    return look.prose and not _says(look, _DOUBTFUL)


def _length(scene: Scene, places: list[int]) -> int:
    """Characters; those of a long block count only in part, as a page of terms is one."""
    blocks = (scene.looks[at].block for at in places)
    return sum(min(block.end - block.start, LONG) for block in blocks)


def above(scene: Scene) -> Found:
    """Where the format's reader knows the main text: other lines above it that nobody has named."""
    first, _ = _range(scene)
    for at in range(first):
        look = scene.looks[at]
        if _said(look, "html:linked"):
            yield at, PassageKind.NAVIGATION
        elif not _says(look, _UNDERLINES):
            yield at, PassageKind.OTHER


def marked_subheading(scene: Scene) -> Found:
    """Where the format's reader knows the main text: its headings, and short lines between two paragraphs."""
    first, last = _range(scene)
    opening = _opening(scene)
    for at in range(first, last):
        look = scene.looks[at]
        heads = _says(look, _HEADINGS) and not _said(look, "html:linked")
        short = look.words <= (_HEADING_WORDS if at > opening else _TITLE_WORDS)
        below = next((scene.looks[after] for after in range(at + 1, last) if scene.open(after)), None)
        if heads and short and below is not None and voiced(below) and (voiced(look) or below.prose):
            yield at, PassageKind.HEADLINE
    for at, kind in subheading(scene) if first < last else ():
        if opening < at < last and voiced(scene.looks[at]) and not _said(scene.looks[at], "html:linked"):
            yield at, kind


def within(scene: Scene) -> Found:
    """From the first to the last block that the format's reader takes for main text: what is no line of links."""
    first, last = _range(scene)
    opening = _opening(scene)
    for at in range(first, last):
        look = scene.looks[at]
        if at < opening and _says(look, _UNDERLINES):
            yield at, PassageKind.STANDFIRST
        elif voiced(look) or (_sentence(look) and not _says(look, _DOUBTFUL)):
            yield at, PassageKind.BODY
        else:
            yield at, PassageKind.OTHER


def _opening(scene: Scene) -> int:
    """The first prose that the format's reader takes for main text."""
    return next((at for at, look in enumerate(scene.looks) if look.prose and voiced(look)), len(scene.looks))


def _sentence(look: Look) -> bool:
    return look.prose or (look.stop and look.words >= _SENTENCE_WORDS)


def named(scene: Scene, at: int) -> bool:
    """A caption or a standfirst by the structure of the format: told wherever it stands."""
    return scene.by[at] in {"markup", "lead"} and scene.kinds[at] in {PassageKind.CAPTION, PassageKind.STANDFIRST}


def _range(scene: Scene) -> tuple[int, int]:
    """The blocks [first, last) from the first to the last that the format's reader takes for main text."""
    told = [at for at, look in enumerate(scene.looks) if voiced(look)]
    return (told[0], told[-1] + 1) if told else (0, 0)


def markup_body(scene: Scene) -> Found:
    """What the format's reader takes for the main text, unless a rule has called it something else."""
    for at, look in enumerate(scene.looks):
        if voiced(look):
            yield at, PassageKind.BODY


def outside(scene: Scene) -> Found:
    """Where the format's reader knows the main text: what lies before or behind it and nobody has named."""
    told = [at for at, look in enumerate(scene.looks) if voiced(look)]
    if told:
        yield from ((at, PassageKind.OTHER) for at in range(len(scene.looks)) if not told[0] <= at <= told[-1])


def voiced(look: Look) -> bool:
    """The format's reader takes the block for main text."""
    marks = look.block.marks
    return bool(marks) and any(mark.kind is PassageKind.BODY for mark in marks)


def _said(look: Look, by: str) -> bool:
    return _says(look, (by,))


def _says(look: Look, voices: tuple[str, ...]) -> bool:
    marks = look.block.marks
    return bool(marks) and any(mark.by in voices for mark in marks)
