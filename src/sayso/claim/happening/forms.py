"""The words that name a happening, in all their forms: one dictionary a language, built from its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache

from msgspec import Struct

from sayso.lang import table
from sayso.lang.claiming import Claiming, Inflection, Words
from sayso.text import fold


class Form(Enum):
    """What a form of a word can be in its clause."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    FUTURE = "future"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    NOUN = "noun"


class Carries(Enum):
    """Whether a verb names a happening itself or carries the noun that does."""

    ITSELF = "itself"
    ACTING = "acting"  # "carried out": its subject acts
    UNDERGOING = "undergoing"  # "received": its subject undergoes
    STAGING = "staging"  # "took place": the noun is its subject


class Entry(Struct, frozen=True, order=True):
    """One reading of a word."""

    predicate: str
    form: str  # value of a Form
    rest: tuple[str, ...]  # words that must follow
    carries: str = Carries.ITSELF.value


Lexicon = dict[str, tuple[Entry, ...]]


@cache
def lexicon(code: str) -> Lexicon:
    """Every folded form of a language with its readings; nothing for a language without a table."""
    words = table(code)
    found: dict[str, set[Entry]] = {}
    if words is None:
        return {}
    for form, entry in _entries(words.claiming):
        found.setdefault(form, set()).add(entry)
    return {form: tuple(sorted(entries, key=lambda e: (-len(e.rest), e))) for form, entries in sorted(found.items())}


def readings(code: str, word: str) -> tuple[Entry, ...]:
    """What a folded word can name, with the affixes of the language taken off.

    >>> [(e.predicate, e.form) for e in readings("en", "visited")]
    [('visit', 'participle'), ('visit', 'past')]
    """
    known = lexicon(code)
    words = table(code)
    if words is None or not words.claiming.affixes:
        return known.get(word, ())
    found = {entry for entry in known.get(word, ()) if entry.form not in _affixed(code)}
    affixes, front, behind = _affixes(code)
    for before in (word[:size] for size in range(min(front, len(word)) + 1)):
        for after in (word[len(word) - size :] for size in range(min(behind, len(word)) + 1)):
            if len(word) <= len(before) + len(after) + 1 or (before, after) not in affixes:
                continue
            here = known.get(word[len(before) : len(word) - len(after)], ())
            for stem, form in affixes[before, after] if here else ():
                found |= {Entry(e.predicate, form, e.rest, e.carries) for e in here if e.form == stem}
    return tuple(sorted(found, key=lambda e: (-len(e.rest), e)))


@cache
def _affixes(code: str) -> tuple[dict[tuple[str, str], tuple[tuple[str, str], ...]], int, int]:
    """What may stand before and behind which stem, and the longest of either."""
    words = table(code)
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for affix in words.claiming.affixes if words is not None else ():
        for before in affix.before:
            for after in affix.after:
                found.setdefault((fold(before).text, fold(after).text), []).append((affix.stem, affix.form))
    longest = (max((len(pair[side]) for pair in found), default=0) for side in (0, 1))
    return {pair: tuple(listed) for pair, listed in found.items()}, next(longest), next(longest)


@cache
def _affixed(code: str) -> frozenset[str]:
    words = table(code)
    return frozenset(affix.stem for affix in words.claiming.affixes) if words is not None else frozenset()


def _entries(words: Claiming) -> Iterator[tuple[str, Entry]]:
    for predicate, listed in words.words.items():
        yield from _of_predicate(words, listed, predicate)
    for verb in words.light:
        yield from _verb(words, verb, "", Carries.ACTING)
    for verb in words.light_received:
        yield from _verb(words, verb, "", Carries.UNDERGOING)


def _of_predicate(words: Claiming, listed: Words, predicate: str) -> Iterator[tuple[str, Entry]]:
    for verb in listed.verbs:
        yield from _verb(words, verb, predicate, Carries.ITSELF)
    for tense, irregulars in ((Form.PAST, listed.forms), (Form.FUTURE, listed.futures)):
        for irregular in irregulars:
            head, *rest = _parts(irregular)
            yield head, Entry(predicate, tense.value, tuple(rest))
    for verb in listed.received:
        yield from _verb(words, verb, predicate, Carries.UNDERGOING)
    for noun in listed.nouns:
        yield from _noun(words, noun, predicate)
    for passive in listed.passives:
        head, *rest = _parts(passive)
        for form in _inflected(words.noun_inflections, head, Form.PARTICIPLE) or (head,):
            yield form, Entry(predicate, Form.PARTICIPLE.value, tuple(rest))


def _noun(words: Claiming, noun: str, predicate: str) -> Iterator[tuple[str, Entry]]:
    """A noun in its forms; of several words the last one is inflected, or the first where the rest follows it."""
    head, *rest = _parts(noun)
    if not rest:
        for form in _inflected(words.noun_inflections, head, Form.NOUN) or (head,):
            yield form, Entry(predicate, Form.NOUN.value, ())
        return
    yield head, Entry(predicate, Form.NOUN.value, tuple(rest))
    for last in _inflected(words.noun_inflections, rest[-1], Form.NOUN):
        yield head, Entry(predicate, Form.NOUN.value, (*rest[:-1], last))


def _parts(phrase: str) -> list[str]:
    return fold(phrase).text.replace("+", " ").split()


def _verb(words: Claiming, verb: str, predicate: str, carries: Carries) -> Iterator[tuple[str, Entry]]:
    """Every form of a verb: its own principal parts where they are given, the endings of its inflection elsewhere."""
    phrase, *following = fold(verb).text.split("+")
    rest = tuple(part for piece in following for part in piece.split())
    own = phrase.split()
    given = dict(zip(words.principal, own, strict=False))
    for form in Form:
        stated = [part for name, part in zip(words.principal, own, strict=False) if name == form.value]
        stated += own[len(words.principal) :] if form.value == words.principal[-1] else []
        plain = () if form.value in given and len(own) > 1 else _inflected(words.inflections, own[0], form)
        for shape in (*stated, *plain):
            yield shape, Entry(predicate, form.value, rest, carries.value)


@cache
def _plain(text: str) -> str:
    return fold(text).text


def _inflected(inflections: Sequence[Inflection], lemma: str, form: Form) -> tuple[str, ...]:
    """The forms of one kind that the longest fitting ending gives."""
    fitting = [i for i in inflections if lemma.endswith(_plain(i.ends))]
    if not fitting:
        return ()
    best = max(fitting, key=lambda i: len(i.ends))
    stem = lemma[: len(lemma) - len(_plain(best.ends))]
    endings: tuple[str, ...] = getattr(best, form.value)
    return tuple(stem + _plain(ending) for ending in endings)
