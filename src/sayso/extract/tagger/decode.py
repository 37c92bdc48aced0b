"""From the weights of a model to names: the likeliest labels of each sentence, and the runs of words they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sayso.extract.names.forms import Form
from sayso.extract.names.words import Lexicon
from sayso.extract.tagger.features import Hint, features, grams, shapes
from sayso.extract.tagger.weights import Model, sums

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NONE = "O"
FREE = "free"  # the kind of names that are neither person nor organisation nor place
_BREAKS = frozenset("(:;،؛!؟?")  # never inside a name


class Tagged(Struct, frozen=True, order=True):
    """Words [first, last) of a sentence and "person", "organisation" or "place"."""

    first: int
    last: int
    kind: str
    joined: bool  # small words are written at the front of the first word


def tagged(
    lines: Sequence[Sequence[Form]], hints: Sequence[Sequence[Hint]], words: Lexicon, model: Model
) -> list[list[Tagged]]:
    """The names of each sentence of a page."""
    asked = shapes(lines)
    alike = dict(zip(asked, sums(model.alike, [grams(word) for word in asked])[:, 0].tolist(), strict=True))
    named = features(lines, hints, words, alike)
    scores = sums(model.tagging, [names for line in named for names in line])
    if NONE in model.labels:
        scores[:, model.labels.index(NONE)] += model.caution
    out, at = [], 0
    for line in lines:
        labels = [model.labels[label] for label in likeliest(scores[at : at + len(line)], model.moves)]
        out.append([one for one in runs(labels, line) if one.kind != FREE])
        at += len(line)
    return out


def likeliest(scores: NDArray[np.float32], moves: NDArray[np.float32]) -> list[int]:
    """The labels with the largest sum of scores and moves (Viterbi 1967)."""
    if not len(scores):
        return []
    back = []
    now = moves[-1] + scores[0]
    step = moves[:-1].T
    for row in scores[1:]:
        each = step + now
        back.append(each.argmax(axis=1))
        now = each.max(axis=1) + row
    path = [int(now.argmax())]
    for chosen in reversed(back):
        path.append(int(chosen[path[-1]]))
    return path[::-1]


def runs(labels: Sequence[str], line: Sequence[Form]) -> Iterator[Tagged]:
    """The names that labels make: "B-" and "C-" begin one (C: after joined small words), "I-" goes on."""
    first, kind, joined = 0, "", False
    for at, label in enumerate([*labels, NONE]):
        opens, _, here = label.partition("-")
        goes_on = opens == "I" and here == kind and not _BREAKS.intersection(line[at].word.gap)
        if kind and not goes_on:
            yield Tagged(first, at, kind, joined)
            kind = ""
        if here and not kind:
            first, kind, joined = at, here, opens == "C"
