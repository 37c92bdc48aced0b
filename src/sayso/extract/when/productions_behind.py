"""Productions of languages that put numbers and adjectives behind: "الأيام الثلاثة الماضية", "الربع الأول من 2020"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sayso.extract.when.grammar import Made, rule
from sayso.extract.when.lexer import Item
from sayso.extract.when.point import Every, Length, Point, Range, written
from sayso.extract.when.productions import TURNS, Maybe, length_of, turner, whole
from sayso.extract.when.productions_clock import clock
from sayso.model import Tense, TimexMod

_COUNTABLE = ("D", "W", "M", "Y", "H", "MIN", "S", "10Y", "100Y")
_DIGITS = re.compile(r"T(\d\d):(\d\d)\Z")
_CALENDAR = frozenset({"year", "month", "day", "weekday"})


# ---- what only leads to a date
@turner("lead")
def _led(piece: Item) -> Made:
    """ "يوم الجمعة", "منذ عام 2011": the word counts nothing, and is no part of the date."""
    if piece.kind == "year":
        return Item(0, 0, "point", Point(year=piece.worth), "year", first=piece.start)
    point = piece.worth if piece.kind == "point" else None
    if piece.kind != "range" and (point is None or point.anchor or point.clock or not point.only - {"nth", "ref"}):
        return None
    return replace(piece, by=piece.by or "named", first=piece.first if piece.first > 0 else piece.start)


@turner("month_of")
def _month_word(piece: Item) -> Made:
    """ "شهر مارس", "شهر رمضان": the word says that the name is a month."""
    point = piece.worth if piece.kind == "point" else None
    return point if point is not None and point.month and point.only <= {"month", "year"} else None


# ---- numbers in words
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


@rule("week-of-month", "unit", "ord", "of?", "said_year")
def _part_of_said_year(unit: Item, nth: Item, of: Maybe, year: Item) -> Made:
    """ "الربع الثالث من ألفين وعشرين"."""
    return _week_behind(unit, nth, of, None, Item(0, 0, "point", Point(year=year.worth)))


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


# ---- numbers behind their unit
@rule("after", "article", "num")
def _definite_number(article: Item, number: Item) -> Made:
    """ "الـ48" of "الساعات الـ48 الماضية"."""
    return ("after", number.worth)


@rule("duration", "unit", "after")
def _length_behind(unit: Item, number: Item) -> Made:
    return Length(((whole(number.worth), unit.worth),)) if unit.worth in _COUNTABLE else None


@rule("duration", "after", "unit")
def _definite_length(number: Item, unit: Item) -> Made:
    """ "العشر سنوات الأخيرة"."""
    return _length_behind(unit, number) if number.worth else None


@rule("definite-duration", "article", "num", "unit")
def _article_length(article: Item, number: Item, unit: Item) -> Made:
    """ "الـ24 ساعة الماضية"."""
    return Length(((whole(number.worth), unit.worth),)) if unit.worth in _COUNTABLE else None


def _one_or_more(piece: Item) -> Length | None:
    """A length; a unit that alone counts one is one."""
    single = piece.kind in ("one", "the") and piece.worth in _COUNTABLE
    return Length((("1", piece.worth),)) if single else length_of(piece)


@rule("duration", "dur", "ord")
def _plural_and_tens(unit: Item, number: Item) -> Made:
    """ "الأيام الثلاثين الماضية": behind a plural the tens count."""
    some = unit.worth if isinstance(unit.worth, Length) and unit.end - unit.start == 1 and not unit.worth.by else None
    fits = some is not None and some.parts[0][0] == "X" and number.worth >= 20 and number.worth % 10 == 0
    return Length(((whole(number.worth), some.parts[0][1]),)) if fits and some is not None else None


@turner("lasting")
def _lasting(piece: Item) -> Made:
    """ "لمدة شهر", "طوال العام": outside of it; a unit alone is one."""
    if piece.kind in ("point", "range"):  # "خلال الأسبوع المقبل": only leads to it
        return _led(piece)
    length = _one_or_more(piece)
    if length is not None and piece.kind in ("one", "the"):  # "خلال الأسبوع المقبل" is next week, no length that is next
        length = replace(length, by="lasting")
    return None if length is None or length.parts[0][0] == "X" else Item(0, 0, "dur", length, "duration", first=piece.start)


@turner("and_half")
def _and_half(piece: Item) -> Made:
    """ "ثلاث سنوات ونصف", "ساعة ونصف"."""
    length = _one_or_more(piece)
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
    length = _one_or_more(two)
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


_BIG_FIRST = ("100Y", "10Y", "Y", "M", "W", "D", "H", "MIN", "S")


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
    years = length is not None and length.parts[-1][1] == "Y" and not length.high and length.mod is None
    fits = years and length is not None and length.parts[0][0].isdigit() and 0 < int(length.parts[0][0]) < 120
    return Item(0, 0, "dur", replace(length, by="age"), "age", first=age.start, last=age.end) if fits else None


@rule("duration", "between|from_", "dur", "to|dash|and_", "dur")
def _between_lengths(head: Item, low: Item, mark: Item, high: Item) -> Made:
    """ "ما بين أسبوعين وثلاثة أسابيع"."""
    made = _length_to(low, mark, high)
    return None if made is None or (mark.kind == "and_" and head.kind != "between") else replace_first(made, low)


def replace_first(made: Made, low: Item) -> Made:
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
    if piece.kind == "point":  # "el martes anterior"
        return replace(piece.worth, tense=Tense.PAST) if piece.worth.only == {"weekday"} else None
    return _from_named(piece, "-1")


@turner("same")
def _same(piece: Item) -> Made:
    return _from_named(piece, "0")


# ---- ordinals behind their unit
@rule("week-of-month", "unit", "ord", "of|at?", "article?", "point")
def _week_behind(unit: Item, nth: Item, of: Maybe, article: Maybe, point: Item) -> Made:
    """ "الأسبوع الأول من مايو", "الربع الثاني من عام 2010", "النصف الأول من العام الماضي"."""
    scope, number, parts = point.worth.only, nth.worth, {"Q": (32, 4), "6M": (39, 2), "HY": (39, 2)}
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


@rule("nth-day", "unit", "behind", "of", "article?", "point")
def _last_week_of(unit: Item, last: Item, of: Item, article: Maybe, point: Item) -> Made:
    """ "الأسبوع الأخير من عام 2015": its end."""
    fits = last.worth == "last" and unit.worth in ("W", "M", "D") and point.worth.mod is None
    scope = point.worth.only
    if last.worth == "last" and unit.worth in ("Q", "6M"):
        return _week_behind(unit, replace(last, worth=4 if unit.worth == "Q" else 2), of, article, point)
    return replace(point.worth, mod=TimexMod.END) if fits and scope and scope <= {"month", "year"} else None


@rule("month-early-year", "point", "of|comma?", "num")
def _early_year(point: Item, of: Maybe, year: Item) -> Made:
    """ "5 ديسمبر 1391", "12 دی 1399": a year before 1400 only behind its day and month."""
    said, number = point.worth.only, year.worth
    if not isinstance(number, int) or not 1000 <= number < 1400 or "month" not in said or said & {"year", "shift"}:
        return None
    dated = "day" in said or bool(point.worth.calendar)
    return replace(point.worth, year=str(number)) if dated else None


# ---- ranges
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


@rule("range", "point", "to|dash", "num|point")
def _afternoon(low: Item, mark: Item, high: Item) -> Made:
    """ "1 بعد الظهر إلى 4", "الساعة 4 حتى 5 مساء": the half of the day that one side says is that of both."""
    at, end = _at(low), _at(high)
    if (
        at is None
        or end is None
        or low.kind == "num"
        or not {"half-day", "hour-before", "clock-part"} & {low.by, high.by}
    ):
        return None
    told = low.by in ("half-day", "clock-part")
    if told and high.by != "half-day" and end[0] <= 12 <= at[0] < end[0] + 12:
        end = (end[0] + 12, end[1])
    elif not told and high.by == "half-day" and at[0] < 12 <= end[0] and at[0] + 12 < end[0]:
        at = (at[0] + 12, at[1])
    else:
        return None
    return Point(clock=f"{clock(*at)}/{clock(*end)}")


@rule("range", "between|from_", "article?", "point", "to|dash|and_", "num|point")
def _led_afternoon(head: Item, article: Maybe, low: Item, mark: Item, high: Item) -> Made:
    made = _afternoon(low, mark, high)
    return None if made is None else Item(0, 0, "point", made, first=low.start)


@rule("range", "ord", "to|dash", "point")
def _hour_to(low: Item, mark: Item, high: Item) -> Made:
    """ "الخامسة إلى السادسة مساء"."""
    at, end = _at(low), _at(high)
    if at is None or end is None or high.by not in ("half-day", "hour-before", "clock-part", "clock"):
        return None
    hour = at[0] + 12 if at[0] < 12 <= end[0] and at[0] + 12 < end[0] else at[0]
    return Point(clock=f"{clock(hour)}/{clock(*end)}")


@rule("range", "between|from_", "article?", "ord", "to|dash|and_", "point")
def _led_hour_to(head: Item, article: Maybe, low: Item, mark: Item, high: Item) -> Made:
    made = _hour_to(low, mark, high)
    return None if made is None else Item(0, 0, "point", made, first=low.start)


@rule("day-of-month", "num|ord", "of", "the")
def _day_of_this(day: Item, of: Item, unit: Item) -> Made:
    """ "الأول من الشهر"."""
    number = day.worth if isinstance(day.worth, int) and 1 <= day.worth <= 31 else 0
    return Point(shift=("0", "M"), day=number) if number and unit.worth == "M" else None


@rule("month-twice", "point", "point")
def _month_again(one: Item, two: Item) -> Made:
    """ "سبتمبر أيلول 2020": one month in two calendars' names, without a mark between them."""
    said = two.worth.only
    if one.worth.calendar != two.worth.calendar or two.by == "abbreviated":
        return None
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


# ---- what recurs
@rule("set", "point", "of|comma?", "set")
def _date_of_every(point: Item, of: Maybe, every: Item) -> Made:
    """ "الأول من أكتوبر من كل عام", "يوم الجمعة من كل أسبوع"."""
    wanted = {"P1Y": ({"month"}, {"month", "day"}), "P1W": ({"weekday"},), "P1M": ({"day"},)}.get(every.worth.step, ())
    fits = point.worth.only in wanted and not every.worth.freq and point.worth.tense is None
    return Every(written(point.worth) or every.worth.step, clock=every.worth.clock) if fits else None


@rule("often", "often", "recurs")
def _often_recurring(often: Item, recurs: Item) -> Made:
    """ "مرتين أسبوعيا"."""
    return Every(recurs.worth, freq=often.worth)


@rule("often", "often", "set")
def _often_every(often: Item, every: Item) -> Made:
    """ "مرة كل أسبوعين"."""
    return replace(every.worth, freq=often.worth) if not every.worth.freq else None


# ---- days without a month
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


# ---- clocks
def _at(piece: Item) -> tuple[int, int] | None:
    """Hour and minute of an hour: "الثالثة", "الساعة 3", "الثالثة والنصف"."""
    if piece.kind in ("num", "ord"):
        return (piece.worth, 0) if isinstance(piece.worth, int) and 0 < piece.worth <= 24 else None
    found = _DIGITS.match(piece.worth.clock) if piece.kind == "point" and piece.worth.only == {"clock"} else None
    return (int(found[1]), int(found[2])) if found is not None else None


@rule("half-day", "ord|point", "behind|turn")
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


@rule("half-day", "num", "hour_plus|hour_minus", "num|dur", "behind")
def _hour_minutes_half(hour: Item, way: Item, minutes: Item, turn: Item) -> Made:
    """ "عشرة وخمسة وخمسين مساء", "7 و30 دقيقة صباحا"."""
    made = _minutes_behind(replace(hour, kind="ord"), way, minutes) if turn.worth in ("am", "pm") else None
    return _half_day_named(Item(0, 0, "point", made), turn) if isinstance(made, Point) else None


@rule("clock-end", "at", "hour")
def _hour_at_end(at: Item, hour: Item) -> Made:
    """ "انطلقت المباراة في الثامنة."."""
    return Item(0, 0, "point", Point(clock=clock(hour.worth)), first=hour.start)


@rule("clock", "dur", "past_unit|till_unit", "ord|point")
def _minutes_before(minutes: Item, way: Item, hour: Item) -> Made:
    """ "خمس دقائق قبل الثامنة"."""
    return _minutes_behind(hour, replace(way, kind="hour_plus" if way.kind == "past_unit" else "hour_minus"), minutes)


@rule("clock", "ord|point", "hour_plus|hour_minus", "num|dur")
def _minutes_behind(hour: Item, way: Item, minutes: Item) -> Made:
    """ "الثامنة و30 دقيقة", "las tres y diez", "الثالثة إلا عشر دقائق"."""
    length = length_of(minutes)
    count: object = minutes.worth
    if length is not None:
        count = int(length.parts[0][0]) if length.parts[0][0].isdigit() and length.parts[0][1] == "MIN" else None
    at = _at(hour)
    if hour.kind == "point" and length is None and hour.by != "hour-before":  # "at 9 pm, and 3 people"
        return None
    if at is None or at[1] or not isinstance(count, int) or not 0 < count < 60:
        return None
    total = at[0] * 60 + (count if way.kind == "hour_plus" else -count)
    return Point(clock=clock(total // 60 % 24, total % 60))
