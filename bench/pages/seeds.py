"""The seed pages: macro F1 of passage kinds and the comment tree, by the seeds' own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure
from bench.options import Options


def figures(options: Options) -> list[Figure]:
    """Developed on: the seeds were in sight while the rules were written. None where they are absent."""
    seeds = options.data.parent / "seeds"
    if not (seeds / "score.py").exists():
        print(f"pages: no seeds at {seeds}; not measured", file=sys.stderr)
        return []
    return [*_rows(_scored(seeds))]


def _scored(seeds: Path) -> list[dict[str, object]]:
    """The scorer's table of what `sayso brief` says of the seeds."""
    with tempfile.TemporaryDirectory() as scratch:
        result = Path(scratch) / "result.json"
        pages = [str(path) for path in sorted(seeds.glob("0*.txt"))]
        brief = [sys.executable, "-m", "sayso.cli", "brief", *pages, "--format", "json", "-o", str(result)]
        subprocess.run(brief, check=True, capture_output=True)
        score = [sys.executable, "score.py", str(result), "seeds.json", "--pages", ".", "--json"]
        run = subprocess.run(score, check=True, capture_output=True, cwd=seeds)
    table: list[dict[str, object]] = json.loads(run.stdout)["table"]
    return table


def _rows(table: list[dict[str, object]]) -> Iterator[Figure]:
    macro = next(row for row in table if row["area"] == "passages" and row["figure"] == "macro F1")
    yield Figure("pages.seeds.passages", float(str(macro["r"])), int(str(macro["gold"])))
    tree = next(row for row in table if row["figure"] == "comment tree")
    right, gold = int(str(tree["right"])), int(str(tree["gold"]))
    yield Figure("pages.seeds.comment_tree", right / gold, gold)
