"""Productions of parts of months and years: nth weekdays, weeks, quarters, decades, centuries."""

from __future__ import annotations

from calendar import monthrange

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Length, Point, Range
from sayso.extract.timex.productions.pieces import Maybe, whole
from sayso.model import TimexMod

_FINAL = -1  # "the final Friday of May"


@rule("nth-weekday", "ord", "point", "of|at?", "article?", "point")
def _nth(nth: Item, weekday: Item, of: Maybe, article: Maybe, point: Item) -> Made:
    """ "the second Monday of May"."""
    scope = point.worth.only
    fits = scope and scope <= {"month", "year", "shift"} and (1 <= nth.worth <= 5 or nth.worth == _FINAL)
    part = weekday.worth.only == {"weekday", "clock"}  # "the first Monday evening of next month"
    if not (weekday.worth.only == {"weekday"} or part) or not fits or (of is None and "month" not in scope):
        return None
    if point.worth.shift and point.worth.shift[1] not in "MY":
        return None
    return replace(point.worth, weekday=weekday.worth.weekday, nth=nth.worth, clock=weekday.worth.clock)


@rule("last-weekday-of", "turn", "point", "of", "article?", "point")
def _last_of(turn: Item, weekday: Item, of: Item, article: Maybe, point: Item) -> Made:
    if turn.worth != "last":
        return None
    return _nth(replace(turn, worth=1), weekday, of, article, point) and replace(
        point.worth, weekday=weekday.worth.weekday, nth=-1
    )


@rule("week-of-month", "ord", "unit", "of|at?", "article?", "point")
def _week_of(nth: Item, unit: Item, of: Maybe, article: Maybe, point: Item) -> Made:
    """ "the first week of May", "the second quarter of 2010", "the first half of last year"."""
    scope, number = point.worth.only, nth.worth
    if unit.worth == "W" and scope <= {"month", "year", "shift"} and scope and 1 <= number <= 53:
        return replace(point.worth, week=number)
    if unit.worth == "6M" and "month" in scope and scope <= {"month", "year"} and number in (1, 2):
        return replace(point.worth, mod=TimexMod.START if number == 1 else TimexMod.END)
    if unit.worth in _YEAR_PARTS and (scope == {"year"} or (scope == {"shift"} and point.worth.shift[1] == "Y")):
        return _part(unit.worth, number, point.worth)
    return None


@rule("week-of-month", "ord", "unit", "of", "article?", "unit")
def _week_of_unit(nth: Item, unit: Item, of: Item, article: Maybe, scope: Item) -> Made:
    """ "el primer trimestre del año", "the first week of the month": of this one."""
    if scope.worth not in ("M", "Y"):
        return None
    return _week_of(nth, unit, of, article, replace(scope, kind="point", worth=Point(shift=("0", scope.worth))))


_YEAR_PARTS = ("Q", "6M", "HY")  # a "half" may be one of anything (6M), a "Halbjahr" only of a year (HY)


def _part(unit: str, number: int, scope: Point) -> Made:
    base, most = (32, 4) if unit == "Q" else (39, 2)
    return replace(scope, part=base + number) if 1 <= number <= most else None


@rule("week-of-month", "ord", "unit", "one")
def _week_of_one(nth: Item, unit: Item, scope: Item) -> Made:
    """ "вторая половина года"."""
    return _week_of_unit(nth, unit, nth, None, scope)


@rule("week-of-month", "point", "of?", "ord", "unit")
def _part_of(point: Item, of: Maybe, nth: Item, unit: Item) -> Made:
    """ "2019'un ilk çeyreği", "geçen yılın ikinci yarısı"."""
    return _week_of(nth, unit, of, None, point) if unit.worth in _YEAR_PARTS else None


@rule("nth-part", "ord", "dash?", "unit")
def _nth_part(nth: Item, dash: Maybe, unit: Item) -> Made:
    """ "the third quarter", "third-quarter results" of a year that is not said."""
    return _part(unit.worth, nth.worth, Point()) if unit.worth in ("Q", "HY") else None


@rule("decade", "year", "dash?", "decade_mark")
def _decade_marked(year: Item, dash: Maybe, mark: Item) -> Made:
    """ "1990-х", "1990er": its ending alone says that it is a decade."""
    return Point(year=f"{year.worth[:3]}X") if year.worth.endswith("0") else None


@rule("year-ordinal", "year", "dash?", "ordmark")
def _year_ordinal(year: Item, dash: Maybe, mark: Item) -> Made:
    """ "в 2014-м": a year as an ordinal number."""
    return Point(year=year.worth) if mark.worth != "." else None


@rule("nth-unit", "num", "dash?", "ordmark", "unit")
def _high_nth_unit(nth: Item, dash: Maybe, mark: Item, unit: Item) -> Made:
    """ "на 41-й день"."""
    return _nth_unit(nth, unit) if isinstance(nth.worth, int) and nth.worth > 31 else None


@rule("third-of-month", "ord", "unit", "of|at?", "article?", "point")
def _ten_days(nth: Item, unit: Item, of: Maybe, article: Maybe, point: Item) -> Made:
    """ "вторая декада мая": ten days of a month."""
    month = point.worth
    if unit.worth != "10D" or "month" not in month.only or not month.only <= {"month", "year"} or nth.worth > 3:
        return None
    if nth.worth == 3 and month.month == 2 and not month.year.isdigit():
        return replace(month, mod=TimexMod.END)
    last = monthrange(int(month.year) if month.year.isdigit() else 2001, month.month)[1]
    return Range(replace(month, day=10 * nth.worth - 9), replace(month, day=10 * nth.worth if nth.worth < 3 else last))


@rule("nth-unit", "ord", "unit")
def _nth_unit(nth: Item, unit: Item) -> Made:
    """ "the third day" of something; it says when only with "after" behind it."""
    fits = nth.worth > 0 and unit.worth in ("D", "W", "M", "Y")
    return ("nthunit", Length(((whole(nth.worth), unit.worth),))) if fits else None


@rule("century", "ord", "unit")
def _century(nth: Item, unit: Item) -> Made:
    return Point(year=f"{nth.worth - 1:02}XX") if unit.worth == "100Y" and 10 <= nth.worth <= 22 else None


@rule("decade", "num|year", "behind")
def decade(number: Item, turn: Item) -> Made:
    """ "the 1990s", "the 90s"."""
    if turn.worth != "decade" or int(number.worth) % 10:
        return None
    if number.kind == "year":
        return Point(year=f"{number.worth[:3]}X")
    return Point(year=f"19{number.worth // 10}X") if number.worth in range(20, 100, 10) else None


@rule("decade", "short", "behind")
def decade_short(number: Item, turn: Item) -> Made:
    return decade(replace(number, kind="num", worth=int(number.worth)), turn)


@rule("nth-day", "ord|turn", "unit", "of", "article?", "point")
def _nth_day(nth: Item, unit: Item, of: Item, article: Maybe, point: Item) -> Made:
    """ "the first day of March", "the last week of 2015"."""
    scope = point.worth.only
    if not scope or not scope <= {"month", "year"} or unit.worth not in ("D", "W", "M"):
        return None
    if nth.kind == "turn":
        fits = nth.worth == "last" and unit.worth != "W" and point.worth.mod is None
        return replace(point.worth, mod=TimexMod.END) if fits else None
    if unit.worth == "D" and "month" in scope and 1 <= nth.worth <= 31:
        return replace(point.worth, day=nth.worth)
    return (
        replace(point.worth, month=nth.worth)
        if unit.worth == "M" and scope == {"year"} and 1 <= nth.worth <= 12
        else None
    )
