"""Of all that can be put together: what is a time expression, the longest first, none over another."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from msgspec import Struct

from sayso.extract.when.grammar import parsed
from sayso.extract.when.lexer import Item, Tokens, behind
from sayso.extract.when.lexicon import Lexicon
from sayso.extract.when.point import Every, Length, Meaning, Point, Range, written

_LEFT = re.compile(r"(?<!\w)(?<!\d[.,/:\-])(?<![$€£#+])")
_RIGHT = re.compile(r"(?!\w|[.,/:\-]\d|\s?%)")
_DETERMINED = re.compile(
    r"(?:last|next)-(?:unit|dur)|decade|century|nth-part|week-of-month|start|mid|end|nth-weekday|anniversary|following|preceding"
)
_FINAL = frozenset({"point", "dur", "range", "set"})
_NEVER = "never"  # the kind of words that look like a time and are none


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
    every = parsed(run, known.times.without)
    lengths = {(item.start, item.end) for item in every if item.kind == "dur"}
    found = [
        item
        for item in every
        if item.kind == _NEVER
        or (item.kind in _FINAL and _whole(item, tokens, known) and _hour(item, lengths, tokens, known))
    ]
    taken: list[tuple[int, int]] = []
    for item in sorted(found, key=lambda item: (item.start - item.end, item.start, _rank(item, tokens))):
        if any(item.start < b and a < item.end for a, b in taken):
            continue
        if item.kind == _NEVER:
            taken.append((item.start, item.end))
            continue
        choice = _choice(item, tokens, known)
        if choice is not None and _alone(text, choice, tokens):
            taken.append((item.start, item.end))
            yield choice


_ENDS = frozenset('.,;:!?)"') | {""}
_RANK = {"set": 0, "range": 1, "point": 2, "dur": 3}


def _rank(item: Item, tokens: Tokens) -> int:
    """ "two days after" counts from what is named behind it, and where nothing is, from the day named before."""
    if isinstance(item.worth, Point) and item.worth.anchor == "day":
        if item.start == 0 and not item.by:  # an adverb of the table: "Накануне …"
            return 1
        spoken = item.end < len(tokens.texts) and tokens.texts[item.end].isalnum()
        return (4 if spoken else 1) if item.by or item.end == item.start + 1 else 1
    return _RANK.get(item.kind, -1)


def _choice(item: Item, tokens: Tokens, known: Lexicon) -> Choice | None:
    value = written(item.worth)
    if value is None:
        return None
    last = item.last if item.last > 0 else item.end
    if tokens.texts[last - 1] == "." and len(tokens.texts[last - 2]) > 2:  # of "Jan." or of the sentence
        last -= 1
    first = item.first if item.first > 0 else item.start
    if _DETERMINED.fullmatch(item.by):
        first = _article(tokens, first, known)
    second = tokens.starts[min(first + 1, len(tokens.starts) - 1)]
    name = item.by or _LEXICAL[item.kind]
    return Choice(
        tokens.starts[first], tokens.ends[last - 1], tokens.ends[item.end - 1], second, item.worth, value, name
    )


_LEXICAL = {"point": "named", "dur": "duration", "range": "range", "set": "recurs"}


def _alone(text: str, choice: Choice, tokens: Tokens) -> bool:
    begins = choice.start in tokens.glued or _LEFT.match(text, choice.start) is not None
    return begins and _RIGHT.match(text, choice.end) is not None


def _article(tokens: Tokens, at: int, known: Lexicon) -> int:
    """Where the article starts that stands before a place; the place if none does."""
    elided = "".join(tokens.texts[max(0, at - 2) : at])
    if at > 1 and elided.endswith("'") and elided in known.articles:
        return at - 2
    return at - 1 if at and tokens.texts[at - 1] in known.articles else at


def _whole(item: Item, tokens: Tokens, known: Lexicon) -> bool:
    """Is it a time on its own? A month, a part of the day or "a day" needs more."""
    worth = item.worth
    if isinstance(worth, Length):
        bare = item.by == "duration" and tokens.texts[item.start] in known.articles
        return not bare and not (worth.parts[0][0] == "X" and len(worth.parts[0]) and worth.parts[0][1] in ("S", "MIN"))
    if item.by == "abbreviated" or not isinstance(worth, Point):
        return isinstance(worth, Range | Every)
    said = worth.only
    if not said or not _led(item, said, tokens, known):
        return False
    if said == {"month"} and worth.mod is None and worth.tense is None and known.times.bare_month:
        return behind(tokens, known.bare_month, item.start) or _possessive(tokens, item.end)
    if said in ({"clock"}, {"part"}) and item.end == item.start + 1 and tokens.texts[item.start] in known.adverbs:
        return True
    if said == {"clock"} and worth.mod is None and not worth.clock[1:2].isdigit():
        return item.start > 0 and tokens.texts[item.start - 1] in known.leads
    if said == {"part"} and worth.part < 30 and worth.tense is None and worth.mod is None:
        return item.start > 0 and tokens.texts[item.start - 1] in known.leads
    spelled = "".join(tokens.texts[item.end : item.end + 1]).isdigit()  # "appelez le 01 23 45"
    return said != {"day"} or (item.by in ("day-of", "ordinal-day-of", "number-day-of") and not spelled)


def _hour(item: Item, lengths: Container[tuple[int, int]], tokens: Tokens, known: Lexicon) -> bool:
    """ "3 heures" is a length, but behind the words that lead to an hour."""
    if known.hour_lead and item.by == "at-hour":  # "в понедельник в 8 школах"
        return "".join(tokens.texts[item.end : item.end + 1]) in _ENDS
    if not known.hour_lead or (item.start, item.end) not in lengths or item.kind != "point":
        return True
    return item.worth.only != {"clock"} or behind(tokens, known.hour_lead, item.start)


def _led(item: Item, said: frozenset[str], tokens: Tokens, known: Lexicon) -> bool:
    """A word that is another one as well needs the word that leads to a time."""
    before = known.led.get(tokens.texts[item.start]) if known.led else None
    dated = item.end > item.start + 1 and ("part" not in said or tokens.texts[item.start + 1].isdigit())  # "fall 2016"
    if before is None or dated:
        return True
    return behind(tokens, before, item.start)


def _possessive(tokens: Tokens, at: int) -> bool:
    return tokens.texts[at : at + 2] == ["'", "s"]
