"""Whether two words are one name: by sound across scripts, by spelling within one, by the table of short forms."""

from __future__ import annotations

import math
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from sayso.lang.letters import script
from sayso.lang.persons import nicknames
from sayso.lang.sounds import keys, near, sounds
from sayso.resolve.alike.parts import Part
from sayso.resolve.alike.weights import weights

_CACHED = 1 << 16  # pairs of words kept compared
_FAR = -6.0  # logit of words that share nothing
_HANGUL = (0x11,)  # as fold leaves it
_SYLLABLES = 0x2E  # blocks from here on write a syllable or a word with each letter: another letter is another name
_HEARD = 0.7  # nearness of sounds in one script under which a common key is chance
_SLIPS = 4  # letters of a word in which one other letter may be a slip of the pen
_LONGEST = 40  # letters of a word that are compared


class How(Enum):
    """What makes two words one name, or not."""

    SAME = "same"
    SOUNDS = "sounds"
    SPELT = "spelt"  # a slip of the pen
    PET = "pet"  # short form, or form of another language
    INITIAL = "initial"
    OTHER = "other"


class Likeness(Struct, frozen=True):
    """How sure two words are one name, in log odds, and by what."""

    odds: float
    how: How


@lru_cache(maxsize=_CACHED)
def alike(a: Part, b: Part) -> Likeness:
    """Whether two parts are one name: what stands behind the same head, else the whole words."""
    if a.initial or b.initial:
        return _initial(a, b)
    if a.head == b.head != "":
        return likeness(a.text, b.text)
    if a.head or b.head:
        return likeness(a.full or a.text, b.full or b.text)
    best = likeness(a.text, b.text)
    if best.how is How.SAME or not (a.full or b.full):
        return best
    return max(best, likeness(a.full or a.text, b.full or b.text), key=_odds)


def _odds(one: Likeness) -> float:
    return one.odds


def _initial(a: Part, b: Part) -> Likeness:
    weight = weights().words
    if a.initial and b.initial:
        same = _opens(a.text, b.text)
        return Likeness(weight.initials if same else _FAR, How.INITIAL if same else How.OTHER)
    short, long = (a, b) if a.initial else (b, a)
    fits = any(word and _opens(short.text, word) for word in (long.text, long.full))
    return Likeness(weight.initial if fits else _FAR, How.INITIAL if fits else How.OTHER)


@lru_cache(maxsize=4096)
def _opens(letter: str, word: str) -> bool:
    """Whether a letter opens a word: the same letter, or in another script one that may sound so."""
    if word[0] == letter or _script(letter) == _script(word):
        return word[0] == letter
    return not set(_opening(letter)).isdisjoint(_opening(word[:2]))


# First sounds that an initial may stand for in another script; what is not here is a vowel, or as good as one.
_OPENING = {
    **dict.fromkeys("bp", "b"), **dict.fromkeys("fvw", "f"), **dict.fromkeys("kQgGXhH", "k"), "J": "Jk", "Z": "J",
    **dict.fromkeys("CS", "JsC"), **dict.fromkeys("sz", "s"), "t": "tC", "d": "dJ", **dict.fromkeys("TD", "std"),
    "l": "l", "r": "r", "m": "m", "n": "n",
}  # fmt: skip


def _opening(front: str) -> str:
    heard = sounds(front)
    return _OPENING.get(heard[:1], "a")


@lru_cache(maxsize=_CACHED)
def likeness(left: str, right: str) -> Likeness:
    """Whether two folded words are one name.

    >>> likeness("bill", "william").how
    <How.PET: 'pet'>
    """
    if left == right:
        return Likeness(weights().words.same, How.SAME)
    names = nicknames()
    if apart(left, right):
        pet = not names.get(left, _NONE).isdisjoint(names.get(right, _NONE))
        return Likeness(weights().words.pet, How.PET) if pet else _DIFFERENT
    heard = evidence(left[:_LONGEST], right[:_LONGEST])
    odds = _weighed(heard, left)
    how = How.OTHER if odds < 0 else How.SPELT if heard.slip and heard.hard else How.SOUNDS
    if odds < weights().words.pet and not names.get(left, _NONE).isdisjoint(names.get(right, _NONE)):
        return Likeness(weights().words.pet, How.PET)
    return Likeness(max(_FAR, odds), how)


def _weighed(heard: Evidence, word: str) -> float:
    """Log odds; in one script consonants are trusted, and one that is other is a slip at best."""
    words = weights().words
    curve = words.across if heard.across else words.within
    key = heard.key and (heard.across or heard.sounds >= _HEARD)
    odds = curve.at(heard.near, heard.length) + curve.key * key
    if heard.across or not heard.hard:
        return odds
    if heard.slip and not _syllabic(word) and heard.length >= (_SLIPS if script(word) else _SLIPS - 1):
        return min(odds, words.rendered) if key and script(word) == "latin" else words.slip
    if key and script(word) == "latin":
        return odds
    return min(odds, words.doubt if heard.hard == 1 else words.other)


_NONE: frozenset[int] = frozenset()
_DIFFERENT = Likeness(_FAR, How.OTHER)


def apart(left: str, right: str) -> bool:
    """Whether the consonants are too other for one name: so of five pairs in six, of one in 100 that are one."""
    (mine, wide), (theirs, broad) = consonants(left), consonants(right)
    strange, foreign = (mine & ~broad).bit_count(), (theirs & ~wide).bit_count()
    if _script(left) == _script(right):  # a slip of the pen may be all
        return strange + foreign > 2 or 2 * strange > mine.bit_count() or 2 * foreign > theirs.bit_count()
    return strange + foreign > 1 or 3 * strange > mine.bit_count() or 3 * foreign > theirs.bit_count()


# Groups of consonants within which writing varies; the first of a sound is its own, the others what it may become.
_GROUPS = {
    **dict.fromkeys("bpfv", "1"), **dict.fromkeys("kQ", "23"), "g": "23", "G": "2", "X": "2", "J": "32", "C": "324",
    **dict.fromkeys("szSZ", "3"),
    **dict.fromkeys("td", "4"), **dict.fromkeys("TD", "43"), "l": "5", "r": "6", "m": "7", "n": "7",
}  # fmt: skip
_FREE = {"w": "1", "h": "2", "H": "2", "y": "3", "u": "1", "o": "1"}  # consonants to some, to others none


@lru_cache(maxsize=1 << 15)
def consonants(word: str) -> tuple[int, int]:
    """The groups of a word's consonants, as bits: those it has, and those that it may have in another spelling."""
    own = wide = 0
    for sound in sounds(word):
        groups = _GROUPS.get(sound, "")
        own |= 1 << int(groups[:1] or 0)
        for group in groups + _FREE.get(sound, ""):
            wide |= 1 << int(group)
    return own & ~1, wide


class Evidence(Struct, frozen=True):
    """What is measured of two words."""

    sounds: float  # 0..1, how near they sound
    near: float  # 0..1, the same, in one script its mean with how near they are spelt
    across: bool  # two scripts
    key: bool  # the consonants may be the same: a key of sayso.lang.sounds is common
    hard: int  # consonants more, less or other, in words of one script; 3 and more as 3
    slip: bool  # one letter more, less, other, or two exchanged; in words of one script
    length: int  # letters of the shorter


def evidence(left: str, right: str) -> Evidence:
    """What is measured of two words."""
    heard, length = _heard(left, right), min(len(left), len(right))
    key = not set(keys(left)).isdisjoint(keys(right))
    if _script(left) != _script(right):
        return Evidence(heard, heard, across=True, key=key, hard=0, slip=False, length=length)
    steps = slips(left, right)
    spelt = max(0.0, 1 - steps / max(len(left), len(right)))
    hard = min(3, slips(skeleton(left), skeleton(right)) if script(left) else steps)
    return Evidence(heard, (heard + spelt) / 2, across=False, key=key, hard=hard, slip=steps == 1, length=length)


def _heard(left: str, right: str) -> float:
    """How near the words sound; of a script whose sounds are not known, how near they are spelt."""
    if script(left) and script(right):
        return near(left, right)
    if _script(left) != _script(right) or _syllabic(left):
        return 0.0
    return 1 - slips(left, right) / max(len(left), len(right))


def _syllabic(word: str) -> bool:
    """Whether each letter is a syllable or a word, so that another letter is another name."""
    return _script(word) in _HANGUL or _script(word) >= _SYLLABLES


_FIRM = {
    **dict.fromkeys("kQ", "k"), **dict.fromkeys("gG", "g"), "X": "x", **dict.fromkeys("sT", "s"), "S": "S", "C": "C",
    **dict.fromkeys("zD", "z"), **dict.fromkeys("ZJ", "J"), "t": "t", "d": "d", "b": "b", "p": "p", "f": "f",
    "v": "v", "l": "l", "r": "r", "m": "m", "n": "n",
}  # fmt: skip


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """The consonants of a word, such as one who writes in one script tells apart; doubled ones once.

    >>> skeleton("hassan"), skeleton("hussein")
    ('sn', 'sn')
    """
    found = "".join(_FIRM.get(sound, "") for sound in sounds(word))
    return "".join(letter for letter, before in zip(found, " " + found) if letter != before)  # noqa: B905


@lru_cache(maxsize=1 << 14)
def _script(word: str) -> int:
    """A number that is one for letters of one script: the block of the first letter."""
    code = ord(word[0])
    return 0 if code < 0x370 else code >> 8


def slips(left: str, right: str) -> int:
    """Letters put in, left out, changed or exchanged with the next (optimal string alignment).

    >>> slips("assad", "asasd"), slips("kestrin", "kestrn")
    (1, 1)
    """
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    if not left or not right:
        return len(left) + len(right)
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, one in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, two in enumerate(right, 1):
            best = min(before[j - 1] + (one != two), before[j] + 1, row[j - 1] + 1)
            if older and j > 1 and one == right[j - 2] and left[i - 2] == two:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]


def probability(odds: float) -> float:
    """Of log odds, 0..1."""
    return 1 / (1 + math.exp(-odds))
