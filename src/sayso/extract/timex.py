"""PLACEHOLDER."""

from __future__ import annotations

from sayso.model import Timex, Page, Passage


def timexes(page: Page, passages: tuple[Passage, ...]) -> tuple[Timex, ...]:
    return ()
