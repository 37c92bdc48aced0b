"""Bytes to text: UTF-8 unless it cannot be, and an Issue whenever something else was taken.

Order: byte order mark, UTF-16 without a mark, UTF-8, the charset that an HTML page declares, the statistical choice of
charset-normalizer among the encodings of _LEGACY. A file that is UTF-8 on some lines only is decoded line by line.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from sayso.model import Issue, Severity
from sayso.read.blob import Blob, Decoded, page_id

_MARKS = (  # the longer first: the mark of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = (
    "cp1252", "cp1251", "cp1256", "cp1250", "cp1253", "cp1254", "cp1255", "cp1257", "koi8_r", "koi8_u", "cp866",
    "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_9", "iso8859_15",
    "shift_jis", "euc_jp", "gb18030", "big5", "cp949",
)  # fmt: skip
_LATIN = frozenset({"cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_9", "iso8859_15"})
_DECLARED_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gbk": "gb18030", "gb2312": "gb18030", "euc_kr": "cp949"}
_DECLARED = re.compile(  # <meta charset="windows-1251">
    rb"<(?:meta|\?xml)[^<>]{0,200}?(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{2,40})", re.IGNORECASE
)
_DECLARED_WITHIN = 4096  # bytes; the HTML standard asks for the first 1,024
_SAMPLE = 200_000  # bytes that are enough to choose an encoding by
_MEANT_LETTERS = 0.97  # of what is not ASCII: from here windows-1252 is as good as any Latin choice
_NUL_SHARE = 0.02  # of the bytes of UTF-16; Arabic, Russian and Greek have about 0.07, the spaces alone
_TYPOGRAPHIC = frozenset({"Pi", "Pf", "Pd", "Zs"})


def decode(blob: Blob) -> Decoded | None:
    """The text of a blob, or None if no encoding makes text of it. Valid UTF-8 comes out unchanged."""
    for mark, encoding in _MARKS:
        if blob.data.startswith(mark):
            return _marked(blob, blob.data.removeprefix(mark), encoding)
    if (wide := _wide(blob)) is not None:  # before UTF-8: the bytes of Arabic in UTF-16 are all valid ASCII
        return wide
    if (text := _strict(blob.data, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    return _declared(blob) or _by_line(blob)


def _marked(blob: Blob, data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost and _strict(data, encoding) is None:
        return Decoded(text, encoding, (_bad_bytes(blob, lost, encoding),))
    return Decoded(text, encoding)


def _wide(blob: Blob) -> Decoded | None:
    """UTF-16 without a mark: many bytes are NUL (half of Latin, at least the spaces), and what comes out is text."""
    if len(blob.data) % 2 or blob.data.count(0) < _NUL_SHARE * len(blob.data) or 0 not in blob.data:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(blob.data, encoding)
        if text is not None and _is_prose(text[:4000]):
            return Decoded(text, encoding, (_noted(blob, encoding, "the pattern of its NUL bytes"),))
    return None


def _is_prose(text: str) -> bool:
    kinds = [unicodedata.category(char) for char in text]
    odd = sum(kind in {"Cc", "Cn", "Co", "Cs"} for kind in kinds) - sum(text.count(char) for char in "\t\n\r\f")
    return " " in text and odd <= len(text) // 100


def _declared(blob: Blob) -> Decoded | None:
    """The charset that the page declares, if every byte fits it."""
    if (found := _DECLARED.search(blob.data[:_DECLARED_WITHIN])) is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return None
    encoding = _DECLARED_AS.get(name, name.replace("-", "_"))
    text = _strict(blob.data, encoding) if encoding in _LEGACY else None
    if text is None:
        return None
    return Decoded(text, encoding, (_noted(blob, encoding, "the page declares it"),))


def _by_line(blob: Blob) -> Decoded | None:
    """One legacy encoding for all, or, when other lines are good UTF-8, only for the lines that are not."""
    lines = blob.data.split(b"\n")
    other = [at for at, line in enumerate(lines) if not line.isascii()]
    broken = [at for at in other if _strict(lines[at], "utf-8") is None]
    if len(other) - len(broken) <= len(broken) // 20 and not _mostly_utf8(blob.data[:_SAMPLE]):
        return _legacy(blob)
    encoding = _choice(b"\n".join(lines[at] for at in broken if not _mostly_utf8(lines[at])))
    text = "\n".join(_line(line, encoding or "cp1252") for line in lines)
    where = ", ".join(str(at + 1) for at in broken[:5]) + (" …" if len(broken) > 5 else "")
    message = (
        f"{blob.name}: {len(broken)} of {len(lines)} lines (line {where}) are not UTF-8 like the rest; they were "
        f"read as {_shown(encoding or 'cp1252')} where that makes sense, what cannot be read stands as \ufffd. "
        "Save it again as UTF-8"
    )
    return Decoded(text, "utf-8", (Issue(page_id(blob), "mixed-encoding", message, Severity.LOSS),))


def _line(line: bytes, encoding: str) -> str:
    good = _strict(line, "utf-8")
    if good is not None:
        return good
    return line.decode("utf-8" if _mostly_utf8(line) else encoding, "replace")


def _mostly_utf8(data: bytes) -> bool:
    """Whether more of what is not ASCII is good UTF-8 than is not: then single bytes are damaged, not the encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(not char.isascii() for char in text) - bad > bad


def _legacy(blob: Blob) -> Decoded | None:
    encoding = _choice(blob.data)
    if encoding is None:
        return None
    text = blob.data.decode(encoding, "replace")
    issues = [_noted(blob, encoding, "it fits the letters best")]
    if _strict(blob.data, encoding) is None:
        issues.append(_bad_bytes(blob, text.count("\ufffd"), encoding))
    return Decoded(text, encoding, tuple(issues))


def _choice(data: bytes) -> str | None:
    """The likeliest legacy encoding of these bytes, or None if none makes text of them."""
    if not data:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_LEGACY), explain=False).best()
    latin = data[:_SAMPLE].decode("cp1252", "replace")
    if best is None:
        return "cp1252" if _is_meant(latin) else None
    if best.encoding in _LATIN and _is_meant(latin):
        return "cp1252"
    return best.encoding


def _is_meant(text: str) -> bool:
    """Whether most that is not ASCII is letters, quotation marks or dashes (French), not signs (Polish misread)."""
    other = [unicodedata.category(char) for char in text if not char.isascii()]
    meant = sum(kind[0] == "L" or kind in _TYPOGRAPHIC for kind in other)
    return meant >= _MEANT_LETTERS * len(other)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _shown(encoding: str) -> str:
    """The name that people know: "windows-1252" for Python's "cp1252"."""
    if encoding.startswith("cp125"):
        return encoding.replace("cp", "windows-")
    return encoding.replace("iso8859_", "iso-8859-").replace("_", "-")


def _noted(blob: Blob, encoding: str, why: str) -> Issue:
    message = f"{blob.name} is not UTF-8 and was read as {_shown(encoding)}: {why}. If it looks wrong, save it as UTF-8"
    return Issue(page_id(blob), "not-utf-8", message, Severity.NOTE)


def _bad_bytes(blob: Blob, count: int, encoding: str) -> Issue:
    message = f"{blob.name}: {count} places are no good {_shown(encoding)}; they stand as \ufffd. Find a better copy"
    return Issue(page_id(blob), "damaged-encoding", message, Severity.LOSS)
