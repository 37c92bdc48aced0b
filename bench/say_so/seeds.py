"""The seed pages by their own scorer: attributions found, speaker, chains of two or more hops, the Arabic side."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from bench.figure import Figure
from bench.options import Options
from bench.who.seeds import scored

_FIGURES = {
    "found": "found",
    "source": "speaker",
    "cue": "cue",
    "stance": "stance",
    "chain": "chain",
    "two or more hops": "long_chains",
    "own voice": "own_voice",
}
_ARABIC = 7  # attributions of the gold file whose name ends in "-ar"


def figures(options: Options) -> list[Figure]:
    """Developed on: the seeds were in sight while the rules were written. None where they are absent."""
    seeds = options.data.parent / "seeds"
    if not (seeds / "score.py").exists():
        print(f"say_so: no seeds at {seeds}; not measured", file=sys.stderr)
        return []
    return [*_rows(scored(seeds))]


def _rows(said: dict[str, Any]) -> Iterator[Figure]:
    for row in said["table"]:
        if row["area"] == "attributions" and row["figure"] in _FIGURES:
            key = f"say_so.seeds.{_FIGURES[row['figure']]}"
            yield Figure(key, float(row["r"]), int(row["gold"]), note=f"P {row['p']}" if row["p"] is not None else "")
    missed = {text.split(",")[0] for _, area, text in said["misses"] if area == "attributions" and "-ar," in text}
    yield Figure("say_so.seeds.arabic", 1 - len(missed) / _ARABIC, _ARABIC, note="chains of the Arabic original")
