"""How the parts of this benchmark take their share of a set, and tell their errors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bench.figure import Figure
from bench.options import Options
from bench.when.sets import chosen, folder

__all__ = ["chosen", "figure", "folder", "told"]
SMOKE = 40  # of things that are quickly asked; pages are as many as --sample says


def told(options: Options, which: str, rows: Iterable[dict[str, object]]) -> None:
    """Writes the errors of the developed half as JSON lines; the held half stays unseen."""
    if which == "developed" and options.errors is not None:
        with options.errors.open("a", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def figure(  # noqa: PLR0913 - the parts of a figure
    key: str,
    which: str,
    value: float,
    count: int,
    *,
    peers: Sequence[tuple[str, float]] = (),
    note: str = "",
) -> Figure:
    """A figure of a half: the key of the held half ends so; the best peer beside it."""
    best = max((peer for _, peer in peers), default=None)
    return Figure(key + (".held" if which == "held" else ""), value, count, best, tuple(peers), note)
