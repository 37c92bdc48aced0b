"""What a careful reader finds in the sample pages, the expectations of their author: a fall is a loss."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import sayso
from sayso.model import Analysis, DerivationKind, Dossier, Event, Modality, PassageKind, Respect, Verdict

# The first and the last day on which each page can have come out.
DAYS = {
    "01": (date(2021, 2, 12), date(2021, 2, 14)),
    "02": (date(2021, 2, 12), date(2021, 2, 13)),
    "03": (date(2021, 2, 12), date(2021, 2, 13)),
    "04": (date(2021, 2, 17), date(2021, 2, 18)),
    "05": (date(2021, 10, 20), date(2021, 10, 20)),
    "06": (date(2021, 10, 21), date(2021, 10, 22)),
    "07": (date(2021, 10, 21), date(2021, 10, 22)),
    "08": (date(2021, 10, 23), date(2021, 10, 23)),
    "09": (date(2021, 10, 24), date(2021, 10, 24)),
    "10": (date(2024, 10, 3), date(2024, 10, 3)),
    "11": (date(2024, 10, 22), date(2024, 10, 22)),
    "12": (date(2021, 10, 20), date(2021, 10, 21)),
}

Read = tuple[list[Analysis], Dossier, dict[str, str]]


@pytest.fixture(scope="module")
def read(samples: Path) -> Read:
    analyses, dossier = sayso.brief(sayso.pages(str(samples)))
    return list(analyses), dossier, {one.page.id: Path(one.page.name).name[:2] for one in analyses}


def _pages(event: Event, read: Read) -> set[str]:
    where = {claim.id: read[2][claim.span.page] for analysis in read[0] for claim in analysis.claims}
    return {where[claim] for claim in event.claims}


@pytest.mark.parametrize("page", DAYS)
def test_a_page_is_dated(read: Read, page: str) -> None:
    when = {read[2][one.page]: (one.when.first, one.when.last) for one in read[1].published}
    assert when[page] == DAYS[page]


def test_one_letter_in_three_outlets_and_two_scripts_has_one_origin(read: Read) -> None:
    letter = [event for event in read[1].events if {"01", "02", "03"} <= _pages(event, read) and not event.ahead]
    assert any(len(event.origins) == 1 and event.untraceable == 0 for event in letter)


def test_the_promised_visit_stays_a_plan(read: Read) -> None:
    claims = {claim.id: claim for analysis in read[0] for claim in analysis.claims}
    visit = [e for e in read[1].events if {"01", "02"} <= _pages(e, read) and {"visit", "arrive"} & {e.predicate}]
    assert visit
    for event in visit:
        assert Modality.HAPPENED not in {claims[claim].modality for claim in event.claims}
        assert "10" not in _pages(event, read)


def test_the_collapse_is_one_event_in_four_languages(read: Read) -> None:
    night = date(2021, 10, 19)
    fell = [event for event in read[1].events if event.predicate == "collapse" and event.when]
    assert any({"05", "08", "09", "12"} <= _pages(e, read) and e.when and e.when.first == night for e in fell)


def test_growing_tolls_refine_and_do_not_contradict(read: Read) -> None:
    numbers = [one for one in read[1].relations if one.respect is Respect.NUMBER]
    assert any(one.verdict is Verdict.REFINES for one in numbers)
    assert not [one.because for one in numbers if one.verdict is Verdict.CONTRADICTS]


def test_the_agency_text_in_two_outlets_is_a_copy_with_its_silent_edit(read: Read) -> None:
    copies = [one for one in read[1].derivations if one.kind is DerivationKind.COPY]
    assert [{read[2][one.derived.page], read[2][one.origin.page]} for one in copies] == [{"06", "07"}]
    assert "at least" in copies[0].because


def test_the_denials_contradict(read: Read) -> None:
    where = {claim.id: read[2][claim.span.page] for analysis in read[0] for claim in analysis.claims}
    pairs = [
        {where[one.left], where[one.right]}
        for one in read[1].relations
        if one.verdict is Verdict.CONTRADICTS and one.respect is Respect.POLARITY
    ]
    assert {"01", "04"} in pairs


def test_one_man_in_three_scripts_is_one_entity(read: Read) -> None:
    for spellings in (
        {"Ilya Dovranov", "Īliyā Dūfrānūf", "إيليا دوفرانوف", "Илья Довранов"},
        {"Tariq al-Munsif", "Ṭāriq al-Munṣif", "طارق المنصف", "Тарик аль-Мунсиф"},
    ):
        assert [one.label for one in read[1].entities if spellings <= set(one.names)] == [min(spellings)]


def test_the_translation_points_at_its_original(read: Read) -> None:
    bilingual = next(one for one in read[0] if read[2][one.page.id] == "10")
    pairs = [passage for passage in bilingual.passages if passage.renders is not None]
    assert len(pairs) == 9
    assert {passage.lang for passage in pairs} == {"en"}


def test_comments_keep_their_depth_and_never_speak(read: Read) -> None:
    first = next(one for one in read[0] if read[2][one.page.id] == "01")
    comments = [passage for passage in first.passages if passage.kind is PassageKind.COMMENT]
    assert [passage.depth for passage in comments] == [0, 1, 2, 0, 1]
    for mark in (*first.annotations, *first.claims):
        assert not any(c.span.start <= mark.span.start < c.span.end for c in comments)
