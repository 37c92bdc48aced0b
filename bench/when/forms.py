"""What sayso concludes, in the forms of recognizers-datetime-specs.

A conclusion is written in all forms that mean the same; it is right if one of them is one of the case's:

- a day "2016-11-07", a time of day "16:12:00", both "2016-11-07 16:12:00";
- a range "start/end", an open side empty. The specs end "this week" on the Monday behind it, but "from 4 to 22 May" on
  the 22nd, "from March to May" on 1 May and "2014-2020" on 1 January 2020; "after 2016" starts in 2017, and "after
  1/1/2016" on that day. So the last unit of a range that is said as two sides, and the unit at an open side, may be
  counted in or out; a range that is said as one unit ends behind it;
- a length in seconds "259200s" (a month has 30 days, a year 365), with "more" or "less" where it is said;
- the TIMEX itself, "=XXXX-WXX-5T16", "=P1W", "=PRESENT_REF", "=2016-SU", "=XXXX-11 mid": of sets, vague times, seasons,
  parts of a day ("=2016-11-08TMO"), parts of a unit, units that days fill ("=2018" of "earlier this year"), whatever
  names its year ("=2015-01-W01"), and of what is concluded without a day. Where sayso gives days, they must be right: a
  TIMEX without its year is then no answer.

The day comes from the Dating; hours are counted from the reference time here, as a Dating has no hours.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bench.when.cases import duration, trimmed
from bench.when.peers import Said
from bench.when.timex3 import named
from sayso.model import Dating, Grain, Timex, TimexKind, TimexMod

_LENGTH = re.compile(
    r"(?P<sign>-?)P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
    r"(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?"
)
_SECONDS = {"Y": 365 * 86400, "M": 30 * 86400, "W": 7 * 86400, "D": 86400, "h": 3600, "m": 60, "s": 1}
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?(?::(\d\d))?")
_MODS = {TimexMod.START: "start", TimexMod.MID: "mid", TimexMod.END: "end"}
_BOUNDS = (TimexMod.BEFORE, TimexMod.AFTER, TimexMod.SINCE)


def written(timex: Timex, dating: Dating | None, reference: datetime) -> frozenset[str]:
    """All forms of what sayso concludes of one expression; none if it concludes nothing that can be compared."""
    if timex.kind is TimexKind.DURATION:
        return frozenset(_length(timex))
    if timex.kind is TimexKind.SET:
        return frozenset(_recurring(timex))
    if timex.value.endswith("_REF"):
        return frozenset({f"={timex.value}"})
    if re.search(r"P\w*T\d", timex.value):
        return frozenset(_counted(timex, reference))
    if timex.clock:
        return frozenset(_with_clock(timex, dating))
    return frozenset((*_of_days(timex, dating), *_to_the_day(timex, reference)))


def _to_the_day(timex: Timex, reference: datetime) -> Iterator[str]:
    stretch = re.fullmatch(r"-(P[\dYMWD]+)/P0D|P0D/(P[\dYMWD]+)", timex.value)
    if stretch:
        yield from _stretched(stretch[1] or stretch[2], reference.date(), back=stretch[1] is not None)
        return
    yield from _moved(timex, reference)


def _stretched(length: str, day: date, *, back: bool) -> Iterator[str]:
    """ "The next ten months" to that day of the tenth; the page's day itself can be counted in or out."""
    found = _LENGTH.fullmatch(length)
    if found is None or "." in length:
        return
    sign = -1 if back else 1
    months = day.year * 12 + day.month - 1 + sign * (12 * int(found["Y"] or 0) + int(found["M"] or 0))
    there = date(months // 12, months % 12 + 1, min(day.day, monthrange(months // 12, months % 12 + 1)[1]))
    end = there + timedelta(sign * (7 * int(found["W"] or 0) + int(found["D"] or 0)))
    if back:
        yield f"{end}/{day}"
        return
    yield f"{day}/{end}"
    yield f"{day + timedelta(1)}/{end + timedelta(1)}"


def _moved(timex: Timex, reference: datetime) -> Iterator[str]:
    """ "Two years ago" is that day two years before in the specs; sayso keeps the offset and dates it by its unit."""
    found = re.fullmatch(r"(-?)P(\d+)([YMWD])", timex.value) if timex.by in ("ago", "hence", "moved") else None
    if found is None:
        return
    number = int(found[2]) * (-1 if found[1] else 1)
    months = reference.year * 12 + reference.month - 1 + number * {"Y": 12, "M": 1}.get(found[3], 0)
    last = monthrange(months // 12, months % 12 + 1)[1]
    moved = date(months // 12, months % 12 + 1, min(reference.day, last))
    yield str(moved + timedelta(number * {"W": 7, "D": 1}.get(found[3], 0)))


def _length(timex: Timex) -> Iterator[str]:
    mod = {TimexMod.MORE: "more", TimexMod.LESS: "less"}.get(timex.mod, "")
    seconds = lasting(timex.value)
    if seconds is not None:
        yield duration(str(seconds), mod)
    yield f"={timex.value} {mod}".rstrip()


def _recurring(timex: Timex) -> Iterator[str]:
    yield f"={trimmed(timex.value + timex.clock)}"
    if timex.clock and timex.value in ("P1D", "XXXX-XX-XX"):
        yield f"={trimmed(timex.clock)}"


def _counted(timex: Timex, reference: datetime) -> Iterator[str]:
    """Hours and minutes from the reference time: "two hours ago", "the last two hours"."""
    sides = [_moment_away(side, reference) for side in timex.value.split("/")]
    if any(side is None for side in sides):
        return
    moments = [side for side in sides if side is not None]
    yield from ("/".join(f"{moment:%F %T}" for moment in moments),) if len(moments) < 3 else ()


def _moment_away(value: str, reference: datetime) -> datetime | None:
    """Months are those of the calendar, the rest is added to them."""
    found = _LENGTH.fullmatch(value)
    if found is None or value.endswith(("P", "T")) or "." in (found["Y"] or "") + (found["M"] or ""):
        return None
    sign = -1 if found["sign"] else 1
    months = reference.year * 12 + reference.month - 1 + sign * (12 * int(found["Y"] or 0) + int(found["M"] or 0))
    last = monthrange(months // 12, months % 12 + 1)[1]
    there = reference.replace(year=months // 12, month=months % 12 + 1, day=min(reference.day, last))
    rest = sum(float(found[unit] or 0) * _SECONDS[unit] for unit in ("W", "D", "h", "m", "s"))
    return there + timedelta(seconds=sign * rest)


def _with_clock(timex: Timex, dating: Dating | None) -> Iterator[str]:
    known = timex.value != "XXXX-XX-XX"
    if known and "/" in timex.value and "/" in timex.clock and dating is not None:
        sides = zip((dating.when.first, dating.when.last), timex.clock.split("/"), strict=True)
        yield "/".join(f"{day} {_hour(clock)}" for day, clock in sides)
        return
    day = _one_day(dating) if known else None
    if known and day is None:
        yield f"={trimmed(timex.value + timex.clock)}"
        return
    front = f"{day} " if day else ""
    hours = [_hour(side) for side in timex.clock.split("/")]
    if any(hour is None for hour in hours):  # a part of the day
        yield f"={day or ''}{timex.clock} {_MODS.get(timex.mod, '')}".rstrip()
        yield f"={day or ''}{timex.clock}"
    elif timex.mod in _BOUNDS:
        yield f"/{front}{hours[0]}" if timex.mod is TimexMod.BEFORE else f"{front}{hours[0]}/"
    elif len(hours) == 2:
        late = f"{day + timedelta(1)} " if day and str(hours[1]) < str(hours[0]) else front
        yield f"{front}{hours[0]}/{late}{hours[1]}"
    else:
        yield f"{front}{hours[0]}"


def _hour(clock: str) -> str | None:
    found = _CLOCK.match(clock if clock.startswith("T") else f"T{clock}")
    return None if found is None else ":".join(f"{int(part or 0):02}" for part in found.groups()).replace("24:", "00:")


def _of_days(timex: Timex, dating: Dating | None) -> Iterator[str]:
    mod = _MODS.get(timex.mod, "")
    season = re.fullmatch(r"(?:[\dX]{4}|-?P\d+Y)-(2[1-4])", timex.value)
    if dating is None or (dating.when.first is None and dating.when.last is None):
        yield f"={_SEASONS[season[1]]}" if season and "X" in timex.value else f"={trimmed(timex.value)} {mod}".rstrip()
        return
    first, last = dating.when.first, dating.when.last
    if season:
        year = str(first.year if first is not None else "")
        yield from (f"={_SEASONS[season[1]]}",) if timex.value.startswith("X") else ()
        yield f"={year}-{_SEASONS[season[1]]}"
    if re.match(r"\d{4}", timex.value) and "X" not in timex.value and timex.mod not in _BOUNDS:
        yield f"={trimmed(timex.value)} {mod}".rstrip()
    if mod:
        yield from (f"={unit} {mod}" for unit in _units(timex, first, last))
    elif first is not None and last is not None and timex.mod not in _BOUNDS:
        yield f"={named(first, last)}"
    yield from _days(timex, first, last)


def _days(timex: Timex, first: date | None, last: date | None) -> Iterator[str]:
    if timex.mod is TimexMod.BEFORE and first is not None:
        yield f"/{first}"
    elif timex.mod in (TimexMod.AFTER, TimexMod.SINCE) and last is not None and first is not None:
        yield f"{first}/" if timex.mod is TimexMod.SINCE else f"{last + timedelta(1)}/"
        yield from (f"{first}/",) if first == last else ()
    elif first is None or last is None:
        yield f"{first or ''}/{last or ''}"
        yield f"{first or ''}/{last + timedelta(1) if last else ''}"
    else:
        yield from (str(first),) if first == last else ()
        yield f"{first}/{last + timedelta(1)}"
        yield from (f"{first}/{end}" for end in _left_out(timex.value, last))


def _left_out(value: str, last: date) -> Iterator[date]:
    """Where the last unit of a range begins: "from March to May" ends there in the specs."""
    if "/" in value:
        end = value.partition("/")[2]
        yield last
        if re.fullmatch(r"-?P?[\dX]+M?|[\dX]{4}-\d\d", end) and last.day >= 28:
            yield last.replace(day=1)
        if re.fullmatch(r"[\dX]{4}|-?P\d+Y", end):
            yield date(last.year, 1, 1)


def _units(timex: Timex, first: date | None, last: date | None) -> Iterator[str]:
    """The unit of which "early", "mid" or "late" is said, as the specs name it."""
    yield timex.value
    if first is not None and last is not None:
        yield from (f"{first.year}", f"{first:%Y-%m}", f"XXXX-{first:%m}", f"{first:%G-W%V}", f"{first}")


def _one_day(dating: Dating | None) -> date | None:
    if dating is None or dating.when.first is None or dating.when.first != dating.when.last:
        return None
    return dating.when.first if dating.when.grain is Grain.DAY else None


def lasting(value: str) -> float | None:
    """Seconds of an ISO 8601 duration; None if it is none.

    >>> lasting("P1DT2H"), lasting("-PT90M"), lasting("PXD")
    (93600.0, -5400.0, None)
    """
    found = _LENGTH.fullmatch(value)
    if found is None or value.endswith(("P", "T")):
        return None
    total = sum(float(found[unit]) * seconds for unit, seconds in _SECONDS.items() if found[unit])
    return -total if found["sign"] else total


def of_peer(said: Said) -> frozenset[str]:
    """All forms of what a peer says, read in its favour: whatever its value can be taken for.

    dateparser gives a moment: its day, its time of day, or both. HeidelTime gives a TIMEX3 value; of a clock time it
    always adds a day, which is left away again where the case has none.
    """
    return frozenset(_moment(said.value) if said.type == "" else _timex3(said))


def _moment(value: str) -> Iterator[str]:
    yield from (value, value[:10], value[11:])


_PEER_MODS = {"START": "start", "MID": "mid", "END": "end"}
_OPEN = {"BEFORE": "/{0}", "ON_OR_BEFORE": "/{1}", "AFTER": "{1}/", "ON_OR_AFTER": "{0}/"}


def _timex3(said: Said) -> Iterator[str]:
    value, mod = said.value, _PEER_MODS.get(said.mod, "")
    if said.type == "DURATION":
        seconds = lasting(value)
        length = {"MORE_THAN": "more", "LESS_THAN": "less"}.get(said.mod, "")
        yield from () if seconds is None else (duration(str(seconds), length),)
    yield f"={trimmed(value)} {mod}".rstrip()
    day, _, clock = value.partition("T")
    hour = _hour(f"T{clock}") if clock else None
    if clock:
        yield from (f"=T{clock}",) if hour is None else (hour, f"{day} {hour}")
        return
    days = spanned(value)
    if days is not None:
        first, behind = days
        yield from (str(first),) if behind - first == timedelta(1) else ()
        yield _OPEN[said.mod].format(first, behind) if said.mod in _OPEN else f"{first}/{behind}"


_SPANS = re.compile(
    r"(?P<y>\d{2,4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?|-W(?P<w>\d\d)(?P<we>-WE)?|-Q(?P<q>\d)|-H(?P<h>\d))?"
)


def spanned(value: str) -> tuple[date, date] | None:
    """The first day of a TIMEX3 date, and the day behind its last; None where it is not known.

    >>> spanned("2016-W45-WE")
    (datetime.date(2016, 11, 12), datetime.date(2016, 11, 14))
    >>> spanned("199")
    (datetime.date(1990, 1, 1), datetime.date(2000, 1, 1))
    >>> spanned("XXXX-05")
    """
    found = _SPANS.fullmatch(value)
    if found is None:
        return None
    try:
        if found["w"]:
            monday = date.fromisocalendar(int(found["y"]), int(found["w"]), 1)
            return monday + timedelta(5 if found["we"] else 0), monday + timedelta(7)
        if found["d"]:
            day = date(int(found["y"]), int(found["m"]), int(found["d"]))
            return day, day + timedelta(1)
        years = 10 ** (4 - len(found["y"]))
        months, at = (1, int(found["m"])) if found["m"] else (12 * years, 1)
        months, at = (3, 3 * int(found["q"]) - 2) if found["q"] else (months, at)
        months, at = (6, 6 * int(found["h"]) - 5) if found["h"] else (months, at)
        first = date(int(found["y"]) * years, at, 1)
        behind = first.year * 12 + first.month - 1 + months
        return first, date(behind // 12, behind % 12 + 1, 1)
    except ValueError:
        return None
