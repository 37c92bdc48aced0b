"""An article in a JSON object: its text, and what the other fields say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from sayso.model import Fact
from sayso.read.blob import LONGEST_FACT, Blob
from sayso.read.mapping import Mapping, plain_key
from sayso.read.wrap import titled
from sayso.text import fold

Object = dict[str, object]

_WRAPPERS = ("metadata", "meta", "_source", "article", "data", "warc_headers", "attributes")  # objects looked into too
_NAMED = ("name", "title", "label", "text", "@value", "$date", "href", "url")  # where an object says its name
_TOLD = ("published", "modified", "author", "title", "site", "language", "section")  # keys that become facts
_NOTHING = frozenset({"", "none", "null", "nan", "n/a"})  # what programs write where they know nothing
_DATES = frozenset({"published", "modified", "fetched"})
_LONGEST_TITLE = 500  # characters; more is no title
_MOST_VALUES = 20  # authors
_TAG = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|a|img|blockquote|figure|table|article|span)\b[^<>]{0,500}>", re.IGNORECASE
)
_PAGE = re.compile(r"\s{0,1000}(?:<!doctype|<html|<head|<body|<\?xml)", re.IGNORECASE)
_ENOUGH_TAGS = 3
_URL = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f]{1,4000}", re.IGNORECASE)
_SECONDS = (631_152_000, 4_102_444_800)  # 1990 to 2100, in seconds since 1970
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")  # of web archives: 20160105120000
_NUMBER = re.compile(r"\d{9,13}(?:\.\d{1,9})?")


class Article(Struct, frozen=True):
    """What an object holds."""

    text: str
    is_html: bool
    title: str
    url: str | None
    fetched: str | None
    facts: tuple[Fact, ...]

    def blob(self, name: str, outer: Blob) -> Blob:
        """The page that the object is."""
        facts = (*outer.facts, *self.facts)
        if self.is_html:
            whole = _PAGE.match(self.text) is not None
            data = self.text.encode() if whole else titled(self.title, self.text)
            return Blob(name, data, self.url, self.fetched, "text/html", "utf-8", facts, "jsonl")
        data = with_title(self.title, self.text).encode()
        return Blob(name, data, self.url, self.fetched, "text/plain", "utf-8", facts, "jsonl")


def article(item: Object, mapping: Mapping) -> Article | None:
    """The article in an object; None if it has no text."""
    scopes = _scopes(item)
    text, is_html = _text(scopes, mapping)
    if not text.strip():
        return None
    facts = tuple(_facts(scopes, mapping))
    title = next((fact.value for fact in facts if fact.key == "title"), "")
    url = next((value for _, value in _values(scopes, mapping, "url") if _URL.fullmatch(value)), None)
    fetched = next((value for _, value in _values(scopes, mapping, "fetched")), None)
    return Article(text, is_html, title, url, fetched, facts)


def with_title(title: str, text: str) -> str:
    """The text with its title above it, unless it begins with it.

    >>> with_title("Dam holds", "The dam held."), with_title("Dam ‘holds’", "Dam 'holds'\\nIt did.")
    ('Dam holds\\n\\nThe dam held.', "Dam 'holds'\\nIt did.")
    """
    if not title:
        return text
    wanted = " ".join(fold(title).text.split())
    begins = " ".join(fold(text[: 4 * len(title) + 1000]).text.split())
    lines = [line for line in text[:3000].splitlines() if line.strip()][:3]
    there = begins.startswith(wanted) or any(" ".join(fold(line).text.split()) == wanted for line in lines)
    return text if there else f"{title}\n\n{text}"


def _scopes(item: Object) -> list[Object]:
    """The object and the objects in it that wrap fields, names in one form."""
    top = {plain_key(key): value for key, value in item.items()}
    inner = (top.get(key) for key in _WRAPPERS)
    return [top, *({plain_key(key): value for key, value in one.items()} for one in inner if isinstance(one, dict))]


def _text(scopes: Sequence[Object], mapping: Mapping) -> tuple[str, bool]:
    """The text of the article, and whether it is HTML."""
    for key in ("html", "text"):
        for _, value in _found(scopes, mapping.names(key)):
            pieces = value if isinstance(value, list) else [value]
            text = "\n\n".join(piece for piece in map(_piece, pieces) if piece)
            if text.strip():
                return whole(text), key == "html" or len(_TAG.findall(text[:20_000])) >= _ENOUGH_TAGS
    return "", False


def _piece(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("text")
    return value if isinstance(value, str) else ""


def whole(text: str) -> str:
    """The text without halves of characters: JSON can write them, no encoding can."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _facts(scopes: Sequence[Object], mapping: Mapping) -> Iterator[Fact]:
    for key in _TOLD:
        field = None
        for name, value in _values(scopes, mapping, key):
            if field not in {None, name} or (key == "site" and _URL.match(value)):
                continue
            if key == "title" and len(value) > _LONGEST_TITLE:
                continue
            field = name
            yield Fact(key, value[:LONGEST_FACT], f"jsonl {name}")


def _values(scopes: Sequence[Object], mapping: Mapping, key: str) -> Iterator[tuple[str, str]]:
    """The values of a key, best field first, on one line each."""
    for name, value in _found(scopes, mapping.names(key)):
        for one in (value if isinstance(value, list) else [value])[:_MOST_VALUES]:
            said = _said(one, key)
            if said.lower() not in _NOTHING:
                yield name, said


def _found(scopes: Sequence[Object], names: Sequence[str]) -> Iterator[tuple[str, object]]:
    """The fields that are there, in the order of the names."""
    for name in names:
        for scope in scopes:
            value = scope.get(name)
            if value is None and "." in name:
                value = _inside(scope, name.split("."))
            if value is not None and value != "":
                yield name, value


def _inside(scope: Object, path: Sequence[str]) -> object:
    value: object = scope
    for step in path:
        if not isinstance(value, dict):
            return None
        value = next((inner for key, inner in value.items() if plain_key(key) == step), None)
    return value


def _said(value: object, key: str) -> str:
    """A value on one line; a count of seconds or a stamp as ISO 8601 where a date is wanted."""
    if isinstance(value, dict):
        value = next((value[name] for name in _NAMED if isinstance(value.get(name), str)), "")
    if key in _DATES:
        value = _date(value)
    return " ".join(whole(value[: 10 * LONGEST_FACT]).split()) if isinstance(value, str) else ""


def _date(value: object) -> object:
    written = value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""
    if (stamp := _STAMP.fullmatch(written)) is not None:
        return "{}-{}-{}T{}:{}:{}Z".format(*stamp.groups())
    if _NUMBER.fullmatch(written):
        seconds = float(written)
        seconds = seconds / 1000 if seconds > _SECONDS[1] else seconds
        if _SECONDS[0] <= seconds <= _SECONDS[1]:
            return datetime.fromtimestamp(seconds, UTC).isoformat()
    return value
