"""Productions of languages that put numbers and adjectives behind: "الأيام الثلاثة الماضية", "الربع الأول من 2020"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sayso.extract.when.grammar import Made, rule
from sayso.extract.when.lexer import Item
from sayso.extract.when.point import Every, Length, Point
from sayso.extract.when.productions import TURNS, Maybe, length_of, turner, whole
from sayso.extract.when.productions_clock import clock

_COUNTABLE = ("D", "W", "M", "Y", "H", "MIN", "S", "10Y", "100Y")
_DIGITS = re.compile(r"T(\d\d):(\d\d)\Z")
_CALENDAR = frozenset({"year", "month", "day", "weekday"})


# ---- what only leads to a date
@turner("lead")
def _led(piece: Item) -> Made:
    """ "يوم الجمعة", "منذ عام 2011": the word counts nothing, and is no part of the date."""
    if piece.kind == "year":
        return Item(0, 0, "point", Point(year=piece.worth), piece.by or "year", first=piece.start)
    if piece.kind not in ("point", "range"):
        return None
    return replace(piece, first=piece.first if piece.first > 0 else piece.start)


@turner("month_of")
def _month_word(piece: Item) -> Made:
    """ "شهر مارس", "شهر رمضان": the word says that the name is a month."""
    point = piece.worth if piece.kind == "point" else None
    return point if point is not None and point.month and point.only <= {"month", "year"} else None


# ---- numbers behind their unit
@rule("after", "article", "num")
def _definite_number(article: Item, number: Item) -> Made:
    """ "الـ48" of "الساعات الـ48 الماضية"."""
    return ("after", number.worth)


@rule("duration", "unit", "after")
def _length_behind(unit: Item, number: Item) -> Made:
    return Length(((whole(number.worth), unit.worth),)) if unit.worth in _COUNTABLE else None


@rule("duration", "article", "num", "unit")
def _article_length(article: Item, number: Item, unit: Item) -> Made:
    """ "الـ24 ساعة الماضية"."""
    return Length(((whole(number.worth), unit.worth),)) if unit.worth in _COUNTABLE else None


@turner("lasting")
def _lasting(piece: Item) -> Made:
    """ "لمدة شهر", "طوال العام": outside of it; a unit alone is one."""
    length = Length((("1", piece.worth),)) if piece.kind == "unit" and piece.worth in _COUNTABLE else length_of(piece)
    return None if length is None else Item(0, 0, "dur", length, "duration", first=piece.start)


@turner("and_half")
def _and_half(piece: Item) -> Made:
    """ "ثلاث سنوات ونصف", "ساعة ونصف"."""
    length = Length((("1", piece.worth),)) if piece.kind == "unit" and piece.worth in _COUNTABLE else length_of(piece)
    if length is None or length.high or len(length.parts) > 1 or not length.parts[0][0].isdigit():
        return None
    number, unit = length.parts[0]
    return replace(length, parts=((f"{int(number) + 0.5:g}", unit),))


# ---- counted from a day named before
def _from_named(piece: Item, step: str) -> Made:
    unit = piece.worth if piece.kind in ("unit", "one", "the") else None
    return Point(shift=(step, unit), anchor="day") if unit in ("D", "W", "M", "Y") else None


@turner("following")
def _following(piece: Item) -> Made:
    """ "في اليوم التالي"."""
    return _from_named(piece, "1")


@turner("preceding")
def _preceding(piece: Item) -> Made:
    return _from_named(piece, "-1")


@turner("same")
def _same(piece: Item) -> Made:
    return _from_named(piece, "0")


# ---- ordinals behind their unit
@rule("week-of-month", "unit", "ord", "of|at?", "article?", "point")
def _week_behind(unit: Item, nth: Item, of: Maybe, article: Maybe, point: Item) -> Made:
    """ "الأسبوع الأول من مايو", "الربع الثاني من عام 2010", "النصف الأول من العام الماضي"."""
    scope, number, parts = point.worth.only, nth.worth, {"Q": (32, 4), "6M": (39, 2)}
    if unit.worth == "W" and scope and scope <= {"month", "year", "shift"} and 1 <= number <= 53:
        return replace(point.worth, week=number)
    if unit.worth not in parts or not (scope == {"year"} or (scope == {"shift"} and point.worth.shift[1] == "Y")):
        return None
    base, most = parts[unit.worth]
    return replace(point.worth, part=base + number) if 1 <= number <= most else None


@rule("nth-part", "unit", "ord")
def _part_behind(unit: Item, nth: Item) -> Made:
    return Point(part=32 + nth.worth) if unit.worth == "Q" and 1 <= nth.worth <= 4 else None


@rule("day-of-month", "num|ord", "of", "article?", "point")
def _day_of_unit(day: Item, of: Item, article: Maybe, point: Item) -> Made:
    """ "20 من الشهر القادم", "العشرين من هذا الشهر"."""
    number = day.worth if isinstance(day.worth, int) and 1 <= day.worth <= 31 else 0
    monthly = point.worth.only == {"shift"} and point.worth.shift[1] == "M" and not point.worth.anchor
    return replace(point.worth, day=number) if number and monthly else None


@rule("month-twice", "point", "point")
def _month_again(one: Item, two: Item) -> Made:
    """ "سبتمبر أيلول 2020": one month in two calendars' names, without a mark between them."""
    said = two.worth.only
    same = one.worth.only == {"month"} and "month" in said and two.worth.month == one.worth.month
    return two.worth if same and said <= {"month", "year"} and one.end - one.start <= 2 else None


# ---- the unit that runs
@rule("edge", "turn", "the")
def _edge_of_unit(edge: Item, unit: Item) -> Made:
    """ "نهاية العام": of the year that runs."""
    if edge.worth not in ("start", "mid", "end"):
        return None
    made = TURNS[edge.worth](replace(unit, kind="point", worth=Point(shift=("0", unit.worth))))
    return None if made is None else Item(0, 0, "point", made, edge.worth)


# ---- calendars
def _in_calendar(piece: Item, calendar: str) -> Made:
    if piece.kind in ("num", "year"):
        year = int(piece.worth)
        return Point(year=f"{year:04}", calendar=calendar) if 1 <= year <= 1600 else None
    point = piece.worth if piece.kind == "point" else None
    fits = point is not None and point.year and point.only <= _CALENDAR and point.calendar in ("", calendar)
    return replace(point, calendar=calendar) if fits else None


@turner("islamic_year")
def _islamic(piece: Item) -> Made:
    """ "1445 هـ", "9 رمضان 1442 هـ"."""
    return _in_calendar(piece, "islamic")


@turner("persian_year")
def _persian(piece: Item) -> Made:
    return _in_calendar(piece, "persian")


@turner("julian_date")
def _julian(piece: Item) -> Made:
    point = piece.worth if piece.kind == "point" else None
    return replace(point, calendar="julian") if point is not None and point.day and not point.calendar else None


# ---- what recurs
@rule("often", "often", "recurs")
def _often_recurring(often: Item, recurs: Item) -> Made:
    """ "مرتين أسبوعيا"."""
    return Every(recurs.worth, freq=often.worth)


# ---- clocks
def _at(piece: Item) -> tuple[int, int] | None:
    """Hour and minute of an hour: "الثالثة", "الساعة 3", "الثالثة والنصف"."""
    if piece.kind in ("num", "ord"):
        return (piece.worth, 0) if isinstance(piece.worth, int) and 0 < piece.worth <= 24 else None
    found = _DIGITS.match(piece.worth.clock) if piece.kind == "point" and piece.worth.only == {"clock"} else None
    return (int(found[1]), int(found[2])) if found is not None else None


@rule("clock", "ord|point", "behind")
def _half_day_named(piece: Item, turn: Item) -> Made:
    """ "الثالثة عصرا", "الثالثة والنصف مساء"."""
    at = _at(piece) if turn.worth in ("am", "pm") else None
    if at is None or at[0] > 12:
        return None
    return Point(clock=clock(at[0] % 12 + (12 if turn.worth == "pm" else 0), at[1]))


@turner("night")
def _night(piece: Item) -> Made:
    """ "الحادية عشرة ليلا" is 23:00, "الثانية ليلا" 02:00, "12 ليلا" midnight."""
    at = _at(piece)
    if at is None or at[0] > 12:
        return None
    return Point(clock=clock(at[0] % 12 + (12 if 5 < at[0] < 12 else 0), at[1]))


@rule("clock", "ord|point", "hour_plus|hour_minus", "num|dur")
def _minutes_behind(hour: Item, way: Item, minutes: Item) -> Made:
    """ "الثامنة و30 دقيقة", "las tres y diez", "الثالثة إلا عشر دقائق"."""
    length = length_of(minutes)
    count: object = minutes.worth
    if length is not None:
        count = int(length.parts[0][0]) if length.parts[0][0].isdigit() and length.parts[0][1] == "MIN" else None
    at = _at(hour)
    if at is None or at[1] or not isinstance(count, int) or not 0 < count < 60:
        return None
    total = at[0] * 60 + (count if way.kind == "hour_plus" else -count)
    return Point(clock=clock(total // 60 % 24, total % 60))
