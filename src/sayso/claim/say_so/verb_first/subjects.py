"""Where the subject of a verb of say-so stands, where verbs come first (Arabic): behind it or before it."""

from __future__ import annotations

from sayso.claim.say_so.row import COMMA, ENDS, HARD, Row, clause_start
from sayso.claim.say_so.sources import Party
from sayso.claim.say_so.verb_first.nouns import definite, related
from sayso.claim.say_so.verb_first.said import Said
from sayso.claim.say_so.verb_first.speakers import hearers, subject
from sayso.model import MentionKind, Span

_ASKED = 7  # tokens of an apposition
_BARE = 1  # tokens of a subject behind "that" that no table knows
_BACK = 24  # tokens of a subject before its verb


def subject_before(row: Row, at: int) -> tuple[Party, int] | None:
    """A subject right before its verb, from the beginning of its clause: headlines, "لكن X قال", "X الذي قال"."""
    end = at
    while row.word(end - 1, "auxiliaries", "negations", "adverbs", "denied"):
        end -= 1
    if row.word(end - 1, "glued") and not row.word(end - 1, "joins"):
        end -= 1  # "أما X فقال"
    if row.word(end - 1, "relatives"):
        return None if therein(row, at + 1) else _antecedent(row, end - 1)
    start = _aside_start(row, end)
    while start > 0 and end - start < _BACK and not _bounds(row, start - 1):
        start -= 1
    while start < end and (
        row.word(start, "adverbs", "coordinators", "subordinators", "auxiliaries") or row.kind(start) == "time"
    ):
        start += 1
    if start == end or row.word(start, "prepositions", "that", "auxiliaries") or joins(row, end - 1):
        return None
    opened = row.word(start - 1, "that") and end - start <= _BARE  # a longer one holds a verb that no table knows
    found, stop = subject(row, start, end, opened=opened)
    if found is None or not found.sure or any(row.kind(n) not in ("word", "name", "mark") for n in range(stop, end)):
        return None
    if len(found.sources) > 1 and not row.tokens[at].text.endswith(tuple(row.lex.sets["plural_endings"])):
        found = Party(found.sources[-1:], found.words)  # one man of two titles: the verb is in the singular
    if len(found.sources) == 1 and (joint := _joint_before(row, at, start)) is not None:
        found, start = Party((*joint[0].sources, *found.sources), found.words), joint[1]
    left = [
        n for n in range(stop, end) if row.kind(n) not in ("word", "mark") or row.word(n, "relatives", "subordinators")
    ]
    accusative = any(row.tokens[n].text.endswith("ا") for n in range(stop, end))
    return (found, start) if not left and not accusative and end - stop <= 2 else None


def _aside_start(row: Row, end: int) -> int:
    """Where an apposition between commas begins that ends right before the verb: "X، وزير الري، قال"."""
    if not row.mark(end - 1, COMMA):
        return end
    for n in range(end - 2, max(0, end - _ASKED - 2), -1):
        if row.mark(n, COMMA):
            return n
        if row.kind(n) not in ("word", "name"):
            break
    return end


def _joint_before(row: Row, at: int, start: int) -> tuple[Party, int] | None:
    """The first of two subjects with titles of their own before a verb for two: "A، والمتحدث باسم B، X، يؤكدان"."""
    many = row.tokens[at].text.endswith(tuple(row.lex.sets["plural_endings"]))
    if not (many and row.word(start - 1, "joins") and row.mark(start - 2, COMMA)):
        return None
    low = start - 2
    while low > 0 and start - low < _BACK and not _bounds(row, low - 1):
        low -= 1
    body = row.tokens[low].mention
    if body is not None and body.kind is MentionKind.ORGANISATION:
        return Party((body.span,), row.tokens[low].text), low
    found, _ = subject(row, low, start - 2, opened=False)
    return (found, low) if found is not None and found.sure else None


def _bounds(row: Row, at: int) -> bool:
    """What stands before a clause."""
    return (
        row.mark(at, (*COMMA, *HARD, *ENDS, "-"))
        or row.kind(at) in ("quote", "cue")
        or row.finite(at)
        or row.word(at, "that", "subordinators")
    )


def _antecedent(row: Row, relative: int) -> tuple[Party, int] | None:
    """ "X الذي قال" and "X، الذي قال": the noun phrase before."""
    end = relative - row.mark(relative - 1, COMMA)
    while row.kind(end - 1) == "time" or row.word(end - 1, "times", "adverbs"):
        end -= 1
    start = end
    while start > 0 and end - start < _BACK and not (_bounds(row, start - 1) or row.mark(start - 1, COMMA)):
        start -= 1
    while start < end and (row.word(start, "coordinators", "prepositions") or row.kind(start) in ("mark", "time")):
        start += 1
    found, stop = subject(row, start, end, opened=False)
    near = found is not None and found.sure and stop >= end
    return (found, start) if near and found is not None else None


def found_subject(row: Row, at: int, said: Said | None) -> tuple[Party | None, int]:
    """The subject behind a verb, and the token after it."""
    entry = row.tokens[at].entry
    stop = said.at if said is not None else stretch_end(row, at + 1)
    if said is None and entry is not None:
        ruled = (n for n in range(at + 1, stop) if row.tokens[n].text in entry.governs)
        stop = next((n for n in ruled if not any(hearers(row, n, n + 2))), stop)
    if said is None or (entry is not None and "hearer" in entry.takes):
        source, after = subject(row, at + 1, stop, opened=False)
        if source is not None and not _oblique(row, source):
            return source, after
    ruled_at = stop < len(row.tokens) and entry is not None and row.tokens[stop].text in entry.governs
    source, after = subject(row, at + 1, stop, opened=said is not None or ruled_at)
    if source is None or _oblique(row, source):
        return None, at + 1
    return source, after


def _oblique(row: Row, source: Party) -> bool:
    """A sound plural in a case that no subject has: "حذر اللاعبين"."""
    word = source.words
    plural = word.startswith(tuple(sorted(row.lex.sets["article"]))) and word.endswith("ين")
    return plural and not row.lex.has("people", word)


def shared(row: Row, source: Party, after: int) -> tuple[Party, int]:
    """ "وصف السفير المحادثات": where nothing else is left, the second definite noun is the object, no adjective."""
    last = row.tokens[after - 1]
    if related(row, after - 1) or not (
        definite(row, after - 1) and (definite(row, after - 2) or row.kind(after - 2) == "name")
    ):
        return source, after
    if source.sources[-1].end != last.end:
        return source, after - 1
    span = Span(row.page, source.sources[-1].start, row.tokens[after - 2].end)
    return Party((*source.sources[:-1], span), source.words, source.pronoun), after - 1


def in_dateline(row: Row, at: int) -> bool:
    """The place or the agency of a dateline, or of a picture, and no subject: "فرانكفورت (د ب أ) أعلن X"."""
    mention = row.tokens[at].mention
    return mention is not None and mention.kind in (MentionKind.PLACE, MentionKind.OUTLET)


def therein(row: Row, at: int) -> bool:
    """ "فيه", in a dump "في ه": the words stand in what was named before the verb."""
    return row.word(at, "therein") or (row.word(at, "prepositions") and row.word(at + 1, "suffixes"))


def in_paper(row: Row, at: int) -> bool:
    """ "أصدر X بيانا جاء فيه: P"."""
    entry = row.tokens[at].entry
    return entry is not None and any(row.lex.has("therein", word) for word in entry.lemma.split())


def paper_before(row: Row, at: int) -> Party | None:
    """ "وثيقة تفيد بأن P": a paper right before the verb that says what stands in it."""
    first = next((n for n in (at - 1, at - 2) if row.word(n, "channels") and not row.word(n, "agencies")), None)
    if first is None or therein(row, at + 1) or row.word(at - 1, "prepositions") or joins(row, at - 1):
        return None
    return Party((Span(row.page, row.tokens[first].start, row.tokens[at - 1].end),), row.tokens[first].text)


def begins(row: Row, at: int) -> bool:
    """Can a verb begin a clause here? A form that can be a noun stands behind a word as part of its phrase."""
    return (
        at == 0
        or row.kind(at - 1) in ("mark", "quote", "time")
        or row.word(at - 1, "coordinators", "subordinators", "relatives", "auxiliaries", "adverbs", "negations")
    )


def stretch_end(row: Row, at: int) -> int:
    """One past the stretch behind a verb in which its subject can stand, where nothing opens what is said."""
    n = at
    while n < len(row.tokens) and not row.mark(n, (*HARD, *ENDS)) and row.kind(n) != "quote":
        if row.word(n, "that") or row.tokens[n].entry is not None:
            break
        n += 1
    return n


def joins(row: Row, at: int) -> bool:
    return row.word(at, "coordinators")


def leads(row: Row, at: int) -> Party | None:
    """Who a clause is about that tells no saying itself: "خاطبت المديرة التلاميذ قائلة"."""
    start = clause_start(row, at)
    if row.kind(start) not in ("word", "cue") or row.word(
        start, "prepositions", "auxiliaries", "denied", "subordinators"
    ):
        return None
    source, after = subject(row, start + 1, at, opened=False)
    return shared(row, source, after)[0] if source is not None and source.sure else None
