"""Bytes to pages, on examples."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.model import Fact, Page
from sayso.read.blob import Blob, page_id
from sayso.read.readers import READERS, page

CORPUS = Path(__file__).parent / "corpus"
PAGES = tomllib.loads((CORPUS / "read_html.toml").read_text(encoding="utf-8"))["page"]
BLOBS = tomllib.loads((CORPUS / "read_bytes.toml").read_text(encoding="utf-8"))["blob"]
MARKDOWN = tomllib.loads((CORPUS / "read_markdown.toml").read_text(encoding="utf-8"))["page"]
Case = dict[str, Any]


def _html(source: str) -> Page:
    read, _ = page(Blob("page.html", source.encode()))
    assert read is not None
    return read


def _marks(read: Page) -> list[list[object]]:
    return [
        [mark.kind.value if mark.kind else "none", mark.by, mark.depth, read.text[mark.start : mark.end]]
        for mark in read.markup
    ]


@pytest.mark.parametrize("case", PAGES, ids=[case["label"] for case in PAGES])
def test_html(case: Case) -> None:
    read = _html(case["html"])
    assert read.reader == "html"
    assert read.text == case["text"]
    marks = _marks(read)
    assert [mark for mark in case.get("marks", ()) if mark not in marks] == []
    for kind, words in case.get("not_marks", ()):
        assert not [mark for mark in marks if mark[0] == kind and words in str(mark[3])]
    assert {Fact(*fact) for fact in case.get("facts", ())} <= set(read.facts)
    assert not {fact.value for fact in read.facts} & set(case.get("not_facts", ()))
    assert read.url == case.get("url")
    assert "outlet" not in case or read.outlet == case["outlet"]


@pytest.mark.parametrize("case", BLOBS, ids=[case["label"] for case in BLOBS])
def test_bytes(case: Case) -> None:
    data = bytes.fromhex(case["raw"]) if "raw" in case else case["text"].encode(case["encoding"])
    read, issues = page(Blob("page.txt", data, charset=case.get("charset")))
    assert read is not None
    assert read.text == case["text"]
    assert [issue.code for issue in issues] == case["issues"]
    assert all(issue.page == read.id and "page.txt" in issue.message for issue in issues)


@pytest.mark.parametrize("case", MARKDOWN, ids=[case["label"] for case in MARKDOWN])
def test_markdown(case: Case) -> None:
    marks = "![" * 50_000  # in place of the word MARKS
    read, issues = page(Blob(case["name"], case["source"].replace("MARKS", marks).encode()))
    assert read is not None
    assert issues == ()
    assert read.reader == case.get("reader", "markdown")
    assert read.text == case["text"].replace(" NL ", "\n\n").replace("MARKS", marks)
    assert (read.url, read.outlet) == (case.get("url"), case.get("outlet"))
    assert {Fact(*fact) for fact in case.get("facts", ())} <= set(read.facts)
    said = [[mark[0], mark[3]] for mark in _marks(read)]
    assert [mark for mark in case.get("marks", ()) if mark not in said] == []


def test_markup_lies_inside_the_text_and_is_ordered() -> None:
    for case in PAGES:
        read = _html(case["html"])
        assert all(0 <= mark.start < mark.end <= len(read.text) for mark in read.markup)
        assert [mark.start for mark in read.markup] == sorted(mark.start for mark in read.markup)


def test_id_is_made_of_content_and_address() -> None:
    assert page_id(Blob("a", b"x")) == page_id(Blob("b", b"x"))
    assert page_id(Blob("a", b"x")) != page_id(Blob("a", b"y"))
    assert page_id(Blob("a", b"x", "https://a.example")) != page_id(Blob("a", b"x", "https://b.example"))
    assert len(page_id(Blob("a", b"x"))) == 16


@pytest.mark.parametrize(
    ("name", "text", "reader"),
    [
        ("a.txt", "Plain words.", "plain"),
        ("a.txt", "<!DOCTYPE html><html><body>Saved under a wrong name", "html"),
        ("a.html", "<p>Only a piece", "html"),
        ("a.html", "No tag at all", "plain"),
        ("<stdin>", "<div><p>a</p></div>", "html"),
        ("<stdin>", "a < b and c > d, he said <laughs>", "plain"),
        ("a.txt", "He wrote <p>one</p> and <p>two</p> on the board", "plain"),
        ("a", '<?xml version="1.0"?><!-- saved --><html><body>x', "html"),
    ],
)
def test_format_is_told_by_content_then_by_name(name: str, text: str, reader: str) -> None:
    read, _ = page(Blob(name, text.encode()))
    assert read is not None
    assert read.reader == reader


def test_readers_have_names_of_their_own() -> None:
    names = [reader.name for reader in READERS]
    assert len(names) == len(set(names))
    assert names[-1] == "plain"


@pytest.mark.parametrize(
    "data", [b"a" * 300_000 + b"\xe9", b"[" * 300_000 + b"\xff\xc3\xa9", b"\xe9" * 300_000 + b" a"]
)
def test_one_endless_word_does_not_stall_decoding(data: bytes) -> None:
    started = time.process_time()
    read, issues = page(Blob("a.txt", data))
    assert time.process_time() - started < 5  # s; a quadratic pattern took minutes
    assert read is not None
    assert "not-utf-8" in {issue.code for issue in issues}
