"""Where what is said gives way to the reporter's own sentence; cues and titles that only stand in quotation marks."""

from __future__ import annotations

from sayso.claim.say_so.row import COMMA, ENDS, HARD, Row

_OPENING, _CLOSING = ("“", "«", '"'), ("”", "»", '"')
_TITLE = 3  # words of the title of a show
_BEFORE = 10  # tokens before a relative clause in which a verb of say-so would claim it
_OPENS = 4  # words of what opens a sentence before a subject: "yet by the time"
_CALLED = 12  # tokens of what something is called

_CONDITION = 30  # tokens of a fronted condition

Right = tuple[int, int, str]


def own_sentence(row: Row, start: int, right: Right, stop: int) -> int:
    """The end of what a subject that begins at `start` says, before the reporter goes on for himself."""
    if not row.lex.zero_that:
        return stop
    for n in range(right[0] + 1, stop):
        if right[2] == "infinitive" and row.mark(n, COMMA) and row.word(n + 1, "relatives"):
            return n  # "called on X to resign over the inquiry, which …"
        if right[2] in ("object", "infinitive") and row.word(n, "coordinators") and _past(row, n + 1):
            return n  # "called the plan a gift and scheduled a vote"
        if row.mark(n, ("-",)) and _comment(row, n, stop):
            return n
        if row.kind(n) == "quote" and _ends_with_comma(row, n) and row.phrase(n + 1, "cuts"):
            return n + 1  # `that P “Q,” while Z`
    if _subordinate(row, start):
        return next((n for n in range(right[0] + 1, stop) if row.mark(n, COMMA) and _subject(row, n + 1)), stop)
    if _relative(row, start):
        return next((n for n in range(right[0] + 1, stop) if row.mark(n, COMMA) and row.word(n + 1, "joins")), stop)
    return stop


def _ends_with_comma(row: Row, at: int) -> bool:
    return row.text[max(0, row.tokens[at].end - _BEFORE) : row.tokens[at].end].rstrip("”»\"'’")[-1:] == ","


def _subordinate(row: Row, start: int) -> bool:
    """Does the subject stand in a clause that opens the sentence: "When X said P, Q", "By the time X said P, Q"?"""
    if start <= 1 and row.word(start, "by") and row.word(start + 2, "occasions"):
        return True
    if not row.word(start - 1, "subordinators", "occasions") or row.word(start - 1, "as_if", "ifs"):
        return False
    return start <= _OPENS and all(row.kind(n) == "word" for n in range(start))


def _subject(row: Row, at: int) -> bool:
    return row.kind(at) == "name" or row.word(at, "determiners", "possessives", "pronouns", "collective", "bodies")


def _past(row: Row, at: int) -> bool:
    """A verb in the past that no table knows, with its object: "scheduled a vote"."""
    ends = tuple(sorted(row.lex.sets["past_endings"]))
    past = row.kind(at) == "word" and bool(ends) and row.tokens[at].text.endswith(ends)
    return past and row.word(at + 1, "determiners", "possessives", "prepositions")


def _comment(row: Row, dash: int, stop: int) -> bool:
    """Does the reporter comment on a quotation that ends right before a dash: `is “a war” — a far cry from that`?"""
    if (
        row.kind(dash - 1) != "quote"
        and row.text[row.tokens[dash - 1].end : row.tokens[dash - 1].end + 1] not in _CLOSING
    ):
        return False
    return row.word(dash + 1, "indefinite") and not any(row.mark(n, ("-",)) for n in range(dash + 1, stop))


def _relative(row: Row, start: int) -> bool:
    """ "the thing that X had said P": a relative clause, and no "that" of a verb of say-so before."""
    if not row.word(start - 1, "that") or row.kind(start - 2) != "word":
        return False
    return not any(row.tokens[n].entry is not None for n in range(max(0, start - _BEFORE), start - 1))


def new_sentence(row: Row, right: Right) -> int:
    """ "…, saying P, and in May he Q": a time and a subject open the main clause again."""
    if not row.lex.zero_that:
        return right[1]
    for n in range(right[0] + 1, right[1] - 2):
        if row.mark(n, COMMA) and row.word(n + 1, "joins"):
            at = n + 2 + row.word(n + 2, "prepositions")
            if row.kind(at) == "time" and row.word(at + 1 + row.mark(at + 1, COMMA), "pronouns", "collective"):
                return n
    return right[1]


def only_cited(row: Row, at: int) -> bool:
    """A verb that stands alone in quotation marks is itself the word quoted: had “notified” the embassy."""
    token = row.tokens[at]
    before, after = row.text[max(0, token.start - 1) : token.start], row.text[token.end : token.end + 1]
    return row.lex.zero_that and before in _OPENING and after in _CLOSING and bool(before) and bool(after)


def told_title(row: Row, at: int, quote: int) -> bool:
    """`"…," she told "Today."`: the title of a show, right behind a verb that needs a hearer."""
    entry, said = row.tokens[at].entry, row.tokens[quote].quote
    if entry is None or "hearer" not in entry.takes or quote != at + 1 or said is None:
        return False
    words = row.text[said.words.start : said.words.end].split()
    return 0 < len(words) <= _TITLE and all(word[0].isupper() for word in words)


def what_he_called(row: Row, start: int, right: Right | None) -> Right | None:
    """ "what he said was the P", "what he called “P” reports": the noun phrase alone, without "was" and "as"."""
    if right is None or not row.lex.zero_that or not row.word(start - 1, "what"):
        return right
    begin = right[0]
    while row.word(begin, "passives", "as_if") or (begin > right[0] and row.word(begin, "perfects")):
        begin += 1
    if right[2] not in ("relative", "object") or begin == right[0]:
        return right
    return (begin, _phrase(row, begin, right[1]), "object")


def _phrase(row: Row, begin: int, end: int) -> int:
    inside = False
    for n in range(begin, min(end, begin + _CALLED)):
        token = row.tokens[n]
        inside = inside or row.text[max(0, token.start - 1) : token.start] in ("“", "«")
        stops = row.mark(n, (*COMMA, *ENDS, *HARD)) or row.word(n, "prepositions", "relatives", "coordinators", "to")
        if n > begin and not inside and stops and not row.word(n, "of"):
            return n
        if row.text[token.end : token.end + 1] in ("”", "»"):
            inside = False
    return end


def called_as(row: Row, at: int) -> bool:
    """Is token `at` a verb that calls something "as": "described as"?"""
    entry = row.tokens[at].entry if at >= 0 else None
    return entry is not None and "as" in entry.takes and "that" not in entry.takes and row.lex.zero_that


def condition(row: Row, start: int) -> int | None:
    """Where a condition begins that stands before its speaker: "If P, he said that Q"."""
    if not row.mark(start - 1, COMMA):
        return None
    for n in range(start - 2, max(-1, start - _CONDITION), -1):
        if row.kind(n) == "quote" or row.finite(n):
            return None
        if row.word(n, "ifs"):
            return n if n == 0 or row.mark(n - 1, HARD) or row.word(n - 1, "coordinators") else None
    return None
