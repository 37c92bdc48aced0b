"""Time expressions: what stands there, sentence by sentence. What day it is, the calendar solver says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import regex
from msgspec import Struct
from msgspec.structs import replace

from sayso.extract.timex_around import around
from sayso.extract.timex_needs import passed
from sayso.extract.timex_rules import Match, Rule, Words, words
from sayso.extract.timex_tense import Verbs, tense, verbs
from sayso.extract.timex_value import grain, value, weekday
from sayso.model import Grain, Page, Passage, PassageKind, Span, Tense, Timex, TimexMod
from sayso.text import Folded, fold, real, sentences

_MUTE = frozenset({PassageKind.COMMENT, PassageKind.RELATED, PassageKind.BYLINE})  # never give a time expression
_TELLING = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY})
_FALLBACK = "en"  # of a page in languages without month names: its digits and international names still speak
_EVENT = regex.compile(r"\s*((?:[^,.;:!?()\"\n]|(?<=\d)[.,](?=\d)){3,120})")
_NAMES = ("month", "month2", "weekday", "weekday2")
_DATELINE = regex.compile(
    r"\s{0,3}[.,]?\s{0,3}(?:[(/][^()/\n]{2,40}[)/])?[.:]?\s{0,3}-(?![\w-])"
)  # "VELM, May 3 (VPA) -"
_DATELINE_REACH = 60  # characters of a body passage in which its place and date can stand
_MOST_A_PAGE = 10_000  # time expressions; a page with more is a table or an attack, and its first ones will do
_MOST = 400  # candidates of one sentence; a list of ten thousand dates is not news


DATELINE = (
    "dateline"  # the rule's name of a date that stands before a dash at the head of a text: "VELM, May 3 (VPA) -"
)


class _Sentence(Struct, frozen=True):
    """A sentence that is searched: where it starts, its text as it stands, its shadow, its language."""

    page: str
    start: int
    text: str
    folded: Folded
    lang: str
    known: Words
    verbs: Verbs
    behind: str  # of the first sentence of a body passage: the page's text from its start on; else nothing

    def span(self, start: int, end: int) -> Span:
        """Characters of the shadow as a span of the page."""
        first, last = real(self.folded, start, end)
        return Span(self.page, self.start + first, self.start + last)


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
    known = [(-size, lang) for lang, size in sizes.items() if words(lang) is not None]
    return min(known)[1] if known else _FALLBACK


def _in_passage(page: Page, passage: Passage, usual: str) -> Iterator[Timex]:
    lang = passage.lang if words(passage.lang) is not None else usual
    known = words(lang)
    if known is None:
        return
    for start, end in sentences(page.text, passage.span.start, passage.span.end, lang):
        text = page.text[start:end]
        folded = fold(text)
        found = _candidates(folded.text, known)
        if found:
            opens = passage.kind is PassageKind.BODY and start - passage.span.start < _DATELINE_REACH
            behind = page.text[start : start + 3 * _DATELINE_REACH] if opens else ""
            told = _Sentence(page.id, start, text, folded, lang, known, verbs(folded.text, lang), behind)
            yield from _in_sentence(told, found[:_MOST])


def _in_sentence(sentence: _Sentence, found: Sequence[tuple[Rule, Match]]) -> Iterator[Timex]:
    """The longest first; what overlaps one that was taken is not."""
    taken: list[tuple[int, int]] = []
    for rule, match in found:
        start, end = match.span("it")
        if any(start < b and a < end for a, b in taken):
            continue
        timex = _timex(sentence, rule, match)
        if timex is not None:
            taken.append((start, end))
            yield timex


def _candidates(text: str, known: Words) -> list[tuple[Rule, Match]]:
    """All matches in a folded sentence: the longest first, then by place, then in the order of the table."""
    rules = [known.rules[number] for number in passed(text, known.sought)]
    hits = [(rule, match) for rule in rules for match in rule.pattern.finditer(text)]
    return sorted(hits, key=lambda hit: (hit[1].start("it") - hit[1].end("it"), hit[1].start("it"), hit[0].priority))


def _timex(sentence: _Sentence, rule: Rule, match: Match) -> Timex | None:
    written = value(rule.value, match, sentence.known)
    if written is None or not _capital(sentence, match):
        return None
    start, end = match.span("it")
    near = around(sentence.folded.text, (start, end), value=written, lang=sentence.lang)
    if near is None:
        return None
    mod = near.mod if rule.mod is None else rule.mod
    return Timex(
        span=sentence.span(near.start, near.end),
        by=DATELINE if _in_dateline(sentence, match) else rule.name,
        value=written,
        grain=grain(written),
        anchor=_anchor(sentence, rule, match),
        mod=mod,
        tense=_side(sentence, rule, match, mod),
        weekday=weekday(match, sentence.known),
    )


def _in_dateline(sentence: _Sentence, match: Match) -> bool:
    """A date at the head of a passage with a dash behind it says when the text was written."""
    end = real(sentence.folded, *match.span())[1]
    if not sentence.behind or end > _DATELINE_REACH:
        return False
    return _DATELINE.match(fold(sentence.behind[end:]).text) is not None


def _side(sentence: _Sentence, rule: Rule, match: Match, mod: TimexMod) -> Tense:
    """A rule that says "unknown" does not trust a coming verb: "will not read Friday's paper"."""
    if rule.tense is not None and rule.tense is not Tense.UNKNOWN:
        return rule.tense
    if not rule.anchor and rule.value.startswith(("-P", "P{", "P1")):
        return Tense.PAST if rule.value.startswith("-") else Tense.FUTURE
    found = tense(sentence.verbs, *match.span("it"))
    if mod is TimexMod.SINCE and found is not Tense.FUTURE:
        return Tense.PAST  # "has been shut since Friday"
    return Tense.UNKNOWN if rule.tense is Tense.UNKNOWN and found is Tense.FUTURE else found


def _capital(sentence: _Sentence, match: Match) -> bool:
    """What is a month or weekday only with a capital has one: "may" and "sun" are none."""
    known = sentence.known.capital
    places = [match.start(name) for name in _NAMES if name in match.re.groupindex and match.group(name) in known]
    return all(sentence.text[sentence.folded.starts[place]].isupper() for place in places)


def _anchor(sentence: _Sentence, rule: Rule, match: Match) -> Span | None:
    """The words behind "two years after", up to the next mark; an empty span waits for a day named before."""
    if rule.anchor == "day":
        return sentence.span(match.start("it"), match.start("it"))
    found = _EVENT.match(sentence.folded.text, match.end()) if rule.anchor == "event" else None
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
    return timex.grain is Grain.DAY and timex.value != "PRESENT_REF" and timex.tense is not Tense.FUTURE
