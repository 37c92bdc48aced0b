"""`sayso who`: everybody under all their names, with the reasons and what they are said to have said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.cli import main

PAGE = """Mayor reopens the bridge of Orlend

The mayor of Orlend, Salma Danvar, reopened the old bridge on Wednesday.

Danvar said the bridge would carry buses from Friday. "It has stood for ninety years," she added.

The engineer Omar Tavish told the Orlend Gazette that the pillars were weak.
"""
OTHER = """Мэр Орленда Сальма Данвар открыла мост

Сальма Данвар сообщила, что мост выдержит автобусы.
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "bridge.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "most.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def _asked(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert main(["who", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def test_a_line_for_each_of_them_the_most_often_named_first(capsys: pytest.CaptureFixture[str], pages: Path) -> None:
    lines = [line for line in _asked(capsys, pages).splitlines() if not line.startswith(" ")]
    assert any(line.startswith("Omar Tavish (person): ") for line in lines)
    counts = [int(line.split("): ")[1].split()[0]) for line in lines]
    assert counts == sorted(counts, reverse=True)


def test_one_of_them_in_full_across_scripts(capsys: pytest.CaptureFixture[str], pages: Path) -> None:
    shown = " ".join(_asked(capsys, pages, "--name", "данвар").split())
    assert shown.startswith("Salma Danvar (person): ")
    assert "Сальма Данвар" in shown
    assert "sound the same" in shown
    assert "the bridge would carry buses from Friday" in shown
    assert "Tavish" not in shown


def test_each_word_opens_its_place_on_the_page(capsys: pytest.CaptureFixture[str], pages: Path) -> None:
    (found,) = json.loads(_asked(capsys, pages, "--name", "Tavish", "--format", "json"))["who"]
    assert found["kind"] == "person"
    for one in (*found["mentions"], *found["said"]):
        assert PAGE[one["start"] : one["end"]] == one["words"]
    assert [one["words"] for one in found["said"]] == ["the pillars were weak"]


def test_nobody_of_that_name(capsys: pytest.CaptureFixture[str], pages: Path) -> None:
    assert _asked(capsys, pages, "--name", "Nemo") == ""


def test_a_name_of_a_page_cannot_move_the_line_around_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(
        "Minister Omar \x1b[31mTavish\u202e said it rained in Orlend.\n", encoding="utf-8"
    )
    shown = _asked(capsys, tmp_path)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
