"""The pages of trafilatura-eval with their gold segments, in two halves; how segments are scored."""

from __future__ import annotations

import hashlib
import json
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from bench.options import Options

SET = "trafilatura-eval"


class Case(Struct, frozen=True):
    """One page: segments that belong to the article, that do not, and that stand in reader comments."""

    file: str
    url: str
    html: bytes
    kept: tuple[str, ...]
    left: tuple[str, ...]
    comments: tuple[str, ...]


class Taken(Struct, frozen=True):
    """What a system takes for the article and for reader comments, as text."""

    article: str
    comments: str = ""


class Score(Struct):
    """Counts over pages. Matching is that of the set's own evaluation: the segment stands in the text."""

    kept: int = 0  # article segments found in the article
    lost: int = 0
    slipped: int = 0  # other segments found in the article
    barred: int = 0
    found: int = 0  # comment segments found in the comments
    leaked: int = 0  # comment segments found in the article
    asked: int = 0  # comment segments

    @property
    def f(self) -> float:
        """F of the segments of articles: kept against lost and slipped."""
        return 2 * self.kept / max(1, 2 * self.kept + self.lost + self.slipped)

    @property
    def segments(self) -> int:
        """Segments of articles and of what is none."""
        return self.kept + self.lost + self.slipped + self.barred


def half(name: str) -> str:
    """ "developed" or "held", by the last hex digit of the SHA-256 of the file name: even is developed on."""
    return "held" if int(hashlib.sha256(name.encode()).hexdigest()[-1], 16) % 2 else "developed"


def cases(options: Options, which: str) -> list[Case]:
    """The pages of one half in order of file name, or a sample of them spread evenly."""
    folder = _folder(options.data)
    listed = json.loads((folder / "tests" / "evaldata.json").read_text(encoding="utf-8"))
    rows = sorted((row["file"], url, row) for url, row in listed.items() if half(row["file"]) == which)
    if options.sample:
        rows = rows[:: max(1, len(rows) // options.sample)][: options.sample]
    return [_case(folder, file, url, row) for file, url, row in rows]


def scored(
    pages: Iterable[tuple[Case, str | None, Taken]], wrong: Callable[[Case, str, str], None] | None = None
) -> Score:
    """The counts. Of a case with a text (a dump), segments that the text does not hold are not asked for."""
    score = Score()
    for case, text, taken in pages:
        whole = None if text is None else plain(text)
        article, comments = plain(taken.article), plain(taken.comments)
        asked = {
            name: [segment for segment in map(plain, listed) if segment and (whole is None or segment in whole)]
            for name, listed in (("kept", case.kept), ("left", case.left), ("comments", case.comments))
        }
        told = [("lost", segment) for segment in asked["kept"] if segment not in article]
        told += [("slipped", segment) for segment in asked["left"] if segment in article]
        told += [("comment-lost", segment) for segment in asked["comments"] if segment not in comments]
        told += [("comment-leaked", segment) for segment in asked["comments"] if segment in article]
        counts = {
            name: sum(kind == name for kind, _ in told)
            for name in ("lost", "slipped", "comment-lost", "comment-leaked")
        }
        score.kept += len(asked["kept"]) - counts["lost"]
        score.lost += counts["lost"]
        score.slipped += counts["slipped"]
        score.barred += len(asked["left"]) - counts["slipped"]
        score.asked += len(asked["comments"])
        score.found += len(asked["comments"]) - counts["comment-lost"]
        score.leaked += counts["comment-leaked"]
        for kind, segment in told if wrong is not None else ():
            wrong(case, kind, segment)  # type: ignore[misc]
    return score


def plain(text: str) -> str:
    """A text with every run of white space as one blank."""
    return " ".join(text.split())


def _case(folder: Path, file: str, url: str, row: dict[str, Sequence[str]]) -> Case:
    place = next(
        path for path in (folder / "tests" / "cache" / file, folder / "tests" / "eval" / file) if path.exists()
    )
    comments = tuple(row.get("comments") or ())
    return Case(file, url, place.read_bytes(), tuple(row["with"]), tuple(row["without"]), comments)


@cache
def _folder(data: Path) -> Path:
    """Where the set lies unpacked: beside its archive, or in a place for scratch."""
    if (data / SET / "tests").is_dir():
        return data / SET
    scratch = Path(tempfile.gettempdir()) / "sayso-bench"
    done = scratch / SET / "unpacked"
    if not done.exists():
        scratch.mkdir(exist_ok=True)
        with tarfile.open(data / f"{SET}.tar") as outer:
            outer.extractall(scratch, filter="data")
        with tarfile.open(scratch / SET / f"{SET}.tar.xz") as inner:
            inner.extractall(scratch / SET, filter="data")
        done.touch()
    return scratch / SET
