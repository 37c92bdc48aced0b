"""Claims in the form in which they are compared: who, where and when resolved, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from sayso.compare.counted import counted
from sayso.compare.objects import object_words
from sayso.compare.told import SILENT, Names, Places, Telling, Told, own_times
from sayso.compare.when import known_days, meeting, solved
from sayso.lang import predicates
from sayso.model import (
    Analysis,
    Attribution,
    Claim,
    Dating,
    Grain,
    MentionKind,
    Modality,
    Passage,
    Published,
    Role,
    Span,
    Stance,
    TimeSpan,
    Timex,
    TimexMod,
)
from sayso.text import fold

SAME_WORDS = 4  # claims of one kind with this many words, all the same on two pages, are one text
REST = 60  # characters from the start of a claim that are the same too, if its text is copied
LONG = 400  # characters of a claim that are compared
SINCE_WITHIN = 25  # characters behind a claim in which "since 2019" still belongs to it
EARLIER = " before"  # behind the family of what happened before: it is no telling of the news
PRESENT = "PRESENT_REF"  # the value of "now", see Timex
_NEVER = TimeSpan(None, None, Grain.UNKNOWN)


def tellings(told: Told, datings: Sequence[Dating], published: Sequence[Published]) -> tuple[Telling, ...]:
    """Every claim that speaks for its page, in the order of pages and characters."""
    names = Names(told.entities, told.links, told.analyses)
    days = {dating.timex: dating.when for dating in datings}
    out, bounds = known_days(published), {one.page: one.when for one in published}
    threads = {page: n for n, pages in enumerate(told.threads) for page in pages}
    found: list[Telling] = []
    for order, analysis in enumerate(ordered(told.analyses, bounds)):
        thread = threads.get(analysis.page.id, -1)
        timexes = {mark.span: mark for mark in analysis.annotations if isinstance(mark, Timex)}
        finder, ago = Places(analysis.passages), counted(analysis)
        for claim in sorted(analysis.claims, key=lambda one: (one.span, one.id)):
            at = finder.at(claim.trigger or claim.span)
            if at is not None and analysis.passages[at].kind not in SILENT:
                spans = (out.get(analysis.page.id), bounds.get(analysis.page.id))
                words = _wording(analysis.page.text, claim.span, analysis.passages[at].span.end)
                passage = analysis.passages[at]
                about = object_words(analysis.page.text, claim, passage)
                facts = _Facts(order, thread, at, finder.original(at), passage, *spans, words, about, ago.get(claim.id))
                found.append(_telling(claim, names, days, timexes, facts))
    return tuple(_with_context(_with_denials(found)))


def _with_denials(found: Sequence[Telling]) -> list[Telling]:
    """In "denied having been warned of cracks in the dam that collapsed" the warning is denied, the collapse is not."""
    nearest: dict[Attribution, tuple[int, str]] = {}
    for one in found:
        hop = one.claim.say_so[-1] if one.claim.say_so else None
        if hop is not None and hop.stance is Stance.DENIES and not one.claim.negated:
            cue = (hop.cue or hop.content).start
            far = abs((one.claim.trigger or one.claim.span).start - cue)
            nearest[hop] = min(nearest.get(hop, (far, one.id)), (far, one.id))
    denied = {ident for _, ident in nearest.values()}
    return [replace(one, denial=True) if one.id in denied else one for one in found]


def _with_context(found: Sequence[Telling]) -> Iterator[Telling]:
    """A count that names nobody ("the water killed 14 people") is about what its passage tells."""
    casts: dict[tuple[str, int], tuple[frozenset[str], frozenset[str]]] = {}
    for one in found:
        parties, places = casts.get((one.page, one.passage), (frozenset[str](), frozenset[str]()))
        casts[one.page, one.passage] = parties | (one.parties - one.described), places | one.places
    for one in found:
        if one.claim.quantities and not one.cast:
            parties, places = casts[one.page, one.passage]
            yield replace(one, others=parties, places=places)
        else:
            yield one


class _Facts(NamedTuple):
    """Where a claim stands, see Telling."""

    order: int
    thread: int
    at: int
    original: int | None
    passage: Passage
    published: TimeSpan | None
    bounds: TimeSpan | None
    words: str
    about: frozenset[str]
    ago: Span | None  # the time expression that counts from it


def _wording(text: str, span: Span, end: int) -> str:
    """The claim and what follows it, so that a short claim is only the same where its sentence is."""
    words = fold(text[span.start : min(end, max(span.end, span.start + REST), span.start + LONG)]).text.split()
    return " ".join(words) if len(words) >= SAME_WORDS else ""


def ordered(analyses: Sequence[Analysis], published: Mapping[str, TimeSpan]) -> list[Analysis]:
    """The older page first, then the fuller one; the name decides only between pages that are alike in all else.

    Never the id first: it is made of the bytes of the page, and would change the order with every changed letter.
    """

    def key(one: Analysis) -> tuple[date, date, int, int, int, str, str]:
        when = published.get(one.page.id, _NEVER)
        full = (-len(one.claims), -len(one.annotations), -len(one.passages))
        return when.first or date.max, when.last or date.max, *full, one.page.name.rpartition("/")[2], one.page.id

    return sorted(analyses, key=key)


def _telling(
    claim: Claim, names: Names, days: Mapping[Span, TimeSpan], timexes: Mapping[Span, Timex], facts: _Facts
) -> Telling:
    cast: dict[Role, set[str]] = {role: set() for role in Role}
    objects: list[str] = []
    described: set[str] = set()
    for argument in claim.arguments:
        entity = names.of(argument.span)
        if entity is not None:
            placed = argument.role is not Role.AGENT and names.kind(entity) is MentionKind.PLACE
            unnamed = names.kind(entity) is MentionKind.UNNAMED
            (described if unnamed else cast[Role.PLACE if placed else argument.role]).add(entity)
            if argument.role is Role.PATIENT:
                objects.append(entity)
    predicate = predicates().get(claim.predicate)
    times = [span for span in own_times(claim) if not _now(timexes.get(span), claim)]
    times += [facts.ago] if facts.ago is not None and facts.ago in days else []
    earlier = _earlier(claim, facts.passage, timexes)
    if earlier is not None:  # "the first meeting since 2019" tells of a meeting in 2019
        times = [earlier]
    known = [days[span] for span in times if span in days and solved(days[span])]
    unknown = [timexes[span].value for span in times if span in timexes and not (span in days and solved(days[span]))]
    return Telling(
        claim=claim,
        page=claim.span.page,
        order=facts.order,
        thread=facts.thread,
        passage=facts.at,
        original=facts.original,
        kind=facts.passage.kind,
        lang=facts.passage.lang,
        family=(predicate.family if predicate is not None else claim.predicate) + (EARLIER if earlier else ""),
        symmetric=predicate.symmetric if predicate is not None else False,
        durative=predicate.durative if predicate is not None else False,
        once=predicate.once if predicate is not None else False,
        described=frozenset(described),
        agents=frozenset(cast[Role.AGENT]),
        patients=frozenset(cast[Role.PATIENT]) - frozenset(cast[Role.AGENT]),
        others=frozenset(cast[Role.OTHER]),
        places=frozenset(cast[Role.PLACE]),
        objects=tuple(dict.fromkeys(objects)),
        when=meeting(known),
        patterns=tuple(sorted(unknown)),
        words=facts.words,
        published=facts.published,
        bounds=facts.bounds,
        about=facts.about,
    )


def _now(timex: Timex | None, claim: Claim) -> bool:
    """The "now" of a plan is the day of the planning: "X, now in Lisbon, plans to visit Madrid"."""
    ahead = claim.modality not in (Modality.HAPPENED, Modality.ONGOING)
    return ahead and timex is not None and timex.value == PRESENT


def _earlier(claim: Claim, passage: Passage, timexes: Mapping[Span, Timex]) -> Span | None:
    """The year or month since which a named happening is the first: it happened before, then."""
    if not claim.by.startswith("noun") or claim.modality is Modality.ONGOING:
        return None
    start, end = claim.span.start, min(claim.span.end + SINCE_WITHIN, passage.span.end)
    near = sorted(span for span in timexes if start <= span.start and span.end <= end)
    found = [span for span in near if timexes[span].mod is TimexMod.SINCE]
    coarse = [span for span in found if timexes[span].grain in (Grain.MONTH, Grain.YEAR)]
    return coarse[0] if coarse and len(near) == len(coarse) == 1 else None
