"""Who: names and their kinds, one person or two, one entity across pages: `python -m bench who [--data DIR] [--json]`.

Figures and peers of issue 5. DIR holds the archives, packed or not; by default data/ in $SAYSO_SHARED or in ../shared.
"""

from __future__ import annotations

import sys

from bench.run import Part, run
from bench.who import coref, linking, pairs, parallel, relatives, retrieval, seeds, speed, typed

PARTS: dict[str, Part] = {
    "pairs": pairs.figures,
    "retrieve": retrieval.figures,
    "relatives": relatives.figures,
    "typed": typed.figures,
    "parallel": parallel.figures,
    "coref": coref.figures,
    "link": linking.figures,
    "seeds": seeds.figures,
    "speed": speed.figures,
}


def main() -> int:
    """Prints the figures; 0, also where the data are absent (with a word)."""
    return run("who", __doc__, PARTS, smoke_alone=True)


if __name__ == "__main__":
    sys.exit(main())
