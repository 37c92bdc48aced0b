"""Frames around phrases that name a source or none: "according to S", "reportedly", "it emerged that"."""

from __future__ import annotations

from msgspec import structs

from sayso.claim.say_so.inversion import lone_participle
from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, clause_end, clause_start, closes, party_of
from sayso.claim.say_so.said import words_before
from sayso.claim.say_so.sources import Party, channel
from sayso.claim.say_so.speakers import in_dative
from sayso.model import MentionKind, Span

_QUALIFIED = 20  # tokens of what qualifies a source between commas
_ASIDE = 6  # tokens of a subject before an aside: "the talks, according to S, began"
_SHORT = 4  # tokens of a clause that "reportedly" and a comma open


def according(row: Row, at: int) -> Frame | None:
    """ "According to S, P" and "P, according to S"."""
    what = row.word(at + 1, "what")
    end = at + 1 + what
    while end < len(row.tokens) and not _stops_source(row, end, at):
        end += 1
    stop = end
    while what and stop < len(row.tokens) and not row.mark(stop, (*COMMA, *ENDS)):
        stop += 1
    told, begin = in_dative(row, at + 1 + what, end)
    source = party_of(row, begin, _published(row, begin, end))
    if source is None or _no_source(row, begin, end, source):
        return None
    source, stop = _named(row, at, stop, source)
    via = channel(row.page, row.tokens[begin:end], row.lex)
    stop = _apposition(row, stop)
    if row.mark(stop, COMMA) and (at == 0 or _opens_clause(row, at)):
        parts = ((stop + 1, clause_end(row, stop + 1)),)
        return Frame(at, at, stop + 1, "right", parts, source, "according-to-first", told, via)
    if not _closes_clause(row, at, stop):
        return None
    edge = at - 1 if row.mark(at - 1, COMMA) else at
    start = clause_start(row, edge)
    if row.mark(stop, COMMA) and edge - start < _ASIDE and stop + 2 < len(row.tokens):
        parts = ((start, clause_end(row, stop + 1)),)
        return Frame(at, at, stop, "around", parts, source, "according-to-aside", via=via)
    said = words_before(row, at) or (((start, edge),) if edge - start > 1 else ())
    return Frame(at, at, stop, "left", said, source, "according-to-last", told, via)


def _published(row: Row, begin: int, end: int) -> int:
    """Where what says when and by whom a source was put out begins: "una encuesta publicada el jueves"."""
    marks = row.lex.participle_marks
    for n in range(begin + 2, end) if row.lex.inverts else ():
        token, after = row.tokens[n], n + 1 + row.word(n + 1, "determiners", "prepositions")
        dated = row.kind(after) == "time" or row.word(n + 1, "by")
        if dated and row.text[token.start : token.end].casefold().endswith(marks):
            return n
    return end


def _no_source(row: Row, begin: int, end: int, source: Party) -> bool:
    """ "According to their taste", "según lo previsto"."""
    if row.word(begin, "possessives") and not (source.sure or source.pronoun):
        return True
    return row.lex.inverts and not source.pronoun and any(row.word(n, "never_said") for n in range(begin, end))


def _named(row: Row, at: int, stop: int, source: Party) -> tuple[Party, int]:
    """The source with the name that an apposition gives, or the word of the phrase that begins it; its end."""
    described = (
        row.lex.zero_that
        and not source.pronoun
        and not any(t.mention is not None and t.mention.kind is MentionKind.PERSON for t in row.tokens[at:stop])
    )
    named = row.lex.inverts or described
    if named and row.mark(stop, COMMA) and row.kind(stop + 1) == "name" and row.mark(stop + 2, COMMA):
        mention = row.tokens[stop + 1].mention
        if mention is not None and mention.kind is MentionKind.PERSON and source.sure and not source.pronoun:
            source, stop = structs.replace(source, sources=(mention.span,)), stop + 2  # "selon le maire, X, P"
    if row.word(at, "sourced") and len(source.sources) == 1:
        token = row.tokens[at]
        start = token.start + row.text[token.start : token.end].rfind(" ") + 1
        source = structs.replace(source, sources=(Span(row.page, start, source.sources[0].end),))
    return source, stop


def _closes_clause(row: Row, at: int, stop: int) -> bool:
    """Does the phrase [at, stop) follow what is said: behind a comma or a quotation, or before the end of a clause?"""
    behind = row.mark(at - 1, COMMA) or row.kind(at - 1) == "quote"
    return behind or row.mark(stop, (*ENDS, *COMMA)) or stop >= len(row.tokens)


def _apposition(row: Row, comma: int) -> int:
    """Past what qualifies the source between commas: "the report, published on Tuesday,"."""
    ends = tuple(sorted(row.lex.sets["participles"]))
    if not row.mark(comma, COMMA) or comma + 1 >= len(row.tokens) or not ends or row.kind(comma + 1) == "name":
        return comma
    if not (row.word(comma + 1, "relatives") or row.tokens[comma + 1].text.endswith(ends)):
        return comma
    near = range(comma + 1, min(len(row.tokens), comma + _QUALIFIED))
    return next((n for n in near if row.mark(n, COMMA)), comma)


def _stops_source(row: Row, at: int, cue: int) -> bool:
    token = row.tokens[at]
    if row.lex.inverts and at > cue + 1 and token.kind == "cue" and lone_participle(row, at, at):
        return False  # "selon un sondage publié jeudi, P"
    noun = token.kind == "cue" and row.lex.zero_that and at == cue + 2  # "according to a report"
    noun = noun and row.word(cue + 1, "determiners", "possessives")
    if (token.kind in ("quote", "cue") and not noun) or (
        token.kind == "mark"
        and token.text in (*COMMA, *HARD, *ENDS, "-")
        and not (token.text == "." and not closes(row, at))
    ):
        return True
    return at > cue + 1 and row.word(at, "auxiliaries", "relatives", "subordinators")


def _opens_clause(row: Row, at: int) -> bool:
    """Does "according to" stand right after what opens a clause ("it should be noted that according to …")?"""
    if row.lex.zero_that and row.mark(at - 1, COMMA) and row.word(at - 2, "relatives", "whether", "that"):
        return True  # "when, according to S, P"
    return row.word(at - 1, "that", "coordinators", "subordinators") or row.mark(at - 1, (":", ";", "-", "؛"))


def reported(row: Row, at: int) -> Frame | None:
    """The clause around "reportedly", or behind "it emerged that"."""
    behind = at + 1
    while row.kind(behind) == "time" or (row.word(behind, "prepositions") and row.kind(behind + 1) == "time"):
        behind += 1
    that = row.word(behind, "that") and not row.word(behind + 1, "auxiliaries")
    begin = behind + that
    said = that or row.tokens[at].text.endswith(tuple(f" {word}" for word in sorted(row.lex.sets["that"])))
    if not said and row.lex.has("bodies", row.tokens[at].text.split(" ", 1)[0]):
        if not (row.kind(begin) == "name" or row.word(begin, "determiners", "possessives", "pronouns", "collective")):
            return None  # "it emerged unharmed"
        said = True
    if said:
        return Frame(at, at, begin, "right", ((begin, clause_end(row, begin)),), None, "hearsay-that")
    if row.mark(at - 1, COMMA) and (at + 1 >= len(row.tokens) or row.mark(at + 1, ENDS)):  # "P, according to rumours."
        return Frame(at, at, at + 1, "left", ((clause_start(row, at - 1), at - 1),), None, "hearsay-last")
    if at == 0 and row.mark(1, COMMA):
        return Frame(at, at, at + 2, "right", ((at + 2, clause_end(row, at + 2)),), None, "hearsay-first")
    return Frame(at, at, at + 1, "around", (_clause(row, at),), None, "hearsay-adverb")


def _clause(row: Row, at: int) -> tuple[int, int]:
    """The clause around a token: from a comma or a subordinator to the next comma."""
    start = at
    second = row.lex.zero_that and row.word(at - 1, "coordinators")  # "X joined and reportedly left"
    while not second and start > 0 and not row.mark(start - 1, (*COMMA, *HARD)) and row.kind(start - 1) != "quote":
        if row.word(start - 1, "subordinators", "relatives"):
            start -= 1
            break
        if row.word(start - 1, "coordinators") and not row.word(start - 1, "joins"):
            break
        start -= 1
    end = at + 1
    while end < len(row.tokens) and not (row.mark(end, (*COMMA, *HARD)) or (row.mark(end, ENDS) and closes(row, end))):
        end += 1
    if row.mark(end, COMMA) and end - start < _SHORT:
        end = clause_end(row, end + 1)
    return start, end
