"""Interviews in turns: `Q: … A: …`, and transcripts whose lines begin with the name of who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from sayso.lang.lexicon import Lexicon, lexicon
from sayso.model import Attribution, Channel, Found, Mention, MentionKind, Page, Passage, PassageKind, Span, Stance
from sayso.text import fold, sentences

_WORDS_OF_LABEL = r"([^\W\d_][^\n:.!?؟«»\"“”]{0,40}(?=[:：])|[^\W\d_](?=\.\s))[:：.]"  # "Q:", "MALIK:", "س:", "A."
_LABEL = re.compile(_WORDS_OF_LABEL)
_LINE = re.compile(rf"^[^\S\n]{{0,9}}{_WORDS_OF_LABEL}", re.MULTILINE)
_TURNS = 2  # turns of a label that make it one
_NAMES = 4  # words of a label that is a name
_WORDS = 2  # of a sentence that says something
_LINES = 2000  # of a page that are looked at


class _Turn(Struct, frozen=True):
    """A line of a page: its label, if it has one, and where its words stand."""

    label: str  # folded
    mark: Span
    line: int
    start: int
    end: int
    lang: str


def interviews(
    page: Page, passages: Sequence[Passage], marks: Sequence[Found], found: Sequence[Attribution]
) -> list[Attribution]:
    """One hop for each sentence of an answer that no hop gives to its speaker already."""
    labels = Counter(match.group(1) for match in _LINE.finditer(page.text))
    if sum(count for count in labels.values() if count >= _TURNS) < 2 * _TURNS:
        return []
    turns = _turns(page, passages)
    counts = Counter(turn.label for turn in turns if turn.label)
    if sum(count for count in counts.values() if count >= _TURNS) < 2 * _TURNS:
        return []
    people = [m for m in marks if isinstance(m, Mention) and m.kind is MentionKind.PERSON]
    last = max(n for n, turn in enumerate(turns) if turn.label and counts[turn.label] >= _TURNS)
    told = {(source, hop.content.start) for hop in found for source in hop.sources}
    out: list[Attribution] = []
    who: Span | None = None
    asked: Span | None = None
    mark = turns[0].mark
    for n, turn in enumerate(turns):
        kind = _kind(page, turn, counts)
        if kind:
            asked = asked or _asked(page, people, turn.mark.start)
            who = None if kind == "question" else asked if kind == "answer" else _named(page, turn, people)
            mark = turn.mark
        elif n > last:
            who = None  # the interview is over, as far as anything shows
        if who is None:
            continue
        for start, end in sentences(page.text, turn.start if kind else turn.line, turn.end, turn.lang):
            if page.text.count(" ", start, end) + 1 >= _WORDS and (who, start) not in told:
                out.append(_hop(page, (start, end), who, mark))
    return out


def _hop(page: Page, said: tuple[int, int], who: Span, mark: Span) -> Attribution:
    end = said[1] - (page.text[said[1] - 1] == ".")
    words = Span(page.id, said[0], end)
    return Attribution(
        words, (who,), mark, Stance.SAYS, None, "interview-turn", source_words=mark, channel=Channel.INTERVIEW
    )


def _turns(page: Page, passages: Sequence[Passage]) -> list[_Turn]:
    out: list[_Turn] = []
    for passage in passages:
        if passage.kind is not PassageKind.BODY or lexicon(passage.lang) is None:
            continue
        start = passage.span.start
        for line in page.text[start : passage.span.end].splitlines(keepends=True):
            lead = len(line) - len(line.lstrip())
            match = _LABEL.match(line, lead)
            words = match.group(1) if match is not None else ""
            label = fold(words).text.strip() if len(words.split()) <= _NAMES else ""
            at = start + (match.start(1) if match is not None and label else 0)
            mark = Span(page.id, at, at + len(words.rstrip()) if label else at)
            begin = start + match.end() if match is not None and label else start
            out.append(_Turn(label, mark, start, begin, start + len(line), passage.lang))
            start += len(line)
            if len(out) >= _LINES:
                return out
    return out


def _kind(page: Page, turn: _Turn, counts: Counter[str]) -> str:
    """ "question", "answer", "name", or "" for a line without a label of an interview."""
    lex: Lexicon | None = lexicon(turn.lang)
    if lex is None or not turn.label or counts[turn.label] < _TURNS:
        return ""
    if lex.has("questions", turn.label):
        return "question"
    if lex.has("answers", turn.label):
        return "answer"
    return "name" if page.text[turn.mark.start].isupper() else ""


def _asked(page: Page, people: Sequence[Mention], before: int) -> Span | None:
    """Who answers: the only person named before the first turn, or the one named most often there."""
    counts = Counter(_last(page, mention) for mention in people if mention.span.end <= before)
    most = counts.most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return next(mention.span for mention in people if _last(page, mention) == most[0][0])


def _named(page: Page, turn: _Turn, people: Sequence[Mention]) -> Span | None:
    """The label itself, if somebody on the page has that name."""
    known = any(_last(page, mention) == turn.label.rpartition(" ")[2] for mention in people)
    return turn.mark if known else None


def _last(page: Page, mention: Mention) -> str:
    return fold(page.text[mention.span.start : mention.span.end]).text.rpartition(" ")[2]
