"""The guard: whatever a page does, it costs that page; nothing is lost in silence, nothing comes twice."""

from __future__ import annotations

import itertools
import multiprocessing
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

import poison
import sayso
from conftest import ROOT
from sayso.engine import Limits, analysing, looked_at
from sayso.engine.guard import guarded
from sayso.engine.order import in_order
from sayso.engine.wire import Done, Ended, Task
from sayso.model import Analysis, Issue, Severity
from sayso.read import Blob, Source, sources

QUICK = Limits(seconds=1.0, most_seconds=1.0, patience=60.0)
IMPATIENT = Limits(seconds=1.0, most_seconds=1.0, patience=4.0)  # for a page that sleeps: it computes nothing
HUNGRY = Limits(seconds=20.0, most_seconds=20.0, patience=60.0)  # for one that fills its memory: a slow machine may
LIMITS = {"sleep": IMPATIENT, "memory": HUNGRY, "memory-bit-by-bit": HUNGRY}  # take more than a second for 900 MB
KINDS = {
    "kill": ("crashed", "SIGKILL"),
    "loop": ("timeout", "1 s of computing"),
    "sleep": ("timeout", "4 s"),
    "memory": ("memory", "900 MB"),
    "memory-bit-by-bit": ("memory", "900 MB"),
    "exit": ("crashed", "exit code 3"),
    "zero": ("failed", "ZeroDivisionError"),
    "surrogate": ("failed", "ValueError"),
}


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Tables are loaded before children are forked: their limits here are tight."""
    poison.look(Blob("warm", b"The minister said on Monday that the dam holds.\n\nNobody was hurt."))


def _sources(folder: Path, files: Sequence[str]) -> list[Source | Issue]:
    for number, lines in enumerate(files):
        (folder / f"{number:03}").write_text(lines, encoding="utf-8")
    return sources([folder])


def _run(
    folder: Path, files: Sequence[str], *, workers: int = 1, limits: Limits = QUICK
) -> tuple[list[str], list[tuple[str, str, str]]]:
    """The texts in order, and (name, code, message) of the issues."""
    out = list(looked_at(_sources(folder, files), poison.JOB, workers=workers, limits=limits))
    issues = [item for item in out if isinstance(item, Issue)]
    assert all(issue.severity is Severity.LOSS for issue in issues)
    texts = [item.page.text for item in out if isinstance(item, Analysis)]
    return texts, [(Path(issue.page).name, issue.code, issue.message) for issue in issues]


@pytest.mark.parametrize("kind", KINDS)
def test_poison_costs_one_page_of_its_archive(tmp_path: Path, kind: str) -> None:
    limits = LIMITS.get(kind, QUICK)
    texts, issues = _run(tmp_path, [f"a\nb\nPOISON {kind}\nc\nd", "e"], limits=limits)
    assert texts == ["a", "b", "c", "d", "e"]
    ending, because = KINDS[kind]
    assert [(name, code) for name, code, _ in issues] == [("000#2", f"page-{ending}")]
    assert because in issues[0][2]


@pytest.mark.parametrize("kind", KINDS)
def test_poison_for_the_unpacker_costs_the_rest_of_its_archive(tmp_path: Path, kind: str) -> None:
    limits = LIMITS.get(kind, QUICK)
    texts, issues = _run(tmp_path, ["x", f"a\nb\nUNPACK POISON {kind}\nc", "d"], limits=limits)
    assert texts == ["x", "a", "b", "d"]
    assert [(name, code) for name, code, _ in issues] == [("001", f"source-{KINDS[kind][0]}")]


def test_every_page_is_poison(tmp_path: Path) -> None:
    texts, issues = _run(tmp_path, ["POISON kill\nPOISON zero\nPOISON memory", "POISON exit"], workers=2)
    assert texts == []
    codes = [(name, code) for name, code, _ in issues]
    assert codes == [
        ("000#0", "page-crashed"), ("000#1", "page-failed"), ("000#2", "page-memory"), ("001#0", "page-crashed"),
    ]  # fmt: skip


def test_a_child_that_falls_for_no_fault_of_the_page_costs_nothing(tmp_path: Path) -> None:
    texts, issues = _run(tmp_path, ["a\nPOISON once-kill\nb", "UNPACK POISON once-kill\nc"])
    assert texts == ["a", "POISON once-kill", "b", "UNPACK POISON once-kill", "c"]
    assert issues == []


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_the_order_is_that_of_the_sources_for_any_number_of_workers(tmp_path: Path, workers: int) -> None:
    files = ["\n".join(f"{number}.{line}" for line in range(number % 7)) for number in range(60)]
    files[20] = "POISON kill\n20.1"
    files[40] = "40.0\nUNPACK POISON exit"
    texts, issues = _run(tmp_path, files, workers=workers)
    expected = [f"{number}.{line}" for number in range(60) for line in range(number % 7) if number not in {20, 40}]
    expected += ["20.1", "40.0"]
    assert texts == sorted(expected, key=lambda text: [int(part) for part in text.split(".")])
    assert [name for name, _, _ in issues] == ["020#0", "040"]


def test_an_archive_is_shared_among_workers_and_its_pages_keep_their_order(tmp_path: Path) -> None:
    lines = [f"{at} " + "word " * 1_000 for at in range(250)]
    lines[100], lines[101], lines[240] = "POISON kill", "POISON zero", "UNPACK POISON exit"
    one, issues = _run(tmp_path, ["\n".join(lines), "last"])
    assert [text.split()[0] for text in one] == [*(str(at) for at in range(240) if at not in {100, 101}), "last"]
    assert [code for _, code, _ in issues] == ["page-crashed", "page-failed", "source-crashed"]
    assert _run(tmp_path, ["\n".join(lines), "last"], workers=2) == (one, issues)


@pytest.mark.parametrize("how", [way for way in multiprocessing.get_all_start_methods() if way != "fork"])
def test_other_ways_to_start_a_child(tmp_path: Path, how: str) -> None:
    found = [source for source in _sources(tmp_path, ["a\nPOISON exit\nb", "c"]) if isinstance(source, Source)]
    tasks = [Task(number, source) for number, source in enumerate(found)]
    out = list(in_order(guarded(tasks, poison.JOB, Limits(), 1, how=how), [1, 1]))
    said = [(n, o.analysis.page.text if isinstance(o, Done) and o.analysis else type(o).__name__) for n, o in out]
    assert said == [(0, "a"), (0, "Done"), (0, "b"), (0, "Ended"), (1, "c"), (1, "Ended")]


@pytest.fixture
def few(samples: Path) -> list[Path]:
    return [path for path in sorted(samples.iterdir()) if path.name[:2] in {"01", "04", "05", "06", "09", "12"}]


def test_children_that_are_killed_from_outside_change_nothing(few: list[Path]) -> None:
    found = sources(few)
    expected = list(looked_at(found, analysing(), workers=1))
    out = []
    for item in looked_at(found, analysing(), workers=2):
        out.append(item)
        if len(out) == 1:  # a second killing could hit the same page again, and that page is rightly given up
            for child in multiprocessing.active_children():
                child.kill()
    assert out == expected
    assert multiprocessing.active_children() == []


def test_guarded_is_what_is_done_without_guard(samples: Path, few: list[Path]) -> None:
    for paths, workers in (([samples], 2), (few, 1), (few, 4)):
        plain = [sayso.analyse(item) if not isinstance(item, Issue) else item for item in sayso.pages(*paths)]
        out = list(sayso.analyses(*paths, workers=workers))
        assert out == plain
        assert msgspec.json.encode(out) == msgspec.json.encode(plain)


def test_no_child_outlives_a_caller_who_stops_listening(few: list[Path]) -> None:
    found = sayso.analyses(*few, workers=2)
    next(found)
    assert multiprocessing.active_children()
    found.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("kind", ["loop", "sleep"])
def test_no_child_outlives_a_parent_that_is_killed(tmp_path: Path, kind: str) -> None:
    (tmp_path / "page").write_text(f"POISON {kind}", encoding="utf-8")
    (tmp_path / "wait").write_text(f"POISON {kind}", encoding="utf-8")
    command = [sys.executable, str(ROOT / "tests" / "poison.py"), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        children = [int(pid) for pid in running.stdout.readline().split()]
        assert len(children) == 2
        running.send_signal(signal.SIGKILL)
    for _ in range(100):
        if not any(_lives(pid) for pid in children):
            break
        time.sleep(0.1)
    assert [pid for pid in children if _lives(pid)] == []


def test_answers_come_in_order_whatever_the_order_of_work() -> None:
    sources = [Source(name, None, asked=True) for name in "ab"]
    tasks = [Task(0, sources[0], share=0, shares=2), Task(0, sources[0], share=1, shares=2), Task(1, sources[1])]
    by_task: list[list[tuple[Task, Done | Ended]]] = [
        [(tasks[0], Done(0, None)), (tasks[0], Done(2, None)), (tasks[0], Ended())],
        [(tasks[1], Done(1, None)), (tasks[1], Ended())],
        [(tasks[2], Done(0, None)), (tasks[2], Ended())],
    ]
    expected = [(0, Done(at, None)) for at in range(3)] + [(0, Ended()), (1, Done(0, None)), (1, Ended())]
    for turns in set(itertools.permutations([0, 0, 0, 1, 1, 2, 2])):
        streams = [iter(outcomes) for outcomes in by_task]
        assert list(in_order((next(streams[turn]) for turn in turns), [2, 1])) == expected


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
