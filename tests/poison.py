"""Pages that bring down whoever looks at them, as a job for the guard: what they do stands in them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from sayso.engine import Job
from sayso.model import Analysis, Issue, Page
from sayso.pipeline import outline
from sayso.read import Blob, Source
from sayso.read.blob import page_id

MARK = b"POISON "
_ONCE = "once-"  # poison that works the first time only leaves a file of this name beside its page


def unpack(source: Source) -> Iterator[Blob | Issue]:
    """Each line of a file is a page; a line with MARK at its beginning is poison for whoever unpacks."""
    assert source.path is not None
    for number, line in enumerate(Path(source.path).read_bytes().splitlines()):
        if line.startswith(b"UNPACK " + MARK):
            _swallow(line.removeprefix(b"UNPACK " + MARK).decode(), source.path)
        yield Blob(f"{source.name}#{number}", line)


def look(blob: Blob) -> tuple[Analysis | None, tuple[Issue, ...]]:
    """The outline of a page; poison acts."""
    if blob.data.startswith(MARK):
        _swallow(blob.data.removeprefix(MARK).decode(), blob.name)
    return outline(Page(page_id(blob), blob.data.decode(), "plain", blob.name)), ()


JOB = Job(unpack, look)


def _swallow(kind: str, name: str) -> None:
    if kind.startswith(_ONCE):
        kind, first = kind.removeprefix(_ONCE), Path(f"{name}.swallowed")
        if first.exists():
            return
        first.touch()
    if kind == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif kind == "loop":
        while True:
            pass
    elif kind == "sleep":
        time.sleep(600)
    elif kind == "memory":
        bytearray(8_000_000_000)
    elif kind == "memory-bit-by-bit":
        held = []
        while True:
            held.append(bytearray(1_000_000))
    elif kind == "zero":
        _ = 1 // (len(kind) - len(kind))
    elif kind == "exit":
        os._exit(3)
    elif kind == "surrogate":
        raise ValueError("\ud800")
    else:
        raise AssertionError(kind)
