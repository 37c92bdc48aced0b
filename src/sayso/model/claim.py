"""Who says so, and what is said to have happened, on one page."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sayso.model.annotation import Stance
from sayso.model.span import Span


class Modality(Enum):
    """How a claim says that it stands with what it tells."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    WANTED = "wanted"


class Role(Enum):
    """What an argument is to its predicate."""

    AGENT = "agent"
    PATIENT = "patient"
    PLACE = "place"
    OTHER = "other"  # takes part, part unknown


class Attribution(Struct, frozen=True):
    """One hop of say-so (PARC: source, cue, content)."""

    content: Span
    sources: tuple[Span, ...]  # joint sources; () if nobody is named ("reportedly")
    cue: Span | None
    stance: Stance
    via: Span | None  # the channel, as it stands: a letter, a tweet, a Facebook page, an agency
    by: str = ""


class Argument(Struct, frozen=True):
    """A participant of a claim: the span of a Mention."""

    role: Role
    span: Span


class Claim(Struct, frozen=True):
    """Something that a page says has happened, goes on, or will."""

    id: str
    span: Span
    predicate: str  # an id of lang/predicates.toml
    arguments: tuple[Argument, ...]
    say_so: tuple[Attribution, ...]  # nearest the outlet first; () is the outlet's own voice
    modality: Modality
    negated: bool
    by: str
    trigger: Span | None = None  # the word that names the predicate
    times: tuple[Span, ...] = ()  # spans of the Timexes that date it
    quantities: tuple[Span, ...] = ()  # spans of its Quantities
