"""HTML pages: segments of the article kept and of the rest kept out; comments found and leaked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from bench.figure import Figure
from bench.options import Options
from bench.pages import ours
from bench.pages.cases import Case, Score, Taken, cases, plain, scored
from bench.pages.converters import dumps_of


def figures(options: Options) -> list[Figure]:
    """F, comments found and leaked, of both halves."""
    return [figure for which in options.halves for figure in _half(options, which)]


def _half(options: Options, which: str) -> Iterator[Figure]:
    listed = cases(options, which)
    note = errors(options, which, "html")
    mine = scored(((case, None, ours.taken(case.file, case.html, case.url)) for case in listed), note)
    peers = {
        name: scored((case, None, system(case)) for case in listed)
        for name, system in (
            () if options.alone else (("trafilatura", _default), ("trafilatura-precision", _precision))
        )
    }
    yield from rows("pages", "pages.html.f", mine, peers, which)
    visible = max(1, sum(_visible(case) for case in listed))
    note_of = "of the comment segments that a browser without scripts shows: the others are nowhere in the files"
    end = ".held" if which == "held" else ""
    shares = tuple((name, score.found / visible) for name, score in peers.items())
    best = max((share for _, share in shares), default=None)
    yield Figure(f"pages.comments.found_of_visible{end}", mine.found / visible, visible, best, shares, note_of)


def _visible(case: Case) -> int:
    """Comment segments that a neutral converter finds in the page."""
    if not case.comments:
        return 0
    texts = [plain(text) for _, text in dumps_of(case)]
    return sum(any(plain(segment) in text for text in texts) for segment in case.comments)


def rows(prefix: str, key: str, mine: Score, peers: dict[str, Score], which: str) -> Iterator[Figure]:
    """The figures of one half in the issue's keys."""
    end = ".held" if which == "held" else ""
    fs = tuple((name, score.f) for name, score in peers.items())
    detail = f"kept {mine.kept} lost {mine.lost} slipped {mine.slipped} barred {mine.barred}"
    yield Figure(f"{key}{end}", mine.f, mine.segments, max((f for _, f in fs), default=None), fs, detail)
    asked = max(1, mine.asked)
    found = tuple((name, score.found / max(1, score.asked)) for name, score in peers.items())
    leaked = tuple((name, score.leaked / max(1, score.asked)) for name, score in peers.items())
    best = max((f for _, f in found), default=None)
    yield Figure(f"{prefix}.comments.found{end}", mine.found / asked, mine.asked, best, found)
    least = dict(leaked)[max(found, key=lambda row: row[1])[0]] if found else None
    yield Figure(f"{prefix}.comments.leak{end}", mine.leaked / asked, mine.asked, least, leaked)


def errors(options: Options, which: str, part: str) -> Callable[[Case, str, str], None] | None:
    """What writes an error of the developed-on half down; None for the other half, whose errors nobody reads."""
    place = options.errors
    if place is None or which == "held":
        return None

    def write(case: Case, kind: str, segment: str) -> None:
        with place.open("a", encoding="utf-8") as out:
            out.write(
                json.dumps({"part": part, "file": case.file, "error": kind, "segment": segment}, ensure_ascii=False)
                + "\n"
            )

    return write


def _default(case: Case) -> Taken:
    from trafilatura import extract

    return _both(case, extract(case.html, include_comments=False) or "")


def _precision(case: Case) -> Taken:
    from trafilatura import extract

    return _both(case, extract(case.html, include_comments=False, favor_precision=True) or "")


def _both(case: Case, article: str) -> Taken:
    from trafilatura import bare_extraction

    found = bare_extraction(case.html, include_comments=True, with_metadata=False)
    return Taken(article, getattr(found, "comments", None) or "")
