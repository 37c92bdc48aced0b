"""Why a child fell, and what a reader is told of the page that brought it down."""

from __future__ import annotations

import signal

from msgspec import Struct

from sayso.engine.child import OUT_OF_MEMORY
from sayso.engine.limits import Limits
from sayso.model import Issue, Severity


class Fall(Struct, frozen=True):
    """How a child ended."""

    kind: str  # "crashed", "timeout", "memory": the end of the code of the Issue
    because: str
    certain: bool = False  # it would fall again: a second try is in vain


def fall(exit_code: int | None, limits: Limits, most: float, *, overdue: bool) -> Fall:
    """What an exit code says. `most`: seconds of computing that it had; `overdue`: the parent ended it."""
    if exit_code == -getattr(signal, "SIGPROF", 0):
        return Fall("timeout", f"it took more than {most:.3g} s of computing", certain=True)
    if overdue or exit_code == -getattr(signal, "SIGALRM", 0):
        return Fall("timeout", f"it took more than {most * limits.patience:.3g} s")
    if exit_code == OUT_OF_MEMORY:
        return Fall("memory", f"it needed more than {limits.memory // 1_000_000:,} MB of memory")
    if exit_code is not None and exit_code < 0:
        return Fall("crashed", f"it brought its process down ({_signal(-exit_code)})")
    return Fall("crashed", f"it ended its process (exit code {exit_code})")


def lost_page(name: str, why: Fall) -> Issue:
    """The loss of one page."""
    message = f"{name} was given up: {why.because}. No other page is affected; look at it alone, or leave it out"
    return Issue(name, f"page-{why.kind}", message, Severity.LOSS)


def lost_rest(name: str, why: Fall) -> Issue:
    """The loss of what a source still held."""
    message = f"{name} could not be unpacked to its end: {why.because}. The pages before are kept; is the file whole?"
    return Issue(name, f"source-{why.kind}", message, Severity.LOSS)


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
