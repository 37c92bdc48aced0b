"""The consonants of a word in its likeliest renderings, coarsely: what spellings of one name in all scripts share.

All scripts meet in Arabic, which writes the consonants alone: a Latin or Cyrillic word is rendered there by the learnt
tables, its ten likeliest ways; the consonants that are easily confused are one class.
"""

from __future__ import annotations

from functools import lru_cache

from sayso.lang.letters import letters, readings
from sayso.lang.renderings import lattice, places, units

_KEPT = 8  # skeletons of a word
_FOLLOWED = 12  # beginnings of skeletons that are followed at each letter
_SEEN = 35  # tenths of a nat: what a unit may cost, so about one in thirty
_WORSE = 45  # tenths of a nat that a rendering may cost more than the likeliest


@lru_cache(maxsize=1 << 16)
def skeletons(word: str) -> tuple[str, ...]:
    """The skeletons of a folded word, the likeliest first; none for a script that is not ours.

    >>> skeletons("chad")[:2], skeletons("تشاد")
    (('ST', 'KT'), ('ST',))
    """
    script, ways = readings(word)
    if script == "arabic":
        return tuple(dict.fromkeys(closed(way) for spelt in ways for way in coarse(spelt)))[:_KEPT]
    if script not in {"latin", "cyrillic"}:
        return ()
    costs: dict[str, int] = {}
    for spelt in ways:
        for skeleton, cost in _rendered(f"{script}-arabic", spelt).items():
            costs[skeleton] = min(costs.get(skeleton, cost), cost)
    return tuple(sorted(costs, key=lambda each: (costs[each], each)))[:_KEPT]


def _rendered(name: str, word: str) -> dict[str, int]:
    """Skeletons of the likeliest renderings, and what each costs: a beam over the lattice."""
    least = lattice(name, word).least
    begun: list[dict[str, int]] = [{} for _ in range(len(word) + 5)]
    begun[0][""] = 0
    for at, context in enumerate(places(name, word)):
        for so_far, cost in sorted(begun[at].items(), key=lambda item: (item[1], item[0]))[:_FOLLOWED]:
            for taken, consonants, more in _classed(name, context):
                if at + taken <= len(word) and cost + more <= least[at + taken] + _WORSE:
                    row, longer = begun[at + taken], closed(so_far + consonants)
                    row[longer] = min(row.get(longer, cost + more), cost + more)
    return begun[len(word)]


@lru_cache(maxsize=1 << 14)
def _classed(name: str, context: str) -> tuple[tuple[int, str, int], ...]:
    """The units of a context as (letters taken, classes of consonants, cost)."""
    found: dict[tuple[int, str], int] = {} if context else {(1, ""): 0}
    for taken, become in units(name, context):
        for spelt, cost in become.items():
            for consonants in coarse(spelt):
                found[taken, consonants] = min(found.get((taken, consonants), cost), cost)
    return tuple((taken, consonants, cost) for (taken, consonants), cost in sorted(found.items()) if cost <= _SEEN)


@lru_cache(maxsize=1 << 14)
def closed(skeleton: str) -> str:
    """A skeleton with each consonant once where it stands twice, and ts, ch as the sibilant they end in."""
    out = ""
    for each in skeleton:
        if each == "S" and out.endswith("T"):
            out = out[:-1]
        if not out.endswith(each):
            out += each
    return out


@lru_cache(maxsize=1 << 14)
def coarse(spelt: str) -> tuple[str, ...]:
    """The classes of the consonants of Arabic letters; several where a letter is read in several ways.

    >>> coarse("جاد")
    ('ST', 'KT')
    """
    ways, classes = [""], letters().classes
    for letter in spelt:
        choice = classes.get(letter, ("",))[: 1 if len(ways) > 3 else None]
        ways = [way + each for way in ways for each in choice]
    return tuple(dict.fromkeys(ways))
