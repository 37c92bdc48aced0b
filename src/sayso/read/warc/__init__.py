"""Web archives (WARC 0.18 to 1.1). The modules that read one are loaded when there is one."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Issue
from sayso.read.blob import Blob
from sayso.read.entry import Entry, Options
from sayso.read.gzip import unpacked_head

_BEGINS = b"WARC/"


def takes(head: bytes, _name: str) -> bool:
    """Whether a record begins these bytes, packed or not."""
    return head.startswith(_BEGINS) or (unpacked_head(head) or b"").startswith(_BEGINS)


def entries(entry: Entry, _options: Options) -> Iterator[Entry | Blob | Issue]:
    """The pages among the records, in their order, and one note on the records that are none."""
    from sayso.read.warc.pages import pages

    return pages(entry)
