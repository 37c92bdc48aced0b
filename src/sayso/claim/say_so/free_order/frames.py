"""Frames of say-so where word order is free and a comma stands before every clause: Russian.

A verb of say-so is read in its clause, between marks: the subject stands on either side of it, what is said in the next
clause ("X сказал, что P", "X: P"), in the clauses before ("P, сказал X", "P, как сказал X"), or as its object.
"""

from __future__ import annotations

from msgspec import structs

from sayso.claim.say_so.around import (
    Part,
    Said,
    aside_before,
    behind_clause,
    clause_bounds,
    cut_clause,
    object_of,
    quoted_before,
    trimmed,
)
from sayso.claim.say_so.free_order.asides import according, hearsay, own_words
from sayso.claim.say_so.free_order.clause import Clause, clause, in_plural, points_back
from sayso.claim.say_so.free_order.lines import lines
from sayso.claim.say_so.free_order.phrases import beside, infinitive
from sayso.claim.say_so.free_order.speakers import apposed, asked, quoted, relayed, source
from sayso.claim.say_so.row import COMMA, ENDS, Frame, Row, closes, party_of
from sayso.claim.say_so.sources import Party
from sayso.claim.say_so.speakers import first_chunk, first_phrase, verb_group
from sayso.model import Stance

_LEAD = 3  # tokens before a verb that has no subject: "В Германии снова заявили"


def frames(row: Row) -> list[Frame]:
    """The frames of a sentence in order of their cues."""
    found: list[Frame] = []
    for at, token in enumerate(row.tokens):
        if token.entry is not None and not token.entry.chained:
            frame = _frame(row, at, token.entry.kind, found)
            found += [] if frame is None else [frame]
    for at, token in enumerate(row.tokens):
        if token.entry is not None and token.entry.chained and (frame := _chained(row, at, found)) is not None:
            found.append(frame)
    return sorted((_trimmed(row, frame) for frame in found), key=lambda frame: frame.cue) or lines(row)


def _trimmed(row: Row, frame: Frame) -> Frame:
    """The frame with what is said cut at what stands behind or, for a quotation, before it."""
    entry = row.tokens[frame.cue].entry
    asks = frame.by == "source-cue-object" and entry is not None and "infinitive" in entry.takes
    parts = tuple(trimmed(row, part, infinitive=asks) for part in frame.parts)
    if frame.side == "left":
        parts = tuple((_opened(row, start, end), end) for start, end in parts)
    return structs.replace(frame, parts=parts) if parts != frame.parts else frame


def _opened(row: Row, start: int, end: int) -> int:
    """Where a quotation behind another verb begins: "заявил X, пишет «P», — цитирует Y"."""
    for at in range(end - 2, start, -1):
        if row.finite(at) and row.text[row.tokens[at].end : row.tokens[at + 1].start].strip()[:1] in (
            "«",
            "„",
            "“",
            '"',
        ):
            return at + 1
    return start


def _frame(row: Row, at: int, kind: str, found: list[Frame]) -> Frame | None:
    if kind == "according":
        return according(row, at, found)
    if kind == "own_words":
        return own_words(row, at, found)
    return hearsay(row, at, found) if kind == "hearsay" else _finite(row, at, found)


def of_before(row: Row) -> Frame | None:
    """The frame of a sentence that only names who said what stands before it: "Об этом сообщает X"."""
    for at, token in enumerate(row.tokens):
        entry = token.entry
        if entry is None or entry.kind != "verb" or entry.chained:
            continue
        of = clause(row, at, entry)
        party = None if of is None or not points_back(row, of.start, of.end) else source(row, of, [])
        if of is not None and row.tokens[of.opener].text in row.lex.sets["correlatives"]:
            low = range(of.cue + 1, of.end - 1)
            if any(row.tokens[n].text in entry.governs for n in low):
                continue  # "Так он намекнул на P"
        if of is not None and party is not None and (party.sure or party.pronoun):
            frame = _framed(row, of, party, (), "of-the-sentence-before")
            return structs.replace(frame, first=of.start, last=of.end, side="none")
    return None


def _finite(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """The frame of a verb: the first shape that fits."""
    entry = row.tokens[at].entry
    of = None if entry is None else clause(row, at, entry)
    if entry is None or of is None or _means_else(row, of):
        return None
    party = source(row, of, found)
    if party is not None and row.word(at, "shows") and not row.lex.has("evidence", party.words):
        return None
    nobody = party is None and _nobody(row, of)
    if row.word(of.opener, "as_if") and of.opener < at and not row.word(of.opener - 2, "correlatives"):
        return _as(row, of, party, found) if party is not None or nobody else None
    if party is None and entry.stance is Stance.HEARS and row.word(of.opener, "that") and found:
        party, nobody = found[-1].source, False  # "рассказали, что слышали"
    if party is None and not nobody:
        return _dropped(row, of)
    said = _behind(row, of, party)
    if said is not None:
        return _framed(row, of, party, ((said.start, said.end),), f"source-cue-{said.shape}")
    return _before(row, of, party, found) or _of_object(row, of, party)


def _means_else(row: Row, of: Clause) -> bool:
    """ "Как и ожидалось"; "приводит данные": no words of anybody."""
    idiom = row.word(of.opener, "as_if") and row.word(of.opener + 1, "coordinators")
    relays = row.word(of.cue, "relays") and "that" not in of.entry.takes
    return idiom or (relays and quoted(row, of) is None)


def _nobody(row: Row, of: Clause) -> bool:
    """Can the verb say that nobody is named: "сообщается", "говорят", "Жителей просят не выходить"?"""
    dashed = row.mark(of.start - 1, ("-",)) and not quoted_before(row, of.start)
    if not of.alone or dashed or row.word(of.cue, "sourced"):
        return False
    return row.word(of.cue, "nobody") or _indefinite(row, of)


def _indefinite(row: Row, of: Clause) -> bool:
    """A verb in the plural that opens a sentence without a subject."""
    opens = of.start == of.opener == 0 and not row.word(0, "as_if", "that", "relatives")
    return opens and in_plural(row, of.cue) and of.right.source is None and of.first <= _LEAD


def _behind(row: Row, of: Clause, party: Party | None) -> Said | None:
    """What is said behind the clause, if it is said and not shown by what the verb does to its object."""
    said = behind_clause(row, of.cue, of.end, of.entry.takes)
    if said is None:
        return None
    if said.shape != "that" and points_back(row, of.start, of.end):
        return None
    asks = "infinitive" in of.entry.takes and any(infinitive(row, n) for n in range(of.cue + 1, of.end))
    if said.shape == "that" and asks and row.word(of.end + 1, "irreal"):
        return None  # "призвал сидеть дома, чтобы не заболеть"
    if said.shape == "that" and _unsure(party) and of.right.rest < of.end:
        return None  # "наличие гарантирует защиту, что важно"
    about = said.shape == "whether" and party is not None and row.lex.has("nobody", of.entry.lemma)
    return None if about else said


def _unsure(party: Party | None) -> bool:
    return party is not None and not (party.sure or party.pronoun)


def _before(row: Row, of: Clause, party: Party | None, found: list[Frame]) -> Frame | None:
    """ "P, сказал X", "«…», — сказал X"."""
    quotes = quoted_before(row, of.start)
    if row.word(of.opener, "that", "relatives", "subordinators") or not (
        quotes or (row.mark(of.start - 1, (*COMMA, "-")) and _inverted(row, of, party, found))
    ):
        return None
    if _unsure(party) and ("quote" not in of.entry.takes or aside_before(row, of.start)):
        return None
    cut = cut_clause(row, of.start, of.end, found)
    if cut is None:
        return None
    frame = _framed(row, of, party, cut.parts, "words-cue-source")
    return structs.replace(frame, side=cut.side, last=of.end)


def _inverted(row: Row, of: Clause, party: Party | None, found: list[Frame]) -> bool:
    """Does the verb open its clause, and its subject or a body as a place stand behind it?"""
    right, place = of.right.source, of.left.place or of.right.place
    placed = place is not None and (right is None or not right.sure)
    behind = party is None or placed or party is right or party == apposed(row, of, found)
    return of.alone and behind and not row.word(of.first - 1, "coordinators")


def _framed(row: Row, of: Clause, party: Party | None, parts: tuple[Part, ...], by: str) -> Frame:
    left, right = of.left, of.right
    first = min(of.first, left.start) if left.source is not None else of.first
    behind = bool(parts) and parts[0][0] > of.cue
    told = left.told or right.told or asked(row, of, party) or relayed(row, of)
    if row.word(of.cue, "quoting", "relays") and (spoken := quoted(row, of)) is not None:
        party, told = spoken
    return Frame(
        of.cue,
        first,
        parts[0][0] if behind else of.end,
        "right" if behind else "left",
        parts,
        party,
        by,
        told,
        left.via or right.via,
        to=(*left.to, *right.to),
        nobody=party is None,
    )


def _as(row: Row, of: Clause, party: Party | None, found: list[Frame]) -> Frame | None:
    """ "Как сообщил X, P", "P, как сообщил X"."""
    cut = cut_clause(row, of.opener, of.end, found)
    if cut is None:
        return None
    frame = _framed(row, of, party, cut.parts, "as-cue-source")
    return structs.replace(frame, side=cut.side, first=of.opener, last=of.end)


def _of_object(row: Row, of: Clause, party: Party | None) -> Frame | None:
    """ "X потребовал сократить P", "X сообщил о P", "X опроверг P"; else a speaker who may go on."""
    if points_back(row, of.start, of.end) or _unsure(party):
        return None
    if party is None:
        part = object_of(row, of.entry, of.cue + 1, of.end) if _indefinite(row, of) else None
        return None if part is None else _framed(row, of, None, (part,), "source-cue-object")
    begin = of.cue + 1 if party is of.left.source else of.right.rest
    part = object_of(row, of.entry, begin, of.end, low=of.cue + 1)
    if part is not None:
        return _framed(row, of, party, (part,), "source-cue-object")
    part = None if party is of.left.source else _fronted(row, of)
    if part is not None:
        return structs.replace(_framed(row, of, party, (part,), "object-cue-source"), first=of.first)
    return _none(row, of, party)


def _fronted(row: Row, of: Clause) -> Part | None:
    """ "Об отставке объявил X", "Эту информацию опроверг X"."""
    about = next((n for n in range(of.start, of.first) if row.tokens[n].text in of.entry.governs), None)
    if about is not None and about + 1 < of.first:
        return about + 1, of.first
    named = any(not row.word(n, "determiners", "things") for n in range(of.left.start, of.first))
    if "noun" in of.entry.takes and of.left.source is not None and of.left.start < of.first and named:
        return of.left.start, of.first
    return None


def _none(row: Row, of: Clause, party: Party) -> Frame | None:
    """A clause with nothing said in it, whose speaker may go on in the next sentence."""
    done = of.end >= len(row.tokens) or row.mark(of.end, (":",)) or (row.mark(of.end, ENDS) and closes(row, of.end))
    if not done or "quote" not in of.entry.takes:
        return None
    return structs.replace(_framed(row, of, party, (), "source-cue"), side="none")


def _dropped(row: Row, of: Clause) -> Frame | None:
    """A verb at the beginning of a sentence, whose subject is who spoke before: "Добавил, что P"."""
    said = behind_clause(row, of.cue, of.end, of.entry.takes)
    if of.first > 0 or of.right.rest != of.end or said is None or said.shape != "that":
        return None
    return structs.replace(_framed(row, of, None, ((said.start, said.end),), "subject-dropped"), nobody=False)


def _chained(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """ ", добавив, что P": the source of the frame before, or of the next one."""
    first, seen = verb_group(row, at)
    entry = row.tokens[at].entry
    if entry is None or seen & {"negated", "unsaid"}:
        return None
    start, end = clause_bounds(row, at)
    said = behind_clause(row, at, end, entry.takes)
    part = (said.start, said.end) if said is not None else object_of(row, entry, at + 1, end)
    before = [frame for frame in found if frame.cue < at and frame.source is not None]
    after = [frame for frame in found if frame.first > at and frame.source is not None]
    if part is None:
        return None
    if before:
        party = before[-1].source
    elif after and first <= start + 1:
        party, part = after[0].source, (part[0], min(part[1], after[0].first))
    else:
        party = _of_sentence(row, first) if start > 0 else None
    if party is None or part[0] >= part[1]:
        return None
    right = beside(row, at + 1, end, gender="", subject=False)
    return Frame(
        at, first, part[0], "right", (part,), party, "chained-cue", right.told, right.via, bool(before), right.to
    )


def _of_sentence(row: Row, first: int) -> Party | None:
    """The subject of the sentence that an aside stands in."""
    begin, stop = first_chunk(row, first)
    party = party_of(row, begin, first_phrase(row, begin, stop))
    return party if party is not None and party.sure else None
