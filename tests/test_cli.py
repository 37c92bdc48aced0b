"""The command as a user runs it: arguments, formats, exit codes, and the same bytes for any order of pages."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

import sayso
from sayso import pipeline
from sayso.cli import main

ENGLISH = """Dam at Orlend holds

3 March 2031

Defence Minister Mara Idrisi said on Monday that the dam holds. “Nobody was hurt,” Idrisi said in a letter to the mayor
of Orlend, according to the Lagoon Press Agency.
"""
ARABIC = """سد أورلند صامد

قالت وزيرة الدفاع مارا إدريسي يوم الاثنين في رسالة إن السد صامد، وفق ما نقلت وكالة أنباء اللاغون.
"""
PAGE = """<!doctype html><html><head><title>Dam holds</title></head>
<body><h1>Dam holds</h1><p>The minister said so.</p></body></html>"""


def run(
    *arguments: str | Path, stdin: bytes = b"", seed: str = "0", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sayso.cli", *arguments]
    env = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, input=stdin, capture_output=True, env=env, cwd=cwd, timeout=60, check=False)


def _code(arguments: Sequence[str]) -> int | str | None:
    try:
        return main(arguments)
    except SystemExit as stop:  # argparse ends like this
        return stop.code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "pages"
    (place / "deeper").mkdir(parents=True)
    (place / "b.txt").write_text(ENGLISH, encoding="utf-8")
    (place / "a.txt").write_text(ARABIC, encoding="utf-8")
    (place / "deeper" / "c.html").write_text(PAGE, encoding="utf-8")
    return place


@pytest.fixture
def inside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


def test_same_bytes_for_any_order_and_any_hash_seed(folder: Path) -> None:
    pages = [folder / "b.txt", folder / "a.txt", folder / "deeper" / "c.html"]
    one = run("brief", *pages, "--format", "json", seed="1")
    two = run("brief", pages[2], folder, pages[0], "--format", "json", seed="2")
    assert one.returncode == 0
    assert one.stdout == two.stdout
    assert one.stdout.count(b"\n") == 1


def test_json_has_the_words_of_the_model(folder: Path) -> None:
    out = run("brief", folder, "--format", "json").stdout
    read = json.loads(out)
    assert "أورلند".encode() in out  # UTF-8, no escapes
    assert list(read) == ["analyses", "dossier", "issues"]
    assert [analysis["page"]["text"] for analysis in read["analyses"]][:2] == [ARABIC, ENGLISH]
    passage = read["analyses"][0]["passages"][0]
    assert set(passage["span"]) == {"page", "start", "end"}
    assert passage["kind"] == passage["kind"].lower()


@pytest.mark.parametrize(
    ("name", "begins"),
    [("d.html", "<!doctype html"), ("d.HTM", "<!doctype html"), ("d.json", '{"analyses"'), ("d.md", "#")],
)
def test_format_is_that_of_the_output_name(
    folder: Path, capfd: pytest.CaptureFixture[str], name: str, begins: str
) -> None:
    place = folder.parent / name
    assert main(["brief", str(folder), "-o", str(place)]) == 0
    assert place.read_text(encoding="utf-8").lower().startswith(begins)
    said = capfd.readouterr()
    assert said.out == ""
    assert f"→ {place}" in said.err


def test_no_output_is_text_on_standard_output(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", str(folder)]) == 0
    said = capfd.readouterr()
    assert said.out.strip()
    assert not said.out.startswith(("{", "<"))
    assert "3 pages" in said.err


@pytest.mark.parametrize(("stdin", "reader"), [(ENGLISH, "plain"), (PAGE, "html")])
def test_standard_input_is_one_page(stdin: str, reader: str) -> None:
    done = run("brief", "-", "--format", "json", stdin=stdin.encode())
    page = json.loads(done.stdout)["analyses"][0]["page"]
    assert (done.returncode, page["name"], page["reader"]) == (0, "<stdin>", reader)


def test_quoted_pattern(folder: Path) -> None:
    done = run("brief", "**/*.html", "--format", "json", cwd=folder)
    assert [a["page"]["name"] for a in json.loads(done.stdout)["analyses"]] == ["deeper/c.html"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "usage"),
        (("brief",), 2, "PATH"),
        (("brief", "absent.txt"), 2, "absent.txt"),
        (("brief", "*.absent"), 2, "*.absent"),
        (("brief", "b.txt", "absent.txt", "--format", "json"), 2, "absent.txt"),
        (("brief", "b.txt", "--format", "docx"), 2, "docx"),
        (("brief", "b.txt", "-o", "x.docx"), 2, "--format"),
        (("brief", "b.txt", "-o", "absent/x.json"), 2, "absent/x.json"),
        (("brief", "b.txt", "-o", "b.txt", "--format", "json"), 2, "choose another"),
        (("brief", "empty.txt"), 3, "empty.txt"),
        (("brief", "picture.png"), 3, "PNG"),
        (("brief", "b.txt", "picture.png", "--format", "json"), 1, "picture.png"),
        (("brief", "b.txt", "--format", "json"), 0, "1 page"),
        (("brief", "http://a.example/story", "--format", "json"), 3, "only with --fetch"),
        (("brief", "b.txt", "http://a.example/story", "--format", "json"), 1, "only with --fetch"),
        (("brief", "b.txt", "--workers", "0"), 2, "processes"),
        (("brief", "b.txt", "--workers", "two"), 2, "processes"),
        (("brief", "b.txt", "--map", "nothing=x"), 2, "--map"),
        (("pages",), 2, "PATH"),
        (("pages", "absent.txt"), 2, "absent.txt"),
        (("pages", "picture.png"), 3, "PNG"),
        (("pages", "b.txt", "picture.png"), 1, "1 page"),
        (("pages", "b.txt", "--passages", "--format", "json"), 2, "not allowed"),
        (("--version",), 0, ""),
    ],
)
@pytest.mark.usefixtures("inside")
def test_exit_codes(
    folder: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, said: str
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    before = (folder / "b.txt").read_bytes()
    assert _code(arguments) == code
    assert said in capfd.readouterr().err
    assert (folder / "b.txt").read_bytes() == before


def test_the_other_pages_are_done_when_one_is_missing(folder: Path) -> None:
    place = folder.parent / "out.json"
    assert main(["brief", str(folder / "b.txt"), str(folder / "absent.txt"), "-o", str(place)]) == 2
    read = json.loads(place.read_bytes())
    assert len(read["analyses"]) == 1
    assert [issue["code"] for issue in read["issues"]] == ["no-such-path"]


def test_a_fault_of_ours_is_said_in_one_line(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(analyses: Sequence[object]) -> None:
        raise ZeroDivisionError(f"on purpose, {len(analyses)} pages")

    monkeypatch.setattr(pipeline, "collate", fails)
    assert main(["brief", str(folder)]) == 4
    said = capfd.readouterr().err
    assert "ZeroDivisionError: on purpose, 3 pages" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("workers", ["1", "2", "4"])
def test_same_bytes_for_any_number_of_workers(folder: Path, workers: str) -> None:
    lines = [json.dumps({"text": f"{ENGLISH}\n\nPage {at}.", "url": f"https://a.example/{at}"}) for at in range(12)]
    (folder / "d.jsonl").write_text("\n".join(lines), encoding="utf-8")
    one = run("brief", folder, "--format", "json", "--workers", "1", seed="1")
    many = run("brief", folder, "--format", "json", "--workers", workers, seed=workers)
    assert len(json.loads(one.stdout)["analyses"]) == 15
    assert many.stdout == one.stdout


def test_fields_of_json_lines_are_named() -> None:
    record = {"story": {"plain": "The dam holds, the minister said."}, "where": "https://a.example/1"}
    done = run(
        "pages", "-", "--map", "text=story.plain,url=where", "--format", "jsonl", stdin=json.dumps(record).encode()
    )
    page = json.loads(done.stdout)
    assert (page["text"], page["url"]) == (record["story"]["plain"], record["where"])  # type: ignore[index]


def test_pages_one_line_each_or_every_passage(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["pages", str(folder)]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert [line.split(" | ")[:2] for line in lines] == [
        [str(folder / "a.txt"), "plain"], [str(folder / "b.txt"), "plain"], [str(folder / "deeper" / "c.html"), "html"],
    ]  # fmt: skip
    assert " | ar | " in lines[0]
    assert "1 headline" in lines[2]
    assert main(["pages", str(folder / "b.txt"), "--passages"]) == 0
    shown = capfd.readouterr().out.splitlines()
    assert shown[1].split()[:2] == ["headline", "en"]
    assert "Dam at Orlend holds" in shown[1]


def test_pages_as_json_lines_are_read_again(folder: Path) -> None:
    lines = run("pages", folder, "--format", "jsonl").stdout
    again = run("pages", "-", "--format", "json", stdin=lines)
    first, second = [json.loads(line) for line in lines.splitlines()], json.loads(again.stdout)["pages"]
    assert [page["text"] for page in second] == [page["text"] for page in first]
    assert first[2]["title"] == "Dam holds"
    assert next(first[2]["text"][p["start"] : p["end"]].strip() for p in first[2]["passages"]) == "Dam holds"


def test_output_in_the_folder_is_no_page_of_the_next_run(folder: Path) -> None:
    place = folder / "dossier.json"
    assert main(["brief", str(folder), "-o", str(place)]) == 0
    first = place.read_bytes()
    assert main(["brief", str(folder), "-o", str(place)]) == 0
    assert place.read_bytes() == first


def test_help_tells_examples_and_every_exit_code(capfd: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["brief", "--help"], ["pages", "--help"]):
        with pytest.raises(SystemExit):
            main(arguments)
        said = capfd.readouterr().out
        assert "examples:" in said
        assert [code for code in ("0 ", "1 ", "2 ", "3 ", "4 ", "130 ") if f"\n  {code}" not in said] == []


def test_version() -> None:
    assert run("--version").stdout.decode().strip() == f"sayso {sayso.__version__}"


def test_nothing_but_messages_in_a_pipe(folder: Path) -> None:
    said = run("brief", folder, "--format", "json").stderr.decode()
    assert "\x1b" not in said
    assert "\r" not in said


def test_progress_on_a_terminal(folder: Path) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "sayso.cli", "brief", str(folder), "--format", "json"]
    env = {**os.environ, "TERM": "xterm"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=slave, env=env) as running:
        os.close(slave)
        said = b""
        while True:
            try:
                piece = os.read(master, 4096)
            except OSError:  # Linux: the other end is closed
                break
            if not piece:
                break
            said += piece
    os.close(master)
    assert running.returncode == 0
    assert b"reading" in said
    assert b"3 pages" in said


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    command = [sys.executable, "-m", "sayso.cli", "brief", str(folder), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert b"Traceback" not in said
    assert b"Exception" not in said
    assert running.returncode == 0


def test_interrupted(tmp_path: Path) -> None:
    fifo = tmp_path / "page.txt"
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "sayso.cli", "brief", str(fifo)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with running, fifo.open("wb"):  # opens as soon as the command waits for the page
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=20)
    assert running.returncode == 130
    assert b"interrupted" in said
    assert b"Traceback" not in said
