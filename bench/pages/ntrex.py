"""Two languages on one page: NTREX (news in English and its translations), damaged and laid out as pages do.

A page holds a document and its translation stacked, side by side, interleaved, or with a part of the translation only.
`pages.split`: passages that hold one language and are labelled with it. `pages.beads.xx`: F of the pairs of lines that
render each other, as `Passage.renders` says it; a line that merges two sentences renders two lines, or is rendered by
two. Halves by the SHA-256 of the document's name. Peer: Gale-Church, which is given the lines of each language.
"""

from __future__ import annotations

import hashlib
import json
import random
import tarfile
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.pages import galechurch
from bench.pages.bilingual import LAYOUTS, Placed, Sheet, damaged, partial, sheet
from sayso import segment
from sayso.model import Page, Passage, Span

SEED = 20261122
LANGS = {"ar": "arb", "ru": "rus", "fr": "fra", "de": "deu", "es": "spa"}
_FILE = "ntrex/newstest2019-{}.txt"


class Score(Struct):
    """Counts over pages."""

    right: int = 0  # passages of one language that are labelled with it
    passages: int = 0
    hit: int = 0  # pairs of lines
    wrong: int = 0
    missed: int = 0

    @property
    def f(self) -> float:
        return 2 * self.hit / max(1, 2 * self.hit + self.wrong + self.missed)

    def add(self, gold: frozenset[tuple[int, int]], found: set[tuple[int, int]]) -> None:
        self.hit += len(gold & found)
        self.wrong += len(found - gold)
        self.missed += len(gold - found)


def figures(options: Options) -> list[Figure]:
    """The share of passages with the right language; bead F a language; of both halves."""
    return [figure for which in options.halves for figure in _half(options, which)]


def _half(options: Options, which: str) -> Iterator[Figure]:
    end = ".held" if which == "held" else ""
    mine, peer = {lang: Score() for lang in LANGS}, {lang: Score() for lang in LANGS}
    kinds: dict[str, Score] = {}
    for layout, made in sheets(options, which):
        lang = made.langs[1]
        passages, _ = segment.passages(Page("p", made.text, "plain", made.name))
        found = pairs(made, passages)
        right, count = split(made, passages)
        for score in (mine[lang], kinds.setdefault(layout, Score())):
            score.add(made.gold, found)
            score.right += right
            score.passages += count
        if not options.alone:
            peer[lang].add(made.gold, _gale_church(made))
        _told(options, which, layout, made, found)
    total = sum(score.passages for score in mine.values())
    detail = " ".join(f"{name} {one.right / max(1, one.passages):.3f}" for name, one in kinds.items())
    yield Figure(f"pages.split{end}", sum(one.right for one in mine.values()) / max(1, total), total, note=detail)
    for lang, score in mine.items():
        other = None if options.alone else peer[lang].f
        peers = () if other is None else (("Gale-Church", other),)
        yield Figure(f"pages.beads.{lang}{end}", score.f, score.hit + score.missed, other, peers)
    print_kinds = " ".join(f"{name} {one.f:.3f}" for name, one in kinds.items())
    yield Figure(
        f"pages.beads{end}",
        sum(one.f for one in mine.values()) / len(mine),
        sum(one.hit + one.missed for one in mine.values()),
        note=print_kinds,
    )


def sheets(options: Options, which: str) -> Iterator[tuple[str, Sheet]]:
    """Every document of a half in every language and layout; the same draws whatever the sample."""
    texts = _texts(options)
    for name, numbers in _documents(texts["ids"], which, options.sample):
        for lang in LANGS:
            rng = random.Random(f"{SEED} {name} {lang}")  # noqa: S311 - a seeded draw
            sides = tuple(damaged([(n, texts[code][n]) for n in numbers], rng) for code in ("en", lang))
            for layout in LAYOUTS:
                yield layout, sheet(f"{name} {lang} {layout}", ("en", lang), (sides[0], sides[1]), layout, rng)
            layout = rng.choice(sorted(LAYOUTS))
            some = partial(sides[1], numbers, rng)
            yield "partial", sheet(f"{name} {lang} partial {layout}", ("en", lang), (sides[0], some), layout, rng)


def pairs(made: Sheet, passages: Sequence[Passage]) -> set[tuple[int, int]]:
    """Pairs of lines that the passages say render each other."""
    out: set[tuple[int, int]] = set()
    for passage in passages:
        if passage.renders is not None:
            for one, two in ((passage.span, passage.renders), (passage.renders, passage.span)):
                out |= {(a, b) for a in _lines(made.places[0], one) for b in _lines(made.places[1], two)}
    return out


def split(made: Sheet, passages: Sequence[Passage]) -> tuple[int, int]:
    """Passages that hold text of one language and are labelled with it, and all that hold text."""
    right = count = 0
    for passage in passages:
        held = {lang for lang, places in zip(made.langs, made.places, strict=True) if _lines(places, passage.span)}
        count += bool(held)
        right += held == {passage.lang}
    return right, count


def _lines(places: Sequence[Placed], span: Span) -> set[int]:
    return {place.line for place in places if place.start < span.end and span.start < place.end}


def _gale_church(made: Sheet) -> set[tuple[int, int]]:
    left, right = ([len(line.text) for line in side] for side in made.sides)
    return galechurch.beads(left, right)


def _texts(options: Options) -> dict[str, list[str]]:
    """Sentences by language, and under "ids" the document of each."""
    files = {"en": "src.eng", **{lang: f"ref.{code}" for lang, code in LANGS.items()}}
    out: dict[str, list[str]] = {}
    with tarfile.open(options.data / "ntrex.tar.xz") as archive:
        for key, inside in (
            *((key, _FILE.format(name)) for key, name in files.items()),
            ("ids", "ntrex/DOCUMENT_IDS.tsv"),
        ):
            member = archive.extractfile(inside)
            raw = member.read().decode() if member is not None else ""
            out[key] = [" ".join(line.split()) for line in raw.split("\n")]
    return out


def _documents(ids: Sequence[str], which: str, sample: int) -> list[tuple[str, list[int]]]:
    """Documents of a half and the numbers of their sentences."""
    by_name: dict[str, list[int]] = {}
    for number, name in enumerate(ids):
        if name and half(name) == which:
            by_name.setdefault(name, []).append(number)
    listed = sorted(by_name.items())
    return listed[:: max(1, len(listed) // sample)][:sample] if sample else listed


def half(name: str) -> str:
    """ "developed" or "held", by the last hex digit of the SHA-256 of the document's name."""
    return "held" if int(hashlib.sha256(name.encode()).hexdigest()[-1], 16) % 2 else "developed"


def _told(options: Options, which: str, layout: str, made: Sheet, found: set[tuple[int, int]]) -> None:
    """Writes down the pages of the developed-on half with pairs that are wrong or missed."""
    if options.errors is None or which == "held" or found == made.gold:
        return
    row = {
        "part": "ntrex", "file": made.name, "layout": layout,
        "missed": sorted(made.gold - found), "wrong": sorted(found - made.gold),
    }  # fmt: skip
    with options.errors.open("a", encoding="utf-8") as out:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
