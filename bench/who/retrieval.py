"""netransliteration: which of 2,000 Latin names a name in Arabic or Cyrillic letters is; accuracy at 1, recall of keys.

2,000 pairs are drawn from wd_*_16 with seed 7; the candidates of each are the 2,000 targets, and one target that stands
for several pairs is right for each. A tie is lost unless the right one comes first in the order of the pairs.
logic-v2 is not asked: at a millisecond a pair it would take an hour.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.figure import Figure
from bench.options import Options
from bench.who import ours, peers
from bench.who.sets import SMOKE, chosen, figure, folder, told
from sayso.lang.sounds import keys
from sayso.resolve.spellings import parts

_FILES = {"ar": "wd_arabic_16", "ru": "wd_russian_16"}
_DRAWN, _SEED = 2000, 7
_PEERS_ASKED = 100  # names of each half that the peer is asked for: each costs 2,000 comparisons
Pair = tuple[str, str]  # the foreign spelling, the Latin one


def figures(options: Options) -> list[Figure]:
    """Accuracy at 1 of both scripts, and how many true pairs share a key (in a bucket of so many on average)."""
    place = folder(options, "netransliteration")
    if place is None:
        return []
    return [row for lang, name in _FILES.items() for row in _of(options, lang, drawn(place / name))]


def _of(options: Options, lang: str, pairs: Sequence[Pair]) -> Iterator[Figure]:
    targets = [*dict.fromkeys(latin for _, latin in pairs)]
    near_by = blocked(targets)
    for which in options.halves:
        named = [(foreign, (foreign, latin)) for foreign, latin in pairs]
        few = Options(options.data, options.halves, SMOKE * 2 * bool(options.sample))
        asked = [pair for _, pair in chosen(few, named, which)]
        answers = [nearest(foreign, near_by(foreign)) for foreign, _ in asked]
        right = sum(answer == latin for answer, (_, latin) in zip(answers, asked, strict=True))
        beside = [] if options.alone or options.sample else [*theirs(asked, targets)]
        shared = [near_by(foreign) for foreign, _ in asked]
        found = sum(latin in some for some, (_, latin) in zip(shared, asked, strict=True))
        bucket = sum(map(len, shared)) / max(1, len(asked))
        yield figure(f"who.keys.{lang}", which, found / max(1, len(asked)), len(asked), note=f"bucket {bucket:.0f}")
        note = f"rapidfuzz: the first {_PEERS_ASKED}" if beside else ""
        value = right / max(1, len(asked))
        yield figure(f"who.retrieve.{lang}", which, value, len(asked), peers=beside, note=note)
        told(options, which, _wrong(lang, asked, answers))


def drawn(path: Path) -> list[Pair]:
    """2,000 random pairs of the file."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    some = random.Random(_SEED).sample(rows, _DRAWN)  # noqa: S311 - a sample that is the same each time
    return [(row[1].replace(" ", ""), row[0]) for row in some]


def blocked(targets: Sequence[str]) -> Callable[[str], list[str]]:
    """The targets that share a key with a name, in order: what sayso looks at among many names."""
    by_key: dict[str, list[int]] = {}
    for at, target in enumerate(targets):
        for key in keys("".join(parts(target))):
            by_key.setdefault(key, []).append(at)

    def near_by(name: str) -> list[str]:
        found = {at for key in keys("".join(parts(name))) for at in by_key.get(key, [])}
        return [targets[at] for at in sorted(found)]

    return near_by


def nearest(name: str, candidates: Sequence[str]) -> str:
    """The best candidate; the first of several; "" if there is none."""
    return max(candidates, key=lambda one: ours.nearness(name, one), default="")


def theirs(asked: Sequence[Pair], targets: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Accuracy of rapidfuzz on some of the names."""
    some = asked[:_PEERS_ASKED]
    scores = peers.fuzzy([("Person", foreign, target) for foreign, _ in some for target in targets])
    for name, values in scores.items():
        rows = [values[at : at + len(targets)] for at in range(0, len(values), len(targets))]
        best = [targets[max(range(len(targets)), key=row.__getitem__)] for row in rows]
        yield name, sum(one == latin for one, (_, latin) in zip(best, some, strict=True)) / max(1, len(some))


def _wrong(lang: str, asked: Sequence[Pair], answers: Sequence[str]) -> Iterator[dict[str, object]]:
    for (foreign, latin), answer in zip(asked, answers, strict=True):
        if answer != latin:
            scores = {"score": ours.nearness(foreign, latin), "best": answer and ours.nearness(foreign, answer)}
            yield {"part": f"retrieve.{lang}", "name": foreign, "right": latin, "answer": answer, **scores}
