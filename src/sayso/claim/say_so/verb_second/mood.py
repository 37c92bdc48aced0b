"""Say-so in the mood of a verb: hearsay ("soll … betrogen haben", "aurait été tué"), reported speech that runs on."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, clause_end, clause_start, closes, party_of

MOODS = frozenset({"hearsay-modal", "hearsay-conditional", "reported-speech-runs-on"})  # rules without a cue
_FAR = 40  # tokens between a modal and the end of its clause
_NEAR = 4  # tokens between an auxiliary and its participle


def hearsay(row: Row, found: Sequence[Frame]) -> list[Frame]:
    """The clauses that a verb gives as hearsay, where no frame gives a source for them."""
    out: list[Frame] = []
    for at in range(len(row.tokens)):
        if _told(at, [*found, *out]):
            continue
        if row.word(at, "hearsay_modals", "own_account_modals"):
            frame = _perfect(row, at)
        elif row.word(at, "conditionals") or (row.word(at, "half_conditionals") and row.word(at - 1, "reflexives")):
            frame = _conditional(row, at)
        else:
            continue
        if frame is not None:
            out.append(frame)
    return out


def _told(at: int, found: Sequence[Frame]) -> bool:
    return any(start <= at < end or frame.first <= at <= frame.cue for frame in found for start, end in frame.parts)


def _perfect(row: Row, at: int) -> Frame | None:
    """ "X soll P haben": nobody says it; "X will P haben": X does."""
    end = _clause(row, at)
    if not (row.word(end - 1, "perfect_ends") and _participle(row, end - 2)):
        return None
    start = _start(row, at)
    if row.word(at, "hearsay_modals"):
        return Frame(at, at, at + 1, "around", ((start, end),), None, "hearsay-modal", nobody=True)
    source = party_of(row, start, at)
    if source is None or not source.sure:
        return None
    return Frame(at, at, at + 1, "right", ((at + 1, end),), source, "own-account-modal")


def _conditional(row: Row, at: int) -> Frame | None:
    """ "X aurait été tué", "habría desviado millones": a conditional perfect without a condition."""
    verb = at + 1
    while verb < at + _NEAR and row.word(verb, "adverbs", "negations", "passives"):
        verb += 1
    plain = row.kind(verb) in ("word", "cue") and row.text[row.tokens[verb].start].islower()
    ends = tuple(sorted(row.lex.sets["participle_endings"]))
    if not plain or row.word(verb, "not_hearsay") or not row.tokens[verb].text.endswith(ends):
        return None
    if any(row.word(n, "conditions") for n in range(max(0, at - _FAR), min(len(row.tokens), at + _FAR))):
        return None
    if row.word(at - 1, "relatives") and not row.mark(at - 2, COMMA):
        return None  # "ceux qui auraient vu la scène"
    start, end = _start(row, at), clause_end(row, at)
    if row.word(start, "relatives"):
        end = _clause(row, at)
    return Frame(at, at, at + 1, "around", ((start, end),), None, "hearsay-conditional", nobody=True)


def _start(row: Row, at: int) -> int:
    """First token of the clause; a relative clause stands alone."""
    comma = next((n for n in range(at - 1, max(-1, at - _FAR), -1) if row.mark(n, COMMA)), None)
    if comma is not None and row.word(comma + 1, "relatives") and row.kind(comma + 2) != "name":
        return comma + 1
    start = clause_start(row, at)
    while start < at and (row.kind(start) in ("mark", "quote") or row.word(start, "coordinators")):
        start += 1
    return start


def _clause(row: Row, at: int) -> int:
    end = at + 1
    while end < min(len(row.tokens), at + _FAR) and not row.mark(end, (*COMMA, *HARD)) and row.kind(end) != "quote":
        if row.mark(end, ENDS) and closes(row, end):
            break
        end += 1
    return end


def _participle(row: Row, at: int) -> bool:
    """A perfect infinitive: "betrogen haben", "getötet worden sein"."""
    if at < 1 or row.kind(at) not in ("word", "cue"):
        return False
    word = row.tokens[at].text
    ends = tuple(sorted(row.lex.sets["participle_endings"]))
    starts = tuple(sorted(row.lex.sets["participle_beginnings"]))
    return word.endswith(ends) and any(start in word[:-2] for start in starts)


def runs_on(row: Row) -> list[Frame]:
    """A sentence without a cue whose verb says that the words are another's: who spoke before goes on."""
    if not row.lex.sets["reported"] or row.kind(0) == "quote":
        return []
    at = next((n for n in range(1, len(row.tokens)) if row.word(n, "reported") and _finite(row, n)), None)
    if at is None:
        return []
    start = 0
    while start < at and row.kind(start) == "mark":
        start += 1
    return [Frame(at, start, at + 1, "around", ((start, clause_end(row, start)),), None, "reported-speech-runs-on")]


def _finite(row: Row, at: int) -> bool:
    """Is it no noun, and does nothing beside it make it an ordinary form ("ich habe", "es sei denn")?"""
    if row.text[row.tokens[at].start].isupper():
        return False
    return not (row.word(at - 1, "not_reported") or row.word(at + 1, "not_reported"))
