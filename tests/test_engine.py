"""The guard: whatever a page does, it costs that page; nothing is lost in silence, nothing comes twice, in any order."""

from __future__ import annotations

import itertools
import multiprocessing
import os
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
from sayso.read import Source, sources

QUICK = Limits(seconds=1.0, patience=2.0)
KINDS = {
    "kill": ("crashed", "SIGKILL"),
    "loop": ("timeout", "1 s of computing"),
    "sleep": ("timeout", "2 s"),
    "memory": ("memory", "900 MB"),
    "memory-bit-by-bit": ("memory", "900 MB"),
    "exit": ("crashed", "exit code 3"),
    "zero": ("failed", "ZeroDivisionError"),
    "surrogate": ("failed", "ValueError"),
}


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
    texts, issues = _run(tmp_path, [f"a\nb\nPOISON {kind}\nc\nd", "e"])
    assert texts == ["a", "b", "c", "d", "e"]
    ending, because = KINDS[kind]
    assert [(name, code) for name, code, _ in issues] == [("000#2", f"page-{ending}")]
    assert because in issues[0][2]


@pytest.mark.parametrize("kind", KINDS)
def test_poison_for_the_unpacker_costs_the_rest_of_its_archive(tmp_path: Path, kind: str) -> None:
    texts, issues = _run(tmp_path, ["x", f"a\nb\nUNPACK POISON {kind}\nc", "d"])
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


@pytest.mark.parametrize("how", [way for way in multiprocessing.get_all_start_methods() if way != "fork"])
def test_other_ways_to_start_a_child(tmp_path: Path, how: str) -> None:
    found = [source for source in _sources(tmp_path, ["a\nPOISON exit\nb", "c"]) if isinstance(source, Source)]
    tasks = [Task(number, source) for number, source in enumerate(found)]
    out = list(in_order(guarded(tasks, poison.JOB, Limits(), 1, how=how), [1, 1]))
    said = [(n, o.analysis.page.text if isinstance(o, Done) and o.analysis else type(o).__name__) for n, o in out]
    assert said == [(0, "a"), (0, "Done"), (0, "b"), (0, "Ended"), (1, "c"), (1, "Ended")]


def test_children_that_are_killed_from_outside_change_nothing(samples: Path) -> None:
    found = sources([samples])
    expected = list(looked_at(found, analysing(), workers=1))
    out = []
    for item in looked_at(found, analysing(), workers=2):
        out.append(item)
        if len(out) in {2, 7}:
            for child in multiprocessing.active_children():
                child.kill()
    assert out == expected
    assert multiprocessing.active_children() == []


def test_guarded_is_what_is_done_without_guard(samples: Path) -> None:
    plain = [sayso.analyse(item) if not isinstance(item, Issue) else item for item in sayso.pages(samples)]
    for workers in (1, 3):
        out = list(sayso.analyses(samples, workers=workers))
        assert out == plain
        assert msgspec.json.encode(out) == msgspec.json.encode(plain)


def test_no_child_outlives_a_caller_who_stops_listening(samples: Path) -> None:
    found = sayso.analyses(samples, workers=2)
    next(found)
    assert multiprocessing.active_children()
    found.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("kind", ["loop", "sleep"])
def test_no_child_outlives_a_parent_that_is_killed(tmp_path: Path, kind: str) -> None:
    (tmp_path / "page").write_text(f"POISON {kind}", encoding="utf-8")
    (tmp_path / "wait").write_text(f"POISON {kind}", encoding="utf-8")
    script = (
        "import multiprocessing, sys, threading, time\n"
        f"sys.path.insert(0, {str(ROOT / 'tests')!r})\n"
        "import poison\nfrom sayso.engine import Limits, looked_at\nfrom sayso.engine import guard\nfrom sayso.read import sources\n"
        "feed = guard._feed\n"
        "def said(children, waiting):\n"
        "    feed(children, waiting)\n"
        "    print(*(child.process.pid for child in children), flush=True)\n"
        "guard._feed = said\n"
        f"list(looked_at(sources([{str(tmp_path)!r}]), poison.JOB, workers=2, limits=Limits(seconds=3.0, patience=1.5)))\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        children = [int(pid) for pid in running.stdout.readline().split()]
        assert len(children) == 2
        running.send_signal(signal.SIGKILL)
    for _ in range(100):
        if not any(_lives(pid) for pid in children):
            break
        time.sleep(0.1)
    assert [pid for pid in children if _lives(pid)] == []


def test_answers_come_in_order_whatever_the_order_of_work(tmp_path: Path) -> None:
    tasks = [Task(number, Source(str(number), None, asked=True)) for number in range(2)]
    shared = [Task(0, tasks[0].source, share=share, shares=2) for share in range(2)]
    outcomes = [
        (shared[0], Done(0, None)), (shared[0], Done(2, None)), (shared[0], Ended()),
        (shared[1], Done(1, None)), (shared[1], Ended()), (tasks[1], Done(0, None)), (tasks[1], Ended()),
    ]  # fmt: skip
    expected = [
        (0, Done(0, None)),
        (0, Done(1, None)),
        (0, Done(2, None)),
        (0, Ended()),
        (1, Done(0, None)),
        (1, Ended()),
    ]
    for mixed in itertools.permutations(outcomes):
        kept = [[o for o in mixed if o[0] is task] for task in (*shared, tasks[1])]
        if kept == [[o for o in outcomes if o[0] is task] for task in (*shared, tasks[1])]:
            assert list(in_order(mixed, [2, 1])) == expected


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


assert os.name == "posix"  # the timers and signals of these tests
