"""Who, and why: everybody whom the pages name, under all their names, and what they are said to have said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from sayso.model import Analysis, Attribution, Dossier, Entity, Link, Mention, MentionKind, Span
from sayso.show.terminal import folded, isolated
from sayso.show.wording import bare, clipped, counted, flat
from sayso.text import fold

WhoView = Callable[[Sequence[Analysis], Dossier, str], str]

_SAID, _NAMES = 200, 8  # characters of what is said; names in a line
_KINDS = tuple(MentionKind)


class Named(Struct, frozen=True):
    """Words that stand for somebody, where they stand, and why they are taken for them."""

    words: str
    page: str  # the name that the user gave
    start: int  # code points of the page's text
    end: int
    score: float  # 0..1, of the judgement
    because: str
    role: str = ""  # the title beside it


class Said(Struct, frozen=True):
    """What somebody is said to have said, as it stands on the page."""

    words: str
    page: str
    start: int
    end: int
    stance: str
    cue: str = ""
    via: str = ""  # a letter, a broadcast, an agency


class Somebody(Struct, frozen=True):
    """Someone or something that pages speak of."""

    label: str
    kind: str
    names: tuple[str, ...]
    mentions: tuple[Named, ...]
    said: tuple[Said, ...]


def text(analyses: Sequence[Analysis], dossier: Dossier, words: str) -> str:
    """For reading: a line for each of them, or all that is known of those whose name holds the words."""
    found = _all(analyses, dossier, words)
    lines = (line for one in found for line in (_whole(one) if words else _short(one)))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def json(analyses: Sequence[Analysis], dossier: Dossier, words: str) -> str:
    """`{"who": […]}` on one line."""
    return msgspec.json.encode({"who": _all(analyses, dossier, words)}).decode() + "\n"


WHO: dict[str, WhoView] = {"json": json, "text": text}


def _all(analyses: Sequence[Analysis], dossier: Dossier, words: str) -> list[Somebody]:
    """Those whose name holds the words, the most often named first."""
    by_page = {analysis.page.id: analysis for analysis in analyses}
    roles = {
        mark.span: mark.role
        for analysis in analyses
        for mark in analysis.annotations
        if isinstance(mark, Mention) and mark.role is not None
    }
    meant = _links(dossier.links)
    entity_at = {link.mention: entity for entity, links in meant.items() for link in links}
    said = _said(analyses, entity_at)
    sought = fold(words).text
    found = [
        Somebody(
            label=entity.label,
            kind=entity.kind.value,
            names=entity.names,
            mentions=tuple(_named(link, by_page, roles) for link in meant.get(entity.id, ())),
            said=tuple(_saying(one, by_page) for one in said.get(entity.id, ())),
        )
        for entity in sorted(dossier.entities, key=_order)
        if any(sought in fold(name).text for name in (entity.label, *entity.names))
    ]
    return sorted(found, key=lambda one: -len(one.mentions))


def _order(entity: Entity) -> tuple[int, str, str]:
    return _KINDS.index(entity.kind), entity.label, entity.id


def _links(links: Sequence[Link]) -> dict[str, list[Link]]:
    """By entity its mentions in order of place, each with the surest judgement."""
    best: dict[Span, Link] = {}
    for link in links:
        if link.mention not in best or link.score > best[link.mention].score:
            best[link.mention] = link
    meant: dict[str, list[Link]] = {}
    for span in sorted(best):
        meant.setdefault(best[span].entity, []).append(best[span])
    return meant


def _said(analyses: Sequence[Analysis], entity_at: Mapping[Span, str]) -> dict[str, list[Attribution]]:
    said: dict[str, list[Attribution]] = {}
    for analysis in analyses:
        for one in sorted(analysis.attributions, key=lambda hop: hop.content):
            for entity in dict.fromkeys(entity_at[source] for source in one.sources if source in entity_at):
                said.setdefault(entity, []).append(one)
    return said


def _named(link: Link, pages: Mapping[str, Analysis], roles: Mapping[Span, Span]) -> Named:
    span = link.mention
    words, page = _words(span, pages), pages[span.page].page.name
    role = _words(roles[span], pages) if span in roles else ""
    return Named(words, page, span.start, span.end, link.score, link.because, role)


def _saying(one: Attribution, pages: Mapping[str, Analysis]) -> Said:
    span = one.content
    cue, via = (_words(span, pages) if span is not None else "" for span in (one.cue, one.via))
    return Said(_words(span, pages), pages[span.page].page.name, span.start, span.end, one.stance.value, cue, via)


def _words(span: Span, pages: Mapping[str, Analysis]) -> str:
    return flat(pages[span.page].page.text[span.start : span.end])


def _short(one: Somebody) -> Iterator[str]:
    pages = len({mention.page for mention in one.mentions})
    others = [name for name in one.names if name != one.label]
    also = f", also {', '.join(map(isolated, others[:_NAMES]))}" if others else ""
    more = f" and {len(others) - _NAMES} more" if len(others) > _NAMES else ""
    told = f"{counted(len(one.mentions), 'mention')} on {counted(pages, 'page')}"
    said = f", {counted(len(one.said), 'statement')}" if one.said else ""
    yield from folded(f"{isolated(one.label)} ({one.kind}): {told}{said}{also}{more}", hang="    ")


def _whole(one: Somebody) -> Iterator[str]:
    yield from _short(one)
    yield from _names(one.mentions)
    if one.said:
        yield "  is said to have said:"
    for said in one.said:
        through = f" through {isolated(said.via)}" if said.via else ""
        cue = f" “{isolated(said.cue)}”" if said.cue else ""
        head = f"{said.page}:{said.start} {said.stance}{cue}{through}: "
        yield from folded(f"{head}{isolated(clipped(bare(said.words), _SAID))}", "    ", "      ")
    yield ""


def _names(mentions: Sequence[Named]) -> Iterator[str]:
    """Each name once, how often it stands, with which titles, and why it is taken for this one."""
    groups: dict[tuple[str, str], list[Named]] = {}
    for mention in mentions:
        groups.setdefault((mention.words, mention.because), []).append(mention)
    yield "  is named:"
    for (words, because), group in groups.items():
        roles = ", ".join(dict.fromkeys(isolated(mention.role) for mention in group if mention.role))
        first, many = group[0], f" and {len(group) - 1} more" if len(group) > 1 else ""
        titled = f" ({roles})" if roles else ""
        where = f"{first.page}:{first.start}{many}"
        yield from folded(f"{isolated(words)}{titled}, {where}: {because} [{first.score:.2f}]", "    ", "      ")
