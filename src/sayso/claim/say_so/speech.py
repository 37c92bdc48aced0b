"""Speech that goes on: "he added" comes to the page through the agency that was told before."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from sayso.claim.say_so.antecedents import Speaker, Voices, is_person
from sayso.claim.say_so.row import COMMA, Frame, Row
from sayso.model import Attribution, Span
from sayso.text import fold

_DEEP = 8  # hops that a speech carries on; no page tells of more, and a row of them would grow with each sentence
_PASSAGES = 2  # paragraphs between words of one speech
_NEXT = 1  # the same where nothing else marks that it goes on
_BEFORE = 4  # tokens before a verb in which its "had" stands
_BEHIND = ("relayed-from", "quoted-as-saying")  # rules of hops whose source goes on speaking


def goes_on(row: Row, frame: Frame, now: Speaker, last: Speaker | None) -> tuple[Attribution, ...]:
    """The hops outside the speech before, where a frame carries it on: one speaker, no new hearer, time or channel."""
    if last is None or not last.outer or frame.told or now.via is not None or now.passage - last.passage > _PASSAGES:
        return ()
    if row.lex.zero_that and (now.passage - last.passage > _NEXT or _elsewhere(row, frame)):
        return ()
    if now.manner is not None and (now.manner.when is not None or now.manner.to):
        return ()
    if not _same(row, now.sources, last.sources):
        return ()
    return last.outer or tuple(
        Attribution(body, (body,), last.cue, last.stance, None, frame.by, source_words=body) for body in last.told
    )


def _elsewhere(row: Row, frame: Frame) -> bool:
    """Does the sentence name another time or occasion, or look back: "At the time he said", "who had said"?"""
    if row.word(frame.first - 1, "relatives") and row.mark(frame.first - 2, COMMA):
        return True
    near = range(max(frame.first, frame.cue - _BEFORE), frame.cue)
    if any(row.tokens[n].text in row.lex.sets["pluperfects"] for n in near):
        return True
    front = range(frame.first) if frame.side == "right" else ()
    return any(row.kind(n) == "time" or row.word(n, "occasions") for n in front)


def _same(row: Row, one: Sequence[Span], other: Sequence[Span]) -> bool:
    """The same places of the page, or a name whose last word is that of the other."""
    if tuple(one) == tuple(other):
        return True
    if len(one) != 1 or len(other) != 1:
        return False
    if row.lex.free_order and _interlocutor(row, one[0]):
        return True
    short, full = (fold(row.text[span.start : span.end]).text.split() for span in (one[0], other[0]))
    return bool(short) and short == full[-len(short) :] and row.text[one[0].start].isupper()


def _interlocutor(row: Row, span: Span) -> bool:
    """ "собеседник агентства": who spoke to the outlet that was told before."""
    words = fold(row.text[span.start : span.end]).text.split()
    return len(words) > 1 and row.lex.has("interlocutors", words[0]) and row.lex.noun("agencies", words[1])


def remembered(row: Row, voices: Voices, new: Sequence[Speaker], hops: Sequence[Attribution]) -> None:
    """Note outside of whom the last speaker of a sentence stands; `new` are the speakers heard in it.

    Of nested speakers the outer one goes on ("X said that Y had agreed. He added …"); of one whom an agency relays, he.
    """
    if not new:
        return
    last = next((s for s in reversed(new) if not any(_nested(s, other, hops) for other in new)), new[-1])
    last = _innermost(last, new, hops)
    voices.heard = [speaker for speaker in voices.heard if speaker is not last]
    at, outer = _outside(last, hops)
    voices.add(structs.replace(last, outer=outer))
    if at is None:
        return
    inner = [hop for hop in hops[at + 1 :] if hop.content == hops[at].content and hop.by in _BEHIND]
    if inner:
        kept = (*outer, hops[at])
        person = is_person(row, inner[-1].sources)
        voices.add(structs.replace(last, sources=inner[-1].sources, person=person, told=(), outer=kept, gender=""))


def _innermost(last: Speaker, new: Sequence[Speaker], hops: Sequence[Attribution]) -> Speaker:
    """Of speakers of the same words, the one whom the others pass on: `"…," X said, according to Y.`"""
    at = next((n for n in range(len(hops) - 1, -1, -1) if _is_of(hops[n], last)), len(hops))
    for hop in hops[at + 1 :]:
        if hop.content == hops[at].content:
            last = next((speaker for speaker in new if _is_of(hop, speaker)), last)
    return last


def _nested(speaker: Speaker, other: Speaker, hops: Sequence[Attribution]) -> bool:
    """Does the other say that the speaker says it?"""
    if speaker is other or speaker.cue is None:
        return False
    cue = speaker.cue
    return any(
        hop.cue == other.cue and hop.content.start <= cue.start and cue.end <= hop.content.end
        for hop in hops
        if hop.cue != cue
    )


def _outside(speaker: Speaker, hops: Sequence[Attribution]) -> tuple[int | None, tuple[Attribution, ...]]:
    """The place of the last hop of a speaker, and the hops of the same words before it: who was told, who relays."""
    at = next((n for n in range(len(hops) - 1, -1, -1) if _is_of(hops[n], speaker)), None)
    if at is None:
        return None, ()
    return at, tuple(hop for hop in hops[:at] if hop.content == hops[at].content)[-_DEEP:]


def _is_of(hop: Attribution, speaker: Speaker) -> bool:
    return hop.cue == speaker.cue and hop.sources == speaker.sources
