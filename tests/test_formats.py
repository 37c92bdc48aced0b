"""Feeds, mails, saved pages and PDFs, on examples: what they hold, what they say of it, what is lost."""

from __future__ import annotations

import time
import tomllib
import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import sayso
from pdfs import Word, pdf
from sayso.model import Fact, Issue, Page, PassageKind, Severity
from sayso.read import feed, mail, mhtml
from sayso.read.archives import ARCHIVES
from sayso.read.blob import Blob, page_id
from sayso.read.entry import Entry, Options, Stream
from sayso.read.mail import flowed
from sayso.read.mime import moment
from sayso.read.pdf.document import MOST_SHEETS
from sayso.read.pdf.order import is_rtl
from sayso.read.readers import BYTES_READERS, page

CORPUS = Path(__file__).parent / "corpus"
FEEDS = tomllib.loads((CORPUS / "formats_feed.toml").read_text(encoding="utf-8"))
MAILS = tomllib.loads((CORPUS / "formats_mail.toml").read_text(encoding="utf-8"))
PDFS = tomllib.loads((CORPUS / "formats_pdf.toml").read_text(encoding="utf-8"))["pdf"]
Case = dict[str, Any]
SECONDS = 10.0  # of any hostile input


def _cases(cases: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case["label"] for case in cases])


def _feed(data: bytes) -> Iterator[Blob | Issue]:
    for item in feed.entries(Entry(Blob("news.xml", b""), Stream(BytesIO(data))), Options()):
        assert not isinstance(item, Entry)
        yield item


def _crlf(raw: str) -> bytes:
    return raw.replace("\n", "\r\n").encode()


def _holds(read: Page, case: Case) -> None:
    assert read.text == case["text"]
    assert {Fact(*fact) for fact in case.get("facts", ())} <= set(read.facts)
    assert not {fact.key for fact in read.facts} & set(case.get("not_facts", ()))
    assert "url" not in case or read.url == case["url"]
    assert "outlet" not in case or read.outlet == case["outlet"]
    assert all(fact.value == " ".join(fact.value.split()) and fact.value.isprintable() for fact in read.facts)


@_cases(FEEDS["feed"])
def test_feed(case: Case, tmp_path: Path) -> None:
    data = case["xml"].strip().encode()
    assert feed.takes(data, "")
    place = tmp_path / "news.xml"
    place.write_bytes(data)
    items = list(sayso.pages(place))
    read = [item for item in items if isinstance(item, Page)]
    issues = [item for item in items if isinstance(item, Issue)]
    assert len(read) == len(case.get("page", ()))
    for one, told in zip(read, case.get("page", ()), strict=True):
        _holds(one, told)
        assert one.reader == "feed/html"
        assert one.url == told.get("url")
        assert [issue.code for issue in issues if issue.page == one.id] == told["issues"]
    own = {one.id for one in read}
    assert [issue.code for issue in issues if issue.page not in own] == case.get("issues", [])


@_cases(FEEDS["other"])
def test_what_is_no_feed(case: Case) -> None:
    assert not feed.takes(case["text"].encode(), "feed.xml")


def test_a_feed_is_told_in_any_encoding_and_behind_anything() -> None:
    source = '<?xml version="1.0" encoding="{}"?><!-- <html> --><!DOCTYPE rss [<!ENTITY a "<html>">]>\n'
    source += '<rss version="2.0"><channel>'
    source += "<title>Бюро</title><item><title>Стена будет построена</title></item></channel></rss>"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "windows-1251"):
        data = source.format(encoding).encode(encoding)
        assert feed.takes(data, "")
        blob = next(item for item in _feed(data) if isinstance(item, Blob))
        assert "Стена будет построена".encode() in blob.data
        assert Fact("site", "Бюро", "feed title of the feed") in blob.facts


def test_an_entry_is_the_same_page_in_every_copy_of_the_feed_and_another_where_it_changed() -> None:
    source = '<rss version="2.0"><channel>{}<item><title>A story of the wall</title><link>https://a.example/1</link></item></channel></rss>'

    def ids(text: str) -> list[str]:
        return [page_id(item) for item in _feed(text.encode()) if isinstance(item, Blob)]

    first = ids(source.format("<title>T</title>"))
    assert first == ids(source.format("<title>T</title><ttl>60</ttl>"))
    assert first != ids(source.format("<title>T</title>").replace("wall", "dam"))


_OPEN = '<rss version="2.0"><channel><title>T</title>'
_CLOSE = "</channel></rss>"
_HOSTILE_FEEDS = {
    "empty entries": _OPEN + "<item/>" * 20_000 + _CLOSE,
    "deep": _OPEN + "<item><description>" + "<a>" * 30_000 + "x",
    "attributes": _OPEN
    + "<item "
    + " ".join(f'a{at}="x"' for at in range(100_000))
    + "><title>x</title></item>"
    + _CLOSE,
    "signs": _OPEN + "<item><description>" + "<" * 200_000 + "&" * 200_000 + "</description></item>" + _CLOSE,
    "open": _OPEN + "<item><description><![CDATA[" + "x" * 1_000_000,
    "blank": "\n" * 500_000 + _OPEN + "<item><title>x</title></item>",
    "document types": "<!DOCTYPE " * 100_000 + _OPEN,
    "comments": _OPEN + "<!--" * 100_000 + "<item><title>x",
    "quadratic entity": f'<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>'
    + _OPEN
    + f"<item><title>{'&a;' * 20_000}</title></item>"
    + _CLOSE,
}


@pytest.mark.parametrize("name", _HOSTILE_FEEDS)
def test_a_hostile_feed_ends_soon_and_says_what_is_wrong(name: str) -> None:
    started = time.process_time()
    items = list(_feed(_HOSTILE_FEEDS[name].encode()))
    assert time.process_time() - started < SECONDS
    assert any(isinstance(item, Issue) for item in items)
    assert sum(len(item.data) for item in items if isinstance(item, Blob)) < 3_000_000


@_cases(MAILS["mail"])
def test_mail(case: Case) -> None:
    blob = Blob("letter.eml", _crlf(case["raw"].lstrip("\n")))
    assert mail.takes(Blob("letter", blob.data))
    read, issues = page(blob)
    assert read is not None
    assert (read.id, read.reader) == (page_id(blob), "mail")
    _holds(read, case)
    assert [issue.code for issue in issues] == case.get("issues", [])
    assert all(issue.page == read.id for issue in issues)
    said = " ".join(issue.message for issue in issues)
    assert [name for name in case.get("named", ()) if name not in said] == []
    assert [name for name in case.get("unnamed", ()) if name in said] == []


@pytest.mark.parametrize("charset", ["iso-2022-jp", "ISO-2022-JP", "shift_jis", "euc-jp", "utf-7", "utf-8"])
def test_a_mail_in_an_encoding_of_japan(charset: str) -> None:
    text = "港の壁は再建される、と知事は金曜日に述べた。"
    top = f"From: a@b.example\nMessage-ID: <1@b.example>\nContent-Type: text/plain; charset={charset}\n\n"
    read, issues = page(Blob("letter.eml", top.encode() + text.encode(charset)))
    assert read is not None
    assert (read.text, issues) == (text, ())


@_cases(MAILS["lost"])
def test_a_mail_that_cannot_be_read(case: Case) -> None:
    read, issues = page(Blob("letter.eml", _crlf(case["raw"].lstrip("\n"))))
    assert read is None
    assert [(issue.page, issue.code, issue.severity) for issue in issues] == [
        ("letter.eml", case["code"], Severity.LOSS)
    ]


@_cases(MAILS["plain"])
def test_what_is_no_mail(case: Case) -> None:
    read, _ = page(Blob("page.txt", case["text"].encode()))
    assert read is not None
    assert (read.reader, read.text) == ("plain", case["text"])


@_cases(MAILS["mhtml"])
def test_mhtml(case: Case) -> None:
    raw = case["raw"].lstrip("\n").replace("LONG", "<p>Buy a boat.</p>" * 200)
    blob = Blob("saved", _crlf(raw))
    assert mhtml.takes(blob)
    read, issues = page(blob)
    assert read is not None
    assert (read.id, read.reader, read.url) == (page_id(blob), "mhtml", case.get("url"))
    assert read.fetched == case.get("fetched")
    _holds(read, case)
    assert [issue.code for issue in issues] == case["issues"]
    assert all(issue.page == read.id for issue in issues)


def test_mhtml_without_a_document_is_lost_and_named() -> None:
    raw = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=cut\n\n"
    raw += "--cut\nContent-Type: image/png\n\nx\n--cut--\n"
    read, issues = page(Blob("a.mhtml", _crlf(raw)))
    assert read is None
    assert [(issue.code, issue.severity) for issue in issues] == [("broken-mhtml", Severity.LOSS)]


def test_a_mailbox_is_its_mails(tmp_path: Path) -> None:
    box = tmp_path / "letters.mbox"
    letters = ["The dam holds.\n\n>From the valley nothing is heard.", "The wall falls.\nFrom here on it is quiet."]
    top = "From jo@a.example Fri Mar 12 08:00:00 2021\nFrom: jo@a.example\nSubject: Letter"
    raw = "".join(f"{top} {at}\n\n{text}\n\n" for at, text in enumerate(letters))
    box.write_text(raw, encoding="utf-8")
    read = [item for item in sayso.pages(box) if isinstance(item, Page)]
    assert [one.reader for one in read] == ["mbox/mail", "mbox/mail"]
    assert [one.text.rstrip() for one in read] == [
        "Letter 0\n\nThe dam holds.\n\nFrom the valley nothing is heard.",
        "Letter 1\n\nThe wall falls.\nFrom here on it is quiet.",
    ]  # fmt: skip
    assert [one.name for one in read] == [f"{box}#1", f"{box}#2"]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("One \nline.\nTwo.", "One line.\nTwo."),
        (" From here\n >not quoted", "From here\n>not quoted"),
        ("> a \n> b\n>> c \n> d", "> a b\n>> c \n> d"),
        ("-- \nName", "-- \nName"),
        ("", ""),
    ],
)
def test_flowed_text(given: str, read: str) -> None:
    assert flowed(given) == read
    assert flowed(given.replace("\n", "\r\n")) == read


def test_flowed_text_of_a_script_without_spaces() -> None:
    assert flowed("港の壁は \n再建される。", keeps_space=False) == "港の壁は再建される。"


@pytest.mark.parametrize(
    "written", ["", "tomorrow", "Fri, 31 Feb 2021 99:00:00 +0000", "1" * 5000, "Fri, 12 Mar 99999 08:00:00"]
)
def test_a_date_of_a_mail_that_is_none(written: str) -> None:
    letter = EmailMessage()
    letter["X-Date"] = written
    assert moment(letter, "X-Date") == ""


def _nested(depth: int) -> str:
    tops = "".join(f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(depth))
    return "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n" + tops + "Content-Type: text/plain\n\nDeep words.\n"


_TOP = "From: a@b.example\nSubject: x\nMessage-ID: <1@b.example>\n"
_HOSTILE_MAILS = {
    "nested": _nested(5_000),
    "nested within reason": _nested(20),
    "parts": _TOP + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 30_000,
    "headers": _TOP + "X-A: b\n" * 100_000 + "\nWords.",
    "a long header": _TOP + "To: " + "a@b.example, " * 100_000 + "\n\nWords.",
    "encoded words": "From: a@b.example\nMessage-ID: <1@b.example>\nSubject: "
    + "=?utf-8?q?a?= " * 50_000
    + "\n\nWords.",
    "brackets": "Subject: x\nMessage-ID: <1@b.example>\nFrom: " + "(" * 100_000 + "<" * 100_000 + "\n\nWords.",
    "parameters": _TOP + "Content-Type: text/plain" + "; a*0*=x" * 20_000 + "\n\nWords.",
    "lines of From": _TOP + "\n" + "From \n" * 100_000,
}


@pytest.mark.parametrize("name", _HOSTILE_MAILS)
def test_a_hostile_mail_ends_soon(name: str) -> None:
    started = time.process_time()
    read, issues = page(Blob("letter.eml", _HOSTILE_MAILS[name].encode()))
    assert time.process_time() - started < SECONDS
    assert read is not None or issues[0].severity is Severity.LOSS
    assert read is None or "ords" in read.text or name in {"parts", "lines of From"}


def _words(case: Case) -> list[list[Word]]:
    sheets: list[list[Word]] = [[]]
    for word in case.get("words", ()):
        if word == "|":
            sheets.append([])
        else:
            sheets[-1].append(tuple(word))
    if "rtl" in case:
        sheets[0] += _printed_left(*case["rtl"])
    return sheets


def _printed_left(right: float, y: float, size: float, text: str) -> Iterator[Word]:
    """A line that runs left as it is drawn: every word as a piece of its own, its letters in the order of the eye."""
    for word in text.split():
        right -= 0.6 * size * len(word)
        drawn = word[::-1].translate(str.maketrans("()", ")(")) if any(map(is_rtl, word)) else word
        drawn = f".{word[:-1]}" if drawn == word and word.endswith(".") else drawn
        yield right, y, size, drawn
        right -= 0.3 * size


@_cases(PDFS)
def test_pdf(case: Case) -> None:
    blob = Blob("report.pdf", pdf(_words(case), info=case.get("info"), lang=case.get("lang", "")))
    read, issues = page(blob)
    assert read is not None
    assert issues == ()
    assert (read.id, read.reader) == (page_id(blob), "pdf")
    _holds(read, case)
    heads = [read.text[mark.start : mark.end] for mark in read.markup if mark.kind is PassageKind.NAVIGATION]
    assert "heads" not in case or heads == case["heads"]


@pytest.mark.parametrize("single", [False, True])
@pytest.mark.parametrize("order", [1, -1])
def test_a_line_that_runs_left_is_read_in_whatever_order_its_letters_are_printed(order: int, single: bool) -> None:  # noqa: FBT001
    text = "قال المحافظ (يوم الجمعة) إن الجدار سيبنى من جديد في 2021."
    words = list(_printed_left(540, 700, 11, text))
    letters = [(x + 6.6 * at, y, size, char) for x, y, size, word in words for at, char in enumerate(word)]
    read, _ = page(Blob("report.pdf", pdf([(letters if single else words)[::order]])))
    assert read is not None
    assert read.text == text


_LINE = [(72.0, 700.0, 11.0, "The wall will be rebuilt, the governor said.")]


def test_a_locked_pdf_a_scan_and_a_damaged_one_say_so() -> None:
    whole = pdf([_LINE])
    for data, code in (
        (pdf([_LINE], locked=True), "locked-pdf"),
        (pdf([[], [(72, 700, 11, "Scan 12")]]), "no-text-layer"),
        (whole[:300], "broken-pdf"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "broken-pdf"),
    ):
        read, issues = page(Blob("report.pdf", data))
        assert read is None
        assert [(issue.page, issue.code, issue.severity) for issue in issues] == [("report.pdf", code, Severity.LOSS)]
        assert "report.pdf" in issues[0].message
    read, issues = page(Blob("report.pdf", whole[: whole.index(b"startxref")]))
    assert read is not None
    assert [(issue.page, issue.code) for issue in issues] == [(read.id, "damaged-pdf")]


def _drawn(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    whole = pdf([_LINE])
    start, end = whole.rindex(b"<< /Length"), whole.rindex(b"endstream")
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\n" % (len(packed), packed)
    return whole[:start] + stream + whole[end:]


_HOSTILE_PDFS = {
    "packed": _drawn(b" " * 60_000_000),
    "states": _drawn(b"q " * 500_000),
    "brackets": _drawn(b"[" * 500_000),
    "pieces": _drawn(b"BT /F 11 Tf 72 700 Td (ab) Tj ET " * 50_000),
    "pages without end": pdf([_LINE]).replace(b"/Count 1", b"/Count 2147483647"),
    "pages in a circle": pdf([_LINE]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R 2 0 R]"),
    "objects": b"%PDF-1.7\n" + b"1 0 obj << >> endobj\n" * 50_000,
    "nested": pdf([_LINE]).replace(b"/Type /Catalog", b"<</A " * 50_000),
    "letters on one spot": pdf([[(72.0, 700.0, 11.0, "شدة")] * 3_000]),
    "marks": pdf([[(72.0, 700.0, 11.0, "م" + "\u064e\u0651" * 10_000)]]),
}


@pytest.mark.parametrize("name", _HOSTILE_PDFS)
def test_a_hostile_pdf_ends_soon(name: str) -> None:
    started = time.process_time()
    read, issues = page(Blob("report.pdf", _HOSTILE_PDFS[name]))
    assert time.process_time() - started < SECONDS
    assert read is not None or issues[-1].severity is Severity.LOSS


def test_a_long_pdf_is_cut_and_says_where() -> None:
    sheets = [[(72.0, 700.0, 11.0, f"Sheet {at} of a report that never ends.")] for at in range(MOST_SHEETS + 3)]
    read, issues = page(Blob("report.pdf", pdf(sheets)))
    assert read is not None
    assert read.text.count("\f") == MOST_SHEETS - 1
    assert [(issue.page, issue.code, issue.severity) for issue in issues] == [(read.id, "pdf-cut", Severity.LOSS)]
    assert f"{MOST_SHEETS} of {MOST_SHEETS + 3} pages" in issues[0].message


def test_letters_of_a_font_that_does_not_say_what_they_are_are_counted() -> None:
    data = pdf([[(72, 700, 11, "The wall will be rebuilt, the governor said. \ue000\ue001")]])
    read, issues = page(Blob("report.pdf", data))
    assert read is not None
    assert read.text.endswith("\ufffd\ufffd")
    assert [issue.code for issue in issues] == ["unknown-letters"]


def test_bullets_and_letters_of_a_symbol_font() -> None:
    read, issues = page(
        Blob("report.pdf", pdf([[(72, 700, 11, "\uf0b7 The wall will be \uf072\uf065\uf062uilt, she said.")]]))
    )
    assert read is not None
    assert read.text == "• The wall will be rebuilt, she said."
    assert issues == ()


def test_a_page_that_speaks_of_pdf_is_a_page() -> None:
    read, _ = page(Blob("page.html", b"<html><body><p>A file begins with %PDF-1.7, she said.</p></body></html>"))
    assert read is not None
    assert read.reader == "html"


def test_archives_and_readers_know_the_formats() -> None:
    assert {"feed", "mbox"} <= {archive.name for archive in ARCHIVES}
    assert {"pdf", "mhtml", "mail"} <= {reader.name for reader in BYTES_READERS}
