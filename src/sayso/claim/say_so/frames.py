"""Frames of say-so around the cues of a sentence: languages in which the subject comes before its verb."""

from __future__ import annotations

from msgspec import Struct, structs

from sayso.claim.say_so.according import according, reported
from sayso.claim.say_so.before import own_words
from sayso.claim.say_so.hearers import behind_verb, hearer_end, told_agency
from sayso.claim.say_so.inversion import anybody, behind, for_him, lone_participle, of_himself
from sayso.claim.say_so.limits import (
    called_as,
    condition,
    new_sentence,
    only_cited,
    own_sentence,
    told_title,
    what_he_called,
)
from sayso.claim.say_so.nouns import noun_frame
from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, clause_end, clause_start, party_of
from sayso.claim.say_so.said import (
    each_that,
    inside_relative,
    is_done,
    is_noun,
    never_said,
    parts_around,
    words_before,
    words_behind,
)
from sayso.claim.say_so.sources import Party, channel
from sayso.claim.say_so.speakers import first_chunk, first_phrase, in_plural, subject, verb_group
from sayso.claim.say_so.turned import inverted, names_behind, passive, quoted
from sayso.claim.say_so.verb_second.mood import hearsay
from sayso.claim.say_so.within import speaks_within
from sayso.lang.lexicon import Entry
from sayso.model import Span, Stance

_BESIDE = 9  # tokens between two participles of one subject
_FIRST = 2  # words before an aside that cuts a clause at its beginning
_DECLINED = ("-that", "-whether")  # what may be declined to be said
_UNSURE = ("source-cue-noun", "source-cue-object")  # what also things do
_SHOWN = (Stance.SAYS, Stance.CONFIRMS)
_CHAIN = 2  # tokens of a participle that opens what is said
_CLAUSE = 3  # tokens of the shortest clause after "As X said,"


def frames(row: Row) -> list[Frame]:
    """The frames of a sentence in order of their cues."""
    found: list[Frame] = []
    for at, token in enumerate(row.tokens):
        if token.entry is None and not row.word(at, "said_nouns"):
            continue
        if any(frame.by == "impersonal-verb" and frame.first <= at < frame.last for frame in found):
            continue  # "a-t-on appris de source judiciaire"
        frame = _frame(row, at, found)
        if frame is not None:
            found.append(frame)
    heard = hearsay(row, found) if row.lex.sets["conditionals"] else []
    return sorted([*found, *heard], key=lambda frame: frame.cue) if heard else found


def _frame(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """The frame of a cue by its kind."""
    entry = row.tokens[at].entry
    if entry is None:
        return noun_frame(row, at)
    if entry.kind == "aside" and row.lex.inverts:
        return for_him(row, at)
    if entry.kind == "according":
        return according(row, at)
    if entry.kind == "own_words":
        return own_words(row, at)
    if entry.kind == "hearsay":
        return reported(row, at)
    if entry.chained:
        return _chained(row, at, found)
    said = anybody(row, at, _group(row, at)[0]) if row.lex.inverts else None
    return said or _finite(row, at, found)


def _group(row: Row, at: int) -> tuple[int, set[str]]:
    """The group of a verb, as `verb_group` reads it; a reflexive makes no passive: "s'est réjoui"."""
    first, seen = verb_group(row, at)
    if row.lex.inverts and any(row.word(n, "reflexives") for n in range(first, at)):
        seen.discard("passive")
    return first, seen


def _nothing_said(row: Row, at: int, seen: set[str]) -> bool:
    """ "wanted to say", "asked not to be named"."""
    return bool(seen & {"unsaid", "infinitive"}) or (row.word(at + 1, "negations") and row.word(at + 2, "to"))


def _finite(row: Row, at: int, found: list[Frame]) -> Frame | None:
    first, seen = _group(row, at)
    entry = row.tokens[at].entry
    if entry is None or _nothing_said(row, at, seen) or only_cited(row, at):
        return None
    if "passive" in seen and " " not in entry.lemma:
        return passive(row, at, first)
    impersonal = row.word(at - 1, "impersonals")
    if row.lex.inverts and ((impersonal and not row.word(at, "said_self")) or lone_participle(row, first, at)):
        return behind(row, at, first) if impersonal else None
    source, start, end = subject(row, first, found)
    if source is not None and first == at and row.mark(at - 1, COMMA) and names_behind(row, at):
        source = None  # "P, which …, said X, a spokesman"
    if source is None:
        if row.lex.inverts:
            return behind(row, at, first)
        return inverted(row, at, first) or speaks_within(row, at, first)
    if (entry.base and first == at and not in_plural(row, start, end)) or not _can_say(row, at, start, source):
        return None
    if row.lex.inverts and (himself := of_himself(row, at, first, source)) is not None:
        return himself
    frame = _shaped(row, at, start, source, channel(row.page, row.tokens[start:end], row.lex))
    if frame is None or ("refused" in seen and not frame.by.endswith(_DECLINED)) or _shown(row, entry, frame):
        return None  # "declined to comment"
    shared = any(source is other.source for other in found)
    return structs.replace(frame, chained=True) if shared else frame


def _shown(row: Row, entry: Entry, frame: Frame) -> bool:
    """ "La tempête a confirmé la fragilité des digues": what is no speaker shows a thing."""
    thing = row.lex.inverts and frame.source is not None and not frame.source.sure
    return thing and frame.by in _UNSURE and entry.stance in _SHOWN


def _can_say(row: Row, at: int, start: int, source: Party) -> bool:
    """Is the subject one who speaks: named, or of a verb that is little else than say-so?"""
    entry = row.tokens[at].entry
    if source.sure or entry is None:
        return source.sure
    says = {"that", "quote"} <= entry.takes and entry.stance is not Stance.DEMANDS  # "the rules direct the board to"
    says = says or (row.lex.inverts and row.word(at + 1, "that"))  # "les familles ont demandé que"
    some = row.lex.inverts and row.word(start, "indefinite")  # "douze cardiologues"
    return says or some or quoted(row, at)


class _Verb(Struct, frozen=True):
    """A verb with its subject on the left, and what stands right behind it."""

    at: int
    start: int  # first token of the subject
    entry: Entry
    source: Party
    told: tuple[Span, ...]
    via: Span | None
    last: int  # one past the hearer and the channel


def _shaped(row: Row, at: int, start: int, source: Party, via: Span | None) -> Frame | None:
    """A frame with its subject on the left: where are the words?"""
    entry = row.tokens[at].entry
    if entry is None:
        return None
    plain = row.kind(at + 1) not in ("quote", "mark") and (row.lex.inverts or row.kind(at + 1) != "time")
    hearer = "hearer" in entry.takes and plain and not row.word(at + 1, "that", "whether")
    behind = at + 1
    while hearer and row.kind(behind) == "time":
        behind += 1  # "a appelé samedi les deux camps à"
    told, later, last = behind_verb(row, behind, hearer=hearer)
    verb = _Verb(at, start, entry, source, told, via or later, last)
    right = words_behind(row, at, last, entry.takes)
    if (
        right is None
        and "that" in entry.takes
        and row.word(start - 1, "relatives", "that")
        and _predicate(row, at, last)
    ):
        right = (last, _until_comma(row, last), "relative")  # "which he said had failed"
    right = what_he_called(row, start, right)
    if right is None and row.word(start - 1, "what") and row.lex.zero_that:
        return None
    by_quote = row.kind(start - 1) == "quote" or (row.mark(start - 1, COMMA) and row.kind(start - 2) == "quote")
    speaks = bool(entry.takes & {"that", "quote"})
    if by_quote and right is not None and right[2] == "quote" and told_title(row, at, right[0]):
        verb, right = structs.replace(verb, last=right[1]), None  # `"…," he told "Today."`
    if right is not None and not (by_quote and speaks and right[2] not in ("that", "quote")):
        return _said_behind(row, verb, right, words_before(row, start) if by_quote and right[2] == "quote" else ())
    return _inserted(row, verb) or _said_before(row, verb, words_before(row, start), by_quote=by_quote)


def _said_behind(row: Row, verb: _Verb, right: tuple[int, int, str], left: tuple[tuple[int, int], ...]) -> Frame | None:
    """ "S said P", and `"…," S said: "…"`."""
    if never_said(row, right) or (is_noun(row, verb.at, right) and not _shows(row, verb.start, verb.at)):
        return None
    opened = row.tokens[right[0]].entry if right[0] < len(row.tokens) else None
    issued = " " in verb.entry.lemma or row.word(right[0] + 1, "that")
    chain = opened is not None and opened.chained and "that" in verb.entry.takes and issued
    if right[2] in ("clause", "noun") and chain and right[1] - right[0] > _CHAIN:
        right = (right[0] + 1 + row.word(right[0] + 1, "that"), right[1], right[2])  # "a statement saying that P"
    behind = channel(row.page, row.tokens[right[1] : right[1] + 6], row.lex) if right[2] == "noun" else None
    told = verb.told or (told_agency(row, verb.at + 1, right[0]) if right[2] == "that" else ())
    if right[2] == "noun" and row.word(right[1], "to"):
        told = told or told_agency(row, right[1] + 1, hearer_end(row, right[1] + 1))
    stop = own_sentence(row, verb.start, right, inside_relative(row, verb.start, right))
    parts = (*left, *each_that(row, right[0], stop))
    fronted = condition(row, verb.start) if right[2] in ("that", "clause") and not left else None
    if fronted is not None:
        return Frame(
            verb.at,
            verb.start,
            right[0],
            "around",
            ((fronted, stop),),
            verb.source,
            "source-cue-if",
            verb.told,
            verb.via,
        )
    by, via = f"source-cue-{right[2]}", verb.via or behind
    told = told if right[2] != "infinitive" else ()  # who is asked to act passes nothing on
    return Frame(verb.at, verb.start, right[0], "right", parts, verb.source, by, told, via)


def _inserted(row: Row, verb: _Verb) -> Frame | None:
    """ "As S said, P", "But, S said, P", "…, which, S said, failed"."""
    start, last = verb.start, verb.last
    if not row.mark(last, COMMA):
        return None
    end = clause_end(row, last + 1)
    opens = start == 1 or row.mark(start - 2, (*COMMA, *HARD))
    if row.word(start - 1, "as_if") and opens and end - last > _CLAUSE and not words_before(row, start):
        parts, by = ((last + 1, end),), "as-source-cue"
        return Frame(verb.at, start, last + 1, "right", parts, verb.source, by, verb.told, verb.via)
    opened = _opening(row, start - 1) if row.mark(start - 1, COMMA) else None
    if opened is None:
        return None
    parts, by = ((opened if opened >= 0 else last + 1, end),), "aside-first"
    inside = row.word(start - 2, "relatives")  # what is said before ends there
    return Frame(verb.at, start, last, "around", parts, verb.source, by, verb.told, verb.via, chained=inside)


def _said_before(row: Row, verb: _Verb, left: tuple[tuple[int, int], ...], *, by_quote: bool) -> Frame | None:
    """ "P, S said", `"…," S said`, and "S said." with nothing said in the sentence."""
    ends = verb.last >= len(row.tokens) or row.mark(verb.last, ENDS)
    speaks = "quote" in verb.entry.takes or by_quote
    trails = "that" in verb.entry.takes and ends and not row.lex.inverts
    turned = bool(verb.source.pronoun) or row.word(verb.start - 1, "as_if")  # "P, a-t-il dit"
    if row.lex.inverts and not by_quote and not turned:
        left = ()  # a phrase before a comma, not what is said
    if row.word(verb.start - 1, "as_if") and called_as(row, verb.start - 2):
        return None  # "what he described as “loose” media reports"
    if left and (speaks or trails) and (by_quote or is_done(row, verb.last)):
        by = "aside-as" if row.word(verb.start - 1, "as_if") else "words-source-cue"
        parts = parts_around(row, left, verb.last)
        return Frame(verb.at, verb.start, verb.last, "left", parts, verb.source, by, verb.told, verb.via)
    if row.mark(verb.last, (":",)) or (ends and (speaks or not row.lex.zero_that)):
        return Frame(verb.at, verb.start, verb.last, "none", (), verb.source, "source-cue", verb.told, verb.via)
    return None


def _shows(row: Row, start: int, end: int) -> bool:
    """Does the subject name what shows something: "the poll", "records"?"""
    return not row.word(end, "by_people") and any(
        row.kind(n) in ("word", "name") and row.lex.noun("evidence", row.tokens[n].text.rpartition(" ")[2])
        for n in range(start, end)
    )


def _predicate(row: Row, cue: int, at: int) -> bool:
    """Does a clause begin whose subject is the relative before the say-so?"""
    of = row.word(at - 1, "prepositions") and row.word(cue - 2, "relatives")  # "whom they suspected of being"
    return row.lex.zero_that and not of and row.word(at, "auxiliaries") and not row.word(at, "to")


def _until_comma(row: Row, start: int) -> int:
    end = clause_end(row, start)
    return next((n for n in range(start, end) if row.mark(n, COMMA)), end)


def _opening(row: Row, comma: int) -> int | None:
    """Where a clause begins that an aside cuts after its first word or two; -1 if behind it: "But, he said, P"."""
    start = clause_start(row, comma)
    if 0 < comma - start <= _FIRST and row.kind(start) in ("word", "name", "time") and not row.mark(comma - 1, ENDS):
        return start
    if row.word(comma - 1, "relatives"):
        return -1
    opens = comma == 1 or row.mark(comma - 2, (*HARD, *ENDS, *COMMA)) or row.kind(comma - 2) == "quote"
    return -1 if opens and row.word(comma - 1, "coordinators", "adverbs") else None


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
        first == 0
        or row.mark(first - 1, COMMA)
        or row.word(first - 1, "coordinators", "subordinators")
        or row.kind(first - 1) == "quote"
    ):
        return None
    told, via, last = behind_verb(row, at + 1, hearer="hearer" in entry.takes and not row.word(at + 1, "that"))
    right = words_behind(row, at, last, entry.takes)
    if right is None or is_noun(row, at, right):
        return None
    if row.word(first - 1, "coordinators") and _of_another(row, first - 1):
        return None  # "agents banging on the door and demanding that"
    right = (right[0], new_sentence(row, right), right[2])
    source = found[-1].source if found else None
    if source is None and first <= 1 and right[2] == "that" and (led := _follows(row, right)) is not None:
        return Frame(at, first, right[0], "right", ((right[0], led[1]),), led[0], "chained-cue-first", told, via)
    if source is None:
        start, end = first_chunk(row, first)
        source = party_of(row, start, first_phrase(row, start, end))
    if source is None or not (found or source.sure):
        return None
    return Frame(
        at, first, right[0], "right", ((right[0], right[1]),), source, "chained-cue", told, via, chained=bool(found)
    )


def _of_another(row: Row, joins: int) -> bool:
    """Does a participle of no table stand before "and", right behind its own subject: "agents banging on the door"?"""
    for n in range(joins - 1, max(0, joins - _BESIDE), -1):
        marked = row.kind(n) == "mark" and not row.mark(n, ("'s", "'"))
        if marked or row.kind(n) in ("quote", "cue") or row.word(n, "auxiliaries"):
            return False
        if row.kind(n) == "word" and row.tokens[n].text.endswith(tuple(sorted(row.lex.sets["ing"]))):
            return row.kind(n - 1) in ("word", "name") and not row.word(n - 1, "adverbs", "prepositions", "auxiliaries")
    return False


def _follows(row: Row, right: tuple[int, int, str]) -> tuple[Party, int] | None:
    """ "Doubting that P, X left": the subject behind the comma that ends what is said, and that comma."""
    comma = next((n for n in range(right[0], right[1]) if row.mark(n, COMMA)), None)
    if comma is None:
        return None
    source = party_of(row, comma + 1, first_phrase(row, comma + 1, right[1]))
    return (source, comma) if source is not None and source.sure else None
