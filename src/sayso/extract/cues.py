"""Cues: the words and phrases of say-so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.lang.lexicon import Entry, Lexicon, lexicon
from sayso.model import Cue, Page, Passage, PassageKind, Span
from sayso.text import fold
from sayso.text.fold import real

SPEAKING = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION})
_WORD = re.compile(r"\w+(?:['-]\w+)*")  # in folded text: "e-mailed", "d'apres"
_LINE = 200  # characters to each side that tell whether a line is set in capitals like a headline
_TITLE_CASE = 0.8  # share of longer words with a capital
_PIECE = 20_000  # characters of a passage that are folded at a time
Found = tuple[int, int, Entry]


def cues(page: Page, passages: tuple[Passage, ...]) -> tuple[Cue, ...]:
    """The cues of the page in order of place; `by` names the kind of form."""
    found: list[Cue] = []
    for passage in passages:
        lex = lexicon(passage.lang)
        if lex is None or passage.kind not in SPEAKING:
            continue
        for start in range(passage.span.start, passage.span.end, _PIECE):
            piece = page.text[start : min(start + _PIECE, passage.span.end)]
            for a, b, entry in _in(piece, lex):
                if passage.kind is PassageKind.HEADLINE or not _name(piece, a):
                    found.append(Cue(Span(page.id, start + a, start + b), entry.kind, entry.stance))
    return tuple(found)


def _in(piece: str, lex: Lexicon) -> Iterator[Found]:
    """Real offsets of the forms in a piece of text; the longest form wins."""
    shadow = fold(piece)
    tokens = [m.span() for m in _WORD.finditer(shadow.text)]
    at = 0
    while at < len(tokens):
        step, hit = _longest(shadow.text, tokens, at, lex=lex)
        if hit is not None and not _noun(shadow.text, tokens, at, lex=lex, entry=hit[2]):
            yield (*real(shadow, hit[0], hit[1]), hit[2])
        at += step


def _longest(text: str, tokens: list[tuple[int, int]], at: int, *, lex: Lexicon) -> tuple[int, Found | None]:
    start, stop = tokens[at]
    head = text[start:stop]
    for clitic in ("", *lex.clitics):
        most = lex.opens.get(head[len(clitic) :], 0) if head.startswith(clitic) else 0
        for count in range(min(most, len(tokens) - at), 0, -1):
            end = tokens[at + count - 1][1]
            form = text[start + len(clitic) : end]
            if form.count(" ") == count - 1 and (entry := lex.entries.get(form)) is not None:  # no mark between
                return count, (start + len(clitic), end, entry)
    glued = next((tail for tail in lex.enclitics if head.endswith(tail)), "")
    if glued and (entry := lex.entries.get(head[: -len(glued)])) is not None:  # "dit-il"
        return 1, (start, stop - len(glued), entry)
    return 1, None


def _noun(text: str, tokens: list[tuple[int, int]], at: int, *, lex: Lexicon, entry: Entry) -> bool:
    """A determiner or possessive right before the form makes it a noun ("the report", "his claim")."""
    if entry.kind != "verb" or at == 0 or lex.verb_first:
        return False
    before = text[slice(*tokens[at - 1])]
    glued = text[tokens[at - 1][1] : tokens[at][0]] == " "
    if not glued or before in ("that", "no"):
        return False
    if lex.has("through", before) and lex.has("channels", text[slice(*tokens[at])]):
        return True  # "in remarks", "на сообщении"
    return lex.has("determiners", before) or lex.has("possessives", before) or before.endswith(("'s", "s'"))


def _name(piece: str, start: int) -> bool:
    """A capital inside a sentence: part of a name ("Press Office", "Claim Court"), except in a line all in capitals."""
    if not piece[start].isupper():
        return False
    line_start = max(piece.rfind("\n", 0, start) + 1, start - _LINE)
    line_end = piece.find("\n", start, start + _LINE)
    line = piece[line_start : line_end if line_end >= 0 else start + _LINE]
    long = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    if sum(word[0].isupper() for word in long) > _TITLE_CASE * len(long):
        return False
    before = piece[line_start:start].rstrip()
    return before != "" and (before[-1].isalnum() or before[-1] in ",'’")
