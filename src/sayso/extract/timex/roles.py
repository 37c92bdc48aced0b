"""What a token of a text is to the words of time, worked out once and remembered."""

from __future__ import annotations

import re

MARKS = {
    ",": "comma", "،": "comma", "-": "dash", "~": "dash", "/": "slash", ":": "colon", ".": "dot",
    "(": "open(", ")": "close)",
}  # fmt: skip
OTHER, PART, CORE = 0, 1, 2  # what a token is: no part of a time, perhaps a part of one, what names one
_REMEMBERED = 50_000  # tokens whose role is kept


class Roles(dict[str, int]):
    """Tokens to their role in expressions of time, worked out when a text first has them."""

    def __init__(
        self, core: frozenset[str], part: frozenset[str], proclitic: re.Pattern[str] | None, elided: str
    ) -> None:
        super().__init__(dict.fromkeys(part, PART) | dict.fromkeys(core, CORE))
        self._proclitic, self._elided = proclitic, elided

    def __missing__(self, token: str) -> int:
        role = PART if token.isdigit() or token in MARKS else OTHER
        found = self._proclitic.match(token) if role == OTHER and self._proclitic is not None else None
        for length in range(1, found.end() + 1 if found else 0):
            role = max(role, self.get(token[length:], OTHER))
            if self._elided:
                role = max(role, self.get(self._elided + token[length:], OTHER))
        if len(self) < _REMEMBERED:
            self[token] = role
        return role


class Cuts(dict[str, tuple[int, str]]):
    """Tokens to how many letters before them are words of their own, and the rest: the shortest cut to a known word.

    Behind such a letter a word can have lost its own first one: "للعام" is "ل العام".
    """

    def __init__(self, words: frozenset[str], proclitic: re.Pattern[str] | None, elided: str) -> None:
        super().__init__()
        self._words, self._proclitic, self._elided = words, proclitic, elided

    def __missing__(self, token: str) -> tuple[int, str]:
        cut = self._cut(token)
        if len(self) < _REMEMBERED:
            self[token] = cut
        return cut

    def _cut(self, token: str) -> tuple[int, str]:
        found = None if token in self._words or self._proclitic is None else self._proclitic.match(token)
        for length in range(1, found.end() + 1 if found else 0):
            if (rest := token[length:]) in self._words:
                return length, rest
            if self._elided and rest[0] == token[length - 1] and self._elided + rest in self._words:
                return length, self._elided + rest
        return 0, token
