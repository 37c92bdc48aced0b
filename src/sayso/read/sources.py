"""Where pages come from: files, folders, patterns, standard input. Sorted, each once."""

from __future__ import annotations

import glob
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from sayso.errors import OutputError
from sayso.model import Issue, Page, Severity
from sayso.read.blob import Blob
from sayso.read.readers import LARGEST_FILE, page

StrPath = str | os.PathLike[str]

STDIN = "-"
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # control and bidi characters, half surrogates, line separators


class Source(Struct, frozen=True, order=True):
    """Something that may be a page. `path` None is standard input."""

    name: str  # safe to show
    path: str | None
    asked: bool  # named by the user, not found in a folder


def sources(paths: Iterable[StrPath], *, output: StrPath | None = None) -> list[Source | Issue]:
    """What stands behind the paths, sorted by name, each file once; an Issue for every path that names nothing.

    `output` is where the answer will be written: in a folder it is passed over; raises OutputError if it was asked for.
    """
    found: list[Source] = []
    issues: list[Issue] = []
    for path in sorted({os.fsdecode(path) for path in paths}):
        behind = list(_behind(path))
        found += behind
        if not behind:
            issues.append(_nothing(path))
    once: dict[str, Source] = {}
    for source in sorted(found, key=lambda source: (source.name, not source.asked)):
        once.setdefault(STDIN if source.path is None else os.path.realpath(source.path), source)
    if output is not None and (own := once.pop(os.path.realpath(output), None)) is not None and own.asked:
        raise OutputError(f"{own.name} is one of the pages and would be overwritten: choose another -o")
    return [*issues, *once.values()]


def pages(*paths: StrPath) -> Iterator[Page | Issue]:
    """The pages behind the paths, and an Issue for whatever could not become one, or was read only with a doubt.

    A path is a file, a folder (read with all folders in it), a pattern ("news/*.html") or "-" for standard input.
    Pages come sorted by name; the same content comes once.
    """
    return read(sources(paths))


def read(found: Iterable[Source | Issue]) -> Iterator[Page | Issue]:
    """The pages of sources: one page, or at least one Issue, a source."""
    seen: dict[str, str] = {}
    for source in found:
        if isinstance(source, Issue):
            yield source
            continue
        blob = _load(source)
        read_page, issues = page(blob) if isinstance(blob, Blob) else (None, (blob,))
        if read_page is not None and read_page.id in seen:
            yield _twice(source.name, seen[read_page.id])
            continue
        if read_page is not None:
            seen[read_page.id] = source.name
            yield read_page
        yield from issues


def shown(path: str) -> str:
    r"""A file name that is safe to show: what would break a line or turn its direction is written as an escape.

    >>> shown("a\nb")
    'a\\nb'
    """
    return "".join(ascii(char)[1:-1] if unicodedata.category(char) in _UNSHOWN else char for char in path)


def _behind(path: str) -> Iterator[Source]:
    """The files that one path stands for; none if it names nothing."""
    if path == STDIN:
        yield Source("<stdin>", None, asked=True)
    elif Path(path).is_dir():
        yield from _inside(path)
    elif os.path.lexists(path):
        yield Source(shown(path), path, asked=True)
    elif glob.has_magic(path):
        for match in sorted(glob.glob(path, recursive=True)):  # noqa: PTH207 (Path.glob takes no absolute pattern)
            yield from _inside(match) if Path(match).is_dir() else (Source(shown(match), match, asked=True),)


def _inside(folder: str) -> Iterator[Source]:
    """The files in a folder and the folders in it; links to folders are not followed, hidden names are passed over."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = str(Path(place, name))
            yield Source(shown(path), path, asked=False)


def _nothing(path: str) -> Issue:
    """What to say of a path behind which there is no file."""
    name = shown(path)
    if Path(path).is_dir():
        message = f"no file in the folder {name}: put pages (text or HTML) into it"
        return Issue(name, "empty-folder", message, Severity.LOSS)
    if glob.has_magic(path):
        return Issue(name, "no-such-path", f"nothing matches the pattern {name}: look with ls", Severity.LOSS)
    message = f"no such file or folder: {name}. Check the spelling and the folder you are in"
    return Issue(name, "no-such-path", message, Severity.LOSS)


def _load(source: Source) -> Blob | Issue:
    """The bytes of a source, at most one more than a page may have."""
    try:
        if source.path is None:
            return Blob(source.name, sys.stdin.buffer.read(LARGEST_FILE + 1))
        if not source.asked and not Path(source.path).is_file():
            return _unreadable(source, "it is a broken link or no ordinary file")
        with Path(source.path).open("rb") as file:
            return Blob(source.name, file.read(LARGEST_FILE + 1))
    except OSError as error:
        return _unreadable(source, error.strerror or type(error).__name__)


def _unreadable(source: Source, why: str) -> Issue:
    message = f"{source.name} cannot be read ({why}): check its rights or leave it out"
    return Issue(source.name, "unreadable-file", message, Severity.LOSS)


def _twice(name: str, first: str) -> Issue:
    message = f"{name} has the same bytes as {first}: it is one page, counted once"
    return Issue(name, "same-page-twice", message, Severity.NOTE)
