"""Lines that give a speaker without a verb: "X: P", a quotation signed with a name."""

from __future__ import annotations

from sayso.claim.say_so.row import Frame, Row
from sayso.claim.say_so.sources import Party
from sayso.model import MentionKind, Span

_TITLES, _WORDS = 9, 3  # tokens before, and at least after, the colon of "X: P"


def name_colon(row: Row) -> list[Frame]:
    """ "X: P" from the beginning of a line: a headline, a transcript."""
    colon = next((n for n in range(1, min(len(row.tokens), _TITLES)) if row.mark(n, (":",))), None)
    if (
        colon is None
        or (len(row.tokens) - colon <= _WORDS and row.kind(colon + 1) != "quote")
        or any(row.tokens[n].kind == "quote" for n in range(colon))
    ):
        return []
    names = [token.mention for token in row.tokens[:colon] if token.mention is not None]
    if not names and _role(row, colon):
        source = Party((Span(row.page, row.tokens[0].start, row.tokens[colon - 1].end),), row.tokens[0].text)
        end = len(row.tokens) - row.mark(len(row.tokens) - 1, (".",))
        return [Frame(colon, 0, colon + 1, "right", ((colon + 1, end),), source, "role-colon")]
    if not names or names[-1].kind not in (
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.OUTLET,
        MentionKind.UNNAMED,
    ):
        return []
    if row.tokens[colon - 1].mention is not names[-1] or row.tokens[0].start != _line_start(row):
        return []
    if row.lex.free_order and any(
        token.mention is None and not row.lex.noun("people", token.text) for token in row.tokens[:colon]
    ):
        return []  # a title with a colon: "X и Y: что дальше"
    said = [token for token in row.tokens[colon + 1 :] if token.kind == "quote" or token.text[0].isalpha()]
    if len(said) < _WORDS and not any(token.kind == "quote" for token in said):
        return []  # a table: "X: 1,769"
    source = Party((names[-1].span,), row.tokens[colon - 1].text)
    end = len(row.tokens) - row.mark(len(row.tokens) - 1, (".",))
    return [Frame(colon, 0, colon + 1, "right", ((colon + 1, end),), source, "name-colon")]


def _role(row: Row, colon: int) -> bool:
    """A line of a headline that opens with the noun of those who speak: "Experte: Preise fallen"."""
    roles = row.lex.inverts or row.lex.verb_second or row.lex.zero_that
    return (
        roles and colon == 1 and row.lex.noun("people", row.tokens[0].text) and row.tokens[0].start == _line_start(row)
    )


def quote_dash(row: Row) -> list[Frame]:
    """ "“…” — X": a quotation signed with a name."""
    tokens = row.tokens
    if not 3 <= len(tokens) <= _TITLES or tokens[0].kind != "quote" or not row.mark(1, ("-",)):
        return []
    mention = next((token.mention for token in tokens[2:] if token.mention is not None), None)
    if mention is None or mention.kind not in (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.OUTLET):
        return []
    return [Frame(1, 1, len(tokens), "left", ((0, 1),), Party((mention.span,), ""), "quotation-dash-name")]


def _line_start(row: Row) -> int:
    """Offset of the first sign of the line on which the row begins."""
    start = row.text.rfind("\n", 0, row.tokens[0].start) + 1
    while row.text[start].isspace():
        start += 1
    return start
