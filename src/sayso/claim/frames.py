"""Frames of say-so around the cues of a sentence: languages in which the subject comes before its verb."""

from __future__ import annotations

from sayso.claim.before import own_words
from sayso.claim.row import COMMA, ENDS, HARD, Frame, Row, boundary, clause_end, clause_start, closes, party_of
from sayso.claim.said import (
    behind_verb,
    inside_relative,
    is_done,
    is_noun,
    never_said,
    parts_around,
    told_agency,
    words_before,
    words_behind,
)
from sayso.claim.sources import Party, channel
from sayso.claim.speakers import first_chunk, first_phrase, in_dative, in_plural, subject, verb_group
from sayso.claim.within import speaks_within
from sayso.model import Span

_CLAUSE = 3  # tokens of the shortest clause after "As X said,"


def frames(row: Row) -> list[Frame]:
    """The frames of a sentence in order of their cues."""
    found: list[Frame] = []
    for at, token in enumerate(row.tokens):
        if token.entry is None:
            continue
        if token.entry.kind == "according":
            frame = _according(row, at)
        elif token.entry.kind == "own_words":
            frame = own_words(row, at)
        elif token.entry.kind == "hearsay":
            frame = _hearsay(row, at)
        elif token.entry.chained:
            frame = _chained(row, at, found)
        else:
            frame = _finite(row, at, found)
        if frame is not None:
            found.append(frame)
    return found


def _finite(row: Row, at: int, found: list[Frame]) -> Frame | None:
    first, seen = verb_group(row, at)
    entry = row.tokens[at].entry
    if entry is None or seen & {"negated", "infinitive"} or (row.word(at + 1, "negations") and row.word(at + 2, "to")):
        return None  # "asked not to be named" is nothing said
    if "passive" in seen and " " not in entry.lemma:
        return _passive(row, at, first)
    source, start, end = subject(row, first, found)
    if source is None:
        return _inverted(row, at, first) or speaks_within(row, at, first)
    if entry.base and first == at and not in_plural(row, start, end):
        return None
    if not source.sure and not (_quoted(row, at) or {"that", "quote"} <= entry.takes):
        return None
    return _shaped(row, at, start, source, channel(row.page, row.tokens[start:end], row.lex))


def _quoted(row: Row, at: int) -> bool:
    return any(row.kind(n) == "quote" for n in range(max(0, at - 12), min(len(row.tokens), at + 12)))


def _passive(row: Row, at: int, first: int) -> Frame | None:
    """ "It was announced by S that P": only where S is named."""
    stop = min(len(row.tokens), at + 4)
    mark = next((n for n in range(at + 1, stop) if row.word(n, "by")), None)
    if mark is None:
        return None
    end = mark + 1
    while end < len(row.tokens) and not boundary(row, end) and not row.finite(end):
        end += 1
    source = party_of(row, mark + 1, end)
    entry = row.tokens[at].entry
    if source is None or not source.sure or entry is None:
        return None
    if row.word(end, "that"):
        return Frame(at, first, end, "right", ((end + 1, clause_end(row, end + 1)),), source, "passive-by")
    return None


def _inverted(row: Row, at: int, first: int) -> Frame | None:
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
    source = party_of(row, begin, end)
    entry = row.tokens[at].entry
    if source is None or entry is None or not (source.sure or _quoted(row, at)) or not entry.takes & {"that", "quote"}:
        return None
    if source.pronoun and not is_done(row, end) and row.kind(end) != "time":
        return None
    if row.kind(first - 1) != "quote" and row.word(end, "auxiliaries") and not row.word(end, "to"):
        return None  # "X meets Y, says bridge will open": what follows is a clause
    told, via, last = behind_verb(row, end, hearer=False)
    told = hearer or told or told_agency(row, at + 2, end)
    parts = words_before(row, first)
    if not parts:
        return None
    return Frame(at, first, last, "left", parts_around(row, parts, last), source, "words-cue-source", told, via)


def _stops_name(row: Row, at: int) -> bool:
    token = row.tokens[at]
    if token.kind in ("quote", "time", "cue") or (token.kind == "mark" and token.text not in ("'", ".")):
        return True
    if token.kind == "mark" and token.text == ".":
        return closes(row, at)
    if row.word(at, "of"):
        return False
    return row.word(at, "prepositions", "relatives", "subordinators", "that", "auxiliaries")


def _shaped(row: Row, at: int, start: int, source: Party, via: Span | None) -> Frame | None:
    """A frame with its subject on the left: where are the words?"""
    entry = row.tokens[at].entry
    if entry is None:
        return None
    hearer = (
        "hearer" in entry.takes
        and not row.word(at + 1, "that", "whether")
        and row.kind(at + 1) not in ("quote", "time", "mark")
    )
    told, later, last = behind_verb(row, at + 1, hearer=hearer)
    via = via or later
    right = words_behind(row, at, last, entry.takes)
    left = words_before(row, start)
    by_quote = row.kind(start - 1) == "quote" or (row.mark(start - 1, COMMA) and row.kind(start - 2) == "quote")
    if right is not None and not (
        by_quote and right[2] != "that" and entry.takes & {"that", "quote"} and right[2] != "quote"
    ):
        if never_said(row, right) or is_noun(row, at, right):
            return None
        opened = row.tokens[right[0]].entry if right[0] < len(row.tokens) else None
        if right[2] in ("clause", "noun") and opened is not None and opened.chained and right[1] - right[0] > 2:
            right = (right[0] + 1 + row.word(right[0] + 1, "that"), right[1], right[2])  # "a statement saying that P"
        behind = channel(row.page, row.tokens[right[1] : right[1] + 6], row.lex) if right[2] == "noun" else None
        via = via or behind
        told = told or (told_agency(row, at + 1, right[0]) if right[2] == "that" else ())
        return Frame(
            at,
            start,
            right[0],
            "right",
            (*(left if by_quote and right[2] == "quote" else ()), (right[0], inside_relative(row, start, right))),
            source,
            f"source-cue-{right[2]}",
            told,
            via,
        )
    if row.word(start - 1, "as_if") and row.mark(last, COMMA) and (start == 1 or row.mark(start - 2, (*COMMA, *HARD))):
        end = clause_end(row, last + 1)
        if not left and end - last > _CLAUSE:  # "As X said, P"
            return Frame(at, start, last + 1, "right", ((last + 1, end),), source, "as-source-cue", told, via)
    if left and ("quote" in entry.takes or by_quote) and (is_done(row, last) or by_quote):
        by = "aside-as" if row.word(start - 1, "as_if") else "words-source-cue"
        return Frame(at, start, last, "left", parts_around(row, left, last), source, by, told, via)
    if row.mark(last, (":",)) or last >= len(row.tokens) or row.mark(last, ENDS):
        return Frame(at, start, last, "none", (), source, "source-cue", told, via)
    return None


def _chained(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """ ", adding that Q": the source of the frame before."""
    first, seen = verb_group(row, at)
    entry = row.tokens[at].entry
    if entry is None or "negated" in seen:
        return None
    if "passive" in seen:  # "is saying": an ordinary verb
        source, start, _ = subject(row, first, found)
        return None if source is None or not source.sure else _shaped(row, at, start, source, None)
    if not (
        row.mark(first - 1, COMMA)
        or row.word(first - 1, "coordinators", "subordinators")
        or row.kind(first - 1) == "quote"
    ):
        return None
    told, via, last = behind_verb(row, at + 1, hearer="hearer" in entry.takes and not row.word(at + 1, "that"))
    right = words_behind(row, at, last, entry.takes)
    if right is None or is_noun(row, at, right):
        return None
    source = found[-1].source if found else None
    if source is None:
        start, end = first_chunk(row, first)
        source = party_of(row, start, first_phrase(row, start, end))
    if source is None or not (found or source.sure):
        return None
    return Frame(
        at, first, right[0], "right", ((right[0], right[1]),), source, "chained-cue", told, via, chained=bool(found)
    )


def _according(row: Row, at: int) -> Frame | None:
    """ "According to S, P" and "P, according to S"."""
    begin = at + 1
    what = row.word(begin, "what")
    begin += what
    end = begin
    while end < len(row.tokens) and not _stops_source(row, end, at):
        end += 1
    stop = end
    while what and stop < len(row.tokens) and not row.mark(stop, (*COMMA, *ENDS)):
        stop += 1
    told, begin = in_dative(row, begin, end)
    source = party_of(row, begin, end)
    if source is None:
        return None
    via = channel(row.page, row.tokens[begin:end], row.lex)
    after = stop + 1 if row.mark(stop, COMMA) else stop
    leads = at == 0 or not row.mark(at - 1, COMMA) or row.word(at - 2, "coordinators")
    if row.mark(stop, COMMA) and (at == 0 or _opens_clause(row, at)):
        return Frame(
            at, at, after, "right", ((after, clause_end(row, after)),), source, "according-to-first", told, via
        )
    if (
        row.mark(at - 1, COMMA)
        or row.kind(at - 1) == "quote"
        or not leads
        or row.mark(stop, (*ENDS, *COMMA))
        or stop >= len(row.tokens)
    ):
        edge = at - 1 if row.mark(at - 1, COMMA) else at
        start = clause_start(row, edge)
        if (
            row.mark(stop, COMMA) and edge - start < 6 and stop + 2 < len(row.tokens)
        ):  # "the talks, according to S, began": around
            return Frame(
                at, at, stop, "around", ((start, clause_end(row, stop + 1)),), source, "according-to-aside", via=via
            )
        return Frame(
            at,
            at,
            stop,
            "left",
            words_before(row, at) or (((start, edge),) if edge - start > 1 else ()),
            source,
            "according-to-last",
            told,
            via,
        )
    return None


def _stops_source(row: Row, at: int, cue: int) -> bool:
    token = row.tokens[at]
    if token.kind in ("quote", "cue") or (
        token.kind == "mark"
        and token.text in (*COMMA, *HARD, *ENDS, "-")
        and not (token.text == "." and not closes(row, at))
    ):
        return True
    return at > cue + 1 and row.word(at, "auxiliaries", "relatives", "subordinators")


def _opens_clause(row: Row, at: int) -> bool:
    """Does "according to" stand right after what opens a clause ("it should be noted that according to …")?"""
    return row.word(at - 1, "that", "coordinators", "subordinators") or row.mark(at - 1, (":", ";", "-", "؛"))


def _hearsay(row: Row, at: int) -> Frame | None:
    """The clause around "reportedly": from a comma or a subordinator to the next comma."""
    start = at
    while start > 0 and not row.mark(start - 1, (*COMMA, *HARD)) and row.kind(start - 1) != "quote":
        if row.word(start - 1, "subordinators", "relatives"):
            start -= 1
            break
        if row.word(start - 1, "coordinators") and not row.word(start - 1, "joins"):
            break
        start -= 1
    end = at + 1
    while (
        end < len(row.tokens) and not row.mark(end, (*COMMA, *HARD)) and not (row.mark(end, ENDS) and closes(row, end))
    ):
        end += 1
    if row.mark(end, COMMA) and end - start < 4:
        end = clause_end(row, end + 1)
    return Frame(at, at, at + 1, "around", ((start, end),), None, "hearsay-adverb")
