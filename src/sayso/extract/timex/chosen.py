"""Of all that can be put together: what is a time expression, the longest first, none over another."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

import regex
from msgspec import Struct

from sayso.extract.timex.grammar import parsed
from sayso.extract.timex.lexer import Item, Tokens, behind
from sayso.extract.timex.lexicon import CORE_KINDS, Lexicon
from sayso.extract.timex.point import Every, Length, Meaning, Point, Range, written
from sayso.extract.timex.shapes import folded
from sayso.model import TimexMod

_LEFT = re.compile(r"(?<!\w)(?<!\d[.,/:\-])(?<![$€£#+])")
_RIGHT = re.compile(r"(?!\w|[.,/:\-]\d|\s?%)")
_DETERMINED = re.compile(
    r"(?:last|past-span|next)-(?:unit|dur|count)|decade|century|nth-part|nth-day|last-week-of|last-part-of|week-of-month|start|mid|end|nth-weekday|anniversary|following|preceding"
)
_FINAL = frozenset({"point", "dur", "range", "set"})
_NEVER = "never"  # the kind of words that look like a time and are none


class Choice(Struct, frozen=True):
    """A time expression: characters [start, end) of the folded sentence, those up to `behind` with what turns it."""

    start: int
    end: int
    behind: int
    second: int  # where its second token starts
    meaning: Meaning
    value: str
    by: str


def chosen(text: str, tokens: Tokens, run: Sequence[Item], known: Lexicon) -> Iterator[Choice]:
    """The longest first, then by place; of two as long the one that was made first."""
    every = parsed(run, known.times.without)
    lengths = {(item.start, item.end) for item in every if item.kind == "dur"}
    found = [
        item
        for item in every
        if item.kind == _NEVER
        or (
            item.kind in _FINAL
            and _open_end(item, run)
            and _whole(item, tokens, known)
            and _hour(item, lengths, tokens, known)
        )
    ]
    taken: list[tuple[int, int]] = []
    for item in sorted(found, key=lambda item: (item.start - item.end, item.start, _rank(item, tokens, known))):
        if any(item.start < b and a < item.end for a, b in taken):
            continue
        if item.kind == _NEVER or _counts_years(item, tokens, known) or _names_else(item, tokens, known):
            taken.append((item.start, item.end))
            continue
        choice = _choice(item, tokens, known)
        if choice is not None and _alone(text, choice, tokens):
            taken.append((item.start, item.end))
            yield choice


def _open_end(item: Item, run: Sequence[Item]) -> bool:
    """ "2016 or later", but not "2016 or before 2018"."""
    point = item.worth if item.last > 0 and isinstance(item.worth, Point) else None
    turned = point is not None and not point.anchor and point.mod in (TimexMod.SINCE, TimexMod.BEFORE)
    return not turned or not any(other.start == item.end and other.kind in CORE_KINDS | {"num"} for other in run)


def _counts_years(item: Item, tokens: Tokens, known: Lexicon) -> bool:
    """ "حوالي سنة 250", "منذ عام 500": the number is that of the year, so the word before it counts none."""
    digits = "".join(tokens.texts[item.end : item.end + 1]).isdigit() and item.end < len(tokens.texts)
    return digits and item.kind in ("dur", "point") and tokens.texts[item.end - 1] in known.year_words


def _names_else(item: Item, tokens: Tokens, known: Lexicon) -> bool:
    """ "شارع 26 يوليو", "place du 8 mai": a day that is the name of a street or of a movement."""
    point = item.worth if isinstance(item.worth, Point) else None
    dated = point is not None and point.month and not point.only - {"month", "day", "year"} and point.tense is None
    return bool(dated) and behind(tokens, known.naming, item.start)


_ENDS = frozenset('.,;:!?)"،؛؟') | {""}
_RANK = {"set": 0, "range": 1, "point": 2, "dur": 3}


def _rank(item: Item, tokens: Tokens, known: Lexicon) -> int:
    """ "two days after" counts from what is named behind it, and where nothing is, from the day named before."""
    if known.plurals and _counts_one(item) and not known.plurals.isdisjoint(tokens.texts[item.start : item.end]):
        return 6  # "منذ سنوات" is no year ago
    if isinstance(item.worth, Point) and item.worth.anchor == "day":
        if item.start == 0 and not item.by:  # an adverb of the table: "Накануне …"
            return 1
        spoken = item.end < len(tokens.texts) and tokens.texts[item.end].isalnum()
        if not spoken or (not item.by and item.end > item.start + 1):
            return 1
        said = _past(known.times.past_tense) if not item.by else None  # "накануне сообщил"
        return 1 if said is not None and said.fullmatch(tokens.texts[item.end]) else 4
    if isinstance(item.worth, Point) and item.worth.anchor == "event" and not item.by and item.end > item.start + 1:
        return 0 if item.end < len(tokens.texts) and tokens.texts[item.end].isalnum() else 5  # "the day before" X
    if isinstance(item.worth, Point) and item.worth.mod is not None and item.worth.clock:
        return 3  # "midnight on Friday" before "the middle of Friday's night"
    return _RANK.get(item.kind, -1)


def _counts_one(item: Item) -> bool:
    worth = item.worth
    if isinstance(worth, Length):
        return worth.parts[0][0] == "1"
    if isinstance(worth, Range):
        shifts = [side.shift for side in (worth.low, worth.high) if side is not None and side.shift is not None]
        return any(number.lstrip("-") == "1" for number, _ in shifts)
    return isinstance(worth, Point) and worth.shift is not None and worth.shift[0].lstrip("-") == "1"


@cache
def _past(forms: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile("|".join(folded(form) for form in forms) or r"(?!)")


def _choice(item: Item, tokens: Tokens, known: Lexicon) -> Choice | None:
    value = written(item.worth)
    if value is None:
        return None
    last = item.last if item.last > 0 else item.end
    if tokens.texts[last - 1] == "." and len(tokens.texts[last - 2]) > 2:  # of "Jan." or of the sentence
        last -= 1
    first = item.first if item.first > 0 else item.start
    if _DETERMINED.fullmatch(item.by):
        first = _article(tokens, first, known)
    second = tokens.starts[min(first + 1, len(tokens.starts) - 1)]
    name = item.by or _LEXICAL[item.kind]
    return Choice(
        tokens.starts[first], tokens.ends[last - 1], tokens.ends[item.end - 1], second, item.worth, value, name
    )


_LEXICAL = {"point": "named", "dur": "duration", "range": "range", "set": "recurs"}


def _alone(text: str, choice: Choice, tokens: Tokens) -> bool:
    begins = choice.start in tokens.glued or _LEFT.match(text, choice.start) is not None
    return begins and _RIGHT.match(text, choice.end) is not None


def _article(tokens: Tokens, at: int, known: Lexicon) -> int:
    """Where the article starts that stands before a place; the place if none does."""
    elided = "".join(tokens.texts[max(0, at - 2) : at])
    if at > 1 and elided.endswith("'") and elided in known.articles:
        return at - 2
    return at - 1 if at and tokens.texts[at - 1] in known.articles else at


def _whole(item: Item, tokens: Tokens, known: Lexicon) -> bool:
    """Is it a time on its own? A month, a part of the day or "a day" needs more."""
    worth = item.worth
    if isinstance(worth, Length):
        return _whole_length(item, worth, tokens, known)
    if item.by == "last-dur" and (verb := known.not_led.get(tokens.texts[item.start])) is not None:
        return not behind(tokens, verb, item.start)  # "will last two hours"
    if item.by == "abbreviated" or not isinstance(worth, Point):
        return isinstance(worth, Every) or (isinstance(worth, Range) and not _weak(item, tokens, known))
    said = worth.only
    if not said or _weak(item, tokens, known) or not _led(item, said, tokens, known):
        return False
    if said == {"month"} and worth.mod is None and worth.tense is None and known.bare_month and item.by != "month-of":
        return behind(tokens, known.bare_month, item.start) or _possessive(tokens, item.end, known)
    if said in ({"clock"}, {"part"}) and item.end == item.start + 1 and tokens.texts[item.start] in known.adverbs:
        return True
    if item.by in _ENDED:
        return _word(tokens, item.end) in _ENDS or (
            item.by == "weekday-number" and _word(tokens, item.end) in known.leads
        )
    return _WHOLE.get(next(iter(said)), _always)(item, tokens, known) if len(said) == 1 else True


_ENDED = frozenset({"clock-end", "weekday-number"})  # rules of what is a time only at the end: "lundi 12" of what?


def _word(tokens: Tokens, at: int) -> str:
    """The token at a place; nothing behind the last."""
    return tokens.texts[at] if at < len(tokens.texts) else ""


def _always(_item: Item, _tokens: Tokens, _known: Lexicon) -> bool:
    return True


def _whole_length(item: Item, worth: Length, tokens: Tokens, known: Lexicon) -> bool:
    """ "A day" and "some seconds" are no lengths worth telling."""
    some = worth.parts[0][0] == "X"
    if item.by == "duration":
        if tokens.texts[item.start] in known.articles and item.end == item.start + 2:
            return False
        if some and item.end - item.start == 1:
            return False
    return not (some and worth.parts[0][1] in ("S", "MIN"))


def _whole_clock(item: Item, tokens: Tokens, known: Lexicon) -> bool:
    """A part of the day needs a word before it; "am morgen" has it inside."""
    if item.worth.mod is not None or item.worth.clock[1:2].isdigit():
        return True
    led = item.start > 0 and tokens.texts[item.start - 1] in known.leads
    return led or (item.end > item.start + 1 and tokens.texts[item.start] in known.leads)


def _whole_part(item: Item, tokens: Tokens, known: Lexicon) -> bool:
    """A season needs a word before it; "H1" alone is anything."""
    worth = item.worth
    if worth.part >= 40 and not item.by:
        return False
    if worth.part < 30 and worth.tense is None and worth.mod is None:
        return item.start > 0 and tokens.texts[item.start - 1] in known.leads
    return True


def _whole_year(item: Item, tokens: Tokens, known: Lexicon) -> bool:
    """A year in words stands behind a preposition, and nothing is counted by it."""
    if item.by != "year-spoken":
        return True
    follows = _word(tokens, item.end)
    return behind(tokens, known.bare_month, item.start) and (not follows.isalpha() or follows in known.follows)


def _whole_day(item: Item, tokens: Tokens, known: Lexicon) -> bool:
    """A day without its month: "on the 15th", but not "for the 15th time", "am 3. Spieltag", "der zweite Versuch"."""
    spoken = _word(tokens, item.end)
    if _counts_on(tokens, item.end, known):
        return False
    if item.by == "ordinal-day-of" and known.times.bare_day:
        leads = behind(tokens, known.bare_day, item.start) and tokens.texts[item.end - 2].isdigit()
        return leads and (not spoken.isalpha() or spoken in known.follows)
    word = item.by in ("ordinal-day-of", "day-lead") and not any(map(str.isdigit, tokens.texts[item.start : item.end]))
    if tokens.texts[item.end - 1] == "." or word:
        return not spoken.isalpha() or spoken in known.leads
    if item.by == "day-end":
        return spoken in _ENDS
    return item.by in ("day-of", "ordinal-day-of", "number-day-of", "day-lead")


_WHOLE = {"clock": _whole_clock, "part": _whole_part, "year": _whole_year, "day": _whole_day}


def _counts_on(tokens: Tokens, at: int, known: Lexicon) -> bool:
    """ "appelez le 01 23 45", "le 1er trimestre": a number or a unit behind it makes it no day."""
    word = "".join(tokens.texts[at : at + 1])
    return word.isdigit() or any(lex.kind == "unit" for lex in known.tree.get(word, {}).get("", ()))


def _weak(item: Item, tokens: Tokens, known: Lexicon) -> bool:
    """A month whose name is mostly another word, without its year: "1 - صفر"."""
    point = item.worth.high if isinstance(item.worth, Range) else item.worth
    if not known.weak or not isinstance(point, Point) or not point.month or point.year:
        return False
    places = range(item.start, item.end)
    return any(
        t in known.weak and not behind(tokens, known.weak[t], at) for at in places for t in tokens.texts[at : at + 1]
    )


def _led_hour(item: Item, tokens: Tokens, known: Lexicon) -> bool:
    if known.hour_articles or known.hours_fused:
        return True
    return any(behind(tokens, known.hour_lead, at) for at in range(item.start, item.end))


def _hour(item: Item, lengths: Container[tuple[int, int]], tokens: Tokens, known: Lexicon) -> bool:
    """ "3 heures" is a length, but behind the words that lead to an hour."""
    if item.by == "half-to" and item.start and _ordinal(tokens.texts[item.start - 1], known):
        return False  # "во второй половине второго тайма"
    if known.hour_lead and item.by in ("at-hour", "at-hours"):  # "в понедельник в 8 школах"
        behind_it = "".join(tokens.texts[item.end : item.end + 1])
        if item.by == "at-hour" and tokens.texts[item.end - 1].isdigit() and not _led_hour(item, tokens, known):
            return False  # "on Friday in 10"
        digits = tokens.texts[item.end - 1].isdigit() and tokens.texts[item.start] in known.leads  # "a las 3"
        return behind_it in _ENDS or (digits if known.hour_articles or known.hours_fused else behind_it in known.leads)
    if not known.hour_lead or (item.start, item.end) not in lengths or item.kind != "point":
        return True
    start = item.first if item.first > 0 else item.start
    return item.worth.only != {"clock"} or behind(tokens, known.hour_lead, start)


def _ordinal(token: str, known: Lexicon) -> bool:
    return any(lex.kind == "ord" for lex in known.tree.get(token, {}).get("", ()))


def _led(item: Item, said: frozenset[str], tokens: Tokens, known: Lexicon) -> bool:
    """A word that is another one as well needs the word that leads to a time."""
    if known.closing and tokens.texts[item.end - 1] in known.closing:
        behind_it = "".join(tokens.texts[item.end : item.end + 1])
        if behind_it not in _ENDS and behind_it not in known.closers:
            return False
    before = known.led.get(tokens.texts[item.start]) if known.led else None
    more = "".join(tokens.texts[item.start + 1 : item.end][:1])
    dated = bool(more) and item.by != "month-day" and ("part" not in said or more.isdigit())  # "fall 2016"
    if before is None or dated:
        return True
    return behind(tokens, before, item.start)


def _possessive(tokens: Tokens, at: int, known: Lexicon) -> bool:
    return tokens.texts[at : at + 2] == ["'", "s"] or "".join(tokens.texts[at : at + 2]) in known.endings
