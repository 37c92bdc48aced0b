"""Offices without a name: "the Velmoran president" is the only holder of that office that the page names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from sayso.lang import table
from sayso.lang.gazetteer import nationalities, territories
from sayso.model import Analysis, MentionKind
from sayso.resolve.features import Edge, Name
from sayso.resolve.identity.uses import Use
from sayso.text import fold

_APPOSED = 0.75  # score of a description behind a name
_CLOSING = frozenset({",", ".", ";", ":", ")", "\n", "—", "–", ""})
_HELD, _DOUBT = 0.6, 0.4  # scores of a holder who alone fits, and of one beside whom another fits


def holders(uses: Sequence[Use], names: Sequence[Name], owner: Mapping[int, int]) -> tuple[list[Edge], list[Edge]]:
    """Edges from a described office to who holds it on that page, and doubtful ones."""
    named: dict[str, list[tuple[frozenset[str], int]]] = defaultdict(list)
    for at, use in enumerate(uses):
        if use.role and names[owner[at]].kind is MentionKind.PERSON:
            named[use.span.page].append((_office(use.role, use.lang), owner[at]))
    held: list[Edge] = []
    doubts: list[Edge] = []
    for at, use in enumerate(uses):
        if use.kind is not MentionKind.UNNAMED or use.by != "office-of":
            continue
        office = _office(fold(use.text).text, use.lang)
        fits = sorted({name for role, name in named[use.span.page] if _agree(office, role, use.lang)})
        texts = {names[name].text for name in fits}
        because = f"‘{use.text}’ is the office that the page gives ‘{names[fits[0]].text}’" if fits else ""
        if len(texts) == 1:
            held.append(Edge(-_HELD, fits[0], owner[at], because))
        else:
            doubts += [Edge(-_DOUBT, name, owner[at], f"{because} and others") for name in fits]
    return held, doubts


def apposed(analyses: Sequence[Analysis], uses: Sequence[Use], owner: Mapping[int, int]) -> list[Edge]:
    """Edges from a name to the description between commas behind it: "Omar Danvar, the governor of Marisk, …"."""
    text = {analysis.page.id: analysis.page.text for analysis in analyses}
    edges = []
    for at, (one, two) in enumerate(pairwise(uses)):
        if one.kind is not MentionKind.PERSON or two.kind is not MentionKind.UNNAMED or one.span.page != two.span.page:
            continue
        page = text[one.span.page]
        between = fold(page[one.span.end : two.span.start]).text.replace(",", " , ").split()
        closed = page[two.span.end : two.span.end + 1]
        alone = between[:1] == [","] and set(between[1:]) <= _small(two.lang)
        if alone and closed in _CLOSING and " " in two.text:
            edges.append(
                Edge(-_APPOSED, owner[at], owner[at + 1], f"‘{two.text}’ stands in apposition to ‘{one.text}’")
            )
    return edges


def _office(text: str, lang: str) -> frozenset[str]:
    """The words of an office without small words; countries by their code."""
    words = frozenset(text.replace(",", " ").split()) - _small(lang)
    return frozenset(nationalities(lang).get(word) or territories().get(word) or word for word in words)


def _agree(asked: frozenset[str], role: frozenset[str], lang: str) -> bool:
    """Whether an office on the page is the one that is asked for: the same noun, and nothing that tells them apart."""
    nouns = asked & role & _offices(lang)
    if not nouns:
        return False
    more, less = asked - role, role - asked
    return not (more and less) and all(_of_country(word, lang) for word in more | less)


def _of_country(word: str, lang: str) -> bool:
    """Whether a word says of which country an office is, known or not: "russian", "velmoran"."""
    words = table(lang)
    ends = () if words is None else tuple(fold(end).text for end in words.naming.demonym_endings)
    return word.isupper() or (len(word) > 5 and word.endswith(ends) and word not in _adjectives(lang))


@cache
def _small(lang: str) -> frozenset[str]:
    words = table(lang)
    if words is None:
        return frozenset()
    naming = words.naming
    return frozenset(fold(word).text for word in (*naming.articles, *naming.office_links, *naming.determiners))


@cache
def _offices(lang: str) -> frozenset[str]:
    words = table(lang)
    listed = () if words is None else words.naming.offices
    return frozenset(part for office in listed for part in fold(office).text.split())


@cache
def _adjectives(lang: str) -> frozenset[str]:
    words = table(lang)
    return frozenset() if words is None else frozenset(fold(word).text for word in words.naming.office_adjectives)
