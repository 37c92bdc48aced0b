"""A sentence under the rules of say-so, what a rule makes of it (a frame), and where its clauses begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from sayso.claim.say_so.sources import Party, party
from sayso.claim.say_so.tokens import Token
from sayso.lang.lexicon import Lexicon
from sayso.model import MentionKind, Span
from sayso.text.parse import Word

COMMA = (",", "،")
HARD = (";", "؛", ":", "(", ")", "[", "]")
ENDS = (".", "!", "?", "؟", "…")
_LEADING = 3  # tokens of the shortest phrase with a subject behind it
_ORDINAL = 2  # digits of a number with a point inside a sentence: "am 5. Mai"
_TITLE = 4  # letters of an abbreviation inside a sentence: "Mrs.", "Gov."


class Frame(Struct, frozen=True):
    """One use of a cue in a sentence; token numbers. `parts` are ranges [start, end) of what is said."""

    cue: int
    first: int  # first token of subject or cue
    last: int  # one past the last token that belongs to cue, hearer, channel
    side: str  # "left", "right", "around", "none": nothing said in this sentence
    parts: tuple[tuple[int, int], ...]
    source: Party | None
    by: str
    told: tuple[Span, ...] = ()  # an agency that was told
    via: Span | None = None
    chained: bool = False  # takes source and hearer from the frame before
    to: tuple[Span, ...] = ()  # who was told, where the rule knows
    phrase: Span | None = None  # the source as it stands, whole, where a parse tells
    nobody: bool = False  # a passive that names no source: "أُعلن أن"


class Row(Struct, frozen=True):
    """A sentence under the rules: its tokens and the table."""

    page: str
    text: str
    tokens: tuple[Token, ...]
    lex: Lexicon
    parse: tuple[Word, ...] = ()  # offsets of the page; () where nobody asked for it

    def word(self, at: int, *fields: str) -> bool:
        """Is token `at` a word of one of the lists?"""
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        if token.kind != "word" and token.kind != "cue":  # noqa: PLR1714 - asked a million times a page
            return False
        sets, text = self.lex.sets, token.text
        for field in fields:  # noqa: SIM110
            if text in sets[field]:
                return True
        return False

    def phrase(self, at: int, field: str) -> bool:
        """Do one or two words from token `at` on stand in a list?"""
        if self.word(at, field):
            return True
        return at + 1 < len(self.tokens) and self.lex.has(field, f"{self.tokens[at].text} {self.tokens[at + 1].text}")

    def mark(self, at: int, marks: Sequence[str]) -> bool:
        """Is token `at` one of these marks?"""
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        return token.kind == "mark" and token.text in marks

    def kind(self, at: int) -> str:
        """Kind of token `at`; "" beyond the ends."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def finite(self, at: int) -> bool:
        """Is token `at` a verb of say-so that has a subject of its own?"""
        entry = self.tokens[at].entry if 0 <= at < len(self.tokens) else None
        return entry is not None and entry.kind == "verb" and not entry.chained


def clause_end(row: Row, start: int) -> int:
    """One past the last token of what is said from `start` on, before other frames cut it."""
    depth = 0
    for at in range(start, len(row.tokens)):
        if row.tokens[at].kind != "mark":
            continue
        if row.mark(at, ("(", "[")):
            depth += 1
        elif row.mark(at, (")", "]")):
            depth -= 1
        elif depth > 0:
            continue
        elif (
            row.mark(at, (";", "؛"))
            or (row.mark(at, ENDS) and closes(row, at))
            or (
                row.mark(at, COMMA)
                and (
                    row.phrase(at + 1, "without")
                    or (row.phrase(at + 1, "cuts") and at > start + 1 and not _shared(row, at))
                    or (row.lex.zero_that and at + 1 < len(row.tokens) and _chains(row.tokens[at + 1]))
                )
            )
        ):
            return at
    return len(row.tokens)


def _shared(row: Row, comma: int) -> bool:
    """ "dass sie weniger arbeiten, aber mehr verdienen sollen": a clause without a subject of its own goes on."""
    if not (row.lex.verb_second and row.word(comma + 1, "coordinators")):
        return False
    stop = next((n for n in range(comma + 2, len(row.tokens)) if row.kind(n) in ("mark", "quote")), len(row.tokens))
    alone = not any(row.word(n, "auxiliaries", "modals", "pronouns") for n in range(comma + 2, stop - 2))
    return alone and row.word(stop - 1, "auxiliaries") and row.word(comma + 2, "prepositions", "adverbs", "negations")


def _chains(token: Token) -> bool:
    """A participle of say-so: ", calling it absurd"."""
    return token.entry is not None and token.entry.chained


def closes(row: Row, at: int) -> bool:
    """Does the mark at a token end a sentence, and no abbreviation ("Mr. Orn", "J. Orn")?"""
    if at + 1 >= len(row.tokens):
        return True
    token, after = row.tokens[at], row.tokens[at + 1]
    if token.end == after.start:
        return False
    before = row.tokens[at - 1] if at > 0 else token
    if row.lex.verb_second and token.text == "." and before.text.isdigit() and len(before.text) <= _ORDINAL:
        return False  # "des 25. Artikels"
    short = before.end == token.start and before.end - before.start <= _TITLE and row.text[before.start].isupper()
    return not (short and token.text == "." and after.kind in ("word", "name"))


def clause_start(row: Row, end: int) -> int:
    """First token of the main clause that ends at `end`."""
    at = end
    while at > 0 and not row.mark(at - 1, (";", "؛", ":")):
        at -= 1
    while at < end and (row.word(at, "coordinators") or row.mark(at, ("-", "•", "*", *COMMA))):
        at += 1
    return at


def boundary(row: Row, at: int) -> bool:
    """Does a subject zone begin after token `at`, looking from the right?"""
    token = row.tokens[at]
    if token.kind == "quote" or (token.kind == "mark" and token.text in (*COMMA, *HARD, *ENDS, "-")):
        return True
    if row.finite(at) and not row.word(at - 1, "relatives") and not _qualifies(row, at):
        return True
    if token.entry is not None and token.entry.chained:
        return True
    return row.word(at, "subordinators", "relatives") or (row.word(at, "that") and not row.word(at - 1, "prepositions"))


def _dates(zone: Sequence[Token], lex: Lexicon) -> bool:
    """ "on Tuesday he": a preposition and a time before a subject."""
    return len(zone) > 2 and zone[1].kind == "time" and zone[0].kind == "word" and lex.has("prepositions", zone[0].text)


def _qualifies(row: Row, at: int) -> bool:
    """A verb of a relative clause that leads to no clause of its own: "officials who have praised the plan said"."""
    entry = row.tokens[at].entry
    if entry is None or entry.takes & {"that", "hearer"} or not row.lex.zero_that:
        return False
    back = at - 1
    while back > 0 and row.word(back, "auxiliaries", "adverbs"):
        back -= 1
    return row.word(back, "relatives") and not row.mark(back - 1, COMMA)


def party_of(row: Row, start: int, end: int) -> Party | None:
    zone = row.tokens[start:end]
    while zone and (zone[0].kind in ("mark", "time") or _dates(zone, row.lex)):
        zone = zone[1:]
    found = party(row.page, _behind_phrase(zone, row.lex), row.lex, row.text)
    if found is None or not row.lex.free_order or len(found.sources) != 1:
        return found
    first = next((n for n in range(start, end) if row.tokens[n].start == found.sources[0].start), None)
    return found if first is None else structs.replace(found, sources=(surnamed(row, first, found.sources[0]),))


def surnamed(row: Row, at: int, span: Span) -> Span:
    """A given name with the surname behind it that was not read as one."""
    mention = row.tokens[at].mention
    if mention is None or mention.kind is not MentionKind.PERSON or " " in row.tokens[at].text or span != mention.span:
        return span
    after = row.tokens[at + 1] if at + 1 < len(row.tokens) else None
    other = after.mention if after is not None else None
    plain = other is None or (other.kind is MentionKind.PERSON and after is not None and " " not in after.text)
    named = after is not None and after.kind in ("word", "name") and row.text[after.start].isupper() and plain
    if after is None or not named or row.text[span.end : after.start] != " ":
        return span
    return Span(row.page, span.start, after.end)


def _behind_phrase(zone: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """The zone without a phrase that leads it: "In his memoirs the general"."""
    if not (lex.zero_that and len(zone) > _LEADING and lex.has("prepositions", zone[0].text)):
        return zone
    for n in range(len(zone) - 1, 1, -1):
        opens = lex.has("determiners", zone[n].text) or lex.has("possessives", zone[n].text)
        if opens and not any(lex.has(f, zone[n - 1].text) for f in ("prepositions", "of", "joins")):
            return zone[n:]
    return zone
