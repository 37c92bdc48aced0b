"""Taggers that never saw the text they are asked about: one for each of five blocks that stand together in the set.

The learnt models are kept in a folder for scratch, named by the digest of all that they were learnt from.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec import json
from tools import train_tagger
from tools.crf import Example, Settings

from bench.options import Options
from bench.who.sets import folder
from bench.who.spans import Text
from sayso.extract.tagger import Model
from sayso.extract.tagger.weights import Table, pack, unpack

_BLOCKS = 5  # of texts that follow one another, so that a story stands on one side only
_QUICK = 20  # texts that a model is learnt from for a quick look


@cache
def unseen(options: Options, lang: str, texts: tuple[Text, ...]) -> dict[str, Model]:
    """For each text of a set, by name, a model learnt from the blocks that it is not in; none without the names."""
    names = folder(options, "netransliteration")
    if names is None:
        return {}
    settings = Settings(passes=3, averaged=1) if options.sample else Settings()
    alike = train_tagger.alike_table(names / "wd_arabic_64", lang)
    block = {text.name: at * _BLOCKS // len(texts) for at, text in enumerate(texts)}
    taught = _taught(texts if not options.sample else texts[:: max(1, len(texts) // _QUICK)], alike)
    found = {}
    for which in range(_BLOCKS):
        rows = [one for name, held in taught for one in held if block[name] != which]
        found[which] = _kept(rows, alike, settings)
    return {text.name: found[block[text.name]] for text in texts}


def _taught(texts: Sequence[Text], alike: Table) -> list[tuple[str, list[Example]]]:
    """The name of each text, and what it teaches."""
    more = texts[:: train_tagger.GLUED]
    every = train_tagger.examples([*texts, *map(train_tagger.glued, more)], alike)
    return list(zip([text.name for text in (*texts, *more)], every, strict=True))


def _kept(rows: Sequence[Example], alike: Table, settings: Settings) -> Model:
    digest = hashlib.sha256(json.encode([rows, settings]) + alike.rows.tobytes()).hexdigest()
    place = Path(tempfile.gettempdir()) / "sayso-bench" / f"tagger-{digest[:24]}.weights"
    if not place.exists():
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(pack(train_tagger.trained(rows, alike, settings)))
    return unpack(place.read_bytes())
