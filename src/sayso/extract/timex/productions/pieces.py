"""What all productions share: how numbers are written, what a word of the table does to the piece beside it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, kind_of
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Length, Point
from sayso.model import Tense

Maybe = Item | None


def whole(number: float) -> str:
    """A count as it is written: 0 is "some".

    >>> whole(2.0), whole(1.5), whole(0)
    ('2', '1.5', 'X')
    """
    return f"{number:g}" if number else "X"


def day_number(number: Item) -> int:
    worth = number.worth
    return int(worth) if isinstance(worth, int) and 1 <= worth <= 31 else 0


# ---- what turns them
Turner = Callable[[Item], Made]


TURNS: dict[str, Turner] = {}


def turner(*keys: str) -> Callable[[Turner], Turner]:
    """Registers what the words under a key of the table do to the piece beside them."""

    def register(make: Turner) -> Turner:
        TURNS.update(dict.fromkeys(keys, make))
        return make

    return register


_OF_THE = frozenset({"last", "next", "this", "earlier_in", "later_in"})


def turn_by(key: str, piece: Item) -> Made:
    make = TURNS.get(key)
    if piece.kind == "the" and key in _OF_THE:  # "الأسبوع الماضي"; but "قبل الساعة 9" is no hour ago
        piece = replace(piece, kind="unit")
    made = None if make is None else make(piece)
    return None if made is None else _named(made, key, piece)


def _named(made: Made, key: str, piece: Item) -> Made:
    """The rule's name says what turned what: "ago", "last-unit"."""
    name = key.replace("_", "-") + (f"-{piece.kind}" if key in ("last", "past_span", "next", "this") else "")
    if isinstance(made, list):
        return [_named(one, key, piece) for one in made]
    if isinstance(made, Item):
        return replace(made, by=made.by or name)
    kind = made[0] if isinstance(made, tuple) else kind_of(made)
    worth = made[1] if isinstance(made, tuple) else made
    return Item(0, 0, kind, worth, name)


def length_of(piece: Item) -> Length | None:
    return piece.worth if piece.kind == "dur" and isinstance(piece.worth, Length) and not piece.worth.by else None


def counted_length(piece: Item) -> Length | None:
    """A length, or a form of a unit that alone counts one: "через год", "днем ранее"."""
    return Length((("1", piece.worth),)) if piece.kind == "one" else length_of(piece)


_PARTS = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "H": (60, "MIN")}  # of halves: "a week and a half ago"


def offset(length: Length, sign: str, anchor: str = "") -> Point | None:
    """So long before or after."""
    (number, unit), *rest = length.parts
    if year_like(length):
        return None
    if number not in ("X", "") and float(number) != int(float(number)):
        if unit not in _PARTS:
            return None
        times, smaller = _PARTS[unit]
        number, unit = f"{int(float(number) * times)}", smaller
    tense = (Tense.PAST if sign else Tense.FUTURE) if not anchor else None
    return Point(shift=(sign + number, unit), more=tuple(rest), anchor=anchor, tense=tense, mod=length.mod)


def year_like(length: Length) -> bool:
    """ "около 2015 года" is about a year, not a length of 2015 of them."""
    number, unit = length.parts[0]
    return unit == "Y" and number.isdigit() and 1400 <= int(number) <= 2100
