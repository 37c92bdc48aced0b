"""What the rules of zoning look at: every block with its folded text, length, punctuation and place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from sayso.model import Page, PassageKind
from sayso.segment.blocks import Block
from sayso.segment.phrases import Phrases, trim
from sayso.text import fold

FURNITURE = {PassageKind.NAVIGATION, PassageKind.PROMOTION, PassageKind.RELATED, PassageKind.COMMENT}
LONG = 400  # characters: of a longer block the rules see only the two ends
PROSE_WORDS = 9  # a line of so many words with a final stop reads as a sentence of a story
FULL_WORDS = 28  # … or of so many words without one
_STOP = re.compile(r"[.!?…。؟۔।][\"'»”’)\]]{0,3}\Z|[.!?…؟][\"'»”’)\]]{0,3} ?[(\[][^()\[\]]{1,40}[)\]]\.?\Z")
_BULLET = re.compile(r"[•·*‣◦▪●○■□–—-]\s+(?=\S)|[•‣◦▪●○■□](?=\S)")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")  # kana and han: no blanks between words
_UNSPACED_WORD = 2  # characters of a word there, about
_SYLLABIC = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")  # Thai, Lao, Burmese, Khmer: none either
_SYLLABIC_WORD = 5
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])[\"'»”’)\]]{0,2}\Z")


class Look(Struct, frozen=True, gc=False):
    """One block, looked at once."""

    block: Block
    text: str  # as it stands, without the bullet; of a long block its beginning
    folded: str  # the shadow of `text`
    bare: str  # the shadow without the decoration around it
    tail: str  # shadow of the last characters
    bullet: int  # characters of bullet and blank before the text; 0 without
    words: int
    stop: bool  # ends like a sentence
    cut: bool  # ends in dots: the beginning of another text
    prose: bool  # reads like a sentence of a story


class Scene(Struct):
    """All blocks of a page and what the rules have said so far; the one thing in zoning that changes."""

    page: Page
    looks: tuple[Look, ...]
    langs: tuple[str, ...]  # of each block
    strands: tuple[tuple[int, ...], ...]  # indexes of the blocks of one language: the original, the translation
    phrases: Phrases
    kinds: list[PassageKind | None]
    by: list[str]
    titles: frozenset[int] = frozenset()  # blocks that stand twice on the page and can be its title
    inside: tuple[bool, ...] = ()  # of each block: the story reaches over it; known after the first rules

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
    words = _words(text)
    if block.end - block.start > LONG:
        words = words * (block.end - block.start) // LONG
    stop, cut = _STOP.search(last) is not None, _CUT.search(last) is not None
    prose = (stop and words >= PROSE_WORDS) or words >= FULL_WORDS
    tail = folded if last == text else fold(last).text.strip()
    return Look(block, text, folded, trim(folded), tail, bullet, words, stop, cut, prose)


def _words(text: str) -> int:
    """Words of a text; where a script puts no blanks between them, about as many as there would be.

    >>> _words("the road is open"), _words("道路は月曜日に開通した")
    (4, 5)
    """
    found = len(_WORD.findall(text))
    if text.isascii():
        return found
    for run, length in ((_UNSPACED, _UNSPACED_WORD), (_SYLLABIC, _SYLLABIC_WORD)):
        found += sum(max(0, len(match.group()) // length - 1) for match in run.finditer(text))
    return found


def looks(page: Page, found: Sequence[Block]) -> tuple[Look, ...]:
    """Every block of a page, looked at; a line that stands there again is not looked at again."""
    known: dict[str, Look] = {}
    out: list[Look] = []
    for block in found:
        if block.end - block.start > LONG:
            out.append(look(page, block))
            continue
        line = page.text[block.start : block.end]
        twin = known.get(line)
        if twin is None:
            known[line] = twin = look(page, block)
        out.append(twin if twin.block is block else _again(twin, block))
    return tuple(out)


def _again(twin: Look, block: Block) -> Look:
    return Look(
        block, twin.text, twin.folded, twin.bare, twin.tail, twin.bullet, twin.words, twin.stop, twin.cut, twin.prose
    )
