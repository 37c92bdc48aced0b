"""Pages that carry a text and its translation, made of aligned sentences: damaged, then laid out as pages do."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from msgspec import Struct

MERGED = 0.06  # of the sentences of a side stand in one line with the next
DELETED = 0.03  # … are left out


class Line(Struct, frozen=True):
    """A line of one side and the sentences that it holds."""

    sentences: tuple[int, ...]
    text: str


class Placed(Struct, frozen=True):
    """Characters [start, end) of a page that hold one line of a side."""

    start: int
    end: int
    line: int  # index in its side


class Sheet(Struct, frozen=True):
    """A page in two languages; `places` of the original and of the translation."""

    name: str
    langs: tuple[str, str]
    sides: tuple[tuple[Line, ...], tuple[Line, ...]]
    text: str
    places: tuple[tuple[Placed, ...], tuple[Placed, ...]]

    @property
    def gold(self) -> frozenset[tuple[int, int]]:
        """Pairs of lines that hold a sentence in common."""
        return frozenset(
            (a, b)
            for a, one in enumerate(self.sides[0])
            for b, two in enumerate(self.sides[1])
            if not set(one.sentences).isdisjoint(two.sentences)
        )


def damaged(sentences: Sequence[tuple[int, str]], rng: random.Random) -> tuple[Line, ...]:
    """The lines of a side: some sentences left out, some in one line with the next."""
    out, at = [], 0
    while at < len(sentences):
        if rng.random() < DELETED:
            at += 1
            continue
        count = 2 if rng.random() < MERGED and at + 1 < len(sentences) else 1
        taken = sentences[at : at + count]
        out.append(Line(tuple(n for n, _ in taken), " ".join(text for _, text in taken)))
        at += count
    return tuple(out)


def partial(lines: Sequence[Line], sentences: Sequence[int], rng: random.Random) -> tuple[Line, ...]:
    """A translation of the first half only, or of every other part."""
    if rng.random() < 0.5:
        last = sentences[len(sentences) // 2]
        return tuple(line for line in lines if line.sentences[0] <= last)
    return tuple(lines[::2])


Cell = tuple[int, int] | None  # side, line
Row = tuple[Cell, Cell]
Sides = tuple[Sequence[Line], Sequence[Line]]


def sheet(name: str, langs: tuple[str, str], sides: Sides, layout: str, rng: random.Random) -> Sheet:
    """The page in one of LAYOUTS; which language stands first is drawn."""
    order = (0, 1) if rng.random() < 0.5 else (1, 0)
    text, spots = LAYOUTS[layout](sides, order, rng)
    places = tuple(
        tuple(sorted((Placed(s, e, n) for s, e, side, n in spots if side == which), key=lambda p: p.start))
        for which in (0, 1)
    )
    return Sheet(name, langs, (tuple(sides[0]), tuple(sides[1])), text, (places[0], places[1]))


Laid = tuple[str, list[tuple[int, int, int, int]]]  # text; start, end, side, line of each piece


def stacked(sides: Sides, order: tuple[int, int], rng: random.Random) -> Laid:
    """One text below the other."""
    gap = rng.choice(("\n", "\n\n"))
    cells = [(side, at) for side in order for at in range(len(sides[side]))]
    return _joined(sides, [(cell, None) for cell in cells], "", gap)


def interleaved(sides: Sides, order: tuple[int, int], rng: random.Random) -> Laid:
    """Each line, then its translation; a merged line stands where its first or where its last sentence does."""
    gap, end = rng.choice(("\n", "\n\n")), rng.choice((0, -1))
    cells = [
        (line.sentences[end], order.index(side), side, at) for side in (0, 1) for at, line in enumerate(sides[side])
    ]
    return _joined(sides, [((side, at), None) for _, _, side, at in sorted(cells)], "", gap)


def beside(sides: Sides, order: tuple[int, int], rng: random.Random) -> Laid:
    """A table of two columns as converters write it: cells joined by a tab or padded with blanks.

    Either a row for each sentence, or one row whose two cells are whole texts: then line n stands beside line n.
    """
    rows = rng.choice((_by_sentence, _by_number))(sides, order)
    join = rng.choice(("\t", "  "))
    return _joined(sides, rows, join, rng.choice(("\n", "\n\n")))


def _by_sentence(sides: Sides, order: tuple[int, int]) -> list[Row]:
    starts = [{line.sentences[0]: (side, at) for at, line in enumerate(sides[side])} for side in order]
    return [(starts[0].get(n), starts[1].get(n)) for n in sorted({*starts[0], *starts[1]})]


def _by_number(sides: Sides, order: tuple[int, int]) -> list[Row]:
    count = [len(sides[side]) for side in order]
    cells = [
        [(side, n) if n < size else None for n in range(max(count))] for side, size in zip(order, count, strict=True)
    ]
    return list(zip(*cells, strict=True))


def _joined(sides: Sides, rows: Sequence[Row], join: str, gap: str) -> Laid:
    """Rows as text. Cells are joined by a tab, or the left column is padded to its width and two blanks."""
    width = max((len(sides[c[0]][c[1]].text) for c, _ in rows if c is not None), default=0) if join == "  " else 0
    text, spots = "", list[tuple[int, int, int, int]]()
    for row in rows:
        for column, cell in enumerate(row):
            start = len(text)
            if cell is not None:
                text += sides[cell[0]][cell[1]].text
                spots.append((start, len(text), *cell))
            if column == 0 and (row[1] is not None or cell is None):
                text += " " * (width - (len(text) - start)) + join
        text += gap
    return text, spots


LAYOUTS: dict[str, Callable[[Sides, tuple[int, int], random.Random], Laid]] = {
    "stacked": stacked,
    "beside": beside,
    "interleaved": interleaved,
}
