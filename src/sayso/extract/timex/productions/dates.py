"""Productions of dates: day, month, year and weekday in every order."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import DIGITS, Item
from sayso.extract.timex.point import Point, merged
from sayso.extract.timex.productions.pieces import Maybe, day_number, turn_by


# ---- dates
@rule("year", "year")
def _year(year: Item) -> Made:
    return Point(year=year.worth)


@rule("year", "short")
def _short_year(year: Item) -> Made:
    """'98 is a year beside a month or as a span; alone it is read by the rules that take it."""
    return ("year2", ("19" if int(year.worth) > 30 else "20") + year.worth)


@rule("month-short-year", "point", "year2")
def _month_short(point: Item, year: Item) -> Made:
    said = point.worth.only
    return replace(point.worth, year=year.worth) if "month" in said and not said & {"year", "shift"} else None


@rule("month-short-year", "point", "num")
def _month_two_digits(point: Item, year: Item) -> Made:
    """ "mai 68", "1er avril 78": a number that is no day of a month."""
    fits = isinstance(year.worth, int) and 40 <= year.worth <= 99 and year.end == year.start + 1
    said = point.worth.only
    named = "month" in said and said <= {"month", "day", "weekday"} and point.by != "slash-date"
    return replace(point.worth, year=f"19{year.worth}") if fits and named else None


@rule("together", "point", "comma|of|at|article?", "article|at|of?", "point")
def _together(one: Item, glue: Maybe, more: Maybe, two: Item) -> Made:
    """ "Friday, 3 May", "May of last year", "yesterday at 15:00": what speaks of different fields is one point."""
    if one.worth.only == {"day"} and "weekday" in two.worth.only:  # "the 2nd Monday" is no 2nd
        return None
    if glue is not None and glue.kind == "comma" and _year_ends(one.worth, two.worth):
        return None
    if glue is not None and glue.kind == "comma" and one.worth.only == {"clock"} and one.worth.clock[1:2].isalpha():
        return None  # "the night, yesterday"
    if glue is not None and glue.kind == "comma" and two.worth.only == {"clock"} and two.worth.clock[1:2].isalpha():
        return None  # "today, the evening before"
    if glue is not None and glue.kind == "comma" and more is not None and two.worth.only == {"weekday"}:
        return None  # "on 3 May, the Sunday papers"
    if one.worth.anchor == "event" or two.worth.anchor == "event":
        return None
    if _counted_off(one.worth, two.worth) or _counted_off(two.worth, one.worth):
        return None
    if two.by in _COUNTED and "weekday" in one.worth.only:  # "on Tuesday night, two days after the rains"
        return None
    return merged(one.worth, two.worth)


_COUNTED = frozenset({"ago", "hence", "later", "earlier", "maybe-hence", "maybe-later"})  # rules of what counts off


def _year_ends(one: Point, two: Point) -> bool:
    """ "On 5 May last year, 2 June": behind a year and a comma, the next date begins."""
    yearly = "year" in one.only or (one.shift is not None and one.shift[1] == "Y")
    return yearly and ("day" in two.only or two.tense is not None or two.mod is not None)


def _counted_off(one: Point, two: Point) -> bool:
    """ "Tuesday in two days", "Friday two days after the vote" speak of two days; "tomorrow, Tuesday" of one."""
    return (
        one.shift is not None
        and "weekday" in two.only
        and (bool(one.anchor) or (one.shift[1] == "D" and one.tense is not None))
    )


@rule("month-year", "point", "dash|slash", "year")
def _month_dash_year(point: Item, mark: Item, year: Item) -> Made:
    """ "ago-2019", "23/sep/2020"."""
    return replace(point.worth, year=year.worth) if point.worth.only in ({"month"}, {"month", "day"}) else None


@rule("in-brackets", "point", "open(", "point", "close)")
def _bracketed(one: Item, _o: Item, two: Item, _c: Item) -> Made:
    """ "Friday (3 May)": a weekday and its date."""
    weekday = "weekday" in one.worth.only or "day" in one.worth.only or one.worth.shift is not None
    return merged(one.worth, two.worth) if weekday else None


@rule("month-twice", "point", "slash|open(", "point", "close)?")
def _two_calendars(one: Item, mark: Item, two: Item, close: Maybe) -> Made:
    """One month in two calendars' names: "كانون الثاني/يناير"."""
    same = (
        one.worth.calendar == two.worth.calendar
        and one.worth.only >= {"month"}
        and two.worth.month == one.worth.month
        and two.worth.only <= {"month", "year"}
    )
    if not same or (mark.kind == "open(") != (close is not None):
        return None
    return replace(one.worth, year=two.worth.year or one.worth.year)


@rule("abbreviated", "point", "dot")
def _abbreviated(point: Item, dot: Item) -> Made:
    """ "Jan." before more; alone, the dot is the end of a sentence."""
    name = not point.by and point.worth.only in ({"month"}, {"weekday"})
    return Item(0, 0, "point", point.worth) if name else None


@rule("ordinal", "num", "ordmark")
def _ordinal(number: Item, mark: Item) -> Made:
    return ("ord", number.worth) if isinstance(number.worth, int) and 1 <= number.worth <= 200 else None


@rule("ordinal", "num", "dash|dot", "ordmark")
def _ordinal_dashed(number: Item, dash: Item, mark: Item) -> Made:
    return _ordinal(number, mark)


@rule("day-month", "num|ord", "of|dash|slash?", "article?", "point")
def _day_month(day: Item, of: Maybe, article: Maybe, point: Item) -> Made:
    said, number = point.worth.only, day_number(day)
    if day.kind == "num" and number == 1 and day.by != DIGITS:  # "an August interview"
        return None
    if number and of is not None and said == {"shift"} and point.worth.shift[1] == "M":  # "the 3rd of last month"
        return replace(point.worth, day=number)
    if not number or "month" not in said or said & {"day", "weekday", "nth", "part", "week", "shift"} - {"shift"}:
        return None
    if of is not None and of.kind == "dash" and point.worth.calendar:  # "4 - صفر" is a score: zero, not Safar
        return None
    return replace(point.worth, day=number)


@rule("day-month", "turn", "num|ord", "of?", "article?", "point")
def _led_day_month(turn: Item, day: Item, of: Maybe, article: Maybe, point: Item) -> Made:
    """ "le 3 mai", "the 3rd of May": the article only leads to it."""
    if turn.worth not in ("day_of", "ordinal_day_of", "number_day_of"):
        return None
    made = _day_month(day, of, article, point)
    return None if made is None else Item(0, 0, "point", made, first=day.start)


@rule("month-day", "point", "dash|slash|article?", "num|ord")
def _month_day(point: Item, article: Maybe, day: Item) -> Made:
    said, number = point.worth.only, day_number(day)
    plain = said in ({"month"}, {"month", "weekday"})
    return replace(point.worth, day=number) if number and plain else None


@rule("month-day-year", "point", "num|ord", "comma", "year")
def _month_day_year(point: Item, day: Item, comma: Item, year: Item) -> Made:
    """ "Juli 12, 2017": pages made for America in languages where the day stands first."""
    number = day_number(day)
    return replace(point.worth, day=number, year=year.worth) if number and point.worth.only == {"month"} else None


@rule("weekday-ordinal", "point", "comma?", "article?", "ord")
def _weekday_day(point: Item, comma: Maybe, article: Maybe, day: Item) -> Made:
    """ "Friday the 13th"."""
    number = day_number(day)
    return replace(point.worth, day=number) if number and point.worth.only == {"weekday"} else None


@rule("weekday-day", "turn", "point", "num")
def _the_weekday_day(turn: Item, point: Item, day: Item) -> Made:
    """ "le mardi 25"."""
    fits = turn.worth in ("day_of", "number_day_of") and point.worth.only == {"weekday"} and day_number(day)
    return Item(0, 0, "point", replace(point.worth, day=day_number(day)), first=point.start) if fits else None


@rule("weekday-day", "dayname", "open(", "num", "close)")
def _weekday_bracket(weekday: Item, _o: Item, day: Item, _c: Item) -> Made:
    """ "nesta terça-feira (3)"."""
    return _weekday_number(weekday, day)


@rule("weekday-number", "dayname", "num")
def _weekday_number(weekday: Item, day: Item) -> Made:
    """ "domenica 12", of languages that write the number of the day so."""
    number = day_number(day)
    return replace(weekday.worth, day=number) if number else None


@rule("day-month", "num|ord", "ordmonth")
def _spoken_day_month(day: Item, month: Item) -> Made:
    """ "am siebten vierten"; "der erste erste" only names a day where both are said so."""
    number = day_number(day)
    return Point(month=month.worth, day=number) if number and day.kind == "ord" else None


@rule("slash-day", "turn", "dotday")
def _dotted(lead: Item, day: Item) -> Made:
    """ "am 22.04"."""
    return Item(0, 0, "point", day.worth, first=day.start) if lead.worth == "day_lead" else None


@rule("slash-day", "at|turn", "slashed")
def _slashed(at: Item, day: Item) -> Made:
    """ "on 22/04", "le 22/04": two numbers that could be a score or a fraction, but for the word before them."""
    if not day.worth.day or (
        at.kind == "turn" and at.worth not in ("day_of", "ordinal_day_of", "day_lead", "number_day_of", "every")
    ):
        return None
    if at.worth == "every":
        return turn_by("every", replace(day, kind="point", worth=replace(day.worth, year="")))
    return Item(0, 0, "point", replace(day.worth, year=""), first=day.start)
