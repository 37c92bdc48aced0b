"""WARC records in a stream, packed or not; what is damaged costs the record that it is in.

Neither library that was measured is used, because each loses good pages on damaged files: fastwarc swallows the page
after a Content-Length that is too large, warcio gives up a file of one gzip member after its first page, and both stop
at a negative length. Here a length is believed only if a record follows it; else the next record is looked for.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from msgspec import Struct

from sayso.read.blob import LARGEST_FILE
from sayso.read.entry import Stream
from sayso.read.http import header_fields
from sayso.read.warc.gzipped import GZIP, MOST_DAMAGES, plain, unpacked

_BEGINS = b"WARC/"
_NEXT = re.compile(rb"\n(?=WARC/[01]\.\d{1,2}\r?\n[A-Za-z-]{4,40}:)")
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_LARGEST_HEAD = 262_144  # bytes
_OVERLAP = 64  # bytes; longer than what _NEXT looks at
_LENGTH = re.compile(r"\d{1,15}")


class Record(Struct, frozen=True):
    """One record. `body` has at most one byte more than a page may have."""

    number: int  # from 1, in the order of the file
    headers: dict[str, str]  # names in lower case
    body: bytes
    length: int  # bytes of the body as they stand in the file
    declared: str  # what the record says of that
    cut: bool  # the file ends before the record does


class Damage(Struct, frozen=True):
    """A place where no record could be read."""

    after: int  # records
    what: str


def records(stream: Stream) -> Iterator[Record | Damage]:
    """The records of a file in their order, and the damaged places. Raises BombError."""
    window = _Window(stream)
    number = damages = 0
    while window.more():
        if not window.begins():
            damages += 1
            skipped = window.until_record(0)[1]
            yield Damage(number, f"{skipped:,} bytes that are no record")
        elif (head := window.head()) is None:
            damages += 1
            window.drop(len(_BEGINS))
            yield Damage(number, f"a header of more than {_LARGEST_HEAD:,} bytes")
        else:
            number += 1
            yield _record(number, header_fields(head), window)
        for what in window.passed_damages():
            damages += 1
            yield Damage(number, what)
        if damages > MOST_DAMAGES:
            yield Damage(number, "more than a file may have of it; the rest was not read")
            return


def _record(number: int, headers: dict[str, str], window: _Window) -> Record:
    declared = headers.get("content-length", "")
    length = int(declared) if _LENGTH.fullmatch(declared) else None
    if length is not None and length <= LARGEST_FILE and window.record_ends_at(length):
        return Record(number, headers, window.take(length), length, declared, cut=False)
    body, passed, followed = window.until_record(LARGEST_FILE + 1)
    short = length is None or passed < length
    cut = short and (window.is_damaged or not followed)
    return Record(number, headers, body, passed, declared, cut=cut)


class _Window:
    """The unpacked bytes from here on, as many as are needed."""

    def __init__(self, stream: Stream) -> None:
        packed = stream.peek(len(GZIP)) == GZIP
        self._pieces = unpacked(stream) if packed else plain(stream)
        self._held = bytearray()
        self._dropped = 0
        self._starts: deque[int] = deque()  # where packed members begin, counted from the start of the file
        self._damages: deque[tuple[int, str]] = deque()  # where, counted as _starts; what
        self._ended = False

    @property
    def is_damaged(self) -> bool:
        """Whether a damaged place has been passed that nobody has been told of."""
        return bool(self._damages) and self._damages[0][0] <= self._dropped

    def passed_damages(self) -> Iterator[str]:
        """The damaged places up to here, each once."""
        while self.is_damaged or (self._damages and self._ended and not self._held):
            yield self._damages.popleft()[1]

    def more(self) -> bool:
        """Whether anything follows but line ends, which are dropped."""
        while True:
            self._hold(_OVERLAP)
            front = bytes(self._held[:_OVERLAP])
            self.drop(len(front) - len(front.lstrip(b"\r\n")))
            if not front or front[0] not in b"\r\n":
                return bool(front)

    def begins(self) -> bool:
        """Whether a record begins here."""
        return self._held.startswith(_BEGINS)

    def head(self) -> bytes | None:
        """The header that begins here, taken; None if it does not end where headers do."""
        wanted = 4_096
        while True:
            self._hold(wanted)
            border = next((start - self._dropped for start in self._starts if start > self._dropped), _LARGEST_HEAD)
            head = _front(self._held, min(border, wanted))
            if head is not None:
                self.drop(len(head))
                return head
            if wanted > min(border, _LARGEST_HEAD) or len(self._held) < wanted:
                return None
            wanted *= 2

    def record_ends_at(self, length: int) -> bool:
        """Whether a record can end after so many bytes: its end mark or the next is there, and none begins before."""
        self._hold(length + _OVERLAP)
        rest = bytes(self._held[length : length + _OVERLAP])
        ends = rest.startswith(b"\r\n\r\n") or rest.lstrip(b"\r\n").startswith(_BEGINS) or not rest.strip(b"\r\n")
        if not ends or len(self._held) < length:
            return False
        begun = self._member_with_record()
        return begun is None or begun >= length

    def take(self, length: int) -> bytes:
        """The next bytes."""
        taken = bytes(self._held[:length])
        self.drop(length)
        return taken

    def drop(self, length: int) -> None:
        """Passes over bytes that are held."""
        del self._held[:length]
        self._dropped += length
        while self._starts and self._starts[0] <= self._dropped:
            self._starts.popleft()

    def until_record(self, most: int) -> tuple[bytes, int, bool]:
        """The bytes up to the next record, at most so many of them; how many there were; whether a record follows."""
        kept = bytearray()
        passed = 0
        while True:
            at = self._next_record()
            count = at if at >= 0 else max(0, len(self._held) - _OVERLAP)
            kept += self._held[: min(count, max(0, most - len(kept)))]
            passed += count
            self.drop(count)
            if at >= 0 or not self._fill():
                break
        if at < 0:
            kept += self._held[: max(0, most - len(kept))]
            passed += len(self._held)
            self.drop(len(self._held))
        body = bytes(kept)
        ends = len(body) - len(body.rstrip(b"\r\n")) if len(body) < most else 0
        ends = min(ends, 4)
        return body[: len(body) - ends], passed - ends, at >= 0

    def _next_record(self) -> int:
        """Where in the held bytes the next record begins; -1 if none does."""
        found = _NEXT.search(self._held)
        at = -1 if found is None else found.end()
        member = self._member_with_record()
        return at if member is None else member if at < 0 else min(at, member)

    def _member_with_record(self) -> int | None:
        places = (start - self._dropped for start in self._starts)
        return next((at for at in places if self._held.startswith(_BEGINS, at)), None)

    def _hold(self, count: int) -> None:
        while len(self._held) < count and self._fill():
            pass

    def _fill(self) -> bool:
        piece = None if self._ended else next(self._pieces, None)
        if piece is None:
            self._ended = True
            return False
        if isinstance(piece, str):
            self._damages.append((self._dropped + len(self._held), piece))
            return True
        begins, content = piece
        if begins:
            self._starts.append(self._dropped + len(self._held))
        self._held += content
        return True


def _front(held: bytearray, most: int) -> bytes | None:
    """The header at the front, with its empty line."""
    end = _HEAD_ENDS.search(held, 0, most)
    return None if end is None else bytes(held[: end.end()])
