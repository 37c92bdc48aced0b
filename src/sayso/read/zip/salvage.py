"""Members of a ZIP archive that has lost its list, as a download has that broke off: told by the header before each."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct

from sayso.read.entry import STEP, check_ratio

_MARK = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3L2H")  # APPNOTE 4.3.7: mark, version, flags, method, time, day, crc, sizes, lengths
_ENCRYPTED, _SIZE_BEHIND, _UTF8 = 0x1, 0x8, 0x800  # flags (APPNOTE 4.4.4)
_STORED, _DEFLATED = 0, 8  # methods (APPNOTE 4.4.5)
_UNKNOWN = 0xFFFFFFFF  # a size that stands elsewhere
_CHUNK = 65_536  # bytes


class Header(Struct, frozen=True):
    """What stands before a member."""

    name: str
    flags: int
    method: int
    size: int  # bytes, packed
    begins: int  # of its content, in bytes from the start of the file

    @property
    def is_readable(self) -> bool:
        """Whether its content can be read, and its end be found."""
        if self.flags & _ENCRYPTED:
            return False
        known = self.size != _UNKNOWN and not self.flags & _SIZE_BEHIND
        return self.method == _DEFLATED or (self.method == _STORED and known)


class Content:
    """What a member holds, up to its end or the end of the file; `whole` says which, once it is read."""

    def __init__(self, file: BinaryIO, header: Header) -> None:
        self._file = file
        self._inflate = zlib.decompressobj(-15) if header.method == _DEFLATED else None
        self._left = header.size  # of a stored one
        self._held = b""
        self._given = 0
        self._begins = self.end = header.begins  # where reading goes on
        self.whole: bool | None = None

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, none at the end or where it is damaged; raises BombError."""
        piece = self._stored(size) if self._inflate is None else self._unpacked(self._inflate, min(size, STEP))
        self._given += len(piece)
        check_ratio(self._given, self.end - self._begins)
        return piece

    def _stored(self, size: int) -> bytes:
        piece = self._next(min(size, self._left))
        self.end += len(piece)
        self._left -= len(piece)
        if not piece and self.whole is None:
            self.whole = self._left == 0
        return piece

    def _unpacked(self, inflate: zlib._Decompress, size: int) -> bytes:
        while self.whole is None:
            fresh = self._held or self._next(_CHUNK)
            try:
                piece = inflate.decompress(fresh, size)
            except zlib.error:
                self.whole = False
                return b""
            self._held = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
            self.end += len(fresh) - len(self._held)
            if inflate.eof:
                self.whole = True
            elif not fresh and not piece:
                self.whole = False
            if piece:
                return piece
        return b""

    def _next(self, size: int) -> bytes:
        self._file.seek(self.end)
        return self._file.read(size)


def salvaged(file: BinaryIO) -> Iterator[tuple[Header, Content]]:
    """The members in their order, each read to its end before the next is looked for. Linear; raises BombError."""
    at = _next_mark(file, 0)
    while at is not None and (header := _header(file, at)) is not None:
        if header.is_readable:
            content = Content(file, header)
            yield header, content
            while content.read(STEP):
                pass
            at = _next_mark(file, content.end)
        else:
            at = _next_mark(file, header.begins)


def _header(file: BinaryIO, at: int) -> Header | None:
    """The header at a place; None if the file ends in it."""
    file.seek(at)
    raw = file.read(_HEADER.size)
    if len(raw) < _HEADER.size:
        return None
    _, _, flags, method, _, _, _, packed, _, name_length, extra = _HEADER.unpack(raw)
    name = file.read(name_length)
    if len(name) < name_length:
        return None
    said = name.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    return Header(said, flags, method, packed, at + _HEADER.size + name_length + extra)


def _next_mark(file: BinaryIO, at: int) -> int | None:
    """Where the next header begins; None if none does."""
    file.seek(at)
    held = b""
    while piece := file.read(_CHUNK):
        held += piece
        if (found := held.find(_MARK)) >= 0:
            return at + found
        keep = held[-len(_MARK) + 1 :]
        at += len(held) - len(keep)
        held = keep
    return None
