"""Who is meant (entities across scripts) and what day it is (the calendar solver)."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Analysis, Dating, Entity, Link, Published, Tie


def entities(analyses: Sequence[Analysis]) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
    """PLACEHOLDER: who is meant by the mentions of all pages."""
    return (), ()


def dates(analyses: Sequence[Analysis], *, ties: Sequence[Tie]) -> tuple[tuple[Dating, ...], tuple[Published, ...]]:
    """PLACEHOLDER: what days the time expressions mean, and when the pages came out."""
    return (), ()
