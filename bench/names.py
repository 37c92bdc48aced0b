"""Names against public data, our figure beside the anchor: `python bench/names.py [DATA] [--smoke]`.

DATA holds the archives, packed or not; by default data/ in $SAYSO_SHARED or in ../shared.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from sayso.extract.names import mentions
from sayso.lang.sounds import keys, near, parts
from sayso.model import MentionKind, Page, Passage, PassageKind, Span
from sayso.resolve.spellings import SURE, first_names_agree
from sayso.text import fold

CANDIDATES = 2000
Spans = set[tuple[int, int]]


def found(text: str, lang: str) -> Spans:
    """Spans of the named mentions of a text, line by line."""
    page = Page("bench", text, "plain", "bench")
    passages, start = [], 0
    for line in text.splitlines(keepends=True):
        passages.append(Passage(Span("bench", start, start + len(line)), PassageKind.BODY, lang, "bench"))
        start += len(line)
    named = [
        mark for mark in mentions(page, tuple(passages)) if mark.kind not in (MentionKind.UNNAMED, MentionKind.DOCUMENT)
    ]
    return {(mark.span.start, mark.span.end) for mark in named}


def f1(pairs: Iterable[tuple[Spans, Spans]]) -> str:
    """Exact and touching F1 of found and gold spans."""
    exact = touch_found = touch_gold = said = asked = 0
    for ours, gold in pairs:
        exact += len(ours & gold)
        touch_found += sum(any(a < y and x < b for x, y in gold) for a, b in ours)
        touch_gold += sum(any(a < y and x < b for x, y in ours) for a, b in gold)
        said, asked = said + len(ours), asked + len(gold)
    precision, recall = touch_found / max(said, 1), touch_gold / max(asked, 1)
    relaxed = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"exact {2 * exact / max(said + asked, 1):.3f}  touching {relaxed:.3f} (P {precision:.3f} R {recall:.3f})"


def transliteration(folder: Path, script: str, count: int) -> str:
    """Accuracy at 1: for each foreign spelling, the nearest of 2,000 Latin names."""
    lines = [line.split("\t") for line in (folder / f"wd_{script}_16").read_text(encoding="utf-8").splitlines()]
    rows = [(latin, fold(other.replace(" ", "")).text) for latin, other, *_ in lines][
        :: max(1, len(lines) // CANDIDATES)
    ][:CANDIDATES]
    blocks: dict[str, set[str]] = defaultdict(set)
    for latin, _ in rows:
        for key in keys(fold(latin).text):
            blocks[key].add(latin)
    asked = rows[:: max(1, len(rows) // count)]
    right = 0
    for latin, other in asked:
        near_by = sorted({name for key in keys(other) for name in blocks.get(key, ())})
        right += bool(near_by) and max(near_by, key=lambda name: near(fold(name).text, other)) == latin
    return f"accuracy@1 {right / len(asked):.3f} of {len(asked)}"


def pairs_f1(path: Path) -> str:
    """Whether two names are one, by the features of resolve alone."""
    good = said = asked = 0
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            match = row["is_match"] == "true"
            ours = same(row["name1"], row["name2"])
            good, said, asked = good + (match and ours), said + ours, asked + match
    return f"pair F1 {2 * good / max(said + asked, 1):.3f} (P {good / max(said, 1):.3f} R {good / max(asked, 1):.3f})"


def same(left: str, right: str) -> bool:
    a, b = parts(left), parts(right)
    if not a or not b:
        return False
    whole = sorted(a) == sorted(b) or near("".join(a), "".join(b)) >= 0.88
    return whole or (len(a) > 1 and len(b) > 1 and near(a[-1], b[-1]) >= SURE and first_names_agree(a, b))


def meantime(folder: Path, count: int) -> Iterable[tuple[Spans, Spans]]:
    for path in sorted(folder.rglob("*.xml"))[:: max(1, 120 // count)]:
        root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314
        text, places, sentence = "", {}, "0"
        for token in root.iter("token"):
            if token.get("sentence") != sentence:
                text, sentence = text.rstrip() + "\n", token.get("sentence", "")
            word = token.text or ""
            places[token.get("t_id")] = (len(text), len(text) + len(word))
            text += word + " "
        gold: Spans = set()
        for mention in root.iter("ENTITY_MENTION"):
            spots = [places[anchor.get("t_id")] for anchor in mention.iter("token_anchor")]
            if mention.get("syntactic_type") == "NAM" and spots:
                gold.add((min(spots)[0], max(spots)[1]))
        text = re.sub(r" ([.,;:!?)])", lambda m: m.group(1) + " ", text)
        read = max((end for _, end in gold), default=0)  # only the first sentences of each text are annotated
        yield {span for span in found(text, "en") if span[0] < read}, gold


def newsfane(path: Path, count: int) -> Iterable[tuple[Spans, Spans]]:
    text, at = "", -1
    gold: Spans = set()
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines()]
    for word, tag in [(row[0].strip("\u200e\u200f "), row[-1].strip()) for row in rows if len(row) == 2][: count * 400]:
        if tag.startswith("B") and tag != "O":
            at = len(text)
        elif tag == "O":
            at = -1
        if tag != "O" and at >= 0:
            gold = {span for span in gold if span[0] != at} | {(at, len(text) + len(word))}
        text += word + ("\n" if word == "." else " ")
    yield found(text, "ar"), gold


def nerel(folder: Path, count: int) -> Iterable[tuple[Spans, Spans]]:
    kinds = {"PERSON", "CITY", "COUNTRY", "STATE_OR_PROVINCE", "DISTRICT", "ORGANIZATION", "FACILITY", "LOCATION"}
    for path in sorted(folder.rglob("*.ann"))[:count]:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        spans = set()
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, start, end = [*line.split("\t")[1].split(" "), "", ""][:3] if line.startswith("T") else ("", "", "")
            if kind in kinds and end.isdigit():
                spans.add((int(start), int(end)))
        outer = {span for span in spans if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in spans)}
        yield found(text, "ru"), outer


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(os.environ.get("SAYSO_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
    parser.add_argument("data", type=Path, nargs="?", default=shared / "data")
    parser.add_argument("--smoke", action="store_true", help="a few items of each set")
    given = parser.parse_args()
    if not given.data.is_dir():
        print(f"skipped: no data in {given.data}; name the folder, or set SAYSO_SHARED to the one that holds data/")
        return 0
    with tempfile.TemporaryDirectory() as room:
        for line in figures(given.data, Path(room), smoke=given.smoke):
            print(line, flush=True)
    return 0


def figures(data: Path, room: Path, *, smoke: bool) -> Iterable[str]:
    """A line for each set; a packed one is unpacked in `room`."""
    size = 3 if smoke else 40
    asked = 50 if smoke else 1000
    sets: tuple[tuple[str, str, Callable[[Path], str]], ...] = (
        ("netransliteration", "ar-en, anchor .591", lambda at: transliteration(at, "arabic", asked)),
        ("netransliteration", "ru-en, anchor .793", lambda at: transliteration(at, "russian", asked)),
        ("nomenklatura-name-bench", "anchor logic_v2 .790", lambda at: pairs_f1(at / "contrib/name_bench/cases.csv")),
        ("meantime-en", "spans, spaCy sm about .81 on news", lambda at: f1(meantime(at, size))),
        ("newsfane-ar", "spans, gazetteers about .36", lambda at: f1(newsfane(at / "NewsFANE_first_half.txt", size))),
        ("nerel-ru", "outer spans, trained models .85", lambda at: f1(nerel(at, size))),
    )
    for name, anchor, figure in sets:
        place = data / name if (data / name).is_dir() else room / name
        packed = data / f"{name}.tar.xz"
        if not place.is_dir() and packed.is_file():
            with tarfile.open(packed) as archive:
                archive.extractall(room, filter="data")
        told = figure(place) if place.is_dir() else f"skipped: neither {data / name} nor {packed.name}"
        yield f"{name:26}{anchor:36} {told}"


if __name__ == "__main__":
    sys.exit(main())
