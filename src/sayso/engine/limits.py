"""How much memory and time one page may take, and how a child holds itself to it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

_PR_SET_PDEATHSIG = 1  # of <sys/prctl.h>: the signal that this process gets when its parent ends


class Limits(Struct, frozen=True):
    """What one page may cost. Measured: docs/robustness.md."""

    memory: int = 900_000_000  # bytes of address space beyond what the child begins with
    seconds: float = 10.0  # of computing, for an empty page; the first page of a language takes 0.5, the encoder 2
    seconds_per_mb: float = 50.0  # of computing; 1,000,000 characters take 30
    most_seconds: float = 120.0  # of computing, for any page, and to find the next page in an archive
    patience: float = 10.0  # seconds on the clock for each second of computing: a slow disk, a busy machine


def seconds(limits: Limits, size: int) -> float:
    """The computing time that `size` bytes may take."""
    return min(limits.most_seconds, limits.seconds + limits.seconds_per_mb * size / 1_000_000)


def settle(limits: Limits) -> None:
    """Binds this process to its parent and its memory; interrupt key and timers do what a child wants of them.

    An interrupt is the parent's to act upon; a timer that runs out ends the process, whatever it is busy with.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # elsewhere it ends when it next wants to speak
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    try:
        import resource
    except ImportError:  # Windows has neither; the parent's clock and the system's memory are the limits there
        return
    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, _address_space() + limits.memory)):
        _, hard = resource.getrlimit(what)
        try:
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):  # macOS knows no limit of address space
            continue


@contextmanager
def timed(limits: Limits, most: float) -> Iterator[None]:
    """Ends this process if what is done inside takes more than `most` seconds of computing."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, most)
    signal.setitimer(signal.ITIMER_REAL, most * limits.patience)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _address_space() -> int:
    """Bytes of address space of this process; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
