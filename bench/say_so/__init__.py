"""Say-so: who says what, through whom: `python -m bench say_so [--data DIR] [--json]`.

Figures and peers of issue 6. DIR holds the archives, packed or not; by default data/ in $SAYSO_SHARED or in ../shared.
The chain corpus is our own and lies in bench/say_so/chains/.
"""

from __future__ import annotations

import sys

from bench.run import Part, run
from bench.say_so import chains, judged, parse, polnear, seeds, speakers, speed

PARTS: dict[str, Part] = {
    "polnear": polnear.figures,
    "chains": chains.figures,
    "parse": parse.figures,
    "seeds": seeds.figures,
    "speakers": speakers.figures,
    "judged": judged.figures,
    "speed": speed.figures,
}


def main() -> int:
    """Prints the figures; 0, also where the data are absent (with a word)."""
    return run("say_so", __doc__, PARTS, smoke_alone=True)


if __name__ == "__main__":
    sys.exit(main())
