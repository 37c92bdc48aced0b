"""Links of what stands for a name on its page, "he", "the company", to the entity of that name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.model import Analysis, Link, Reference
from sayso.resolve.features import ENOUGH

_REASONS = {  # why a rule of extract/references answers; how sure it is
    "relative-behind-name": (0.9, "stands right behind"),
    "pronoun-in-sentence": (0.75, "can mean nobody else of its sentence than"),
    "pronoun-after-sentence": (0.7, "can mean nobody else of the sentences before than"),
    "noun-in-sentence": (0.7, "can mean no other name of its sentence than"),
    "noun-after-sentence": (0.65, "can mean no other name of the sentences before than"),
    "pronoun-after-subject": (0.6, "follows on the subject of a sentence before,"),
    "noun-after-subject": (0.6, "follows on the subject of a sentence before,"),
    "noun-of-office": (0.7, "is the office that the page gives"),
}


def referred(analyses: Sequence[Analysis], links: Sequence[Link]) -> Iterator[Link]:
    """One link for each reference whose name is linked."""
    meant = {link.mention: link.entity for link in links if link.score >= ENOUGH}
    for analysis in analyses:
        text = analysis.page.text
        marks = (mark for mark in analysis.annotations if isinstance(mark, Reference))
        for mark in sorted(marks, key=lambda mark: mark.span):
            if mark.means in meant:
                score, why = _REASONS[mark.by]
                words, name = (text[span.start : span.end] for span in (mark.span, mark.means))
                meant[mark.span] = meant[mark.means]
                yield Link(mark.span, meant[mark.means], score, f"‘{words}’ {why} ‘{name}’")
