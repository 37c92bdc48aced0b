"""What a reader is given: bytes with a name and whatever their source says of them, and their text once decoded."""

from __future__ import annotations

import hashlib
import unicodedata

from msgspec import Struct

from sayso.model import Fact, Issue, Severity

LARGEST_FILE = 32_000_000  # bytes of one page; a page saved with its pictures inside has up to 20 MB
LONGEST_FACT = 500  # characters of a value that a source declares; the longest headlines have 300
_PACKED = (".gz", ".gzip", ".bz2", ".xz")
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # control and bidi characters, half surrogates, line separators


class Blob(Struct, frozen=True):
    """Bytes as they came, before anybody knows what they are."""

    name: str  # what the user called it, safe to show: path, "<stdin>", "crawl.warc.gz#3 https://…", "pages.zip!a.html"
    data: bytes
    url: str | None = None  # where it came from, if the source knows
    fetched: str | None = None  # ISO 8601, if the source knows
    media: str | None = None  # declared content type, lower case, without parameters: "text/html"
    charset: str | None = None  # declared by whoever sent it: a hint, not an order
    facts: tuple[Fact, ...] = ()  # what the source says of the page
    via: str = ""  # the archive that it came out of: "warc", "zip"; "" for a file


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
    return hashlib.sha256((blob.url or "").encode("utf-8", "surrogatepass") + blob.data).hexdigest()[:16]


def shown(path: str) -> str:
    r"""A name that is safe to show: what would break a line or turn its direction is written as an escape.

    >>> shown("a\nb")
    'a\\nb'
    """
    return "".join(ascii(char)[1:-1] if unicodedata.category(char) in _UNSHOWN else char for char in path)


def bare(name: str) -> str:
    """The name without the ends that packing put there: by it a format is told.

    >>> bare("a.html.gz")
    'a.html'
    """
    while name.lower().endswith(_PACKED):
        name = name[: name.rindex(".")]
    return name


def lost(name: str, code: str, message: str) -> Issue:
    """Something that could not be read."""
    return Issue(name, code, message, Severity.LOSS)


def noted(name: str, code: str, message: str) -> Issue:
    """Something worth knowing; nothing is lost."""
    return Issue(name, code, message, Severity.NOTE)
