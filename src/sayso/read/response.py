"""An HTTP response as it went over the wire: status, headers, and the body as it was before it was packed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime

from msgspec import Struct

from sayso.model import Fact
from sayso.read.blob import LARGEST_FILE
from sayso.read.entry import STEP, check_ratio

_STATUS = re.compile(rb"HTTP/[\d.]{1,8} {1,8}(\d{3})")
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_LARGEST_HEAD = 262_144  # bytes
_SIZE = re.compile(rb"\s{0,4}([0-9A-Fa-f]{1,8})[^\n]{0,200}\n")
_MOST_CODINGS = 3


class Response(Struct, frozen=True):
    """What a server answered."""

    status: int
    headers: dict[str, str]  # names in lower case; of a header that comes twice the first
    body: bytes  # unpacked; at most one byte more than a page may have
    doubt: str | None = None  # why the body may not be what was sent

    @property
    def media(self) -> str | None:
        """The declared content type, lower case, without parameters."""
        return media_type(self.headers.get("content-type", ""))[0]

    @property
    def charset(self) -> str | None:
        """The declared charset."""
        return media_type(self.headers.get("content-type", ""))[1]


def response(data: bytes) -> Response | None:
    """The response in these bytes; None if they are none. Raises BombError."""
    end = _HEAD_ENDS.search(data, 0, _LARGEST_HEAD)
    status = _STATUS.match(data)
    if end is None or status is None:
        return None
    headers = fields(data[: end.start()])
    body, doubt = data[end.end() :], None
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body, doubt = _joined(body)
    codings = [coding.strip().lower() for coding in headers.get("content-encoding", "").split(",")]
    for coding in reversed(codings[:_MOST_CODINGS]):
        body, damage = _decoded(body, coding)
        doubt = doubt or damage
    return Response(int(status[1]), headers, body, doubt)


def fields(head: bytes) -> dict[str, str]:
    """The named fields of a header, names in lower case, after the first line; the first of a name counts."""
    found: dict[str, str] = {}
    for line in head.split(b"\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon and not line.startswith((b" ", b"\t")):
            found.setdefault(_text(name).lower(), _text(value))
    return found


def media_type(declared: str) -> tuple[str | None, str | None]:
    """Content type and charset of a declaration.

    >>> media_type('Text/HTML; charset="UTF-8"')
    ('text/html', 'utf-8')
    """
    media, *parameters = (part.strip().lower() for part in declared[:500].split(";"))
    named = dict(parameter.partition("=")[::2] for parameter in parameters)
    return media or None, named.get("charset", "").strip("\"' ") or None


def header_facts(headers: Mapping[str, str]) -> tuple[Fact, ...]:
    """What an answer says of the page: when it was changed, in which language it is."""
    out = []
    with suppress(ValueError, TypeError, IndexError, OverflowError):  # not said, or not to be understood
        changed = parsedate_to_datetime(headers.get("last-modified", "")).isoformat()
        out.append(Fact("modified", changed, "http Last-Modified"))
    if (language := headers.get("content-language", "").split(",")[0].strip()) and language.isprintable():
        out.append(Fact("language", language[:50], "http Content-Language"))
    return tuple(out)


def _text(raw: bytes) -> str:
    return raw.strip().decode("utf-8", "replace")


def _joined(body: bytes) -> tuple[bytes, str | None]:
    """The chunks as one; what does not look like chunks is left as it is: many archives have joined them already."""
    pieces, at = [], 0
    while (size := _SIZE.match(body, at)) is not None and (count := int(size[1], 16)):
        pieces.append(body[size.end() : size.end() + count])
        at = size.end() + count
        if body.startswith(b"\r\n", at):
            at += 2
    if not pieces:
        return (b"", None) if size is not None and len(body) < 16 else (body, None)
    if size is None:
        return b"".join((*pieces, body[at:])), "its last chunk is missing"
    return b"".join(pieces), None


def _decoded(body: bytes, coding: str) -> tuple[bytes, str | None]:
    """The body before one content coding was applied, and what is wrong with it."""
    if coding in {"gzip", "x-gzip"} and body.startswith(b"\x1f\x8b"):
        return _unpacked(body, _inflater(31))
    if coding == "deflate" and body:
        with_header = (body[0] & 0x0F) == 8 and len(body) > 1 and (body[0] * 256 + body[1]) % 31 == 0
        return _unpacked(body, _inflater(15 if with_header else -15))
    if coding == "br" and body:
        return _unpacked(body, _unbrotli())
    if coding == "zstd" and body.startswith(b"(\xb5/\xfd"):
        return b"", "it is packed with zstd, which is not supported"
    return body, None


_Unpack = Callable[[bytes, int], tuple[bytes, bool]]  # packed bytes, most bytes out → bytes out, whether more is held


def _unpacked(body: bytes, unpack: _Unpack) -> tuple[bytes, str | None]:
    """What a body unpacks to, at most one byte more than a page may have; raises BombError."""
    pieces, given, fresh = [], 0, body
    damage = None
    while given <= LARGEST_FILE:
        try:
            piece, more = unpack(fresh, STEP)
        except ValueError:
            damage = "its packed body is damaged"
            break
        given += len(piece)
        check_ratio(given, len(body))
        pieces.append(piece)
        if not more:
            break
        fresh = b""
    if not given and damage is not None:  # archives that unpack bodies keep the header
        return body, None
    return b"".join(pieces)[: LARGEST_FILE + 1], damage


def _inflater(window: int) -> _Unpack:
    inflate = zlib.decompressobj(window)

    def unpack(fresh: bytes, most: int) -> tuple[bytes, bool]:
        try:
            piece = inflate.decompress(fresh or inflate.unconsumed_tail, most)
        except zlib.error as error:
            raise ValueError from error
        if not piece and not inflate.eof:
            raise ValueError
        return piece, not inflate.eof

    return unpack


def _unbrotli() -> _Unpack:
    import brotli

    decompressor = brotli.Decompressor()

    def unpack(fresh: bytes, most: int) -> tuple[bytes, bool]:
        try:
            piece = decompressor.process(fresh, output_buffer_limit=most)
        except brotli.error as error:
            raise ValueError from error
        if not piece and not decompressor.is_finished():
            raise ValueError
        return piece, not decompressor.is_finished()

    return unpack
