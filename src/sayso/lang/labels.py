"""What the words around a day call it: the day of publication, of a change, or something else (`labels.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.errors import TableError
from sayso.text import fold

_NEAR = 40  # characters before a day in which it is named
_STARTS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af©]|(?<!\w)\w")  # where a phrase can begin
_KEY = 2  # letters by which the phrases are found; none is shorter but "©"


class _Labels(Struct, frozen=True, forbid_unknown_fields=True):
    published: tuple[str, ...]
    modified: tuple[str, ...]
    other: tuple[str, ...]
    day: tuple[str, ...]


class _Phrase(Struct, frozen=True):
    kind: str
    words: str
    open: bool  # more letters may follow


@lru_cache(maxsize=1024)
def label(before: str) -> str:
    """ "published", "modified", "other", "dated" (it is a day, not which), or "" if the folded words do not name a day.

    The last name in them counts.

    >>> label("veroffentlicht am "), label("published 3 may 2016, updated ")
    ('published', 'modified')
    """
    near = before[-_NEAR:]
    kinds = [phrase.kind for start in _STARTS.finditer(near) if (phrase := _at(near, start.start())) is not None]
    named = [kind for kind in kinds if kind != "day"]
    return named[-1] if named else "dated" if kinds else ""


def _at(text: str, at: int) -> _Phrase | None:
    """The longest phrase that begins there."""
    for phrase in _phrases().get(text[at : at + _KEY], ()) or _phrases().get(text[at], ()):
        if text.startswith(phrase.words, at):
            behind = text[at + len(phrase.words) : at + len(phrase.words) + 1]
            if phrase.open or not (behind.isalnum() and behind < "\u3000"):
                return phrase
    return None


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """By their first letters, the longest first."""
    place = files("sayso.lang") / "labels.toml"
    try:
        table = msgspec.convert(tomllib.loads(place.read_text(encoding="utf-8")), _Labels)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise TableError(f"{place}: {error}. sayso/lang/labels.py says what a key means") from error
    listed = [
        _Phrase(kind, fold(phrase.rstrip("…")).text, phrase.endswith("…"))
        for kind in ("published", "modified", "other", "day")
        for phrase in getattr(table, kind)
    ]
    out: dict[str, list[_Phrase]] = {}
    for phrase in sorted(listed, key=lambda phrase: -len(phrase.words)):
        out.setdefault(phrase.words[:_KEY], []).append(phrase)
    return out
