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
_SENTENCE = 300  # characters in which a verb has its second part
_STEM = 3  # letters at least of a verb before a pronoun that is glued to it
_STEM = 3  # letters at least of a verb before a pronoun that is glued to it
_NOUN_ENDS = frozenset("ة")  # behind the letters of a verb: a noun ("رؤية"), no pronoun as in "رآه"
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
                if lex.compounds and piece[a].isupper() and entry.kind in ("verb", "split"):
                    continue  # a noun: "Angaben"
                if lex.exact and not _written(piece[a:b], entry, lex):
                    continue
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
        if hit is None or not _whole(shadow.text, hit, lex):
            at += step
            continue
        if not _noun(shadow.text, tokens, at, lex=lex, entry=hit[2]):
            start, end = real(shadow, hit[0], hit[1])
            if piece[end : end + 1] not in _NOUN_ENDS or hit[1] == tokens[at + step - 1][1]:
                yield start, end, hit[2]
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
    if lex.verb_first and (found := _with_object(text, start, stop, lex=lex)) is not None:
        return 1, found
    return 1, None


def _with_object(text: str, start: int, stop: int, *, lex: Lexicon) -> Found | None:
    """A verb with a pronoun glued behind it: "اتهمه", "وأبلغته"."""
    head = text[start:stop]
    if lex.has("carried", head):
        return None
    for tail in sorted(lex.sets["suffixes"], key=lambda form: (-len(form), form)):
        for clitic in ("", *lex.clitics):
            stem = head[len(clitic) : -len(tail)]
            if not (head.startswith(clitic) and head.endswith(tail) and len(stem) >= _STEM):
                continue
            entry = lex.entries.get(stem)
            if entry is not None and entry.kind == "verb" and not entry.chained and not lex.has("nounlike", stem):
                return start + len(clitic), stop - len(tail), entry
    return None


def _written(words: str, entry: Entry, lex: Lexicon) -> bool:
    """Has a verb the accents of the table? Capitals often have none."""
    plain = " ".join(words.casefold().split())
    forms = lex.exact.get(fold(plain).text) if entry.kind in ("verb", "own_words") else None
    return forms is None or plain in forms or words.isupper()


def _whole(text: str, hit: Found, lex: Lexicon) -> bool:
    """A verb in two parts ("teilte … mit") has its second part in the same sentence."""
    if hit[2].kind != "split":
        return True
    behind = text[hit[1] : hit[1] + _SENTENCE].partition(". ")[0]
    parts = lex.split[text[hit[0] : hit[1]]]
    return any(f" {part}" in behind for part in parts)


def _noun(text: str, tokens: list[tuple[int, int]], at: int, *, lex: Lexicon, entry: Entry) -> bool:
    """A determiner or possessive right before the form makes it a noun ("the report", "his claim")."""
    if entry.kind not in ("verb", "split") or at == 0 or lex.verb_first or lex.verb_second:
        return False
    before = text[slice(*tokens[at - 1])]
    glued = text[tokens[at - 1][1] : tokens[at][0]] == " "
    owner = before.partition("'")[0]
    if not glued or before in ("that", "no") or any(lex.has(f, owner) for f in ("pronouns", "collective", "bodies")):
        return False  # "he's said that"
    if lex.has("plural_nouns", before) and lex.has("determiners", before):  # "some say", "some reports"
        return text[slice(*tokens[at])].endswith(tuple(lex.sets["plural_letters"]))
    bare = bool(lex.sets["plural_letters"]) and not entry.chained  # a language in which nouns look like verbs
    if bare and lex.has("prepositions", before) and not (lex.has("to", before) or lex.has("subordinators", before)):
        return True  # "the secretary of state", "in pledged delegates"
    if lex.has("through", before) and lex.has("channels", text[slice(*tokens[at])]):
        return True  # "in remarks", "на сообщении"
    if lex.exact and lex.has("object_pronouns", before):
        return False  # "lo confirmó"
    if lex.inverts and lex.has("to_the", before):
        return True  # "a assuré au juge que"
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
