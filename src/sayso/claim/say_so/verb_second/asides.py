"""Say-so without a verb of a speaker, where the verb is second: "laut X", "X zufolge", "so X", "hieß es aus X"."""

from __future__ import annotations

from sayso.claim.say_so.brackets import clause_of
from sayso.claim.say_so.halves import both
from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, clause_end, clause_start, party_of
from sayso.claim.say_so.said import words_before
from sayso.claim.say_so.sources import Party, channel
from sayso.claim.say_so.verb_second.middle import begins, field, nominal, phrase_end, subject_at, sure
from sayso.model import Span

_FEW = 6  # tokens to the first noun phrase behind a verb
_BACK = 14  # tokens of the source before "zufolge"


def aside(row: Row, at: int, kind: str) -> Frame | None:
    """The frame of a form that is no verb with a speaker of its own, by its kind."""
    if kind == "according":
        return _according(row, at)
    if kind == "postposed":
        return _postposed(row, at)
    if kind in ("own_words", "self"):
        return _own(row, at, kind)
    if kind == "aside":
        return _so(row, at)
    return _hearsay(row, at) if kind == "hearsay" else _impersonal(row, at)


def _hearsay(row: Row, at: int) -> Frame | None:
    """ "Angeblich P", and "Am Abend wurde bekannt, dass P"."""
    if row.mark(at + 1, COMMA) and row.word(at + 2, "that"):
        return Frame(at, at, at + 3, "right", ((at + 3, clause_end(row, at + 3)),), None, "hearsay-that")
    return _around(row, (at, at + 1), None, "hearsay-adverb")


def _source_end(row: Row, at: int) -> int:
    """One past the source behind "laut" or "nach Angaben von"."""
    return phrase_end(row, at + (row.word(at, "of")))


def _according(row: Row, at: int) -> Frame | None:
    """ "Laut X ist P", "P, laut X", "Der Mann wurde laut X verletzt"."""
    end = _source_end(row, at + 1)
    source = subject_at(row, _whose(row, at + 1 + row.word(at + 1, "of"), end), end)
    relative = row.mark(at - 1, COMMA) and row.word(at + 1, "relatives") and row.word(at + 2, "determiners")
    if source is None or relative or not (source.pronoun or nominal(row, at + 1 + row.word(at + 1, "of"))):
        return None  # "ein Bericht, laut dem …"
    via = channel(row.page, row.tokens[at:end], row.lex)
    return _around(row, (at, end), source, "according-to", via)


def _whose(row: Row, start: int, end: int) -> int:
    """Where the owner of words begins: "Angaben der Polizei", "einer Mitteilung des Senats"; else `start`."""
    noun = start
    while noun < end and (row.word(noun, "determiners", "possessives") or row.text[row.tokens[noun].start].islower()):
        noun += 1
    token = row.tokens[noun] if noun < end else None
    if token is None or token.kind != "word":
        return start
    words = row.lex.noun("words_of", token.text) or row.lex.noun("channels", token.text)
    owned = row.word(noun + 1, "genitives", "of")
    return noun + 1 + row.word(noun + 1, "of") if words and owned and noun + 2 <= end else start


def _around(row: Row, aside: tuple[int, int], source: Party | None, by: str, via: Span | None = None) -> Frame | None:
    """The clause around an aside [at, end) without commas, or the words before or after one between commas."""
    at, end = aside
    cue = next((n for n in range(at, end) if row.tokens[n].entry is not None), at)
    edge = row.mark(at - 1, COMMA) or row.kind(at - 1) == "quote"
    done = end >= len(row.tokens) or row.mark(end, (*ENDS, *COMMA)) or row.mark(end, HARD)
    if edge and done:
        parts = words_before(row, at)
        return Frame(cue, at, end, "left", both(row, parts, end), source, f"{by}-last", via=via) if parts else None
    start = _main_start(row, at)
    stop = clause_end(row, end)
    if start >= at - row.word(at - 1, "adverbs"):
        first = end + row.mark(end, COMMA)
        until = _reported(row, first, clause_end(row, first))
        return Frame(cue, at, first, "right", ((first, until),), source, f"{by}-first", via=via)
    if done:
        return Frame(cue, at, end, "left", ((start, at),), source, f"{by}-last", via=via)
    return Frame(cue, at, end, "around", ((start, stop),), source, f"{by}-aside", via=via)


def _reported(row: Row, start: int, end: int) -> int:
    """Where "Laut X ist P, meldete Y" ends what X says: before the clause of who reports it."""
    for n in range(max(start + 1, end - _FEW), end - 1):
        after = row.finite(n) and not row.finite(end - 1) and not row.word(n + 1, "that")
        if after and row.mark(n - 1, COMMA):
            return n - 1
    return end


def _main_start(row: Row, at: int) -> int:
    """First token of the clause around an aside; relative clauses before it belong to it."""
    start = clause_start(row, at)
    while start < at and (row.mark(start, ENDS) or row.kind(start) == "quote"):
        start += 1
    cut = clause_of(row, at)
    if row.word(cut, "relatives", "subordinators", "coordinators", "that") and cut > start:
        return cut + row.word(cut, "coordinators", "that")
    return start


def _postposed(row: Row, at: int) -> Frame | None:
    """ "Der Polizei zufolge ist P", "P, den Angaben der Polizei zufolge"."""
    low = max(clause_of(row, at), at - _BACK)
    start = next((n for n in range(low, at) if _opens_phrase(row, n, at)), at - 1)
    source = party_of(row, _whose(row, start, at), at)
    if source is None or not source.sure:
        return None
    return _around(row, (start, at + 1), source, "source-cue-postposed")


def _opens_phrase(row: Row, start: int, at: int) -> bool:
    """Does a noun phrase from `start` on reach to the cue?"""
    return begins(row, start) and phrase_end(row, start) >= at


def _own(row: Row, at: int, kind: str) -> Frame | None:
    """ "Ihm zufolge ist P": who spoke before; "Nach eigenen Angaben hat X P": the subject of the clause."""
    source: Party | None = Party((), row.tokens[at].text, row.tokens[at].text)
    if kind == "self":
        start = _main_start(row, at)
        source = sure(_clause_subject(row, start, at))
        if source is None:
            return None
    return _around(row, (at, at + 1), source, "own-words" if kind == "own_words" else "by-own-account")


def _clause_subject(row: Row, start: int, at: int) -> Party | None:
    """The first noun phrase of a clause, before or behind its verb."""
    if start < at and begins(row, start):
        return subject_at(row, start, min(phrase_end(row, start), at))
    n = at + 1
    while n < min(len(row.tokens), at + _FEW) and not begins(row, n):
        n += 1
    return subject_at(row, n, phrase_end(row, n))


def _so(row: Row, at: int) -> Frame | None:
    """ "P, so X" and "“…”, so X am Montag"."""
    if row.word(at, "as_if") or not (row.mark(at - 1, COMMA) or row.kind(at - 1) == "quote") or not begins(row, at + 1):
        return None
    end = phrase_end(row, at + 1)
    source = sure(party_of(row, at + 1, end))
    stop = end
    while stop < len(row.tokens) and row.kind(stop) not in ("mark", "quote"):
        stop += 1
    read = field(row, end, stop, source)
    done = read.rest >= len(row.tokens) or row.kind(read.rest) in ("mark", "quote")
    if source is None or not done:
        return None
    parts = words_before(row, at)
    if not parts:
        return None
    return Frame(at, at, read.rest, "left", both(row, parts, read.rest), source, "so-source", read.told, read.via)


def _impersonal(row: Row, at: int) -> Frame | None:
    """ "P, hieß es aus X", "Aus X hieß es, P", "Es hieß, P"."""
    start = clause_of(row, at)
    if not (row.word(at + 1, "expletives") or row.word(at - 1, "expletives") or row.word(start, "as_if")):
        return None
    stop = at + 1
    while stop < len(row.tokens) and not (row.kind(stop) == "quote" or row.mark(stop, (*COMMA, *HARD, *ENDS))):
        stop += 1
    place = next((n for n in range(start, stop) if row.word(n, "within")), None)
    source = None if place is None else sure(party_of(row, place + 1, min(phrase_end(row, place + 1), stop)))
    by = "impersonal" if source is None else "impersonal-place"
    if start == at and (row.mark(at - 1, COMMA) or row.kind(at - 1) == "quote"):
        parts = words_before(row, at)
        return Frame(at, at, stop, "left", parts, source, by, nobody=source is None) if parts else None
    after = stop + row.mark(stop, (*COMMA, ":"))
    if row.word(start, "as_if"):
        return _impersonal_aside(row, at, start, stop, source)
    after += row.word(after, "that")
    if after > stop and clause_end(row, after) - after >= 1:
        return Frame(at, start, after, "right", ((after, clause_end(row, after)),), source, by, nobody=source is None)
    return None


def _impersonal_aside(row: Row, at: int, start: int, stop: int, source: Party | None) -> Frame | None:
    """ "…, wie es aus X hieß" and "Wie es aus X hieß, P"."""
    if row.mark(start - 1, COMMA):
        parts = words_before(row, start)
        return Frame(at, start, stop, "left", parts, source, "impersonal-wie", nobody=source is None) if parts else None
    if not row.mark(stop, COMMA):
        return None
    part = (stop + 1, clause_end(row, stop + 1))
    return Frame(at, start, stop + 1, "right", (part,), source, "impersonal-wie", nobody=source is None)
