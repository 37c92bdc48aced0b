"""A sample of attributions on real pages, for a person to judge: `python tools/sample_say_so.py ar 100 > sample.txt`.

Drawn by the hash of page and place, so that the same program gives the same sample. Each is shown with the words
around; the rows for bench/say_so/judged/<lang>.tsv stand in front, without a verdict. $SAYSO_SHARED says where the
sets lie. A third argument leaves out the first so many, which somebody has seen.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.options import Options
from bench.say_so.judged import key
from bench.say_so.real import pages

from sayso.claim.hops import chain_of
from sayso.model import Attribution, Page
from sayso.pipeline import analyse

_PAGES = 150  # of a set that are read
_AROUND = 300  # characters


def main(lang: str, count: int, skipped: int) -> None:
    """Prints the sample."""
    data = Path(os.environ.get("SAYSO_SHARED", "../shared")) / "data"
    texts = sorted(pages(Options(data, (), 0), lang).items(), key=lambda row: _mark(row[0]))[:_PAGES]
    found: list[tuple[str, str, str, tuple[Attribution, ...]]] = []
    for name, text in texts:
        hops = analyse(Page(name, text, "plain", name)).attributions
        found += [(_mark(f"{name} {hop.content}"), name, text, (hop, *chain_of(hops, hop.content))) for hop in hops]
    for _, name, text, (hop, *chain) in sorted(found, key=lambda row: row[:2])[skipped : skipped + count]:
        sys.stdout.write("\n".join((*_shown(name, text, hop, chain), "\n")))


def _shown(name: str, text: str, hop: Attribution, chain: Sequence[Attribution]) -> Iterator[str]:
    """The row, the content, the hops and the words around."""
    yield "\t".join((name, *key(hop)))
    yield f"    CONTENT  {text[hop.content.start : hop.content.end]!r}"
    for one in chain:
        sources = " + ".join(text[s.start : s.end] for s in one.sources) or "(nobody)"
        cue = text[one.cue.start : one.cue.end] if one.cue is not None else ""
        here = "  <-- this hop" if one is hop else ""
        yield f"    HOP      {sources} | {cue} | {one.stance.value}{' NOT' if one.negated else ''} | {one.by}{here}"
    first = min(span.start for span in (hop.content, hop.cue, *hop.sources) if span is not None)
    yield f"    AROUND   {text[max(0, first - _AROUND) : hop.content.end + _AROUND]!r}"


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
