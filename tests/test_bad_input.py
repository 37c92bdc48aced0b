"""Whatever is thrown at it: a message that names the page, the other pages still done, nothing lost in silence."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso import pipeline
from sayso.model import Analysis, Issue, Page, Severity
from sayso.read.blob import Blob
from sayso.read.readers import page
from sayso.text.parse import Parser

GOOD = "Dam at Orlend holds\n\nThe minister said on Friday that the dam holds.\n"
THE_END = "<p>The story ends here.</p>"

BINARY = {
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "paper.pdf": b"%PDF-1.7\n1 0 obj <<>> endobj",
    "archive.zip": b"PK\x03\x04" + bytes(200),
    "nul.txt": bytes(500),
    "one-nul.txt": b"\x00",
    "noise.txt": bytes((at * 7919 + at * at) % 256 for at in range(5000)),
    "renamed.html": b"\xff\xd8\xff\xe0" + bytes(100),
}


def _read(*paths: Path) -> tuple[list[Page], list[Issue]]:
    items = list(sayso.pages(*paths))
    pages = [item for item in items if isinstance(item, Page)]
    return pages, [item for item in items if isinstance(item, Issue)]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    place = tmp_path / "good.txt"
    place.write_text(GOOD, encoding="utf-8")
    return place


@pytest.mark.parametrize("name", BINARY)
def test_binary_file_is_named_and_the_others_are_read(good: Path, name: str) -> None:
    bad = good.with_name(name)
    bad.write_bytes(BINARY[name])
    pages, issues = _read(good.parent)
    assert [read.text for read in pages] == [GOOD]
    code = {"archive.zip": "broken-archive", "paper.pdf": "broken-pdf"}.get(name, "binary-file")
    assert [(issue.code, issue.severity) for issue in issues] == [(code, Severity.LOSS)]
    assert name in issues[0].message


@pytest.mark.parametrize(
    "content", [b"", b"   \n\t\r\n", b"\xef\xbb\xbf", b"<html><body><script>x</script></body></html>"]
)
def test_empty_page(good: Path, content: bytes) -> None:
    bad = good.with_name("empty.html")
    bad.write_bytes(content)
    pages, issues = _read(bad, good)
    assert [read.text for read in pages] == [GOOD]
    assert [issue.code for issue in issues] == ["empty-page"]


def test_missing_path_and_pattern_without_match(good: Path) -> None:
    pages, issues = _read(good.with_name("absent.txt"), good, good.with_name("*.nothing"))
    assert len(pages) == 1
    assert [issue.code for issue in issues] == ["no-such-path", "no-such-path"]
    assert any("absent.txt" in issue.message for issue in issues)


def test_folder_with_nothing(tmp_path: Path) -> None:
    pages, issues = _read(tmp_path)
    assert pages == []
    assert [issue.code for issue in issues] == ["empty-folder"]


def test_links_that_run_in_circles(good: Path) -> None:
    inner = good.parent / "inner"
    inner.mkdir()
    (inner / "up").symlink_to(good.parent)
    (inner / "self.txt").symlink_to(inner / "self.txt")
    (inner / "same.txt").symlink_to(good)
    pages, issues = _read(good.parent)
    assert len(pages) == 1
    assert [issue.code for issue in issues] == ["unreadable-file"]
    assert "self.txt" in issues[0].message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_right_to_read(good: Path) -> None:
    bad = good.with_name("secret.txt")
    bad.write_text("x")
    bad.chmod(0)
    pages, issues = _read(bad, good)
    assert len(pages) == 1
    assert [issue.code for issue in issues] == ["unreadable-file"]


@pytest.mark.parametrize("name", ["-rf.txt", "two\nlines.txt", "\u202egnp.txt", "صفحة.txt", "[a].txt", " .txt"])
def test_odd_file_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(GOOD, encoding="utf-8")
    for path in (tmp_path, tmp_path / name):
        pages, issues = _read(path)
        assert issues == []
        assert "\n" not in pages[0].name
        assert "\u202e" not in pages[0].name


def test_file_name_that_is_no_text(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(GOOD, encoding="utf-8")
    pages, _ = _read(tmp_path)
    assert pages[0].name.encode("utf-8").endswith(b"\\udcff.txt")


def test_same_content_is_one_page(good: Path) -> None:
    good.with_name("twin.txt").write_text(GOOD, encoding="utf-8")
    pages, issues = _read(good.parent)
    assert [read.name for read in pages] == [str(good)]
    assert [(issue.code, issue.severity) for issue in issues] == [("same-page-twice", Severity.NOTE)]


def test_same_file_by_two_ways_is_no_matter(good: Path) -> None:
    pages, issues = _read(good, good.parent, good.parent / "*.txt", good.parent / "." / "good.txt")
    assert len(pages) == 1
    assert issues == []


def test_one_line_of_50_mb(good: Path) -> None:
    bad = good.with_name("line.txt")
    bad.write_bytes(b"word " * 10_000_000)
    began = time.monotonic()
    pages, issues = _read(bad, good)
    assert time.monotonic() - began < 10
    assert len(pages) == 1
    assert [issue.code for issue in issues] == ["page-too-large"]
    assert "32 MB" in issues[0].message


def test_a_text_that_is_too_long_says_how_long() -> None:
    read, issues = page(Blob("long.txt", b"word " * 500_000))
    assert read is None
    assert "2,500,000 characters" in issues[0].message


@pytest.mark.parametrize(
    "start",
    [
        "<div>" * 3000,
        "<table><tr><td>" * 400,
        "<b>x " * 3000,
        "<a><b><i></a>t</b>" * 3000,
        "<div " + " ".join(f'a{at}="1"' for at in range(30_000)) + ">",
        "<div data-x='" + "y" * 12_000_000 + "'>",
        "<" * 5000,
        "<p>bef\x00ore the end of it, said the minister",
        "<!-- never closed",
        "<script>var a = '<p>';</script>",
    ],
    ids=["deep", "tables", "unclosed", "misnested", "attributes", "attribute", "less-than", "nul", "comment", "script"],
)
def test_no_markup_makes_text_disappear(start: str) -> None:
    read, _ = page(Blob("a.html", f"<html><body>{start}<p>Middle.</p>{THE_END}".encode()))
    assert read is not None
    assert read.text.endswith("Middle.\n\nThe story ends here.")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_page_or_an_issue(data: bytes) -> None:
    read, issues = page(Blob("a", data))
    assert read is not None or [issue.severity for issue in issues] == [Severity.LOSS]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_text_in_utf8_comes_out_unchanged(text: str) -> None:
    read, issues = page(Blob("a.txt", text.encode()))
    assert issues or (read is not None and read.text == text.removeprefix("\ufeff"))
    assert read is not None or not text.strip()


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class='comment'>", "</div>", "<h1>", "</h1>", "word ", " ", "<", "&amp;", "<!--", "-->",
     "<table><tr><td>", "</table>", "<a href=x>", "</a>", "<script>", "</script>", "<time>", "قال ", "<br>", "<cite>"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(_PIECES, max_size=40))
def test_markup_of_any_html_lies_in_its_text(pieces: list[str]) -> None:
    read, _ = page(Blob("a.html", ("<html><body>" + "".join(pieces) + "<p>The end.").encode()))
    assert read is None or all(0 <= mark.start < mark.end <= len(read.text) for mark in read.markup)


def test_a_page_that_breaks_the_analysis_does_not_cost_the_others(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good.with_name("poison.txt").write_text("poison", encoding="utf-8")
    whole = pipeline.analyse

    def breaks(read: Page, *, parser: Parser | None = None) -> Analysis:
        if read.text == "poison":
            raise ZeroDivisionError("on purpose")
        return whole(read, parser=parser)

    monkeypatch.setattr(pipeline, "analyse", breaks)
    analyses, dossier = sayso.brief(sayso.pages(good.parent))
    assert [analysis.page.text for analysis in analyses] == [GOOD]
    assert [issue.code for issue in dossier.issues] == ["page-failed"]
    assert "poison.txt" in dossier.issues[0].message
    assert "ZeroDivisionError: on purpose" in dossier.issues[0].message


def test_furniture_only_and_unknown_script(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><nav>Home World</nav><footer>Imprint</footer></body></html>")
    (tmp_path / "b.txt").write_text("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᏂᏴᏫ ᎤᏂᏃᎮᎸ.\n\nᎦᏙ ᎤᏍᏗ ᏣᏚᎵ?\n", encoding="utf-8")
    analyses, dossier = sayso.brief(sayso.pages(tmp_path))
    assert [analysis.page.reader for analysis in analyses] == ["html", "plain"]
    assert dossier.issues == ()
    for analysis in analyses:
        assert sum(p.span.end - p.span.start for p in analysis.passages) == len(analysis.page.text)
