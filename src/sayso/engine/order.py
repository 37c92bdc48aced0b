"""Results in the order of the sources, whoever was first to have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sayso.engine.wire import Done, Ended, Task


def in_order(
    outcomes: Iterable[tuple[Task, Done | Ended]], shares: Sequence[int]
) -> Iterator[tuple[int, Done | Ended]]:
    """Each item of source 0, 1, …, then its one end, as soon as it is its turn; `shares` is in how many tasks each is.

    A source that could not be unpacked to its end says so once, after the last of its items.
    """
    shelf: defaultdict[int, dict[int, Done]] = defaultdict(dict)
    ends: defaultdict[int, list[Ended]] = defaultdict(list)
    turn = item = 0
    for task, outcome in outcomes:
        if isinstance(outcome, Ended):
            ends[task.number].append(outcome)
        else:
            shelf[task.number][outcome.item] = outcome
        while turn < len(shares):
            if item in shelf[turn]:
                yield turn, shelf[turn].pop(item)
                item += 1
            elif len(ends[turn]) == shares[turn]:
                rest = shelf.pop(turn)  # behind a gap: one share could go on where another could not
                yield from ((turn, rest[at]) for at in sorted(rest))
                yield turn, max(ends.pop(turn), key=lambda end: end.issue is not None)
                turn, item = turn + 1, 0
            else:
                break
