"""Threads: pages that have two principal names in common, through the entities behind the names where known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.model import Analysis, Link, Mention, MentionKind, Passage, PassageKind, Span
from sayso.text import fold

PRINCIPALS = 10  # names of one page that can be its key: those of the headline first, then the most frequent
LARGEST = 5000  # pages with one key; a pair of names that more pages share says nothing of a common story
SURE_LINK = 0.5  # a link that scores less is kept as a possibility and not used
_SPEAKS = frozenset(
    {
        PassageKind.HEADLINE,
        PassageKind.STANDFIRST,
        PassageKind.BODY,
        PassageKind.CAPTION,
        PassageKind.DATELINE,
    }
)
_NAMES = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.DOCUMENT})
_Key = tuple[str, str]


def threads(analyses: Sequence[Analysis], links: Sequence[Link] = ()) -> tuple[tuple[str, ...], ...]:
    """Groups of page ids that may tell of the same things, each sorted; a page that shares nothing is alone.

    A key is a pair of principal names of a page, not both of them places; pages with a common key are one thread.
    The cost grows with the number of pages, never with its square.
    """
    meant = {link.mention: link.entity for link in links if link.score >= SURE_LINK}
    blocks: dict[_Key, list[str]] = defaultdict(list)
    for analysis in sorted(analyses, key=lambda one: one.page.id):
        for key in _keys(analysis, meant):
            blocks[key].append(analysis.page.id)
    up = {analysis.page.id: analysis.page.id for analysis in analyses}
    for _, pages in sorted(blocks.items()):
        for page in pages[1:] if len(pages) <= LARGEST else ():
            _join(up, pages[0], page)
    groups: dict[str, list[str]] = defaultdict(list)
    for page in sorted(up):
        groups[_top(up, page)].append(page)
    return tuple(tuple(pages) for _, pages in sorted(groups.items()))


def _keys(analysis: Analysis, meant: Mapping[Span, str]) -> list[_Key]:
    """Pairs of principal names of a page."""
    counts: Counter[str] = Counter()
    places: set[str] = set()
    for mention, weight in _spoken(analysis):
        name = meant.get(mention.span) or fold(analysis.page.text[mention.span.start : mention.span.end]).text
        counts[name] += weight
        places |= {name} if mention.kind is MentionKind.PLACE else set()
    first = sorted(sorted(counts, key=lambda name: (-counts[name], name))[:PRINCIPALS])
    return [(a, b) for n, a in enumerate(first) for b in first[n + 1 :] if not {a, b} <= places]


def _spoken(analysis: Analysis) -> Iterator[tuple[Mention, int]]:
    """Mentions of passages that speak for the page; what stands in the headline weighs more."""
    passages: list[Passage] = sorted(analysis.passages, key=lambda one: one.span)
    at = 0
    for mark in sorted((mark for mark in analysis.annotations if isinstance(mark, Mention)), key=lambda one: one.span):
        while at + 1 < len(passages) and passages[at].span.end <= mark.span.start:
            at += 1
        kind = passages[at].kind if passages else PassageKind.BODY
        if kind in _SPEAKS and mark.kind in _NAMES:
            yield mark, 4 if kind in (PassageKind.HEADLINE, PassageKind.STANDFIRST) else 1


def _top(up: dict[str, str], page: str) -> str:
    while up[page] != page:
        up[page] = up[up[page]]
        page = up[page]
    return page


def _join(up: dict[str, str], left: str, right: str) -> None:
    ends = sorted((_top(up, left), _top(up, right)))
    up[ends[1]] = ends[0]
