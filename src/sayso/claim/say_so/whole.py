"""Source and cue of a frame whole, as they stand there: with titles and apposition, with auxiliaries and channel."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, closes
from sayso.claim.say_so.speakers import adverb, verb_group
from sayso.model import MentionKind, Span

_CHANNEL = 2  # tokens between a verb and the channel that belongs to its cue: "said in a statement"
_APPOSITIONS = 3  # at most, behind one name: "X, a partner at Y, a firm in Z"
_PHRASE = 40  # tokens of a noun phrase, at most
_TITLE, _PARTY = 5, re.compile(r" \([^()\n]{1,12}\)")  # letters of "Prof"; "(D-Pa.)" behind a name
_NAMES = frozenset({MentionKind.PERSON, MentionKind.OUTLET})


def cue_words(row: Row, frame: Frame, group: int | None = None) -> Span:
    """The verb with what belongs to its group before it, and the channel right behind it."""
    token = row.tokens[frame.cue]
    first, end = group_start(row, frame.cue) if group is None else group, token.end
    if frame.via is not None and frame.via.end > end:
        stop = bisect_left(row.tokens, frame.via.start, key=lambda token: token.start)
        between = range(frame.cue + 1, stop)
        if len(between) <= _CHANNEL and all(row.word(n, "through", "determiners", "possessives") for n in between):
            end = frame.via.end
    return Span(row.page, row.tokens[first].start, end)


def group_start(row: Row, cue: int) -> int:
    """First token of the group of a verb of say-so; of other cues the cue itself."""
    entry = row.tokens[cue].entry
    if entry is None or entry.kind != "verb":
        return cue
    first, _ = verb_group(row, cue)
    while first < cue and not (
        row.word(first, "auxiliaries", "negations", "adverbs", "passives", "hedges", "to")
        or adverb(row, first)
        or any(row.word(n, "to") for n in range(first + 1, cue))
    ):
        first += 1
    return first


def source_words(row: Row, frame: Frame, group: int) -> Span | None:
    """The noun phrase of the source with titles and apposition; None where it does not stand in the sentence."""
    if frame.phrase is not None:
        return frame.phrase
    if frame.source is None or not frame.source.sources:
        return None
    inside = _tokens(row, frame.source.sources)
    if not inside:
        return None
    left = inside[-1] < group
    relative = group - 1 if left and row.word(group - 1, "relatives") else None
    if relative is not None:
        return _span(row, relative, relative + 1)
    low = _low(row, frame, inside[0], left=left)
    if frame.source.pronoun:
        return _span(row, inside[0], inside[-1] + 1)
    start = _start(row, low, inside[0])
    end = _end(row, inside[-1] + 1, group if left else len(row.tokens), left=left)
    span = _span(row, start, end)
    begin = min(span.start, *(source.start for source in frame.source.sources))
    stop = max(span.end, *(source.end for source in frame.source.sources))
    aside = _PARTY.match(row.text, stop) if end == inside[-1] + 1 else None
    return Span(row.page, _titled(row, begin, start), stop if aside is None else aside.end())


def _tokens(row: Row, sources: Sequence[Span]) -> list[int]:
    """The tokens that sources touch, in order."""
    found: list[int] = []
    for source in sources:
        at = bisect_right(row.tokens, source.start, key=lambda token: token.end)
        while at < len(row.tokens) and row.tokens[at].start < source.end:
            found.append(at)
            at += 1
    return sorted(found)


def _titled(row: Row, begin: int, at: int) -> int:
    """Where a source begins with the shortened title before it: "Ms. Velt"."""
    if not (row.mark(at - 1, (".",)) and row.kind(at - 2) == "word" and row.tokens[at].start == begin):
        return begin
    word = row.tokens[at - 2]
    glued = word.end == row.tokens[at - 1].start and word.end - word.start <= _TITLE and row.text[word.start].isupper()
    return word.start if glued and row.tokens[at].kind == "name" else begin


def _low(row: Row, frame: Frame, head: int, *, left: bool) -> int:
    """The token before which the noun phrase cannot begin: who is told can stand between cue and source."""
    low = 0 if left else max([frame.cue + 1, *(end for _, end in frame.parts if end <= head)])
    if left and frame.first <= head:
        low = frame.first
    told = max((span.end for span in frame.told), default=0)
    while low < head and row.tokens[low].start < told <= row.tokens[head].start:
        low += 1
    return low


def _span(row: Row, start: int, end: int) -> Span:
    return Span(row.page, row.tokens[start].start, row.tokens[end - 1].end)


def _start(row: Row, low: int, head: int) -> int:
    """First token of the noun phrase that holds token `head`, not before `low`."""
    low = max(low, head - _PHRASE)
    while low < head and (
        row.kind(low) in ("mark", "time", "quote")
        or (row.word(low, "coordinators", "adverbs", "that", "subordinators", "what") and not _stays(row, low))
    ):
        low += 1
    cut = next(
        (
            n + 1
            for n in range(head - 1, low - 1, -1)
            if row.kind(n) in ("quote", "cue", "time")
            or row.mark(n, (*HARD, "-"))
            or (row.word(n, "subordinators", "relatives", "auxiliaries") and not _stays(row, n))
        ),
        low,
    )
    title = head  # "the governor, Major X": the words with capitals right before the name
    while title > cut and row.kind(title - 1) == "word" and row.text[row.tokens[title - 1].start].isupper():
        title -= 1
    apart = any(row.mark(n, COMMA) and n < title - 1 for n in range(cut, head))
    if not row.word(cut, "prepositions", "to", "glued_to") and not apart:
        return cut
    return _near(row, cut, head)


def _stays(row: Row, at: int) -> bool:
    return row.word(at, "determiners", "possessives")


def _near(row: Row, low: int, head: int) -> int:
    """First token of the titles right before a name, where more stands before them."""
    at = head
    while at > low and row.kind(at - 1) in ("word", "name") and not row.word(at - 1, "prepositions", "to", "glued_to"):
        at -= 1
    return at


def _end(row: Row, at: int, high: int, *, left: bool) -> int:
    """One past the noun phrase: what qualifies it, and appositions between commas."""
    at = _phrase(row, at, high)
    for _ in range(_APPOSITIONS):
        if not row.mark(at, COMMA) or at + 1 >= high or not _apposed(row, at + 1, left=left):
            break
        end = _chunk(row, at + 1, high)
        if end is None:
            break
        at = end
    if (
        left
        and row.mark(at, COMMA)
        and at + 1 == high
        and any(row.mark(n, COMMA) for n in range(max(0, at - _PHRASE), at))
    ):
        at += 1  # the comma that closes an apposition
    return at


def _phrase(row: Row, at: int, high: int) -> int:
    """Past the words of a noun phrase from inside it: a preposition binds to a noun, not to a person's name."""
    limit, begin = min(high, at + _PHRASE), at
    while at < limit:
        token = row.tokens[at]
        if at == begin and _verb_behind(row, at):
            break
        if token.kind in ("quote", "time", "cue") or (token.kind == "mark" and token.text not in ("'s", "'", "-", "’")):
            break
        if row.word(at, "prepositions", "through", "to"):
            before = row.tokens[at - 1].mention
            bound = row.word(at, "of") or before is None or before.kind not in _NAMES
            if not bound or _leads_out(row, at):
                break
        elif (
            row.word(at, "auxiliaries", "subordinators", "relatives", "that", "adverbs", "coordinators")
            and not (row.word(at, "joins", "determiners", "of") and not row.word(at, "that"))
        ) or row.finite(at):
            break
        at += 1
    while row.word(at - 1, "prepositions", "joins", "determiners", "through") and at > 1:
        at -= 1
    return at


def _verb_behind(row: Row, at: int) -> bool:
    """ "X walked out and said": a plain word right behind a person's name is the verb of another clause."""
    mention = row.tokens[at - 1].mention if at > 0 else None
    person = mention is not None and mention.kind is MentionKind.PERSON
    plain = row.kind(at) == "word" and row.text[row.tokens[at].start].islower()
    return person and plain and not row.word(at, "of", "prepositions", "joins", "relatives", "people")


def _leads_out(row: Row, at: int) -> bool:
    """Does the preposition open a time or the channel rather than qualify the noun before it?"""
    for n in range(at + 1, min(len(row.tokens), at + 5)):
        if row.kind(n) == "time" or row.word(n, "times", "hearers", "channels"):
            return True
        if row.kind(n) != "word" or row.word(n, "prepositions"):
            return False
    return False


def _apposed(row: Row, at: int, *, left: bool) -> bool:
    """Does an apposition begin at a token, and no clause or adverbial?"""
    if row.word(at, "determiners", "possessives", "relatives", "indefinite"):
        return True
    if row.word(at, "prepositions", "subordinators", "coordinators", "adverbs", "that", "auxiliaries", "as_if"):
        return False
    return (left or row.word(at, "people")) and row.kind(at) in ("word", "name") and row.tokens[at].entry is None


def _chunk(row: Row, at: int, high: int) -> int | None:
    """The comma or the end after an apposition; None if it is a clause of its own."""
    clause = not row.word(at, "relatives")
    for n in range(at, min(high, at + _PHRASE)):
        if row.mark(n, COMMA) or (row.mark(n, ENDS) and closes(row, n)) or row.mark(n, (*HARD, "-")):
            return n
        if row.kind(n) == "quote" or (clause and (row.finite(n) or row.word(n, "auxiliaries", "pronouns"))):
            return None
        if row.word(n, "relatives"):
            clause = False
    return high if high - at <= _PHRASE else None
