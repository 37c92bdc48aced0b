"""Bodies that are written small and still definite: "the ministry of water", "Kestria's foreign ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.names.kinds import ORGANISATION, Found, phrase
from sayso.extract.names.runs import close
from sayso.extract.names.words import Lexicon, Word, has, ordinary

_LONGEST = 3  # words after "of"


def bodies(words: Sequence[Word], found: Sequence[Found], lexicon: Lexicon) -> Iterator[Found]:
    """Bodies in lower case that an article, an owner or what they are of makes definite."""
    taken = {i for each in found for i in range(each.first, each.last)}
    taken |= {i for each in found if each.role for i in range(*each.role)}
    at = 0
    while at < len(words):
        known = 0 if at in taken else phrase(lexicon.bodies, words, at, lexicon)
        length = known or (0 if at in taken else phrase(lexicon.open_bodies, words, at, lexicon))
        if not length or taken & set(range(at, at + length)):
            at += 1
            continue
        first, last = _front(words, at, taken, lexicon), _of(words, at + length, taken, lexicon)
        told = known or first < at or last > at + length or _owned(words, last, taken, lexicon)
        if told and _definite(words, first, lexicon):
            yield Found(first, last, ORGANISATION, "small-body")
        at = last


def _front(words: Sequence[Word], at: int, taken: set[int], lexicon: Lexicon) -> int:
    """Where the adjectives before the body begin: "presidential press service"."""
    first = at
    while (
        first
        and first - 1 not in taken
        and close(words[first], words[first - 1])
        and (
            has(lexicon.source_adjectives, words[first - 1].folded, lexicon)
            or has(lexicon.nationalities, words[first - 1].folded, lexicon)
        )
        and words[first - 1].folded not in lexicon.determiners
    ):
        first -= 1
    return first


def _of(words: Sequence[Word], last: int, taken: set[int], lexicon: Lexicon) -> int:
    """Where the words end that say what the body is for: "… of water", "… водных ресурсов"."""
    at = last
    while at < len(words) and at - last < _LONGEST and at not in taken and close(words[at], words[at - 1]):
        small = words[at].folded in lexicon.links | lexicon.articles
        if not small and ((at == last and not lexicon.cases) or not _plain(words[at], lexicon)):
            break
        at += 1
        if not small and not lexicon.cases:
            break
    while at > last and words[at - 1].folded in lexicon.links | lexicon.articles:
        at -= 1
    return at


def _plain(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word can say what a body is for."""
    return ordinary(word.folded, lexicon) and not (lexicon.cases and word.folded in lexicon.common)


def _owned(words: Sequence[Word], last: int, taken: set[int], lexicon: Lexicon) -> bool:
    """Whether small words lead from the body to a name: "press office of the | Eastern Army"."""
    at = last
    while at < len(words) and words[at].folded in lexicon.links | lexicon.articles:
        at += 1
    if not last < at < len(words):
        return False
    while at < len(words) and has(lexicon.nationalities, words[at].folded, lexicon):
        at += 1  # "press service of the Kestrian president"
    return at in taken or (at < len(words) and phrase(lexicon.offices, words, at, lexicon) > 0)


def _definite(words: Sequence[Word], first: int, lexicon: Lexicon) -> bool:
    """Whether an article or an owner stands before."""
    if lexicon.cases:
        return first == 0 or not has(lexicon.determiners, words[first - 1].folded, lexicon)
    return first > 0 and (words[first - 1].folded in lexicon.articles or words[first - 1].owns)
