"""Bytes to pages: one module a format (READERS), and where bytes come from (sources)."""

from sayso.read.readers import READERS
from sayso.read.sources import Source, pages, read, sources

__all__ = ["READERS", "Source", "pages", "read", "sources"]
