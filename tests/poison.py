"""Pages that bring down whoever looks at them, as a job for the guard: what they do stands in them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sayso.engine import Job, Limits, looked_at
from sayso.model import Analysis, Issue, Page
from sayso.pipeline import outline
from sayso.read import Blob, Source, sources
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


def main(folder: str) -> None:
    """Works on a folder, and writes the process ids of its children first."""
    found = looked_at(sources([folder]), JOB, workers=2, limits=Limits(seconds=3.0, most_seconds=3.0, patience=1.5))
    threading.Timer(0.5, _tell).start()
    list(found)


def _tell() -> None:
    sys.stdout.write(" ".join(str(child.pid) for child in multiprocessing.active_children()) + "\n")
    sys.stdout.flush()


def _swallow(kind: str, name: str) -> None:
    if kind.startswith(_ONCE):
        kind, first = kind.removeprefix(_ONCE), Path(f"{name}.swallowed")
        if first.exists():
            return
        first.touch()
    POISONS[kind]()


def _loop() -> None:
    while True:
        pass


def _bit_by_bit() -> None:
    held = []
    while True:
        held.append(bytearray(1_000_000))


def _zero() -> None:
    _ = 1 // len(())


def _surrogate() -> None:
    raise ValueError("\ud800")


POISONS: dict[str, Callable[[], object]] = {
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "loop": _loop,
    "sleep": lambda: time.sleep(600),
    "memory": lambda: bytearray(8_000_000_000),
    "memory-bit-by-bit": _bit_by_bit,
    "zero": _zero,
    "exit": lambda: os._exit(3),
    "surrogate": _surrogate,
}


if __name__ == "__main__":
    main(sys.argv[1])
