"""RSS, Atom and RDF feeds: each entry is a page. The modules that read one are loaded when there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Issue
from sayso.read.blob import Blob
from sayso.read.entry import Entry, Options
from sayso.read.feed.xml import root

_ROOT = re.compile(r"<(?:[\w-]{1,20}:)?(rss|feed|rdf)\b[^>]{0,4000}>?", re.IGNORECASE)
_RDF_FEEDS = ("purl.org/rss/", "my.netscape.com/rdf/", "purl.org/net/rss")
_ATOM = ("w3.org/2005/atom", "purl.org/atom/")


def takes(head: bytes, _name: str) -> bool:
    """Whether a feed begins here: by its first element."""
    text = head.replace(b"\x00", b"").decode("latin-1")
    found = _ROOT.match(text, root(text))
    if found is None:
        return False
    kind, tag = found[1].lower(), text[found.start() : found.start() + 4000].lower()
    return kind == "rss" or any(name in tag for name in (_ATOM if kind == "feed" else _RDF_FEEDS))


def entries(entry: Entry, _options: Options) -> Iterator[Blob | Issue]:
    """The pages of a feed, in its order."""
    from sayso.read.feed.pages import pages

    return pages(entry)
