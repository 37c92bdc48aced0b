"""The same pages as text dumps by two neutral converters: segments of the article, comments."""

from __future__ import annotations

from collections.abc import Iterator

from bench.figure import Figure
from bench.options import Options
from bench.pages import ours
from bench.pages.cases import Score, Taken, cases, scored
from bench.pages.converters import dumps_of
from bench.pages.html import errors, rows


def figures(options: Options) -> list[Figure]:
    """F, comments found and leaked, of both converters together, of both halves."""
    return [figure for which in options.halves for figure in _half(options, which)]


def _half(options: Options, which: str) -> Iterator[Figure]:
    pages = [dumped for case in cases(options, which) for dumped in dumps_of(case)]
    note = errors(options, which, "dumps")
    mine = scored(((case, text, ours.taken("dump.txt", text.encode())) for case, text in pages), note)
    peers = {
        name: scored((case, text, system(text)) for case, text in pages)
        for name, system in (
            () if options.alone else (("whole", Taken), ("jusText", _justext), ("trafilatura", _trafilatura))
        )
    }
    yield from rows("pages.dump", "pages.dump.f", mine, peers, which)


def _paragraphs(text: str) -> str:
    """HTML with one paragraph a line: what a peer made for HTML can be given."""
    from html import escape

    lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<html><body>{lines}</body></html>"


def _justext(text: str) -> Taken:
    """jusText without stop words: the languages of the pages are not known to it."""
    from justext import justext

    found = justext(_paragraphs(text).encode(), frozenset(), stopwords_low=0, stopwords_high=0)
    return Taken("\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate))


def _trafilatura(text: str) -> Taken:
    from trafilatura import bare_extraction

    found = bare_extraction(_paragraphs(text), include_comments=True, with_metadata=False)
    return Taken(getattr(found, "text", None) or "", getattr(found, "comments", None) or "")


__all__ = ["Score", "figures"]
