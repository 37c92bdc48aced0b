"""What the words around a day call it: the day of publication, of a change, or something else (`labels.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.errors import TableError
from sayso.text import fold

_NEAR = 40  # characters before a day in which it is named


class _Labels(Struct, frozen=True, forbid_unknown_fields=True):
    published: tuple[str, ...]
    modified: tuple[str, ...]
    other: tuple[str, ...]
    day: tuple[str, ...]


def label(before: str) -> str:
    """ "published", "modified", "other", "dated" (it is a day, not which), or "" if the folded words do not name a day.

    The last name in them counts.

    >>> label("veroffentlicht am "), label("published 3 may 2016, updated ")
    ('published', 'modified')
    """
    kinds = [match.lastgroup for match in _pattern().finditer(before[-_NEAR:]) if match.lastgroup is not None]
    named = [kind for kind in kinds if kind != "day"]
    return named[-1] if named else "dated" if kinds else ""


@cache
def _pattern() -> re.Pattern[str]:
    place = files("sayso.lang") / "labels.toml"
    try:
        table = msgspec.convert(tomllib.loads(place.read_text(encoding="utf-8")), _Labels)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise TableError(f"{place}: {error}. sayso/lang/labels.py says what a key means") from error
    kinds = ("other", "modified", "published", "day")
    return re.compile("|".join(f"(?P<{kind}>{_any(getattr(table, kind))})" for kind in kinds))


def _any(phrases: tuple[str, ...]) -> str:
    folded = sorted(
        {fold(phrase.rstrip("…")).text + ("…" if phrase.endswith("…") else "") for phrase in phrases}, reverse=True
    )
    written = [rf"(?<!\w){re.escape(p.rstrip('…'))}" + (r"\w{0,12}" if p.endswith("…") else r"(?!\w)") for p in folded]
    return "|".join(written)
