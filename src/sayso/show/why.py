"""When, and why: of each page the day it came out, and of each of its time expressions the day and the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from sayso.model import Analysis, Dating, Dossier, Published, Span, TimeSpan, Timex, TimexKind
from sayso.show.wording import clipped, days, is_vague, reasons, seen
from sayso.text import fold

WhyView = Callable[[Sequence[Analysis], Dossier, str], str]

_WORDS, _WHEN = 30, 24  # characters of the columns of words and of days
_NEVER = {TimexKind.DURATION: "it says how long, not when", TimexKind.SET: "it recurs: no one day"}
_VAGUE = frozenset({"PAST_REF", "FUTURE_REF"})


class Moment(Struct, frozen=True, omit_defaults=True):
    """A time expression: its words, what they were read as, and what day that is."""

    words: str
    start: int  # code points of the page's text
    end: int
    kind: str
    value: str
    rule: str
    because: str
    when: TimeSpan | None = None  # None: unknown
    clock: str = ""


class Times(Struct, frozen=True, omit_defaults=True):
    """A page and its times."""

    page: str  # the name that the user gave
    because: str
    published: TimeSpan | None = None  # None: unknown
    overruled: tuple[str, ...] = ()
    alternatives: tuple[TimeSpan, ...] = ()
    times: tuple[Moment, ...] = ()


def text(analyses: Sequence[Analysis], dossier: Dossier, words: str) -> str:
    """For reading: a paragraph a page, two lines a time expression that holds the words."""
    return "\n".join("\n".join((*_lines(one), "")) for one in _all(analyses, dossier, words))


def json(analyses: Sequence[Analysis], dossier: Dossier, words: str) -> str:
    """`{"pages": […]}` on one line."""
    return msgspec.json.encode({"pages": list(_all(analyses, dossier, words))}).decode() + "\n"


WHY: dict[str, WhyView] = {"json": json, "text": text}


def _all(analyses: Sequence[Analysis], dossier: Dossier, words: str) -> Iterator[Times]:
    published = {one.page: one for one in dossier.published}
    dated = {one.timex: one for one in dossier.datings}
    for analysis in analyses:
        found = published.get(analysis.page.id)
        sought = fold(words).text
        moments = tuple(one for one in _moments(analysis, dated, found) if sought in fold(one.words).text)
        if found is None:
            yield Times(analysis.page.name, "nothing that stands on the page dates it", times=moments)
        else:
            when, others = found.when, found.alternatives
            yield Times(analysis.page.name, found.because, when, found.overruled, others, moments)


def _moments(analysis: Analysis, dated: Mapping[Span, Dating], found: Published | None) -> Iterator[Moment]:
    for mark in analysis.annotations:
        if isinstance(mark, Timex):
            words = " ".join(analysis.page.text[mark.span.start : mark.span.end].split())
            dating = dated.get(mark.span)
            because = _unknown(mark, found) if dating is None else dating.because
            when = None if dating is None else dating.when
            kind, start, end = mark.kind.value, mark.span.start, mark.span.end
            yield Moment(words, start, end, kind, mark.value, mark.by, because, when, mark.clock)


def _unknown(mark: Timex, found: Published | None) -> str:
    """Why an expression has no day."""
    if mark.kind in _NEVER:
        return _NEVER[mark.kind]
    if mark.value in _VAGUE:
        return "it is too vague for a day"
    if mark.anchor is not None:
        return "what it counts from has no day"
    if found is None or found.when.first is None or found.when.first != found.when.last:
        return "it hangs on the day of the page, which is not known to the day"
    return "more than one day fits"


def _lines(one: Times) -> Iterator[str]:
    yield seen(one.page)
    when = None if one.published is None or is_vague(one.published) else one.published
    yield f"  came out: {days(one.published) if when is not None else 'day unknown'}"
    yield from (f"    {seen(reason)}" for reason in reasons(one.because))
    yield from (f"    overruled: {seen(' '.join(reasons(reason)))}" for reason in one.overruled)
    if one.alternatives:
        yield f"    also possible: {', '.join(days(other) for other in one.alternatives)}"
    for moment in one.times:
        told = f"{days(moment.when) if moment.when is not None else 'unknown'}{_clock(moment)}"
        words = seen(clipped(moment.words, _WORDS))
        yield f"  {words:<{_WORDS}}  {told:<{_WHEN}}  {seen(' '.join(reasons(moment.because)))} [{moment.rule}]"


def _clock(moment: Moment) -> str:
    return f" {moment.clock}" if moment.clock else ""
