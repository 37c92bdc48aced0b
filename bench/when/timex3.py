"""What sayso concludes as one TIMEX3 value, as MEANTIME and HeidelTime write it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.model import Dating, Timex, TimexKind, TimexMod

_PARTS = (TimexMod.START, TimexMod.MID, TimexMod.END)
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}


def timex3(timex: Timex, dating: Dating | None, day: date) -> str:
    """The value: lengths, sets and vague times as they are, else the days that were concluded, as coarse as they are.

    Days that fill a year, quarter, month, week or weekend are that; others are named by the day on which they begin.
    Of "late 2006" the value is the year: TIMEX3 keeps "late" apart. A clock time alone is of the day of the text.
    """
    if timex.kind in (TimexKind.DURATION, TimexKind.SET) or timex.value.endswith("_REF"):
        return timex.value
    if timex.value == "XXXX-XX-XX":
        return f"{day}{timex.clock}"
    stretch = re.fullmatch(r"-(P\w+)/P0D|P0D/(P\w+)", timex.value)
    if stretch:  # "the past nine days" is a duration in TIMEX3
        return stretch[1] or stretch[2]
    if timex.anchor is not None and timex.mod in (TimexMod.BEFORE, TimexMod.AFTER) and timex.by.startswith("event-"):
        return timex.value.removeprefix("-")  # of "two days before the vote" the words are "two days"
    if dating is None or dating.when.first is None or dating.when.last is None:
        return f"{timex.value}{timex.clock}"
    first, last = dating.when.first, dating.when.last
    season = re.fullmatch(r"(?:[\dX]{4}|-?P\d+Y)-(2[1-4])", timex.value)
    if season:
        return f"{first.year}-{_SEASONS[season[1]]}"
    if timex.mod in _PARTS and re.fullmatch(r"\d{4}|-?P\d+Y", timex.value):
        return f"{first.year}"
    if timex.mod in _PARTS and re.fullmatch(r"[\dX]{4}-\d\d|-?P\d+M", timex.value):
        return f"{first:%Y-%m}"
    return f"{named(first, last)}{timex.clock if first == last else ''}"


def named(first: date, last: date) -> str:
    """The unit that these days fill; else the one in which they begin.

    >>> named(date(2016, 1, 1), date(2016, 12, 31)), named(date(2016, 4, 1), date(2016, 6, 30))
    ('2016', '2016-Q2')
    >>> named(date(2016, 11, 7), date(2016, 11, 13)), named(date(2016, 11, 12), date(2016, 11, 13))
    ('2016-W45', '2016-W45-WE')
    """
    behind = last + timedelta(1)
    days = (behind - first).days
    if (first.month, first.day, behind.month, behind.day) == (1, 1, 1, 1):
        years = behind.year - first.year
        return f"{first.year}"[: {10: 3, 100: 2}.get(years, 4)]
    if first.day == 1 and behind.day == 1 and days < 93:
        months = (behind.year - first.year) * 12 + behind.month - first.month
        if months == 1:
            return f"{first:%Y-%m}"
        if months == 3 and first.month % 3 == 1:
            return f"{first.year}-Q{first.month // 3 + 1}"
    if first.isoweekday() == 1 and days == 7:
        return f"{first:%G-W%V}"
    if first.isoweekday() == 6 and days == 2:
        return f"{first:%G-W%V}-WE"
    return first.isoformat()
