"""A verb of say-so in its clause, with what stands on both sides of it, where word order is free."""

from __future__ import annotations

from msgspec import Struct, structs

from sayso.claim.say_so.around import clause_bounds
from sayso.claim.say_so.free_order.phrases import Beside, beside
from sayso.claim.say_so.row import COMMA, Row
from sayso.claim.say_so.speakers import verb_group
from sayso.lang.lexicon import Entry
from sayso.model import MentionKind

_BACK = 3  # words of a phrase that points back
_ONE = frozenset({MentionKind.PERSON, MentionKind.OUTLET})


class Clause(Struct, frozen=True):
    """Token numbers of a verb and its clause."""

    cue: int
    entry: Entry
    start: int  # first token of the clause
    opener: int  # first token that is no coordinator
    first: int  # of the group of the verb
    end: int  # one past its last token
    left: Beside
    right: Beside

    @property
    def alone(self) -> bool:
        """Nothing that could be a subject stands before the verb."""
        return self.left.source is None and self.left.rest >= self.first


def clause(row: Row, at: int, entry: Entry) -> Clause | None:
    """The clause of a verb; None where nothing has been said."""
    first, seen = verb_group(row, at)
    start, end = clause_bounds(row, at)
    first = max(first, start)
    opener = start
    while opener < first and row.word(opener, "coordinators"):
        opener += 1
    begin = opener
    while begin < first and row.word(begin, "as_if", "that", "relatives", "subordinators", "coordinators"):
        begin += 1
    unreal = seen & {"unsaid", "infinitive"} or row.word(opener, "irreal")
    if unreal or any(row.word(n, "speakers_not") for n in range(begin, first)):
        return None
    gender = row.lex.gender(row.tokens[at].text, entry)
    left = _left(row, at, beside(row, begin, first, gender=gender, subject=not _relative(row, opener)), first)
    right = _right(row, at, end, left)
    return Clause(at, entry, start, opener, first, end, left, right)


def _relative(row: Row, opener: int) -> bool:
    return row.word(opener, "relative_subjects")


def _left(row: Row, at: int, left: Beside, first: int) -> Beside:
    """What stands before the verb; its subject only if it agrees, and if no other verb stands between."""
    if left.source is not None and disagrees(row, at, left):
        return structs.replace(left, source=None, rest=left.start)
    return structs.replace(left, source=None) if left.source is not None and left.rest < first else left


def _right(row: Row, at: int, end: int, left: Beside) -> Beside:
    """What stands behind the verb: the subject, if none that is sure stands before it."""
    gender = row.lex.gender(row.tokens[at].text, row.tokens[at].entry)
    wanted = left.source is None or not left.source.sure
    right = beside(row, at + 1, end, gender=gender, subject=wanted)
    if right.source is None:
        return right
    if left.source is not None and not (right.source.sure or right.source.pronoun):
        return beside(row, at + 1, end, gender=gender, subject=False)
    if right.place is not None and disagrees(row, at, right):
        heard = right.source.sources  # "сообщили X в пресс-службе": X was told
        return structs.replace(right, source=None, told=right.told or heard, to=(*right.to, *heard))
    return right


def in_plural(row: Row, cue: int) -> bool:
    """Does a verb end in the plural?"""
    return row.tokens[cue].text.endswith(tuple(sorted(row.lex.sets["plural_endings"])))


def disagrees(row: Row, at: int, side: Beside) -> bool:
    """A verb in the plural beside one person or outlet: "Биби попросили", they asked her."""
    if side.source is None or len(side.source.sources) != 1 or not in_plural(row, at):
        return False
    zone = range(side.start, side.rest)
    if len(zone) == 1 and row.kind(side.start) == "word" and not row.tokens[side.start].text.endswith(_plural(row)):
        return not row.word(side.start, "people", "collective", "indefinite")  # "Проект критикуют X"
    named = [mention for n in zone if (mention := row.tokens[n].mention) is not None]
    return len(named) == 1 and named[0].kind in _ONE and not any(row.word(n, "joins") for n in zone)


def _plural(row: Row) -> tuple[str, ...]:
    return tuple(sorted(row.lex.sets["plural_heads"])) or ("",)


def in_aside(row: Row, of: Clause) -> bool:
    """Does a comma before the clause close an aside, perhaps, behind which the verb of a subject stands?"""
    return of.alone and row.mark(of.start - 1, COMMA) and not row.word(of.opener, "that", "as_if")


def points_back(row: Row, start: int, end: int) -> bool:
    """Does the clause say that the sentence before is what was said: "об этом"?"""
    for at in range(start, end):
        if row.tokens[at].text not in row.lex.firsts["about_this"]:
            continue
        words = [token.text for token in row.tokens[at : min(end, at + _BACK)]]
        if any(row.lex.has("about_this", " ".join(words[:size])) for size in range(1, len(words) + 1)):
            return True
    return False
