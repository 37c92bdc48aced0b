"""Two languages in one line without a gap: what is left of two columns where a converter joins cells by a blank."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from sayso.segment.guesses import bare, guesses, letters, script

Range = tuple[int, int]

_LONG = 60  # letters of a line that is asked whether it holds two languages
_ASKED = 6  # such lines, the longest
_FEWEST = 3  # of them that must show the same two, and …
_SHARE = 0.6
_PART = 0.4  # of a line, from either end: where its two languages are looked for
_ENOUGH = 120  # characters of it
_SURE = 0.6
_LEAST = 0.005
_SCRAP = 0.15  # of the letters of a line: less is no translation of the rest
_CUTS = 40  # places of a line that are tried
_STOP = re.compile(r"[.!?…؟۔。][\"'»”’)\]]{0,3}\s+")
_BLANK = re.compile(r"\s+")


def seams(text: str, rows: Sequence[Range]) -> dict[int, int]:
    """Where the right cell begins, by index of the line; nothing unless most of the long lines show two languages."""
    sizes = sorted(((end - start, at) for at, (start, end) in enumerate(rows) if end - start >= _LONG), reverse=True)
    longest = [rows[at] for _, at in sizes[:_ASKED]]
    asked = [_ends(text[start:end]) for start, end in longest[:_FEWEST]]
    if not any(asked):
        return {}
    asked += [_ends(text[start:end]) for start, end in longest[_FEWEST:]]
    shown = Counter(pair for pair in asked if pair is not None)
    if not shown:
        return {}
    pair, count = max(shown.items(), key=lambda item: (item[1], item[0]))
    if count < max(_FEWEST, _SHARE * len(asked)):
        return {}
    found = {at: _seam(text[start:end], pair) for at, (start, end) in enumerate(rows)}
    return {at: rows[at][0] + place for at, place in found.items() if place is not None}


def _ends(line: str) -> tuple[str, str] | None:
    """The languages of the beginning and the end of a line, if they differ."""
    part = min(int(len(line) * _PART), _ENOUGH)
    left, right = _lang(line[:part]), _lang(line[-part:])
    return (left, right) if left is not None and right is not None and left != right else None


def _lang(piece: str) -> str | None:
    found = guesses(bare(piece))
    best = next(iter(found), None)
    return best if best is not None and found[best] >= _SURE else None


def _seam(line: str, pair: tuple[str, str]) -> int | None:
    """The place at which a line parts best in the one language and the other; None if it holds but one of them."""
    blanks = [blank.end() for blank in _BLANK.finditer(line)]
    one, two = script(line[: int(len(line) * _PART)]), script(line[-int(len(line) * _PART) :])
    if one != two and one is not None and two is not None:
        place = _by_letters(line, blanks, (one, two))
        return place if place and _parts(line, place, pair) else None
    stops = [stop.end() for stop in _STOP.finditer(line) if stop.end() < len(line)]
    for places in (stops[:_CUTS], blanks[:: max(1, len(blanks) // _CUTS)]):
        place = max(places, key=lambda where: (_fit(line, where, pair), where), default=0)
        if place and _parts(line, place, pair):
            return place
    return None


def _by_letters(line: str, places: Sequence[int], scripts: tuple[str, str]) -> int:
    """The place with the fewest letters of either script on the side of the other; of equal ones the first."""
    kinds = [(at, script(char)) for at, char in enumerate(line) if char.isalpha()]
    wrong = sum(kind == scripts[0] for _, kind in kinds)  # if the right cell began at once
    least, best, seen = wrong, 0, 0
    for place in places:
        while seen < len(kinds) and kinds[seen][0] < place:
            wrong += (kinds[seen][1] == scripts[1]) - (kinds[seen][1] == scripts[0])
            seen += 1
        if wrong < least:
            least, best = wrong, place
    return best


def _fit(line: str, place: int, pair: tuple[str, str]) -> float:
    """How well the two pieces are in their languages: the letters of each, times the logarithm of its likelihood."""
    pieces = line[:place], line[place:]
    likely = [guesses(bare(piece)).get(lang, 0.0) for piece, lang in zip(pieces, pair, strict=True)]
    return sum(letters(piece) * math.log(max(_LEAST, p)) for piece, p in zip(pieces, likely, strict=True))


def _parts(line: str, place: int, pair: tuple[str, str]) -> bool:
    """Each piece is in its language, and neither is a scrap beside the other."""
    pieces = line[:place], line[place:]
    sizes = [letters(piece) for piece in pieces]
    told = [next(iter(guesses(bare(piece))), None) for piece in pieces]
    return min(sizes) >= _SCRAP * sum(sizes) and tuple(told) == pair
