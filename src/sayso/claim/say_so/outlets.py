"""Outlets that no table knows: a name that is told something passes it on, unless the page knows it as a person."""

from __future__ import annotations

from sayso.claim.say_so.row import Row
from sayso.model import MentionKind, Span
from sayso.text import fold

_PLACES = 12  # times that a page names an outlet, at most
_BEFORE = 30  # characters before a name in which the word before it stands
_BEFORE_NAMES = ("to", "by", "prepositions", "agencies")
_GUESSED = ("capital", "told")  # rules of names that know no more than how a word is written
_MARKS = frozenset("«„“")
_PERSONS = frozenset({MentionKind.PERSON, MentionKind.PLACE})


def named_outlet(row: Row, start: int, end: int) -> tuple[Span, ...]:
    """The outlet in tokens [start, end) of a hearer, by a word of its name or because nothing else is told so."""
    while start < end and row.word(start, "determiners", "to"):
        start += 1
    if start >= end or not row.text[row.tokens[start].start].isupper():
        return ()
    stop = start
    while stop < end and (_capital(row, stop) or (row.word(stop, "of") and stop + 1 < end and _capital(row, stop + 1))):
        stop += 1
    span = Span(row.page, row.tokens[start].start, row.tokens[stop - 1].end)
    words = [word for token in row.tokens[start:stop] for word in token.text.split()]
    if any(row.lex.has("mastheads", word) or row.lex.noun("agencies", word) for word in words):
        return (span,)
    quoted = row.text[span.start - 1] in _MARKS if span.start else False
    return (span,) if quoted or (len(words) == 1 and not row.lex.compounds and _lone(row, start, span)) else ()


def _capital(row: Row, at: int) -> bool:
    return row.kind(at) in ("word", "name") and row.text[row.tokens[at].start].isupper()


def _lone(row: Row, at: int, span: Span) -> bool:
    """A single name that stands nowhere on the page but where it is told something, or behind a preposition."""
    mention = row.tokens[at].mention
    if mention is not None and not (
        mention.kind in _PERSONS and mention.role is None and mention.by.startswith(_GUESSED)
    ):
        return False
    name = row.text[span.start : span.end]
    found, places = row.text.find(name), 0
    while found >= 0:
        places += 1
        if places > _PLACES or not _heard(row, found, found + len(name)):
            return False
        found = row.text.find(name, found + len(name))
    return True


def _heard(row: Row, start: int, end: int) -> bool:
    """Does a verb that takes a hearer, a preposition or an outlet's noun stand before a name, and none behind it?"""
    before = row.text[max(0, start - _BEFORE) : start]
    if row.text[end : end + 1].isalnum() or row.text[end : end + 2] in ("'s", "’s"):
        return False
    words = fold(before).text.split()
    if not words or not before.endswith((" ", "\xa0", "(", "«", "“", '"')):
        return False
    word = words[-1].strip('"(')
    entry = row.lex.entries.get(word)
    told = entry is not None and ("hearer" in entry.takes or entry.kind == "according")
    beside = row.text[end : end + 1] == " " and row.text[end + 1 : end + 2].isupper()
    return not beside and (told or not word or any(row.lex.has(f, word) for f in _BEFORE_NAMES))
