"""Two neutral converters that make text dumps of HTML."""

from __future__ import annotations

from collections.abc import Iterator

from bench.pages.cases import Case


def dumps_of(case: Case) -> Iterator[tuple[Case, str]]:
    """The page as inscriptis and as html-text show it."""
    from html_text import extract_text
    from inscriptis import get_text

    html = decoded(case.html)
    for convert in (get_text, extract_text):
        text = convert(html)
        if text.strip():
            yield case, text


def decoded(data: bytes) -> str:
    """The text of the bytes, by sayso's own decoder; so all systems see the same characters."""
    from sayso.read.blob import Blob
    from sayso.read.decode import decode

    found = decode(Blob("page.html", data))
    return found.text if found is not None else ""
