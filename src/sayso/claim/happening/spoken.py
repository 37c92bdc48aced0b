"""Which hops of say-so speak in a sentence, and where what they say starts and ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sayso.claim.items import Item
from sayso.model import Attribution

_BLOCK = 2048  # characters; hops are looked up by the blocks that their content touches
_WHOLE = ("-that", "-clause", "-colon", "-first")  # rules whose content is a clause of its own


class Spoken:
    """The hops of a page by place."""

    def __init__(self, hops: Sequence[Attribution]) -> None:
        self._hops = hops
        self._blocks: dict[int, list[int]] = defaultdict(list)
        for number, hop in enumerate(hops):
            for block in range(hop.content.start // _BLOCK, hop.content.end // _BLOCK + 1):
                self._blocks[block].append(number)

    def between(self, start: int, end: int) -> tuple[Attribution, ...]:
        """The hops whose content touches [start, end), in the order of the page."""
        near = {n for block in range(start // _BLOCK, end // _BLOCK + 1) for n in self._blocks.get(block, ())}
        return tuple(
            hop for n in sorted(near) if (hop := self._hops[n]).content.start < end and start < hop.content.end
        )


def cuts(row: Sequence[Item], hops: Sequence[Attribution]) -> tuple[int, ...]:
    """The items at which what somebody says ends, or starts if it is a clause of its own."""
    edges = {hop.content.end for hop in hops} | {hop.content.start for hop in hops if hop.by.endswith(_WHOLE)}
    return tuple(at for at in range(1, len(row)) if any(row[at - 1].start < edge <= row[at].start for edge in edges))
