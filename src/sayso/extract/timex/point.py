"""What an expression names while it is put together: a point of the calendar, a length, a range, what recurs.

Written out it is EDTF (ISO 8601-2) with X for what is not said, and offsets as ISO 8601 durations.
"""

from __future__ import annotations

import re
from calendar import monthrange
from itertools import compress

from msgspec import Struct
from msgspec.structs import astuple, replace

from sayso.model import Grain, Tense, TimexMod

_LUNAR = 1600  # no year of the Islamic or the Iranian calendar comes after it
_LEAP = "2000"  # a year in which every day of the year exists
_NUMBERED = re.compile(r"(\d{1,4})([A-Z]{1,3})")  # "10Y", "2W"
_NTH = re.compile(r"XXXX-(\d\d)-WXX-([1-7])-#(-?[1-5])")  # "XXXX-11-WXX-4-#4"
_CLOCKED = frozenset({"H", "MIN", "S"})  # units that are written behind the T of a duration


class Point(Struct, frozen=True):
    """A point of the calendar: the fields that are said. 0, "" and None are what is not said."""

    year: str = ""  # "2016", "201X", "19XX"
    month: int = 0
    day: int = 0
    weekday: int = 0  # Monday is 1
    nth: int = 0  # the second Monday of a month or year: 2; the last: -1
    week: int = 0  # of a year, or of a month where that is said
    part: int = 0  # EDTF: 21-24 seasons, 33-36 quarters, 40-41 halves of a year
    clock: str = ""  # "T15:00", "TMO"
    shift: tuple[str, str] | None = None  # how many units from the page's day or the anchor: ("-1", "W")
    ref: str = ""  # PRESENT_REF, PAST_REF, FUTURE_REF
    span: str = ""  # a value that is taken as it stands: "XXXX-WXX-6/XXXX-WXX-7"
    more: tuple[tuple[str, str], ...] = ()  # smaller units of a shift: "a month and 21 days ago"
    anchor: str = ""  # "day": a day named before; "event": the words behind
    tense: Tense | None = None
    mod: TimexMod | None = None
    calendar: str = ""

    @property
    def only(self) -> frozenset[str]:
        """The names of the calendar fields that are said."""
        return frozenset(compress(_FIELDS, astuple(self)))


# as they stand in Point, whose first fields they are
_FIELDS = ("year", "month", "day", "weekday", "nth", "week", "part", "clock", "shift", "ref", "span")
_NOTES = ("anchor", "tense", "mod", "calendar", "more")
_DAYS = frozenset({"day", "shift", "ref", "span"})


class Length(Struct, frozen=True):
    """A duration: its parts, biggest first, as (number, unit) with "X" for "some"; `high` where two are named."""

    parts: tuple[tuple[str, str], ...]
    high: str = ""  # "two or three weeks": 3
    mod: TimexMod | None = None
    by: str = ""  # "age" where it is one


class Range(Struct, frozen=True):
    """From a point to a point; None is open."""

    low: Point | None
    high: Point | None
    mod: TimexMod | None = None


class Every(Struct, frozen=True):
    """What recurs: "every Friday", "twice a week"."""

    step: str  # the value: "P1W", "XXXX-WXX-5"
    clock: str = ""
    freq: str = ""


Meaning = Point | Length | Range | Every


def merged(one: Point, two: Point) -> Point | None:
    """Two points beside each other as one, if they speak of different fields that go together."""
    clash = any(getattr(one, n) and getattr(two, n) for n in _NOTES if n != "calendar" or one.calendar != two.calendar)
    if one.only & two.only or clash:
        return None
    if one.calendar != two.calendar and any(side.month and not side.calendar for side in (one, two)):
        return None  # a Gregorian month beside a year of another calendar
    both = replace(one, **{name: getattr(two, name) for name in (*_FIELDS, *_NOTES) if getattr(two, name)})
    if both.calendar in ("islamic", "persian") and both.year.isdigit() and int(both.year) > _LUNAR:
        return None  # "Ramadan 2020": the year is no year of that calendar
    return both if _sound(both) else None


def _sound(point: Point) -> bool:
    """Do its fields go together? A weekday goes with a day, a week or a nearby day; a month with a year; and so on."""
    said = point.only - {"clock"}
    if "clock" in point.only and said and not (said & {"day", "weekday", "shift", "span", "ref"}):
        return False
    if "ref" in said or "span" in said:
        return len(said) == 1
    if point.shift is not None:
        return _shifted(point, said - {"shift"})
    if "weekday" in said and not (said & {"day", "nth", "week"}):
        return said == {"weekday"}
    if "nth" in said:
        return "weekday" in said and "day" not in said
    if "day" in said:
        return not (said & {"week", "part"}) and ("month" in said or "year" not in said)
    return len(said & {"month", "part", "week"}) <= 1 or said <= {"month", "week", "year"}


def _shifted(point: Point, rest: frozenset[str]) -> bool:
    unit = point.shift[1] if point.shift else ""
    allowed = {
        "Y": {"month", "day", "part", "nth", "weekday", "week"},
        "M": {"day", "weekday", "nth", "week"},
        "W": {"weekday"},
    }
    if not rest:
        return "clock" not in point.only or unit == "D"
    if unit == "D":
        return rest == {"weekday"}
    if unit == "Y" and "weekday" in rest and not rest & {"nth", "day"}:
        return False
    if unit == "M" and "weekday" in rest and not rest & {"nth", "day"}:
        return False
    return rest <= frozenset(allowed.get(unit, ())) and not (unit == "Y" and "day" in rest and "month" not in rest)


def written(meaning: Meaning) -> str | None:
    """The value; None if that is no day of any calendar ("31 February").

    >>> written(Point(month=1, day=17))
    'XXXX-01-17'
    >>> written(Length((("3", "D"),)))
    'P3D'
    """
    if isinstance(meaning, Every):
        return meaning.step
    if isinstance(meaning, Length):
        low = _length(meaning.parts)
        return low if not meaning.high else f"{low}/{_length(((meaning.high, meaning.parts[0][1]),))}"
    if isinstance(meaning, Range):
        sides = [".." if side is None else _point(side) for side in (meaning.low, meaning.high)]
        return None if None in sides else "/".join(str(side) for side in sides)
    return _point(meaning)


def _length(parts: tuple[tuple[str, str], ...], sign: str = "") -> str:
    """ISO 8601: P1Y6M, PT1H30M; decades and centuries as years."""
    days, clock = "", ""
    for number, unit in parts:
        count, name = counted(number, unit)
        if name in _CLOCKED:
            clock += count + {"MIN": "M"}.get(name, name)
        else:
            days += count + name
    return f"{sign}P{days}" + (f"T{clock}" if clock else "")


def counted(number: str, unit: str) -> tuple[str, str]:
    """A number of units that have a number of their own: three decades are 30 years."""
    found = _NUMBERED.fullmatch(unit)
    if found is None:
        return number, unit
    return ("X" if number == "X" else f"{float(number) * int(found[1]):g}"), found[2]


def _point(point: Point) -> str | None:
    if point.ref or point.span:
        return point.ref or point.span
    if point.shift is not None:
        return _offset(point)
    year = point.year or "XXXX"
    if point.nth:
        month = f"-{point.month:02}" if point.month else ""
        return f"{year}{month}-WXX-{point.weekday}-#{point.nth}"
    if point.week:
        return f"{year}-{point.month:02}-W{point.week:02}" if point.month else f"{year}-W{point.week:02}"
    if point.part:
        return f"{year}-{point.part:02}"
    if point.day:
        month = f"{point.month:02}" if point.month else "XX"
        return f"{year}-{month}-{point.day:02}" if _exists(point) else None
    if point.month:
        return f"{year}-{point.month:02}"
    if point.weekday:
        return f"XXXX-WXX-{point.weekday}"
    return year if point.year else "XXXX-XX-XX"


def _exists(point: Point) -> bool:
    year = point.year if point.year.isdigit() else _LEAP
    if not point.month or point.calendar:
        return 1 <= point.day <= 31
    return 1 <= point.day <= monthrange(max(1, int(year)), point.month)[1]


def _offset(point: Point) -> str:
    number, unit = point.shift or ("0", "D")
    sign = "-" if number.startswith("-") else ""
    out = _length(((number.lstrip("-"), unit), *point.more), sign)
    if point.part:
        return f"{out}-{point.part:02}"
    if point.nth:
        return (
            f"{out}-{point.month:02}-WXX-{point.weekday}-#{point.nth}"
            if point.month
            else f"{out}-WXX-{point.weekday}-#{point.nth}"
        )
    if point.week:
        return f"{out}-{point.month:02}-W{point.week:02}" if point.month else f"{out}-W{point.week:02}"
    if point.month:
        return f"{out}-{point.month:02}" + (f"-{point.day:02}" if point.day else "")
    if point.day:
        return f"{out}-{point.day:02}"
    return f"{out}-{point.weekday}" if point.weekday and unit == "W" else out


def grain(meaning: Meaning) -> Grain:
    """How fine it is; of a range, its first end that is said."""
    if isinstance(meaning, Range):
        side = meaning.low or meaning.high
        return Grain.UNKNOWN if side is None else grain(side)
    if isinstance(meaning, Length):
        return _UNITS.get(counted(*meaning.parts[-1])[1], Grain.UNKNOWN)
    if isinstance(meaning, Every):
        return Grain.UNKNOWN
    said = meaning.only
    if (
        said & {"day", "weekday"}
        or meaning.span.startswith(("XXXX-WXX", "P0W-"))
        or "EASTER" in meaning.span
        or meaning.ref == "PRESENT_REF"
    ):
        return Grain.DAY
    if "week" in said:
        return Grain.WEEK
    if said & {"month", "part"}:
        return Grain.MONTH
    if meaning.shift is not None:
        return _UNITS.get(counted("1", meaning.shift[1])[1], Grain.UNKNOWN)
    return Grain.YEAR if meaning.year else Grain.UNKNOWN


_UNITS = {
    "D": Grain.DAY,
    "W": Grain.WEEK,
    "M": Grain.MONTH,
    "Y": Grain.YEAR,
    "DE": Grain.YEAR,
    "CE": Grain.YEAR,
    "H": Grain.DAY,
    "MIN": Grain.DAY,
    "S": Grain.DAY,
}


_EDGES = {"START": TimexMod.START, "MID": TimexMod.MID, "END": TimexMod.END}


def read(value: str) -> Point:
    """A value of a table as a point: "XXXX-12-25", "-P1D TNI", "T12:00", "PAST_REF", "XXXX-21", "P0Y START"."""
    if "@" in value:  # "-P1D @day": from a day named before
        head, _, anchor = value.rpartition(" @")
        mod = {"before": TimexMod.BEFORE, "after": TimexMod.AFTER}.get(anchor)
        return replace(read(head), anchor=anchor) if mod is None else replace(read(head), anchor="event", mod=mod)
    day, _, clock = value.partition(" ")
    if clock in _EDGES:
        return replace(read(day), mod=_EDGES[clock])
    if day.startswith("T"):
        return Point(clock=day)
    if day.endswith("_REF"):
        return Point(ref=day, clock=clock)
    if "/" in day or "EASTER" in day:  # "XXXX-EASTER-2": two days before it
        return Point(span=day, clock=clock)
    if day.startswith(("P", "-P")):
        number, unit = day.lstrip("-").lstrip("P").rstrip("DWMY"), day[-1]
        return Point(shift=(("-" if day[0] == "-" else "") + number, unit), clock=clock)
    return _read_date(day, clock)


def _read_date(day: str, clock: str) -> Point:
    parts = day.split("-")
    year = "" if parts[0] == "XXXX" else parts[0]
    if (which := _NTH.fullmatch(day)) is not None:
        return Point(month=int(which[1]), weekday=int(which[2]), nth=int(which[3]))
    if parts[1:2] == ["WXX"]:
        return Point(weekday=int(parts[2]), clock=clock)
    if len(parts) == 2 and int(parts[1]) > 12:
        return Point(year=year, part=int(parts[1]), clock=clock)
    month, date = (int(part) if part.isdigit() else 0 for part in (*parts[1:], "X", "X")[:2])
    return Point(year=year, month=month, day=date, clock=clock)
