"""An HTTP response as it was sent and archived: status, headers, and the body, its chunks joined and unpacked."""

from __future__ import annotations

import re

from msgspec import Struct

from sayso.read.blob import LARGEST_FILE
from sayso.read.http import header_fields, media_type, unpacked

_STATUS = re.compile(rb"HTTP/[\d.]{1,8} {1,8}(\d{3})")  # "HTTP/1.1 200 OK"
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_LARGEST_HEAD = 262_144  # bytes
_SIZE = re.compile(rb"\s{0,4}([0-9A-Fa-f]{1,8})[^\n]{0,200}\n")  # "1f3c;name=value"
_NO_CHUNK = 16  # bytes: a body of fewer, with a size of 0 at its front, is the end of chunks without any
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
    headers = header_fields(data[: end.start()])
    body, doubt = data[end.end() :], None
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body, doubt = _joined(body)
    codings = [coding.strip().lower() for coding in headers.get("content-encoding", "").split(",")]
    for coding in reversed(codings[:_MOST_CODINGS]):
        body, damage = unpacked(body, coding, LARGEST_FILE)
        doubt = doubt or damage
    return Response(int(status[1]), headers, body, doubt)


def _joined(body: bytes) -> tuple[bytes, str | None]:
    """The chunks as one; what does not look like chunks is left as it is: many archives have joined them already."""
    pieces, at = [], 0
    while (size := _SIZE.match(body, at)) is not None and (count := int(size[1], 16)):
        pieces.append(body[size.end() : size.end() + count])
        at = size.end() + count
        if body.startswith(b"\r\n", at):
            at += 2
    if not pieces:
        return (b"", None) if size is not None and len(body) < _NO_CHUNK else (body, None)
    if size is None:
        return b"".join((*pieces, body[at:])), "its last chunk is missing"
    return b"".join(pieces), None
