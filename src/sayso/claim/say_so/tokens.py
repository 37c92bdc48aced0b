"""A sentence as tokens: words, names, times and quotations in one row, ready for the rules of say-so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from sayso.claim.items import dates
from sayso.lang.lexicon import Entry, Lexicon
from sayso.model import Cue, Found, Mention, MentionKind, Page, Passage, Quote, Timex
from sayso.text import fold, sentences
from sayso.text.parse import Word

_PIECE = re.compile(r"\w+(?:['-]\w+)*|'s\b|[^\w\s]")  # in folded text
_SPEECH = 3  # words: a quotation as long as this stands as one token; shorter ones are read as words
_PRONOUNS = ("pronouns", "collective", "bodies", "things", "speakers_not")
_AFTER_VERB = ("determiners", "possessives", "pronouns", "collective", "bodies", "that")
_BEFORE_VERB = (
    *("pronouns", "collective", "bodies", "plural_nouns", "relatives", "that", "coordinators", "auxiliaries"),
    *("adverbs", "negations", "hedges"),
)
_OPEN, _CLOSE, _ASIDE = ("(", "["), (")", "]"), 8  # _ASIDE: tokens of a bracket that is read over, marks included
_LEAD, _SIGNED = 60, 14  # characters before, and tokens of, a dateline
_WORD = 8  # characters of an adverb between the two: "هكذا"
_TAG = 4  # characters between a quotation and the verb behind it
_MARKS = frozenset('"“„«»‘「')  # that open a quotation
_HYPHENS = frozenset("-\u2010\u2011")
_DASHES = ("-", "–", "—")
_LONGEST = 200  # tokens of one sentence; a longer one is a list or a dump


class Token(Struct, frozen=True):
    """One piece of a sentence. `kind` is "word", "name", "time", "quote", "cue" or "mark"."""

    start: int  # real offsets of Page.text
    end: int
    text: str  # folded
    kind: str
    mention: Mention | None = None
    quote: Quote | None = None
    entry: Entry | None = None


class Sentence(Struct, frozen=True):
    """The tokens of one sentence of a passage."""

    tokens: tuple[Token, ...]
    passage: int  # place in the row of passages
    start: int
    end: int
    parse: tuple[Word, ...] = ()  # offsets of the page; () where nobody asked for it


def read(page: Page, passage: Passage, number: int, marks: Sequence[Found], lex: Lexicon) -> Iterator[Sentence]:
    """The sentences of a passage; a quotation is never cut, and `"…!" X said` stays together."""
    inside = [m for m in marks if passage.span.start <= m.span.start and m.span.end <= passage.span.end]
    spoken = [
        m
        for m in inside
        if isinstance(m, Quote) and (_is_speech(page.text, m) or _is_tagged(page.text, m, inside, lex))
    ]
    blocks = _blocks(page.text, inside, spoken, lex)
    starts = [block.start for block in blocks]
    stops = {end for _, end in sentences(page.text, passage.span.start, passage.span.end, passage.lang)}
    for start, end in _joined(page.text, passage, spoken, lex):
        some = blocks[bisect_left(starts, start) : bisect_left(starts, end)]
        tokens = _tokens(page.text, start, end, some, lex)
        kept = tuple(token for token in tokens if token.text != "." or not _shortens(page.text, token, stops))
        row = _nouns(_plain(kept), lex)
        if start - passage.span.start < _LEAD:
            row = row[_dateline(page.text, row) :]
        for cut in range(0, len(row), _LONGEST):
            piece = row[cut : cut + _LONGEST]
            yield Sentence(piece, number, piece[0].start, piece[-1].end)


def _shortens(text: str, token: Token, stops: set[int]) -> bool:
    """The full stop of an abbreviation inside a sentence: "Mrs. Orn", "Sen. Malik"."""
    if token.end in stops:
        return False
    return text[token.end : token.end + 1].isspace() and not text[token.start - 1 : token.start].isspace()


def _is_speech(text: str, quote: Quote) -> bool:
    said = text[quote.words.start : quote.words.end]
    if quote.by in ("nested", "inserted-tag", "dialogue-dash"):
        return quote.by != "nested"  # which is part of a longer one
    return said.count(" ") + 1 >= _SPEECH or said.endswith((",", ".", "!", "?", "…"))


def _is_tagged(text: str, quote: Quote, marks: Sequence[Found], lex: Lexicon) -> bool:
    """A quotation of a word or two with its verb behind a comma: `"نعم"، قال X` (where the verb stands first)."""
    after = text[quote.span.end : quote.span.end + _TAG]
    if lex.free_order and quote.by != "nested":
        opened = text[: quote.span.start].rstrip().endswith(":")
        return opened or (after.startswith(",") and after[1:].lstrip()[:1] in _DASHES)
    if not lex.verb_first or quote.by == "nested":
        return False
    before, bare = text[max(0, quote.span.start - _TAG) : quote.span.start].rstrip(" "), after.lstrip(" ،,")
    first = before == "" or before[-1] in ".!?؟:\n"  # of its sentence
    if bare == after or not any(mark in after[: len(after) - len(bare)] for mark in "،,"):
        return (first or before[-1] in "،,") and after[:1] in (".", "", "\n") and len(marks) > 1
    if not first and before[-1] not in "،,":
        return False
    verb = quote.span.end + len(after) - len(bare)
    return any(isinstance(m, Cue) and m.by == "verb" and 0 <= m.span.start - verb <= _WORD for m in marks)


def _blocks(text: str, inside: Sequence[Found], spoken: Sequence[Quote], lex: Lexicon) -> list[Token]:
    """What stands as one token, without overlap: quotations first, then cues and names, then times."""
    rows: list[tuple[int, Token]] = [(0, Token(q.span.start, q.span.end, '"', "quote", quote=q)) for q in spoken]
    for mark in inside:
        if isinstance(mark, Quote):
            continue
        if isinstance(mark, Timex):
            if not dates(mark):
                continue
            rows.append((3, Token(mark.span.start, mark.span.end, text[mark.span.start : mark.span.end], "time")))
            continue
        shadow = fold(text[mark.span.start : mark.span.end]).text
        if isinstance(mark, Mention):
            rows.append((2, Token(mark.span.start, mark.span.end, shadow, "name", mention=mark)))
        elif isinstance(mark, Cue) and (entry := lex.entries.get(shadow)) is not None:
            rank = 1 if entry.kind != "verb" else 4
            rows.append((rank, Token(mark.span.start, mark.span.end, shadow, "cue", entry=entry)))
    kept: list[Token] = []
    taken: list[tuple[int, int]] = []
    for _, block in sorted(rows, key=lambda row: (row[0], row[1].start, -row[1].end)):
        at = bisect_left(taken, (block.start, block.end))
        free_left = at == 0 or taken[at - 1][1] <= block.start
        if free_left and (at == len(taken) or taken[at][0] >= block.end):
            taken.insert(at, (block.start, block.end))
            kept.append(block)
    return sorted(kept, key=lambda block: block.start)


def _opens_sentence(text: str, at: int, lex: Lexicon) -> bool:
    """A quotation, or a pronoun or article with a capital: `"Why?" He shrugged.` is two sentences."""
    if text[at] in _MARKS or not text[at].isupper():
        return text[at] in _MARKS
    word = fold(text[at : at + _SIGNED].split(" ", 1)[0]).text
    return any(lex.has(field, word) for field in ("pronouns", "collective", "bodies", "determiners", "possessives"))


def _joined(text: str, passage: Passage, spoken: Sequence[Quote], lex: Lexicon) -> Iterator[tuple[int, int]]:
    """Ranges of sentences; a bound inside a quotation, or after one that ends in a mark, does not count."""
    pending: tuple[int, int] | None = None
    starts = [quote.span.start for quote in spoken]
    for start, end in sentences(text, passage.span.start, passage.span.end, passage.lang):
        at = bisect_left(starts, start) - 1
        cut = at >= 0 and spoken[at].span.end > start
        whole = at >= 0 and spoken[at].span.end <= start and text[spoken[at].span.end : start].strip() == ""
        tagged = whole and text[spoken[at].words.end - 1] in "!?؟…،," and not _opens_sentence(text, start, lex)
        signed = whole and text[start] in "-–—―"
        if pending is not None and (cut or tagged or signed):
            pending = (pending[0], end)
            continue
        if pending is not None:
            yield pending
        pending = (start, end)
    if pending is not None:
        yield pending


def _nouns(row: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """The row with forms that are nouns as well ("claims", "state") as words, where no subject stands before them."""
    if not lex.sets["noun_forms"]:
        return row
    ends = tuple(sorted(lex.sets["plural_letters"]))
    out = list(row)
    for n, token in enumerate(row):
        entry = token.entry
        if entry is None or entry.kind != "verb" or entry.chained or not lex.has("noun_forms", token.text):
            continue
        if (entry.base or token.text.split(" ", 1)[0].endswith(ends)) and not _acts(row, n, lex):
            out[n] = structs.replace(token, kind="word", entry=None)
    return tuple(out)


def _acts(row: tuple[Token, ...], at: int, lex: Lexicon) -> bool:
    """Can the token be a verb: does the end of its subject or a word of its group stand right before it?"""
    if at == 0:
        return False
    token = row[at - 1]
    if token.kind == "mark" and token.text == ",":
        return at + 1 < len(row) and _opens(row[at + 1], lex)
    if token.kind in ("name", "quote", "time") or (token.kind == "mark" and token.text in (")", "-")):
        return True
    adverb = token.text.endswith(tuple(sorted(lex.sets["adverb_endings"])))
    return token.kind == "word" and (
        adverb
        or any(lex.has(field, token.text) for field in _BEFORE_VERB)
        or any(lex.noun(field, token.text) for field in ("people", "channels", "evidence"))
    )


def _opens(token: Token, lex: Lexicon) -> bool:
    """Can what stands behind a verb of say-so begin with the token: a name, "the minister", "that", "he"?"""
    if token.kind in ("name", "quote", "time") or lex.noun("people", token.text):
        return True
    return any(lex.has(field, token.text) for field in _AFTER_VERB)


def _plain(row: tuple[Token, ...]) -> tuple[Token, ...]:
    """The row without short asides in brackets ("(KPA)", "(R-IN)"), which stand between a subject and its verb."""
    out: list[Token] = []
    opened: int | None = None
    for token in row:
        out.append(token)
        if token.text in _OPEN and token.kind == "mark":
            opened = len(out) - 1
        elif token.text in _CLOSE and token.kind == "mark" and opened is not None:
            aside = out[opened:]
            if opened > 0 and len(aside) <= _ASIDE and all(t.kind != "quote" and t.entry is None for t in aside):
                del out[opened:]
            opened = None
    return tuple(out)


def _dateline(text: str, row: tuple[Token, ...]) -> int:
    """Tokens of a place, date and agency before a dash at the beginning of a report: "WADI, October 21 (VNA) - "."""
    for n, token in enumerate(row[:_SIGNED]):
        if token.kind == "mark" and token.text == "-" and n > 0:
            return n + 1
        capital = token.kind == "word" and (text[token.start : token.end].isupper() or token.text.isdigit())
        person = token.mention is not None and token.mention.kind in (MentionKind.PERSON, MentionKind.UNNAMED)
        if person or not (capital or token.kind in ("mark", "time", "name")):
            return 0
    return 0


def _tokens(text: str, start: int, end: int, blocks: Sequence[Token], lex: Lexicon) -> Iterator[Token]:
    at = start
    for block in blocks:
        yield from _words(text, at, min(block.start, end), lex)
        yield block
        at = max(at, block.end)
    yield from _words(text, at, end, lex)


def _words(text: str, start: int, end: int, lex: Lexicon) -> Iterator[Token]:
    if start < end and start > 0 and text[start] in _HYPHENS and text[start - 1].isalnum():
        start += 1  # "dit-il": the verb is a token already
    if start >= end or text[start:end].isspace():
        return
    shadow, accented = fold(text[start:end]), lex.sets["accented"]
    plainly = isinstance(shadow.starts, range) and not lex.enclitics and not accented  # as nearly all text is
    for match in _PIECE.finditer(shadow.text):
        first, last = match.span()
        if plainly and "'" not in (word := match.group()) and word != '"':
            kind = "word" if word[0].isalnum() or word[0] == "_" else "mark"
            yield Token(start + first, start + last, word, kind)
            continue
        real_end = max(shadow.starts[last], shadow.starts[last - 1] + 1)
        word = match.group()
        kind = "word" if word[0].isalnum() or word[0] == "_" else "mark"  # a possessive "'s" after a name is a mark
        stem = _stem(word, lex) if lex.enclitics else None
        head, mark, tail = word.partition("'")
        if stem is not None:  # "a-t-il"
            cut = start + shadow.starts[first + len(stem)]
            yield Token(start + shadow.starts[first], cut, stem, "word")
            yield Token(cut + 1, start + min(real_end, end - start), word.rpartition("-")[2], "word")
            continue
        if mark and tail and lex.has("contracted", mark + tail) and any(lex.has(f, head) for f in _PRONOUNS):
            cut = start + shadow.starts[first + len(head)]
            yield Token(start + shadow.starts[first], cut, head, "word")
            yield Token(cut, start + min(real_end, end - start), mark + tail, "word")
        elif mark and tail and lex.has("elided", head + mark):
            cut = start + shadow.starts[first + len(head) + 1]
            yield Token(start + shadow.starts[first], cut, head, "word")
            yield Token(cut, start + min(real_end, end - start), tail, "word")
        elif word != '"' and not (word == "'" and _elides(shadow.text, first, lex)):
            first_at, last_at = start + shadow.starts[first], start + min(real_end, end - start)
            if accented and (plain := text[first_at:last_at].casefold()) in accented:
                word = plain
            yield Token(first_at, last_at, word, kind)


def _stem(word: str, lex: Lexicon) -> str | None:
    """A verb without the subject glued behind it; None where none is, or the word is one alone: "t-elle"."""
    if not word.endswith(lex.enclitics) or any(lex.has(field, word) for field in _PRONOUNS):
        return None
    return next((word[: -len(c)] for c in lex.enclitics if word.endswith(c) and len(word) > len(c)), None)


def _elides(text: str, at: int, lex: Lexicon) -> bool:
    """Does the apostrophe at `at` of a folded text glue a short word to the name behind it: "l'Agence X"?"""
    return any(text.endswith(word, 0, at + 1) for word in lex.sets["elided"]) if lex.sets["elided"] else False
