"""The kind of each mention, from all that its page and the other pages show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from sayso.model import MentionKind
from sayso.resolve.features import sounding
from sayso.resolve.identity.bodies import core, initials, legal, letters, shortened
from sayso.resolve.identity.forms import listed
from sayso.resolve.identity.uses import GUESS, SHOWN, Use
from sayso.resolve.spellings import keys, parts

_FAMILY = {MentionKind.OUTLET: MentionKind.ORGANISATION}
_TWOFOLD = frozenset({"body", "body-head"})  # rules that know a body or a place and cannot tell which
_CITIES = frozenset({"listed-city", "capital", "around"})  # rules that see no sign of a place beside the name
_ACRONYM = 3  # letters; two are the initials of anybody
_GUESSED = 9  # of all guesses together, less than one that is shown: they follow each other
_SAME = 0.85  # nearness of two spellings whose kinds vote together; looser spellings do not change a kind


class _Seen(Struct, frozen=True):
    """What a page names for sure."""

    surnames: set[str]  # of persons with a full name
    bodies: set[tuple[str, ...]]  # names of bodies, and what they can be cut to
    letters: set[str]  # acronyms of bodies


def kinds(uses: Sequence[Use]) -> list[MentionKind]:
    """The kind of each use, media as organisations: its own if the page shows it, else the vote of all pages.

    A guess gives way to a body of the page that can be called so ("Velton", "Velton Group"), and a city to a person
    of the page with that last name.
    """
    voted = _voted(uses)
    first = [use.kind if _shown(use) else voted.get(parts(use.text), use.kind) for use in uses]
    seen = _seen(uses, first)
    told = [_told(use, kind, seen[use.span.page]) for use, kind in zip(uses, first, strict=True)]
    return [_FAMILY.get(kind, kind) for kind in told]


def _told(use: Use, kind: MentionKind, seen: _Seen) -> MentionKind:
    words = parts(use.text)
    if kind is MentionKind.PLACE and use.by in _CITIES and len(words) == 1 and words[0] in seen.surnames:
        return MentionKind.PERSON
    if kind is MentionKind.PERSON and use.weight < SHOWN:
        bodily = core(use.text) in seen.bodies or not seen.letters.isdisjoint(initials(use.text))
        return MentionKind.ORGANISATION if bodily or legal(use.text) else kind
    return kind


def _seen(uses: Sequence[Use], told: Sequence[MentionKind]) -> dict[str, _Seen]:
    pages: dict[str, _Seen] = defaultdict(lambda: _Seen(set(), set(), set()))
    for use, kind in zip(uses, told, strict=True):
        page, words = pages[use.span.page], parts(use.text)
        if kind is MentionKind.PERSON and len(words) > 1:
            page.surnames.add(words[-1])
        elif kind is MentionKind.ORGANISATION:
            page.bodies.update((core(use.text), *shortened(use.text, use.lang)))
            page.letters.update(each for each in (letters(use.text),) if len(each) >= _ACRONYM)
    return pages


def _shown(use: Use) -> bool:
    """Whether the page itself shows the kind for sure: an office stands before countries and bodies too."""
    if use.by == "after-office" and (
        listed(use.text, MentionKind.PLACE, use.lang).isupper() or listed(use.text, MentionKind.ORGANISATION, use.lang)
    ):
        return False
    return use.weight == SHOWN and use.by not in _TWOFOLD


def _voted(uses: Sequence[Use]) -> dict[tuple[str, ...], MentionKind]:
    """The kind of each name over all pages and scripts, by weighted votes; last names of persons are persons."""
    votes: dict[tuple[str, ...], Counter[MentionKind]] = defaultdict(Counter)
    guesses: Counter[tuple[tuple[str, ...], MentionKind]] = Counter()
    for use in uses:
        if use.kind is not MentionKind.UNNAMED:
            name = parts(use.text)
            guesses[name, use.kind] += use.weight if use.weight == GUESS else 0
            if use.weight != GUESS or guesses[name, use.kind] <= _GUESSED:
                votes[name][use.kind] += use.weight
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
            if other == name or sounding(whole, "".join(other).replace("-", "")) >= _SAME:
                total.update(votes[other])
        kinds[name] = min(total, key=lambda kind: (-total[kind], kind.value))
    return kinds
