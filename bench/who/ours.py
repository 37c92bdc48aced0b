"""What sayso says, in the terms of the benchmarks: names in a text, whether two names are one, how near they are.

The one place to change when the program's own functions change.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sayso.extract.names import Models, mentions
from sayso.extract.tagger import Model, model
from sayso.model import Analysis, Dossier, MentionKind, Page, Passage, PassageKind, Span
from sayso.pipeline import analyse, collate
from sayso.resolve.spellings import ENOUGH, near, parts, same_body, same_person

KINDS = {
    "Person": MentionKind.PERSON,
    "Company": MentionKind.ORGANISATION,
    "Organization": MentionKind.ORGANISATION,
    "LegalEntity": MentionKind.ORGANISATION,
    "Vessel": MentionKind.PLACE,
}
_WORDS = {
    MentionKind.PERSON: "person",
    MentionKind.ORGANISATION: "organisation",
    MentionKind.OUTLET: "organisation",
    MentionKind.PLACE: "place",
}


class Mark(Struct, frozen=True, order=True):
    """A name in a text: characters [start, end) and "person", "organisation", "place"."""

    start: int
    end: int
    kind: str
    by: str = ""


def marks(text: str, lang: str, learnt: Model | None = None) -> list[Mark]:
    """The names of a text whose lines are paragraphs; with a tagger of its own, or the one that is shipped."""
    page = Page("p", text, "plain", "p")
    models: Models = model if learnt is None else lambda _: learnt
    return [
        Mark(mark.span.start, mark.span.end, _WORDS[mark.kind], mark.by)
        for mark in mentions(page, lines(text, lang), models=models)
        if mark.kind in _WORDS
    ]


def lines(text: str, lang: str) -> tuple[Passage, ...]:
    """Each line a passage of the body."""
    passages, start = [], 0
    for line in text.splitlines(keepends=True):
        passages.append(Passage(Span("p", start, start + len(line)), PassageKind.BODY, lang, "bench"))
        start += len(line)
    return tuple(passages)


def same(left: str, right: str, schema: str) -> bool:
    """Whether two names alone, without a page around them, are taken for one."""
    return score(left, right, schema) >= ENOUGH


def score(left: str, right: str, schema: str) -> float:
    """How sure, 0..1."""
    return (same_person if KINDS[schema] is MentionKind.PERSON else same_body)(left, right).score


def nearness(left: str, right: str) -> float:
    """How alike two names sound, words in any order."""
    a, b = parts(left), parts(right)
    return max(near("".join(a), "".join(b)), near("".join(sorted(a)), "".join(sorted(b))))


def linked(pages: Sequence[Page]) -> tuple[list[Analysis], Dossier, dict[Span, str]]:
    """Analyses and dossier of pages, and the entity of each mention."""
    analyses = [analyse(page) for page in pages]
    dossier = collate(analyses)
    best: dict[Span, tuple[float, str]] = {}
    for link in dossier.links:
        if link.score >= ENOUGH and link.score > best.get(link.mention, (0.0, ""))[0]:
            best[link.mention] = link.score, link.entity
    return analyses, dossier, {span: entity for span, (_, entity) in best.items()}
