"""The visible text of HTML as a browser lays it out: one block a paragraph, white space collapsed.

Fed with tags and text by the tree of lxml, or by the parser of the standard library where lxml would lose text.
What a style hides is kept: on 4 of 330 real pages `display:none` held the article, waiting for a script to show it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

Attributes = Mapping[str, str]

_BLANKS = " \t\n\r\f"  # what HTML collapses; a no-break space stays
_WHITE = re.compile(rf"[{_BLANKS}]+")
_NONE, _SPACE, _CELL, _LINE, _BLOCK = range(5)
_GAPS = ("", " ", "\t", "\n", "\n\n")


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


BLOCKS = _names("""
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre
    search section select summary table tbody textarea tfoot thead tr ul""")
CELLS = _names("td th")
VOID = _names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
_UNSEEN = _names("""
    script style template noscript svg math canvas audio video iframe object title datalist noembed noframes""")
_KEPT_UNSEEN = frozenset({"title", "script"})  # their text is handed on: a title, JSON-LD


Note = TypeVar("Note")


class _Open(Struct, Generic[Note]):
    tag: str
    mark: int  # length of the text when it was opened
    note: Note


class Flow(Generic[Note]):
    """Collects text.

    `opened` is told of every tag and how long the text is, and makes a note; `closed` gets the note back with the range
    of the element's text (empty if it has none); `unseen` gets titles and scripts with their text.
    """

    def __init__(
        self,
        opened: Callable[[str, Attributes, int], Note],
        closed: Callable[[Note, int, int], None],
        unseen: Callable[[str, Attributes, str], None],
    ) -> None:
        self._opened, self._closed, self._unseen = opened, closed, unseen
        self._chunks: list[str] = []
        self._starts: list[int] = []  # of what is seen, ascending
        self._length = 0
        self._gap = _NONE
        self._stack: list[_Open[Note]] = []
        self._open: Counter[str] = Counter()
        self._hidden: tuple[str, Attributes] | None = None  # the unseen element that we are in
        self._hidden_depth = 0
        self._hidden_text: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """A tag opens."""
        if self._hidden is not None:
            self._hidden_depth += tag == self._hidden[0]
        elif tag in _UNSEEN:
            self._hidden, self._hidden_depth, self._hidden_text = (tag, attributes), 1, []
        elif tag in VOID:
            self._void(tag)
            self._opened(tag, attributes, self._length)
        else:
            self._break(tag)
            self._stack.append(_Open(tag, self._length, self._opened(tag, attributes, self._length)))
            self._open[tag] += 1

    def end(self, tag: str) -> None:
        """A tag closes, and with it all that it holds; one that was never opened says nothing."""
        if self._hidden is not None:
            self._unhide(tag)
            return
        while self._open.get(tag):
            entry = self._stack.pop()
            self._open[entry.tag] -= 1
            self._close(entry)
            if entry.tag == tag:
                return

    def data(self, text: str) -> None:
        """Characters between tags."""
        if self._hidden is not None:
            if self._hidden[0] in _KEPT_UNSEEN:
                self._hidden_text.append(text)
        elif self._open.get("pre") or self._open.get("textarea"):
            self._emit(text)
        elif text and not text.strip(_BLANKS):  # what stands between most tags
            self._gap = max(self._gap, _SPACE)
        elif text:
            collapsed = _WHITE.sub(" ", text)
            if collapsed[0] == " ":
                self._gap = max(self._gap, _SPACE)
            if body := collapsed.strip(" "):
                self._emit(body)
                self._gap = _SPACE if collapsed[-1] == " " else _NONE

    def finish(self) -> str:
        """All text; whatever is still open is closed."""
        if self._hidden is not None:
            self._hidden_depth = 1
            self._unhide(self._hidden[0])
        while self._stack:
            self._close(self._stack.pop())
        return "".join(self._chunks)

    @property
    def innermost(self) -> str | None:
        """The tag that is open now."""
        return self._stack[-1].tag if self._stack else None

    def _emit(self, text: str) -> None:
        if self._length and self._gap:
            self._chunks.append(_GAPS[self._gap])
            self._length += len(_GAPS[self._gap])
        self._gap = _NONE
        self._starts.append(self._length)
        self._chunks.append(text)
        self._length += len(text)

    def _void(self, tag: str) -> None:
        if tag == "br":
            self._gap = _BLOCK if self._gap >= _LINE else _LINE
        elif tag == "hr":
            self._gap = _BLOCK

    def _break(self, tag: str) -> None:
        if tag in BLOCKS:
            self._gap = _BLOCK
        elif tag in CELLS:
            self._gap = max(self._gap, _CELL)

    def _close(self, entry: _Open[Note]) -> None:
        self._break(entry.tag)
        at = bisect_left(self._starts, entry.mark)
        self._closed(entry.note, self._starts[at] if at < len(self._starts) else self._length, self._length)

    def _unhide(self, tag: str) -> None:
        if self._hidden is None or tag != self._hidden[0]:
            return
        self._hidden_depth -= 1
        if not self._hidden_depth:
            name, attributes = self._hidden
            self._hidden = None
            if name in _KEPT_UNSEEN:
                self._unseen(name, attributes, "".join(self._hidden_text))
