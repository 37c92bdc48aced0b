"""The guard: children do the work, and what brings one down costs one page and no other.

A child says which item it begins. If it falls, its results up to there are kept and a new child goes on at that item;
if it falls there again, the item is an Issue and the work goes on behind it. If it falls while the source is being
unpacked, the rest of that source is one Issue. So nothing is lost in silence, nothing comes twice, and a child that is
killed for no fault of a page (a machine without memory) costs nothing.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext

import msgspec
from msgspec.structs import replace

from sayso.engine.child import Job, serve
from sayso.engine.fall import fall, lost_page, lost_rest
from sayso.engine.limits import Limits, seconds
from sayso.engine.wire import Begun, Done, Ended, Message, Task

_AHEAD = 2  # tasks a child is given: the one it works on, and one so that it never waits
_GRACE = 5.0  # seconds on top before the parent ends a child that should have ended itself
_LARGEST_ANSWER = 500_000_000  # bytes; the analysis of 1,000,000 characters has 15 MB
_decode = msgspec.msgpack.Decoder(Message).decode

Outcome = tuple[Task, Done | Ended]


class Child:
    """A process that works for us: what it was given, and where it is with that."""

    def __init__(self, start: BaseContext, job: Job, limits: Limits, siblings: Sequence[Child]) -> None:
        ours, theirs = start.Pipe()
        inherited = [ours, *(child.line for child in siblings)] if start.get_start_method() == "fork" else []
        self.process = start.Process(target=serve, args=(theirs, job, limits, inherited), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()
        self.line: Connection = ours
        self.limits = limits
        self.tasks = deque[Task]()
        self.item = 0  # of the first task: everything before it is done
        self.begun: Begun | None = None  # None: it is unpacking
        self.deadline = 0.0  # of time.monotonic()
        self.overdue = False

    def give(self, task: Task) -> None:
        """One more task."""
        self.tasks.append(task)
        if len(self.tasks) == 1:
            self._at(task.start)
        try:
            self.line.send(task)
        except OSError:  # it has fallen: whoever listens to it will see
            return

    def hear(self) -> list[Outcome] | None:
        """What it says next; None if it has fallen, or says what is no message."""
        try:
            message = _decode(self.line.recv_bytes(_LARGEST_ANSWER))
        except (EOFError, OSError, msgspec.MsgspecError):
            return None
        task = self.tasks[0]
        if isinstance(message, Begun):
            self.begun = message
            self.deadline = _deadline(self.limits, seconds(self.limits, message.size))
            return []
        if isinstance(message, Done):
            self._at(message.item + 1)
        else:
            self.tasks.popleft()
            self._at(self.tasks[0].start if self.tasks else 0)
        return [(task, message)]

    def overrun(self) -> None:
        """Ends it for having taken too long."""
        self.overdue = True
        self.process.kill()

    def stop(self) -> int | None:
        """Ends it at once. The exit code that it had, or has now."""
        self.line.close()
        self.process.join(0.05)  # it may be about to tell why it fell
        self.process.kill()
        self.process.join()
        code: int | None = self.process.exitcode
        self.process.close()
        return code

    def _at(self, item: int) -> None:
        self.item, self.begun = item, None
        self.deadline = _deadline(self.limits, self.limits.most_seconds)


def guarded(
    tasks: Iterable[Task], job: Job, limits: Limits, workers: int, *, how: str | None = None
) -> Generator[Outcome, None, None]:
    """What becomes of every item of the tasks, by up to `workers` children; in order within a task, tasks mixed.

    `how` is the way to start a child ("fork", "forkserver", "spawn"); without it the quickest that is safe here.
    """
    start = multiprocessing.get_context(how or _how())
    waiting = deque(tasks)
    children: list[Child] = []
    try:
        for _ in range(min(workers, len(waiting))):
            children.append(Child(start, job, limits, children))
        while waiting or any(child.tasks for child in children):
            _feed(children, waiting)
            for child in _speaking(children):
                heard = child.hear()
                if heard is None:
                    children.remove(child)
                    rest, heard = _mourned(child)
                    children.append(Child(start, job, limits, children))
                    for task in rest:
                        children[-1].give(task)
                yield from heard
    finally:
        for child in children:
            child.stop()


def _how() -> str:
    """A fork is quickest, and safe as long as no other thread holds a lock that the child would wait for."""
    known = multiprocessing.get_all_start_methods()
    if "fork" in known and threading.active_count() == 1 and sys.platform != "darwin":
        return "fork"
    return "forkserver" if "forkserver" in known else "spawn"


def _feed(children: Sequence[Child], waiting: deque[Task]) -> None:
    """One task for each child, then the next for each."""
    for depth in range(_AHEAD):
        for child in children:
            if waiting and len(child.tasks) <= depth:
                child.give(waiting.popleft())


def _speaking(children: Sequence[Child]) -> list[Child]:
    """The children that have something to say or have fallen. Those that are overdue are ended."""
    busy = [child for child in children if child.tasks]
    patience = min(child.deadline for child in busy) - time.monotonic()
    ready = wait([child.line for child in busy], max(0.0, patience))
    for child in busy:
        if child.line not in ready and child.deadline < time.monotonic():
            child.overrun()
    return [child for child in busy if child.line in ready]


def _mourned(child: Child) -> tuple[list[Task], list[Outcome]]:
    """What is left to do of the tasks of a child that has fallen, and what is lost."""
    task, *rest = child.tasks
    begun = child.begun
    most = seconds(child.limits, begun.size) if begun is not None else child.limits.most_seconds
    why = fall(child.stop(), child.limits, most, overdue=child.overdue)
    at = child.item if begun is None else begun.item
    if not why.certain and not (task.tried and task.start == at):
        return [replace(task, start=at, tried=True), *rest], []
    if begun is None:
        return rest, [(task, Ended(lost_rest(task.source.name, why)))]
    lost = Done(at, None, (lost_page(begun.name, why),))
    return [replace(task, start=at + 1, tried=False), *rest], [(task, lost)]


def _deadline(limits: Limits, most: float) -> float:
    return time.monotonic() + most * limits.patience + _GRACE
