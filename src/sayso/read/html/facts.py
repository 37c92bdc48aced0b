"""What an HTML page declares about itself: meta, link, microdata, JSON-LD. Witnesses, never the truth."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from sayso.model import Fact
from sayso.read.html import linkeddata
from sayso.read.html.flow import Attributes

_NAMES = {  # of <meta> (name, property, itemprop, http-equiv; lower case) for each key
    "published": """
        article:published_time og:article:published_time og:published_time datepublished date pubdate publishdate
        publish-date publication_date dc.date dc.date.issued dcterms.created dcterms.date dcterms.issued
        parsely-pub-date sailthru.date article.published citation_date mediator_published_time""",
    "modified": """
        article:modified_time og:updated_time datemodified last-modified dcterms.modified article.updated lastmod""",
    "author": "author article:author dc.creator dcterms.creator parsely-author byl sailthru.author twitter:creator",
    "site": "og:site_name application-name publisher dc.publisher dcterms.publisher citation_journal_title",
    "title": "og:title twitter:title dc.title dcterms.title parsely-title citation_title",
    "canonical": "og:url",
    "language": "og:locale content-language dc.language dcterms.language language",
    "section": "article:section parsely-section section sailthru.section",
    "agency": "source dc.source dcterms.source original-source syndication-source article:source news_source agency",
    "copyright": "copyright dc.rights dcterms.rights dcterms.rightsholder rights",
    "description": "description og:description twitter:description dc.description dcterms.description",
}
_META = {name: key for key, names in _NAMES.items() for name in names.split()}
_NAMED_BY = ("property", "name", "itemprop", "http-equiv")
_LONGEST = 500  # characters of a value
_MOST = 200  # facts of one page; more is no page's description of itself


class Declared(Struct, frozen=True):
    """Texts that a page declares about itself, whole, as they stand there."""

    article: str = ""  # JSON-LD articleBody
    descriptions: tuple[str, ...] = ()  # meta description, og:description, …


class Facts:
    """Collects facts while the elements of a page open."""

    def __init__(self) -> None:
        self._found: list[Fact] = []
        self._article = ""

    def opened(self, tag: str, attributes: Attributes) -> None:
        """What an element without text declares."""
        if tag == "meta":
            self._meta(attributes)
        elif tag == "link":
            self._link(attributes)
        elif tag == "html":
            self.add("language", attributes.get("lang") or attributes.get("xml:lang", ""), "html lang")
        elif tag == "time" and "datetime" in attributes:
            self._time(attributes)

    def unseen(self, tag: str, attributes: Attributes, text: str) -> None:
        """What a title or a JSON-LD script says."""
        if tag == "title":
            self.add("title", text, "html title")
        elif attributes.get("type", "").strip().lower() == "application/ld+json":
            for key, value, by in linkeddata.told(text):
                self.add(key, value, f"json-ld {by}")
            self._article = max(self._article, linkeddata.article(text), key=len)

    def add(self, key: str, value: object, by: str) -> None:
        """One more fact, if it is words."""
        if isinstance(value, str) and (clean := " ".join(value[:_LONGEST].split())) and len(self._found) < _MOST:
            self._found.append(Fact(key, clean, by))

    def all(self) -> tuple[Fact, ...]:
        """Every fact once, in the order of the page."""
        return tuple(dict.fromkeys(self._found))

    def first(self, key: str, *by: str) -> str | None:
        """The first value of a key; of those that stand at one of the places named, if there is one."""
        preferred = (fact.value for place in by for fact in self._found if fact.key == key and fact.by == place)
        return next(preferred, None) or next((fact.value for fact in self._found if fact.key == key), None)

    @property
    def declared(self) -> Declared:
        """The texts that the page declares about itself."""
        told = dict.fromkeys(fact.value for fact in self._found if fact.key == "description")
        return Declared(self._article, tuple(told))

    def _meta(self, attributes: Attributes) -> None:
        name = next((attributes[key] for key in _NAMED_BY if key in attributes), "").strip().lower()
        if name in _META:
            self.add(_META[name], attributes.get("content", ""), f"meta {name}")

    def _link(self, attributes: Attributes) -> None:
        rels = attributes.get("rel", "").lower().split()
        href = attributes.get("href", "")
        if "canonical" in rels:
            self.add("canonical", href, "link canonical")
        elif "alternate" in rels and href and attributes.get("hreflang", "x-default") != "x-default":
            self.add("translation", f"{attributes['hreflang']} {href}", "link hreflang")

    def _time(self, attributes: Mapping[str, str]) -> None:
        declared = attributes.get("itemprop", "").lower()
        if declared in {"datepublished", "datemodified"}:
            self.add(_META[declared], attributes["datetime"], f"time {declared}")
        elif "pubdate" in attributes:
            self.add("published", attributes["datetime"], "time pubdate")
