"""Say-so that points back: "Об этом сообщает агентство X" names who said the sentence before; "in his words" is his."""

from __future__ import annotations

from sayso.claim.say_so.free_order import frames as free_order
from sayso.claim.say_so.hearers import behind_verb
from sayso.claim.say_so.row import COMMA, ENDS, Frame, Row, boundary, clause_end, clause_start, party_of
from sayso.claim.say_so.sources import Party
from sayso.claim.say_so.speakers import in_dative
from sayso.claim.say_so.verb_second import frames as verb_second

_OPENS = 4  # words of a phrase that points back
_NEAR = 4  # tokens between it and its verb


def of_before(row: Row) -> Frame | None:
    """The frame of a sentence that only names who said what stands before it; it has no words of its own."""
    if row.lex.free_order:
        return free_order.of_before(row)
    if row.lex.verb_second:
        return verb_second.of_before(row)
    words: list[str] = []
    for at in range(min(_OPENS, len(row.tokens))):
        words.append(row.tokens[at].text)
        if row.lex.has("about_this", " ".join(words)):
            return _source(row, at + 1)
    return None


def own_words(row: Row, at: int) -> Frame | None:
    """ "In his words, P" and "P, in his words": who spoke before says P."""
    source = Party((), row.tokens[at].text, row.tokens[at].text)
    last = at + 1 + row.mark(at + 1, COMMA)
    if at <= 1 and last > at + 1:
        return Frame(at, at, last, "right", ((last, clause_end(row, last)),), source, "own-words-first")
    if row.mark(at - 1, COMMA) and (at + 1 >= len(row.tokens) or row.mark(at + 1, (*COMMA, *ENDS))):
        start = clause_start(row, at - 1)
        return (
            Frame(at, at, at + 1, "left", ((start, at - 1),), source, "own-words-last")
            if at - start > 3 or row.kind(start) == "quote"
            else None
        )
    return None


def _source(row: Row, start: int) -> Frame | None:
    cue = next((n for n in range(start, min(len(row.tokens), start + _NEAR)) if row.finite(n)), None)
    if cue is None:
        return None
    end = cue + 1
    while end < len(row.tokens) and not boundary(row, end) and not (end > cue + 1 and row.word(end, "prepositions")):
        end += 1
    told, begin = in_dative(row, cue + 1, end)
    source = party_of(row, begin, end)
    if source is None or not source.sure:
        return None
    more, via, last = behind_verb(row, end, hearer=False)
    return Frame(cue, start, last, "none", (), source, "of-the-sentence-before", told or more, via)
