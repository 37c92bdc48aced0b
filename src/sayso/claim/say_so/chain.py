"""The hops that one frame makes, and how a trailing frame is set around the hops that it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from sayso.claim.say_so.antecedents import Speaker
from sayso.claim.say_so.manner import Manner
from sayso.claim.say_so.row import Frame, Row
from sayso.model import Attribution, Span

_PASSED_ON = frozenset({"aside-carried", "aside-cites", "relayed-from", "quoted-as-saying"})  # no hearers


def chain(speaker: Speaker, content: Span, by: str) -> Iterator[Attribution]:
    for hop in speaker.outer:
        yield _manned(structs.replace(hop, content=content, cue=speaker.cue, by="speech-goes-on"), speaker.manner)
    for outer in speaker.told:
        yield _manned(
            Attribution(content, (outer,), speaker.cue, speaker.stance, None, by, source_words=outer), speaker.manner
        )
    hop = Attribution(content, speaker.sources, speaker.cue, speaker.stance, speaker.via, by)
    if speaker.manner is None:
        yield hop
        return
    how = speaker.manner
    to = how.to or tuple(body for one in speaker.outer if one.by not in _PASSED_ON for body in one.sources)
    yield _manned(structs.replace(hop, source_words=how.source_words, to=to, channel=how.channel), how)


def _manned(hop: Attribution, how: Manner | None) -> Attribution:
    """A hop with what all hops of its cue share."""
    if how is None:
        return hop
    return structs.replace(hop, cue_words=how.cue_words, when=how.when, negated=how.negated, hedged=how.hedged)


def inner_of(before: Sequence[Frame], frame: Frame) -> int | None:
    """The frame right before a trailing one: "X said P, the palace reported" makes the palace X's outer hop."""
    if frame.side != "left":
        return None
    for n in range(len(before) - 1, -1, -1):
        reach = max([before[n].last, *(end for _, end in before[n].parts)])
        if before[n].source is not None and before[n].parts and frame.first - reach <= 2 and before[n].by != "aside-as":
            return n
        if before[n].source is not None:
            return None
    return None


def hull(row: Row, frame: Frame) -> Span | None:
    """The whole clause of a frame ("Engineers warned the board that P"), where no aside cuts it."""
    last = frame.parts[-1][1]
    cut = any(row.mark(n, (",", "،")) for n in range(frame.first, frame.parts[0][0]))
    if frame.side != "right" or frame.source is None or cut:
        return None
    start = min(row.tokens[frame.first].start, *(source.start for source in frame.source.sources))
    return Span(row.page, start, row.tokens[last - 1].end)


def around(made: list[Attribution], inner: list[Attribution], hull: Span | None) -> list[Attribution]:
    """The hops of a trailing frame set before the hops that it reports: of the whole clause, or content by content."""
    out: list[Attribution] = []
    outer = {(hop.sources, hop.cue): hop for hop in made}
    if hull is not None and inner:
        return [*(structs.replace(hop, content=hull) for hop in outer.values()), *inner]
    for content in dict.fromkeys(hop.content for hop in inner):
        out += [structs.replace(hop, content=content) for hop in outer.values()]
        out += [hop for hop in inner if hop.content == content]
    return out
