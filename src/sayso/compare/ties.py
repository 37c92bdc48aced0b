"""Time expressions of two pages that mean one day: what one page says of a date helps another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sayso.compare.counted import counted
from sayso.compare.origins import Sets
from sayso.compare.told import SILENT, Places, Told, own_times
from sayso.model import Analysis, Claim, DerivationKind, Event, Modality, Span, Tie, Timex
from sayso.text import fold

MOST = 40  # time expressions of one event that are tied
CONTEXT = 40  # characters before a time expression that a copy has as well
_MONTH_DAY = re.compile(r"XXXX-(\d\d-\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_COPIES = frozenset({DerivationKind.COPY, DerivationKind.REWRITE})


def ties(told: Told, events: Sequence[Event]) -> tuple[Tie, ...]:
    """Pairs of time expressions that date one event or stand in one copied text, each with the reason; sorted."""
    timexes = {mark.span: mark for one in told.analyses for mark in one.annotations if isinstance(mark, Timex)}
    claims = {claim.id: claim for analysis in told.analyses for claim in analysis.claims}
    ago = {claim: span for analysis in told.analyses for claim, span in counted(analysis).items()}
    out = {tie for event in events for tie in _of_event(event, claims, timexes, ago)}
    out |= set(_of_plans(told, events, claims, timexes))
    known = {(tie.left, tie.right) for tie in out}
    out |= {tie for tie in _of_copies(told, timexes) if (tie.left, tie.right) not in known}
    return tuple(sorted(out))


def _of_event(
    event: Event, claims: Mapping[str, Claim], timexes: Mapping[Span, Timex], ago: Mapping[str, Span]
) -> Iterator[Tie]:
    spans = {span for claim in event.claims if claim in claims for span in _dates(claims[claim], timexes)}
    spans |= {ago[claim] for claim in event.claims if claim in ago}
    kept: dict[tuple[str, str], Span] = {}  # one of a page that says the same twice
    for span in sorted(spans):
        kept.setdefault((span.page, timexes[span].value if span in timexes else ""), span)
    yield from _chain(list(kept.values())[:MOST], timexes, f"both date one event: {event.label}")


def _of_plans(
    told: Told, events: Sequence[Event], claims: Mapping[str, Claim], timexes: Mapping[Span, Timex]
) -> Iterator[Tie]:
    """What one page announces for a day, another tells of by its weekday, under a date line a few days later.

    Weekday, day and month agree by chance once in a year of such plans, so that the same kind of event is enough.
    """
    threads = {page: n for n, pages in enumerate(told.threads) for page in pages}
    written = {span.page: head for span, mark in sorted(timexes.items()) if (head := _written(mark)) is not None}
    spots = [
        (event, span) for event in events for c in event.claims if c in claims for span in _dates(claims[c], timexes)
    ]
    plans: dict[tuple[str, int], list[tuple[Event, Span, date]]] = defaultdict(list)
    for event, span in spots:
        known, thread = _day(event), threads.get(span.page)
        if known is not None and thread is not None and _weekday(timexes.get(span)) is None:
            plans[event.predicate, thread].append((event, span, known))
    for event, span in spots:
        number, thread = _weekday(timexes.get(span)), threads.get(span.page)
        if number is None or thread is None or span.page not in written:
            continue
        for plan, other, day in plans[event.predicate, thread][:MOST]:
            fits = day.isoweekday() == number and written[span.page] in _week_from(day)
            if fits and plan is not event and _day(event) in (None, day):
                left, right = sorted((span, other))
                yield Tie(left, right, f"one was announced for the day that the other is told of: {plan.label}")


def _written(mark: Timex) -> str | None:
    """The month and day of a date line without a year."""
    found = _MONTH_DAY.fullmatch(mark.value) if mark.by == "dateline" else None
    return None if found is None else found[1]


def _weekday(mark: Timex | None) -> int | None:
    found = None if mark is None else _WEEKDAY.fullmatch(mark.value)
    return None if found is None else int(found[1])


def _day(event: Event) -> date | None:
    """The day of an event, if one is known."""
    return event.when.first if event.when is not None and event.when.first == event.when.last else None


def _week_from(day: date) -> frozenset[str]:
    """Months and days of a day and the six after it: those on which a writer calls it by its weekday."""
    return frozenset((day + timedelta(n)).strftime("%m-%d") for n in range(7))


def _chain(spans: Sequence[Span], timexes: Mapping[Span, Timex], because: str) -> Iterator[Tie]:
    """Each with the next that can be the same day: what holds for neighbours holds for all, at a smaller cost."""
    for n, left in enumerate(spans):
        for right in spans[n + 1 :]:
            if not _other(timexes.get(left), timexes.get(right)):
                yield Tie(left, right, because)
                break


def _dates(claim: Claim, timexes: Mapping[Span, Timex]) -> tuple[Span, ...]:
    """The time of a claim: of two, the nearest to its word; never "now", nor what only counts from another event."""
    spot = (claim.trigger or claim.span).start
    times = [span for span in own_times(claim) if span not in timexes or _dates_it(timexes[span], claim)]
    return tuple(sorted(times, key=lambda span: (abs(span.start - spot), span))[:1])


def _dates_it(timex: Timex, claim: Claim) -> bool:
    fixed = timex.anchor is None and not timex.value.startswith("PRESENT")
    return fixed and (claim.modality is not Modality.ONGOING or not timex.value.startswith("P"))


def _other(left: Timex | None, right: Timex | None) -> bool:
    """They name two years, or two days of the year or of the week: no calendar makes them one."""
    if left is None or right is None:
        return False
    a, b = left.value, right.value
    if ("W" in a) != ("W" in b):
        return False
    if not a.startswith("P") and not b.startswith("P") and len(a) == len(b):
        return any(x != y for x, y in zip(a, b, strict=True) if "X" not in (x, y))
    return False


def _of_copies(told: Told, timexes: Mapping[Span, Timex]) -> Iterator[Tie]:
    """The same words after the same words on two pages of which one copies the other."""
    pairs = {tuple(sorted((one.derived.page, one.origin.page))) for one in told.derivations if one.kind in _COPIES}
    pages = {analysis.page.id: analysis for analysis in told.analyses}
    marked: dict[str, dict[str, Span]] = defaultdict(dict)
    wanted = {page for pair in pairs for page in pair}
    finders = {page: Places(pages[page].passages) for page in sorted(wanted)}
    for span in sorted(timexes):
        if span.page in wanted:
            at = finders[span.page].at(span)
            if at is not None and pages[span.page].passages[at].kind not in SILENT:
                marked[span.page].setdefault(_context(pages[span.page], span, at), span)
    joined = Sets()
    for left, right in sorted(pair for pair in pairs if pair[0] != pair[1]):
        if joined.top(left) == joined.top(right):
            continue
        joined.join(left, right)
        for words in sorted(marked[left].keys() & marked[right].keys()):
            yield Tie(marked[left][words], marked[right][words], f"both stand in one copied text: “{words.strip()}”")


def _context(analysis: Analysis, span: Span, at: int) -> str:
    start = max(analysis.passages[at].span.start, span.start - CONTEXT)
    return " ".join(fold(analysis.page.text[start : span.end]).text.split())
