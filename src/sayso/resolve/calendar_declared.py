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

# ranks: what two places or the headline say, of one fact, of a change as a bound, of a change that dates a page alone
_AGREED, _ALONE, _CHANGED, _LAST = 0, 4, 6, 8
_SURE = 2.0  # weight from which a fact is heard for itself, whatever the others say
_DAY = timedelta(1)
_TOLD = 3  # facts that are named in a reason
_CHANGE = 0.35  # of the weight of a day of publication: that of a change, where nothing else is said
_UNLIKELIER = 0.8  # of the weight of a day: the other reading of 02/03
_ELSEWHERE = 0.25  # of the weight of a line at the headline: dates of other things stand everywhere
_ABOVE = 0.5  # … above it: many sites show today's date there
_ODD = 0.3  # of the weight of a mere day that is older than the web, or later than the last change of the page
_WEB = date(1993, 4, 30)  # CERN gave it to everybody
_NEAR = 0.9  # of the weight of a moment in UTC: that it was the day before or after for its writer
_ORIGINS = (  # how it begins where a fact stood, the voice, the weight of a day of publication, and of just a day
    # right on the developed half of htmldate-eval: metadata .95, of other names .85, elements .98, lines of a date .96,
    # lines with more .91, addresses .99; outside the headline .6
    ("json-ld ", "metadata", 3.0, 1.0),
    ("meta article:", "metadata", 3.0, 1.0),
    ("meta ", "metadata", 2.6, 1.6),
    ("script ", "script", 1.5, 0.8),
    ("address", "address", 4.0, 4.0),
    ("labelled line", "headline", 3.4, 3.0),
    ("line of a date", "headline", 3.0, 3.0),
    ("line", "headline", 2.4, 2.4),
    ("itemprop ", "headline", 3.2, 3.0),
    ("property ", "headline", 3.2, 3.0),
    ("time ", "headline", 3.2, 3.0),
)
_ELEMENT = re.compile(r"[a-z0-9]{1,8} class ")
_OTHER = ("metadata", 3.0, 1.0)  # what other formats say: the fields of a feed, the header of a letter
_ADDRESS_BACK = re.compile(r"(?<=[/_=.-])(0[1-9]|[12]\d|3[01])([_-]?)(0[1-9]|1[0-2])\2((?:19|20)\d{2})(?=[/_.?&-]|\Z)")
_ADDRESS = re.compile(r"(?<=[/_=.-])((?:19|20)\d{2})([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=[/_.?&-]|\Z)")
_LONGEST_ADDRESS = 500


class Voice(Struct, frozen=True):
    """One fact that speaks for a day."""

    fact: Fact
    what: Written
    voice: str
    weight: float

    @property
    def place(self) -> str:
        """Where it stood, roughly: two facts from one place are one man's word."""
        return self.fact.by.split(" ")[0] if self.voice == "metadata" else self.voice


def declared(analysis: Analysis) -> Iterator[Witness]:
    """What the facts of a page say about the day on which it came out."""
    fetched = written(analysis.page.fetched) if analysis.page.fetched is not None else None
    if fetched is not None:
        last = max(fetched.days) + timedelta(1)
        yield Witness(0, calendar.between(None, last), f"it was fetched on {fetched.days[0]}", wide=True)
    heard = voices(analysis)
    best = _most(heard)
    named = sorted((v for v in heard if best in (*v.what.days, *v.what.near)), key=lambda v: -v.weight)
    if best is not None and (len({v.place for v in named}) > 1 or any(v.voice == "headline" for v in named)):
        told = " and ".join(dict.fromkeys(voice.fact.by for voice in named[:_TOLD]))
        yield Witness(_AGREED, calendar.on(best), f"{told} declare{'s' if len(named) == 1 else ''} {best}")
    for voice in heard:
        day = voice.what.days[0]
        if voice.fact.key == "modified":
            told = f"{voice.fact.by} says that it was changed on {day}"
            yield Witness(_CHANGED, calendar.between(None, day + _DAY), told, wide=True)
        elif voice.weight >= _SURE or day == best:
            yield Witness(_ALONE, calendar.on(day), f"{voice.fact.by} declares {day}")
    if best is not None and named and all(voice.fact.key == "modified" for voice in named):
        yield Witness(_LAST, calendar.on(best), f"nothing but its last change dates it: {named[0].fact.by} says {best}")


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
    found = [(m[1], m[3], m[4]) for m in _ADDRESS.finditer(address[:_LONGEST_ADDRESS])]
    found += [(m[4], m[3], m[1]) for m in _ADDRESS_BACK.finditer(address[:_LONGEST_ADDRESS])]
    for parts in found:
        fact = Fact("published", "-".join(parts), "address")
        if (what := written(fact.value)) is not None:
            out.append(Voice(fact, what, *_weight(fact)))
    return out


def _weight(fact: Fact) -> tuple[str, float]:
    """The voice of a fact and its weight."""
    by = _ELEMENT.sub("time ", fact.by)
    voice, published, dated = next((row[1:] for row in _ORIGINS if by.startswith(row[0])), _OTHER)
    weight = {"published": published, "dated": dated, "modified": published * _CHANGE}[fact.key]
    if by.endswith(" above the headline"):
        return "above", weight * _ABOVE
    return ("elsewhere", weight * _ELSEWHERE) if by.endswith((" in the article", " elsewhere")) else (voice, weight)


def _most(heard: Sequence[Voice]) -> date | None:
    """The day for which most is said, of two that are level the first."""
    scores: dict[date, dict[str, float]] = {}
    changed = max((v.what.days[0] for v in heard if v.fact.key == "modified"), default=date.max - _DAY)
    for voice in heard:
        odd = voice.fact.key == "dated" and not _WEB <= voice.what.days[0] <= changed + _DAY
        weight = voice.weight * (_ODD if odd else 1.0)
        shares = dict.fromkeys(voice.what.near, _NEAR) | dict.fromkeys(voice.what.days, _UNLIKELIER)
        for day, share in {**shares, voice.what.days[0]: 1.0}.items():
            said = scores.setdefault(day, {})
            said[voice.voice] = max(said.get(voice.voice, 0.0), weight * share)
    return max(scores, key=lambda day: sum(scores[day].values()), default=None)
