"""The productions: dates, lengths, what turns them. Clocks, ranges and what recurs have their own modules."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable

from msgspec.structs import replace

from sayso.extract.when.grammar import Made, kind_of, rule
from sayso.extract.when.lexer import DIGITS, Item
from sayso.extract.when.point import Length, Point, Range, merged
from sayso.model import Tense, TimexMod

Maybe = Item | None


def whole(number: float) -> str:
    """A count as it is written: 0 is "some".

    >>> whole(2.0), whole(1.5), whole(0)
    ('2', '1.5', 'X')
    """
    return f"{number:g}" if number else "X"


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


def _day(number: Item) -> int:
    worth = number.worth
    return int(worth) if isinstance(worth, int) and 1 <= worth <= 31 else 0


@rule("day-month", "num|ord", "of|dash|slash?", "article?", "point")
def _day_month(day: Item, of: Maybe, article: Maybe, point: Item) -> Made:
    said, number = point.worth.only, _day(day)
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
    said, number = point.worth.only, _day(day)
    plain = said in ({"month"}, {"month", "weekday"})
    return replace(point.worth, day=number) if number and plain else None


@rule("month-day-year", "point", "num|ord", "comma", "year")
def _month_day_year(point: Item, day: Item, comma: Item, year: Item) -> Made:
    """ "Juli 12, 2017": pages made for America in languages where the day stands first."""
    number = _day(day)
    return replace(point.worth, day=number, year=year.worth) if number and point.worth.only == {"month"} else None


@rule("weekday-ordinal", "point", "comma?", "article?", "ord")
def _weekday_day(point: Item, comma: Maybe, article: Maybe, day: Item) -> Made:
    """ "Friday the 13th"."""
    number = _day(day)
    return replace(point.worth, day=number) if number and point.worth.only == {"weekday"} else None


@rule("weekday-day", "turn", "point", "num")
def _the_weekday_day(turn: Item, point: Item, day: Item) -> Made:
    """ "le mardi 25"."""
    fits = turn.worth in ("day_of", "number_day_of") and point.worth.only == {"weekday"} and _day(day)
    return Item(0, 0, "point", replace(point.worth, day=_day(day)), first=point.start) if fits else None


_FINAL = -1  # "the final Friday of May"


@rule("weekday-day", "dayname", "open(", "num", "close)")
def _weekday_bracket(weekday: Item, _o: Item, day: Item, _c: Item) -> Made:
    """ "nesta terça-feira (3)"."""
    return _weekday_number(weekday, day)


@rule("weekday-number", "dayname", "num")
def _weekday_number(weekday: Item, day: Item) -> Made:
    """ "domenica 12", of languages that write the number of the day so."""
    number = _day(day)
    return replace(weekday.worth, day=number) if number else None


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
def _decade(number: Item, turn: Item) -> Made:
    """ "the 1990s", "the 90s"."""
    if turn.worth != "decade" or int(number.worth) % 10:
        return None
    if number.kind == "year":
        return Point(year=f"{number.worth[:3]}X")
    return Point(year=f"19{number.worth // 10}X") if number.worth in range(20, 100, 10) else None


@rule("decade", "short", "behind")
def _decade_short(number: Item, turn: Item) -> Made:
    return _decade(replace(number, kind="num", worth=int(number.worth)), turn)


@rule("day-month", "num|ord", "ordmonth")
def _spoken_day_month(day: Item, month: Item) -> Made:
    """ "am siebten vierten"; "der erste erste" only names a day where both are said so."""
    number = _day(day)
    return Point(month=month.worth, day=number) if number and day.kind == "ord" else None


@rule("slash-day", "turn", "dotday")
def _dotted(lead: Item, day: Item) -> Made:
    """ "am 22.04"."""
    return Item(0, 0, "point", day.worth, first=day.start) if lead.worth == "day_lead" else None


@rule("slash-day", "at|turn", "slashed")
def _slashed(at: Item, day: Item) -> Made:
    """ "on 22/04", "le 22/04": two numbers that could be a score or a fraction, but for the word before them."""
    if not day.worth.day or (at.kind == "turn" and at.worth not in ("day_of", "ordinal_day_of", "day_lead", "number_day_of", "every")):
        return None
    if at.worth == "every":
        return _turn("every", replace(day, kind="point", worth=replace(day.worth, year="")))
    return Item(0, 0, "point", replace(day.worth, year=""), first=day.start)


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


# ---- lengths
@rule("duration", "num", "dash?", "unit")
def _length(number: Item, dash: Maybe, unit: Item) -> Made:
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
    length = _length(number, dash, replace(unit, worth=unit.worth.removesuffix(_AGE)))
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


# ---- what turns them
Turner = Callable[[Item], Made]
TURNS: dict[str, Turner] = {}


def turner(*keys: str) -> Callable[[Turner], Turner]:
    """Registers what the words under a key of the table do to the piece beside them."""

    def register(make: Turner) -> Turner:
        TURNS.update(dict.fromkeys(keys, make))
        return make

    return register


_TURNED = "point|the|dur|unit|one|num|ord|year|range|recurs|clock|dotclock"


@rule("turned", "turn", "dash|article?", _TURNED)
def _turned(turn: Item, dash: Maybe, piece: Item) -> Made:
    if dash is not None and dash.kind == "article" and piece.kind in ("one", "unit") and turn.worth in _NUMBERED_ONLY:
        return None
    if piece.first > piece.start and turn.worth in _UNLED:  # "last for two hours"
        return None
    definite = (dash is not None and dash.kind == "article") or piece.by == "definite-duration"
    if definite and turn.worth in ("hence", "maybe_hence"):
        return None  # "en los tres días" is no "in three days"
    return _turn(turn.worth, piece)


_UNLED = frozenset({"last", "past_span", "next", "this", "approx", "more", "less"})
_NUMBERED_ONLY = frozenset({"ago", "lasting", "hence", "maybe_hence", "maybe_later", "approx", "more", "less"})  # "in dem Jahr"


@rule("turned", "point|the|dur|unit|one|nthunit|num|ord|year|range|clock", "dash?", "behind")
def _behind(piece: Item, dash: Maybe, turn: Item) -> Made:
    made = _turn(turn.worth, piece)
    if turn.worth == "anniversary" and isinstance(made, Item):  # the word belongs to it, the "of" behind it does not
        return replace(made, last=max(turn.end - 1, turn.start + 1))
    return made


@rule("number-turned", "num", "turn", "unit")
def number_before(number: Item, turn: Item, unit: Item) -> Made:
    """ "les trois dernières années", "los dos próximos meses": the number stands before the word that turns."""
    if turn.worth not in ("last", "next", "last_count", "next_count"):
        return None
    length = _length(number, None, unit)
    return None if length is None else _turn(turn.worth, replace(number, kind="dur", worth=length))


@rule("edge", "turn", "of?", "article", "unit")
def _edge_of_unit(turn: Item, of: Maybe, article: Item, unit: Item) -> Made:
    """ "the end of the month": of this one."""
    return _this_edge(turn, unit)


@rule("edge", "turn", "of", "unit")
def _edge_of(turn: Item, of: Item, unit: Item) -> Made:
    """ "fin du mois", "début de semaine"."""
    return _this_edge(turn, unit)


def _this_edge(turn: Item, unit: Item) -> Made:
    mod = {"start": TimexMod.START, "mid": TimexMod.MID, "end": TimexMod.END}.get(turn.worth)
    wide = unit.worth not in ("D", "H", "MIN", "S", "WE")
    return Point(shift=("0", unit.worth), mod=mod) if mod is not None and wide else None


@rule("turned", "open", "article?", _TURNED, "close")
def _around(head: Item, article: Maybe, piece: Item, tail: Item) -> Made:
    made = _turn(head.worth[0], piece) if head.worth == tail.worth else None
    if isinstance(made, Item) and made.last > 0:  # "بعد شهرين من": both words only turn it
        return replace(made, first=piece.start)
    return made


_OF_THE = frozenset({"last", "next", "this", "earlier_in", "later_in"})


def _turn(key: str, piece: Item) -> Made:
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


def _counted_length(piece: Item) -> Length | None:
    """A length, or a form of a unit that alone counts one: "через год", "днем ранее"."""
    return Length((("1", piece.worth),)) if piece.kind == "one" else length_of(piece)


_PARTS = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "H": (60, "MIN")}  # of halves: "a week and a half ago"


def _off(length: Length, sign: str, anchor: str = "") -> Point | None:
    """So long before or after."""
    (number, unit), *rest = length.parts
    if _year_like(length):
        return None
    if number not in ("X", "") and float(number) != int(float(number)):
        if unit not in _PARTS:
            return None
        times, smaller = _PARTS[unit]
        number, unit = f"{int(float(number) * times)}", smaller
    tense = (Tense.PAST if sign else Tense.FUTURE) if not anchor else None
    return Point(shift=(sign + number, unit), more=tuple(rest), anchor=anchor, tense=tense, mod=length.mod)


@turner("ago")
def _ago(piece: Item) -> Made:
    length = length_of(piece)
    if piece.kind == "unit":
        length = Length((("1", piece.worth),))
    return None if length is None else _off(length, "-")


@turner("hence")
def _hence(piece: Item) -> Made:
    length = _counted_length(piece)
    return None if length is None else _off(length, "")


@turner("maybe_hence")
def _maybe_hence(piece: Item) -> Made:
    """ "in two days": from now where the clause looks ahead; in a clause that looks back, how long it took."""
    made = _hence(piece)
    return None if made is None else replace(made, tense=None)


@turner("maybe_later")
def _maybe_later(piece: Item) -> Made:
    """ "через два дня": from now, but where the clause looks back, from a day named before."""
    return _maybe_hence(piece)


@turner("earlier")
def _earlier(piece: Item) -> Made:
    length = _counted_length(piece)
    return None if length is None else _off(length, "-", "day")


@turner("later")
def _later(piece: Item) -> Made:
    length = _counted_length(piece)
    return None if length is None else _off(length, "", "day")


@turner("event_before")
def _since_event(piece: Item) -> Made:
    """ "nine months after the miners struck": the length back from the page's day, or on from that event."""
    if piece.kind == "point" and piece.worth.anchor == "day" and piece.worth.shift == ("1", "D"):  # "the day after"
        piece = replace(piece, kind="one", worth="D")
    if piece.kind == "nthunit":  # "the third day after"
        piece = replace(piece, kind="dur")
    length = _counted_length(piece)
    made = None if length is None else _off(length, "-", "event")
    return None if made is None else Item(0, 0, "point", replace(made, mod=TimexMod.AFTER), last=piece.end)


@turner("event_after")
def _until_event(piece: Item) -> Made:
    length = _counted_length(piece)
    made = None if length is None else _off(length, "", "event")
    return None if made is None else Item(0, 0, "point", replace(made, mod=TimexMod.BEFORE), last=piece.end)


@turner("anniversary")
def _anniversary(piece: Item) -> Made:
    """ "the tenth anniversary of the fall": so many years after the event that is named behind."""
    if piece.kind not in ("ord", "num") or not piece.worth:
        return None
    made = Point(shift=(whole(piece.worth), "Y"), anchor="event", tense=Tense.UNKNOWN)
    return Item(0, 0, "point", made, last=piece.end)


@turner("past_span")
def _past(piece: Item) -> Made:
    """ "the past week", "the past two years": the days up to now; "this past Friday" is the last."""
    if piece.kind == "unit" and piece.worth in ("D", "W", "M", "Y", "10Y"):
        return Range(Point(shift=("-1", piece.worth)), Point(shift=("0", "D")))
    return None if piece.kind == "unit" else _last(piece)


@turner("last")
def _last(piece: Item) -> Made:
    if piece.kind == "unit" and piece.worth == "10Y":  # "in the last decade"
        return Range(Point(shift=("-1", "10Y")), Point(shift=("0", "D")))
    if piece.kind == "unit" and piece.worth == "100Y":  # "the last century" is no year a hundred years ago
        return Point(ref="PAST_REF")
    if piece.kind == "unit" and piece.worth == "D":  # "the last day" is the final one
        return None
    if piece.kind == "unit":
        return Point(shift=("-1", piece.worth), tense=Tense.PAST)
    if _some(piece):
        return Point(ref="PAST_REF")
    if (length := length_of(piece)) is not None:
        back = _off(replace(length, mod=None), "-")
        return None if back is None else Range(replace(back, tense=None), Point(shift=("0", "D")))
    return _sided(piece, Tense.PAST)


@turner("last_count")
def _last_count(piece: Item) -> Made:
    """ "последние два дня": with one unit only, its words are no "last week"."""
    if piece.kind == "one" and piece.worth in ("W", "M", "Y"):  # "за последнюю неделю"
        return Range(Point(shift=("-1", piece.worth)), Point(shift=("0", "D")))
    return _last(piece) if length_of(piece) is not None else None


@turner("next_count")
def _next_count(piece: Item) -> Made:
    return _next(piece) if length_of(piece) is not None else None


@turner("next")
def _next(piece: Item) -> Made:
    if piece.kind == "unit" and piece.worth == "D":  # "the next day" is none of the page
        return Point(shift=("1", "D"), anchor="day")
    if piece.kind == "unit":
        return Point(shift=("1", piece.worth), tense=Tense.FUTURE)
    if _some(piece):
        return Point(ref="FUTURE_REF")
    if (length := length_of(piece)) is not None:
        on = _off(replace(length, mod=None), "")
        return None if on is None else Range(Point(shift=("0", "D")), replace(on, tense=None))
    return _sided(piece, Tense.FUTURE)


def _some(piece: Item) -> bool:
    """ "weeks" without a number: "the coming weeks", "past months" are vague."""
    return piece.end - piece.start == 1 and piece.kind == "dur" and length_of(piece) is not None and _vague(piece.worth)


def _vague(length: Length) -> bool:
    return length.parts[0][0] == "X"


def _sided(piece: Item, tense: Tense) -> Made:
    """ "last Friday", "next May", "last summer", "next Christmas"."""
    if piece.kind != "point" or piece.worth.tense is not None:
        return None
    said = piece.worth.only
    if said == {"year"}:  # "im vergangenen Jahr 2014"
        return piece.worth
    simple = said and said <= {"weekday", "month", "day", "part", "span", "clock"} and "clock" not in said - {"weekday"}
    return replace(piece.worth, tense=tense) if simple or said == {"weekday", "clock"} else None


@turner("this")
def _this(piece: Item) -> Made:
    if piece.kind == "unit":
        return Point(shift=("0", piece.worth)) if piece.worth not in ("10Y", "100Y") else None
    if piece.kind != "point":
        return None
    said = piece.worth.only
    if said == {"clock"} and not piece.worth.clock[1:2].isdigit():
        return replace(piece.worth, shift=("0", "D"))
    if said in ({"part"}, {"month"}):
        return replace(piece.worth, shift=("0", "Y"))
    return piece.worth if said in ({"weekday"}, {"span"}, {"weekday", "clock"}) else None


@turner("earlier_in")
def _earlier_in(piece: Item) -> Made:
    point = _this(piece) if piece.kind == "unit" else piece.worth if piece.kind == "point" else None
    if isinstance(point, Point) and point.only == {"weekday"} and point.tense is None:
        return point  # "later on Friday": as that day is
    if isinstance(point, Point) and _part_of_day(point):  # "earlier in the morning"
        return replace(point, mod=TimexMod.START)
    if not isinstance(point, Point) or point.shift is None or point.tense is Tense.FUTURE:
        return None
    return replace(point, tense=Tense.PAST)


@turner("later_in")
def _later_in(piece: Item) -> Made:
    point = _this(piece) if piece.kind == "unit" else piece.worth if piece.kind == "point" else None
    if isinstance(point, Point) and point.only == {"weekday"} and point.tense is None:
        return point
    if isinstance(point, Point) and _part_of_day(point):
        return replace(point, mod=TimexMod.END)
    if not isinstance(point, Point) or point.shift is None or point.tense is Tense.PAST:
        return None
    return replace(point, tense=Tense.FUTURE)


def _part_of_day(point: Point) -> bool:
    return point.only == {"clock"} and point.clock[1:2].isalpha() and point.mod is None


def _edge(mod: TimexMod) -> Turner:
    def make(piece: Item) -> Made:
        """ "early 2021", "the end of last year", "mid-October"."""
        point = piece.worth if piece.kind == "point" else None
        if piece.kind == "one" and piece.worth in ("W", "M", "Y"):  # "с начала года"
            point = Point(shift=("0", piece.worth))
        if point is None or point.mod is not None or point.clock[1:2].isdigit():
            return None
        said = point.only
        if point.clock:  # "early in the morning", "mardi en fin de journée"
            return replace(point, mod=mod) if said <= {"clock", "weekday", "shift", "day", "month", "year"} else None
        wide = said in (
            {"year"},
            {"month"},
            {"year", "month"},
            {"part"},
            {"part", "year"},
            {"week"},
            {"week", "year"},
        ) or (point.shift is not None and point.shift[1] != "D" and not said & {"day", "weekday"})
        return replace(point, mod=mod) if wide else None

    return make


turner("start")(_edge(TimexMod.START))
turner("mid")(_edge(TimexMod.MID))
turner("end")(_edge(TimexMod.END))


def _size(mod: TimexMod) -> Turner:
    def make(piece: Item) -> Made:
        """ "about two weeks", "more than a year ago": belongs to a length, stands outside of a date."""
        length = _counted_length(piece)
        if length is None or length.mod is not None or _year_like(length):
            return None
        return replace(length, mod=mod)

    return make


def _year_like(length: Length) -> bool:
    """ "около 2015 года" is about a year, not a length of 2015 of them."""
    number, unit = length.parts[0]
    return unit == "Y" and number.isdigit() and 1400 <= int(number) <= 2100


turner("approx")(_size(TimexMod.APPROX))
turner("more")(_size(TimexMod.MORE))
turner("less")(_size(TimexMod.LESS))


@turner("within")
def _within(piece: Item) -> Made:
    length = _counted_length(piece)
    return None if length is None else replace(length, mod=TimexMod.LESS)


@turner("entire")
def _entire(piece: Item) -> Made:
    """ "ganze Woche", "целый день", "طوال العام"."""
    return _counted_length(replace(piece, kind="one")) if piece.kind in ("one", "the") else None


@turner("during")
def _during(piece: Item) -> Made:
    """ "за год", "в течение часа": one unit, without a number, as a length."""
    length = _counted_length(piece) if piece.kind == "one" else None
    return None if length is None else Item(0, 0, "dur", length, first=piece.start)


@turner("day_of")
def _alone(piece: Item) -> Made:
    """ "the 15th", "le 15": a day of a month that is not said."""
    number = _day(piece) if piece.kind in ("num", "ord") else 0
    return Point(day=number) if number else None


@turner("number_day_of")
def _alone_number(piece: Item) -> Made:
    """ "le 15", "le 1er", where "le 6e" is the sixth of anything."""
    first = piece.kind == "ord" and piece.worth == 1 and piece.by == "ordinal"
    return _alone(piece) if piece.kind == "num" or first else None


@turner("ordinal_day_of")
def _alone_ordinal(piece: Item) -> Made:
    """ "the 15th", where "the 15" can be fifteen of anything."""
    return _alone(piece) if piece.kind == "ord" else None


@turner("day_lead")
def _led_ordinal(piece: Item) -> Made:
    """ "am 15.", "vom fünfzehnten"."""
    made = _alone_ordinal(piece)
    return None if made is None else Item(0, 0, "point", made, first=piece.start)


@turner("year_of")
def _year_word(piece: Item) -> Made:
    """ "عام 2011", "2011 года"; the year of a century or decade is none."""
    if piece.kind == "year":
        return Point(year=piece.worth)
    return (
        piece.worth
        if piece.kind == "point"
        and piece.worth.only
        and piece.worth.only <= {"year", "month", "day"}
        and piece.worth.year
        else None
    )


@turner("week_of")
def _week_number(piece: Item) -> Made:
    fits = piece.kind in ("num", "ord") and isinstance(piece.worth, int) and 1 <= piece.worth <= 53
    return Point(week=piece.worth) if fits else None


@turner("decade")
def _decade_word(piece: Item) -> Made:
    """ "les années 1990": the word stands before."""
    if piece.kind not in ("num", "year"):
        return None
    return _decade(piece, Item(0, 0, "behind", "decade"))


@rule("decade", "turn", "short")
def _decade_word_short(turn: Item, number: Item) -> Made:
    """ "gli anni '80"."""
    return _decade_short(number, turn)


@turner("century")
def _century_word(piece: Item) -> Made:
    return Point(year=f"{piece.worth - 1:02}XX") if piece.kind in ("ord", "num") and 10 <= piece.worth <= 22 else None


@turner("age")
def _age(piece: Item) -> Made:
    """ "the 76-year-old", "aged 20": a length that dates nothing."""
    if piece.kind == "num" and 0 < piece.worth < 130:
        return Length(((whole(piece.worth), "Y"),), by="age")
    length = length_of(piece)
    return None if length is None else replace(length, by="age")
