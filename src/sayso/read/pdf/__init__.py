"""PDF with a text layer. The modules that read one are loaded when there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.read.blob import Blob

if TYPE_CHECKING:
    from sayso.read.readers import Again, Found

_MARK = b"%PDF-"
_WITHIN = 1024  # bytes; viewers look so far (ISO 32000, annex H)


def takes(blob: Blob) -> bool:
    """Whether these bytes are a PDF."""
    return _MARK in blob.data[:_WITHIN] and blob.data.lstrip()[:1] != b"<"


def read(blob: Blob, _again: Again) -> Found:
    """The page of a PDF, or the reason why it has none."""
    from sayso.read.pdf import document

    return document.read(blob)
