"""Bodies that every state has, in all languages: which one, and whose ("Kestrian foreign ministry", "МИД Кестрии")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

from sayso.lang.bodies import bodies, words_of
from sayso.lang.gazetteer import nationalities, territories
from sayso.lang.table import table
from sayso.model import MentionKind
from sayso.resolve.features import Edge, Name
from sayso.resolve.identity.forms import forms, listed
from sayso.resolve.spellings import near
from sayso.text import fold

_CACHED = 1 << 15
_LONG = 8  # words of a name that are looked at
_MOST = 240  # bodies of one kind that are compared with each other
_SHARED = 2  # other names that two pages share, if "the ministry" of both is to be one
_COUNTRY, _OWNER, _PAGE, _STORY = 0.8, 0.7, 0.75, 0.6  # scores
_ALIKE = 0.6  # nearness of the words for whose a body is: an adjective and a name, in two languages


class Body(Struct, frozen=True):
    """A public body: what it is, and whose."""

    meaning: str  # "foreign-ministry"
    country: str  # ISO 3166 code; "" if none is named, or one that nobody lists
    whose: str  # the words that say whose it is


@lru_cache(_CACHED)
def body(name: str, lang: str) -> Body | None:
    """What public body a name is; None if it is none. Words before a clitic or in another case are understood.

    >>> body("Norwegian Ministry of Foreign Affairs", "en")
    Body(meaning='foreign-ministry', country='NO', whose='norwegian')
    """
    words = words_of(name)[:_LONG]
    for at in range(len(words)):
        for form in forms(words[at], lang):
            for phrase, meaning in bodies().meanings.get(form, ()):
                if _holds(words, at, phrase, lang):
                    rest = [word for word in (*words[:at], *words[at + len(phrase) :]) if word not in _small(lang)]
                    return Body(meaning, _country(rest, lang), " ".join(rest))
    return None


def _holds(words: tuple[str, ...], at: int, phrase: tuple[str, ...], lang: str) -> bool:
    there = words[at : at + len(phrase)]
    return len(there) == len(phrase) and all(
        one == two or one in forms(two, lang) or two in forms(one, lang) for one, two in zip(phrase, there, strict=True)
    )


def _country(words: list[str], lang: str) -> str:
    """The only country that the words name, as a name or an adjective."""
    found = {_code(word, lang) for word in (*words, " ".join(words))} - {""}
    return found.pop() if len(found) == 1 else ""


@lru_cache(_CACHED)
def _code(word: str, lang: str) -> str:
    known = nationalities(lang)
    adjective = next((known[form] for form in forms(word, lang) if form in known), "")
    code = adjective or territories().get(word, "") or listed(word, MentionKind.PLACE, lang)
    return code if code.isupper() else ""


@lru_cache(16)
def _small(lang: str) -> frozenset[str]:
    words = table(lang)
    if words is None:
        return frozenset()
    naming = words.naming
    return frozenset(fold(word).text for word in (*naming.articles, *naming.links, *naming.office_links))


def one_owner(one: Body, two: Body) -> bool:
    """Whether two bodies of one meaning are of the same state, as far as both say so."""
    if one.country or two.country:
        return one.country == two.country
    a, b = one.whose.split(), two.whose.split()
    return len(a) == len(b) > 0 and all(near(x, y) >= _ALIKE for x, y in zip(a, b, strict=True))


def other_state(left: Name, right: Name) -> bool:
    """Whether two names are public bodies of two states, or of two kinds."""
    one, two = body(left.text, left.lang), body(right.text, right.lang)
    if one is None or two is None or one.country == two.country == "":
        return False
    return one.meaning != two.meaning or bool(one.country and two.country and one.country != two.country)


def bare(name: Name) -> bool:
    """Whether a name is a public body without its state: "foreign ministry". On another page it is another."""
    found = body(name.text, name.lang) if name.kind is MentionKind.ORGANISATION else None
    return found is not None and not found.country and not found.whose


def owned(names: Sequence[Name]) -> list[Edge]:
    """Edges between public bodies of one state in any language; and from one without to the only one of its page."""
    edges = []
    for found in _by_meaning(names).values():
        for (a, one), (b, two) in combinations(found[:_MOST], 2):
            left, right = names[a], names[b]
            if one.whose and two.whose and one_owner(one, two):
                because = f"‘{left.text}’ and ‘{right.text}’ are one kind of body, of the same state"
                edges.append(Edge(-(_COUNTRY if one.country else _OWNER), a, b, because))
            elif left.page == right.page and not (one.whose and two.whose) and _only(found, names, left.page):
                because = f"‘{left.text}’ and ‘{right.text}’ are the only bodies of their kind on the page"
                edges.append(Edge(-_PAGE, a, b, because))
    return edges


def told_together(names: Sequence[Name], head: Sequence[int]) -> list[Edge]:
    """Edges between public bodies of pages that share other names, where no page tells two of them apart."""
    shared, countries = _entities(names, head), _countries(names)
    edges = []
    for found in _by_meaning(names).values():
        for (a, one), (b, two) in combinations(found[:_MOST], 2):
            left, right = names[a], names[b]
            apart = left.page == right.page or head[a] == head[b] or (one.whose and two.whose)
            if apart or not (_only(found, names, left.page) and _only(found, names, right.page)):
                continue
            one_land = len(countries[left.page] | countries[right.page]) <= 1  # else the ministry of which?
            if one_land and len(shared[left.page] & shared[right.page]) >= _SHARED:
                because = "are one kind of body, and their pages speak of the same persons and places"
                edges.append(Edge(-_STORY, a, b, f"‘{left.text}’ and ‘{right.text}’ {because}"))
    return edges


def _by_meaning(names: Sequence[Name]) -> Mapping[str, list[tuple[int, Body]]]:
    found: dict[str, list[tuple[int, Body]]] = defaultdict(list)
    for at, name in enumerate(names):
        known = body(name.text, name.lang) if name.kind is MentionKind.ORGANISATION and not name.known else None
        if known is not None:
            found[known.meaning].append((at, known))
    return dict(sorted(found.items()))


def _only(found: Sequence[tuple[int, Body]], names: Sequence[Name], page: str) -> bool:
    """Whether a page has bodies of this kind of one state only."""
    whose = [each for at, each in found if names[at].page == page and each.whose]
    return all(one_owner(whose[0], other) for other in whose[1:])


def _entities(names: Sequence[Name], head: Sequence[int]) -> Mapping[str, Set[int]]:
    """The persons and places of each page, without countries."""
    pages: dict[str, set[int]] = defaultdict(set)
    for at, name in enumerate(names):
        if name.kind is MentionKind.PERSON or (name.kind is MentionKind.PLACE and not name.known.isupper()):
            pages[name.page].add(head[at])
    return pages


def _countries(names: Sequence[Name]) -> Mapping[str, Set[str]]:
    pages: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind is MentionKind.PLACE and name.known.isupper():
            pages[name.page].add(name.known)
    return pages
