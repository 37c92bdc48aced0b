"""Names found and what they are, in Arabic, Russian and English: exact span, and exact span with the right kind; F1.

A pair is a name of the set and one of ours with the same characters; a leading article and a possessive aside, and in
Arabic what is written together with the name before it ("and", "for", the article), which newsfane counts in. What we
say besides costs precision, except where the set has a free span (bench/who/spans.py) that shares half of it.
English is MEANTIME and re3d together. The tagger of Arabic is trained on newsfane, so each of its texts is read with a
model learnt from the other blocks of the set (bench/who/folds.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bench.figure import Figure
from bench.options import Options
from bench.who import folds, ours, peers, spans
from bench.who.ours import Mark
from bench.who.sets import chosen, figure, folder, told
from bench.who.spans import Gold, Text
from sayso.extract.tagger import Model

_SETS = {
    "ar": (("newsfane-ar", lambda place: spans.newsfane(place / "NewsFANE_first_half.txt")),),
    "ru": (("nerel-ru", spans.nerel),),
    "en": (("meantime-en", spans.meantime), ("re3d", spans.re3d)),
}
_TRAINED = frozenset({"ar"})  # whose tagger has learnt from the set
_PREFIXED = re.compile("[وف]?[بلك]?(?:ال|ل)?")  # what may be written together with an Arabic name, or nothing
_LONGEST = 5  # letters of it, and one


def figures(options: Options) -> list[Figure]:
    """Typed and span F1 of each language, and of each set where a language has two."""
    return [row for lang in _SETS for which in options.halves for row in _of(options, lang, which)]


def _of(options: Options, lang: str, which: str) -> Iterator[Figure]:
    listed: dict[str, list[Text]] = {}
    models: dict[str, Model] = {}
    for name, read in _SETS[lang]:
        place = folder(options, name)
        if place is not None:
            whole = tuple(read(place))
            listed[name] = [text for _, text in chosen(options, [(text.name, text) for text in whole], which)]
            models |= folds.unseen(options, lang, whole) if lang in _TRAINED else {}
    every = [text for texts in listed.values() for text in texts]
    if not every:
        return
    said = {text.name: ours.marks(text.text, text.lang, models.get(text.name)) for text in every}
    theirs = None if options.alone or lang != "en" else peers.spans([text.text for text in every])
    rival = {} if theirs is None else {t.name: [Mark(*one) for one in f] for t, f in zip(every, theirs, strict=True)}
    parts = [("", every), *((f".{name.split('-')[0]}", texts) for name, texts in listed.items() if len(listed) > 1)]
    for end, texts in parts:
        tally = scored(texts, said)
        other = scored(texts, rival) if rival else None
        for kind in ("typed", "span"):
            beside = [] if other is None else [("spaCy", f1(other, kind))]
            yield figure(
                f"who.{kind}.{lang}{end}", which, f1(tally, kind), tally["gold"], peers=beside, note=shares(tally, kind)
            )
    told(options, which, (row for text in every for row in _wrong(text, said[text.name])))


def scored(texts: Sequence[Text], said: dict[str, list[Mark]]) -> Counter[str]:
    """Counts: gold, found (said and not free), span (same characters), typed (and kind)."""
    tally: Counter[str] = Counter()
    for text in texts:
        for outcome, gold, mark in paired(text, said[text.name]):
            tally["gold"] += gold is not None
            tally["found"] += mark is not None
            tally["span"] += outcome in {"right", "kind"}
            tally["typed"] += outcome == "right"
    return tally


def f1(tally: Counter[str], kind: str) -> float:
    """F1 of "typed" or "span"."""
    return 2 * tally[kind] / max(1, tally["gold"] + tally["found"])


def shares(tally: Counter[str], kind: str) -> str:
    """Precision and recall in words."""
    return f"P {tally[kind] / max(1, tally['found']):.3f} R {tally[kind] / max(1, tally['gold']):.3f}"


def paired(text: Text, said: Sequence[Mark]) -> Iterator[tuple[str, Gold | None, Mark | None]]:
    """ "right", "kind" or "missed" for each name of the set; "extra" for each of ours that is left and not free."""
    left = {spans.trimmed(text.text, mark.start, mark.end): mark for mark in sorted(said)}
    for gold in text.gold:
        start, end = spans.trimmed(text.text, gold[0], gold[1])
        within = range(start, min(start + _LONGEST, end)) if text.lang == "ar" else range(start, start + 1)
        at = next((at for at in within if (at, end) in left and _PREFIXED.fullmatch(text.text, start, at)), start)
        mark = left.pop((at, end), None)
        yield "missed" if mark is None else "right" if mark.kind == gold[2] else "kind", gold, mark
    for (start, end), mark in left.items():
        if mark.kind in {"person", "organisation", "place"} and not any(_half(start, end, one) for one in text.free):
            yield "extra", None, mark


def _half(start: int, end: int, free: Gold) -> bool:
    """Whether a free span shares half of the shorter."""
    shared = min(end, free[1]) - max(start, free[0])
    return shared > 0 and 2 * shared >= min(end - start, free[1] - free[0])


def _wrong(text: Text, said: Sequence[Mark]) -> Iterator[dict[str, object]]:
    for outcome, gold, mark in paired(text, said):
        if outcome == "right":
            continue
        start, end = gold[:2] if gold is not None else (mark.start, mark.end) if mark is not None else (0, 0)
        touching = [one for one in said if one.start < end and start < one.end] if gold is not None else []
        yield {
            "part": f"typed.{text.lang}",
            "text": text.name,
            "error": "edge" if outcome == "missed" and touching else outcome,
            "words": text.text[start:end],
            "gold": gold and gold[2],
            "ours": (mark and mark.kind) or [f"{text.text[m.start : m.end]} ({m.kind}, {m.by})" for m in touching],
            "by": mark and mark.by,
            "near": text.text[max(0, start - 50) : end + 50],
        }
