"""What the rules of zoning look at: every block with its folded text, length, punctuation and place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from sayso.model import Page, PassageKind
from sayso.segment.blocks import Block
from sayso.segment.phrases import Phrases, trim
from sayso.text import fold

LONG = 400  # characters: of a longer block the rules see only the two ends
PROSE_WORDS = 9  # a line of so many words with a final stop reads as a sentence of a story
FULL_WORDS = 28  # … or of so many words without one
_STOP = re.compile(r"[.!?…。؟۔।][\"'»”’)\]]{0,3}\Z|[.!?…؟][\"'»”’)\]]{0,3} ?[(\[][^()\[\]]{1,40}[)\]]\.?\Z")
_BULLET = re.compile(r"[•·*‣◦▪●○■□–—-]\s+(?=\S)|[•‣◦▪●○■□](?=\S)")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


class Look(Struct, frozen=True):
    """One block, looked at once."""

    block: Block
    text: str  # as it stands, without the bullet; of a long block its beginning
    folded: str  # the shadow of `text`
    bare: str  # the shadow without the decoration around it
    tail: str  # shadow of the last characters
    bullet: int  # characters of bullet and blank before the text; 0 without
    words: int
    stop: bool  # ends like a sentence

    @property
    def prose(self) -> bool:
        """Reads like a sentence of a story."""
        return (self.stop and self.words >= PROSE_WORDS) or self.words >= FULL_WORDS


class Scene(Struct):
    """All blocks of a page and what the rules have said so far; the one thing in zoning that changes."""

    page: Page
    looks: tuple[Look, ...]
    langs: tuple[str, ...]  # of each block
    strands: tuple[tuple[int, ...], ...]  # indexes of the blocks of one language: the original, the translation
    phrases: Phrases
    kinds: list[PassageKind | None]
    by: list[str]

    def open(self, at: int) -> bool:
        """Nobody has spoken about block `at`."""
        return self.kinds[at] is None


def look(page: Page, block: Block) -> Look:
    """A block as the rules see it; the cost does not grow with a block beyond LONG characters."""
    head = page.text[block.start : min(block.end, block.start + LONG)]
    found = _BULLET.match(head)
    bullet = found.end() if found is not None else 0
    text = head[bullet:]
    last = page.text[max(block.start, block.end - 60) : block.end]
    folded = fold(text).text.strip()
    words = sum(1 for _ in _WORD.finditer(text))
    if block.end - block.start > LONG:
        words = words * (block.end - block.start) // LONG
    return Look(
        block, text, folded, trim(folded), fold(last).text.strip(), bullet, words, _STOP.search(last) is not None
    )


def looks(page: Page, found: Sequence[Block]) -> tuple[Look, ...]:
    """Every block of a page, looked at."""
    return tuple(look(page, block) for block in found)
