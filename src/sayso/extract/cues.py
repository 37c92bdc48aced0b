"""PLACEHOLDER."""

from __future__ import annotations

from sayso.model import Cue, Page, Passage


def cues(page: Page, passages: tuple[Passage, ...]) -> tuple[Cue, ...]:
    return ()
