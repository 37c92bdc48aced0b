"""Productions of clocks and parts of the day."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import DIGITS, Item
from sayso.extract.timex.point import Point
from sayso.extract.timex.productions.pieces import Maybe, turner

_DIGITS = re.compile(r"T(\d\d):(\d\d)(:\d\d)?\Z")
_LATE = frozenset({"TMI", "TAF", "TEV", "TNI"})


def clock(hour: int, minute: int = 0) -> str:
    """
    >>> clock(9, 5)
    'T09:05'
    """
    return f"T{hour:02}:{minute:02}"


@rule("clock", "clock")
def _read(item: Item) -> Made:
    return Point(clock=item.worth)


@rule("half-day", "num", "turn|behind")
def _half_day(number: Item, turn: Item) -> Made:
    """ "3 pm", "11 a.m."."""
    return _of_half(number, turn.worth) if turn.worth in ("am", "pm") else None


@rule("half-day", "clock|dotclock", "turn|behind")
def _half_day_minutes(item: Item, turn: Item) -> Made:
    if turn.worth not in ("am", "pm"):
        return None
    made = _shifted(item.worth, late=turn.worth == "pm")
    return None if made is None else Point(clock=made)


@rule("clock", "num", "num", "turn|behind")
def _half_day_spelled(hour: Item, minutes: Item, turn: Item) -> Made:
    """ "siete treinta pm"."""
    fits = isinstance(hour.worth, int) and isinstance(minutes.worth, int) and 1 <= hour.worth <= 12
    spoken = DIGITS not in (hour.by, minutes.by)
    if turn.worth not in ("am", "pm") or not fits or not spoken or not 0 < minutes.worth < 60:
        return None
    made = _shifted(clock(hour.worth, minutes.worth), late=turn.worth == "pm")
    return None if made is None else Point(clock=made)


@rule("clock-part", "num", "num", "of|at?", "article?", "point")
def _spelled_and_part(hour: Item, minutes: Item, glue: Maybe, article: Maybe, part: Item) -> Made:
    """ "sept trente du matin"."""
    fits = isinstance(hour.worth, int) and isinstance(minutes.worth, int) and 1 <= hour.worth <= 12
    if not fits or not 10 <= minutes.worth < 60 or part.worth.clock[1:2].isdigit() or not part.worth.clock:
        return None
    timed = replace(hour, kind="point", worth=Point(clock=clock(hour.worth, minutes.worth)))
    return _clock_and_part(timed, glue, article, part)


@rule("spelled-hour", "led_hour", "num")
def _article_hour_spelled(hour: Item, minutes: Item) -> Made:
    """ "las siete treinta"."""
    fits = isinstance(minutes.worth, int) and 10 <= minutes.worth < 60 and hour.worth.clock.endswith(":00")
    return ("led_hour", replace(hour.worth, clock=f"{hour.worth.clock[:4]}{minutes.worth}")) if fits else None


def _of_half(number: Item, half: str) -> Made:
    if not isinstance(number.worth, int) or not 1 <= number.worth <= 12:
        return None
    return Point(clock=clock(number.worth % 12 + (12 if half == "pm" else 0)))


def _shifted(written: str, *, late: bool) -> str | None:
    found = _DIGITS.match(written)
    if found is None:
        return None
    hour = int(found[1])
    if hour > 12:
        return written if late else None
    return f"T{hour % 12 + (12 if late else 0):02}{written[3:]}"


@rule("hour-marked", "num|ord", "hour_mark", "num?", "unit?")
def _marked(number: Item, mark: Item, minutes: Maybe, unit: Maybe = None) -> Made:
    """ "3 o'clock", "15 h 30", "15 Uhr"."""
    late = minutes.worth if minutes is not None else 0
    if unit is not None and (minutes is None or unit.worth != "MIN"):
        return None
    if not isinstance(number.worth, int) or number.worth > 24 or not isinstance(late, int) or late > 59:
        return None
    return Point(clock=clock(number.worth, late))


@rule("clock", "clock|dotclock", "hour_mark")
def _marked_minutes(item: Item, mark: Item) -> Made:
    return Point(clock=item.worth)


@turner("hour_before")
def _hour(piece: Item) -> Made:
    """ "الساعة 3", "à 15 h"; a bare number behind it is an hour."""
    if piece.kind in ("num", "ord") and isinstance(piece.worth, int) and 0 < piece.worth <= 24:
        return Point(clock=clock(piece.worth))
    if piece.kind in ("clock", "dotclock"):
        return Point(clock=piece.worth)
    timed = piece.kind == "point" and piece.worth.only == {"clock"} and _DIGITS.match(piece.worth.clock)
    return Item(0, 0, "point", piece.worth, piece.by) if timed else None


@rule("clock", "num|turn", "unit?", "past|till", "num|ord|point")
def _past(minutes: Item, unit: Maybe, way: Item, hour: Item) -> Made:
    """ "ten past three", "quarter to six"."""
    count = {"quarter_past": 15, "quarter_to": 15, "half_past": 30}.get(str(minutes.worth), minutes.worth)
    at = _hour_of(hour.worth) if hour.kind == "point" else hour.worth
    if unit is not None and unit.worth != "MIN":
        return None
    if (
        unit is None and DIGITS in (minutes.by, hour.by) and minutes.kind == "num" and hour.by != "hour-marked"
    ):  # "from 7 to 9"
        return None
    if not isinstance(count, int) or not isinstance(at, int) or not 0 < count < 60 or not 0 < at <= 24:
        return None
    total = at * 60 + (count if way.kind == "past" else -count)
    return Point(clock=clock(total // 60 % 24, total % 60))


@rule("clock", "point|num", "and_|minus", "num", "unit?")
def _and_minutes(hour: Item, way: Item, minutes: Item, unit: Maybe) -> Made:
    """ "sept heures et dix", "las tres menos cinco"; of a bare hour only less so many minutes."""
    at = hour.worth if hour.kind == "num" else _hour_of(hour.worth)
    count, marked = minutes.worth, hour.kind == "point" and hour.by == "hour-marked"
    if unit is not None and unit.worth != "MIN":
        return None
    if not isinstance(count, int) or not isinstance(at, int) or not 0 < count < 60 or not 0 < at <= 24:
        return None
    if (unit is not None and unit.worth != "MIN") or (way.kind == "and_" and not marked):
        return None
    total = at * 60 + (-count if way.kind == "minus" else count)
    return Point(clock=clock(total // 60 % 24, total % 60))


@rule("night-of", "point", "of?", "article?", "range")
def _night_of(part: Item, of: Maybe, article: Maybe, days: Item) -> Made:
    """ "la nuit de lundi à mardi": the night that begins on the first of two days."""
    low, night = days.worth.low, part.worth.only == {"clock"} and part.worth.clock == "TNI"
    whole = low is not None and days.worth.high is not None and bool(low.only & {"day", "weekday"}) and not low.clock
    return replace(low, clock="TNI") if night and whole and days.worth.mod is None else None


def _hour_of(point: Point) -> int | None:
    found = _DIGITS.match(point.clock) if point.only == {"clock"} else None
    return int(found[1]) if found and found[2] == "00" else None


def _moved(piece: Item, minutes: int) -> Made:
    hour = piece.worth if piece.kind in ("num", "ord") else _hour_of(piece.worth) if piece.kind == "point" else None
    if not isinstance(hour, int) or not 0 < hour <= 24:
        return None
    return Point(clock=clock((hour * 60 + minutes) // 60 % 24, (hour * 60 + minutes) % 60))


@turner("hour_article")
def _article_hour(piece: Item) -> Made:
    """ "las 3" of "a las 3": three of anything, but behind what leads to an hour."""
    made = _hour(piece)
    return None if made is None else ("led_hour", made.worth if isinstance(made, Item) else made)


@rule("dotted-hour", "turn", "dotclock")
def _article_dot_hour(turn: Item, hour: Item) -> Made:
    """ "las 20.30"."""
    return ("led_hour", Point(clock=hour.worth)) if turn.worth == "hour_article" else None


@rule("fused-hour", "hour_fused", "num|clock|dotclock|point")
def _fused_hour(lead: Item, hour: Item) -> Made:
    """ "alle 3", "às 15:30"."""
    made = Point(clock=hour.worth) if hour.kind == "dotclock" else _hour(hour)
    point = made.worth if isinstance(made, Item) else made
    if not isinstance(point, Point):
        return None
    name = "at-hour" if hour.kind == "num" else ""
    return [Item(0, 0, kind, point, name, first=hour.start) for kind in ("led_hour", "point")]


@rule("at-hour", "at|from_|to", "led_hour")
def _at_article_hour(at: Item, hour: Item) -> Made:
    """ "a las 3"."""
    return Item(0, 0, "point", hour.worth, first=hour.start)


@rule("clock-part", "led_hour", "of|at", "article?", "point")
def _article_hour_and_part(hour: Item, glue: Item, article: Maybe, part: Item) -> Made:
    """ "las 3 de la tarde"."""
    return _clock_and_part(replace(hour, kind="point"), glue, article, part)


@rule("clock", "led_hour", "behind|turn")
def _article_hour_turned(hour: Item, turn: Item) -> Made:
    """ "las 3 y media", "las 3 pm"."""
    if turn.worth in ("am", "pm"):
        made = _shifted(hour.worth.clock, late=turn.worth == "pm")
        return None if made is None else Point(clock=made)
    minutes = {"half_past": 30, "quarter_past": 15, "quarter_to": -15}.get(str(turn.worth))
    return None if minutes is None else _moved(replace(hour, kind="point"), minutes)


@rule("clock", "led_hour", "and_|minus", "num", "unit?")
def _article_hour_minutes(hour: Item, way: Item, minutes: Item, unit: Maybe) -> Made:
    """ "las tres menos diez", "las 3 y 20"."""
    return _and_minutes(replace(hour, kind="point", by="hour-marked"), way, minutes, unit)


@turner("half_past")
def _half_past(piece: Item) -> Made:
    return _moved(piece, 30)


@turner("half_to")
def _half_to(piece: Item) -> Made:
    return _moved(piece, -30)


@turner("quarter_past")
def _quarter_past(piece: Item) -> Made:
    return _moved(piece, 15)


@turner("quarter_of")
def _quarter_of(piece: Item) -> Made:
    return _moved(piece, -45)


@turner("quarter_to")
def _quarter_to(piece: Item) -> Made:
    return _moved(piece, -15)


@rule("clock-part", "point", "of|at|comma?", "article?", "point")
def _clock_and_part(one: Item, glue: Maybe, article: Maybe, two: Item) -> Made:
    """ "3 o'clock in the afternoon", "8:30 Monday morning", "tonight at 8": the part says which half of the day."""
    if one.by == "night-of" or two.by == "night-of":  # "the night of 3 to 4 May, at 2": of which day?
        return None
    for timed, other in ((one.worth, two.worth), (two.worth, one.worth)):
        if timed.only == {"clock"} and _DIGITS.match(timed.clock) and other.clock and not _DIGITS.match(other.clock):
            noon = other.clock == "TMI" and int(timed.clock[1:3]) < 6  # "at noon, at one"
            early = int(timed.clock[1:3]) < (5 if other.clock == "TNI" else 1)  # "two at night"
            late = noon or (other.clock in _LATE and not early)
            midnight = timed.clock[1:3] == "12" and other.clock in ("TEV", "TNI")  # "12 Uhr nachts"
            hour = _shifted(timed.clock, late=late and not midnight) if int(timed.clock[1:3]) <= 12 else timed.clock
            return None if hour is None else replace(other, clock=hour)
    return None


@rule("clock-part", "num", "of|at", "article?", "point")
def _number_and_part(one: Item, glue: Item, article: Maybe, two: Item) -> Made:
    """ "at 3 in the morning"."""
    if (
        not isinstance(one.worth, int)
        or not 1 <= one.worth <= 12
        or two.worth.only != {"clock"}
        or _DIGITS.match(two.worth.clock)
    ):
        return None
    timed = replace(one, kind="point", worth=Point(clock=clock(one.worth)))
    return _clock_and_part(timed, glue, article, two)


@rule("at-hour", "point", "comma?", "at", "num")
def at_hour(point: Item, comma: Maybe, at: Item, hour: Item) -> Made:
    """ "tomorrow at 8", "Monday at 8"; a part of the day that is said says which half."""
    said = point.worth.only
    if not isinstance(hour.worth, int) or not 1 <= hour.worth <= 24 or not said & {"day", "weekday", "shift"}:
        return None
    if point.worth.shift and point.worth.shift[1] != "D":
        return None
    if point.worth.clock:
        return _clock_and_part(replace(point, worth=Point(clock=clock(hour.worth))), None, None, point)
    return replace(point.worth, clock=clock(hour.worth))


@rule("at-hours", "point", "comma?", "from_", "num", "to|dash", "num")
def _at_hours(point: Item, comma: Maybe, head: Item, low: Item, mark: Item, high: Item) -> Made:
    """ "heute von fünf bis sieben"."""
    made = at_hour(point, None, head, high)
    fits = isinstance(low.worth, int) and isinstance(high.worth, int) and 0 <= low.worth < high.worth
    if not isinstance(made, Point) or not fits or point.worth.clock:
        return None
    return replace(made, clock=f"{clock(low.worth)}/{made.clock}")


@rule("clock", "hour_lead", "dotclock", "hour_mark?")
def _led_dot(lead: Item, item: Item, mark: Maybe) -> Made:
    """ "в 15.30", "um 15.30"."""
    return Item(0, 0, "point", Point(clock=item.worth), first=item.start)


@rule("zoned", "dotclock", "open(?", "zone", "close)?")
def _zoned_dot(item: Item, head: Maybe, zone: Item, tail: Maybe) -> Made:
    """ "14.16 мск"."""
    return _zoned(replace(item, worth=Point(clock=item.worth)), head, zone, tail)


@rule("zoned", "point", "open(?", "zone", "close)?")
def _zoned(point: Item, head: Maybe, zone: Item, tail: Maybe) -> Made:
    """ "15:00 GMT", "3 pm Moscow time"."""
    timed = point.worth.clock
    if not _DIGITS.match(timed) or (head is None) != (tail is None):
        return None
    return replace(point.worth, clock=timed + zone.worth)
