"""Phrases of say-so between marks, where word order is free: "по словам X", "по его словам", "по слухам"."""

from __future__ import annotations

from sayso.claim.say_so.around import clause_bounds, cut_clause
from sayso.claim.say_so.free_order.phrases import adjective, noun_end
from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, clause_end, closes, party_of
from sayso.claim.say_so.sources import Party, channel
from sayso.model import MentionKind

_CLAUSE = 3  # tokens of the shortest clause


def according(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """ "По словам X, P", "P, по словам X"."""
    begin = end = at + 1
    while end < len(row.tokens) and not _stops(row, end):
        end += 1
    if not (row.mark(end, (*COMMA, *ENDS)) or end >= len(row.tokens)):
        end = noun_end(row, begin, end)
    source = party_of(row, begin, end)
    if source is None or not source.sure or not _speaks(row, begin, end):
        return None
    cut = cut_clause(row, at, end, found)
    if cut is None:
        return None
    via = channel(row.page, row.tokens[begin:end], row.lex)
    return Frame(at, at, end, cut.side, cut.parts, source, "according-to", (), via)


def _stops(row: Row, at: int) -> bool:
    if row.kind(at) == "quote" or row.mark(at, (*COMMA, *HARD, "-")) or row.finite(at):
        return True
    return row.mark(at, ENDS) and closes(row, at)


def _speaks(row: Row, begin: int, end: int) -> bool:
    """Is the head of a noun phrase somebody or a document, or a person named in it: not "согласно уставу компании"?"""
    mentions = [mention for token in row.tokens[begin:end] if (mention := token.mention) is not None]
    if any(mention.kind is MentionKind.PERSON for mention in mentions):
        return True
    plain = (n for n in range(begin, end) if not (row.word(n, "determiners", "possessives") or adjective(row, n)))
    head = row.tokens[next(plain, begin)]
    if head.kind == "name" or row.text[head.start].isupper():
        return True
    return any(row.lex.noun(field, head.text) for field in ("people", "channels", "agencies", "collectives"))


def own_words(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """ "По его словам, P": who spoke before says P."""
    if any(a <= at < b for frame in found for a, b in frame.parts if frame.side == "right"):
        return None  # the speaker's own "по моему мнению"
    cut = cut_clause(row, at, at + 1, found)
    if cut is None:
        return None
    source = Party((), row.tokens[at].text, row.tokens[at].text)
    return Frame(at, at, at + 1, cut.side, cut.parts, source, "own-words")


def hearsay(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """ "По слухам, P", "P, по слухам", "X якобы P": nobody is named."""
    if any(a <= at < b for frame in found for a, b in frame.parts):
        return None  # in somebody's words
    cut = cut_clause(row, at, at + 1, found) if row.mark(at + 1, COMMA) or row.mark(at - 1, COMMA) else None
    if cut is not None:
        return Frame(at, at, at + 1, cut.side, cut.parts, None, "hearsay-adverb")
    start, end = clause_bounds(row, at)
    while start < at and row.word(start, "coordinators", "that", "relatives", "subordinators"):
        start += 1
    if start == at:
        start, end = at + 1, clause_end(row, at)
    return Frame(at, at, at + 1, "around", ((start, end),), None, "hearsay-adverb") if end - start >= _CLAUSE else None
