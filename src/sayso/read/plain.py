"""Plain text: the page is the text, unchanged."""

from __future__ import annotations

from sayso.model import Issue, Page
from sayso.read.blob import Blob, Decoded, page_id


def takes(_decoded: Decoded, _name: str) -> bool:
    """Any text is plain text; this reader is asked last."""
    return True


def read(blob: Blob, decoded: Decoded) -> tuple[Page, tuple[Issue, ...]]:
    """The decoded text as it stands: line ends, tabs and blank lines stay what they are."""
    return Page(page_id(blob), decoded.text, "plain", blob.name, url=blob.url), ()
