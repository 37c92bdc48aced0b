"""Reading and analysing on this machine, each page behind the guard."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from sayso.engine.child import Job
from sayso.engine.guard import guarded
from sayso.engine.limits import Limits
from sayso.engine.order import in_order
from sayso.engine.wire import Ended, Looked, Task
from sayso.model import Analysis, Issue, Severity
from sayso.pipeline import analyse, outline
from sayso.read import Blob, Options, Source, once, page, sources, unpack
from sayso.text.parse import Parser

_LIMITS = Limits()
PARSING = Limits(memory=1_300_000_000, seconds=20.0, seconds_per_mb=120.0)  # a parser takes 0.4 GB, 3 s, 40 s a MB
_OPTIONS = Options()
_FILES_A_WORKER = 32  # a child needs a second to load what it needs, the time of 30 pages
_BYTES_A_WORKER = 1_000_000  # also of one archive: each then unpacks all of it and looks at its share of the pages


def analyses(
    *paths: str | os.PathLike[str], workers: int | None = None, parser: Parser | None = None
) -> Iterator[Analysis | Issue]:
    """The analyses of the pages behind the paths, read and analysed in guarded processes; what failed is an Issue.

    A page that crashes, stalls or wants too much memory costs that page and no other. The order is that of `pages`,
    for any number of workers. Where processes are spawned (Windows, macOS), the caller needs the usual
    `if __name__ == "__main__":`. A parser (see `sayso.parsing`) is loaded in each process, where it is first used.
    """
    limits = _LIMITS if parser is None else PARSING
    return looked_at(sources(paths), analysing(parser=parser), workers=workers, limits=limits)


def analysing(options: Options = _OPTIONS, *, parser: Parser | None = None) -> Job:
    """Read pages and find everything that each alone shows."""
    return Job(partial(unpack, options=options), partial(_analysed, parser=parser))


def outlining(options: Options = _OPTIONS) -> Job:
    """Read pages and cut them into passages, no more."""
    return Job(partial(unpack, options=options), _outlined)


def looked_at(
    found: Sequence[Source | Issue],
    job: Job,
    *,
    workers: int | None = None,
    limits: Limits = _LIMITS,
    passed: Callable[[Source], None] = lambda _source: None,
) -> Iterator[Analysis | Issue]:
    """What `job` makes of the pages behind the sources, each page once; `passed` hears of every source that is done."""
    yield from (source for source in found if isinstance(source, Issue))
    with ExitStack() as opened:
        held: list[Source] = []
        for source in found:
            kept = _kept(source, opened) if isinstance(source, Source) else None
            if isinstance(kept, Issue):
                yield kept
            elif kept is not None:
                held.append(kept)
        most = workers or _workers(held)
        shares = [min(most, _size(source) // _BYTES_A_WORKER + 1) for source in held]
        tasks = [Task(at, held[at], share=n, shares=count) for at, count in enumerate(shares) for n in range(count)]
        outcomes = guarded(tasks, job, limits, most)
        opened.callback(outcomes.close)
        seen: dict[str, str] = {}
        for number, outcome in in_order(outcomes, shares):
            if isinstance(outcome, Ended):
                yield from () if outcome.issue is None else (outcome.issue,)
                passed(held[number])
            else:
                yield from _first(seen, outcome.analysis, outcome.issues)


def _first(seen: dict[str, str], analysis: Analysis | None, issues: tuple[Issue, ...]) -> Iterator[Analysis | Issue]:
    """An analysis and its issues, or that its page was there before."""
    twice = once(seen, analysis.page) if analysis is not None else None
    if twice is not None:
        yield twice
        return
    if analysis is not None:
        yield analysis
    yield from issues


def _analysed(blob: Blob, parser: Parser | None) -> Looked:
    found, issues = page(blob)
    return (analyse(found, parser=parser) if found is not None else None), issues


def _outlined(blob: Blob) -> Looked:
    found, issues = page(blob)
    return (outline(found) if found is not None else None), issues


def _kept(source: Source, opened: ExitStack) -> Source | Issue:
    """A source that can be opened twice: what comes from a pipe can be read once only, so it is laid into a file."""
    if source.url is not None or (source.path is not None and not _flows(source.path)):
        return source
    try:
        kept = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="sayso-")), "kept")
        with ExitStack() as both:
            flow = sys.stdin.buffer if source.path is None else both.enter_context(Path(source.path).open("rb"))
            shutil.copyfileobj(flow, both.enter_context(kept.open("wb")))
    except OSError as error:
        message = f"{source.name} could not be kept ({error.strerror}): is there room in the temporary folder?"
        return Issue(source.name, "unreadable-file", message, Severity.LOSS)
    return replace(source, path=str(kept), asked=True)


def _flows(path: str) -> bool:
    """Whether what is read from there is gone (a pipe, a terminal), unlike a file."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (of many files)
    except OSError:  # the reader will say so
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode)


def _workers(found: Sequence[Source]) -> int:
    """As many as there are cores, but none that would have next to nothing to do."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    size = sum(_size(source) for source in found)
    return max(1, min(cores, len(found) // _FILES_A_WORKER + size // _BYTES_A_WORKER + 1))


def _size(source: Source) -> int:
    """Bytes, as far as they are known before it is opened."""
    try:
        return Path(source.path).stat().st_size if source.path is not None else 0
    except OSError:  # the reader will say so
        return 0
