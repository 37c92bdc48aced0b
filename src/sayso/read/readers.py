"""One page from bytes: which reader takes them, and what becomes of bytes that are no page."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, structs

from sayso.model import Issue, Page
from sayso.read import html, mail, markdown, mhtml, pdf, plain
from sayso.read.binary import binary_kind, has_too_many_controls
from sayso.read.blob import LARGEST_FILE, Blob, Decoded, bare, lost
from sayso.read.decode import decode

LONGEST_TEXT = 1_000_000  # code points of Page.text; the longest live blogs have half of that
_SUFFIXES = {  # of the name under which text readers are asked, where the source declares what it is
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
}

Found = tuple[Page | None, tuple[Issue, ...]]
Again = Callable[[Blob], Found]  # reads a part of a page (of a mail) as a page


class BytesReader(Struct, frozen=True):
    """One format that is no text: a document with parts, a PDF."""

    name: str
    takes: Callable[[Blob], bool]
    read: Callable[[Blob, Again], Found]


class TextReader(Struct, frozen=True):
    """One format that is text; `takes` is given the name too."""

    name: str
    takes: Callable[[Decoded, str], bool]
    read: Callable[[Blob, Decoded], tuple[Page, tuple[Issue, ...]]]


# The first that takes a blob reads it; bytes before text.
BYTES_READERS = (
    BytesReader("pdf", pdf.takes, pdf.read),
    BytesReader("mhtml", mhtml.takes, mhtml.read),
    BytesReader("mail", mail.takes, mail.read),
)
TEXT_READERS = (
    TextReader("html", html.takes, html.read),
    TextReader("markdown", markdown.takes, markdown.read),
    TextReader("plain", plain.takes, plain.read),
)
READERS = (*BYTES_READERS, *TEXT_READERS)


def page(blob: Blob) -> Found:
    """The page that these bytes are, or None, and what went wrong. Never raises on any bytes."""
    if not blob.data.strip():
        message = f"{blob.name} is empty ({len(blob.data)} bytes): save the page again"
        return None, (lost(blob.name, "empty-page", message),)
    if len(blob.data) > LARGEST_FILE:
        return None, (_too_large(blob, f"more than {LARGEST_FILE // 1_000_000} MB", f"{LARGEST_FILE // 1_000_000} MB"),)
    for reader in BYTES_READERS:
        if reader.takes(blob):
            return _finished(blob, reader.name, reader.read(blob, page))
    return _text(blob)


def _text(blob: Blob) -> Found:
    """The page, if the bytes are text."""
    if (kind := binary_kind(blob.data)) is not None:
        return None, (_binary(blob, kind),)
    decoded = decode(blob)
    if decoded is None or ("\x00" in decoded.text and has_too_many_controls(decoded.text.encode("utf-8", "replace"))):
        return None, (_binary(blob, "not text in any known encoding"),)
    name = bare(blob.name) + _SUFFIXES.get(blob.media or "", "")
    reader = next(reader for reader in TEXT_READERS if reader.takes(decoded, name))
    found, issues = reader.read(blob, decoded)
    return _finished(blob, reader.name, (found, (*decoded.issues, *issues)))


def _finished(blob: Blob, reader: str, read: Found) -> Found:
    """The page with what its source says of it; no page if it has no text or far too much."""
    found, issues = read
    if found is None:
        return None, issues
    if not found.text.strip():
        message = f"{blob.name} has no text to read ({len(blob.data)} bytes of {reader}): save the page again"
        return None, (lost(blob.name, "empty-page", message),)
    if len(found.text) > LONGEST_TEXT:
        return None, (_too_large(blob, f"{len(found.text):,} characters", f"{LONGEST_TEXT:,} characters"),)
    site = next((fact.value for fact in blob.facts if fact.key == "site"), None)
    found = structs.replace(
        found, name=blob.name, reader=f"{blob.via}/{found.reader}" if blob.via else found.reader,
        url=found.url or blob.url, outlet=found.outlet or site, fetched=blob.fetched or found.fetched,
        facts=(*blob.facts, *(fact for fact in found.facts if fact not in blob.facts)),
    )  # fmt: skip
    return found, issues


def _binary(blob: Blob, kind: str) -> Issue:
    message = f"{blob.name} is {kind}, not a text or HTML page; nothing of it was read. Save the page as text or HTML"
    return lost(blob.name, "binary-file", message)


def _too_large(blob: Blob, size: str, limit: str) -> Issue:
    message = f"{blob.name} has {size}; nothing of it was analysed: a page may have {limit}. Split it into its pages"
    return lost(blob.name, "page-too-large", message)
