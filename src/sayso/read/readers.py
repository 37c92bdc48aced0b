"""One page from bytes: which reader takes them, and what becomes of bytes that are no page."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, structs

from sayso.model import Issue, Page, Severity
from sayso.read import html, plain
from sayso.read.binary import binary_kind, has_too_many_controls
from sayso.read.blob import Blob, Decoded
from sayso.read.decode import decode

LARGEST_FILE = 32_000_000  # bytes; a page saved with its pictures inside has up to 20 MB
LONGEST_TEXT = 1_000_000  # code points of Page.text; the longest live blogs have half of that


class Reader(Struct, frozen=True):
    """One format."""

    name: str
    takes: Callable[[Decoded, str], bool]
    read: Callable[[Blob, Decoded], tuple[Page, tuple[Issue, ...]]]


# The first that takes a blob reads it.
READERS = (Reader("html", html.takes, html.read), Reader("plain", plain.takes, plain.read))


def page(blob: Blob) -> tuple[Page | None, tuple[Issue, ...]]:
    """The page that these bytes are, or None, and what went wrong. Never raises on any bytes."""
    if (lost := _refused(blob)) is not None:
        return None, (lost,)
    decoded = decode(blob)
    if decoded is None or ("\x00" in decoded.text and has_too_many_controls(decoded.text.encode("utf-8", "replace"))):
        return None, (_binary(blob, "not text in any known encoding"),)
    reader = next(reader for reader in READERS if reader.takes(decoded, blob.name))
    found, issues = reader.read(blob, decoded)
    if not found.text.strip():
        message = f"{blob.name} has no text to read ({len(blob.data)} bytes of {reader.name}): save the page again"
        return None, (_lost(blob, "empty-page", message),)
    if len(found.text) > LONGEST_TEXT:
        return None, (_too_large(blob, f"{len(found.text):,} characters", f"{LONGEST_TEXT:,} characters"),)
    return structs.replace(found, name=blob.name), (*decoded.issues, *issues)


def _refused(blob: Blob) -> Issue | None:
    """Why these bytes are not even decoded."""
    if not blob.data.strip():
        return _lost(blob, "empty-page", f"{blob.name} is empty ({len(blob.data)} bytes): save the page again")
    if len(blob.data) > LARGEST_FILE:
        return _too_large(blob, f"more than {LARGEST_FILE // 1_000_000} MB", f"{LARGEST_FILE // 1_000_000} MB")
    if (kind := binary_kind(blob.data)) is not None:
        return _binary(blob, kind)
    return None


def _binary(blob: Blob, kind: str) -> Issue:
    message = f"{blob.name} is {kind}, not a text or HTML page; nothing of it was read. Save the page as text or HTML"
    return _lost(blob, "binary-file", message)


def _too_large(blob: Blob, size: str, limit: str) -> Issue:
    message = f"{blob.name} has {size}; nothing of it was analysed: a page may have {limit}. Split it into its pages"
    return _lost(blob, "page-too-large", message)


def _lost(blob: Blob, code: str, message: str) -> Issue:
    return Issue(blob.name, code, message, Severity.LOSS)
