"""htmldate's evaluation pages: the exact day on which an HTML page came out, with its metadata as witnesses.

Scored as htmldate scores itself: the very day counts; no answer is a false negative, another day a false positive, and
F is 2 TP / (2 TP + FP + FN). No system is given the address, as there. sayso concludes days: where a few are left, as
between two clocks, the first is taken for its answer; where more than a few are, it has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.pages.converters import decoded
from bench.when.sets import chosen, folder
from bench.when.years import published
from sayso.model import Grain


class Sheet(Struct, frozen=True):
    """One page and the day on which it came out."""

    file: str
    html: bytes
    day: str


class Answer(Struct, frozen=True):
    """The day that a system names, and why."""

    day: str | None
    because: str = ""


class Score(Struct):
    """Counts over pages."""

    right: int = 0
    wrong: int = 0
    silent: int = 0

    @property
    def f(self) -> float:
        """F of the very day."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.silent)


def figures(options: Options) -> list[Figure]:
    """F of both halves, beside htmldate fast and extensive."""
    place = folder(options, "htmldate-eval")
    if place is None:
        return []
    listed = json.loads((place / "eval_default.json").read_text(encoding="utf-8"))
    rows = sorted((row["file"], row["date"]) for row in listed.values() if row["date"])
    return [figure for which in options.halves for figure in _half(options, place, rows, which)]


def _half(options: Options, place: Path, rows: Sequence[tuple[str, str]], which: str) -> Iterator[Figure]:
    sheets = [_sheet(place, file, day) for file, day in chosen(options, rows, which)]
    answers = [_ours(sheet) for sheet in sheets]
    if which == "developed" and options.errors is not None:
        with options.errors.open("a", encoding="utf-8") as out:
            out.writelines(_wrong(sheets, answers))
    mine = scored(sheets, answers)
    systems = {} if options.alone else {"htmldate-fast": _fast, "htmldate-extensive": _extensive}
    rivals = tuple((name, scored(sheets, [ask(s) for s in sheets]).f) for name, ask in systems.items())
    best = max((f for _, f in rivals), default=None)
    note = f"right {mine.right}, wrong {mine.wrong}, no answer {mine.silent}"
    yield Figure(f"when.htmldate.f{'.held' if which == 'held' else ''}", mine.f, len(sheets), best, rivals, note)


def _sheet(place: Path, file: str, day: str) -> Sheet:
    path = next(path for path in (place / "cache" / file, place / "eval" / file) if path.exists())
    return Sheet(file, path.read_bytes(), day)


def scored(sheets: Sequence[Sheet], answers: Sequence[Answer]) -> Score:
    """The counts of a system."""
    score = Score()
    for sheet, answer in zip(sheets, answers, strict=True):
        score.right += answer.day == sheet.day
        score.silent += answer.day is None
        score.wrong += answer.day is not None and answer.day != sheet.day
    return score


def _ours(sheet: Sheet) -> Answer:
    told = published(sheet.html, "page.html")
    if told is None:
        return Answer(None, "nothing dates it")
    if told.when.grain is not Grain.DAY or told.when.first is None:
        return Answer(None, told.because)
    return Answer(told.when.first.isoformat(), told.because)


def _fast(sheet: Sheet) -> Answer:
    return _htmldate(sheet, extensive_search=False)


def _extensive(sheet: Sheet) -> Answer:
    return _htmldate(sheet, extensive_search=True)


def _htmldate(sheet: Sheet, *, extensive_search: bool) -> Answer:
    from htmldate import find_date

    text = decoded(sheet.html)
    return Answer(find_date(text, original_date=True, extensive_search=extensive_search) if text.strip() else None)


def _wrong(sheets: Sequence[Sheet], answers: Sequence[Answer]) -> Iterator[str]:
    for sheet, answer in zip(sheets, answers, strict=True):
        if answer.day != sheet.day:
            error = "silent" if answer.day is None else "wrong"
            row = {"part": "pages", "file": sheet.file, "error": error, "gold": sheet.day, "ours": answer.day}
            yield json.dumps({**row, "because": answer.because}, ensure_ascii=False) + "\n"
