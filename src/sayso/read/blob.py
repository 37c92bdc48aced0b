"""What a reader is given: bytes with a name, and their text once decoded."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from sayso.model import Issue


class Blob(Struct, frozen=True):
    """Bytes as they came, before anybody knows what they are."""

    name: str  # what the user called it, safe to show: path or "<stdin>"
    data: bytes
    url: str | None = None  # where it came from, if the source knows


class Decoded(Struct, frozen=True):
    """The text of a blob, the encoding that was taken, and what a reader must know about the choice."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def page_id(blob: Blob) -> str:
    """16 hexadecimal digits of the SHA-256 of url and raw bytes: read twice, one page; two addresses, two pages.

    >>> page_id(Blob("a.txt", b"")) == page_id(Blob("b.txt", b""))
    True
    """
    return hashlib.sha256((blob.url or "").encode() + blob.data).hexdigest()[:16]
