"""Productions of hours named by ordinals, with minutes behind them: "الثالثة والنصف عصرا", "las tres y diez"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Point
from sayso.extract.timex.productions.clock import clock
from sayso.extract.timex.productions.pieces import Maybe, length_of, turner

_DIGITS = re.compile(r"T(\d\d):(\d\d)\Z")


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


@rule("half-day", "hourmin", "behind")
def _hour_and_tens(spoken: Item, turn: Item) -> Made:
    """ "ثمانية وأربعين صباحا"."""
    hour, minutes = spoken.worth
    half = 12 if turn.worth == "pm" else 0
    return Point(clock=clock(hour + half, minutes)) if turn.worth in ("am", "pm") else None


@rule("hour-before", "turn", "hourmin")
def _hour_said(turn: Item, spoken: Item) -> Made:
    """ "الساعة ثمانية وأربعين"."""
    return Point(clock=clock(*spoken.worth)) if turn.worth == "hour_before" else None


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
