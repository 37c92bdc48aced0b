"""What each block of a page is for: an ordered tuple of rules, first answer wins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from sayso.model import Page, PassageKind
from sayso.segment import article, asides, furniture, voices
from sayso.segment.blocks import Block
from sayso.segment.comments import Comment, comments
from sayso.segment.extent import reach
from sayso.segment.phrases import phrases
from sayso.segment.scene import Scene, looks
from sayso.segment.titles import titles

Rule = Callable[[Scene], furniture.Found]

FURNITURE: tuple[Rule, ...] = (
    voices.markup,
    furniture.donation_meter,
    furniture.skip_link,
    furniture.web_address,
    asides.contents,
    furniture.promotion,
    asides.consent,
    furniture.notice,
    furniture.comment_heading,
    furniture.related_header,
    furniture.read_more,
    furniture.read_also,
    furniture.blurb,
    furniture.credit,
    furniture.credit_neighbour,
    furniture.bare_date,
    furniture.byline,
    furniture.menu,
    asides.repeated_line,
)
STORY: tuple[Rule, ...] = (  # heard when it is known how far the story reaches
    voices.list_run,
    furniture.menu_run,
    asides.teasers,
    asides.island,
    article.headline,
    article.headline_repeated,
    voices.lead,
    article.place_dateline,
    article.name_line,
    asides.author_box,
    voices.above,
    voices.marked_subheading,
    voices.beyond,
    voices.within,
    voices.outside,
    article.standfirst,
    article.kicker,
    article.subheading,
    voices.markup_body,
    article.body,
    article.title_run,
)
_STRAND_SHARE = 0.2  # of the letters of a page: a language with less has no headline of its own


def zones(page: Page, found: Sequence[Block], langs: Sequence[str]) -> tuple[Scene, tuple[Comment, ...]]:
    """The kind of each block with the rule that named it, and the reader comments as ranges of blocks."""
    scene = Scene(
        page=page,
        looks=looks(page, found),
        langs=tuple(langs),
        strands=(),
        phrases=phrases(tuple(sorted({*langs, "en"}))),
        kinds=[None] * len(found),
        by=[""] * len(found),
    )
    replies = comments(scene)
    for comment in replies:
        for at in range(comment.first, comment.last):
            scene.kinds[at], scene.by[at] = PassageKind.COMMENT, comment.by
    scene.titles = titles(scene.looks)
    scene.strands = _strands(scene)
    _hear(scene, FURNITURE)
    scene.inside = reach(scene)
    _hear(scene, STORY)
    for at in asides.far(scene):
        if not voices.named(scene, at):
            scene.kinds[at], scene.by[at] = PassageKind.OTHER, "far-from-the-story"
    return scene, replies


def _hear(scene: Scene, rules: tuple[Rule, ...]) -> None:
    for rule in rules:
        name = rule.__name__.replace("_", "-")
        for at, kind in rule(scene):
            if scene.open(at):
                scene.kinds[at], scene.by[at] = kind, name


def _strands(scene: Scene) -> tuple[tuple[int, ...], ...]:
    """Blocks by language, without the comments; a language with little text joins the main one."""
    weight: Counter[str] = Counter()
    for at, look in enumerate(scene.looks):
        if scene.open(at) and look.words >= 3:
            weight[scene.langs[at]] += look.block.end - look.block.start
    if not weight:
        return (tuple(range(len(scene.looks))),)
    main = max(sorted(weight), key=lambda lang: weight[lang])
    own = {lang for lang in weight if weight[lang] >= _STRAND_SHARE * weight.total()} | {main}
    strands: dict[str, list[int]] = {lang: [] for lang in sorted(own)}
    for at, lang in enumerate(scene.langs):
        if scene.open(at):
            strands[lang if lang in own else main].append(at)
    return tuple(tuple(strand) for _, strand in sorted(strands.items(), key=lambda item: item[1][:1]))
