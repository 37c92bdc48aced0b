"""What the format of a page declares about its day: metadata, address, marked-up lines. Witnesses, never the truth.

Each fact speaks for a day with a weight; facts of one voice (all metadata, all that stands at the headline, …) count
once. The day for which most is said wins: two voices that agree outweigh a third.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from sayso.lang.written import Written, written
from sayso.model import Analysis, Fact
from sayso.resolve import calendar
from sayso.resolve.calendar_witness import Witness

SURE = 2.0  # weight from which what is declared is heard before the words of the page
_RANKS = (0, 4)  # of what is surely declared, and of what is weakly
_CHANGED = 6  # rank of the day of a change: an upper bound
_ELSEWHERE = 0.25  # of the weight of a line at the headline: dates of other things stand everywhere
_NEAR = 0.9  # of the weight of a moment in UTC: that it was the day before or after for its writer
_ORIGINS = (  # beginning of where a fact stood, voice, weight if it is called publication, and if it is called just a date
    ("json-ld ", "metadata", 3.0, 1.0),
    ("meta article:", "metadata", 3.0, 1.0),
    ("meta ", "metadata", 2.6, 1.6),
    ("itemprop ", "headline", 3.2, 3.0),
    ("property ", "headline", 3.2, 3.0),
    ("labelled line", "headline", 3.4, 3.0),
    ("line of a date", "headline", 3.0, 3.0),
    ("line", "headline", 2.6, 2.6),
    ("script ", "script", 1.5, 0.8),
    ("address", "address", 4.0, 4.0),
    ("", "headline", 3.2, 2.8),  # elements: "time …", "span class …"
)
_ADDRESS = re.compile(r"(?<=[/_=.-])((?:19|20)\d{2})([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=[/_.?&-]|\Z)")
_LONGEST_ADDRESS = 500


class Voice(Struct, frozen=True):
    """One fact that speaks for a day."""

    fact: Fact
    what: Written
    voice: str
    weight: float


def declared(analysis: Analysis) -> Iterator[Witness]:
    """What the facts of a page say about the day on which it came out."""
    fetched = written(analysis.page.fetched) if analysis.page.fetched is not None else None
    if fetched is not None:
        last = max(fetched.days) + timedelta(1)
        yield Witness(0, calendar.between(None, last), f"it was fetched on {fetched.days[0]}", wide=True)
    heard = voices(analysis)
    yield from _verdict(heard)
    for voice in heard:
        day = voice.what.days[0]
        if voice.fact.key == "modified":
            told = f"{voice.fact.by} says that it was changed on {day}"
            yield Witness(_CHANGED, calendar.between(None, day + timedelta(1)), told, wide=True)
        elif voice.weight >= SURE:
            yield Witness(4, calendar.on(day), f"{voice.fact.by} declares {day}")


def voices(analysis: Analysis) -> list[Voice]:
    """The facts that name a day, in the order of the page."""
    page = analysis.page
    langs = [fact.value for fact in page.facts if fact.key == "language"]
    langs += sorted({passage.lang for passage in analysis.passages} - set(langs))
    out = [
        Voice(fact, what, *_weight(fact))
        for fact in page.facts
        if fact.key in {"published", "modified", "dated"} and (what := written(fact.value, langs)) is not None
    ]
    address = page.url or next((fact.value for fact in page.facts if fact.key == "canonical"), "")
    for match in _ADDRESS.finditer(address[:_LONGEST_ADDRESS]):
        fact = Fact("published", "-".join((match[1], match[3], match[4])), "address")
        if (what := written(fact.value)) is not None:
            out.append(Voice(fact, what, *_weight(fact)))
    return out


def _weight(fact: Fact) -> tuple[str, float]:
    voice, published, dated = next(row[1:] for row in _ORIGINS if fact.by.startswith(row[0]))
    weight = published if fact.key == "published" else dated
    if fact.by.endswith((" in the article", " elsewhere")):
        return "elsewhere", weight * _ELSEWHERE
    return voice, weight


def _verdict(heard: Sequence[Voice]) -> Iterator[Witness]:
    """The day for which most is said."""
    scores: dict[date, dict[str, float]] = {}
    for voice in heard:
        if voice.fact.key == "modified":
            continue
        days = {**dict.fromkeys(voice.what.near, _NEAR), **dict.fromkeys(voice.what.days, 1.0)}
        for day, share in days.items():
            said = scores.setdefault(day, {})
            said[voice.voice] = max(said.get(voice.voice, 0.0), voice.weight * share)
    if not scores:
        for voice in heard:
            scores.setdefault(voice.what.days[0], {})[voice.voice] = 0.5
    if not scores:
        return
    best = max(sorted(scores), key=lambda day: sum(scores[day].values()))
    total = sum(scores[best].values())
    named = [v for v in heard if best in v.what.days or best in v.what.near]
    told = ", ".join(dict.fromkeys(v.fact.by for v in sorted(named, key=lambda v: -v.weight)[:3]))
    yield Witness(_RANKS[0] if total >= SURE else _RANKS[1], calendar.on(best), f"{told} declares {best}" if named else "")
