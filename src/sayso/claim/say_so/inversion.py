"""Subjects behind their verbs, and verbs without one, in languages with both: French, Spanish.

`"…", a déclaré mardi à l'agence X la ministre, Y`, "reconoció en rueda de prensa el técnico X", "Añadió que P".
"""

from __future__ import annotations

from sayso.claim.say_so.hearers import behind_verb, told_agency
from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, clause_end, clause_start, closes, party_of
from sayso.claim.say_so.said import each_that, is_done, never_said, parts_around, words_before, words_behind
from sayso.claim.say_so.sources import Party
from sayso.model import MentionKind, Span, Stance

_ATTITUDES = frozenset({Stance.THINKS, Stance.DEMANDS, Stance.PROMISES})
_ASIDE = 9  # tokens between the commas of an aside behind a verb
_TITLE = 6  # tokens of an apposition: "el coronel X"
_OPENING = ("«", "“", '"')
_LEAD = 4  # words and a comma before a verb without a subject
_LONG = 14  # tokens of a subject behind its verb


def behind(row: Row, at: int, first: int) -> Frame | None:
    """The frame of a verb without a subject before it: where do its subject and the words stand?"""
    entry = row.tokens[at].entry
    if entry is None or entry.kind != "verb":
        return None
    if row.word(at - 1, "impersonals"):
        return _impersonal(row, at, first)
    if row.word(first - 1, "anybody") and row.word(first - 2, "auxiliaries"):  # "a-t-on appris auprès de X"
        parts = words_before(row, first - 2)
        return _of_place(row, at, first - 2, parts, at + 1) if parts else None
    if (opener := _as(row, first)) is not None:
        return _as_said(row, at, opener)
    left = words_before(row, first) if _after_words(row, at, first) else ()
    if left and entry.takes & {"that", "quote"} and (frame := _tag(row, at, first, left)) is not None:
        return frame
    return _opening(row, at, first) if _opens(row, first) else None


def anybody(row: Row, at: int, first: int) -> Frame | None:
    """ "Il a été annoncé lundi que P", "On a appris de source policière que P": nobody, or who is named so."""
    entry = row.tokens[at].entry
    one = row.word(first - 1, "anybody") and row.mark(first - 2, (*COMMA, *ENDS, *HARD)) | (first == 1)
    it = row.word(first - 1, "expletives") and any(row.word(n, "passives") for n in range(first, at))
    it = it and not any(row.word(n, "reflexives") for n in range(first, at))
    if entry is None or "that" not in entry.takes or not (one or it) or entry.stance in _ATTITUDES:
        return None
    that = next((n for n in range(at + 1, min(len(row.tokens), at + _LONG)) if row.word(n, "that")), None)
    if that is None or any(row.kind(n) in ("mark", "quote") or row.word(n, "by") for n in range(at + 1, that)):
        return None
    words, opened = None, next((n for n in range(at + 1, that) if row.word(n, "source_phrases")), None)
    if opened is not None:
        start = row.tokens[opened].start + row.text[row.tokens[opened].start : row.tokens[opened].end].rfind(" ") + 1
        words = Party((Span(row.page, start, row.tokens[_subject_end(row, opened + 1) - 1].end),), "")
    elif not all(row.kind(n) in ("word", "time") for n in range(at + 1, that)):
        return None
    parts = each_that(row, that + 1, clause_end(row, that + 1))
    return Frame(at, first - 1, that + 1, "right", parts, words, "impersonal-that", nobody=words is None)


def _as(row: Row, first: int) -> int | None:
    """Where "comme l'a dit X" or "ainsi que l'indique X" begins."""
    before = first - row.word(first - 1, "determiners", "objects")  # "l'"
    if row.word(before - 1, "as_if"):
        return before - 1
    return before - 2 if before >= 2 and row.word(before - 1, "that") and row.phrase(before - 2, "as_if") else None


def _as_said(row: Row, at: int, opener: int) -> Frame | None:
    """ "Comme l'a rappelé X, P" and "P, comme l'a rappelé X"."""
    _, via, begin = _after(row, at + 1)
    end = _subject_end(row, begin)
    source = party_of(row, begin, end)
    if source is None or not source.sure:
        return None
    if row.mark(opener - 1, COMMA):
        parts = words_before(row, opener)
        return Frame(at, opener, end, "left", parts, source, "as-cue-source", (), via) if parts else None
    if not row.mark(end, COMMA):
        return None
    return Frame(at, opener, end + 1, "right", ((end + 1, clause_end(row, end + 1)),), source, "as-cue-source", (), via)


def _after_words(row: Row, at: int, first: int) -> bool:
    return row.kind(first - 1) == "quote" or row.mark(first - 1, (*COMMA, "-")) or row.kind(at - 1) == "quote"


def _tag(row: Row, at: int, first: int, left: tuple[tuple[int, int], ...]) -> Frame | None:
    """`"…", dijo ayer X a Y` and "P, añadió": the words stand before."""
    if row.word(at + 1, "anybody"):
        return _of_place(row, at, first, left, at + 2)
    told, via, begin = _after(row, at + 1)
    if row.word(at, "called") and row.text[row.tokens[at + 1].start - 2 : row.tokens[at + 1].start].strip() in _OPENING:
        return None  # "X, dit « le Marteau »"
    begin = _past_aside(row, begin)
    end = _subject_end(row, begin)
    source = party_of(row, begin, end)
    apposed, end = _apposed(row, end)
    quoted = row.kind(left[-1][1] - 1) == "quote" or row.kind(at - 1) == "quote"
    source = apposed or source
    if source is not None and not (source.sure or source.pronoun or quoted or _turned(row, left, begin, end)):
        return None
    if source is None and not (row.lex.drops_subject and _over(row, begin)):
        return None
    if source is not None and source.pronoun and not is_done(row, end) and row.kind(end) != "time":
        return None
    if not quoted and row.word(end, "auxiliaries") and not row.word(end, "to"):
        return None
    later, channel, last = behind_verb(row, end, hearer=False)
    told = told or later or told_agency(row, at + 2, end)
    by = "words-cue-source" if source is not None else "words-cue"
    return Frame(at, first, last, "left", parts_around(row, left, last), source, by, told, via or channel)


def _past_aside(row: Row, at: int) -> int:
    """Past an aside between commas before a subject: "confie, sous couvert d'anonymat, une infirmière"."""
    if not row.mark(at, COMMA) or not row.word(at + 1, "prepositions"):
        return at
    near = range(at + 2, min(len(row.tokens) - 1, at + _ASIDE))
    comma = next((n for n in near if row.kind(n) in ("mark", "cue", "quote")), at)
    opens = row.kind(comma + 1) == "name" or row.word(comma + 1, "determiners", "possessives", "people")
    return comma + 1 if comma > at and row.mark(comma, COMMA) and opens else at


def _turned(row: Row, left: tuple[tuple[int, int], ...], begin: int, end: int) -> bool:
    """Is a noun that no table knows the subject: a whole clause before, nothing behind: "a annoncé la vigie."?"""
    ends = tuple(sorted(row.lex.sets["finite_endings"]))
    start, stop = left[-1]
    clause = any(
        row.word(n, "auxiliaries") or (row.kind(n) == "word" and bool(ends) and row.tokens[n].text.endswith(ends))
        for n in range(start + 1, stop)
    )
    return clause and row.word(begin, "determiners") and not row.word(begin, "indefinite") and _over(row, end)


def _after(row: Row, at: int) -> tuple[tuple[Span, ...], Span | None, int]:
    """Who is told, the channel, and where a subject can begin behind a verb: "dijo el lunes en Bru a X la ministra"."""
    told, via, begin = behind_verb(row, at, hearer=False)
    while row.word(begin, "determiners") and row.kind(begin + 1) == "time":
        more, channel, begin = behind_verb(row, begin + 2, hearer=False)
        told, via = told or more, via or channel
    return told, via, begin


def _impersonal(row: Row, at: int, first: int) -> Frame | None:
    """ "Se informó de que P": nobody is named."""
    entry = row.tokens[at].entry
    _, _, begin = _after(row, at + 1)
    right = None if entry is None else words_behind(row, at, begin, entry.takes)
    if right is not None and right[2] == "that":
        return Frame(at, first, right[0], "right", (right[:2],), None, "impersonal-that", nobody=True)
    opens = first - row.word(first - 1, "impersonals")
    left = words_before(row, opens) if row.mark(opens - 1, COMMA) else ()
    return _of_place(row, at, opens, left, at + 1) if left and entry is not None and "that" in entry.takes else None


def _of_place(row: Row, at: int, first: int, left: tuple[tuple[int, int], ...], begin: int) -> Frame:
    """ "indique-t-on à la préfecture": nobody, or the body at that place."""
    if row.word(begin, "source_phrases"):  # "a-t-on appris de source judiciaire"
        begin_at = row.tokens[begin].start + row.text[row.tokens[begin].start : row.tokens[begin].end].rfind(" ") + 1
        end = max(_subject_end(row, begin + 1), begin + 1)
        words = Party((Span(row.page, begin_at, row.tokens[end - 1].end),), "")
        return Frame(at, first, end, "left", left, words, "impersonal-verb")
    place = row.word(begin, "within")
    opens = begin + 1 + row.word(begin + 1, "of")
    end = _subject_end(row, opens) if place else begin
    source = party_of(row, opens, end) if place else None
    named = row.tokens[end - 1].mention if end > begin else None
    town = named is not None and named.kind is MentionKind.PLACE and end == opens + 1
    source = source if source is not None and source.sure and not town else None
    last = end if source is not None else begin
    return Frame(at, first, last, "left", left, source, "impersonal-verb", nobody=source is None)


def _over(row: Row, at: int) -> bool:
    """Does the sentence, or the clause, end here: no subject follows?"""
    return at >= len(row.tokens) or row.kind(at) == "quote" or row.mark(at, (*COMMA, *ENDS, *HARD, "-"))


def _subject_end(row: Row, at: int) -> int:
    end = at
    while end < len(row.tokens) and end - at < _LONG:
        token = row.tokens[end]
        if token.kind in ("quote", "time", "cue"):
            break
        if token.kind == "mark" and not (token.text == "." and not closes(row, end)) and token.text != "'":
            break
        free = row.word(end, "of") or (row.word(end, "determiners") and row.word(end - 1, "joins"))
        if end > at and not free and row.word(end, "prepositions", "relatives", "subordinators", "that", "auxiliaries"):
            break
        if end == at and row.word(end, "prepositions", "relatives", "subordinators", "that", "coordinators"):
            break
        end += 1
    while end > at and row.word(end - 1, "of", "joins"):
        end -= 1
    return end


def _apposed(row: Row, end: int) -> tuple[Party | None, int]:
    """ "la ministra de Hacienda, Jimena Urquiola,": the person, and one past him."""
    if not row.mark(end, COMMA):
        return None, end
    for n in range(end + 1, min(len(row.tokens), end + _TITLE)):
        mention = row.tokens[n].mention
        if mention is not None and (mention.kind is MentionKind.PERSON or " " in row.tokens[n].text):
            fits = _over(row, n + 1) or row.word(n + 1, "prepositions") or row.kind(n + 1) == "time"
            return (party_of(row, n, n + 1), n + 1) if fits else (None, end)
        if row.kind(n) != "word" or row.word(n, "prepositions", "relatives", "that", "auxiliaries", "coordinators"):
            break
    return None, end


def _opening(row: Row, at: int, first: int) -> Frame | None:
    """ "Añadió que P", "Informó el ministerio de que P": the clause stands behind."""
    entry = row.tokens[at].entry
    if entry is None or not row.lex.drops_subject:
        return None
    told, via, begin = _after(row, at + 1)
    right = words_behind(row, at, begin, entry.takes)
    source: Party | None = None
    if right is None or right[2] == "noun":
        end = _subject_end(row, begin)
        source = party_of(row, begin, end)
        if source is None or not source.sure:
            return _object(row, at, first, right)
        more, channel, last = behind_verb(row, end, hearer=False)
        told, via = told or more, via or channel
        right = words_behind(row, at, last, entry.takes)
    if right is None or right[2] not in ("that", "quote", "infinitive", "object", "colon"):
        return None
    nobody = source is None and row.word(at, "anybody_verbs")  # "Cuentan que …"
    by = "subject-dropped" if source is None else f"cue-source-{right[2]}"
    return Frame(at, first, right[0], "right", each_that(row, *right[:2]), source, by, told, via, nobody=nobody)


def _object(row: Row, at: int, first: int, right: tuple[int, int, str] | None) -> Frame | None:
    """ "Anunció la apertura del puente": a noun, by who spoke before."""
    if right is None or never_said(row, right):
        return None
    return Frame(at, first, right[0], "right", (right[:2],), None, "subject-dropped", (), None)


def _opens(row: Row, first: int) -> bool:
    """Does nothing but adverbs, times, and phrases that a comma closes stand before the verb in its sentence?"""
    start = clause_start(row, first)
    if row.mark(first - 1, COMMA) and row.word(start, "prepositions"):
        return all(not row.finite(n) for n in range(start, first))
    if row.mark(first - 1, COMMA) and first - start <= _LEAD and not any(row.finite(n) for n in range(start, first)):
        return True  # "No obstante, advirtió de que …"
    return all(row.kind(n) in ("mark", "time") or row.word(n, "adverbs", "coordinators") for n in range(start, first))


def lone_participle(row: Row, first: int, at: int) -> bool:
    """A participle without its auxiliary, and no second one of a pair: "un barco valorado en …"."""
    token = row.tokens[at]
    if not row.text[token.start : token.end].casefold().endswith(row.lex.participle_marks):
        return False
    turned = row.word(first - 1, "pronouns", "collective", "anybody")  # "a-t-il expliqué"
    helped = any(row.word(n, "auxiliaries") for n in range(first - 2 * turned, at))
    return not helped and not row.word(at - 1, "joins", "coordinators")


def for_him(row: Row, at: int) -> Frame | None:
    """ "Pour l'économiste X, P": only at the beginning, and of those who speak."""
    if row.word(at + 1, "relatives") and row.mark(at - 1, COMMA) and row.kind(at - 2) == "name":
        source = party_of(row, at - 2, at - 1)  # "…, Me X, pour qui P"
        ranges = ((at + 2, clause_end(row, at + 2)),)
        return Frame(at, at, at + 2, "right", ranges, source, "aside-first") if source is not None else None
    end = _subject_end(row, at + 1)
    source = party_of(row, at + 1, end)
    people = any(row.lex.noun("people", row.tokens[n].text) for n in range(at + 1, end))
    name = row.kind(end - 1) == "name" and row.mark(end, COMMA) and row.lex.noun("people", _word(row, end + 1))
    if at > 0 or source is None or not source.sure or source.pronoun or not row.mark(end, COMMA):
        return None
    if not (people or name):
        return None
    apposed, stop = _apposed(row, end)
    end = stop if apposed is not None else end
    if name:  # "Pour X, économiste à Y, P"
        end = next((n for n in range(end + 1, min(len(row.tokens), end + _LONG)) if row.mark(n, COMMA)), end)
    part = (end + 1, clause_end(row, end + 1))
    return Frame(at, at, end + 1, "right", (part,), apposed or source, "aside-first")


def _word(row: Row, at: int) -> str:
    return row.tokens[at].text if row.kind(at) in ("word", "cue") else ""


def of_himself(row: Row, at: int, first: int, source: Party) -> Frame | None:
    """ "X s'est dit confiant": what he says of himself."""
    if not (row.word(at, "said_self") and any(row.word(n, "reflexives") for n in range(first, at))):
        return None
    end = clause_end(row, at + 1)
    if end <= at + 1 or row.word(at + 1, "that") or row.kind(at + 1) == "mark":
        return None
    return Frame(at, first, at + 1, "right", ((at + 1, end),), source, "of-himself")
