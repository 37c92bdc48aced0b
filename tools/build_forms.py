"""Writes forms.txt, people.txt, holders.txt of the Arabic and Persian tables: common words, and parts of names.

Their script has no capitals, and a list of frequent words holds the frequent names as well. What tells them apart in
Arabic is the paradigm: a common word is met with the article, with possessives, plural and verbal endings; a name
almost never is.
forms.txt: words met once in a million words or more (wordfreq 3.1.1: Apache-2.0, its data CC BY-SA 4.0) of which, or of
the base of which, two inflected forms are met, together a tenth as often as the word itself; in Persian, for which
wordfreq has no long list, words met five times in a million that are in no list of names. Names of countries, the
given names of the table and adjectives of nationality are left out.
people.txt: words of wordfreq that Wikidata (CC0, as packed in rigour, MIT) knows as a given or family name, if no list
of common words has them and four inflected forms are not met half as often as the word itself.
holders.txt: spellings of the names by which holders of offices (offices.tsv) are known alone.
Run: `pip download --no-deps wordfreq==3.1.1`, then `python tools/build_forms.py wordfreq-3.1.1-py3-none-any.whl`.
"""

from __future__ import annotations

import gzip
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgpack  # of the developer alone
from rigour.names import NameTypeTag, analyze_names

from sayso.lang.gazetteer import cities, nationalities, outlets, territories
from sayso.lang.offices import by_key, known_as
from sayso.lang.sounds import keys, near
from sayso.lang.table import naming
from sayso.lang.words import dictionary
from sayso.text import fold

OUT = Path(__file__).parent.parent / "src" / "sayso" / "lang"
SIZES = {"ar": "large", "fa": "small"}  # of the lists that wordfreq has
RARE = 1e-6  # share of all words under which a word is not taken
SHARE = 0.1  # of the word's own frequency that its inflected forms have together
FORMS = 2  # of them, each with
EACH = 0.004  # of the word's own frequency
OFTEN = 5e-6  # share of all words over which a Persian word, whose plurals no list has, is common
MET = 5e-8  # share of all words under which a name is not taken
NAME_SHARE, NAME_FORMS = 0.5, 4  # SHARE and FORMS of a word that Wikidata knows as a name
SPOKEN = 3e-7  # share of all words under which a name alone is not taken
ALIKE, SAME = 0.92, 0.98  # nearness of an Arabic spelling to a holder's name: of a word of LONG letters, of less
LONG, KNOWN = 5, 0.83  # KNOWN: nearness of a long word that Wikidata knows as a name
BATCH = 500  # words that rigour looks at in one call
_PLAIN = re.compile("[ء-يپچژگ]{3,}")
_FRONTS = {"ar": ("ال", "ي", "ت", "ن", "سي", "ست", "مست", "يست", "تست"), "fa": ("مي", "نمي", "ب", "ن")}
_ENDS = {
    "ar": (
        "ها",
        "هم",
        "ه",
        "نا",
        "ات",
        "ين",
        "ون",
        "ا",
        "وا",
        "ت",
        "تها",
        "ته",
        "تهم",
        "يه",
        "هما",
        "تان",
        "ان",
        "تين",
        "ني",
        "كم",
        "اتها",
        "اته",
        "اتهم",
        "يا",
        "يون",
        "يين",
        "وه",
        "وها",
    ),
    "fa": ("ها", "هاي", "هايي", "هايش", "هايشان", "ي", "تر", "ترين", "ند", "م", "ش", "شان", "مان", "يي", "ان"),
}


def frequencies(wheel: Path, lang: str) -> Counter[str]:
    """The share of each folded word."""
    packed = zipfile.ZipFile(wheel).read(f"wordfreq/data/{SIZES[lang]}_{lang}.msgpack.gz")
    found: Counter[str] = Counter()
    for centibels, words in enumerate(msgpack.unpackb(gzip.decompress(packed), raw=False)[1:]):
        for word in words:
            folded = fold(word).text
            if _PLAIN.fullmatch(folded):
                found[folded] += 10 ** (-centibels / 100)
    return found


def forms_of(word: str, lang: str) -> set[str]:
    """The inflected forms that tell a common word from a name."""
    if lang == "fa":
        return {word + end for end in ("ها", "هاي", "هايي", "تر", "ترين", "ند")} | {"مي" + word, "نمي" + word}
    bound, short = (word[:-1] + "ت", word[:-1]) if word.endswith("ه") else (word, word)
    ends = {word + end for end in ("ين", "ون", "ا", "وا", "ت", "نا")} | {short + "ات", short + "يه"}
    owned = {bound + end for end in ("ها", "هم")} | ({bound + "ه"} if bound != word else {word + "ه"} - {word})
    return (ends | owned | {front + word for front in ("ال", "ي", "ت", "ن", "سي", "لل")}) - {word}


def paradigm(word: str, share: Counter[str], lang: str) -> tuple[float, int]:
    """How often the inflected forms of a word are met, as a share of itself, and how many of them."""
    shares = [min(share[form] / share[word], 1) for form in sorted(forms_of(word, lang)) if share[form] and share[word]]
    return sum(shares), sum(each > EACH for each in shares)


def inflected(share: Counter[str], lang: str) -> set[str]:
    """Words with a paradigm, and the forms that belong to one."""

    @cache
    def based(word: str) -> bool:
        together, forms = paradigm(word, share, lang)
        return share[word] > RARE and len(word) > 2 and together > SHARE and forms >= FORMS

    return {word for word, own in share.items() if own >= RARE and any(map(based, bases(word, lang)))}


def bases(word: str, lang: str) -> Iterator[str]:
    """The word, and what it may be a form of."""
    yield word
    for front in _FRONTS[lang]:
        rest = word.removeprefix(front)
        if rest != word and len(rest) > 2:
            yield rest
    for plain in (word, *(word.removeprefix(front) for front in _FRONTS[lang])):
        for end in _ENDS[lang]:
            rest = plain.removesuffix(end)
            if rest != plain and len(rest) > 2:
                yield rest
                if end.startswith("ت") or end == "ات":
                    yield rest + "ه"


def people(share: Counter[str], lang: str) -> set[str]:
    """Words that are parts of names of people, and no common words."""
    met = sorted(word for word, own in share.items() if own > MET)
    batches = [met[at : at + BATCH] for at in range(0, len(met), BATCH)]
    named = {
        name.original
        for batch in batches
        for name in analyze_names(NameTypeTag.PER, batch, consolidate=False)
        if name.spans
    }
    kept = set()
    for word in named - dictionary(lang) - set(territories()):
        together, forms = paradigm(word, share, lang)
        if together <= NAME_SHARE or forms < NAME_FORMS:
            kept.add(word)
    return kept


def holders(share: Counter[str], common: set[str], names: set[str]) -> set[str]:
    """Arabic spellings under which holders of offices are known by one name, as `offices.tsv` has them."""
    found, terms = set(), by_key()
    listed = set(cities()) | set(territories()) | set(nationalities("ar")) | common
    met = (word for word, own in share.items() if own > SPOKEN and len(word) > 3)
    for word in sorted(word for word in met if not {word, "ال" + word} & listed):
        if word not in names and word.removesuffix("ي") in listed:
            continue  # "حبيبي": my dear
        known = {name for key in keys(word) for term in terms.get(key, ()) for name in known_as(term)}
        alike = max((near(word, name) for name in known), default=0.0)
        if alike >= (SAME if len(word) < LONG else KNOWN if word in names else ALIKE):
            found.add(word)
    return found


def build(wheel: Path, lang: str) -> None:
    """Writes the lists of a language."""
    share = frequencies(wheel, lang)
    known = people(share, lang)
    given = {fold(name).text for name in naming(lang).given_names}
    often = {word for word, own in share.items() if own > OFTEN} - set(cities())
    forms = inflected(share, lang) if lang == "ar" else often
    media = {name for name in outlets() if not name.startswith("ال")}
    _write(lang, "people.txt", known)
    _write(lang, "forms.txt", forms - set(territories()) - set(nationalities(lang)) - known - given - media)
    _write(lang, "holders.txt", holders(share, (dictionary(lang) | forms) - known | given, known))


def _write(lang: str, name: str, words: set[str]) -> None:
    (OUT / lang / name).write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
    print(lang, name, len(words), (OUT / lang / name).stat().st_size)  # noqa: T201


if __name__ == "__main__":
    for code in sys.argv[2:] or SIZES:
        build(Path(sys.argv[1]), code)
