"""The cases of recognizers-datetime-specs that are in scope: a sentence, its reference time, what stands in it.

In scope are the files of dates, periods, clock times, durations and sets: Date, DatePeriod, DateTime, DateTimePeriod,
Time, TimePeriod, Duration, Set, each as Extractor (spans) and Parser (spans and values), Merged (both), DateTimeModel.
Out of scope are files of holidays alone, of zones alone and of modes of that product (calendar, experimental, tasks,
complex calendar, extended types, split, skip-from-to), and answers of other types (timezone, datetimealt).

A case stays in whichever of Microsoft's own runtimes fails on it, with one exception, the same for all systems: where
all of them are named in NotSupported and NotSupportedByDesign together, nothing has ever checked its answers (and in
French and Arabic many offsets point elsewhere). Those are counted apart, as `.unchecked`. An answer whose offsets do
not show its text is moved to the one place where the text stands, or left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

LANGUAGES = {
    "ar": "Arabic",
    "en": "English",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "tr": "Turkish",
}
WHOLE = ("MergedExtractor", "MergedParser", "DateTimeModel")  # their answers are all that stands in the sentence
_KINDS = ("Date", "DatePeriod", "DateTime", "DateTimePeriod", "Time", "TimePeriod", "Duration", "Set")
FILES = (*(f"{kind}{side}" for kind in _KINDS for side in ("Extractor", "Parser")), *WHOLE)
TYPES = frozenset(
    {"date", "daterange", "datetime", "datetimerange", "time", "timerange", "duration", "set"}
)  # of answers
_RUNTIMES = frozenset({"dotnet", "java", "javascript", "python"})
_NAME = re.compile(r"dotnet|javascript|java|python")
_NEVER = "0001-01-01"  # of a day that does not exist: 30 February, the fifth Sunday of a month with four
NO_DAY = datetime(2016, 11, 7)  # noqa: DTZ001 - of extractors' cases, whose spans hang on no day


class Gold(Struct, frozen=True):
    """An answer: characters [start, end) of the sentence, its type, and all ways to write what it means."""

    start: int
    end: int
    type: str
    forms: frozenset[str]  # none: the file gives spans only


class Case(Struct, frozen=True):
    """One sentence. `whole`: `gold` is all that stands in it; else other expressions may stand there too."""

    name: str  # for the halves: the sentence itself, so that one in several files is in one half
    lang: str
    file: str
    text: str
    reference: datetime
    gold: tuple[Gold, ...]
    whole: bool
    checked: bool


def cases(folder: Path, lang: str) -> list[Case]:
    """All cases of a language in scope, in order of file."""
    place = folder / "Specs" / "DateTime" / LANGUAGES[lang]
    return [case for name in FILES for case in _of_file(place / f"{name}.json", lang, name)]


def _of_file(path: Path, lang: str, name: str) -> Iterator[Case]:
    rows = json.loads(path.read_text(encoding="utf-8-sig")) if path.exists() else []
    whole = name in WHOLE
    for row in rows:
        text, failing = row["Input"], f"{row.get('NotSupported', '')} {row.get('NotSupportedByDesign', '')}".lower()
        answers = [_gold(text, result) for result in row["Results"] or []]
        gold = tuple(answer for answer in answers if answer is not None)
        if (gold or whole) and len(gold) == len(answers):
            checked = not set(_NAME.findall(failing)) >= _RUNTIMES
            yield Case(text, lang, name, text, _reference(row), gold, whole, checked)


def _reference(row: dict[str, Any]) -> datetime:
    said = (row.get("Context") or {}).get("ReferenceDateTime")
    return NO_DAY if said is None else datetime.fromisoformat(said[:19])


def _gold(text: str, result: dict[str, Any]) -> Gold | None:
    """The answer; None if it is of another type, or stands nowhere."""
    kind = str(result.get("TypeName") or result.get("Typename") or result.get("Type")).removeprefix("datetimeV2.")
    place = _place(text, result)
    if kind not in TYPES or place is None:
        return None
    value = result.get("Resolution") or result.get("Value")
    forms = _forms(value) if isinstance(value, dict) else ()  # thirty Arabic answers are the bare "not resolved"
    return Gold(*place, kind, frozenset(form for form in forms if form and _NEVER not in form))


def _place(text: str, result: dict[str, Any]) -> tuple[int, int] | None:
    words = result["Text"].lower()
    start = result.get("Start", result.get("start"))
    if start is not None:
        end = start + result["Length"] if "Length" in result else result["End"] + 1
        if text[start:end].lower() == words:
            return start, end
    low = text.lower()
    at = low.find(words)
    single = len(low) == len(text) and at >= 0 and low.find(words, at + 1) < 0
    return (at, at + len(words)) if single else None


def _forms(value: dict[str, Any]) -> Iterator[str]:
    """The ways to write an answer's values, one a line of the docstring of bench.when.forms."""
    if "values" in value:
        for each in value["values"]:
            yield from _of_model(each)
        return
    mod = value.get("Mod") or ""
    sides = [value.get(name) or {} for name in ("FutureResolution", "PastResolution")]
    for side in sides:
        yield from _of_fields(side, mod)
    if value.get("Timex"):
        yield from named(str(value["Timex"]), mod)
    yield from parts(str(value.get("Timex") or ""), [day for side in sides for day in _days(side)])


def _of_model(each: dict[str, Any]) -> Iterator[str]:
    timex, mod = str(each.get("timex") or ""), str(each.get("Mod") or "")
    said = each.get("value")
    if each.get("type") == "duration" and said:
        yield duration(str(said), mod)
    elif said and said != "not resolved":
        yield str(said)
    if "start" in each or "end" in each:
        yield f"{each.get('start', '')}/{each.get('end', '')}"
    if timex:
        yield from named(timex, mod)
        yield from parts(timex, _days(each))


def _of_fields(side: dict[str, str], mod: str) -> Iterator[str]:
    """Of a parser's resolution: "date", "startDate" and "endDate", "duration", … A set has none but its timex."""
    for key in ("date", "dateTime", "time"):
        if side.get(key):
            yield side[key]
    if side.get("duration"):
        yield duration(side["duration"], mod)
    for kind in ("Date", "DateTime", "Time"):
        start, end = side.get(f"start{kind}"), side.get(f"end{kind}")
        if start or end:
            yield f"{start or ''}/{end or ''}"


def _days(side: dict[str, Any]) -> list[str]:
    starts = [str(side[key]) for key in ("start", "startDateTime", "end", "endDateTime") if side.get(key)]
    return [start[:10] for start in starts[:1] if re.match(r"\d{4}-\d\d-\d\d ", start)]


def duration(seconds: str, mod: str) -> str:
    """A length of time in seconds; "more than" and "less than" belong to it."""
    return f"{float(seconds):.0f}s{mod if mod in ('more', 'less') else ''}"


_PARTS = re.compile(r"T(?:MO|MI|AF|EV|NI|DT)$")


def named(timex: str, mod: str) -> Iterator[str]:
    """The TIMEX itself: right for what is given without a day; of a length of time only the seconds count."""
    yield f"={trimmed(timex)} {mod}".rstrip()


def parts(timex: str, days: list[str]) -> Iterator[str]:
    """A part of a day ("TMO") with the days that it is resolved to, instead of that product's own hours."""
    found = _PARTS.search(timex)
    for day in days if found else ():
        yield f"={day}{found[0] if found else ''}"


def trimmed(timex: str) -> str:
    """A TIMEX with full hours as the specs write them.

    >>> trimmed("XXXX-WXX-5T16:00")
    'XXXX-WXX-5T16'
    """
    return re.sub(r"(T\d\d(?::\d\d)?):00(?!\d|:)", r"\1", re.sub(r"(T\d\d:\d\d):00(?!\d)", r"\1", timex))
