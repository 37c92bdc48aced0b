"""Pages a second on one core and peak memory: reading and analysing, with and without guard, beside the peers alone.

Each system runs in a process of its own that was started fresh, and its seconds count from the first page to the last:
computing time of the process and of those that it started. Memory is the most that one of them held.
"""

from __future__ import annotations

import gzip
import multiprocessing
import resource
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench.figure import Figure
from bench.options import Options
from bench.pages.cases import Case, cases
from bench.pages.converters import decoded

_MOST = 100  # pages, without --sample
_OURS = ("outline", "analyse", "guarded")


def figures(options: Options) -> list[Figure]:
    """Pages a second, and MB, of HTML pages, of dumps and of a web archive. Speed knows no halves."""
    listed = cases(options, "developed")
    listed = listed if options.sample else listed[:: max(1, len(listed) // _MOST)][:_MOST]
    with tempfile.TemporaryDirectory() as folder:
        return [
            figure for form, write in _FORMS.items() for figure in _of_form(form, write(Path(folder), listed), options)
        ]


def _of_form(form: str, path: Path, options: Options) -> Iterator[Figure]:
    peers: tuple[str, ...] = () if options.alone or form != "html" else ("trafilatura", "resiliparse")
    found = {name: _alone(name, path) for name in (*_OURS, *peers)}
    for name in _OURS:
        pages, seconds, memory = found[name]
        beside = tuple((peer, found[peer][0] / found[peer][1]) for peer in peers) if name == "outline" else ()
        best = max((speed for _, speed in beside), default=None)
        yield Figure(f"pages.speed.{form}.{name}", pages / seconds, pages, best, beside, f"{memory} MB")
    yield Figure(
        f"pages.speed.{form}.guard", found["guarded"][1] / found["analyse"][1], found["guarded"][0], note="× time"
    )


def _alone(name: str, path: Path) -> tuple[int, float, int]:
    """Pages, seconds of computing, MB of one system in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as fresh:
        return fresh.submit(measured, name, path).result()


def measured(name: str, path: Path) -> tuple[int, float, int]:
    """The same, of this process and those that it starts."""
    began = _seconds()
    pages = sum(1 for _ in _SYSTEMS[name](path))
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return pages, _seconds() - began, memory // 1024


def _seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _outline(path: Path) -> Iterator[object]:
    """Read and cut into passages: what the peers do, and more."""
    import sayso
    from sayso.pipeline import outline

    return (outline(page) for page in sayso.pages(path) if isinstance(page, sayso.Page))


def _analyse(path: Path) -> Iterator[object]:
    import sayso

    return (sayso.analyse(page) for page in sayso.pages(path) if isinstance(page, sayso.Page))


def _guarded(path: Path) -> Iterator[object]:
    import sayso

    return (analysis for analysis in sayso.analyses(path, workers=1) if isinstance(analysis, sayso.Analysis))


def _trafilatura(path: Path) -> Iterator[object]:
    from trafilatura import extract

    return (extract(file.read_bytes(), include_comments=True) for file in sorted(path.iterdir()))


def _resiliparse(path: Path) -> Iterator[object]:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    for file in sorted(path.iterdir()):
        content = file.read_bytes()
        tree = HTMLTree.parse_from_bytes(content, detect_encoding(content) or "utf-8")
        yield extract_plain_text(tree, main_content=True)


_SYSTEMS: dict[str, Callable[[Path], Iterator[object]]] = {
    "outline": _outline,
    "analyse": _analyse,
    "guarded": _guarded,
    "trafilatura": _trafilatura,
    "resiliparse": _resiliparse,
}


def _pages(folder: Path, listed: Sequence[Case]) -> Path:
    place = folder / "html"
    place.mkdir()
    for number, case in enumerate(listed):
        (place / f"{number:04}.html").write_bytes(case.html)
    return place


def _dumps(folder: Path, listed: Sequence[Case]) -> Path:
    from inscriptis import get_text

    place = folder / "dump"
    place.mkdir()
    for number, case in enumerate(listed):
        (place / f"{number:04}.txt").write_text(get_text(decoded(case.html)), encoding="utf-8")
    return place


def _archive(folder: Path, listed: Sequence[Case]) -> Path:
    place = folder / "crawl.warc.gz"
    place.write_bytes(b"".join(gzip.compress(_record(number, case), 6) for number, case in enumerate(listed)))
    return place


def _record(number: int, case: Case) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + case.html
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: {case.url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


_FORMS: dict[str, Callable[[Path, Sequence[Case]], Path]] = {"html": _pages, "dump": _dumps, "warc": _archive}
