"""The calendar solver: the examples of tests/corpus/calendar*.toml, and what holds of all of them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract import marks
from sayso.extract.timex import timexes
from sayso.lang.offices import by_word, word_keys
from sayso.lang.sounds import keys
from sayso.model import (
    Analysis,
    Dating,
    Fact,
    Grain,
    Page,
    Passage,
    PassageKind,
    Published,
    Span,
    Tense,
    Tie,
    Timex,
    TimexKind,
)
from sayso.resolve.dating import calendar
from sayso.resolve.times import dates

CASES = [
    case
    for place in sorted((Path(__file__).parent / "corpus").glob("calendar*.toml"))
    for case in tomllib.loads(place.read_text())["case"]
]


def analysis(number: int, page: dict[str, Any]) -> Analysis:
    name, text, passages = f"p{number}", "", []
    for kind, lang, words in page["passages"]:
        by, what = ("bare-date", "dateline") if kind == "stamp" else ("test", kind)
        passages.append(Passage(Span(name, len(text), len(text) + len(words) + 1), PassageKind(what), lang, by))
        text += words + "\n"
    facts = (Fact("published", page["declared"], "the test"),) if "declared" in page else ()
    made = Page(name, text, "plain", name, facts=facts)
    return Analysis(made, tuple(passages), timexes(made, tuple(passages)), (), ())


def words(read: list[Analysis], span: Span) -> str:
    return next(one.page.text[span.start : span.end] for one in read if one.page.id == span.page)


def place(read: list[Analysis], number: int, said: str) -> Span:
    return next(m.span for m in read[number].annotations if isinstance(m, Timex) and words(read, m.span) == said)


def solved(case: dict[str, Any]) -> tuple[list[Analysis], tuple[Dating, ...], tuple[Published, ...]]:
    read = [analysis(number, page) for number, page in enumerate(case["page"])]
    ties = [Tie(place(read, a, x), place(read, b, y), "the test says so") for a, x, b, y in case.get("ties", [])]
    return read, *dates(read, ties=ties)


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_corpus(case: dict[str, Any]) -> None:
    read, datings, published = solved(case)
    days = {one.page: one for one in published}
    for number, page in enumerate(case["page"]):
        said = {words(read, d.timex): (d.when.first, d.when.last) for d in datings if d.timex.page == f"p{number}"}
        for line in page.get("dated", []):
            name, first, last = (part.strip() for part in line.split("|"))
            assert said.get(name) == (date.fromisoformat(first), date.fromisoformat(last)), name
        assert not [name for name in page.get("undated", []) if name in said]
        found = days.get(f"p{number}")
        if "published" in page:
            assert found is not None
            assert [str(day or "") for day in (found.when.first, found.when.last)] == page["published"], found.because
        elif "declared" not in page and "overruled" not in page:
            assert found is None or "dateline" in str(page["passages"]), found
        for reason in page.get("overruled", []):
            assert found is not None
            assert any(reason in one for one in found.overruled), found.overruled


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_order_of_pages_is_irrelevant(case: dict[str, Any]) -> None:
    read = [analysis(number, page) for number, page in enumerate(case["page"])]
    ties = [Tie(place(read, a, x), place(read, b, y), "the test says so") for a, x, b, y in case.get("ties", [])]
    assert dates(read, ties=ties) == dates(read[::-1], ties=ties[::-1])


def test_every_conclusion_has_a_reason() -> None:
    for case in CASES:
        _, datings, published = solved(case)
        assert "" not in [one.because for one in datings]
        assert "" not in [one.because for one in published]


DAYS = st.dates(min_value=date(1980, 1, 1), max_value=date(2060, 1, 1))


@given(DAYS, st.integers(-400, 400), st.integers(0, 40))
def test_spread_is_every_shift(day: date, low: int, width: int) -> None:
    one = calendar.on(day)
    every = 0
    for by in range(low, low + width + 1):
        every |= calendar.moved(one, by)
    assert calendar.spread(one, low, low + width) == every


@given(DAYS)
def test_days_and_weekdays_agree_with_the_calendar(day: date) -> None:
    one = calendar.on(day)
    assert calendar.first(one) == calendar.last(one) == day
    assert [n for n in range(1, 8) if one & calendar.weekday(n)] == [day.isoweekday()]
    assert one & calendar.month_day(day.month, day.day)


CORPUS = Path(__file__).parent / "corpus"
RESOLVED = [
    (case, row)
    for case in tomllib.loads((CORPUS / "resolved.toml").read_text(encoding="utf-8"))["case"]
    for row in case["rows"]
]
YEARS = tomllib.loads((CORPUS / "years.toml").read_text(encoding="utf-8"))["case"]


def _grain(value: str) -> Grain:
    tail = value.partition("/")[0]
    if tail.startswith(("P", "-P")) and tail[-1] in "WMY":
        return {"W": Grain.WEEK, "M": Grain.MONTH, "Y": Grain.YEAR}[tail[-1]]
    return Grain.YEAR if tail.isdigit() else Grain.DAY


@pytest.mark.parametrize(("case", "row"), RESOLVED, ids=[f"{case['label']}: {row[0]}" for case, row in RESOLVED])
def test_what_a_value_means(case: dict[str, Any], row: list[str]) -> None:
    value, first, last = row
    timex = Timex(
        Span("p", 0, 4), "test", value, _grain(value), tense=Tense(case.get("tense", "unknown")),
        kind=TimexKind(case.get("kind", "date")), clock=case.get("clock", ""), calendar=case.get("calendar", ""),
    )  # fmt: skip
    page = Page("p", "when", "plain", "p", facts=(Fact("published", "2024-05-15", "the test"),))
    read = Analysis(page, (Passage(Span("p", 0, 4), PassageKind.BODY, "en", "test"),), (timex,), (), ())
    said = [(str(one.when.first or ""), str(one.when.last or "")) for one in dates([read], ties=())[0]]
    assert said == ([] if first == last == "" else [(first, last)])


def _alone(case: dict[str, Any]) -> Published | None:
    page = Page("p", case["text"], "plain", "p")
    passages = (Passage(Span("p", 0, len(case["text"])), PassageKind.BODY, case.get("lang", "en"), "test"),)
    return next(iter(dates([Analysis(page, passages, marks(page, passages), (), ())], ties=())[1]), None)


@pytest.mark.parametrize("case", YEARS, ids=[case["label"] for case in YEARS])
def test_the_year_of_a_page_that_does_not_say_it(case: dict[str, Any]) -> None:
    found = _alone(case)
    if "published" in case:
        assert found is not None
        assert [str(found.when.first or ""), str(found.when.last or "")] == case["published"], found.because
        assert case["because"] in found.because
        return
    if found is not None and found.when.first is not None and found.when.last is not None:
        assert found.when.first.year < found.when.last.year, found.because
    if "bounds" in case and found is not None:
        years = [str(day.year) if day is not None else "" for day in (found.when.first, found.when.last)]
        assert years == case["bounds"], found.because
        others = [str(other.first.year) for other in found.alternatives if other.first is not None]
        assert others == case.get("alternatives", others)
    else:
        assert found is None or case.get("bounds") == ["", ""]


def test_a_choice_keeps_what_else_is_possible() -> None:
    found = _alone(next(case for case in YEARS if "published" in case))
    assert found is not None
    assert found.alternatives
    assert all(other.first is None or other.first.year != 2011 for other in found.alternatives)


@given(st.integers(0, (1 << 200) - 1), st.integers(1, 12))
def test_runs_tile_a_set(days: int, most: int) -> None:
    found = list(calendar.runs(days, most))
    assert len(found) <= most
    assert all(run & (run >> 1) or run & (run - 1) == 0 for run in found)
    if len(found) < most:
        assert sum(found) == days


def test_the_keys_of_holders_are_those_of_today() -> None:
    assert word_keys() == {word: tuple(filter(None, keys(word))) for word in by_word()}, "run tools/build_keys.py"
