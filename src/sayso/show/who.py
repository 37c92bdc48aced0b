"""Who, and why: everybody whom the pages name, under all their names, and what they are said to have said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from sayso.model import Analysis, Attribution, Dossier, Entity, Link, Mention, MentionKind, Span
from sayso.show.board import Board, board, name
from sayso.show.board import words as words_at
from sayso.show.chains import NOBODY
from sayso.show.hops import Spoken
from sayso.show.speakers import Speaker, passed_on, speakers
from sayso.show.terminal import folded, isolated
from sayso.show.told import does, when, words_of_cue
from sayso.show.wording import bare, clipped, counted, flat, listed
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


class Step(Struct, frozen=True):
    """A hop on the way from a speaker to the page."""

    sources: tuple[str, ...]  # whom the page gives, by their labels; () if nobody
    stance: str
    cue: str  # as it stands, whole
    by: str  # the rule; "agency-credit" of an agency that the page credits for its text
    negated: bool = False
    hedged: bool = False


class Said(Struct, frozen=True):
    """What somebody is said to have said, as it stands on the page."""

    words: str
    page: str
    start: int
    end: int
    stance: str
    cue: str = ""  # the word of say-so, as it stands
    via: str = ""  # a letter, a broadcast, an agency, as it stands
    channel: str = ""  # its kind: letter, post, press-conference, …; "" is not known
    to: tuple[str, ...] = ()  # who was told, by their labels
    when: str = ""  # when it was said, as it stands
    day: str = ""  # what day that is: "on 3 May 2031"
    form: str = "indirect"  # direct, mixed, indirect
    negated: bool = False  # "did not say that"
    hedged: bool = False  # "may have said"
    beside: tuple[str, ...] = ()  # the other sources of the same words
    through: tuple[Step, ...] = ()  # the hops between the page and the speaker, nearest the page first
    of: tuple[str, ...] = ()  # whose words they are, where they are only passed on; "" is nobody named
    does: str = "says"  # stance and negation in words: "denies", "does not say"
    manner: str = ""  # the rest in words: "to reporters in a letter on 3 May 2031, through the agency"


class Somebody(Struct, frozen=True):
    """Someone or something that pages speak of; without mentions a source that is only described where it speaks."""

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
    meant, sought, made = _links(dossier.links), fold(words).text, board(analyses, dossier)
    heard = {speaker.key: speaker for speaker in speakers(made)}
    found = [
        Somebody(
            label=entity.label,
            kind=entity.kind.value,
            names=entity.names,
            mentions=tuple(_named(link, by_page, roles) for link in meant.get(entity.id, ())),
            said=_said(made, heard[entity.id]) if entity.id in heard else (),
        )
        for entity in sorted(dossier.entities, key=_order)
        if any(sought in fold(spelling).text for spelling in (entity.label, *entity.names))
    ]
    known = {entity.id for entity in dossier.entities} | {NOBODY.key}
    found += [
        Somebody(speaker.label, MentionKind.UNNAMED.value, (), (), _said(made, speaker))
        for speaker in heard.values()
        if speaker.key not in known and sought in fold(speaker.label).text
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


def _named(link: Link, pages: Mapping[str, Analysis], roles: Mapping[Span, Span]) -> Named:
    span = link.mention
    words, page = _words(span, pages), pages[span.page].page.name
    role = _words(roles[span], pages) if span in roles else ""
    return Named(words, page, span.start, span.end, link.score, link.because, role)


def _said(made: Board, speaker: Speaker) -> tuple[Said, ...]:
    """All that somebody says or passes on, in the order of the pages."""
    told = [(one.spoken, one.manner) for one in speaker.sayings] + [(one.spoken, "") for one in speaker.relays]
    order = {sheet.analysis.page.id: sheet.at for sheet in made.sheets}
    told.sort(key=lambda pair: (order[pair[0].hop.content.page], pair[0].hop.content))
    return tuple(_saying(made, one, manner, speaker.key) for one, manner in told)


def _saying(made: Board, one: Spoken, manner: str, who: str) -> Said:
    hop, root = one.hop, passed_on(one)
    span = hop.content
    return Said(
        words=flat(words_at(made, span)),
        page=made.page[span.page].analysis.page.name,
        start=span.start,
        end=span.end,
        stance=hop.stance.value,
        cue=_standing(made, hop.cue),
        via=_standing(made, hop.via),
        channel=hop.channel.value if hop.channel is not None else "",
        to=_labels(made, hop.to),
        when=_standing(made, hop.when),
        day=when(made, hop) if hop.when is not None and hop.when in made.dating else "",
        form=hop.form.value,
        negated=hop.negated,
        hedged=hop.hedged,
        beside=_labels(made, [source for source in hop.sources if name(made, source).key != who]),
        through=tuple(_step(made, outer) for outer in one.outer),
        of=(_labels(made, root.sources) or ("",)) if root is not None else (),
        does=does(hop),
        manner=manner,
    )


def _step(made: Board, hop: Attribution) -> Step:
    sources, cue = _labels(made, hop.sources), words_of_cue(made, hop)
    return Step(sources, hop.stance.value, cue, hop.by, hop.negated, hop.hedged)


def _labels(made: Board, spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name(made, span).label for span in spans))


def _standing(made: Board, span: Span | None) -> str:
    return flat(words_at(made, span)) if span is not None else ""


def _words(span: Span, pages: Mapping[str, Analysis]) -> str:
    return flat(pages[span.page].page.text[span.start : span.end])


def _short(one: Somebody) -> Iterator[str]:
    pages = len({found.page for found in one.mentions or one.said})
    others = [name for name in one.names if name != one.label]
    also = f", also {', '.join(map(isolated, others[:_NAMES]))}" if others else ""
    more = f" and {len(others) - _NAMES} more" if len(others) > _NAMES else ""
    times = f"{counted(len(one.mentions), 'mention')} on " if one.mentions else ""
    told = f"{times}{counted(pages, 'page')}"
    own, passed = _parted(one.said)
    said = f", {counted(len(own), 'statement')}" if own else ""
    said += f", passes on {len(passed)}" if passed else ""
    yield from folded(f"{isolated(one.label)} ({one.kind}): {told}{said}{also}{more}", hang="    ")


def _whole(one: Somebody) -> Iterator[str]:
    yield from _short(one)
    if one.mentions:
        yield from _names(one.mentions)
    own, passed = _parted(one.said)
    if own:
        yield "  is said to have said:"
    for said in own:
        cue = f" “{isolated(said.cue)}”" if said.cue else ""
        yield from _line(said, f"{said.does}{cue} {isolated(said.manner)}".rstrip())
    if passed:
        yield "  passes on what others say:"
    for said in passed:
        yield from _line(said, f"of {listed([isolated(who) or 'nobody named' for who in said.of])}")
    yield ""


def _parted(said: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """Somebody's own words, and those of others that he passes on."""
    return [one for one in said if not one.of], [one for one in said if one.of]


def _line(said: Said, how: str) -> Iterator[str]:
    """Where it stands, what he does and how, and the words."""
    head = f"{isolated(said.page)}:{said.start} {how}: "
    yield from folded(f"{head}{isolated(clipped(bare(said.words), _SAID))}", "    ", "      ")


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
