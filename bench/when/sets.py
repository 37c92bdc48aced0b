"""Where the public sets lie: unpacked beside their archives, or unpacked once in a place for scratch."""

from __future__ import annotations

import sys
import tarfile
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from bench.options import Options
from bench.pages.cases import half

Item = TypeVar("Item")


def folder(options: Options, name: str) -> Path | None:
    """The folder of a set; None, with a word, where there is neither folder nor archive."""
    found = _folder(options.data, name)
    if found is None:
        print(f"when: no {name} at {options.data}; not measured", file=sys.stderr)
    return found


def chosen(options: Options, items: Sequence[tuple[str, Item]], which: str) -> list[tuple[str, Item]]:
    """The items of one half by the hash of their names, or a sample of them spread evenly."""
    rows = [row for row in items if half(row[0]) == which]
    if options.sample:
        return rows[:: max(1, len(rows) // options.sample)][: options.sample]
    return rows


@cache
def _folder(data: Path, name: str) -> Path | None:
    scratch = Path(tempfile.gettempdir()) / "sayso-bench"
    for place in (data / name, scratch / name):
        if (place / "SOURCE").exists():
            return place
    archive = data / f"{name}.tar.xz"
    if not archive.exists():
        return None
    scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch) as spare, tarfile.open(archive) as packed:
        packed.extractall(spare, filter="data")
        if not (scratch / name).exists():
            (Path(spare) / name).rename(scratch / name)
    return scratch / name
