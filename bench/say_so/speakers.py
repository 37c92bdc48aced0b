"""Speakers of quotations in BASIL's articles, where its annotators named them.

`found`: of the phrases marked as somebody's words, those that an attribution touches. `right`: of the found ones whose
speaker is named ("Rick_Perry", not "other_anti" or a group), those whose innermost source is that person, by the last
name, through the links of the page. Halves are triples of articles.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.who.sets import chosen, figure, folder, told
from sayso import resolve
from sayso.claim.hops import chain_of
from sayso.model import Attribution, Page, Span
from sayso.pipeline import analyse
from sayso.text import fold

_GROUPS = ("other", "lawmakers", "democrats", "republicans", "campaign", "party", "officials", "members", "companies")
_LEAST = 3  # words of a phrase that is looked for


class Words(Struct, frozen=True):
    """One phrase of somebody's: where it stands in the article, and whose it is ("" where no person is named)."""

    start: int
    end: int
    speaker: str


class Article(Struct, frozen=True):
    """A page with its phrases."""

    name: str
    text: str
    said: tuple[Words, ...]


def figures(options: Options) -> list[Figure]:
    """Both shares of both halves; none where the set is absent."""
    place = folder(options, "basil")
    if place is None:
        return []
    every = [(path.stem.rpartition("_")[0], path) for path in sorted((place / "articles").glob("*/*.json"))]
    rows: list[Figure] = []
    for which in options.halves:
        read = [article(path, place) for _, path in chosen(options, every, which)]
        asked = [row for one in read for row in _answers(one)]
        found = [row for row in asked if row["told"] is not None]
        named = [row for row in found if row["speaker"]]
        right = [row for row in named if row["right"]]
        told(options, which, [row for row in asked if row not in right and (row["speaker"] or row["told"] is None)])
        rows.append(figure("say_so.basil.found", which, len(found) / max(1, len(asked)), len(asked)))
        rows.append(figure("say_so.basil.right", which, len(right) / max(1, len(named)), len(named)))
    return rows


def article(path: Path, place: Path) -> Article:
    """An article and the phrases of its annotation file that stand in it once."""
    row = json.loads(path.read_text(encoding="utf-8"))
    text = "\n\n".join((row["title"], *(" ".join(lines) for lines in row["body-paragraphs"])))
    notes = place / "annotations" / path.parent.name / f"{path.stem}_ann.json"
    marked = json.loads(notes.read_text(encoding="utf-8"))["phrase-level-annotations"] if notes.exists() else []
    return Article(path.stem, text, tuple(_said(text, marked)))


def _said(text: str, marked: Iterable[dict[str, str]]) -> Iterator[Words]:
    for one in marked:
        words = one["txt"].strip(" \"“”'‘’,.")
        if one["quote"] == "yes" and len(words.split()) >= _LEAST and text.count(words) == 1:
            at = text.index(words)
            speaker = one["speaker"].replace("_", " ").strip()
            person = " " in speaker and not any(group in speaker.casefold() for group in _GROUPS)
            yield Words(at, at + len(words), speaker if person else "")


def _answers(one: Article) -> Iterator[dict[str, object]]:
    analysis = analyse(Page(one.name, one.text, "plain", one.name))
    entities, links = resolve.entities([analysis])
    labels = {entity.id: entity.names for entity in entities}
    names = {link.mention: labels[link.entity] for link in links}
    for words in one.said:
        hop = _hop(analysis.attributions, words)
        meant = [] if hop is None else [_labels(one.text, span, names) for span in hop.sources]
        last = fold(words.speaker).text.split()[-1] if words.speaker else ""
        yield {
            "page": one.name,
            "speaker": words.speaker,
            "words": one.text[words.start : words.end],
            "told": None if hop is None else meant,
            "right": any(last in name for each in meant for name in each),
            "around": one.text[max(0, words.start - 200) : words.end + 150],
        }


def _hop(hops: Sequence[Attribution], words: Words) -> Attribution | None:
    """The innermost hop whose content touches most of the words."""
    most = [hop for hop in hops if 2 * (min(hop.content.end, words.end) - max(hop.content.start, words.start)) > 0]
    if not most:
        return None
    best = max(most, key=lambda h: min(h.content.end, words.end) - max(h.content.start, words.start))
    return (chain_of(hops, best.content) or (best,))[-1]


def _labels(text: str, span: Span, names: dict[Span, tuple[str, ...]]) -> list[str]:
    return [fold(name).text for name in (*names.get(span, ()), text[span.start : span.end])]
