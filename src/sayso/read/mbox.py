"""A mailbox (mbox, RFC 4155): each mail is a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Issue
from sayso.read.blob import LARGEST_FILE, Blob
from sayso.read.entry import Entry, Options, Stream, entry_name
from sayso.read.mime import header_names

_FROM = b"From "
_CHUNK = 65_536  # bytes
_UNQUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_FEWEST = 2  # headers behind a "From " line


def takes(head: bytes, _name: str) -> bool:
    """Whether this is a mailbox: a "From " line, then headers."""
    return head.startswith(_FROM) and len(header_names(head.partition(b"\n")[2])) >= _FEWEST


def entries(entry: Entry, _options: Options) -> Iterator[Blob | Issue]:
    """Every mail of the box."""
    for number, data in enumerate(_mails(entry.stream), 1):
        name = entry_name(entry.blob.name, "", f"#{number}")
        yield Blob(name, data, fetched=entry.blob.fetched, media="message/rfc822", via="mbox")


def _mails(stream: Stream) -> Iterator[bytes]:
    """The mails without their "From " lines; of an endless one a little more than a page may have."""
    held: list[bytes] = []
    size, blank = 0, True
    for line in _lines(stream):
        if blank and line.startswith(_FROM):
            if held:
                yield _mail(held)
            held, size = [line], 0
        elif size <= LARGEST_FILE:
            held.append(line)
            size += len(line)
        blank = not line.strip()
    if held:
        yield _mail(held)


def _mail(lines: list[bytes]) -> bytes:
    return _UNQUOTED.sub(rb"\1", b"".join(lines[1:]))


def _lines(stream: Stream) -> Iterator[bytes]:
    """Lines with their ends; one that is longer than a chunk comes in pieces."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).splitlines(keepends=True) or [b""]
        yield from whole
        if len(rest) > _CHUNK:
            yield rest
            rest = b""
    if rest:
        yield rest
