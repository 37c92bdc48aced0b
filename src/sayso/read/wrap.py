"""A title and a piece of HTML or text as one small HTML page: what feeds and fields hold has no head and no heading."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<[/!a-zA-Z][^<>]{0,2000}>")
_BREAK = re.compile(r"</?(?:br|p|div|li|tr|h[1-6]|blockquote)\b[^<>]{0,2000}>", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def titled(title: str, body: str, lang: str = "") -> bytes:
    """The page; the title stands above the text as its heading.

    >>> print(titled("A & B", "<p>Text").decode())
    <html><head><title>A &amp; B</title></head><body><article><h1>A &amp; B</h1>
    <p>Text
    </article></body></html>
    """
    said = html.escape(title)
    language = f' lang="{html.escape(lang)}"' if lang else ""
    head = f"<head><title>{said}</title></head>" if said else ""
    heading = f"<h1>{said}</h1>" if said else ""
    page = f"<html{language}>{head}<body><article>{heading}\n{body}\n</article></body></html>"
    return page.encode("utf-8", "replace")


def marked_up(text: str) -> str:
    """Plain text as HTML: a line is a paragraph.

    >>> marked_up("a < b\\n\\nc")
    '<p>a &lt; b</p>\\n<p>c</p>'
    """
    lines = (line.strip() for line in _LINE_ENDS.split(text))
    return "\n".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line)


def has_tags(text: str) -> bool:
    """Whether there is any tag in a text."""
    return _TAG.search(text) is not None


def plain(markup: str) -> str:
    """A short piece of HTML (a title, a name) as one line of text.

    >>> plain("<b>Flood</b> &amp; storm<br>in Tessel")
    'Flood & storm in Tessel'
    """
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", markup))).split())
