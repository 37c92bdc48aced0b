"""nomenklatura-name-bench: whether two names, nothing else known, are one person's or body's; F1 of the pairs that are.

logic-v2 decides at .70, as its authors have it; their frozen run gives .742 on its 541 pairs of persons. rapidfuzz
decides where it is best on the half developed on. A part of the labels is doubtful: doubtful.toml names them by the
id that the set gives its cases and says why; `.trusted` leaves them out.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.pages.cases import half
from bench.who import ours, peers
from bench.who.sets import SMOKE, chosen, figure, folder, told

_CUT = {"logic-v2": 0.7}  # nomenklatura's own threshold


class Case(Struct, frozen=True):
    """Two names and whether the set takes them for one."""

    ident: str
    schema: str
    left: str
    right: str
    one: bool
    category: str


def figures(options: Options) -> list[Figure]:
    """Pair F1 of persons and of all, with all labels and with those to be trusted."""
    place = folder(options, "nomenklatura-name-bench")
    if place is None:
        return []
    listed = cases(place / "contrib" / "name_bench" / "cases.csv")
    mine = {case.ident: ours.same(case.left, case.right, case.schema) for case in listed}
    rivals = {} if options.alone else theirs(listed)
    return [row for which in options.halves for row in _half(options, which, listed, {"sayso": mine, **rivals})]


def _half(options: Options, which: str, every: Sequence[Case], said: dict[str, dict[str, bool]]) -> Iterator[Figure]:
    named = [(case.ident, case) for case in every]
    here = [
        case for _, case in chosen(Options(options.data, options.halves, SMOKE * bool(options.sample)), named, which)
    ]
    doubt = doubtful()
    for key, kept in (
        ("who.pairs.person", [case for case in here if case.schema == "Person"]),
        ("who.pairs.all", here),
        ("who.pairs.person.trusted", [case for case in here if case.schema == "Person" and case.ident not in doubt]),
    ):
        f = {name: f1(kept, found) for name, found in said.items()}
        precision, recall = shares(kept, said["sayso"])
        beside = [(name, value) for name, value in f.items() if name != "sayso"]
        yield figure(key, which, f["sayso"], len(kept), peers=beside, note=f"P {precision:.3f} R {recall:.3f}")
    told(options, which, _wrong(here, said["sayso"]))


def theirs(listed: Sequence[Case]) -> dict[str, dict[str, bool]]:
    """The decisions of the peers that are there."""
    scores = peers.names([(case.schema, case.left, case.right) for case in listed])
    found = {}
    for name, values in scores.items():
        by = {case.ident: value for case, value in zip(listed, values, strict=True)}
        cut = _CUT[name] if name in _CUT else best_cut([case for case in listed if half(case.ident) == "developed"], by)
        found[name] = {ident: value >= cut for ident, value in by.items()}
    return found


def best_cut(listed: Sequence[Case], scores: dict[str, float]) -> float:
    """The threshold, in hundredths, of the best F1."""
    cuts = [cut / 100 for cut in range(50, 100)]
    return max(cuts, key=lambda cut: f1(listed, {case.ident: scores[case.ident] >= cut for case in listed}))


def f1(listed: Sequence[Case], said: dict[str, bool]) -> float:
    """F1 of the pairs that are one."""
    precision, recall = shares(listed, said)
    return 2 * precision * recall / max(1e-9, precision + recall)


def shares(listed: Sequence[Case], said: dict[str, bool]) -> tuple[float, float]:
    """Precision and recall."""
    right = sum(case.one and said[case.ident] for case in listed)
    return right / max(1, sum(said[case.ident] for case in listed)), right / max(1, sum(case.one for case in listed))


def cases(path: Path) -> list[Case]:
    """The cases of the set; their ids are made as its own harness makes them."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [*csv.DictReader(lines)]
    return [
        Case(ident(row), row["schema"], row["name1"], row["name2"], row["is_match"] == "true", row["category"])
        for row in rows
    ]


def ident(row: dict[str, str]) -> str:
    """Eight hex digits of group, schema and names."""
    told = "|".join(row[name] for name in ("case_group", "schema", "name1", "name2"))
    return hashlib.blake2b(told.encode(), digest_size=4).hexdigest()


def doubtful() -> dict[str, str]:
    """Why a label is not to be trusted, by the id of the case."""
    table = tomllib.loads(Path(__file__).with_name("doubtful.toml").read_text(encoding="utf-8"))
    return {case: why["why"] for why in table.values() for case in why["cases"]}


def _wrong(listed: Sequence[Case], said: dict[str, bool]) -> Iterator[dict[str, object]]:
    for case in listed:
        if said[case.ident] != case.one:
            error = "missed" if case.one else "joined"
            names = {"left": case.left, "right": case.right, "schema": case.schema, "category": case.category}
            yield {"part": "pairs", "error": error, "score": ours.score(case.left, case.right, case.schema), **names}
