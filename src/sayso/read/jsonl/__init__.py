"""JSON Lines: a page a line; an array or an object of articles too. The modules that read it are loaded when needed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Issue
from sayso.read.blob import Blob
from sayso.read.entry import Entry, Options

_STARTS = re.compile(  # {"text": … or [{"text": … or {}
    rb"(?:\xef\xbb\xbf)?\s{0,1000}(?:\[\s{0,1000})?\{\s{0,1000}(?:\"[^\"\n]{0,200}\"\s{0,20}:|\})"
)
_NAMES = (".jsonl", ".ndjson", ".jl")


def takes(head: bytes, name: str) -> bool:
    """Whether this is JSON with objects in it: by its beginning, or by its name if any object begins in it."""
    return _STARTS.match(head) is not None or (name.lower().endswith(_NAMES) and b'{"' in head)


def entries(entry: Entry, options: Options) -> Iterator[Blob | Issue]:
    """The pages of the file, in its order; every line that is none is named."""
    from sayso.read.jsonl.pages import pages

    return pages(entry, options)
