"""Productions of languages whose endings say what others say with prepositions: "5'ten 7'ye kadar"."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Point, Range
from sayso.extract.timex.productions.clock import at_hour, clock
from sayso.extract.timex.productions.pieces import Maybe
from sayso.extract.timex.productions.ranges import between


@rule("range", "point", "case_from", "point|num", "case_until")
def _from_until(low: Item, _f: Item, high: Item, _u: Item) -> Made:
    """ "3 Mayıs'tan 5 Haziran'a kadar", "2 Nisan'dan 7'sine kadar"."""
    return _inside(_range(low, high), low, high)


@rule("range", "point", "and_|to|dash", "point|num", "case_between")
def _between(low: Item, _a: Item, high: Item, _b: Item) -> Made:
    """ "2007 ve 2009 arasında", "saat 16 ile 17 arasında"."""
    return _inside(_range(low, high), low, high)


def _range(low: Item, high: Item) -> Made:
    if high.kind == "point":
        return between(low.worth, high.worth)
    start = low.worth.clock
    if not start[1:2].isdigit():
        return _later_day(low.worth, high.worth)
    fits = isinstance(high.worth, int) and 0 < high.worth <= 24 and "/" not in start and int(start[1:3]) < high.worth
    return replace(low.worth, clock=f"{start}/{clock(high.worth)}") if fits else None


@rule("range", "num", "and_|to", "point", "case_between")
def _between_days(low: Item, _a: Item, high: Item, _b: Item) -> Made:
    """ "3 ile 5 Mayıs arasında"."""
    point = high.worth
    fits = isinstance(low.worth, int) and {"day", "month"} <= point.only and 0 < low.worth < point.day
    return _inside(Range(replace(point, day=low.worth), point), low, high) if fits else None


def _later_day(low: Point, day: object) -> Made:
    fits = isinstance(day, int) and {"day", "month"} <= low.only and low.day < day <= 31
    return Range(low, replace(low, day=day)) if fits else None


def _inside(made: Made, low: Item, high: Item) -> Made:
    """The endings only lead to it."""
    if not isinstance(made, Range | Point):
        return None
    kind = "range" if isinstance(made, Range) else "point"
    return Item(0, 0, kind, made, first=low.start, last=high.end)


@rule("at-hours", "point", "num", "case_from", "num", "case_until")
def _hours(point: Item, low: Item, _f: Item, high: Item, _u: Item) -> Made:
    """ "bugün 5'ten 7'ye kadar"."""
    return _hour_range(point, low, high)


@rule("at-hours", "point", "num", "and_|to|dash", "num", "case_between")
def _hours_between(point: Item, low: Item, _a: Item, high: Item, _b: Item) -> Made:
    """ "bugün saat 3 ile 5 arasında"."""
    return _hour_range(point, low, high)


def _hour_range(point: Item, low: Item, high: Item) -> Made:
    one, two = (at_hour(point, None, high, hour) for hour in (low, high))
    fits = isinstance(low.worth, int) and isinstance(high.worth, int) and 0 <= low.worth < high.worth
    if not isinstance(one, Point) or not isinstance(two, Point) or not fits:
        return None
    return Item(0, 0, "point", replace(two, clock=f"{one.clock}/{two.clock}"), last=high.end)


@rule("at-hour-ending", "point", "comma?", "num", "case_hour")
def _hour_with_ending(point: Item, comma: Maybe, hour: Item, _c: Item) -> Made:
    """ "yarın sabah 7'de", "akşam 8'de"."""
    if point.worth.only == {"clock"} and point.worth.clock[1:2].isalpha():
        made = at_hour(replace(point, worth=replace(point.worth, shift=("0", "D"))), None, hour, hour)
        made = replace(made, shift=None) if isinstance(made, Point) else None
    else:
        made = at_hour(point, None, hour, hour)
    return Item(0, 0, "point", made, last=hour.end) if isinstance(made, Point) else None


@rule("day-with-ending", "point", "of", "num", "case_day")
def _day_with_ending(month: Item, _o: Item, day: Item, _c: Item) -> Made:
    """ "Mayıs'ın 15'inde", "gelecek ayın 20'sinde"."""
    point, number = month.worth, day.worth
    monthly = point.only in ({"month"}, {"month", "year"}) or (point.only == {"shift"} and point.shift[1] == "M")
    if not monthly or not isinstance(number, int) or not 1 <= number <= 31:
        return None
    return Item(0, 0, "point", replace(point, day=number), last=day.end)


@rule("day-with-ending", "point", "num", "case_day")
def _day_of_named_month(month: Item, day: Item, _c: Item) -> Made:
    """ "gelecek ayın 20'sinde": the ending of the month is in its word."""
    return _day_with_ending(month, month, day, _c)
