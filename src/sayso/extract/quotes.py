"""PLACEHOLDER."""

from __future__ import annotations

from sayso.model import Quote, Page, Passage


def quotes(page: Page, passages: tuple[Passage, ...]) -> tuple[Quote, ...]:
    return ()
