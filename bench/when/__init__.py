"""When: time expressions, and the days of pages that carry none: `python -m bench when [--data DIR] [--json]`.

Figures and peers of issue 4. DIR holds the archives, packed or not; by default data/ in $SAYSO_SHARED or in ../shared.
"""

from __future__ import annotations

import sys

from bench.run import Part, run
from bench.when import meantime, pages, recognizers, seeds, speed, years

PARTS: dict[str, Part] = {
    "year": years.figures,
    "recognizers": recognizers.figures,
    "meantime": meantime.figures,
    "pages": pages.figures,
    "seeds": seeds.figures,
    "speed": speed.figures,
}


def main() -> int:
    """Prints the figures; 0, also where the data are absent (with a word)."""
    return run("when", __doc__, PARTS)


if __name__ == "__main__":
    sys.exit(main())
