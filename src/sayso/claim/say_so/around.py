"""What is said around a clause of say-so, where a comma stands before every clause."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sayso.claim.say_so.free_order.phrases import infinitive
from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, clause_end, closes
from sayso.claim.say_so.said import never_said, words_before
from sayso.lang.lexicon import Entry

_REACH = 60  # tokens of a clause to each side of its verb
_ASIDES = 3  # clauses between a verb and its "that"
_SHORT = 5  # tokens of a clause that an aside cuts in two
_LIGHT = 4  # words of an adverbial that says nothing


Part = tuple[int, int]  # tokens [start, end)


class Said(Struct, frozen=True):
    """Tokens [start, end) of what is said, and how it is joined to its verb."""

    start: int
    end: int
    shape: str  # "that", "colon", "quote", "whether"


class Cut(Struct, frozen=True):
    """What is said around an aside."""

    parts: tuple[Part, ...]
    side: str


def clause_bounds(row: Row, at: int) -> tuple[int, int]:
    """First token and one past the last of the clause of a token, between marks; a second verb of say-so ends it."""
    start = at
    while start > 0 and at - start < _REACH and not _parts(row, start - 1) and not _torn(row, start):
        start -= 1
    end, joined = at + 1, None
    while end < len(row.tokens) and end - at < _REACH and not _parts(row, end):
        entry = row.tokens[end].entry
        if joined is not None and entry is not None and entry.kind == "verb":
            return start, joined
        if row.word(end, "coordinators"):
            joined = end
        end += 1
    return start, end


def _torn(row: Row, at: int) -> bool:
    """A small word with a capital behind a word: a sentence begins, whatever the marks say ("пишет Так или иначе")."""
    if at < 1 or not row.text[row.tokens[at].start].isupper() or row.kind(at - 1) not in ("word", "time", "cue"):
        return False
    small = row.word(at, "prepositions", "pronouns", "coordinators", "adverbs", "subordinators")
    return small and row.text[row.tokens[at].start - 1] not in '«„“"(' and row.tokens[at].mention is None


def trimmed(row: Row, part: Part, *, infinitive: bool) -> Part:
    """What is said without what stands behind it: a new sentence, ", в чём X заверил", ", пригрозив" of a demand."""
    start, end = part
    cut = next((n for n in range(start + 1, end) if _torn(row, n) or _trails(row, n, end, chained=infinitive)), end)
    if cut < end and row.finite(cut - 1) and row.mark(cut - 2, COMMA) and cut - 2 > start:
        cut -= 2  # ", пишет" before a name that is lost
    return (start, cut) if cut - start > 1 else part


def _trails(row: Row, at: int, end: int, *, chained: bool) -> bool:
    if not row.mark(at, COMMA) or at + 1 >= end:
        return False
    entry = row.tokens[at + 1].entry
    if chained and entry is not None and entry.chained:
        return True
    what = at + 2 < end and row.word(at + 1, "prepositions") and row.word(at + 2, "in_which")
    return what and any(row.finite(n) for n in range(at + 3, min(end, at + 3 + _LIGHT)))


def _parts(row: Row, at: int) -> bool:
    if row.kind(at) == "quote" or row.mark(at, (*COMMA, *HARD, "-")):
        return True
    return row.mark(at, ENDS) and closes(row, at)


def behind_clause(row: Row, cue: int, end: int, takes: frozenset[str]) -> Said | None:
    """What is said behind the clause of a verb: after "that", a colon, or as a quotation."""
    that = _that(row, end)
    if that is not None and takes & {"that", "hearer"}:
        return Said(that, clause_end(row, that), "that")
    if row.mark(end, (":",)) and end + 1 < len(row.tokens):
        if row.kind(end + 1) == "quote":
            return Said(end + 1, end + 2, "quote")
        return Said(end + 1, clause_end(row, end + 1), "colon")
    if row.kind(end) == "quote" and end > cue:
        return Said(end, end + 1, "quote")
    asked = row.word(end + 1, "whether") and not row.word(end - 1, "correlatives")  # not "для тех, кто"
    if row.mark(end, COMMA) and {"that", "quote"} <= takes and asked and end + 2 < len(row.tokens):
        return Said(end + 1, clause_end(row, end + 1), "whether")
    return None


def _that(row: Row, end: int) -> int | None:
    """The token behind "that", where only asides stand between it and the clause of the verb."""
    at = end
    for _ in range(_ASIDES):
        if not row.mark(at, COMMA):
            return None
        if row.word(at + 1, "that"):
            start = at + 2 + row.mark(at + 2, COMMA)
            return start if start < len(row.tokens) else None
        if row.word(at + 1, "coordinators") or not (_gerund(row, at + 1) or row.word(at + 1, "relatives")):
            return None
        stop = next((n for n in range(at + 1, len(row.tokens)) if _parts(row, n)), len(row.tokens))
        if any(row.finite(n) for n in range(at + 1, stop)):
            return None
        at = stop
    return None


def _gerund(row: Row, at: int) -> bool:
    """A word that opens an aside about the subject: "выступая", "пожелавший"."""
    ends = tuple(sorted(row.lex.sets["gerund_endings"]))
    return row.kind(at) == "word" and bool(ends) and row.tokens[at].text.endswith(ends)


def cut_clause(row: Row, start: int, end: int, found: Sequence[Frame]) -> Cut | None:
    """What is said around an aside [start, end) between marks: before it, behind it, or on both sides."""
    if start > 0 and not row.mark(start - 1, (*COMMA, "-")) and row.kind(start - 1) != "quote":
        if row.mark(end, COMMA) and (row.word(start - 1, "coordinators", "that") or row.mark(start - 1, HARD)):
            return _behind(row, end)
        return _bare(row, start, end, found)
    if start == 0:
        return _behind(row, end)
    if quoted_before(row, start):
        return Cut((*words_before(row, start), *_resumed(row, end)), "left")
    return _between(row, start, end, found)


def quoted_before(row: Row, start: int) -> bool:
    """Does a quotation stand before a token, with no more than marks between?"""
    at = start - 1
    while row.mark(at, (*COMMA, "-")):
        at -= 1
    return row.kind(at) == "quote"


def aside_before(row: Row, start: int) -> bool:
    """Does a comma before a clause close an aside about its subject: "X, который …, предполагает"?"""
    if not row.mark(start - 1, COMMA):
        return False
    at = start - 1
    while at > 0 and not _parts(row, at - 1):
        at -= 1
    return row.word(at, "relatives", "as_if") or row.word(at + 1, "relatives") or _gerund(row, at)


def _bare(row: Row, start: int, end: int, found: Sequence[Frame]) -> Cut | None:
    """An aside that no comma opens: "P согласно X"."""
    if row.mark(start - 1, (*ENDS, *HARD)):
        return _behind(row, end)
    if end < len(row.tokens) and not row.mark(end, (*COMMA, *ENDS)):
        return None
    first = _start(row, start, found)
    return Cut(((first, start),), "left") if start - first > 1 else None


def _behind(row: Row, end: int) -> Cut | None:
    start = end + row.mark(end, COMMA)
    if _gerund(row, start):  # "…, узнавший об этом, P"
        start = next((n + 1 for n in range(start, len(row.tokens)) if row.mark(n, COMMA)), start)
    if start >= len(row.tokens) or row.mark(start, (*ENDS, *HARD)):
        return None
    return Cut(((start, clause_end(row, start)),), "right")


def _between(row: Row, start: int, end: int, found: Sequence[Frame]) -> Cut | None:
    """An aside behind a comma: the words before it, and those behind it if it cuts a clause."""
    first = _start(row, start - 1, found)
    near = start - 1
    while near > first and not _parts(row, near - 1):
        near -= 1
    more = row.mark(end, (*COMMA, "-")) and end + 1 < len(row.tokens)
    relative = near == start - 2 and row.word(near, "relatives")
    if more and (relative or is_light(row, near, start - 1)):
        last = clause_end(row, end + 1)
        if relative:
            last = next((n for n in range(end + 1, last) if row.mark(n, COMMA)), last)
        return Cut(((end + 1, last),), "right")
    if first >= start - 1:
        return _behind(row, end)
    if is_light(row, first, start - 1):
        return None
    if row.word(first + 1, "correlatives") and row.mark(first + 2, COMMA) and row.word(first + 3, "that"):
        first = min(first + 4, start - 2)  # "о том, что P, сообщил X"
    if row.kind(end + 1) == "quote" and more:
        return Cut(((first, start - 1), *_resumed(row, end)), "left")
    if more and _goes_on(row, first, start - 1, end + 1):
        while near > first and not row.word(near, "coordinators", "subordinators", "that", "relatives"):
            near -= 1
        first = max(first, near)
        return Cut(((first, start - 1), (end + 1, clause_end(row, end + 1))), "left")
    return Cut(((first, start - 1),), "left")


def _goes_on(row: Row, first: int, stop: int, at: int) -> bool:
    """Does what is said go on behind the aside?"""
    entry = row.tokens[at].entry
    if entry is not None and (entry.chained or entry.kind == "verb"):
        return False
    if _gerund(row, at) or row.word(at, "relatives", "as_if", "cuts", "coordinators"):
        return False
    if row.word(at, "people") or (row.word(at + 1, "people") and row.kind(at) == "word"):
        return False  # who the speaker is
    return stop - first <= _SHORT or not row.word(at, "subordinators", "prepositions")


def _start(row: Row, end: int, found: Sequence[Frame]) -> int:
    """First token of the words before an aside: of the sentence, or behind a stronger mark or another's words."""
    at = end
    while at > 0 and not row.mark(at - 1, (";", "؛", ":")) and not (row.mark(at - 1, ENDS) and closes(row, at - 1)):
        at -= 1
    for frame in found:
        if frame.side == "left" and frame.last < end:
            at = max(at, frame.last)
    while at < end and (row.mark(at, (*COMMA, "-", "•", "*", *ENDS)) or row.word(at, "coordinators")):
        at += 1
    return at


def is_light(row: Row, start: int, end: int) -> bool:
    """Words that say nothing alone: "В частности", "что", "однако"."""
    if start >= end or end - start > _LIGHT:
        return False
    if row.lex.has("adverbs", " ".join(token.text for token in row.tokens[start:end])):
        return True
    return all(row.word(n, "adverbs", "coordinators", "that", "subordinators") for n in range(start, end))


def _resumed(row: Row, end: int) -> tuple[tuple[int, int], ...]:
    """A second part of a quotation behind the clause."""
    at = end
    while row.mark(at, (*COMMA, ":", ".", "-")):
        at += 1
    return ((at, at + 1),) if row.kind(at) == "quote" else ()


def object_of(row: Row, entry: Entry, begin: int, end: int, *, low: int | None = None) -> Part | None:
    """What is said as an object in the clause of its verb, which ends at `end`: an infinitive, a noun that it governs
    (both from token `low` on), or a noun at `begin`."""
    low = begin if low is None else low
    part = _infinitive_of(row, entry, low, end) or _governed(row, entry, low, end) or _noun_of(row, entry, begin, end)
    if part is None:
        return None
    start, stop = part
    second = next((n for n in range(start + 1, stop - 1) if row.word(n, "coordinators") and _is_verb(row, n + 1)), stop)
    return start, second


def _infinitive_of(row: Row, entry: Entry, low: int, end: int) -> Part | None:
    at = next((n for n in range(low, end) if infinitive(row, n)), None) if "infinitive" in entry.takes else None
    if at is None:
        return None
    stop = clause_end(row, at)
    while at > low and (row.word(at - 1, "negations", "adverbs") or _adverb(row, at - 1)):
        at -= 1
    return at, stop


def _governed(row: Row, entry: Entry, low: int, end: int) -> Part | None:
    at = next((n for n in range(low, end - 1) if row.kind(n) == "word" and row.tokens[n].text in entry.governs), None)
    if at is None or row.word(at + 1, "things", "pronouns", "objects", "possessives"):
        return None
    return at + 1, clause_end(row, at + 1)


def _noun_of(row: Row, entry: Entry, begin: int, end: int) -> Part | None:
    while begin < end and row.word(begin, "adverbs", "objects"):
        begin += 1
    if begin >= end or row.word(begin, "prepositions", "coordinators", "as_if", "things"):
        return None
    if never_said(row, (begin, end, "noun")):
        return None
    if "object" in entry.takes and end - begin > 1:
        return begin, clause_end(row, begin)
    called = "as" in entry.takes and _in_instrumental(row, begin, end)
    return (begin, end) if called or ("noun" in entry.takes and row.kind(begin) in ("word", "name")) else None


def _is_verb(row: Row, at: int) -> bool:
    """Does a word end as verbs of a person do: "и покинул зал"?"""
    fields = ("masculine_endings", "feminine_endings", "plural_endings")
    ends = tuple(sorted({end for field in fields for end in row.lex.sets[field]}))
    return row.kind(at) in ("word", "cue") and bool(ends) and row.tokens[at].text.endswith(ends)


def _adverb(row: Row, at: int) -> bool:
    ends = tuple(sorted(row.lex.sets["adverb_endings"]))
    return row.kind(at) == "word" and bool(ends) and row.tokens[at].text.endswith(ends)


def _in_instrumental(row: Row, start: int, end: int) -> bool:
    """Does one of the words say what something is called: "назвал отчёт ошибочным"?"""
    ends = tuple(sorted(row.lex.sets["instrumental_endings"]))
    return any(
        row.kind(n) == "word" and row.tokens[n].text.endswith(ends) and not row.word(n - 1, "prepositions")
        for n in range(start, end)
    )
