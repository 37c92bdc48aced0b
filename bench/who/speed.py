"""Names and pages a second on one core, seconds to load, memory: of English articles, beside spaCy alone.

Each system runs in a process of its own that was started fresh; computing time, not time on the clock. "names" is
finding the names of passages that were cut before; "pages" is the whole analysis of a page, of which names are a part.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from concurrent.futures import ProcessPoolExecutor

from bench.figure import Figure
from bench.options import Options
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
    best = {} if theirs is None else {"names": theirs["names"] / theirs["work"], "pages": len(texts) / theirs["work"]}
    rows = (
        ("names", len(texts) / mine["names"], best.get("pages"), "pages a second, names alone"),
        ("mentions", mine["found"] / mine["names"], best.get("names"), "names a second"),
        ("pages", len(texts) / mine["whole"], best.get("pages"), "pages a second, whole analysis"),
        ("load", mine["load"], None if theirs is None else theirs["load"], "seconds to the first name"),
        ("memory", mine["memory"], None if theirs is None else theirs["memory"], "MB at most"),
    )
    return [
        Figure(f"who.speed.{key}", value, len(texts), peer, () if peer is None else (("spaCy", peer),), note)
        for key, value, peer, note in rows
    ]


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
