"""Of all that can be put together: what is a time expression, the longest first, none over another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sayso.extract.when.grammar import parsed
from sayso.extract.when.lexer import Item, Tokens, behind
from sayso.extract.when.lexicon import Lexicon
from sayso.extract.when.point import Every, Length, Meaning, Point, Range, written

_LEFT = re.compile(r"(?<!\w)(?<!\d[.,/:\-])(?<![$€£#+])")
_RIGHT = re.compile(r"(?!\w|[.,/:\-]\d|\s?%)")
_DETERMINED = re.compile(
    r"(?:last|next)-(?:unit|dur)|decade|century|nth-part|week-of-month|start|mid|end|nth-weekday|anniversary"
)
_FINAL = frozenset({"point", "dur", "range", "set"})


class Choice(Struct, frozen=True):
    """A time expression: characters [start, end) of the folded sentence, those up to `behind` with what turns it."""

    start: int
    end: int
    behind: int
    second: int  # where its second token starts
    meaning: Meaning
    value: str
    by: str


def chosen(text: str, tokens: Tokens, run: Sequence[Item], known: Lexicon) -> Iterator[Choice]:
    """The longest first, then by place; of two as long the one that was made first."""
    found = [item for item in parsed(run) if item.kind in _FINAL and _whole(item, tokens, known)]
    taken: list[tuple[int, int]] = []
    for item in sorted(found, key=lambda item: (item.start - item.end, item.start, _rank(item, tokens))):
        if any(item.start < b and a < item.end for a, b in taken):
            continue
        choice = _choice(item, tokens, known)
        if choice is not None and _alone(text, choice, item.cut):
            taken.append((item.start, item.end))
            yield choice


_RANK = {"set": 0, "range": 1, "point": 2, "dur": 3}


def _rank(item: Item, tokens: Tokens) -> int:
    """ "two days after" counts from what is named behind it, and where nothing is, from the day named before."""
    if isinstance(item.worth, Point) and item.worth.anchor == "day":
        spoken = item.end < len(tokens.texts) and tokens.texts[item.end].isalnum()
        return 4 if spoken else 1
    return _RANK[item.kind]


def _choice(item: Item, tokens: Tokens, known: Lexicon) -> Choice | None:
    value = written(item.worth)
    if value is None:
        return None
    last = item.last if item.last > 0 else item.end
    first, cut = (item.first, 0) if item.first > 0 else (item.start, item.cut)
    if _DETERMINED.fullmatch(item.by) and first and not cut and tokens.texts[first - 1] in _articles(known):
        first -= 1
    second = tokens.starts[min(first + 1, len(tokens.starts) - 1)]
    name = item.by or _LEXICAL[item.kind]
    return Choice(
        tokens.starts[first] + cut, tokens.ends[last - 1], tokens.ends[item.end - 1], second, item.worth, value, name
    )


_LEXICAL = {"point": "named", "dur": "duration", "range": "range", "set": "recurs"}


def _alone(text: str, choice: Choice, cut: int) -> bool:
    return (cut > 0 or _LEFT.match(text, choice.start) is not None) and _RIGHT.match(text, choice.end) is not None


def _articles(known: Lexicon) -> frozenset[str]:
    return frozenset(word.casefold() for word in known.times.article)


def _whole(item: Item, tokens: Tokens, known: Lexicon) -> bool:
    """Is it a time on its own? A month, a part of the day or "a day" needs more."""
    worth = item.worth
    if isinstance(worth, Length):
        bare = item.by == "duration" and tokens.texts[item.start] in _articles(known)
        return not bare and not (worth.parts[0][0] == "X" and len(worth.parts[0]) and worth.parts[0][1] in ("S", "MIN"))
    if item.by == "abbreviated" or not isinstance(worth, Point):
        return isinstance(worth, Range | Every)
    said = worth.only
    if not said:
        return False
    if said == {"month"} and worth.mod is None and worth.tense is None and known.times.bare_month:
        return behind(tokens, known.bare_month, item.start) or _possessive(tokens, item.end)
    if said == {"clock"} and not worth.clock[1:2].isdigit():
        return item.start > 0 and tokens.texts[item.start - 1] in _leads(known)
    if said == {"part"} and worth.part < 30 and worth.tense is None and worth.mod is None:
        return item.start > 0 and tokens.texts[item.start - 1] in _leads(known)
    return said != {"day"} or item.by == "day-of"


def _possessive(tokens: Tokens, at: int) -> bool:
    return tokens.texts[at : at + 2] == ["'", "s"]


def _leads(known: Lexicon) -> frozenset[str]:
    return frozenset(word.casefold() for word in (*known.times.at, *known.times.article))
