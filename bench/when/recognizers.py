"""Microsoft's Recognizers specs: span F and value accuracy by language, beside dateparser and HeidelTime.

Span F pairs what overlaps, one to one; `.exact` wants the very characters. Files of one type do not say what else
stands in their sentences: what overlaps none of their answers counts only in Merged and DateTimeModel files. Value
accuracy is the share of all answers with values that were found, and whose conclusion is one of theirs (forms.py).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.when import peers
from bench.when.cases import LANGUAGES, Case, Gold, cases
from bench.when.forms import of_peer, written
from bench.when.sets import chosen, folder
from sayso.extract.timex import timexes
from sayso.model import Analysis, Fact, Page, Passage, PassageKind, Span
from sayso.resolve import dates


class Told(Struct, frozen=True):
    """What a system says of one expression: characters [start, end), all forms of its value, the rule."""

    start: int
    end: int
    forms: frozenset[str]
    by: str = ""
    raw: str = ""


class Tally(Struct):
    """Counts over cases."""

    gold: int = 0
    found: int = 0  # that count: pairs, and the rest in sentences whose answers are all that stands there
    paired: int = 0
    exact: int = 0
    valued: int = 0  # answers with values
    right: int = 0
    days: int = 0  # answers that are a day, with values
    days_right: int = 0

    def f(self, hits: int) -> float:
        """F of so many hits."""
        return 2 * hits / max(1, self.gold + self.found)

    @property
    def value(self) -> float:
        """Share of the answers with values that are right."""
        return self.right / max(1, self.valued)


Answers = Sequence[Sequence[Told]]
_MEASURES: tuple[tuple[str, Callable[[Tally], float], Callable[[Tally], int]], ...] = (
    ("span", lambda tally: tally.f(tally.paired), lambda tally: tally.gold),
    ("exact", lambda tally: tally.f(tally.exact), lambda tally: tally.gold),
    ("value", lambda tally: tally.value, lambda tally: tally.valued),
    ("date.value", lambda tally: tally.days_right / max(1, tally.days), lambda tally: tally.days),
)


def figures(options: Options) -> list[Figure]:
    """Span and value of each language, of both halves."""
    place = folder(options, "recognizers-datetime-specs")
    out: list[Figure] = []
    if place is None:
        return out
    for lang in LANGUAGES:
        rows = [(case.name, case) for case in cases(place, lang)]
        parts = {which: [case for _, case in chosen(options, rows, which)] for which in options.halves}
        theirs(
            options, [case for part in parts.values() for case in part if case.checked]
        )  # one start of Java for both
        out += [figure for which, part in parts.items() for figure in _of(options, part, lang, which)]
    return out


def _of(options: Options, mine: Sequence[Case], lang: str, which: str) -> Iterator[Figure]:
    listed = [case for case in mine if case.checked]
    answers = ours(listed)
    if which == "developed":
        _by_file(lang, listed, answers)
        _note(options, listed, answers)
    rivals = theirs(options, listed)
    yield from rows(f"when.recognizers.{lang}", ".held" if which == "held" else "", listed, answers, rivals)
    rest = [case for case in mine if not case.checked]
    if any(gold.forms for case in rest for gold in case.gold):
        more = scored(zip(rest, ours(rest), strict=True))
        end = ".held" if which == "held" else ""
        note = f"span {more.f(more.paired):.3f}; answers that no runtime of their own makers has ever met"
        yield Figure(f"when.recognizers.{lang}.unchecked.value{end}", more.value, more.valued, note=note)


def rows(
    key: str, end: str, listed: Sequence[Case], answers: Answers, rivals: Mapping[str, Answers]
) -> Iterator[Figure]:
    """Span F, exact span F, value accuracy, and that of days alone, of which dateparser speaks."""
    tally = scored(zip(listed, answers, strict=True))
    others = {name: scored(zip(listed, said, strict=True)) for name, said in rivals.items()}
    for name, measure, count in _MEASURES:
        beside = tuple((rival, measure(score)) for rival, score in others.items())
        best = max((f for _, f in beside), default=None)
        yield Figure(f"{key}.{name}{end}", measure(tally), count(tally), best, beside)


def theirs(options: Options, listed: Sequence[Case]) -> dict[str, list[list[Told]]]:
    """What the peers say, by name."""
    if options.alone:
        return {}
    asked = [peers.Asked(case.text, case.lang, case.reference) for case in listed]
    heidel = None if options.smoke else peers.heideltime(asked)
    said = {"dateparser": peers.dateparser(asked), "HeidelTime": heidel}
    return {
        name: [[Told(one.start, one.end, of_peer(one), raw=one.value) for one in each] for each in found]
        for name, found in said.items()
        if found is not None
    }


def ours(listed: Sequence[Case]) -> list[list[Told]]:
    """What sayso says: each sentence is the body of a page with the reference time as its declared date."""
    return [_told(case) for case in listed]


def _told(case: Case) -> list[Told]:
    facts = (Fact("published", case.reference.isoformat(), "the case"),)
    page = Page("p", case.text, "plain", "p", facts=facts)
    passages = (Passage(Span("p", 0, len(case.text)), PassageKind.BODY, case.lang, "bench"),)
    marks = timexes(page, passages)
    found = dates([Analysis(page, passages, marks, (), ())], ties=())[0]
    dated = {dating.timex: dating for dating in found}
    return [
        Told(
            mark.span.start,
            mark.span.end,
            written(mark, dated.get(mark.span), case.reference),
            mark.by,
            f"{mark.kind.value} {mark.value}{mark.clock} {mark.mod.value}".removesuffix(" none"),
        )
        for mark in marks
    ]


def scored(rows: Iterable[tuple[Case, Sequence[Told]]]) -> Tally:
    """The counts of a system over cases."""
    tally = Tally()
    for case, told in rows:
        pairs = paired(case.gold, told)
        hits = [(gold, hit) for gold, hit in pairs if hit is not None]
        tally.gold += len(case.gold)
        tally.found += len(told) if case.whole else len(hits)
        tally.paired += len(hits)
        tally.exact += sum((gold.start, gold.end) == (hit.start, hit.end) for gold, hit in hits)
        tally.valued += sum(bool(gold.forms) for gold in case.gold)
        hit_right = [(gold.type, bool(gold.forms & hit.forms)) for gold, hit in hits]
        tally.right += sum(right for _, right in hit_right)
        tally.days += sum(gold.type == "date" and bool(gold.forms) for gold in case.gold)
        tally.days_right += sum(right for kind, right in hit_right if kind == "date")
    return tally


def paired(gold: Sequence[Gold], told: Sequence[Told]) -> list[tuple[Gold, Told | None]]:
    """Each answer with the expression that shares most characters with it, one to one, in order of place."""
    left = list(told)
    out: list[tuple[Gold, Told | None]] = []
    for answer in gold:
        near = [t for t in left if t.start < answer.end and answer.start < t.end]
        best = max(near, key=lambda t: min(t.end, answer.end) - max(t.start, answer.start), default=None)
        if best is not None:
            left.remove(best)
        out.append((answer, best))
    return out


def _by_file(lang: str, listed: Sequence[Case], answers: Sequence[Sequence[Told]]) -> None:
    """Lines of the developed half: span F and value accuracy of each file and of each type of answer."""
    files: dict[str, list[tuple[Case, Sequence[Told]]]] = defaultdict(list)
    types: dict[str, list[bool]] = defaultdict(list)
    for case, told in zip(listed, answers, strict=True):
        files[case.file].append((case, told))
        for gold, hit in paired(case.gold, told):
            if gold.forms:
                types[gold.type].append(hit is not None and bool(gold.forms & hit.forms))
    print(f"recognizers {lang} developed", file=sys.stderr)
    for name, rows in files.items():
        tally = scored(rows)
        spans = f"span {tally.f(tally.paired):.3f}  exact {tally.f(tally.exact):.3f}"
        value = f"  value {tally.value:.3f}" if tally.valued else ""
        print(f"  {name:24} {len(rows):5} cases  {spans}{value}", file=sys.stderr)
    for name, hits in sorted(types.items()):
        print(f"  {name:24} {len(hits):5} answers  value {sum(hits) / len(hits):.3f}", file=sys.stderr)


def _note(options: Options, listed: Sequence[Case], answers: Sequence[Sequence[Told]]) -> None:
    """Writes the misses of the developed half, one JSON line each."""
    if options.errors is None:
        return
    with options.errors.open("a", encoding="utf-8") as out:
        for case, told in zip(listed, answers, strict=True):
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in _misses(case, told))


def _misses(case: Case, told: Sequence[Told]) -> Iterator[dict[str, object]]:
    base = {"part": "recognizers", "lang": case.lang, "file": case.file, "text": case.text}
    base["reference"] = case.reference.isoformat()
    pairs = paired(case.gold, told)
    for gold, hit in pairs:
        right = hit is not None and (not gold.forms or bool(gold.forms & hit.forms))
        if right and hit is not None and (hit.start, hit.end) == (gold.start, gold.end):
            continue
        yield {
            **base,
            "error": "missed" if hit is None else "span" if right else "value",
            "type": gold.type,
            "words": case.text[gold.start : gold.end],
            "gold": sorted(gold.forms),
            "found": None if hit is None else case.text[hit.start : hit.end],
            "ours": [] if hit is None else sorted(hit.forms),
            "timex": "" if hit is None else hit.raw,
            "rule": "" if hit is None else hit.by,
        }
    used = [hit for _, hit in pairs]
    for extra in told if case.whole else ():
        if extra not in used:
            found = case.text[extra.start : extra.end]
            yield {**base, "error": "extra", "found": found, "ours": sorted(extra.forms), "rule": extra.by}
