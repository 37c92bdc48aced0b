"""What is no text at all: files of other kinds, told by their first bytes."""

from __future__ import annotations

_SIGNATURES = (  # first bytes, offset, what it is (file(1), Gary Kessler's list of signatures)
    (b"%PDF-", 0, "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", 0, "a PNG picture"),
    (b"\xff\xd8\xff", 0, "a JPEG picture"),
    (b"GIF87a", 0, "a GIF picture"),
    (b"GIF89a", 0, "a GIF picture"),
    (b"RIFF", 0, "a WebP picture, a WAV sound or an AVI film"),
    (b"PK\x03\x04", 0, "a ZIP archive or an office document"),
    (b"PK\x05\x06", 0, "an empty ZIP archive"),
    (b"\x1f\x8b", 0, "a gzip archive"),
    (b"BZh", 0, "a bzip2 archive"),
    (b"\xfd7zXZ\x00", 0, "an xz archive"),
    (b"(\xb5/\xfd", 0, "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7z archive"),
    (b"Rar!\x1a\x07", 0, "a RAR archive"),
    (b"ustar", 257, "a tar archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "an old office document"),
    (b"{\\rtf", 0, "an RTF document"),
    (b"SQLite format 3\x00", 0, "an SQLite database"),
    (b"\x7fELF", 0, "a program"),
    (b"II*\x00", 0, "a TIFF picture"),
    (b"MM\x00*", 0, "a TIFF picture"),
    (b"ftyp", 4, "a film or a HEIC picture"),
    (b"ID3", 0, "an MP3 sound"),
    (b"OggS", 0, "an Ogg sound or film"),
    (b"wOFF", 0, "a font"),
    (b"wOF2", 0, "a font"),
)
_CONTROL = bytes(sorted(set(range(32)) - set(b"\t\n\v\f\r\x1b")))  # no text is written with these
_CONTROL_SHARE = 0.01  # of all bytes; more is no text (none of 990 news pages has any)
_STRAY = 3  # control characters that any text may have by accident, if it has letters


def binary_kind(data: bytes) -> str | None:
    """What kind of file these bytes are, if their first bytes give it away.

    >>> binary_kind(b"%PDF-1.7 ...")
    'a PDF document'
    """
    for first, offset, kind in _SIGNATURES:
        if data.startswith(first, offset) and not (first.isalnum() and _reads_as_text(data)):
            return kind
    return None


def has_too_many_controls(data: bytes) -> bool:
    """Whether so many bytes are control characters that this is no text.

    >>> has_too_many_controls(bytes(100)), has_too_many_controls(b"a line\\n")
    (True, False)
    """
    rest = data.translate(None, _CONTROL)
    return len(data) - len(rest) > max(_STRAY, _CONTROL_SHARE * len(data)) or not rest.strip()


def _reads_as_text(data: bytes) -> bool:
    """A page may begin with "ID3" or "RIFF": then the rest is text too."""
    head = data[:2000]
    return not has_too_many_controls(head) and b"\x00" not in head
