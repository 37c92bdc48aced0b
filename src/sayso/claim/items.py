"""One sentence as a row of items: words, names, times, marks of punctuation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import islice

from msgspec import Struct

from sayso.lang.claiming import Claiming
from sayso.model import Found, Mention, MentionKind, Quantity, Span, Timex, TimexKind
from sayso.text import fold, real

_PIECE = re.compile(r"\w+(?:[-.']\w+)*|'\w+|[^\w\s]")  # "co-operate", "didn't", "'s", ","
_MOST = 400  # items of one sentence that are looked at: what is longer is a list or a dump


class What(Enum):
    """What an item is."""

    WORD = "word"
    NAME = "name"
    TIME = "time"
    MARK = "mark"  # punctuation


class Item(Struct, frozen=True):
    """One word, name, time expression or mark of punctuation; `text` is folded."""

    start: int
    end: int
    text: str
    what: What
    mention: Mention | None = None
    role: bool = False  # part of the title beside a name


class Marks(Struct, frozen=True):
    """The annotations of a page that claims are made of, each sorted by place."""

    names: tuple[Mention, ...]
    times: tuple[Timex, ...]
    numbers: tuple[Quantity, ...]
    name_starts: tuple[int, ...]
    time_starts: tuple[int, ...]
    number_starts: tuple[int, ...]


def sorted_marks(marks: Sequence[Found]) -> Marks:
    """The names (outermost only), times and quantities among the annotations."""
    names = _outermost([m for m in marks if isinstance(m, Mention) and m.kind is not MentionKind.DOCUMENT])
    times = tuple(sorted((m for m in marks if isinstance(m, Timex) and dates(m)), key=lambda m: m.span))
    numbers = tuple(sorted((m for m in marks if isinstance(m, Quantity)), key=lambda m: m.span))
    return Marks(
        names,
        times,
        numbers,
        tuple(m.span.start for m in names),
        tuple(m.span.start for m in times),
        tuple(m.span.start for m in numbers),
    )


def dates(timex: Timex) -> bool:
    """Can it say when something was? How long it lasted, how often it was, and "recently" cannot."""
    counts = (
        timex.value not in ("PAST_REF", "FUTURE_REF") and "PX" not in timex.value
    )  # "days before" says how many of none
    return timex.kind in (TimexKind.DATE, TimexKind.TIME) and counts


def _outermost(names: list[Mention]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for name in sorted(names, key=lambda m: (m.span.start, -m.span.end, m.kind.value)):
        if not kept or name.span.start >= kept[-1].span.end:
            kept.append(name)
    return tuple(kept)


def within(starts: Sequence[int], start: int, end: int) -> range:
    """Indices of the annotations that start in [start, end)."""
    return range(bisect_left(starts, start), bisect_left(starts, end))


def items(text: str, start: int, end: int, marks: Marks, words: Claiming) -> tuple[Item, ...]:
    """The items of text[start:end), in order."""
    roles = [m.role for i in within(marks.name_starts, start, end) if (m := marks.names[i]).role is not None]
    found: list[Item] = []
    at = start
    for low, high, item in sorted(_fixed(start, end, marks), key=lambda f: f[:2]):
        if low < at:
            continue
        found.extend(islice(_loose(text, at, low, words, roles), _MOST))
        found.append(item)
        at = high
        if len(found) > _MOST:
            return tuple(found[:_MOST])
    found.extend(islice(_loose(text, at, end, words, roles), _MOST))
    return tuple(found[:_MOST])


def _fixed(start: int, end: int, marks: Marks) -> Iterator[tuple[int, int, Item]]:
    for i in within(marks.name_starts, start, end):
        span = marks.names[i].span
        yield span.start, span.end, Item(span.start, span.end, "", What.NAME, marks.names[i])
    for i in within(marks.time_starts, start, end):
        span = marks.times[i].span
        yield span.start, span.end, Item(span.start, span.end, "", What.TIME)


def _loose(text: str, start: int, end: int, words: Claiming, roles: Sequence[Span]) -> Iterator[Item]:
    if start >= end:
        return
    shadow = fold(text[start:end])
    for match in _PIECE.finditer(shadow.text):
        for low, high in _cut(match.group(), match.start(), match.end(), words):
            first, last = real(shadow, low, high)
            piece = shadow.text[low:high]
            what = What.WORD if any(c.isalnum() for c in piece) else What.MARK
            title = any(role.start <= start + first < role.end for role in roles)
            yield Item(start + first, start + last, piece, what, None, title)


def _cut(piece: str, start: int, end: int, words: Claiming) -> Iterator[tuple[int, int]]:
    """Cuts "leader's" before and "l'accord" after the apostrophe, as the table says."""
    at = piece.find("'")
    if at < 0:
        yield start, end
    elif at == 0:
        whole = piece[1:] in words.clitics
        yield from ((start, end),) if whole else ((start, start + 1), (start + 1, end))
    elif piece[:at] in words.elisions:
        yield start, start + at + 1
        yield from _cut(piece[at + 1 :], start + at + 1, end, words)
    elif piece[at + 1 :] in words.clitics:
        yield start, start + at
        yield start + at, end
    else:
        yield start, end
