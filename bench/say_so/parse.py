"""English say-so with the parse: the measures of `polnear` and `chains` again, the patterns alone beside them.

Measured only where the extra `parse` is installed: spaCy 3.8 and its small model.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from bench.figure import Figure
from bench.options import Options
from bench.say_so import chains, polnear
from bench.say_so.passages import passages
from bench.say_so.relations import articles, ours
from bench.who.sets import figure, folder
from sayso.errors import ParserError
from sayso.parsing import english
from sayso.text.parse import Parser


def installed() -> Parser | None:
    """The parser of English; None, with a word, where it is not installed."""
    try:
        return english()
    except ParserError as error:
        print(f"say_so: not measured with the parse: {error}", file=sys.stderr)
        return None


def figures(options: Options) -> list[Figure]:
    """The figures of both halves; none where the parser is not installed."""
    parser = installed()
    if parser is None:
        return []
    rows: list[Figure] = []
    for which in options.halves:
        rows += _polnear(options, which, parser)
        rows += _chains(options, which, parser)
    return rows


def _polnear(options: Options, which: str, parser: Parser) -> Iterator[Figure]:
    place = folder(options, "polnear")
    if place is None:
        return
    read = polnear.chosen(articles(place, polnear.SPLITS[which]), options, which)
    alone, both = (polnear.tallied(read, [ours(article.text, asked) for article in read]) for asked in (None, parser))
    for measure in polnear.MEASURES:
        tally, peer = both[measure], [("patterns alone", alone[measure].f)]
        yield figure(f"say_so.polnear.{measure}.parse", which, tally.f, tally.gold, peers=peer, note=tally.note)


def _chains(options: Options, which: str, parser: Parser) -> Iterator[Figure]:
    read = list(passages("en", which))
    read = read[:: max(1, len(read) // options.sample)][: options.sample] if options.sample else read
    alone, both = (
        chains.measured(read, [chains.read_as_page(passage.text, asked) for passage in read])[0]
        for asked in (None, parser)
    )
    for measure, value in (("exact", chains.f1), ("hops", chains.share), ("speaker", chains.share)):
        tally: polnear.Tally = getattr(both, measure)
        peer = [("patterns alone", value(getattr(alone, measure)))]
        yield figure(f"say_so.chains.{measure}.en.parse", which, value(tally), tally.gold, peers=peer, note=tally.note)
