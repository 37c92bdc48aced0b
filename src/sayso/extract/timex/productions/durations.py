"""Productions of lengths of time."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Length
from sayso.extract.timex.productions.pieces import Maybe, whole


# ---- lengths
@rule("duration", "num", "dash?", "unit")
def number_of_units(number: Item, dash: Maybe, unit: Item) -> Made:
    if unit.worth in ("Q", "WE", "6M", "HY") or number.worth > 9999:
        return None
    return Length(((whole(number.worth), unit.worth),))


@rule("duration", "num", "and_|to|dash", "num", "dash?", "unit")
def _lengths(low: Item, mark: Item, high: Item, dash: Maybe, unit: Item) -> Made:
    """ "two or three weeks", "10-12 days"."""
    if low.worth > 1400 and unit.worth == "Y":  # "2016 и 2020 годов" are two years
        return None
    if not 0 < low.worth < high.worth or unit.worth in ("Q", "WE", "6M", "HY"):
        return None
    return Length(((whole(low.worth), unit.worth),), whole(high.worth))


@rule("duration", "num", "dash?", "adjunit")
def _adjective_length(number: Item, dash: Maybe, unit: Item) -> Made:
    """ "24-часовой", "3-tägig"."""
    length = number_of_units(number, dash, replace(unit, worth=unit.worth.removesuffix(_AGE)))
    aged = isinstance(length, Length) and unit.worth.endswith(_AGE)
    return Item(0, 0, "dur", replace(length, by="age"), "age") if aged else length


_AGE = " age"  # of a unit that measures lives: "76-летний"


@rule("duration", "dur")
def _counted(one: Item) -> Made:
    """One word for a number and its unit: "شهرين" is "2M", "dreitägig" "3D"."""
    if not isinstance(one.worth, str):
        return None
    if one.worth.endswith(_AGE):
        made = _counted(replace(one, worth=one.worth.removesuffix(_AGE)))
        return Item(0, 0, "dur", replace(made, by="age"), "age") if isinstance(made, Length) else None
    number = "X" if one.worth[0] == "X" else one.worth.rstrip("DWMYHINSQE")
    return Length(((number, one.worth[len(number) :]),))


_ORDER = ("100Y", "10Y", "Y", "M", "W", "D", "H", "MIN", "S")


@rule("duration", "dur", "and_|comma?", "and_?", "dur")
def _longer(one: Item, glue: Maybe, more: Maybe, two: Item) -> Made:
    """ "a year and six months", "2 hours 30 minutes": a bigger unit before a smaller."""
    if isinstance(one.worth, str) or isinstance(two.worth, str) or one.worth.high or two.worth.high:
        return None
    if one.worth.by or two.worth.by or two.worth.mod or _rank(one.worth.parts[-1]) >= _rank(two.worth.parts[0]):
        return None
    if glue is not None and glue.kind == "comma" and _rank(one.worth.parts[-1]) < 5 < _rank(two.worth.parts[0]):
        return None  # "on yıldır, iki saat"
    return Length((*one.worth.parts, *two.worth.parts))


def _rank(part: tuple[str, str]) -> int:
    return _ORDER.index(part[1]) if part[1] in _ORDER else 99
