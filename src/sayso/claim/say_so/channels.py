"""What carried the words of a frame, wherever its own words name it, and whom it was addressed to."""

from __future__ import annotations

from sayso.claim.say_so.hearers import hearer_end
from sayso.claim.say_so.row import Frame, Row, clause_start
from sayso.claim.say_so.sources import channel
from sayso.model import Channel, Span

_LEAD, _BEHIND = 24, 16  # tokens before a subject, and behind a cue, in which a channel is looked for
_WORDS = 6  # of a channel, looked at from its end


def channel_of(row: Row, frame: Frame) -> Span | None:
    """The channel: as the frame has it, in the phrase that opens its clause ("In a letter to X, …"), behind its cue."""
    if frame.via is not None:
        return frame.via
    low = _opening(row, frame)
    found = channel(row.page, row.tokens[low : frame.first], row.lex) if low < frame.first else None
    if found is not None:
        return found
    stop = min([frame.cue + _BEHIND, *(start for start, _ in frame.parts if start > frame.cue), len(row.tokens)])
    return channel(row.page, row.tokens[frame.cue + 1 : stop], row.lex)


def addressed(row: Row, frame: Frame, via: Span | None) -> tuple[Span, ...]:
    """Whom a channel was addressed to: "a letter to the committee"."""
    if via is None:
        return ()
    at = next((n for n, token in enumerate(row.tokens) if token.start >= via.end), len(row.tokens))
    if not row.word(at, "to") or any(start <= at < end for start, end in frame.parts):
        return ()
    end = hearer_end(row, at + 1)
    speak = any(row.kind(n) == "name" or row.word(n, "people", "hearers", "agencies") for n in range(at + 1, end))
    return (Span(row.page, row.tokens[at + 1].start, row.tokens[end - 1].end),) if end > at + 1 and speak else ()


def kind_of(row: Row, via: Span | None) -> Channel | None:
    """What kind of channel its noun says: the longest phrase at the end of it, then any word."""
    if via is None:
        return None
    words = [token.text for token in row.tokens if via.start <= token.start and token.end <= via.end][-_WORDS:]
    for size in range(min(3, len(words)), 0, -1):
        for at in range(len(words) - size, -1, -1):
            kind = row.lex.channel_kind(" ".join(words[at : at + size]))
            if kind is not None:
                return kind
    return None


def _opening(row: Row, frame: Frame) -> int:
    """First token of the clause of a subject where it opens with a preposition of channels; else the subject's own."""
    if frame.side != "right":
        return frame.first
    start = max(clause_start(row, frame.first), frame.first - _LEAD)
    while start < frame.first and (row.kind(start) == "time" or row.word(start, "adverbs", "coordinators")):
        start += 1
    return start if row.word(start, "through") else frame.first
