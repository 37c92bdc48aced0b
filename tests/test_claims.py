"""Claims: the examples of tests/corpus/claims*.toml, and what holds of all of them."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.claim import claims
from sayso.extract.quantities import quantities
from sayso.lang import known, predicates, table
from sayso.model import Attribution, Claim, Found, Mention, MentionKind, Page, Passage, PassageKind, Span, Stance

CASES = [
    case
    for place in sorted((Path(__file__).parent / "corpus").glob("claims*.toml"))
    for case in tomllib.loads(place.read_text())["case"]
]


def told(case: dict[str, Any], hops: tuple[Attribution, ...] = ()) -> tuple[Claim, ...]:
    text = case["text"]
    names = [
        Mention(Span("p", text.index(name), text.index(name) + len(name)), "test", MentionKind(kind))
        for kind, listed in case["names"].items()
        for name in listed
    ]
    passage = Passage(Span("p", 0, len(text)), PassageKind(case.get("kind", "body")), case["lang"], "test")
    page = Page("p", text, "plain", "p")
    marks: tuple[Found, ...] = (*sorted(names, key=lambda m: m.span), *quantities(page, (passage,)))
    return claims(page, (passage,), marks, hops)


def shown(claim: Claim, text: str) -> tuple[str, set[str]]:
    head = f"{claim.predicate} {claim.modality.value}{' not' if claim.negated else ''}"
    return head, {f"{a.role.value}={text[a.span.start : a.span.end]}" for a in claim.arguments}


def counted(claim: Claim, text: str) -> set[str]:
    return {f"quantity={text[q.start : q.end]}" for q in claim.quantities}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_example(case: dict[str, Any]) -> None:
    text = case["text"]
    made = told(case)
    found = [shown(claim, text) for claim in made]
    found += [
        (head, parts | counted(c, text)) for c in made if (head := shown(c, text)[0]) for parts in [shown(c, text)[1]]
    ]
    for line in case["claims"]:
        head, _, listed = line.partition(" | ")
        wanted = {part.strip() for part in listed.removesuffix("…").split(";")}
        open_ended = listed.endswith("…")
        assert any(h == head and (wanted <= a if open_ended else wanted == a) for h, a in found), (line, found)
    assert not {head.split()[0] for head, _ in found} & set(case.get("never", [])), found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_ids_are_unique_and_spans_hold_their_trigger(case: dict[str, Any]) -> None:
    found = told(case)
    assert len({claim.id for claim in found}) == len(found)
    for claim in found:
        assert claim.trigger is not None
        assert claim.span.start <= claim.trigger.start < claim.trigger.end <= claim.span.end


def test_say_so_is_every_hop_whose_content_covers_the_trigger() -> None:
    text = "The agency said that Velik met Dahan."
    case = {"text": text, "lang": "en", "names": {"person": ["Velik", "Dahan"]}}
    outer = Attribution(Span("p", 0, len(text)), (), None, Stance.SAYS, None)
    inner = Attribution(Span("p", 21, 36), (Span("p", 4, 10),), Span("p", 11, 15), Stance.SAYS, None)
    met = next(claim for claim in told(case, (outer, inner)) if claim.predicate == "meet")
    assert met.say_so == (outer, inner)
    beside = Attribution(Span("p", 0, 10), (), None, Stance.SAYS, None)
    met = next(claim for claim in told(case, (beside, inner)) if claim.predicate == "meet")
    assert met.say_so == (inner,)


def test_every_table_names_known_predicates_only() -> None:
    for code in known():
        words = table(code)
        assert words is not None
        assert set(words.claiming.words) <= set(predicates())


def test_opposed_families_exist() -> None:
    families = {predicate.family for predicate in predicates().values()}
    assert len(predicates()) >= 120
    assert {opposed for predicate in predicates().values() for opposed in predicate.opposes} <= families


def test_a_long_line_does_not_hang() -> None:
    text = "Velik met Dahan and visited, " * 400
    started = time.perf_counter()
    told({"text": text, "lang": "en", "names": {"person": ["Velik"]}})
    assert time.perf_counter() - started < 15  # seconds; a quadratic walk takes minutes
