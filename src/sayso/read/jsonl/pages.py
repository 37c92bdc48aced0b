"""The pages in JSON: the objects of a file, one a line, in an array or under a cover (mapping: which field is what)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from sayso.model import Issue
from sayso.read.blob import LARGEST_FILE, Blob, lost, noted, page_id
from sayso.read.entry import Entry, Options, Stream, entry_name
from sayso.read.jsonl.article import Object, article
from sayso.read.jsonl.values import Values

_WHOLE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}(?:\[|\{[ \t\r]{0,100}\n)")
_CHUNK = 65_536  # bytes
_COVERED = frozenset(
    [
        "articles",
        "items",
        "results",
        "data",
        "documents",
        "docs",
        "stories",
        "posts",
        "entries",
        "news",
        "pages",
        "objects",
        "hits",
        "response",
    ]
)  # lists in an object that is only their cover
_COVER = 200  # characters; no value of an object that only lists articles is longer
_MOST_TOLD = 50  # lines of one file that are named one by one


class _Line(Struct, frozen=True):
    """One object, and what is odd about how it is written."""

    place: int  # line, or place in the array, from 1
    item: Object
    doubts: tuple[str, ...] = ()


def pages(entry: Entry, options: Options) -> Iterator[Blob | Issue]:
    """The pages of the file, in its order; every line that is none is named."""
    name = entry.blob.name
    begins = _WHOLE.match(entry.stream.peek(_CHUNK))
    kind = _lines if begins is None else _array if begins[0].endswith(b"[") else _whole
    fields: Counter[str] = Counter()
    read = told = empty = 0
    for line in kind(name, entry.stream):
        if isinstance(line, Issue):
            told += 1
            if told <= _MOST_TOLD:
                yield line
            continue
        read += 1
        if (made := article(line.item, options.mapping)) is None:
            empty += 1
            fields.update([str(key)[:40] for key in line.item][:50])
            continue
        blob = made.blob(entry_name(name, made.url or "", f"#{line.place} ").rstrip(), entry.blob)
        for doubt in line.doubts:
            yield noted(page_id(blob), "odd-json", f"{blob.name}: {doubt}")
        yield blob
    yield from _unread(name, more=told - _MOST_TOLD, empty=(empty, read), fields=fields)


def _unread(name: str, *, more: int, empty: tuple[int, int], fields: Counter[str]) -> Iterator[Issue]:
    """What is said once for all lines that gave no page."""
    if more > 0:
        yield lost(name, "broken-line", f"{name}: {more:,} more lines could not be read")
    if empty[0]:
        known = ", ".join(sorted(key for key, _ in fields.most_common(12))) or "none"
        message = f"{name}: {empty[0]} of {empty[1]} objects have no text; fields: {known}. Name it: --map text=FIELD"
        yield lost(name, "no-text-field", message)


def _lines(name: str, stream: Stream) -> Iterator[_Line | Issue]:
    """The objects of a file with one a line."""
    values = Values()
    for number, line in enumerate(_pieces(stream), 1):
        if isinstance(line, int):
            message = f"{name}: line {number} has {line:,} bytes; a page may have {LARGEST_FILE // 1_000_000} MB"
            yield lost(name, "page-too-large", message)
        elif line.strip():
            try:
                found = values.line(line)
            except (ValueError, RecursionError) as error:
                yield _broken(name, f"line {number}", error)
                continue
            if isinstance(found, dict):
                yield from _articles(found, number, tuple(values.doubts))
            else:
                message = f"{name}: line {number} is no object with fields; it was passed over"
                yield lost(name, "broken-line", message)


def _whole(name: str, stream: Stream) -> Iterator[_Line | Issue]:
    """The articles in a file that is one object."""
    whole = stream.read(LARGEST_FILE + 1)
    if len(whole) > LARGEST_FILE:
        size = f"{LARGEST_FILE // 1_000_000} MB"
        yield lost(name, "page-too-large", f"{name} is one JSON object of more than {size}: write one article a line")
        return
    values = Values()
    try:
        found = values.line(whole)
    except (ValueError, RecursionError) as error:
        yield _broken(name, "the file", error)
        return
    if isinstance(found, dict):
        yield from _articles(found, 1, tuple(values.doubts))


def _array(name: str, stream: Stream) -> Iterator[_Line | Issue]:
    """The objects of a file that is one array."""
    values = Values()
    place = 0
    try:
        for place, item in enumerate(values.array(stream), 1):
            if isinstance(item, dict):
                yield _Line(place, item, tuple(values.doubts))
            else:
                yield lost(name, "broken-line", f"{name}: item {place} is no object with fields; it was passed over")
    except (ValueError, RecursionError) as error:
        yield _broken(name, f"what follows item {place}", error)


def _articles(found: Object, place: int, doubts: tuple[str, ...]) -> Iterator[_Line]:
    """The object, or the articles in it if it is no more than their cover: {"status": "ok", "articles": […]}."""
    lists = [*_covered(found)]
    is_cover = len(lists) == 1 and not any(isinstance(value, str) and len(value) > _COVER for value in found.values())
    items = [item for item in lists[0] if isinstance(item, dict)] if is_cover else []
    for number, item in enumerate(items or [found], place):
        yield _Line(number, item, doubts)


def _covered(found: Object, deeper: int = 1) -> Iterator[list[object]]:
    """The lists in an object, or in an object in it, that have the name of a list of articles."""
    for key, value in found.items():
        if key.lower() in _COVERED and isinstance(value, list) and value:
            yield value
        elif key.lower() in _COVERED and isinstance(value, dict) and deeper:
            yield from _covered(value, deeper - 1)


def _pieces(stream: Stream) -> Iterator[bytes | int]:
    """Lines; of one that is too long only its length."""
    held: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            size += len(end)
            yield size if size > LARGEST_FILE else b"".join((*held, end))
            held, size = [], 0
        size += len(rest)
        held = [*held, rest] if size <= LARGEST_FILE else []
    if size:
        yield size if size > LARGEST_FILE else b"".join(held)


def _broken(name: str, where: str, error: Exception) -> Issue:
    what = "nested too deep" if isinstance(error, RecursionError) else " ".join(str(error).split())[:120]
    return lost(name, "broken-line", f"{name}: {where} is no JSON ({what}); it was passed over")
