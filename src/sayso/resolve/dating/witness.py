"""What is heard about the day of a page: the days that it allows, its rank and its reason."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

# ranks from 0 to 8 are of what the page says of its own day; then
CHOSEN, KNOWN_TIMES, NEWS, FIT = (
    9,
    10,
    11,
    12,
)  # the year that weighs most; offices and landmarks; the lead; the first fit
PAST = 2  # it tells of a date with a year as past


class Witness(Struct, frozen=True):
    """Days that the page can have come out on, as far as this goes; of two that differ, the lower rank stands."""

    rank: int
    days: int
    because: str
    past: date | None = None  # the past date with a year that the text tells of
    wide: bool = False  # it bounds the page by a date with a year, and hangs on nothing else
    vague: bool = False  # the past date is a year alone: weighed where years are weighed, else a bound
