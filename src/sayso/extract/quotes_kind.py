"""Is what stands in quotation marks somebody's words, a name or title, or a word used with distance?"""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct

from sayso.extract.quotes_marks import FAMILY, Mark
from sayso.lang.lexicon import Lexicon
from sayso.model import Passage, PassageKind
from sayso.text import fold, words

_SHORT = 3  # words: up to here a quotation needs say-so near it, or it is a name or a scare quote
_TITLE = 7  # words: the longest name with capitals throughout
_TAG = 3  # words behind the marks in which a verb stands
_NEAR = 250  # characters to each side in which say-so is looked for
_STEM = 4  # letters of a word that is no abbreviation
_BEFORE = 40  # characters before a mark that hold the noun of what is named
_ENDS = ",.!?…。！？،؟"
_MARKS = "".join(sorted(mark for mark in FAMILY if len(mark) == 1))
_STOP = re.compile(r"[.!?؟]\s|\n")
_SOLID = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # scripts without spaces: two signs make a word


class Kind(Enum):
    """What marks can hold."""

    SPEECH = "speech"
    NAME = "name"
    UNSURE = "unsure"  # a word or three, set off for some reason


class Piece(Struct, frozen=True):
    """What stands between two marks."""

    text: str
    passage: Passage
    opened: Mark
    closed: Mark


def within(piece: Piece) -> tuple[int, int]:
    """Range between the marks, without white space."""
    start, end = piece.opened.end, piece.closed.start
    while start < end and piece.text[start].isspace():
        start += 1
    while end > start and piece.text[end - 1].isspace():
        end -= 1
    return start, end


def kind_of(piece: Piece, lex: Lexicon | None) -> Kind:
    """By length, capitals, the word before, and say-so in the sentence."""
    start, end = within(piece)
    inside = [piece.text[a:b] for a, b in words(piece.text, start, end)]
    if not inside:
        return Kind.NAME
    size = len(inside) + len(_SOLID.findall(piece.text[start:end])) // 2
    stopped = piece.text[start:end].rstrip(_MARKS)[-1:] in _ENDS
    near = lex is not None and size <= _TITLE and _says_so_near(piece, lex)
    if size <= _TITLE and (_named(piece, inside[0], lex) or _looks_named(piece, inside, size, stopped=stopped)):
        said = near and (
            _tagged(piece, lex)
            or _headline(piece)
            or (lex is not None and lex.compounds and _says_so_near(piece, lex, "as"))
        )
        return Kind.SPEECH if said else Kind.NAME
    if piece.opened.family == "title":
        return Kind.SPEECH if stopped else Kind.NAME
    if size > _SHORT or stopped:
        return Kind.SPEECH
    if inside[-1].isdigit():
        return Kind.NAME
    return Kind.SPEECH if near or (lex is None and _introduced(piece)) else Kind.UNSURE


def _tagged(piece: Piece, lex: Lexicon | None) -> bool:
    """Does a verb that can take a quotation follow a comma or dash behind the marks: `«Volveremos», dijo X`?"""
    tail = fold(piece.text[piece.closed.end : min(piece.passage.span.end, piece.closed.end + _BEFORE)]).text
    if lex is None or _in_sentence(piece) or not tail.startswith((",", " -", " ,")):
        return False
    near = (lex.entries.get(word) for word in tail.replace(",", " ").split()[:_TAG])
    return any(entry is not None and "quote" in entry.takes for entry in near)


def _looks_named(piece: Piece, inside: list[str], size: int, *, stopped: bool) -> bool:
    """Capitals as a name has them: of all words of weight, or of the first of a few inside a sentence."""
    if _is_title(inside) and (not stopped or (len(inside) > 1 and _in_sentence(piece))):
        return True
    return size <= _SHORT and not stopped and inside[0][0].isupper() and _in_sentence(piece)


def _in_sentence(piece: Piece) -> bool:
    """Does a word stand right before the marks: 'on "New Day."'?"""
    before = piece.text[max(piece.passage.span.start, piece.opened.start - 2) : piece.opened.start]
    return len(before) == 2 and before[0].isalnum() and before[1].isspace()


def _headline(piece: Piece) -> bool:
    """A headline all in capitals at the front of its words, so that they tell nothing."""
    if piece.passage.kind is not PassageKind.HEADLINE:
        return False
    span = piece.passage.span
    line = piece.text[span.start : piece.opened.start] + piece.text[piece.closed.end : span.end]
    long = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return bool(long) and all(word[0].isupper() for word in long)


def _is_title(inside: list[str]) -> bool:
    """All capitals at the front of the words that carry meaning; scripts without case are never titles."""
    if len(inside) == 1 and len(inside[0]) < 2:
        return True
    heavy = [word for word in inside if len(word) > 3] or inside
    return all(word[0].isupper() or word[0].isdigit() for word in heavy) and any(word[0].isupper() for word in heavy)


def _named(piece: Piece, first: str, lex: Lexicon | None) -> bool:
    """Does a noun that takes a name ("newspaper", "وكالة") or "called" stand right before the mark?"""
    if lex is None:
        return False
    start = piece.opened.start
    before = fold(piece.text[max(piece.passage.span.start, start - _BEFORE) : start]).text
    if not before.strip():
        return False
    last = before.split()[-1]
    bare = next((last[len(c) :] for c in lex.clitics if last.startswith(c)), last)
    for word in (last, bare):
        entry = lex.entries.get(word)
        if lex.has("called", word) and first[0].islower() and entry is not None and "as" in entry.takes:
            return False  # 'what he called "a disgrace"'
        if lex.has("naming", word) or lex.has("called", word):
            return True
    return False


def _introduced(piece: Piece) -> bool:
    """A colon before the marks, or a comma and a small letter after them: what a language without a table shows."""
    before = piece.text[piece.passage.span.start : piece.opened.start].rstrip()[-1:]
    after = piece.text[piece.closed.end : piece.closed.end + 3]
    return before == ":" or (after[:2] in (", ", "، ") and after[2:].islower())


def _ends(text: str, at: int) -> bool:
    """Does a sentence end at a stop? Not behind a short word: "Mr. X"."""
    return not text[at - 1 : at].isalpha() or text[max(0, at - _STEM) : at].isalpha() or text[at] == "\n"


def _says_so_near(piece: Piece, lex: Lexicon, take: str = "") -> bool:
    """Does a word of say-so stand in the same sentence, perhaps one of a kind ("call X Y")?"""
    span = piece.passage.span
    left = piece.text[max(span.start, piece.opened.start - _NEAR) : piece.opened.start]
    right = piece.text[piece.closed.end : min(span.end, piece.closed.end + _NEAR)]
    left = left[next((m.end() for m in reversed(list(_STOP.finditer(left))) if _ends(left, m.start())), 0) :]
    right = right[: next((m.start() for m in _STOP.finditer(right) if _ends(right, m.start())), len(right))]
    for word in fold(left + " " + right).text.replace(",", " ").split():
        bare = next((word[len(c) :] for c in lex.clitics if word.startswith(c)), word)
        for form in (word, bare):
            entry = lex.entries.get(form)
            if entry is not None and entry.kind in ("verb", "according") and (not take or take in entry.takes):
                return True
    return False
