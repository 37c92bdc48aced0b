"""MEANTIME: which mentions of all articles of a half are one entity; the CoNLL score (bench/who/clusters.py).

The mentions are given: all that the corpus refers to an instance, pronouns and descriptions too. One that sayso has a
name for, or the office of a name, takes its entity; the others go by their words, as in the peer "same string"
(without a leading article, within a topic). `.alone` gives no such help: what sayso links to nothing is an entity of
its own. `.named` asks only for names.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree  # local corpus files

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.who import clusters, ours
from bench.who.sets import chosen, figure, folder, told
from sayso.model import Analysis, Page, Span
from sayso.model import Mention as SaidMention
from sayso.read.blob import Blob
from sayso.read.readers import page as read_page

_GLUED = frozenset({",", ".", ";", ":", ")", "?", "!", "%", "''"})
_OPENING = frozenset({"(", "$", "``"})
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_BEHIND = re.compile(r"(?:\s|['’]s?|[.,])*$")
_LISTED = re.compile(r"[\s),]*(?:,|\band\b|\bor\b|&)\s+(?:the\s+)?", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|for|in|at|from|by|with|to|on|that|which|who)\s|[,(]")


class Mention(Struct, frozen=True):
    """A mention of an article: characters [start, end) of its page, whom it means."""

    start: int
    end: int
    instance: str
    named: bool


class Article(Struct, frozen=True):
    """An article put together from tokens, and what is mentioned in it."""

    name: str
    topic: str
    text: str
    mentions: tuple[Mention, ...]


Key = tuple[str, int, int]


def figures(options: Options) -> list[Figure]:
    """CoNLL of both halves."""
    place = folder(options, "meantime-en")
    if place is None:
        return []
    listed = [article(path) for path in sorted((place / "intra_cross-doc_annotation").glob("*/*.xml"))]
    return [row for which in options.halves for row in _half(options, listed, which)]


def _half(options: Options, every: Sequence[Article], which: str) -> Iterator[Figure]:
    listed = [one for _, one in chosen(options, [(one.name, one) for one in every], which)]
    gold = {(one.name, m.start, m.end): m for one in listed for m in one.mentions}
    known = {key: mention.instance for key, mention in gold.items()}
    words = {key: string for one in listed for key, string in strings(one)}
    entities = links(listed)
    helped: dict[Hashable, Hashable] = {key: entities.get(key, words[key]) for key in known}
    alone: dict[Hashable, Hashable] = {key: entities.get(key, key) for key in known}
    names = [key for key, mention in gold.items() if mention.named]
    for end, kept, said in (("", [*known], helped), (".alone", [*known], alone), (".named", names, helped)):
        asked: dict[Hashable, Hashable] = {key: known[key] for key in kept}
        found: dict[Hashable, Hashable] = {key: said[key] for key in kept}
        scores = [clusters.f1(*score(asked, found)) for score in (clusters.muc, clusters.b_cubed, clusters.ceaf)]
        string: dict[Hashable, Hashable] = {key: words[key] for key in kept}
        plain = clusters.conll(asked, string)
        note = "MUC {:.3f} B3 {:.3f} CEAFe {:.3f}".format(*scores)
        value = sum(scores) / 3
        yield figure(f"who.coref.meantime{end}", which, value, len(kept), peers=[("same string", plain)], note=note)
    told(options, which, _wrong(listed, entities))


def strings(one: Article) -> Iterator[tuple[Key, Hashable]]:
    """Each mention with its words, without an article, and its topic."""
    for mention in one.mentions:
        words = _ARTICLE.sub("", one.text[mention.start : mention.end].lower(), count=1)
        yield (one.name, mention.start, mention.end), (one.topic, words)


def links(listed: Sequence[Article]) -> dict[Key, str]:
    """The entity of each mention that sayso has a name for."""
    pages = {one.name: _page(one) for one in listed}
    analyses, _, entity = ours.linked([*pages.values()])
    entity = {**roles(analyses, entity), **entity}
    spans: dict[str, list[Span]] = {}
    for span in sorted(entity):
        spans.setdefault(span.page, []).append(span)
    found = {}
    for one in listed:
        for mention in one.mentions:
            hit = heading(one.text, mention, spans.get(pages[one.name].id, []))
            if hit is not None:
                found[one.name, mention.start, mention.end] = entity[hit]
    return found


def roles(analyses: Sequence[Analysis], entity: dict[Span, str]) -> dict[Span, str]:
    """The offices that stand beside names: who holds them there."""
    marks = (mark for analysis in analyses for mark in analysis.annotations)
    return {
        mark.role: entity[mark.span]
        for mark in marks
        if isinstance(mark, SaidMention) and mark.role is not None and mark.span in entity
    }


def heading(text: str, mention: Mention, spans: Sequence[Span]) -> Span | None:
    """The name that a mention is or ends in before anything follows: "automaker GM" is GM, "head of GM" is not.

    "GM and Chrysler" is neither.
    """
    words = text[mention.start : mention.end]
    article = _ARTICLE.match(words)
    start = mention.start + (article.end() if article is not None else 0)
    behind = _BEHIND.search(words)
    end = mention.start + (behind.start() if behind is not None else len(words))
    inside = [span for span in spans if span.start < end and start < span.end and span.end > span.start]
    same = [span for span in inside if abs(span.start - start) <= 1 and abs(span.end - end) <= 1]
    if same:
        return same[0]
    cut = _OF.search(text[start:end])
    head = start + cut.start() if cut is not None else end
    last = [span for span in inside if start <= span.start and abs(span.end - head) <= 1]
    wider = [span for span in inside if span.start <= start and end <= span.end <= end + 3]
    if any(_LISTED.fullmatch(text[one.end : two.start]) for two in last[:1] for one in inside if one.end <= two.start):
        return None
    return next(iter(last or wider), None)


def _page(one: Article) -> Page:
    read, issues = read_page(Blob(f"{one.name}.txt", one.text.encode()))
    if read is None or read.text != one.text:
        raise ValueError(f"{one.name} cannot be read: {issues}")
    return read


def article(path: Path) -> Article:
    """One file of the corpus, whole; sentences are lines, an empty line parts the title from the rest."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a local corpus
    text, spans = _put_together(root)
    instance = {one.get("m_id"): one.get("instance_id") for one in root.iter("ENTITY")}
    means = {
        source.get("m_id"): instance.get(target.get("m_id"))
        for link in root.iter("REFERS_TO")
        for target in link.iter("target")
        for source in link.iter("source")
    }
    found: dict[tuple[int, int], Mention] = {}
    for mark in root.iter("ENTITY_MENTION"):
        spots = [spans[anchor.get("t_id")] for anchor in mark.iter("token_anchor")]
        whom = means.get(mark.get("m_id"))
        if spots and whom:
            start, end = min(spots)[0], max(spots)[1]
            named = mark.get("syntactic_type") in {"NAM", "PRE.NAM"}
            found.setdefault((start, end), Mention(start, end, whom, named))
    return Article(path.stem, path.parent.name, text, tuple(found[spot] for spot in sorted(found)))


def _put_together(root: Any) -> tuple[str, dict[str | None, tuple[int, int]]]:
    text, at, tight = "", 0, True
    spans: dict[str | None, tuple[int, int]] = {}
    for token in root.iter("token"):
        word, line = token.text or "", int(token.get("sentence") or 0)
        glued = tight or word in _GLUED or word.startswith("'")
        text += ("\n\n" if line < 3 else " ") if text and line != at else "" if glued else " "
        spans[token.get("t_id")] = (len(text), len(text) + len(word))
        text, at, tight = text + word, line, word in _OPENING
    return text + "\n", spans


def _wrong(listed: Sequence[Article], entities: dict[Key, str]) -> Iterator[dict[str, object]]:
    """Names that sayso links to nothing or to what most of the instance's mentions are not linked to."""
    of: dict[str, dict[str, int]] = {}
    for one in listed:
        for mention in one.mentions:
            entity = entities.get((one.name, mention.start, mention.end), "")
            if entity:
                votes = of.setdefault(mention.instance, {})
                votes[entity] = votes.get(entity, 0) + 1
    for one in listed:
        for mention in one.mentions:
            entity = entities.get((one.name, mention.start, mention.end), "")
            main = max(of.get(mention.instance, {"": 0}).items(), key=lambda vote: vote[1])[0]
            if (mention.named or entity) and entity != main:
                words = {"words": one.text[mention.start : mention.end], "ours": entity, "most": main}
                error = "apart" if entity else "unlinked"
                yield {"part": "coref", "error": error, "article": one.name, "instance": mention.instance, **words}
