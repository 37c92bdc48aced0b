"""Markdown: read as what it stands for, like HTML; its marks and addresses are no text. Front matter becomes facts.

A file counts as Markdown only if it is full of its marks: rendering joins lines and drops indentation, which in copied
text say where paragraphs and answers are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from msgspec import structs

from sayso.model import Fact, Issue, Page
from sayso.read import html
from sayso.read.blob import LONGEST_FACT, Blob, Decoded
from sayso.read.mapping import Mapping, plain_key
from sayso.read.wrap import plain

if TYPE_CHECKING:
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_NAMES = (".md", ".markdown", ".mdown", ".mkd")
_HEADING = re.compile(r"^#{1,6}[ \t]{1,4}\S", re.MULTILINE)
_LINK = re.compile(r"\[[^\[\]\n]{0,300}\]\((?:https?:|/|#|\.)[^()\s]{0,2000}")
_STRONG = re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*")
_LOOKED_AT = 50_000  # characters
_ENOUGH_LINKS = 3  # of a file with headings that is not called Markdown
_MANY_LINKS = 10  # without headings
_LONGEST = 300_000  # characters; markdown-it-py renders 100,000 a second
_MARKS = re.compile(r"[\[!*_<`&|]|\n")
_MOST_MARKS = 2_000  # of one paragraph; 100,000 open brackets cost markdown-it-py 6 s, pictures minutes
_FRONT = re.compile(r"\A\s{0,100}---[ \t]{0,9}\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]{0,9}(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]{0,9}:[ \t]{1,9}(\S[^\n]{0,2000})")
_DUMPED = re.compile(r"\A(?:[A-Z][A-Za-z ]{2,30}: [^\n]{0,2000}\r?\n\s{0,9}){1,9}Markdown Content:\r?\n")  # Jina Reader
_DUMPED_KEYS = {"url_source": "url", "published_time": "published"}
_KEYS = ("published", "modified", "author", "title", "site", "language", "section")
_URL = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_FEWEST_WORDS = 2  # of the text of a picture that says something


def takes(decoded: Decoded, name: str) -> bool:
    """Whether this is Markdown: by its marks, of which fewer are needed if it is called so."""
    if len(decoded.text) > _LONGEST or not _is_tame(decoded.text):
        return False
    text = decoded.text[:_LOOKED_AT]
    headings, links = _HEADING.search(text) is not None, len(_LINK.findall(text))
    if name.lower().endswith(_NAMES):
        return headings or links > 0 or _FRONT.match(text) is not None or len(_STRONG.findall(text)) > 1
    return _DUMPED.match(text) is not None or links >= (_ENOUGH_LINKS if headings else _MANY_LINKS)


def _is_tame(text: str) -> bool:
    """Whether no paragraph is made of marks."""
    return all(len(_MARKS.findall(paragraph)) <= _MOST_MARKS for paragraph in re.split(r"\n\s{0,9}\n", text))


def read(blob: Blob, decoded: Decoded) -> tuple[Page, tuple[Issue, ...]]:
    """The page that the Markdown stands for."""
    fields, body = _front(decoded.text)
    told = _told(fields)
    title = next((fact.value for fact in told if fact.key == "title"), "")
    found, issues = html.read(blob, Decoded(_rendered(title, body), decoded.encoding))
    own = [fact for fact in found.facts if fact.by != "html title"]
    url = next((value for key, value in fields if key in Mapping().names("url") and _URL.fullmatch(value)), None)
    site = next((fact.value for fact in told if fact.key == "site"), None)
    made = structs.replace(
        found, reader="markdown", url=found.url or url, outlet=found.outlet or site, facts=(*told, *own)
    )
    return made, issues


def _front(text: str) -> tuple[list[tuple[str, str]], str]:
    """The fields above the text, names in one form, and the text below them."""
    head = _FRONT.match(text) or _DUMPED.match(text)
    if head is None:
        return [], text
    fields = [(plain_key(key), value.strip().strip("\"'").strip()) for key, value in _FIELD.findall(head[0])]
    if not fields:
        return [], text
    return [(_DUMPED_KEYS.get(key, key), value) for key, value in fields], text[head.end() :]


def _told(fields: Sequence[tuple[str, str]]) -> tuple[Fact, ...]:
    """What the fields say of the page."""
    keys = {name: key for key in reversed(_KEYS) for name in Mapping().names(key)}
    return tuple(
        Fact(keys[name], value[:LONGEST_FACT], f"front-matter {name}")
        for name, value in fields
        if name in keys and value and not (keys[name] == "site" and _URL.match(value))
    )


def _rendered(title: str, body: str) -> str:
    """The Markdown as HTML; a title of the front matter is its heading if there is no other."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")
    parser.add_render_rule("image", _picture)
    made = parser.render(body)
    said = escape(title)
    heading = "" if not title or "<h1>" in made else f"<h1>{said}</h1>\n"
    return f"<html><head><title>{said}</title></head><body>{heading}{made}</body></html>"


def _picture(self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    """The words of a picture as its caption, if they say anything: in a dump they stand where the picture was."""
    words = plain(self.renderInlineAsText(tokens[at].children or [], options, env))
    return f"<figcaption>{escape(words)}</figcaption>" if len(words.split()) >= _FEWEST_WORDS else ""
