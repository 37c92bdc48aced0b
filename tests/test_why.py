"""`sayso why`: the day of each page and of each time expression, with the reasons, for reading and as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.cli import main

PAGE = """Dam at Orlend holds

14 March 2031

The dam was opened on Wednesday. It had been shut for three days. Guards come every Friday.
"""
BARE = "The mayor of Orlend opened the dam on Wednesday. It is long.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    place = tmp_path / "dam.txt"
    place.write_text(PAGE, encoding="utf-8")
    return place


def _lines(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> list[str]:
    assert main(["why", *map(str, arguments)]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_page_its_day_and_the_witness(capsys: pytest.CaptureFixture[str], page: Path) -> None:
    head, came, why, *_ = _lines(capsys, page)
    assert head.endswith("dam.txt")
    assert came.startswith("  came out: 14")
    assert came.endswith("March 2031")
    assert "the date line says" in why.lower()


def test_each_expression_has_its_day_and_reason_or_says_why_not(capsys: pytest.CaptureFixture[str], page: Path) -> None:
    lines = {line.split("  ")[1].strip(): line for line in _lines(capsys, page) if line.endswith("]")}
    assert "12 March 2031" in lines["Wednesday"]
    assert "unknown" in next(line for words, line in lines.items() if "three days" in words)


def test_only_what_holds_the_words(capsys: pytest.CaptureFixture[str], page: Path) -> None:
    shown = [line for line in _lines(capsys, page, "--time", "WEDNES") if line.endswith("]")]
    assert len(shown) == 1
    assert "Wednesday" in shown[0]


def test_a_page_that_nothing_dates(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place = tmp_path / "bare.txt"
    place.write_text(BARE, encoding="utf-8")
    lines = _lines(capsys, place)
    assert lines[1] == "  came out: day unknown"
    assert "not known to the day" in lines[-1]


def test_as_data(capsys: pytest.CaptureFixture[str], page: Path) -> None:
    (line,) = _lines(capsys, page, "--format", "json")
    (sheet,) = json.loads(line)["pages"]
    assert sheet["page"].endswith("dam.txt")
    assert sheet["published"]["last"].startswith("2031-03-1")
    text = PAGE
    for moment in sheet["times"]:
        assert " ".join(text[moment["start"] : moment["end"]].split()) == moment["words"]
        assert moment["because"]
