"""MEANTIME, English: time expressions of Wikinews articles, beside dateparser and HeidelTime: strict, relaxed, value.

A pair is an annotated expression and the first found one that overlaps it; strict wants the same characters, value the
same TIMEX3 value, whatever the characters. The day of the article is given as a declared date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree  # local corpus files

from msgspec import Struct, structs

from bench.figure import Figure
from bench.options import Options
from bench.when import peers
from bench.when.peers import Said
from bench.when.sets import chosen, folder
from bench.when.timex3 import timex3
from sayso.extract.timex import timexes
from sayso.model import Analysis, Fact, Page, Passage, PassageKind, Span
from sayso.resolve import dates

_GLUED = frozenset({",", ".", ";", ":", ")", "?", "!", "%", "''"})
_OPENING = frozenset({"(", "$", "``"})


class Article(Struct, frozen=True):
    """The annotated first sentences of an article, put together from tokens, and what stands in them."""

    name: str
    text: str
    day: date
    gold: tuple[Said, ...]


class Tally(Struct):
    """Counts over articles."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0

    def f(self, hits: int) -> float:
        """F1 of so many hits."""
        return 2 * hits / max(1, self.gold + self.found)


def figures(options: Options) -> list[Figure]:
    """Strict, relaxed and value F1 of both halves."""
    place = folder(options, "meantime-en")
    if place is None:
        return []
    listed = [(path.stem, article(path)) for path in sorted((place / "intra-doc_annotation").glob("*/*.xml"))]
    return [figure for which in options.halves for figure in _half(options, listed, which)]


def _half(options: Options, every: Sequence[tuple[str, Article]], which: str) -> Iterator[Figure]:
    listed = [one for _, one in chosen(options, every, which)]
    mine = [ours(one) for one in listed]
    if which == "developed" and options.errors is not None:
        with options.errors.open("a", encoding="utf-8") as out:
            out.writelines(line for one, said in zip(listed, mine, strict=True) for line in _misses(one, said))
    tally, rivals = scored(listed, mine), theirs(options, listed)
    end = ".held" if which == "held" else ""
    for name in ("strict", "relaxed", "value"):
        beside = tuple((peer, score.f(getattr(score, name))) for peer, score in rivals)
        best = max((f for _, f in beside), default=None)
        yield Figure(f"when.meantime.{name}{end}", tally.f(getattr(tally, name)), tally.gold, best, beside)


def theirs(options: Options, listed: Sequence[Article]) -> list[tuple[str, Tally]]:
    """The counts of the peers, by name. dateparser gives moments, of which the day is taken."""
    if options.alone:
        return []
    asked = [peers.Asked(one.text, "en", datetime.combine(one.day, datetime.min.time())) for one in listed]
    heidel = None if options.smoke else peers.heideltime(asked)
    days = [[structs.replace(one, value=one.value[:10]) for one in said] for said in peers.dateparser(asked)]
    found = (("dateparser", days), ("HeidelTime", heidel))
    return [(name, scored(listed, said)) for name, said in found if said is not None]


def ours(one: Article) -> list[Said]:
    """What sayso finds, its values written as TIMEX3."""
    page = Page("p", one.text, "plain", "p", facts=(Fact("published", one.day.isoformat(), "the case"),))
    passages = (Passage(Span("p", 0, len(one.text)), PassageKind.BODY, "en", "bench"),)
    marks = timexes(page, passages)
    dated = {dating.timex: dating for dating in dates([Analysis(page, passages, marks, (), ())], ties=())[0]}
    return [
        Said(mark.span.start, mark.span.end, mark.kind.value, timex3(mark, dated.get(mark.span), one.day), mark.by)
        for mark in marks
    ]


def scored(listed: Sequence[Article], answers: Sequence[Sequence[Said]]) -> Tally:
    """The counts of a system."""
    tally = Tally()
    for one, said in zip(listed, answers, strict=True):
        tally.gold += len(one.gold)
        tally.found += len(said)
        for gold, hit in paired(one.gold, said):
            tally.relaxed += hit is not None
            tally.strict += hit is not None and (hit.start, hit.end) == (gold.start, gold.end)
            tally.value += hit is not None and plain(hit.value) == plain(gold.value)
    return tally


def paired(gold: Sequence[Said], said: Sequence[Said]) -> Iterator[tuple[Said, Said | None]]:
    """Each annotated expression with the first one left that overlaps it."""
    left = list(said)
    for answer in gold:
        hit = next((one for one in left if one.start < answer.end and answer.start < one.end), None)
        if hit is not None:
            left.remove(hit)
        yield answer, hit


def plain(value: str) -> str:
    """A value without what only this corpus writes: the zone "Z", unknown parts "TXX", "03-02-2009"."""
    return re.sub(r"^(\d\d)-(\d\d)-(\d{4})$", r"\3-\2-\1", re.sub(r"TXX$|(?<=:\d\d)Z$", "", value))


def article(path: Path) -> Article:
    """One file of the corpus."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a local corpus
    text, spans = _put_together(root)
    gold, day = [], ""
    for mark in root.iter("TIMEX3"):
        if mark.get("functionInDocument") == "CREATION_TIME":
            day = mark.get("value") or ""
        places = [spans[anchor.get("t_id")] for anchor in mark.iter("token_anchor")]
        if places:
            gold.append(Said(min(places)[0], max(places)[1], mark.get("type") or "", mark.get("value") or ""))
    ordered = sorted(gold, key=lambda one: (one.start, one.end))
    said = [plain(day), *(one.value for one in ordered)]  # two files do not give the day; their date line comes first
    days = [value for value in said if re.match(r"\d{4}-\d\d-\d\d", value)]
    return Article(path.stem, text, date.fromisoformat(days[0][:10]), tuple(ordered))


def _put_together(root: Any) -> tuple[str, dict[str | None, tuple[int, int]]]:
    sentence = {token.get("t_id"): int(token.get("sentence") or 0) for token in root.iter("token")}
    annotated = max((sentence[anchor.get("t_id")] for anchor in root.iter("token_anchor")), default=0)
    text, at, tight = "", 0, True
    spans: dict[str | None, tuple[int, int]] = {}
    for token in root.iter("token"):
        word, line = token.text or "", sentence[token.get("t_id")]
        if line > annotated:
            break
        glued = tight or word in _GLUED or word.startswith("'")
        text += "\n" if text and line != at else "" if glued else " "
        spans[token.get("t_id")] = (len(text), len(text) + len(word))
        text, at, tight = text + word, line, word in _OPENING
    return text, spans


def _misses(one: Article, said: Sequence[Said]) -> Iterator[str]:
    pairs = [*paired(one.gold, said)]
    rows: list[tuple[str, Said | None, Said | None]] = []
    for answer, hit in pairs:
        if hit is None:
            rows.append(("missed", answer, None))
        elif plain(hit.value) != plain(answer.value):
            rows.append(("value", answer, hit))
        elif (hit.start, hit.end) != (answer.start, answer.end):
            rows.append(("span", answer, hit))
    used = [hit for _, hit in pairs]
    rows += [("extra", None, extra) for extra in said if extra not in used]
    for error, gold, hit in rows:
        place = gold or hit
        start = place.start if place is not None else 0
        row = {
            "part": "meantime",
            "article": one.name,
            "day": one.day.isoformat(),
            "error": error,
            "words": gold and one.text[gold.start : gold.end],
            "gold": gold and gold.value,
            "found": hit and one.text[hit.start : hit.end],
            "ours": hit and hit.value,
            "rule": hit and hit.mod,
            "near": one.text[max(0, start - 60) : start + 60],
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"
