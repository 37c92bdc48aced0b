"""Runs of capitals, and what their words look like: a building after its place, a medium, a person, a month."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sayso.extract.names.runs import capital, close
from sayso.extract.names.words import Lexicon, Word, has, stem
from sayso.extract.names.words import lexicon as lexicon_of

_MONTH = 3  # letters of a month cut short


class Run(Struct, frozen=True):
    """Words [at, last) of a sentence that may be one name or hold several."""

    words: Sequence[Word]
    at: int
    last: int
    lexicon: Lexicon

    @property
    def here(self) -> Sequence[Word]:
        return self.words[self.at : self.last]

    @property
    def before(self) -> Word | None:
        return self.words[self.at - 1] if self.at and close(self.words[self.at], self.words[self.at - 1]) else None


def agency(words: Sequence[Word], last: int, lexicon: Lexicon) -> bool:
    """Whether small words after a name call it a medium: "… Russian news agency", "… newspaper"."""
    if lexicon.heads_first:
        return False
    at, heads, bodies = last, 0, 0
    nouns = lexicon.media_nouns or lexicon.outlet_heads
    while at < len(words) and at - last < 4 and close(words[at], words[at - 1]):
        if words[at].folded in nouns:
            heads += words[at].text[0].islower() and words[at].folded not in lexicon.outlet_modifiers
            bodies += words[at].folded in lexicon.outlet_modifiers
        elif bodies and has(lexicon.body_heads, words[at].folded, lexicon):
            heads += 1
        elif not has(lexicon.nationalities, words[at].folded, lexicon):
            break
        at += 1
    return heads > 0


def event_opener(word: Word, lexicon: Lexicon) -> bool:
    return word.folded in lexicon.event_openers or word.folded in lexicon.vessel_openers


def event_head(word: Word, lexicon: Lexicon) -> bool:
    guests = (lexicon_of(guest) for guest in lexicon.guests)
    return word.folded in lexicon.event_heads or any(one and word.folded in one.event_heads for one in guests)


def like_person(name: Sequence[Word], lexicon: Lexicon) -> bool:
    """ "комитета | Анна Другая": a given name and a surname after a head noun are no part of the body."""
    given = name[0].folded in lexicon.given or stem(name[0].folded, lexicon.endings) in lexicon.given
    return len(name) > 1 and (given or len(name[0].folded) == 1)


def body_start(run: Run) -> int:
    words, lexicon, i = run.words, run.lexicon, run.at
    while lexicon.heads_first and i > 0 and run.at - i < 3 and close(words[i], words[i - 1]):
        i -= 1
        if has(lexicon.body_heads, words[i].folded, lexicon):
            state = lexicon.place_nouns | lexicon.state_nouns
            owned = i == run.at - 1 and has(state, words[i].folded, lexicon)  # "армия Велморы"
            return i if i < run.at - 1 or (lexicon.cases and not owned) else run.at
        if words[i].folded not in lexicon.links | lexicon.articles:
            return run.at
    return run.at


def headlike(word: Word, lexicon: Lexicon) -> bool:
    return (
        has(lexicon.body_heads, word.folded, lexicon)
        or has(lexicon.place_heads, word.folded, lexicon)
        or has(lexicon.document_heads, word.folded, lexicon)
    )


def building(run: Run) -> tuple[int, int]:
    """The words of a building called after a place ("Paris military airport"); else the place."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    end = built(words, last, lexicon)
    if end > last and has(lexicon.building_heads, words[end - 1].folded, lexicon):
        return at, end
    head = at - 2
    if (
        at > 2
        and words[at - 1].folded in lexicon.links
        and has(lexicon.building_heads, words[head].folded, lexicon)
        and close(words[at], words[at - 1])
    ):
        before = words[head - 1]
        wide = close(words[head], before) and before.text[0].islower() and before.folded not in lexicon.common
        return head - 1 if wide else head, last
    return at, last


def built(words: Sequence[Word], last: int, lexicon: Lexicon) -> int:
    """Where a name ends with the small head noun after it: "Harun dam", "Orlend military airport"."""
    at = last
    while at < len(words) and at - last < 2 and close(words[at], words[at - 1]) and words[at].text[0].islower():
        if has(lexicon.place_heads, words[at].folded, lexicon):
            return at + 1
        if not has(lexicon.source_adjectives, words[at].folded, lexicon):
            return last
        at += 1
    return last


def in_month(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a month that is a word or a name as well stands where months do: "in May"."""
    return words[at - 1].folded in lexicon.strong_place_cues


def named_so(words: Sequence[Word], at: int, last: int) -> bool:
    """ "Jan Other": a short form of a month has a full stop or a number behind it."""
    short = len(words[at].folded) <= _MONTH and at + 1 < last
    return short and words[at + 1].gap == " " and capital(words[at + 1])


def adjectives(run: Run) -> int:
    """Where the adjectives of place at the front of a run end."""
    cut, lexicon = run.at, run.lexicon
    while cut < run.last and (
        has(lexicon.nationalities, run.words[cut].folded, lexicon)
        or has(lexicon.directions, run.words[cut].folded, lexicon)
    ):
        cut += 1
    return cut
