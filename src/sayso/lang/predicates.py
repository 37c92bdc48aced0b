"""The predicates that claims can have, in all languages: `predicates.toml`."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Predicate(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of happening."""

    id: str  # an English verb or noun in base form: "meet", "write-to"
    label: str  # for the reader, after an agent: "met", "wrote to"
    family: str  # predicates of one family may tell of one event: "receive", "talk" and "meet" are of family "meet"
    plover: str = ""  # PLOVER event type, if there is one: "CONSULT", "ASSAULT", …
    opposes: tuple[
        str, ...
    ] = ()  # families that cannot be true of the same parties at the same time: attack, ceasefire
    symmetric: bool = False  # agent and patient can change places: meet, sign
    durative: bool = False  # goes on for a time: support, occupy
    genitive: Literal["agent", "patient"] = (
        "agent"  # whom "of X" names beside the noun: "the visit of X", "the arrest of X"
    )
    of_states: bool = False  # "the support of X": a country beside the noun is who does it, not where
    by_subject: Literal["", "agent", "patient"] = ""  # what the clause's subject is to the noun: "in a letter"
    partakes: bool = False  # its subject takes part in the event that is its object: "left the meeting"
    stages: bool = False  # says only that an event took place: "the meeting took place"
    moves: bool = False  # somebody or something goes to a place: "came to X" has X as its place
    intransitive: bool = False  # takes no object, so that its participle is never a passive: arrive, collapse, die
    toll: bool = False  # counts people: die, injure, displace; tells something even if it names nobody
    harms: bool = False  # can cost lives or homes: a toll in its sentence is its toll
    counts: bool = False  # says only how a number moved: grow
    phase: bool = False  # start or end: of a meeting it says that the meeting took place
    once: bool = False  # happens to one thing or person once: die, collapse, resign; sharing that one is enough
