"""One figure of a benchmark, beside that of the peers in the same run; how figures are printed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from msgspec import Struct


class Figure(Struct, frozen=True):
    """A key of the issue with its value; fractions are 0..1."""

    key: str  # "pages.html.f"; that of the half that is only measured ends in ".held"
    value: float
    n: int  # cases it stands on
    peer: float | None = None  # the best peer of the same run
    peers: tuple[tuple[str, float], ...] = ()  # each by name
    note: str = ""


def as_json(figures: Sequence[Figure]) -> str:
    """One object: key → value, peer, n."""
    rows = {figure.key: {"value": figure.value, "peer": figure.peer, "n": figure.n} for figure in figures}
    return json.dumps(rows, indent=1)


def as_lines(figures: Sequence[Figure]) -> str:
    """A line a figure, the peers behind it."""
    width = max((len(figure.key) for figure in figures), default=0)
    return "\n".join(
        f"{figure.key:{width}}  {figure.value:.3f}  n {figure.n}"
        + "".join(f"  {name} {value:.3f}" for name, value in figure.peers)
        + (f"  ({figure.note})" if figure.note else "")
        for figure in figures
    )
