"""ZIP archives of pages, and web archives packed in one (WACZ). Nothing is written to disk; a name is only a name."""

from __future__ import annotations

import stat
import struct
from collections import Counter
from collections.abc import Iterator
from lzma import LZMAError
from typing import IO, BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from msgspec import structs

from sayso.model import Issue
from sayso.read.blob import lost
from sayso.read.entry import MOST_ENTRIES, STEP, Entry, Options, Stream, check_ratio, entry_name
from sayso.read.members import Passed, leads_out, no_page, told

_LARGEST_DIRECTORY = 40_000_000  # bytes of the list of members: about 500,000 of them, 300 MB once read
_TAIL = 66_000  # bytes at the end of the file, where the place of that list is told
_ENCRYPTED = 0x1
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})  # members that office documents and e-books must have
_MOST_NAMED = 5  # members that are not whole


def takes(head: bytes, _name: str) -> bool:
    """Whether this is a ZIP archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def entries(entry: Entry, _options: Options) -> Iterator[Entry | Issue]:
    """The members that may be pages or archives, in the order of the archive, and what was passed over."""
    name = entry.blob.name
    file = entry.stream.seekable()
    if file is None:
        yield lost(name, "archive-too-large", f"{name} is too large for a pipe or another archive: save it as a file")
        return
    size, directory = _sizes(file)
    if directory > _LARGEST_DIRECTORY:
        yield lost(name, "too-many-entries", f"{name} lists too many files ({directory:,} bytes of names): split it")
        return
    try:
        archive = ZipFile(file)
    except BadZipFile as error:
        yield from _salvaged(entry, file, str(error))
        return
    with archive:
        yield from _members(entry, archive, size)


def _members(entry: Entry, archive: ZipFile, size: int) -> Iterator[Entry | Issue]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    names = {member.filename for member in members}
    if not names.isdisjoint(_OFFICE):
        yield _office(entry.blob.name)
        return
    web = _is_web_archive(names)
    passed: Counter[Passed] = Counter()
    unpacked = _Unpacked(size)
    for member in members[:MOST_ENTRIES]:
        if (why := _passed_over(member, web=web)) is not None:
            passed[why] += 1
        else:
            inner = entry_name(entry.blob.name, member.filename)
            blob = structs.replace(entry.blob, name=inner, via="wacz" if web else "zip")
            yield Entry(blob, Stream(_Member(archive, member, unpacked)))
            unpacked.add(0)
    odd = sum(leads_out(name) for name in names)
    yield from told(entry.blob.name, passed, odd=odd, more=max(0, len(members) - MOST_ENTRIES))


def _salvaged(entry: Entry, file: BinaryIO, why: str) -> Iterator[Entry | Issue]:
    """The members of an archive that has lost its list, one after the other, and what is missing."""
    from sayso.read.zip.salvage import salvaged

    name, count, halves = entry.blob.name, 0, list[str]()
    passed: Counter[Passed] = Counter()
    odd = 0
    for header, content in salvaged(file):
        if header.name in _OFFICE:
            yield _office(name)
            return
        odd += leads_out(header.name)
        if (reason := no_page(header.name)) is not None:
            passed[reason] += 1
        elif header.name and not header.name.endswith("/") and count < MOST_ENTRIES:
            count += 1
            inner = entry_name(name, header.name)
            yield Entry(structs.replace(entry.blob, name=inner, via="zip"), Stream(content))
            while content.read(STEP):
                pass  # to its end: only there it shows whether it is whole
            halves += [] if content.whole else [inner]
    found = f"{count} files were found in it one by one" if count else f"nothing of it could be read ({why})"
    half = f", not whole: {', '.join(halves[:_MOST_NAMED])}" if halves else ""
    yield lost(name, "broken-archive", f"{name} is cut off or damaged: {found}{half}. Get it again")
    yield from told(name, passed, odd=odd, more=0)


def _office(name: str) -> Issue:
    message = f"{name} is an office document or an e-book; nothing of it was read. Save it as text or HTML"
    return lost(name, "binary-file", message)


def _is_web_archive(names: set[str]) -> bool:
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def _passed_over(member: ZipInfo, *, web: bool) -> Passed | None:
    """Why a member is not looked into; of a web archive only the WARCs are."""
    if web and not member.filename.startswith("archive/"):
        return Passed.HIDDEN
    if member.create_system == 3 and stat.S_IFMT(member.external_attr >> 16) not in {0, stat.S_IFREG}:
        return Passed.LINK
    if (why := no_page(member.filename)) is not None:
        return why
    return Passed.ENCRYPTED if member.flag_bits & _ENCRYPTED else None


class _Unpacked:
    """How much all members together have given out: members of a hostile archive share their packed bytes."""

    def __init__(self, size: int) -> None:
        self._size, self._given = size, 0

    def add(self, count: int) -> None:
        """Raises BombError if it is far more than the archive has."""
        self._given += count
        check_ratio(self._given, self._size)


class _Member:
    """A member, opened when it is first read, so that one that cannot be opened costs no other."""

    def __init__(self, archive: ZipFile, member: ZipInfo, unpacked: _Unpacked) -> None:
        self._archive, self._member, self._unpacked = archive, member, unpacked
        self._file: IO[bytes] | None = None
        self._given = 0

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; raises BombError, and ValueError if the member is damaged."""
        try:
            if self._file is None:
                self._file = self._archive.open(self._member)
            piece = self._file.read(min(size, STEP))
        except (BadZipFile, LZMAError) as error:
            raise ValueError(str(error)) from error
        self._given += len(piece)
        self._unpacked.add(len(piece))
        check_ratio(self._given, self._member.compress_size)
        return piece


def _sizes(file: BinaryIO) -> tuple[int, int]:
    """Bytes of the whole archive and of its list of members, as the end of the file says (APPNOTE 4.3.14, 4.3.16)."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    directory = 0
    if 0 <= (at := tail.rfind(b"PK\x05\x06")) <= len(tail) - 22:
        (directory,) = struct.unpack_from("<L", tail, at + 12)
    if directory == 0xFFFFFFFF and 0 <= (at := tail.rfind(b"PK\x06\x06")) <= len(tail) - 56:
        (directory,) = struct.unpack_from("<Q", tail, at + 40)
    file.seek(0)
    return size, directory
