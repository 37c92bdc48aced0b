"""Tar archives of pages, packed or not, read from front to back. Nothing is written to disk; a name is only a name."""

from __future__ import annotations

import tarfile
from collections import Counter
from collections.abc import Iterator
from typing import IO, cast

from msgspec import structs

from sayso.model import Issue
from sayso.read.blob import lost
from sayso.read.entry import MOST_ENTRIES, Entry, Options, Readable, Stream, entry_name
from sayso.read.gzip import Unpacked, unpacked_head
from sayso.read.members import Passed, leads_out, no_page, told

_LARGEST_HEADER = 1_000_000  # bytes of a long name or of extended attributes; they are held in memory
_EXTENDED = {
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
}


class _Member(tarfile.TarInfo):
    """A member whose extended header is not larger than headers are."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Member:
        """As the standard library, but raises ReadError on a huge header."""
        member = super().frombuf(buf, encoding, errors)
        if member.type in _EXTENDED and member.size > _LARGEST_HEADER:
            raise tarfile.ReadError(f"a header of {member.size:,} bytes")
        return member


class _Content:
    """What a member holds; raises ValueError if the archive ends within it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        try:
            return self._file.read(size)
        except tarfile.TarError as error:
            raise ValueError(str(error)) from error


def takes(head: bytes, _name: str) -> bool:
    """Whether this is a tar archive, packed with gzip, bzip2 or xz or not packed."""
    plain = unpacked_head(head) or head
    return plain[257:262] == b"ustar"


def entries(entry: Entry, _options: Options) -> Iterator[Entry | Issue]:
    """The files that may be pages or archives, in the order of the archive, and what was passed over."""
    name = entry.blob.name
    head = entry.stream.peek(16)
    unpacked = None if unpacked_head(head) is None else Unpacked(entry.stream, head)
    raw: Readable = entry.stream if unpacked is None else Stream(unpacked)  # tarfile wants all that it asks for
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", raw), mode="r|", tarinfo=_Member) as archive:
            yield from _members(entry, archive)
    except tarfile.TarError as error:
        yield lost(name, "broken-archive", f"{name} is damaged ({error}): what stands after that is lost. Get it again")
    if unpacked is not None and unpacked.damage is not None:
        message = f"{name} is damaged ({unpacked.damage}): what comes after that place is lost. Get it again"
        yield lost(name, "broken-archive", message)


def _members(entry: Entry, archive: tarfile.TarFile) -> Iterator[Entry | Issue]:
    name, count, odd = entry.blob.name, 0, 0
    passed: Counter[Passed] = Counter()
    while (member := archive.next()) is not None:
        archive.members.clear()  # type: ignore[attr-defined]  # else it remembers every one
        if member.isdir():
            continue
        if count == MOST_ENTRIES:
            message = f"{name} has more than {MOST_ENTRIES:,} files; the others were not read: split it"
            yield lost(name, "too-many-entries", message)
            break
        count += 1
        odd += leads_out(member.name)
        why = no_page(member.name) if member.isreg() else Passed.LINK
        if why is not None:
            passed[why] += 1
        elif (file := archive.extractfile(member)) is not None:
            blob = structs.replace(entry.blob, name=entry_name(name, member.name), via="tar")
            yield Entry(blob, Stream(_Content(file)))
    yield from told(name, passed, odd=odd, more=0)
