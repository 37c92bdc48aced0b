"""The running words of a page, without quotations, and the shingles that two wordings share."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from msgspec import Struct

from sayso.model import Analysis, PassageKind, Quote, Span
from sayso.text import fold, words

SHINGLE = 5  # words; two reports of one letter by two agencies share one or two such runs by chance, copies share most
LONGEST = 20_000  # words of a page that are compared
CROWD = 20  # pages with one shingle that are all paired; of a larger crowd each is paired with the first
LONG_PASSAGE = 600  # words; a longer passage is not compared word by word
LONG_EDIT = 8  # words; what is longer and has no counterpart was left out or added
SHOWN = 4  # changes that are told
_OWN = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY})


class Wording(Struct, frozen=True):
    """Words of one passage: folded, and where they stand."""

    span: Span
    words: tuple[str, ...]
    at: tuple[tuple[int, int], ...]


class Text(Struct, frozen=True):
    """The words of one page, passage by passage."""

    page: str
    body: Span | None  # from the first to the last passage of the body
    wordings: tuple[Wording, ...]
    shingles: frozenset[str]


def text(analysis: Analysis) -> Text:
    """What the page says in its own words and languages."""
    quotes = (mark for mark in analysis.annotations if isinstance(mark, Quote) and mark.by != "nested")
    quoted = sorted((mark.span.start, mark.span.end) for mark in quotes)
    found, left = [], LONGEST
    for passage in analysis.passages:
        if passage.kind in _OWN and left > 0:
            wording = _wording(analysis, passage.span, quoted, left)
            left -= len(wording.words)
            found.append(wording)
    bodies = [passage.span for passage in analysis.passages if passage.kind is PassageKind.BODY]
    body = Span(analysis.page.id, bodies[0].start, bodies[-1].end) if bodies else None
    return Text(analysis.page.id, body, tuple(found), frozenset(run for one in found for run in shingles(one.words)))


def _wording(analysis: Analysis, span: Span, quoted: Sequence[tuple[int, int]], most: int) -> Wording:
    kept: list[tuple[str, tuple[int, int]]] = []
    for start, end in words(analysis.page.text, span.start, span.end):
        at = bisect_right(quoted, (start, len(analysis.page.text))) - 1
        if at >= 0 and quoted[at][0] <= start < quoted[at][1]:
            continue
        kept.append((fold(analysis.page.text[start:end]).text, (start, end)))
        if len(kept) >= most:
            break
    return Wording(span, tuple(word for word, _ in kept), tuple(at for _, at in kept))


def shingles(said: Sequence[str]) -> list[str]:
    """Runs of SHINGLE words.

    >>> shingles("the dam above the town gave way".split())
    ['the dam above the town', 'dam above the town gave', 'above the town gave way']
    """
    return [" ".join(said[n : n + SHINGLE]) for n in range(len(said) - SHINGLE + 1)]


def shared(texts: Iterable[Text]) -> Counter[tuple[str, str]]:
    """How many shingles two pages share, for pages that share any; grows with the words, not with pairs of pages."""
    holders: dict[str, list[str]] = defaultdict(list)
    for one in sorted(texts, key=lambda each: each.page):
        for run in sorted(one.shingles):
            holders[run].append(one.page)
    found: Counter[tuple[str, str]] = Counter()
    for pages in holders.values():
        found.update(combinations(pages, 2) if len(pages) <= CROWD else ((pages[0], page) for page in pages[1:]))
    return found


def changes(origin: Text, derived: Text, page_texts: Mapping[str, str]) -> list[str]:
    """What was changed on the way, in words of both pages: replaced, left out, added."""
    pairs, lost = _aligned(origin, derived)
    told = [change for a, b in pairs for change in _edits(a, b, page_texts)]
    told += [f"left out “{_quote(one, 0, len(one.words), page_texts)}”" for one in lost]
    more = len(told) - SHOWN
    return told[:SHOWN] + ([f"{more} more"] if more > 0 else [])


def _aligned(origin: Text, derived: Text) -> tuple[list[tuple[Wording, Wording]], list[Wording]]:
    """Passages that are one text, and those of the origin that the other lacks."""
    where: dict[str, int] = {}
    for n, one in enumerate(derived.wordings):
        for run in shingles(one.words):
            where.setdefault(run, n)
    pairs, lost = [], []
    for one in origin.wordings:
        hits = Counter(where[run] for run in shingles(one.words) if run in where)
        if hits:
            pairs.append((one, derived.wordings[min(hits, key=lambda n: (-hits[n], n))]))
        elif len(one.words) >= 2 * SHINGLE:
            lost.append(one)
    return pairs, lost


def _edits(a: Wording, b: Wording, page_texts: Mapping[str, str]) -> list[str]:
    if max(len(a.words), len(b.words)) > LONG_PASSAGE:
        return []
    told = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, a.words, b.words, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if max(a1 - a0, b1 - b0) > LONG_EDIT and not (a1 - a0 and b1 - b0):
            gone = tag == "delete"
            told.append(
                f"left out “{_quote(a, a0, a1, page_texts)}”" if gone else f"added “{_quote(b, b0, b1, page_texts)}”"
            )
            continue
        more = int(tag != "replace")  # the word behind it, so that a reader finds the place
        was, now = _quote(a, a0, a1 + more, page_texts), _quote(b, b0, b1 + more, page_texts)
        told.append(f"“{was}” became “{now}”")
    return told


def _quote(one: Wording, first: int, last: int, page_texts: Mapping[str, str]) -> str:
    """Words [first, last) of a passage as they stand, at most twelve."""
    last = min(last, len(one.at))
    if first >= last:
        return "nothing"
    end = min(last, first + 12)
    said = page_texts[one.span.page][one.at[first][0] : one.at[end - 1][1]]
    return " ".join(said.split()) + (" …" if end < last else "")
