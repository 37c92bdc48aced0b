"""Archives and fields: which pages come out, what is said of what does not, and that damage costs one page."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import re
import struct
import time
import tomllib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import packed
from sayso.errors import MappingError
from sayso.model import Fact, Issue, Page, Severity
from sayso.read import Blob, Options, mapping, page, pages, sources, unpack
from sayso.read.archives import ARCHIVES, look_into
from sayso.read.blob import LARGEST_FILE
from sayso.read.entry import FREE_BYTES, MOST_ENTRIES, Entry, Stream
from sayso.read.warc.response import response

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "read_jsonl.toml").read_text(encoding="utf-8"))["line"]
THREE = ("1", "2", "3")


def _items(name: str, data: bytes, options: Options | None = None) -> list[Blob | Issue]:
    return list(look_into(Entry(Blob(name, b""), Stream(io.BytesIO(data))), options or Options()))


def _blobs(name: str, data: bytes, options: Options | None = None) -> list[Blob]:
    return [item for item in _items(name, data, options) if isinstance(item, Blob)]


def _issues(name: str, data: bytes) -> list[tuple[str, Severity]]:
    return [(item.code, item.severity) for item in _items(name, data) if isinstance(item, Issue)]


def _codes(name: str, data: bytes) -> list[str]:
    return [code for code, _ in _issues(name, data)]


def _texts(name: str, data: bytes) -> list[str]:
    found = [page(blob)[0] for blob in _blobs(name, data)]
    return [read.text for read in found if read is not None]


def _told(*numbers: str) -> list[str]:
    return [f"Dam\n\nThis is page {number}." for number in numbers]


def _plain(records: list[bytes]) -> bytes:
    return b"".join(records)


def _members(records: list[bytes]) -> bytes:
    return b"".join(gzip.compress(record) for record in records)


def _one_member(records: list[bytes]) -> bytes:
    return gzip.compress(b"".join(records))


SHAPES = pytest.mark.parametrize("shape", [_plain, _members, _one_member], ids=["plain", "members", "one-member"])
Shape = Callable[[list[bytes]], bytes]


# --- WARC


@SHAPES
def test_warc(shape: Shape) -> None:
    records = [
        packed.record(b"software: x\r\n", kind="warcinfo", media="application/warc-fields"),
        packed.answer("1"),
        packed.record(b"GET / HTTP/1.1\r\n\r\n", kind="request", media="application/http; msgtype=request"),
        packed.record(packed.http(b"\x89PNG", media="image/png"), page="p.png"),
        packed.record(packed.http(b"moved", status="301 Moved"), page="old"),
        packed.record(b"", kind="revisit", page="1"),
        packed.record(b"A page as text.", kind="conversion", media="text/plain", page="wet"),
        packed.record(packed.html("A resource."), kind="resource", media="text/html", page="res"),
        packed.record(packed.http(b"User-agent: *", media="text/plain"), page="robots.txt"),
    ]
    blobs = _blobs("c.warc", shape(records))
    assert [(blob.name, blob.url, blob.media) for blob in blobs] == [
        ("c.warc#2 https://post.example/1", "https://post.example/1", "text/html"),
        ("c.warc#7 https://post.example/wet", "https://post.example/wet", "text/plain"),
        ("c.warc#8 https://post.example/res", "https://post.example/res", "text/html"),
    ]
    assert {blob.fetched for blob in blobs} == {"2024-03-05T10:11:12Z"}
    assert _texts("c.warc", shape(records)) == [*_told("1"), "A page as text.", "Dam\n\nA resource."]
    assert _issues("c.warc", shape(records)) == [("entries-passed-over", Severity.NOTE)]


def test_warc_page_knows_where_it_is_from() -> None:
    body = packed.http(packed.html("x"), more="Last-Modified: Tue, 05 Mar 2024 08:00:00 GMT\r\n")
    (blob,) = _blobs("c.warc", packed.record(body))
    read, _ = page(blob)
    assert read is not None
    assert (read.reader, read.url, read.fetched) == ("warc/html", "https://post.example/1", "2024-03-05T10:11:12Z")
    assert read.facts[0] == Fact("modified", "2024-03-05T08:00:00+00:00", "http Last-Modified")


@SHAPES
@pytest.mark.parametrize("length", [10**12, 700, 100, 0, -5, "", "many", "9" * 5000], ids=[*"12345678"])
def test_warc_length_that_is_wrong(shape: Shape, length: object) -> None:
    data = shape([packed.answer("1"), packed.answer("2", said={"Content-Length": length}), packed.answer("3")])
    assert _texts("c.warc", data) == _told(*THREE)
    assert _issues("c.warc", data) == [("wrong-length", Severity.NOTE)]


@SHAPES
def test_warc_cut_in_the_middle_of_a_page(shape: Shape) -> None:
    body = packed.http(packed.html(" ".join(f"word{number}" for number in range(2000))))
    data = shape([packed.answer("1"), packed.record(body, page="2")])[:-1000]
    assert _texts("c.warc", data)[:1] == _told("1")
    assert _texts("c.warc", data)[1].startswith("Dam\n\nword0 word1 word2 ")
    assert ("page-cut-short", Severity.LOSS) in _issues("c.warc", data)


def test_warc_damaged_member_costs_its_page() -> None:
    first, second, third = (gzip.compress(packed.answer(number)) for number in THREE)
    damaged = second[:40] + bytes(20) + second[60:]
    data = first + damaged + third
    assert _texts("c.warc.gz", data)[:1] + _texts("c.warc.gz", data)[-1:] == _told("1", "3")
    assert ("damaged-archive", Severity.LOSS) in _issues("c.warc.gz", data)


@SHAPES
def test_warc_garbage_between_and_behind(shape: Shape) -> None:
    data = shape([packed.answer("1"), b"garbage\r\n" * 50, packed.answer("2")]) + b"and a tail of it"
    assert _texts("c.warc", data) == _told("1", "2")
    assert "damaged-archive" in _codes("c.warc", data)


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "br", "gzip, chunked", "identity"])
def test_warc_body_is_unpacked(coding: str) -> None:
    brotli = pytest.importorskip("brotli")
    pack = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}
    packing, _, chunked = coding.partition(", ")
    body = pack.get(packing, bytes)(packed.html("This is page 1."))
    more = f"Content-Encoding: {packing}\r\n"
    if chunked:
        body = b"%x;x=y\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (10, body[:10], len(body) - 10, body[10:])
        more += "Transfer-Encoding: chunked\r\n"
    assert _texts("c.warc", packed.record(packed.http(body, more=more))) == _told("1")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "chunked"])
def test_warc_body_that_was_unpacked_before(coding: str) -> None:
    more = "Transfer-Encoding: chunked\r\n" if coding == "chunked" else f"Content-Encoding: {coding}\r\n"
    assert _texts("c.warc", packed.record(packed.http(packed.html("This is page 1."), more=more))) == _told("1")


def test_warc_charset_of_the_answer_is_a_hint() -> None:
    words = "Министр заявил в пятницу, что плотина выдержала и никто не пострадал."
    for name in ("koi8-r", "utf-8", "nonsense", "iso-8859-1"):
        body = packed.http(words.encode("koi8-r"), media=f"text/plain; charset={name}")
        assert _texts("c.warc", packed.record(body)) == [words]


def test_warc_record_id_that_repeats() -> None:
    bodies = (packed.http(packed.html(f"This is page {number}.")) for number in ("1", "2", "1"))
    data = b"".join(packed.record(body, said={"WARC-Record-ID": "same"}) for body in bodies)
    assert _texts("c.warc", data) == _told("1", "2", "1")
    assert _issues("c.warc", data) == [("record-id-repeats", Severity.NOTE)]


def test_warc_bombs_cost_their_page() -> None:
    huge = bytes(3 * FREE_BYTES)
    inside = packed.record(packed.http(gzip.compress(huge), more="Content-Encoding: gzip\r\n"), page="bomb")
    around = packed.record(packed.http(huge), page="bomb")
    for bomb in (inside, around):
        data = _members([packed.answer("1"), bomb, packed.answer("3")])
        assert _texts("c.warc.gz", data) == _told("1", "3")
        assert {"archive-bomb", "damaged-archive"} & set(_codes("c.warc.gz", data))


def test_warc_header_without_end() -> None:
    data = packed.answer("1") + b"WARC/1.0\r\n" + b"X: y\r\n" * 200_000 + b"\r\n\r\n" + packed.answer("3")
    assert _texts("c.warc", data) == _told("1", "3")
    assert "damaged-archive" in _codes("c.warc", data)


def test_warc_of_nothing_but_packed_beginnings_ends_soon() -> None:
    began = time.monotonic()
    data = gzip.compress(packed.answer("1")) + b"\x1f\x8b\x08\x00" * 2_000_000
    assert _texts("c.warc.gz", data) == _told("1")
    assert time.monotonic() - began < 10


def test_warc_is_told_by_content() -> None:
    assert _texts("page.warc.gz", packed.html("This is page 1.")) == _told("1")
    assert _texts("<stdin>", _members([packed.answer("1")])) == _told("1")


def test_answer_headers() -> None:
    made = response(b"HTTP/1.1 200 OK\nContent-Type: Text/HTML ; Charset='UTF-8'\nX: a\nX: b\n\nbody")
    assert made is not None
    assert (made.status, made.media, made.charset, made.headers["x"], made.body) == (
        200, "text/html", "utf-8", "a", b"body",
    )  # fmt: skip
    assert response(b"no answer") is None


# --- ZIP, WACZ, tar, gzip


def test_zip() -> None:
    data = packed.zipped([
        ("a/b.html", packed.html("This is page 1.")),
        ("../../etc/passwd", b"Words."),
        ("/abs.txt", b"More words."),
        (packed.symbolic_link("link.html"), b"/etc/passwd"),
        ("a/style.css", b"p {}"),
        ("__MACOSX/a/._b.html", b"\x00\x05"),
        (".hidden", b"x"),
        ("in.warc.gz", _members([packed.answer("2")])),
    ])  # fmt: skip
    assert [blob.name for blob in _blobs("p.zip", data)] == [
        "p.zip!a/b.html", "p.zip!../../etc/passwd", "p.zip!/abs.txt", "p.zip!in.warc.gz#1 https://post.example/2",
    ]  # fmt: skip
    assert _texts("p.zip", data) == [*_told("1"), "Words.", "More words.", *_told("2")]
    assert _issues("p.zip", data) == [("odd-entry-name", Severity.NOTE), ("entries-passed-over", Severity.NOTE)]


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    Path("p.zip").write_bytes(packed.zipped([("../out.txt", b"Words."), ("in.txt", b"Words too.")]))
    Path("p.tar").write_bytes(packed.tarred([("../out.txt", b"Words more."), ("in.txt", b"Words at last.")], ["ln"]))
    assert len([item for item in pages("p.zip", "p.tar") if isinstance(item, Page)]) == 4
    assert sorted(place.name for place in tmp_path.rglob("*")) == ["a", "b", "p.tar", "p.zip"]


def test_web_archive_in_a_zip() -> None:
    data = packed.zipped([
        ("datapackage.json", b"{}"), ("pages/pages.jsonl", b'{"format":"json-pages-1.0"}\n{"url":"u","text":"t"}\n'),
        ("archive/data.warc.gz", _members([packed.answer("1"), packed.answer("2")])), ("indexes/index.cdx.gz", b"x"),
    ])  # fmt: skip
    assert _texts("crawl.wacz", data) == _told("1", "2")
    assert _issues("crawl.wacz", data) == []


def test_office_document_is_no_archive_of_pages() -> None:
    for first in ("[Content_Types].xml", "mimetype"):
        data = packed.zipped([(first, b"x"), ("word/document.xml", b"<x>words</x>")])
        assert _codes("report.docx", data) == ["binary-file"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_zip_that_is_cut_off_gives_what_is_there(method: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for number in THREE:
            archive.writestr(f"{number}.html", packed.html(f"This is page {number}."))
        archive.writestr("style.css", "a {}")
    data = made.getvalue()
    end = data.rindex(b"PK\x03\x04")  # of the style
    assert _texts("p.zip", data[:-30]) == _told(*THREE)
    assert _issues("p.zip", data[:-30]) == [("broken-archive", Severity.LOSS), ("entries-passed-over", Severity.NOTE)]
    third = data[:end].rindex(b"PK\x03\x04")
    assert _texts("p.zip", data[:third]) == _told("1", "2")
    (issue,) = [item for item in _items("p.zip", data[: end - 12]) if isinstance(item, Issue)]
    assert "3 files" in issue.message
    assert "not whole: p.zip!3.html" in issue.message
    (nothing,) = [item for item in _items("p.zip", data[:20]) if isinstance(item, Issue)]
    assert "nothing of it could be read" in nothing.message


def test_zip_member_that_is_damaged_costs_no_other() -> None:
    data = packed.zipped([(f"{number}.html", packed.html(f"This is page {number}.")) for number in THREE])
    at = data.index(b"2.html") + 10
    assert _texts("p.zip", data[:at] + bytes(20) + data[at + 20 :]) == _told("1", "3")
    assert _issues("p.zip", data[:at] + bytes(20) + data[at + 20 :]) == [("broken-archive", Severity.LOSS)]


def test_encrypted_member_is_named() -> None:
    data = bytearray(packed.zipped([("1.html", packed.html("x")), ("2.html", packed.html("This is page 2."))]))
    central = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    assert _texts("p.zip", bytes(data)) == _told("2")
    assert _issues("p.zip", bytes(data)) == [("encrypted", Severity.LOSS)]


def test_zip_bomb_of_members_that_share_their_bytes() -> None:
    body = bytes(4 * FREE_BYTES)
    data = packed.zipped([("0.txt", body)])
    end = data.index(b"PK\x05\x06")
    central = data[data.index(b"PK\x01\x02") : end]
    many = 200
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, many, many, len(central) * many, end - len(central), 0)
    began = time.monotonic()
    assert "archive-bomb" in _codes("p.zip", data[: end - len(central)] + central * many + tail)
    assert time.monotonic() - began < 10


def test_zip_with_more_members_than_can_be_listed() -> None:
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", *bytes(4), 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    listed = entry * 1_000_000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(listed), 4, 0)
    began = time.monotonic()
    assert _codes("p.zip", b"PK\x03\x04" + listed + tail) == ["too-many-entries"]
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_tar(pack: Callable[[bytes], bytes]) -> None:
    members = [("a/1.html", packed.html("This is page 1.")), ("../2.html", packed.html("This is page 2."))]
    data = pack(packed.tarred([*members, ("a/x.png", b"\x89PNG")], ["passwd"]))
    assert [blob.name for blob in _blobs("p.tar", data)] == ["p.tar!a/1.html", "p.tar!../2.html"]
    assert _texts("p.tar", data) == _told("1", "2")
    assert _issues("p.tar", data) == [("odd-entry-name", Severity.NOTE), ("entries-passed-over", Severity.NOTE)]


def test_tar_that_is_cut() -> None:
    data = gzip.compress(packed.tarred([(f"{n}.txt", (f"page {n} " * 3000).encode()) for n in THREE]))
    found = [item.code for item in _items("p.tar.gz", data[:-150]) if isinstance(item, Issue)]
    assert "broken-archive" in found


def test_tar_header_of_many_bytes_is_not_held() -> None:
    member = bytearray(packed.tarred([("long", b"")])[:512])
    member[124:136], member[156:157] = b"%011o\x00" % 3_000_000_000, b"L"
    member[148:156] = b"%06o\x00 " % sum(member[:148] + b" " * 8 + member[156:])
    data = packed.tarred([("1.html", packed.html("This is page 1."))])[:1024] + bytes(member) + b"x" * 2000
    assert _texts("p.tar", data) == _told("1")
    assert _codes("p.tar", data) == ["broken-archive"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_file(pack: Callable[[bytes], bytes]) -> None:
    data = pack(packed.html("This is page 1."))
    (blob,) = _blobs("1.html.gz", data)
    assert blob.name == "1.html.gz"
    assert _texts("1.html.gz", data) == _told("1")
    assert _texts(
        "1.html.gz", pack(packed.html("This is page 1.")[:40]) + pack(packed.html("This is page 1.")[40:])
    ) == (_told("1"))


@pytest.mark.parametrize("deep", [1, 3, 4, 9])
def test_packed_in_packed(deep: int) -> None:
    data = packed.html("This is page 1.")
    for _ in range(deep):
        data = gzip.compress(data)
    assert _texts("1.html.gz", data) == (_told("1") if deep <= 3 else [])
    assert _issues("1.html.gz", data) == ([] if deep <= 3 else [("archive-too-deep", Severity.LOSS)])


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_bomb(pack: Callable[[bytes], bytes]) -> None:
    began = time.monotonic()
    assert _issues("1.txt.gz", pack(bytes(2 * FREE_BYTES))) == [("archive-bomb", Severity.LOSS)]
    assert time.monotonic() - began < 10


def test_packed_page_that_is_cut_is_read_as_far_as_it_goes() -> None:
    data = gzip.compress("".join(f"Line {number} of the page.\n" for number in range(20_000)).encode())[:-2000]
    assert _texts("1.txt.gz", data)[0].startswith("Line 0 of the page.\nLine 1")
    assert _issues("1.txt.gz", data) == [("broken-archive", Severity.LOSS)]


# --- JSON Lines


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_fields(case: dict[str, Any]) -> None:
    options = Options(mapping=mapping(case["map"])) if "map" in case else Options()
    found = [page(blob)[0] for blob in _blobs("p.jsonl", case["line"].encode(), options)]
    assert [read.text if read else None for read in found] == case["texts"]
    read = found[0] if found else None
    assert read is None or "reader" not in case or read.reader == case["reader"]
    assert read is None or {Fact(*fact) for fact in case.get("facts", ())} <= set(read.facts)
    assert read is None or not {fact.value for fact in read.facts} & set(case.get("not_facts", ()))
    assert read is None or (read.url, read.fetched) == (case.get("url"), case.get("fetched"))
    codes = [item.code for item in _items("p.jsonl", case["line"].encode(), options) if isinstance(item, Issue)]
    assert codes == case.get("issues", [])


def test_a_bad_line_costs_itself() -> None:
    lines = ['{"text": "First."}', '{"text": "cut', "[1, 2]", "", '{"a": ' * 100_000, '{"n": NaN, "text": "Last."}']
    data = "\n".join(lines).encode() + b'\n{"text": "Bad \xff byte."}'
    assert _texts("p.jsonl", data) == ["First.", "Last.", "Bad \ufffd byte."]
    broken = [item for item in _items("p.jsonl", data) if isinstance(item, Issue) and item.code == "broken-line"]
    assert [item.message.split(" is ")[0] for item in broken] == [
        "p.jsonl: line 2",
        "p.jsonl: line 3",
        "p.jsonl: line 5",
    ]
    assert _codes("p.jsonl", data).count("odd-json") == 2


def test_a_line_without_end_is_not_held() -> None:
    class Endless:
        """A good line, then a line of 300 MB, then a good line."""

        def __init__(self) -> None:
            self.pieces: Iterator[bytes] = iter(
                [b'{"text": "First."}\n{"text": "', *[b"x" * 1_000_000] * 300, b'"}\n{"text": "Last."}\n']
            )

        def read(self, _size: int, /) -> bytes:
            return next(self.pieces, b"")

    items = list(look_into(Entry(Blob("p.jsonl", b""), Stream(Endless())), Options()))
    assert [item.data for item in items if isinstance(item, Blob)] == [b"First.", b"Last."]
    assert [item.code for item in items if isinstance(item, Issue)] == ["page-too-large"]


def test_array_of_any_length_is_read_item_by_item() -> None:
    items = [json.dumps({"text": f"Page {number}. " + "word " * (number % 7) * 9000}) for number in range(60)]
    for between in (",", " ,\n", "\n"):
        data = ("\ufeff[ " + between.join(items) + "\n]").encode()
        assert [blob.data.split(b".")[0] for blob in _blobs("p.json", data)] == [b"Page %d" % n for n in range(60)]
        assert _codes("p.json", data) == []


@pytest.mark.parametrize("end", ["", ",", ', {"text": "cut', ", {bad}, {}]", ", " + '{"a":' * 100_000])
def test_array_that_breaks_off_keeps_what_came_before(end: str) -> None:
    data = ('[{"text": "One."}, 5, {"text": "Two."}' + end).encode()
    assert _texts("p.json", data) == ["One.", "Two."]
    assert _issues("p.json", data) == [("broken-line", Severity.LOSS)] * 2


def test_many_bad_lines_are_told_once() -> None:
    codes = _codes("p.jsonl", b'{"text": "a"}\n' + b"{bad}\n" * 5000)
    assert codes == ["broken-line"] * 51


def test_text_that_begins_with_a_brace_is_text() -> None:
    assert _texts("a.txt", b'{"quoted"} is how he wrote it') == ['{"quoted"} is how he wrote it']
    assert _texts("a.txt", b"[One] two") == ["[One] two"]


@pytest.mark.parametrize("option", ["text", "text=", "=x", "story=x", "text=a,b"])
def test_mapping_that_makes_no_sense(option: str) -> None:
    with pytest.raises(MappingError):
        mapping(option)


# --- the whole


def test_file_and_pipe_give_the_same(tmp_path: Path) -> None:
    data = {
        "c.warc.gz": _members([packed.answer("1"), packed.answer("2")]),
        "p.zip": packed.zipped([("1.html", packed.html("This is page 1."))]),
        "p.tar.gz": gzip.compress(packed.tarred([("1.html", packed.html("This is page 1."))])),
        "p.jsonl": json.dumps({"text": "One."}).encode(),
    }
    for name, content in data.items():
        place = tmp_path / name
        place.write_bytes(content)
        (source,) = sources([place])
        assert not isinstance(source, Issue)
        named = [item.data for item in unpack(source) if isinstance(item, Blob)]
        assert named == [blob.data for blob in _blobs("<stdin>", content)]
        assert list(unpack(source)) == list(unpack(source))


def test_archives_in_a_folder_and_the_same_page_twice(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed.zipped([("1.html", packed.html("x"))]))
    (tmp_path / "b.tar").write_bytes(packed.tarred([("other.html", packed.html("x"))]))
    items = list(pages(tmp_path))
    assert [Path(item.name).name for item in items if isinstance(item, Page)] == ["a.zip!1.html"]
    assert [item.code for item in items if isinstance(item, Issue)] == ["same-page-twice"]


def test_styles_and_scripts_beside_a_saved_page_are_no_pages(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(packed.html("x"))
    (tmp_path / "page_files").mkdir()
    for name in ("main.css", "app.js"):
        (tmp_path / "page_files" / name).write_text("body { color: red }")
    items = list(pages(tmp_path))
    assert [Path(item.name).name for item in items if isinstance(item, Page)] == ["page.html"]
    assert [(item.code, item.severity) for item in items if isinstance(item, Issue)] == (
        [("entries-passed-over", Severity.NOTE)]
    )
    assert any(isinstance(item, Page) for item in pages(tmp_path / "page_files" / "app.js"))


def test_sparse_file_is_not_read_whole(tmp_path: Path) -> None:
    place = tmp_path / "hole.txt"
    with place.open("wb") as file:
        file.truncate(2_000_000_000)
    began = time.monotonic()
    assert [item.code for item in pages(place) if isinstance(item, Issue)] == ["page-too-large"]
    assert time.monotonic() - began < 5


def test_addresses_are_not_fetched_unless_asked() -> None:
    (issue,) = sources(["https://post.example/1"])
    assert isinstance(issue, Issue)
    assert (issue.code, issue.severity) == ("not-fetched", Severity.LOSS)
    assert "--fetch" in issue.message


def test_limits_formats_and_codes_stand_in_the_docs() -> None:
    root = Path(__file__).parent.parent
    docs = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    assert f"{LARGEST_FILE // 1_000_000} MB" in docs
    assert f"{MOST_ENTRIES:,}" in docs
    assert [archive.name for archive in ARCHIVES if f"`{archive.name}`" not in docs] == []
    code = re.compile(r"(?:lost|noted|Issue)\([^\"\n]{1,60}, \"([a-z]+(?:-[a-z0-9]+)*)\"")
    said = {found for place in (root / "src/sayso/read").rglob("*.py") for found in code.findall(place.read_text())}
    assert len(said) > 30
    assert sorted(found for found in said if f"`{found}`" not in docs) == []


_MADE = [
    _members([packed.answer(number) for number in THREE]),
    _plain([packed.answer(number) for number in THREE]),
    packed.zipped([(f"{number}.html", packed.html(number)) for number in THREE]),
    gzip.compress(packed.tarred([(f"{number}.html", packed.html(number)) for number in THREE])),
    b"\n".join(json.dumps({"text": number, "date": 5, "author": [{"name": "x"}]}).encode() for number in THREE),
]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(_MADE), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6), st.floats(0, 1))
def test_damage_never_raises(data: bytes, bytes_changed: list[tuple[float, int]], end: float) -> None:
    damaged = bytearray(data)
    for place, value in bytes_changed:
        damaged[int(place * (len(data) - 1))] = value
    damaged = damaged[: max(1, int(end * 2 * len(data)))]
    for item in _items("a", bytes(damaged)):
        assert item.name if isinstance(item, Blob) else item.message
