"""Every exception that sayso raises on purpose; each message says what is wrong, what is known, what to do."""

from __future__ import annotations

from traceback import extract_tb


class SaysoError(Exception):
    """Something that the user can mend. `exit_code` is what the command ends with."""

    exit_code = 2


class NoSuchPathError(SaysoError):
    """A path, pattern or folder that names no page."""


class OutputError(SaysoError):
    """A file that cannot be written, or a name that says no format."""


class NoPagesError(SaysoError):
    """Not one page could be read."""

    exit_code = 3


class TableError(SaysoError):
    """A language table that is malformed or missing."""


class ParserError(SaysoError):
    """A parser that was asked for and is not installed."""


class MappingError(SaysoError):
    """A field mapping that cannot be understood."""


def cause(error: Exception) -> str:
    """An unforeseen exception in one line: what it is, and where in sayso it came up."""
    ours = [frame for frame in extract_tb(error.__traceback__) if "sayso" in frame.filename][-1:]
    where = "".join(f", line {frame.lineno} of {frame.name}" for frame in ours)
    said = f"{type(error).__name__}: {error}{where}"
    return said.encode("utf-8", "backslashreplace").decode()  # it may quote half a surrogate pair
