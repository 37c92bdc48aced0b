"""Who is meant: mentions of all pages and scripts gathered into entities, with a reason for each link."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from sayso.lang.gazetteer import territories
from sayso.model import Analysis, Entity, Link, MentionKind, Span
from sayso.resolve.features import ENOUGH, Edge, Name, judged, sounding
from sayso.resolve.identity.edges import acronyms, pairs, translated
from sayso.resolve.identity.names import names_of
from sayso.resolve.identity.pages import shortly, within
from sayso.resolve.identity.references import referred
from sayso.resolve.identity.roles import apposed, holders
from sayso.resolve.identity.states import other_state, owned, told_together
from sayso.resolve.identity.uses import Use, uses_of
from sayso.resolve.spellings import SURE, parts
from sayso.text import fold

_APART = 0.15  # of two full names: under it they are two people's; "Omar Danvar" and "Salma Danvar" have .03
_PLAIN = 0x250  # Latin letters end here, with those that academic spelling adds
_LONG = 12  # words of the longest name of a country
_DOUBTS = 3  # doubtful candidates of one name that are kept


def entities(analyses: Sequence[Analysis]) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
    """Entities of all mentions, and links with a reason; a link under one half is a doubt, kept and not followed.

    Every mention has one link of one half or more. The order of the pages does not matter.
    """
    uses = sorted((use for analysis in analyses for use in uses_of(analysis)), key=lambda use: use.span)
    names, members = names_of(uses)
    owner = {use: at for at, found in enumerate(members) for use in found}
    groups = _Groups(names)
    short, unsettled = within(names)
    groups.join(sorted(short + shortly(names)))
    edges, doubts = pairs(names, frozenset(edge.right for edge in short))
    groups.join(sorted(edges + acronyms(analyses, uses, owner) + owned(names)))
    groups.join(sorted(translated(analyses, uses, names, owner, groups.head)))
    groups.join(sorted(told_together(names, groups.head)))
    held, unsure = holders(uses, names, owner)
    groups.join(sorted(held + apposed(analyses, uses, owner)))
    found, links = _told(uses, members, groups, sorted(doubts + unsettled + unsure))
    return found, tuple(sorted([*links, *referred(analyses, links)], key=_order))


def _order(link: Link) -> tuple[Span, float, str]:
    return link.mention, -link.score, link.entity


class _Groups:
    """Names joined by edges, the best first, unless something forbids it; keeps the edge that joined each name."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self.head = list(range(len(names)))
        self.of: dict[int, list[int]] = {at: [at] for at in self.head}
        self.reasons: dict[int, Edge] = {}

    def join(self, edges: Sequence[Edge]) -> None:
        for edge in edges:
            left, right = self.head[edge.left], self.head[edge.right]
            if left == right or _forbidden(self.names, self.of[left], self.of[right]):
                continue
            for at in (edge.left, edge.right):
                self.reasons.setdefault(at, edge)
            for at in self.of[right]:
                self.head[at] = left
            self.of[left] += self.of.pop(right)


def _forbidden(names: Sequence[Name], left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether something shows that two groups are not one: other first names, other entries of the gazetteer."""
    return any(_apart(names[a], names[b]) for a in left for b in right)


def _apart(one: Name, two: Name) -> bool:
    if MentionKind.UNNAMED in (one.kind, two.kind):
        return False  # they are joined by a translation or an office only
    if one.kind is not two.kind or (one.known and two.known and one.known != two.known):
        return True
    if one.kind is MentionKind.ORGANISATION:
        return other_state(one, two)
    if one.kind is not MentionKind.PERSON:
        return False
    a, b = parts(one.text), parts(two.text)
    return len(a) > 1 and len(b) > 1 and judged(one, two).score < _APART and sounding("".join(a), "".join(b)) < SURE


def _told(
    uses: Sequence[Use], members: Sequence[Sequence[int]], groups: _Groups, doubts: Sequence[Edge]
) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
    gathered = [sorted(group) for _, group in sorted(groups.of.items())]
    labels = [_label([uses[use] for at in group for use in members[at]]) for group in gathered]
    twice = Counter(_slug(label) for label in labels)
    found, links, ids = [], [], {}
    for group, label in zip(gathered, labels, strict=True):
        here = [uses[use] for at in group for use in members[at]]
        ident = _ident(label, here, twice)
        found.append(Entity(ident, _kind(here), label, tuple(sorted({use.text for use in here}))))
        for at in group:
            ids[at] = ident
            links += [_link(uses[use], ident, groups.reasons.get(at)) for use in members[at]]
    links += _doubtful(uses, members, ids, doubts)
    return tuple(sorted(found, key=lambda entity: entity.id)), tuple(links)


def _link(use: Use, ident: str, reason: Edge | None) -> Link:
    if reason is None:
        return Link(use.span, ident, 0.9, f"the page writes ‘{use.text}’")
    return Link(use.span, ident, max(-reason.rank, ENOUGH), reason.because)


def _doubtful(
    uses: Sequence[Use], members: Sequence[Sequence[int]], ids: dict[int, str], doubts: Sequence[Edge]
) -> list[Link]:
    """Links to other entities that a name may mean as well."""
    links, kept = [], Counter[int]()
    seen: set[tuple[int, str]] = set()
    for edge in doubts:
        for at, other in ((edge.left, edge.right), (edge.right, edge.left)):
            if ids[at] == ids[other] or (at, ids[other]) in seen or kept[at] >= _DOUBTS:
                continue
            seen.add((at, ids[other]))
            kept[at] += 1
            links += [Link(uses[use].span, ids[other], -edge.rank, edge.because) for use in members[at]]
    return links


def _kind(here: Sequence[Use]) -> MentionKind:
    """The kind with the most weight; a body that some page shows to be a medium is one."""
    weight: Counter[MentionKind] = Counter()
    for use in here:
        weight[use.kind] += use.weight
    if len(weight) > 1:
        del weight[MentionKind.UNNAMED]  # "the president" of someone named
    if weight[MentionKind.OUTLET] and max(weight, key=lambda kind: weight[kind]) is MentionKind.ORGANISATION:
        return MentionKind.OUTLET
    return min(weight, key=lambda kind: (-weight[kind], kind.value))


def _label(here: Sequence[Use]) -> str:
    """The fullest name (of a country the shortest); plain Latin before other spellings; then what most pages write."""
    named = [use for use in here if use.kind is not MentionKind.UNNAMED] or here
    pages = Counter(text for text, _ in {(use.text, use.span.page) for use in named})
    count = Counter(use.text for use in named)
    return max(
        sorted(count),
        key=lambda name: (
            all(ord(letter) < _PLAIN or not letter.isalpha() for letter in name[:1]),
            name[:1].isupper() or not name[:1].isascii(),
            _fullness(name),
            not name.isupper(),
            name.isascii(),
            pages[name],
            count[name],
        ),
    )


def _fullness(name: str) -> int:
    """How much a name says; of a country the short form is enough, its letters are not."""
    if fold(name).text not in territories():
        return min(len(parts(name)), 3)
    return 0 if name.replace(".", "").isupper() else -len(parts(name)) + _LONG


def _ident(label: str, here: Sequence[Use], twice: Counter[str]) -> str:
    slug = _slug(label)
    if slug and twice[slug] == 1:
        return slug
    mark = repr((tuple(sorted({use.text for use in here})), min(use.span for use in here)))
    return f"{slug}-{hashlib.sha256(mark.encode()).hexdigest()[:6]}".strip("-")


def _slug(label: str) -> str:
    return re.sub(r"[^\w]+", "-", fold(label).text).strip("-")[:60]
