"""Who speaks in a clause where word order is free, and through whom."""

from __future__ import annotations

from collections.abc import Callable

from sayso.claim.say_so.around import behind_clause, quoted_before
from sayso.claim.say_so.free_order.clause import Clause, clause, in_aside, in_plural
from sayso.claim.say_so.free_order.phrases import beside, is_outlet, nominative, noun_end
from sayso.claim.say_so.row import COMMA, ENDS, HARD, Frame, Row, party_of
from sayso.claim.say_so.sources import Party
from sayso.claim.say_so.speakers import subject
from sayso.model import MentionKind, Span

_THAT = frozenset({"that"})


def source(row: Row, of: Clause, found: list[Frame]) -> Party | None:
    """Who speaks: the first of the rules that answers."""
    if row.word(of.opener, "relative_subjects"):
        return _antecedent(row, of.opener)
    return next((party for rule in _RULES if (party := rule(row, of, found)) is not None), None)


def _left(row: Row, of: Clause, _found: list[Frame]) -> Party | None:
    """ "X сказал"; "в полиции эту информацию опровергли": the place."""
    left = of.left.source
    if left is None:
        return None
    if not (left.sure or left.pronoun) and of.right.source is None and of.left.place and in_plural(row, of.cue):
        return party_of(row, *of.left.place)
    return left if of.right.source is None or left.sure else None


def _joined(row: Row, of: Clause, found: list[Frame]) -> Party | None:
    """ "X сказал, что P, но пообещал Q"; "X приехал и сказал"."""
    if not row.word(of.first - 1, "coordinators"):
        return None
    if row.mark(of.first - 2, COMMA) and found and found[-1].source is not None:
        return found[-1].source
    party = _sure_subject(row, of.first, found)
    if party is None or not party.sources:
        return party
    after = next(
        (n for n in range(of.first) if row.word(n, "that") and row.tokens[n].start > party.sources[-1].end), of.first
    )
    inner = any(nominative(row, n) for n in range(after, of.first))
    return None if inner else party  # "X сообщил, что Y приехал и сказал"


def _before_aside(row: Row, of: Clause, found: list[Frame]) -> Party | None:
    """ "X, выступая на форуме, сказал, что P", "X — и не он один — сказал"."""
    if in_aside(row, of):
        at = of.start - 2
        if at >= 0 and row.tokens[at].mention is not None and "," in row.tokens[at].text:
            return party_of(row, at, at + 1)  # "дипломат, пожелавший остаться неназванным,"
        if behind_clause(row, of.cue, of.end, _THAT) is not None:
            return _sure_subject(row, of.start, found)
    dashed = of.alone and row.mark(of.start - 1, ("-",)) and not quoted_before(row, of.start)
    return _sure_subject(row, of.start, found) if dashed else None


def _sure_subject(row: Row, at: int, found: list[Frame]) -> Party | None:
    before, _, _ = subject(row, at, found)
    return before if before is not None and before.sure else None


def apposed(row: Row, of: Clause, _found: list[Frame]) -> Party | None:
    """The person named in apposition behind a clause: "сказал один из них, X", "сказал эколог, депутат Y"."""
    named = of.right.source is not None and any(
        token.mention is not None and token.mention.span in of.right.source.sources for token in row.tokens
    )
    if named or not row.mark(of.end, COMMA):
        return None
    start = end = of.end + 1
    while row.kind(end) in ("word", "name") and not row.word(end, "prepositions", "relatives"):
        end += 1
    if start == end or (end < len(row.tokens) and not row.mark(end, (*COMMA, *ENDS, "-"))):
        return None
    mention = row.tokens[end - 1].mention
    person = mention is not None and mention.kind is MentionKind.PERSON
    opens = end == start + 1 or row.word(start, "people")
    plain = not any(row.finite(n) for n in range(start, end))
    return party_of(row, end - 1, end) if person and opens and plain else None


def _right(row: Row, of: Clause, _found: list[Frame]) -> Party | None:
    """ "сказал X"."""
    right, place = of.right.source, of.left.place or of.right.place
    if right is None or right.sure or right.pronoun:
        return right
    if place is not None and in_plural(row, of.cue):
        return party_of(row, *place)
    return None if row.word(of.first - 1, "coordinators") else right


def _place(row: Row, of: Clause, _found: list[Frame]) -> Party | None:
    """ "в полиции сказали", "в докладе говорится"."""
    place = of.left.place or of.right.place
    if place is None or not (in_plural(row, of.cue) or row.word(of.cue, "nobody")):
        return None
    return party_of(row, *place)


def _published(row: Row, of: Clause, _found: list[Frame]) -> Party | None:
    """ "В заявлении, размещённом на сайте X, говорится": X, or the document."""
    if not row.word(of.cue, "nobody") or not row.mark(of.start - 1, COMMA) or of.first > of.start:
        return None
    start = of.start - 1
    while start > 0 and not row.mark(start - 1, (*HARD, *ENDS)):
        start -= 1
    read = beside(row, start, of.start - 1, gender="", subject=False) if row.word(start, "within") else None
    mentions = [mention for token in row.tokens[start : of.start] if (mention := token.mention) is not None]
    bodies = [mention.span for mention in mentions if mention.kind is MentionKind.ORGANISATION]
    if read is None or read.place is None or len(bodies) > 1:
        return None
    return Party((bodies[0],), "") if bodies else party_of(row, *read.place)


def _long_before(row: Row, of: Clause, found: list[Frame]) -> Party | None:
    """ "X, выступая на форуме, сообщил о P"."""
    if not in_aside(row, of) or row.kind(of.start - 2) == "quote":
        return None
    return _sure_subject(row, of.start, found)


def _antecedent(row: Row, relative: int) -> Party | None:
    """Who a relative clause is about: the noun phrase that ends before its comma."""
    end = relative - row.mark(relative - 1, COMMA)
    found = _sure_subject(row, relative + 1, [])
    if found is None or not found.sources:
        return None
    head = next((n for n in range(end) if row.tokens[n].start >= found.sources[0].start), end)
    if row.text[row.tokens[head].start : row.tokens[head].end].casefold() in row.lex.sets["gerund_endings"]:
        return None  # "толпа, включая студентов, которые требовали"
    return found if end > 0 and found.sources[-1].end >= row.tokens[end - 1].start else None


_RULES: tuple[Callable[[Row, Clause, list[Frame]], Party | None], ...] = (
    _left,
    _joined,
    _before_aside,
    apposed,
    _right,
    _place,
    _published,
    _long_before,
)


def quoted(row: Row, of: Clause) -> tuple[Party, tuple[Span, ...]] | None:
    """Whose words an outlet quotes, and the outlet: "цитирует «Полюс» министра", "приводит слова министра «Полюс»"."""
    words = next((n for n in range(of.cue + 1, of.end) if row.word(n, "words_of")), None)
    if words is None:
        inner, outer = _bare(row, of) if row.word(of.cue, "quoting") else (None, None)
    else:
        inner, outer = _words_of(row, of, words)
    if inner is None or outer is None or not (inner.sure and outer.sure) or inner.sources == outer.sources != ():
        return None
    return inner, outer.sources


def _words_of(row: Row, of: Clause, words: int) -> tuple[Party | None, Party | None]:
    start, end, outer = of.cue + 1, of.end, of.left.source
    if row.word(words - 1, "possessives"):
        outer = outer or party_of(row, words + 1, end) or party_of(row, start, words - 1)
        return _whose(row, row.tokens[words - 1].text), outer
    cut = next((n for n in range(words + 2, end) if nominative(row, n) or is_outlet(row, n)), end)
    outer = outer or (party_of(row, start, words) if words > start else party_of(row, cut, end))
    return party_of(row, words + 1, noun_end(row, words + 1, cut)), outer


def _bare(row: Row, of: Clause) -> tuple[Party | None, Party | None]:
    start, end, outer = of.cue + 1, of.end, of.left.source
    cut = next((n for n in range(start + 1, end) if nominative(row, n) or is_outlet(row, n)), end)
    if outer is None and of.right.source is not None and of.right.rest < end:
        outer, cut, start = of.right.source, end, of.right.rest
    inner = party_of(row, start, noun_end(row, start, cut))
    return inner, outer or (party_of(row, cut, end) if cut < end else None)


def _whose(row: Row, possessive: str) -> Party | None:
    """Who spoke before, as "his": by the first phrase like "in his words" that has the possessive."""
    phrases = (key for key, entry in row.lex.entries.items() if entry.kind == "own_words" and possessive in key.split())
    words = min(phrases, default=None)
    return None if words is None else Party((), words, words)


def relayed(row: Row, of: Clause) -> tuple[Span, ...]:
    """The outlet of "X передаёт слова Y, который сообщил, что P"."""
    if not row.word(of.opener, "relative_subjects"):
        return ()
    verb = next((n for n in range(of.opener - 1, -1, -1) if row.word(n, "relays")), None)
    entry = None if verb is None else row.tokens[verb].entry
    if verb is None or entry is None or not any(row.word(n, "words_of") for n in range(verb, of.opener)):
        return ()
    main = clause(row, verb, entry)
    return main.left.source.sources if main is not None and main.left.source is not None else ()


def asked(row: Row, of: Clause, party: Party | None) -> tuple[Span, ...]:
    """The outlet whose interlocutor a source is: "собеседник X"."""
    if party is None or len(party.sources) != 1:
        return ()
    for at in range(of.start, of.end - 1):
        token, after = row.tokens[at], row.tokens[at + 1].mention
        inside = party.sources[0].start <= token.start < party.sources[0].end
        if inside and row.word(at, "interlocutors") and after is not None and after.kind is MentionKind.OUTLET:
            return (after.span,)
    return ()
