"""News articles without the day on which they came out: the text as a reader has it, and the day that is hidden.

No address, no file name and no metadata is given; a date that stands in the article's own text stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from bench.options import Options
from bench.when.sets import folder


class Article(Struct, frozen=True):
    """One text and its hidden day."""

    name: str  # for the halves and the list of errors; never shown to sayso
    text: str
    day: date
    own: bool = True  # is the day the page's? Of a whole topic with one day, it is the day of collecting


def articles(options: Options, name: str) -> list[tuple[str, Article]]:
    """The articles of a set by name; none where the set is absent."""
    archive, read = SETS[name]
    place = folder(options, archive)
    return [] if place is None else [(article.name, article) for article in read(place)]


def _timeline17(place: Path) -> Iterator[Article]:
    """Tran et al.: one line a page, cut into tokens; `dct` is the day."""
    for path in sorted(place.glob("*/articles.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            if row["text"].strip():
                yield Article(f"{path.parent.name}/{row['uid']}", row["text"], date.fromisoformat(row["dct"][:10]))


def _basil(place: Path) -> Iterator[Article]:
    for path in sorted((place / "articles").glob("*/*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        text = "\n\n".join((row["title"], *(" ".join(lines) for lines in row["body-paragraphs"])))
        yield Article(path.stem, text, date.fromisoformat(row["date"][:10]))


def _polnear(place: Path) -> Iterator[Article]:
    """Train and dev; the day stands in the name of the file."""
    for path in sorted((place / "data").glob("*/text/*.txt")):
        day = date.fromisoformat(path.name.split("_")[1])
        yield Article(path.stem, path.read_text(encoding="utf-8"), day)


def _bsnlp(place: Path) -> Iterator[Article]:
    """Four lines before the text: number, language, day, address. Pages without a day are left out.

    All pages on Covid-19 and on the election of 2020, 240 of 820, bear 1 February 2021, whatever their own date lines
    say: they count as the set has it, and are left out where only pages with a day of their own are counted.
    """
    for topic in sorted((place / "data" / "datasets" / "bsnlp").glob("*/raw/ru")):
        pages = [(path, path.read_text(encoding="utf-8-sig").split("\n")) for path in sorted(topic.glob("*.txt"))]
        days = {lines[2].strip() for _, lines in pages}
        for path, lines in pages:
            day, text = _DAY.match(lines[2]), "\n".join(lines[4:])
            if day is not None and text.strip():
                name = f"{topic.parent.parent.name}/{path.stem}"
                yield Article(name, text, date.fromisoformat(day[0]), own=len(days) > 1)


_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
SETS: dict[str, tuple[str, Callable[[Path], Iterator[Article]]]] = {
    "timeline17": ("timeline17", _timeline17),
    "basil": ("basil", _basil),
    "polnear": ("polnear", _polnear),
    "bsnlp": ("bsnlp2021-ru", _bsnlp),
}
