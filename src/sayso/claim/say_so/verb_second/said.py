"""What is said behind a verb that is second or last: a clause, a quotation, an infinitive, an object in the middle."""

from __future__ import annotations

from sayso.claim.say_so.brackets import Verb
from sayso.claim.say_so.halves import SHORT
from sayso.claim.say_so.row import COMMA, ENDS, Frame, Row, clause_end
from sayso.claim.say_so.said import before_verb, each_that, never_said
from sayso.claim.say_so.verb_second.middle import Field, begins, field, nominal


def right(row: Row, verb: Verb, first: int, read: Field, rest: int) -> Frame | None:
    """The words stand behind the verb: a clause, a quotation, an infinitive, or an object in the middle."""
    if read.source is None:
        return None
    takes = verb.entry.takes
    split = verb.last - 1 > verb.finite and row.mark(verb.last, COMMA)  # "warf X vor, P"
    shape = _said(row, verb, verb.last) if split and "object" in takes else None
    if shape is not None:
        return _made(row, verb, first, read, shape)
    if takes & {"object", "as"} and rest < verb.last - 1 and begins(row, rest) and not verb.final:
        end = clause_end(row, rest)
        end = verb.last - 1 if end == verb.last else end  # "warf dem Vorstand Betrug vor."
        return _made(row, verb, first, read, (rest, end, "object"))
    last = max(rest, verb.last)
    read = _later(row, last, read)
    last = max(last, read.rest)
    shape = _said(row, verb, last)
    if shape is not None:
        return _made(row, verb, first, read, shape)
    if row.kind(verb.start - 1) == "quote" and row.kind(last) in ("mark", ""):
        return None
    if verb.final and "object" in takes and rest < verb.cue and begins(row, rest):  # "die ihn des Betrugs beschuldigt"
        return _made(row, verb, first, read, (rest, min(verb.cue, verb.finite), "object"))
    if takes & {"object", "as"} and begins(row, rest) and ("object" in takes or _called(row, rest)):
        return _made(row, verb, first, read, (rest, clause_end(row, rest), "object"))
    if "noun" in takes and rest < (verb.last - 1 if verb.last - 1 > rest else rest + 1) and begins(row, rest):
        end = before_verb(row, rest, _object_end(row, rest, verb))
        return (
            None
            if _none(row, rest) or never_said(row, (rest, end, "noun"))
            else _made(row, verb, first, read, (rest, end, "noun"))
        )
    done = (
        takes <= {"quote"}
        or row.mark(len(row.tokens) - 1, (":",))
        or row.mark(last, (":",))
        or last >= len(row.tokens)
        or row.mark(last, ENDS)
    )
    return Frame(verb.cue, first, last, "none", (), read.source, "source-cue", read.told, read.via) if done else None


def _none(row: Row, at: int) -> bool:
    """ "hat noch keinen Termin angekündigt": nothing was said."""
    return any(row.word(n, "negations") and row.word(n, "determiners") for n in (at - 1, at))


def _called(row: Row, at: int) -> bool:
    """ "nannte das Urteil „falsch“": what something is called stands in marks."""
    end = clause_end(row, at)
    return any(row.kind(n) == "quote" or row.text[row.tokens[n].start - 1] in "„“»" for n in range(at, end))


def _within(row: Row, part: tuple[int, int]) -> tuple[int, int]:
    """What is said in a clause that opens the sentence ends before its main clause: "Nachdem X sagte, dass P, …"."""
    return part[0], next((n for n in range(part[0], part[1]) if row.mark(n, COMMA)), part[1])


def _made(row: Row, verb: Verb, first: int, read: Field, said: tuple[int, int, str]) -> Frame | None:
    source, part, shape = read.source, said[:2], said[2]
    if verb.final and not row.mark(first - 1, COMMA):
        part = _within(row, part)
    if source is None or part[1] <= part[0]:
        return None
    if not (source.sure or source.pronoun) and shape in ("noun", "object"):
        return None
    by = f"source-cue-{shape}"
    return Frame(verb.cue, first, part[0], "right", each_that(row, *part), source, by, read.told, read.via)


def _later(row: Row, last: int, read: Field) -> Field:
    """Times and phrases behind the closing part of the verb: "teilte mit am Montag in Bern"."""
    if row.kind(last) in ("mark", "quote", ""):
        return read
    stop = last
    while stop < len(row.tokens) and row.kind(stop) not in ("mark", "quote"):
        stop += 1
    more = field(row, last, stop, read.source)
    return Field(read.source, read.told or more.told, read.via or more.via, more.rest)


def _said(row: Row, verb: Verb, last: int) -> tuple[int, int, str] | None:
    """Start, end and shape of what is said from the end of the verb's clause on."""
    takes = verb.entry.takes
    after = last + row.mark(last, (*COMMA, ":"))
    if row.kind(after) == "quote":
        return after, quote_end(row, after), "quote"
    if row.mark(last, (":",)) and len(row.tokens) - last > SHORT:
        return last + 1, clause_end(row, last + 1), "colon"
    if row.word(last, "that") and takes & {"that", "hearer"}:
        return last + 1, clause_end(row, last + 1), "that"
    if not row.mark(last, COMMA) or not takes & {"that", "infinitive", "object", "noun"}:
        return None
    if row.word(after, "that"):
        return after + 1, clause_end(row, after + 1), "that"
    if row.word(after, "whether"):
        after += row.word(after, "yes_no")
        return after, clause_end(row, after), "whether"
    return _bare(row, after, takes)


def _bare(row: Row, after: int, takes: frozenset[str]) -> tuple[int, int, str] | None:
    """A clause or an infinitive behind a comma that nothing opens."""
    end = clause_end(row, after)
    if row.mark(end - 1, (":",)) and end == len(row.tokens):
        return None  # "X sagte, die Hand hebend:"
    if end - after < SHORT or row.word(after, "subordinators", "coordinators", "as_if", "auxiliaries"):
        return None
    if row.word(after, "purposes") and _infinitive(row, max(after, end - 2), end):
        return None
    if _relates(row, after) and not ("infinitive" in takes and _infinitive(row, max(after, end - 2), end)):
        return None
    if row.finite(after) or (takes.isdisjoint({"that"}) and not _infinitive(row, after, end)):
        return None
    return after, end, "clause"


def _infinitive(row: Row, start: int, end: int) -> bool:
    """Does "zu" or a verb with "zu" in it stand in a clause?"""
    return any(row.tokens[n].text == "zu" or "zu" in row.tokens[n].text[1:-3] for n in range(start, end))


def _relates(row: Row, at: int) -> bool:
    """Does a relative clause begin here, and no noun phrase: "der seit Mai", not "der Hafen"?"""
    return row.word(at, "relatives") and not (row.word(at, "determiners") and nominal(row, at))


def quote_end(row: Row, at: int) -> int:
    end = at + 1
    return clause_end(row, at) if end < len(row.tokens) and row.kind(end) != "mark" else end


def _object_end(row: Row, at: int, verb: Verb) -> int:
    """One past the object of "kündigte Wahlen an", or of "bestätigte den Tod des Mannes"."""
    if verb.last - 1 > at:
        return verb.cue if verb.cue > at else verb.last - 1
    return clause_end(row, at)
