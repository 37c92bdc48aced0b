"""The outlet of the page itself: who is told something by a source is no hop if it is the outlet that reports it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Attribution, Page, Passage, PassageKind
from sayso.text import fold

_FRAME = frozenset({PassageKind.NAVIGATION, PassageKind.PROMOTION, PassageKind.OTHER})
_MASTHEAD, _WORDS = 400, 6  # characters of a page above which, and words of the line in which, it names itself


def own_names(page: Page, passages: Sequence[Passage]) -> tuple[str, ...]:
    """What the page calls itself, folded: declared names, the masthead, the line with its copyright."""
    names = [page.outlet or "", *(fact.value for fact in page.facts if fact.key == "site")]
    for passage in passages:
        line = page.text[passage.span.start : passage.span.end].strip()
        head = passage.span.start < _MASTHEAD and len(line.split()) <= _WORDS
        if passage.kind in _FRAME and (head or "©" in line):
            names.append(line.rpartition("©")[2])
    return tuple(sorted({f" {_plain(name)} " for name in names if name.strip()}))


def without_own(page: Page, hops: Sequence[Attribution], own: Sequence[str]) -> list[Attribution]:
    """The hops of a sentence without those that only say that a source told the outlet itself."""
    kept = []
    for n, hop in enumerate(hops):
        passed_on = any(inner.content == hop.content and inner.cue == hop.cue for inner in hops[n + 1 :])
        if (passed_on or hop.by == "aside-speaking") and _is_own(page, hop, own):
            continue
        kept.append(hop)
    return kept


def _is_own(page: Page, hop: Attribution, own: Sequence[str]) -> bool:
    if len(hop.sources) != 1:
        return False
    name = _plain(page.text[hop.sources[0].start : hop.sources[0].end])
    return name != "" and any(f" {name} " in line for line in own)


def _plain(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text).text).split())
