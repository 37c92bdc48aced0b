"""What many pages together say: entities, dates, events, origins, accounts and how they relate."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sayso.model.annotation import MentionKind
from sayso.model.record import Issue
from sayso.model.span import Span, TimeSpan


class Entity(Struct, frozen=True):
    """Someone or something that pages speak of."""

    id: str
    kind: MentionKind
    label: str
    names: tuple[str, ...]  # every spelling seen, sorted


class Link(Struct, frozen=True):
    """A judgement: this mention means this entity."""

    mention: Span
    entity: str
    score: float  # 0..1
    because: str


class Dating(Struct, frozen=True):
    """A judgement: this time expression means these days."""

    timex: Span
    when: TimeSpan
    because: str


class Tie(Struct, frozen=True, order=True):
    """Two time expressions that date one event, so that their days meet: what one page says of a date helps another."""

    left: Span
    right: Span
    because: str


class Published(Struct, frozen=True):
    """The days on which a page can have come out, its witnesses, those overruled, and what else is possible."""

    page: str
    when: TimeSpan
    because: str
    overruled: tuple[str, ...] = ()
    alternatives: tuple[TimeSpan, ...] = ()  # other days that the witnesses allow, the likelier first


class Origin(Struct, frozen=True):
    """The root of a chain of say-so; entity None is unnamed or unknown."""

    id: str
    label: str
    entity: str | None
    channel: str | None  # "letter", "tweet", … as it stands
    when: TimeSpan | None
    because: str


class Event(Struct, frozen=True):
    """Something said to have happened, by one claim or many."""

    id: str
    predicate: str
    label: str  # a short line for the reader, made of words of the pages
    when: TimeSpan | None
    where: tuple[str, ...]  # entities
    entities: tuple[str, ...]
    claims: tuple[str, ...]
    origins: tuple[str, ...]  # Origin.id
    untraceable: int  # pages that tell it without any source
    because: str
    ahead: bool = False  # it lies ahead of the pages that tell it: some plan it, the others only name it


class Account(Struct, frozen=True):
    """What one page says of an event, and what it leaves out that others say."""

    page: str
    event: str
    claims: tuple[str, ...]
    omits: tuple[str, ...]


class DerivationKind(Enum):
    COPY = "copy"
    TRANSLATION = "translation"
    REWRITE = "rewrite"
    CITATION = "citation"


class Derivation(Struct, frozen=True):
    """A judgement: the text of one passage comes from another."""

    derived: Span
    origin: Span
    kind: DerivationKind
    score: float  # 0..1
    because: str


class Verdict(Enum):
    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    REFINES = "refines"


class Respect(Enum):
    TIME = "time"
    PLACE = "place"
    NUMBER = "number"
    ACTOR = "actor"
    MODALITY = "modality"
    POLARITY = "polarity"


class Relation(Struct, frozen=True):
    """A judgement: how two claims stand to each other, and in what respect."""

    left: str  # Claim.id
    right: str
    verdict: Verdict
    respect: Respect
    because: str


class Story(Struct, frozen=True):
    """Events that belong together, in order of time."""

    id: str
    label: str
    events: tuple[str, ...]


class Dossier(Struct, frozen=True):
    """Everything that is concluded from many pages."""

    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    datings: tuple[Dating, ...] = ()
    published: tuple[Published, ...] = ()
    origins: tuple[Origin, ...] = ()
    events: tuple[Event, ...] = ()
    accounts: tuple[Account, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    relations: tuple[Relation, ...] = ()
    stories: tuple[Story, ...] = ()
    issues: tuple[Issue, ...] = ()  # what could not become a page, or not be analysed
