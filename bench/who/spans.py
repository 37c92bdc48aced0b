"""Texts with names whose spans and kinds are known, out of four sets; and what is neither asked for nor counted.

Kinds are "person", "organisation", "place". `free` are spans that a careful reader may or may not take for a name of
one of them: facilities, names within names, descriptions, names of other kinds.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree  # local corpus files

from msgspec import Struct

from bench.when.meantime import _put_together as put_together

_NEREL = {
    "PERSON": "person",
    "ORGANIZATION": "organisation",
    **dict.fromkeys(("COUNTRY", "CITY", "STATE_OR_PROVINCE", "DISTRICT", "LOCATION"), "place"),
    **dict.fromkeys(("FACILITY", "FAMILY", "PRODUCT", "WORK_OF_ART", "NATIONALITY", "LAW", "AWARD", "EVENT"), "free"),
}
_FANE = {
    **dict.fromkeys(
        ("Politician", "Athlete", "Businessperson", "Artist", "Scientist", "Police", "Religious_PER", "Engineer",
         "Lawyer", "Other_PER"), "person"),
    **dict.fromkeys(
        ("Government", "Non-Governmental", "Commercial", "Educational", "Media", "Religious_ORG", "Sports",
         "Medical-Science", "Entertainment"), "organisation"),
    **dict.fromkeys(
        ("Nation", "Population-Center", "State-or-Province", "County-or-District", "Continent", "GPE-Cluster",
         "Water-Body", "Land-Region-Natural"), "place"),
}  # fmt: skip
_MEANTIME = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_RE3D = {"Person": "person", "Organisation": "organisation", "Location": "place"}
_SENTENCES = 25  # of newsfane, which does not say where its pages end, to a text
_SURE = 0.5  # confidence of re3d under which a span is free
_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they", "his", "her", "our", "its", "their", "this"})
_RANKS = re.compile(  # before a name in re3d, which counts them in
    r"(?:(?:Army|Navy|Air Force|Marine|Defense|Foreign|Prime|Vice|Deputy|Senior|Chief|Petty|Master|Staff|Command|Major"
    r"|Lieutenant|Brigadier|Minister|Secretary|President|Officer|Sergeant|General|Colonel|Captain|Commander|Admiral"
    r"|Specialist|Spokesman|King|Prince|Emir|Sheikh|Maj|Lt|Gen|Brig|Col|Capt|Sgt|Spc|Cpl|Mr|Mrs|Ms|Dr|Adm|Cmdr)\b\.? )+"
)
_SMALL = frozenset({"of", "the", "and", "in", "for", "al", "de", "&", "'s"})
_ADJECTIVE = re.compile(r"(?:an|ese|ish|ch|ian|i|ean)s?$")
_RUN = re.compile(r"[A-Z][\w.&'’\-]*(?: (?:(?:of|and|de|the|for) )?(?:& )?[A-Z][\w.&'’\-]*)*")
Gold = tuple[int, int, str]


class Text(Struct, frozen=True):
    """A text, the names asked for and the spans that are free."""

    name: str
    text: str
    lang: str
    gold: tuple[Gold, ...]
    free: tuple[Gold, ...]


def nerel(folder: Path) -> list[Text]:
    """NEREL dev: the outermost persons, organisations and places are asked for; those inside them are free."""
    texts = []
    for path in sorted(folder.rglob("dev/*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        found = [one for line in path.read_text(encoding="utf-8").splitlines() for one in _brat(line)]
        asked = [one for one in found if one[2] != "free"]
        outer = [one for one in asked if not any(_within(one, other) for other in asked)]
        free = [one for one in found if one not in outer]
        texts.append(Text(path.stem, text, "ru", tuple(sorted(outer)), tuple(sorted(free))))
    return texts


def _brat(line: str) -> Iterator[Gold]:
    told = re.match(r"T\d+\t(\S+) (\d+) (\d+)\t", line)
    if told is not None and told[1] in _NEREL:
        yield int(told[2]), int(told[3]), _NEREL[told[1]]


def _within(one: Gold, other: Gold) -> bool:
    return one[:2] != other[:2] and other[0] <= one[0] and one[1] <= other[1]


def newsfane(path: Path) -> list[Text]:
    """NewsFANE: texts of 25 sentences, words parted as the set parts them (suffixed pronouns stand alone)."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        word, _, tag = line.partition("\t")
        if word.strip("\u200e\u200f "):
            sentences[-1].append((word.strip("\u200e\u200f "), tag.strip()))
        elif sentences[-1]:
            sentences.append([])
    blocks = [sentences[at : at + _SENTENCES] for at in range(0, len(sentences), _SENTENCES)]
    return [_fane(f"newsfane-{at}", block) for at, block in enumerate(blocks)]


def _fane(name: str, sentences: Iterable[Sequence[tuple[str, str]]]) -> Text:
    text = ""
    spans: list[Gold] = []
    for sentence in sentences:
        for word, tag in sentence:
            start, end = len(text), len(text) + len(word)
            kind = _FANE.get(tag[2:], "free")
            if tag.startswith("B-"):
                spans.append((start, end, kind))
            elif tag.startswith("I-") and spans:
                spans[-1] = (spans[-1][0], end, spans[-1][2])
            text += word + " "
        text = text.rstrip() + "\n"
    asked = tuple(one for one in spans if one[2] != "free")
    return Text(name, text, "ar", asked, tuple(one for one in spans if one[2] == "free"))


def re3d(folder: Path) -> list[Text]:
    """re3d: spans whose words all have capitals are asked for; descriptions, pronouns and doubtful ones are free."""
    texts = []
    for path in sorted(folder.glob("*/documents.json")):
        marked = defaultdict(list)
        for row in _rows(path.with_name("entities.json")):
            marked[row["documentId"]].append(row)
        for document in _rows(path):
            text, rows = str(document["text"]), marked[document["_id"]]
            spans = {(int(row["begin"]), int(row["end"]), _re3d(row, text)) for row in rows}
            spans = {one for start, end, kind in spans for one in _parted(text, *trimmed(text, start, end), kind)}
            asked = {one for one in spans if one[2] != "free"}
            outer = {one for one in asked if not any(_within(one, other) for other in asked)}
            free = (spans - outer) | {
                (a, b, k) for a, b, k in outer if (a, b) in {(x, y) for x, y, z in outer if z != k}
            }
            name = f"{path.parent.name}-{document['_id']}"
            texts.append(Text(name, text, "en", tuple(sorted(outer - free)), tuple(sorted(free))))
    return texts


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _re3d(row: dict[str, str], text: str) -> str:
    words = text[int(row["begin"]) : int(row["end"])].split()
    named = all(word[:1].isupper() or word.lower() in _SMALL for word in words) and any(
        word[:1].isupper() and word not in {"The", "A"} for word in words
    )
    named = named and " ".join(words).lower() not in _PRONOUNS
    return _RE3D.get(row["type"], "free") if named and float(row["confidence"]) >= _SURE else "free"


def _parted(text: str, start: int, end: int, kind: str) -> Iterator[Gold]:
    """A person without ranks, a place without the land behind a comma; what is cut off is free."""
    rank = _RANKS.match(text, start, end)
    comma = text.find(", ", start, end)
    if kind == "person" and rank is not None and rank.end() < end:
        yield start, rank.end(), "free"
        start = rank.end()
    elif kind == "place" and comma > 0:
        yield comma + 2, end, "free"
        end = comma
    yield start, end, kind


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without an article before it, and white space and a possessive behind it."""
    head = re.match(r"\s*(?:[Tt]he|[Aa]n?)\s+", text[start:end])
    start += head.end() if head is not None else 0
    tail = re.search(r"(?:\s|['’]s)*$", text[start:end])
    return start, start + tail.start() if tail is not None else end


def meantime(folder: Path) -> list[Text]:
    """MEANTIME: what its names name, cut out of noun phrases ("US automaker GM"); adjectives of countries are free."""
    return [_meantime(path) for path in sorted((folder / "intra_cross-doc_annotation").glob("*/*.xml"))]


def _meantime(path: Path) -> Text:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a local corpus
    text, places = put_together(root)
    instance = {one.get("m_id"): one for one in root.iter("ENTITY")}
    named = {
        source.get("m_id"): instance.get(target.get("m_id"))
        for link in root.iter("REFERS_TO")
        for target in link.iter("target")
        for source in link.iter("source")
    }
    asked: set[Gold] = set()
    free: set[Gold] = set()
    for mention in root.iter("ENTITY_MENTION"):
        spots = [places[anchor.get("t_id")] for anchor in mention.iter("token_anchor") if anchor.get("t_id") in places]
        entity = named.get(mention.get("m_id"))
        if not spots:
            continue
        start, end = min(spots)[0], max(spots)[1]
        kind = _MEANTIME.get(entity.get("ent_type") or "", "") if entity is not None else ""
        label = entity.get("TAG_DESCRIPTOR") or "" if entity is not None else ""
        free.add((start, end, "free"))
        if mention.get("syntactic_type") in {"NAM", "PRE.NAM"} and kind:
            span = _named(text, start, end, label.strip())
            adjective = mention.get("syntactic_type") == "PRE.NAM" and kind == "place"
            adjective = adjective and _ADJECTIVE.search(text[span[0] : span[1]]) is not None
            named_so = text[span[0]].isupper() and not adjective
            (asked if named_so else free).add((*span, kind))
    outer = {one for one in asked if not any(_within(one, other) for other in asked)}
    last = text.find("\n", max((end for _, end, _ in asked), default=0))
    read = text if last < 0 else text[:last]  # only the first sentences have all their names marked
    kept = tuple(one for one in sorted((free | asked) - outer) if one[1] <= len(read))
    return Text(path.stem, read, "en", tuple(sorted(outer)), kept)


def _named(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """The name within a noun phrase: what the instance is called, else the last run of words with capitals.

    >>> phrase = "U.S. automaker Kestrel Motors, which lost"
    >>> [phrase[slice(*_named(phrase, 0, len(phrase), label))] for label in ("Kestrel", "KM", "automaker", "auto")]
    ['Kestrel', 'Kestrel Motors', 'automaker', 'Kestrel Motors']
    """
    called = re.compile(rf"\b{re.escape(label)}(?!\w)").search(text, start, end) if label else None
    if called is not None:
        return called.span()
    start, end = trimmed(text, start, end)
    cut = re.search(r" \(|,(?! Inc)", text[start:end])
    end = start + cut.start() if cut is not None and cut.start() else end
    runs = [*_RUN.finditer(text, start, end)]
    return runs[-1].span() if runs else (start, end)
