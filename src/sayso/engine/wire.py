"""What parent and child tell each other: tasks one way, what became of them the other."""

from __future__ import annotations

from msgspec import Struct

from sayso.model import Analysis, Issue
from sayso.read import Source

Looked = tuple[Analysis | None, tuple[Issue, ...]]  # what became of one item


class Task(Struct, frozen=True):
    """A source to look into, or a share of it: the items `at` from `start` on with `at % shares == share`."""

    number: int  # of the source, from 0
    source: Source
    start: int = 0  # items before it are done
    share: int = 0
    shares: int = 1
    tried: bool = False  # the item at `start` has brought down a child before


class Begun(Struct, frozen=True, tag="begun"):
    """The child has the item and begins to look at it."""

    item: int  # place in the source, from 0
    name: str
    size: int  # bytes


class Done(Struct, frozen=True, tag="done"):
    """What became of an item. It is told of every item, also of one that is no page."""

    item: int
    analysis: Analysis | None
    issues: tuple[Issue, ...] = ()


class Ended(Struct, frozen=True, tag="ended"):
    """The source has no more items, or (with an issue) could not be looked into any further."""

    issue: Issue | None = None


Message = Begun | Done | Ended
