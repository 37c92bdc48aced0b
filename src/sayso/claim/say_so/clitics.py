"""Letters glued to the front of a word, taken apart: "للوزير" is "ل" and "الوزير" (Arabic).

So a rule reads "لوكالة", "ل وكالة" of a dump, and a name behind its "ل" alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import structs

from sayso.claim.say_so.row import COMMA, ENDS, HARD
from sayso.claim.say_so.tokens import Token
from sayso.lang.lexicon import Entry, Lexicon, lexicon
from sayso.text import fold

_WORD = re.compile(r"[^\s«»“”\"]+")
_REST = 3  # letters that must be left of a word
_REACH = 24  # tokens between a verb and the preposition that opens what is said
_ENDINGS = ("ان", "ين", "ون", "تان", "ات", "ه", "و", "ا")  # folded, of the number and sex of nouns
_KNOWN = (
    "whole", "people", "channels", "agencies", "groups", "prepositions", "auxiliaries", "that", "relatives", "what",
    "subordinators", "coordinators", "adverbs", "times", "determiners", "negations", "cuts", "things", "pronouns",
)  # fmt: skip
_PARTED = (
    "people", "channels", "agencies", "groups", "prepositions", "relatives", "negations", "auxiliaries",
    "subordinators", "hearers", "pronouns", "saying_of", "determiners", "times",
)  # fmt: skip


@cache
def _listed(code: str, fields: tuple[str, ...]) -> frozenset[str]:
    """The words of several lists of a language."""
    lex = lexicon(code)
    return frozenset() if lex is None else frozenset[str]().union(*(lex.sets[field] for field in fields))


def noun_forms(word: str, lex: Lexicon) -> Iterator[str]:
    """A noun as it may stand in a table: with and without its article, in the singular, of a man."""
    articles = sorted(lex.sets["article"])
    for form in (word, *(word[len(a) :] for a in articles if word.startswith(a))):
        yield form
        yield from (form[: -len(end)] for end in _ENDINGS if form.endswith(end) and len(form) > len(end) + 2)
        yield from (f"{form[:-2]}ون" for _ in (1,) if form.endswith("ين"))
        yield from (f"{form[:-2]}ه" for end in ("تا", "تي") if form.endswith(end))


def parted(row: Sequence[Token], lex: Lexicon, text: str) -> tuple[Token, ...]:
    """The tokens with each glued letter as a token of its own."""
    out: list[Token] = []
    for token in row:
        for piece in _loose(token, lex, text):
            out += _parts(piece, lex, text) if piece.kind == "word" else (piece,)
    return tuple(_governed(out, lex, text))


def _loose(token: Token, lex: Lexicon, text: str) -> Iterator[Token]:
    """The words of a name that cannot be one: a preposition stands before it, a hearer or "that" inside it."""
    words = token.text.split(" ")
    if (
        token.kind != "name"
        or len(words) < 2
        or not (
            lex.has("prepositions", words[0])
            or (lex.has("agencies", words[0]) and words[0].startswith(tuple(lex.sets["article"])))
            or lex.has("that", words[-1])
            or any(lex.has("glued_to", word[0]) and lex.has("agencies", word[1:]) for word in words[1:])
        )
    ):
        yield token
        return
    for match in _WORD.finditer(text, token.start, token.end):
        yield Token(match.start(), match.end(), fold(match.group()).text, "word")


def _parts(token: Token, lex: Lexicon, text: str) -> Iterator[Token]:
    word = token.text
    if len(word) < _REST or word[0] not in lex.sets["glued"] or word in _listed(lex.code, _KNOWN):
        yield token
        return
    letter, rest = word[0], word[1:]
    article = next((a for a in sorted(lex.sets["article"]) if rest.startswith(a) and len(rest) - len(a) >= _REST), "")
    drops = lex.has("drops_alif", letter) and rest.startswith(letter) and len(rest) > _REST  # "للوزير"
    if drops:
        rest = "".join(a[:-1] for a in sorted(lex.sets["article"])[:1]) + rest
    if (
        lex.has("glued", letter)
        and (article or not lex.has("as_if", letter))
        and (article or drops or _is_parted(rest, lex))
    ):
        first, second = _cut(token, rest, text)
        if drops:  # "للوزير" stays whole as a span
            first, second = structs.replace(first, end=token.start), structs.replace(second, start=token.start)
        yield first
        yield from (second,) if drops else _parts(second, lex, text)
        return
    yield token


def _is_parted(rest: str, lex: Lexicon) -> bool:
    if rest in _listed(lex.code, _PARTED):
        return True
    return len(rest) > _REST and any(lex.has("people", form) for form in noun_forms(rest, lex))


def _cut(token: Token, rest: str, text: str) -> tuple[Token, Token]:
    """The first letter, and the rest of the word."""
    at = token.start + fold(text[token.start : token.end]).starts[1]
    first = structs.replace(token, end=at, text=token.text[0])
    return first, structs.replace(token, start=at, text=rest)


def _governed(row: list[Token], lex: Lexicon, text: str) -> Iterator[Token]:
    """Behind a verb whose preposition is one glued letter ("طالب بإعادة …"), the first word that begins with it."""
    wanted: str = ""
    left = 0
    for token in row:
        left -= 1
        if left <= 0 or token.kind == "quote" or (token.kind == "mark" and token.text in (*HARD, *ENDS)):
            wanted = ""
        if token.entry is not None:
            wanted, left = _letter(token.entry, lex), _REACH
        elif token.kind == "word" and (lex.has("that", token.text) or token.text == wanted):
            wanted = ""
        elif wanted and token.kind == "word" and _opens(token.text, wanted, lex):
            yield from _cut(token, token.text[1:], text)
            wanted = ""
            continue
        elif wanted and token.kind == "mark" and token.text in COMMA:
            left = min(left, _REACH // 2)
        yield token


def _letter(entry: Entry, lex: Lexicon) -> str:
    return next((letter for letter in sorted(entry.governs) if lex.has("glued", letter)), "")


def _opens(word: str, letter: str, lex: Lexicon) -> bool:
    return word[0] == letter and len(word) >= _REST and word not in _listed(lex.code, _KNOWN)
