"""Members of zip and tar archives: which may be pages, and what is said of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum
from pathlib import PurePosixPath

from sayso.model import Issue
from sayso.read.blob import lost, noted
from sayso.read.entry import MOST_ENTRIES

_NO_PAGES = """
    .css .scss .less .js .mjs .cjs .ts .map .wasm .woff .woff2 .ttf .otf .eot .cdx .cdxj .idx
    .png .jpg .jpeg .gif .webp .avif .svg .svgz .ico .bmp .tif .tiff .heic .psd
    .mp3 .mp4 .m4a .m4v .ogg .oga .ogv .wav .flac .webm .avi .mov .mkv .mpg .mpeg .m3u8
    .py .pyc .sh .exe .dll .so .o .class .jar .db .sqlite
"""  # ends of names of what pages are saved with


_ASSETS = _NO_PAGES.split()[: _NO_PAGES.split().index(".png")]  # text that would be taken for pages


class Passed(Enum):
    """Why a member was not looked into."""

    HIDDEN = "hidden files"
    LINK = "links and devices"
    NO_PAGE = "pictures, styles, scripts and the like, by their names"
    ENCRYPTED = "encrypted"


def no_page(name: str) -> Passed | None:
    """Why something of this name is no page.

    >>> no_page("a/b.html"), no_page("a/.git/x"), no_page("a/style.css")
    (None, <Passed.HIDDEN: 'hidden files'>, <Passed.NO_PAGE: 'pictures, styles, scripts and the like, by their names'>)
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if any(part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."}) for part in path.parts):
        return Passed.HIDDEN
    ends = [end.lower() for end in path.suffixes[-2:] if end.lower() not in {".gz", ".bz2", ".xz"}]
    return Passed.NO_PAGE if ends and ends[-1] in _NO_PAGES.split() else None


def is_asset(name: str) -> bool:
    """Whether this is a style, a script, a font or an index, as they are saved beside pages.

    >>> is_asset("page_files/main.css"), is_asset("page.html")
    (True, False)
    """
    return PurePosixPath(name).suffix.lower() in _ASSETS


def leads_out(name: str) -> bool:
    """Whether a name would lie outside the archive's folder if anybody unpacked it.

    >>> leads_out("../../etc/passwd"), leads_out("/etc/passwd"), leads_out("C:\\\\a"), leads_out("a/b..html")
    (True, True, True, False)
    """
    path = name.replace("\\", "/")
    return path.startswith("/") or path[1:3] == ":/" or ".." in path.split("/")


def told(name: str, passed: Counter[Passed], *, odd: int, more: int) -> Iterator[Issue]:
    """What to say of the members that were passed over; `odd` have names that lead out, `more` were not looked at."""
    if locked := passed.pop(Passed.ENCRYPTED, 0):
        yield lost(name, "encrypted", f"{name}: {locked} files in it are encrypted and were not read: unpack it first")
    if more:
        message = f"{name} has {more:,} files beyond the first {MOST_ENTRIES:,}; they were not read: split it"
        yield lost(name, "too-many-entries", message)
    if odd:
        message = f"{name}: {odd} files have names that lead out of the archive (../, /): sayso unpacks nothing to disk"
        yield noted(name, "odd-entry-name", message)
    passed.pop(Passed.HIDDEN, 0)
    if passed:
        what = "; ".join(f"{passed[why]} {why.value}" for why in Passed if passed[why])
        yield noted(name, "entries-passed-over", f"{name}: not looked into: {what}")
