"""Weights of measurements, as learnt: `weights.toml`, written by tools/train_names.py."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

_SHORT = 5  # letters of a word under which chance makes words alike


class Curve(Struct, frozen=True, forbid_unknown_fields=True):
    """Log odds that two words are one name, by how near they are: straight lines between the knots."""

    knots: tuple[float, ...]  # nearness, 0..1, rising
    odds: tuple[float, ...]  # at each knot
    key: float  # added where the consonants may be the same
    short: float  # added for each letter under five of the shorter word

    def at(self, near: float, length: int) -> float:
        """Log odds of two words without what their keys say."""
        knots, odds = self.knots, self.odds
        above = min(max(1, bisect_right(knots, near)), len(knots) - 1)
        low, high = knots[above - 1], knots[above]
        share = min(1.0, max(0.0, (near - low) / (high - low)))
        return odds[above - 1] + share * (odds[above] - odds[above - 1]) + self.short * max(0, _SHORT - length)


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Log odds that two words are one name."""

    same: float  # letter for letter
    pet: float  # one a short form of the other
    initial: float  # a first letter for a name
    initials: float  # the same first letter
    slip: float  # one letter amiss, in one script, and another consonant with it
    rendered: float  # the same where Latin letters may render one foreign name
    doubt: float  # another consonant, and more than that
    other: float  # two consonants or more are other ones, in one script
    across: Curve  # in two scripts, over nearness of sounds
    within: Curve  # in one, over the mean of nearness of sounds and of letters


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """All that was learnt."""

    words: Words
    names: dict[str, float]  # by the name of the measurement, and "constant"


@cache
def weights() -> Weights:
    """The table. Raises msgspec.ValidationError if it is malformed: a defect of the package."""
    text = (files("sayso.resolve.alike") / "weights.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Weights)
