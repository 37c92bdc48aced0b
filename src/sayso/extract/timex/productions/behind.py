"""Productions of languages that put numbers and adjectives behind: "الأيام الثلاثة الماضية", "الربع الأول من 2020"."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Every, Length, Point, written
from sayso.extract.timex.productions.pieces import TURNS, Maybe, length_of, turner, whole
from sayso.model import Tense, TimexMod

COUNTABLE = ("D", "W", "M", "Y", "H", "MIN", "S", "10Y", "100Y")


@turner("lead")
def led(piece: Item) -> Made:
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


@rule("week-of-month", "unit|the", "ord", "of?", "said_year")
def _part_of_said_year(unit: Item, nth: Item, of: Maybe, year: Item) -> Made:
    """ "الربع الثالث من ألفين وعشرين"."""
    return part_behind(unit, nth, of, None, Item(0, 0, "point", Point(year=year.worth)))


@rule("after", "article", "num")
def _definite_number(article: Item, number: Item) -> Made:
    """ "الـ48" of "الساعات الـ48 الماضية"."""
    return ("after", number.worth)


@rule("duration", "unit", "after")
def _length_behind(unit: Item, number: Item) -> Made:
    return Length(((whole(number.worth), unit.worth),)) if unit.worth in COUNTABLE else None


@rule("duration", "after", "unit")
def _definite_length(number: Item, unit: Item) -> Made:
    """ "العشر سنوات الأخيرة"."""
    return _length_behind(unit, number) if number.worth else None


@rule("definite-duration", "article", "num", "unit")
def _article_length(article: Item, number: Item, unit: Item) -> Made:
    """ "الـ24 ساعة الماضية"."""
    return Length(((whole(number.worth), unit.worth),)) if unit.worth in COUNTABLE else None


@rule("duration", "dur", "ord")
def _plural_and_tens(unit: Item, number: Item) -> Made:
    """ "الأيام الثلاثين الماضية": behind a plural the tens count."""
    some = unit.worth if isinstance(unit.worth, Length) and unit.end - unit.start == 1 and not unit.worth.by else None
    fits = some is not None and some.parts[0][0] == "X" and number.worth >= 20 and number.worth % 10 == 0
    return Length(((whole(number.worth), some.parts[0][1]),)) if fits and some is not None else None


def _from_named(piece: Item, step: str) -> Made:
    some = length_of(piece)
    if some is not None and some.parts[0][0] == "X" and step != "0":  # "في الأيام التالية"
        return Point(shift=(step.replace("1", "X"), some.parts[0][1]), anchor="day")
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


@rule("week-of-month", "unit|the", "ord", "of|at?", "article?", "point")
def part_behind(unit: Item, nth: Item, of: Maybe, article: Maybe, point: Item) -> Made:
    """ "الأسبوع الأول من مايو", "الربع الثاني من عام 2010", "النصف الأول من العام الماضي"."""
    scope, number, parts = point.worth.only, nth.worth, {"Q": (32, 4), "6M": (39, 2), "HY": (39, 2)}
    if unit.worth == "W" and scope and scope <= {"month", "year", "shift"} and 1 <= number <= 53:
        return replace(point.worth, week=number)
    if unit.worth == "6M" and scope in ({"month"}, {"month", "year"}) and number in (1, 2) and point.worth.mod is None:
        return replace(point.worth, mod=TimexMod.START if number == 1 else TimexMod.END)
    if unit.worth == "10Y" and scope == {"year"} and point.worth.year.endswith("XX") and 1 <= number <= 10:
        return replace(point.worth, year=f"{point.worth.year[:2]}{number - 1}X")
    if unit.worth not in parts or not (scope == {"year"} or (scope == {"shift"} and point.worth.shift[1] == "Y")):
        return None
    base, most = parts[unit.worth]
    return replace(point.worth, part=base + number) if 1 <= number <= most else None


_FIRST_MONTHS = {"3": 33, "6": 40}  # so many months from the start of a year: its first quarter, its first half


@rule("week-of-month", "dur", "ord", "of", "article?", "point")
def _first_months(months: Item, nth: Item, of: Item, article: Maybe, point: Item) -> Made:
    """ "الأشهر الستة الأولى من العام الماضي"."""
    scope, length = point.worth.only, length_of(months)
    yearly = scope == {"year"} or (scope == {"shift"} and point.worth.shift[1] == "Y")
    if length is None or length.high or nth.worth != 1 or not yearly or length.parts[0][1] != "M":
        return None
    part = _FIRST_MONTHS.get(length.parts[0][0], 0)
    return replace(point.worth, part=part) if part and len(length.parts) == 1 else None


@rule("nth-part", "unit|the", "ord")
def _part_behind(unit: Item, nth: Item) -> Made:
    return Point(part=32 + nth.worth) if unit.worth == "Q" and 1 <= nth.worth <= 4 else None


@rule("day-of-month", "num|ord", "of", "article?", "point")
def _day_of_unit(day: Item, of: Item, article: Maybe, point: Item) -> Made:
    """ "20 من الشهر القادم", "العشرين من هذا الشهر"."""
    number = day.worth if isinstance(day.worth, int) and 1 <= day.worth <= 31 else 0
    monthly = point.worth.only == {"shift"} and point.worth.shift[1] == "M" and not point.worth.anchor
    return replace(point.worth, day=number) if number and monthly else None


@rule("last-weekday-of", "turn", "point", "of", "article?", "point|the")
def _end_weekday(turn: Item, weekday: Item, of: Item, article: Maybe, scope: Item) -> Made:
    """ "آخر جمعة من رمضان", "آخر جمعة من الشهر": the word for the end is that for the last, too."""
    point = Point(shift=("0", scope.worth)) if scope.kind == "the" else scope.worth
    said = point.only
    unit = point.shift[1] if point.shift is not None else ""
    monthly = said in ({"month"}, {"month", "year"}) or (said == {"shift"} and unit == "M")
    fits = turn.worth == "end" and weekday.worth.only == {"weekday"} and monthly and not point.anchor
    return replace(point, weekday=weekday.worth.weekday, nth=-1) if fits else None


@rule("nth-day", "unit|the", "behind", "of", "article?", "point")
def _last_week_of(unit: Item, last: Item, of: Item, article: Maybe, point: Item) -> Made:
    """ "الأسبوع الأخير من عام 2015": its end."""
    fits = last.worth == "last" and unit.worth in ("W", "M", "D") and point.worth.mod is None
    scope = point.worth.only
    if last.worth == "last" and unit.worth in ("Q", "6M"):
        return part_behind(unit, replace(last, worth=4 if unit.worth == "Q" else 2), of, article, point)
    return replace(point.worth, mod=TimexMod.END) if fits and scope and scope <= {"month", "year"} else None


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


@rule("edge-of-definite", "turn", "the")
def _edge_of_unit(edge: Item, unit: Item) -> Made:
    """ "نهاية العام": of the year that runs."""
    if edge.worth not in ("start", "mid", "end"):
        return None
    made = TURNS[edge.worth](replace(unit, kind="point", worth=Point(shift=("0", unit.worth))))
    return None if made is None else Item(0, 0, "point", made, edge.worth)


@rule("set", "point", "of|comma?", "set")
def _date_of_every(point: Item, of: Maybe, every: Item) -> Made:
    """ "الأول من أكتوبر من كل عام", "يوم الجمعة من كل أسبوع"."""
    wanted = {"P1Y": ({"month"}, {"month", "day"}), "P1W": ({"weekday"},), "P1M": ({"day"},)}.get(every.worth.step, ())
    fits = point.worth.only in wanted and not every.worth.freq and point.worth.tense is None
    return Every(written(point.worth) or every.worth.step, clock=every.worth.clock) if fits else None


@rule("often", "often", "per", "the")
def _often_in_the(often: Item, per: Item, unit: Item) -> Made:
    """ "مرتين في الأسبوع"."""
    return Every(f"P1{unit.worth}", freq=often.worth) if unit.worth in ("D", "W", "M", "Y") else None


@rule("often", "often", "recurs")
def _often_recurring(often: Item, recurs: Item) -> Made:
    """ "مرتين أسبوعيا"."""
    return Every(recurs.worth, freq=often.worth)


@rule("often", "often", "set")
def _often_every(often: Item, every: Item) -> Made:
    """ "مرة كل أسبوعين"."""
    return replace(every.worth, freq=often.worth) if not every.worth.freq else None
