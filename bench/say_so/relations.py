"""Relations of source, cue and content in English articles: those of PolNeAR, ours and the peers', in one shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from sayso.model import Attribution, Form, Page
from sayso.text.parse import Parser

Range = tuple[int, int]  # characters [start, end)
_MARKS = frozenset("\"“”„«»'‘’`")
_EDGES = " \t\n\xa0,;:.!?-–—\"“”‘’'"


class Relation(Struct, frozen=True):
    """One attribution; () where a role is not annotated or not told."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    quoted: bool = False  # direct or mixed speech


class Article(Struct, frozen=True):
    """A page of the set with its relations."""

    name: str
    text: str
    gold: tuple[Relation, ...]


System = Callable[[str], list[Relation]]


def articles(place: Path, split: str) -> Iterator[Article]:
    """The articles of a split, by name."""
    notes = {path.stem.rpartition("_")[0]: path for path in place.rglob(f"data/{split}/*/*.ann")}
    texts = {path.stem: path for path in place.rglob(f"data/{split}/*/*.txt")}
    for name in sorted(notes):
        if name in texts:
            text = texts[name].read_text(encoding="utf-8")
            yield Article(name, text, tuple(_gold(notes[name].read_text(encoding="utf-8"), text)))


def _gold(notes: str, text: str) -> Iterator[Relation]:
    """The relations of a brat standoff file that have a cue and a content."""
    spans: dict[str, tuple[Range, ...]] = {}
    for line in notes.split("\n"):
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:  # the words of a span can hold a line break
            ranges = fields[1].partition(" ")[2].split(";")
            spans[fields[0]] = tuple((int(a), int(b)) for a, b in (part.split() for part in ranges))
        elif line.startswith("E") and len(fields) > 1:
            roles: dict[str, tuple[Range, ...]] = {"Source": (), "Cue": (), "Content": ()}
            for role in fields[1].split():
                label, _, target = role.partition(":")
                key = re.sub(r"\d+$", "", label)
                if key in roles:
                    roles[key] += spans.get(target, ())
            if roles["Cue"] and roles["Content"]:
                said = [text[a:b] for a, b in roles["Content"]]
                quoted = any('"' in part or "“" in part or "”" in part for part in said)
                yield Relation(roles["Source"], roles["Cue"], roles["Content"], quoted)


def of_hops(hops: Sequence[Attribution]) -> list[Relation]:
    """Hops as PARC counts them: the parts of one quotation are one relation, and an outlet that was told is none."""
    groups: dict[tuple[object, ...], list[Attribution]] = {}
    for n, hop in enumerate(hops):
        inner = hops[n + 1] if n + 1 < len(hops) else None
        if inner is not None and hop.cue is not None and inner.cue == hop.cue and inner.content == hop.content:
            continue  # "told Meridian that": Meridian is no source of PARC's
        groups.setdefault((hop.sources, hop.source_words, hop.cue), []).append(hop)
    return [_relation(parts) for parts in groups.values() if parts[0].cue is not None]


def _relation(parts: Sequence[Attribution]) -> Relation:
    hop = parts[0]
    sources = (hop.source_words,) if hop.source_words is not None else hop.sources
    cue = hop.cue_words or hop.cue
    return Relation(
        tuple((span.start, span.end) for span in sources),
        () if cue is None else ((cue.start, cue.end),),
        tuple((part.content.start, part.content.end) for part in parts),
        any(part.form is not Form.INDIRECT for part in parts),
    )


def ours(text: str, parser: Parser | None = None) -> list[Relation]:
    """What sayso finds in an article."""
    from sayso.pipeline import analyse

    return of_hops(analyse(Page("article", text, "plain", "article"), parser=parser).attributions)


def fits(want: Relation, told: Relation) -> bool:
    """Do all roles that are annotated overlap? The first measure of the set."""
    return (
        meets(want.cue, told.cue)
        and meets(want.content, told.content)
        and (not want.source or meets(want.source, told.source))
    )


def meets(left: Sequence[Range], right: Sequence[Range]) -> bool:
    """Have two roles a character in common?"""
    return any(a < d and c < b for a, b in left for c, d in right)


def paired(gold: Sequence[Relation], told: Sequence[Relation]) -> dict[int, int]:
    """Gold relations and those told, one to one; the one that shares most of the content first."""
    near = sorted(
        (-_shared(want.content, tell.content), n, m)
        for n, want in enumerate(gold)
        for m, tell in enumerate(told)
        if fits(want, tell)
    )
    left: dict[int, int] = {}
    taken: set[int] = set()
    for _, n, m in near:
        if n not in left and m not in taken:
            left[n] = m
            taken.add(m)
    return left


def _shared(left: Sequence[Range], right: Sequence[Range]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)


def whole(text: str, role: Sequence[Range]) -> Range | None:
    """The hull of a role without marks and spaces at its edges; None where there is none."""
    if not role:
        return None
    start, end = min(a for a, _ in role), max(b for _, b in role)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
