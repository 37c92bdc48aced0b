"""PLACEHOLDER until read lands: plain text files only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.model import Issue, Page


def pages(paths: Iterable[str]) -> Iterator[Page | Issue]:
    for path in sorted(paths):
        raw = Path(path).read_bytes()
        yield Page(hashlib.sha256(raw).hexdigest()[:16], raw.decode("utf-8"), "plain", path)
