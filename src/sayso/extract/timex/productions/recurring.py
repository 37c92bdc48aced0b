"""Productions of what recurs."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import DIGITS, Item
from sayso.extract.timex.point import Every, written
from sayso.extract.timex.productions.pieces import Maybe, length_of, turner, whole


@rule("recurs", "recurs")
def _adverb(item: Item) -> Made:
    """ "daily", "on Fridays"."""
    return Every("P1D", clock=item.worth) if item.worth.startswith("T") else Every(item.worth)


@rule("counted-recurs", "num", "recurs")
def _counted_recurs(number: Item, recurs: Item) -> Made:
    """ "four nights": how many, not what recurs."""
    return ("never", "") if recurs.worth.startswith(("T", "XXXX-WXX")) and number.worth != 1 else None


@turner("every")
def _every(piece: Item) -> Made:
    if piece.kind == "unit":
        return Every(f"PT1{piece.worth[0]}" if piece.worth in ("H", "MIN", "S") else f"P1{piece.worth}")
    if (length := length_of(piece)) is not None:
        step = written(length)
        return None if step is None else Every(step)
    if piece.kind != "point" or piece.worth.tense is not None:
        return None
    said = piece.worth.only
    if said == {"clock"}:
        return Every("P1D", clock=piece.worth.clock)
    if said <= {"weekday", "clock"} or said in (
        {"month"},
        {"month", "day"},
        {"part"},
        {"span"},
        {"month", "day", "clock"},
    ):
        return Every(written(replace(piece.worth, clock="")) or "", clock=piece.worth.clock)
    return None


@rule("set", "set", "comma|at?", "article|at?", "point")
def _set_at(one: Item, glue: Maybe, article: Maybe, point: Item) -> Made:
    """ "every day at 9"."""
    timed = point.worth.only == {"clock"} and (not one.worth.clock or point.worth.clock[1:2].isdigit())
    return _of_part(one.worth, point.worth.clock) if timed else None


@rule("set", "set", "at", "num")
def _set_hour(one: Item, at: Item, hour: Item) -> Made:
    fits = isinstance(hour.worth, int) and 1 <= hour.worth <= 24 and (hour.worth > 1 or hour.by == DIGITS)
    return _of_part(one.worth, f"T{hour.worth:02}:00") if fits else None


def _of_part(one: Every, written_hour: str) -> Made:
    """ "every evening at 9": the part says which half of the day."""
    if not one.clock:
        return replace(one, clock=written_hour)
    hour = int(written_hour[1:3])
    if one.clock[1:2].isdigit():
        return None
    late = one.clock in ("TAF", "TEV", "TNI") and hour < 12 and not (one.clock == "TNI" and hour < 6)
    return replace(one, clock=f"T{hour + 12 if late else hour:02}{written_hour[3:]}")


@rule("set", "point", "set")
def _weekday_parts(point: Item, one: Item) -> Made:
    """ "Friday mornings"."""
    fits = point.worth.only == {"weekday"} and one.worth.step == "P1D" and one.worth.clock[1:2].isalpha()
    return Every(written(point.worth) or "", clock=one.worth.clock) if fits else None


@rule("set", "point", "comma|at?", "set")
def _at_set(point: Item, comma: Maybe, one: Item) -> Made:
    """ "at 9 every day"."""
    return (
        replace(one.worth, clock=point.worth.clock) if not one.worth.clock and point.worth.only == {"clock"} else None
    )


@turner("times")
def _times(piece: Item) -> Made:
    """ "three times" of "three times a week"."""
    return ("often", f"{whole(piece.worth)}X") if piece.kind == "num" and piece.worth else None


@rule("often", "perunit", "often|num")
def _in_unit_often(unit: Item, often: Item) -> Made:
    """ "haftada iki kez", "yılda bir"."""
    freq = often.worth if often.kind == "often" else "1X" if often.worth == 1 else None
    return None if freq is None else Every(f"P1{unit.worth}", freq=freq)


@rule("often", "often", "per|article|at|turn?", "article?", "unit")
def _often(often: Item, per: Maybe, article: Maybe, unit: Item) -> Made:
    """ "twice a week"."""
    if per is None or (per.kind == "turn" and per.worth != "every"):
        return None
    return Every(f"P1{unit.worth}", freq=often.worth)
