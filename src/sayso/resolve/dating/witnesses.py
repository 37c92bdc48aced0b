"""What a page says about its own day: witnesses, the surest first, each with the days that it allows and its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sayso.model import Analysis, Grain, Passage, PassageKind, Span, Tense, Timex, TimexKind, TimexMod
from sayso.resolve.dating import calendar
from sayso.resolve.dating.declared import declared
from sayso.resolve.dating.landmarks import Landmarked, landmarked, since
from sayso.resolve.dating.offices import Called, called, holders
from sayso.resolve.dating.values import bond, plain
from sayso.resolve.dating.witness import NEWS, PAST, Witness

SPEAKING = frozenset(
    {PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.DATELINE, PassageKind.BODY, PassageKind.CAPTION}
)
_UNDATED = frozenset({TimexKind.DURATION, TimexKind.SET})
_APART = 5  # characters between "today" and its weekday
BARE = "bare-date"  # the rule's name of a passage of nothing but a date
_TELLING = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY})
LEAD_PASSAGES = 3  # body passages in which news says what is new: the inverted pyramid
_DATELINES, _DECLARED = (1, 3), 4  # ranks of what date lines say, and of what the page's markup declares
WEEKDAY_LAG = 1  # days: "on Friday" as the news is read on Friday or on Saturday
DATE_LAG = 3  # days: "on May 3" as the news is written so when it is not read on that day; three bridges a weekend
DATELINE_LAG = 1  # days: "VELM, May 3 (VPA) -" is the day of writing; who prints it does so then or a day later


class Line(Struct, frozen=True):
    """A time expression where it stands."""

    timex: Timex
    words: str
    kind: PassageKind
    lead: bool
    at: int  # place among the expressions of the page
    stamp: bool  # in a line of nothing but a date: the page's own
    head: bool  # above the story's second passage; a date line further down can be that of another story

    @property
    def dateline(self) -> bool:
        """Does it say when the text was written: a passage of its own, or before the dash of an agency's first line."""
        return self.kind is PassageKind.DATELINE or self.timex.by == "dateline"


class Sight(Struct, frozen=True):
    """What bears on the day of a page: time expressions, holders of offices, landmarks."""

    lines: tuple[Line, ...]
    called: tuple[Called, ...]
    named: tuple[Landmarked, ...]


def lines(analysis: Analysis) -> tuple[Line, ...]:
    """The time expressions of a page that can have a day, in order, with the passage that they stand in.

    How long something lasts and what recurs have none.
    """
    lead = _lead(analysis.passages)
    top = _top(analysis.passages)
    dated = (m for m in analysis.annotations if isinstance(m, Timex) and m.kind not in _UNDATED)
    marks = _todays(analysis.page.text, sorted(dated, key=lambda m: m.span))
    passages = sorted(analysis.passages, key=lambda p: p.span)
    out: list[Line] = []
    at = 0
    for mark in marks:
        while at < len(passages) and passages[at].span.end <= mark.span.start:
            at += 1
        if at < len(passages):
            words = " ".join(analysis.page.text[mark.span.start : mark.span.end].split())
            here = passages[at]
            stamp = here.kind is PassageKind.DATELINE and here.by == BARE
            out.append(Line(mark, words, here.kind, here.span in lead, len(out), stamp, here.span.start < top))
    return tuple(out)


def _todays(text: str, marks: list[Timex]) -> list[Timex]:
    """A weekday just behind "today" is today's: "today, on Friday"."""
    out = list(marks)
    for at, (one, two) in enumerate(pairwise(marks)):
        between = text[one.span.end : two.span.start]
        today = one.value == "P0D" and one.weekday is None and two.value.startswith("XXXX-WXX-")
        if today and len(between) <= _APART and not any(mark in between for mark in ".;\n"):
            out[at] = replace(one, weekday=int(two.value[-1]))
    return out


def _top(passages: tuple[Passage, ...]) -> int:
    """Where the second body passage starts; the end of a page that has none."""
    starts = sorted(passage.span.start for passage in passages if passage.kind is PassageKind.BODY)
    return starts[1] if len(starts) > 1 else max((passage.span.end for passage in passages), default=0)


def _lead(passages: tuple[Passage, ...]) -> frozenset[Span]:
    """Headline, standfirst and the first body passages, of the page's own text and of the text that it translates."""
    heads = [p.span for p in passages if p.kind in (PassageKind.HEADLINE, PassageKind.STANDFIRST)]
    langs = sorted({p.lang for p in passages})
    bodies = [
        [p.span for p in passages if p.kind is PassageKind.BODY and p.lang == lang][:LEAD_PASSAGES] for lang in langs
    ]
    return frozenset((*heads, *(span for group in bodies for span in group)))


def sight(analysis: Analysis) -> Sight:
    """What bears on the day of a page, found once."""
    return Sight(lines(analysis), tuple(called(analysis)), landmarked(analysis))


def witnesses(analysis: Analysis, seen: Sight) -> tuple[Witness, ...]:
    """All that bears on the day of a page, the surest first."""
    found = seen.lines
    out = [*declared(analysis), *_news(found), *holders(seen.called), *since(seen.named)]
    today = any(_says_today(line) for line in found)
    for line in found:
        out.extend(_said(line, 0 if today or line.stamp else DATELINE_LAG, today=today))
    return tuple(sorted(_by_two_clocks(_agreed(out)), key=lambda witness: witness.rank))


def _by_two_clocks(found: list[Witness]) -> list[Witness]:
    """A date line one day after the declared day: the machine's clock is UTC, the newsroom's is ahead. Both can be."""
    declared = {calendar.first(w.days) for w in found if w.rank == _DECLARED and w.days}
    if len(declared) != 1:
        return found
    day = declared.pop()
    one, two = calendar.on(day), calendar.on(day + timedelta(1))
    late = [w for w in found if w.rank in _DATELINES and w.days & two and not w.days & one]
    if not late or any(w.rank in _DATELINES and not w.days & (one | two) for w in found):
        return found
    rest = [w for w in found if w.rank != _DECLARED and w not in late]
    said = [
        replace(w, days=one | two, because=f"{w.because}, a date line the day after")
        for w in found
        if w.rank == _DECLARED
    ]
    return [
        *rest,
        *said,
        *(replace(w, days=w.days | one, because=f"{w.because}, the page the day before") for w in late),
    ]


def _agreed(found: list[Witness]) -> list[Witness]:
    """Of two days in date lines the earlier is when it came out, the later when it was changed; more are a list."""
    written = sorted({calendar.first(w.days) for w in found if w.rank == 1 and w.days})
    if len(written) < 2:
        return found
    keep = written[:1] if len(written) == 2 else []
    return [w for w in found if w.rank != 1 or not w.days or calendar.first(w.days) in keep]


def _says_today(line: Line) -> bool:
    """ "Today, Thursday" speaks on the day of the date line, so the two are one day."""
    return line.kind in _TELLING and line.timex.value == "P0D" and line.timex.weekday is not None


def _said(line: Line, lag: int, *, today: bool) -> Iterator[Witness]:
    timex, quoted = line.timex, f"“{line.words}”"
    if line.kind not in SPEAKING:
        yield from _furniture(line)
        return
    tied = bond(timex)
    if tied is not None and tied.low == tied.high and timex.weekday is not None:
        yield Witness(
            0,
            calendar.moved(tied.days, -tied.low),
            f"{quoted} makes the page's day a {_name(timex.weekday, -tied.low)}",
        )
    when = plain(timex)
    if when is not None and when.first is not None:
        yield from _dated(line, when.first, quoted=quoted, lag=lag)
    elif tied is not None and timex.value.startswith("XXXX-") and "W" not in timex.value:
        if line.dateline:
            calls = "is the day that the text calls today" if today else "is the day of the page"
            told = "is the day of the page or the one before" if lag else calls
            yield Witness(3, calendar.spread(tied.days, 0, lag), f"the date line {quoted} {told}")
        else:
            yield Witness(
                5,
                calendar.spread(tied.days, -tied.high, -tied.low),
                f"{quoted} without a year lies {_side(timex.tense)} by less than a year",
            )


def _dated(line: Line, first: date, *, quoted: str, lag: int) -> Iterator[Witness]:
    """A dated past is a lower bound; a date line with a year is the day; what no verb calls past bounds nothing."""
    timex = line.timex
    if line.dateline and timex.grain is Grain.DAY:
        rank = 1 if line.head else 5
        yield Witness(rank, calendar.between(first, first + timedelta(lag)), f"the date line says {quoted}", wide=True)
    elif timex.mod in (TimexMod.BEFORE, TimexMod.AFTER) or timex.tense is Tense.FUTURE:
        return
    elif timex.tense is Tense.PAST or timex.mod is TimexMod.SINCE or line.kind is PassageKind.CAPTION:
        shown = line.kind is PassageKind.CAPTION  # an archive picture says nothing of how long ago it was taken
        reason = f"it {'shows a picture of' if shown else 'tells of'} {quoted}, so it is not older"
        alone = timex.grain is Grain.YEAR
        yield Witness(PAST, calendar.between(first, None), reason, None if shown else first, wide=True, vague=alone)


def _furniture(line: Line) -> Iterator[Witness]:
    """A month in a promotion is when the page was kept: it is not younger. Years alone are copyright lines."""
    when = plain(line.timex)
    if line.kind is PassageKind.PROMOTION and when is not None and when.grain in (Grain.DAY, Grain.MONTH):
        yield Witness(
            7,
            calendar.between(None, when.last),
            f"the page was kept with “{line.words}” in a promotion, so it is not younger",
            wide=True,
        )


def _news(found: tuple[Line, ...]) -> Iterator[Witness]:
    """The first past day of the lead is the news, and news is new."""
    line = next((line for line in found if is_news(line)), None)
    tied = None if line is None else bond(line.timex)
    if line is not None and tied is not None and plain(line.timex) is None:
        lag = WEEKDAY_LAG if "W" in line.timex.value else DATE_LAG
        later = "the next" if lag == 1 else f"at most {lag} days later"
        told = f"“{line.words}” in the lead is the news: the page came out on that day or {later}"
        yield Witness(NEWS, calendar.spread(tied.days, 0, lag), told)


def lagging(found: tuple[Line, ...]) -> tuple[Span, int] | None:
    """The timex that is the news, and how many days the page can lag behind it."""
    line = next((line for line in found if is_news(line)), None)
    return None if line is None else (line.timex.span, WEEKDAY_LAG if "W" in line.timex.value else DATE_LAG)


def is_news(line: Line) -> bool:
    """A past day in the lead, not counted from the page; the first of them is what is new."""
    counted = line.timex.value.startswith(("P", "-P"))
    return line.lead and line.timex.tense is Tense.PAST and not counted and bond(line.timex) is not None


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _name(weekday: int, by: int) -> str:
    return WEEKDAYS[(weekday - 1 + by) % 7]


def _side(tense: Tense) -> str:
    return {Tense.PAST: "back", Tense.FUTURE: "ahead"}.get(tense, "back or ahead")
