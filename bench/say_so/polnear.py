"""PolNeAR: attributions in English news, source, cue and content. Developed on its train split, measured on dev.

`relation`: F1 of relations whose annotated roles all overlap, one to one. `source`, `cue`: F1 of roles that are
the same characters but for marks at the edges. `content`: F1 of characters. `direct`: F1 of relation among those with
quotation marks in their content: found of the gold ones, right of those told. A pronoun is a source as it stands, as in
the set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.say_so import peers
from bench.say_so.relations import Article, Range, Relation, System, articles, ours, paired, whole
from bench.say_so.verbs import verb_list
from bench.who.sets import figure, folder, told

SPLITS = {"developed": "train", "held": "dev"}
_EVERY = 4  # of the train split each fourth article is read; --sample reads fewer
_ANNOTATORS = 0.783  # two of them with each other, published with the set


class Tally(Struct):
    """Hits, gold and told of one measure."""

    hits: int = 0
    gold: int = 0
    told: int = 0

    def add(self, hits: int, gold: int, told: int) -> None:
        """Counts of one article more."""
        self.hits, self.gold, self.told = self.hits + hits, self.gold + gold, self.told + told

    @property
    def f(self) -> float:
        """F1."""
        return 2 * self.hits / max(1, self.gold + self.told)

    @property
    def note(self) -> str:
        """Precision and recall in words."""
        return f"P {self.hits / max(1, self.told):.3f} R {self.hits / max(1, self.gold):.3f}"


MEASURES = ("relation", "source", "cue", "content", "direct")


def figures(options: Options) -> list[Figure]:
    """The figures of both splits; none where the set is absent."""
    place = folder(options, "polnear")
    if place is None:
        return []
    rows: list[Figure] = []
    for which in options.halves:
        read = chosen(articles(place, SPLITS[which]), options, which)
        mine = [ours(article.text) for article in read]
        told(options, which, _errors(read, mine))
        rows += _rows(which, read, mine, {} if options.alone else _peers(read))
    return rows


def chosen(found: Iterable[Article], options: Options, which: str) -> list[Article]:
    """The articles of a split that are read."""
    read = list(found)[:: _EVERY if which == "developed" else 1]
    return read[:: max(1, len(read) // options.sample)][: options.sample] if options.sample else read


def _rows(
    which: str, read: Sequence[Article], mine: list[list[Relation]], theirs: dict[str, list[list[Relation]]]
) -> list[Figure]:
    tallies = tallied(read, mine)
    others = {name: tallied(read, said) for name, said in theirs.items()}
    rows = []
    for measure in MEASURES:
        tally = tallies[measure]
        row = [(name, other[measure].f) for name, other in others.items()]
        note = tally.note + (f"; two annotators {_ANNOTATORS}" if measure == "relation" else "")
        rows.append(figure(f"say_so.polnear.{measure}", which, tally.f, tally.gold, peers=row, note=note))
    return rows


def _peers(read: Sequence[Article]) -> dict[str, list[list[Relation]]]:
    systems: dict[str, System] = {"verb list": verb_list}
    found = {name: [system(article.text) for article in read] for name, system in systems.items()}
    said = peers.quotations([article.text for article in read])
    return found if said is None else {**found, "textacy": said}


def tallied(read: Sequence[Article], said: Sequence[list[Relation]]) -> dict[str, Tally]:
    """All measures of a system over some articles."""
    tallies = {measure: Tally() for measure in MEASURES}
    for article, told_here in zip(read, said, strict=True):
        gold, pairs = article.gold, paired(article.gold, told_here)
        tallies["relation"].add(len(pairs), len(gold), len(told_here))
        for role in ("source", "cue"):
            asked, said_so = (_roles(article.text, rows, role) for rows in (gold, told_here))
            tallies[role].add(len(asked & said_so), len(asked), len(said_so))
        left_chars, right_chars = (_chars(row.content for row in rows) for rows in (gold, told_here))
        tallies["content"].add(len(left_chars & right_chars), len(left_chars), len(right_chars))
        found = sum(gold[n].quoted for n in pairs)
        right = sum(told_here[m].quoted for m in pairs.values())
        _quoted(tallies["direct"], found, right, gold=gold, told_here=told_here)
    return tallies


def _quoted(tally: Tally, found: int, right: int, *, gold: Sequence[Relation], told_here: Sequence[Relation]) -> None:
    """A quotation that is found as indirect speech is found; one told that is none in the set is right if it fits."""
    missed = sum(row.quoted for row in gold) - found
    wrong = sum(row.quoted for row in told_here) - right
    tally.add(found, found + missed, found + wrong)


def _roles(text: str, rows: Iterable[Relation], role: str) -> set[Range]:
    found = {whole(text, row.source if role == "source" else row.cue) for row in rows}
    return {place for place in found if place is not None}


def _chars(roles: Iterable[Sequence[Range]]) -> set[int]:
    return {at for ranges in roles for start, end in ranges for at in range(start, end)}


def _errors(read: Sequence[Article], said: Sequence[list[Relation]]) -> Iterable[dict[str, object]]:
    """What was missed, what was told too much, and roles that are not exact, with the words around."""
    for article, told_here in zip(read, said, strict=True):
        pairs = paired(article.gold, told_here)
        for n, want in enumerate(article.gold):
            if n not in pairs:
                yield _shown("missed", article, want, None)
            else:
                got = told_here[pairs[n]]
                for role in ("source", "cue"):
                    a, b = (whole(article.text, row.source if role == "source" else row.cue) for row in (want, got))
                    if a != b:
                        yield _shown(f"not exact: {role}", article, want, got)
        for m, tell in enumerate(told_here):
            if m not in pairs.values():
                yield _shown("false", article, None, tell)


def _shown(kind: str, article: Article, want: Relation | None, got: Relation | None) -> dict[str, object]:
    at = min(a for row in (want, got) if row is not None for a, _ in row.cue)
    row: dict[str, object] = {"kind": kind, "page": article.name, "at": at}
    for name, one in (("gold", want), ("told", got)):
        if one is not None:
            row[name] = [" … ".join(article.text[a:b] for a, b in role) for role in (one.source, one.cue, one.content)]
    return {**row, "around": article.text[max(0, at - 200) : at + 200]}
