"""Writes src/sayso/lang/renderings/<pair of scripts>.tsv: what the letters of a name become in another script.

Data statement. Learnt from names of people in Latin, Cyrillic and Arabic letters, mined from Wikidata (CC0) by Merhav
and Ash (COLING 2018, github.com/steveash/NETransliteration-COLING2018): the files wd_arabic_64 and wd_russian_64,
41,584 and 105,371 pairs of single words, people of all countries of whom Wikipedia has an article, men more than
women, with the sports and politics of our time in front; Cyrillic is Russian spelling throughout, Arabic that of the
Arabic Wikipedia. About one pair in thirty is no spelling of its fellow (another name of the same person, a title).
Kept out: every pair whose Latin or foreign word stands in the 2,000 pairs that bench/who draws from wd_*_16 with seed
7; nothing else of wd_*_16 is read. Only numbers and letters are kept, no name: a context with fewer than 8 examples is
dropped. No religion, origin or sex is in the data or can be read from the tables.
Six tables: Latin to Cyrillic, Latin to Arabic, Cyrillic to Arabic (two words with one Latin spelling), and each script
to itself (two spellings with one word of another script).
Run: `PYTHONPATH=. python tools/train_sounds.py --data FOLDER [latin-arabic ...]`, about four minutes a table.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench.who.retrieval import drawn

from sayso.lang.letters import readings
from sayso.lang.renderings import contexts
from sayso.lang.sounds import heard, parts, sounds

OUT = Path(__file__).parent.parent / "src" / "sayso" / "lang" / "renderings"
FILES = {"arabic": "wd_arabic", "cyrillic": "wd_russian"}
TABLES = ("latin-arabic", "latin-cyrillic", "cyrillic-arabic", "latin-latin", "arabic-arabic", "cyrillic-cyrillic")
SIZES = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (3, 1), (2, 0), (4, 1))  # letters of a unit on both sides
ROUNDS, TAUGHT, COUNTED = 6, 6_000, 40_000  # of the alignment, and the pairs it and the counts are made from
LIKELY = 0.45  # nearness of the sounds of a pair that teaches the alignment
SPELT = 0.72  # the same for two words of one script, of which only a third says that they are one name
NOISE = 0.06  # share of the pairs with the worst alignment: other names of the same person
SMOOTH = 4.0  # examples that a smaller context is worth in a larger one
FEWEST = 8  # examples of a context
TELLS = 4.0  # nats that a context must save on its examples to be kept
RARE = 0.003  # share of a unit in its context that is kept
LEAST, APART = 24, 0.4  # tenths of a nat that a consonant costs for one as good as it; edit cost of what is alike
VOWELS = frozenset("aeiouwyA")  # sounds that a consonant may not be

Pair = tuple[str, str, float]  # two words in plain letters, and the weight of the pair
Unit = tuple[str, str]
Counts = dict[str, Counter[tuple[int, str]]]  # context to (letters taken, what they become) to examples


def plain(word: str) -> str:
    """A word as the tables know it: folded, without article, in plain letters."""
    return readings("".join(parts(word)))[1][0]


def rows(data: Path, script: str) -> list[Pair]:
    """The pairs of Latin and another script that may teach."""
    tested = drawn(data / f"{FILES[script]}_16")
    never = {plain(word) for pair in tested for word in pair}
    found = []
    for line in (data / f"{FILES[script]}_64").read_text(encoding="utf-8").splitlines():
        latin, foreign, count = line.split("\t")
        one, two = plain(latin), plain(foreign.replace(" ", ""))
        if one not in never and two not in never and 2 <= len(one) <= 16 and 2 <= len(two) <= 16:
            found.append((one, two, 1 + math.log2(int(count))))
    return found


def pairs(data: Path, name: str) -> list[Pair]:
    """The pairs of a table, in an order that is the same each time."""
    one, two = name.split("-")
    if one == "latin" != two:
        found = rows(data, two)
    elif one != two:
        found = joined(rows(data, one), rows(data, two))
    elif one == "latin":
        found = same(pair for script in FILES for pair in variants(rows(data, script)))
    else:
        found = same(variants(joined(rows(data, one), rows(data, "cyrillic" if one == "arabic" else "arabic"))))
    found = sorted(set(found))
    random.Random(1).shuffle(found)  # noqa: S311 - an order that is the same each time
    return found


def same(found: Iterable[Pair]) -> list[Pair]:
    """Pairs of one script, and each word with itself."""
    some = list(found)
    return some + [(word, word, 1.0) for word in sorted({pair[0] for pair in some})]


def joined(left: Iterable[Pair], right: Iterable[Pair]) -> list[Pair]:
    """Two words with one Latin spelling."""
    by_latin: dict[str, list[Pair]] = defaultdict(list)
    for pair in left:
        by_latin[pair[0]].append(pair)
    return [(mate[1], word, min(weight, mate[2])) for latin, word, weight in right for mate in by_latin[latin]]


def variants(found: Iterable[Pair]) -> Iterator[Pair]:
    """Two words that stand with one word, either way round: of the six commonest."""
    by_word: dict[str, set[tuple[float, str]]] = defaultdict(set)
    for one, word, weight in found:
        by_word[word].add((-weight, one))
    for _, spelt in sorted(by_word.items()):
        some = sorted(spelt)[:6]
        for weight, one in some:
            for other, two in some:
                if one != two and heard(one, two) >= SPELT:
                    yield one, two, min(-weight, -other)


def taught(found: Sequence[Pair]) -> dict[Unit, float]:
    """The probabilities of the units of a joint model, by expectation maximisation."""
    some = list(islice((pair for pair in found if heard(pair[0], pair[1]) >= LIKELY), TAUGHT))
    chance = _first(some)
    for turn in range(ROUNDS):
        if turn == 2:
            chance |= {unit: value for unit, value in _larger(some).items() if unit not in chance}
        counts: dict[Unit, float] = defaultdict(float)
        for source, target, weight in some:
            _expect(source, target, weight, chance, counts)
        # a unit of more than two letters must be worth three examples more: small ones that say as much are better
        kept = {unit: value - 3.0 * (len(unit[0] + unit[1]) > 2) for unit, value in counts.items()}
        total = sum(value for value in kept.values() if value > 0.3)
        chance = {unit: value / total for unit, value in kept.items() if value > 0.3}
    return chance


def _first(some: Sequence[Pair]) -> dict[Unit, float]:
    """Letters that stand at about the same place."""
    counts: Counter[Unit] = Counter()
    for source, target, _ in some:
        for i, one in enumerate(source):
            for j, two in enumerate(target):
                if abs(i / len(source) - j / len(target)) < 0.35:
                    counts[one, two] += 1
    total = sum(counts.values())
    chance = {unit: value / total for unit, value in counts.items()}
    alone = {(one, "") for one, _ in counts} | {("", two) for _, two in counts}
    return chance | dict.fromkeys(alone, 0.002)


def _larger(some: Sequence[Pair]) -> dict[Unit, float]:
    counts: Counter[Unit] = Counter()
    for source, target, _ in some:
        for taken, made in SIZES:
            if taken + made > 2:
                for i in range(len(source) - taken + 1):
                    for j in range(len(target) - made + 1):
                        if abs((i + taken / 2) / len(source) - (j + made / 2) / len(target)) < 0.2:
                            counts[source[i : i + taken], target[j : j + made]] += 1
    return {unit: 0.02 * value / len(some) for unit, value in counts.items() if value >= FEWEST}


def _expect(source: str, target: str, weight: float, chance: dict[Unit, float], counts: dict[Unit, float]) -> None:
    """Adds how often each unit is expected in a pair: forwards and backwards over all alignments."""
    ahead: dict[tuple[int, int], float] = defaultdict(float, {(0, 0): 1.0})
    steps = []
    for i in range(len(source) + 1):
        for j in range(len(target) + 1):
            if so_far := ahead.get((i, j)):
                for taken, made in SIZES:
                    unit = source[i : i + taken], target[j : j + made]
                    if i + taken <= len(source) and j + made <= len(target) and unit in chance:
                        steps.append(((i, j), (i + taken, j + made), unit))
                        ahead[i + taken, j + made] += so_far * chance[unit]
    behind: dict[tuple[int, int], float] = defaultdict(float, {(len(source), len(target)): 1.0})
    whole = ahead[len(source), len(target)]
    for start, end, unit in reversed(steps):
        if end in behind:
            rest = chance[unit] * behind[end]
            behind[start] += rest
            counts[unit] += weight * ahead[start] * rest / whole


def aligned(source: str, target: str, costs: dict[Unit, float]) -> tuple[float, list[tuple[int, int, int, int]]]:
    """The cheapest alignment: cost, and units as (start, letters, start, letters)."""
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i in range(len(source) + 1):
        for j in range(len(target) + 1):
            if (i, j) not in best:
                continue
            for taken, made in SIZES:
                cost = costs.get((source[i : i + taken], target[j : j + made]))
                if cost is not None and i + taken <= len(source) and j + made <= len(target):
                    way = (best[i, j][0] + cost, taken, made)
                    best[i + taken, j + made] = min(best.get((i + taken, j + made), way), way)
    i, j, units = len(source), len(target), []
    if (i, j) not in best:
        return math.inf, []
    while i or j:
        _, taken, made = best[i, j]
        i, j = i - taken, j - made
        units.append((i, taken, j, made))
    return best[len(source), len(target)][0], units


def counted(found: Sequence[Pair], chance: dict[Unit, float]) -> Counts:
    """What begins at each letter, by context; under "" the letters out of nothing."""
    costs = {unit: -math.log(value) for unit, value in chance.items()}
    ways = [(*aligned(source, target, costs), source, target, weight) for source, target, weight in found[:COUNTED]]
    good = sorted(ways, key=lambda way: way[0] / len(way[2] + way[3]))[: round(len(ways) * (1 - NOISE))]
    counts: Counts = defaultdict(Counter)
    for cost, units, source, target, weight in good:
        for i, taken, j, made in units if cost < math.inf else ():
            for context in contexts(f"^{source}$$$", i + 1) if taken else ("",):
                counts[context][taken, target[j : j + made]] += weight  # type: ignore[assignment]
    return counts


def kept(counts: Counts) -> dict[str, dict[tuple[int, str], float]]:
    """The contexts that tell more than the next smaller one, smoothed with it: chances of the units."""
    found: dict[str, dict[tuple[int, str], float]] = {}
    for context in sorted(counts, key=lambda each: (len(each.rpartition("_")[2]), len(each), each)):
        units = counts[context]
        total = sum(units.values())
        letters = context.rpartition("_")[2]
        smaller = [letters[:1], letters[:2]] + ([context[:4], letters] if len(letters) == 3 else []) if context else []
        below = next((found[each] for each in reversed(smaller) if each != context and each in found), None)
        if not context or (below is not None and total < FEWEST):
            continue
        base, weight = (below, SMOOTH) if below else ({}, 0.0)
        whole = total + weight * sum(base.values())
        share = {unit: (units.get(unit, 0) + weight * base.get(unit, 0.0)) / whole for unit in {*units, *base}}
        saved = sum(value * math.log(share[unit] / max(base.get(unit, 0.0), 1e-3)) for unit, value in units.items())
        if below is None or saved > TELLS:
            found[context] = share
    return found


def alike(letter: str, ends: Iterable[str]) -> dict[tuple[int, str], int]:
    """Consonants that sound alike, and what one costs for the other wherever it stands, examples or none."""
    apart = {end: 1 - heard(letter, end) for end in ends if not VOWELS & {*sounds(letter), *sounds(end)}}
    return {(1, end): round(LEAST + 50 * value) for end, value in apart.items() if value <= APART}


def lines(
    found: dict[str, dict[tuple[int, str], float]], added: Counter[tuple[int, str]], total: float
) -> Iterator[str]:
    """The lines of a table without its scale."""
    yield "# learnt from CC0 name pairs of Wikidata by tools/train_sounds.py: context, units (letters, become, cost/10)"
    free = sorted((letter, cost(value / total)) for (_, letter), value in added.items() if value >= FEWEST)
    yield "+\t" + " ".join(f"0{letter}{spent}" for letter, spent in free if spent < 70)
    ends = sorted({letter for share in found.values() for _, become in share for letter in become})
    for letter in sorted(each for each in found if len(each) == 1):
        if near := alike(letter, ends):
            yield f"~{letter}\t{' '.join(f'{taken}{end}{spent}' for (taken, end), spent in sorted(near.items()))}"
    for context in sorted(found):
        share = sorted(found[context].items(), key=lambda item: (-item[1], item[0]))
        units = [f"{taken}{become}{cost(value)}" for (taken, become), value in share if value >= RARE]
        yield f"{context}\t{' '.join(units)}"


def cost(chance: float) -> int:
    """Tenths of a nat."""
    return round(-10 * math.log(chance))


def main() -> None:
    """Writes the tables asked for, or all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, default=Path("/tmp/data/netransliteration"))  # noqa: S108 - of the bench
    asked.add_argument("tables", nargs="*", default=TABLES)
    options = asked.parse_args()
    for name in options.tables:
        found = pairs(options.data, name)
        counts = counted(found, taught(found))
        total = sum(sum(units.values()) for context, units in counts.items() if len(context) == 1)
        text = "\n".join(lines(kept(counts), counts[""], total)) + "\n"
        place = OUT / f"{name}.tsv"
        place.write_text(text, encoding="utf-8")
        print(name, len(found), "pairs", text.count("\n"), "contexts", len(text.encode()) // 1000, "kB", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
