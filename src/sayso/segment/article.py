"""Rules for the parts of the story: headline, standfirst, subheadings, body; one strand (language) at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sayso.model import PassageKind
from sayso.segment.furniture import Found, dated
from sayso.segment.scene import FURNITURE, Look, Scene
from sayso.segment.titles import TITLE_WORDS, parts, squeezed

_INNER_STOP = re.compile(r"[.!?؟] ")
_WALL = 3  # so many pieces of furniture in a row part the story from what stands above
_HEADLINE_NEAR = 40  # blocks below the first prose in which the title may stand again (stacked translation)
_TITLE_WORDS = 4  # fewer are a kicker, an outlet's name, a section
_STANDFIRST_WORDS = 45
_SUBHEADING_WORDS = 14
_SUBHEADING_LENGTH = 110  # characters
_SLOPPY = 0.4  # of the long paragraphs without a final stop: then a short line without one may be a paragraph
_SLOPPY_WORDS = 7
_LEFT_OPEN = (":", ",", ";", "،", "؛", "-")


def headline(scene: Scene) -> Found:
    """The title of each strand: what the first line repeats, else the first title-like block right above the prose."""
    for strand in scene.strands:
        opening = _opening(scene, strand)
        if any(scene.kinds[at] is PassageKind.HEADLINE for at in strand):  # the format has said which
            continue
        repeated = [at for at in strand[: opening + 1] if scene.open(at) and at in scene.titles]
        above = [at for at in _above(scene, strand, opening) if scene.looks[at].words <= TITLE_WORDS]
        titles = [at for at in above if scene.looks[at].words >= _TITLE_WORDS]
        if repeated:
            yield repeated[-1], PassageKind.HEADLINE
            yield 0, PassageKind.HEADLINE
        elif titles or above:
            yield (_twice(scene, above) or titles or above)[0], PassageKind.HEADLINE
        elif opening < len(strand) and _stopped_title(scene, strand, opening):
            yield strand[opening], PassageKind.HEADLINE


def _twice(scene: Scene, above: Sequence[int]) -> list[int]:
    """Lines above the story that stand there twice, alone or at the end of a path: "Home / Sport / Title"."""
    titles = [at for at in above if scene.looks[at].words >= _TITLE_WORDS]
    if not titles:
        return []
    seen = Counter(part for at in above for part in {*parts(scene.looks[at].folded)})
    return [at for at in titles if seen[squeezed(scene.looks[at].folded)] > 1]


def _above(scene: Scene, strand: Sequence[int], opening: int) -> list[int]:
    """Open blocks above the prose, as far up as no menu, list of links or other prose stands between; else all."""
    near: list[int] = []
    wall = 0
    for at in reversed(strand[:opening]):
        wall = wall + 1 if scene.kinds[at] in FURNITURE else 0
        if wall >= _WALL or (scene.open(at) and scene.looks[at].prose):
            break
        if scene.open(at):
            near.append(at)
    if any(scene.looks[at].words >= _TITLE_WORDS for at in near):
        return near[::-1]
    return [at for at in strand[:opening] if scene.open(at)]


def _opening(scene: Scene, strand: Sequence[int]) -> int:
    """Position in the strand of the first prose of the story that nobody has spoken about."""
    free = [place for place, at in enumerate(strand) if scene.open(at)]
    told = [place for place in free if scene.inside[strand[place]]]
    for places in (told, free):
        prose = next((place for place in places if scene.looks[strand[place]].prose), None)
        if prose is not None:
            return prose
    return next((place for place in free if _sentence(scene.looks[strand[place]])), len(strand))


def _sentence(look: Look) -> bool:
    return look.stop and look.words >= _TITLE_WORDS


def _stopped_title(scene: Scene, strand: Sequence[int], place: int) -> bool:
    """A title that ends in a full stop: one sentence, set apart by blank lines, or above a date line."""
    look = scene.looks[strand[place]]
    if look.words > TITLE_WORDS or _INNER_STOP.search(look.folded) or place + 1 >= len(strand):
        return False
    below = scene.looks[strand[place + 1]]
    gaps = sorted(scene.looks[at].block.gap for at in strand[place + 2 :])
    usual = gaps[len(gaps) // 2] if gaps else 1
    next_kinds = [scene.kinds[at] for at in strand[place + 1 : place + 4]]
    announced = PassageKind.DATELINE in next_kinds or PassageKind.BYLINE in next_kinds
    return (below.block.gap > usual or announced) and len(strand) - place >= 3 and place < 12


def headline_repeated(scene: Scene) -> Found:
    """The headline again, with other apostrophes or case, or with the name of the outlet behind it."""
    titles = {squeezed(scene.looks[at].folded) for at, kind in enumerate(scene.kinds) if kind is PassageKind.HEADLINE}
    last = next((at for at, look in enumerate(scene.looks) if scene.open(at) and look.prose), len(scene.looks))
    known: dict[str, bool] = {}  # by line: a page may have the same one a hundred thousand times
    for at, look in enumerate(scene.looks[: last + _HEADLINE_NEAR]):
        if not scene.open(at) or look.words > TITLE_WORDS + 10:
            continue
        if look.folded not in known:
            known[look.folded] = not titles.isdisjoint(parts(look.folded))
        if at in scene.titles or known[look.folded]:
            yield at, PassageKind.HEADLINE


def standfirst(scene: Scene) -> Found:
    """Between headline and story: a line without a final stop, or one that stands above the date line or byline."""
    for strand in scene.strands:
        top = _headline_place(scene, strand)
        if top is None:
            continue
        opening = _opening(scene, strand)
        for at in strand[top + 1 : opening]:
            look = scene.looks[at]
            if look.words > _TITLE_WORDS and not dated(scene, look):
                yield at, PassageKind.STANDFIRST
        if opening < len(strand) and _above_date(scene, strand, opening):
            yield strand[opening], PassageKind.STANDFIRST


def _headline_place(scene: Scene, strand: Sequence[int]) -> int | None:
    """Position of the last headline above the story."""
    opening = _opening(scene, strand)
    places = [place for place, at in enumerate(strand[:opening]) if scene.kinds[at] is PassageKind.HEADLINE]
    return places[-1] if places else None


def _above_date(scene: Scene, strand: Sequence[int], place: int) -> bool:
    """The next block is a date line or a byline, and prose follows that."""
    if scene.looks[strand[place]].words > _STANDFIRST_WORDS + 20 or place + 2 >= len(strand):
        return False
    heads = {PassageKind.DATELINE, PassageKind.BYLINE}
    below = strand[place + 1 : place + 4]
    return scene.kinds[below[0]] in heads and any(scene.looks[at].prose and scene.open(at) for at in below)


def place_dateline(scene: Scene) -> Found:
    """A short line between headline and story with a date, or with a place and an outlet: "CITY, 3 May (Agency) —"."""
    for strand in scene.strands:
        top = _headline_place(scene, strand)
        opening = _opening(scene, strand)
        for at in strand[top + 1 : opening] if top is not None else ():
            look = scene.looks[at]
            dashed = re.search(r" - |-$|[/(|]", look.folded) is not None
            if look.words <= 12 and not look.prose and (dated(scene, look) or (dashed and look.words <= 6)):
                yield at, PassageKind.DATELINE


def name_line(scene: Scene) -> Found:
    """Two to four capitalised words between headline and story: who wrote it."""
    for strand in scene.strands:
        top = _headline_place(scene, strand)
        opening = _opening(scene, strand)
        for at in strand[top + 1 : opening] if top is not None else ():
            words = scene.looks[at].text.split()
            if 2 <= len(words) <= 4 and not scene.looks[at].stop and all(word[:1].isupper() for word in words):
                yield at, PassageKind.BYLINE


def kicker(scene: Scene) -> Found:
    """Short lines above the headline: the outlet's name, a section."""
    for strand in scene.strands:
        top = _headline_place(scene, strand)
        for at in strand[: min(top, _opening(scene, strand))] if top is not None else ():
            if scene.looks[at].words <= 6 and not scene.looks[at].stop:
                yield at, PassageKind.NAVIGATION


def subheading(scene: Scene) -> Found:
    """A short line without a final stop between two paragraphs of the body."""
    for strand in scene.strands:
        story = [at for at in strand if scene.open(at) and scene.inside[at]]
        most = _SLOPPY_WORDS if _sloppy(scene, story) else _SUBHEADING_WORDS
        told = False
        for place, at in enumerate(story):
            look = scene.looks[at]
            below = scene.looks[story[place + 1]] if place + 1 < len(story) else None
            if told and below is not None and below.prose and _heads(look, most) and not _entry(scene, at):
                yield at, PassageKind.HEADLINE
            told = told or look.prose


def _entry(scene: Scene, at: int) -> bool:
    """The last of a list: glued to a short line above it, with a blank line below."""
    above, look, below = scene.looks[at - 1], scene.looks[at], scene.looks[at + 1]
    return look.block.gap == 0 and not above.prose and not above.stop and below.block.gap > 0


def _sloppy(scene: Scene, story: Sequence[int]) -> bool:
    long = [scene.looks[at] for at in story if scene.looks[at].words >= 15]
    return sum(not look.stop for look in long) >= _SLOPPY * max(1, len(long))


def _heads(look: Look, most: int) -> bool:
    """Short, no sentence, not left open, no quotation that is merely short, no entry of a list."""
    short = 0 < look.words <= most and look.block.end - look.block.start <= _SUBHEADING_LENGTH
    asks = look.folded.endswith(("?", "؟")) and look.words <= 10
    quoted = look.folded.startswith('"') and look.words > 6
    return short and (not look.stop or asks) and not quoted and not look.bullet and not look.folded.endswith(_LEFT_OPEN)


def body(scene: Scene) -> Found:
    """Prose, and whatever else stands between the first and the last paragraph of it."""
    for strand in scene.strands:
        story = [at for at in strand if scene.open(at) and scene.inside[at]]
        told = [place for place, at in enumerate(story) if _told(scene.looks[at])]
        if told:
            for at in story[told[0] : told[-1] + 1]:
                yield at, PassageKind.BODY


def _told(look: Look) -> bool:
    asks = look.folded.endswith(("?", "؟"))
    return look.prose or (look.stop and look.words >= _TITLE_WORDS and not asks) or look.words >= 20


def title_run(scene: Scene) -> Found:
    """Three or more title-like lines in a row below the story: links to other pages."""
    run: list[int] = []
    for at, look in enumerate(scene.looks):
        fits = scene.open(at) and _TITLE_WORDS <= look.words <= TITLE_WORDS
        if fits:
            run.append(at)
        if run and (not fits or at == len(scene.looks) - 1):
            if len(run) >= 3:
                yield from ((link, PassageKind.RELATED) for link in run)
            run = []
