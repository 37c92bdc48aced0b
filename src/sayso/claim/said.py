"""What is said, to whom and through what, around a verb of say-so whose subject comes before it."""

from __future__ import annotations

from sayso.claim.row import COMMA, ENDS, HARD, Row, clause_end, clause_start
from sayso.claim.sources import channel
from sayso.model import MentionKind, Span

_ACRONYM, _HEAD = 6, 3000  # letters; characters of a page in which a dateline stands
_CLAUSE = 8  # tokens in which a clause shows its auxiliary
_NEVER = 5  # tokens of a thing that nobody says: "four lives"
_CUT = 5  # tokens of a clause before an aside of say-so that cuts it in two: "The talks, he said, failed"


def words_before(row: Row, first: int) -> tuple[tuple[int, int], ...]:
    """What stands before a frame that begins at `first` and was said there."""
    end = first
    while end > 0 and (row.mark(end - 1, (*COMMA, "-")) or row.word(end - 1, "as_if")):
        end -= 1
    if end == 0 or (end == first and row.kind(end - 1) != "quote"):
        return ()
    start = clause_start(row, end)
    if row.kind(end - 1) == "quote":
        lead = end - 1
        while (
            lead > start
            and not row.mark(lead - 1, (*COMMA, *HARD, *ENDS))
            and not row.finite(lead - 1)
            and row.kind(lead - 1) != "quote"
        ):
            lead -= 1
        return ((lead, end),)
    while start < end and row.mark(start, ENDS):
        start += 1
    return ((start, end),) if end - start >= 2 else ()


def parts_around(row: Row, left: tuple[tuple[int, int], ...], last: int) -> tuple[tuple[int, int], ...]:
    """What stands before a frame, and what goes on after it: a second quotation, or the rest of a clause cut in two.

    The clause is given whole, with the aside in it, so that what it says stays one statement.
    """
    more = resumed(row, last)
    start, end = left[-1]
    if more or row.kind(end - 1) == "quote" or end - start > _CUT or not row.mark(last, COMMA):
        return (*left, *more)
    entry = row.tokens[last + 1].entry if last + 1 < len(row.tokens) else None
    if entry is not None or row.word(last + 1, "coordinators", "subordinators", "relatives", "without", "prepositions"):
        return left
    return (*left[:-1], (start, clause_end(row, last + 1)))


def resumed(row: Row, last: int) -> tuple[tuple[int, int], ...]:
    """A second part of a quotation after the cue: `"…," X said, "…"`."""
    at = last + 1 if row.mark(last, (*COMMA, ":", ".", "-")) else last
    while row.mark(at, (*COMMA, "-")):
        at += 1
    if row.kind(at) == "quote":
        return ((at, at + 1),)
    return ()


def behind_verb(row: Row, at: int, *, hearer: bool) -> tuple[tuple[Span, ...], Span | None, int]:
    """Hearer that passes words on, channel, and one past them, for what follows a verb."""
    told: tuple[Span, ...] = ()
    via: Span | None = None
    if hearer:
        end = _hearer_end(row, at)
        told, at = told_agency(row, at, end), end
    for _ in range(6):
        while row.kind(at) == "time" or row.word(at, "adverbs", "times"):
            at += 1
        if row.word(at, "to") and _is_hearer(row, at + 1):
            end = _hearer_end(row, at + 1)
            told, at = told or told_agency(row, at + 1, end), end
        elif row.word(at, "prepositions") and not row.word(at, "that", "to"):
            end = _phrase_end(row, at + 1)
            via = via or channel(row.page, row.tokens[at:end], row.lex)
            at = max(end, at + 1)
        else:
            break
    return told, via, at


def _is_hearer(row: Row, at: int) -> bool:
    return row.kind(at) == "name" or row.word(at, "determiners", "possessives", "hearers", "agencies")


def _hearer_end(row: Row, at: int) -> int:
    end = at
    while end < len(row.tokens) and end - at < 9:
        token = row.tokens[end]
        if token.kind in ("quote", "time", "mark", "cue") or row.word(end, "prepositions", "relatives", "auxiliaries"):
            break
        if row.word(end, "that") and (
            end > at or row.kind(end + 1) == "name" or row.word(end + 1, "pronouns", "collective", "determiners")
        ):
            break
        if end > at and (
            row.word(end, "pronouns", "collective", "things", "determiners", "adverbs", "times")
            or row.word(end - 1, "pronouns", "collective", "objects")
        ):
            break
        end += 1
        if row.kind(end - 1) == "name" and row.kind(end) == "name":
            break
    return end


def told_agency(row: Row, start: int, end: int) -> tuple[Span, ...]:
    """The body that was told and passes it on: an outlet by kind, or by its noun ("news agency")."""
    for at in range(start, end):
        mention = row.tokens[at].mention
        if mention is not None and mention.kind is MentionKind.OUTLET:
            return (mention.span,)
    for at in range(start, min(end, start + 2)):
        if _signs(row, at):
            return (Span(row.page, row.tokens[at].start, row.tokens[at].end),)
    while end > start and row.word(end - 1, "that"):
        end -= 1
    tails = (" ".join(token.text for token in row.tokens[max(start, end - size) : end]) for size in (1, 2))
    if any(row.lex.has("channels", tail) and not row.lex.has("agencies", tail) for tail in tails):
        return ()  # "told a news conference"
    named = [at for at in range(start, end) if row.kind(at) == "name"]
    if any(row.word(at, "agencies") for at in range(start, end)) or any(
        row.lex.has("agencies", row.tokens[at].text.rpartition(" ")[2]) for at in named
    ):
        while start < end and row.word(start, "determiners"):
            start += 1
        return (Span(row.page, row.tokens[start].start, row.tokens[end - 1].end),) if start < end else ()
    return ()


def _signs(row: Row, at: int) -> bool:
    """An acronym that no table knows, or one that signs the report ("(VNA) -"): who is told so passes it on."""
    token = row.tokens[at]
    word = row.text[token.start : token.end]
    if not (word.isupper() and 2 <= len(word) <= _ACRONYM):
        return False
    head = row.text[:_HEAD]
    return token.mention is None or f"({word})" in head or f"/{word}/" in head


def _phrase_end(row: Row, at: int) -> int:
    """One past a noun phrase after a preposition."""
    end = at
    while end < len(row.tokens) and end - at < 12:
        token = row.tokens[end]
        if token.kind in ("quote", "cue") or (token.kind == "mark" and token.text not in ("'", "[", "]")):
            break
        if row.word(end, "prepositions", "that", "relatives", "subordinators", "auxiliaries", "pronouns", "collective"):
            break
        if end > at and row.kind(end - 1) == "time" and (row.kind(end) == "name" or row.word(end, "determiners")):
            break
        end += 1
    return end


def inside_relative(row: Row, start: int, right: tuple[int, int, str]) -> int:
    """In a relative clause between commas ("X, who denied that P, will …") what is said ends at the second comma."""
    if not (row.word(start - 1, "relatives") and row.mark(start - 2, COMMA)):
        return right[1]
    return next((n for n in range(right[0] + 1, right[1]) if row.mark(n, COMMA)), right[1])


def never_said(row: Row, right: tuple[int, int, str]) -> bool:
    """ "claimed four lives": a noun that nobody says."""
    near = range(right[0], min(right[1], right[0] + _NEVER + 1))
    stop = next((n for n in near if row.word(n, "prepositions") or row.mark(n, COMMA)), right[1])
    heads = (right[0], right[0] + 1, stop - 1)
    return (
        right[2] in ("noun", "clause") and stop - right[0] <= _NEVER and any(row.word(n, "never_said") for n in heads)
    )


def is_noun(row: Row, at: int, right: tuple[int, int, str]) -> bool:
    """Is the form a noun or an ordinary verb: one of such forms, with no clause that shows itself behind it?"""
    if right[2] not in ("clause", "noun") or not row.word(at, "nounlike"):
        return False
    if row.word(right[0], "pronouns", "collective", "bodies"):
        return False
    return not any(
        row.word(n, "auxiliaries") and not row.word(n, "to") for n in range(right[0], min(right[1], right[0] + _CLAUSE))
    )


def is_done(row: Row, at: int) -> bool:
    return at >= len(row.tokens) or row.kind(at) == "mark" or row.kind(at) == "quote"


def words_behind(row: Row, at: int, last: int, takes: frozenset[str]) -> tuple[int, int, str] | None:  # noqa: C901, PLR0912 - one test a shape, in order
    """Start, end and shape of what is said after the verb."""
    for n in range(at + 1, min(len(row.tokens), last + 14)):
        if (
            row.word(n, "that")
            and takes & {"that", "hearer"}
            and (n <= last or _aside(row, last, n) or _comma_that(row, last, n))
        ):
            return n + 1, clause_end(row, n + 1), "that"
        if row.kind(n) == "quote" or row.finite(n):
            break
    if takes & {"quote", "that", "noun", "as"}:
        n = last + 1 if row.mark(last, (*COMMA, ":")) else last
        if row.kind(n) == "quote":
            return n, _quote_end(row, n), "quote"
    if row.mark(last, (":",)) and last + 3 < len(row.tokens):
        return last + 1, clause_end(row, last + 1), "colon"
    begin = at + 1
    while row.kind(begin) == "time" or row.word(begin, "adverbs"):
        begin += 1
    if takes & {"object", "as"} and _described(row, begin, takes):
        begin += row.word(begin, "things", "that") and row.kind(begin + 1) == "quote"
        return begin, clause_end(row, begin), "object"
    if "infinitive" in takes and row.word(last, "to") and not _is_hearer(row, last + 1):
        return last, clause_end(row, last), "infinitive"
    if "that" in takes and row.word(last, "whether"):
        return last, clause_end(row, last), "that"
    if "noun" in takes and row.word(last, "gerunds"):
        return last, clause_end(row, last), "noun"
    if row.kind(last) in ("mark", "") or row.word(
        last, "prepositions", "auxiliaries", "coordinators", "subordinators", "relatives"
    ):
        return None
    if "that" in takes and row.lex.zero_that and clause_end(row, last) - last >= 3:
        return last, clause_end(row, last), "clause"
    if (
        "noun" in takes
        and row.kind(begin) not in ("mark", "")
        and not row.word(begin, "prepositions", "coordinators", "auxiliaries")
    ):
        return begin, _noun_end(row, begin), "noun"
    return None


def _described(row: Row, begin: int, takes: frozenset[str]) -> bool:
    """Does an object follow, and for "call X Y" also what it is called: a quotation, "as …", or "a …"?"""
    if (is_done(row, begin) and row.kind(begin) != "quote") or row.word(begin, "prepositions", "auxiliaries"):
        return False
    if "object" in takes or row.kind(begin) == "quote" or row.word(begin, "things"):
        return True
    end = clause_end(row, begin)
    opened = row.text.find('"', row.tokens[begin].start, row.tokens[end - 1].end) if end > begin else -1
    named = row.kind(begin) == "name" or row.word(begin, "objects", "pronouns")
    curly = (
        any(mark in row.text[row.tokens[begin].start : row.tokens[end - 1].end] for mark in "“«")
        if end > begin
        else False
    )
    return (
        opened >= 0
        or curly
        or any(row.word(n, "as_if") for n in range(begin, end))
        or (named and row.word(begin + 1, "determiners"))
    )


def _comma_that(row: Row, last: int, at: int) -> bool:
    """Languages that set a comma before "that": only a hearer stands between."""
    return (
        row.mark(at - 1, COMMA)
        and at - last <= 7
        and all(row.kind(n) in ("word", "name", "time") for n in range(last, at - 1))
    )


def _aside(row: Row, last: int, at: int) -> bool:
    """Only an aside between commas, or phrases of time and place, stand between the verb and "that"."""
    return row.mark(last, COMMA) and row.mark(at - 1, COMMA)


def _quote_end(row: Row, at: int) -> int:
    end = at + 1
    if end < len(row.tokens) and row.kind(end) != "mark":
        return clause_end(row, at)
    return end


def _noun_end(row: Row, start: int) -> int:
    """What is said as a noun ends before a channel ("his thanks in a letter …")."""
    end = clause_end(row, start)
    for at in range(start + 1, end):
        found = channel(row.page, row.tokens[at : at + 6], row.lex) if row.word(at, "through") else None
        if found is not None and found.start == row.tokens[at + 1].start:
            return at
    return end
