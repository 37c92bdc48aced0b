"""The year, and the day, on which pages came out that do not say so: what is right, what is answered, and the curve.

Each page stands alone. It is cut into passages, its marks (times, names) are found, the calendar solver dates it: the
parts of `analyse` and `collate` that bear on its day, in their order.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.when.sets import chosen
from bench.when.undated import SETS, Article, articles
from sayso import segment
from sayso.extract import marks
from sayso.model import Analysis, Grain, Published
from sayso.read.blob import Blob
from sayso.read.readers import page
from sayso.resolve import dates

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WIDTHS = (1, 2, 4, 7, 14, 31, 62, 183, 366, 731)  # days, of the curve


class Answer(Struct, frozen=True):
    """What was concluded of one article: first and last day that are left, if both are known."""

    article: Article
    first: date | None
    last: date | None
    grain: Grain
    because: str

    @property
    def year(self) -> int | None:
        """The one year in which all its days lie."""
        known = self.first is not None and self.last is not None and self.first.year == self.last.year
        return self.first.year if known and self.first is not None else None

    @property
    def width(self) -> int | None:
        """Days that are left; None if they are open."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1

    @property
    def near(self) -> bool:
        """Does the hidden day lie within one day of those that are left?"""
        if self.first is None or self.last is None:
            return False
        return self.first - timedelta(1) <= self.article.day <= self.last + timedelta(1)


def figures(options: Options) -> list[Figure]:
    """Year right of those answered, share answered, day within one of those answered to the day; the baseline."""
    return [figure for name in SETS for figure in _of_set(options, name)]


def _of_set(options: Options, name: str) -> Iterator[Figure]:
    listed = articles(options, name)
    for which in options.halves if listed else ():
        answers = [answer(article) for _, article in chosen(options, listed, which)]
        end = ".held" if which == "held" else ""
        yield from rows(name, answers, end)
        own = [told for told in answers if told.article.own]
        if len(own) < len(answers):
            yield from rows(f"{name}_own", own, end)
        sys.stderr.writelines(curve(f"{name} {which}", answers))
        if which == "developed" and options.errors is not None:
            with options.errors.open("a", encoding="utf-8") as out:
                out.writelines(_wrong(name, answers))


def answer(article: Article) -> Answer:
    """What sayso concludes of the article alone."""
    told = published(article.text.encode(), "page.txt")
    if told is None:
        return Answer(article, None, None, Grain.UNKNOWN, "nothing dates it")
    return Answer(article, told.when.first, told.when.last, told.when.grain, told.because)


def published(data: bytes, name: str) -> Published | None:
    """The days of a page of which nothing but the bytes are known; the name says the format."""
    read, _ = page(Blob(name, data))
    if read is None:
        return None
    passages, _ = segment.passages(read)
    analysis = Analysis(read, passages, marks(read, passages), (), ())
    return next(iter(dates([analysis], ties=())[1]), None)


def latest_year(text: str) -> int | None:
    """The baseline: the latest year that stands in the text, as four digits.

    >>> latest_year("In 2009, after 18 of 1,999 votes and 2011's reform")
    2011
    """
    return max((int(year) for year in _YEAR.findall(text)), default=None)


def rows(name: str, answers: Sequence[Answer], end: str) -> Iterator[Figure]:
    count = max(1, len(answers))
    told = [a for a in answers if a.year is not None]
    right = sum(a.year == a.article.day.year for a in told)
    based = [(latest_year(a.article.text), a.article.day.year) for a in answers]
    guessed = [pair for pair in based if pair[0] is not None]
    hits = sum(year == gold for year, gold in guessed)
    of_all = (("latest-year", hits / count), ("latest-year-if-any", hits / max(1, len(guessed))))
    yield Figure(
        f"when.year.{name}{end}",
        right / max(1, len(told)),
        len(told),
        hits / count,
        of_all,
        f"of all {right / count:.3f}",
    )
    share = len(guessed) / count
    yield Figure(f"when.answered.{name}{end}", len(told) / count, len(answers), share, (("latest-year", share),))
    days = [a for a in answers if a.grain is Grain.DAY and a.width is not None]
    near = sum(a.near for a in days)
    yield Figure(f"when.day.{name}{end}", near / max(1, len(days)), len(days), note=f"of all {near / count:.3f}")


def curve(name: str, answers: Sequence[Answer]) -> Iterator[str]:
    """Accuracy against abstention, as lines: what is answered if at most so many days may be left.

    The year of an answer whose days lie in two years is that of the greater part of them.
    """
    yield f"{name}: year right, if no more than so many days may be left\n"
    for most in _WIDTHS:
        told = [a for a in answers if a.width is not None and a.width <= most]
        right = sum(_middle(a).year == a.article.day.year for a in told)
        share = len(told) / max(1, len(answers))
        yield f"  {most:4} days: answered {share:.3f}, right {right / max(1, len(told)):.3f} of {len(told)}\n"


def _middle(told: Answer) -> date:
    first, last = told.first or date.min, told.last or date.max
    return first + (last - first) / 2


def _wrong(name: str, answers: Sequence[Answer]) -> Iterator[str]:
    for told in answers:
        if told.year == told.article.day.year:
            continue
        row = {
            "part": "year",
            "set": name,
            "article": told.article.name,
            "gold": told.article.day.isoformat(),
            "own": told.article.own,
            "first": told.first and told.first.isoformat(),
            "last": told.last and told.last.isoformat(),
            "error": "unanswered" if told.year is None else "wrong",
            "because": told.because,
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"
