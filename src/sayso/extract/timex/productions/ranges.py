"""Productions of ranges."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Point, Range
from sayso.extract.timex.productions.pieces import Maybe
from sayso.model import TimexMod

_MARKS = "to|dash|and_"


# ---- ranges
@rule("range", "point", "to|dash", "article?", "point")
def _range(low: Item, mark: Item, article: Maybe, high: Item) -> Made:
    """ "3 May to 5 June", "2014-2016", "Monday to Friday", "from 14:00 to 16:00"."""
    return between(_same_half(low, high), high.worth)


def _same_half(low: Item, high: Item) -> Point:
    """ "5:00 to 6:00 pm": the half of the day that only the second says is that of both."""
    point: Point = low.worth
    start, end = point.clock, high.worth.clock
    told = high.by == "half-day" and low.by == "clock" and point.only == {"clock"} == high.worth.only
    if not told or not (start[1:3].isdigit() and end[1:3].isdigit()) or not int(start[1:3]) < 12 <= int(end[1:3]):
        return point
    later = f"T{int(start[1:3]) + 12}{start[3:]}"
    return replace(point, clock=later) if later < end else point


@rule("range", "between|from_", "article?", "point", _MARKS, "article?", "point")
def _between_and(head: Item, a: Maybe, low: Item, mark: Item, b: Maybe, high: Item) -> Made:
    if mark.kind == "and_" and head.kind != "between":
        return None
    return _led(between(_same_half(low, high), high.worth), low)


def _led(made: Made, low: Item) -> Made:
    """The range starts with its first end: "from" and "between" only lead to it."""
    if made is None or isinstance(made, Item):
        return made
    return Item(
        0, 0, "range" if isinstance(made, Range) else "point", made, first=low.first if low.first > 0 else low.start
    )


def between(low: Point, high: Point) -> Made:
    """What one side leaves out it has from the other: "3 to 5 May 2014", "May to June 2014"."""
    now = Point(shift=("0", "D"))
    low, high = (now if side.ref == "PRESENT_REF" and not side.clock else side for side in (low, high))
    if low.anchor or high.anchor or low.ref or high.ref or low.span or high.span:
        return None
    if low.clock and high.clock and (not high.only - {"clock"} or high.only == low.only):
        return _clocks(low, high)
    fields = {"year", "month", "day", "weekday", "part", "shift", "week"}
    mine, yours = low.only & fields, high.only & fields
    if bool(low.clock) != bool(high.clock) or not mine or not yours or (mine == {"day"} and yours != mine):
        return None
    if low.day and not low.month and high.month:  # "lundi 3 au vendredi 7 mai"
        if low.shift is not None or low.day >= high.day:
            return None
        low = replace(low, month=high.month, weekday=0)
        high = replace(high, weekday=0)
    sure = bool(low.year and high.year) and not low.part  # "2014 to May 2018"; "12-Jan-2016" is one day
    if high.year and not low.year and low.shift is None and mine != {"weekday"}:
        low = replace(low, year=_before(high.year) if low.month > high.month > 0 else high.year)
    elif high.shift and high.shift[1] == "Y" and not low.year and low.shift is None and mine <= {"month", "day"}:
        low = replace(low, shift=high.shift)
    finest = [
        next(
            (
                n.replace("weekday", "day")
                for n in ("day", "weekday", "week", "month", "part", "shift", "year")
                if n in p.only
            ),
            "",
        )
        for p in (low, high)
    ]
    if "" in finest or (finest[0] != finest[1] and "shift" not in finest and not sure):
        return None
    mod = high.mod if low.mod in (None, high.mod) else None
    return None if _backwards(low, high) else Range(replace(low, tense=None), replace(high, tense=None), mod)


def _before(year: str) -> str:
    """ "November to February 2017" began the year before."""
    return f"{int(year) - 1:04}" if year.isdigit() else year


def _backwards(low: Point, high: Point) -> bool:
    """A range of years runs on; "2016-2014" is none."""
    return low.only == {"year"} == high.only and low.year.isdigit() and high.year.isdigit() and low.year >= high.year


def _clocks(low: Point, high: Point) -> Made:
    if low.only - {"clock"} and high.only - {"clock"}:
        return Range(low, high) if low.clock[1:2].isdigit() == high.clock[1:2].isdigit() else None
    if not (low.clock[1:2].isdigit() and high.clock[1:2].isdigit()) or "/" in low.clock + high.clock:
        return None
    return replace(low, clock=f"{low.clock}/{high.clock}")


@rule("range", "num|ord", _MARKS, "article?", "point")
def _day_to_date(low: Item, mark: Item, article: Maybe, high: Item) -> Made:
    """ "3 to 5 May"; "3 and 5 May" are two days, and one stretch to whoever reads of it."""
    if mark.kind == "and_" and low.kind == "num" and not isinstance(low.worth, int):
        return None
    day = low.worth
    if (
        not isinstance(day, int)
        or not 1 <= day <= 31
        or not ({"day", "month"} <= high.worth.only or high.worth.only == {"day", "shift"})
        or day >= high.worth.day
        or high.worth.clock
    ):
        return None
    return Range(replace(high.worth, day=day, weekday=0), replace(high.worth, weekday=0))


@rule("range", "between|from_", "article?", "num|ord", _MARKS, "article?", "point")
def _from_day(head: Item, a: Maybe, low: Item, mark: Item, b: Maybe, high: Item) -> Made:
    return _led(_day_to_date(low, mark, b, high), low)


@rule("range", "point", "num|ord", _MARKS, "article?", "point")
def _weekday_day_to_date(weekday: Item, low: Item, mark: Item, article: Maybe, high: Item) -> Made:
    """ "lundi 3 au vendredi 7 mai"."""
    return _day_to_date(low, mark, article, high) if weekday.worth.only == {"weekday"} else None


@rule("range", "between|from_", "article?", "point", "num|ord", _MARKS, "article?", "point")
def _from_weekday_day(head: Item, a: Maybe, weekday: Item, low: Item, mark: Item, article: Maybe, high: Item) -> Made:
    return _led(_weekday_day_to_date(weekday, low, mark, article, high), weekday)


@rule("range", "point", _MARKS, "article?", "num|ord")
def _date_to_day(low: Item, mark: Item, article: Maybe, high: Item) -> Made:
    """ "May 3 to 5"; the year that stands behind is joined by `_range_year`."""
    day = high.worth
    said = low.worth.only
    if (
        not isinstance(day, int)
        or not 1 <= day <= 31
        or not said <= {"day", "month", "weekday"}
        or not {"day", "month"} <= said
    ):
        return None
    if day <= low.worth.day or (mark.kind == "and_" and low.by == "day-month"):
        return None
    return Range(replace(low.worth, weekday=0), replace(low.worth, day=day, weekday=0))


@rule("range", "between|from_", "article?", "point", _MARKS, "article?", "num|ord")
def _from_date(head: Item, a: Maybe, low: Item, mark: Item, b: Maybe, high: Item) -> Made:
    return _led(_date_to_day(low, mark, b, high), low)


@rule("range", "range", "comma?", "point")
def _range_hours(span: Item, comma: Maybe, hours: Item) -> Made:
    """ "Monday to Friday from 9:00 to 18:00"."""
    worth, (start, _, end) = span.worth, hours.worth.clock.partition("/")
    if worth.low is None or worth.high is None or not end or hours.worth.only != {"clock"} or worth.low.clock:
        return None
    both = replace(worth, low=replace(worth.low, clock=start), high=replace(worth.high, clock=end))
    return Item(0, 0, "range", both, first=span.first)


@rule("night", "point", "from_", "num|point", "at|to", "point")
def _night(night: Item, head: Item, low: Item, mark: Item, high: Item) -> Made:
    """ "ночь с 4 на 5 мая", "Nacht von Freitag auf Samstag": that of the day in which it ends."""
    day = high.worth.only
    fits = night.worth.only == {"clock"} and not night.worth.clock[1:2].isdigit() and day & {"day", "weekday"}
    return replace(high.worth, clock=night.worth.clock) if fits and "clock" not in day else None


@rule("range", "ord", "slash", "point")
def _day_slash_date(low: Item, mark: Item, high: Item) -> Made:
    """ "15./16. Juni"."""
    return _day_to_date(low, mark, None, high)


@rule("centuries", "ord", "dash|and_|to", "ord", "unit")
def _centuries(low: Item, mark: Item, high: Item, unit: Item) -> Made:
    """ "the 18th and 19th centuries"."""
    if unit.worth != "100Y" or not 10 <= low.worth < high.worth <= 22:
        return None
    return Range(Point(year=f"{low.worth - 1:02}XX"), Point(year=f"{high.worth - 1:02}XX"))


@rule("range", "point", "range")
def _month_range(month: Item, span: Item) -> Made:
    """ "im November zwischen dem 19. und dem 20."."""
    low, high = span.worth.low, span.worth.high
    said = month.worth.only
    fits = low is not None and high is not None and low.only == {"day"} == high.only
    if not fits or "month" not in said or not said <= {"month", "year"}:
        return None
    return Range(replace(month.worth, day=low.day), replace(month.worth, day=high.day))


@rule("range", "range", "comma|of?", "point")
def _range_year(span: Item, comma: Maybe, point: Item) -> Made:
    """ "May 3 to 5, 2014", "from May to June last year": a year behind a range is that of both ends."""
    worth, said = span.worth, point.worth.only
    if (
        worth.low is None
        or worth.high is None
        or worth.low.only & {"year", "shift"}
        or worth.high.only & {"year", "shift"}
    ):
        return None
    if said == {"year"} and worth.low.month:
        return replace(
            worth, low=replace(worth.low, year=point.worth.year), high=replace(worth.high, year=point.worth.year)
        )
    if said == {"shift"} and point.worth.shift[1] == "Y" and worth.low.month:
        shift = point.worth.shift
        return replace(worth, low=replace(worth.low, shift=shift), high=replace(worth.high, shift=shift))
    return None


@rule("range", "from_|between", "article?", "clock|num", _MARKS, "article?", "clock|num|point")
def _hours(head: Item, article: Maybe, low: Item, mark: Item, more: Maybe, high: Item) -> Made:
    """ "from 2 to 4 pm": the half of the day that stands behind is that of both."""
    return _led(_hour_range(low, mark, high), low)


@rule("range", "from_|between", "led_hour", _MARKS, "led_hour|point")
def _article_hours(head: Item, low: Item, mark: Item, high: Item) -> Made:
    """ "entre las 2 y las 4", "de las 5 a las 6 pm": the half of the day that stands behind is that of both."""
    return _led(_clock_pair(low, high), low)


@rule("range", "point|led_hour", "to|dash", "led_hour")
def _to_article_hour(low: Item, mark: Item, high: Item) -> Made:
    """ "11:30 a las 12:30", "hoy a las 4 hasta las 5"."""
    return _clock_pair(low, high)


@rule("range", "led_hour", "led_hour|point")
def _fused_hours(low: Item, high: Item) -> Made:
    """ "dalle 3 alle 5", "dalle 5 alle 6 pm"."""
    return _led(_clock_pair(low, high), low) if low.first > low.start and high.first > high.start else None


@rule("range", "from_|between", "article?", "point", _MARKS, "led_hour")
def _from_to_article_hour(head: Item, article: Maybe, low: Item, mark: Item, high: Item) -> Made:
    return _led(_clock_pair(low, high), low)


def _clock_pair(low: Item, high: Item) -> Made:
    """Two hours as one stretch; what the first says of the day is of both, and the half of the day of the second."""
    if low.kind == "point" and low.by == "at-hour":  # made as a bare hour as well
        return None
    first, last = low.worth.clock, high.worth.clock
    if not first[1:2].isdigit() or low.worth.mod is not None or low.worth.ref:
        return None
    if high.worth.only != {"clock"} or not last[1:2].isdigit() or "/" in first + last:
        return None
    early, late = int(first[1:3]), int(last[1:3])
    if low.kind == "led_hour" and high.kind == "point" and early < 12 <= late and early + 12 < late:
        first = f"T{early + 12}{first[3:]}"
    return replace(low.worth, clock=f"{first}/{last}")


@rule("range", "num|clock", "to|dash", "point")
def _hour_range(low: Item, mark: Item, high: Item) -> Made:
    if (
        high.kind != "point"
        or high.worth.only != {"clock"}
        or not high.worth.clock[1:2].isdigit()
        or "/" in high.worth.clock
    ):
        return None
    if low.kind == "clock":
        first = _same_half(replace(low, by="clock", worth=Point(clock=low.worth)), high).clock
        return replace(high.worth, clock=f"{first}/{high.worth.clock}")
    if not isinstance(low.worth, int) or not 0 <= low.worth <= 24:
        return None
    end = int(high.worth.clock[1:3])
    if mark.kind == "dash" and isinstance(low.worth, int) and low.worth >= (end - 1) % 12 + 1:  # a score: "4 - 1"
        return None
    hour = low.worth + 12 if low.worth < 12 <= end and low.worth + 12 < end else low.worth
    return replace(high.worth, clock=f"T{hour:02}:00/{high.worth.clock}")


@rule("season-years", "point", "range")
def _season_years(season: Item, years: Item) -> Made:
    """ "hiver 2018-2019": the season that begins in the first."""
    low, high = years.worth.low, years.worth.high
    plain = low is not None and high is not None and low.only == {"year"} == high.only
    return replace(season.worth, year=low.year) if plain and season.worth.only == {"part"} else None


@rule("range", "from_|between", "slashed", _MARKS, "slashed")
def _slashed_days(head: Item, low: Item, mark: Item, high: Item) -> Made:
    """ "from 1/10 to 7/11"."""
    days = [replace(side.worth, year="") for side in (low, high)]
    return _led(Range(*days), low) if all(day.day for day in days) else None


# ---- before and after an hour of a day
@rule("bounded", "point", "comma?", "bound", "article?", "point")
def _bounded(day: Item, comma: Maybe, bound: Item, article: Maybe, hour: Item) -> Made:
    """ "tomorrow before 5 pm"."""
    said = day.worth.only
    dated = bool(said & {"day", "weekday", "shift"}) and not day.worth.clock and day.worth.mod is None
    timed = hour.worth.only == {"clock"} and hour.worth.clock[1:2].isdigit() and hour.worth.mod is None
    mod = TimexMod.BEFORE if bound.worth == "before" else TimexMod.AFTER
    return replace(day.worth, clock=hour.worth.clock, mod=mod) if dated and timed else None


@rule("bounded", "point", "comma?", "bound", "led_hour")
def _bounded_article(day: Item, comma: Maybe, bound: Item, hour: Item) -> Made:
    return _bounded(day, comma, bound, None, hour)
