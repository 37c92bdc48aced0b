"""Productions that turn a piece by the words beside it; what each key of the table does stands in `turns`."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Point
from sayso.extract.timex.productions.durations import number_of_units
from sayso.extract.timex.productions.pieces import Maybe, turn_by
from sayso.model import TimexMod

_TURNED = "point|the|dur|unit|one|num|ord|year|range|recurs|clock|dotclock"


@rule("turned", "turn", "dash|article?", _TURNED)
def _turned(turn: Item, dash: Maybe, piece: Item) -> Made:
    if dash is not None and dash.kind == "article" and piece.kind in ("one", "unit") and turn.worth in _NUMBERED_ONLY:
        return None
    if piece.first > piece.start and turn.worth in _UNLED:  # "last for two hours"
        return None
    definite = (dash is not None and dash.kind == "article") or piece.by == "definite-duration"
    if definite and turn.worth in ("hence", "maybe_hence"):
        return None  # "en los tres días" is no "in three days"
    return turn_by(turn.worth, piece)


_UNLED = frozenset({"last", "past_span", "next", "this", "approx", "more", "less"})


_NUMBERED_ONLY = frozenset(
    {"ago", "lasting", "hence", "maybe_hence", "maybe_later", "approx", "more", "less"}
)  # "in dem Jahr"


@rule("turned", "point|the|dur|unit|one|nthunit|num|ord|year|range|clock", "dash?", "behind")
def _behind(piece: Item, dash: Maybe, turn: Item) -> Made:
    made = turn_by(turn.worth, piece)
    if turn.worth == "anniversary" and isinstance(made, Item):  # the word belongs to it, the "of" behind it does not
        return replace(made, last=max(turn.end - 1, turn.start + 1))
    return made


@rule("number-turned", "num", "turn", "unit")
def number_before(number: Item, turn: Item, unit: Item) -> Made:
    """ "les trois dernières années", "los dos próximos meses": the number stands before the word that turns."""
    if turn.worth not in ("last", "next", "last_count", "next_count"):
        return None
    length = number_of_units(number, None, unit)
    return None if length is None else turn_by(turn.worth, replace(number, kind="dur", worth=length))


@rule("edge", "turn", "of?", "article", "unit")
def _edge_of_unit(turn: Item, of: Maybe, article: Item, unit: Item) -> Made:
    """ "the end of the month": of this one."""
    return _this_edge(turn, unit)


@rule("edge", "turn", "of", "unit")
def _edge_of(turn: Item, of: Item, unit: Item) -> Made:
    """ "fin du mois", "début de semaine"."""
    return _this_edge(turn, unit)


def _this_edge(turn: Item, unit: Item) -> Made:
    mod = {"start": TimexMod.START, "mid": TimexMod.MID, "end": TimexMod.END}.get(turn.worth)
    wide = unit.worth not in ("D", "H", "MIN", "S", "WE")
    return Point(shift=("0", unit.worth), mod=mod) if mod is not None and wide else None


@rule("turned", "open", "article?", _TURNED, "close")
def _around(head: Item, article: Maybe, piece: Item, tail: Item) -> Made:
    made = turn_by(head.worth[0], piece) if head.worth == tail.worth else None
    if isinstance(made, Item) and made.last > 0:  # "بعد شهرين من": both words only turn it
        return replace(made, first=piece.start)
    return made
