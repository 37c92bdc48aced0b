"""PLACEHOLDER."""

from __future__ import annotations

from sayso.model import Attribution, Claim, Found, Page, Passage


def claims(
    page: Page, passages: tuple[Passage, ...], marks: tuple[Found, ...], attributions: tuple[Attribution, ...]
) -> tuple[Claim, ...]:
    return ()
