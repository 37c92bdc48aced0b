"""What is known while a page is read clause by clause: the sentence at hand and what was said before."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sayso.claim.happening.trigger import Trigger
from sayso.claim.items import Item
from sayso.lang.claiming import Claiming
from sayso.model import Argument, Mention, MentionKind, Modality, Span


class Told(Struct, frozen=True):
    """The last claim of a family, for "the meeting" that comes back later."""

    arguments: tuple[Argument, ...]
    parties: tuple[Mention, ...]
    modality: Modality


class Memory(Struct):
    """What the page has said so far; the one thing here that changes while it is read."""

    subject: tuple[Mention, ...] = ()  # of the clause before, perhaps in the sentence before
    person: tuple[Mention, ...] = ()  # the last subject that was a person
    body: tuple[Mention, ...] = ()  # the last subject that was none
    noun: tuple[Mention, ...] = ()  # who took part in the last event that a noun named
    by_clause: dict[int, tuple[Mention, ...]] = {}  # of the sentence at hand: item a clause starts at, its subject
    by_predicate: dict[str, Told] = {}
    by_family: dict[str, Told] = {}
    bodies: tuple[tuple[frozenset[str], Mention], ...] = ()  # the words of the name of each body, first mention
    roles: dict[str, tuple[Mention, ...]] = {}  # folded title: who was called so
    titled: tuple[tuple[frozenset[str], str, Mention], ...] = ()  # words of a title, last word of the name, its mention

    def keep(self, subject: tuple[Mention, ...], clause: int) -> None:
        """Remembers the subject of a clause."""
        self.by_clause[clause] = subject
        self.subject = subject
        persons = tuple(m for m in subject if m.kind in {MentionKind.PERSON, MentionKind.UNNAMED})
        self.person = persons or self.person
        self.body = self.body if persons else subject


class Scene(Struct, frozen=True):
    """One sentence, its triggers and clauses, and the memory of the page."""

    row: Sequence[Item]
    code: str  # ISO 639-1
    words: Claiming
    found: Sequence[Trigger]
    begun: Sequence[int]
    memory: Memory
    speaker: tuple[Mention, ...] = ()  # who says the words of the trigger at hand
    text: str = ""  # of the page
    passage: Span | None = None
    counted: frozenset[int] = frozenset()  # characters at which words stand that a number counts
    reported: bool = False  # told in a clause after "said that", not in the words themselves
