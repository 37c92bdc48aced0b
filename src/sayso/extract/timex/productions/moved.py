"""Productions of what is counted from a named day: "three days from today", "the week of 10 April", "2012 or later"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, kind_of, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Every, Length, Point, Range, counted, written
from sayso.extract.timex.productions.clock import clock
from sayso.extract.timex.productions.pieces import Maybe, length_of, turner
from sayso.model import TimexMod

_DIGITS = re.compile(r"T(\d\d):(\d\d)")
_WEEK = 6  # days between its first and its last
_MONTHS = {"M": 1, "Y": 12}
_DAYS = {"D": 1, "W": 7}


# ---- so long before or after a day
@rule("moved", "dur", "behind|from_", "point")
def _moved(piece: Item, way: Item, point: Item) -> Made:
    """ "two days before yesterday", "three weeks from today", "10 days after 5 May 2019"."""
    sign = {"event_before": 1, "event_after": -1, "from_": 1}.get(way.worth)
    length = length_of(piece)
    if sign is None or length is None or point.worth.mod is not None or point.worth.clock or point.first > 0:
        return None
    made = _shifted(point.worth, length, sign)
    return made if made is None or length.mod is None else replace(made, mod=_bound(length.mod, sign))


def _bound(mod: TimexMod, sign: int) -> TimexMod | None:
    """More than two weeks before a day is before that other day."""
    if mod not in (TimexMod.MORE, TimexMod.LESS):
        return mod
    return TimexMod.BEFORE if (mod is TimexMod.MORE) == (sign < 0) else TimexMod.AFTER


def _shifted(point: Point, length: Length, sign: int) -> Point | None:
    steps = [counted(*part) for part in length.parts]
    if length.high or not all(number.isdigit() and unit in (*_MONTHS, *_DAYS) for number, unit in steps):
        return None
    if point.shift is not None:
        return _further(point, steps, sign)
    if not {"month", "day"} <= point.only <= {"year", "month", "day", "weekday"} or point.calendar:
        return None
    year = int(point.year) if point.year.isdigit() else None
    ends = [_away(each, point, steps, sign) for each in ([2000, 2001] if year is None else [year])]
    end = ends[0]
    if end is None or any(other is None or (other.month, other.day) != (end.month, end.day) for other in ends):
        return None
    if year is None and any(other is not None and other.year not in (2000, 2001) for other in ends):
        return None  # into another year, and which one is not said
    return Point(year="" if year is None else f"{end.year:04}", month=end.month, day=end.day)


def _further(point: Point, steps: list[tuple[str, str]], sign: int) -> Point | None:
    """From today, yesterday, two weeks ago: the numbers of one unit are added up; from today, any."""
    number, unit = point.shift or ("0", "D")
    if point.only != {"shift"} or point.anchor or unit != "D" or point.more:
        return None
    if int(number) == 0 and any(name not in _DAYS for _, name in steps):
        (first, name), *rest = steps
        return Point(shift=(("-" if sign < 0 else "") + first, name), more=tuple(rest))
    if any(name not in _DAYS for _, name in steps):  # "four months from tomorrow"
        (first, name), *rest = steps
        return Point(shift=(first, name), more=(*rest, (number, unit))) if sign > 0 and int(number) > 0 else None
    total = int(number) + sign * sum(int(count) * _DAYS[name] for count, name in steps)
    return Point(shift=(str(total), "D"))


def _away(year: int, point: Point, steps: list[tuple[str, str]], sign: int) -> date | None:
    try:
        day = date(year, point.month, point.day)
        for number, unit in steps:
            if unit in _DAYS:
                day += timedelta(sign * int(number) * _DAYS[unit])
                continue
            months = day.year * 12 + day.month - 1 + sign * int(number) * _MONTHS[unit]
            there = months // 12, months % 12 + 1
            day = date(*there, min(day.day, monthrange(*there)[1]))
    except (ValueError, OverflowError):
        return None
    return day


# ---- weeks
@turner("week_from")
def _week_from(piece: Item) -> Made:
    """ "the week beginning 4 February"."""
    return _days_of(piece, 0)


@turner("week_to")
def _week_to(piece: Item) -> Made:
    """ "the week ending 10 February"."""
    return _days_of(piece, -_WEEK)


@turner("week_with")
def _week_with(piece: Item) -> Made:
    """ "the week of 10 April" is the one that begins on that day; "the week of the 18th" as well."""
    return _days_of(piece, 0)


def _days_of(piece: Item, start: int) -> Made:
    point = piece.worth if piece.kind == "point" else None
    dated = point is not None and ({"month", "day"} <= point.only or (point.shift or ("", ""))[1] == "D")
    if point is None or not dated or point.clock or point.mod is not None:
        return None
    length = Length((("1", "D"),))
    low, high = (_along(point, length, by) for by in (start, start + _WEEK))
    return None if low is None or high is None else Range(low, high)


def _along(point: Point, length: Length, by: int) -> Point | None:
    if by == 0:
        return replace(point, weekday=0)
    step = replace(length, parts=((str(abs(by)), "D"),))
    return _shifted(replace(point, weekday=0), step, 1 if by > 0 else -1)


@rule("last-week-of", "turn|ord", "unit", "of", "article?", "point")
def _last_week(last: Item, unit: Item, of: Item, article: Maybe, point: Item) -> Made:
    """ "the last week of March": as a value the week before the first of the next."""
    scope, told = point.worth.only, last.worth == ("last" if last.kind == "turn" else -1)
    if not told or unit.worth != "W" or point.worth.mod is not None or not scope <= {"month", "year"}:
        return None
    return replace(point.worth, week=-1)


@rule("last-part-of", "turn|ord", "unit", "of", "article?", "point")
def _last_part(last: Item, unit: Item, of: Item, article: Maybe, point: Item) -> Made:
    """ "the final quarter of 2009", "the last half of the year"."""
    told = last.worth == ("last" if last.kind == "turn" else -1)
    yearly = point.worth.only == {"year"} or (point.worth.only == {"shift"} and point.worth.shift[1] == "Y")
    part = {"Q": 36, "6M": 41}.get(unit.worth)
    return replace(point.worth, part=part) if told and yearly and part and point.worth.mod is None else None


# ---- a time and all behind or before it
@turner("onward")
def _onward(piece: Item) -> Made:
    """ "2012 or later", "from 1 May onwards"."""
    return _bounded(piece, TimexMod.SINCE)


@turner("backward")
def _backward(piece: Item) -> Made:
    """ "2012 or earlier"."""
    return _bounded(piece, TimexMod.BEFORE)


def _bounded(piece: Item, mod: TimexMod) -> Made:
    point = Point(year=piece.worth) if piece.kind == "year" else piece.worth if piece.kind == "point" else None
    if point is None or point.mod is not None or point.tense is not None or not point.only:
        return None
    first = piece.first if piece.first > 0 else piece.start
    return Item(0, 0, "point", replace(point, mod=mod), piece.by or "named", first=first, last=piece.end)


# ---- the day before and after an event
@rule("eve", "point", "of")
def _eve(point: Item, of: Item) -> Made:
    """ "la veille de l'élection", "au lendemain du scrutin": from an event, as "two days before"."""
    worth = point.worth
    if point.by or worth.anchor != "day" or worth.clock or worth.shift not in (("-1", "D"), ("1", "D")):
        return None
    before = worth.shift[0] == "-1"
    shift, mod = (("1", "D"), TimexMod.BEFORE) if before else (("-1", "D"), TimexMod.AFTER)
    return Item(0, 0, "point", replace(worth, shift=shift, anchor="event", mod=mod), last=point.end)


# ---- feasts that move
@rule("feast", "point", "comma|of?", "point")
def _feast_of(feast: Item, of: Maybe, year: Item) -> Made:
    """ "Easter 2019", "Easter last year"."""
    span, scope = feast.worth.span, year.worth
    if not span.startswith("XXXX-EASTER") or scope.clock or scope.mod is not None:
        return None
    if scope.only == {"year"} and scope.year.isdigit():
        return replace(feast.worth, span=scope.year + span[4:])
    return None


# ---- so long from a day on
@rule("range", "turn", "dur", "comma?", "from_", "point")
def _long_from(turn: Item, piece: Item, comma: Maybe, head: Item, point: Item) -> Made:
    """ "for three days from Monday", "for two hours from 10 am"."""
    length = length_of(piece) if turn.worth == "lasting" else None
    made = None if length is None else _lasts(point.worth, length)
    return None if made is None else Item(0, 0, kind_of(made), made, first=piece.start)


@rule("range", "from_", "point", "comma?", "turn", "dur")
def _from_long(head: Item, point: Item, comma: Maybe, turn: Item, piece: Item) -> Made:
    """ "from 2 pm for two hours"."""
    length = length_of(piece) if turn.worth == "lasting" else None
    made = None if length is None else _lasts(point.worth, length)
    return None if made is None else Item(0, 0, kind_of(made), made, first=point.start)


def _lasts(point: Point, length: Length) -> Point | Range | None:
    if length.high or length.mod is not None or point.mod is not None:
        return None
    found = _DIGITS.fullmatch(point.clock) if point.only == {"clock"} else None
    if found is not None:
        return _until(point, int(found[1]) * 60 + int(found[2]), length)
    if point.clock:
        return None
    high = _shifted(replace(point, weekday=0), length, 1) if point.only != {"weekday"} else None
    return None if high is None else Range(replace(point, tense=None), replace(high, tense=None))


def _until(point: Point, start: int, length: Length) -> Point | None:
    steps = {unit: number for number, unit in length.parts}
    if not set(steps) <= {"H", "MIN"} or "X" in steps.values():
        return None
    end = start + round(60 * float(steps.get("H", 0)) + float(steps.get("MIN", 0)))
    return replace(point, clock=f"{point.clock}/{clock(end // 60 % 24, end % 60)}") if end - start < 1440 else None


# ---- every second
@turner("every_other")
def _every_other(piece: Item) -> Made:
    """ "every other week", "every second Friday"."""
    if piece.kind == "unit" and piece.worth in ("D", "W", "M", "Y"):
        return Every(f"P2{piece.worth}")
    named = piece.kind == "point" and piece.worth.only == {"weekday"} and piece.worth.tense is None
    return Every(written(piece.worth) or "") if named else None
