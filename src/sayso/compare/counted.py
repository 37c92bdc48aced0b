"""What other words count from: in "three years after the dam collapsed" the collapse lies three years back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from sayso.model import Analysis, Claim, Span, Timex, TimexMod


def counted(analysis: Analysis) -> Mapping[str, Span]:
    """By claim, the time expression that says how long ago it was, where the claim has no other time.

    Of the words behind "three years after" the first claim is meant: in "after X attacked the town and killed ten" the
    attack; the rest may have taken its time.
    """
    spots = sorted(
        (mark.anchor.start, mark.anchor.end, mark.span)
        for mark in analysis.annotations
        if isinstance(mark, Timex) and mark.anchor is not None and mark.mod in (TimexMod.AFTER, TimexMod.BEFORE)
    )
    starts = [spot[0] for spot in spots]
    first: dict[Span, Claim] = {}
    for claim in sorted(analysis.claims, key=lambda one: ((one.trigger or one.span).start, one.id)) if spots else ():
        at = bisect_right(starts, (claim.trigger or claim.span).start) - 1
        if at >= 0 and (claim.trigger or claim.span).end <= spots[at][1]:
            first.setdefault(spots[at][2], claim)
    return {claim.id: span for span, claim in first.items() if not claim.times}
