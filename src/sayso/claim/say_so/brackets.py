"""Where the verb of a clause stands, in a language whose verb is second in a main clause and last in another.

A verb can be in two parts: "teilte … mit", "hat … angekündigt". The first is second or first, the other closes the
clause; at the end of a clause after "wie" or "dass" both stand together: "wie X mitteilte", "angekündigt hatte".
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from sayso.claim.say_so.row import COMMA, ENDS, HARD, Row, closes
from sayso.claim.say_so.tokens import Token
from sayso.lang.lexicon import Entry, Lexicon

_FAR = 45  # tokens between the two parts of a verb
_WORDS = 3  # of the second part: "zu Protokoll"
_BEHIND = 60  # tokens of a clause before its verb


class Verb(Struct, frozen=True):
    """A verb of say-so in its clause; token numbers."""

    cue: int
    start: int  # first token of its clause
    finite: int  # the part that has a person: the verb or its auxiliary
    last: int  # one past what closes it: the verb, its second part, or its auxiliary
    final: bool  # it stands at the end of its clause
    entry: Entry
    passive: bool = False
    modal: bool = False  # "will sagen": nothing is said yet


def completed(tokens: Sequence[Token], lex: Lexicon) -> tuple[Token, ...]:
    """The tokens with the verbs that a second part completes; a first part alone is an ordinary word."""
    if not lex.split:
        return tuple(tokens)
    out = list(tokens)
    for at, token in enumerate(tokens):
        if token.entry is None or token.text not in lex.split:
            continue
        second = _second(tokens, at, lex.split[token.text])
        if second is not None:
            out[at] = structs.replace(token, entry=lex.split[token.text][second])
        elif token.entry.kind == "split":
            out[at] = structs.replace(token, kind="word", entry=None)
    return tuple(out)


def _second(tokens: Sequence[Token], at: int, parts: dict[str, Entry]) -> str | None:
    """The second part of the verb at a token: it closes the clause."""
    for n in range(at + 1, min(len(tokens), at + _FAR)):
        if _stops(tokens, n):
            return None
        for size in range(_WORDS, 0, -1):
            words = " ".join(token.text for token in tokens[n : n + size])
            if words in parts and (_closed(tokens, n + size) or _describes(tokens, n + size, parts[words])):
                return words
    return None


def _describes(tokens: Sequence[Token], n: int, entry: Entry) -> bool:
    """ "hält den Plan für falsch": a word or three stand behind the second part of such a verb."""
    return "as" in entry.takes and any(_closed(tokens, n + more) for more in range(1, _WORDS + 1))


def second_end(row: Row, at: int) -> int:
    """One past the second part of the verb at a token; one past the token itself where it has none."""
    parts = row.lex.split.get(row.tokens[at].text, {})
    entry = row.tokens[at].entry
    words = next((part for part, made in parts.items() if made is entry), "")
    size = words.count(" ") + 1
    for n in range(at + 1, min(len(row.tokens), at + _FAR) if words else 0):
        here = " ".join(token.text for token in row.tokens[n : n + size]) == words
        if here and entry is not None and (_closed(row.tokens, n + size) or _describes(row.tokens, n + size, entry)):
            return n + size
    return at + 1


def _stops(tokens: Sequence[Token], n: int) -> bool:
    token = tokens[n]
    if token.kind == "quote":
        return True
    return token.kind == "mark" and (token.text in (";", ":") or (token.text in ENDS and _apart(tokens, n)))


def _closed(tokens: Sequence[Token], n: int) -> bool:
    """Does a clause end before token `n`: a mark, a quotation, a conjunction, the end?"""
    return n >= len(tokens) or tokens[n].kind in ("mark", "quote") or tokens[n].text in ("und", "oder", "dass")


def _apart(tokens: Sequence[Token], n: int) -> bool:
    return n + 1 >= len(tokens) or tokens[n].end < tokens[n + 1].start


def clause_of(row: Row, at: int) -> int:
    """First token of the clause in which token `at` stands: after a mark, a quotation, or "und" between clauses."""
    start = at
    while start > 0 and at - start < _BEHIND:
        before = start - 1
        if row.kind(before) == "quote" or row.mark(before, (*COMMA, *HARD, "-")):
            break
        if row.mark(before, ENDS) and closes(row, before):
            break
        start = before
    return start


def verb_at(row: Row, at: int) -> Verb | None:
    """How the verb of say-so at a token stands in its clause; None where it has no person of its own."""
    entry = row.tokens[at].entry
    if entry is None:
        return None
    start = clause_of(row, at)
    after = second_end(row, at)
    if after == at + 1 and row.word(at, "perfect_participles", "perhaps_participles"):
        return _perfect(row, at, start, entry) or _plain(row, at, start, after, entry)
    return _plain(row, at, start, after, entry)


def _perfect(row: Row, at: int, start: int, entry: Entry) -> Verb | None:
    """ "hat … gesagt", "gesagt hatte", "wurde … bestätigt"."""
    end = at + 1
    while row.word(end, "auxiliaries") and end < at + 3:
        end += 1
    if end > at + 1 and row.word(end - 1, "perfects", "passives"):
        passive = not row.word(end - 1, "perfects")
        return Verb(at, start, end - 1, end, _ended(row, end), entry, passive=passive)
    for n in range(start, at):
        if row.word(n, "perfects", "passives") and not _modal_between(row, n, at):
            return Verb(at, start, n, at + 1, final=False, entry=entry, passive=not row.word(n, "perfects"))
    return None


def _modal_between(row: Row, start: int, end: int) -> bool:
    return any(row.word(n, "that", "subordinators") for n in range(start, end))


def _plain(row: Row, at: int, start: int, after: int, entry: Entry) -> Verb | None:
    modal = any(row.word(n, "modals") for n in range(start, at)) or row.word(at + 1, "modals")
    opened = row.word(start, "subordinators", "that", "as_if", "relatives") or (
        row.word(start, "coordinators", "prepositions") and row.word(start + 1, "as_if", "relatives", "that")
    )
    final = opened and after == at + 1 and _ended(row, at + 1) and at > start
    if row.word(at, "perfect_participles"):
        return None
    return Verb(at, start, at, after, final, entry, modal=modal)


def _ended(row: Row, at: int) -> bool:
    return at >= len(row.tokens) or row.kind(at) in ("mark", "quote") or row.word(at, "coordinators")
