"""Quotations: words inside quotation marks that are somebody's words, not a name."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sayso.extract import quotes_inserted as inserted
from sayso.lang.lexicon import Lexicon, lexicon
from sayso.model import Page, Passage, PassageKind, Quote, Span
from sayso.text import fold, words

SPEAKING = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION})
_DOUBLE, _ANGLE, _SINGLE, _SINGLE_ANGLE = '“”„‟"″＂', "«»", "‘’‚‛'`´", "‹›"
_FAMILY = {mark: family for family in (_DOUBLE, _ANGLE, _SINGLE, _SINGLE_ANGLE) for mark in family}
_LONGEST = 6000  # characters of one quotation; what is longer was never closed
_SHORT = 3  # words: up to here a quotation needs say-so near it, or it is a name or a scare quote
_TITLE = 7  # words: the longest name with capitals throughout
_ECHOES = 40  # short quotations of a page that are looked for in its longer ones
_DEPTH = 8  # marks that can be open at once; older ones were never closed


class _Open(Struct):
    """A mark that was opened."""

    at: int
    family: str


def quotes(page: Page, passages: tuple[Passage, ...]) -> tuple[Quote, ...]:
    """The quotations of the page in order of place; names in quotation marks are left out."""
    found: list[Quote] = []
    short: list[Quote] = []
    speaking = [passage for passage in passages if passage.kind in SPEAKING]
    for n, passage in enumerate(speaking):
        after = speaking[n + 1] if n + 1 < len(speaking) else None
        lex = lexicon(passage.lang)
        for start, end, by in _pairs(page.text, passage.span, _opens_with_mark(page.text, after)):
            inner = Span(page.id, *_trim(page.text, start + 1, end - (by != "unclosed-paragraph")))
            kept = found if _speech(page.text, passage, start, end, lex=lex) else short
            whole = Quote(Span(page.id, start, end), by, inner)
            kept += (
                inserted.parts(page.text, whole, lex)
                if kept is found and lex is not None and lex.inserted_tags
                else (whole,)
            )
    found += _echoed(page.text, found, short)
    return tuple(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end)))


def _echoed(text: str, found: list[Quote], short: list[Quote]) -> list[Quote]:
    """Short quotations without say-so near them whose words stand in a longer quotation of the page."""
    said = " ".join(_bare(text, quote) for quote in found)
    return [
        Quote(quote.span, "echo", quote.words)
        for quote in short[:_ECHOES]
        if not text[quote.words.start : quote.words.end].istitle() and f" {_bare(text, quote)} " in f" {said} "
    ]


def _bare(text: str, quote: Quote) -> str:
    """The folded words of a quotation, without marks."""
    shadow = fold(text[quote.words.start : quote.words.end]).text
    return " ".join("".join(char if char.isalnum() else " " for char in shadow).split())


def _opens_with_mark(text: str, passage: Passage | None) -> bool:
    if passage is None:
        return False
    head = text[passage.span.start : passage.span.end].lstrip()[:1]
    return head in _FAMILY and head != ""


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _pairs(text: str, span: Span, goes_on: bool) -> Iterator[tuple[int, int, str]]:  # noqa: FBT001 - a fact, no switch
    """Outermost pairs of marks in a passage, and what is open at the end of a paragraph of a longer quotation."""
    stack: list[_Open] = []
    pairs: list[tuple[int, int]] = []
    for at in range(span.start, span.end):
        family = _FAMILY.get(text[at])
        if family is None:
            continue
        before = text[at - 1] if at > span.start else " "
        after = text[at + 1] if at + 1 < span.end else " "
        slot = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].family == family), None)
        if slot is not None and at - stack[slot].at > _LONGEST:
            del stack[: slot + 1]
            slot = None
        if slot is not None and _can_close(text, at, before, after):
            pairs.append((stack[slot].at, at + 1))
            del stack[slot:]
        elif _can_open(text[at], before, after):
            stack.append(_Open(at, family))
            del stack[:-_DEPTH]
    yield from ((start, end, "marks") for start, end in _outermost(pairs))
    if goes_on and stack and stack[0].family not in (_SINGLE, _SINGLE_ANGLE):
        end = _trim(text, stack[0].at, span.end)[1]
        if all(end_ <= stack[0].at for _, end_ in pairs) and end - stack[0].at <= _LONGEST:
            yield stack[0].at, end, "unclosed-paragraph"


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _can_open(mark: str, before: str, after: str) -> bool:
    if mark in "«‹" and not before.isalnum():
        return True
    if after.isspace() or after in ",.;:!?)]}":
        return False
    if mark in "“„«‹‟":
        return True
    if mark in _SINGLE:
        return not (before.isalnum() or before in ".,!?)]\u0640") and (after.isalnum() or after in '[("“«…')
    return not before.isalnum() or before == "\u0640" or "\u0600" <= before <= "\u06ff" or mark == "”"


def _can_close(text: str, at: int, before: str, after: str) -> bool:
    mark = text[at]
    if mark in "»›" and not after.isalnum():
        return True
    if before.isspace() and not after.isspace() and mark not in "”»›":
        return False  # a second opener: the first was never closed
    if mark in "“„«‹‟" and not (after.isspace() or after in ",.;:!?)]}-–—،؛"):
        return False
    if mark in _SINGLE:
        return not before.isspace() and not after.isalnum() and not _plural_possessive(text, at)
    return True


def _plural_possessive(text: str, at: int) -> bool:
    """`the workers' rights' …`: an s before, a word after, and another closing mark still to come in the sentence."""
    if text[at - 1 : at] not in ("s", "S") or text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].islower():
        return False
    for n in range(at + 2, min(len(text) - 1, at + 200)):
        if text[n] == "\n":
            return False
        if text[n] in _SINGLE:
            return not text[n + 1].isalnum() and not text[n - 1].isspace()
    return False


def _speech(text: str, passage: Passage, start: int, end: int, *, lex: Lexicon | None) -> bool:
    """Is this somebody's words, by length, capitals, the word before, and say-so in the sentence?"""
    inside = [text[a:b] for a, b in words(text, start + 1, end - 1)]
    if not inside:
        return False
    if _named(text, passage, start, lex=lex) and len(inside) <= _TITLE:
        return False
    if len(inside) <= _TITLE and _is_title(inside) and text[end - 2] not in ",.!?…":
        return False
    if len(inside) > _SHORT or text[end - 2] in ",.!?…":
        return True
    if text[end - 2].isdigit():
        return False
    return lex is not None and _says_so_near(text, passage, start, end, lex=lex)


def _is_title(inside: list[str]) -> bool:
    """All capitals at the front of the words that carry meaning; scripts without case are never titles."""
    if len(inside) == 1 and len(inside[0]) < 2:
        return True
    heavy = [word for word in inside if len(word) > 3] or inside
    return all(word[0].isupper() or word[0].isdigit() for word in heavy) and any(word[0].isupper() for word in heavy)


def _named(text: str, passage: Passage, start: int, *, lex: Lexicon | None) -> bool:
    """Does a noun that takes a name ("newspaper", "وكالة") or "called" stand right before the mark?"""
    if lex is None:
        return False
    before = fold(text[max(passage.span.start, start - 40) : start]).text
    if not before.strip():
        return False
    last = before.split()[-1]
    bare = next((last[len(c) :] for c in lex.clitics if last.startswith(c)), last)
    return any(lex.has(field, word) for field in ("naming", "called") for word in (last, bare))


def _says_so_near(text: str, passage: Passage, start: int, end: int, *, lex: Lexicon) -> bool:
    """Does a word of say-so stand in the same sentence, as far as 250 characters off?"""
    left = text[max(passage.span.start, start - 250) : start]
    right = text[end : min(passage.span.end, end + 250)]
    for stop in (". ", "! ", "? ", "\n", "؟ "):
        left, right = left.rpartition(stop)[2] or left, right.partition(stop)[0]
    for word in fold(left + " " + right).text.replace(",", " ").split():
        bare = next((word[len(c) :] for c in lex.clitics if word.startswith(c)), word)
        for form in (word, bare):
            entry = lex.entries.get(form)
            if entry is not None and entry.kind in ("verb", "according"):
                return True
    return False
