"""What the words under each key of the table do to the piece beside them: ago, last, next, every edge of a year."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.extract.timex.grammar import Made, rule
from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Length, Point, Range
from sayso.extract.timex.productions.parts import decade, decade_short
from sayso.extract.timex.productions.pieces import (
    Turner,
    counted_length,
    day_number,
    length_of,
    offset,
    turner,
    whole,
    year_like,
)
from sayso.model import Tense, TimexMod

_AS_NUMBERED = {"10Y": "DE", "100Y": "CE"}  # TIMEX3: "this century", "the next decade" as the calendar numbers them


@turner("ago")
def _ago(piece: Item) -> Made:
    length = length_of(piece)
    if piece.kind == "unit":
        length = Length((("1", piece.worth),))
    return None if length is None else offset(length, "-")


@turner("hence")
def _hence(piece: Item) -> Made:
    length = counted_length(piece)
    return None if length is None else offset(length, "")


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
    length = counted_length(piece)
    return None if length is None else offset(length, "-", "day")


@turner("later")
def _later(piece: Item) -> Made:
    length = counted_length(piece)
    return None if length is None else offset(length, "", "day")


@turner("event_before")
def _since_event(piece: Item) -> Made:
    """ "nine months after the miners struck": the length back from the page's day, or on from that event."""
    if piece.kind == "point" and piece.worth.anchor == "day" and piece.worth.shift == ("1", "D"):  # "the day after"
        piece = replace(piece, kind="one", worth="D")
    if piece.kind == "nthunit":  # "the third day after"
        piece = replace(piece, kind="dur")
    length = counted_length(piece)
    made = None if length is None else offset(length, "-", "event")
    return None if made is None else Item(0, 0, "point", replace(made, mod=TimexMod.AFTER), last=piece.end)


@turner("event_after")
def _until_event(piece: Item) -> Made:
    length = counted_length(piece)
    made = None if length is None else offset(length, "", "event")
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
        back = offset(replace(length, mod=None), "-")
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
        return Point(shift=("1", _AS_NUMBERED.get(piece.worth, piece.worth)), tense=Tense.FUTURE)
    if _some(piece):
        return Point(ref="FUTURE_REF")
    if (length := length_of(piece)) is not None:
        on = offset(replace(length, mod=None), "")
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
        return Point(shift=("0", _AS_NUMBERED.get(piece.worth, piece.worth)))
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
        length = counted_length(piece)
        if length is None or length.mod is not None or year_like(length):
            return None
        return replace(length, mod=mod)

    return make


turner("approx")(_size(TimexMod.APPROX))
turner("more")(_size(TimexMod.MORE))
turner("less")(_size(TimexMod.LESS))


@turner("within")
def _within(piece: Item) -> Made:
    length = counted_length(piece)
    return None if length is None else replace(length, mod=TimexMod.LESS)


@turner("entire")
def _entire(piece: Item) -> Made:
    """ "ganze Woche", "целый день", "طوال العام"."""
    return counted_length(replace(piece, kind="one")) if piece.kind in ("one", "the") else None


@turner("during")
def _during(piece: Item) -> Made:
    """ "за год", "в течение часа": one unit, without a number, as a length."""
    length = counted_length(piece) if piece.kind == "one" else None
    return None if length is None else Item(0, 0, "dur", length, first=piece.start)


@turner("day_of")
def _alone(piece: Item) -> Made:
    """ "the 15th", "le 15": a day of a month that is not said."""
    number = day_number(piece) if piece.kind in ("num", "ord") else 0
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
    return decade(piece, Item(0, 0, "behind", "decade"))


@rule("decade", "turn", "short")
def _decade_word_short(turn: Item, number: Item) -> Made:
    """ "gli anni '80"."""
    return decade_short(number, turn)


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
