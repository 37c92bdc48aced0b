"""What speaks for two names meaning one thing: a table of features, each with a weight and a reason."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from sayso.model import MentionKind
from sayso.resolve.spellings import SURE, first_names_agree, near, parts

ENOUGH = 0.5  # a link of less is a doubt, kept and not followed


class Name(Struct, frozen=True):
    """One name as one page uses it: all mentions of the page with the same words."""

    page: str
    kind: MentionKind
    text: str  # the fullest spelling on the page
    known: str  # id in the gazetteer, or ""
    roles: tuple[str, ...]  # folded offices beside it
    count: int
    thread: int = 0


Feature = Callable[[Name, Name], bool]


def same_listed(left: Name, right: Name) -> bool:
    return bool(left.known) and left.known == right.known


def same_words(left: Name, right: Name) -> bool:
    return parts(left.text) == parts(right.text)


def same_sounds(left: Name, right: Name) -> bool:
    """Full names of two words or more that sound the same, word by word."""
    a, b = parts(left.text), parts(right.text)
    return len(a) > 1 and len(b) > 1 and near(a[-1], b[-1]) >= SURE and first_names_agree(a, b)


def same_single(left: Name, right: Name) -> bool:
    """One word each, in two spellings or scripts."""
    a, b = parts(left.text), parts(right.text)
    return len(a) == len(b) == 1 and near(a[0], b[0]) >= SURE


def last_name(left: Name, right: Name) -> bool:
    """One is the last name of the other."""
    a, b = sorted((parts(left.text), parts(right.text)), key=len)
    return len(a) == 1 and len(b) > 1 and near(a[0], b[-1]) >= SURE


class Weighed(Struct, frozen=True):
    name: str
    holds: Feature
    score: float  # 0..1
    kinds: frozenset[MentionKind]
    because: str  # after "'A' and 'B'"


_PERSON = frozenset({MentionKind.PERSON})
_BODY = frozenset({MentionKind.ORGANISATION, MentionKind.OUTLET})
_PLACE = frozenset({MentionKind.PLACE})
_NAMED = _PERSON | _BODY | _PLACE | frozenset({MentionKind.DOCUMENT})

FEATURES: tuple[Weighed, ...] = (
    Weighed("same-listed", same_listed, 0.98, _NAMED, "are names of one entry of the gazetteer"),
    Weighed("same-words", same_words, 0.95, _NAMED, "are the same words"),
    Weighed("same-sounds", same_sounds, 0.85, _NAMED, "sound the same, first and last name"),
    Weighed("same-single", same_single, 0.7, _NAMED, "sound the same"),
    Weighed("last-name", last_name, 0.6, _PERSON, "share the last name, and no other full name here has it"),
)
