"""The pieces of a sentence that speak of time, as runs of neighbours: what the grammar puts together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import add
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sayso.extract.timex.digits import WRITTEN, numeric
from sayso.extract.timex.lexicon import CORE_KINDS, CORE_TURNS, TOKEN, Lex, Lexicon, Tree
from sayso.extract.timex.point import Point
from sayso.extract.timex.roles import CORE, MARKS, PART

_FRACTION = "\N{FRACTION SLASH}"  # "½" folded is "1⁄2"
_SHORT = 3  # letters of a word that stands small in a headline as well
_SMALL_WORDS = 4  # longer words without a capital: this is no headline
_GAP = 3  # white space characters between two pieces of one expression
_LONGEST = 24  # tokens of a run; what is longer is a list, and cut
_TURN = ("turn", "behind")
_COUNTS = ("num", "ord", "after")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
_ASCII = re.compile(r"[a-z]+|\d+|[^\w\s]|_")  # TOKEN over folded text without other letters, a third faster
_BARE_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_DIGIT = re.compile(r"\d+")
_OWN_YEAR = re.compile(r"1[34]\d\d")
DIGITS = "digits"  # the name of a number that is written in them


class Item(Struct, frozen=True):
    """A piece from token `start` to before token `end`; the expression in it from `first` to before `last`."""

    start: int
    end: int
    kind: str
    worth: Any
    by: str = ""
    first: int = -1  # the token with which the expression starts, where words before it only lead to it
    last: int = -1  # the token before which it ends, where words behind it only turn it
    names: bool = False


class Tokens(Struct, frozen=True):
    """Tokens of a folded sentence: their text and where they start and end."""

    texts: list[str]
    starts: list[int]
    ends: list[int]
    glued: frozenset[int] = frozenset()  # where a token starts that is written together with the one before it


def runs(text: str, known: Lexicon, upper: Callable[[int], bool]) -> Iterator[tuple[Tokens, list[Item]]]:
    """The pieces of each stretch of a folded sentence in which a time is named, with the tokens of the sentence.

    `upper` tells whether the character at an offset of the sentence stands as a capital.
    """
    texts = (_ASCII if text.isascii() else TOKEN).findall(text)
    worth = [*map(known.roles.__getitem__, texts)]
    counts = _DIGIT.search(text) is not None
    days = counts and not known.day_leads.isdisjoint(texts)
    hours = any(words and not words.isdisjoint(texts) for words in (known.hour_articles, known.hours_fused))
    tens = counts and not known.decades.isdisjoint(texts)
    if CORE not in worth and not (days or hours or tens or (counts and _numbered(text))):
        return
    tokens = _placed(texts, text)
    if known.proclitic is not None:
        tokens = _parted(tokens, known)
        worth = [*map(known.roles.__getitem__, tokens.texts)]
    numbers = [*_digits(text, tokens, known)] if counts else []
    for item in numbers:
        alone = item.kind == "num" and worth[item.start] != CORE
        day = alone and days and item.start > 0 and tokens.texts[item.start - 1] in known.day_leads
        worth[item.start] = PART if alone and not day and not _decade(item, tokens, known) else CORE
    if hours:
        _hours(tokens, worth, known)
    for start, end in _stretches(worth, lambda at: _breaks(text, tokens, worth[at], upper, at)):
        found = _words(tokens, known, start, end)
        items = _undivided([item for item in found if _sure(item, tokens, known, upper)])
        items += [item for item in numbers if start <= item.start < end]
        if any(_tells(item) for item in items):
            yield tokens, sorted(items, key=lambda item: (item.start, item.end))


def _decade(number: Item, tokens: Tokens, known: Lexicon) -> bool:
    """ "70's": tens with what makes them a decade behind."""
    behind_it = tokens.texts[number.end] if number.end < len(tokens.texts) else ""
    return behind_it in known.decades and number.worth % 10 == 0


def _numbered(text: str) -> bool:
    """Does a text hold a year, a date or a clock in digits?"""
    if _BARE_YEAR.search(text):
        return True
    return any(WRITTEN.match(text, found.start()) for found in _DIGIT.finditer(text))


def _placed(texts: list[str], text: str) -> Tokens:
    """Only white space stands between tokens, so that each is the next to be found: faster than to match again."""
    starts: list[int] = []
    end = 0
    for token in texts:
        start = text.index(token, end)
        end = start + len(token)
        starts.append(start)
    return Tokens(texts, starts, [*map(add, starts, map(len, texts))])


def _tells(item: Item) -> bool:
    """Does a piece name a time, or turn a number into one?"""
    turns = item.kind in _TURN and item.worth in CORE_TURNS
    return turns or item.kind in CORE_KINDS or item.kind == "hour_fused"


def _hours(tokens: Tokens, worth: list[int], known: Lexicon) -> None:
    """ "a las 3", "a las siete": the article with what leads to an hour before it and a number behind names one."""
    for at in range(len(worth) - 1):
        led = at > 0 and worth[at - 1] and tokens.texts[at] in known.hour_articles
        if worth[at + 1] and (led or tokens.texts[at] in known.hours_fused):
            worth[at] = CORE


def _sure(item: Item, tokens: Tokens, known: Lexicon, upper: Callable[[int], bool]) -> bool:
    """A name has its capital; a season that is another word too stands behind what leads to it, or before a year."""
    if item.names:
        return upper(tokens.starts[item.start])
    if item.kind == "dur" and str(item.worth).startswith("X") and item.start and tokens.texts[item.start - 1].isdigit():
        return False  # "2½ hours", whose number is not read
    if known.small and tokens.texts[item.start] in known.small and _in_name(tokens, item.start, upper):
        return False
    if item.kind == "year" and tokens.texts[item.start].isalpha():  # "dos mil quince personas"
        return "".join(tokens.texts[item.end : item.end + 1]) not in known.counted
    if item.kind == "ordmark":  # "1º", "2014-м"
        return item.start > 0 and tokens.starts[item.start] == tokens.ends[item.start - 1]
    never = known.not_led.get(tokens.texts[item.start]) if known.not_led and item.kind == "point" else None
    if never is not None and item.end == item.start + 1 and _behind(tokens.texts, never, item.start):
        return False
    before = known.led.get(tokens.texts[item.start]) if known.led and item.kind == "point" else None
    if before is None or not item.worth.part:
        return True
    return _behind(tokens.texts, before, item.start) or any(map(_YEAR.fullmatch, tokens.texts[item.end : item.end + 1]))


def _in_name(tokens: Tokens, at: int, upper: Callable[[int], bool]) -> bool:
    """ "Orlen Daily", "Fax Today": a word with a capital beside another, where not all words have one."""
    if not at or not tokens.texts[at - 1].isalpha() or not upper(tokens.starts[at]):
        return False
    around = [n for n in (at - 1, at + 1) if n < len(tokens.texts) and tokens.texts[n].isalpha()]
    if not any(upper(tokens.starts[n]) for n in around):
        return False
    small = (n for n, text in enumerate(tokens.texts) if len(text) > _SHORT and text.isalpha())
    return sum(not upper(tokens.starts[n]) for n in small) >= _SMALL_WORDS


def _breaks(text: str, tokens: Tokens, worth: int, upper: Callable[[int], bool], at: int) -> bool:
    """Does a token stand too far from the one before? A wide gap, or a new line that begins with a capital."""
    start, end = tokens.starts[at], tokens.ends[at - 1]
    return start - end > _GAP or (start > end and "\n" in text[end:start] and worth != CORE and upper(start))


def _stretches(worth: Sequence[int], breaks: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """From a token that names a time as far as tokens can belong to it, on both sides; none longer than _LONGEST."""
    done = 0
    while (core := _next(worth, done)) >= 0:
        start = end = core
        while start > done and worth[start - 1] and core - start < _LONGEST and not breaks(start):
            start -= 1
        while end + 1 < len(worth) and worth[end + 1] and end + 1 - start < _LONGEST and not breaks(end + 1):
            end += 1
        done = end + 1
        yield start, done


def _next(worth: Sequence[int], done: int) -> int:
    """The next token that names a time; -1 where none does."""
    try:
        return worth.index(CORE, done)
    except ValueError:
        return -1


def _words(tokens: Tokens, known: Lexicon, first: int, last: int) -> Iterator[Item]:
    texts, tree = tokens.texts, known.tree
    for at in range(first, last):
        token = texts[at]
        if token in MARKS:
            yield Item(at, at + 1, MARKS[token], token)
        node = tree.get(token)
        if node is not None:
            yield from _ends(texts, node, at)


def _undivided(items: list[Item]) -> list[Item]:
    """Without the numbers within a longer number: "خمسة وعشرين" is 25, and never 5 and 20."""
    spans = [(item.start, item.end) for item in items if item.kind in _COUNTS and item.end - item.start > 1]
    if not spans:
        return items
    return [
        item
        for item in items
        if item.kind not in _COUNTS
        or not any(a <= item.start and item.end <= b and item.end - item.start < b - a for a, b in spans)
    ]


def _parted(tokens: Tokens, known: Lexicon) -> Tokens:
    """Words that are written together before a known one become tokens of their own: "والنصف" is "و النصف"."""
    cuts = [*map(known.cuts.__getitem__, tokens.texts)]
    if not any(cut for cut, _ in cuts) and not any(map(str.isdigit, tokens.texts)):
        return tokens
    out = Tokens([], [], [])
    glued: list[int] = []
    words = known.words
    for (cut, rest), text, start, end in zip(cuts, tokens.texts, tokens.starts, tokens.ends, strict=True):
        for at in range(cut):
            out.texts.append(text[at])
            out.starts.append(start + at)
            out.ends.append(start + at + 1)
            glued.append(start + at + 1)
        if out.ends and out.ends[-1] == start and text.isdigit() and out.texts[-1] in words:
            glued.append(start)  # "و7", "الـ27"
        out.texts.append(rest)
        out.starts.append(start + cut)
        out.ends.append(end)
    return replace(out, glued=frozenset(glued))


def _ends(texts: Sequence[str], node: Tree, at: int) -> Iterator[Item]:
    """Every phrase of the tree that starts here; a hyphen between its words does not count."""
    end = at + 1
    while True:
        for lex in node.get("", ()):
            yield _item(at, end, lex)
        step = end + 1 if end + 1 < len(texts) and texts[end] == "-" and texts[end + 1] in node else end
        if step >= len(texts) or texts[step] not in node or not texts[step]:
            return
        node, end = node[texts[step]], step + 1


def _item(at: int, end: int, lex: Lex) -> Item:
    return Item(at, end, lex.kind, lex.worth, names=lex.names)


def _digits(text: str, tokens: Tokens, known: Lexicon) -> Iterator[Item]:
    """Numbers, years, dates and clocks in digits; a number of what is counted is neither year nor day."""
    digits = [at for at, token in enumerate(tokens.texts) if token.isdigit()]
    taken: set[int] = set()
    done = 0
    for start in digits:  # every date and clock starts with a digit
        found = WRITTEN.match(text, tokens.starts[start]) if tokens.starts[start] >= done else None
        if found is None:
            continue
        done = found.end()
        end = bisect_left(tokens.ends, done) + 1
        if tokens.ends[end - 1] != done:
            continue
        whole = numeric(found, known.times.slash)
        if found.lastgroup != "clock" or whole:
            taken.update(range(start, end) if found.lastgroup not in ("dm", "ym") else ())
        if found.lastgroup not in ("my", "two") or not _behind(tokens.texts, known.measured, start):  # "n. 03/2020"
            yield from (Item(start, end, kind, worth, name) for kind, worth, name in whole)
    for at in digits:
        token = tokens.texts[at]
        if at not in taken and token.isascii() and len(token) <= 4:
            yield from () if _of_things(text, tokens, known, at) else _number(tokens, known, at)


def _of_things(text: str, tokens: Tokens, known: Lexicon, at: int) -> bool:
    """ "2014 people"; in "9 July 2007" above "Aircraft makers" nothing is counted. "2½" is no 2."""
    if at and tokens.texts[at - 1] == _FRACTION:
        return True
    counted = at + 1 < len(tokens.texts) and tokens.texts[at + 1] in known.counted
    return counted and "\n" not in text[tokens.ends[at] : tokens.starts[at + 1]]


def _number(tokens: Tokens, known: Lexicon, at: int) -> Iterator[Item]:
    token = tokens.texts[at]
    yield Item(at, at + 1, "num", int(token), DIGITS)
    amount = _behind(tokens.texts, known.measured, at)
    if (
        (_YEAR.fullmatch(token) or (known.times.own_calendar and _OWN_YEAR.fullmatch(token)))
        and not amount
        and not _in_row(tokens.texts, at)
    ):
        own = known.times.own_calendar if 1300 <= int(token) < 1500 else ""
        yield (
            Item(at, at + 1, "point", Point(year=token, calendar=own), "year")
            if own
            else Item(at, at + 1, "year", token)
        )
    if len(token) == 2 and at and tokens.texts[at - 1] == "'":
        yield Item(at - 1, at + 1, "short", token)


def _in_row(texts: Sequence[str], at: int) -> bool:
    """A number of a row of numbers, as of a telephone; years may stand in a row."""
    around = (*texts[max(0, at - 1) : at], *texts[at + 1 : at + 2])
    return any(token.isdigit() and len(token) > 2 and not _YEAR.fullmatch(token) for token in around)


def _behind(texts: Sequence[str], tree: Tree, at: int) -> bool:
    """Do the tokens before one end with a phrase of a tree that was grown backwards?"""
    node, place = tree, at - 1
    while place >= 0 and texts[place] in node:
        node, place = node[texts[place]], place - 1
        if "" in node:
            return True
    return False


def behind(tokens: Tokens, tree: Tree, at: int) -> bool:
    """Do the tokens before one end with a phrase of a tree that was grown backwards?"""
    return _behind(tokens.texts, tree, at)
