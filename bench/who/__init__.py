"""Who: names and their kinds, one person or two, one entity across pages: `python -m bench who [--data DIR] [--json]`.

Figures and peers of issue 5. DIR holds the archives, packed or not; by default data/ in $SAYSO_SHARED or in ../shared.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.pages.figure import Figure, as_json, as_lines
from bench.pages.options import Options
from bench.who import coref, linking, pairs, peers, relatives, retrieval, seeds, speed, typed

PARTS: dict[str, Callable[[Options], Sequence[Figure]]] = {
    "pairs": pairs.figures,
    "retrieve": retrieval.figures,
    "relatives": relatives.figures,
    "typed": typed.figures,
    "coref": coref.figures,
    "link": linking.figures,
    "seeds": seeds.figures,
    "speed": speed.figures,
}
_SMOKE = 4  # pages


def main() -> int:
    """Prints the figures; 0, also where the data are absent (with a word)."""
    options, parts, form = _asked()
    if not options.data.is_dir():
        print(f"who: no data at {options.data}: give --data; nothing measured", file=sys.stderr)
        return 0
    figures = [figure for name in parts for figure in PARTS[name](options)]
    print(as_json(figures) if form == "json" else as_lines(figures))
    return 0


def _asked() -> tuple[Options, list[str], str]:
    default = Path(os.environ.get("SAYSO_SHARED", "../shared")) / "data"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=default)
    parser.add_argument("--json", action="store_const", const="json", default="lines", dest="form")
    parser.add_argument("--only", choices=sorted(PARTS), action="append", help="this part; may be given again")
    parser.add_argument("--half", choices=("developed", "held", "both"), default="both")
    parser.add_argument("--sample", type=int, default=0, help="so many pages of each half, spread evenly; 0: all")
    parser.add_argument("--errors", type=Path, help="write each error of the developed-on half as a JSON line")
    parser.add_argument("--smoke", action="store_true", help=f"{_SMOKE} pages of each half, without the peers")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    parser.add_argument("--peers", help="the Python that has the peers (see bench/who/peers.py); else $SAYSO_PEERS")
    asked = parser.parse_args()
    if asked.peers:
        os.environ[peers.ASKED] = asked.peers
    sample = _SMOKE if asked.smoke else asked.sample
    halves = ("developed", "held") if asked.half == "both" else (asked.half,)
    alone = asked.alone or asked.smoke
    return Options(asked.data, halves, sample, asked.errors, alone, asked.smoke), asked.only or list(PARTS), asked.form


if __name__ == "__main__":
    sys.exit(main())
