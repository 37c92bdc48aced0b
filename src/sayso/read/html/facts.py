"""What an HTML page declares about itself: meta, link, microdata, JSON-LD. Witnesses, never the truth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from msgspec import Struct

from sayso.lang.written import written
from sayso.model import Fact
from sayso.read.html import linkeddata
from sayso.read.html.flow import Attributes

_NAMES = {  # of <meta> (name, property, itemprop, http-equiv; lower case) for each key
    "published": """
        article:published_time og:article:published_time og:published_time datepublished date pubdate publishdate
        publish-date publication_date dc.date dc.date.issued dcterms.created dcterms.date dcterms.issued
        parsely-pub-date sailthru.date article.published citation_date citation_publication_date citation_online_date
        mediator_published_time datecreated uploaddate og:pubdate og:publish_date article:published og:release_date
        cxenseparse:publishtime cxenseparse:recs:publishtime originalpublicationdate dc.date.created dc.created
        bt:pubdate published_at published_time rnews:datepublished""",
    "modified": """
        article:modified_time og:updated_time datemodified last-modified dcterms.modified article.updated lastmod
        og:article:modified_time article:modified dc.date.modified dc.modified revised dateupdated og:modified_time""",
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
_PUBLISHING = re.compile(r"publish(?!er)|publication|pubdate|pub-date|pub_date|issued|created|release|upload|posted")
_CHANGING = re.compile(r"modif|updat|lastmod|last-mod|revis|changed|last_?publish")
_FOREIGN = re.compile(r"expir|unpublish|valid|event|start|end_|until|birth|comment|build|copyright|sw-")
_DATING = re.compile(r"(?:^|[._:-])(?:date|time|datum)\Z|^date[._:-]")


_SCRIPTED = re.compile(r"20\d{2}-?[01]\d-?[0-3]\d(?!\d)(?:[T ][0-9:.Z+-]{1,20})?")  # begins with what is found fast
_NAMING = re.compile(r"""([\w.:-]{3,40})\\?["']?\s{0,3}[:=]\s{0,3}\\?["']\Z""")  # "publishDate": "
_NAMED_BEFORE = 60  # characters before a day of a script in which its name stands
_LONGEST_SCRIPT = 1_000_000  # characters
_MOST_SCRIPTED = 200  # days of one script


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

    def unseen(self, tag: str, attributes: Attributes, text: str) -> None:
        """What a title or a JSON-LD script says."""
        if tag == "title":
            self.add("title", text, "html title")
        elif attributes.get("type", "").strip().lower() == "application/ld+json":
            for key, value, by in linkeddata.told(text):
                self.add(key, value, f"json-ld {by}")
            self._article = max(self._article, linkeddata.article(text), key=len)
        else:
            self._script(text)

    def add(self, key: str, value: object, by: str) -> None:
        """One more fact, if it is words."""
        if isinstance(value, str) and (clean := " ".join(value[:_LONGEST].split())) and len(self._found) < _MOST:
            self._found.append(Fact(key, clean, by))

    def all(self) -> tuple[Fact, ...]:
        """Every fact once, in the order of the page."""
        return tuple(dict.fromkeys(self._found))

    def extend(self, facts: Iterable[Fact]) -> None:
        """More facts, of what stands in the page."""
        for fact in facts:
            self.add(fact.key, fact.value, fact.by)

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 codes that the page declares for itself."""
        return tuple(dict.fromkeys(fact.value for fact in self._found if fact.key == "language"))

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
        elif name and (key := dating(name)) and written(attributes.get("content", "")) is not None:
            self.add(key, attributes["content"], f"meta {name}")

    def _script(self, text: str) -> None:
        """Days that the data of a script name: {"publishDate": "2019-10-18"}."""
        for day in islice(_SCRIPTED.finditer(text, 0, _LONGEST_SCRIPT), _MOST_SCRIPTED):
            named = _NAMING.search(text, max(0, day.start() - _NAMED_BEFORE), day.start())
            key = dating(named[1].lower()) if named is not None else ""
            if named is not None and key and named[1].lower() not in {"date", "time"}:
                self.add(key, day.group(), f"script {named[1]}")

    def _link(self, attributes: Attributes) -> None:
        rels = attributes.get("rel", "").lower().split()
        href = attributes.get("href", "")
        if "canonical" in rels:
            self.add("canonical", href, "link canonical")
        elif "alternate" in rels and href and attributes.get("hreflang", "x-default") != "x-default":
            self.add("translation", f"{attributes['hreflang']} {href}", "link hreflang")


def dating(name: str) -> str:
    """What a lower-case name of metadata says of a day: "published", "modified", "dated" (one of them), or "".

    >>> dating("cms:first-published"), dating("last_updated_date"), dating("expirydate")
    ('published', 'modified', '')
    """
    if _FOREIGN.search(name):
        return ""
    if _CHANGING.search(name):
        return "modified"
    if _PUBLISHING.search(name):
        return "published"
    return "dated" if _DATING.search(name) else ""
