"""Attributions against PolNeAR (English news, source-cue-content): relation F1, all roles overlapping, one to one.

    python bench/attribution.py [--data FOLDER_OR_TAR] [--split dev|train] [--limit N] [--smoke]

Data: polnear.tar.xz as it comes, or its unpacked folder; by default data/ in $SAYSO_SHARED or in ../shared.
A pronoun ("he said") is a source of its own in PolNeAR, and an antecedent here: the first figure lets it count.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sayso.model import Attribution, Page
from sayso.pipeline import analyse

ANCHORS = (("verb-list baseline", 35.6), ("two human annotators agree", 78.3))
PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you", "who", "his", "her", "their", "him", "them"])
Ranges = tuple[tuple[int, int], ...]


class Relation(NamedTuple):
    """One gold relation; () where a role is not annotated."""

    source: Ranges
    cue: Ranges
    content: Ranges


def files(place: Path, split: str) -> Iterator[tuple[str, str, str]]:
    """Name, text and annotations of each article."""
    texts: dict[str, str] = {}
    notes: dict[str, str] = {}
    if place.is_dir():
        for path in sorted(place.rglob(f"data/{split}/*/*")):
            (notes if path.suffix == ".ann" else texts)[path.stem] = path.read_text(encoding="utf-8")
    else:
        with tarfile.open(place) as archive:
            for member in archive:
                if f"/data/{split}/" in f"/{member.name}" and member.name.endswith((".ann", ".txt")):
                    handle = archive.extractfile(member)
                    if handle is not None:
                        kept = notes if member.name.endswith(".ann") else texts
                        kept[Path(member.name).stem] = handle.read().decode("utf-8")
    for name in sorted(notes):
        text = texts.get(name.rpartition("_")[0])
        if text is not None:
            yield name, text, notes[name]


def gold(notes: str) -> list[Relation]:
    """The relations of a brat standoff file."""
    spans: dict[str, Ranges] = {}
    out: list[Relation] = []
    for line in notes.splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            ranges = fields[1].partition(" ")[2].split(";")
            spans[fields[0]] = tuple((int(a), int(b)) for a, b in (part.split() for part in ranges))
        elif line.startswith("E"):
            roles: dict[str, Ranges] = {}
            for role in fields[1].split():
                name, _, target = role.partition(":")
                key = re.sub(r"\d+$", "", name)
                roles[key] = roles.get(key, ()) + spans.get(target, ())
            out.append(Relation(roles.get("Source", ()), roles.get("Cue", ()), roles.get("Content", ())))
    return [relation for relation in out if relation.content and relation.cue]


def meets(ranges: Ranges, start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in ranges)


def grouped(told: tuple[Attribution, ...]) -> list[list[Attribution]]:
    """The parts of one quotation are one relation in PolNeAR: same source, same cue."""
    groups: dict[tuple[object, object], list[Attribution]] = {}
    for hop in told:
        groups.setdefault((hop.sources, hop.cue), []).append(hop)
    return list(groups.values())


def fits(want: Relation, parts: list[Attribution], text: str, *, pronouns: bool) -> bool:
    """Do all roles that are annotated overlap?"""
    told = parts[0]
    if told.cue is None or not meets(want.cue, told.cue.start, told.cue.end):
        return False
    if not any(meets(want.content, part.content.start, part.content.end) for part in parts):
        return False
    if not want.source:
        return True
    if any(meets(want.source, source.start, source.end) for source in told.sources):
        return True
    words = " ".join(text[a:b] for a, b in want.source).casefold()
    return pronouns and words in PRONOUNS and bool(told.sources)


def score(place: Path, split: str, limit: int) -> tuple[int, dict[str, tuple[int, int, int]]]:
    """Articles read, and for each way of counting: hits, gold relations, relations told."""
    counts = {"pronouns as antecedents": [0, 0, 0], "strict": [0, 0, 0]}
    read = 0
    for name, text, notes in files(place, split):
        if limit and read >= limit:
            break
        read += 1
        wanted = gold(notes)
        told = grouped(analyse(Page(name, text, "plain", name)).attributions)
        for way, row in counts.items():
            free = set(range(len(told)))
            for want in wanted:
                hit = next((n for n in sorted(free) if fits(want, told[n], text, pronouns=way != "strict")), None)
                if hit is not None:
                    free.discard(hit)
                    row[0] += 1
            row[1] += len(wanted)
            row[2] += len(told)
    return read, {way: (row[0], row[1], row[2]) for way, row in counts.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).resolve().parent.parent.parent / "shared") / "data"
    parser.add_argument("--data", type=Path, default=shared / "polnear.tar.xz")
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--limit", type=int, default=0, help="articles; 0 is all")
    parser.add_argument("--smoke", action="store_true", help="three articles")
    asked = parser.parse_args()
    if not asked.data.exists():
        print(f"skipped: no PolNeAR at {asked.data}. Give --data or set SAYSO_SHARED")
        return 0
    read, figures = score(asked.data, asked.split, 3 if asked.smoke else asked.limit)
    for way, (hits, wanted, told) in figures.items():
        precision, recall = hits / max(1, told), hits / max(1, wanted)
        f1 = 200 * hits / max(1, told + wanted)
        print(
            f"sayso, {way:<24} F1 {f1:5.1f}   P {precision:.3f}   R {recall:.3f}   ({read} pages, {wanted} relations)"
        )
    for label, figure in ANCHORS:
        print(f"{label:<31} F1 {figure:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
