"""What the pages say, and a claim in the form in which it is compared with others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct

from sayso.compare.when import after
from sayso.model import (
    Analysis,
    Claim,
    Derivation,
    Entity,
    Link,
    Mention,
    MentionKind,
    Modality,
    Passage,
    PassageKind,
    Span,
    TimeSpan,
)

SURE_LINK = 0.5  # a link that scores less is kept as a possibility and not used
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
    about: frozenset[str] = frozenset()  # stems of the words behind its verb that name no one: "bill", "petition"
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
        if self.when is not None and self.published is not None and after(self.when, self.published):
            return Standing.AHEAD
        return Standing.NAMED if noun and (self.when is None or self.claim.modality in _WISHED) else Standing.REAL


_ARTICLE = 4  # characters beside a name that are no other word: "the ", "’s "


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

    def meant(self, span: Span) -> str | None:
        """The entity of a source: of the span, or of all of it but an article.

        What is wider is somebody else: "the civil defence of Tarn" is not Tarn, "his lawyer" is not he.
        """
        spots = (
            Span(span.page, span.start + before, span.end - beside + before)
            for beside in range(_ARTICLE + 1)
            for before in range(beside + 1)
        )
        return next((self._exact[spot] for spot in spots if spot.start < spot.end and spot in self._exact), None)

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


def own_times(claim: Claim) -> tuple[Span, ...]:
    """The times of what happened, not of its telling: in "61 were killed, X said on Thursday" there are none."""
    if not claim.say_so:
        return claim.times
    content, spot = claim.say_so[-1].content, claim.trigger or claim.span
    if not (content.start <= spot.start and spot.end <= content.end):
        return claim.times
    return tuple(span for span in claim.times if content.start <= span.start and span.end <= content.end)
