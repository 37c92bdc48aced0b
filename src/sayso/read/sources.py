"""Where pages come from: files, folders, patterns, standard input. Sorted, each once."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from enum import Enum
from io import BytesIO
from pathlib import Path

from msgspec import Struct, structs

from sayso.errors import OutputError
from sayso.model import Issue, Page
from sayso.read.archives import look_into
from sayso.read.blob import Blob, lost, noted, shown
from sayso.read.entry import Entry, Options, Stream
from sayso.read.members import is_asset
from sayso.read.readers import page

StrPath = str | os.PathLike[str]

STDIN = "-"
_SCHEMES = ("http://", "https://")
_FORMATS = "text, Markdown, HTML, MHTML, mail, PDF, feeds, JSON lines, WARC"  # for people, in short
_DEFAULT = Options()


class Net(Enum):
    """Whether addresses of the web are fetched."""

    OFF = "off"
    ON = "on"


class Source(Struct, frozen=True, order=True):
    """Something that may be a page, or hold pages. `path` None is standard input, or what `url` names."""

    name: str  # safe to show
    path: str | None
    asked: bool  # named by the user, not found in a folder
    url: str | None = None  # to be fetched


def sources(paths: Iterable[StrPath], *, output: StrPath | None = None, net: Net = Net.OFF) -> list[Source | Issue]:
    """What stands behind the paths, sorted by name, each file once; an Issue for every path that names nothing.

    `output` is where the answer will be written: in a folder it is passed over; raises OutputError if it was asked for.
    An address of the web is a source only with `net` ON.
    """
    found: list[Source] = []
    issues: list[Issue] = []
    for path in sorted({os.fsdecode(path) for path in paths}):
        all_behind = list(_behind(path))
        behind = [source for source in all_behind if source.asked or not is_asset(source.name)]
        if len(behind) < len(all_behind):
            issues.append(_assets(path, len(all_behind) - len(behind)))
        if not behind:
            issues.append(_nothing(path))
        elif behind[0].url is not None and net is Net.OFF:
            issues.append(_not_fetched(path))
        else:
            found += behind
    once: dict[str, Source] = {}
    for source in sorted(found, key=lambda source: (source.name, not source.asked)):
        once.setdefault(source.url or (STDIN if source.path is None else os.path.realpath(source.path)), source)
    if output is not None and (own := once.pop(os.path.realpath(output), None)) is not None and own.asked:
        raise OutputError(f"{own.name} is one of the pages and would be overwritten: choose another -o")
    return [*issues, *once.values()]


def pages(*paths: StrPath, options: Options = _DEFAULT) -> Iterator[Page | Issue]:
    """The pages behind the paths, and an Issue for whatever could not become one, or was read only with a doubt.

    A path is a file, a folder (read with all folders in it), a pattern ("news/*.html") or "-" for standard input; any
    of them may be an archive of pages. Pages come sorted by name of file, in the order of the archive; the same content
    comes once.
    """
    return read(sources(paths), options)


def read(found: Iterable[Source | Issue], options: Options = _DEFAULT) -> Iterator[Page | Issue]:
    """The pages of sources: one page, or at least one Issue, a source."""
    seen: dict[str, str] = {}
    for source in found:
        for item in (source,) if isinstance(source, Issue) else unpack(source, options):
            if isinstance(item, Issue):
                yield item
                continue
            read_page, issues = page(item)
            if read_page is not None and (twice := once(seen, read_page)) is not None:
                yield twice
                continue
            if read_page is not None:
                yield read_page
            yield from issues


def once(seen: dict[str, str], found: Page) -> Issue | None:
    """An Issue if a page of this content was seen; `seen` (id → name) learns the page."""
    first = seen.setdefault(found.id, found.name)
    if first is found.name:
        return None
    message = f"{found.name} has the same bytes as {first}: it is one page, counted once"
    return noted(found.name, "same-page-twice", message)


def unpack(source: Source, options: Options = _DEFAULT) -> Iterator[Blob | Issue]:
    """The bytes behind a source: of the file, or of each page in it if it is an archive. Same source, same order."""
    try:
        if source.url is not None:
            yield from _fetched(source.url, options)
        elif source.path is None:
            yield from look_into(Entry(Blob(source.name, b""), Stream(sys.stdin.buffer)), options)
        elif not source.asked and not Path(source.path).is_file():
            yield _unreadable(source, "it is a broken link or no ordinary file")
        else:
            with Path(source.path).open("rb") as file:
                yield from look_into(Entry(Blob(source.name, b""), Stream(file)), options)
    except OSError as error:
        yield _unreadable(source, error.strerror or type(error).__name__)


def _fetched(url: str, options: Options) -> Iterator[Blob | Issue]:
    """What an address of the web answers."""
    from sayso.read.fetch import fetch

    answer, issues = fetch(url)
    yield from issues
    if answer is not None:
        yield from look_into(Entry(structs.replace(answer, data=b""), Stream(BytesIO(answer.data))), options)


def _behind(path: str) -> Iterator[Source]:
    """The files that one path stands for; none if it names nothing."""
    if path == STDIN:
        yield Source("<stdin>", None, asked=True)
    elif path.lower().startswith(_SCHEMES):
        yield Source(shown(path), None, asked=True, url=path)
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
        message = f"no file in the folder {name}: put pages into it, of any format ({_FORMATS}), or archives of them"
        return lost(name, "empty-folder", message)
    if glob.has_magic(path):
        return lost(name, "no-such-path", f"nothing matches the pattern {name}: look with ls")
    message = f"no such file or folder: {name}. Check the spelling and the folder you are in"
    return lost(name, "no-such-path", message)


def _assets(path: str, count: int) -> Issue:
    name = shown(path)
    return noted(
        name,
        "entries-passed-over",
        f"{name}: not looked into: {count} styles, scripts, fonts and indexes, by their names",
    )


def _not_fetched(url: str) -> Issue:
    name = shown(url)
    return lost(name, "not-fetched", f"{name} was not fetched: sayso goes to the web only with --fetch")


def _unreadable(source: Source, why: str) -> Issue:
    message = f"{source.name} cannot be read ({why}): check its rights or leave it out"
    return lost(source.name, "unreadable-file", message)
