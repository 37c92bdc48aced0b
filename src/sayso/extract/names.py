"""PLACEHOLDER."""

from __future__ import annotations

from sayso.model import Mention, Page, Passage


def mentions(page: Page, passages: tuple[Passage, ...]) -> tuple[Mention, ...]:
    return ()
