"""Frames whose subject stands behind the verb: `"…", said S`, `P, says S`, "it was announced by S that P"."""

from __future__ import annotations

from sayso.claim.say_so.hearers import behind_verb, told_agency
from sayso.claim.say_so.row import COMMA, ENDS, Frame, Row, boundary, clause_end, closes, party_of
from sayso.claim.say_so.said import is_done, parts_around, words_before
from sayso.claim.say_so.sources import Party
from sayso.claim.say_so.speakers import in_dative, subject
from sayso.model import MentionKind, Stance

_ATTITUDES = frozenset({Stance.THINKS, Stance.DEMANDS, Stance.PROMISES})
_TITLED = 6  # tokens of a title and a name behind a verb
_NEAR = 12  # tokens between a cue and a quotation
_AGENT = 4  # tokens between a passive and its "by"


def passive(row: Row, at: int, first: int) -> Frame | None:
    """ "It was announced by S that P": only where S is named."""
    stop = min(len(row.tokens), at + _AGENT)
    mark = next((n for n in range(at + 1, stop) if row.word(n, "by")), None)
    if mark is None:
        return _told(row, at, first)
    end = mark + 1
    while end < len(row.tokens) and not boundary(row, end) and not row.finite(end):
        end += 1
    source = party_of(row, mark + 1, end)
    entry = row.tokens[at].entry
    if source is None or not source.sure or entry is None:
        return None
    if row.word(end, "that"):
        return Frame(at, first, end, "right", ((end + 1, clause_end(row, end + 1)),), source, "passive-by")
    _, start, stop = subject(row, first, [])
    tells = "noun" in entry.takes and entry.stance not in _ATTITUDES  # no "backed by", "ordered by"
    named = row.lex.zero_that and tells and mark == at + 1 and 0 <= start < stop == first
    if named and not row.word(start - 1, "relatives") and not row.word(start, "pronouns", "bodies", "collective"):
        return Frame(at, first, end, "left", ((start, stop),), source, "subject-passive-by")
    return None


def _told(row: Row, at: int, first: int) -> Frame | None:
    """ "The tenants were told that P": nobody is named."""
    entry, n = row.tokens[at].entry, at + 1
    while row.kind(n) == "time" or row.word(n, "adverbs", "times"):
        n += 1
    if entry is None or "hearer" not in entry.takes or not row.word(n, "that"):
        return None
    return Frame(at, first, n + 1, "right", ((n + 1, clause_end(row, n + 1)),), None, "passive-nobody", nobody=True)


def inverted(row: Row, at: int, first: int) -> Frame | None:
    """`"…", said S` and `P, says S`."""
    if not (
        row.kind(first - 1) == "quote"
        or row.mark(first - 1, (*COMMA, "-"))
        or (first > 0 and row.kind(at - 1) == "quote")
    ):
        return None
    end = at + 1
    while end < len(row.tokens) and not _stops_name(row, end):
        end += 1
    hearer, begin = in_dative(row, at + 1, end)
    source = party_of(row, begin, end) if not (row.lex.zero_that and row.word(begin, "prepositions")) else None
    entry = row.tokens[at].entry
    if source is None or entry is None or not (source.sure or quoted(row, at)) or not entry.takes & {"that", "quote"}:
        return None
    if source.pronoun and not is_done(row, end) and row.kind(end) != "time":
        return None
    if row.kind(first - 1) != "quote" and _goes_on(row, begin, end):
        return None
    source, end = _with_name(row, source, begin, end)
    told, via, last = behind_verb(row, end, hearer=False)
    told = hearer or told or told_agency(row, at + 2, end)
    parts = words_before(row, first)
    if not parts:
        return None
    return Frame(at, first, last, "left", parts_around(row, parts, last), source, "words-cue-source", told, via)


def _with_name(row: Row, source: Party, begin: int, end: int) -> tuple[Party, int]:
    """ "said the company's chairman, X, …": the name behind a description, and one past it."""
    name = row.tokens[end + 1].mention if end + 1 < len(row.tokens) else None
    named = any(t.mention is not None and t.mention.kind is MentionKind.PERSON for t in row.tokens[begin:end])
    if named or source.pronoun or not row.mark(end, COMMA) or name is None or name.kind is not MentionKind.PERSON:
        return source, end
    return (Party((name.span,), row.tokens[end + 1].text), end + 2) if is_done(row, end + 2) else (source, end)


def _goes_on(row: Row, begin: int, end: int) -> bool:
    """ "X meets Y, says bridge will open", "…, claims assessor X told Y": is it the subject of the next verb?"""
    if (row.word(end, "auxiliaries") and not row.word(end, "to")) or row.finite(end) or row.word(end, "that"):
        return True
    return not all(_nominal(row, n + 1, end) for n in range(begin, end) if row.word(n, "joins"))


def _nominal(row: Row, at: int, end: int) -> bool:
    """Does another subject follow an "and", and no verb that no table knows?"""
    if at >= end:
        return False
    known = row.kind(at) == "name" or row.word(at, "determiners", "possessives", "people")
    return known or row.text[row.tokens[at].start].isupper()


def _stops_name(row: Row, at: int) -> bool:
    token = row.tokens[at]
    if token.kind in ("quote", "time", "cue") or (token.kind == "mark" and token.text not in ("'", ".")):
        return True
    if token.kind == "mark" and token.text == ".":
        return closes(row, at)
    if row.word(at, "of"):
        return False
    return row.word(at, "prepositions", "relatives", "subordinators", "that", "auxiliaries")


def names_behind(row: Row, at: int) -> bool:
    """Does a person stand behind the verb, and then a mark: no clause that is said?"""
    entry = row.tokens[at].entry
    if entry is None or "hearer" in entry.takes:
        return False  # "X, …, told Y."
    for n in range(at + 1, min(len(row.tokens), at + _TITLED)):
        mention = row.tokens[n].mention
        if mention is not None and mention.kind is MentionKind.PERSON:
            return n + 1 >= len(row.tokens) or row.kind(n + 1) == "quote" or row.mark(n + 1, (*COMMA, *ENDS))
        if row.kind(n) != "word" or row.word(n, "auxiliaries", "prepositions", "that", "adverbs", "pronouns"):
            return False
    return False


def quoted(row: Row, at: int) -> bool:
    """Does a quotation stand near the token?"""
    return any(row.kind(n) == "quote" for n in range(max(0, at - _NEAR), min(len(row.tokens), at + _NEAR)))
