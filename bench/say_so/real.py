"""Real pages of each language, out of the public sets, to be read line by line: BASIL, newsfane, BSNLP, NTREX."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from bench.options import Options
from bench.when.undated import articles
from bench.who.sets import folder
from bench.who.spans import newsfane

Pages = Iterator[tuple[str, str]]  # name and text
_NTREX = {"de": "deu", "es": "spa", "fr": "fra"}


def pages(options: Options, lang: str) -> dict[str, str]:
    """Texts by name; {} where the set of the language is absent."""
    return dict(_SETS[lang](options, lang))


def _basil(options: Options, _: str) -> Pages:
    yield from ((name, article.text) for name, article in articles(options, "basil"))


def _bsnlp(options: Options, _: str) -> Pages:
    yield from ((name, article.text) for name, article in articles(options, "bsnlp"))


def _newsfane(options: Options, _: str) -> Pages:
    place = folder(options, "newsfane-ar")
    for path in sorted(place.rglob("NewsFANE*.txt")) if place is not None else ():
        yield from ((text.name, text.text) for text in newsfane(path))


def _ntrex(options: Options, lang: str) -> Pages:
    """A document a page, a paragraph a sentence."""
    place = folder(options, "ntrex")
    if place is None:
        return
    ids = (place / "DOCUMENT_IDS.tsv").read_text(encoding="utf-8").split()
    lines = (place / f"newstest2019-ref.{_NTREX[lang]}.txt").read_text(encoding="utf-8").split("\n")
    for name in sorted(set(ids)):
        yield name, "\n\n".join(line for at, line in zip(ids, lines, strict=False) if at == name)


_SETS: dict[str, Callable[[Options, str], Pages]] = {
    "en": _basil,
    "ar": _newsfane,
    "ru": _bsnlp,
    "fr": _ntrex,
    "de": _ntrex,
    "es": _ntrex,
}


def listed(place: Path) -> list[list[str]]:
    """The rows of a tab-separated file without its head and comments."""
    lines = place.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
