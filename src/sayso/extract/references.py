"""Words that stand for a name of their page: "he", "which", "the company". Only where nobody else can be meant.

Who can be meant are the names of the same sentence before the word, or of the two sentences before it. What stands
in a quotation is left alone: its "he" is seldom one whom the page names beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sayso.extract.references_rules import PERSONS, Named, Scene, Word, meant
from sayso.lang.lexicon import lexicon
from sayso.lang.referring import PRONOUNS, referring
from sayso.model import Mention, MentionKind, Page, Passage, PassageKind, Quote, Reference, Span
from sayso.model.annotation import Found
from sayso.text import fold
from sayso.text.fold import real
from sayso.text.split import sentences

_SPEAKING = frozenset({PassageKind.STANDFIRST, PassageKind.BODY})
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")  # of folded text
_OWNING = ("'", "’")
_NEAR = 24  # characters before a name in which a preposition or a title of its own can stand
_BEFORE = 2  # sentences before, whose names can be meant
_MOST = 60  # names of a sentence, and of a page, that are looked at
_BETWEEN = 2  # words between an article and its noun: "the car company"


class _Told(Struct):
    """What a page has told so far: grows sentence by sentence."""

    sentences: list[list[Named]] = []  # the last ones, the last one last
    names: list[Named] = []
    sexes: dict[str, str] = {}


def references(page: Page, passages: Sequence[Passage], marks: Sequence[Found]) -> tuple[Reference, ...]:
    """The references of the body of a page, in order of place."""
    whole = (mark for mark in marks if isinstance(mark, Quote) and mark.by != "nested")
    quotes = sorted((mark.words.start, mark.words.end) for mark in whole)
    named = _names(page, [mark for mark in marks if isinstance(mark, Mention)])
    starts = [name.span.start for name in named]
    told = _Told()
    found: list[Reference] = []
    for passage in passages:
        if passage.kind not in _SPEAKING or referring(passage.lang) is None:
            continue
        for start, end in sentences(page.text, passage.span.start, passage.span.end, passage.lang):
            here = named[bisect_left(starts, start) : bisect_left(starts, end)][:_MOST]
            words = [word for word in _words(page.text, start, end, passage.lang) if not _taken(word, here, quotes)]
            _learn(page.text, here, passage.lang, told.sexes)
            found += _sentence(page, words, _led(page.text, here, start, passage.lang), passage.lang, told)
    return tuple(found)


def _sentence(page: Page, words: Sequence[Word], here: list[Named], lang: str, told: _Told) -> list[Reference]:
    """The references of a sentence; what stands for a name counts as a name of it from then on."""
    found = []
    table = referring(lang) or {}
    for word in words:
        earlier = [name for name in here if name.span.end <= word.start]
        scene = Scene(earlier, told.sentences[::-1], told.names, told.sexes, table, page.text)
        answer = meant(word, scene)
        if answer is not None:
            span = Span(page.id, word.start, word.end)
            found.append(Reference(span, answer.by, answer.name.span))
            leads = not any(each.leads for each in here) or (answer.name.leads and answer.name in here)
            here = sorted([*here, replace(answer.name, span=span, leads=leads)], key=lambda name: name.span)
    told.sentences = [*told.sentences, here][-_BEFORE:]
    told.names = [*told.names, *here][-_MOST:]
    return found


def _names(page: Page, mentions: Sequence[Mention]) -> list[Named]:
    """The names of a page, none inside another; those that begin alike are one, as are persons of one last name."""
    bodies: list[str] = []
    names: list[Named] = []
    end = -1
    for mark in sorted(mentions, key=lambda mark: (mark.span.start, -mark.span.end)):
        if mark.span.start >= end:
            end = mark.span.end
            words = fold(page.text[mark.span.start : end]).text.split() or [""]
            who = words[-1] if mark.kind in PERSONS else _begun(" ".join(words), bodies)
            role = "" if mark.role is None else fold(page.text[mark.role.start : mark.role.end]).text
            names.append(Named(mark.span, who, mark.kind, role))
    return names


def _begun(name: str, bodies: list[str]) -> str:
    """The name of the page that begins as this does, or that this begins or abbreviates: "apple", "apple inc"."""
    for body in bodies:
        if f"{name} ".startswith(f"{body} ") or f"{body} ".startswith(f"{name} ") or _letters(body) == name:
            return body
    bodies.append(name)
    del bodies[:-_MOST]
    return name


def _letters(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _led(text: str, here: Sequence[Named], start: int, lang: str) -> list[Named]:
    """The names of a sentence; the first one leads, unless it owns what follows or stands behind a preposition."""
    lex = lexicon(lang)
    if not here or lex is None or text[here[0].span.end : here[0].span.end + 1] in _OWNING:
        return [*here]
    before = fold(text[max(start, here[0].span.start - _NEAR) : here[0].span.start]).text.split()[-2:]
    bound = any(lex.has("prepositions", word) or lex.has("of", word) for word in before)
    return [*here] if bound else [replace(here[0], leads=True), *here[1:]]


def _learn(text: str, here: Sequence[Named], lang: str, sexes: dict[str, str]) -> None:
    """What titles say: "spokeswoman X", "Mrs X"."""
    lex = lexicon(lang)
    for name in here if lex is not None else ():
        if name.kind is MentionKind.PERSON and lex is not None:
            before = fold(text[max(0, name.span.start - _NEAR) : name.span.start]).text.replace(".", " ").split()[-1:]
            told = (lex.gender(word, None) for word in (*before, *name.role.split()))
            sexes.update((name.who, sex) for sex in [sex for sex in told if sex][:1])


def _taken(word: Word, here: Sequence[Named], quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether a word is part of a name, stands right before one ("the president Omar …"), or in a quotation."""
    if any(name.span.start <= word.end + 1 and word.start < name.span.end for name in here):
        return True
    at = bisect_right(quotes, (word.start, len(quotes) + word.end)) - 1
    return at >= 0 and word.start < quotes[at][1]


def _words(text: str, start: int, end: int, lang: str) -> Iterator[Word]:
    """The words of a sentence that are in the table; a noun only behind its article, and if nothing narrows it."""
    table = referring(lang) or {}
    shadow = fold(text[start:end])
    tokens = [*_WORD.finditer(shadow.text)]
    spelt = [token.group() for token in tokens]
    for at in range(len(tokens)):
        pair = " ".join(spelt[at : at + 2])
        last = at + 1 if len(table.get(pair, ())) and at + 1 < len(tokens) else at
        said = pair if last > at else spelt[at]
        can = table.get(said, ())
        if not can:
            continue
        first = at if not PRONOUNS.isdisjoint(can) else _article(spelt, at, table)
        if first is not None and shadow.text[tokens[first].start() : tokens[at].start()].split() != spelt[first:at]:
            continue  # a comma or another mark lies between
        narrowed = last + 1 < len(tokens) and "open_heads" in table.get(spelt[last + 1], ())
        if first is not None and not (narrowed and shadow.text[tokens[last].end()] == " "):
            low, high = real(shadow, tokens[first].start(), tokens[last].end())
            yield Word(start + low, start + high, said, can)


def _article(spelt: Sequence[str], at: int, table: dict[str, tuple[str, ...]]) -> int | None:
    """Where the article of a noun stands; None without one, or with a word between that makes it another's."""
    for first in range(at - 1, max(-1, at - 2 - _BETWEEN), -1):
        lists = table.get(spelt[first], ())
        if "definite" in lists:
            return first
        if lists:
            return None
    return None
