"""Quotation marks of a passage, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_DOUBLE = "double"
_FAMILIES = (
    (_DOUBLE, ('"', "“", "”", "„", "‟", "″", "＂", "''", "``", ",,")),
    ("angle", ("«", "»", "<<", ">>")),
    ("single", ("'", "‘", "’", "‚", "‛", "`", "´")),
    ("single-angle", ("‹", "›")),
    ("corner", ("「", "」")),
    ("white-corner", ("『", "』")),
    ("title", ("《", "》")),
)
FAMILY = {mark: name for name, marks in _FAMILIES for mark in marks}
SINGLE = frozenset({"single", "single-angle"})
_MARK = re.compile(
    r"""''|``|<<|>>|(?<!\w),,(?=\w)|[“”„‟"″＂«»‹›「」『』《》]
    |(?<![^\W_])['‘’‚‛`´]|['‘’‚‛`´](?![^\W_])  # an apostrophe inside a word is no mark
    """,
    re.VERBOSE,
)
_OPENERS, _CLOSERS = frozenset("“„«‹‟「『《") | {"<<", "``", ",,"}, frozenset("”»›」』》") | {">>"}
_ALWAYS = frozenset("「」『』《》")  # open or close whatever stands beside them
_STOPS = ",.;:!?)]}"
_BESIDE = _STOPS + "-–—،؛"  # what can follow a mark that opens in one language and closes in another
LONGEST = 6000  # characters of one quotation; what is longer was never closed
_DEPTH = 8  # marks that can be open at once; older ones were never closed
_AHEAD = 200  # characters in which a closing mark must come for an s with an apostrophe to be a possessive
_GLUED = re.compile(r"[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff]")  # letters that a mark can follow without a space
_HEBREW = re.compile(r"[\u0590-\u05ff]")


class Mark(Struct, frozen=True):
    """A quotation mark: one character, or two that stand for one."""

    start: int
    end: int
    sign: str
    family: str


class Pair(Struct, frozen=True):
    """An opening mark and its closing one."""

    opened: Mark
    closed: Mark


class Paired(Struct, frozen=True):
    """The marks of a passage: pairs in order of place, and what was opened or closed alone."""

    pairs: tuple[Pair, ...]
    open: Mark | None = None  # the first mark left open
    alone: Mark | None = None  # a closing mark before any opening one


def paired(text: str, start: int, end: int) -> Paired:
    """The pairs of text[start:end), outer and inner ones.

    >>> [text[p.opened.end : p.closed.start] for text in ["“A ‘b’ c”"] for p in paired(text, 0, 9).pairs]
    ['A ‘b’ c', 'b']
    """
    marks = _marks(text, start, end)
    stack: list[Mark] = []
    pairs: list[Pair] = []
    alone: Mark | None = None
    for mark in marks:
        before = text[mark.start - 1] if mark.start > start else " "
        after = text[mark.end] if mark.end < end else " "
        slot = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].family == mark.family), None)
        if slot is not None and mark.start - stack[slot].start > LONGEST:
            del stack[: slot + 1]
            slot = None
        if slot is not None and _can_close(text, mark, before, after):
            pairs.append(Pair(stack[slot], mark))
            del stack[slot:]
        elif _can_open(mark, before, after):
            stack.append(mark)
            del stack[:-_DEPTH]
        elif alone is None and not pairs and mark.family not in SINGLE and _can_close(text, mark, before, after):
            alone = mark
    if (stack or alone is not None) and (turns := _in_turns(text, marks, end)):
        return Paired(turns)
    pairs.sort(key=lambda pair: (pair.opened.start, -pair.closed.end))
    left = next((mark for mark in stack if mark.family not in SINGLE), None)
    return Paired(tuple(pairs), left, alone)


def outermost(pairs: Sequence[Pair]) -> list[tuple[Pair, list[Pair]]]:
    """The pairs that stand in no other, each with those that stand in it."""
    kept: list[tuple[Pair, list[Pair]]] = []
    for pair in pairs:
        if not kept or pair.opened.start >= kept[-1][0].closed.end:
            kept.append((pair, []))
        else:
            kept[-1][1].append(pair)
    return kept


def _marks(text: str, start: int, end: int) -> list[Mark]:
    made = []
    for match in _MARK.finditer(text, start, end):
        low, high = match.span()
        sign = match.group()
        if sign == "''" and text[high : high + 1] == "'" and not text[high + 1 : high + 2].isalnum():
            made.append(Mark(low, low + 1, "'", FAMILY["'"]))  # `… 'no.'''`: the inner one closes first
            low, high = low + 1, high + 1
        elif made and low < made[-1].end:
            continue
        made.append(Mark(low, high, sign, FAMILY[sign]))
    return made


def _in_turns(text: str, marks: Sequence[Mark], end: int) -> tuple[Pair, ...]:
    """Straight marks with spaces on the wrong side, paired in turn: `Yes, "he said, "no."`, `" yes "`."""
    plain = [mark for mark in marks if mark.family not in SINGLE]
    if len(plain) % 2 or any(mark.sign != '"' or text[mark.start - 1 : mark.start].isdigit() for mark in plain):
        return ()
    rows = [Pair(a, b) for a, b in zip(plain[::2], plain[1::2], strict=True)]
    fits = all(
        0 < len(text[pair.opened.end : pair.closed.start].strip()) <= LONGEST
        and not (text[pair.opened.start - 1 : pair.opened.start].isalnum() and pair.opened.start > 0)
        for pair in rows
    )
    return tuple(rows) if fits and (not plain or plain[-1].end <= end) else ()


def _can_open(mark: Mark, before: str, after: str) -> bool:
    sign = mark.sign
    if sign in _ALWAYS:
        return sign in _OPENERS
    if sign in ("«", "‹", "<<") and not before.isalnum():
        return True
    if sign in _OPENERS and (before.isspace() or before in "([:—–") and mark.family == _DOUBLE:
        return True  # also with a space behind it
    if after.isspace() or after in _STOPS:
        return False
    if sign in _OPENERS and mark.family not in SINGLE:
        return True
    if mark.family in SINGLE:
        return (
            not (before.isalnum() or before in ".,!?)]\u0640")
            and (after.isalnum() or after in '[("“«…')
            and not (after.isdigit() and sign in "'’‘")  # "the '90s"
        )
    return not before.isalnum() or before == "\u0640" or _GLUED.match(before) is not None or sign == "”"


def _can_close(text: str, mark: Mark, before: str, after: str) -> bool:
    sign = mark.sign
    if sign in _ALWAYS:
        return sign in _CLOSERS
    if sign in ("»", "›", ">>") and not after.isalnum():
        return True
    if before.isspace() and not after.isspace() and sign not in _CLOSERS:
        return False  # a second opener: the first was never closed
    if sign in _OPENERS and not (after.isspace() or after in _BESIDE):
        return False
    if sign == '"' and _HEBREW.match(before) and _HEBREW.match(after):
        return False  # the sign of an abbreviation
    if mark.family in SINGLE:
        return not before.isspace() and not after.isalnum() and not _plural_possessive(text, mark.start)
    return True


def _plural_possessive(text: str, at: int) -> bool:
    """`the workers' rights' …`: an s before, a word after, and another closing mark still to come in the sentence."""
    if text[at - 1 : at] not in ("s", "S") or text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].islower():
        return False
    for n in range(at + 2, min(len(text) - 1, at + _AHEAD)):
        if text[n] == "\n":
            return False
        if FAMILY.get(text[n]) == "single":
            return not text[n + 1].isalnum() and not text[n - 1].isspace()
    return False
