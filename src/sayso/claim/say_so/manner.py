"""How something was said: to whom, when, through what kind of channel, in whose words; denied or hedged as a saying."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct, structs

from sayso.claim.say_so.channels import addressed, kind_of
from sayso.claim.say_so.hearers import hearer_end, is_hearer
from sayso.claim.say_so.row import COMMA, Frame, Row
from sayso.claim.say_so.whole import cue_words, group_start, source_words
from sayso.model import Attribution, Channel, Form, Found, Quote, Span, Stance

_OBJECT = 6  # tokens of whom something is demanded
_NEAR = 12  # tokens between a cue and its hearer or its time


_HEARS = ("people", "hearers", "agencies", "objects", "pronouns", "collective", "plural_nouns")


class Manner(Struct, frozen=True):
    """What a frame tells of the saying besides source and content."""

    source_words: Span | None
    cue_words: Span
    to: tuple[Span, ...]
    when: Span | None
    negated: bool
    hedged: bool
    channel: Channel | None


def manner(row: Row, frame: Frame, via: Span | None) -> Manner:
    """The manner of a frame of a sentence; `via` is its channel."""
    group = group_start(row, frame.cue)
    words = source_words(row, frame, group)
    stop = frame.last if row.lex.verb_second and frame.side == "right" else frame.cue  # "sagte nicht, ob"
    verbs = range(group, stop)
    return Manner(
        words,
        cue_words(row, frame, group),
        _hearers(row, frame, words) or addressed(row, frame, via),
        _when(row, frame, words),
        any(row.word(n, "denied") for n in verbs),
        any(row.word(n, "hedges") for n in verbs),
        kind_of(row, via),
    )


def formed(hops: Sequence[Attribution], marks: Sequence[Found]) -> list[Attribution]:
    """The hops, each with its form: a quotation alone, a quotation inside words of the page, or none."""
    quotes = sorted((mark for mark in marks if isinstance(mark, Quote)), key=lambda mark: mark.span)
    starts = [quote.span.start for quote in quotes]
    return [structs.replace(hop, form=_form(hop.content, quotes, starts)) for hop in hops]


def _form(content: Span, quotes: Sequence[Quote], starts: Sequence[int]) -> Form:
    at = bisect_right(starts, content.start)
    for quote in quotes[max(0, at - 2) : at]:
        if content.end <= quote.span.end:
            return Form.DIRECT
        if quote.span.end > content.start:
            return Form.MIXED
    return Form.MIXED if at < len(quotes) and starts[at] < content.end else Form.INDIRECT


def _hearers(row: Row, frame: Frame, source: Span | None) -> tuple[Span, ...]:
    """Who was told: "reporters", "the court", the agency that passes it on."""
    if frame.to or frame.told:
        return frame.to or frame.told
    entry = row.tokens[frame.cue].entry
    if entry is None or entry.kind != "verb":
        return ()
    at, taken = frame.cue + 1, [range(*part) for part in frame.parts]
    direct = "hearer" in entry.takes and row.kind(at) in ("word", "name") and not row.word(at, "that", "whether", "to")
    if direct and not (source is not None and source.start >= row.tokens[at].start):
        return _phrase(row, at, taken, source)
    for n in range(at, min(len(row.tokens), at + _NEAR)):
        if any(n in part for part in taken):
            break
        if row.word(n, "to") and is_hearer(row, n + 1):
            return _phrase(row, n + 1, taken, source)
    return _asked(row, frame, source) if entry.stance is Stance.DEMANDS else ()


def _asked(row: Row, frame: Frame, source: Span | None) -> tuple[Span, ...]:
    """Of whom something is demanded, between the verb and the demand: "призвал коллег голосовать"."""
    stop = min((start for start, _ in frame.parts if start > frame.cue), default=0)
    at = frame.cue + 1
    while at < stop and (row.kind(at) == "time" or row.word(at, "adverbs")):
        at += 1
    end = at
    while end < stop and row.kind(end) in ("word", "name") and not row.word(end, "prepositions", "auxiliaries", "that"):
        end += 1
    named = any(row.kind(n) == "name" or row.lex.noun("people", row.tokens[n].text) for n in range(at, end))
    span = Span(row.page, row.tokens[at].start, row.tokens[end - 1].end) if at < end <= at + _OBJECT and named else None
    apart = span is not None and (source is None or span.end <= source.start or source.end <= span.start)
    return (span,) if span is not None and apart else ()


def _phrase(row: Row, at: int, taken: Sequence[range], source: Span | None) -> tuple[Span, ...]:
    end = hearer_end(row, at)
    end = min([end, *(part.start for part in taken if part.start > at)])
    if end <= at or any(at in part for part in taken) or row.word(at, "prepositions", "adverbs", "auxiliaries"):
        return ()
    span = Span(row.page, row.tokens[at].start, row.tokens[end - 1].end)
    apart = source is None or span.end <= source.start or source.end <= span.start
    heard = any(row.kind(n) == "name" or row.word(n, *_HEARS) for n in range(at, end))
    return (span,) if apart and heard else ()


def _when(row: Row, frame: Frame, source: Span | None) -> Span | None:
    """The time of the saying: the nearest to the cue that stands neither in what is said nor in the source."""
    low = frame.first
    entry = row.tokens[frame.cue].entry
    if frame.side == "right" and frame.first > 0 and not (entry is not None and entry.chained):
        low = _opened(row, frame.first)
    stop = max(frame.last, frame.cue + 1)
    while source is not None and stop < len(row.tokens) and row.tokens[stop].start < source.end:
        stop += 1
    while row.mark(stop, COMMA) or row.word(stop, "prepositions"):
        stop += 1
    found = [
        n
        for n in range(max(low, frame.cue - 3 * _NEAR), min(len(row.tokens), stop + 1))
        if row.kind(n) == "time"
        and not any(start <= n < end for start, end in frame.parts)
        and not _elsewhere(row, n, frame.cue)
        and (source is None or not (source.start <= row.tokens[n].start < source.end))
    ]
    at = min(found, key=lambda n: (abs(n - frame.cue), n), default=None)
    return None if at is None else Span(row.page, row.tokens[at].start, row.tokens[at].end)


def _elsewhere(row: Row, at: int, cue: int) -> bool:
    """Does a time belong to another verb, or say whose something is: "Tuesday's meeting"?"""
    end = row.tokens[at].end
    owns = row.text[end : end + 1] in ("'", "’") and row.text[end + 1 : end + 2].isalpha()
    return owns or any(row.finite(n) for n in range(min(at, cue) + 1, max(at, cue)))


def _opened(row: Row, first: int) -> int:
    """Back over an adverbial of time right before the subject: "On Monday, X said"."""
    at = first
    while (
        at > 0
        and first - at < _NEAR
        and (
            row.kind(at - 1) == "time"
            or row.mark(at - 1, COMMA)
            or row.word(at - 1, "prepositions", "times", "coordinators")
        )
    ):
        at -= 1
    return at
