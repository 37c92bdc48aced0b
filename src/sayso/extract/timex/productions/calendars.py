"""Productions of years in words, of years before 1400, and of the calendars that count otherwise."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Point, Range
from sayso.extract.timex.productions.pieces import Maybe, turner

_CALENDAR = frozenset({"year", "month", "day", "weekday"})


@rule("number", "num", "and_", "num")
def _added(high: Item, glue: Item, low: Item) -> Made:
    """ "ألفين وثمانية عشر": thousands, hundreds and the rest; such a number can be a year."""
    big, small = high.worth, low.worth
    if not isinstance(big, int) or not isinstance(small, int) or not 0 < small < big:
        return None
    if not (big % 1000 == 0 and small < 1000) and not (big % 100 == 0 and small < 100):
        return None
    total = big + small
    return [("num", total), ("said_year", str(total))] if 1400 <= total <= 2100 else ("num", total)


@rule("year-in-words", "point", "of|comma?", "said_year")
def _month_said_year(point: Item, of: Maybe, year: Item) -> Made:
    fits = "month" in point.worth.only and not point.worth.only & {"year", "shift"}
    return replace(point.worth, year=year.worth) if fits else None


@rule("year-in-words", "from_|between", "num|said_year", "to|and_", "said_year")
def _said_years(head: Item, low: Item, mark: Item, high: Item) -> Made:
    """ "من ألفين إلى ألفين وأربعة عشر"."""
    first = int(low.worth) if isinstance(low.worth, int | str) else 0
    if not 1400 <= first < int(high.worth):
        return None
    return Item(0, 0, "range", Range(Point(year=str(first)), Point(year=high.worth)), first=low.start)


@rule("year-in-words", "turn", "said_year")
def _said_year(turn: Item, year: Item) -> Made:
    """ "عام ألفين واثنين وعشرين"."""
    return Point(year=year.worth) if turn.worth == "year_of" else None


@rule("month-early-year", "point", "of|comma?", "num")
def _early_year(point: Item, of: Maybe, year: Item) -> Made:
    """ "5 ديسمبر 1391", "12 دی 1399": a year before 1400 only behind its day and month."""
    said, number = point.worth.only, year.worth
    if not isinstance(number, int) or not 1000 <= number < 1400 or "month" not in said or said & {"year", "shift"}:
        return None
    dated = "day" in said or bool(point.worth.calendar)
    return replace(point.worth, year=str(number)) if dated else None


def _in_calendar(piece: Item, calendar: str) -> Made:
    if piece.kind in ("num", "year"):
        year = int(piece.worth)
        return Point(year=f"{year:04}", calendar=calendar) if 1 <= year <= 1600 else None
    point = piece.worth if piece.kind == "point" else None
    if point is None or not point.year or not point.only <= _CALENDAR or point.calendar not in ("", calendar):
        return None
    return replace(point, calendar=calendar)


@turner("islamic_year")
def _islamic(piece: Item) -> Made:
    """ "1445 هـ", "9 رمضان 1442 هـ"."""
    return _in_calendar(piece, "islamic")


@rule("old-date", "num", "slash", "num", "slash", "num|point")
def _day_first(day: Item, _a: Item, month: Item, _b: Item, year: Item) -> Made:
    """ "1/9/1445", which needs the calendar's mark."""
    return _old_date(year, month, day)


@rule("old-date", "num|point", "slash", "num", "slash", "num")
def _year_first(year: Item, _a: Item, month: Item, _b: Item, day: Item) -> Made:
    """ "1402/02/15"."""
    return _old_date(year, month, day)


def _old_date(year: Item, month: Item, day: Item) -> Made:
    own = year.kind == "point"
    number = int(year.worth.year) if own and year.worth.only == {"year"} and year.worth.calendar else year.worth
    whole = all(isinstance(n, int) for n in (number, month.worth, day.worth))
    if not whole or not 1300 <= number < 1500 or not 1 <= month.worth <= 12 or not 1 <= day.worth <= 31:
        return None
    date = Point(year=str(number), month=month.worth, day=day.worth, calendar=year.worth.calendar if own else "")
    return date if own else ("old_date", date)


@rule("islamic-date", "old_date", "behind")
def _marked_date(date: Item, mark: Item) -> Made:
    calendar = {"islamic_year": "islamic", "persian_year": "persian"}.get(mark.worth)
    return None if calendar is None else replace(date.worth, calendar=calendar)


@turner("bce")
def _before_christ(piece: Item) -> Made:
    """ "عام 500 ق.م": no value of ours goes back so far."""
    year = piece.kind in ("num", "year") or (piece.kind == "point" and piece.worth.year)
    return Item(0, 0, "never", "", "bce") if year else None


@rule("old-year", "turn", "num")
def _year_of_three(turn: Item, year: Item) -> Made:
    """ "عام 641": with its word a year can have three digits."""
    fits = turn.worth == "year_of" and isinstance(year.worth, int) and 100 <= year.worth < 1400
    return Point(year=f"{year.worth:04}") if fits else None


@turner("persian_year")
def _persian(piece: Item) -> Made:
    return _in_calendar(piece, "persian")


@turner("julian_date")
def _julian(piece: Item) -> Made:
    point = piece.worth if piece.kind == "point" else None
    return replace(point, calendar="julian") if point is not None and point.day and not point.calendar else None
