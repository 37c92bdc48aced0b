"""The three seed pages: the days of their time expressions, each page alone and all together, with and without a date.

Asked for are the gold's expressions that have days, neither optional nor needing outside knowledge. One is right if the
expression was found (half of the shorter is shared) and is dated to days that the gold lists, wrong if it is dated to
days that meet none of those, else open. A page alone need not tell what only the others know: there the share is not
expected to be 1, but nothing may be wrong. A given date is the first day that the gold allows for the page.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from bench.figure import Figure
from bench.options import Options
from sayso.model import Analysis, Fact, Page, Span, TimeSpan
from sayso.pipeline import analyse, collate
from sayso.read.blob import Blob
from sayso.read.readers import page

Days = tuple[date | None, date | None]


class Asked(Struct, frozen=True):
    """An expression of the gold: its page, characters, and the days any of which are right."""

    file: str
    start: int
    end: int
    days: tuple[Days, ...]


class Tally(Struct):
    """Counts over expressions."""

    right: int = 0
    wrong: int = 0
    open: int = 0


def figures(options: Options) -> list[Figure]:
    """Developed on: the seeds were in sight while the rules were written. None where they are absent."""
    folder = options.data.parent / "seeds"
    if not (folder / "seeds.json").exists():
        print(f"when: no seeds at {folder}; not measured", file=sys.stderr)
        return []
    gold = json.loads((folder / "seeds.json").read_text(encoding="utf-8"))
    pages = {row["file"]: _page(folder / row["file"]) for row in gold["pages"]}
    given = {row["file"]: _given(pages[row["file"]], row) for row in gold["pages"]}
    asked = [_asked(pages, row) for row in gold["timexes"] if _needed(row)]
    return [*_rows("", pages, asked), *_rows(".given", given, asked)]


def _rows(end: str, pages: dict[str, Page], asked: Sequence[Asked]) -> Iterator[Figure]:
    analyses = {file: analyse(read) for file, read in pages.items()}
    for name, groups in (("alone", [[file] for file in analyses]), ("together", [[*analyses]])):
        tally = Tally()
        for group in groups:
            _count(tally, {file: analyses[file] for file in group}, asked)
        note = f"wrong {tally.wrong}, open {tally.open}"
        yield Figure(f"when.seeds.{name}{end}", tally.right / len(asked), len(asked), note=note)


def _count(tally: Tally, analyses: dict[str, Analysis], asked: Sequence[Asked]) -> None:
    dossier = collate([*analyses.values()])
    files = {analysis.page.id: file for file, analysis in analyses.items()}
    dated = [(files[dating.timex.page], dating.timex, dating.when) for dating in dossier.datings]
    for one in asked:
        if one.file in analyses:
            outcome = judged(one, dated)
            setattr(tally, outcome, getattr(tally, outcome) + 1)


def judged(asked: Asked, dated: Sequence[tuple[str, Span, TimeSpan]]) -> str:
    """ "right", "wrong" or "open"."""
    near = [(_shared(asked, span), when) for file, span, when in dated if file == asked.file]
    hits = [(shared, when) for shared, when in near if shared]
    if not hits:
        return "open"
    when = max(hits, key=lambda hit: hit[0])[1]
    if (when.first, when.last) in asked.days:
        return "right"
    return "open" if any(_meet((when.first, when.last), days) for days in asked.days) else "wrong"


def _shared(asked: Asked, span: Span) -> int:
    shared = min(asked.end, span.end) - max(asked.start, span.start)
    return shared if 2 * shared >= max(1, min(asked.end - asked.start, span.end - span.start)) else 0


def _meet(one: Days, two: Days) -> bool:
    first = max(one[0] or date.min, two[0] or date.min)
    return first <= min(one[1] or date.max, two[1] or date.max)


def _needed(row: dict[str, Any]) -> bool:
    return bool(row["when"]) and not row.get("optional") and not row.get("outside")


def _asked(pages: dict[str, Page], row: dict[str, Any]) -> Asked:
    at, text, start = row["at"], pages[row["at"]["page"]].text, -1
    for _ in range(at.get("nth", 1)):
        start = text.index(at["text"], start + 1)
    days = tuple((_day(when["first"]), _day(when["last"])) for when in row["when"])
    return Asked(at["page"], start, start + len(at["text"]), days)


def _day(said: str | None) -> date | None:
    return None if said is None else date.fromisoformat(said)


def _page(path: Path) -> Page:
    read, issues = page(Blob(path.name, path.read_bytes()))
    if read is None:
        raise ValueError(f"{path}: {issues}")
    return read


def _given(read: Page, row: dict[str, Any]) -> Page:
    fact = Fact("published", row["published"]["first"], "given")
    return structs.replace(read, facts=(*read.facts, fact))
