"""Archives made for the tests: WARC records, ZIP and tar files in memory."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping

URL = "https://post.example/{}"


def html(words: str) -> bytes:
    """A small page."""
    head = "<html><head><title>Dam</title></head><body>"
    return f"{head}<article><h1>Dam</h1><p>{words}</p></article></body></html>".encode()


def http(body: bytes, *, media: str = "text/html; charset=utf-8", more: str = "", status: str = "200 OK") -> bytes:
    """An HTTP answer."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode() + body


def record(
    body: bytes,
    *,
    kind: str = "response",
    page: str = "1",
    media: str = "application/http; msgtype=response",
    said: Mapping[str, object] = {},
) -> bytes:
    """A WARC record; `said` are fields that say something else than the truth."""
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": URL.format(page),
        "WARC-Date": "2024-03-05T10:11:12Z",
        "WARC-Record-ID": f"<urn:uuid:{page}>",
        "Content-Type": media,
        "Content-Length": len(body),
        **said,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + body + b"\r\n\r\n"


def answer(page: str, *, said: Mapping[str, object] = {}) -> bytes:
    """A record with a page that says its own name."""
    return record(http(html(f"This is page {page}.")), page=page, said=said)


def zipped(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """A ZIP archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def tarred(members: Iterable[tuple[str, bytes]], links: Iterable[str] = ()) -> bytes:
    """A tar archive; links lead to /etc/passwd."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for name in links:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(member)
    return made.getvalue()


def symbolic_link(name: str) -> zipfile.ZipInfo:
    """A ZIP member that is a link."""
    member = zipfile.ZipInfo(name)
    member.create_system, member.external_attr = 3, 0o120777 << 16
    return member
