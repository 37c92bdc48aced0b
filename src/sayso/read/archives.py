"""Many pages from one stream: which archive takes it, and archives inside archives."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator

from msgspec import Struct, structs

from sayso.model import Issue
from sayso.read import feed, gzip, jsonl, mbox, tar, warc
from sayso.read import zip as zips
from sayso.read.blob import LARGEST_FILE, Blob, bare, lost
from sayso.read.entry import HEAD, BombError, Entry, Options

DEEPEST = 3  # archives in one another: a web archive in a tar in a zip
_BROKEN = (OSError, EOFError, zlib.error, ValueError, LookupError, RuntimeError, struct.error)
Item = Entry | Blob | Issue


class Archive(Struct, frozen=True):
    """One format that holds many pages. A blob that it gives is a page; an entry is looked into again."""

    name: str
    takes: Callable[[bytes, str], bool]  # first bytes (HEAD, or all), name
    entries: Callable[[Entry, Options], Iterator[Item]]


ARCHIVES = (  # the first that takes a stream unpacks it: a packed tar is a tar before it is a gzip
    Archive("warc", warc.takes, warc.entries),
    Archive("zip", zips.takes, zips.entries),
    Archive("tar", tar.takes, tar.entries),
    Archive("gzip", gzip.takes, gzip.entries),
    Archive("feed", feed.takes, feed.entries),
    Archive("mbox", mbox.takes, mbox.entries),
    Archive("jsonl", jsonl.takes, jsonl.entries),
)


def look_into(entry: Entry, options: Options, depth: int = 0) -> Iterator[Blob | Issue]:
    """The pages in a stream: itself, or what it holds. Never holds more than one of them."""
    name = entry.blob.name
    try:
        head = entry.stream.peek(HEAD)
        archive = next((archive for archive in ARCHIVES if archive.takes(head, bare(name))), None)
        if archive is None:
            yield structs.replace(entry.blob, data=entry.stream.read(LARGEST_FILE + 1))
            return
    except BombError as error:
        yield _bomb(name, error)
        return
    except _BROKEN as error:
        if depth == 0 and isinstance(error, OSError):
            raise  # the file itself cannot be read
        yield _broken(name, error)
        return
    if depth == DEEPEST:
        message = f"{name} is an archive in {DEEPEST} others; nothing of it was read. Unpack it and read what comes out"
        yield lost(name, "archive-too-deep", message)
        return
    for item in _entries(archive, entry, options):
        if isinstance(item, Entry):
            yield from look_into(item, options, depth + 1)
        else:
            yield item


def _entries(archive: Archive, entry: Entry, options: Options) -> Iterator[Item]:
    """What an archive gives; if it breaks, what came before, and an Issue."""
    try:
        yield from archive.entries(entry, options)
    except BombError as error:
        yield _bomb(entry.blob.name, error)
    except _BROKEN as error:
        yield _broken(entry.blob.name, error)


def _bomb(name: str, error: BombError) -> Issue:
    message = f"{name} unpacks to far more than pages do ({error}): nothing after that was read. Look where it is from"
    return lost(name, "archive-bomb", message)


def _broken(name: str, error: Exception) -> Issue:
    what = " ".join(str(error).split())[:200] or type(error).__name__
    return lost(name, "broken-archive", f"{name} is damaged ({what}): what stands after that is lost. Get it again")
