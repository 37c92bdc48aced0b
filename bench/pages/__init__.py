"""Pages: what is the article, what are comments, what renders what: `python -m bench pages [--data DIR] [--json]`.

Figures and peers of issue 3. DIR holds the archives, packed or not; by default data/ in $SAYSO_SHARED or in ../shared.
"""

from __future__ import annotations

import sys

from bench.pages import dumps, html, ntrex, seeds, speed
from bench.run import Part, run

PARTS: dict[str, Part] = {
    "html": html.figures,
    "dumps": dumps.figures,
    "ntrex": ntrex.figures,
    "seeds": seeds.figures,
    "speed": speed.figures,
}


def main() -> int:
    """Prints the figures; 0, also where the data are absent (with a word)."""
    return run("pages", __doc__, PARTS)


if __name__ == "__main__":
    sys.exit(main())
