"""Mentions as they stand on a page, with what the rule that found them says of their kind."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from sayso.model import Analysis, Mention, MentionKind, Span
from sayso.text import fold

_SPACE = re.compile(r"\s+")
# What a rule of extract/names says about a kind: a guess, what stands around the name, or a list, head noun or office.
_GUESSES = frozenset({"capital", "capitals", "acronym", "before-verb", "initial", "quoted"})
_HINTS = frozenset({"around", "after-preposition", "seen-on-page"})
GUESS, HINT, SHOWN = 1, 4, 10


class Use(Struct, frozen=True):
    """A mention as it stands on a page."""

    span: Span
    text: str
    kind: MentionKind
    role: str  # folded words of the office beside it
    weight: int  # of its kind
    lang: str
    by: str


def uses_of(analysis: Analysis) -> Iterable[Use]:
    """The mentions of a page, in order."""
    text = analysis.page.text
    passages = sorted(analysis.passages, key=lambda passage: passage.span)
    at = 0
    marks = sorted((mark for mark in analysis.annotations if isinstance(mark, Mention)), key=lambda mark: mark.span)
    for mark in marks:
        while at < len(passages) - 1 and passages[at].span.end <= mark.span.start:
            at += 1
        role = "" if mark.role is None else fold(text[mark.role.start : mark.role.end]).text
        weight = GUESS if mark.by in _GUESSES else HINT if mark.by in _HINTS else SHOWN
        words = _SPACE.sub(" ", text[mark.span.start : mark.span.end])
        yield Use(mark.span, words, mark.kind, role, weight, passages[at].lang if passages else "und", mark.by)
