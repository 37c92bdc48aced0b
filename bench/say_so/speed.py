"""MB of text a second on one core: finding say-so by patterns and with the parse, beside spaCy alone and textacy.

English articles (PolNeAR, half developed on). Computing time in a process started fresh, tables loaded. `patterns` is
names, times, quotations, cues and attributions together, what spaCy's pipeline is for textacy; `attributions` is the
last step alone. `parse` is all of it with the parser, where that is installed; `parse_costs` how many times as long.
"""

from __future__ import annotations

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor

from bench.figure import Figure
from bench.options import Options
from bench.say_so import peers
from bench.say_so.parse import installed
from bench.say_so.relations import articles
from bench.who.sets import folder
from sayso.text.parse import Parser

_MOST = 60  # articles
_MB = 1_000_000


def figures(options: Options) -> list[Figure]:
    """Speed knows no halves. None where the set is absent."""
    place = folder(options, "polnear")
    if place is None:
        return []
    read = list(articles(place, "train"))
    read = read[:: max(1, len(read) // (options.sample or _MOST))][: options.sample or _MOST]
    texts = [article.text for article in read]
    size = sum(len(text.encode()) for text in texts) / _MB
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as fresh:
        mine = fresh.submit(measured, texts, installed()).result()
    theirs = None if options.alone else peers.speed(texts)
    rows = [Figure(f"say_so.speed.{name}", size / mine[name], len(texts), note="MB/s") for name in mine]
    if theirs is not None:
        parse = size / theirs["parse"]
        both = size / (theirs["parse"] + theirs["quotations"])
        told = (("spaCy alone", parse), ("textacy", both))
        rows = [Figure(row.key, row.value, row.n, parse, told, row.note) for row in rows]
        ratio = mine["patterns"] and theirs["parse"] / mine["patterns"]
        rows.append(Figure("say_so.speed.ratio", ratio, len(texts), note="patterns to spaCy's parse alone"))
    if "parse" in mine:
        ratio = mine["parse"] / mine["patterns"]
        rows.append(Figure("say_so.speed.parse_costs", ratio, len(texts), note="times the patterns alone"))
    return rows


def measured(texts: list[str], parser: Parser | None = None) -> dict[str, float]:
    """Seconds of computing of each way in this process."""
    from sayso import claim, extract, segment
    from sayso.model import Page

    pages = [Page(str(n), text, "plain", str(n)) for n, text in enumerate(texts)]
    cut = [(page, segment.passages(page)[0]) for page in pages]
    claim.attributions(*cut[0], extract.marks(*cut[0]))
    started = began = time.process_time()
    marked = [(page, passages, extract.marks(page, passages)) for page, passages in cut]
    found = time.process_time()
    for page, passages, marks in marked:
        claim.attributions(page, passages, marks)
    ended = time.process_time()
    told = {"patterns": ended - began, "attributions": ended - found}
    if parser is None:
        return told
    parser([texts[0][:_MB]])
    began = time.process_time()
    for page, passages, marks in marked:
        claim.attributions(page, passages, marks, parser=parser)
    return {**told, "parse": found - started + time.process_time() - began}
