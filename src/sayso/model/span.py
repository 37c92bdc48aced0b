"""Where something stands in a page, and when something is in the calendar."""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """Characters [start, end) of `Page.text`, counted in Unicode code points.

    >>> Span("p", 0, 5)
    Span(page='p', start=0, end=5)
    """

    page: str  # Page.id
    start: int
    end: int


class Grain(Enum):
    """How fine a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class TimeSpan(Struct, frozen=True):
    """Gregorian local days, both included; None is open on that side."""

    first: date | None
    last: date | None
    grain: Grain
