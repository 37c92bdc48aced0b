"""Frames of say-so in a language whose verb is second in a main clause and last in another: German."""

from __future__ import annotations

from sayso.claim.say_so.brackets import Verb, clause_of, verb_at
from sayso.claim.say_so.halves import FEW, both
from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, clause_end, clause_start, closes
from sayso.claim.say_so.said import words_before
from sayso.claim.say_so.sources import Party
from sayso.claim.say_so.verb_second.asides import aside
from sayso.claim.say_so.verb_second.middle import Field, begins, field, phrase_end, subject_at, sure
from sayso.claim.say_so.verb_second.mood import hearsay, runs_on
from sayso.claim.say_so.verb_second.said import quote_end, right
from sayso.model import MentionKind

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
    return right(row, verb, opener, read, read.rest)


def _relative(row: Row, verb: Verb, opener: int) -> Frame | None:
    """ "X, der sagte, P"."""
    start = clause_of(row, opener - 1)
    end = phrase_end(row, _front(row, start))
    source = subject_at(row, _front(row, start), end)
    if source is None or not source.sure or verb.passive or end < opener - 1 or _inner_subject(row, opener, verb):
        return None
    read = field(row, opener + 1, verb.cue, source)
    return right(row, verb, opener, read, read.rest)


def _inner_subject(row: Row, opener: int, verb: Verb) -> bool:
    """ "der Vorwurf, den/die X bestreitet": a name alone between the pronoun and the verb may be who says it."""
    return verb.cue == opener + 2 and row.kind(opener + 1) == "name"


def _as(row: Row, verb: Verb, opener: int, read: Field) -> Frame | None:
    """ "Wie X mitteilte, P" and "P, wie X mitteilte"."""
    if read.source is None or not (read.source.sure or read.source.pronoun):
        return None
    told, via, last = read.told, read.via, verb.last
    if row.mark(last, COMMA) and row.word(last + 1, "that"):
        return right(row, verb, opener, read, read.rest)
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
    if source is None and verb.finite - 1 > start and row.word(verb.finite - 1, "coordinators"):
        return None  # "fuhr er fort und betonte seine Treue": a subject left out
    if source is None and _nominative(row, start) and not _all(row, start, verb.finite):
        return None  # a subject that cannot be read
    if source is not None and not (source.sure or source.pronoun):
        turned = field(row, behind, stop, None)
        clear = turned.source is not None and turned.source.sure and not turned.told and not row.word(behind, "things")
        source = None if clear else source
    read = field(row, behind, stop, source)
    if read.source is None:
        return None
    if row.word(verb.cue, "quoting"):
        return _quoting(row, verb, read)
    return right(row, verb, start if source is not None else verb.finite, read, read.rest)


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
        if row.word(start, "prepositions") and phrase_end(row, start + 1) >= end:
            return None  # "Laut X und Y gaben viele an, dass P"
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
        return right(row, verb, verb.start, read, read.rest)
    source = _subject_before_aside(row, verb) if inverted and row.mark(verb.start - 1, COMMA) else None
    alone = read.source is None or not read.source.sure or read.rest < stop or row.word(behind, "datives")
    alone = alone or (row.mark(read.rest, COMMA) and not _speaker(row, behind, read.rest))
    if source is not None and alone:
        held = field(row, behind, stop, source)
        if (frame := right(row, verb, verb.start, held, held.rest)) is not None:
            return frame
    if inverted and _adverbial(row, verb, read):
        return right(row, verb, verb.start, read, read.rest)
    return _inverted(row, verb, read) if inverted else None


def _speaker(row: Row, at: int, end: int) -> bool:
    """Is somebody who can speak between two tokens: a name, a noun of people, a pronoun?"""
    return any(
        row.kind(n) == "name"
        or row.word(n, "pronouns", "collective")
        or (row.kind(n) == "word" and row.lex.noun("people", row.tokens[n].text))
        for n in range(at, end)
    )


def _adverbial(row: Row, verb: Verb, read: Field) -> bool:
    """Does nothing but a clause of time or condition stand before the verb: "Als er ankam, sagte X, dass P"?"""
    start = _front(row, clause_start(row, verb.start))
    while row.mark(start, ENDS):
        start += 1
    alone = not any(row.mark(n, COMMA) for n in range(start, verb.start - 1))
    if row.word(start, "prepositions") and row.mark(read.rest, COMMA) and row.word(read.rest + 1, "that"):
        return True  # "Bei einem Treffen in X, Y, sagte Z, dass P"
    return alone and row.word(start, "subordinators") and not row.word(start, "that", "whether")


def _subject_before_aside(row: Row, verb: Verb) -> Party | None:
    """ "Der Minister, der seit Mai im Amt ist, sagte": the subject before a clause between commas."""
    start = clause_start(row, verb.start)
    while start < verb.start and row.mark(start, ENDS):
        start += 1
    end = phrase_end(row, start)
    comma = next((n for n in range(start, end) if row.mark(n, COMMA)), end)
    named = sure(subject_at(row, start, comma)) if start < comma < end and _person(row, comma - 1) else None
    if end >= verb.start - 1 and named is not None:
        return named  # "Hans Kranz, Abgeordneter des Landtags, wies …"
    if end >= verb.start - 1:
        return sure(subject_at(row, start, end))  # "Der Sprecher des Senats, Hans Kranz, wies …"
    opened = row.mark(end, COMMA)
    if not opened or not (row.word(end + 1, "relatives", "prepositions", "determiners") or row.kind(end + 1) == "word"):
        return None
    return sure(subject_at(row, start, end))


def _person(row: Row, at: int) -> bool:
    mention = row.tokens[at].mention
    return mention is not None and mention.kind is MentionKind.PERSON


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
        stop = quote_end(row, after) if row.kind(after) == "quote" else clause_end(row, after)
        parts = ((after, stop),)
    if not parts:
        return None
    side = "left" if parts[0][0] < verb.start else "right"
    first = min(verb.start, verb.finite) if side == "left" else verb.finite
    return Frame(verb.cue, first, end, side, parts, source, "quoted-by-outlet", read.source.sources)


def _without_that(row: Row, part: tuple[int, int]) -> tuple[int, int]:
    return part[0] + row.word(part[0], "that", "yes_no"), part[1]


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
