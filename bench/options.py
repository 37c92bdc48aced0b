"""What a part of the benchmark is asked for."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Options(Struct, frozen=True):
    """Where the data are and how much of them is measured."""

    data: Path
    halves: tuple[str, ...]  # "developed", "held"
    sample: int  # pages of each half; 0: all
    errors: Path | None = None  # where the errors of the developed-on half are written
    alone: bool = False  # without the peers: for work in between
    smoke: bool = False  # without the peers that take long to start
    lang: str = ""  # ISO 639-1: of a part that has languages, this one alone
