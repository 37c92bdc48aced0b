"""Which text comes from which: translations on one page, copies, rewrites, translations and citations across pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sayso.compare import wordings
from sayso.compare.plain import part
from sayso.compare.told import SURE_LINK
from sayso.model import (
    Analysis,
    Derivation,
    DerivationKind,
    Link,
    Mention,
    MentionKind,
    Passage,
    PassageKind,
    Quantity,
    Span,
)
from sayso.text import fold

COPY = 0.5  # share of the shorter page's shingles that the other has too, beside the quotations
REWRITE = 0.2  # as COPY; reports of one event by two newsrooms stay below .05
LEAST = 12  # shared shingles; less is a phrase, not a text
PASSAGES = 4  # passages of a page that must match passages of another in their order to be called its translation
ALIKE = 0.6  # Jaccard share of names and numbers that makes two passages in two languages alike; share of passages too


def derivations(analyses: Sequence[Analysis], links: Sequence[Link]) -> tuple[Derivation, ...]:
    """Judgements of where passages and pages come from; sorted."""
    found = [*_renderings(analyses), *_copies(analyses), *_citations(analyses), *_translations(analyses, links)]
    return tuple(sorted(found, key=lambda one: (one.derived, one.origin, one.kind.value)))


def _renderings(analyses: Sequence[Analysis]) -> Iterator[Derivation]:
    for analysis in analyses:
        for passage in analysis.passages:
            if passage.renders is not None:
                because = "the page carries the original beside its translation, paragraph by paragraph"
                yield Derivation(passage.span, passage.renders, DerivationKind.TRANSLATION, 1.0, because)


def _copies(analyses: Sequence[Analysis]) -> Iterator[Derivation]:
    """Pages whose own words are largely the same."""
    texts = {analysis.page.id: wordings.text(analysis) for analysis in analyses}
    pages = {analysis.page.id: analysis for analysis in analyses}
    for (left, right), count in sorted(wordings.shared(texts.values()).items()):
        share = count / min(len(texts[left].shingles), len(texts[right].shingles))
        if count < LEAST or share < REWRITE:
            continue
        kind = DerivationKind.COPY if share >= COPY else DerivationKind.REWRITE
        first, second, why = _first(pages[left], pages[right], texts)
        origin, derived = texts[first.page.id], texts[second.page.id]
        if origin.body is not None and derived.body is not None:
            yield Derivation(
                derived.body, origin.body, kind, round(share, 3), _told(share, why, origin, derived, pages)
            )


def _told(share: float, why: str, origin: wordings.Text, derived: wordings.Text, pages: Mapping[str, Analysis]) -> str:
    edits = wordings.changes(origin, derived, {page: pages[page].page.text for page in (origin.page, derived.page)})
    said = f"{part(share)} of the shorter text stands in the other, word for word; {why}"
    credit = sorted(_credits(pages[origin.page]) & _credits(pages[derived.page]))
    said += f"; both credit {', '.join(credit)}" if credit else ""
    return said + (f". Changed: {'; '.join(edits)}" if edits else ". No word of its own was changed")


def _credits(analysis: Analysis) -> set[str]:
    """Agencies named before or in the first passage of the body."""
    bodies = [passage.span.end for passage in analysis.passages if passage.kind is PassageKind.BODY]
    end = bodies[0] if bodies else 0
    return {
        analysis.page.text[mark.span.start : mark.span.end]
        for mark in analysis.annotations
        if isinstance(mark, Mention) and mark.kind is MentionKind.OUTLET and mark.span.end <= end
    }


def _first(left: Analysis, right: Analysis, texts: Mapping[str, wordings.Text]) -> tuple[Analysis, Analysis, str]:
    """The two pages, the likelier origin first, and why."""
    cites = [_cites(a, b) is not None for a, b in ((left, right), (right, left))]
    if cites[0] != cites[1]:
        return (right, left, "it names the other as its source") if cites[0] else (left, right, "it names the other")
    days = [_declared(one) for one in (left, right)]
    if days[0] and days[1] and days[0] != days[1]:
        pair = (left, right) if days[0] < days[1] else (right, left)
        return (*pair, f"declared {min(days)} and {max(days)}")
    sizes = [len(texts[each.page.id].shingles) for each in (left, right)]
    if max(sizes) > 1.1 * min(sizes):
        pair = (left, right) if sizes[0] > sizes[1] else (right, left)
        return (*pair, "which came first is not shown, the longer text is taken as the origin")
    return left, right, "which came first is not shown"


def _declared(analysis: Analysis) -> str:
    """The earliest day in ISO 8601 that the page declares for itself; scripts tell of other pages too."""
    told = (fact for fact in analysis.page.facts if fact.key == "published" and not fact.by.startswith("script "))
    return min((fact.value for fact in told if fact.value[:4].isdecimal() and " elsewhere" not in fact.by), default="")


def _citations(analyses: Sequence[Analysis]) -> Iterator[Derivation]:
    """A page that gives another page's outlet as its source."""
    outlets: dict[str, list[Analysis]] = defaultdict(list)
    for analysis in analyses:
        name = _outlet(analysis)
        if name:
            outlets[name].append(analysis)
    for analysis in analyses:
        for name, others in sorted(outlets.items()):
            spot = None if name == _outlet(analysis) else _cited(analysis, name)
            for other in others if spot is not None else ():
                body = [one.span for one in other.passages if one.kind in (PassageKind.HEADLINE, PassageKind.BODY)]
                if spot is not None and body:
                    because = f"the page gives {other.page.outlet or name} as its source"
                    yield Derivation(spot, body[0], DerivationKind.CITATION, 0.6, because)


def _outlet(analysis: Analysis) -> str:
    return fold(analysis.page.outlet or "").text.strip()


def _cites(analysis: Analysis, other: Analysis) -> Span | None:
    name = _outlet(other)
    return _cited(analysis, name) if name and name != _outlet(analysis) else None


def _cited(analysis: Analysis, name: str) -> Span | None:
    for hop in analysis.attributions:
        for span in hop.sources:
            said = fold(analysis.page.text[span.start : span.end]).text
            if f" {name} " in f" {said} ":
                return hop.content
    return None


def _translations(analyses: Sequence[Analysis], links: Sequence[Link]) -> Iterator[Derivation]:
    """Pages in two languages whose passages name the same and count the same in the same order."""
    meant = {link.mention: link.entity for link in links if link.score >= SURE_LINK}
    signs = {analysis.page.id: _signs(analysis, meant) for analysis in analyses}
    langs = {analysis.page.id: _lang(analysis) for analysis in analyses}
    for left, right in _candidates(signs):
        if langs[left] == langs[right]:
            continue
        matched = _in_order(signs[left], signs[right])
        share = len(matched) / max(1, min(len(signs[left]), len(signs[right])))
        if len(matched) >= PASSAGES and share >= ALIKE:
            ends = [Span(one[0][0].page, one[0][0].start, one[-1][0].end) for one in (signs[right], signs[left])]
            because = (
                f"{len(matched)} passages name the same and give the same numbers in the same order in two languages"
            )
            yield Derivation(ends[0], ends[1], DerivationKind.TRANSLATION, round(share, 3), because)


_Signs = list[tuple[Span, frozenset[str]]]  # passages with the entities and numbers in them


def _signs(analysis: Analysis, meant: Mapping[Span, str]) -> _Signs:
    marks: list[tuple[int, str]] = []
    for mark in analysis.annotations:
        if isinstance(mark, Mention) and mark.span in meant:
            marks.append((mark.span.start, meant[mark.span]))
        elif isinstance(mark, Quantity):
            marks.append((mark.span.start, f"{mark.low}–{mark.high}"))
    marks.sort()
    bodies: list[Passage] = [one for one in analysis.passages if one.kind is PassageKind.BODY and one.renders is None]
    found, at = [], 0
    for passage in bodies:
        signs = set()
        while at < len(marks) and marks[at][0] < passage.span.end:
            if marks[at][0] >= passage.span.start:
                signs.add(marks[at][1])
            at += 1
        if len(signs) >= 3:
            found.append((passage.span, frozenset(signs)))
    return found


def _lang(analysis: Analysis) -> str:
    counts = Counter(one.lang for one in analysis.passages if one.kind is PassageKind.BODY and one.renders is None)
    return min(counts, key=lambda lang: (-counts[lang], lang), default="und")


def _candidates(signs: Mapping[str, _Signs]) -> list[tuple[str, str]]:
    """Pages that share passages with three names or numbers in common."""
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for page, passages in signs.items():
        for _, names in passages:
            for key in combinations(sorted(names)[:8], 3):
                holders[key].add(page)
    counts = Counter(
        pair for pages in holders.values() if len(pages) <= wordings.CROWD for pair in combinations(sorted(pages), 2)
    )
    return sorted(pair for pair, count in counts.items() if count >= PASSAGES)


def _in_order(left: _Signs, right: _Signs) -> list[tuple[int, int]]:
    """Passages that are alike, each after the ones before it on both pages."""
    matched: list[tuple[int, int]] = []
    for n, (_, names) in enumerate(left):
        start = matched[-1][1] + 1 if matched else 0
        for m in range(start, min(len(right), start + PASSAGES)):
            if len(names & right[m][1]) >= ALIKE * len(names | right[m][1]):
                matched.append((n, m))
                break
    return matched
