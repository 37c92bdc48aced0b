"""bsnlp2021-ru: which inflected names of Russian pages are one entity; B-cubed F1 within each topic.

The set lists, for each page, its names as they stand there with an id that all pages of the topic share. Asked for are
names of persons, organisations and places that stand in the page's text (two topics list them in
small letters); one that sayso does not find, or links to
nothing, is alone. Peers: the same string, and the same lemma as the set itself gives it (no program has that).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.who import clusters, ours
from bench.who.sets import chosen, figure, folder, told
from sayso.model import Page
from sayso.read.blob import Blob
from sayso.read.readers import page as read_page

_KINDS = frozenset({"PER", "ORG", "LOC"})
_MOST = 80  # pages of each half, spread evenly over the topics
_HEAD = 4  # lines before the text: id, language, day, address


class Named(Struct, frozen=True):
    """A name as it stands on a page."""

    words: str
    lemma: str
    kind: str
    ident: str


class Sheet(Struct, frozen=True):
    """A page and its names."""

    name: str
    topic: str
    text: str
    names: tuple[Named, ...]


Key = tuple[str, str]  # page, words


def figures(options: Options) -> list[Figure]:
    """B-cubed F1 of both halves."""
    place = folder(options, "bsnlp2021-ru")
    if place is None:
        return []
    listed = [(path.stem, path) for path in sorted(place.rglob("annotated/ru/*")) if path.is_file()]
    some = Options(options.data, options.halves, options.sample or _MOST)
    return [
        row
        for which in options.halves
        for row in _half(options, which, [sheet(path) for _, path in chosen(some, listed, which)])
    ]


def _half(options: Options, which: str, listed: Sequence[Sheet]) -> Iterator[Figure]:
    names = {(one.name, named.words): (one.topic, named) for one in listed for named in one.names}
    gold: dict[Hashable, Hashable] = {key: (topic, named.ident) for key, (topic, named) in names.items()}
    found = {key: names[key][0] + " " + entity for key, entity in links(listed).items() if key in names}
    mine: dict[Hashable, Hashable] = {key: found.get(key, key) for key in names}
    string: dict[Hashable, Hashable] = {key: (topic, named.words.lower()) for key, (topic, named) in names.items()}
    lemma: dict[Hashable, Hashable] = {key: (topic, named.lemma.lower()) for key, (topic, named) in names.items()}
    score = {name: clusters.b_cubed(gold, said) for name, said in (("ours", mine), ("s", string), ("l", lemma))}
    beside = [("same string", clusters.f1(*score["s"])), ("gold lemma", clusters.f1(*score["l"]))]
    right, asked, good, said = score["ours"]
    note = f"P {good / max(1, said):.3f} R {right / max(1, asked):.3f}, linked {len(found) / max(1, len(names)):.2f}"
    yield figure("who.link.bsnlp", which, clusters.f1(*score["ours"]), len(names), peers=beside, note=note)
    told(options, which, _wrong(names, found))


def links(listed: Sequence[Sheet]) -> dict[Key, str]:
    """The entity of each name, by the mentions that have just these words."""
    pages = {one.name: _page(one) for one in listed}
    analyses, _, entity = ours.linked([*pages.values()])
    at: dict[str, list[tuple[str, str]]] = {}
    text = {analysis.page.id: analysis.page.text for analysis in analyses}
    for span, name in sorted(entity.items()):
        at.setdefault(span.page, []).append((" ".join(text[span.page][span.start : span.end].split()), name))
    found = {}
    for one in listed:
        here = at.get(pages[one.name].id, [])
        for named in one.names:
            votes = Counter(name for words, name in here if words.casefold() == named.words.casefold())
            if votes:
                found[one.name, named.words] = min(votes, key=lambda name: (-votes[name], name))
    return found


def _page(one: Sheet) -> Page:
    read, issues = read_page(Blob(f"{one.name}.txt", one.text.encode()))
    if read is None:
        raise ValueError(f"{one.name} cannot be read: {issues}")
    return read


def sheet(path: Path) -> Sheet:
    """A page with what is annotated on it."""
    folder_of = path.parent.parent.parent / "raw" / "ru"
    named_so = (f"{path.stem}.txt", f"file_{path.stem}_ru.txt", f"file_{path.stem}.txt")
    raw = next(place for name in named_so if (place := folder_of / name).exists())
    text = "\n\n".join(raw.read_text(encoding="utf-8-sig").splitlines()[_HEAD:])
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines()]
    named = {Named(*(part.strip() for part in row)) for row in rows if len(row) == 4 and row[2].strip() in _KINDS}
    kept = {
        one.words: one for one in sorted(named, key=lambda one: one.ident) if one.words.casefold() in text.casefold()
    }
    topic = path.parent.parent.parent.name
    return Sheet(path.stem, topic, text, tuple(kept[words] for words in sorted(kept)))


def _wrong(names: dict[Key, tuple[str, Named]], found: dict[Key, str]) -> Iterator[dict[str, object]]:
    """Names that are not linked, or not to what most names of their entity are linked to; and entities that mix."""
    most: dict[tuple[str, str], Counter[str]] = {}
    for key, (topic, named) in names.items():
        if key in found:
            most.setdefault((topic, named.ident), Counter())[found[key]] += 1
    for key, (topic, named) in names.items():
        main = most.get((topic, named.ident), Counter({"": 1})).most_common(1)[0][0]
        if found.get(key, "") != main or not main:
            said = {"words": named.words, "kind": named.kind, "ident": named.ident, "ours": found.get(key, "")}
            yield {"part": "link", "error": "apart" if key in found else "unlinked", "most": main, **said}
    holders: dict[str, set[str]] = {}
    for (_, ident), votes in most.items():
        holders.setdefault(votes.most_common(1)[0][0], set()).add(ident)
    for entity, idents in holders.items():
        if len(idents) > 1:
            yield {"part": "link", "error": "joined", "ours": entity, "idents": sorted(idents)}
