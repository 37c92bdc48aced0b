"""What the format of a page declares about its day: metadata, address, marked-up lines. Witnesses, never the truth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sayso.model import Analysis
from sayso.resolve import calendar
from sayso.resolve.calendar_witness import Witness


def declared(analysis: Analysis) -> Iterator[Witness]:
    """What the facts of a page say about the day on which it came out."""
    fetched = _day(analysis.page.fetched)
    if fetched is not None:
        yield Witness(0, calendar.between(None, fetched + timedelta(1)), f"it was fetched on {fetched}", wide=True)
    for fact in sorted(analysis.page.facts, key=lambda fact: (fact.key, fact.value, fact.by)):
        day = _day(fact.value)
        if day is not None and fact.key == "published":
            yield Witness(4, calendar.on(day), f"{fact.by} declares {day}")
        if day is not None and fact.key == "modified":
            told = f"{fact.by} says that it was changed on {day}"
            yield Witness(6, calendar.between(None, day + timedelta(1)), told, wide=True)


def _day(written: str | None) -> date | None:
    try:
        return None if written is None else date.fromisoformat(written.strip()[:10])
    except ValueError:
        return None
