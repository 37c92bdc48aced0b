"""Attributions on real pages that were read and judged one by one: bench/say_so/judged/<lang>.tsv, offsets alone.

A row is one attribution of a sample (tools/sample_say_so.py): page, content, sources, cue as offsets, and the verdict:
"right", or what is wrong: "speaker", "content", "chain", "cue" (no say-so at all). `precision` is the share of right
rows when they were judged; `today` the share of rows that still hold: right ones that are told
as they were, wrong ones that are not. `<lang>.first.tsv` was judged before the last mends, which were made from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure
from bench.options import Options
from bench.say_so.passages import LANGUAGES
from bench.say_so.real import listed, pages
from sayso.model import Attribution, Page
from sayso.pipeline import analyse

_HERE = Path(__file__).with_name("judged")


def figures(options: Options) -> list[Figure]:
    """Precision by language; `today` where the pages are at hand."""
    rows: list[Figure] = []
    for lang in LANGUAGES if not options.lang else (options.lang,):
        for path in sorted(_HERE.glob(f"{lang}*.tsv")):
            rows += _of(options, lang, path.stem.removeprefix(lang), listed(path))
    return rows


def _of(options: Options, lang: str, which: str, judged: list[list[str]]) -> Iterator[Figure]:
    verdicts = Counter(row[4] for row in judged)
    wrong = ", ".join(f"{kind} {count}" for kind, count in sorted(verdicts.items()) if kind != "right")
    share = verdicts["right"] / max(1, len(judged))
    yield Figure(f"say_so.judged.{lang}{which}.precision", share, len(judged), note=wrong)
    texts = pages(options, lang)
    some = judged[: options.sample] if options.sample else judged
    asked = [row for row in some if row[0] in texts]
    told = {name: told_in(texts[name], name) for name in sorted({row[0] for row in asked})}
    holds = sum((tuple(row[1:4]) in told[row[0]]) == (row[4] == "right") for row in asked)
    yield Figure(
        f"say_so.judged.{lang}{which}.today", holds / max(1, len(asked)), len(asked), note="rows that hold today"
    )


def told_in(text: str, name: str) -> set[tuple[str, ...]]:
    """Content, sources and cue of each hop of a page, as they stand in the files."""
    return {key(hop) for hop in analyse(Page(name, text, "plain", name)).attributions}


def key(hop: Attribution) -> tuple[str, ...]:
    """Offsets of a hop: "start-end" of the content, of each source, of the cue."""
    sources = ",".join(f"{span.start}-{span.end}" for span in hop.sources)
    cue = "" if hop.cue is None else f"{hop.cue.start}-{hop.cue.end}"
    return f"{hop.content.start}-{hop.content.end}", sources, cue
