"""Bytes to pages: one module a format (READERS, ARCHIVES), and where bytes come from (sources)."""

from sayso.read.archives import ARCHIVES
from sayso.read.blob import Blob
from sayso.read.entry import Options
from sayso.read.mapping import Mapping, mapping
from sayso.read.readers import READERS, page
from sayso.read.sources import Net, Source, once, pages, read, sources, unpack

__all__ = [
    "ARCHIVES",
    "READERS",
    "Blob",
    "Mapping",
    "Net",
    "Options",
    "Source",
    "mapping",
    "once",
    "page",
    "pages",
    "read",
    "sources",
    "unpack",
]
