"""Dates, months, years and clocks that are written in digits: "2016-11-07", "3.5.2014", "11/2016", "15:30"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from sayso.extract.timex.point import Point, Range

WRITTEN = re.compile(
    r"(?<![\w.,:/\-])(?:"
    r"(?P<iso>((?:1[6-9]|20)\d\d)-(\d\d)-(\d\d)(?:[t ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(z|[+-]\d\d:?\d\d)?)?)"
    r"|(?P<ymd>((?:1[6-9]|20)\d\d)(?:[./](\d\d?)[./]|-(\d\d?)-)(\d\d?))"
    r"|(?P<dmy>(\d\d?)(?P<mark>[./\-])(\d\d?)(?P=mark)((?:1[6-9]|20)\d\d|\d\d))"
    r"|(?P<dm>(\d\d?)\.(\d\d?)\.(?=\s|$))"
    r"|(?P<ym>((?:1[6-9]|20)\d\d)[\-/](\d\d))"
    r"|(?P<my>(1[0-2]|0?[1-9](?!-))(?:[.\-]|\s?/\s?)((?:1[6-9]|20)\d\d))"
    r"|(?P<two>(\d\d?)/(\d\d?))"
    r"|(?P<clock>([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?)"
    r"|(?P<dot>([01]?\d|2[0-4])\.([0-5]\d))"
    r"|(?P<float>\d{1,4}[.,]\d{1,2})"
    r"|(?P<big>\d{1,3}(?:[.,]\d{3})+)"
    r")(?!\d|[.,:/\-]\d)"
)
Piece = tuple[str, Any, str]


def numeric(found: re.Match[str], slash: str) -> list[Piece]:  # noqa: C901 - a row of alternatives
    """What a match of WRITTEN can be: kind, worth, name of the rule. `slash` is what stands first in 02/03/2019."""
    kind = found.lastgroup or ""
    parts = [part for part in found.groups() if part is not None][1:]
    if kind == "iso" or (parts and kind == ""):
        return _iso(parts)
    if kind == "ymd":
        return _date(parts[0], int(parts[1]), int(parts[2]), "year-month-day")
    if kind == "dmy":
        return _dmy(parts, slash)
    if kind == "dm":
        made = _date("", int(parts[1]), int(parts[0]), "day-dot-month") if slash == "day" else []
        return made if found.end() < len(found.string) else [("slashed", point, name) for _, point, name in made]
    if kind == "my":
        return [("point", Point(year=parts[1], month=int(parts[0])), "month-slash-year")]
    if kind == "two":
        days = [(point, name) for _, point, name in _dmy([parts[0], "/", parts[1], "2000"], slash) if point.day]
        padded = len(parts[0]) == len(parts[1]) == 2 and "0" in (parts[0][0], parts[1][0])  # "22/04" is no score
        return [
            ("point", replace(point, year=""), name) if padded else ("slashed", point, name) for point, name in days
        ]
    if kind == "ym":
        return _ym(parts)
    if kind == "clock":
        return [("clock", _time(*parts), "clock")]
    if kind == "dot":
        dated = _date("", int(parts[1]), int(parts[0]), "day-dot-month") if slash == "day" else []
        more: list[Piece] = [("dotday", point, name) for _, point, name in dated]
        return [("dotclock", _time(*parts), "dot-clock"), ("num", float(f"{parts[0]}.{parts[1]}"), "decimal"), *more]
    if kind == "float":
        return [("num", float(found.group().replace(",", ".")), "decimal")]
    return []


def _time(hour: str, minute: str, second: str = "") -> str:
    return f"T{int(hour):02}:{minute}" + (f":{second}" if second else "")


def _date(year: str, month: int, day: int, name: str) -> list[Piece]:
    return [("point", Point(year=year, month=month, day=day), name)] if 1 <= month <= 12 and 1 <= day <= 31 else []


def _iso(parts: Sequence[str]) -> list[Piece]:
    found = _date(parts[0], int(parts[1]), int(parts[2]), "iso-date")
    if not found or len(parts) < 4:
        return found
    clock = "T" + parts[3] + (parts[4].upper() if len(parts) > 4 else "")
    return [("point", Point(parts[0], int(parts[1]), int(parts[2]), clock=clock), "iso-date-time")]


def _dmy(parts: Sequence[str], slash: str) -> list[Piece]:
    """17/01/2020 can only be day first, 01/17/2020 only month first; else the table says, or only the year is sure."""
    one, mark, two, year = int(parts[0]), parts[1], int(parts[2]), parts[3]
    if len(year) == 2:
        if mark == "-":
            return []
        year = ("20" if int(year) < 70 else "19") + year
    day_first, month_first = _date(year, two, one, "slash-date"), _date(year, one, two, "slash-date")
    if mark == "." or slash == "day" or not month_first:
        return day_first or month_first
    if slash == "month" or not day_first or one == two:
        return month_first
    return [("point", Point(span=f"{year}-XX-XX"), "slash-date")]


def _ym(parts: Sequence[str]) -> list[Piece]:
    """2014-15 and 2014/15 are two years beside each other; 2014-05 a month."""
    year, two = parts[0], int(parts[1])
    if two == (int(year) + 1) % 100:
        return [("range", Range(Point(year=year), Point(year=str(int(year) + 1))), "year-range")]
    if two > int(year) % 100 and two > 12:
        return [("range", Range(Point(year=year), Point(year=year[:2] + parts[1])), "year-range")]
    return [("point", Point(year=year, month=two), "iso-month")] if 1 <= two <= 12 else []
