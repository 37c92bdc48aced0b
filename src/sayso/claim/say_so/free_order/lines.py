"""Lines without a verb of say-so: "P: S", "S: P", "X, директор завода: «…»"."""

from __future__ import annotations

from sayso.claim.say_so.around import is_light
from sayso.claim.say_so.row import COMMA, ENDS, Frame, Row, party_of
from sayso.model import MentionKind

_NAME, _TITLES = 6, 12  # tokens of a source behind, and before, the colon of a line
_SHORT = 3  # tokens of the shortest clause; letters of the shortest name


def lines(row: Row) -> list[Frame]:
    """The frame of a line with a colon, if it has one."""
    return _signed(row) or _opened(row)


def _signed(row: Row) -> list[Frame]:
    """ "P: S", a headline: who says so stands last."""
    end = len(row.tokens)
    colon = next((n for n in range(end - 1, 0, -1) if row.mark(n, (":",))), 0)
    if colon < _SHORT or not 0 < end - colon - 1 <= _NAME or row.mark(end - 1, ENDS) or is_light(row, 0, colon):
        return []
    source = party_of(row, colon + 1, end)
    known = any(row.word(n, "people") or row.tokens[n].mention is not None for n in range(colon + 1, end))
    dashed = any(row.mark(n, ("-",)) for n in range(colon, end))
    if source is None or not known or dashed or source.sources[-1].end < row.tokens[end - 1].end:
        return []
    return [Frame(colon, colon, end, "left", ((0, colon),), source, "words-colon-source")]


def _opened(row: Row) -> list[Frame]:
    """ "S: P", where a noun of those who speak or a name opens the line: "Минфин: P"."""
    end = len(row.tokens)
    colon = next((n for n in range(1, min(end, _TITLES)) if row.mark(n, (":",))), 0)
    if colon and row.kind(colon + 1) == "quote":
        return _presented(row, colon)
    if colon == 0 or end - colon <= _SHORT or row.mark(end - 1, ENDS):
        return []
    known = row.word(0, "people") or (colon == 1 and _named_again(row, 0))
    source = party_of(row, 0, colon) if known else None
    plain = all(row.kind(n) in ("word", "name") and not row.word(n, "prepositions") for n in range(colon))
    if source is None or not plain or row.text[: row.tokens[0].start].rstrip(" \t")[-1:] not in ("", "\n"):
        return []
    return [Frame(colon, 0, colon + 1, "right", ((colon + 1, end),), source, "source-colon")]


def _presented(row: Row, colon: int) -> list[Frame]:
    """ "X, директор завода: «…»": a name, no verb, and a quotation behind a colon."""
    named = next((n for n in range(colon) if row.tokens[n].mention is not None), None)
    mention = None if named is None else row.tokens[named].mention
    if named is None or mention is None or mention.kind is not MentionKind.PERSON:
        return []
    plain = not any(row.word(n, "prepositions") or row.mark(n, COMMA) for n in range(named))
    if not plain or not (named == 0 or row.lex.noun("people", row.tokens[0].text)):
        return []
    source = party_of(row, named, named + 1)
    return [Frame(colon, 0, colon + 1, "right", ((colon + 1, colon + 2),), source, "name-colon-quotation")]


def _named_again(row: Row, at: int) -> bool:
    """Does a word of a headline stand in the page with its capital inside a sentence, so that it is a name?"""
    token = row.tokens[at]
    word = row.text[token.start : token.end]
    place = row.text.find(f" {word}", token.end)
    return len(word) > _SHORT and word[0].isupper() and place > 0 and row.text[place - 1].isalpha()
