"""The scorers of `python -m bench when`: what counts as right, on invented cases."""

from __future__ import annotations

import doctest
from datetime import date, datetime
from importlib import import_module
from typing import Any

import pytest
from bench.when import cases, forms, meantime, pages, peers, recognizers, seeds, timex3, years
from bench.when.peers import Said
from bench.when.recognizers import Told
from bench.when.undated import Article

from sayso.model import Dating, Grain, Span, TimeSpan, Timex, TimexKind, TimexMod

NOON = datetime(2016, 11, 7, 12, 0)  # noqa: DTZ001 - the reference time of a case, a Monday
HERE = Span("p", 0, 1)
_TAGS = ((1, "DATE", "2016-11-04"), (2, "DURATION", "P3D"))  # of HeidelTime


def timex(value: str, kind: TimexKind = TimexKind.DATE, by: str = "rule", **more: Any) -> Timex:
    return Timex(HERE, by, value, Grain.DAY, kind=kind, **more)


def dating(first: str, last: str = "") -> Dating:
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return Dating(HERE, TimeSpan(start, end, Grain.DAY if start == end else Grain.UNKNOWN), "test")


@pytest.mark.parametrize("module", ["forms", "timex3", "cases", "years"])
def test_examples_in_docstrings(module: str) -> None:
    outcome = doctest.testmod(import_module(f"bench.when.{module}"))
    assert outcome.attempted
    assert not outcome.failed


@pytest.mark.parametrize(
    ("said", "when", "right", "wrong"),
    [
        (timex("-P1D"), dating("2016-11-06"), "2016-11-06", "2016-11-07"),
        (timex("P0W"), dating("2016-11-07", "2016-11-13"), "2016-11-07/2016-11-14", "2016-11-07/2016-11-13"),
        (timex("XXXX-05-04/XXXX-05-22"), dating("2016-05-04", "2016-05-22"), "2016-05-04/2016-05-22", "2016-05-22"),
        (timex("2014/2020"), dating("2014-01-01", "2020-12-31"), "2014-01-01/2020-01-01", "2014-01-01/2020-06-01"),
        (timex("2016", mod=TimexMod.AFTER), dating("2016-01-01", "2016-12-31"), "2017-01-01/", "2016-01-01/"),
        (timex("2016", mod=TimexMod.BEFORE), dating("2016-01-01", "2016-12-31"), "/2016-01-01", "/2017-01-01"),
        (timex("XXXX-11", mod=TimexMod.MID), dating("2016-11-01", "2016-11-30"), "=2016-11 mid", "=2016-11"),
        (timex("P0Y-22"), dating("2016-06-01", "2016-08-31"), "=2016-SU", "=SU"),
        (timex("XXXX-WXX-5"), None, "=XXXX-WXX-5", "2016-11-11"),
        (timex("XXXX-WXX-5"), dating("2016-11-11"), "2016-11-11", "=XXXX-WXX-5"),
        (timex("PRESENT_REF"), dating("2016-11-07"), "=PRESENT_REF", "2016-11-07"),
        (timex("P3D", TimexKind.DURATION), None, "259200s", "=P0D"),
        (timex("P3D", TimexKind.DURATION, mod=TimexMod.MORE), None, "259200smore", "259200s"),
        (timex("P1W", TimexKind.SET), None, "=P1W", "604800s"),
        (timex("XXXX-WXX-1", TimexKind.SET, clock="T16:00"), None, "=XXXX-WXX-1T16", "=T16"),
        (timex("P1D", TimexKind.TIME, clock="T17:30"), dating("2016-11-08"), "2016-11-08 17:30:00", "17:30:00"),
        (timex("XXXX-XX-XX", TimexKind.TIME, clock="T17:30"), dating("2016-11-07"), "17:30:00", "2016-11-07 17:30:00"),
        (timex("XXXX-XX-XX", TimexKind.TIME, clock="T14:00/T16:00"), None, "14:00:00/16:00:00", "14:00:00"),
        (timex("P0D", TimexKind.TIME, clock="TMO"), dating("2016-11-07"), "=2016-11-07TMO", "=TMO"),
        (
            timex("P0D/P1D", TimexKind.TIME, clock="T16:00/T17:00"),
            dating("2016-11-07", "2016-11-08"),
            "2016-11-07 16:00:00/2016-11-08 17:00:00",
            "2016-11-07/2016-11-09",
        ),
        (timex("P0Y"), dating("2016-01-01", "2016-12-31"), "=2016", "=2016-01"),
        (timex("-P2Y", by="ago"), dating("2014-01-01", "2014-12-31"), "2014-11-07", "2015-11-07"),
        (timex("P0D/P2M"), dating("2016-11-07", "2017-01-31"), "2016-11-07/2017-01-07", "2016-11-07/2017-01-08"),
        (timex("PT2H/P1DT2H"), None, "2016-11-07 14:00:00/2016-11-08 14:00:00", "2016-11-07 14:00:00"),
        (timex("2015-01-W01"), dating("2015-01-01", "2015-01-07"), "=2015-01-W01", "=2015-01"),
        (timex("XXXX-XX-XX", TimexKind.TIME, clock="T24:00"), None, "00:00:00", "24:00:00"),
        (timex("-PT2H", TimexKind.TIME), dating("2016-11-07"), "2016-11-07 10:00:00", "2016-11-07 12:00:00"),
        (timex("-PT2H/PT0S", TimexKind.TIME), None, "2016-11-07 10:00:00/2016-11-07 12:00:00", "2016-11-07 10:00:00"),
    ],
)
def test_written(said: Timex, when: Dating | None, right: str, wrong: str) -> None:
    found = forms.written(said, when, NOON)
    assert right in found
    assert wrong not in found


def test_gold_forms_of_parsers_and_models(tmp_path: Any) -> None:
    place = tmp_path / "Specs" / "DateTime" / "English"
    place.mkdir(parents=True)
    (place / "DatePeriodParser.json").write_text(
        """[{"Input": "closed in the middle of 2000", "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
        "Results": [{"Text": "middle of 2000", "Type": "daterange", "Start": 14, "Length": 14,
        "Value": {"Timex": "2000", "Mod": "mid",
        "PastResolution": {"startDate": "2000-05-01", "endDate": "2000-09-01"}}}]},
        {"Input": "of 7 May", "NotSupported": "dotnet, java, python, javascript", "Results":
        [{"Text": "7 May", "Type": "date", "Start": 9, "Length": 5,
        "Value": {"FutureResolution": {"date": "2017-05-07"}}}]}]"""
    )
    (place / "DateTimeModel.json").write_text(
        """[{"Input": "out for an hour", "Results": [{"Text": "an hour", "Start": 8, "End": 14, "TypeName":
        "datetimeV2.duration", "Resolution": {"values": [{"timex": "PT1H", "type": "duration", "value": "3600"}]}}]},
        {"Input": "nothing here", "Results": []}]"""
    )
    middle, moved, hour, nothing = cases.cases(tmp_path, "en")
    assert middle.gold[0].forms == {"2000-05-01/2000-09-01", "=2000 mid"}
    assert middle.reference == datetime(2016, 11, 7)  # noqa: DTZ001
    assert not middle.whole
    assert middle.checked
    assert (moved.gold[0].start, moved.gold[0].end, moved.checked) == (3, 8, False)
    assert hour.gold[0].forms == {"3600s", "=PT1H"}
    assert hour.whole
    assert nothing.gold == ()


def test_recognizers_pair_one_to_one_and_count_extras_only_in_whole_files() -> None:
    gold = (cases.Gold(0, 6, "date", frozenset({"2016-11-07"})), cases.Gold(10, 16, "date", frozenset({"2016-11-08"})))
    said = [Told(0, 6, frozenset({"2016-11-07"})), Told(9, 16, frozenset({"2016-11-09"})), Told(20, 24, frozenset())]
    case = cases.Case("x", "en", "DateParser", "x" * 30, NOON, gold, whole=False, checked=True)
    tally = recognizers.scored([(case, said)])
    assert (tally.gold, tally.found, tally.paired, tally.exact, tally.valued, tally.right) == (2, 2, 2, 1, 2, 1)
    whole = cases.Case("x", "en", "DateTimeModel", "x" * 30, NOON, gold, whole=True, checked=True)
    assert recognizers.scored([(whole, said)]).found == 3


@pytest.mark.parametrize(
    ("said", "right"),
    [
        (Said(0, 1, "", "2016-11-06 00:00:00"), "2016-11-06"),
        (Said(0, 1, "DATE", "2016-W45"), "2016-11-07/2016-11-14"),
        (Said(0, 1, "TIME", "2016-11-07T17:30"), "17:30:00"),
        (Said(0, 1, "TIME", "2016-11-07TMO"), "=2016-11-07TMO"),
        (Said(0, 1, "DURATION", "P3D", "MORE_THAN"), "259200smore"),
        (Said(0, 1, "DATE", "2016", "AFTER"), "2017-01-01/"),
    ],
)
def test_forms_of_peers(said: Said, right: str) -> None:
    assert right in forms.of_peer(said)


def test_heideltime_markup_becomes_spans() -> None:
    tags = [f'<TIMEX3 tid="t{n}" type="{kind}" value="{value}">' for n, kind, value in _TAGS]
    markup = f"<TimeML>\nOn {tags[0]}Friday</TIMEX3> & {tags[1]}3 days</TIMEX3>.\n</TimeML>"
    text = "\nOn Friday & 3 days."
    found = [*peers.read(markup, text)]
    assert [(text[one.start : one.end], one.value) for one in found] == [("Friday", "2016-11-04"), ("3 days", "P3D")]


def test_years_count_answers_and_silence() -> None:
    def told(day: date, first: date | None, last: date | None, grain: Grain = Grain.DAY) -> years.Answer:
        return years.Answer(Article("a", "in 2016 and 2014", day), first, last, grain, "test")

    right = told(date(2016, 5, 4), date(2016, 5, 4), date(2016, 5, 5))
    wrong = told(date(2015, 5, 4), date(2016, 5, 4), date(2016, 5, 4))
    between = told(date(2016, 1, 1), date(2015, 12, 31), date(2016, 1, 2))
    silent = told(date(2016, 5, 4), date(2016, 5, 4), None, Grain.UNKNOWN)
    rows = {row.key: row for row in years.rows("x", [right, wrong, between, silent], "")}
    assert (rows["when.year.x"].value, rows["when.year.x"].n) == (0.5, 2)
    assert rows["when.year.x"].peer == 0.75
    assert (rows["when.answered.x"].value, rows["when.answered.x"].n) == (0.5, 4)
    assert rows["when.day.x"].value == pytest.approx(2 / 3)
    assert right.near
    assert not told(date(2016, 5, 7), date(2016, 5, 4), date(2016, 5, 5)).near


def test_htmldate_counts_a_wrong_day_once() -> None:
    sheets = [pages.Sheet(f"{n}.html", b"", "2016-11-07") for n in range(3)]
    score = pages.scored(sheets, [pages.Answer("2016-11-07"), pages.Answer("2016-11-08"), pages.Answer(None)])
    assert (score.right, score.wrong, score.silent) == (1, 1, 1)
    assert score.f == 0.5


def test_seeds_tell_right_wrong_and_open() -> None:
    day = date(2020, 1, 17)
    asked = seeds.Asked("a.txt", 10, 20, ((day, day),))
    found = [("a.txt", Span("p", 12, 20))]
    for when, outcome in (
        (TimeSpan(day, day, Grain.DAY), "right"),
        (TimeSpan(None, date(2020, 12, 31), Grain.UNKNOWN), "open"),
        (TimeSpan(date(2021, 1, 17), date(2021, 1, 17), Grain.DAY), "wrong"),
    ):
        assert seeds.judged(asked, [(file, span, when) for file, span in found]) == outcome
    assert seeds.judged(asked, [("b.txt", Span("q", 10, 20), TimeSpan(day, day, Grain.DAY))]) == "open"


def test_meantime_counts_strict_relaxed_and_value() -> None:
    gold = (Said(0, 6, "DATE", "2016-11-07"), Said(10, 16, "TIME", "2016-11-07TXX"))
    one = meantime.Article("a", "x" * 30, date(2016, 11, 7), gold)
    said = [Said(0, 6, "date", "2016-11-08"), Said(9, 16, "time", "2016-11-07"), Said(20, 22, "date", "2016")]
    tally = meantime.scored([one], [said])
    assert (tally.gold, tally.found, tally.relaxed, tally.strict, tally.value) == (2, 3, 2, 1, 1)


def test_timex3_names_the_unit_that_days_fill() -> None:
    day = date(2016, 11, 7)
    assert timex3.timex3(timex("P0W"), dating("2016-11-07", "2016-11-13"), day) == "2016-W45"
    assert timex3.timex3(timex("P0D", TimexKind.TIME, clock="TMO"), dating("2016-11-07"), day) == "2016-11-07TMO"
    assert timex3.timex3(timex("XXXX-XX-XX", TimexKind.TIME, clock="T09:30"), None, day) == "2016-11-07T09:30"
    assert timex3.timex3(timex("2006", mod=TimexMod.END), dating("2006-10-01", "2006-12-31"), day) == "2006"
    assert timex3.timex3(timex("P3D", TimexKind.DURATION), None, day) == "P3D"
