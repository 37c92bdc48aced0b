"""What speaks for two names being one person's, and what against: measurements, weighed by what was learnt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from sayso.lang.persons import persons
from sayso.resolve.alike.align import Partner, aligned, strange
from sayso.resolve.alike.parts import Parsed, Part
from sayso.resolve.alike.words import How, alike

_SYLLABLE = 2  # letters
_LEAST, _MOST = -4.0, 5.0  # log odds of one part beyond which it says no more


def unlike(left: Parsed, right: Parsed) -> bool:
    """Whether no part of one name is a part of the other."""
    return strange(left.parts, right.parts)


class Compared:
    """Two names side by side, their parts in the order in which they were aligned."""

    def __init__(self, left: Parsed, right: Parsed) -> None:
        self.left, self.right = left, right
        self.a = _without_titles(left.parts, right.parts)
        self.alignment = aligned(self.a, _without_titles(right.parts, left.parts), ordered=_told(left) and _told(right))
        self.b = self.alignment.order

    @cached_property
    def first(self) -> Partner | None:
        """The partners that open both names."""
        found = self.alignment.partners[:1]
        return found[0] if found and found[0].left[0] == found[0].right[0] == 0 else None

    @cached_property
    def last(self) -> Partner | None:
        """The partners that close both names."""
        found = self.alignment.partners[-1:]
        closing = found and found[0].left[-1] == len(self.a) - 1 and found[0].right[-1] == len(self.b) - 1
        return found[0] if closing else None

    @cached_property
    def over(self) -> tuple[tuple[Sequence[Part], int], ...]:
        """Parts without a partner: the name that has them, their position."""
        left = tuple((self.a, at) for at in self.alignment.left_over)
        return left + tuple((self.b, at) for at in self.alignment.right_over)


def _without_titles(mine: Sequence[Part], theirs: Sequence[Part]) -> tuple[Part, ...]:
    """The parts without titles that the other name has not; all of them if they are nothing else."""
    if not any(part.title for part in mine):
        return tuple(mine)
    kept = tuple(part for part in mine if not part.title or any(alike(part, each).odds > 0 for each in theirs))
    return kept or tuple(mine)


def _told(name: Parsed) -> bool:
    return name.turned or any(part.father for part in name.parts)


Measure = Callable[[Compared], float]


def _clipped(odds: float) -> float:
    return max(_LEAST, min(_MOST, odds))


def given(two: Compared) -> float:
    return 0.0 if two.first is None else _clipped(two.first.likeness.odds)


def family(two: Compared) -> float:
    return 0.0 if two.last is None or two.last is two.first else _clipped(two.last.likeness.odds)


def weakest(two: Compared) -> float:
    if both_left_out(two):
        return _LEAST
    return min((_clipped(one.likeness.odds) for one in two.alignment.partners), default=_LEAST)


def different(two: Compared) -> float:
    """Partners that are rather two names than one."""
    return float(min(2, sum(one.likeness.odds < 0 for one in two.alignment.partners)))


def more(two: Compared) -> float:
    """Partners beyond two."""
    return float(min(3, max(0, sum(one.likeness.odds > 0 for one in two.alignment.partners) - 2)))


def one_word(two: Compared) -> float:
    return float(len(two.a) == 1 and len(two.b) == 1)


def first_left_out(two: Compared) -> float:
    """The first name of one is not in the other, or stands behind another there."""
    missing = [parts[0] for parts, at in two.over if at == 0]
    return float(bool(missing) and not _forename(missing))


def forename_left_out(two: Compared) -> float:
    """The same of a name by which nobody goes: "Muhammad" before another."""
    missing = [parts[0] for parts, at in two.over if at == 0]
    return float(bool(missing) and _forename(missing))


def _forename(missing: Sequence[Part]) -> bool:
    return all(part.text in persons().forenames for part in missing)


def last_left_out(two: Compared) -> float:
    return float(any(_last(parts, at) and not _house(parts, at) for parts, at in two.over))


def house_left_out(two: Compared) -> float:
    """A last name with an article, or behind the name of a father: a tribe, a town, a house."""
    return float(any(_last(parts, at) and _house(parts, at) for parts, at in two.over))


def _last(parts: Sequence[Part], at: int) -> bool:
    return at == len(parts) - 1 > 0


def _house(parts: Sequence[Part], at: int) -> bool:
    return at > 1 and (parts[at - 1].father or (bool(parts[at].full) and not parts[at].head))


def last_of_one(two: Compared) -> float:
    """Nothing but one word in one name, more in the other."""
    return float(min(len(two.a), len(two.b)) == 1 < max(len(two.a), len(two.b)))


def middle_left_out(two: Compared) -> float:
    return float(min(3, sum(0 < at < len(parts) - 1 and not parts[at].father for parts, at in two.over)))


def father_left_out(two: Compared) -> float:
    return float(min(3, sum(0 < at < len(parts) - 1 and parts[at].father for parts, at in two.over)))


def both_left_out(two: Compared) -> float:
    """Each has a part that the other has not."""
    return float(bool(two.alignment.left_over) and bool(two.alignment.right_over))


def gap(two: Compared) -> float:
    """A middle name is left out of one that has the next one: who writes some writes the first."""
    inner = [one for one in two.alignment.partners if one is not two.first and one is not two.last]
    ends = [(two.a, one.left[0]) for one in inner] + [(two.b, one.right[0]) for one in inner]
    over = [(parts, at) for parts, at in two.over if at > 0 and not parts[at].father]
    return float(any(parts is names and at < end for parts, at in over for names, end in ends))


def syllable_left_out(two: Compared) -> float:
    """A part of one or two letters that is no initial: a syllable of a given name, as East Asia writes them."""
    over = [parts[at] for parts, at in two.over if 0 < at < len(parts) - 1]
    return float(
        any(len(part.text.replace("'", "")) <= _SYLLABLE and not part.initial and not part.full for part in over)
    )


def initials(two: Compared) -> float:
    return float(min(2, sum(one.likeness.how is How.INITIAL for one in two.alignment.partners)))


def initials_only(two: Compared) -> float:
    """No name is written out in both."""
    return float(all(one.likeness.how is How.INITIAL for one in two.alignment.partners))


def pet(two: Compared) -> float:
    return float(any(one.likeness.how is How.PET for one in two.alignment.partners))


def joined(two: Compared) -> float:
    return float(any(len(one.left) != len(one.right) for one in two.alignment.partners))


def turned(two: Compared) -> float:
    """The last name stands first in one, and no comma tells so."""
    return float(two.alignment.turned and not (two.left.turned or two.right.turned))


def turned_told(two: Compared) -> float:
    return float(two.alignment.turned and (two.left.turned or two.right.turned))


def numbers_differ(two: Compared) -> float:
    return float(bool(two.left.number and two.right.number) and two.left.number != two.right.number)


def number_of_one(two: Compared) -> float:
    return float(bool(two.left.number) != bool(two.right.number))


def father_differs(two: Compared) -> float:
    """A son's name beside a name that is not: "Omar bin Salim", "Omar Salim"."""
    pairs = ((two.a[one.left[0]], two.b[one.right[0]]) for one in two.alignment.partners)
    return float(any(a.father != b.father for a, b in pairs))


def sexes_differ(two: Compared) -> float:
    """The surname of a man beside that of a woman, and first names that are not letter for letter one."""
    if two.last is None or two.first is two.last or two.first is None or two.first.likeness.how is How.SAME:
        return 0.0
    return float(_sexes(two.a[two.last.left[-1]].text, two.b[two.last.right[-1]].text))


@lru_cache(maxsize=1 << 14)
def _sexes(one: str, two: str) -> bool:
    for man, woman in persons().sexes:
        if one.endswith(man) and two.endswith(woman) and one[: -len(man)] == two[: -len(woman)]:
            return True
        if one.endswith(woman) and two.endswith(man) and one[: -len(woman)] == two[: -len(man)]:
            return True
    return False


class Weighed(Struct, frozen=True):
    """A measurement: its name in weights.toml, and what it says where it speaks against."""

    name: str
    measure: Measure
    because: str = ""


FEATURES: tuple[Weighed, ...] = (
    Weighed("given", given),
    Weighed("family", family),
    Weighed("weakest", weakest),
    Weighed("different", different),
    Weighed("more", more),
    Weighed("one-word", one_word, "there is one word only"),
    Weighed("first-left-out", first_left_out, "the first name of one is not first in the other"),
    Weighed("forename-left-out", forename_left_out, "a first name that many bear is left out"),
    Weighed("last-left-out", last_left_out, "the last name is left out"),
    Weighed("house-left-out", house_left_out, "the name of a house or town is left out"),
    Weighed("last-of-one", last_of_one, "one is a single word"),
    Weighed("middle-left-out", middle_left_out, "a middle name is left out"),
    Weighed("father-left-out", father_left_out, "the father’s name is left out"),
    Weighed("gap", gap, "a middle name is left out before one that is not"),
    Weighed("syllable-left-out", syllable_left_out, "a syllable of the given name is left out"),
    Weighed("both-left-out", both_left_out, "each has a part that the other has not"),
    Weighed("initials", initials, "an initial stands for a name"),
    Weighed("initials-only", initials_only, "no name is written out in both"),
    Weighed("pet", pet, "a short form, or the form of another language"),
    Weighed("joined", joined, "two words are written as one"),
    Weighed("turned", turned, "the order is another"),
    Weighed("turned-told", turned_told, "the order is told by a comma"),
    Weighed("numbers-differ", numbers_differ, "the numbers differ"),
    Weighed("number-of-one", number_of_one, "one has a number"),
    Weighed("father-differs", father_differs, "what is a father’s name in one is not in the other"),
    Weighed("sexes-differ", sexes_differ, "one is a man’s name, the other a woman’s"),
)
