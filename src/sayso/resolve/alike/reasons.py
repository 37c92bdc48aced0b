"""Why two names are taken for one person's, or not, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.resolve.alike.features import FEATURES, Compared
from sayso.resolve.alike.parts import Part
from sayso.resolve.alike.words import How

_SAID = {
    How.SAME: "‘{}’ is the same in both",
    How.SOUNDS: "‘{}’ and ‘{}’ sound the same",
    How.SPELT: "‘{}’ and ‘{}’ are a slip of the pen apart",
    How.PET: "‘{}’ and ‘{}’ are forms of one name",
    How.INITIAL: "‘{}’ and ‘{}’ agree by initial",
    How.OTHER: "‘{}’ and ‘{}’ are different names",
}


def told(two: Compared) -> str:
    """What was found, part by part, then what else counts."""
    said = []
    for partner in two.alignment.partners:
        left, right = (_words(side, at) for side, at in ((two.a, partner.left), (two.b, partner.right)))
        said.append(_SAID[partner.likeness.how].format(left, right))
    over = [_words(parts, (at,)) for parts, at in two.over]
    if over:
        said.append("only in one: " + ", ".join(f"‘{word}’" for word in over))
    said += [each.because for each in FEATURES if each.because and each.measure(two)]
    return "; ".join(said)


def _words(parts: Sequence[Part], positions: Sequence[int]) -> str:
    return " ".join(parts[at].full or parts[at].text for at in positions)
