"""What is marked on a page: words of sources, judgements, claims, who says so, when; what the outlet says itself."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sayso.model import Attribution, Claim, Form, Span, Timex
from sayso.show.board import Board, Sheet, anchor, is_assessed, passage_at, words
from sayso.show.hops import chains
from sayso.show.told import CREDIT, JUDGED, channel, does, how, is_sourced, names, say_so, told
from sayso.show.wording import clipped, days

_JUDGED_WORDS = 240  # characters of a judgement in the list of a page
ORDER = {"told": 0, "judged": 1, "claim": 2, "when": 3, "who": 4}  # of highlights of the same words, outer first
_FORMS = {
    Form.DIRECT: "a quotation", Form.MIXED: "partly a quotation", Form.INDIRECT: "in words of the page",
}  # fmt: skip


class Highlight(Struct, frozen=True):
    span: Span
    kind: str  # told (words of a source), judged, claim, who, when
    title: str
    note: str = ""  # for the margin
    is_own: bool = False  # a claim in the outlet's own voice


class Voice(Struct, frozen=True):
    """What a page says on its own word."""

    claims: int
    judged: tuple[tuple[str, str, str], ...]  # words, language, where they stand


def own_voice(board: Board, sheet: Sheet) -> Voice:
    """What a page says on nobody's word but its own: how many claims, and its judgements and forecasts."""
    own = sum(1 for claim in sheet.analysis.claims if not is_sourced(claim))
    return Voice(own, tuple(_judged(board, sheet, one.span) for one in sheet.analysis.assessments))


def _judged(board: Board, sheet: Sheet, span: Span) -> tuple[str, str, str]:
    passage = passage_at(sheet, span.start)
    lang = passage.lang if passage is not None else "und"
    return clipped(words(board, span), _JUDGED_WORDS), lang, anchor(board, span)


def highlights(board: Board, sheet: Sheet) -> tuple[Highlight, ...]:
    """All marks of a page in order, a longer one before those inside of it; each words once a kind."""
    found: dict[tuple[Span, str], Highlight] = {}
    for content, hops in chains(sheet.analysis.attributions).items():
        if hops[-1].by != CREDIT:
            said = told(board, hops)
            _first(found, Highlight(content, "told", f"{_capital(said)}. Found by: {hops[-1].by}", _capital(said)))
    for one in sheet.analysis.assessments:
        _first(found, Highlight(one.span, "judged", f"{_capital(JUDGED)}. Found by: {one.by}", _capital(JUDGED)))
    for claim in sheet.analysis.claims:
        own = not is_sourced(claim)
        _first(found, Highlight(claim.span, "claim", _claim_title(board, claim), _claim_note(board, claim), own))
    for hop in (*sheet.analysis.attributions, *(hop for claim in sheet.analysis.claims for hop in claim.say_so)):
        for mark in _of_hop(board, hop):
            _first(found, mark)
    for timex in sheet.analysis.annotations:
        if isinstance(timex, Timex) and timex.span in board.dating:
            dating = board.dating[timex.span]
            said = f"{days(dating.when)}. {dating.because} Found by: {timex.by}"
            _first(found, Highlight(timex.span, "when", said))
    return tuple(sorted(found.values(), key=lambda mark: (mark.span.start, -mark.span.end, ORDER[mark.kind])))


def _of_hop(board: Board, hop: Attribution) -> Iterator[Highlight]:
    """The words of a hop on the page: source, cue, channel, addressee; whole where they stand at the cue."""
    who = names(board, hop.sources) or "Nobody named"
    if hop.by == CREDIT:
        yield from (Highlight(span, "who", f"{who}: credited for the text") for span in hop.sources)
        return
    for span in (hop.source_words,) if hop.source_words is not None else hop.sources:
        yield Highlight(span, "who", f"{who} {does(hop)} it")
    cue = hop.cue_words or hop.cue
    if cue is not None:
        said = " ".join(part for part in (who, does(hop), how(board, hop)) if part)
        yield Highlight(cue, "who", f"{said}: {_FORMS[hop.form]}")
    if hop.via is not None:
        yield Highlight(hop.via, "who", f"Channel{': ' + channel(board, hop) if channel(board, hop) else ''}")
    for span in hop.to:
        yield Highlight(span, "who", f"Told by {who}")


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _claim_note(board: Board, claim: Claim) -> str:
    """Beside the paragraph; what a source says is noted with its words, and once is enough."""
    if is_sourced(claim) or is_assessed(board, claim.span):
        return ""
    return _capital(say_so(board, claim))


def _claim_title(board: Board, claim: Claim) -> str:
    event = board.event.get(board.event_of.get(claim.id, ""))
    of = f"{board.label[event.id]} ({days(event.when)}). " if event is not None else ""
    whose = "" if is_sourced(claim) else f", {say_so(board, claim)}"  # whose words they are is said around them
    stands = f"Told as {'not ' if claim.negated else ''}{claim.modality.value}{whose}."
    return f"{of}{stands} Found by: {claim.by}"


def _first(found: dict[tuple[Span, str], Highlight], mark: Highlight) -> None:
    if mark.span.start < mark.span.end:
        found.setdefault((mark.span, mark.kind), mark)
