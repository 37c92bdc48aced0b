"""Frames of say-so in a language whose verb is second in a main clause and last in another: German."""

from __future__ import annotations

from sayso.claim.asides_verb_second import aside
from sayso.claim.brackets import Verb, clause_of, verb_at
from sayso.claim.halves import FEW, SHORT, both
from sayso.claim.middle import Field, begins, field, nominal, phrase_end, subject_at, sure
from sayso.claim.mood import hearsay, runs_on
from sayso.claim.row import COMMA, ENDS, HARD, Frame, Row, clause_end, clause_start, closes
from sayso.claim.said import before_verb, each_that, never_said, words_before
from sayso.claim.sources import Party

_LONG = 60  # tokens of a clause that goes on behind "wie X sagt"
_BACK = 14  # tokens before "wie" in which "so" makes it no aside


def frames(row: Row) -> list[Frame]:
    """The frames of a sentence in order of their cues."""
    found: list[Frame] = []
    for at, token in enumerate(row.tokens):
        if token.entry is None:
            continue
        frame = _frame(row, at, token.entry.kind, found)
        if frame is not None:
            found.append(frame)
    if all(frame.side == "left" for frame in found) and of_before(row) is not None:
        return []  # "Das sagte X, wie Y meldet"
    heard = hearsay(row, found)
    return sorted([*found, *heard], key=lambda frame: frame.cue) or (
        [] if any(row.finite(n) for n in range(len(row.tokens))) else runs_on(row)
    )


def _frame(row: Row, at: int, kind: str, found: list[Frame]) -> Frame | None:
    if kind != "verb":
        return aside(row, at, kind)
    verb = verb_at(row, at)
    if verb is None or verb.modal or _attributive(row, at):
        return None
    if verb.final:
        return _final(row, verb)
    return _second(row, verb, found)


def _attributive(row: Row, at: int) -> bool:
    """ "das erklärte Ziel": a form between a determiner and its noun."""
    after = row.tokens[at + 1] if at + 1 < len(row.tokens) else None
    noun = after is not None and after.kind == "word" and row.text[after.start].isupper()
    return noun and row.word(at - 1, "determiners", "possessives") and not row.word(at - 1, "about_this")


def _final(row: Row, verb: Verb) -> Frame | None:
    """ "wie X mitteilte": an aside; "nachdem X mitgeteilt hatte, dass P": what is said stands behind."""
    opener = verb.start + row.word(verb.start, "coordinators")
    if row.word(opener, "relatives") and row.mark(opener - 1, COMMA) and not row.word(opener, "as_if"):
        return _relative(row, verb, opener)
    stop = min(verb.cue, verb.finite)
    if row.word(opener, "as_if"):
        read = field(row, opener + 1, stop, None)
        return None if read.source is None or verb.passive else _as(row, verb, opener, read)
    read = field(row, opener + 1, stop, None)
    if read.source is None or not read.source.sure or verb.passive:
        return None
    return _right(row, verb, opener, read, read.rest)


def _relative(row: Row, verb: Verb, opener: int) -> Frame | None:
    """ "X, der sagte, P"."""
    start = clause_of(row, opener - 1)
    end = phrase_end(row, _front(row, start))
    source = subject_at(row, _front(row, start), end)
    if source is None or not source.sure or verb.passive or end < opener - 1:
        return None
    read = field(row, opener + 1, verb.cue, source)
    return _right(row, verb, opener, read, read.rest)


def _as(row: Row, verb: Verb, opener: int, read: Field) -> Frame | None:
    """ "Wie X mitteilte, P" and "P, wie X mitteilte"."""
    if read.source is None or not (read.source.sure or read.source.pronoun):
        return None
    told, via, last = read.told, read.via, verb.last
    if row.mark(last, COMMA) and row.word(last + 1, "that"):
        return _right(row, verb, opener, read, read.rest)
    if row.mark(opener - 1, COMMA) or row.kind(opener - 1) == "quote":
        if any(row.word(n, "compares") for n in range(max(0, opener - _BACK), opener)):
            return None  # "so lange, wie die Leiter annehmen"
        parts = words_before(row, opener)
        if not parts:
            return None
        around = both(row, parts, last, _LONG)
        return Frame(verb.cue, opener, last, "left", around, read.source, "wie-aside", told, via)
    if not row.mark(last, COMMA):
        return None
    end = clause_end(row, last + 1)
    return Frame(verb.cue, opener, last + 1, "right", ((last + 1, end),), read.source, "wie-first", told, via)


def _second(row: Row, verb: Verb, found: list[Frame]) -> Frame | None:
    """A verb that is second, or first behind what is said."""
    start = _front(row, verb.start)
    behind = verb.finite + 1
    stop = _middle_end(row, verb)
    if start >= verb.finite:
        return _first(row, verb, behind, stop)
    if verb.passive:
        return _passive(row, verb, start, stop)
    if row.kind(verb.start - 1) == "quote" and start == verb.start and _all(row, start, verb.finite):
        return _inverted(row, verb, field(row, behind, stop, None))
    source = _before(row, start, verb.finite, found)
    if source is None and _nominative(row, start) and not _all(row, start, verb.finite):
        return None  # a subject that cannot be read
    if source is not None and not (source.sure or source.pronoun):
        turned = field(row, behind, stop, None)
        source = None if turned.source is not None and turned.source.sure and not turned.told else source
    read = field(row, behind, stop, source)
    if read.source is None:
        return None
    if row.word(verb.cue, "quoting"):
        return _quoting(row, verb, read)
    return _right(row, verb, start if source is not None else verb.finite, read, read.rest)


def _nominative(row: Row, start: int) -> bool:
    """Does what stands before the verb look like its subject: no preposition, adverb, or dative?"""
    return (
        begins(row, start) and not row.word(start, "datives", "prepositions", "adverbs") and row.kind(start) != "time"
    )


def _all(row: Row, start: int, end: int) -> bool:
    return all(row.word(n, "adverbs") or row.kind(n) == "time" for n in range(start, end))


def _front(row: Row, start: int) -> int:
    while row.word(start, "coordinators") or row.mark(start, ("-", "•", "*")):
        start += 1
    return start


def _middle_end(row: Row, verb: Verb) -> int:
    """Where the middle of the clause ends: at the verb's second part, or at a mark."""
    second = verb.last - 1 if verb.last - 1 > verb.finite else len(row.tokens)
    if verb.cue > verb.finite:
        second = min(second, verb.cue)
    at = verb.finite + 1
    while at < second and not (
        row.kind(at) == "quote" or row.mark(at, HARD) or (row.mark(at, ENDS) and closes(row, at))
    ):
        at += 1
    return at


def _before(row: Row, start: int, end: int, found: list[Frame]) -> Party | None:
    """The subject before its verb; None where an adverbial or an object stands there."""
    while end > start and (row.word(end - 1, "adverbs") or row.kind(end - 1) == "time") and end - 1 > start:
        end -= 1
    if row.word(end - 1, "coordinators") and end - 1 > start:
        first = phrase_end(row, start)
        if found and found[-1].source is not None:
            return found[-1].source
        return subject_at(row, start, first)
    if not begins(row, start) or phrase_end(row, start) < end:
        last = next((n for n in range(end - 1, start, -1) if row.word(n, "coordinators")), start)
        if last > start and begins(row, last + 1) and phrase_end(row, last + 1) >= end:
            return subject_at(row, last + 1, end)
        return None
    return subject_at(row, start, end)


def _first(row: Row, verb: Verb, behind: int, stop: int) -> Frame | None:
    """The verb is the first of its clause: behind what is said, or behind an aside that follows its subject."""
    read = field(row, behind, stop, None)
    if verb.passive:
        return None
    inverted = row.mark(verb.start - 1, (*COMMA, "-")) or row.kind(verb.start - 1) == "quote"
    if verb.start == 0 and read.source is not None:  # an aside stood before it: "Im Interview mit X sagte Y"
        return _right(row, verb, verb.start, read, read.rest)
    source = _subject_before_aside(row, verb) if inverted and row.mark(verb.start - 1, COMMA) else None
    alone = read.source is None or not read.source.sure or read.rest < stop or row.word(behind, "datives")
    if source is not None and alone:
        held = field(row, behind, stop, source)
        if (frame := _right(row, verb, verb.start, held, held.rest)) is not None:
            return frame
    if inverted and _adverbial(row, verb):
        return _right(row, verb, verb.start, read, read.rest)
    return _inverted(row, verb, read) if inverted else None


def _adverbial(row: Row, verb: Verb) -> bool:
    """Does nothing but a clause of time or condition stand before the verb: "Als er ankam, sagte X, dass P"?"""
    start = _front(row, clause_start(row, verb.start))
    while row.mark(start, ENDS):
        start += 1
    alone = not any(row.mark(n, COMMA) for n in range(start, verb.start - 1))
    return alone and row.word(start, "subordinators") and not row.word(start, "that", "whether")


def _subject_before_aside(row: Row, verb: Verb) -> Party | None:
    """ "Der Minister, der seit Mai im Amt ist, sagte": the subject before a clause between commas."""
    start = clause_start(row, verb.start)
    while start < verb.start and row.mark(start, ENDS):
        start += 1
    end = phrase_end(row, start)
    if end >= verb.start - 1:
        return sure(subject_at(row, start, end))  # "Der Sprecher des Senats, Hans Kranz, wies …"
    opened = row.mark(end, COMMA)
    if not opened or not (row.word(end + 1, "relatives", "prepositions", "determiners") or row.kind(end + 1) == "word"):
        return None
    return sure(subject_at(row, start, end))


def _inverted(row: Row, verb: Verb, read: Field) -> Frame | None:
    """ "P, sagte X" and "“…”, teilte X am Montag mit"."""
    if read.source is None or not (read.source.sure or read.source.pronoun) or not verb.entry.takes & {"that", "quote"}:
        return None
    if row.word(verb.cue, "quoting"):
        return _quoting(row, verb, read)
    last = max(verb.last, read.rest)
    parts = tuple(_without_that(row, part) for part in words_before(row, verb.start))
    if not parts:
        return None
    by = "words-cue-source"
    return Frame(verb.cue, verb.start, last, "left", both(row, parts, last), read.source, by, read.told, read.via)


def _quoting(row: Row, verb: Verb, read: Field) -> Frame | None:
    """ "Die Zeitung zitiert X mit den Worten: P" and "P, zitiert die Zeitung X": X, through the newspaper."""
    start = verb.finite + 1
    if read.source is not None and read.source.sources and read.source.sources[0].start > row.tokens[verb.cue].start:
        start = phrase_end(row, start)
    end = phrase_end(row, start) if begins(row, start) else start
    source = subject_at(row, start, end)
    if source is None or read.source is None or not (source.sure or row.word(start, "determiners")):
        return None
    colon = next((n for n in range(end, min(len(row.tokens), end + FEW)) if row.mark(n, (":",))), None)
    parts = words_before(row, verb.start) if verb.start == verb.finite else ()
    if colon is not None:
        after = colon + 1
        stop = _quote_end(row, after) if row.kind(after) == "quote" else clause_end(row, after)
        parts = ((after, stop),)
    if not parts:
        return None
    side = "left" if parts[0][0] < verb.start else "right"
    first = min(verb.start, verb.finite) if side == "left" else verb.finite
    return Frame(verb.cue, first, end, side, parts, source, "quoted-by-outlet", read.source.sources)


def _without_that(row: Row, part: tuple[int, int]) -> tuple[int, int]:
    return part[0] + row.word(part[0], "that", "yes_no"), part[1]


def _right(row: Row, verb: Verb, first: int, read: Field, rest: int) -> Frame | None:
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
    if takes & {"object", "as"} and begins(row, rest) and ("object" in takes or _called(row, rest)):
        return _made(row, verb, first, read, (rest, clause_end(row, rest), "object"))
    if "noun" in takes and rest < (verb.last - 1 if verb.last - 1 > rest else rest + 1) and begins(row, rest):
        end = before_verb(row, rest, _object_end(row, rest, verb))
        return None if never_said(row, (rest, end, "noun")) else _made(row, verb, first, read, (rest, end, "noun"))
    done = (
        takes <= {"quote"}
        or row.mark(len(row.tokens) - 1, (":",))
        or row.mark(last, (":",))
        or last >= len(row.tokens)
        or row.mark(last, ENDS)
    )
    return Frame(verb.cue, first, last, "none", (), read.source, "source-cue", read.told, read.via) if done else None


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
        return after, _quote_end(row, after), "quote"
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


def _quote_end(row: Row, at: int) -> int:
    end = at + 1
    return clause_end(row, at) if end < len(row.tokens) and row.kind(end) != "mark" else end


def _object_end(row: Row, at: int, verb: Verb) -> int:
    """One past the object of "kündigte Wahlen an", or of "bestätigte den Tod des Mannes"."""
    if verb.last - 1 > at:
        return verb.cue if verb.cue > at else verb.last - 1
    return clause_end(row, at)


def _passive(row: Row, verb: Verb, start: int, stop: int) -> Frame | None:
    """ "Wie von X bestätigt wurde" and "wurde von X bestätigt": only where X is named."""
    by = next((n for n in range(start, max(stop, verb.cue)) if row.word(n, "by")), None)
    if by is None:
        return None
    end = phrase_end(row, by + 1)
    source = subject_at(row, by + 1, end)
    if source is None or not source.sure:
        return None
    after = verb.last
    if row.mark(after, COMMA) and row.word(after + 1, "that"):
        part = (after + 2, clause_end(row, after + 2))
        return Frame(verb.cue, start, after + 2, "right", (part,), source, "passive-by")
    return None


def of_before(row: Row) -> Frame | None:
    """ "Das teilte X mit": the frame of a sentence that only names who said what stands before it."""
    if not row.word(0, "about_this"):
        return None
    cue = next((n for n in range(1, min(len(row.tokens), FEW)) if row.finite(n)), None)
    cue = None if cue is None or any(row.kind(n) == "mark" for n in range(cue)) else cue
    verb = None if cue is None else verb_at(row, cue)
    if verb is None or verb.final or verb.passive:
        return None
    read = field(row, verb.finite + 1, _middle_end(row, verb), None)
    if read.source is None or not read.source.sure:
        return None
    return Frame(verb.cue, 0, verb.last, "none", (), read.source, "of-the-sentence-before", read.told, read.via)
