""" "According to", where verbs come first (Arabic): "وفق S، P", "P، بحسب S", "جاء في S أن P"."""

from __future__ import annotations

from msgspec import structs

from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, clause_end, clause_start
from sayso.claim.say_so.sources import Party, channel
from sayso.claim.say_so.verb_first.nouns import phrase_end, run_end, speaks
from sayso.claim.say_so.verb_first.said import parts_from
from sayso.claim.say_so.verb_first.speakers import hearers, subject, told_directly
from sayso.model import Span

_ASKED = 7  # tokens of an apposition
_CUT = 6  # tokens of a clause that an aside of say-so cuts in two: "وقتل، بحسب X، سبعة"


def according(row: Row, at: int) -> Frame | None:  # noqa: C901, PLR0912 - first, last, inside, with "that"
    """ "وفق S، P", "P، وفق S", "جاء في S أن P"."""
    begin = at + 1
    if row.word(begin, "suffixes"):
        return None  # a dump: "من وجهة نظر ه"
    while row.word(begin, "what", "glued_to", "suffixes"):
        begin += 1
    begin += row.finite(begin) or _objective(row, begin)  # "بحسب ما كشف S", "وفق ما قاله S"
    while row.word(begin, "what", "suffixes"):
        begin += 1
    end = begin
    while end < len(row.tokens) and not (
        row.mark(end, (*HARD, *ENDS)) or row.kind(end) == "quote" or row.word(end, "that") or row.finite(end)
    ):
        if row.mark(end, COMMA) and not (row.kind(end + 1) == "name" and row.mark(end + 2, COMMA)):
            break
        end += 1
    source, after = subject(row, begin, end, opened=False)
    stop = end
    while stop < len(row.tokens) and row.mark(end, COMMA) and not row.mark(stop, (*HARD, *ENDS)):
        if row.word(stop, "that") or row.tokens[stop].entry is not None:
            break
        stop += 1
    end = stop if row.word(stop, "that") else end
    if source is None or not (source.sure and _speaks(row, begin, after)):
        return None  # "وفقا للخطة": nobody says so
    via = said_by_channel(row, at, source) or channel(row.page, row.tokens[at:after], row.lex)
    told, to = hearers(row, after, end)
    if not told and row.word(after, "agencies"):
        told, to, after = told_directly(row, after, end)
    frame = Frame(at, at, after, "left", (), source, "according-to-last", told, via, to=to)
    that = row.word(end, "that") and not row.word(end - 1, "before_that")
    opened = end if that or row.mark(end, (":",)) else None
    comma = next((n for n in range(after, min(end + 1, after + _ASKED)) if row.mark(n, COMMA)), None)
    leads = at - clause_start(row, at) <= 1 or row.word(at - 1, "that", "subordinators")
    if opened is not None and (leads or (row.tokens[at].end - row.tokens[at].start > 0 and _jaa(row, at))):
        start = opened + 1 + row.mark(opened + 1, (":",))
        parts = parts_from(row, start, clause_end(row, start))
        return structs.replace(frame, last=opened + 1, side="right", parts=parts, by="according-to-that")
    if leads:
        start = (comma if comma is not None else after) + (comma is not None)
        while row.word(start, "that") or row.word(start, "coordinators"):
            start += 1
        return structs.replace(
            frame, last=start, side="right", parts=((start, clause_end(row, start)),), by="according-to-first"
        )
    edge = at
    while edge > 0 and row.mark(edge - 1, COMMA):
        edge -= 1
    start = _past_impersonal(row, clause_start(row, edge), edge)
    if edge - start < _CUT and row.mark(after, COMMA) and row.mark(at - 1, COMMA) and row.kind(edge - 1) != "quote":
        parts = ((start, clause_end(row, after + 1)),)
        return structs.replace(frame, side="around", parts=parts, by="according-to-aside")
    return structs.replace(frame, parts=((start, edge),)) if edge - start >= 2 or row.kind(start) == "quote" else None


def _objective(row: Row, at: int) -> bool:
    """A verb with its object glued to it, behind "what"."""
    word = row.tokens[at].text if at < len(row.tokens) else ""
    ends = sorted(row.lex.sets["suffixes"])
    return row.word(at - 1, "what", "auxiliaries") and any(
        word.endswith(end) and row.lex.entries.get(word[: -len(end)]) is not None for end in ends
    )


def _jaa(row: Row, at: int) -> bool:
    """ "جاء في S أن P" wherever it stands."""
    entry = row.tokens[at].entry
    return entry is not None and row.lex.has("as_verbs", entry.lemma)


def _speaks(row: Row, start: int, end: int) -> bool:
    """A name, or a noun of those who speak or of what carries words."""
    return any(
        row.kind(n) == "name" or speaks(row, n) or row.word(n, "channels", "agencies", "pronouns")
        for n in range(start, min(end, phrase_end(row, start, end) + 1, run_end(row, start, end) + 1))
    )


def _past_impersonal(row: Row, start: int, end: int) -> int:
    """ "يذكر أن P": what the page says of P is not part of P."""
    for at in range(start, min(end, start + 4)):
        if row.word(at, "that") and at > start:
            return at + 1
    return start


def said_by_channel(row: Row, at: int, source: Party | None) -> Span | None:
    """ "قال بيان للوزارة": the paper that is the subject."""
    if source is None or not row.lex.has("channels", source.words):
        return None
    near = range(at + 1, min(len(row.tokens), at + _ASKED))
    paper = next((n for n in near if row.tokens[n].text == source.words), None)
    return source.sources[0] if paper is None else Span(row.page, row.tokens[paper].start, row.tokens[paper].end)
