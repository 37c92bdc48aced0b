"""The bytes of a connection within one deadline for all of them: a server that sends a byte a second gains nothing."""

from __future__ import annotations

import io
import socket
import time
from collections.abc import Callable
from typing import cast


class Connection(io.RawIOBase):
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
