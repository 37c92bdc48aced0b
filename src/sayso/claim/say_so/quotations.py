"""Quotations that no frame of the sentence took: whoever stands beside them with a verb says them.

A quotation is sure to be said, so less is asked of the words around it than a clause needs: a subject set off by
commas, a verb of say-so among others ("was shocked, telling reporters:"), or any verb before a colon.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from sayso.claim.say_so.limits import told_title
from sayso.claim.say_so.row import COMMA, ENDS, Frame, Row, boundary, clause_start, closes, party_of
from sayso.claim.say_so.said import resumed
from sayso.claim.say_so.sources import Party
from sayso.claim.say_so.speakers import first_chunk, first_phrase, subject, verb_group

_REACH = 30  # tokens to each side of a quotation that are looked at
_BESIDE = 2  # tokens between a verb and a quotation that no comma or colon sets off
_WHOLE = 4  # words of a quotation that is a sentence, so that any verb can open it
_NAME = 12  # tokens of a subject behind its verb


def with_quotations(row: Row, found: Sequence[Frame]) -> list[Frame]:
    """The frames, and one for each quotation that none of them holds; ordered by cue."""
    if row.lex.verb_first:
        return [*found]
    out = [*found]
    for at, token in enumerate(row.tokens):
        if token.kind != "quote" or any(a <= at < b for frame in out for a, b in frame.parts):
            continue
        frame = _resumed(row, at, out) or _behind(row, at) or _before(row, at, out)
        own = [other for other in out if frame is not None and other.cue == frame.cue]
        if frame is not None and not any(row.word(a - 1, "that") for other in own for a, _ in other.parts):
            out = [other for other in out if other.cue != frame.cue]
            out.append(frame)
    if not out and (frame := _in_next_paragraph(row)) is not None:
        return [frame]
    return sorted(out, key=lambda frame: frame.cue) if len(out) > len(found) else out


def _resumed(row: Row, at: int, found: Sequence[Frame]) -> Frame | None:
    """`"…," said X in May. "…"`: the frame of a quotation before, if what follows its tag ends like a sentence."""
    if row.text[row.tokens[0].start : row.tokens[at].start].rstrip()[-1:] not in (".", "!", "?") or at == 0:
        return None
    before = [frame for frame in found if any(row.kind(b - 1) == "quote" and b <= at for _, b in frame.parts)]
    return structs.replace(before[-1], parts=(*before[-1].parts, (at, at + 1))) if before else None


def _behind(row: Row, at: int) -> Frame | None:
    """`"…," X, who …, said` and `"…," said X`: the first verb of say-so behind the quotation."""
    begin = at + 1
    while row.mark(begin, (*COMMA, "-")):
        begin += 1
    for verb in range(begin, min(len(row.tokens), at + _REACH)):
        if row.kind(verb) == "quote" or (row.mark(verb, ENDS) and closes(row, verb)) or row.mark(verb, (";", ":")):
            return None
        entry = row.tokens[verb].entry
        if entry is None or entry.kind != "verb" or entry.chained or "quote" not in entry.takes:
            continue
        first, seen = verb_group(row, verb)
        if seen & {"negated", "unsaid", "infinitive", "passive"}:
            return None
        first = max(first, begin)
        if first == begin:
            return _tagged(row, at, verb, _name_behind(row, verb))
        if row.word(begin, "coordinators", "subordinators", "relatives", "prepositions", "that"):
            return None
        end = next((n for n in range(begin, first) if row.mark(n, COMMA) or boundary(row, n)), first)
        if end < first and not row.mark(first - 1, COMMA):
            return None  # what follows is a clause of its own
        source = party_of(row, begin, end)
        return _tagged(row, at, verb, source, first=begin) if source is not None and source.sure else None
    return None


def _name_behind(row: Row, verb: int) -> Party | None:
    end = verb + 1
    while end < min(len(row.tokens), verb + _NAME) and not (
        boundary(row, end) or row.word(end, "prepositions", "auxiliaries") or row.kind(end) in ("time", "cue")
    ):
        end += 1
    found = party_of(row, verb + 1, end)
    return found if found is not None and found.sure else None


def _tagged(row: Row, at: int, verb: int, source: Party | None, first: int | None = None) -> Frame | None:
    if source is None:
        return None
    end = verb + 1
    while end < len(row.tokens) and not row.mark(end, (*ENDS, *COMMA, ":")) and row.kind(end) != "quote":
        end += 1
    parts = ((at, at + 1), *resumed(row, end))
    return Frame(verb, verb if first is None else first, end, "left", parts, source, "quotation-tag")


def _before(row: Row, at: int, found: Sequence[Frame]) -> Frame | None:
    """`X …, telling reporters: "…"`: the last verb of say-so before the quotation, or any verb before a colon."""
    low = max(clause_start(row, at - 1) if at > 1 else 0, at - _REACH)
    if any(row.kind(n) == "quote" for n in range(low, at)):
        low = next(n + 1 for n in range(at - 1, low - 1, -1) if row.kind(n) == "quote")
    set_off = row.mark(at - 1, (*COMMA, ":"))
    for verb in range(at - 1, low - 1 if set_off else max(low, at - _BESIDE) - 1, -1):
        entry = row.tokens[verb].entry
        if entry is None or entry.kind != "verb" or not entry.takes & {"quote", "that"}:
            continue
        first, seen = verb_group(row, verb)
        if seen & {"negated", "unsaid"} or (row.kind(low - 1) == "quote" and told_title(row, verb, at)):
            return None
        if "passive" in seen or (entry.chained and not set_off):
            continue
        source = _subject(row, first, low, found, chained=entry.chained or "infinitive" in seen)
        if source is None:
            return None
        return Frame(verb, first, at, "right", ((at, at + 1),), source, "quotation-after-verb")
    return _any_verb(row, at, low)


def _subject(row: Row, first: int, low: int, found: Sequence[Frame], *, chained: bool) -> Party | None:
    if not chained:
        source, _, _ = subject(row, first, [*found])
        return source if source is not None and source.sure else None
    before = [frame for frame in found if low <= frame.cue < first and frame.source is not None]
    if before:
        return before[-1].source
    start, end = first_chunk(row, first)
    source = party_of(row, start, first_phrase(row, start, end))
    return source if source is not None and source.sure else None


def _any_verb(row: Row, at: int, low: int) -> Frame | None:
    """`X echoed: "…"`, `X fired back, "…"`: a whole sentence behind a colon or a comma is said by the subject."""
    quote = row.tokens[at].quote
    if quote is None or not row.mark(at - 1, (":", *COMMA)) or at - 1 <= low:
        return None
    said = row.text[quote.words.start : quote.words.end]
    whole = said.count(" ") + 1 >= _WHOLE and not said[0].islower() and said[-1] in ".!?…,"
    start, stop = first_chunk(row, at - 1)
    stop = first_phrase(row, start, stop)
    end = _verb(row, stop)
    if (
        not whole
        or end >= at - 1
        or row.kind(end) not in ("word", "cue")
        or row.word(end, "prepositions", "coordinators")
    ):
        return None
    source = party_of(row, start, stop)
    if source is None or not source.sure or row.word(start, "prepositions"):
        return None
    return Frame(end, start, at, "right", ((at, at + 1),), source, "quotation-after-clause")


def _named_before_colon(row: Row, start: int, at: int) -> Frame | None:
    """`The mayor: "…"`."""
    source = party_of(row, start, at - 1)
    if source is None or not source.sure:
        return None
    return Frame(at - 1, start, at, "right", ((at, at + 1),), source, "name-colon")


def _verb(row: Row, at: int) -> int:
    """Past what stands between a subject and its verb."""
    while row.word(at, "adverbs", "auxiliaries") or row.kind(at) == "time":
        at += 1
    return at


def _in_next_paragraph(row: Row) -> Frame | None:
    """`X called them on it:` at the end of a paragraph: the next one opens with the words of X."""
    if not row.tokens or not row.mark(len(row.tokens) - 1, (":",)):
        return None
    start, stop = first_chunk(row, len(row.tokens) - 1)
    end = _verb(row, first_phrase(row, start, stop))
    if end >= len(row.tokens) - 1 or row.kind(end) != "word":
        return None
    source = party_of(row, start, first_phrase(row, start, stop))
    if source is None or not source.sure:
        return None
    return Frame(end, start, len(row.tokens), "none", (), source, "clause-colon")
