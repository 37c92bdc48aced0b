"""Productions of lengths: one of a unit, and a half, two beside each other, ages, what is left of a unit."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Length, Point, Range
from sayso.extract.timex.productions.behind import COUNTABLE, led
from sayso.extract.timex.productions.pieces import length_of, turner

_BIG_FIRST = ("100Y", "10Y", "Y", "M", "W", "D", "H", "MIN", "S")


def one_or_more(piece: Item) -> Length | None:
    """A length; a unit that alone counts one is one."""
    single = piece.kind in ("one", "the") and piece.worth in COUNTABLE
    return Length((("1", piece.worth),)) if single else length_of(piece)


@turner("lasting")
def _lasting(piece: Item) -> Made:
    """ "لمدة شهر", "طوال العام": outside of it; a unit alone is one."""
    if piece.kind in ("point", "range"):  # "خلال الأسبوع المقبل": only leads to it
        return led(piece)
    length = one_or_more(piece) if piece.kind != "the" else None
    if length is not None and piece.kind == "one":  # "خلال أسبوع مقبل" is no length that comes
        length = replace(length, by="lasting")
    if length is not None and length.parts in ((("1", "S"),), (("1", "MIN"),)):  # "for a second day"
        return None
    return (
        None
        if length is None or (length.parts[0][0] == "X" and piece.kind != "dur")
        else Item(0, 0, "dur", length, "duration", first=piece.start)
    )


@turner("and_half")
def _and_half(piece: Item) -> Made:
    """ "ثلاث سنوات ونصف", "ساعة ونصف"."""
    length = one_or_more(piece)
    if length is None or length.high or len(length.parts) > 1 or not length.parts[0][0].isdigit():
        return None
    number, unit = length.parts[0]
    return replace(length, parts=((f"{int(number) + 0.5:g}", unit),))


@turner("rest_of")
def _rest_of(piece: Item) -> Made:
    """ "بقية العام", "بقية هذا الأسبوع": from the page's day on."""
    point = piece.worth if piece.kind == "point" and piece.worth.only == {"shift"} else None
    unit = piece.worth if piece.kind in ("unit", "the") else point.shift[1] if point is not None else ""
    running = point is None or (point.shift[0] == "0" and not point.anchor)
    return Range(Point(shift=("0", "D")), Point(shift=("0", unit))) if unit in ("W", "M", "Y") and running else None


@rule("duration", "one", "and_", "dur|one")
def _one_and(one: Item, glue: Item, two: Item) -> Made:
    """ "شهر و21 يوما", "سنة وشهر": a unit alone counts one beside a smaller."""
    length = one_or_more(two)
    if length is None or two.first > 0:
        return None
    if length.parts == (("2", one.worth),) and not length.high:  # "عام أو عامين"
        return Length((("1", one.worth),), "2", length.mod)
    return _joined(Length((("1", one.worth),)), length)


@rule("duration", "dur", "and_", "one")
def _and_one(one: Item, glue: Item, two: Item) -> Made:
    """ "سنتين وشهر"."""
    length = length_of(one)
    return None if length is None else _joined(length, Length((("1", two.worth),)))


def _joined(one: Length, two: Length) -> Made:
    if one.parts[-1][1] not in _BIG_FIRST or two.parts[0][1] not in _BIG_FIRST:
        return None
    falls = _BIG_FIRST.index(one.parts[-1][1]) < _BIG_FIRST.index(two.parts[0][1])
    plain = not one.high and not two.high and one.mod is None and two.mod is None
    return Length((*one.parts, *two.parts)) if falls and plain else None


@rule("age", "open(", "dur", "close)")
def _age_in_brackets(head: Item, age: Item, tail: Item) -> Made:
    """ "سامي (45 عاما)": years alone in brackets are an age."""
    length = length_of(age)
    if length is None or length.parts[-1][1] != "Y" or length.high or length.mod is not None:
        return None
    years = length.parts[0][0]
    fits = years.isdigit() and 0 < int(years) < 120
    return Item(0, 0, "dur", replace(length, by="age"), "age", first=age.start, last=age.end) if fits else None


@rule("duration", "between|from_", "dur", "to|dash|and_", "dur")
def _between_lengths(head: Item, low: Item, mark: Item, high: Item) -> Made:
    """ "ما بين أسبوعين وثلاثة أسابيع"."""
    made = _length_to(low, mark, high)
    return None if made is None or (mark.kind == "and_" and head.kind != "between") else _starting(made, low)


def _starting(made: Made, low: Item) -> Made:
    """The length starts with its first number: the word before only leads to it."""
    return Item(0, 0, "dur", made, "duration", first=low.start)


@rule("duration", "dur", "to|dash", "dur")
def _length_to(low: Item, mark: Item, high: Item) -> Made:
    """ "أسبوعين إلى ثلاثة أسابيع"."""
    one, two = length_of(low), length_of(high)
    if one is None or two is None or one.high or two.high or len(one.parts) > 1 or len(two.parts) > 1:
        return None
    (few, unit), (many, other) = one.parts[0], two.parts[0]
    rises = few.isdigit() and many.isdigit() and int(few) < int(many) and unit == other
    return Length(((few, unit),), many, two.mod) if rises else None


@rule("duration", "dur", "and_", "num")
def _two_or_three(low: Item, mark: Item, high: Item) -> Made:
    """ "يومان أو ثلاثة"."""
    length = low.worth if low.by == "duration" and low.end - low.start == 1 else None
    if not isinstance(length, Length) or len(length.parts) > 1 or length.parts[0][0] != "2" or high.worth != 3:
        return None
    return replace(length, high="3")


@rule("duration", "dur", "and_", "dur")
def _smaller_first(one: Item, glue: Item, two: Item) -> Made:
    """ "يومين وشهر": the smaller unit first."""
    low, high = length_of(one), length_of(two)
    return None if low is None or high is None or two.first > 0 else _joined(high, low)
