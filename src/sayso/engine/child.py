"""What runs in the child: it takes tasks, says which item it begins, and sends back what became of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection

import msgspec
from msgspec import Struct

from sayso.engine.limits import Limits, seconds, settle, timed
from sayso.engine.wire import Begun, Done, Ended, Looked, Task
from sayso.errors import cause
from sayso.model import Issue, Severity
from sayso.read import Blob, Source

OUT_OF_MEMORY = 77  # exit code: whoever finds no memory any more ends at once and leaves the telling to the parent
_encode = msgspec.msgpack.Encoder().encode


class Job(Struct, frozen=True):
    """What is done to a source: both are functions of a module, so that a child that was not forked finds them."""

    unpack: Callable[[Source], Iterator[Blob | Issue]]
    look: Callable[[Blob], Looked]


def serve(line: Connection, job: Job, limits: Limits, strangers: Sequence[Connection]) -> None:
    """Works until the parent hangs up. `strangers` are lines of siblings that a fork brought along.

    They are closed: a sibling would not notice that the parent has gone as long as they are open.
    """
    for stranger in strangers:
        stranger.close()
    settle(limits)
    try:
        while True:
            _work(line, job, limits, line.recv())
    except (EOFError, BrokenPipeError, ConnectionResetError):  # the parent has gone or wants no more
        os._exit(0)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _work(line: Connection, job: Job, limits: Limits, task: Task) -> None:
    """All items of a task, one after the other."""
    found = iter(job.unpack(task.source))
    at = 0
    while True:
        try:
            with timed(limits, limits.most_seconds):
                item = next(found, None)
        except MemoryError:
            raise
        except Exception as error:  # archives come from anywhere; the Issue names what failed
            line.send_bytes(_encode(Ended(failed(task.source.name, "source", error))))
            return
        if item is None:
            line.send_bytes(_encode(Ended()))
            return
        if at >= task.start and at % task.shares == task.share:
            line.send_bytes(_answer(line, job, limits, at, item))
        at += 1


def _answer(line: Connection, job: Job, limits: Limits, at: int, item: Blob | Issue) -> bytes:
    """What became of an item, ready to send."""
    if isinstance(item, Issue):
        return _encode(Done(at, None, (item,)))
    line.send_bytes(_encode(Begun(at, item.name, len(item.data))))
    try:
        with timed(limits, seconds(limits, len(item.data))):
            return _encode(Done(at, *job.look(item)))
    except MemoryError:
        raise
    except Exception as error:  # pages come from anywhere; the Issue names page, error and line
        return _encode(Done(at, None, (failed(item.name, "page", error),)))


def failed(name: str, what: str, error: Exception) -> Issue:
    """The loss of a page, or of the rest of a source, by an error of ours."""
    message = f"{name} could not be read and analysed ({cause(error)}): please report it with the page"
    return Issue(name, f"{what}-failed", message, Severity.LOSS)
