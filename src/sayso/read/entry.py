"""What an archive gives out: bytes yet to be looked into, and a stream that can be looked at before it is read."""

from __future__ import annotations

import io
from typing import BinaryIO, Protocol

from msgspec import Struct

from sayso.read.blob import Blob, shown
from sayso.read.mapping import Mapping

HEAD = 65_536  # bytes by which an archive is told
LARGEST_INSIDE = 128_000_000  # bytes of an archive that must be held in memory: a zip in a zip or from a pipe
MOST_ENTRIES = 250_000  # of one zip or tar; the list alone takes 150 MB
FREE_BYTES = 10_000_000  # that anything may unpack to, however small it is packed
MOST_RATIO = 100  # bytes out for a byte in, beyond FREE_BYTES; HTML has 5 to 12, a list of a million equal lines 300
STEP = 1_000_000  # bytes unpacked at once, before anybody asks whether it is too much
_LONGEST_NAME = 300  # characters


class Readable(Protocol):
    """Something that bytes can be read from, once."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""


class BombError(Exception):
    """Bytes that unpack to far more than pages do. Never leaves this package."""


class Options(Struct, frozen=True):
    """What the user says about the input."""

    mapping: Mapping = Mapping()


class Stream:
    """Bytes that can be looked at before they are read."""

    def __init__(self, raw: Readable) -> None:
        self._raw = raw
        self._ahead = b""

    def peek(self, size: int) -> bytes:
        """The next bytes, fewer only at the end."""
        pieces, held = [self._ahead], len(self._ahead)
        while held < size and (piece := self._raw.read(size - held)):
            pieces.append(piece)
            held += len(piece)
        self._ahead = b"".join(pieces)
        return self._ahead[:size]

    def read(self, size: int, /) -> bytes:
        """The next bytes, fewer only at the end."""
        if not self._ahead:
            self._ahead = self._raw.read(size)
        taken = self.peek(size)
        self._ahead = self._ahead[size:]
        return taken

    def seekable(self) -> BinaryIO | None:
        """The same bytes as a file that can be read at any place; None if they are too many to be held."""
        if isinstance(self._raw, io.BufferedReader | io.BytesIO) and self._raw.seekable():
            self._raw.seek(0)
            return self._raw
        whole = self.read(LARGEST_INSIDE + 1)
        return io.BytesIO(whole) if len(whole) <= LARGEST_INSIDE else None


class Entry(Struct, frozen=True):
    """Bytes yet to be looked into: a page or an archive. To be read before the next entry is asked for."""

    blob: Blob  # without its data
    stream: Stream


def check_ratio(given: int, taken: int) -> None:
    """Raises BombError if so many bytes out of so few are no page."""
    if given > FREE_BYTES and given > MOST_RATIO * taken:
        raise BombError(f"{given:,} bytes out of {taken:,}")


def entry_name(outer: str, inner: str, mark: str = "!") -> str:
    """The name of something in an archive, safe to show.

    >>> entry_name("pages.zip", "a/b.html"), entry_name("crawl.warc.gz", "https://a.example/", "#3 ")
    ('pages.zip!a/b.html', 'crawl.warc.gz#3 https://a.example/')
    """
    safe = shown(inner[: 2 * _LONGEST_NAME])
    return outer + mark + (safe if len(safe) <= _LONGEST_NAME else f"{safe[:200]}…{safe[-80:]}")
