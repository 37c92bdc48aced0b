"""PLACEHOLDER."""

from __future__ import annotations

from sayso.model import Quantity, Page, Passage


def quantities(page: Page, passages: tuple[Passage, ...]) -> tuple[Quantity, ...]:
    return ()
