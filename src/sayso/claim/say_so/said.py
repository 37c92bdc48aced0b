"""What is said, to whom and through what, around a verb of say-so whose subject comes before it."""

from __future__ import annotations

from sayso.claim.say_so.hearers import hearer_end, is_hearer, opens_infinitive, told_agency
from sayso.claim.say_so.row import COMMA, ENDS, HARD, Row, clause_end, clause_start
from sayso.claim.say_so.sources import channel

_CLAUSE = 8  # tokens in which a clause shows its auxiliary
_NEVER = 5  # tokens of a thing that nobody says: "four lives"
_FAR = 10  # tokens between "put" and the figure
_INSERTED = 20  # tokens of an aside between a verb and what is said
_CUT = 5  # tokens of a clause before an aside of say-so that cuts it in two: "The talks, he said, failed"


def words_before(row: Row, first: int) -> tuple[tuple[int, int], ...]:
    """What stands before a frame that begins at `first` and was said there."""
    end = first
    while end > 0 and (
        row.mark(end - 1, (*COMMA, "-")) or (row.word(end - 1, "as_if") and not _while_as(row, end - 1))
    ):
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
    return ((start, end),) if end - start >= 2 or (end > start and _marked(row, start)) else ()


def _marked(row: Row, at: int) -> bool:
    """A word behind an opening quotation mark: `“Yes,” X said`."""
    return row.text[max(0, row.tokens[at].start - 2) : row.tokens[at].start].strip() in ("«", "“", "„", '"')


def _unmarked(row: Row, at: int) -> bool:
    """A word before a closing quotation mark."""
    return row.text[row.tokens[at].end : row.tokens[at].end + 2].strip()[:1] in ("»", "”", "“", '"')


def _while_as(row: Row, at: int) -> bool:
    """ "as" without a mark before it: "louder as the debate went on"."""
    return row.lex.zero_that and at > 0 and row.kind(at - 1) in ("word", "name", "time")


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
    if (row.lex.inverts or row.lex.verb_second) and at < len(row.tokens) and _marked(row, at):
        end = next((n + 1 for n in range(at, min(len(row.tokens), at + _NEVER)) if _unmarked(row, n)), at)
        return ((at, end),) if end > at else ()  # "…, « dès lundi »"
    return ()


def inside_relative(row: Row, start: int, right: tuple[int, int, str]) -> int:
    """In a relative clause between commas ("X, who denied that P, will …") what is said ends at the second comma."""
    if not (row.word(start - 1, "relatives") and row.mark(start - 2, COMMA)):
        return right[1]
    return next((n for n in range(right[0] + 1, right[1]) if row.mark(n, COMMA)), right[1])


def never_said(row: Row, right: tuple[int, int, str]) -> bool:
    """ "claimed four lives": a noun that nobody says."""
    near = range(right[0], min(right[1], right[0] + _NEVER + 1))
    if any(row.word(n, "auxiliaries") and not row.word(n, "to") for n in near):
        return False  # "said he was dead"
    stop = next((n for n in near if row.word(n, "prepositions") or row.mark(n, COMMA)), right[1])
    heads = (right[0], right[0] + 1, stop - 1)
    return (
        right[2] in ("noun", "clause") and stop - right[0] <= _NEVER and any(row.word(n, "never_said") for n in heads)
    )


def is_noun(row: Row, at: int, right: tuple[int, int, str]) -> bool:
    """Is the form a noun or an ordinary verb: one of such forms, with no clause that shows itself behind it?"""
    if right[2] not in ("clause", "noun") or not row.word(at, "nounlike"):
        return False
    if row.word(right[0], "pronouns", "collective", "bodies") or row.word(right[0] - 1, "that"):
        return False
    return not _shows_clause(row, right[0])


def _shows_clause(row: Row, start: int) -> bool:
    """Does an auxiliary or a verb of say-so stand near, before anything that could open another clause?"""
    for n in range(start, min(len(row.tokens), start + _CLAUSE)):
        opens = row.word(n, "relatives", "that", "subordinators", "coordinators")
        if opens or row.mark(n, COMMA) or row.kind(n) == "quote":
            return False
        if (row.word(n, "auxiliaries") and not row.word(n, "to")) or (n > start and row.finite(n)):
            return True
    return False


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
            begin = n + 1 + row.mark(n + 1, COMMA)
            return begin, clause_end(row, begin), "that"
        if row.kind(n) == "quote" or (row.finite(n) and not (row.lex.inverts and row.mark(last, COMMA))):
            break
    if takes & {"quote", "that", "noun", "as"}:
        n = last + 1 if row.mark(last, (*COMMA, ":")) else last
        if row.kind(n) == "quote":
            return n, _quote_end(row, n), "quote"
    if "infinitive" in takes and (asked := _asked(row, at)):
        return asked, clause_end(row, asked), "infinitive"
    if row.mark(last, (":",)) and last + 3 < len(row.tokens):
        return last + 1, clause_end(row, last + 1), "colon"
    if (after := _interrupted(row, last)) is not None:
        return after
    begin = at + 1
    while row.kind(begin) == "time" or (row.word(begin, "adverbs") and not row.word(begin, "objects")):
        begin += 1
    if takes & {"object", "as"} and _described(row, begin, takes):
        begin += row.word(begin, "things", "that") and row.kind(begin + 1) == "quote"
        begin += row.lex.personal_to and row.word(begin, "to")
        return begin, before_verb(row, begin, clause_end(row, begin)), "object"
    if "figure" in takes and any(
        row.word(n, "figure_at") and _is_number(row, n + 1) for n in range(begin, begin + _FAR)
    ):
        return begin, clause_end(row, begin), "figure"
    if "infinitive" in takes and row.word(last, "to") and not is_hearer(row, last + 1) and not _about(row, at, last):
        begin = last + row.lex.inverts
        return begin, clause_end(row, begin), "infinitive"
    if "infinitive" in takes and opens_infinitive(row, last):
        begin = last + row.word(last, "infinitives")
        begin -= begin == last and last - 1 > at and row.word(last - 1, "negations")  # "dijo no saber"
        return begin, clause_end(row, begin), "infinitive"
    if "that" in takes and row.word(last, "whether") and _asks(row, at, last, takes):
        begin = last + row.word(last, "yes_no")
        return begin, clause_end(row, begin), "whether"
    if row.lex.inverts and "that" in takes and row.word(last, "gerunds"):
        begin = last - (row.word(last - 1, "negations") and last - 1 > at)  # "dit n'avoir reçu"
        return begin, clause_end(row, begin), "noun"
    if "noun" in takes and row.word(last, "gerunds"):
        return last, clause_end(row, last), "noun"
    if row.word(last, "coordinators", "negations") and row.finite(last + 1):
        entry = row.tokens[last + 1].entry  # "neither confirmed nor denied that P"
        return None if entry is None or last != at + 1 else words_behind(row, last + 1, last + 2, entry.takes & takes)
    if row.lex.zero_that and "noun" in takes and row.word(last, "what") and "that" not in takes:
        return last, clause_end(row, last), "noun"  # "defended what he called a bargain"
    if row.kind(last) in ("mark", "") or row.word(
        last, "prepositions", "auxiliaries", "coordinators", "subordinators", "relatives"
    ):
        return None
    if row.word(last, "whether") and row.word(last + 1, "to"):
        return None  # "told them how to cook it"
    noun = "noun" in takes and row.word(last, "determiners", "possessives") and not _shows_clause(row, last)
    if "that" in takes and row.lex.zero_that and clause_end(row, last) - last >= 3 and not noun:
        return last, clause_end(row, last), "clause"
    if (
        "noun" in takes
        and not (
            row.word(begin, "objects", "things") and (row.kind(begin + 1) in ("mark", "") or row.word(begin + 1, "to"))
        )
        and row.kind(begin) not in ("mark", "")
        and not row.word(begin, "prepositions", "coordinators", "auxiliaries")
    ):
        return begin, before_verb(row, begin, _noun_end(row, begin)), "noun"
    return None


def _asked(row: Row, at: int) -> int:
    """ "exhortó a la población a hervir": where the infinitive begins behind who is asked; 0 where none is."""
    if not (row.lex.personal_to and row.lex.has("to", row.tokens[at].text.rpartition(" ")[2])):
        return 0
    end = hearer_end(row, at + 1)
    return end + 1 if end > at + 1 and row.word(end, "to") and opens_infinitive(row, end + 1) else 0


def _about(row: Row, at: int, last: int) -> bool:
    """ "cautioned against a rush to judgment": "to" belongs to what the verb is about."""
    return last > at + 2 and row.word(at + 1, "concerning")


def before_verb(row: Row, start: int, end: int) -> int:
    """What is said as a noun ends before the next verb of its speaker: "calificó el acuerdo de justo y agradeció"."""
    if not (row.lex.inverts or row.lex.verb_second):
        return end
    return next((n for n in range(start + 1, end) if row.word(n, "coordinators") and _verb_next(row, n + 1)), end)


def _verb_next(row: Row, at: int) -> bool:
    """A verb of say-so, perhaps behind "not": "et n'exclut pas"."""
    return row.finite(at) or (row.word(at, "negations", "perfects") and row.finite(at + 1))


def each_that(row: Row, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The clauses of "que P y que Q", each for itself, in languages that say "that" twice."""
    if not (row.lex.inverts or row.lex.verb_second):
        return ((start, end),)
    if row.mark(end, COMMA) and row.word(end + 1, "coordinators") and row.word(end + 2, "that"):
        return ((start, end), (end + 3, clause_end(row, end + 3)))  # ", mais que Q"
    out = []
    for n in range(start + 1, end - 1):
        if row.word(n, "coordinators") and row.word(n + 1, "that") and n > start:
            out.append((start, n - row.mark(n - 1, COMMA)))
            start = n + 2
    return (*out, (start, end))


def _is_number(row: Row, at: int) -> bool:
    """ "12" of "put the number at 12", "more than three", "three"."""
    if row.kind(at) not in ("word", "mark"):
        return False
    return row.tokens[at].text[0].isdigit() or row.word(at, "plural_nouns") or row.phrase(at, "roughly")


def _asks(row: Row, at: int, last: int, takes: frozenset[str]) -> bool:
    """An indirect question; no "told them how to", and no "asked anyone who saw it to come forward"."""
    if "hearer" in takes and row.word(last + 1, "to"):
        return False
    told = row.kind(last - 1) == "name" or row.word(last - 1, "objects", "people", "hearers")
    return last == at + 1 or told or not row.word(last, "relatives")


def _interrupted(row: Row, last: int) -> tuple[int, int, str] | None:
    """ "X says, rain or shine, they will march": an aside between commas right behind the verb."""
    if not row.mark(last, COMMA):
        return None
    for n in range(last + 1, min(len(row.tokens), last + _INSERTED)):
        if row.kind(n) in ("quote", "cue") or row.word(n, "auxiliaries", "relatives", "that", "pronouns", "without"):
            return None
        if row.mark(n, COMMA):
            if row.kind(n + 1) == "quote":
                return n + 1, _quote_end(row, n + 1), "quote"
            opens = row.word(n + 1, "pronouns", "collective", "bodies") and row.word(n + 2, "auxiliaries")
            return (last + 1, clause_end(row, last + 1), "clause") if opens else None
    return None


def _described(row: Row, begin: int, takes: frozenset[str]) -> bool:
    """Does an object follow, and for "call X Y" also what it is called: a quotation, "as …", or "a …"?"""
    if row.lex.inverts and _marked(row, begin + row.word(begin, "of")):
        return True  # "a jugé « honteuse » la décision"
    if (is_done(row, begin) and row.kind(begin) != "quote") or row.word(begin, "prepositions", "auxiliaries"):
        return row.lex.personal_to and row.word(begin, "to")
    if "object" in takes or row.kind(begin) == "quote" or row.word(begin, "things"):
        return True
    if "called" in takes and row.word(begin, "determiners", "possessives") and _judged(row, begin):
        return True
    if "called" in takes and row.word(begin, "objects") and row.kind(begin + 1) in ("word", "name"):
        return not row.word(begin + 1, "prepositions", "adverbs", "times", "coordinators", "subordinators", "to")
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


def _judged(row: Row, begin: int) -> bool:
    """ "the plan a gift to the rich", "the decision cowardly": what an object is called stands behind it."""
    for n in range(begin + 2, min(len(row.tokens), begin + _FAR)):
        if row.kind(n) not in ("word", "name") or row.word(n, "prepositions", "relatives", "that", "auxiliaries"):
            return False
        done = n + 1 >= len(row.tokens) or row.kind(n + 1) == "mark" or row.word(n + 1, "coordinators")
        if row.word(n, "indefinite") or (done and row.word(n, "verdicts")):
            return True
    return False


def _comma_that(row: Row, last: int, at: int) -> bool:
    """Languages that set a comma before "that": only a hearer stands between."""
    return (
        row.mark(at - 1, COMMA)
        and at - last <= 7
        and all(row.kind(n) in ("word", "name", "time") for n in range(last, at - 1))
    )


def _aside(row: Row, last: int, at: int) -> bool:
    """Only an aside between commas, or phrases of time and place, stand between the verb and "that"."""
    comma = at - 1 - (row.lex.inverts and row.word(at - 1, "of"))  # ", de que"
    return row.mark(last, COMMA) and row.mark(comma, COMMA) and comma > last


def _quote_end(row: Row, at: int) -> int:
    end = at + 1
    if end < len(row.tokens) and row.kind(end) != "mark":
        return clause_end(row, at)
    return end


def _noun_end(row: Row, start: int) -> int:
    """What is said as a noun ends before a channel ("his thanks in a letter …")."""
    end = clause_end(row, start)
    for at in range(start + 1, end):
        if row.lex.zero_that and row.finite(at) and not _inside_clause(row, start, at):
            return at  # "officials who praised the plan said"
        if row.lex.zero_that and row.word(at, "to") and told_agency(row, at + 1, hearer_end(row, at + 1)):
            return at  # "confirmed the sale to the agency"
        found = channel(row.page, row.tokens[at : at + 6], row.lex) if row.word(at, "through") else None
        if found is not None and found.start == row.tokens[at + 1].start:
            return at
    return end


def _inside_clause(row: Row, start: int, at: int) -> bool:
    """Does a clause of its own begin before the verb: "the plan that the mayor proposed"?"""
    return any(row.word(n, "relatives", "that", "subordinators", "coordinators") for n in range(start, at))
