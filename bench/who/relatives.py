"""Our own list of public figures (figures.toml): are the spellings of one told from those of kin and namesakes?

`recall`: all pairs of spellings of one person, the share whose score is above that of every pair of spellings of two
people in one group: no relative is linked. The threshold is set on each half for itself; the note says what the
developed half's threshold does on the held one. `nearly`: at the threshold that one in 1,000 of those pairs passes.
`linked`: the same by the program's own decision, and how many pairs of relatives it links. `at1`: the first spelling of
a person in each script against people by their spellings in other scripts: the share to which the right one is nearest,
among the group and 20 others (of whom the first spelling of each script is asked); a tie is lost.
"""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.who import ours, peers
from bench.who.sets import SMOKE, chosen, figure, told

_FEW = 0.001  # of the pairs of relatives, confused: says more than 0 while one odd pair decides that
_BESIDE = 20  # others that a spelling is held against, beside the group
_PEERS_ASK = 8  # the peers are asked for each eighth spelling: logic-v2 takes a millisecond a pair
_ALONE = "others"
Scorer = Callable[[str, str], float]


class Person(Struct, frozen=True):
    """Someone with all spellings."""

    group: str
    key: str
    spellings: tuple[str, ...]


class Pairs(Struct, frozen=True):
    """Pairs of spellings of one person, and of two of one group."""

    one: tuple[tuple[str, str], ...]
    two: tuple[tuple[str, str], ...]


Question = tuple[
    str, tuple[tuple[str, tuple[str, ...]], ...]
]  # spelling, and of each person the spellings asked; the right first


def figures(options: Options) -> list[Figure]:
    """Recall without confusion, by our own decision, and rank; of both halves."""
    everyone = people()
    scored = cache(_score)
    cuts = {which: cut(pairs(_of(options, everyone, which)), scored) for which in {"developed", *options.halves}}
    return [row for which in options.halves for row in _half(options, everyone, which, scored, cuts)]


def _score(left: str, right: str) -> float:
    return ours.score(min(left, right), max(left, right), "Person")


def _of(options: Options, everyone: Sequence[Person], which: str) -> list[Person]:
    """The people of one half, by the hash of the group; a sample takes whole groups."""
    groups = sorted({person.group for person in everyone})
    few = Options(options.data, options.halves, SMOKE // 2 * bool(options.sample))
    kept = {name for name, _ in chosen(few, [(group, group) for group in groups], which)}
    return [person for person in everyone if person.group in kept]


def _half(
    options: Options, everyone: Sequence[Person], which: str, scored: Scorer, cuts: dict[str, float]
) -> Iterator[Figure]:
    here = _of(options, everyone, which)
    listed, asked = pairs(here), questions(here)
    rivals = {} if options.alone else _theirs(listed, asked[::_PEERS_ASK])
    beside = [(name, recall(listed, score, cut(listed, score))) for name, score in rivals.items()]
    moved = recall(listed, scored, cuts["developed"])
    joined = sum(scored(*pair) > cuts["developed"] for pair in listed.two)
    note = f"at {cuts[which]:.3f}; at the developed half's {cuts['developed']:.3f}: {moved:.3f}, {joined} confused"
    value = recall(listed, scored, cuts[which])
    yield figure("who.relatives.recall", which, value, len(listed.one), peers=beside, note=note)
    near = [(name, recall(listed, score, cut(listed, score, _FEW))) for name, score in rivals.items()]
    few = cut(listed, scored, _FEW)
    note = f"at {few:.3f}: {int(_FEW * len(listed.two))} pairs of relatives confused"
    yield figure("who.relatives.nearly", which, recall(listed, scored, few), len(listed.one), peers=near, note=note)
    linked = sum(ours.same(*pair, "Person") for pair in listed.one) / max(1, len(listed.one))
    wrong = sum(ours.same(*pair, "Person") for pair in listed.two)
    note = f"{wrong} of {len(listed.two)} pairs of relatives confused"
    yield figure("who.relatives.linked", which, linked, len(listed.one), note=note)
    first = [(name, at1(asked[::_PEERS_ASK], score)) for name, score in rivals.items()]
    note = f"peers: each {_PEERS_ASK}th spelling" if first else ""
    yield figure("who.relatives.at1", which, at1(asked, scored), len(asked), peers=first, note=note)
    told(options, which, _wrong(listed, asked, scored))


def people() -> list[Person]:
    """Everyone in figures.toml; those of [others] are groups of their own."""
    table = tomllib.loads(Path(__file__).with_name("figures.toml").read_text(encoding="utf-8"))
    return [
        Person(key if group == _ALONE else group, key, tuple(part.strip() for part in told_.split("|")))
        for group, rows in table.items()
        for key, told_ in rows.items()
        if key != "why"
    ]


def pairs(here: Sequence[Person]) -> Pairs:
    """All pairs of spellings within a person, and across the people of a group."""
    one = [pair for person in here for pair in combinations(person.spellings, 2)]
    two = [
        (left, right)
        for a, b in combinations(here, 2)
        if a.group == b.group
        for left in a.spellings
        for right in b.spellings
    ]
    return Pairs(tuple(one), tuple(two))


def cut(listed: Pairs, score: Scorer, share: float = 0.0) -> float:
    """The highest score of two who are not one; or that above which so small a share of them lies."""
    scores = sorted((score(*pair) for pair in listed.two), reverse=True)
    return scores[int(share * len(scores))] if scores else 0.0


def recall(listed: Pairs, score: Scorer, threshold: float) -> float:
    """The share of pairs of one person above the threshold."""
    return sum(score(*pair) > threshold for pair in listed.one) / max(1, len(listed.one))


def questions(here: Sequence[Person]) -> list[Question]:
    """First spellings of each script, with the right person, then the group and the next 20 in the order of hashes."""
    ordered = sorted(here, key=lambda one: hashlib.sha256(f"{one.group}.{one.key}".encode()).hexdigest())
    asked = []
    for at, person in enumerate(ordered):
        kin = [one for one in here if one.group == person.group and one != person]
        beside = [one for one in ordered[at + 1 :] + ordered[:at] if one.group != person.group][:_BESIDE]
        for own, spelling in firsts(person).items():
            offered = [(one.key, _elsewhere(one.spellings, own)) for one in (person, *kin)]
            offered += [(one.key, _elsewhere([*firsts(one).values()], own)) for one in beside]
            if offered[0][1]:
                asked.append((spelling, tuple(offered)))
    return asked


@cache
def firsts(person: Person) -> dict[str, str]:
    """The first spelling of each script."""
    return {script(spelling): spelling for spelling in reversed(person.spellings)}


def _elsewhere(spellings: Sequence[str], own: str) -> tuple[str, ...]:
    return tuple(spelling for spelling in spellings if script(spelling) != own)


@cache
def script(name: str) -> str:
    """The script of a name: "LATIN", "ARABIC", …

    >>> script("ʿUmar"), script("عمر")
    ('LATIN', 'ARABIC')
    """
    letter = next(letter for letter in name if unicodedata.category(letter) in {"Lu", "Ll", "Lo"})
    return unicodedata.name(letter).split()[0]


def at1(asked: Sequence[Question], score: Scorer) -> float:
    """The share of spellings to which nobody is as near as the right person."""
    return sum(_first(one, score) for one in asked) / max(1, len(asked))


def _first(asked: Question, score: Scorer) -> bool:
    spelling, offered = asked
    best = [max((score(spelling, other) for other in others), default=0.0) for _, others in offered]
    return best[0] > max(best[1:], default=0.0)


def _theirs(listed: Pairs, asked: Sequence[Question]) -> dict[str, Scorer]:
    """What the peers say of these pairs."""
    wanted = {tuple(sorted(pair)) for pair in (*listed.one, *listed.two)}
    wanted |= {tuple(sorted((one, other))) for one, offered in asked for _, others in offered for other in others}
    ordered = sorted(wanted)
    said = peers.names([("Person", left, right) for left, right in ordered])
    tables = {name: dict(zip(ordered, values, strict=True)) for name, values in said.items()}

    def scorer(table: dict[tuple[str, ...], float]) -> Scorer:
        return lambda left, right: table[tuple(sorted((left, right)))]

    return {name: scorer(table) for name, table in tables.items()}


def _wrong(listed: Pairs, asked: Sequence[Question], scored: Scorer) -> Iterator[dict[str, object]]:
    """Pairs that the program decides wrongly, and spellings with somebody else in front."""
    for error, group in (("apart", listed.one), ("confused", listed.two)):
        for left, right in group:
            if ours.same(left, right, "Person") != (error == "apart"):
                yield {"part": "relatives", "error": error, "left": left, "right": right, "score": scored(left, right)}
    for one in asked:
        if not _first(one, scored):
            spelling, offered = one
            best = max(((scored(spelling, other), other) for _, others in offered[1:] for other in others))
            true = max((scored(spelling, other), other) for other in offered[0][1])
            yield {"part": "relatives", "error": "rank", "name": spelling, "right": true, "before": best}
