"""Assessments: what the outlet itself judges or foresees, where nobody is given for it and nothing has happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.claim.say_so.credit import BY as CREDIT
from sayso.lang.judging import judging
from sayso.model import Assessment, Attribution, Cue, Found, Page, Passage, PassageKind, Quote, Span
from sayso.text import sentences

_TOLD = frozenset({PassageKind.BODY, PassageKind.STANDFIRST})
_QUESTIONS = frozenset("?؟")
_LONGEST = 1500  # characters of a sentence; a longer one is a list or a dump

Pattern = re.Pattern[str]


def assessments(
    page: Page, passages: Sequence[Passage], marks: Sequence[Found], attributions: Sequence[Attribution]
) -> tuple[Assessment, ...]:
    """The outlet's own judgements and forecasts in order of place: sentences in which nobody else speaks."""
    taken = _Taken(
        [
            *(m.span for m in marks if isinstance(m, Quote) or (isinstance(m, Cue) and m.by != "verb")),
            *(hop.content for hop in attributions if hop.by != CREDIT),
            *(hop.cue_words or hop.cue for hop in attributions if hop.cue is not None),
        ]
    )
    return tuple(
        found
        for passage in passages
        if passage.kind in _TOLD and (rules := judging(passage.lang))
        for start, end in sentences(page.text, passage.span.start, passage.span.end, passage.lang)
        if end - start < _LONGEST and not taken.meets(start, end) and page.text[end - 1] not in _QUESTIONS
        for found in _judged(page, start, end, rules)
    )


def _judged(page: Page, start: int, end: int, rules: Sequence[tuple[str, Pattern]]) -> Iterator[Assessment]:
    """The sentence by the first rule that finds a word of judgement in it."""
    for by, pattern in rules:
        match = pattern.search(page.text, start, end)
        if match is not None:
            yield Assessment(Span(page.id, start, end), Span(page.id, match.start(), match.end()), by)
            return


class _Taken:
    """The characters that somebody else's words, or a cue of say-so, take up."""

    def __init__(self, spans: Sequence[Span | None]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(span for span in spans if span is not None):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def meets(self, start: int, end: int) -> bool:
        """Is one of the characters [start, end) taken?"""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start
