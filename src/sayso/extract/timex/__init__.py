"""Time expressions: what stands there, sentence by sentence. What day it is, the calendar solver says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

import regex
from msgspec import Struct
from msgspec.structs import replace

from sayso.extract.timex import productions as productions  # they register themselves
from sayso.extract.timex.around import after, before
from sayso.extract.timex.chosen import Choice, chosen
from sayso.extract.timex.lexer import runs
from sayso.extract.timex.lexicon import Lexicon, lexicon
from sayso.extract.timex.point import Every, Length, Meaning, Point, Range, grain, written
from sayso.extract.timex.tense import Verbs, marked, tense, verbs
from sayso.model import Grain, Page, Passage, PassageKind, Span, Tense, Timex, TimexKind, TimexMod
from sayso.text import Folded, fold, real, sentences

_MUTE = frozenset({PassageKind.COMMENT, PassageKind.RELATED, PassageKind.BYLINE})  # never give a time expression
_TELLING = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY})
_FALLBACK = "en"  # of a page in languages without month names: its digits and international names still speak
_EVENT = regex.compile(r"\s*((?:[^,،؛؟.;:!?()\"\n]|(?<=\d)[.,](?=\d)){3,120})")
_DATELINE = regex.compile(
    r"\s{0,3}[.,]?\s{0,3}(?:[(/][^()/\n]{2,40}[)/])?[.:]?\s{0,3}-(?![\w-])"
)  # "VELM, May 3 (VPA) -"
_DATELINE_REACH = 60  # characters of a body passage in which its place and date can stand
_MOST_A_PAGE = 10_000  # time expressions; a page with more is a table or an attack, and its first ones will do
DATELINE = "dateline"  # the rule's name of a date before a dash at the head of a text: "VELM, May 3 (VPA) -"


class _Sentence(Struct, frozen=True):
    """A sentence that is searched: where it starts, its text as it stands, its shadow, its language."""

    page: str
    start: int
    text: str
    folded: Folded
    lang: str
    known: Lexicon
    behind: str  # of the first sentence of a body passage: the page's text from its start on; else nothing

    def span(self, start: int, end: int) -> Span:
        """Characters of the shadow as a span of the page."""
        first, last = real(self.folded, start, end)
        return Span(self.page, self.start + first, self.start + last)

    def upper(self, at: int) -> bool:
        """Does the character of the shadow stand as a capital?"""
        return self.text[self.folded.starts[at]].isupper()


class _Told:
    """The verbs of a sentence, looked for when a time expression first asks for its tense: many never do."""

    def __init__(self, sentence: _Sentence) -> None:
        self._sentence = sentence

    @cached_property
    def _verbs(self) -> Verbs:
        text, lang, shadow = self._sentence.text, self._sentence.lang, self._sentence.folded
        return verbs(shadow.text, lang, marked(text, shadow.starts, lang), self._sentence.upper)

    def tense(self, choice: Choice) -> Tense:
        return tense(self._verbs, choice.start, choice.end)


def timexes(page: Page, passages: tuple[Passage, ...]) -> tuple[Timex, ...]:
    """The time expressions of a page, in order of place. Comments, bylines and related links give none."""
    usual = _usual(passages)
    every = (timex for passage in passages if passage.kind not in _MUTE for timex in _in_passage(page, passage, usual))
    found = list(islice(every, _MOST_A_PAGE))
    return _anchored(sorted(found, key=lambda timex: timex.span), passages)


def _usual(passages: Sequence[Passage]) -> str:
    """The language of most of the text, for passages too short to show theirs: "9. Dezember 2013"."""
    sizes: Counter[str] = Counter()
    for passage in passages:
        sizes[passage.lang] += passage.span.end - passage.span.start
    known = [(-size, lang) for lang, size in sizes.items() if lexicon(lang) is not None]
    return min(known)[1] if known else _FALLBACK


def _in_passage(page: Page, passage: Passage, usual: str) -> Iterator[Timex]:
    lang = passage.lang if lexicon(passage.lang) is not None else usual
    known = lexicon(lang)
    if known is None:
        return
    for start, end in _whole_dates(page.text, passage, lang, known):
        text = page.text[start:end]
        opens = passage.kind is PassageKind.BODY and start - passage.span.start < _DATELINE_REACH
        behind = page.text[start : start + 3 * _DATELINE_REACH] if opens else ""
        yield from _in_sentence(_Sentence(page.id, start, text, fold(text), lang, known, behind))


def _whole_dates(text: str, passage: Passage, lang: str, known: Lexicon) -> Iterator[tuple[int, int]]:
    """Sentences; what ends with an ordinal ("am 5." "Mai", "im 19." "Jahrhundert") goes on where a time begins."""
    first = passage.span.start
    last: tuple[int, int] | None = None
    for start, end in sentences(text, first, passage.span.end, lang):
        if last is not None and text[last[1] - 1] == "." and start - last[1] <= 1 and text[start].islower():
            last = (last[0], end)  # "a las 8 p.m. del martes"
            continue
        if last is not None and text[start].isdigit() and (word := _SHORT_END.search(text[last[0] : last[1]][-8:])):
            listed = known.tree.get(fold(word[1]).text, {}).get("", ())
            if any(lex.kind == "point" and lex.worth.month for lex in listed):  # "Oct." "2", "12 ene." "2016"
                last = (last[0], end)
                continue
        ordinal = _ORDINAL_END.search(text[last[0] : last[1]][-30:]) if last is not None and "." in known.tree else None
        if last is not None and ordinal is not None:
            word = _WORD.match(text, start)
            dated = word is not None and fold(word[0]).text in known.tree
            if dated or fold(ordinal[1] or "").text in known.leads:
                last = (last[0], end)
                continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


_ORDINAL_END = regex.compile(r"(?:(\w+)\s)?(?<!\d)\d{1,2}\.$")
_SHORT_END = regex.compile(r"(?<!\w)(\w{3,5})\.$")
_WORD = regex.compile(r"\w+")


def _in_sentence(sentence: _Sentence) -> Iterator[Timex]:
    shadow = sentence.folded.text
    told = _Told(sentence)
    for tokens, run in runs(shadow, sentence.known, sentence.upper):
        for choice in chosen(shadow, tokens, run, sentence.known):
            yield _timex(sentence, _settled(choice, told), told)


def _settled(choice: Choice, known: _Told) -> Choice:
    """ "In two days" of a clause that looks back is how long it took."""
    meaning = choice.meaning
    if choice.by == "within" and isinstance(meaning, Range):
        return _within(choice, meaning, known)
    if choice.by == "within" and isinstance(meaning, Length):
        return _ahead(choice, meaning, known)
    if choice.by == "this-point" and isinstance(meaning, Point):
        return _coming(choice, meaning, known)
    if choice.by not in ("maybe-hence", "maybe-later") or not isinstance(meaning, Point) or meaning.shift is None:
        return choice
    if known.tense(choice) is not Tense.PAST:
        return replace(choice, meaning=replace(meaning, tense=Tense.FUTURE), by="hence")
    if choice.by == "maybe-later":
        return replace(choice, meaning=replace(meaning, anchor="day", tense=None), by="later")
    length = Length((meaning.shift, *meaning.more), mod=meaning.mod)
    return replace(choice, start=choice.second, meaning=length, value=written(length) or choice.value, by="duration")


def _ahead(choice: Choice, length: Length, known: _Told) -> Choice:
    """ "Within five days" of a clause that looks ahead is from now on; else how long it took at most."""
    number = length.parts[0][0]
    if length.high or not number.isdigit() or known.tense(choice) is not Tense.FUTURE:
        return choice
    span = Range(Point(shift=("0", "D")), Point(shift=length.parts[0], more=length.parts[1:]))
    return replace(choice, meaning=span, value=written(span) or choice.value)


def _coming(choice: Choice, point: Point, known: _Told) -> Choice:
    """ "This Friday", "this weekend" lie in the week that runs, but for a clause that looks back."""
    if known.tense(choice) is Tense.PAST:
        return choice
    if point.only == {"weekday"} and point.tense is None:
        return replace(choice, meaning=replace(point, tense=Tense.FUTURE))
    if point.span == "XXXX-WXX-6/XXXX-WXX-7":
        span = replace(point, span="P0W-6/P0W-7")
        return replace(choice, meaning=span, value=span.span)
    return choice


def _within(choice: Choice, meaning: Range, known: _Told) -> Choice:
    high = meaning.high
    if high is None or high.shift is None or known.tense(choice) is not Tense.PAST:
        return choice
    length = Length((high.shift, *high.more), mod=TimexMod.LESS)
    return replace(choice, start=choice.second, meaning=length, value=written(length) or choice.value)


def _timex(sentence: _Sentence, choice: Choice, known: _Told) -> Timex:
    meaning = choice.meaning
    mod = _mod(sentence, choice)
    return Timex(
        span=sentence.span(choice.start, choice.end),
        by=DATELINE if _in_dateline(sentence, choice) else choice.by,
        value=choice.value,
        grain=grain(meaning),
        anchor=_anchor(sentence, choice),
        mod=mod,
        tense=_side(sentence, choice, mod, known),
        weekday=_weekday(meaning),
        kind=_kind(meaning),
        clock=_clock(meaning),
        freq=meaning.freq if isinstance(meaning, Every) else "",
        calendar=_calendar(meaning),
    )


def _kind(meaning: Meaning) -> TimexKind:
    if isinstance(meaning, Length):
        return TimexKind.DURATION
    if isinstance(meaning, Every):
        return TimexKind.SET
    hours = isinstance(meaning, Point) and meaning.shift is not None and meaning.shift[1] in ("H", "MIN", "S")
    return TimexKind.TIME if _clock(meaning) or hours else TimexKind.DATE


def _calendar(meaning: Meaning) -> str:
    """The calendar in whose numbers the value is; of a range that of its ends."""
    if isinstance(meaning, Range):
        return next((side.calendar for side in (meaning.low, meaning.high) if side is not None and side.calendar), "")
    return meaning.calendar if isinstance(meaning, Point) else ""


def _clock(meaning: Meaning) -> str:
    if isinstance(meaning, Range):
        clocks = [side.clock for side in (meaning.low, meaning.high) if side is not None]
        return "/".join(clocks) if all(clocks) else ""
    return "" if isinstance(meaning, Length) else meaning.clock


def _weekday(meaning: Meaning) -> int | None:
    """The weekday that stands beside a date or a "today"."""
    if isinstance(meaning, Range):
        return None
    near = isinstance(meaning, Point) and not meaning.nth and meaning.weekday
    return int(near) if near else None


def _mod(sentence: _Sentence, choice: Choice) -> TimexMod:
    meaning = choice.meaning
    if isinstance(meaning, Every):
        return TimexMod.NONE
    if meaning.mod is not None:
        return meaning.mod
    if (
        isinstance(meaning, Range | Length) or "/" in meaning.clock
    ):  # "from May 3 to May 5": the word before it belongs to the range
        return TimexMod.NONE
    found = before(sentence.folded.text, choice.start, sentence.lang)
    return found if found is not TimexMod.NONE else after(sentence.folded.text, choice.end, sentence.lang)


def _in_dateline(sentence: _Sentence, choice: Choice) -> bool:
    """A date at the head of a passage with a dash behind it says when the text was written."""
    end = real(sentence.folded, choice.start, choice.end)[1]
    if not sentence.behind or end > _DATELINE_REACH or not _days(choice.meaning):
        return False
    return _DATELINE.match(fold(sentence.behind[end:]).text) is not None


def _days(meaning: Meaning) -> bool:
    return isinstance(meaning, Point) and grain(meaning) is Grain.DAY


def _side(sentence: _Sentence, choice: Choice, mod: TimexMod, known: _Told) -> Tense:
    """A possessive does not trust a coming verb: "will not read Friday's paper"."""
    meaning = choice.meaning
    if isinstance(meaning, Length | Every):
        return Tense.UNKNOWN
    own = meaning.tense if isinstance(meaning, Point) else None
    if own is not None and own is not Tense.UNKNOWN:
        return own
    offset = meaning.shift if isinstance(meaning, Point) and not meaning.anchor else None
    if offset is not None and offset[0] != "0":
        return Tense.PAST if offset[0].startswith("-") else Tense.FUTURE
    found = known.tense(choice)
    if mod is TimexMod.SINCE and found is not Tense.FUTURE:
        return Tense.PAST  # "has been shut since Friday"
    loose = own is Tense.UNKNOWN or sentence.folded.text.startswith("'s", choice.end)
    return Tense.UNKNOWN if loose and found is Tense.FUTURE else found


def _anchor(sentence: _Sentence, choice: Choice) -> Span | None:
    """The words behind "two years after", up to the next mark; an empty span waits for a day named before."""
    kind = choice.meaning.anchor if isinstance(choice.meaning, Point) else ""
    if kind == "day":
        return sentence.span(choice.start, choice.start)
    found = _EVENT.match(sentence.folded.text, choice.behind) if kind == "event" else None
    return None if found is None else sentence.span(*found.span(1))


def _anchored(found: Sequence[Timex], passages: Sequence[Passage]) -> tuple[Timex, ...]:
    """What counts from a day named before ("a day earlier") gets the span of the last such day, if there is one."""
    telling = sorted((p.span for p in passages if p.kind in _TELLING), key=lambda span: span.start)
    out: list[Timex] = []
    last: Span | None = None
    at = 0
    for timex in found:
        waits = timex.anchor is not None and timex.anchor.start == timex.anchor.end
        out.append(replace(timex, anchor=last) if waits else timex)
        while at < len(telling) and telling[at].end <= timex.span.start:
            at += 1
        told = at < len(telling) and telling[at].start <= timex.span.start
        if told and timex.anchor is None and _names_a_day(timex):
            last = timex.span
    return tuple(out)


def _names_a_day(timex: Timex) -> bool:
    dated = timex.kind in (TimexKind.DATE, TimexKind.TIME)
    return dated and timex.grain is Grain.DAY and timex.value != "PRESENT_REF" and timex.tense is not Tense.FUTURE
