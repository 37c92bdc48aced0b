"""A page into passages: what each piece is for, in which language, and which passage translates which."""

from __future__ import annotations

from sayso.lang.table import known, undone
from sayso.model import Issue, Page, Passage, PassageKind, Severity, Span
from sayso.segment.blocks import blocks
from sayso.segment.comments import Comment
from sayso.segment.divergences import differing, divergences
from sayso.segment.guesses import UNKNOWN
from sayso.segment.imprint import imprints
from sayso.segment.renders import rendered
from sayso.segment.scene import Scene
from sayso.segment.tongues import languages
from sayso.segment.zones import zones

__all__ = ["divergences", "imprints", "passages"]


def passages(page: Page) -> tuple[tuple[Passage, ...], tuple[Issue, ...]]:
    """The passages of a page, which tile its text, and what a reader must know about them."""
    if not page.text:
        return (), (_note(page, "only-furniture", "the page holds no text"),)
    found = blocks(page)
    if not found:
        whole = Passage(Span(page.id, 0, len(page.text)), PassageKind.OTHER, UNKNOWN, "white-space")
        return (whole,), (_note(page, "only-furniture", "the page holds nothing but white space"),)
    scene, replies = zones(page, found, languages(page, found))
    tiled, assumed = rendered(page, _tiles(page, scene, replies))
    return tiled, (*_issues(page, tiled), *assumed, *differing(page, tiled))


def _tiles(page: Page, scene: Scene, replies: tuple[Comment, ...]) -> tuple[Passage, ...]:
    """One passage a block, one a comment; each reaches to the beginning of the next."""
    first_of = {comment.first: comment for comment in replies}
    inside = {at for comment in replies for at in range(comment.first + 1, comment.last)}
    heads = [at for at in range(len(scene.looks)) if at not in inside]
    out: list[Passage] = []
    begun: dict[int, Span] = {}  # of the comments, by their first block
    for place, at in enumerate(heads):
        start = scene.looks[at].block.start if place else 0
        end = scene.looks[heads[place + 1]].block.start if place + 1 < len(heads) else len(page.text)
        comment = first_of.get(at)
        author = Span(page.id, *comment.author) if comment is not None and comment.author is not None else None
        lang = scene.langs[comment.last - 1 if comment is not None else at]
        kind, by = scene.kinds[at], scene.by[at]
        depth = comment.depth if comment is not None else 0
        parent = replies[comment.answers] if comment is not None and comment.answers is not None else None
        answers = begun[parent.first] if parent is not None else None
        span = begun[at] = Span(page.id, start, end)
        out.append(Passage(span, kind or PassageKind.OTHER, lang, by or "leftover", depth, None, author, answers))
    return tuple(out)


def _issues(page: Page, tiled: tuple[Passage, ...]) -> tuple[Issue, ...]:
    out = []
    if not any(passage.kind is PassageKind.BODY for passage in tiled):
        out.append(_note(page, "only-furniture", "no passage reads like the body of a report"))
    spoken = {p.lang for p in tiled if p.kind in {PassageKind.BODY, PassageKind.HEADLINE}}
    names = ", ".join(known())
    for lang in sorted(spoken - set(known()) - {UNKNOWN}):
        out.append(_note(page, "no-language-table", _undone(lang, names)))
    if UNKNOWN in spoken:
        out.append(
            _note(page, "unknown-script", f"passages in a script or language that is not known; tables: {names}")
        )
    return tuple(out)


def _undone(lang: str, names: str) -> str:
    """What was left undone of the passages in a language without a whole table, and what would mend it."""
    missing = undone(lang)
    if len(missing) == len(undone(UNKNOWN)):
        return f"no table for '{lang}'; known: {names}. Add lang/{lang}/"
    files = " and ".join(f"lang/{lang}/{name}" for name in missing.values())
    return f"left undone in '{lang}': {', '.join(missing)}; known in full: {names}. Add {files}"


def _note(page: Page, code: str, message: str) -> Issue:
    return Issue(page.id, code, f"{page.name}: {message}", Severity.NOTE)
