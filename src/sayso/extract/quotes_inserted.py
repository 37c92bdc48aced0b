"""Tags of say-so inside one pair of quotation marks: `« Le pont, a-t-il dit, est à nous. »`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from sayso.lang.lexicon import Lexicon
from sayso.model import Quote, Span
from sayso.text import fold
from sayso.text.fold import real

_DASHED = re.compile(r"[,.!?…] ?- ([^\n-]{3,100}?)[,.:]? ?- ")  # in folded text: ", - сказал он, - "
_HUGGED = re.compile(r" -([^\s-][^\n-]{3,100}?)-(?=[,.;:]? )[,.;:]? ")  # in folded text: " —dijo X—, "
_COMMAS = re.compile(r"[,،] ([^\n,،;:.!?؟]{3,90})[,،] ")  # ", a-t-il dit, "
_LAST = re.compile(r"[,،] ([^\n,،;:!?؟]{3,120}?)[.]?$")  # ", a-t-il dit." before the closing mark, or without one
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_LEAD = 2  # words of a tag before its verb: "a-t-il", "l'a"
_TAG = 9  # words of a tag between commas; a longer one is part of what is said


def parts(text: str, quote: Quote, lex: Lexicon) -> tuple[Quote, ...]:
    """The quotation, or its parts before, between and after the tags that stand inside its marks."""
    start, end = quote.words.start, quote.words.end
    shadow = fold(text[start:end])
    cuts = [real(shadow, a, b) for a, b in _tags(shadow.text, lex)]
    if not cuts:
        return (quote,)
    edges = [quote.words.start, *(start + at for cut in cuts for at in cut), quote.words.end]
    out = []
    for n in range(0, len(edges), 2):
        words = Span(quote.span.page, edges[n], edges[n + 1])
        first = quote.span.start if n == 0 else words.start
        last = quote.span.end if n + 2 == len(edges) else words.end
        out.append(replace(quote, span=Span(quote.span.page, first, last), by="inserted-tag", words=words))
    return tuple(part for part in out if part.words.start < part.words.end)


def _tags(shadow: str, lex: Lexicon) -> Iterator[tuple[int, int]]:
    """Ranges of the tags with the marks around them; what is said ends before the first mark that is a comma."""
    at = 0
    marks = (_DASHED, _HUGGED) if lex.free_order else (_DASHED, _HUGGED, _COMMAS)  # Russian sets tags off by dashes
    while True:
        found = [m for p in marks if (m := p.search(shadow, at)) is not None]
        if not found:
            last = None if lex.free_order else _LAST.search(shadow, at)
            if last is not None and is_tag(last.group(1), lex, dashed=True):
                yield last.start(), len(shadow)
            return
        match = min(found, key=lambda m: (m.start(), m.re is _COMMAS))
        if is_tag(match.group(1), lex, dashed=match.re is not _COMMAS):
            yield match.start() + (shadow[match.start()] in ".!?…"), match.end()
            at = match.end()
        else:
            at = match.start() + 1


def is_tag(words: str, lex: Lexicon, *, dashed: bool) -> bool:
    """Of folded words: does a verb of say-so that can take a quotation open the words, with its subject behind it?"""
    row = [m.group() for m in _WORD.finditer(words)]
    if not row or (len(row) > _TAG and not dashed):
        return False
    for n, word in enumerate(row[: _LEAD + 1]):
        stem = next((word[: -len(c)] for c in lex.enclitics if word.endswith(c)), None)
        bare = next((word[len(c) :] for c in lex.clitics if word.startswith(c) and word[len(c) :] in lex.entries), word)
        entry = lex.entries.get(stem or bare)
        if entry is not None and entry.kind == "verb" and "quote" in entry.takes and not entry.chained:
            tail = row[n + 1 :]
            glued = stem is not None or any(w.endswith(lex.enclitics) for w in row[:n])
            return glued or (bool(tail) and not lex.has("that", tail[0]) and (dashed or n == 0 or _helps(row[:n], lex)))
        if stem is None and not lex.has("auxiliaries", word) and not lex.has("negations", word):
            return False
    return False


def _helps(lead: list[str], lex: Lexicon) -> bool:
    """Nothing but auxiliaries before the verb: "a dit X"."""
    return all(lex.has("auxiliaries", word) for word in lead)
