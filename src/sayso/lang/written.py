"""A day written down: ISO 8601, RFC 2822, numerals, or a month in the words of a language (CLDR and its table)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files

from msgspec import Struct

from sayso.lang.table import times_of, zoned
from sayso.text import fold

LONGEST = 120  # characters in which a day is looked for
_CLOCK = r"(?:[t,]? ?(?:(?:at|um|a) )?(\d{1,2})[:h.](\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?)?"
_OFFSET = re.compile(r" ?(z(?![a-z])|utc|gmt|[+-]\d{2}:?\d{2}(?!\d))")
_YEAR_FIRST = re.compile(r"(?<![\d.])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)" + _CLOCK)  # 2019-10-18T22:04
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})()([01]\d)([0-3]\d)(?!\d)(?:t?(\d{2}):?(\d{2}))?")  # 20191018T2204
_EAST = re.compile(r"(\d{4}) ?([年년]) ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]()()")  # 2019年10月18日
_NUMERIC = re.compile(r"(?<![\d./])(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?![\d/])" + _CLOCK)  # 18.10.2019
_STAMP = re.compile(r"\s{0,3}(\d{10})(?:\d{3})?\s{0,3}\Z")  # seconds or milliseconds since 1970
_NAMED = (  # with the groups of day, month and year
    (  # "18. Oktober 2019", "1er avril 2020", "9 de noviembre de 2023"
        re.compile(
            r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|eme|º|°)?[.,]? ?(?:(?:de|of|da|di|del) )?"
            r"([^\W\d_]{3,14})[.,]? ?(?:(?:de|del|of) )?'?((?:19|20)\d{2}|\d{2}(?![\d:.h]))(?!\d)"
        ),
        (1, 2, 3),
    ),
    (  # "October 18, 2019", "Tue Oct 18 22:04:00 CET 2019"
        re.compile(
            r"(?<![^\W\d_])([^\W\d_]{3,14})[.,]? (\d{1,2})(?:st|nd|rd|th)?,? ?"
            r"(?:[\d:]{4,8} (?:[a-z]{2,4} )?)?((?:19|20)\d{2})(?!\d)"
        ),
        (2, 1, 3),
    ),
    (re.compile(r"(?<!\d)((?:19|20)\d{2})[.,]? ([^\W\d_]{3,14})[.,]? (\d{1,2})(?!\d)"), (3, 2, 1)),  # "2019 október 18"
)
_BEHIND = re.compile(r"[^\d]{0,6}(\d{1,2}):(\d{2})(?::\d{2})?")
_GLUED = re.compile(r"([-/.]\d{1,2}[-/.]\d{4}|[^\W\d_] ?(?:19|20)\d{2})(?=\d)")  # "28. Juni 201914. Januar 2020"
_SHORTEST_MONTH = 3  # letters that stand for a longer name: "okt", "sept"
_EARLIEST, _SECONDS = 1970, (631152000, 2524608000)  # 1990 to 2050
_PIVOT = 70  # 12.03.70 is 1970, 12.03.69 is 2069: as POSIX has it
_MIDNIGHTS = (22, 23)  # o'clock in UTC: on the hour, a day without a time that a machine in Europe made a moment of
_EAST_MOST, _WEST_MOST = 14, -12  # hours that a local clock is ahead of or behind UTC


class Written(Struct, frozen=True):
    """One date, as it can be read."""

    days: tuple[date, ...]  # one; two, the likelier first, where 02/03 is the 2nd of March or the 3rd of February
    near: tuple[date, ...] = ()  # the day before or behind, where a moment in UTC fell on that day for its writer
    local: bool = True  # False: the clock is that of UTC


def written(text: str, langs: Sequence[str] = ("en",)) -> Written | None:
    """The first date of a short text, or None; it may be in any of the languages (BCP 47), or English.

    >>> written("Sat, 19 Oct 2019 00:04:00 +0200").days
    (datetime.date(2019, 10, 19),)
    >>> written("2019-10-18T22:04:00Z").near
    (datetime.date(2019, 10, 19),)
    """
    found = readings(text, langs)
    if found:
        return found[0].what
    stamp = _STAMP.match(text)
    if stamp is not None and _SECONDS[0] <= int(stamp[1]) < _SECONDS[1]:
        return _moment(datetime.fromtimestamp(int(stamp[1]), UTC))
    return None


class Reading(Struct, frozen=True):
    """A date in a short text: what stands before it, folded, and what it is."""

    before: str
    words: str  # the date with what stands before it and behind it, up to the next
    what: Written
    behind: str


def readings(text: str, langs: Sequence[str]) -> list[Reading]:
    """All dates of a short text in order."""
    line = _GLUED.sub(r"\1 ", " ".join(fold(text[:LONGEST]).text.split()))
    if not any(char.isdecimal() for char in line):
        return []
    found = sorted(
        (reading for read in (_year_first, _numeric, _named) for reading in read(line, langs)),
        key=lambda reading: reading[:2],
    )
    kept: list[_Reading] = []
    for reading in found:
        if not kept or reading[0] >= kept[-1][1]:
            kept.append(reading)
    ends = [0, *(end for _, end, _ in kept)]
    starts = [*(start for start, _, _ in kept[1:]), len(line)]
    return [
        Reading(line[ends[at] : start], line[ends[at] : starts[at]].strip(), what, line[end : starts[at]])
        for at, (start, end, what) in enumerate(kept)
    ]


_Reading = tuple[int, int, Written]  # from where to where it stands


def _year_first(line: str, _langs: Sequence[str]) -> Iterator[_Reading]:
    for pattern in (_YEAR_FIRST, _COMPACT, _EAST):
        for match in pattern.finditer(line):
            day = _day(match[1], match[3], match[4])
            if day is not None:
                what = _clocked(day, match[5], match[6], line[match.end() : match.end() + 8])
                yield match.start(), match.end(), what


def _numeric(line: str, langs: Sequence[str]) -> Iterator[_Reading]:
    for match in _NUMERIC.finditer(line):
        one, two, year = match[1], match[3], _century(match[4])
        orders = [(two, one), (one, two)] if match[2] == "/" else [(two, one)]
        orders = orders[::-1] if match[2] == "/" and _slash(langs) == "month" else orders
        days = [day for month, number in orders if (day := _day(year, month, number)) is not None]
        if not days and (day := _day(year, one, two)) is not None:  # 10.18.2019 can be nothing else
            days = [day]
        if len(set(days)) == 1:
            what = _clocked(days[0], match[5], match[6], line[match.end() : match.end() + 8])
            yield match.start(), match.end(), what
        elif days:
            yield match.start(), match.end(), Written(tuple(dict.fromkeys(days)))


def _named(line: str, langs: Sequence[str]) -> Iterator[_Reading]:
    for pattern, (number, word, year) in _NAMED:
        for match in pattern.finditer(line):
            month = month_of(match[word], langs)
            day = None if month is None else _day(_century(match[year]), str(month), match[number])
            if day is not None:
                yield match.start(), match.end(), _timed(day, line[match.end() : match.end() + 24])


def _timed(day: date, after: str) -> Written:
    """A date with the clock that may stand behind it."""
    clock = _BEHIND.match(after)
    return Written((day,)) if clock is None else _clocked(day, clock[1], clock[2], after[clock.end() :])


def _clocked(day: date, hour: str | None, minute: str | None, tail: str) -> Written:
    offset = _OFFSET.match(tail)
    if not hour or not minute or offset is None or int(hour) > 23 or int(minute) > 59:
        return Written((day,))
    if offset[1] not in {"z", "utc", "gmt"} and offset[1].strip("+-:0"):
        return Written((day,))
    return _moment(datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=UTC))


def _moment(at: datetime) -> Written:
    """A moment in UTC: somewhere it was the day before or the day after."""
    day, hour = at.date(), at.hour + at.minute / 60
    if at.hour in _MIDNIGHTS and not at.minute and not at.second:
        return Written((day + timedelta(1),), (day,), local=False)
    after = (day + timedelta(1),) if hour + _EAST_MOST >= 24 else ()
    before = (day - timedelta(1),) if hour + _WEST_MOST < 0 else ()
    return Written((day,), (*after, *before), local=hour == 0 and at.second == 0)


def month_of(word: str, langs: Sequence[str]) -> int | None:
    """The number of a month by a folded word or its beginning, in any of the languages or English; else None."""
    for lang in dict.fromkeys((*(lang.lower().split("-")[0].split("_")[0] for lang in langs), "en")):
        names = months(lang)
        if word in names:
            return names[word]
        begun = {number for name, number in names.items() if len(word) >= _SHORTEST_MONTH and name.startswith(word)}
        if len(begun) == 1:
            return begun.pop()
    return _everywhere().get(word)


@cache
def _everywhere() -> dict[str, int]:
    """The names of months in every language with a table, without those that are two months: pages lie about theirs."""
    out: dict[str, set[int]] = {}
    for lang in zoned():
        for name, number in _cldr().get(lang, {}).items():
            out.setdefault(name, set()).add(number)
    return {name: min(numbers) for name, numbers in out.items() if len(numbers) == 1}


@cache
def months(lang: str) -> dict[str, int]:
    """The folded names of the months in a language and their numbers, as CLDR and its table have them."""
    table = times_of(lang)
    out = dict(_cldr().get(lang, {}))
    for code in table.locales if table is not None else ():
        out |= _cldr().get(code, {})
    for number, names in enumerate(table.months if table is not None else (), start=1):
        out.update(dict.fromkeys((fold(name).text.strip(". ") for name in names), number))
    return out


@cache
def _cldr() -> dict[str, dict[str, int]]:
    """The names of CLDR, from a file: Babel takes 60 ms for a language, for these two things in it."""
    rows = (files("sayso.lang") / "months.tsv").read_text(encoding="utf-8").splitlines()
    split = [row.split("\t") for row in rows if not row.startswith("#")]
    return {
        code: {name: number for number, names in enumerate(named, start=1) for name in names.split(",")}
        for code, *named in split
    }


def _slash(langs: Sequence[str]) -> str:
    """What stands first in 02/03/2019: "day", "month", or "" where both are in use."""
    for lang in langs:
        if lang.lower().replace("_", "-") in {"en-us", "en-ph"}:
            return "month"
        table = times_of(lang.lower().split("-")[0].split("_")[0])
        if table is not None and table.slash:
            return table.slash
        if "en" not in lang.lower()[:2]:
            return "day"
        if "-" in lang or "_" in lang:
            return "day"
    return ""


def _century(year: str) -> str:
    return year if len(year) == 4 else str((1900 if int(year) >= _PIVOT else 2000) + int(year))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if int(year) >= _EARLIEST else None
    except ValueError:
        return None
