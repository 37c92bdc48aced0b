"""MB of text a second on one core: finding time expressions in English news, beside dateparser's search and HeidelTime.

Computing time, not time on the clock. The passages of the pages are cut before; tables are loaded and each system has
read one article before the count begins. Of HeidelTime's Java process, the time of a run on one article is taken off.
"""

from __future__ import annotations

import resource
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import datetime

from bench.figure import Figure
from bench.options import Options
from bench.when import peers
from bench.when.sets import chosen
from bench.when.undated import Article, articles
from sayso import segment
from sayso.extract.timex import timexes
from sayso.model import Page, Passage
from sayso.read.blob import Blob
from sayso.read.readers import page

_MOST = 100  # articles
_SLOW = 12  # articles, of peers that take seconds for one


def figures(options: Options) -> list[Figure]:
    """MB a second of sayso and of the peers. Speed knows no halves."""
    listed = [one for _, one in chosen(options, articles(options, "basil"), "developed")][:_MOST]
    if not listed:
        return []
    sheets = [_cut(one) for one in listed]
    timexes(*sheets[0])
    mine = _rate([one.text for one in listed], lambda: [timexes(*sheet) for sheet in sheets])
    some = [one.text for one in listed[:_SLOW]]
    rivals = [] if options.alone else [("dateparser", _dateparser(some))]
    heidel = None if options.alone or options.smoke else _heideltime(listed)
    rivals += [] if heidel is None else [("HeidelTime", heidel)]
    best = max((rate for _, rate in rivals), default=None)
    note = "MB of text a second" + (f"; {mine / best:.0f} times the faster peer" if best else "")
    return [Figure("when.speed", mine, len(listed), best, tuple(rivals), note)]


def _cut(one: Article) -> tuple[Page, tuple[Passage, ...]]:
    read, _ = page(Blob("page.txt", one.text.encode()))
    if read is None:
        raise ValueError(f"{one.name} cannot be read")
    return read, segment.passages(read)[0]


def _rate(texts: Sequence[str], work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return _size(texts) / max(1e-9, time.process_time() - started)


def _size(texts: Sequence[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1_000_000


def _dateparser(texts: Sequence[str]) -> float:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime(2016, 11, 7)}  # noqa: DTZ001 - any day will do
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        search_dates("on 7 November 2016", languages=["en"], settings=settings)
        return _rate(texts, lambda: [search_dates(text, languages=["en"], settings=settings) for text in texts])


def _heideltime(listed: Sequence[Article]) -> float | None:
    if peers.jar() is None:
        return None
    asked = [peers.Asked(one.text, "en", datetime.combine(one.day, datetime.min.time())) for one in listed]
    one, every = _children(asked[:1]), _children(asked)
    return _size([each.text for each in asked[1:]]) / max(1e-9, every - one)


def _children(asked: Sequence[peers.Asked]) -> float:
    """Computing seconds of the Java process for these texts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    peers.tagged(asked)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
