"""Whether two names alone can be one body's: word by word, legal forms left out, numbers and places kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.lang.bodies import bodies
from sayso.lang.persons import persons
from sayso.lang.sounds import acronym
from sayso.resolve.alike.align import Alignment, aligned
from sayso.resolve.alike.parts import Part
from sayso.resolve.alike.words import How
from sayso.text import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POINTS = re.compile(r"(?<=\b[^\W\d_])\.\s?(?=[^\W\d_]\b)")  # "A.B.C.", "p.l.c."
_LONGEST = 5  # words of a legal form
_MOST = 16  # words that are compared
_SAME, _SURE, _SLIP, _LOOSE, _FIRM, _NONE = 0.99, 0.9, 0.75, 0.6, 0.4, 0.05  # scores, by what was found


def compare(left: str, right: str) -> tuple[float, str]:
    """Score 0..1, and why."""
    a, b = words(left), words(right)
    if not a or not b:
        return 0.0, "one of the names has no words"
    if a == b:
        return _SAME, "the same words but for the legal form"
    if "".join(a) == "".join(b):
        return _SAME, "the same letters, joined or not"
    if acronym(left) and acronym(left) == acronym(right):
        return _SURE, "the same letters of an acronym"
    if sorted(_numbers(a)) != sorted(_numbers(b)):
        return _NONE, "the numbers differ"
    return _aligned(a, b)


def words(name: str) -> tuple[str, ...]:
    """The folded words of a body's name without article and legal form.

    >>> words("The Kestrian Dam Company, Inc."), words("K.D.C. GmbH")
    (('kestrian', 'dam'), ('kdc',))
    """
    plain = _POINTS.sub("", fold(name).text.replace("'s", "")).replace("&", " and ")
    found = [word for word in _WORD.findall(plain) if word not in persons().small]
    kept = _without_forms(found)
    return tuple(kept or found)[:_MOST]


def _without_forms(found: Sequence[str]) -> list[str]:
    """Without the legal forms that close the name, or open it."""
    legal, kept = bodies().legal, list(found)
    for at in (slice(-1, None), slice(0, 1)):
        while len(kept) > 1:
            size = next((n for n in range(_LONGEST, 0, -1) if n < len(kept) and _phrase(kept, at, n) in legal), 0)
            if not size:
                break
            kept = kept[:-size] if at.stop is None else kept[size:]
    return kept


def _phrase(kept: Sequence[str], at: slice, size: int) -> str:
    return " ".join(kept[-size:] if at.stop is None else kept[:size])


def _numbers(found: Sequence[str]) -> list[str]:
    return [word for word in found if any(letter.isdigit() for letter in word)]


def _aligned(a: Sequence[str], b: Sequence[str]) -> tuple[float, str]:
    """The score of the worst pair of words, or of what is left over."""
    found = aligned([Part(word) for word in a], [Part(word) for word in b], ordered=True)
    hows = {one.likeness.how for one in found.partners}
    if not hows or How.OTHER in hows or How.PET in hows or How.INITIAL in hows:
        return _NONE, "a word is another"
    over = _over(found, a, b)
    if over:
        if found.left_over and found.right_over:
            return _NONE, f"each has what the other has not: {' '.join(over)}"
        firm = set(over) <= bodies().generic | bodies().legal
        return _LOOSE if firm else _FIRM * len(found.partners) / max(len(a), len(b)), f"only in one: {' '.join(over)}"
    worst = min(one.likeness.odds for one in found.partners)
    if How.SPELT in hows:
        return _SLIP, "a slip of the pen apart"
    return (_SURE if worst > 2 else _LOOSE), "the words sound the same"


def _over(found: Alignment, a: Sequence[str], b: Sequence[str]) -> tuple[str, ...]:
    return (*(a[at] for at in found.left_over), *(b[at] for at in found.right_over))
