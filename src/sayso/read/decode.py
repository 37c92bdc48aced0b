"""Bytes to text: UTF-8 unless it cannot be, and an Issue whenever something else was taken.

Order: byte order mark, UTF-16 without a mark, UTF-8, UTF-8 with forbidden sequences, the charset that the sender or the
page declares if it makes words, the statistical choice of charset-normalizer among the encodings of _LEGACY. What is
UTF-8 in some words only is decoded word by word.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable

from sayso.model import Issue, Severity
from sayso.read.binary import has_too_many_controls
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
_MANY_BYTES = frozenset({"shift_jis", "euc_jp", "gb18030", "big5", "cp949"})
_FULL_STOPS = frozenset("。．｡")  # of Chinese and Japanese
_FORBIDDEN = re.compile(
    rb"(?P<pair>\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf])|\xed[\xa0-\xbf][\x80-\xbf]"
    rb"|\xf4[\x90-\xbf][\x80-\xbf]{2}|[\xf5-\xf7][\x80-\xbf]{3}"
    rb"|[\xc0\xc1][\x80-\xbf]|\xe0[\x80-\x9f][\x80-\xbf]|\xf0[\x80-\x8f][\x80-\xbf]{2}"
)
_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(rb"[\x41-\x7e\x80-\xff]+")  # a word, in whatever encoding
_BYTES_BEYOND = re.compile(rb"[\x80-\xff]+")
_PASTED_WORDS = 3  # good UTF-8 in so many words is no accident
_LATIN_ENDS = "\u036f"
_BEYOND_ASCII = 0.5  # of the letters of a Latin text; Vietnamese has 0.3, Russian read as Latin 1.0
_MIXED_WORDS = 0.2  # of the words with letters beyond ASCII; French read as Cyrillic has 0.9


def decode(blob: Blob) -> Decoded | None:
    """The text of a blob, or None if no encoding makes text of it. Valid UTF-8 comes out unchanged."""
    for mark, encoding in _MARKS:
        if blob.data.startswith(mark):
            return _marked(blob, blob.data.removeprefix(mark), encoding)
    if (wide := _wide(blob)) is not None:  # before UTF-8: the bytes of Arabic in UTF-16 are all valid ASCII
        return wide
    if (text := _strict(blob.data, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    if (mended := _forbidden(blob)) is not None:
        return mended
    if (declared := _declared(blob)) is not None:
        return _by_word(blob, declared.encoding) if _has_utf8(blob.data[:_SAMPLE], declared.encoding) else declared
    return _ideographic(blob) or _by_word(blob, None)


def _marked(blob: Blob, data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost and _strict(data, encoding) is None:
        return Decoded(text, encoding, (_bad_bytes(blob, lost, encoding),))
    return Decoded(text, encoding)


def _wide(blob: Blob) -> Decoded | None:
    """UTF-16 without a mark: many bytes are NUL (half of Latin, at least the spaces), and what comes out is text."""
    if blob.data.count(0) < _NUL_SHARE * len(blob.data) or 0 not in blob.data:
        return None
    return _as_utf16(blob, "the pattern of its NUL bytes", lambda text: " " in text)


def _ideographic(blob: Blob) -> Decoded | None:
    """UTF-16 without a mark in a script that needs no spaces: no other bytes make full stops and no odd characters."""
    if blob.data.isascii():
        return None
    return _as_utf16(blob, "other encodings make no text of it", lambda text: not _FULL_STOPS.isdisjoint(text))


def _as_utf16(blob: Blob, why: str, is_text: Callable[[str], bool]) -> Decoded | None:
    even = blob.data[: len(blob.data) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(even, encoding)
        if text is not None and is_text(text[:4000]) and _is_prose(text[:4000]):
            issues = [_noted(blob, encoding, why)]
            if len(even) < len(blob.data):
                issues.append(_bad_bytes(blob, 1, encoding))
                text += "\ufffd"
            return Decoded(text, encoding, tuple(issues))
    return None


def _is_prose(text: str) -> bool:
    kinds = [unicodedata.category(char) for char in text]
    odd = sum(kind in {"Cc", "Cn", "Co", "Cs"} for kind in kinds) - sum(text.count(char) for char in "\t\n\r\f")
    return odd <= len(text) // 100


def _forbidden(blob: Blob) -> Decoded | None:
    """UTF-8 but for sequences that it forbids: a character written too long, or in two halves (CESU-8)."""
    text = _strict(_FORBIDDEN.sub(_permitted, blob.data), "utf-8")
    if text is None:
        return None
    message = f"{blob.name} has characters written in a way that UTF-8 forbids; what cannot be read stands as \ufffd"
    return Decoded(text, "utf-8", (Issue(page_id(blob), "damaged-encoding", message, Severity.LOSS),))


def _permitted(found: re.Match[bytes]) -> bytes:
    """A pair of halves as the one character that it means; U+FFFD for all else."""
    return (
        found[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16").encode()
        if (found["pair"])
        else "\ufffd".encode()
    )


def _declared(blob: Blob) -> Decoded | None:
    """The charset that the sender or the page declares, if every byte fits it and words come out."""
    found = _DECLARED.search(blob.data[:_DECLARED_WITHIN])
    names = (blob.charset or "", found[1].decode("ascii", "replace") if found else "")
    wanted = [(_known(name), by_sender) for name, by_sender in zip(names, (True, False), strict=True)]
    for encoding, by_sender in sorted(wanted, key=lambda pair: pair[0] == "cp1252"):  # what servers say of anything
        text = None if encoding is None else _strict(blob.data, encoding)
        if encoding is not None and text is not None and _has_words(text[:_SAMPLE], encoding):
            return Decoded(text, encoding, () if by_sender else (_noted(blob, encoding, "the page declares it"),))
    return None


def _known(declared: str) -> str | None:
    """The encoding of a declared name; None if there is none of that name, or it is UTF-8."""
    try:
        name = codecs.lookup(declared[:40].strip()).name
    except (LookupError, ValueError):
        return None
    encoding = _DECLARED_AS.get(name, name.replace("-", "_"))
    return encoding if encoding in _LEGACY else None


def _has_words(text: str, encoding: str) -> bool:
    """Whether the text looks like what the encoding is for: few letters beyond ASCII, or words in one script each."""
    if encoding in _MANY_BYTES:  # bytes of another encoding seldom fit
        return True
    letters = [char for char in text if char.isalpha()]
    if encoding in _LATIN or encoding == "cp1252":
        return sum(not char.isascii() for char in letters) <= _BEYOND_ASCII * len(letters)
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    mixed = sum(min(word) < _LATIN_ENDS and max(word) > _LATIN_ENDS for word in words)
    return mixed <= _MIXED_WORDS * len(words) and any(max(word) > _LATIN_ENDS for word in words)


def _has_utf8(data: bytes, encoding: str) -> bool:
    """Whether some words are UTF-8 on a page that declares another encoding, as pasted comments are."""
    words = [] if encoding in _MANY_BYTES else _beyond(data)
    good = sum(len(_strict(word, "utf-8") or "") > 2 for word in words)
    return good >= _PASTED_WORDS and good > len(words) // 20


def _beyond(data: bytes) -> list[bytes]:
    """The words with bytes beyond ASCII."""
    return [word for word in _RUN.findall(data) if not word.isascii()]


def _by_word(blob: Blob, declared: str | None) -> Decoded | None:
    """One legacy encoding for all, or, where other words are good UTF-8, only for the words that are not."""
    lines = blob.data.split(b"\n")
    at = [number for number, line in enumerate(lines, 1) if _strict(line, "utf-8") is None]
    good = [word for word in _beyond(blob.data[:_SAMPLE]) if _strict(word, "utf-8") is not None]
    odd = _beyond(b"\n".join(lines[number - 1] for number in at)[:_SAMPLE])
    broken = [word for word in odd if _strict(word, "utf-8") is None]
    if len(good) <= len(broken) // 20 and not _mostly_utf8(blob.data[:_SAMPLE]):
        return _legacy(blob)
    encoding = declared or _choice(b" ".join(word for word in broken if not _mostly_utf8(word))) or "cp1252"
    text = "\n".join(_line(line, encoding) for line in lines)
    where = ", ".join(map(str, at[:5])) + (" …" if len(at) > 5 else "")
    message = (
        f"{blob.name}: {len(at)} of {len(lines)} lines (line {where}) are not UTF-8 like the rest; they were "
        f"read as {_shown(encoding)} where that makes sense, what cannot be read stands as \ufffd. "
        "Save it again as UTF-8"
    )
    return Decoded(text, "utf-8", (Issue(page_id(blob), "mixed-encoding", message, Severity.LOSS),))


def _line(line: bytes, encoding: str) -> str:
    good = _strict(line, "utf-8")
    return good if good is not None else _RUN.sub(lambda word: _word(word[0], encoding).encode(), line).decode()


def _word(word: bytes, encoding: str) -> str:
    good = _strict(word, "utf-8")
    return good if good is not None else word.decode("utf-8" if _mostly_utf8(word) else encoding, "replace")


def _mostly_utf8(data: bytes) -> bool:
    """Whether more of what is not ASCII is good UTF-8 than is not: then single bytes are damaged, not the encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(not char.isascii() for char in text) - bad > bad


def _legacy(blob: Blob) -> Decoded | None:
    encoding = _choice(blob.data)
    if encoding is None:
        return _ruined(blob)
    text = blob.data.decode(encoding, "replace")
    issues = [_noted(blob, encoding, "it fits the letters best")]
    if _strict(blob.data, encoding) is None:
        issues.append(_bad_bytes(blob, text.count("\ufffd"), encoding))
    return Decoded(text, encoding, tuple(issues))


def _ruined(blob: Blob) -> Decoded | None:
    """What is mostly plain ASCII is a text, whatever stands between."""
    if has_too_many_controls(blob.data) or len(_BYTES_BEYOND.sub(b"", blob.data)) < len(blob.data) / 2:
        return None
    text = blob.data.decode("utf-8", "replace")
    return Decoded(text, "utf-8", (_bad_bytes(blob, text.count("\ufffd"), "utf-8"),))


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
