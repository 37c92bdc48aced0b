"""Spans of days: what they have in common, how far apart they lie, and which are known well enough."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sayso.model import Grain, Published, TimeSpan

VAGUE = 62  # days; a page whose publication is known no better than this has no known publication
_FINENESS = {Grain.DAY: 0, Grain.WEEK: 1, Grain.MONTH: 2, Grain.YEAR: 3, Grain.UNKNOWN: 4}


def known_days(published: Iterable[Published]) -> dict[str, TimeSpan]:
    """Publication by page, where it is known well enough to say which news are of the same days."""
    return {
        one.page: one.when
        for one in published
        if one.when.first and one.when.last and (one.when.last - one.when.first).days <= VAGUE
    }


def after(when: TimeSpan, published: TimeSpan) -> bool:
    return when.first is not None and published.last is not None and when.first > published.last


def solved(when: TimeSpan) -> bool:
    """The calendar is known well enough: a day that may be one in several years is not."""
    if when.first is None or when.last is None:
        return (when.first or when.last) is not None
    return when.grain not in (Grain.DAY, Grain.WEEK) or (when.last - when.first).days <= VAGUE


def meeting(spans: Iterable[TimeSpan]) -> TimeSpan | None:
    """The days common to all spans; where there are none, the finest span; None for no spans.

    >>> d = date
    >>> year = TimeSpan(d(2020, 1, 1), d(2020, 12, 31), Grain.YEAR)
    >>> meeting([year, TimeSpan(d(2020, 5, 2), d(2020, 5, 2), Grain.DAY)]).first
    datetime.date(2020, 5, 2)
    """
    ordered = sorted(spans, key=lambda span: (_FINENESS[span.grain], span.first or date.min, span.last or date.max))
    if not ordered:
        return None
    common = ordered[0]
    for span in ordered[1:]:
        if overlap(common, span):
            first = max((day for day in (common.first, span.first) if day is not None), default=None)
            last = min((day for day in (common.last, span.last) if day is not None), default=None)
            common = TimeSpan(first, last, common.grain)
    return common


def overlap(left: TimeSpan, right: TimeSpan) -> bool:
    """They share a day; an open side goes on for ever."""
    first = max(left.first or date.min, right.first or date.min)
    return first <= min(left.last or date.max, right.last or date.max)


def gap(left: TimeSpan, right: TimeSpan) -> int:
    """Days between two spans, 0 if they meet; an open side counts as the day on the other side."""
    if overlap(left, right):
        return 0
    a_first, a_last = left.first or left.last or date.min, left.last or left.first or date.max
    b_first, b_last = right.first or right.last or date.min, right.last or right.first or date.max
    return max((b_first - a_last).days, (a_first - b_last).days)
