"""What each source of a page is said to have said: a hop with those outside and inside of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from sayso.model import Attribution, Span

_DEEPEST = 24  # hops around one that are looked at: a forged page can nest thousands


class Spoken(Struct, frozen=True):
    """A hop in its chain."""

    hop: Attribution
    outer: tuple[Attribution, ...]  # nearest the page first
    inner: tuple[Attribution, ...]  # hops with the very same words inside of it, the speaker last


def spoken(attributions: Sequence[Attribution]) -> tuple[Spoken, ...]:
    """Every hop of a page with its chain, in the order of the page; hops are listed outer first (`Analysis`)."""
    found: list[Spoken] = []
    open_: list[Attribution] = []
    for content, group in groupby(attributions, key=lambda hop: hop.content):
        same = tuple(group)[:_DEEPEST]
        open_ = [hop for hop in open_ if hop.content.page == content.page and hop.content.end > content.start]
        around = tuple(hop for hop in open_ if content.end <= hop.content.end)
        found += [Spoken(hop, (*around, *same[:at]), same[at + 1 :]) for at, hop in enumerate(same)]
        open_ = [*open_, *same][-_DEEPEST:]
    return tuple(found)


def chains(attributions: Sequence[Attribution]) -> dict[Span, tuple[Attribution, ...]]:
    """By the words said the hops through which they came, nearest the page first."""
    return {one.hop.content: (*one.outer, one.hop, *one.inner) for one in spoken(attributions)}
