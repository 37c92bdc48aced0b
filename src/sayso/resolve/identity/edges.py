"""What joins names: pairs that share a feature, acronyms in brackets, and names left over beside their translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from sayso.lang.heads import head_nouns
from sayso.model import Analysis, MentionKind, Span
from sayso.resolve.features import FEATURES, Edge, Name, Weighed, alike, head_of, judged, pieces, same_sounds
from sayso.resolve.identity.blocks import blocked
from sayso.resolve.identity.bodies import core, initials, letters, shortened
from sayso.resolve.identity.forms import forms
from sayso.resolve.identity.states import bare
from sayso.resolve.identity.uses import Use
from sayso.resolve.spellings import SURE, acronym, keys, near, parts

_ALIKE = (
    0.55  # of last names in a passage and its translation; unrelated names stay under .4 (tests/corpus/entities.toml)
)
_MOST = 60  # names under one key that are compared with each other; a key with more says nothing
_DOUBT = 0.4  # score of a candidate that is named and not followed
_BESIDE = 0.2  # how far two names may stand apart, as parts of a passage and its translation, to be one


def pairs(names: Sequence[Name], settled: Set[int] = frozenset()) -> tuple[list[Edge], list[Edge]]:
    """Edges between names that share a key and a feature; and the doubtful ones, of a score under one half.

    Names that are `settled` within their page are left out.
    """
    full, long = _full_names(names), _long_names(names)
    edges: list[Edge] = []
    doubts: list[Edge] = []
    known: dict[tuple[str, ...], Weighed | None] = {}  # many pages write the same two names
    for left, right in sorted(blocked(names, settled)):
        one, two = names[left], names[right]
        spelt = (one.kind.value, one.text, one.known, one.lang, two.text, two.known, two.lang)
        if spelt not in known:
            known[spelt] = next((each for each in FEATURES if one.kind in each.kinds and each.holds(one, two)), None)
        feature = known[spelt]
        if one.page != two.page and (bare(one) or bare(two)):
            continue
        if feature is None:
            if _nearly(one, two):
                doubts.append(Edge(-_DOUBT, left, right, f"‘{one.text}’ and ‘{two.text}’ sound somewhat alike"))
        elif _alone(feature, one, two, full, long):
            edges.append(Edge(-feature.score, left, right, _because(feature, one, two)))
        else:
            because = f"‘{one.text}’ may stand for ‘{two.text}’, but other names here fit as well"
            doubts.append(Edge(-_DOUBT, left, right, because))
    return edges, doubts


def _because(feature: Weighed, one: Name, two: Name) -> str:
    if feature.name == "same-sounds":
        return f"‘{one.text}’ and ‘{two.text}’: {judged(one, two).because}"
    return f"‘{one.text}’ and ‘{two.text}’ {feature.because}"


def _nearly(one: Name, two: Name) -> bool:
    """Single names that are near each other and not near enough."""
    a, b = parts(one.text), parts(two.text)
    if len(a) != 1 or len(b) != 1 or one.known or two.known or acronym(one.text) or acronym(two.text):
        return False
    return SURE - 0.06 <= near(a[0], b[0]) < SURE


def _alone(
    feature: Weighed,
    one: Name,
    two: Name,
    full: Mapping[str, Sequence[Name]],
    long: Mapping[str, set[tuple[str, ...]]],
) -> bool:
    """Whether no other name here would fit as well."""
    if feature.name == "last-name" or (one.kind is MentionKind.PERSON and len(parts(one.text)) == 1):
        return _unique(one, two, full)
    if feature.name == "first-letters":
        return len(long[letters(one.text) or letters(two.text)]) == 1
    if feature.name == "short-form":
        left, right = core(one.text), core(two.text)
        return len(long[" ".join(left if len(left) <= len(right) else right)]) == 1
    return True


def _long_names(names: Sequence[Name]) -> dict[str, set[tuple[str, ...]]]:
    """The different names of bodies that can be written as an acronym, and as a shorter name."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in names:
        if name.kind is MentionKind.ORGANISATION:
            for short in (*initials(name.text), *map(" ".join, shortened(name.text, name.lang))):
                found[short].add(core(name.text))
    return found


def _full_names(names: Sequence[Name]) -> dict[str, list[Name]]:
    """The different full names under each key of a last name."""
    full: dict[str, dict[tuple[str, str], Name]] = defaultdict(dict)
    for name in names:
        words = parts(name.text)
        if name.kind is MentionKind.PERSON and len(words) > 1:
            for key in _keys(words[-1], name.lang):
                full[key].setdefault((name.text, name.lang), name)
    return {key: list(found.values()) for key, found in full.items()}


def _keys(word: str, lang: str) -> set[str]:
    return {key for form in forms(word, lang) for key in keys(form)}


def _unique(one: Name, two: Name, full: Mapping[str, Sequence[Name]]) -> bool:
    """Whether all full names with this last name can be one person's."""
    short = min((one, two), key=lambda name: len(parts(name.text)))
    last = parts(short.text)[0]
    found = {other.text: other for key in sorted(_keys(last, short.lang)) for other in full.get(key, ())}
    rivals = [other for _, other in sorted(found.items()) if alike(last, parts(other.text)[-1], short, other)]
    own = {*forms(last, short.lang)}
    rivals = [other for other in rivals if not own.isdisjoint(forms(parts(other.text)[-1], other.lang))] or rivals
    return len(rivals) <= _MOST and all(same_sounds(rivals[0], other) for other in rivals[1:])


def acronyms(analyses: Sequence[Analysis], uses: Sequence[Use], owner: Mapping[int, int]) -> list[Edge]:
    """A name and the acronym in brackets after it: "Council of National Harmony (CNH)"."""
    text = {analysis.page.id: analysis.page.text for analysis in analyses}
    edges = []
    for at, (one, two) in enumerate(pairwise(uses)):
        if one.span.page != two.span.page or one.kind is MentionKind.PERSON or two.kind is MentionKind.UNNAMED:
            continue
        between = text[one.span.page][one.span.end : two.span.start]
        closed = text[one.span.page][two.span.end : two.span.end + 1] == ")"
        if len(between) <= 3 and between.strip() == "(" and closed and two.text.isupper() and len(two.text) > 1:
            edges.append(Edge(-0.93, owner[at], owner[at + 1], f"‘{two.text}’ stands in brackets after ‘{one.text}’"))
    return edges


def translated(
    analyses: Sequence[Analysis],
    uses: Sequence[Use],
    names: Sequence[Name],
    owner: Mapping[int, int],
    head: Sequence[int],
) -> list[Edge]:
    """The only name of its kind that is left over on each side of a passage and its translation, at the same place."""
    by_page: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(uses):
        by_page[each.span.page].append(at)
    edges = []
    for analysis in analyses:
        for passage in analysis.passages:
            if passage.renders is not None:
                mine = [n for n in by_page[passage.span.page] if _inside(uses[n].span, passage.span)]
                original = [n for n in by_page[passage.span.page] if _inside(uses[n].span, passage.renders)]
                here = {owner[n]: _along(uses[n].span, passage.span) for n in mine}
                there = {owner[n]: _along(uses[n].span, passage.renders) for n in original if n not in mine}
                edges += _left_over(here, there, names, head)
    return edges


def _inside(span: Span, side: Span) -> bool:
    return side.start <= span.start < side.end


def _along(span: Span, side: Span) -> float:
    """Where a mention stands in its passage, 0..1."""
    return (span.start - side.start) / max(1, side.end - side.start)


def _left_over(
    here: Mapping[int, float], there: Mapping[int, float], names: Sequence[Name], head: Sequence[int]
) -> list[Edge]:
    edges = []
    for kind in sorted({names[at].kind for at in here}, key=lambda each: each.value):
        mine = {head[at]: at for at in sorted(here) if names[at].kind is kind}
        theirs = {head[at]: at for at in sorted(there) if names[at].kind is kind}
        left = [at for group, at in mine.items() if group not in theirs]
        right = [at for group, at in theirs.items() if group not in mine]
        for mine_at, theirs_at in _matches(left, right, names):
            one, two = names[mine_at], names[theirs_at]
            same = head_of(one.text) == head_of(two.text) != ""
            same = same or kind is MentionKind.UNNAMED or near(pieces(one.text)[-1], pieces(two.text)[-1]) >= SURE
            if _may_translate(one, two) and (same or abs(here[mine_at] - there[theirs_at]) <= _BESIDE):
                because = f"no other {kind.value} name is left over in a passage and its translation"
                edges.append(Edge(-0.65, mine_at, theirs_at, f"‘{one.text}’ and ‘{two.text}’: {because}"))
    return edges


def _matches(left: Sequence[int], right: Sequence[int], names: Sequence[Name]) -> list[tuple[int, int]]:
    """The only names left, or the only ones with the same head noun ("army", "جيش")."""
    if len(left) == len(right) == 1:
        return [(left[0], right[0])]
    by_head: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, found in enumerate((left, right)):
        for at in found:
            by_head[head_of(names[at].text)][side].append(at)
    return [(a[0], b[0]) for head, (a, b) in sorted(by_head.items()) if head and len(a) == len(b) == 1]


def _may_translate(one: Name, two: Name) -> bool:
    """A listed name is known by its entry; names of persons and places must sound alike at least a little."""
    heads = {head_of(one.text), head_of(two.text)} - {""}
    if one.known or two.known or len(heads) > 1:
        return False
    if one.kind is MentionKind.PERSON:
        return near(parts(one.text)[-1], parts(two.text)[-1]) >= _ALIKE
    if one.kind is not MentionKind.PLACE:
        return True
    a, b = pieces(one.text), pieces(two.text)
    if len(heads) == 1 and head_of(one.text) == head_of(two.text):  # "grand mosque of Tarun", "مسجد “تارون الجامع”"
        return any(near(x, y) >= _ALIKE for x in a for y in b if {x, y}.isdisjoint(head_nouns()))
    return len(a) == len(b) and near(a[-1], b[-1]) >= _ALIKE
