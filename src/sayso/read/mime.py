"""Messages in MIME: their headers as text, their parts in order. Shared by e-mail and saved web pages (MHTML).

The old policy of the standard library (compat32) gives headers as they stand: the new one parses them with a grammar
that takes minutes for a hostile address list and raises on some malformed ones.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email.errors import MessageError
from typing import TYPE_CHECKING, cast

from sayso.read.blob import Blob

if TYPE_CHECKING:
    from email.message import Message as Mail

_LONGEST = 2_000  # characters of a header that are looked at
_DEEPEST = 50  # parts within parts; forwarded newsletters have up to 6
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):")
_LINES = 200  # of the head that are looked at
_BROKEN = (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError, AssertionError)
_MOST_PARTS = 2_000
_SEVEN_BIT = ("iso2022", "iso-2022", "hz", "utf-7")  # encodings of mail whose bytes are all ASCII
_LONGEST_CHARSET = 40  # characters


def header_names(data: bytes) -> tuple[str, ...]:
    """The names of the headers with which the bytes begin, in lower case; none if they begin otherwise.

    >>> header_names(b"From: a@b.example\\r\\nSubject: x\\r\\n y\\r\\n\\r\\nDear: all")
    ('from', 'subject')
    """
    names: list[str] = []
    for line in data[:100_000].lstrip(b"\r\n").split(b"\n")[:_LINES]:
        if not line.strip():
            break
        if line[:1] in b" \t" and names:
            continue
        found = _HEADER.match(line)
        if found is None:
            return () if len(names) < 3 else tuple(names)
        names.append(found[1].decode("ascii").lower())
    return tuple(names)


def message(data: bytes) -> Mail | None:
    """The message, or None if it is nested beyond all use."""
    from email import message_from_bytes

    try:
        mail = message_from_bytes(data)
    except _BROKEN:
        return None
    layer = [mail]
    for _ in range(_DEEPEST):
        layer = [inner for part in layer for inner in children(part)]
        if not layer:
            return mail
    return None


def children(mail: Mail) -> list[Mail]:
    """The parts directly in a part; of a message inside, the message."""
    inner = mail.get_payload()
    return [cast("Mail", part) for part in inner] if isinstance(inner, list) else []


def parts(mail: Mail) -> Iterator[Mail]:
    """The parts that hold something, in order; a message inside is one part."""
    waiting = [mail]
    given = 0
    while waiting and given < _MOST_PARTS:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart":
            waiting += reversed(children(part))
        else:
            given += 1
            yield part


def header(mail: Mail, name: str) -> str:
    """A header as text on one line, "" if it is missing."""
    value = mail.get(name)
    return "" if value is None else worded(str(value))


def worded(value: str) -> str:
    """What encoded words and raw bytes in a header say.

    >>> worded("=?utf-8?q?Fl=C3=BCt?= in =?iso-8859-1?q?Stra=DFe?=")
    'Flüt in Straße'
    """
    from email.header import decode_header

    try:
        pieces = decode_header(value[:_LONGEST])
    except (MessageError, ValueError, LookupError):
        pieces = [(value[:_LONGEST], None)]
    text = "".join(_piece(piece, charset) for piece, charset in pieces)
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def address(mail: Mail, name: str) -> tuple[str, str]:
    """The name and the address of the first person of a header."""
    from email.utils import parseaddr

    try:
        shown, where = parseaddr(str(mail.get(name, ""))[:_LONGEST])
    except _BROKEN:  # a thousand brackets
        return "", ""
    return worded(shown), where if where.isprintable() and " " not in where else ""


def moment(mail: Mail, name: str) -> str:
    """A date of a header as ISO 8601 in its own time zone; "" if there is none or it cannot be read."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(str(mail.get(name, ""))[:_LONGEST]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def part_blob(part: Mail, name: str) -> Blob:
    """The decoded bytes of a part, with what it says of them."""
    data = part.get_payload(decode=True)
    content = data if isinstance(data, bytes) else b""
    declared = charset(part)
    if declared is not None and declared.lower().startswith(_SEVEN_BIT):  # else it would be taken for ASCII
        content, declared = content.decode(declared, "replace").encode("utf-8", "replace"), "utf-8"
    return Blob(name, content, media=part.get_content_type(), charset=declared)


def charset(part: Mail) -> str | None:
    """The encoding that a part declares, as Python calls it; None if there is no such thing."""
    try:
        found = part.get_content_charset()
    except _BROKEN:
        return None
    if not found or not found.isascii() or len(found) > _LONGEST_CHARSET:
        return None
    try:
        return codecs.lookup(found).name
    except (LookupError, ValueError):
        return None


def parameter(part: Mail, name: str) -> str:
    """A parameter of the content type, lower case and without quotes around it."""
    try:
        value = part.get_param(name)
    except _BROKEN:
        return ""
    return value.strip().lower() if isinstance(value, str) else ""


def file_name(part: Mail) -> str:
    """The file name of a part; "" without."""
    try:
        return worded(part.get_filename() or "")
    except _BROKEN:
        return ""


def _piece(piece: str | bytes, charset: str | None) -> str:
    data = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
    for encoding in (charset, "utf-8"):
        try:
            if encoding:
                return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")
