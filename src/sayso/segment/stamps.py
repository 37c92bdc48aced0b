"""The date or time in a short line, known by its shape: numerals in any language, words where a table has them."""

from __future__ import annotations

import re

from msgspec import Struct

from sayso.segment.phrases import Phrases, trim
from sayso.text import fold

LONGEST = 200  # characters of a line in which a stamp is looked for
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_NUMERIC = re.compile(r"(?<!\d)(?:\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{4}[年년] ?\d{1,2}[月월] ?\d{1,2}[日일])(?!\d)")
_DAY = re.compile(r"(?<![\d.])\d{1,2}[./-]\d{1,2}[./]?(?![\d.])")  # "12/02", "12.2."; only beside a clock
_CLOCK = re.compile(
    r"(?<!\d)\d{1,2}(?:[:h]\d{2}|\.\d{2}(?= ?[^\W\d]))(?::\d{2})?(?!\d)"
)  # "14:03", "16h30", "13.47 Uhr"
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_LONGEST_MONTH = 14  # letters
_NEAR = 12  # characters between a day and its time
_LINK = 3  # letters of an unknown "at" between them
_JOINED = ".,:;/-|@'·•()–—+"  # what may stand inside a date


class Stamp(Struct, frozen=True):
    """Characters [start, end) of a line are a date, a time or both."""

    start: int
    end: int
    shape: str  # "9. M 9 um 9:9": what the stamps of one page have in common
    day: bool  # tells a day, or "2 hours ago"
    clock: bool  # tells a time of day, or "2 hours ago"


class _Token(Struct, frozen=True):
    start: int
    end: int
    word: str  # folded
    sort: str  # 9 number, M month, W weekday, x other word of dates, . punctuation, ? anything else


def stamp(text: str, words: Phrases) -> Stamp | None:
    """The date or time in a line, or None.

    "Mira 12. März 2019 um 14:03" has one at 5; "12.03.2019 14:03" is one, in whatever language.
    """
    line = text[:LONGEST]
    if not any(map(str.isdigit, line)) and not words.ago_inside.search(fold(line).text):
        return None
    return _ago(line, words) or _dated(line, words)


def _ago(line: str, words: Phrases) -> Stamp | None:
    """ "2 hours ago", "vor 3 Tagen": to the end of the line if all of it is that, else with the next word."""
    folded = fold(line)
    for match in words.ago_inside.finditer(folded.text):
        start, end = match.span()
        if words.ago.match(trim(folded.text[start:])):
            end = len(folded.text.rstrip())
        elif folded.text[start:end].rstrip()[-1:].isdigit():
            unit = re.match(r" ?[^\W\d]+", folded.text[end:])
            end += unit.end() if unit is not None else 0
        timed = _CLOCK.search(folded.text, end, end + _NEAR)
        if timed is not None and not folded.text[end : timed.start()].strip(" ,.@|-")[3:]:  # "yesterday at 14:05"
            end = timed.end()
        return Stamp(folded.starts[start], folded.starts[end], "ago", day=True, clock=True)
    return None


def _dated(line: str, words: Phrases) -> Stamp | None:
    tokens = _tokens(line, words)
    clock = _CLOCK.search(line)
    for first, last in _runs(tokens):
        run = _trimmed(tokens[first:last])
        if not run:
            continue
        start, end = run[0].start, run[-1].end
        inside = line[start:end]
        sorts = {token.sort for token in run}
        timed = clock is not None and start <= clock.start() < end
        day = _NUMERIC.search(inside) or (timed and _DAY.search(inside))
        if day or {"9", "M"} <= sorts or (timed and ({"W"} & sorts or clock is not None)):
            return Stamp(start, end, _shape(run), day=bool(day) or "M" in sorts or "W" in sorts, clock=timed)
    return None


def _tokens(line: str, words: Phrases) -> list[_Token]:
    out = []
    for match in _TOKEN.finditer(line):
        start, end = match.span()
        cut = _joined_month(match.group(), words)
        if cut:
            out.append(_Token(start, start + cut, "", "?"))
            start += cut
        word = fold(line[start:end]).text
        out.append(_Token(start, end, word, _sort(word, words)))
    return _unknown_months([_named(out, at) for at in range(len(out))])


def _named(tokens: list[_Token], at: int) -> _Token:
    """A number glued to the end of a name ("tugboat77") is no part of a date, unless a numeric date begins with it."""
    token = tokens[at]
    glued = token.sort == "9" and at > 0 and tokens[at - 1].sort == "?" and tokens[at - 1].end == token.start
    dates = at + 1 < len(tokens) and tokens[at + 1].word in "./-:年년" and tokens[at + 1].start == token.end
    return _Token(token.start, token.end, token.word, "?") if glued and not dates else token


def _sort(word: str, words: Phrases) -> str:
    if word.isdecimal():
        return "9" if len(word) <= 6 else "?"
    if word in words.months:
        return "M"
    if word in words.weekdays:
        return "W"
    if word in words.dates or word in "年月日년월일":
        return "x"
    return "." if len(word) <= 1 and not word.isalnum() else "?"


def _joined_month(word: str, words: Phrases) -> int:
    """ "NYCMay": how many letters of a name are glued to a month; 0 if none."""
    for at in range(1, len(word)):
        if word[at].isupper() and fold(word[at:]).text in words.months:
            return at
    return 0


def _unknown_months(tokens: list[_Token]) -> list[_Token]:
    """A word between a day and a year, or before both, is a month in a language without a table."""
    if any(token.sort == "M" for token in tokens):
        return tokens
    solid = [at for at, token in enumerate(tokens) if token.sort not in ".x"]
    for one, two, three in zip(solid, solid[1:], solid[2:], strict=False):
        years = tokens[three].sort == "9" and _YEAR.match(tokens[three].word) is not None
        words = [at for at in (one, two) if tokens[at].sort == "?" and 3 <= len(tokens[at].word) <= _LONGEST_MONTH]
        days = [at for at in (one, two) if tokens[at].sort == "9" and int(tokens[at].word) <= 31]
        if years and len(words) == len(days) == 1 and (words[0] > days[0] or tokens[one + 1].sort in "9."):
            at = words[0]
            tokens[at] = _Token(tokens[at].start, tokens[at].end, tokens[at].word, "M")
            return tokens
    return tokens


def _runs(tokens: list[_Token]) -> list[tuple[int, int]]:
    """Longest runs of what dates are made of, the longest first; one short word between day and time is "at"."""
    out, at = [], 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and (_dates(tokens[last]) or (last > at and _links(tokens, last))):
            last += 1
        if last > at:
            out.append((at, last))
        at = last + 1
    return sorted(out, key=lambda run: (run[0] - run[1], run[0]))


def _dates(token: _Token) -> bool:
    return token.sort in "9MWx" or (token.sort == "." and token.word in _JOINED)


def _links(tokens: list[_Token], at: int) -> bool:
    """An unknown short word between a number and a time: "2020 o 14:33", "2020 kl. 14:33"."""
    dotted = at + 1 < len(tokens) and tokens[at + 1].word == "."
    if tokens[at].sort != "?" or not 0 < len(tokens[at].word) <= _LINK or at + 3 + dotted >= len(tokens):
        return False
    hour, colon, minute = tokens[at + 1 + dotted : at + 4 + dotted]
    timed = hour.sort == minute.sort == "9" and colon.word == ":" and hour.end == colon.start
    return timed and tokens[at - 1].sort in "9."


def _trimmed(run: list[_Token]) -> list[_Token]:
    """Without punctuation around it, and without a number in front that belongs to the name or counts the comments."""
    while run and run[0].sort == ".":
        run = run[1:]
    while run and run[-1].sort == ".":
        run = run[:-1]
    if len(run) >= 3 and run[0].sort == "9" and not _opens(run):
        return _trimmed(run[1:])
    return run


def _opens(run: list[_Token]) -> bool:
    """Whether the number at the beginning is a day, a year or an hour: a month or more of a numeric date follows."""
    one, two, three = run[0], run[1], run[2]
    if two.sort == "." and three.sort == "9":
        return two.word in "./-:" and (three.start == two.end or (two.word == "." and len(one.word) <= 2))
    after = [token.sort for token in run[1:4] if token.sort != "."]
    return after[:1] == ["M"] or after[:2] == ["x", "M"] or (two.sort == "x" and two.start == one.end)


def _shape(run: list[_Token]) -> str:
    return "".join(token.sort if token.sort in "9MW" else token.word for token in run)
