"""What a sentence must hold for a pattern of the table to match: read off the pattern, so that few patterns are run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import regex
from msgspec import Struct

Needs = frozenset[str]  # words and "<slots>", one of which stands in every match

_PIECE = regex.compile(
    r"(?P<slot><[a-z]+)2?>|(?P<look>\(\?<?[=!])|(?P<open>\((?:\?:|\?P<\w+>)?)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<digit>\\d)|(?P<escape>\\.)|(?P<class>\[\^?\]?[^\]]*\])|(?P<none>[?*]|\{0,\d*\})|(?P<some>\+|\{\d+(?:,\d*)?\})"
    r"|(?P<blank>[\s^$.])|(?P<char>.)",
    regex.DOTALL,
)
_COST = {"<month>": 1, "<weekday>": 1, "<counted>": 1, "<unit>": 2, "<year>": 3, "<digit>": 3, "<ordinal>": 4}
_SLOW = 5  # cost of "<day>" and "<number>", which words can fill
_SHORT = 3  # letters: what is shorter stands in every sentence


class _Group(Struct):
    """A group while it is read: what its finished branches need, what its open one does, and the letters just read."""

    look: bool = False  # a lookaround needs nothing
    branches: list[Needs | None] = []
    parts: list[Needs] = []
    run: str = ""

    def flush(self) -> None:
        if self.run:
            self.parts.append(frozenset({self.run}))
        self.run = ""

    def branch(self) -> None:
        self.flush()
        self.branches.append(min(self.parts, key=_cost, default=None))
        self.parts = []


def needs(match: str) -> Needs | None:
    """One of these stands in every match of a pattern of the table; None if nothing can be said.

    >>> sorted(needs("(?:in|on) <weekday>|yesterdays?"))
    ['<weekday>', 'yesterday']
    """
    stack = [_Group()]
    last: Needs | None = None  # the group or slot just closed: what a quantifier takes back
    for piece in _PIECE.finditer(match):
        kind, here = piece.lastgroup or "", stack[-1]
        if kind == "char":
            here.run += piece[0]
        elif kind == "none":
            _taken_back(here, last)
        elif kind == "or":
            here.branch()
        elif kind != "some":
            here.flush()
        last = _bounds(stack, kind, piece)
    return _whole(stack[0]) if len(stack) == 1 else None


def _bounds(stack: list[_Group], kind: str, piece: regex.Match[str]) -> Needs | None:
    """Opens and closes groups, fills slots; what the group or slot that ends here needs."""
    if kind in ("look", "open"):
        stack.append(_Group(look=kind == "look"))
    if kind == "close" and len(stack) > 1:
        return _closed(stack)
    if kind not in ("slot", "digit"):
        return None
    stack[-1].parts.append(frozenset({"<digit>" if kind == "digit" else f"{piece['slot']}>"}))
    return stack[-1].parts[-1]


def _closed(stack: list[_Group]) -> Needs | None:
    """Ends the innermost group; what it needs, its parent needs."""
    group = stack.pop()
    whole = None if group.look else _whole(group)
    if whole is not None:
        stack[-1].parts.append(whole)
    return whole


def _taken_back(group: _Group, last: Needs | None) -> None:
    """What can be missing is not needed: the last letter, slot or group."""
    if group.run:
        group.run = group.run[:-1]
        group.flush()
    elif last is not None and group.parts and group.parts[-1] == last:
        group.parts.pop()


def _whole(group: _Group) -> Needs | None:
    group.branch()
    if any(branch is None for branch in group.branches):
        return None
    return frozenset(word for branch in group.branches if branch is not None for word in branch)


def _cost(found: Needs) -> tuple[int, int, list[str]]:
    """Rare words are cheap, short ones dear."""
    worst = max(_COST.get(word, _SLOW) if word[0] == "<" else 5 * (len(word) < _SHORT) for word in found)
    return worst, len(found), sorted(found)


class Sought(Struct, frozen=True):
    """What is looked for in a sentence, and which patterns (by number) it lets through."""

    always: tuple[int, ...]
    words: tuple[tuple[str, tuple[int, ...]], ...]
    slots: tuple[tuple[regex.Pattern[str], tuple[int, ...]], ...]


def sought(wanted: Sequence[Needs | None], slots: Mapping[str, Iterable[str]], before: str) -> Sought:
    """The needs of all patterns turned round: what lets which patterns through; `before` can stand before a name."""
    by: dict[str, list[int]] = {}
    for number, found in enumerate(wanted):
        for word in sorted(found or ()):
            by.setdefault(word, []).append(number)
    return Sought(
        always=tuple(number for number, found in enumerate(wanted) if found is None),
        words=tuple((word, tuple(numbers)) for word, numbers in sorted(by.items()) if word[0] != "<"),
        slots=tuple(
            (_slot(word, slots, before), tuple(numbers)) for word, numbers in sorted(by.items()) if word[0] == "<"
        ),
    )


def _slot(name: str, slots: Mapping[str, Iterable[str]], before: str) -> regex.Pattern[str]:
    """Finds the first words of what can fill a slot, and digits where they can."""
    firsts = sorted({word.split()[0] for word in slots.get(name, ()) if word.split()})
    digits = ["\\d"] if name in _DIGITS else []
    pattern = "|".join([*digits, *map(regex.escape, firsts)]) or "(?!)"
    return regex.compile(rf"(?<![^\W\d_]){before}(?:{pattern})(?!\w)" if name in _WHOLE else pattern)


_WHOLE = frozenset({"<month>", "<weekday>"})  # their short forms stand in many a word
_DIGITS = frozenset({"<year>", "<digit>", "<day>", "<number>"})


def passed(text: str, known: Sought) -> list[int]:
    """The numbers of the patterns that can match in a folded sentence, in order."""
    found = set(known.always)
    for word, numbers in known.words:
        if word in text:
            found.update(numbers)
    for pattern, numbers in known.slots:
        if pattern.search(text) is not None:
            found.update(numbers)
    return sorted(found)
