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
from sayso.model import Analysis, Fact, Page
from sayso.resolve.dating import calendar
from sayso.resolve.dating.witness import Witness

# ranks: what two places or the headline say, of one fact, of a change as a bound, of a change that dates a page alone
_AGREED, _ALONE, _CHANGED, _LAST = 0, 4, 6, 8
_SURE = 2.0  # weight from which a fact is heard for itself, whatever the others say
_DAY = timedelta(1)
_MOST, _QUOTED = 3, 40  # facts that are named in a reason, and characters of each
_CHANGE = 0.35  # of the weight of a day of publication: that of a change, where nothing else is said
_UNLIKELIER = 0.8  # of the weight of a day: the other reading of 02/03
_ELSEWHERE = 0.25  # of the weight of a line at the headline: dates of other things stand everywhere
_ABOVE = 0.5  # … above it: many sites show today's date there
_ODD = 0.1  # of the weight of a mere day that is older than the web, or later than the last change of the page
_WEB = date(1993, 4, 30)  # CERN gave it to everybody
_MONTH = 1.0  # weight of a month in the address
_ALSO = 0.2  # of the weight of more facts at the headline for one day
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
    ("itemprop ", "headline", 3.6, 3.2),
    ("property ", "headline", 3.6, 3.2),
    ("time ", "headline", 3.6, 3.2),
)
_ELEMENT = re.compile(r"[a-z0-9]{1,8} class ")
_KEYS = frozenset({"published", "modified", "dated"})
_SERVER = "http "  # what a server says of a file; of a page that it makes anew each time, the moment of asking
_OTHER = ("metadata", 3.0, 1.0)  # what other formats say: the fields of a feed, the header of a letter
_ADDRESS_BACK = re.compile(r"(?<=[/_=.-])(0[1-9]|[12]\d|3[01])([_-]?)(0[1-9]|1[0-2])\2((?:19|20)\d{2})(?=[/_.?&-]|\Z)")
_ADDRESS = re.compile(r"(?<=[/_=.-])((?:19|20)\d{2})([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=[/_.?&-]|\Z)")
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d{2})[/-](0[1-9]|1[0-2])/")
_LONGEST_ADDRESS = 500  # characters


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
        last = max(fetched.days) + _DAY
        yield Witness(0, calendar.between(None, last), f"it was fetched on {fetched.days[0]}", wide=True)
    heard = voices(analysis)
    best = _most(heard, _months(_address(analysis.page)))
    named = sorted((v for v in heard if best in (*v.what.days, *v.what.near)), key=lambda v: -v.weight)
    if best is not None and named:
        yield Witness(_rank(named), calendar.on(best), _told(named, best))
    for voice in heard:
        day = best if best is not None and best in voice.what.near else voice.what.days[0]
        if voice.fact.key == "modified":
            told = f"{voice.fact.by} says that it was changed on {day}"
            yield Witness(_CHANGED, calendar.between(None, day + _DAY), told, wide=True)
        elif voice.weight >= _SURE and day != best:
            yield Witness(_ALONE, calendar.on(day), f"{voice.fact.by} declares {day}")


def _rank(named: Sequence[Voice]) -> int:
    """How sure a day is by those who name it."""
    if named[0].fact.key == "modified":
        return _ALONE if named[0].voice == "headline" else _LAST
    sure = len({voice.place for voice in named}) > 1 or (named[0].voice == "headline" and named[0].weight >= _SURE)
    return _AGREED if sure else _ALONE


def _told(named: Sequence[Voice], best: date) -> str:
    """Who names the day, in words that stand on the page or in its source."""
    if len(named) == 1 and best == named[0].what.days[0] and len(named[0].fact.value) <= len(best.isoformat()):
        told = f"{named[0].fact.by} declares {best}"
    else:
        one_each = {voice.place: voice for voice in reversed(named)}
        quoted = [f"{v.fact.by} “{v.fact.value[:_QUOTED]}”" for v in sorted(one_each.values(), key=lambda v: -v.weight)]
        told = f"{', '.join(quoted[:_MOST])}: {best}"
    return f"only its last change dates it: {told}" if named[0].fact.key == "modified" else told


def voices(analysis: Analysis) -> list[Voice]:
    """The facts that name a day, in the order of the page, and its address."""
    page = analysis.page
    langs = [fact.value for fact in page.facts if fact.key == "language"]
    langs += sorted({passage.lang for passage in analysis.passages} - set(langs))
    facts = [fact for fact in page.facts if fact.key in _KEYS and not fact.by.startswith(_SERVER)]
    read = [
        (fact, what)
        for fact in (*facts, *_of_address(_address(page)))
        if (what := written(fact.value, langs)) is not None
    ]
    changed = max((what.days[0] for fact, what in read if fact.key == "modified"), default=date.max - _DAY)
    out = []
    for fact, what in read:
        voice, weight = _weight(fact)
        odd = fact.key == "dated" and not _WEB <= what.days[0] <= changed + _DAY
        out.append(Voice(fact, what, voice, weight * _ODD if odd else weight))
    return out


def _address(page: Page) -> str:
    declared = next((fact.value for fact in page.facts if fact.key == "canonical"), "")
    return (page.url or declared)[:_LONGEST_ADDRESS]


def _months(address: str) -> frozenset[tuple[int, int]]:
    return frozenset((int(found[1]), int(found[2])) for found in _ADDRESS_MONTH.finditer(address))


def _of_address(address: str) -> Iterator[Fact]:
    """The days in an address: /2019/08/02/, 2019-08-02, 02082019."""
    for found in _ADDRESS.finditer(address):
        yield Fact("published", f"{found[1]}-{found[3]}-{found[4]}", "address")
    for found in _ADDRESS_BACK.finditer(address):
        yield Fact("published", f"{found[4]}-{found[3]}-{found[1]}", "address")


def _weight(fact: Fact) -> tuple[str, float]:
    """The voice of a fact and its weight."""
    by = _ELEMENT.sub("time ", fact.by)
    voice, published, dated = next((row[1:] for row in _ORIGINS if by.startswith(row[0])), _OTHER)
    weight = {"published": published, "dated": dated, "modified": published * _CHANGE}[fact.key]
    if by.endswith(" above the headline"):
        return "above", weight * _ABOVE
    return ("elsewhere", weight * _ELSEWHERE) if by.endswith((" in the article", " elsewhere")) else (voice, weight)


def _most(heard: Sequence[Voice], months: frozenset[tuple[int, int]]) -> date | None:
    """The day for which most is said, of two that are level the first; `months` are those in the address."""
    scores: dict[date, dict[str, list[float]]] = {}
    for voice in heard:
        shares = dict.fromkeys(voice.what.near, _NEAR) | dict.fromkeys(voice.what.days, _UNLIKELIER)
        for day, share in {**shares, voice.what.days[0]: 1.0}.items():
            scores.setdefault(day, {}).setdefault(voice.voice, []).append(voice.weight * share)
    for day in scores if months else ():
        if (day.year, day.month) in months:
            scores[day].setdefault("address", []).append(_MONTH)
    return max(scores, key=lambda day: sum(_together(*row) for row in scores[day].items()), default=None)


def _together(voice: str, weights: Sequence[float]) -> float:
    """One voice counts once; at the headline, line and element are two tellers now and then: a little more."""
    best = max(weights)
    return best + (_ALSO * min(best, sum(weights) - best) if voice == "headline" else 0.0)
