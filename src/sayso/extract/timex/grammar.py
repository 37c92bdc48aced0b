"""Puts pieces together: productions that are the same in every language, over the pieces that its table names.

A chart parser, bottom-up and from right to left: of every place it keeps all that can start there. After Duckling
(Facebook, 2017), whose rules are sequences of patterns over a chart of what was found before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from sayso.extract.timex.lexer import Item
from sayso.extract.timex.point import Length, Point, Range

_NOTHING: frozenset[str] = frozenset()
_MOST = 80  # pieces that start at one place; what is more is an attack
Made = Any  # a Meaning, a (kind, worth), an Item, a list of those, or None
Production = Callable[..., Made]


class Rule(Struct, frozen=True):
    """A sequence of kinds, "?" behind those that can be missing, "|" between alternatives; what it makes."""

    name: str
    rest: tuple[tuple[frozenset[str], bool], ...]  # after the first: its kinds, and whether it can be missing
    second: frozenset[str] | None  # kinds of which one must stand behind the first; None: the first can be all
    make: Production


RULES: dict[str, list[Rule]] = defaultdict(list)  # by the kind that a rule starts with


def rule(name: str, *symbols: str) -> Callable[[Production], Production]:
    """Registers a production; the first symbol is never optional."""

    def register(make: Production) -> Production:
        rest = tuple((frozenset(symbol.rstrip("?").split("|")), symbol.endswith("?")) for symbol in symbols[1:])
        for kind in symbols[0].split("|"):
            RULES[kind].append(Rule(name, rest, _second(rest), make))
        return make

    return register


def _second(rest: Sequence[tuple[frozenset[str], bool]]) -> frozenset[str] | None:
    """What can follow the first piece: up to the first that cannot be missing."""
    found: frozenset[str] = frozenset()
    for kinds, optional in rest:
        found |= kinds
        if not optional:
            return found
    return None


def parsed(items: Sequence[Item], without: tuple[str, ...] = ()) -> list[Item]:
    """All pieces, those given and those made of them by any production but those that a language is without."""
    chart: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        chart[item.start].append(item)
    kinds: dict[int, frozenset[str]] = {}
    for start in sorted(chart, reverse=True):
        _complete(chart, kinds, start, without)
        kinds[start] = frozenset(item.kind for item in chart[start])
    return [item for start in sorted(chart) for item in chart[start]]


def _complete(
    chart: dict[int, list[Item]], kinds: dict[int, frozenset[str]], start: int, without: tuple[str, ...]
) -> None:
    here = chart[start]
    known = {(item.end, item.kind, item.first, item.last, repr(item.worth)) for item in here}
    at = 0
    while at < len(here) and len(here) < _MOST:
        first = here[at]
        at += 1
        for one in _fitting(first.kind, kinds.get(first.end, _NOTHING), without):
            for found in _matches(chart, first.end, one.rest):
                for made in _made(one, (first, *found)):
                    key = (made.end, made.kind, made.first, made.last, repr(made.worth))
                    if key not in known:
                        known.add(key)
                        here.append(made)


@cache
def _fitting(kind: str, follows: frozenset[str], without: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that start with a kind and can go on with one of those that follow."""
    rules = (rule for rule in RULES.get(kind, ()) if rule.name not in without)
    return tuple(rule for rule in rules if rule.second is None or not follows.isdisjoint(rule.second))


def _matches(
    chart: dict[int, list[Item]], at: int, rest: tuple[tuple[frozenset[str], bool], ...], step: int = 0
) -> list[tuple[Item | None, ...]]:
    """All that can stand at a place for the symbols from `step` on."""
    if step == len(rest):
        return [()]
    kinds, optional = rest[step]
    out: list[tuple[Item | None, ...]] = []
    for item in chart.get(at, ()):
        if item.kind in kinds:
            out += [(item, *found) for found in _matches(chart, item.end, rest, step + 1)]
    if optional:
        out += [(None, *found) for found in _matches(chart, at, rest, step + 1)]
    return out


def _made(one: Rule, parts: Sequence[Item | None]) -> Iterator[Item]:
    made = one.make(*parts)
    if made is None:
        return
    there = [part for part in parts if part is not None]
    for worth in made if isinstance(made, list) else [made]:
        yield _item(worth, one.name, there)


def kind_of(meaning: object) -> str:
    """The kind of piece that a meaning is."""
    if isinstance(meaning, Point):
        return "point"
    return "dur" if isinstance(meaning, Length) else "range" if isinstance(meaning, Range) else "set"


def _item(worth: Made, name: str, parts: Sequence[Item]) -> Item:
    start, end, led, last = parts[0].start, parts[-1].end, parts[0].first, parts[-1].last
    if isinstance(worth, Item):  # what is turned by words that are not part of it
        first, last = worth.first if worth.first > 0 else led, worth.last if worth.last > 0 else last
        return Item(start, end, worth.kind, worth.worth, worth.by or name, first, last)
    kind, value = worth if isinstance(worth, tuple) else (kind_of(worth), worth)
    return Item(start, end, kind, value, name, first=led, last=last)
