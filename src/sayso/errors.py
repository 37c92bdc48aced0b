"""Every exception that sayso raises on purpose; each message says what is wrong, what is known, what to do."""

from __future__ import annotations


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
