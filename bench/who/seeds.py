"""The seed pages: mentions and entities by the seeds' own scorer; what must not be linked and is."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.figure import Figure
from bench.options import Options


def figures(options: Options) -> list[Figure]:
    """Developed on: the seeds were in sight while the rules were written. None where they are absent."""
    seeds = options.data.parent / "seeds"
    if not (seeds / "score.py").exists():
        print(f"who: no seeds at {seeds}; not measured", file=sys.stderr)
        return []
    return [*_rows(scored(seeds))]


def scored(seeds: Path) -> dict[str, Any]:
    """The scorer's table and misses of what `sayso brief` says of the seeds."""
    with tempfile.TemporaryDirectory() as scratch:
        result = Path(scratch) / "result.json"
        pages = [str(path) for path in sorted(seeds.glob("0*.txt"))]
        brief = [sys.executable, "-m", "sayso.cli", "brief", *pages, "--format", "json", "-o", str(result)]
        subprocess.run(brief, check=True, capture_output=True)
        score = [sys.executable, "score.py", str(result), "seeds.json", "--pages", ".", "--json"]
        run = subprocess.run(score, check=True, capture_output=True, cwd=seeds)
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def _rows(said: dict[str, Any]) -> Iterator[Figure]:
    """B-cubed of the links, and how many of the forbidden ones were made: 0 is wanted."""
    row = {(row["area"], row["figure"]): row for row in said["table"]}
    cubed, never = row["links", "B-cubed"], row["links", "must not link"]
    yield Figure(
        "who.seeds.b_cubed", float(cubed["f1"]), int(cubed["gold"]), note=f"P {cubed['p']:.3f} R {cubed['r']:.3f}"
    )
    yield Figure("who.seeds.forbidden", float(never["gold"] - never["found"]), int(never["gold"]), note="links made")
    for figure in ("relaxed", "kind"):
        found = row["mentions", figure]
        value = found["f1"] if found["f1"] is not None else found["r"]
        yield Figure(f"who.seeds.mentions.{figure}", float(value), int(found["gold"]))
    for weight, area, text in said["misses"]:
        if area in {"links", "mentions"} and weight > 1:
            print(f"who: seeds, {area}: {text}", file=sys.stderr)
