"""A parsed sentence under the rules of say-so: its words as a tree over the tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sayso.claim.say_so.row import COMMA, ENDS, HARD, Row, closes
from sayso.model import Span
from sayso.text.parse import Word

_CLOSING = (")", "]")
_BEFORE = (*COMMA, "-", ":", ";", *_CLOSING)  # marks that begin nothing
_BEHIND = tuple(mark for mark in (*COMMA, "-", *HARD) if mark not in _CLOSING)  # … that end nothing


class Tree(Struct, frozen=True):
    """The words of a row. Numbers are places in the row of words; those of tokens say so."""

    row: Row
    words: tuple[Word, ...]  # offsets of the page
    kids: tuple[tuple[int, ...], ...]  # of each word those that depend on it
    left: tuple[int, ...]  # of each word the first one of its subtree
    right: tuple[int, ...]  # … the last one
    tokens: tuple[int | None, ...]  # … the token in which it stands; None in what was read over

    def kid(self, at: int, *deps: str) -> int | None:
        """The first word that depends on a word in one of these ways."""
        return next((n for n in self.kids[at] if self.words[n].dep in deps), None)

    def span(self, low: int, high: int) -> Span:
        """The characters from a word to another."""
        return Span(self.row.page, self.words[low].start, self.words[high].end)

    def text(self, at: int) -> str:
        """A word as it stands."""
        return self.row.text[self.words[at].start : self.words[at].end]

    def is_verb(self, at: int) -> bool:
        """Is it a verb here?"""
        return self.words[at].tag.startswith("VB")


def tree(row: Row) -> Tree:
    """The tree of a row that has been parsed."""
    words = row.parse
    kids: list[list[int]] = [[] for _ in words]
    for n, word in enumerate(words):
        if word.head != n:
            kids[word.head].append(n)
    left, right = list(range(len(words))), list(range(len(words)))
    for n in _leaves_first(words, kids):
        head = words[n].head
        left[head], right[head] = min(left[head], left[n]), max(right[head], right[n])
    return Tree(row, words, tuple(map(tuple, kids)), tuple(left), tuple(right), tuple(_tokens(row)))


def _leaves_first(words: Sequence[Word], kids: Sequence[Sequence[int]]) -> list[int]:
    """The words, each before the one that it depends on."""
    order = [n for n, word in enumerate(words) if word.head == n]
    for n in order:  # it grows while it is read
        order.extend(kids[n])
    return order[::-1]


def _tokens(row: Row) -> Iterator[int | None]:
    at = 0
    for word in row.parse:
        while at < len(row.tokens) and row.tokens[at].end <= word.start:
            at += 1
        yield at if at < len(row.tokens) and row.tokens[at].start < word.end else None


def heads(read: Tree) -> dict[int, int]:
    """Of each token the word that its other words depend on."""
    out: dict[int, int] = {}
    for n, token in enumerate(read.tokens):
        head = read.words[n].head
        if token is not None and token not in out and (head == n or read.tokens[head] != token):
            out[token] = n
    return out


def covered(read: Tree, low: int, high: int) -> tuple[int, int] | None:
    """The tokens [start, end) from a word to another, without marks at the edges; None where none is left."""
    inside = [token for token in read.tokens[low : high + 1] if token is not None]
    if not inside:
        return None
    row, start, end = read.row, inside[0], inside[-1] + 1
    while end > start and (row.mark(end - 1, _BEHIND) or (row.mark(end - 1, ENDS) and closes(row, end - 1))):
        end -= 1
    while start < end and row.mark(start, _BEFORE):
        start += 1
    return (start, end) if start < end else None
