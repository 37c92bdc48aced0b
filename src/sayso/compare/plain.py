"""Days, pages and counts in words that a reader knows."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Analysis, Grain, TimeSpan

_MONTHS = (  # in the language of the reasons
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_TENTHS = (
    *("", "a tenth", "two tenths", "three tenths", "four tenths", "half"),
    *("six tenths", "seven tenths", "eight tenths", "nine tenths", "all"),
)


def page_name(analysis: Analysis) -> str:
    """The outlet, or the name of the file without its folder."""
    return analysis.page.outlet or analysis.page.name.replace("\\", "/").rpartition("/")[2] or analysis.page.id


def days(when: TimeSpan | None) -> str:
    """Days in words.

    >>> from datetime import date
    >>> days(TimeSpan(date(2021, 3, 1), date(2021, 3, 31), Grain.MONTH))
    'March 2021'
    >>> days(TimeSpan(date(2021, 3, 1), date(2021, 3, 4), Grain.DAY))
    '1 March to 4 March 2021'
    """
    if when is None or (when.first is None and when.last is None):
        return "an unknown day"
    if when.first is None or when.last is None:
        known = when.first or when.last
        day = "" if known is None else f"{known.day} {_MONTHS[known.month - 1]} {known.year}"
        return f"{'until' if when.first is None else 'from'} {day}"
    first, last = when.first, when.last
    if first == last:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
    if when.grain is Grain.YEAR and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if when.grain is Grain.MONTH and first.day == 1 and first.month == last.month and first.year == last.year:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {_MONTHS[first.month - 1]}{year} to {last.day} {_MONTHS[last.month - 1]} {last.year}"


def many(count: int, one: str) -> str:
    """A number of things.

    >>> many(1, "page"), many(3, "claim")
    ('one page', '3 claims')
    """
    return f"one {one}" if count == 1 else f"{count} {one}s"


def part(share: float) -> str:
    """A share of a whole in words.

    >>> part(0.9), part(0.52), part(0.999), part(0.24)
    ('nine tenths', 'half', 'all', 'two tenths')
    """
    tenths = round(share * 10)
    return _TENTHS[max(1, tenths)]


def listed(words: Iterable[str]) -> str:
    """Words as a list.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    found = list(words)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)
