"""The docs say what is there: commands, views, words, dependencies; and what they show in Python holds."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib

import pytest

import sayso
from conftest import ROOT
from sayso import model
from sayso.lang import known
from sayso.model import Channel, Stance
from sayso.show import VIEWS
from sayso.show.board import board
from sayso.show.hops import chains
from sayso.show.told import JUDGED, told

_MODULES = sorted(module.name for module in pkgutil.walk_packages(sayso.__path__, "sayso."))


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_doctest_holds() -> None:
    tried = 0
    for name in _MODULES:
        result = doctest.testmod(importlib.import_module(name))
        assert result.failed == 0, name
        tried += result.attempted
    assert tried > 30


def test_the_readme_gives_the_two_commands_and_the_makefile_has_them() -> None:
    for command in ("brief", "test"):
        assert f"\nmake {command}\n" in _text("README.md")
        assert re.search(rf"^{command}:", _text("Makefile"), re.MULTILINE)


def test_help_names_every_view_and_exit_code() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "sayso.cli", "brief", "--help"], check=True, capture_output=True, text=True
    ).stdout
    assert [view for view in VIEWS if view not in shown] == []
    assert [code for code in ("0", "1", "2", "3", "130") if not re.search(rf"^\s+{code}\s", shown, re.MULTILINE)] == []


@pytest.mark.parametrize("word", [name for name in model.__all__ if name[0].isupper()])
def test_the_glossary_knows_the_vocabulary(word: str) -> None:
    aside = {"Found", "Fact", "Markup", "Argument", "Severity", "Published"}  # plain words of their own
    kinds = {
        "MentionKind",
        "PassageKind",
        "DerivationKind",
        "TimexKind",
        "TimexMod",
        "Grain",
        "TimeSpan",
    }  # parts of another
    parts = {"Verdict", "Respect", "Tense", "Stance", "Role"}
    plain = re.sub(r"(?<!^)(?=[A-Z])", " ", word).lower()
    assert word in aside | kinds | parts or re.search(rf"^\| {plain} \|", _text("docs/glossary.md"), re.MULTILINE)


def test_every_dependency_has_its_reason() -> None:
    listed = tomllib.loads(_text("pyproject.toml"))["project"]["dependencies"]
    names = [re.split(r"[<>=~!\[ ]", line)[0] for line in listed]
    assert [name for name in names if name not in _text("docs/dependencies.md")] == []


def test_every_language_is_named() -> None:
    spoken = {"en": "English", "ar": "Arabic", "ru": "Russian", "fr": "French"}
    assert [code for code in known() if spoken.get(code, code) not in _text("README.md")] == []


def _examples() -> list[tuple[str, list[str]]]:
    """The sentences of docs/say-so.md and what the page says that they give."""
    blocks = re.findall(r"^```say-so\n(.*?)^```$", _text("docs/say-so.md"), re.MULTILINE | re.DOTALL)
    parts = [part.strip().split("\n→ ") for block in blocks for part in block.split("\n\n")]
    return [(part[0], part[1:]) for part in parts]


def _given(text: str) -> list[str]:
    """What the margin of the dossier says of a text."""
    analyses, dossier = sayso.brief([sayso.Page("p", text + "\n", "plain", "page.txt")])
    made, (analysis,) = board(analyses, dossier), analyses
    said = {content: told(made, hops) for content, hops in chains(analysis.attributions).items()}
    said |= {one.span: JUDGED for one in analysis.assessments}
    return [f"“{text[span.start : span.end]}”: {how}" for span, how in said.items()]


@pytest.mark.parametrize(("text", "expect"), _examples(), ids=lambda case: str(case)[:40])
def test_the_examples_of_say_so_hold(text: str, expect: list[str]) -> None:
    assert (_given(text) or ["nothing"]) == expect


def test_say_so_is_shown_in_every_language_that_has_it() -> None:
    shown = _text("docs/say-so.md")
    names = {"en": "English", "ar": "Arabic", "ru": "Russian", "fr": "French", "de": "German", "es": "Spanish"}
    assert [code for code in known() if f"\n### {names[code]}\n" not in shown] == []
    for word in (*Stance, *Channel):
        assert word.value in shown, word


def test_every_shipped_data_file_has_its_licence() -> None:
    data = [path for path in (ROOT / "src").rglob("*") if path.suffix in {".tsv", ".txt"}]
    assert data
    assert [path.name for path in data if path.name not in _text("docs/dependencies.md")] == []
