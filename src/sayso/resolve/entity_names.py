"""The names that entities are made of: all mentions of a page with the same words, of one kind over all pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sayso.lang.gazetteer import cities, organisations, outlets, territories
from sayso.model import Analysis, Mention, MentionKind, Span
from sayso.resolve.features import Name
from sayso.resolve.spellings import keys, near, parts
from sayso.text import fold

_SPACE = re.compile(r"\s+")
FAMILY = {MentionKind.OUTLET: MentionKind.ORGANISATION}
# What a rule of extract/names says about a kind: a guess, what stands around the name, or a list, head noun or office.
_GUESSES = frozenset({"capital", "capitals", "acronym", "before-verb", "initial", "quoted"})
_HINTS = frozenset({"around", "after-preposition", "seen-on-page"})
_GUESS, _HINT, _SHOWN = 1, 4, 10
_SAME = 0.85  # nearness of two spellings whose kinds vote together; looser spellings do not change a kind


class Use(Struct, frozen=True):
    """A mention as it stands on a page."""

    span: Span
    text: str
    kind: MentionKind
    role: str  # folded words of the office beside it
    weight: int  # of its kind
    lang: str
    by: str


def uses_of(analysis: Analysis) -> Iterable[Use]:
    """The mentions of a page, in order."""
    text = analysis.page.text
    passages = sorted(analysis.passages, key=lambda passage: passage.span)
    at = 0
    marks = sorted((mark for mark in analysis.annotations if isinstance(mark, Mention)), key=lambda mark: mark.span)
    for mark in marks:
        while at < len(passages) - 1 and passages[at].span.end <= mark.span.start:
            at += 1
        role = "" if mark.role is None else fold(text[mark.role.start : mark.role.end]).text
        weight = _GUESS if mark.by in _GUESSES else _HINT if mark.by in _HINTS else _SHOWN
        words = _SPACE.sub(" ", text[mark.span.start : mark.span.end])
        yield Use(mark.span, words, mark.kind, role, weight, passages[at].lang if passages else "und", mark.by)


def names_of(uses: Sequence[Use]) -> tuple[list[Name], list[list[int]]]:
    """One Name for each wording of a page, and the uses that it stands for."""
    gathered: dict[tuple[str, MentionKind, tuple[str, ...]], list[int]] = defaultdict(list)
    kinds = _kinds(uses)
    for at, use in enumerate(uses):
        kind = use.kind if use.weight == _SHOWN else kinds.get(parts(use.text), use.kind)
        gathered[use.span.page, FAMILY.get(kind, kind), parts(use.text)].append(at)
    names, members = [], []
    for (page, kind, _), found in sorted(gathered.items(), key=lambda item: item[1]):
        spelt = Counter(uses[at].text for at in found)
        text = max(sorted(spelt), key=lambda word: spelt[word])
        roles = tuple(sorted({uses[at].role for at in found if uses[at].role}))
        names.append(Name(page, kind, text, _known(text, kind), roles, len(found)))
        members.append(found)
    return names, members


def _kinds(uses: Sequence[Use]) -> dict[tuple[str, ...], MentionKind]:
    """The kind of each name over all pages and scripts, by weighted votes; last names of persons are persons."""
    votes: dict[tuple[str, ...], Counter[MentionKind]] = defaultdict(Counter)
    for use in uses:
        if use.kind is not MentionKind.UNNAMED:
            votes[parts(use.text)][use.kind] += use.weight
    blocks: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(votes):
        for key in keys("".join(name).replace("-", "")):
            blocks[key].append(name)
    kinds = {}
    for name in sorted(votes):
        whole = "".join(name).replace("-", "")
        alike = sorted({other for key in keys(whole) for other in blocks[key]})
        total: Counter[MentionKind] = Counter()
        for other in alike:
            if other == name or near(whole, "".join(other).replace("-", "")) >= _SAME:
                total.update(votes[other])
        kinds[name] = min(total, key=lambda kind: (-total[kind], kind.value))
    return kinds


def _known(text: str, kind: MentionKind) -> str:
    plain = fold(text).text.removesuffix(".")
    if kind is MentionKind.PLACE:
        city = cities().get(plain)
        return territories().get(plain) or ("" if city is None else city.id)
    if kind is MentionKind.ORGANISATION:
        return outlets().get(plain) or organisations().get(plain) or ""
    return ""
