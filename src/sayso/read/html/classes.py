"""What class and id names of HTML elements say, by the table classes.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.errors import TableError

_CAMEL = re.compile(r"([a-z0-9])([A-Z])")  # mostRead
_JOINT = re.compile(r"[^a-z0-9]+")
_LONGEST = 400  # characters of class and id that are looked at
_COMMENT_ID = re.compile(
    r"-(?:li-|div-|article-)?(?:comment|kommentar|commentaire)s?-\d{1,12}-"
)  # id="li-comment-1207"
_COMMENT_PART = re.compile(r"-comments?-(?:content|text|body|meta|metadata|header|footer|author)-")


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    """Names that mean one thing, and the elements on which they are believed."""

    on: frozenset[str]
    phrases: tuple[str, ...] = ()  # words in this order in one name
    tokens: tuple[str, ...] = ()  # whole names
    never: tuple[str, ...] = ()  # words that say that it is something else


class Classes(Struct, frozen=True, forbid_unknown_fields=True):
    """One field a meaning; the fields stand in the order in which they are asked."""

    comment: Names
    comments: Names
    replies: Names
    author: Names
    caption: Names
    navigation: Names
    related: Names
    promotion: Names
    byline: Names
    dateline: Names
    standfirst: Names
    published: Names
    modified: Names
    dated: Names


@lru_cache(maxsize=8192)
def meanings(tag: str, names: str, identifier: str) -> tuple[str, ...]:
    """What the class names and the id of an element say, as fields of Classes.

    >>> meanings("div", "box MostRead", "")
    ('related',)
    >>> meanings("li", "comment even depth-2", "comment-12")
    ('comment',)
    """
    if not names and not identifier:
        return ()
    heard = [_dashed(name) for name in (*names[:_LONGEST].split(), identifier[:_LONGEST])]
    text = " ".join(name for name in heard if name)
    if _any().search(text) is None:
        return ()
    found = [field for field, (on, said, never) in _patterns().items() if tag in on and _says(text, said, never)]
    if "comment" not in found and tag in _table().comment.on and _COMMENT_ID.fullmatch(heard[-1]):
        found.insert(0, "comment")
    if "comment" in found and _COMMENT_PART.search(text) and not _COMMENT_ID.search(text):
        found.remove("comment")
    return tuple(found)


@cache
def _any() -> re.Pattern[str]:
    """Whatever some pattern finds: most names say nothing, and one search tells."""
    said = [phrase for field in Classes.__struct_fields__ for phrase in getattr(_table(), field).phrases]
    tokens = [token for field in Classes.__struct_fields__ for token in getattr(_table(), field).tokens]
    return re.compile("-(?:" + "|".join(map(re.escape, sorted({*said, *tokens}))) + ")-|" + _COMMENT_ID.pattern)


def _says(text: str, said: re.Pattern[str], never: re.Pattern[str] | None) -> bool:
    return said.search(text) is not None and (never is None or never.search(text) is None)


def _dashed(name: str) -> str:
    """A name as words between dashes: "-most-read-"."""
    return "-" + _JOINT.sub("-", _CAMEL.sub(r"\1-\2", name).lower()).strip("-") + "-" if name else ""


@cache
def _patterns() -> dict[str, tuple[frozenset[str], re.Pattern[str], re.Pattern[str] | None]]:
    out = {}
    for field in Classes.__struct_fields__:
        names: Names = getattr(_table(), field)
        said = [rf"-{re.escape(phrase)}-" for phrase in names.phrases]
        said += [rf"(?<!\S)-{re.escape(token)}-(?!\S)" for token in names.tokens]
        never = re.compile("-(?:" + "|".join(names.never) + ")-") if names.never else None
        out[field] = (names.on, re.compile("|".join(said)), never)
    return out


@cache
def _table() -> Classes:
    place = files("sayso.read.html") / "classes.toml"
    try:
        return msgspec.convert(tomllib.loads(place.read_text(encoding="utf-8")), Classes)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise TableError(f"{place}: {error}. sayso/read/html/classes.py says what a key means") from error
