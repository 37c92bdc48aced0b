"""Within a page: the short names that only one full name of that page can carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sayso.lang.gazetteer import nationalities, territories
from sayso.model import MentionKind
from sayso.resolve.features import Edge, Name, alike, same_sounds
from sayso.resolve.identity.bodies import core, initials, letters, shortened
from sayso.resolve.spellings import near, parts

_PLACES = ((-1, "last", 0.85), (0, "first", 0.7))  # where a short name stands in the full one; the score
_SHORT = 0.8  # score of a short name of a body beside its long name
_HOMED = 2  # words that a body has besides its country, at least: no bare "army"
_ADJECTIVE = 0.75  # nearness of a place and its adjective: "Velmora", "Velmoran"
_DOUBT = 0.4
_MOST = 400  # names of a page that are compared with each other


def within(names: Sequence[Name]) -> tuple[list[Edge], list[Edge]]:
    """Edges from short names of persons to the full name on their page; and doubtful ones.

    A first name counts only where nobody on the page has it as last name.
    """
    edges: list[Edge] = []
    doubts: list[Edge] = []
    for found in _by_page(names, MentionKind.PERSON):
        full = [at for at in found if len(parts(names[at].text)) > 1][:_MOST]
        for at in (at for at in found[:_MOST] if len(parts(names[at].text)) == 1):
            fits, word, score = _carriers(names, at, full)
            if fits and all(same_sounds(names[fits[0]], names[other]) for other in fits[1:]):
                because = f"‘{names[fits[0]].text}’ is the only full name of the page with the {word} name"
                edges.append(Edge(-score, fits[0], at, f"{because} ‘{names[at].text}’"))
            else:
                because = f"others on the page have the {word} name ‘{names[at].text}’ as well"
                doubts += [Edge(-_DOUBT, one, at, f"‘{names[one].text}’; {because}") for one in fits]
    return edges, doubts


def shortly(names: Sequence[Name]) -> list[Edge]:
    """Edges from short names of bodies to the only long name on their page: "Velton Motors", "Velton"; "VM"."""
    edges: list[Edge] = []
    places = _places(names)
    for found in _by_page(names, MentionKind.ORGANISATION):
        cut: dict[str, list[int]] = defaultdict(list)
        for at in found[:_MOST]:
            text, lang = names[at].text, names[at].lang
            words = core(text)
            homed = [words[1:]] if len(words) > _HOMED and _home(words[0], lang, places[names[at].page]) else []
            for short in (*initials(text), *map(" ".join, (*shortened(text, lang), *homed))):
                cut[short].append(at)
        for at in found[:_MOST]:
            long = cut.get(letters(names[at].text)) or cut.get(" ".join(core(names[at].text)), [])
            if long and len({core(names[one].text) for one in long}) == 1 and long[0] != at:
                because = f"‘{names[at].text}’ is short for ‘{names[long[0]].text}’, and for no other name of the page"
                edges.append(Edge(-_SHORT, long[0], at, because))
    return edges


def _home(word: str, lang: str, places: Sequence[str]) -> bool:
    """Whether a word says of which country a body is: one that is listed, or the adjective of a place of the page."""
    return (
        word in nationalities(lang) or word in territories() or any(near(word, place) >= _ADJECTIVE for place in places)
    )


def _places(names: Sequence[Name]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name.kind is MentionKind.PLACE and len(parts(name.text)) == 1 and len(found[name.page]) < _MOST:
            found[name.page].append(parts(name.text)[0])
    return found


def _by_page(names: Sequence[Name], kind: MentionKind) -> list[list[int]]:
    pages: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        if name.kind is kind:
            pages[name.page].append(at)
    return [pages[page] for page in sorted(pages)]


def _carriers(names: Sequence[Name], at: int, full: Sequence[int]) -> tuple[list[int], str, float]:
    """The full names that a single name is the last word of, or else the first; which of both, and the score."""
    (single,) = parts(names[at].text)
    for place, word, score in _PLACES:
        fits = [one for one in full if alike(single, parts(names[one].text)[place], names[at], names[one])]
        if fits:
            return fits, word, score
    return [], "", 0.0
