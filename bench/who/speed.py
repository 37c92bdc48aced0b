"""Names and pages a second on one core, seconds to load, memory: of English articles, beside spaCy alone.

Each system runs in a process of its own that was started fresh; computing time, not time on the clock. "names" is
finding the names of passages that were cut before; "pages" is the whole analysis of a page, of which names are a part.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from concurrent.futures import ProcessPoolExecutor

from bench.pages.figure import Figure
from bench.pages.options import Options
from bench.who import peers
from bench.who.coref import article
from bench.who.sets import chosen, folder

_MOST = 60  # articles


def figures(options: Options) -> list[Figure]:
    """Speed knows no halves: articles of the half developed on."""
    place = folder(options, "meantime-en")
    if place is None:
        return []
    listed = [article(path) for path in sorted((place / "intra_cross-doc_annotation").glob("*/*.xml"))]
    texts = [one.text for _, one in chosen(options, [(one.name, one) for one in listed], "developed")][:_MOST]
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as fresh:
        mine = fresh.submit(measured, texts).result()
    theirs = None if options.alone or options.smoke else peers.speed(texts)
    return [
        _figure("who.speed.names", len(texts) * 1.0, mine["names"], mine, theirs, "pages a second, names alone"),
        _figure("who.speed.mentions", mine["found"], mine["names"], mine, theirs, "names a second"),
        _figure("who.speed.pages", len(texts) * 1.0, mine["whole"], mine, theirs, "pages a second, whole analysis"),
        Figure("who.speed.load", mine["load"], 1, *_beside(theirs, "load"), note="seconds to the first name"),
        Figure("who.speed.memory", mine["memory"], len(texts), *_beside(theirs, "memory"), note="MB at most"),
    ]


def _figure(
    key: str, count: float, seconds: float, mine: dict[str, float], theirs: dict[str, float] | None, note: str
) -> Figure:
    said = theirs["names"] if theirs is not None and key == "who.speed.mentions" else count
    beside = () if theirs is None else (("spaCy", said / max(1e-9, theirs["work"])),)
    best = beside[0][1] if beside else None
    return Figure(key, count / max(1e-9, seconds), int(mine["pages"]), best, beside, note)


def _beside(theirs: dict[str, float] | None, name: str) -> tuple[float | None, tuple[tuple[str, float], ...]]:
    return (None, ()) if theirs is None else (theirs[name], (("spaCy", theirs[name]),))


def measured(texts: list[str]) -> dict[str, float]:
    """Seconds of computing, counts and MB of sayso in this process."""
    began = time.process_time()
    from sayso import segment
    from sayso.extract.names import mentions
    from sayso.pipeline import analyse
    from sayso.read.blob import Blob
    from sayso.read.readers import page

    pages = [read for at, text in enumerate(texts) if (read := page(Blob(f"{at}.txt", text.encode()))[0]) is not None]
    cut = [(one, segment.passages(one)[0]) for one in pages[:1]]
    mentions(*cut[0])
    loaded = time.process_time()
    cut = [(one, segment.passages(one)[0]) for one in pages]
    started = time.process_time()
    found = sum(len(mentions(*one)) for one in cut)
    named = time.process_time()
    for one in pages:
        analyse(one)
    ended = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {
        "load": loaded - began,
        "names": named - started,
        "whole": ended - named,
        "found": float(found),
        "pages": float(len(pages)),
        "memory": float(memory),
    }
