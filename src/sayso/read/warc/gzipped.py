"""The bytes of a stream of gzip members, part by part: a part that is damaged costs no other."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sayso.read.entry import BombError, Stream, check_ratio

GZIP = b"\x1f\x8b\x08"
MOST_DAMAGES = 1_000  # places; then the file is no web archive
_CHUNK = 65_536  # bytes

Piece = tuple[bool, bytes] | str  # whether a packed member begins, bytes; or what is wrong here


def plain(stream: Stream) -> Iterator[Piece]:
    """The bytes of a stream that is not packed."""
    while piece := stream.read(_CHUNK):
        yield False, piece


def unpacked(stream: Stream) -> Iterator[Piece]:
    """What gzip members unpack to, piece by piece, and what is wrong with them."""
    held = stream.read(_CHUNK)
    damages = 0
    while held and damages <= MOST_DAMAGES:
        if len(held) < len(GZIP):
            held += stream.read(_CHUNK)
        if not held.startswith(GZIP):
            if held.strip(b"\x00"):
                damages += 1
                yield "bytes that are not packed like the rest"
            held = _next_member(held, stream)
            continue
        member = _Member(held, stream)
        yield from member.pieces()
        held = member.rest
        if member.damage is not None:
            damages += 1
            yield member.damage
            held = _next_member(held[1:], stream)


def _next_member(held: bytes, stream: Stream) -> bytes:
    """The bytes from where the next packed member may begin; none if none does."""
    while (at := held.find(GZIP)) < 0:
        fresh = stream.read(_CHUNK)
        if not fresh:
            return b""
        held = held[-len(GZIP) + 1 :] + fresh
    return held[at:]


class _Member:
    """One gzip member. `rest` is what follows it; if it is damaged, what is held from where that shows."""

    def __init__(self, held: bytes, stream: Stream) -> None:
        self.rest = held
        self.damage: str | None = None
        self._stream = stream
        self._inflate = zlib.decompressobj(31)

    def pieces(self) -> Iterator[tuple[bool, bytes]]:
        """What it unpacks to."""
        given = taken = 0
        while not self._inflate.eof:
            if not self.rest and not (fresh := self._stream.read(_CHUNK)):
                self.damage = "a packed part that ends too early"
                return
            self.rest = self.rest or fresh
            before = self._inflate.copy()
            try:
                piece = self._inflate.decompress(self.rest, 16 * _CHUNK)
            except zlib.error:
                self.damage = "a packed part that cannot be unpacked"
                yield not given, _saved(before, self.rest)
                return
            taken += len(self.rest) - len(self._inflate.unconsumed_tail)
            yield not given, piece
            given += len(piece)
            self.rest = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
            try:
                check_ratio(given, taken)
            except BombError as bomb:
                self.damage = f"a packed part with {bomb}, which no page has"
                return


def _saved(inflate: zlib._Decompress, held: bytes) -> bytes:
    """What can be unpacked before the damage."""
    saved = []
    for at in range(0, len(held), 32):
        try:
            saved.append(inflate.decompress(held[at : at + 32]))
        except zlib.error:
            break
    return b"".join(saved)
