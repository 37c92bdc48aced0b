"""Characters of a line that are known by their places, in the order of reading: right to left, or in both directions.

The bidirectional algorithm (Unicode Standard Annex 9) the other way round, for what one line of print can show.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from msgspec import Struct

_RTL = frozenset({"R", "AL"})
_DIGITS = frozenset({"EN", "AN"})
_JOIN_DIGITS = frozenset(".,:/٫٬")  # 3.5, 17/1/2021, 20:15 stay as they are
_JOIN_LATIN = frozenset(".,:/-_@&'’%+?=#")  # of names and addresses
_TRAILING = ".,:;!?"  # behind Latin words they are printed at the left, where the line goes on
_OPENING = frozenset("([{<«‹")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("‹", "›"))
_MIRRORED = {char: other for left, right in _PAIRS for char, other in ((left, right), (right, left))}
_TURNED = str.maketrans(_MIRRORED)
_HUNG = frozenset((*_MIRRORED, *"\"“”„'‘’"))  # signs that pdfium hangs on the wrong word
_SHADDA = "\u0651"  # written before the vowel that stands on it
_TOUCH = 0.15  # sizes; a narrow space has 0.2, a bracket stands up to 0.12 from its word
_NEARER = 0.04  # sizes; a sign between two words belongs to both only if it touches both
_LATIN_LINE = 2  # times as many Latin letters as others, and the line of a page in Arabic runs to the right


class Glyph(Struct, frozen=True):
    """A character and where it stands, in points."""

    char: str
    left: float
    right: float


class _Word(Struct, frozen=True):
    letters: tuple[tuple[Glyph, ...], ...]  # letters with their marks, from left to right
    doubtful: bool  # its ends may be no ends
    piece: int

    @property
    def left(self) -> float:
        return self.letters[0][0].left

    @property
    def right(self) -> float:
        return max(letter[0].right for letter in self.letters)

    @property
    def chars(self) -> Iterator[str]:
        return (glyph.char for letter in self.letters for glyph in letter)


Words = list[_Word]


def is_rtl(char: str) -> bool:
    """Whether a character is a letter of a script that runs from right to left."""
    return char > "\u0590" and unicodedata.bidirectional(char) in _RTL


def runs_left(text: str) -> bool:
    """Whether most letters of a text run from right to left."""
    letters = Counter(char for char in text if char.isalpha())
    return 2 * sum(count for char, count in letters.items() if is_rtl(char)) > letters.total()


def in_reading_order(pieces: Sequence[Sequence[Glyph]], *, rtl: bool, size: float) -> str:
    """The text of a line that came in pieces. Spaces tell words, but where they stand is not believed.

    `rtl` is how most lines of its page run; `size` that of its letters in points.
    >>> in_reading_order([[Glyph("ר", 0, 1), Glyph("ב", 1, 2), Glyph("ד", 2, 3)]], rtl=True, size=1)
    'דבר'
    """
    words = _joined(_cut(pieces), size)
    rtl = rtl and not _runs_right(words)
    words = words[::-1] if rtl else words
    arabic = any(unicodedata.bidirectional(char) == "AL" for word in words for char in word.chars)
    joins = _JOIN_DIGITS if arabic else _JOIN_DIGITS | {"-"}  # "2019-2020" is turned in Arabic, and only there
    read = [_read(word, joins, rtl=rtl) for word in words]
    strong = [_direction(text) for text in read]
    return " ".join(_trailed(_turned(read, strong, turns="L" if rtl else "R"), rtl=rtl))


def _cut(pieces: Sequence[Sequence[Glyph]]) -> Words:
    """The words as the spaces of the file tell them, from left to right; signs that may hang on the wrong one apart."""
    out: Words = []
    marks: list[Glyph] = []
    for number, piece in enumerate(pieces):
        held: list[Glyph] = []
        doubtful = False
        for before, glyph in pairwise((Glyph(" ", 0, 0), *piece, Glyph(" ", 0, 0))):
            if _is_mark(glyph):
                marks.append(glyph)
            elif glyph.char.isspace() or glyph.char in _HUNG:
                doubtful |= _is_mark(before)
                out += _made(held, number, doubtful=doubtful)
                out += _made([glyph] if glyph.char in _HUNG else [], number, doubtful=True)
                held, doubtful = [], _is_mark(before)
            else:
                held.append(glyph)
    return _marked(sorted(out, key=lambda word: word.left), marks)


def _made(glyphs: Sequence[Glyph], piece: int, *, doubtful: bool) -> Words:
    letters = tuple((glyph,) for glyph in sorted(_ordered(glyphs), key=lambda glyph: glyph.left))
    return [_Word(letters, doubtful, piece)] if letters else []


def _ordered(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The file's order, if it goes to the right: of letters in one place (a ligature) the later stands at the left."""
    return glyphs[::-1] if glyphs and glyphs[0].left >= glyphs[-1].left else glyphs


def _marked(words: Words, marks: Sequence[Glyph]) -> Words:
    """The words with every mark on the letter nearest to it."""
    letters = [letter for word in words for letter in word.letters]
    if not marks or not letters:
        return words
    middles = [letter[0].left + letter[0].right for letter in letters]
    order = sorted(range(len(letters)), key=lambda at: middles[at])
    places = [middles[at] for at in order]
    on: dict[int, list[Glyph]] = {}
    for mark in marks:
        middle = mark.left + mark.right
        right = bisect_left(places, middle)
        _, near = min((abs(middles[at] - middle), at) for at in order[max(0, right - 1) : right + 1])
        on.setdefault(near, []).append(mark)
    full = iter([
        (*letter, *sorted(on.get(at, ()), key=lambda mark: mark.char != _SHADDA)) for at, letter in enumerate(letters)
    ])  # fmt: skip
    return [_Word(tuple(next(full) for _ in word.letters), word.doubtful, word.piece) for word in words]


def _joined(words: Words, size: float) -> Words:
    """The words, those that touch and whose ends are doubtful made one."""
    gaps = [right.left - left.right for left, right in pairwise(words)]
    out: Words = []
    for at, word in enumerate(words):
        gap = gaps[at - 1] if at else 0.0
        doubt = bool(out) and (word.doubtful or out[-1].doubtful or word.piece != out[-1].piece)
        if doubt and gap < _TOUCH * size and not _belongs_behind(words, gaps, at, size):
            out[-1] = _Word((*out[-1].letters, *word.letters), word.doubtful, word.piece)
        else:
            out.append(word)
    return out


def _belongs_behind(words: Words, gaps: Sequence[float], at: int, size: float) -> bool:
    """Whether a sign at a place or before it belongs to the word on its other side, to which it is nearer."""
    nearer = _NEARER * size
    if at + 1 < len(words) and _is_sign(words[at]) and _has_letters(words[at + 1]):
        return gaps[at] < gaps[at - 1] - nearer
    return at > 1 and _is_sign(words[at - 1]) and _has_letters(words[at - 2]) and gaps[at - 2] < gaps[at - 1] - nearer


def _has_letters(word: _Word) -> bool:
    return any(char.isalnum() for char in word.chars)


def _is_sign(word: _Word) -> bool:
    return all(char in _HUNG for char in word.chars)


def _read(word: _Word, joins: frozenset[str], *, rtl: bool) -> str:
    """The characters of one word in the order of reading."""
    letters = ["".join(glyph.char for glyph in letter) for letter in word.letters]
    strong = [_strong(letter[0]) for letter in letters]
    if "R" not in strong and ("L" in strong or not rtl):
        return _bracketed("".join(letters))
    joins = joins | _JOIN_LATIN if "L" in strong else joins
    forwards = [
        (letter, kind or ("N" if letter in joins else "")) for letter, kind in zip(letters, strong, strict=True)
    ]
    first, last = (0, len(letters)) if rtl else _inner(strong)
    core = forwards[first:last][::-1]
    kinds = ["L" if kind in {"L", "D"} else kind for _, kind in core]
    read = [*letters[:first], *_turned([letter for letter, _ in core], kinds, turns="L"), *letters[last:]]
    return _bracketed("".join(read))


def _inner(strong: Sequence[str]) -> tuple[int, int]:
    """Where a word begins and ends without the signs around it: those stand as the line runs."""
    told = [at for at, kind in enumerate(strong) if kind]
    return told[0], told[-1] + 1


def _turned(items: Sequence[str], kinds: Sequence[str], *, turns: str) -> list[str]:
    """The items with every run of those that turn in reverse; neutral ones ("N") turn between two that do."""
    out: list[str] = []
    run: list[str] = []
    held: list[str] = []
    for item, kind in zip(items, kinds, strict=True):
        if kind == turns:
            run += [*held, item] if run else [item]
            held = []
        elif run and kind == "N":
            held.append(item)
        else:
            out += [*reversed(run), *held, item]
            run, held = [], []
    return [*out, *reversed(run), *held]


def _trailed(words: Iterable[str], *, rtl: bool) -> list[str]:
    """The words of a line that runs left: a stop printed at the left of Latin words stands behind them."""
    out: list[str] = []
    stops = ""
    for word in chain(words, ("",)):
        latin = _direction(word) == "L"
        if stops and not latin:
            out[-1] += stops
            stops = ""
        bare = word.lstrip(_TRAILING) if rtl and latin else word
        stops = word[: len(word) - len(bare)] or stops
        out.append(bare)
    return out[:-1]


def _bracketed(word: str) -> str:
    """The word with its brackets turned if they are as drawn: the first that is read opens, unless it ends the word.

    >>> _bracketed(")12(."), _bracketed("12(."), _bracketed("(12)")
    ('(12).', '12).', '(12)')
    """
    at = next((at for at, char in enumerate(word) if char in _MIRRORED), None)
    if at is None:
        return word
    ends = any(map(str.isalnum, word[:at])) and not any(map(str.isalnum, word[at:]))
    return word.translate(_TURNED) if (word[at] in _OPENING) == ends else word


def _runs_right(words: Words) -> bool:
    """Whether a line of a page that runs left runs right: most of it is Latin, and so is its left end."""
    kinds = [_strong(char) for word in words for char in word.chars]
    starts = next((kind for kind in kinds if kind in {"L", "R"}), "R")
    return starts == "L" and kinds.count("L") >= _LATIN_LINE * kinds.count("R")


def _direction(word: str) -> str:
    """L or R of a word with letters, N of one without: numbers and signs go with what is around them."""
    kinds = [_strong(char) for char in word]
    return "R" if "R" in kinds else "L" if "L" in kinds else "N"


def _strong(char: str) -> str:
    """L, R, D (a digit), or nothing."""
    if is_rtl(char):
        return "R"
    return "L" if char.isalpha() else "D" if unicodedata.bidirectional(char) in _DIGITS else ""


def _is_mark(glyph: Glyph) -> bool:
    return unicodedata.combining(glyph.char) != 0
