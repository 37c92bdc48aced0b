"""Who says so, and what is said to have happened, on one page."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sayso.model.annotation import Channel, Form, Stance
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
    sources: tuple[Span, ...]  # joint sources, a pronoun replaced by who is meant; () if nobody is named ("reportedly")
    cue: Span | None  # the word of say-so
    stance: Stance
    via: Span | None  # the channel, as it stands: a letter, a tweet, a Facebook page, an agency
    by: str = ""
    source_words: Span | None = None  # the source as it stands at the cue, whole: "he", "X, a spokesman for Y"
    cue_words: Span | None = None  # the cue as PARC marks it, whole: "has also said in a statement"
    to: tuple[Span, ...] = ()  # who was told; an outlet that was told is a hop of its own besides
    when: Span | None = None  # a Timex: when it was said
    negated: bool = False  # the saying is: "did not say that"; what is said may be so besides
    hedged: bool = False  # the saying is: "may have told", "appeared to confirm"
    form: Form = Form.INDIRECT
    channel: Channel | None = None  # what kind of channel; None: the page does not tell


class Assessment(Struct, frozen=True):
    """A judgement or forecast in the outlet's own voice: nobody is given for it, and nothing has happened."""

    span: Span  # the clause
    cue: Span  # the words that make it one: "will contribute to", "is likely", "a dangerous step"
    by: str


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
