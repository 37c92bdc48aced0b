"""Learns the weights of `src/sayso/resolve/alike/weights.toml`: whether two words are one name, two names one person's.

    python tools/train_names.py /path/to/netransliteration

Words: pairs of spellings that Wikidata gives one name (NETransliteration-COLING2018, CC0; files wd_arabic_64 and
wd_russian_64; the files *_16 are what bench/who asks and are not read). Pairs of two names: chance ones, and those that
sound nearest to each other. Names of several words are put together from these words, and taken for one person's after
what writers do to a name (leave out a middle name, write an initial, put the last name first, slip), or for two after
what parts kin and namesakes (another given name, the father's name before one's own, another surname, another number).
Nothing here is a real person.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.lang.persons import nicknames
from sayso.lang.sounds import near
from sayso.resolve.alike.features import FEATURES, Compared
from sayso.resolve.alike.parts import parse
from sayso.resolve.alike.weights import weights as table
from sayso.resolve.alike.words import apart, consonants, evidence, likeness
from sayso.text import fold

_FILES = {"ar": "wd_arabic_64", "ru": "wd_russian_64"}
_OUT = Path(__file__).parent.parent / "src/sayso/resolve/alike/weights.toml"
_LEAST = 0.5  # nearness under which two spellings of the set are a mistake of the set ("bond", "007")
_SAME = 0.93  # nearness above which two names of the set are one in two spellings
_ALIKE = 0.75  # nearness that two Latin spellings have where they are not two names of one foreign spelling
_READ, _WORDS, _NAMES = 8000, 3000, 2500  # lines read of each file, pairs drawn of words, of names
_NEAREST_OF = 200
_STRANGERS = 3  # to a word
_KIN = 0.15  # of two names that are held against each other, how many sound alike: brothers, namesakes by halves
KNOTS = (0.4, 0.55, 0.65, 0.75, 0.85, 0.92, 1.0)
Pair = tuple[str, str]
Matrix = NDArray[np.float64]


def main() -> None:
    """Writes the table."""
    place, draw = Path(sys.argv[1]), random.Random(5)  # noqa: S311 - the same each time
    spelt = {lang: read(place / name, draw) for lang, name in _FILES.items()}
    words = word_weights(spelt, draw)
    write(words, {})
    table.cache_clear()
    likeness.cache_clear()
    names = name_weights(people_words(spelt), draw)
    write(words, names)


def read(path: Path, draw: random.Random) -> list[Pair]:
    """Latin and foreign spelling, folded, of words of letters alone; common ones up to three times."""
    pairs = []
    for line in draw.sample(path.read_text(encoding="utf-8").splitlines(), _READ):
        latin, foreign, count = line.split("\t")
        one, two = fold(latin).text, fold(foreign.replace(" ", "")).text
        if (
            min(len(one), len(two)) > 1
            and one.replace("'", "").isalpha()
            and two.isalpha()
            and evidence(one, two).sounds >= _LEAST
        ):
            pairs += [(one, two)] * min(3, int(count))
    return pairs


def word_weights(spelt: dict[str, list[Pair]], draw: random.Random) -> dict[str, str]:
    """Curves of two words, in two scripts and in one, as lines of the table."""
    across = [pair for pairs in spelt.values() for pair in draw.sample(pairs, _WORDS)]
    others = [pair for pairs in spelt.values() for pair in draw.sample(pairs, _WORDS)]
    within = [pair for some in (latin_pairs(spelt), *map(foreign_pairs, spelt.values())) for pair in sample(some, draw)]
    words = [(one, two) for pairs in spelt.values() for one, two in pairs]
    latin = draw.sample([(each, each) for pair in words for each in pair], 2 * _WORDS)
    return {
        "across": curve("across", across, strangers(others, draw), alike(others, draw)),
        "within": curve("within", within, strangers(latin, draw), alike(latin, draw, {*within})),
    }


def latin_pairs(spelt: dict[str, list[Pair]]) -> list[Pair]:
    """Latin spellings that one foreign spelling stands for."""
    found = set()
    for pairs in spelt.values():
        seen = defaultdict(set)
        for one, two in pairs:
            seen[two].add(one)
        for some in seen.values():
            found |= {(a, b) for a in some for b in some if a < b and near(a, b) > _ALIKE}
    return sorted(found)


def foreign_pairs(pairs: Sequence[Pair]) -> list[Pair]:
    """Foreign spellings that one Latin spelling stands for."""
    return latin_pairs({"": [(two, one) for one, two in pairs]})


def sample(pairs: Sequence[Pair], draw: random.Random) -> list[Pair]:
    return draw.sample(pairs, min(len(pairs), _WORDS // 2))


def strangers(pairs: Sequence[Pair], draw: random.Random) -> list[Pair]:
    """Two names at random."""
    latin, true = [one for one, _ in pairs], {*pairs}
    return [(one, two) for _, two in pairs for one in draw.sample(latin, _STRANGERS) if (one, two) not in true]


def alike(pairs: Sequence[Pair], draw: random.Random, same: Iterable[Pair] = ()) -> list[Pair]:
    """Two names that sound alike: the nearest of many."""
    latin = sorted({one for one, _ in pairs})
    true = defaultdict(set)
    for one, two in (*pairs, *same):
        true[two].add(one)
        true[one].add(two)
    made = []
    for _, two in draw.sample(pairs, min(len(pairs), _WORDS // 2)):
        some = [one for one in draw.sample(latin, min(len(latin), _NEAREST_OF)) if _may_be_near(one, two)]
        some = [one for one in some if one not in true[two] and all(near(one, x) < _SAME for x in true[two])]
        made += [(max(some, key=lambda one: near(one, two)), two)] if some else []
    return made


def _may_be_near(one: str, two: str) -> bool:
    (mine, wide), (theirs, broad) = consonants(one), consonants(two)
    return one != two and abs(len(one) - len(two)) < 5 and not mine & ~broad and not theirs & ~wide


def curve(what: str, one: Sequence[Pair], others: Sequence[Pair], alike: Sequence[Pair]) -> str:
    """Log odds over nearness: how much commoner a nearness is between spellings of one name than between two names."""
    groups = [[evidence(*pair) for pair in pairs] for pairs in (one, [x for x in others if not apart(*x)], alike)]
    seen = np.array(
        [[*hats(each.near), float(each.key), float(max(0, 5 - each.length))] for group in groups for each in group]
    )
    kind = np.array([1.0] * len(groups[0]) + [0.0] * (len(groups[1]) + len(groups[2])))
    share = [1 / len(one), (1 - _KIN) / len(others), _KIN / len(alike)]
    weight = np.array([each for group, each in zip(groups, share, strict=True) for _ in group]) * len(kind)
    learnt = fit(what, seen, kind, weight)
    odds = [round(float(each), 2) for each in np.maximum.accumulate(learnt[: len(KNOTS)])]
    knots = ", ".join(map(str, KNOTS))
    key, short = (round(float(each), 3) for each in learnt[len(KNOTS) :])
    return f"{what} = {{ knots = [{knots}], odds = {odds}, key = {key}, short = {short} }}"


def hats(near: float) -> list[float]:
    """How much each knot has of a nearness: straight lines between knots."""
    at = [0.0] * len(KNOTS)
    above = min(max(1, bisect_right(KNOTS, near)), len(KNOTS) - 1)
    share = min(1.0, max(0.0, (near - KNOTS[above - 1]) / (KNOTS[above] - KNOTS[above - 1])))
    at[above - 1], at[above] = 1 - share, share
    return at


def fit(what: str, seen: Matrix, one: Matrix, weight: Matrix, ridge: float = 1e-3) -> Matrix:
    """Logistic regression by Newton's method."""
    weights = np.zeros(seen.shape[1])
    weight = weight / weight.sum()
    for _ in range(50):
        said = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (weight * (said - one)) + ridge * weights
        bend = (seen * (weight * said * (1 - said))[:, None]).T @ seen + ridge * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    right = (((seen @ weights > 0) == (one == 1)) * weight).sum()
    print(f"{what}: {len(one)} pairs, right {right:.3f}, weights {np.round(weights, 2)}")  # noqa: T201
    return weights


# What names put together by chance cannot teach, in log odds: told outright, the rest is learnt beside them.
_GIVEN = {
    "numbers-differ": -8.0,  # a number is written to tell father and son apart
    "number-of-one": -3.5,  # and so it is where one has none, though less surely
    "different": -1.0,  # a part that is another name: in the pairs of Wikidata often a mistake of the pair
    "syllable-left-out": -3.0,
    "sexes-differ": -5.0,
    "initials-only": -4.0,  # two letters fit one pair of names in two hundred
    "gap": -2.5,
}

# Names of several words: each word is a row of spellings by script.
Word = dict[str, list[str]]
Name = list[Word]


def people_words(spelt: dict[str, list[Pair]]) -> list[Word]:
    """Words with their spellings in Latin, Arabic and Cyrillic letters."""
    by_latin: dict[str, Word] = {}
    for lang, pairs in spelt.items():
        for one, two in pairs:
            by_latin.setdefault(one, {"la": [one]}).setdefault(lang, []).append(two)
    for one, two in latin_pairs(spelt):
        by_latin[one]["la"].append(two)
    return [word for _, word in sorted(by_latin.items()) if len(word) == 3]


def name_weights(words: Sequence[Word], draw: random.Random) -> dict[str, float]:
    """Weights of the measurements of two names."""
    pairs = [(one, *pair(words, draw, one=one)) for _ in range(_NAMES) for one in (True, False)]
    seen = np.array([[1.0, *(each.measure(Compared(parse(a), parse(b))) for each in FEATURES)] for _, a, b in pairs])
    weights = fit("names", seen, np.array([float(one) for one, _, _ in pairs]), np.ones(len(pairs)))
    learnt = dict(zip(["constant", *(each.name for each in FEATURES)], map(float, weights.round(3)), strict=True))
    return {**learnt, **_GIVEN}


def pair(words: Sequence[Word], draw: random.Random, *, one: bool) -> Pair:
    """Two names, of one person or of two."""
    name = [draw.choice(words) for _ in range(draw.choices((2, 3, 4), (5, 3, 1))[0])]
    chain = len(name) > 2 and draw.random() < 0.25
    other = name if one else stranger(name, words, draw)
    left, right = draw.choice(("la", "ar", "ru")), draw.choice(("la", "ar", "ru"))
    a, b = written(name, left, draw, chain=chain, clean=True), written(other, right, draw, chain=chain, clean=False)
    if not one and other is name:
        return a + draw.choice(("", "", " Sr.", " II")), b + draw.choice((" Jr.", " III"))
    if draw.random() < 0.05:
        return a + " Jr.", b + draw.choice((" Jr.", " II", " Jr.", " II", ""))
    return a, b


def stranger(name: Name, words: Sequence[Word], draw: random.Random) -> Name:
    """Someone else of a like name."""
    other = draw.choice(words)
    kind = draw.random()
    if kind < 0.40:  # brother, wife, namesake by surname
        return [other, *name[1:]]
    if kind < 0.60:  # namesake by given name
        return [*name[:-1], other]
    if kind < 0.72:  # child, with the parent's name behind its own
        return [other, *name]
    if kind < 0.80 and len(name) > 2:  # another in the middle
        return [name[0], other, *name[2:]]
    if kind < 0.86 and len(name) > 2:  # father and son whose names are each other's
        return [name[1], name[0], *name[2:]]
    if kind < 0.90:  # near in sound
        return [nearest(name[0], words, draw), *name[1:]]
    if kind < 0.95:
        return [*name[:-1], nearest(name[-1], words, draw)]
    if kind < 0.98:
        return name
    return [draw.choice(words) for _ in name]


def nearest(word: Word, words: Sequence[Word], draw: random.Random) -> Word:
    some = [one for one in draw.sample(words, min(len(words), 60)) if near(one["la"][0], word["la"][0]) < _SAME]
    return max(some, key=lambda one: near(one["la"][0], word["la"][0]))


def written(name: Name, lang: str, draw: random.Random, *, chain: bool, clean: bool) -> str:
    """A name as someone may write it."""
    spelt = [draw.choice(word.get(lang, word["la"])) for word in name]
    if not clean or draw.random() < 0.1:
        spelt = changed(spelt, draw)
    if chain and len(spelt) > 2:
        link = {"la": draw.choice(("bin", "ibn", "ben")), "ar": "بن", "ru": draw.choice(("бин", "ибн"))}[lang]
        spelt = [spelt[0], link, *spelt[1:]]
    return " ".join(spelt)


def changed(spelt: list[str], draw: random.Random) -> list[str]:  # noqa: C901 - a row of things writers do
    """What writers do to a name, once at most."""
    kind = draw.random()
    if kind < 0.25 and len(spelt) > 2:
        at = draw.randrange(1, len(spelt) - 1)
        return spelt[:at] + spelt[at + 1 :]
    if kind < 0.30 and len(spelt) > 2:
        return spelt[:-1]
    if kind < 0.36:
        return [spelt[0][0] + ".", *spelt[1:]]
    if kind < 0.41 and len(spelt) > 2:
        return [spelt[0], spelt[1][0] + ".", *spelt[2:]]
    if kind < 0.45:
        return [spelt[-1], *spelt[:-1]]
    if kind < 0.49:
        return [spelt[-1] + ",", *spelt[:-1]]
    if kind < 0.52:
        return [spelt[0] + spelt[1], *spelt[2:]]
    if kind < 0.60:
        return slipped(spelt, draw)
    if kind < 0.64:
        return [pet_of(spelt[0], draw), *spelt[1:]]
    if kind < 0.66:
        return ["Muhammad", *spelt]
    return spelt


def slipped(spelt: list[str], draw: random.Random) -> list[str]:
    """One letter left out, doubled, changed, or exchanged with the next."""
    which = draw.randrange(len(spelt))
    word = spelt[which]
    at = draw.randrange(len(word))
    letter = draw.choice(word)
    made = draw.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        )
    )
    return [*spelt[:which], made or word, *spelt[which + 1 :]]


def pet_of(word: str, draw: random.Random) -> str:
    """Another form of a given name, if it has one."""
    rows = nicknames().get(word, frozenset())
    others = sorted(other for other, has in nicknames().items() if has & rows and other.isascii() == word.isascii())
    return draw.choice(others) if others else word


def write(words: dict[str, str], names: dict[str, float]) -> None:
    """The table; what is not learnt here is given with its reason."""
    told = [
        "# Written by tools/train_names.py: log odds that two words are one name, and that two names are one person's.",
        "[words]",
        "same = 5.0  # letter for letter: as sure as can be, and no surer than many alike names in the world allow",
        "pet = 1.5  # a short form says which name, of several; and brothers have never both",
        "initial = 1.5  # one letter of about fifteen that open names",
        "initials = 2.5",
        "slip = 1.0  # under what any rendering has: whoever asks for certainty asks for more",
        "rendered = 2.0",
        "doubt = -2.0",
        "other = -4.0",
        words["across"],
        words["within"],
        "[names]",
        *(
            f"{name} = {weight}"
            for name, weight in (names or {"constant": 0.0, **{each.name: 0.0 for each in FEATURES}}).items()
        ),
    ]
    _OUT.write_text("\n".join(told) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
