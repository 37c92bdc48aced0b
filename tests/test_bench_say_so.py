"""The scorers of bench/say_so: what counts as a right chain and relation; and that the corpus quotes its texts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bench.say_so.chains import Reading, measured, nothing, read_as_page, scored
from bench.say_so.passages import LANGUAGES, Chain, Hop, Passage, passages, places
from bench.say_so.polnear import tallied
from bench.say_so.relations import Relation, articles, whole
from bench.say_so.verbs import verb_list

from sayso.model import Analysis, Attribution, Page, Span, Stance

BOTH = [(lang, which) for lang in LANGUAGES for which in ("developed", "held")]
LEAST = {"en": 150, "ar": 80, "ru": 60, "fr": 40, "de": 40, "es": 40}


@pytest.mark.parametrize(("lang", "which"), BOTH)
def test_the_corpus_quotes_its_texts(lang: str, which: str) -> None:
    for passage in passages(lang, which):
        quoted = [*passage.own, *passage.assessment, *(chain.content for chain in passage.chain)]
        for chain in passage.chain:
            assert chain.hops, passage.label
            for hop in chain.hops:
                quoted += [*hop.to, *(words for words in (hop.cue, hop.when, hop.via) if words)]
                quoted += [one for source in hop.source for one in source.split("|")]
        assert [words for words in quoted if not places(passage.text, words)] == [], passage.label


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_corpus_is_as_large_as_promised_and_a_third_is_held(lang: str) -> None:
    developed, held = (list(passages(lang, which)) for which in ("developed", "held"))
    assert len(developed) + len(held) >= LEAST[lang]
    assert len(held) * 3 >= LEAST[lang] - 2
    assert not Counter(one.text for one in developed) & Counter(one.text for one in held)


TEXT = (
    "Minister Ondrej Malik told the Meridian news agency on Monday that the bridge would open in May. "
    '"It is safe," said engineer Lida Maren.'
)
OPEN, SAFE = "the bridge would open in May", "It is safe"


def hop(content: str, source: str, cue: str) -> Attribution:
    """A hop as the program would tell it."""
    spans = [Span("p", *places(TEXT, words)[0]) for words in (content, source, cue)]
    return Attribution(spans[0], (spans[1],), spans[2], Stance.SAYS, None, "test")


HOPS = (hop(OPEN, "Meridian", "told"), hop(OPEN, "Ondrej Malik", "told"), hop(SAFE, "Lida Maren", "said"))


@pytest.mark.parametrize(
    ("told", "exact", "hops", "speakers"),
    [
        pytest.param(HOPS, (2, 2), 3, 2, id="all right"),
        pytest.param(HOPS[:2], (1, 1), 2, 1, id="one chain is missing"),
        pytest.param(HOPS[1:], (1, 2), 2, 2, id="the outer hop is missing"),
        pytest.param((HOPS[1], HOPS[0], HOPS[2]), (1, 2), 2, 1, id="the hops stand the other way round"),
        pytest.param((*HOPS[:2], hop(SAFE, "Ondrej Malik", "said")), (1, 2), 2, 1, id="another speaker"),
        pytest.param((*HOPS, hop(SAFE, "Ondrej Malik", "said")), (1, 2), 3, 1, id="a hop is invented"),
        pytest.param((*HOPS, hop("engineer", "Meridian", "told")), (2, 3), 3, 2, id="a chain is invented"),
        pytest.param(
            (*(hop("would open in May", *rest) for rest in (("Meridian", "told"), ("Ondrej Malik", "told"))), HOPS[2]),
            (1, 2), 3, 2, id="the content is cut short",
        ),
    ],
)  # fmt: skip
def test_chains_are_scored(told: tuple[Attribution, ...], exact: tuple[int, int], hops: int, speakers: int) -> None:
    gold = (
        Chain(OPEN, (Hop(("Meridian",)), Hop(("Ondrej Malik|the minister",)))),
        Chain(SAFE, (Hop(("Lida Maren",)),)),
    )
    reading = Reading(Analysis(Page("p", TEXT, "plain", "p"), (), (), told, ()))
    tallies = nothing()
    errors = list(scored(Passage("a", TEXT, gold), reading, tallies))
    assert (tallies.exact.hits, tallies.exact.told) == exact
    assert (tallies.hops.hits, tallies.speaker.hits) == (hops, speakers)
    assert bool(errors) == (exact != (2, 2))


def test_the_outer_part_of_a_longer_chain_is_not_counted() -> None:
    text = "Malik told Meridian the ministry had said the dam was safe."
    gold = Chain("the dam was safe", (Hop(("Malik",)), Hop(("the ministry",))))
    content, outer, inner, cue = (
        Span("p", *places(text, words)[0])
        for words in ("the dam was safe", "the ministry had said the dam was safe", "the ministry", "told")
    )
    malik = Span("p", 0, 5)
    told = tuple(
        Attribution(said, (who,), cue, Stance.SAYS, None, "test") for said, who in ((outer, malik), (content, inner))
    )
    tallies = nothing()
    list(
        scored(Passage("a", text, (gold,)), Reading(Analysis(Page("p", text, "plain", "p"), (), (), told, ())), tallies)
    )
    assert (tallies.exact.hits, tallies.exact.told, tallies.hops.hits) == (1, 1, 2)


def test_a_source_is_right_by_the_links_of_the_page() -> None:
    reading = read_as_page("Ondrej Malik came to Kamur. Malik said that the bridge was safe.")
    (chain,) = reading.chains()
    assert reading.means(chain.hops[-1].sources[0], "Ondrej Malik")
    assert not reading.means(chain.hops[-1].sources[0], "Kamur")


def test_places_of_words() -> None:
    assert places("a deal, the deal", "deal") == [(2, 6), (12, 16)]
    assert places("a deal, the deal", "deal@2") == [(12, 16)]
    assert places("a deal", "deal@2") == []


ANN = """T1\tSource 0 5\tMalik
T2\tCue 6 10\tsaid
T3\tContent 11 15\t"no"
T4\tAttribution 6 10\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
"""


def test_relations_of_a_standoff_file(tmp_path: Path) -> None:
    text = 'Malik said "no" and left.'
    for folder, name, words in (("text", "p1.txt", text), ("ann", "p1_anna.ann", ANN)):
        place = tmp_path / "data" / "train" / folder
        place.mkdir(parents=True)
        (place / name).write_text(words, encoding="utf-8")
    (article,) = articles(tmp_path, "train")
    assert article.gold == (Relation(((0, 5),), ((6, 10),), ((11, 15),), quoted=True),)
    told = Relation(((0, 5),), ((6, 10),), ((11, 24),), quoted=False)
    other = Relation(((20, 24),), ((6, 10),), ((11, 15),), quoted=True)
    tallies = tallied([article], [[told, other]])
    assert (tallies["relation"].hits, tallies["relation"].told) == (1, 2)
    assert (tallies["source"].hits, tallies["cue"].hits) == (1, 1)
    assert (tallies["content"].hits, tallies["content"].told) == (4, 13)
    assert (tallies["direct"].hits, tallies["direct"].gold, tallies["direct"].told) == (1, 1, 2)


def test_edges_of_a_role_are_no_part_of_it() -> None:
    assert whole("“No,” he said", ((0, 5),)) == (1, 3)
    assert whole("", ()) is None


def test_the_baseline_finds_the_plain_case() -> None:
    (row,) = verb_list("The bridge is safe, Lida Maren said.")
    assert (row.source, row.cue) == (((20, 30),), ((31, 35),))


FLOORS = {
    "en": 0.87,
    "ar": 0.94,
    "ru": 0.92,
    "fr": 0.82,
    "de": 0.90,
    "es": 0.92,
}  # exact chains; 2 to 3 points of slack


@pytest.mark.parametrize("lang", LANGUAGES)
def test_chains_of_the_developed_corpus_do_not_get_worse(lang: str) -> None:
    read = list(passages(lang, "developed"))
    tallies, _ = measured(read, [read_as_page(passage.text) for passage in read])
    assert tallies.exact.f >= FLOORS[lang]
    assert tallies.speaker.hits / tallies.speaker.gold >= 0.94
    assert tallies.details["own"].hits == tallies.details["own"].gold
