"""What every benchmark of several parts is asked for on the command line, and how it prints."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.figure import Figure, as_json, as_lines
from bench.options import Options

SMOKE = 4  # cases or pages of each half
Part = Callable[[Options], Sequence[Figure]]


def run(name: str, doc: str | None, parts: Mapping[str, Part], *, smoke_alone: bool = False) -> int:
    """Prints the figures of the parts that are asked for; 0, also where the data are absent (with a word).

    `smoke_alone`: the smoke mode leaves the peers out.
    """
    asked = _parser(doc, parts).parse_args()
    if not asked.data.is_dir():
        print(f"{name}: no data at {asked.data}: give --data; nothing measured", file=sys.stderr)
        return 0
    halves = ("developed", "held") if asked.half == "both" else (asked.half,)
    alone = asked.alone or (asked.smoke and smoke_alone)
    sample = SMOKE if asked.smoke else asked.sample
    options = Options(asked.data, halves, sample, asked.errors, alone, asked.smoke, asked.lang)
    figures = [figure for part in asked.only or parts for figure in parts[part](options)]
    print(as_json(figures) if asked.form == "json" else as_lines(figures))
    return 0


def _parser(doc: str | None, parts: Mapping[str, Part]) -> argparse.ArgumentParser:
    default = Path(os.environ.get("SAYSO_SHARED", "../shared")) / "data"
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--data", type=Path, default=default)
    parser.add_argument("--json", action="store_const", const="json", default="lines", dest="form")
    parser.add_argument("--only", choices=sorted(parts), action="append", help="this part; may be given again")
    parser.add_argument("--half", choices=("developed", "held", "both"), default="both")
    parser.add_argument("--sample", type=int, default=0, help="so many of each half, spread evenly; 0: all")
    parser.add_argument("--lang", default="", help="of parts that have languages: this one alone (ISO 639-1)")
    parser.add_argument("--errors", type=Path, help="write each error of the developed-on half as a JSON line")
    parser.add_argument("--smoke", action="store_true", help=f"{SMOKE} of each half")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    return parser
