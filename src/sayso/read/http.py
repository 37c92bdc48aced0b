"""What HTTP says of a body, and the body as it was before it was packed: for answers fetched, and answers archived."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress

from sayso.model import Fact
from sayso.read.entry import STEP, check_ratio

_LONGEST_TYPE = 500  # characters of a declared content type
_LONGEST_LANGUAGE = 50  # characters
_GZIP_MARK, _ZSTD_MARK = b"\x1f\x8b", b"(\xb5/\xfd"
_GZIP_WINDOW, _ZLIB_WINDOW, _BARE_WINDOW = 31, 15, -15  # what zlib calls the three forms of deflate


def header_fields(head: bytes) -> dict[str, str]:
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
    media, *parameters = (part.strip().lower() for part in declared[:_LONGEST_TYPE].split(";"))
    named = dict(parameter.partition("=")[::2] for parameter in parameters)
    return media or None, named.get("charset", "").strip("\"' ") or None


def header_facts(headers: Mapping[str, str]) -> tuple[Fact, ...]:
    """What an answer says of the page: when it was changed (ISO 8601), in which language it is."""
    from email.utils import parsedate_to_datetime

    out = []
    with suppress(ValueError, TypeError, IndexError, OverflowError):  # not said, or not to be understood
        changed = parsedate_to_datetime(headers.get("last-modified", "")).isoformat()
        out.append(Fact("modified", changed, "http Last-Modified"))
    if (language := headers.get("content-language", "").split(",")[0].strip()) and language.isprintable():
        out.append(Fact("language", language[:_LONGEST_LANGUAGE], "http Content-Language"))
    return tuple(out)


def unpacked(body: bytes, coding: str, most: int) -> tuple[bytes, str | None]:
    """The body before one content coding was applied, at most one byte more than `most`, and what is wrong with it.

    A body that is not packed as its header says is left as it is: archives unpack bodies and keep the header.
    Raises BombError.
    >>> unpacked(b"abc", "identity", 10)
    (b'abc', None)
    """
    if coding in {"gzip", "x-gzip"} and body.startswith(_GZIP_MARK):
        return _run(body, _inflater(_GZIP_WINDOW), most)
    if coding == "deflate" and body:
        with_header = (body[0] & 0x0F) == 8 and len(body) > 1 and (body[0] * 256 + body[1]) % 31 == 0  # RFC 1950, 2.2
        return _run(body, _inflater(_ZLIB_WINDOW if with_header else _BARE_WINDOW), most)
    if coding == "br" and body:
        return _run(body, _unbrotli(), most)
    if coding == "zstd" and body.startswith(_ZSTD_MARK):
        return b"", "it is packed with zstd, which is not supported"
    return body, None


_Step = Callable[[bytes, int], tuple[bytes, bool]]  # packed bytes, most bytes out → bytes out, whether more is held


def _run(body: bytes, step: _Step, most: int) -> tuple[bytes, str | None]:
    """All that comes out step by step; the body itself if nothing does."""
    pieces, given, fresh = list[bytes](), 0, body
    damage = None
    while given <= most:
        try:
            piece, more = step(fresh, STEP)
        except ValueError:
            damage = "its packed body is damaged"
            break
        given += len(piece)
        check_ratio(given, len(body))
        pieces.append(piece)
        if not more:
            break
        fresh = b""
    if not given and damage is not None:
        return body, None
    return b"".join(pieces)[: most + 1], damage


def _inflater(window: int) -> _Step:
    inflate = zlib.decompressobj(window)

    def step(fresh: bytes, most: int) -> tuple[bytes, bool]:
        try:
            piece = inflate.decompress(fresh or inflate.unconsumed_tail, most)
        except zlib.error as error:
            raise ValueError from error
        if not piece and not inflate.eof:
            raise ValueError
        return piece, not inflate.eof

    return step


def _unbrotli() -> _Step:
    import brotli

    decompressor = brotli.Decompressor()

    def step(fresh: bytes, most: int) -> tuple[bytes, bool]:
        try:
            piece = decompressor.process(fresh, output_buffer_limit=most)
        except brotli.error as error:
            raise ValueError from error
        if not piece and not decompressor.is_finished():
            raise ValueError
        return piece, not decompressor.is_finished()

    return step


def _text(raw: bytes) -> str:
    return raw.strip().decode("utf-8", "replace")
