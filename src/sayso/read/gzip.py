"""One file packed with gzip, bzip2 or xz: what comes out is looked into again."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO, cast

from msgspec import structs

from sayso.model import Issue
from sayso.read.blob import lost
from sayso.read.entry import STEP, Entry, Options, Readable, Stream, check_ratio

_MARK = re.compile(rb"\x1f\x8b\x08|BZh[1-9](?:1AY&SY|\x17rE8P\x90)|\xfd7zXZ\x00")  # gzip, bzip2, xz
_CHUNK = 65_536  # bytes
_XZ_MEMORY = 200_000_000  # bytes; xz -9 asks for 65 MB, a hostile header for 4 GB
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError)


class Unpacked:
    """The bytes in a packed stream. Damage is an end: `damage` then says what is wrong. Raises BombError."""

    def __init__(self, raw: Readable, head: bytes) -> None:
        self._raw, self._taken, self._given = raw, 0, 0
        self._next = _unpacker(self, head)
        self.damage: str | None = None

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""
        try:
            piece = self._next(min(size, STEP)) if self.damage is None else b""
        except _BROKEN as error:
            self.damage = " ".join(str(error).split()) or type(error).__name__
            return b""
        self._given += len(piece)
        check_ratio(self._given, self._taken)
        return piece

    def packed(self, size: int) -> bytes:
        """The next bytes as they came."""
        piece = self._raw.read(size)
        self._taken += len(piece)
        return piece


def takes(head: bytes, _name: str) -> bool:
    """Whether these bytes are packed."""
    return _MARK.match(head) is not None


def entries(entry: Entry, _options: Options) -> Iterator[Entry | Issue]:
    """The one file in it."""
    blob = entry.blob
    unpacked = Unpacked(entry.stream, entry.stream.peek(8))
    yield Entry(structs.replace(blob, via="gzip"), Stream(unpacked))
    if unpacked.damage is not None:
        message = f"{blob.name} is damaged ({unpacked.damage}): what comes after that place is lost. Get it again"
        yield lost(blob.name, "broken-archive", message)


def unpacked_head(head: bytes) -> bytes | None:
    """What the first bytes unpack to, so far as they go; None if they are not packed."""
    return Stream(Unpacked(BytesIO(head), head)).peek(_CHUNK) if _MARK.match(head) else None


def _unpacker(unpacked: Unpacked, head: bytes) -> Callable[[int], bytes]:
    if head.startswith(b"BZh"):
        return _Members(unpacked, bz2.BZ2Decompressor).read
    if head.startswith(b"\xfd7zXZ\x00"):
        return _Members(unpacked, lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY)).read
    return gzip.GzipFile(fileobj=cast("BinaryIO", _Raw(unpacked))).read1


class _Raw:
    """The packed bytes as the file that the standard library wants."""

    def __init__(self, unpacked: Unpacked) -> None:
        self._unpacked = unpacked

    def read(self, size: int = -1, /) -> bytes:
        return self._unpacked.packed(_CHUNK if size < 0 else size)


class _Members:
    """One packed piece after the other, as bzip2 and xz files are made."""

    def __init__(self, unpacked: Unpacked, new: Callable[[], bz2.BZ2Decompressor | lzma.LZMADecompressor]) -> None:
        self._unpacked, self._new, self._member = unpacked, new, new()

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end; raises EOFError if the end is missing."""
        while True:
            fresh = b""
            if self._member.eof:
                fresh = self._member.unused_data or self._unpacked.packed(_CHUNK)
                if not fresh.strip(b"\x00"):
                    return b""
                self._member = self._new()
            elif self._member.needs_input and not (fresh := self._unpacked.packed(_CHUNK)):
                raise EOFError("it ends too early")
            if piece := self._member.decompress(fresh, size):
                return piece
