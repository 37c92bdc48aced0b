"""The sentence before a quotation that is a sentence of its own, and whom it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sayso.lang.lexicon import lexicon
from sayso.model import Found, Mention, MentionKind, Page, Passage, PassageKind, Quote, Span
from sayso.text import fold, sentences

_STOPS = ".!?…؟"
_OWNING = ("'", "’", "‘")
_RULING = ("prepositions", "of", "subordinators", "auxiliaries", "glued_to", "relatives")
_AHEAD = 6  # words before the subject of a sentence


def sentence_before(page: Page, passages: Sequence[Passage], quote: Quote) -> Span | None:
    """The sentence right before a quotation, or before its paragraph; None where it shares its own with other words."""
    at = bisect_right([passage.span.start for passage in passages], quote.span.start) - 1
    if at < 0 or passages[at].kind is not PassageKind.BODY:
        return None
    text, span = page.text, passages[at].span
    bounds = [*sentences(text, span.start, span.end, passages[at].lang)]
    if not _alone(text, span, quote, bounds):
        return None
    last = [bound for bound in bounds if bound[1] <= quote.span.start]
    if not last and at > 0 and passages[at - 1].kind is PassageKind.BODY and _blank(text, span.start, quote.span.start):
        earlier = passages[at - 1]
        last = [*sentences(text, earlier.span.start, earlier.span.end, earlier.lang)]
    if not last or not _blank(text, last[-1][1], quote.span.start):
        return None
    return Span(page.id, *last[-1])


def only_person(page: Page, passages: Sequence[Passage], marks: Sequence[Found], before: Span) -> Mention | None:
    """The only person in a sentence, if he stands where its subject does: "Vera Stahl was blunt."."""
    people = [
        mark
        for mark in marks
        if isinstance(mark, Mention)
        and mark.kind is MentionKind.PERSON
        and before.start <= mark.span.start < before.end
    ]
    at = bisect_right([passage.span.start for passage in passages], before.start) - 1
    lex = lexicon(passages[at].lang)
    if lex is None or len(people) != 1:
        return None
    span = people[0].span
    ahead = fold(page.text[before.start : span.start]).text.replace(",", " ").split()
    owns = page.text[span.end : span.end + 1] in _OWNING
    ruled = any(lex.has(field, word) for word in ahead for field in _RULING)
    return None if owns or ruled or len(ahead) > _AHEAD else people[0]


def _alone(text: str, span: Span, quote: Quote, bounds: Sequence[tuple[int, int]]) -> bool:
    """Does no word follow the quotation in its own sentence?"""
    rest = text[quote.span.end : span.end]
    after = quote.span.end + len(rest) - len(rest.lstrip())
    if after >= span.end:
        return True
    return text[quote.words.end - 1] in _STOPS and any(start == after for start, _ in bounds)


def _blank(text: str, start: int, end: int) -> bool:
    return not any(char.isalnum() for char in text[start:end])
