"""What an HTML page declares about itself: meta, link, JSON-LD. Witnesses, never the truth."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sayso.model import Fact
from sayso.read.flow import Attributes

_NAMES = {  # of <meta> (name, property, itemprop, http-equiv; lower case) for each key
    "published": """
        article:published_time og:article:published_time og:published_time datepublished date pubdate publishdate
        publish-date publication_date dc.date dc.date.issued dcterms.created dcterms.date dcterms.issued
        parsely-pub-date sailthru.date article.published citation_date mediator_published_time""",
    "modified": """
        article:modified_time og:updated_time datemodified last-modified dcterms.modified article.updated lastmod""",
    "author": "author article:author dc.creator parsely-author byl sailthru.author twitter:creator",
    "site": "og:site_name application-name publisher dc.publisher",
    "title": "og:title twitter:title dc.title parsely-title",
    "canonical": "og:url",
    "language": "og:locale content-language dc.language language",
}
_META = {name: key for key, names in _NAMES.items() for name in names.split()}
_LD_ARTICLES = ("Article", "BlogPosting", "Posting", "Report", "NewsArticle", "WebPage")  # ends of schema.org types
_LONGEST = 500  # characters of a value
_MOST = 200  # facts of one page; more is no page's description of itself
_LD_LARGEST = 500_000  # characters of one JSON-LD block


class Facts:
    """Collects facts while the elements of a page open."""

    def __init__(self) -> None:
        self._found: list[Fact] = []

    def opened(self, tag: str, attributes: Attributes) -> None:
        """What an element without text declares."""
        if tag == "meta":
            name = next(
                (attributes[key] for key in ("property", "name", "itemprop", "http-equiv") if key in attributes), ""
            )
            if name.lower() in _META:
                self._add(_META[name.lower()], attributes.get("content", ""), f"meta {name.lower()}")
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self._add("canonical", attributes.get("href", ""), "link canonical")
        elif tag == "html":
            self._add("language", attributes.get("lang") or attributes.get("xml:lang", ""), "html lang")
        elif tag == "time" and "datetime" in attributes:
            self._time(attributes)

    def unseen(self, tag: str, attributes: Attributes, text: str) -> None:
        """What a title or a JSON-LD script says."""
        if tag == "title":
            self._add("title", text, "html title")
        elif attributes.get("type", "").strip().lower() == "application/ld+json" and len(text) <= _LD_LARGEST:
            for thing in _things(text):
                self._linked_data(thing)

    def all(self) -> tuple[Fact, ...]:
        """Every fact once, in the order of the page."""
        return tuple(dict.fromkeys(self._found))

    def first(self, key: str) -> str | None:
        """The first value of a key."""
        return next((fact.value for fact in self._found if fact.key == key), None)

    def _add(self, key: str, value: object, by: str) -> None:
        if isinstance(value, str) and (clean := " ".join(value[:_LONGEST].split())) and len(self._found) < _MOST:
            self._found.append(Fact(key, clean, by))

    def _time(self, attributes: Attributes) -> None:
        declared = attributes.get("itemprop", "").lower()
        if declared in {"datepublished", "datemodified"}:
            self._add(_META[declared], attributes["datetime"], f"time {declared}")
        elif "pubdate" in attributes:
            self._add("published", attributes["datetime"], "time pubdate")

    def _linked_data(self, thing: dict[str, object]) -> None:
        types = thing.get("@type")
        kinds = types if isinstance(types, list) else [types]
        if not any(isinstance(kind, str) and kind.endswith(_LD_ARTICLES) for kind in kinds):
            return
        plain = {
            "datePublished": "published",
            "dateModified": "modified",
            "headline": "title",
            "inLanguage": "language",
        }
        for name, key in plain.items():
            self._add(key, thing.get(name), f"json-ld {name}")
        for name, key in (("author", "author"), ("publisher", "site")):
            for value in _listed(thing.get(name)):
                self._add(key, value.get("name") if isinstance(value, dict) else value, f"json-ld {name}")


def _things(text: str) -> Iterator[dict[str, object]]:
    """The objects at the top of a JSON-LD block, with those of its graph; none if it is malformed."""
    try:
        read = json.loads(text.strip(), strict=False)
    except (
        ValueError,
        RecursionError,
    ):  # a witness that cannot be understood is no witness; the page says nothing by it
        return
    for thing in _listed(read):
        if isinstance(thing, dict):
            yield thing
            yield from (member for member in _listed(thing.get("@graph")) if isinstance(member, dict))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
