"""The scorers of `python -m bench who`: what counts as right, on invented cases and on textbook examples."""

from __future__ import annotations

import doctest
import json
from importlib import import_module
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from bench.who import clusters, coref, linking, pairs, relatives, retrieval, spans, typed
from bench.who.ours import Mark
from bench.who.relatives import Person
from bench.who.spans import Text

from sayso.model import Span

LUO = dict(zip("12345", [1] * 5, strict=True)) | {"6": 2, "7": 2} | dict(zip("89ABC", [3] * 5, strict=True))
LUO_A = dict(zip("12345", [1] * 5, strict=True)) | dict(zip("6789ABC", [2] * 7, strict=True))
LUO_B = dict(zip("1234589ABC", [1] * 10, strict=True)) | {"6": 2, "7": 2}


@pytest.mark.parametrize("module", ["clusters", "spans", "relatives"])
def test_examples_in_docstrings(module: str) -> None:
    outcome = doctest.testmod(import_module(f"bench.who.{module}"))
    assert outcome.attempted
    assert not outcome.failed


@pytest.mark.parametrize(("said", "expect"), [(LUO_A, (0.947, 0.865, 0.733)), (LUO_B, (0.947, 0.737, 0.667))])
def test_scores_of_clusters_as_in_luo_2005(said: dict[str, int], expect: tuple[float, ...]) -> None:
    scores = [clusters.f1(*score(LUO, said)) for score in (clusters.muc, clusters.b_cubed, clusters.ceaf)]
    assert scores == pytest.approx(expect, abs=0.0006)
    assert clusters.conll(LUO, said) == pytest.approx(sum(expect) / 3, abs=0.0006)


def test_same_clusters_are_perfect_and_all_apart_has_no_links() -> None:
    assert clusters.conll(LUO, LUO) == pytest.approx(1)
    apart = {mention: mention for mention in LUO}
    assert clusters.f1(*clusters.muc(LUO, apart)) == 0
    assert clusters.b_cubed(LUO, apart)[2:] == (12, 12)


def test_assignment_is_the_best_of_all() -> None:
    tables = [
        np.array([[(7 * r * c + 3 * r + 5 * c + seed) % 11 for c in range(5)] for r in range(4)]) for seed in range(9)
    ]
    for table in tables:
        every = (sum(table[row, column] for row, column in enumerate(order)) for order in permutations(range(5), 4))
        assert clusters.assigned(table.astype(float)) == max(every)


def text(gold: tuple[spans.Gold, ...], free: tuple[spans.Gold, ...] = ()) -> Text:
    return Text("t", "The Kestrel Bank of Moordale said Anna Quill left.", "en", gold, free)


def test_spans_want_the_same_characters_and_kinds_the_same_kind() -> None:
    page = text(((4, 28, "organisation"), (34, 44, "person")))
    said = {"t": [Mark(0, 28, "organisation"), Mark(34, 44, "place")]}
    tally = typed.scored([page], said)
    assert (typed.f1(tally, "span"), typed.f1(tally, "typed")) == (1.0, 0.5)  # an article before a name is no error
    assert typed.f1(typed.scored([page], {"t": [Mark(4, 16, "organisation")]}), "span") == 0


def test_free_spans_cost_nothing_and_others_do() -> None:
    page = text(((34, 44, "person"),), ((4, 16, "organisation"),))
    told = [Mark(4, 16, "organisation"), Mark(34, 44, "person")]
    assert typed.f1(typed.scored([page], {"t": told}), "typed") == 1
    assert typed.f1(typed.scored([page], {"t": [*told, Mark(20, 28, "place")]}), "typed") == pytest.approx(2 / 3)


def test_newsfane_and_nerel_are_read(tmp_path: Path) -> None:
    place = tmp_path / "fane.txt"
    place.write_text(
        "زار\tO\nسليم\tB-Politician\nالمرداس\tI-Politician\nتارون\tB-Nation\nالتاروني\tB-Group\n\t\n.\tO\n"
    )
    (page,) = spans.newsfane(place)
    assert [page.text[start:end] for start, end, _ in page.gold] == ["سليم المرداس", "تارون"]
    assert [kind for _, _, kind in page.free] == ["free"]
    folder = tmp_path / "dev"
    folder.mkdir()
    (folder / "a.txt").write_text("Банк Зареченска")
    (folder / "a.ann").write_text(
        "T1\tORGANIZATION 0 15\tБанк Зареченска\nT2\tCITY 5 15\tЗареченска\nT3\tDATE 0 1\tБ\n"
    )
    (page,) = spans.nerel(tmp_path)
    assert page.gold == ((0, 15, "organisation"),)
    assert page.free == ((5, 15, "place"),)


@pytest.mark.parametrize(
    ("words", "inside", "expect"),
    [
        ("automaker Kestrel Motors", "Kestrel Motors", True),
        ("the head of Kestrel Motors", "Kestrel Motors", False),
        ("Kestrel Motors, which lost", "Kestrel Motors", True),
        ("Kestrel Motors 's chairman", "Kestrel Motors", False),
    ],
)
def test_a_mention_is_the_name_that_it_ends_in(words: str, inside: str, expect: bool) -> None:  # noqa: FBT001
    span = Span("p", words.index(inside), words.index(inside) + len(inside))
    mention = coref.Mention(0, len(words), "i", named=True)
    assert (coref.heading(words, mention, [span]) == span) is expect


def test_recall_stands_above_every_pair_of_relatives() -> None:
    father = Person("quill", "a", ("Anton Quill", "Антон Квилл", "أنطون كويل"))
    son = Person("quill", "b", ("Boris Quill", "Борис Квилл"))
    other = Person("marsh", "c", ("Carla Marsh", "Карла Марш"))
    listed = relatives.pairs([father, son, other])
    assert (len(listed.one), len(listed.two)) == (3 + 1 + 1, 6)
    scores = {frozenset(pair): 0.9 for pair in listed.one} | {frozenset(("Anton Quill", "Boris Quill")): 0.95}

    def score(left: str, right: str) -> float:
        return scores.get(frozenset((left, right)), 0.1)

    assert relatives.cut(listed, score) == 0.95
    assert relatives.cut(listed, score, 0.2) == 0.1  # one pair in five may be confused
    assert relatives.recall(listed, score, 0.95) == 0
    assert relatives.recall(listed, score, 0.5) == 1
    asked = relatives.questions([father, son, other])
    assert len(asked) == 7
    assert all(
        relatives.script(name) != relatives.script(one) for one, offered in asked for _, r in offered for name in r
    )
    assert relatives.at1(asked, score) == 1
    assert relatives.at1(asked, lambda *_: 0.5) == 0  # a tie is lost


def test_the_list_of_figures_is_large_and_in_three_scripts() -> None:
    people = relatives.people()
    groups = {person.group for person in people if sum(one.group == person.group for one in people) > 1}
    assert len(people) >= 300
    assert len(groups) >= 100
    assert all(len(set(person.spellings)) == len(person.spellings) >= 3 for person in people)
    assert all(len({relatives.script(name) for name in person.spellings}) >= 3 for person in people)
    spelt = [name for person in people for name in person.spellings]
    assert len(spelt) == len(set(spelt))  # nobody's spelling is another's


def test_pairs_count_those_that_are_one() -> None:
    rows = [pairs.Case(str(at), "Person", "a", "b", at < 3, "") for at in range(6)]
    said = {"0": True, "1": True, "2": False, "3": True, "4": False, "5": False}
    assert pairs.shares(rows, said) == (2 / 3, 2 / 3)
    assert pairs.best_cut(rows, {"0": 0.9, "1": 0.9, "2": 0.9, "3": 0.55, "4": 0.2, "5": 0.2}) == pytest.approx(0.56)
    assert all(len(ident) == 8 for ident in pairs.doubtful())


def test_retrieval_takes_the_first_of_the_best(tmp_path: Path) -> None:
    near_by = retrieval.blocked(["danvar", "tamov", "quill"])
    assert "tamov" in near_by("тамов")
    assert retrieval.nearest("тамов", near_by("тамов")) == "tamov"
    assert retrieval.nearest("тамов", []) == ""
    place = tmp_path / "wd"
    place.write_text("".join(f"name{at}\tи м я\t1\n" for at in range(2100)))
    drawn = retrieval.drawn(place)
    assert len(drawn) == 2000
    assert drawn == retrieval.drawn(place)
    assert drawn[0][0] == "имя"


def test_sheets_of_names_are_read(tmp_path: Path) -> None:
    raw, marked = tmp_path / "topic" / "raw" / "ru", tmp_path / "topic" / "annotated" / "ru"
    raw.mkdir(parents=True)
    marked.mkdir(parents=True)
    (raw / "file_7_ru.txt").write_text("7\nru\n2020-01-01\nhttp://a.example\nВстреча в Зареченске\n")
    (marked / "7.txt").write_text("7\nзареченске\tзареченск\tLOC\tx1\nМорск\tМорск\tLOC\tx2\nигра\tигра\tEVT\tx3\n")
    page = linking.sheet(marked / "7.txt")
    assert [one.words for one in page.names] == ["зареченске"]
    assert page.topic == "topic"


def test_arabic_words_written_together_with_a_name_are_no_part_of_it() -> None:
    page = Text("t", "وصل للتارون وبالمرداس", "ar", ((4, 11, "place"), (12, 21, "person")), ())
    said = {"t": [Mark(6, 11, "place"), Mark(16, 21, "person")]}
    assert typed.f1(typed.scored([page], said), "typed") == 1
    assert typed.f1(typed.scored([page], {"t": [Mark(8, 11, "place")]}), "span") == 0


def test_ranks_and_lands_are_cut_off_the_names_of_re3d(tmp_path: Path) -> None:
    text = "Army Gen. Carl Marsh left Moordale, Kestria. He slept."
    rows = [("Army Gen. Carl Marsh", "Person"), ("Moordale, Kestria", "Location"), ("He", "Person")]
    folder = tmp_path / "Part"
    folder.mkdir()
    (folder / "documents.json").write_text(json.dumps({"_id": "d", "text": text}))
    marked = [
        {
            "documentId": "d",
            "begin": text.index(words),
            "end": text.index(words) + len(words),
            "type": kind,
            "confidence": 1,
        }
        for words, kind in rows
    ]
    (folder / "entities.json").write_text("\n".join(json.dumps(row) for row in marked))
    (page,) = spans.re3d(tmp_path)
    assert [text[start:end] for start, end, _ in page.gold] == ["Carl Marsh", "Moordale"]
    assert [text[start:end].strip() for start, end, _ in page.free] == ["Army Gen.", "Kestria", "He"]
