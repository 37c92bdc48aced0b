"""Productions of numbers, years and hours in words: "two thousand and five", "nineteen ninety-nine", "340 pm"."""

from __future__ import annotations

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import DIGITS, Item
from sayso.extract.timex.point import Point
from sayso.extract.timex.productions.clock import clock
from sayso.extract.timex.productions.pieces import Maybe

_CENTURIES = range(15, 21)  # "fifteen hundred", "twenty sixteen"
_YEARS = range(1400, 2101)


def _spoken(number: Item) -> int | None:
    """A whole number in words."""
    return number.worth if number.by != DIGITS and isinstance(number.worth, int) and number.worth > 0 else None


def _told(total: int) -> Made:
    return [("num", total), ("said_year", str(total))] if total in _YEARS else ("num", total)


@rule("number", "num", "num")
def _multiplied(count: Item, unit: Item) -> Made:
    """ "two hundred", "3 thousand", "nineteen hundred"."""
    many, power = count.worth, _spoken(unit)
    fits = isinstance(many, int) and 0 < many < 100 and power in (100, 1000)
    return _told(many * power) if fits and power is not None else None


@rule("number", "num", "num")
def _summed(high: Item, low: Item) -> Made:
    """ "two thousand five", "seventeen hundred thirty-three"."""
    big, small = _spoken(high), _spoken(low)
    if big is None or small is None or high.end - high.start == 1:
        return None
    fits = (big % 1000 == 0 and small < 1000) or (big % 100 == 0 and small < 100)
    return _told(big + small) if fits else None


@rule("year-spoken", "num", "num")
def _pair(century: Item, year: Item) -> Made:
    """ "nineteen ninety-nine", "twenty sixteen"."""
    first, second = _spoken(century), _spoken(year)
    if first is None or second is None or first not in _CENTURIES or not 10 <= second <= 99:
        return None
    return ("said_year", f"{first}{second}")


@rule("year-spoken", "num", "nought", "num")
def _pair_nought(century: Item, nought: Item, year: Item) -> Made:
    """ "nineteen oh five"."""
    first, second = _spoken(century), _spoken(year)
    if first is None or second is None or first not in _CENTURIES or second > 9:
        return None
    return ("said_year", f"{first}0{second}")


@rule("year-spoken", "said_year")
def _alone(year: Item) -> Made:
    """Alone only behind what leads to a year: "in nineteen ninety-six"."""
    return Point(year=year.worth)


# ---- hours
@rule("half-day", "num", "turn|behind")
def _hour_and_minutes(number: Item, turn: Item) -> Made:
    """ "340 pm", "1115 am"."""
    hour, minute = divmod(number.worth, 100) if isinstance(number.worth, int) else (0, 0)
    if turn.worth not in ("am", "pm") or number.by != DIGITS or not 1 <= hour <= 12 or minute > 59:
        return None
    return Point(clock=clock(hour % 12 + (12 if turn.worth == "pm" else 0), minute))


@rule("zoned", "num|year", "open(?", "zone", "close)?")
def _four_digits(number: Item, head: Maybe, zone: Item, tail: Maybe) -> Made:
    """ "0800 UTC"; a year cannot stand before a zone."""
    hour, minute = divmod(int(number.worth), 100)
    written = number.kind == "year" or (number.by == DIGITS and number.end == number.start + 1)
    if not written or number.worth == 0 or hour > 23 or minute > 59 or (head is None) != (tail is None):
        return None
    return Point(clock=clock(hour, minute) + zone.worth) if int(number.worth) >= 100 else None


@rule("clock", "at", "num", "num")
def _at_spoken(at: Item, hour: Item, minutes: Item) -> Made:
    """ "at six thirty"."""
    first, second = _spoken(hour), _spoken(minutes)
    if first is None or second is None or not 1 <= first <= 12 or not 10 <= second <= 59:
        return None
    return Item(0, 0, "point", Point(clock=clock(first, second)), first=hour.start)
