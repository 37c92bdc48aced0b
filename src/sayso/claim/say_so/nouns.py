"""Nouns of say-so with whose they are and what is said: "her claim that P", "reports by X that P", "rumours that P"."""

from __future__ import annotations

from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, party_of
from sayso.claim.say_so.sources import Party
from sayso.model import Span

_ADJECTIVES = 2  # between whose it is and the noun: "her oldest, firm belief"
_OWNER = 8  # tokens of whose it is
_AGENT = 8  # tokens of "by X" behind the noun
_SHORT = 2  # tokens of the shortest content


def noun_frame(row: Row, at: int) -> Frame | None:
    """The frame of a noun of say-so at a token, where what is said follows it; None where it is only talked about."""
    begin = _owned_from(row, at)
    owner, first = (None, at) if begin is None else begin
    behind, source = _agent(row, at + 1)
    said = _said(row, at, behind)
    source = owner or source
    opens = first
    while opens > 0 and row.kind(opens - 1) == "word" and not _stops(row, opens - 1):
        opens -= 1
    if said is None or opens == 0 or row.mark(opens - 1, (*COMMA, ":")):
        return None  # a subject: where its words end, nothing tells
    start, end = said
    if end - start < _SHORT:
        return None
    if source is None:
        loose = row.word(at, "hearsay_nouns") and not row.word(at - 1, "negations")
        return Frame(at, at, start, "right", ((start, end),), None, "noun-nobody", nobody=True) if loose else None
    return Frame(at, first, start, "right", ((start, end),), source, "noun-that")


def _owned_from(row: Row, at: int) -> tuple[Party, int] | None:
    """Whose the noun is, and the first token of that: "her", "the mayor's"."""
    n = at - 1
    while n > 0 and at - n <= _ADJECTIVES and row.kind(n) == "word" and not _owns(row, n) and not _stops(row, n):
        n -= 1
    if n < 0 or not _owns(row, n):
        return None
    if row.word(n, "possessives"):
        word = next((pair.split(" ")[1] for pair in sorted(row.lex.sets["owners"]) if _is(row, n, pair)), "")
        token = row.tokens[n]
        return (Party((Span(row.page, token.start, token.end),), word, word), n) if word else None
    last = n - 1 if row.kind(n) == "mark" else n
    first = last
    while (
        first > 0 and last - first < _OWNER and row.kind(first - 1) in ("word", "name") and not _stops(row, first - 1)
    ):
        if row.word(first, "determiners"):
            break
        first -= 1
    found = party_of(row, first, last + 1) if row.kind(n) == "mark" else _of_word(row, first, last)
    return (found, first) if found is not None and found.sure and not found.pronoun else None


def _of_word(row: Row, first: int, last: int) -> Party | None:
    """The party of a phrase whose last word carries its possessive: "the president's"."""
    token = row.tokens[last]
    head = token.text.rpartition("'")[0]
    at = first + row.word(first, "determiners")
    if not head or at > last or not row.lex.noun("people", head):
        return None
    return Party((Span(row.page, row.tokens[at].start, token.start + len(head)),), head)


def _is(row: Row, at: int, pair: str) -> bool:
    return row.tokens[at].text == pair.split(" ", 1)[0]


def _owns(row: Row, at: int) -> bool:
    token = row.tokens[at]
    glued = token.text in ("'s", "'") if token.kind == "mark" else token.text.endswith(("'s", "s'"))
    return glued or row.word(at, "possessives")


def _stops(row: Row, at: int) -> bool:
    return row.finite(at) or row.word(
        at, "auxiliaries", "prepositions", "relatives", "subordinators", "that", "coordinators", "pronouns", "adverbs"
    )


def _agent(row: Row, at: int) -> tuple[int, Party | None]:
    """ "by X", "from X" behind the noun: one past it, and X."""
    if not row.word(at, "by", "from_agent"):
        return at, None
    for end in range(at + 2, min(len(row.tokens), at + _AGENT)):
        if row.word(end, "that"):
            found = party_of(row, at + 1, end)
            return (end, found) if found is not None and found.sure and not found.pronoun else (at, None)
        if row.mark(end, (*COMMA, *HARD, *ENDS)):
            break
    return at, None


def _said(row: Row, at: int, behind: int) -> tuple[int, int] | None:
    """Start and end of what the noun says."""
    while row.kind(behind) == "time" or row.word(behind, "times"):
        behind += 1
    if row.word(behind, "that") and row.word(at, "said_nouns") and not row.word(behind + 1, "auxiliaries"):
        return behind + 1, _end(row, behind + 1)
    return None


def _end(row: Row, start: int) -> int:
    """What a noun says ends at the next mark: behind it the sentence goes on."""
    return next(
        (
            n
            for n in range(start, len(row.tokens))
            if row.mark(n, (*COMMA, *HARD, *ENDS)) or (row.finite(n) and n > start)
        ),
        len(row.tokens),
    )
