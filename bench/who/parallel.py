"""Names on both sides of one text: what our English rules find in NTREX, looked for in its translations.

A name of an English line is found where the same line of the translation has a name of the same kind that is listed as
the same country, city, body or outlet, or that sounds alike. A translated name that no list knows is not matched, and
English has misses and errors of its own (of 50 names of the developed half, read by eye, 39 were right): the figures
compare one version with the next, not sayso with anyone. `who.parallel.<lang>.odd` is the names of a line that match
none of the English line, for a hundred lines: invented, or missed in English. Halves are documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.who import ours
from bench.who.sets import chosen, figure, folder, told
from sayso.lang.gazetteer import cities, organisations, outlets, territories
from sayso.resolve.spellings import SURE, near, parts
from sayso.text import fold

LANGS = {"ar": "arb", "de": "deu", "es": "spa", "fr": "fra", "ru": "rus"}
_SOURCE = "src.eng"
_WHOLE = 0.7  # nearness of two whole names that sound alike


class Said(Struct, frozen=True):
    """A name in a line."""

    name: str
    kind: str
    by: str


def figures(options: Options) -> list[Figure]:
    """Share of the English names found in each language, and names of a hundred lines that match none."""
    place = folder(options, "ntrex")
    if place is None:
        return []
    return [row for which in options.halves for row in _of(options, place, which)]


def _of(options: Options, place: Path, which: str) -> Iterator[Figure]:
    ids = (place / "DOCUMENT_IDS.tsv").read_text(encoding="utf-8").split()
    listed = [(name, name) for name in sorted(set(ids))]
    picked = {name for name, _ in chosen(options, listed, which)}
    english = _lines(place, _SOURCE, "en", ids, picked)
    for lang, code in LANGS.items():
        theirs = _lines(place, f"ref.{code}", lang, ids, picked)
        rows = [row for at in sorted(english) for row in _compared(lang, at, english[at], theirs[at])]
        found = sum(row["outcome"] == "found" for row in rows)
        kind = sum(row["outcome"] == "kind" for row in rows)
        odd = sum(row["outcome"] == "odd" for row in rows)
        asked = len(rows) - odd
        note = f"other kind {kind / max(1, asked):.3f}"
        yield figure(f"who.parallel.{lang}", which, found / max(1, asked), asked, note=note)
        yield figure(f"who.parallel.{lang}.odd", which, 100 * odd / max(1, len(english)), len(english))
        told(options, which, (row for row in rows if row["outcome"] != "found"))


def _lines(place: Path, side: str, lang: str, ids: list[str], picked: set[str]) -> dict[int, list[Said]]:
    """The names of each line; a document is read as a page."""
    text = (place / f"newstest2019-{side}.txt").read_text(encoding="utf-8").splitlines()
    out: dict[int, list[Said]] = {}
    for document in sorted(picked):
        numbers = [at for at, name in enumerate(ids) if name == document]
        page = "\n".join(text[at] for at in numbers)
        ends = [end for at, end in enumerate(_ends(text[at] for at in numbers))]
        out |= {at: [] for at in numbers}
        for mark in ours.marks(page, lang):
            line = next(i for i, end in enumerate(ends) if mark.start < end)
            out[numbers[line]].append(Said(page[mark.start : mark.end], mark.kind, mark.by))
    return out


def _ends(lines: Iterable[str]) -> Iterator[int]:
    end = 0
    for line in lines:
        end += len(line) + 1
        yield end


def _compared(lang: str, at: int, english: list[Said], theirs: list[Said]) -> Iterator[dict[str, object]]:
    """ "found", "kind" or "missed" for each English name; "odd" for each of the others that matches none."""
    matched: set[int] = set()
    for one in english:
        alike = [i for i, other in enumerate(theirs) if _alike(one.name, other.name)]
        matched.update(alike)
        same = any(theirs[i].kind == one.kind for i in alike)
        outcome = "found" if same else "kind" if alike else "missed"
        yield _row(lang, at, outcome, one, [theirs[i] for i in alike] or theirs)
    for i, other in enumerate(theirs):
        if i not in matched:
            yield _row(lang, at, "odd", other, english)


def _row(lang: str, at: int, outcome: str, name: Said, beside: list[Said]) -> dict[str, object]:
    near_by = [f"{one.name} ({one.kind}, {one.by})" for one in beside]
    part = f"parallel.{lang}"
    return {"part": part, "line": at, "outcome": outcome, "name": name.name, "kind": name.kind, "by": name.by} | {
        "beside": near_by
    }


def _alike(one: str, two: str) -> bool:
    listed = _listed(one) & _listed(two)
    left, right = parts(one), parts(two)
    words = any(
        near(a, b) >= SURE or (len(a) > 3 and a == b) for a, b in product(left, right) if len(a) > 2 and len(b) > 2
    )
    return bool(listed) or words or ours.nearness(one, two) >= _WHOLE


def _listed(name: str) -> set[str]:
    """What the lists know under a name."""
    whole = fold(name).text
    found: set[str | None] = set()
    for plain in (whole, whole.removesuffix("s"), whole.replace(".", "")):  # "Chinas", "EE. UU."
        city = cities().get(plain)
        found |= {territories().get(plain), organisations().get(plain), outlets().get(plain), city.id if city else None}
    return {each for each in found if each}
