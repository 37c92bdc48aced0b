"""Productions of days and stretches of days within a unit that stands beside them."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Point, Range
from sayso.extract.timex.productions.pieces import Maybe, turner


@rule("range", "num|ord", "to|dash|and_", "num|ord", "of|at?", "article?", "point")
def _days_of_unit(low: Item, mark: Item, high: Item, of: Maybe, article: Maybe, point: Item) -> Made:
    """ "4 إلى 22 هذا الشهر"."""
    days = (low.worth, high.worth)
    monthly = point.worth.only == {"shift"} and point.worth.shift[1] == "M" and not point.worth.anchor
    if not monthly or not all(isinstance(day, int) and 1 <= day <= 31 for day in days) or days[0] >= days[1]:
        return None
    return Range(replace(point.worth, day=days[0], tense=None), replace(point.worth, day=days[1], tense=None))


@rule(
    "range",
    "between|from_",
    "article?",
    "num|ord",
    "to|dash|and_",
    "article?",
    "num|ord",
    "of|at?",
    "article?",
    "point",
)
def _led_days_of_unit(
    head: Item, a: Maybe, low: Item, mark: Item, b: Maybe, high: Item, of: Maybe, c: Maybe, point: Item
) -> Made:
    made = _days_of_unit(low, mark, high, of, c, point)
    return None if made is None else Item(0, 0, "range", made, first=low.start)


@rule("range", "range", "of?", "article?", "point")
def _range_in_week(span: Item, of: Maybe, article: Maybe, point: Item) -> Made:
    """ "from Wednesday to Friday next week"."""
    return _weekdays_of(span.worth, point.worth)


@rule("range", "point", "comma|of?", "range")
def _week_and_range(point: Item, glue: Maybe, span: Item) -> Made:
    """ "الأسبوع المقبل بين الأربعاء والجمعة"."""
    return _weekdays_of(span.worth, point.worth)


def _weekdays_of(span: Range, week: Point) -> Made:
    sides = (span.low, span.high)
    if week.only != {"shift"} or week.shift is None or week.shift[1] != "W" or week.anchor:
        return None
    if any(side is None or side.only != {"weekday"} for side in sides):
        return None
    low, high = (replace(side, shift=week.shift) for side in sides if side is not None)
    return Range(low, high)


@rule("range", "num|ord", "comma|and_", "range")
def _days_in_row(day: Item, mark: Item, span: Item) -> Made:
    """ "5 و6 و7 حزيران": days in a row."""
    low, number = span.worth.low, day.worth
    dated = low is not None and {"month", "day"} <= low.only and isinstance(number, int)
    return replace(span.worth, low=replace(low, day=number)) if dated and number == low.day - 1 else None


@rule("weekday-night", "point", "slash|dash|to?", "point")
def _between_days(night: Item, mark: Maybe, day: Item) -> Made:
    """ "ليل الخميس الجمعة": the night from one day to the next belongs to the first."""
    late = night.worth.clock in ("TNI", "TEV", "T24:00") and "weekday" in night.worth.only
    follows = day.worth.only == {"weekday"} and day.worth.weekday == night.worth.weekday % 7 + 1
    return night.worth if late and follows else None


@rule("spaced-date", "num", "slash|dash", "num", "slash|dash", "year")
def _spaced(one: Item, first: Item, two: Item, second: Item, year: Item) -> Made:
    """ "30 - 8 - 2006", with spaces; of "3 / 8 / 2006" only the year is sure."""
    numbers = (one.worth, two.worth)
    if first.kind != second.kind or not all(isinstance(number, int) and 1 <= number <= 31 for number in numbers):
        return None
    low, high = sorted(numbers)
    if low > 12:
        return None
    sure = high > 12 or low == high
    return Point(year=year.worth, month=low, day=high) if sure else Point(span=f"{year.worth}-XX-XX")


@turner("day_of_this")
def _day_of_running(piece: Item) -> Made:
    """ "في 15 الجاري"."""
    fits = piece.kind in ("num", "ord") and isinstance(piece.worth, int) and 1 <= piece.worth <= 31
    return Point(shift=("0", "M"), day=piece.worth) if fits else None


@turner("day_end")
def _day_at_end(piece: Item) -> Made:
    """ "عاد في الحادي والعشرين.": only at the end of a clause, and no "the second"."""
    if piece.kind != "ord" or not 10 < piece.worth <= 31:
        return None
    return Item(0, 0, "point", Point(day=piece.worth), "day-end", first=piece.start)


@rule("range", "from_|between", "point", "num", "to|dash|and_", "point", "num")
def _weekday_days(head: Item, day: Item, one: Item, mark: Item, other: Item, two: Item) -> Made:
    """ "من الجمعة 11 حتى الثلاثاء 15"."""
    named = day.worth.only == {"weekday"} == other.worth.only
    numbered = all(isinstance(item.worth, int) and 1 <= item.worth <= 31 for item in (one, two))
    if not named or not numbered or one.worth >= two.worth:
        return None
    low, high = (replace(point.worth, day=number.worth) for point, number in ((day, one), (other, two)))
    return Item(0, 0, "range", Range(low, high), first=day.start)
