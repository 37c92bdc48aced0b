"""Productions of dates with a mark between their parts, and of ranges whose ends are said in different ways."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Every, Length, Point, Range
from sayso.extract.timex.productions.pieces import TURNS, Maybe
from sayso.extract.timex.productions.turning import number_before

_DIGITS = re.compile(r"T(\d\d):(\d\d)\Z")
_YEAR_FIRST = frozenset({"year"})


# ---- dates
@rule("year-month-day", "year", "dash|slash", "point", "dash|slash", "num")
def _year_month_day(year: Item, one: Item, month: Item, two: Item, day: Item) -> Made:
    """ "2019-aug-01", "2019/Aug/1"."""
    fits = one.kind == two.kind and month.worth.only == {"month"} and isinstance(day.worth, int)
    return replace(month.worth, year=year.worth, day=day.worth) if fits and 1 <= day.worth <= 31 else None


@rule("month-day-year", "point", "dash|slash", "num", "dash|slash", "year")
def _month_day_year(month: Item, one: Item, day: Item, two: Item, year: Item) -> Made:
    """ "Sep-23-2020"."""
    return _year_month_day(year, one, month, two, day)


@rule("nth-day", "ord", "unit", "of", "article?", "unit")
def _day_of_unit(nth: Item, unit: Item, of: Item, article: Maybe, scope: Item) -> Made:
    """ "the twenty-sixth day of the month": of this one."""
    fits = unit.worth == "D" and scope.worth == "M" and 1 <= nth.worth <= 31
    return Point(shift=("0", "M"), day=nth.worth) if fits else None


@rule("nth-day", "ord", "unit", "of", "article?", "point")
def _day_of_month(nth: Item, unit: Item, of: Item, article: Maybe, month: Item) -> Made:
    """ "the 15th day of next month"."""
    fits = unit.worth == "D" and month.worth.only == {"shift"} and month.worth.shift[1] == "M" and 1 <= nth.worth <= 31
    return replace(month.worth, day=nth.worth) if fits else None


@rule("set", "ord|turn", "point", "of|at?", "set")
def _nth_of_every(nth: Item, weekday: Item, of: Maybe, every: Item) -> Made:
    """ "the first Monday of every month"."""
    which = -1 if nth.worth == "last" else nth.worth if nth.kind == "ord" else 0
    fits = weekday.worth.only == {"weekday"} and every.worth.step == "P1M" and which in (-1, 1, 2, 3, 4, 5)
    return Every(f"XXXX-XX-WXX-{weekday.worth.weekday}-#{which}", clock=every.worth.clock) if fits else None


@rule("turned", "article", "num", "turn", "unit")
def _the_number_before(article: Item, number: Item, turn: Item, unit: Item) -> Made:
    """ "the two upcoming months", in languages that say "60 last month" of something else."""
    made = number_before(number, turn, unit)
    return None if made is None else replace(made, first=number.start)


@rule("turned", "turn", "article?", "num", "unit")
def _quarters(turn: Item, article: Maybe, number: Item, unit: Item) -> Made:
    """ "the last two quarters"; without such a word, "three quarters" are a part of anything."""
    make = TURNS.get(turn.worth) if turn.worth in ("last", "past_span", "next") and unit.worth == "Q" else None
    if make is None or not isinstance(number.worth, int) or number.worth < 1:
        return None
    return make(replace(number, kind="dur", worth=Length(((str(3 * number.worth), "M"),))))


# ---- ranges
@rule("range", "point", "between|from_", "num|ord", "to|dash|and_", "num|ord")
def _month_days(month: Item, head: Item, low: Item, mark: Item, high: Item) -> Made:
    """ "November between 19 and 20"."""
    days = [side.worth for side in (low, high)]
    if month.worth.only not in ({"month"}, {"month", "year"}) or not all(isinstance(day, int) for day in days):
        return None
    first, last = (replace(month.worth, day=day) for day in days)
    return Range(first, last) if 1 <= first.day < last.day <= 31 else None


@rule("range", "between|from_", "article?", "point", "to|dash|and_", "point")
def _with_now(head: Item, article: Maybe, low: Item, mark: Item, high: Item) -> Made:
    """ "between now and November 15th", "from 2015 to the present"."""
    if (head.kind == "from_") == (mark.kind == "and_"):
        return None
    made = _now_and(low, mark, high)
    return None if made is None else Item(0, 0, "range", made, first=low.first if low.first > 0 else low.start)


@rule("range", "point", "to|dash", "point")
def _to_now(low: Item, mark: Item, high: Item) -> Made:
    """ "May 2014 to the present"."""
    return _now_and(low, mark, high)


def _now_and(low: Item, mark: Item, high: Item) -> Range | None:
    sides = [replace(side.worth, ref="", shift=("0", "D")) if _now(side.worth) else side.worth for side in (low, high)]
    plain = all(side.only and not side.anchor and not side.clock and not side.ref and not side.span for side in sides)
    return Range(*sides) if plain and _now(low.worth) != _now(high.worth) else None


def _now(point: Point) -> bool:
    return point.ref == "PRESENT_REF"


@rule("range", "point", "to|dash", "article?", "point")
def _other_grain(low: Item, mark: Item, article: Maybe, high: Item) -> Made:
    """ "2014 through May 2018", "from Feb 1st to March 2019": the end with its year says that of the other."""
    one, two = low.worth, high.worth
    plain = not (one.only | two.only) - {"year", "month", "day"} and not one.mod and not two.mod
    if not plain or not {"month", "year"} <= two.only or not two.year.isdigit():
        return None
    if one.only == _YEAR_FIRST:
        return Range(one, two) if mark.kind == "to" and one.year < two.year else None
    if "month" not in one.only or ("day" in one.only) == ("day" in two.only):
        return None
    year = one.year or (two.year if one.month <= two.month else f"{int(two.year) - 1:04}")
    return Range(replace(one, year=year), two) if (year, one.month) < (two.year, two.month) else None


@rule("range", "between|from_", "article?", "point", "to|dash", "article?", "point")
def _led_other_grain(head: Item, a: Maybe, low: Item, mark: Item, b: Maybe, high: Item) -> Made:
    made = _other_grain(low, mark, b, high)
    return None if made is None else Item(0, 0, "range", made, first=low.first if low.first > 0 else low.start)


@rule("range", "between|from_", "point", "to|dash|and_", "num")
def _hour_to(head: Item, low: Item, mark: Item, high: Item) -> Made:
    """ "from 11 pm to 3", "from 1:30 to 3": the next hour of that number on a dial."""
    start = _DIGITS.match(low.worth.clock) if low.worth.only == {"clock"} else None
    if start is None or not isinstance(high.worth, int) or not 1 <= high.worth <= 12:
        return None
    begin = int(start[1]) * 60 + int(start[2])
    if int(start[1]) > 12 or low.by == "half-day":
        hours = ((high.worth % 12 + half) % 24 for half in (0, 12))
        end = min(hours, key=lambda hour: (hour * 60 - begin - 1) % 1440)
    else:
        end = high.worth
    return Item(0, 0, "point", Point(clock=f"{low.worth.clock}/T{end:02}:00"), first=low.start)


@rule("range", "between", "num", "and_", "num", "at?", "point")
def _hours_between(head: Item, low: Item, mark: Item, high: Item, at: Maybe, day: Item) -> Made:
    """ "between 3 and 5 on Friday", "between 7 and 9 last night": nothing is counted, so these are hours."""
    hours = [side.worth for side in (low, high)]
    if not all(isinstance(hour, int) and 1 <= hour <= 12 for hour in hours) or hours[0] >= hours[1]:
        return None
    point = day.worth
    if point.clock[1:2].isdigit() or not (point.only & {"day", "weekday"} or (point.shift or ("", ""))[1] == "D"):
        return None
    late = 12 if point.clock in ("TAF", "TEV", "TNI") else 0
    clock = "/".join(f"T{hour % 12 + late:02}:00" if late else f"T{hour:02}:00" for hour in hours)
    return Item(0, 0, "point", replace(point, clock=clock), first=low.start)


@rule("together", "point", "dash", "point")
def _date_dash_clock(day: Item, dash: Item, hour: Item) -> Made:
    """ "6 January 2017 - 6:37 am"."""
    fits = "day" in day.worth.only and "clock" not in day.worth.only and hour.worth.only == {"clock"}
    return replace(day.worth, clock=hour.worth.clock) if fits and hour.worth.clock[1:2].isdigit() else None


@rule("year-part", "year", "dash", "point")
def _year_part(year: Item, dash: Item, part: Item) -> Made:
    """ "2019-Q1"."""
    return replace(part.worth, year=year.worth) if part.worth.only == {"part"} and part.worth.part > 32 else None


@rule("year-month", "year", "slash", "num")
def _year_slash_month(year: Item, mark: Item, month: Item) -> Made:
    """ "2016 / 11"; "2016/11" is read as it stands."""
    fits = isinstance(month.worth, int) and 1 <= month.worth <= 12
    return Point(year=year.worth, month=month.worth) if fits else None
