"""Time expressions on public data: Microsoft's Recognizers specs (en, ar, fr) and MEANTIME (en), beside others.

    python bench/timex.py [DATA] [--smoke] [--misses N]

DATA is a folder that holds `recognizers-datetime-specs` and `meantime-en`, each as its `.tar.xz` or unpacked; by
default `data` in $SAYSO_SHARED or in ../shared beside the repository. What is absent is skipped with a word. The
reference day of a case is given as a declared date of the page, as HTML would give it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree  # local corpus files

from msgspec import Struct

from sayso.extract.timex import timexes
from sayso.model import Analysis, Dating, Fact, Grain, Page, Passage, PassageKind, Span, Timex
from sayso.resolve.times import dates

SMOKE = 40  # cases a set
ANCHORS = {
    "recognizers ar": "dateparser: spans .805, value .353; HeidelTime: value .324",
    "recognizers en": "dateparser: spans .847, value .519; HeidelTime: value .267",
    "recognizers fr": "dateparser: spans .599, value .478",
    "meantime en": "HeidelTime: relaxed .732, strict .668, value .619",
}
LANGUAGES = {"ar": "Arabic", "en": "English", "fr": "French"}


class Case(Struct, frozen=True):
    """One text, its reference day, and what stands in it: start, end, values any of which is right."""

    text: str
    day: str
    lang: str
    gold: tuple[tuple[int, int, tuple[str, ...]], ...]


class Tally(Struct):
    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    right: int = 0

    def line(self) -> str:
        def f1(hits: int) -> float:
            return 2 * hits / max(1, self.gold + self.found)

        figures = f"F1 relaxed {f1(self.relaxed):.3f}, strict {f1(self.strict):.3f}, with value {f1(self.right):.3f}"
        found, right = self.relaxed / max(1, self.gold), self.right / max(1, self.gold)
        return f"{figures}; of {self.gold}: found {found:.3f}, right {right:.3f}"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    shared = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).parent.parent.parent / "shared")
    arguments.add_argument("data", type=Path, nargs="?", default=shared / "data")
    arguments.add_argument("--smoke", action="store_true", help=f"only {SMOKE} cases a set")
    arguments.add_argument("--misses", type=int, default=0, help="print so many misses a set")
    given = arguments.parse_args()
    with TemporaryDirectory() as spare:
        for name, cases in sets(unpacked(given.data, Path(spare))):
            if cases is None:
                print(f"{name}: skipped, not in {given.data}. Give DATA or set SAYSO_SHARED")
                continue
            chosen = cases[:SMOKE] if given.smoke else cases
            tally, misses = measure(chosen)
            print(f"{name} ({len(chosen)} texts): {tally.line()}\n    beside {ANCHORS[name]}")
            sys.stdout.writelines(f"    {miss}\n" for miss in misses[: given.misses])
    return 0


def unpacked(data: Path, spare: Path) -> Path:
    """The folder itself, or the spare one with its archives unpacked where it holds those."""
    archives = [data / f"{name}.tar.xz" for name in ("recognizers-datetime-specs", "meantime-en")]
    if any((data / place.name.removesuffix(".tar.xz")).is_dir() for place in archives):
        return data
    for place in archives:
        if place.exists():
            with tarfile.open(place) as archive:
                archive.extractall(spare, filter="data")
    return spare


def sets(data: Path) -> Iterator[tuple[str, list[Case] | None]]:
    for lang, folder in LANGUAGES.items():
        place = data / "recognizers-datetime-specs" / "Specs" / "DateTime" / folder
        yield f"recognizers {lang}", [*recognizers(place, lang)] if place.exists() else None
    pages = sorted((data / "meantime-en" / "intra-doc_annotation").glob("*/*.xml"))
    yield "meantime en", [meantime(place) for place in pages] or None


def recognizers(folder: Path, lang: str) -> Iterator[Case]:
    """Cases all of whose answers are dates, from the parser's and the model's specs."""
    for name in ("DateParser.json", "DateTimeModel.json"):
        for case in json.loads((folder / name).read_text(encoding="utf-8-sig")):
            results, reference = case.get("Results") or [], (case.get("Context") or {}).get("ReferenceDateTime")
            gold = [_answer(result) for result in results]
            if (
                gold
                and reference
                and "python" not in case.get("NotSupported", "")
                and all(answer is not None for answer in gold)
            ):
                yield Case(case["Input"], reference[:10], lang, tuple(answer for answer in gold if answer is not None))


def _answer(result: dict[str, Any]) -> tuple[int, int, tuple[str, ...]] | None:
    """Start, end, values of a result that is a date."""
    if result.get("Type") == "date" and isinstance(result.get("Value"), dict):
        sides = [(result["Value"].get(side) or {}).get("date") for side in ("FutureResolution", "PastResolution")]
        return result["Start"], result["Start"] + result["Length"], tuple(str(side) for side in sides if side)
    if result.get("TypeName") == "datetimeV2.date" and isinstance(result.get("Resolution"), dict):
        values = [value for value in result["Resolution"].get("values", []) if isinstance(value, dict)]
        return result["Start"], result["End"] + 1, tuple(str(value.get("value")) for value in values)
    return None


def meantime(place: Path) -> Case:
    """The annotated first sentences of a page, put together from tokens; all types."""
    root = ElementTree.parse(place).getroot()  # noqa: S314 - a local corpus
    sentence = {token.get("t_id"): int(token.get("sentence") or 0) for token in root.iter("token")}
    annotated = max((sentence[anchor.get("t_id")] for anchor in root.iter("token_anchor")), default=0)
    text, spans, at, tight = "", {}, 0, True
    for token in root.iter("token"):
        word, line = token.text or "", sentence[token.get("t_id")]
        if line > annotated:
            break
        glued = tight or word in _GLUED or word.startswith("'")
        text += "\n" if text and line != at else "" if glued else " "
        spans[token.get("t_id")] = (len(text), len(text) + len(word))
        text, at, tight = text + word, line, word in ("(", "$", "``")
    gold, day = [], ""
    for mark in root.iter("TIMEX3"):
        if mark.get("functionInDocument") == "CREATION_TIME":
            day = mark.get("value") or ""
        places = [spans[anchor.get("t_id")] for anchor in mark.iter("token_anchor")]
        if places:
            gold.append((min(places)[0], max(places)[1], (mark.get("value") or "",)))
    return Case(text, day[:10], "en", tuple(sorted(gold)))


_GLUED = frozenset({",", ".", ";", ":", ")", "?", "!", "%", "''"})


def measure(cases: list[Case]) -> tuple[Tally, list[str]]:
    tally, misses = Tally(), []
    for case in cases:
        page = Page("p", case.text, "plain", "p", facts=(Fact("published", case.day, "the case"),))
        passages = (Passage(Span("p", 0, len(case.text)), PassageKind.BODY, case.lang, "bench"),)
        marks = timexes(page, passages)
        dated = {dating.timex: dating for dating in dates([Analysis(page, passages, marks, (), ())], ties=())[0]}
        tally.gold += len(case.gold)
        tally.found += len(marks)
        left = list(marks)
        for start, end, values in case.gold:
            hit = next((m for m in left if m.span.start < end and start < m.span.end), None)
            said = None if hit is None else written(hit, dated.get(hit.span))
            if hit is not None:
                left.remove(hit)
                tally.relaxed += 1
                tally.strict += (hit.span.start, hit.span.end) == (start, end)
                tally.right += said in values
            if said not in values:
                rule = hit.by if hit else "not found"
                near = case.text[max(0, start - 60) : end + 30]
                misses.append(f"{case.text[start:end]!r} {values} said {said} ({rule}) [{case.day}] {near!r}")
        for mark in left:
            first, last = mark.span.start, mark.span.end
            near = case.text[max(0, first - 40) : last + 30]
            misses.append(f"too many: {case.text[first:last]!r} ({mark.by}) {near!r}")
    return tally, misses


def written(timex: Timex, dating: Dating | None) -> str | None:
    """The TIMEX3 value of what was concluded."""
    if timex.value == "PRESENT_REF":
        return timex.value
    if dating is None or dating.when.first is None:
        return timex.value
    first, last = dating.when.first, dating.when.last
    if dating.when.grain is Grain.DAY:
        return first.isoformat()
    if dating.when.grain is Grain.WEEK:
        return f"{first.isocalendar().year}-W{first.isocalendar().week:02}"
    if dating.when.grain is Grain.MONTH:
        return (
            f"{first:%Y-%m}" if last is not None and last.month == first.month else re.sub(r"-\d\d$", "", timex.value)
        )
    return f"{first.year}"


if __name__ == "__main__":
    sys.exit(main())
