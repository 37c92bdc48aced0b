"""JSON values out of bytes: one from a line, or one after the other from an array of any length."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator

from sayso.read.blob import LARGEST_FILE
from sayso.read.entry import Stream

_CHUNK = 65_536  # bytes
_SPACE = re.compile(r"[ \t\r\n,]+")  # between the items of an array


class Values:
    """Reads values; `doubts` are what the standard leaves open or forbids in the last one."""

    def __init__(self) -> None:
        self.doubts: list[str] = []
        self._decoder = json.JSONDecoder(object_pairs_hook=self._object, parse_constant=self._constant, strict=False)

    def line(self, data: bytes) -> object:
        """The value in the bytes; raises ValueError or RecursionError."""
        self.doubts = []
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode()
        except UnicodeDecodeError:
            text = data.decode("utf-8", "replace")
            self._doubt("bytes that are no UTF-8 stand as \ufffd")
        return self._decoder.decode(text)

    def array(self, stream: Stream) -> Iterator[object]:
        """The items of an array; raises ValueError or RecursionError at an item that cannot be read, or the end."""
        window = _Text(stream)
        window.pass_over("[")
        while window.next() not in {"]", ""}:
            yield self._item(window)
        if window.next() == "":
            raise ValueError("the array is not closed")

    def _item(self, window: _Text) -> object:
        """The next item; more is read as long as that may be what is missing."""
        while True:
            self.doubts = []
            try:
                item, end = self._decoder.raw_decode(window.held, window.at)
            except ValueError:
                if window.left > LARGEST_FILE or not window.double():
                    raise
                continue
            if end == len(window.held) and window.double():  # a number may go on
                continue
            window.at = end
            if window.is_damaged:
                self._doubt("bytes that are no UTF-8 stand as \ufffd")
                window.is_damaged = False
            return item

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):
            self._doubt("a field stands there twice; the last one counts")
        return made

    def _constant(self, written: str) -> float:
        self._doubt(f"{written} is no JSON; it was passed over")
        return float("nan")

    def _doubt(self, what: str) -> None:
        if what not in self.doubts:
            self.doubts.append(what)


class _Text:
    """The text of a stream, as much as is needed; `at` is where we are in what is held."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self.held, self.at = "", 0
        self.is_damaged = False

    @property
    def left(self) -> int:
        """How many characters are held from here on."""
        return len(self.held) - self.at

    def double(self) -> bool:
        """Reads as much again as is held from here on; False at the end."""
        data = self._stream.read(max(_CHUNK, self.left))
        try:
            fresh = self._decode.decode(data, not data)
        except UnicodeDecodeError:
            self._decode = codecs.getincrementaldecoder("utf-8")("replace")
            fresh = self._decode.decode(data, not data)
            self.is_damaged = True
        self.held, self.at = self.held[self.at :] + fresh, 0
        return bool(data)

    def next(self) -> str:
        """The next character that is neither white space nor a comma; "" at the end."""
        while True:
            space = _SPACE.match(self.held, self.at)
            self.at = space.end() if space is not None else self.at
            if self.left or not self.double():
                return self.held[self.at : self.at + 1]

    def pass_over(self, character: str) -> None:
        """Passes over this character if it comes next."""
        self.at += self.next() == character
