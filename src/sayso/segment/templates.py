"""Templates of the tables as one pattern; common beginnings are shared, so that a line is not read once a template.

Of the thousands of templates of a kind next to none can stand in a given line: each holds a word that the line would
have to hold. Only those whose word is there are compiled, when it first is, and searched for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

_NUMBER = r"[\d][\d.,' ]{0,11}[km]?"
_SOME = r".{1,120}?"
_MARKS = {"#": _NUMBER, "*": _SOME, " *": rf"(?: ?: ?| ){_SOME}"}  # before the last words a colon may stand
_PART = re.compile(r" \*\Z|[#*]|.", re.DOTALL)
_END = ""  # a template may end here
_Tree = dict[str, "_Tree"]
_WORD = re.compile(r"\w+")
_WHOLE = re.compile(r"(?<![\w#*])\w+(?![\w#*])")  # a word of a template that stands so in the text
_LONG = 2000  # characters of a text whose words are not kept
_FREE = ""  # stands for the word of templates that have none
_FREED = frozenset((_FREE,))
_MOST_APART = 4  # words that are searched for one by one; the patterns of each are compiled once, those of sets anew


def any_of(templates: Iterable[str]) -> str:
    """A pattern without groups that matches what any of the templates does, the longest first.

    `#` stands for a number, `*` for some words; a `*` costs no more than its 120 characters.

    >>> any_of(["read", "read also", "read more"])
    'read(?:\\\\ (?:also|more))?'
    """
    root: _Tree = {}
    for template in templates:
        node = root
        for part in _PART.findall(template):
            node = node.setdefault(_MARKS.get(part, re.escape(part)), {})
        node[_END] = {}
    return _written(root) or "(?!)"


def _written(node: _Tree) -> str:
    """The pattern of what follows a node; longer ones before shorter ones, plain characters before marks."""
    ends = _END in node
    onward = sorted((part for part in node if part != _END), key=lambda part: (part in _MARKS.values(), part))
    branches = [part + _written(node[part]) for part in onward]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")


class Phrasing(Struct, frozen=True, eq=False):
    """Templates as one pattern that has a boundary of words, or the end of the text, on either side of them."""

    written: Callable[[Iterable[str]], str]  # the pattern of some of the templates
    keyed: dict[str, list[str]]  # templates by a word that a text must hold for them; _FREE: those without such a word
    keys: frozenset[str]  # without _FREE
    free: frozenset[str]  # _FREE, if there are such templates

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where one of the templates stands."""
        present = self._present(text)
        if len(present) < 2:
            return _compiled(self, present).search(text) if present else None
        return next(self._merged(present, text), None)

    def match(self, text: str) -> re.Match[str] | None:
        """One of the templates at the beginning of the text."""
        present = self._present(text)
        if len(present) < 2:
            return _compiled(self, present).match(text) if present else None
        found = [match for pattern in self._apart(present) if (match := pattern.match(text)) is not None]
        first = min(found, key=_place) if found else None
        return first if first is None or not _contested(first, found) else _compiled(self, present).match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places where one of the templates stands, without those that begin within another."""
        present = self._present(text)
        if len(present) < 2:
            return _compiled(self, present).finditer(text) if present else iter(())
        return self._merged(present, text)

    def _merged(self, present: frozenset[str], text: str) -> Iterator[re.Match[str]]:
        """The same of the templates of several words, each searched for by itself."""
        waiting = [(one, each) for each in self._apart(present) if (one := each.search(text)) is not None]
        while waiting:
            first = min((match for match, _ in waiting), key=_place)
            if len(waiting) > 1 and _contested(first, [match for match, _ in waiting]):
                yield from _compiled(self, present).finditer(text, first.start())
                return
            yield first
            after = max(first.end(), first.start() + 1)
            again = [(one if one.start() >= after else each.search(text, after), each) for one, each in waiting]
            waiting = [(match, pattern) for match, pattern in again if match is not None]

    def _present(self, text: str) -> frozenset[str]:
        """The words of templates that stand in the text, _FREE with them where there are such templates."""
        words = _words(text) if len(text) <= _LONG else frozenset(_WORD.findall(text))
        return self.free if self.keys.isdisjoint(words) else self.free | (self.keys & words)

    def _apart(self, present: frozenset[str]) -> Sequence[re.Pattern[str]]:
        """The patterns of templates by their words; of many words together, so that a text is not read once a word."""
        if len(present) > _MOST_APART:
            return (_compiled(self, present),)
        return [_compiled(self, frozenset((word,))) for word in present]


def phrasing(templates: Iterable[str], written: Callable[[Iterable[str]], str], *, bounded: bool = True) -> Phrasing:
    """Templates ready to be searched for; without a boundary behind them, they have no word to look for first."""
    keyed: dict[str, list[str]] = {}
    for template in templates:
        words = _WHOLE.findall(template) if bounded else []
        keyed.setdefault(max(words, key=len, default=_FREE), []).append(template)
    return Phrasing(written, keyed, frozenset(keyed) - _FREED, _FREED & frozenset(keyed))


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.span()


def _contested(first: re.Match[str], found: Iterable[re.Match[str]]) -> bool:
    """Templates of several words begin at one place and end apart: then the order within one pattern decides."""
    return any(match.start() == first.start() and match.end() != first.end() for match in found)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=4096)
def _compiled(phrases: Phrasing, present: frozenset[str]) -> re.Pattern[str]:
    return re.compile(phrases.written(template for word in present for template in phrases.keyed[word]))
