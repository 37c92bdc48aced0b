"""Which pages are worth comparing."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Analysis


def threads(analyses: Sequence[Analysis]) -> tuple[tuple[str, ...], ...]:
    """PLACEHOLDER: groups of page ids that may tell of the same things, each sorted."""
    return (tuple(sorted(a.page.id for a in analyses)),)
