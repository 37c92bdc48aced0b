"""What says of a source who it is without a name: "familiar with the talks", "close to X", "знакомый с ситуацией"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.names.kinds import Found
from sayso.extract.names.runs import close
from sayso.extract.names.words import Lexicon, Word, folded, has, stem

_GAP = folded("…")  # in a phrase: up to `_BETWEEN` words
_BETWEEN = 3
_BEFORE = 7  # words before a source that can describe it
_OBJECT = 4  # small words before the object of a relation


def described_after(words: Sequence[Word], at: int, found: Sequence[Found], lexicon: Lexicon) -> int:
    """Where what follows a source and tells who it is ends: "officials | familiar with it |"; `at` if nothing does."""
    if at >= len(words) or words[at].gap.strip() not in ("", ","):
        return at
    whole = _longest(lexicon.source_clauses, words, at, lexicon)
    if whole > at:
        return whole
    related = _longest(lexicon.source_relations, words, at, lexicon)
    return at if related == at else _object(words, related, found, lexicon)


def described_before(words: Sequence[Word], first: int, head: int, lexicon: Lexicon) -> int:
    """Where what stands before a source and tells who it is begins: "| mit der Sache vertrauter Beamter"."""
    small = lexicon.source_adjectives | lexicon.determiners
    for at in range(max(0, first - _BEFORE), head) if lexicon.source_fronts else ():
        end = _longest(lexicon.source_fronts, words, at, lexicon)
        if at < end <= head and all(has(small, word.folded, lexicon) for word in words[end:head]):
            return min(at, first)
    return first


def _longest(listed: frozenset[tuple[str, ...]], words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where the longest phrase of a list that begins at `at` ends; `at` if none does."""
    return max((_end(each, words, at, lexicon) for each in _opened(listed, words[at], lexicon)), default=at)


def _opened(listed: frozenset[tuple[str, ...]], word: Word, lexicon: Lexicon) -> list[tuple[str, ...]]:
    forms = {word.folded, stem(word.folded, lexicon.endings)}
    return [each for each in sorted(listed) if each[0] in forms or each[0] == _GAP]


def _end(phrase: tuple[str, ...], words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where a phrase that begins at `at` ends; `at` if it does not stand there."""
    here, gap = at, 0
    for part in phrase:
        if part == _GAP:
            gap = _BETWEEN
            continue
        while here < len(words) and not _is(words[here], part, lexicon) and gap:
            here, gap = here + 1, gap - 1
        if (
            here >= len(words)
            or not _is(words[here], part, lexicon)
            or (here > at and not close(words[here], words[here - 1]))
        ):
            return at
        here, gap = here + 1, 0
    return here


def _is(word: Word, part: str, lexicon: Lexicon) -> bool:
    return word.folded == part or stem(word.folded, lexicon.endings) == part


def _object(words: Sequence[Word], at: int, found: Sequence[Found], lexicon: Lexicon) -> int:
    """Where what a source knows of or is close to ends: "the | matter |", "Kestria's | plans |"."""
    small = lexicon.articles | lexicon.determiners | lexicon.office_links | lexicon.source_adjectives
    end = at
    while end < len(words) and end - at < _OBJECT and (close(words[end], words[end - 1]) or words[end - 1].owns):
        name = next((each for each in found if each.first == end), None)
        if name is not None and not words[name.last - 1].owns:
            return name.last
        if name is None and words[end].folded not in small:
            return end + 1
        end = name.last if name is not None else end + 1
    return end


def rear(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where the adjectives after a source end, in languages that put them there: "un diplomate | libyen |"."""
    while (
        lexicon.heads_first
        and at < len(words)
        and close(words[at], words[at - 1])
        and any(has(listed, words[at].folded, lexicon) for listed in (lexicon.nationalities, lexicon.source_adjectives))
        and words[at].folded not in lexicon.office_links | lexicon.articles
    ):
        at += 1
    return at


def placed(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where a small body or place ends that a source belongs to: "residents | of the village |"; `at` if none does."""
    end = at
    while end < len(words) and end - at < _OBJECT and close(words[end], words[end - 1]):
        word = words[end].folded
        heads = (lexicon.body_heads, lexicon.place_heads, lexicon.place_kinds)
        if end > at and any(has(listed, word, lexicon) for listed in heads):
            return end + 1
        if word not in lexicon.office_links | lexicon.articles:
            return at
        end += 1
    return at
