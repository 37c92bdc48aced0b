"""How many: numbers in digits and words with what they count, in the page's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from sayso.lang import table
from sayso.lang.claiming import Numbers
from sayso.model import Page, Passage, PassageKind, Quantity, Span
from sayso.text import Folded, fold, real

_SPOKEN = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION})
_TOKEN = re.compile(r"\d+(?:[.,٬٫' ]\d{3})*(?:[.,٫]\d+)?|[^\W\d]+(?:['-][^\W\d]+)*|[^\w\s]|\s+")
_YEARS = range(1000, 2200)  # a bare number of four digits in here is a year, not a count
_TOLL = 30  # tokens between "the number of people killed" and the number it has come to
_FULL = frozenset(".!?؟;")
_REACH = 4  # words between a number and what it counts: "200 heavily armed young men"


class Number(Struct, frozen=True):
    """Tokens [first, last) that say a number, low..high inclusive."""

    first: int
    last: int
    low: float | None
    high: float | None
    bare_year: bool = False


class Token(Struct, frozen=True):
    """A word, number or mark of the folded text."""

    start: int
    end: int
    text: str


class Line(Struct, frozen=True):
    """A passage cut into tokens: where it starts on its page, and its shadow."""

    page: str
    start: int
    shadow: Folded
    tokens: Sequence[Token]


def quantities(page: Page, passages: tuple[Passage, ...]) -> tuple[Quantity, ...]:
    """The quantities of the page's own text, in order of place; dates, ages and durations are none."""
    return tuple(q for passage in passages if passage.kind in _SPOKEN for q in _of_passage(page, passage))


def _of_passage(page: Page, passage: Passage) -> Iterator[Quantity]:
    words = table(passage.lang)
    if words is None:
        return
    start = passage.span.start
    shadow = fold(page.text[start : passage.span.end])
    tokens = [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(shadow.text) if not m.group().isspace()]
    line, at = Line(page.id, start, shadow, tokens), 0
    while at < len(tokens):
        number = _number(tokens, at, passage.lang, words.claiming.numbers)
        found = _counted(line, number, passage.lang) if number is not None else None
        if found is not None:
            yield found
        at = number.last if number is not None else at + 1


Phrases = dict[str, tuple[tuple[tuple[str, ...], object], ...]]  # by one end: phrases with what they mean


@cache
def _phrases(code: str, name: str, end: int = 0) -> Phrases:
    """A list or map of the table by the first (or last, end=-1) folded word, longest first; a list gives True."""
    words = table(code)
    if words is None:
        return {}
    listed: dict[str, object] | tuple[str, ...] = getattr(words.claiming.numbers, name)
    pairs = listed.items() if isinstance(listed, dict) else ((phrase, True) for phrase in listed)
    found: dict[str, list[tuple[tuple[str, ...], object]]] = {}
    for phrase, value in pairs:
        folded = tuple(fold(phrase).text.split())
        found.setdefault(folded[end], []).append((folded, value))
    return {word: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for word, group in found.items()}


def _stands(tokens: Sequence[Token], at: int, code: str, name: str) -> tuple[int, object]:
    for phrase, value in _phrases(code, name).get(tokens[at].text, ()) if at < len(tokens) else ():
        if len(phrase) == 1 or tuple(token.text for token in tokens[at : at + len(phrase)]) == phrase:
            return len(phrase), value
    return 0, None


def _ends(tokens: Sequence[Token], at: int, code: str, name: str) -> int:
    for phrase, _ in _phrases(code, name, -1).get(tokens[at - 1].text, ()) if at > 0 else ():
        if len(phrase) == 1 or tuple(token.text for token in tokens[max(0, at - len(phrase)) : at]) == phrase:
            return len(phrase)
    return 0


def _number(tokens: Sequence[Token], at: int, code: str, words: Numbers) -> Number | None:
    """A number that starts at `at`, with its range and multiplier."""
    vague, bounds = _stands(tokens, at, code, "vague")
    if vague and isinstance(bounds, (list, tuple)):
        return _scaled(tokens, Number(at, at + vague, float(bounds[0]), float(bounds[1])), code)
    one = _plain(tokens, at, code, words)
    if one is None:
        return None
    one = _scaled(tokens, one, code)
    size, _ = _stands(tokens, one.last, code, "to")
    other = _plain(tokens, one.last + size, code, words) if size else None
    if other is not None and one.low is not None and other.low is not None and other.low > one.low:
        other = _scaled(tokens, other, code)
        factor = (other.low or 0) / max(_value(tokens, other.first, code, words), 1)
        low = one.low * factor if one.low * factor < (other.low or 0) and one.low < 1000 else one.low
        return Number(at, other.last, low, other.high)
    return _bounded(tokens, one, code)


def _value(tokens: Sequence[Token], at: int, code: str, words: Numbers) -> float:
    plain = _plain(tokens, at, code, words)
    return plain.low or 1 if plain is not None else 1


def _plain(tokens: Sequence[Token], at: int, code: str, words: Numbers) -> Number | None:
    """Digits, or a run of number words."""
    if at >= len(tokens):
        return None
    text = tokens[at].text
    if text[0].isdigit():
        value = _digits(text, words)
        year = len(text) == 4 and text.isdigit() and int(text) in _YEARS
        return None if value is None else Number(at, at + 1, value, value, year)
    total, last = 0.0, at
    while last < len(tokens):
        size, value_here = _stands(tokens, last, code, "words")
        if size and isinstance(value_here, (int, float)):
            total, last = total + value_here, last + size
        elif last > at and _stands(tokens, last, code, "joins")[0] and _stands(tokens, last + 1, code, "words")[0]:
            last += 1
        else:
            break
    return Number(at, last, total, total) if last > at else None


def _digits(text: str, words: Numbers) -> float | None:
    """The value of digits with the separators of the language: "2,000", "2 000", "1.5"."""
    plain = text
    for mark in words.thousands:
        plain = re.sub(rf"{re.escape(mark)}(?=\d{{3}}(?:\D|$))", "", plain)
    plain = plain.replace(words.decimal, ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _scaled(tokens: Sequence[Token], number: Number, code: str) -> Number:
    """With the multipliers behind it: "1.5 million", "tens of thousands"."""
    last, factor = number.last, 1.0
    while True:
        joined = _stands(tokens, last, code, "of")[0] if number.low != number.high else 0
        size, value = _stands(tokens, last + joined, code, "multipliers")
        if not size or not isinstance(value, (int, float)):
            break
        last, factor = last + joined + size, factor * value
    if factor == 1.0:
        return number
    low = None if number.low is None else number.low * factor
    high = None if number.high is None else number.high * factor
    rest = last + _stands(tokens, last, code, "joins")[0]
    size, value = _stands(tokens, rest, code, "words")
    if size and isinstance(value, (int, float)) and low is not None and high is not None and value < factor:
        return Number(number.first, rest + size, low + value, high + value)
    return Number(number.first, last, low, high)


def _bounded(tokens: Sequence[Token], number: Number, code: str) -> Number:
    """With the words before it that leave a side open: "more than", "at most"."""
    for name in ("more", "less"):
        size = _ends(tokens, number.first, code, name)
        if size:
            low, high = (number.low, None) if name == "more" else (None, number.high)
            return Number(number.first - size, number.last, low, high)
    size = _ends(tokens, number.first, code, "about")
    return Number(number.first - size, number.last, number.low, number.high) if size else number


def _counted(line: Line, number: Number, code: str) -> Quantity | None:
    """The number with its unit and the words that it counts; None for what is a date, an age, a rank."""
    tokens = line.tokens
    before = tokens[number.first - 1].text if number.first else ""
    money = next((m for phrase, m in _phrases(code, "money").get(before, ()) if len(phrase) == 1), None)
    if money is not None:
        span = _span(line, number.first - 1, number.last)
        return Quantity(span, "number-money", number.low, number.high, str(money))
    if _ends(tokens, number.first, code, "never_after"):
        return None
    unit, at, size = _unit(tokens, number, code)
    if unit is None:
        return _bare(line, number, code)
    of = _span(line, at, at + size) if unit != "percent" else None
    by = "number-digits" if tokens[number.last - 1].text[0].isdigit() else "number-words"
    return Quantity(_span(line, number.first, max(number.last, at + size)), by, number.low, number.high, unit, of)


def _bare(line: Line, number: Number, code: str) -> Quantity | None:
    """A number without the words that it counts: what a toll has come to, or one that can be no day, year or score."""
    span = _span(line, number.first, number.last)
    if _reached(line.tokens, number, code) or _harmed(line.tokens, number, code):
        return Quantity(span, "number-toll", number.low, number.high, "person")
    single = number.last - number.first < 2 and number.low == number.high
    if single or _stands(line.tokens, number.last, code, "durations")[0]:
        return None
    return Quantity(span, "number-alone", number.low, number.high, "")


def _span(line: Line, first: int, last: int) -> Span:
    """The characters of the page under tokens [first, last)."""
    start, end = real(line.shadow, line.tokens[first].start, line.tokens[last - 1].end)
    return Span(line.page, line.start + start, line.start + end)


@cache
def _helpers(code: str) -> frozenset[str]:
    """Single words that stand between a subject and its participle: "were", "have", "been"."""
    words = table(code)
    listed = (*words.claiming.passive, *words.claiming.auxiliaries) if words is not None else ()
    return frozenset(fold(word).text for word in listed if " " not in word)


def _harmed(tokens: Sequence[Token], number: Number, code: str) -> bool:
    """Whether those who are counted came to harm: "20 were injured"."""
    at = number.last
    while at < min(number.last + 3, len(tokens)) and tokens[at].text in _helpers(code):
        at += 1
    return at > number.last and not number.bare_year and bool(_stands(tokens, at, code, "tolls")[0])


def _reached(tokens: Sequence[Token], number: Number, code: str) -> bool:
    """Whether a toll named before has come to this number: "the death toll has risen to 61"."""
    if number.bare_year or not _ends(tokens, number.first, code, "reached"):
        return False
    if _stands(tokens, number.last, code, "durations")[0]:
        return False
    for at in range(number.first - 1, max(-1, number.first - _TOLL), -1):
        if tokens[at].text in _FULL:
            return False
        if _stands(tokens, at, code, "rates")[0]:
            return True
    return False


def _unit(tokens: Sequence[Token], number: Number, code: str) -> tuple[str | None, int, int]:
    """The unit of a number, and the tokens that name it: the first known word behind it."""
    begin = number.last + (_stands(tokens, number.last, code, "of")[0] if number.low != number.high else 0)
    for at in range(begin, min(begin + _REACH, len(tokens))):
        for name in ("units", "money"):
            size, unit = _stands(tokens, at, code, name)
            if size:
                return str(unit), at, size
        mark = not tokens[at].text[0].isalnum() and tokens[at].text not in {"-", "%"}
        if mark or tokens[at].text[0].isdigit() or _stands(tokens, at, code, "stops")[0]:
            break
    return None, number.last, 0
