"""Who is meant: mentions of all pages and scripts gathered into entities, with a reason for each link."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from sayso.lang.gazetteer import cities, organisations, outlets, territories
from sayso.model import Analysis, Entity, Link, Mention, MentionKind, Span
from sayso.resolve.features import ENOUGH, FEATURES, Name
from sayso.resolve.spellings import SURE, first_names_agree, keys, near, parts
from sayso.text import fold

_SPACE = re.compile(r"\s+")
_FAMILY = {MentionKind.OUTLET: MentionKind.ORGANISATION}
_GUESSES = frozenset({"capital", "capitals", "acronym", "before-verb"})  # rules of extract/names that guess a kind
_ALIKE = (
    0.55  # of last names in a passage and its translation; unrelated names stay under .4 (tests/corpus/entities.toml)
)
_MOST = 60  # names under one key that are compared with each other; a key with more says nothing


class _Use(Struct, frozen=True):
    span: Span
    text: str
    kind: MentionKind
    role: str
    guessed: bool  # the kind is the extractor's guess


class _Edge(Struct, frozen=True, order=True):
    rank: float  # minus the score: best first
    left: int
    right: int
    because: str


def entities(analyses: Sequence[Analysis]) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
    """Entities of all mentions, and a link with a reason for each mention. The order of the pages does not matter."""
    uses = sorted((use for analysis in analyses for use in _uses(analysis)), key=lambda use: use.span)
    names, members = _names(uses)
    groups = _Groups(names)
    groups.join(sorted(_edges(names) + _acronyms(analyses, uses, members)))
    groups.join(sorted(_translated(analyses, uses, members, groups)))
    return _told(uses, members, [sorted(group) for _, group in sorted(groups.of.items())], groups.reasons)


class _Groups:
    """Names joined by edges, the best first, unless something forbids it; keeps the edge that joined each name."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self.head = list(range(len(names)))
        self.of: dict[int, list[int]] = {at: [at] for at in self.head}
        self.reasons: dict[int, _Edge] = {}

    def join(self, edges: Sequence[_Edge]) -> None:
        for edge in edges:
            left, right = self.head[edge.left], self.head[edge.right]
            if left == right or _forbidden(self.names, self.of[left], self.of[right]):
                continue
            for at in (edge.left, edge.right):
                self.reasons.setdefault(at, edge)
            for at in self.of[right]:
                self.head[at] = left
            self.of[left] += self.of.pop(right)


def _translated(
    analyses: Sequence[Analysis], uses: Sequence[_Use], members: Sequence[Sequence[int]], groups: _Groups
) -> list[_Edge]:
    """The only name of its kind that is left over on each side of a passage and its translation."""
    owner = {use: at for at, found in enumerate(members) for use in found}
    by_page: dict[str, list[int]] = defaultdict(list)
    for use, each in enumerate(uses):
        by_page[each.span.page].append(use)
    edges = []
    for analysis in analyses:
        for passage in analysis.passages:
            if passage.renders is None:
                continue
            here, there = (
                {owner[use] for use in by_page[side.page] if side.start <= uses[use].span.start < side.end}
                for side in (passage.span, passage.renders)
            )
            edges += _left_over(here, there, groups)
    return edges


def _left_over(here: set[int], there: set[int], groups: _Groups) -> list[_Edge]:
    edges = []
    for kind in sorted({groups.names[at].kind for at in here}, key=lambda each: each.value):
        mine = {groups.head[at]: at for at in sorted(here) if groups.names[at].kind is kind}
        theirs = {groups.head[at]: at for at in sorted(there) if groups.names[at].kind is kind}
        left, right = (
            [at for head, at in mine.items() if head not in theirs],
            [at for head, at in theirs.items() if head not in mine],
        )
        if len(left) == len(right) == 1:
            if not _may_translate(groups.names[left[0]], groups.names[right[0]]):
                continue
            one, two = groups.names[left[0]].text, groups.names[right[0]].text
            because = f"‘{one}’ and ‘{two}’ are the only {kind.value} names left over in a passage and its translation"
            edges.append(_Edge(-0.65, left[0], right[0], because))
    return edges


def _may_translate(one: Name, two: Name) -> bool:
    """A listed name is known by its entry and needs no guess; a person's name must sound alike at least a little."""
    if one.known or two.known:
        return False
    return one.kind is not MentionKind.PERSON or near(parts(one.text)[-1], parts(two.text)[-1]) >= _ALIKE


def _uses(analysis: Analysis) -> Iterable[_Use]:
    text = analysis.page.text
    for mark in analysis.annotations:
        if isinstance(mark, Mention):
            role = "" if mark.role is None else fold(text[mark.role.start : mark.role.end]).text
            yield _Use(
                mark.span, _SPACE.sub(" ", text[mark.span.start : mark.span.end]), mark.kind, role, mark.by in _GUESSES
            )


def _names(uses: Sequence[_Use]) -> tuple[list[Name], list[list[int]]]:
    """One Name for each wording of a page, and the uses that it stands for."""
    gathered: dict[tuple[str, MentionKind, tuple[str, ...]], list[int]] = defaultdict(list)
    kinds = _kinds(uses)
    for at, use in enumerate(uses):
        kind = kinds.get(parts(use.text), use.kind) if use.guessed else use.kind
        gathered[use.span.page, _FAMILY.get(kind, kind), parts(use.text)].append(at)
    names, members = [], []
    for (page, kind, _), found in sorted(gathered.items(), key=lambda item: item[1]):
        spelt = Counter(uses[at].text for at in found)
        text = max(sorted(spelt), key=lambda word: spelt[word])
        roles = tuple(sorted({uses[at].role for at in found if uses[at].role}))
        names.append(Name(page, kind, text, _known(text, kind), roles, len(found)))
        members.append(found)
    return names, members


def _kinds(uses: Sequence[_Use]) -> dict[tuple[str, ...], MentionKind]:
    """The kind of a name over all pages: what some page shows outranks guesses, and of guesses the commonest holds."""
    shown: dict[tuple[str, ...], Counter[MentionKind]] = defaultdict(Counter)
    for use in uses:
        shown[parts(use.text)][use.kind] += 1 if use.guessed else 10
    return {name: min(count, key=lambda kind: (-count[kind], kind.value)) for name, count in sorted(shown.items())}


def _known(text: str, kind: MentionKind) -> str:
    plain = fold(text).text.removesuffix(".")
    if kind is MentionKind.PLACE:
        city = cities().get(plain)
        return territories().get(plain) or ("" if city is None else city.id)
    if kind is MentionKind.ORGANISATION:
        return outlets().get(plain) or organisations().get(plain) or ""
    return ""


def _edges(names: Sequence[Name]) -> list[_Edge]:
    """Pairs of names that share a key and a feature."""
    blocks: dict[tuple[MentionKind, str], list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        if name.kind is MentionKind.UNNAMED:
            continue
        words = parts(name.text)
        for key in {name.known, *keys(words[-1] if words else ""), *keys(words[0] if words else "")} - {""}:
            blocks[name.kind, key].append(at)
    pairs = {
        (a, b)
        for _, block in sorted(blocks.items(), key=lambda item: item[1])
        if len(block) <= _MOST * 4
        for i, a in enumerate(block)
        for b in block[i + 1 :]
    }
    full = _full_names(names)
    edges = []
    for left, right in sorted(pairs):
        for feature in FEATURES:
            if names[left].kind in feature.kinds and feature.holds(names[left], names[right]):
                if feature.name == "last-name" and not _unique(names, left, right, full):
                    break
                because = f"‘{names[left].text}’ and ‘{names[right].text}’ {feature.because}"
                edges.append(_Edge(-feature.score, left, right, because))
                break
    return edges


def _full_names(names: Sequence[Name]) -> dict[str, list[tuple[str, ...]]]:
    """The different full names under each key of a last name."""
    full: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        words = parts(name.text)
        if name.kind is MentionKind.PERSON and len(words) > 1:
            for key in keys(words[-1]):
                if words not in full[key]:
                    full[key].append(words)
    return full


def _unique(names: Sequence[Name], left: int, right: int, full: dict[str, list[tuple[str, ...]]]) -> bool:
    """Whether all full names with this last name can be one person's."""
    short = min((parts(names[left].text), parts(names[right].text)), key=len)
    rivals = sorted(
        {words for key in keys(short[0]) for words in full.get(key, []) if near(words[-1], short[0]) >= SURE}
    )
    return len(rivals) <= _MOST and all(first_names_agree(rivals[0], words) for words in rivals[1:])


def _acronyms(analyses: Sequence[Analysis], uses: Sequence[_Use], members: Sequence[Sequence[int]]) -> list[_Edge]:
    """A name and the acronym in brackets after it: "Government of National Accord (GNA)"."""
    text = {analysis.page.id: analysis.page.text for analysis in analyses}
    owner = {use: at for at, found in enumerate(members) for use in found}
    edges = []
    for at, (one, two) in enumerate(pairwise(uses)):
        if one.span.page != two.span.page or one.kind is MentionKind.PERSON or two.kind is MentionKind.UNNAMED:
            continue
        between = text[one.span.page][one.span.end : two.span.start]
        closed = text[one.span.page][two.span.end : two.span.end + 1] == ")"
        if len(between) <= 3 and between.strip() == "(" and closed and two.text.isupper() and len(two.text) > 1:
            edges.append(_Edge(-0.93, owner[at], owner[at + 1], f"‘{two.text}’ stands in brackets after ‘{one.text}’"))
    return edges


def _forbidden(names: Sequence[Name], left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether something shows that two groups are not one: other first names, other entries of the gazetteer."""
    for a in left:
        for b in right:
            one, two = names[a], names[b]
            if one.kind is not two.kind or (one.known and two.known and one.known != two.known):
                return True
            if one.kind is MentionKind.PERSON:
                x, y = parts(one.text), parts(two.text)
                if len(x) > 1 and len(y) > 1 and not (near(x[-1], y[-1]) >= 0.7 and first_names_agree(x, y)):
                    return True
    return False


def _told(
    uses: Sequence[_Use],
    members: Sequence[Sequence[int]],
    groups: Sequence[Sequence[int]],
    reasons: dict[int, _Edge],
) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
    labels = [_label([uses[use].text for at in group for use in members[at]]) for group in groups]
    slugs = [_slug(label) for label in labels]
    twice = Counter(slugs)
    found, links = [], []
    for group, label, slug in zip(groups, labels, slugs, strict=True):
        here = [use for at in group for use in members[at]]
        spelt = tuple(sorted({uses[use].text for use in here}))
        first = min(uses[use].span for use in here)
        ident = (
            slug
            if twice[slug] == 1 and slug
            else f"{slug}-{hashlib.sha256(repr((spelt, first)).encode()).hexdigest()[:6]}".strip("-")
        )
        kinds = Counter(uses[use].kind for use in here)
        kind = max(sorted(kinds, key=lambda each: each.value), key=lambda each: kinds[each])
        found.append(Entity(ident, kind, label, spelt))
        for at in group:
            reason = reasons.get(at)
            for use in members[at]:
                score, because = (
                    (-reason.rank, reason.because) if reason else (0.9, f"the page writes ‘{uses[use].text}’")
                )
                links.append(Link(uses[use].span, ident, max(score, ENOUGH), because))
    return tuple(sorted(found, key=lambda entity: entity.id)), tuple(
        sorted(links, key=lambda link: (link.mention, link.entity))
    )


def _label(spelt: Sequence[str]) -> str:
    """The fullest most frequent name, Latin before other scripts."""
    count = Counter(spelt)
    return max(
        sorted(count), key=lambda name: (name[:1] < "\u0250", min(len(parts(name)), 3), not name.isupper(), count[name])
    )


def _slug(label: str) -> str:
    return re.sub(r"[^\w]+", "-", fold(label).text).strip("-")[:60]
