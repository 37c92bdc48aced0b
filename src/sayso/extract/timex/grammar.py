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

Chart = dict[int, list[Item]]  # by the token with which they start
Kinds = dict[int, frozenset[str]]  # of the pieces that start at a token
_NOTHING: frozenset[str] = frozenset()
_MOST = 80  # pieces that start at one place; what is more is an attack
Made = Any  # a Meaning, a (kind, worth), an Item, a list of those, or None
Production = Callable[..., Made]


class Rest(Struct, frozen=True):
    """What a rule asks for behind a place: one of these kinds, which may be missing; then what follows."""

    kinds: frozenset[str]
    optional: bool
    begins: frozenset[str] | None  # kinds of which one must stand at the place; None: all of it can be missing
    then: Rest | None


class Rule(Struct, frozen=True):
    """A sequence of kinds, "?" behind those that can be missing, "|" between alternatives; what it makes."""

    name: str
    rest: Rest | None  # after the first
    last: frozenset[str]  # kinds of the last piece that must be there behind the first; empty where none must
    make: Production


RULES: dict[str, list[Rule]] = defaultdict(list)  # by the kind that a rule starts with


def rule(name: str, *symbols: str) -> Callable[[Production], Production]:
    """Registers a production; the first symbol is never optional."""

    def register(make: Production) -> Production:
        rest, last = _rest(symbols[1:]), _last(symbols[1:])
        for kind in symbols[0].split("|"):
            RULES[kind].append(Rule(name, rest, last, make))
        return make

    return register


def _rest(symbols: Sequence[str]) -> Rest | None:
    rest: Rest | None = None
    for symbol in reversed(symbols):
        kinds, optional = frozenset(symbol.rstrip("?").split("|")), symbol.endswith("?")
        ends = None if rest is None else rest.begins
        begins = kinds if not optional else None if ends is None else kinds | ends
        rest = Rest(kinds, optional, begins, rest)
    return rest


def _last(symbols: Sequence[str]) -> frozenset[str]:
    needed = [symbol for symbol in symbols if not symbol.endswith("?")]
    return frozenset(needed[-1].split("|")) if needed else _NOTHING


def parsed(items: Sequence[Item], without: tuple[str, ...] = ()) -> list[Item]:
    """All pieces, those given and those made of them by any production but those that a language is without."""
    chart: Chart = defaultdict(list)
    for item in items:
        chart[item.start].append(item)
    kinds: Kinds = {}
    later = _NOTHING
    for start in sorted(chart, reverse=True):
        _complete(chart, kinds, start, later, without)
        kinds[start] = frozenset([item.kind for item in chart[start]])
        later |= kinds[start]
    return [item for start in sorted(chart) for item in chart[start]]


def _complete(chart: Chart, kinds: Kinds, start: int, later: frozenset[str], without: tuple[str, ...]) -> None:
    """Adds what can start at a place; of most rules the kinds that stand `later` in the run tell that they fail."""
    here = chart[start]
    known: set[tuple[object, ...]] = set()
    at = 0
    while at < len(here) and len(here) < _MOST:
        first = here[at]
        at += 1
        for one in _fitting(first.kind, kinds.get(first.end, _NOTHING), without):
            if one.last and one.last.isdisjoint(later):
                continue
            for found in _matches(chart, kinds, first.end, one.rest):
                for made in _made(one, (first, *found)):
                    known = known or {*map(_key, here)}
                    if (key := _key(made)) not in known:
                        known.add(key)
                        here.append(made)


def _key(item: Item) -> tuple[object, ...]:
    """What makes it another piece than those that start with it; 2 is another worth than 2.0."""
    return item.end, item.kind, item.first, item.last, item.worth, item.worth.__class__


@cache
def _fitting(kind: str, follows: frozenset[str], without: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that start with a kind and can go on with one of those that follow."""
    rules = (rule for rule in RULES.get(kind, ()) if rule.name not in without)
    begins = ((rule, None if rule.rest is None else rule.rest.begins) for rule in rules)
    return tuple(rule for rule, wanted in begins if wanted is None or not follows.isdisjoint(wanted))


def _matches(chart: Chart, kinds: Kinds, at: int, rest: Rest | None) -> list[tuple[Item | None, ...]]:
    """All that can stand at a place for the symbols of a rule."""
    if rest is None:
        return [()]
    out: list[tuple[Item | None, ...]] = []
    then, wanted = rest.then, rest.kinds
    for item in () if wanted.isdisjoint(kinds.get(at, _NOTHING)) else chart[at]:
        if item.kind not in wanted:
            continue
        if then is None:
            out.append((item,))
        elif then.begins is None or not then.begins.isdisjoint(kinds.get(item.end, _NOTHING)):  # most fail: no call
            out += [(item, *found) for found in _matches(chart, kinds, item.end, then)]
    if rest.optional:
        out += [(None, *found) for found in _matches(chart, kinds, at, then)]
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
