"""What the pages say, and a claim in the form in which it is compared with others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from sayso.lang import predicates
from sayso.model import (
    Analysis,
    Attribution,
    Claim,
    Dating,
    Derivation,
    Entity,
    Grain,
    Link,
    Mention,
    MentionKind,
    Modality,
    Passage,
    PassageKind,
    Published,
    Role,
    Span,
    Stance,
    TimeSpan,
    Timex,
    TimexMod,
)
from sayso.text import fold

SURE_LINK = 0.5  # a link that scores less is kept as a possibility and not used
VAGUE = 62  # days; a page whose publication is known no better than this has no known publication
SAME_WORDS = 4  # claims of one kind with this many words, all the same on two pages, are one text
REST = 60  # characters from the start of a claim that are the same too, if its text is copied
LONG = 400  # characters of a claim that are compared
SINCE_WITHIN = 25  # characters behind a claim in which "since 2019" still belongs to it
EARLIER = " before"  # behind the family of what happened before: it is no telling of the news
PRESENT = "PRESENT_REF"  # the value of "now", see Timex
SILENT = frozenset(
    {
        PassageKind.COMMENT,
        PassageKind.RELATED,
        PassageKind.NAVIGATION,
        PassageKind.PROMOTION,
        PassageKind.BYLINE,
        PassageKind.OTHER,
    }
)
_WISHED = (Modality.POSSIBLE, Modality.WANTED)
_NEVER = TimeSpan(None, None, Grain.UNKNOWN)
_FINENESS = {Grain.DAY: 0, Grain.WEEK: 1, Grain.MONTH: 2, Grain.YEAR: 3, Grain.UNKNOWN: 4}


class Told(Struct, frozen=True):
    """What the pages say, before it is compared."""

    analyses: Sequence[Analysis]  # sorted by page id
    threads: Sequence[tuple[str, ...]]  # page ids that may tell of the same things
    entities: Sequence[Entity]
    links: Sequence[Link]
    derivations: Sequence[Derivation]


class Standing(Enum):
    """Whether a claim tells of something that is so, lies ahead, or is only named."""

    REAL = "real"
    AHEAD = "ahead"
    NAMED = "named"


class Telling(Struct, frozen=True):
    """A claim with its words resolved: who, where, when, as far as that is known."""

    claim: Claim
    page: str
    order: int  # of its page: the older and fuller page first, whatever it is called
    thread: int  # index in Told.threads
    passage: int  # index in Analysis.passages
    original: int | None  # index of the passage that this one translates
    kind: PassageKind
    lang: str
    family: str  # of the predicate; an unknown predicate is its own family
    symmetric: bool
    durative: bool
    once: bool
    described: frozenset[str]  # participants without a name ("the general"): they may be anybody, and never keep apart
    agents: frozenset[str]  # entities with a name
    patients: frozenset[str]
    others: frozenset[str]
    places: frozenset[str]  # where, and places as objects: "visited Lisbon"
    objects: tuple[str, ...]  # patients of any kind, as the claim lists them
    when: TimeSpan | None
    patterns: tuple[str, ...]  # values of the timexes that have no day yet
    words: str  # of the claim, folded; "" if too few to be the same by more than chance
    published: TimeSpan | None  # if it is known within VAGUE days
    bounds: TimeSpan | None  # what is known of the publication at all
    denial: bool = False  # of what a source denies, the word beside "denies": not all that the sentence mentions

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def spot(self) -> tuple[int, int, int, str]:
        """Where it stands among all claims: sorts alike whatever pages and people are called."""
        return self.order, self.claim.span.start, self.claim.span.end, self.id

    @property
    def noun(self) -> bool:
        return self.claim.by.startswith("noun")

    @property
    def denied(self) -> bool:
        """It is told not to be so, or it is what its source denies."""
        return self.claim.negated or self.denial

    @property
    def parties(self) -> frozenset[str]:
        return self.agents | self.patients | self.others | self.described

    @property
    def cast(self) -> frozenset[str]:
        return self.parties | self.places

    @property
    def bare(self) -> bool:
        """It names nobody: "the meeting took place", "it had collapsed" mean what was told before."""
        return (self.noun or self.once) and not self.cast

    @property
    def standing(self) -> Standing:
        """A noun only names a happening ("the Berlin conference"); what lies ahead of its page has not happened."""
        noun = self.noun
        if self.claim.modality is Modality.PLANNED or (self.claim.modality in _WISHED and not noun):
            return Standing.AHEAD
        if self.when is not None and self.published is not None and _after(self.when, self.published):
            return Standing.AHEAD
        return Standing.NAMED if noun and (self.when is None or self.claim.modality in _WISHED) else Standing.REAL


class Names:
    """Who is meant by a span of a page: an exact link, or the widest link inside it."""

    def __init__(self, entities: Iterable[Entity], links: Iterable[Link], analyses: Iterable[Analysis]) -> None:
        self.entities = {entity.id: entity for entity in entities}
        best: dict[Span, Link] = {}
        for link in sorted(links, key=lambda one: (one.mention, -one.score, one.entity)):
            if link.score >= SURE_LINK:
                best.setdefault(link.mention, link)
        self._exact = {span: link.entity for span, link in best.items()}
        self._starts = sorted(self._exact)
        self.mentions: dict[Span, Mention] = {
            mark.span: mark for analysis in analyses for mark in analysis.annotations if isinstance(mark, Mention)
        }

    def of(self, span: Span) -> str | None:
        """The entity of a span, or None."""
        found = self._exact.get(span)
        return found if found is not None else next(iter(self.inside(span)), None)

    def inside(self, span: Span) -> list[str]:
        """Entities named inside a span, the longest name first."""
        found: list[tuple[int, Span]] = []
        at = bisect_left(self._starts, Span(span.page, span.start, 0))
        while at < len(self._starts) and self._starts[at].page == span.page and self._starts[at].start < span.end:
            if self._starts[at].end <= span.end:
                found.append((self._starts[at].start - self._starts[at].end, self._starts[at]))
            at += 1
        return [self._exact[spot] for _, spot in sorted(found)]

    def kind(self, entity: str) -> MentionKind | None:
        known = self.entities.get(entity)
        return known.kind if known is not None else None

    def label(self, entity: str) -> str:
        known = self.entities.get(entity)
        return known.label if known is not None else entity


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
        finder = Places(analysis.passages)
        for claim in sorted(analysis.claims, key=lambda one: (one.span, one.id)):
            at = finder.at(claim.trigger or claim.span)
            if at is not None and analysis.passages[at].kind not in SILENT:
                spans = (out.get(analysis.page.id), bounds.get(analysis.page.id))
                words = _wording(analysis.page.text, claim.span, analysis.passages[at].span.end)
                facts = _Facts(order, thread, at, finder.original(at), analysis.passages[at], *spans, words)
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


def known_days(published: Iterable[Published]) -> dict[str, TimeSpan]:
    """Publication by page, where it is known well enough to say which news are of the same days."""
    return {
        one.page: one.when
        for one in published
        if one.when.first and one.when.last and (one.when.last - one.when.first).days <= VAGUE
    }


def _after(when: TimeSpan, published: TimeSpan) -> bool:
    return when.first is not None and published.last is not None and when.first > published.last


class Places:
    """Which passage a span stands in."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._starts = [passage.span.start for passage in passages]

    def at(self, span: Span) -> int | None:
        index = bisect_left(self._starts, span.start + 1) - 1
        return index if 0 <= index < len(self._starts) else None

    def original(self, index: int) -> int | None:
        renders = self._passages[index].renders
        return None if renders is None else self.at(renders)


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
    earlier = _earlier(claim, facts.passage, timexes)
    if earlier is not None:  # "the first meeting since 2019" tells of a meeting in 2019
        times = [earlier]
    known = [days[span] for span in times if span in days and _solved(days[span])]
    unknown = [timexes[span].value for span in times if span in timexes and not (span in days and _solved(days[span]))]
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
    )


def _solved(when: TimeSpan) -> bool:
    """The calendar is known well enough: a day that may be one in several years is not."""
    if when.first is None or when.last is None:
        return (when.first or when.last) is not None
    return when.grain not in (Grain.DAY, Grain.WEEK) or (when.last - when.first).days <= VAGUE


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


def own_times(claim: Claim) -> tuple[Span, ...]:
    """The times of what happened, not of its telling: in "61 were killed, X said on Thursday" there are none."""
    if not claim.say_so:
        return claim.times
    content, spot = claim.say_so[-1].content, claim.trigger or claim.span
    if not (content.start <= spot.start and spot.end <= content.end):
        return claim.times
    return tuple(span for span in claim.times if content.start <= span.start and span.end <= content.end)


def meeting(spans: Iterable[TimeSpan]) -> TimeSpan | None:
    """The days common to all spans; where there are none, the finest span; None for no spans.

    >>> d = date
    >>> year = TimeSpan(d(2020, 1, 1), d(2020, 12, 31), Grain.YEAR)
    >>> meeting([year, TimeSpan(d(2020, 5, 2), d(2020, 5, 2), Grain.DAY)]).first
    datetime.date(2020, 5, 2)
    """
    ordered = sorted(spans, key=lambda span: (_FINENESS[span.grain], span.first or date.min, span.last or date.max))
    if not ordered:
        return None
    common = ordered[0]
    for span in ordered[1:]:
        if overlap(common, span):
            first = max((day for day in (common.first, span.first) if day is not None), default=None)
            last = min((day for day in (common.last, span.last) if day is not None), default=None)
            common = TimeSpan(first, last, common.grain)
    return common


def overlap(left: TimeSpan, right: TimeSpan) -> bool:
    """They share a day; an open side goes on for ever."""
    first = max(left.first or date.min, right.first or date.min)
    return first <= min(left.last or date.max, right.last or date.max)


def gap(left: TimeSpan, right: TimeSpan) -> int:
    """Days between two spans, 0 if they meet; an open side counts as the day on the other side."""
    if overlap(left, right):
        return 0
    a_first, a_last = left.first or left.last or date.min, left.last or left.first or date.max
    b_first, b_last = right.first or right.last or date.min, right.last or right.first or date.max
    return max((b_first - a_last).days, (a_first - b_last).days)
