"""What names sound like in three scripts: sounds, keys that survive transliteration, and how near two names are."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from sayso.lang.letters import letters, readings, script
from sayso.lang.renderings import nearness
from sayso.lang.romanised import romanised
from sayso.lang.skeletons import closed, skeletons
from sayso.text import fold

_WORD = re.compile(r"[^\W_]+(?:['\-׳״][^\W_]+)*")
_HAMZA = frozenset("أإآ")  # an alef with a mark is no article
_CACHED = 1 << 16  # names kept sounded and compared
_MOST_KEYS = 8
_LONGEST = 40  # letters of a word that are sounded
_CLASS = {
    **dict.fromkeys("bp", "B"), **dict.fromkeys("fv", "F"), **dict.fromkeys("kQgGX", "K"),
    **dict.fromkeys("szSZCJ", "S"), **dict.fromkeys("tdTD", "T"), "l": "L", "r": "R", "m": "M", "n": "N",
}  # fmt: skip
_TABLES = frozenset({"latin-cyrillic", "latin-arabic", "cyrillic-arabic"})
_ARTICLES = ("al", "el", "ал", "эл")  # what an Arabic article is written as in front of a name: "Alqaisi"
_SHORT, _JOINED, _UNSURE = 4, 0.9, 0.08  # letters of a word with one; nearness that asks for none; what it costs
_EITHER = {
    "X": ("K", ""),
    "g": ("K", ""),
    "D": ("T", "S"),
    "T": ("T", "S"),
    "J": ("S", "K"),
    "C": ("S", "K"),
    "w": ("", "F"),
}


@lru_cache(maxsize=_CACHED)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name without articles and particles.

    >>> parts("Mu‘min al-Munṣif"), parts("مؤمن المنصف")
    (("mu'min", 'munsif'), ('مومن', 'منصف'))
    """
    name = romanised(name)
    folded = fold(name)
    found = [
        match[0] if name[folded.starts[match.start()]] in _HAMZA else _bare(match[0])
        for match in _WORD.finditer(folded.text)
    ]
    kept = tuple(word for word in found if word not in _single())
    return kept or tuple(found)


@cache
def _single() -> frozenset[str]:
    return frozenset(fold(word).text for word in letters().articles.single)


@cache
def _hyphened() -> frozenset[str]:
    return frozenset(fold(word).text for word in letters().articles.hyphened)


def _bare(word: str) -> str:
    head, mark, tail = word.partition("-")
    if mark and head in _hyphened() and tail:
        return tail
    for article in letters().articles.joined:
        if word.startswith(article) and len(word) > len(article) + 2:
            return word[len(article) :]
    return word


@lru_cache(maxsize=_CACHED)
def sounds(word: str) -> str:
    """What a folded word sounds like, a character a sound, doubled sounds once.

    >>> sounds("qadhiri"), sounds("قذيري")
    ('QaDiri', 'QDyry')
    """
    heard: list[str] = []
    own, ways = readings(word)
    at, word = 0, (word if own == script(word) else ways[0])[:_LONGEST]
    while at < len(word):
        for length in (4, 3, 2, 1):
            piece = word[at : at + length]
            sound = _sound(piece)
            if len(piece) == length and sound is not None:
                heard.append(sound)
                # "ce" gives its consonant here and its vowel with the next letter only if it stood alone
                at += length
                break
        else:
            at += 1
    return re.sub(r"(.)\1+", r"\1", "".join(heard))


@lru_cache(maxsize=4096)
def _sound(piece: str) -> str | None:
    table = letters()
    for known in (table.latin, table.cyrillic, table.arabic):
        if piece in known:
            return known[piece]
    return piece if len(piece) == 1 and piece.isascii() and piece.isalnum() else None


@lru_cache(maxsize=_CACHED)
def acronym(name: str) -> str:
    """The Latin letters of an acronym in capitals or spelt as it is read; "" if the name is none.

    >>> acronym("KPA"), acronym("кпа"), acronym("كيه بي إيه")
    ('kpa', '', 'kba')
    """
    words = name.split()
    if len(words) == 1:
        plain = "".join(letter for letter in name if letter.isalpha())
        heard = [letters().latin.get(each) or letters().cyrillic.get(each) or each for each in fold(plain).text]
        short = 2 <= len(plain) <= 6 and plain.isupper()
        return "".join(heard if not plain.isascii() else fold(plain).text) if short else ""
    named = {fold(spelt).text: letter for spelt, letter in letters().spelt.items()}
    read = [named.get(fold(word).text, "") for word in re.split(r"[\s\-]+", name)]
    return "".join(read) if all(read) and len(read) > 1 else ""


@lru_cache(maxsize=_CACHED)
def keys(word: str) -> tuple[str, ...]:
    """Coarse consonant keys of a folded word: what its letters say, and its likeliest renderings in another script.

    Spellings of one name share at least one.

    >>> set(keys("tahan")) & set(keys("طحان"))
    {'TN'}
    """
    made = _literal(word)
    if any(letter.isdigit() for letter in word):
        return made
    return tuple(dict.fromkeys((*made, *skeletons(word))))


def _literal(word: str) -> tuple[str, ...]:
    choices: list[tuple[str, ...]] = []
    for sound in sounds(word):
        if sound in _EITHER:
            choices.append(_EITHER[sound] if len([c for c in choices if len(c) > 1]) < 3 else _EITHER[sound][:1])
        elif sound in _CLASS:
            choices.append((_CLASS[sound],))
        elif sound.isdigit():
            choices.append((sound,))
    made = sorted({closed("".join(choice)) for choice in product(*choices)})
    return tuple(made[:_MOST_KEYS])


@cache
def _costs() -> dict[tuple[str, str], float]:
    table: dict[tuple[str, str], float] = {}
    for alike in letters().costs.alike:
        left, right = alike.sounds[0], alike.sounds[1]
        table[left, right] = table[right, left] = alike.cost
    return table


@cache
def _light() -> tuple[frozenset[str], float]:
    light = letters().costs.light
    return frozenset(light.sounds), light.cost


@lru_cache(maxsize=_CACHED)
def near(left: str, right: str) -> float:
    """How near two folded words sound, 0..1: learnt costs where there is a table of their scripts, else sounds.

    >>> near("tahan", "طحان") > near("tamam", "طحان")
    True
    """
    if left == right:
        return 1.0
    (one, ways), (two, others) = readings(left), readings(right)
    if _digits(left) != _digits(right) or not (one and two and any(ways) and any(others)):
        return heard(left, right)
    return max(_learnt((one, way), (two, other)) for way in ways for other in others)


def _digits(word: str) -> str:
    return "" if word.isalpha() else "".join(letter for letter in word if letter.isdigit())


def _learnt(one: tuple[str, str], two: tuple[str, str]) -> float:
    """How near two words in plain letters are: (script, letters) of each."""
    (own, left), (other, right) = one, two
    if left == right:
        return 1.0
    if own == other:
        same = f"{own}-{own}"
        return (nearness(same, left, right) + nearness(same, right, left)) / 2
    if f"{other}-{own}" in _TABLES:
        return _learnt(two, one)
    found = nearness(f"{own}-{other}", left, right)
    if other == "arabic" and found < _JOINED and left.startswith(_ARTICLES) and len(left) > _SHORT:
        return max(found, nearness(f"{own}-{other}", left[2:], right) - _UNSURE)
    return found


def heard(left: str, right: str) -> float:
    """How near two folded words sound by edit distance over sounds, 0..1."""
    a, b = sounds(left), sounds(right)
    if not a or not b:
        return 0.0
    costs, (light, drop) = _costs(), _light()
    row = [0.0]
    for sound in b:
        row.append(row[-1] + (drop if sound in light else 1.0))
    for one in a:
        gone = drop if one in light else 1.0
        new = [row[0] + gone]
        for at, two in enumerate(b):
            swap = 0.0 if one == two else costs.get((one, two), 1.0)
            new.append(min(row[at] + swap, row[at + 1] + gone, new[at] + (drop if two in light else 1.0)))
        row = new
    weight = max(sum(drop * 2 if sound in light else 1.0 for sound in each) for each in (a, b))
    return max(0.0, 1.0 - row[-1] / max(weight, 1.0))
