"""Every hostile input beside two good pages: no crash, bounded time and memory, the good pages untouched, losses named.

`sayso brief` is run as a user runs it, one process an input, two at a time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from hostile import HOSTILE, Hostile

# of computing, of all processes together; the slowest takes 7 where nothing else runs, half more where much does
SECONDS = 20.0
MEMORY = 1_000_000_000  # bytes, of all processes together
GOOD = ("04-talks-outcome.txt", "05-dam-harbour-courier.html")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Run:
    """What came of one run."""

    def __init__(self, code: int, out: bytes, said: str, seconds: float, memory: int) -> None:
        self.code, self.said, self.seconds, self.memory = code, said, seconds, memory
        self.read = json.loads(out) if out else {"analyses": [], "issues": []}

    def codes(self) -> set[str]:
        return {issue["code"] for issue in self.read["issues"]}


def brief(*arguments: str | Path) -> Run:
    command = [sys.executable, "-m", "sayso.cli", "brief", *map(str, arguments), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        said: list[bytes] = []
        listener = threading.Thread(target=lambda pipe: said.append(pipe.read()), args=(running.stderr,))
        listener.start()
        watcher = threading.Thread(target=lambda: most.append(_most_memory(running.pid)))
        most: list[int] = []
        watcher.start()
        out = running.stdout.read()
        listener.join()
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        watcher.join()
    return Run(running.returncode, out, said[0].decode(), used.ru_utime + used.ru_stime, most[0])


def _most_memory(parent: int) -> int:
    """The most that a process and its children held together, as long as it lives."""
    most = 0
    while held := sum(_memory(pid) for pid in _family(parent)):
        most = max(most, held)
        time.sleep(0.02)
    return most


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        children = []
    return [pid, *(one for child in children for one in _family(int(child)))]


def _memory(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except OSError:
        return 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def good(samples: Path) -> tuple[Path, ...]:
    return tuple(samples / name for name in GOOD)


@pytest.fixture(scope="module")
def alone(good: tuple[Path, ...]) -> list[object]:
    return list(brief(*good).read["analyses"])


@pytest.fixture(scope="module")
def runs(folder: Path, good: tuple[Path, ...]) -> dict[str, Future[Run]]:
    """All runs, on their way."""

    def run(hostile: Hostile) -> Run:
        place = folder / hostile.name
        hostile.write(place)
        return brief(place, *good)

    with ThreadPoolExecutor(2) as two:
        return {hostile.name: two.submit(run, hostile) for hostile in HOSTILE}


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: f"{hostile.number}-{ascii(hostile.name)[1:30]}")
def test_hostile_beside_good(
    hostile: Hostile, runs: dict[str, Future[Run]], alone: list[object], good: tuple[Path, ...]
) -> None:
    run = runs[hostile.name].result()
    own = [a for a in run.read["analyses"] if a["page"]["name"] not in {str(path) for path in good}]
    assert "Traceback" not in run.said
    assert run.code == int(any(issue["severity"] == "loss" for issue in run.read["issues"]))
    assert [a for a in run.read["analyses"] if a not in own] == alone
    assert len(own) == hostile.pages
    assert set(hostile.codes) <= run.codes()
    assert [a["page"]["name"] for a in own if hostile.keeps not in a["page"]["text"]] == []
    assert run.seconds < SECONDS
    assert run.memory < MEMORY


def test_all_of_them_at_once(folder: Path, runs: dict[str, Future[Run]], good: tuple[Path, ...]) -> None:
    single = [future.result() for future in runs.values()]
    run = brief(folder, *good, "--workers", "2")
    names = [a["page"]["name"] for a in run.read["analyses"]]
    assert len(names) == len(set(names))
    ids = {a["page"]["id"]: a for each in single for a in each.read["analyses"]}
    assert {a["page"]["id"]: a for a in run.read["analyses"]}.keys() == ids.keys()
    assert [a for a in run.read["analyses"] if a["passages"] != ids[a["page"]["id"]]["passages"]] == []
    lost = {issue["message"] for each in single for issue in each.read["issues"] if issue["severity"] == "loss"}
    assert lost - {issue["message"] for issue in run.read["issues"]} == set()
    assert run.memory < MEMORY


def test_no_view_runs_what_a_page_says(folder: Path, runs: dict[str, Future[Run]]) -> None:
    runs["live.html"].result()
    for form in ("html", "md", "text"):
        pages = [str(folder / name) for name in ("live.html", "bidi.txt")]
        command = [sys.executable, "-m", "sayso.cli", "brief", *pages, "--format", form]
        shown = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        assert "\u202e" not in shown
        if form == "html":
            assert "<script>alert" not in shown
            assert "<svg onload" not in shown
            assert "<img src=x" not in shown
            assert 'href="javascript' not in shown.lower()


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://0x7f.1/", "http://169.254.169.254/latest"]
)
def test_addresses_of_this_machine_are_never_fetched(url: str) -> None:
    for arguments, code in (((url,), "not-fetched"), ((url, "--fetch"), "")):
        run = brief(*arguments)
        assert run.code == 3
        assert code in run.said
