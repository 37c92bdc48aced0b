"""The line that names an event: words of a page, never our own."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from sayso.compare.told import Standing, Telling
from sayso.lang import table
from sayso.model import Analysis, Modality, PassageKind, Role, Span
from sayso.text import fold

SHORTEST = 20  # characters; less is hardly a line
LONGEST = 100  # characters
FIRST = "en"  # the language of the reader
FEWEST = 2  # words
# where a clause ends: "Dam gives way, 14 dead", but not "800,000"
_BREAK = re.compile(r"\.(?=\s+[^\d\s]|\s*$)|,(?!\d)|[!?…:;،؛؟«»“”\"()\n|]|\s[-–—]\s|–\s")
_STOP = re.compile(r"\.(?=\s+[^\d\s]|\s*$)|[!?…؟|](?=\s|$)|\n")  # where a sentence ends, at the least
_EDGE = " \t\n\u00a0,.;:،؛–—-|·•\"“”«»()[]'’‘"


def label(told: Sequence[Telling], pages: Mapping[str, Analysis]) -> str:
    """Words of the claim that tells the event best, 20 to 100 characters; the same whatever order the pages come in."""
    langs = Counter(one.lang for one in {(each.page, each.lang): each for each in told}.values())
    lines = {one.id: line(one, pages[one.page]) for one in told}
    mute = {one.id: _lacks_subject(one, lines[one.id], pages[one.page]) for one in told}
    best = min(told, key=lambda one: _rank(one, lines[one.id], langs, (told, mute[one.id])))
    return lines[best.id]


_Rank = tuple[bool, bool, bool, bool, bool, bool, bool, int, int, tuple[int, int, int, str]]


def _lacks_subject(one: Telling, line: str, analysis: Analysis) -> bool:
    """The line does not say who did it, though the claim does."""
    text = analysis.page.text
    agents = [argument.span for argument in one.claim.arguments if argument.role is Role.AGENT]
    said = [" ".join(text[span.start : span.end].split()) for span in agents if span.page == one.page]
    return bool(said) and not any(name in line for name in said)


def _rank(one: Telling, line: str, langs: Counter[str], among: tuple[Sequence[Telling], bool]) -> _Rank:
    """Latin script first, then a real line, positive, an original, told in full or in a headline, English, common."""
    told, mute = among
    real = any(each.standing is Standing.REAL and not each.claim.negated for each in told)
    ahead = any(each.claim.modality is Modality.PLANNED for each in told)
    roles = {argument.role for argument in one.claim.arguments}
    whole = Role.AGENT in roles and len(roles) > 1
    full = 2 * whole + bool(roles) + bool(one.claim.times or one.claim.quantities)
    plan = one.claim.modality is Modality.PLANNED  # its headline tells more than the plan
    if one.kind is PassageKind.HEADLINE and not plan and (whole or one.claim.quantities):
        full += 3
    full -= 2 * line.endswith("…") + 3 * mute
    return (
        not _latin(line),
        not len(line) >= SHORTEST or len(line.split()) < FEWEST,
        one.claim.negated and real,
        not real and ahead and one.claim.modality is not Modality.PLANNED,
        _begins_inside(one, line),
        one.standing is Standing.NAMED and real and one.kind is not PassageKind.HEADLINE,
        one.original is not None and langs[FIRST] == langs.total(),
        -full,
        -(2 * (one.lang == FIRST) + langs[one.lang]),
        one.spot,
    )


def _latin(line: str) -> bool:
    first = next((char for char in line if char.isalpha()), "")
    return not first or unicodedata.name(first, "").startswith("LATIN")


def line(one: Telling, analysis: Analysis) -> str:
    """The claim with its subject, grown to its clause where that is short, cut at a word where it is too long."""
    passage = analysis.passages[one.passage]
    text, within = analysis.page.text, passage.span
    start, end = _with_subject(one, text, within)
    first = max((m.end() for m in _BREAK.finditer(text, within.start, start)), default=within.start)
    last = min((m.start() for m in _BREAK.finditer(text, end, within.end)), default=within.end)
    for a, b in ((first, last), (start, last), (first, end)):
        if len(_clean(text[a:b])) <= LONGEST:
            start, end = a, b
            break
    said = _clean(text[start:end])
    if len(said) < SHORTEST or len(said.split()) < FEWEST:
        said = _clean(text[_sentence(text, start, within) : _sentence_end(text, end, within)])
    return _cut(_from_subject(said, passage.lang))


def _begins_inside(one: Telling, line: str) -> bool:
    """It starts with a word that goes on with what stood before: "to the ceasefire", "three years after"."""
    first, second = ([fold(word).text for word in line.split()[:2]] + ["", ""])[:2]
    return first in starters(one.lang) or second in going_on(one.lang)


def _from_subject(said: str, lang: str) -> str:
    """Without the words before the subject that only join it to what stood before, as long as enough is left."""
    rest = said
    while " " in rest and _goes_on(rest, lang):
        rest = rest.split(" ", 1)[1].lstrip(_EDGE)
    return rest if len(rest) >= SHORTEST and len(rest.split()) > FEWEST else said


def _goes_on(rest: str, lang: str) -> bool:
    """The first word opens a clause within a sentence, or is an adverb before such a word: "also said he"."""
    first, second = [*(fold(word).text for word in rest.split(" ", 2)[:2]), ""][:2]
    known = table(lang)
    adverb = known is not None and first in known.claiming.adverbs
    return first in starters(lang) or (adverb and second in starters(lang))


@cache
def starters(lang: str) -> frozenset[str]:
    """Words that open a clause within a sentence: no line begins with them."""
    known = table(lang)
    if known is None:
        return frozenset()
    words = known.claiming
    lists = (words.breaks, words.relatives, words.complementisers, words.infinitive, words.joins, words.auxiliaries)
    return frozenset(word for listed in lists for word in listed if " " not in word)


@cache
def going_on(lang: str) -> frozenset[str]:
    """Words that a clause within a sentence has in its second place: "years after", "said he"."""
    known = table(lang)
    return frozenset() if known is None else frozenset((*known.claiming.relatives, *known.claiming.complementisers))


def _with_subject(one: Telling, text: str, within: Span) -> tuple[int, int]:
    """The span, from the mention of its subject where that stands before it in the sentence."""
    start, end = one.claim.span.start, one.claim.span.end
    for argument in one.claim.arguments:
        at = argument.span
        if argument.role is not Role.AGENT or at.page != one.page or not within.start <= at.start < within.end:
            continue
        if at.end <= start and start - at.start <= LONGEST and not _STOP.search(text, at.end, start):
            start = at.start
        elif at.start >= end and at.end - start <= LONGEST and not _STOP.search(text, end, at.start):
            end = at.end
    return max(start, within.start), min(end, within.end)


def _sentence(text: str, start: int, within: Span) -> int:
    return max(
        (m.end() for m in _STOP.finditer(text, max(within.start, start - LONGEST), start)),
        default=_left(text, start, within),
    )


def _left(text: str, start: int, within: Span) -> int:
    """The first word at most LONGEST characters before."""
    if start - within.start <= LONGEST:
        return within.start
    space = text.find(" ", start - LONGEST, start)
    return start if space < 0 else space


def _sentence_end(text: str, end: int, within: Span) -> int:
    found = _STOP.search(text, end, min(within.end, end + LONGEST))
    return found.start() if found else min(within.end, end + LONGEST)


def _clean(said: str) -> str:
    return " ".join(said.split()).strip(_EDGE)


def _cut(said: str) -> str:
    """At most LONGEST characters, at a word.

    >>> _cut("word " * 30)[-6:]
    'word …'
    """
    if len(said) <= LONGEST:
        return said
    return (
        said[: said.rfind(" ", 0, LONGEST - 1)].rstrip(_EDGE) + " …" if " " in said[: LONGEST - 1] else said[:LONGEST]
    )
