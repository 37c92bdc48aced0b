"""Hops of say-so regrouped into chains.

Attributions are listed outer first: a hop is followed by the hops that its content holds. So the chain of some words is
every attribution whose content holds them, in the order of the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Attribution, Span


def chains(attributions: Sequence[Attribution]) -> tuple[tuple[Attribution, ...], ...]:
    """The chains of a page, each nearest the outlet first; a chain ends with a hop whose content holds no other hop.

    >>> from sayso.model import Stance
    >>> def hop(start, end, cue):
    ...     return Attribution(Span("p", start, end), (), Span("p", cue, cue + 1), Stance.SAYS, None)
    >>> [len(chain) for chain in chains([hop(0, 9, 20), hop(0, 9, 30), hop(12, 15, 30)])]
    [2, 1]
    """
    out: list[tuple[Attribution, ...]] = []
    open_: list[Attribution] = []
    for hop in attributions:
        kept = [outer for outer in open_ if holds(outer.content, hop.content)]
        if open_ and len(kept) < len(open_):
            out.append(tuple(open_))
        open_ = [*kept, hop]
    if open_:
        out.append(tuple(open_))
    return tuple(out)


def chain_of(attributions: Sequence[Attribution], words: Span) -> tuple[Attribution, ...]:
    """The hops through which `words` come to the outlet, nearest it first; () is the outlet's own voice."""
    return tuple(hop for hop in attributions if holds(hop.content, words))


def holds(outer: Span, inner: Span) -> bool:
    """Does `outer` hold all of `inner`?"""
    return outer.page == inner.page and outer.start <= inner.start and inner.end <= outer.end
