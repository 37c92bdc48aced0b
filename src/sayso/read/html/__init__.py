"""HTML: all visible text in document order, and what the markup says about it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from sayso.model import Issue, Markup, Page, Severity
from sayso.read.blob import Blob, Decoded, page_id
from sayso.read.html.facts import Facts
from sayso.read.html.flow import Attributes, Flow
from sayso.read.html.maintext import main_text
from sayso.read.html.regions import Note, Regions
from sayso.read.html.stamped import Stamps

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STARTS = re.compile(
    r"\A\s{0,1000}(?:<\?xml[^<>]{0,200}>\s{0,100})?(?:<!--[^<>]{0,1000}-->\s{0,100}){0,9}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"</?(?:p|div|a|span|br|h[1-6]|ul|ol|li|table|tr|td|img|meta|script|article|section|main|title)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_NOSCRIPT = re.compile(r"<(/?)noscript(?:>|\s[^<>]{0,500}>)", re.IGNORECASE)
_LOOKED_AT = 20_000  # characters
_ENOUGH_TAGS = 3  # of a text without a file name that says so
_PLAIN_NAMES = (".txt", ".text", ".md")
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".xht")
_LONG_TAG = 20_000  # characters; only such a tag can hold enough attributes to make lxml quadratic
_MANY_ATTRIBUTES = 1_000  # measured: 100,000 attributes take lxml 6.1 more than 25 s
_MANY_ELEMENTS = 40_000  # beyond, trafilatura needs more than 2 s
_TAG = re.compile(r"<[^<>]{0,500}>")
_FEWEST_DECLARED = 300  # characters; a shorter "article" is a teaser
_PROBES = 8  # places at which a declared article is compared with the text
_PROBE = 40  # letters and digits of each
_CLOSE_THEMSELVES = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})


def takes(decoded: Decoded, name: str) -> bool:
    """Whether this is HTML: by how it begins, else by its tags and its name."""
    if _STARTS.match(decoded.text):
        return True
    needed = 1 if name.lower().endswith(_HTML_NAMES) else _ENOUGH_TAGS
    tags = _TAGS.findall(decoded.text[:_LOOKED_AT])
    return len(tags) >= needed and not name.lower().endswith(_PLAIN_NAMES)


def read(blob: Blob, decoded: Decoded) -> tuple[Page, tuple[Issue, ...]]:
    """The page; every character that a browser would show is in its text, or an Issue says what is lost."""
    facts, regions, stamps = Facts(), Regions(), Stamps()

    def opened(tag: str, attributes: Attributes, length: int) -> Note:
        facts.opened(tag, attributes)
        note = regions.opened(tag, attributes, length)
        stamps.opened(tag, attributes, note.place)
        return note

    def closed(note: Note, start: int, end: int) -> None:
        regions.closed(note, start, end)
        stamps.closed(note.place, start, end)

    def unseen(tag: str, attributes: Attributes, inside: str) -> None:
        if regions.in_article and attributes.get("type") == "text/template":  # Blogger: its script shows the article
            _Fallback(flow).run(inside)
        else:
            facts.unseen(tag, attributes, inside)

    flow = Flow(opened, closed, unseen)
    html = _without_noscript(_without_open_comment(decoded.text))
    tree = None if _has_huge_tag(html) else _tree(html)
    if tree is None:
        _Fallback(flow).run(html)
    else:
        _walk(tree, flow)
    text = flow.finish()
    if _waits_for_script(facts.declared.article, text):
        _Fallback(flow).run(f"<article>{facts.declared.article}</article>")
        text = flow.finish()
    main, issues = _second_voice(blob, tree, text)
    markup = regions.markup(text, facts, main)
    facts.extend(stamps.facts(text, markup, facts.languages))
    page = Page(
        page_id(blob), text, "html", blob.name,
        url=blob.url or _address(facts), outlet=facts.first("site"), facts=facts.all(), markup=markup,
    )  # fmt: skip
    return page, issues


def _waits_for_script(article: str, text: str) -> bool:
    """Whether a declared article stands nowhere in the text: a script would show it, as on scmp.com."""
    if len(article) < _FEWEST_DECLARED:
        return False
    shown, declared = _squeezed(text), _squeezed(_TAG.sub(" ", article))
    step = max(1, len(declared) // (_PROBES + 1))
    probes = [declared[at : at + _PROBE] for at in range(step, len(declared) - _PROBE, step)]
    return bool(probes) and not any(probe in shown for probe in probes)


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _address(facts: Facts) -> str | None:
    """The address that the page declares, if it is a whole one."""
    declared = facts.first("canonical", "link canonical", "meta og:url")
    return declared if declared is not None and declared.lower().startswith(("http://", "https://")) else None


def _without_open_comment(html: str) -> str:
    """The source without the start of a comment that never ends: what follows it was meant to be read."""
    at = html.rfind("<!--")
    return html[:at] + html[at + 4 :] if at >= 0 and html.find("-->", at) < 0 else html


def _without_noscript(html: str) -> str:
    """The source without what browsers with scripts never show; they end it at its end tag, whatever is open in it.

    lxml does not: on parcoabruzzo.it one <div> that is not closed in a <noscript> hid the whole page.
    """
    kept, at, begun = [], 0, -1
    for tag in _NOSCRIPT.finditer(html):
        if tag[1] != "/":
            begun = tag.start() if begun < 0 else begun
        elif begun >= 0:
            if "script" not in html[begun + 9 : tag.start()].lower():  # else it stands in the text of a script
                kept.append(html[at:begun])
                at = tag.end()
            begun = -1
    return "".join((*kept, html[at:]))


def _has_huge_tag(html: str) -> bool:
    """Whether a tag has so many attributes that lxml would need minutes."""
    for piece in html.split("<"):
        if len(piece) > _LONG_TAG:
            end = piece.find(">")
            if piece.count("=", 0, end if end >= 0 else len(piece)) > _MANY_ATTRIBUTES:
                return True
    return False


def _tree(html: str) -> HtmlElement | None:
    """The tree of lxml, or None if its parser stopped on the way: it loses the rest without an error (log only)."""
    from lxml import etree
    from lxml.html import HTMLParser as Parser

    parser = Parser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(html.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None
    if tree is None or any(entry.level_name == "FATAL" for entry in parser.error_log):
        return None
    return tree


def _walk(tree: HtmlElement, flow: Flow[Note]) -> None:
    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            flow.start(tag, dict(element.items()))
            if element.text:
                flow.data(element.text)
        else:
            flow.end(tag)
            if element.tail:
                flow.data(element.tail)


class _Fallback(HTMLParser):
    """The parser of the standard library: slower, builds no tree, loses nothing at any depth."""

    def __init__(self, flow: Flow[Note]) -> None:
        super().__init__(convert_charrefs=True)
        self._flow = flow

    def run(self, html: str) -> None:
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CLOSE_THEMSELVES and self._flow.innermost == tag:
            self._flow.end(tag)
        self._flow.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._flow.end(tag)

    def handle_data(self, data: str) -> None:
        self._flow.data(data)


def _second_voice(blob: Blob, tree: HtmlElement | None, text: str) -> tuple[tuple[Markup, ...], tuple[Issue, ...]]:
    """What trafilatura says, unless the page is too odd for it."""
    if tree is None:
        why = "nested too deep, or too large, for the tree parser"
    elif sum(1 for _ in tree.iter()) > _MANY_ELEMENTS:
        why = f"more than {_MANY_ELEMENTS} elements"
    else:
        return main_text(tree, text), ()
    message = f"{blob.name}: {why}; all its text is read, but which part is the article is told by fewer signs"
    return (), (Issue(page_id(blob), "odd-html", message, Severity.NOTE),)
