"""The bytes of a connection within one deadline for all of them: a server that sends a byte a second gains nothing."""

from __future__ import annotations

import io
import socket
import time
import zlib
from collections.abc import Callable
from typing import cast

_GZIP = frozenset({"gzip", "x-gzip"})
_PLAIN = frozenset({"", "identity"})


class Wire(io.RawIOBase):
    """A connection as a file to be read, and as the socket that http.client wants. Raises TimeoutError."""

    def __init__(self, line: socket.socket, deadline: float) -> None:
        super().__init__()
        self._line, self._deadline = line, deadline

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """The next bytes, at the latest at the deadline."""
        self._hurry()
        return self._line.recv_into(buffer)

    def sendall(self, data: bytes) -> None:
        """All bytes, at the latest at the deadline."""
        self._hurry()
        self._line.sendall(data)

    def socket(self) -> socket.socket:
        """What http.client asks of a socket: a file to read from."""
        return cast("socket.socket", _Opening(lambda: io.BufferedReader(self)))

    def _hurry(self) -> None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._line.settimeout(left)


class _Opening:
    def __init__(self, opened: Callable[[], io.BufferedReader]) -> None:
        self._opened = opened

    def makefile(self, _mode: str) -> io.BufferedReader:
        """The file."""
        return self._opened()


def unpacked(data: bytes, coding: str, most: int) -> tuple[bytes, bool]:
    """The bytes behind a content coding, at most one more than `most`, and whether they came out whole.

    >>> unpacked(b"abc", "identity", 10)
    (b'abc', True)
    """
    if coding.strip().lower() in _PLAIN:
        return data, True
    if coding.strip().lower() not in _GZIP:
        raise ValueError(f"it is packed as {coding[:40]!r}, which nobody asked for")
    gzip = zlib.decompressobj(wbits=31)
    try:
        out = gzip.decompress(data, most + 1)
    except zlib.error:
        return b"", False
    return out, gzip.eof or len(out) > most
