"""XML made harmless before a parser sees it: no document type, so no entities, and no tag of endless attributes.

Without a document type there is no entity that grows a thousandfold, and none that fetches a file or an address.
"""

from __future__ import annotations

import re

_SKIPPED = re.compile(r"\s+|\ufeff|\xef\xbb\xbf|\xff\xfe|\xfe\xff")
_NAME = re.compile(r"[^\s<>=/]{0,200}")
_MOST_ATTRIBUTES = 50  # of a tag; feeds have up to 12, the root with its namespaces 25
_COMMENT, _INSTRUCTION, _DOCTYPE = "<!--", "<?", "<!doctype"
_IN_DOCTYPE = re.compile(r"<!--|<\?|[\"'\[\]>]")  # "<!DOCTYPE rss [ <!ENTITY a 'b>'> ]>"


def root(text: str) -> int:
    """Where the first element begins; the end of the text if there is none. Linear.

    >>> root('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "<c>">]> <a>')
    54
    """
    at = 0
    while at < len(text):
        if (blank := _SKIPPED.match(text, at)) is not None:
            at = blank.end()
        elif text.startswith(_COMMENT, at):
            at = _after(text, "-->", at + 4)
        elif text.startswith(_INSTRUCTION, at):
            at = _after(text, "?>", at + 2)
        elif text[at : at + 9].lower() == _DOCTYPE:
            at = _after_doctype(text, at + 9)
        else:
            return at
    return len(text)


def without_prolog(text: str) -> str:
    """The first element and what follows it."""
    return text[root(text) :]


def without_endless_tags(text: str) -> tuple[str, int]:
    """The text with tags of very many attributes left bare, and how many they are: feedparser needs n² for n of them.

    >>> without_endless_tags("<a " + 'b="c" ' * 60 + ">d</a>")
    ('<a>d</a>', 1)
    """
    pieces = text.split("<")
    bared = 0
    for at, piece in enumerate(pieces):
        end = piece.find(">") if len(piece) > 3 * _MOST_ATTRIBUTES else 0
        if piece.count("=", 0, end if end >= 0 else len(piece)) > _MOST_ATTRIBUTES:
            name = _NAME.match(piece)
            pieces[at] = (name[0] if name else "") + (piece[end:] if end >= 0 else "")
            bared += 1
    return "<".join(pieces), bared


def _after(text: str, end: str, at: int) -> int:
    found = text.find(end, at)
    return len(text) if found < 0 else found + len(end)


def _after_doctype(text: str, at: int) -> int:
    """The end of a document type: the ">" outside of quotes, comments and square brackets."""
    depth = 0
    while (found := _IN_DOCTYPE.search(text, at)) is not None:
        sign, at = found[0], found.end()
        if sign == _COMMENT:
            at = _after(text, "-->", at)
        elif sign == _INSTRUCTION:
            at = _after(text, "?>", at)
        elif sign in "\"'":
            at = _after(text, sign, at)
        elif sign == ">" and depth <= 0:
            return at
        else:
            depth += (sign == "[") - (sign == "]")
    return len(text)
