"""Learns a linear-chain conditional random field over sparse features: minibatches, AdaGrad, numpy, always the same.

Lafferty, McCallum and Pereira 2001; Duchi, Hazan and Singer 2011. The weights of the last passes are averaged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Example = tuple[list[list[str]], list[str]]  # the features of each word of a sentence, and the labels


class Settings(Struct, frozen=True):
    """How a model is learnt; found by cross-validation over contiguous blocks of newsfane's first half."""

    passes: int = 10
    averaged: int = 5  # of the last passes
    batch: int = 16  # sentences
    rate: float = 0.18
    shrink: float = 0.0006  # of the square of each weight
    often: int = 2  # times that a feature stands in the examples, at least
    dropped: float = 0.3  # share of the features of a word that one pass does not see


class Learnt(Struct, frozen=True):
    """Weights by feature, and of one label after another; the last row of `moves` is the start of a sentence."""

    labels: tuple[str, ...]
    features: tuple[str, ...]
    weights: Floats  # features x labels
    moves: Floats  # (labels + 1) x labels


class _Batch(Struct):
    """Some sentences, padded: `at` says where in the padded table each word lies."""

    flat: Ints  # features of all words, one after another
    starts: Ints  # where each word begins in it
    at: Ints  # words -> row of the padded table
    shape: tuple[int, int]
    gold: Ints  # sentences x longest, -1 is none
    known: Ints  # the features that stand here
    order: Ints  # sorts `flat`
    cuts: Ints  # where each feature of `known` begins in it
    places: Ints  # the row of the padded table that each feature stands in, in that order


def learn(examples: Sequence[Example], settings: Settings) -> Learnt:
    """The weights that make the labels of the examples likely."""
    counts = Counter(name for rows, _ in examples for row in rows for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= settings.often)
    number = {name: at for at, name in enumerate(names)}
    labels = tuple(sorted({label for _, tags in examples for label in tags}))
    batches = list(_batches(examples, number, labels, settings.batch))
    weights = np.zeros((len(names), len(labels)), np.float32)
    moves = np.zeros((len(labels) + 1, len(labels)), np.float32)
    squares, move_squares = np.full_like(weights, 1e-4), np.full_like(moves, 1e-4)
    mean, mean_moves = np.zeros_like(weights), np.zeros_like(moves)
    chance = np.random.default_rng(7)
    for turn in range(settings.passes):
        for which in chance.permutation(len(batches)):
            one = batches[which]
            kept = chance.random(len(one.flat)) >= settings.dropped if settings.dropped else None
            slope, move_slope = _slopes(one, weights, moves, kept)
            slope += settings.shrink * weights[one.known]
            squares[one.known] += slope * slope
            weights[one.known] -= settings.rate * slope / np.sqrt(squares[one.known])
            move_squares += move_slope * move_slope
            moves -= settings.rate * move_slope / np.sqrt(move_squares)
        if turn >= settings.passes - settings.averaged:
            mean += weights / settings.averaged
            mean_moves += moves / settings.averaged
    return Learnt(labels, tuple(names), mean, mean_moves)


def _batches(examples: Sequence[Example], number: dict[str, int], labels: Sequence[str], size: int) -> Iterator[_Batch]:
    spot = {label: at for at, label in enumerate(labels)}
    ordered = sorted(examples, key=lambda one: len(one[1]))  # of one length, so that little is padded
    for start in range(0, len(ordered), size):
        part = ordered[start : start + size]
        longest = max(len(tags) for _, tags in part)
        gold = np.full((len(part), longest), -1)
        flat: list[int] = []
        owner: list[int] = []
        at: list[int] = []
        for row, (words, tags) in enumerate(part):
            for place, (names, label) in enumerate(zip(words, tags, strict=True)):
                gold[row, place] = spot[label]
                here = [number[name] for name in names if name in number]
                flat += here
                owner += [len(at)] * len(here)
                at.append(row * longest + place)
        packed, owners, spots = np.array(flat), np.array(owner), np.array(at)
        order = np.argsort(packed, kind="stable")
        known, cuts = np.unique(packed[order], return_index=True)
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        yield _Batch(packed, starts, spots, gold.shape, gold, known, order, cuts, spots[owners][order])


def _slopes(one: _Batch, weights: Floats, moves: Floats, kept: NDArray[np.bool_] | None) -> tuple[Floats, Floats]:
    """Of the loss a sentence, by the weights of `one.known` and by the moves."""
    count = weights.shape[1]
    rows = np.take(weights, one.flat, axis=0)
    if kept is not None:
        rows *= kept[:, None]
    scores = np.zeros((one.shape[0] * one.shape[1], count), np.float32)
    scores[one.at] = np.add.reduceat(rows, one.starts)
    wrong, move_wrong = _wrong(scores.reshape(*one.shape, count), one.gold, moves)
    rows = np.take(wrong.reshape(-1, count), one.places, axis=0)
    if kept is not None:
        rows *= kept[one.order][:, None]
    slope = np.add.reduceat(rows, one.cuts)
    slope /= one.shape[0]
    return slope, move_wrong / np.float32(one.shape[0])


def _wrong(scores: Floats, gold: Ints, moves: Floats) -> tuple[Floats, Floats]:
    """What is believed less what is so: of each word, and of each move; by forward and backward sums."""
    many, longest = scores.shape[:2]
    here = gold >= 0
    step = np.exp(moves[:-1])
    local = np.exp(scores - scores.max(axis=2, keepdims=True))
    forward, backward = np.zeros_like(local), np.ones_like(local)
    scale = np.ones((many, longest, 1), np.float32)
    for at in range(longest):
        before = np.exp(moves[-1])[None] if at == 0 else forward[:, at - 1] @ step
        now = before * local[:, at]
        scale[:, at] = now.sum(axis=1, keepdims=True)
        forward[:, at] = np.where(here[:, at, None], now / scale[:, at], forward[:, at - 1] if at else 0)
    for at in range(longest - 2, -1, -1):
        after = ((local[:, at + 1] * backward[:, at + 1]) / scale[:, at + 1]) @ step.T
        backward[:, at] = np.where(here[:, at + 1, None], after, 1)
    belief = forward * backward
    belief = np.where(here[:, :, None], belief / belief.sum(axis=2, keepdims=True), 0)
    out = np.zeros_like(moves)
    weighed = (local[:, 1:] * backward[:, 1:]) / scale[:, 1:] * here[:, 1:, None]
    out[:-1] = np.einsum("nta,ntb->ab", forward[:, :-1], weighed) * step
    out[-1] = belief[:, 0].sum(axis=0)
    rows, places = np.nonzero(here)
    belief[rows, places, gold[rows, places]] -= 1
    np.subtract.at(out[-1], gold[:, 0], 1)
    rows, places = np.nonzero(here[:, 1:])
    np.subtract.at(out, (gold[rows, places], gold[rows, places + 1]), 1)
    return belief.astype(np.float32), out.astype(np.float32)
