"""Which field of a JSON object is what: common names, and what the user says instead (--map text=FIELD,url=FIELD)."""

from __future__ import annotations

from msgspec import Struct

from sayso.errors import MappingError

_KNOWN = {  # in the order of preference; a dot goes into an object: "source.name"
    "html": "html raw_html content_html body_html rawhtml page_html",
    "text": """
        text body content maintext main_text articlebody article_body full_text fulltext article_text content_text
        markdown plain_text raw_text cleaned_text story article summary description""",
    "title": "title headline heading",
    "url": """
        url pageurl link canonical_url source_url page_url web_url uri permalink warc_target_uri requested_url
        source""",
    "published": """
        date_published datepublished published published_at publishedat published_date publish_date pub_date pubdate
        publication_date date_publish pubdatetime datetimepub date datetime created_at""",
    "modified": "date_modified datemodified modified updated updated_at date_modify last_modified",
    "author": "author authors byline creator writer by",
    "site": """
        site site_name sitename outlet publisher source_name newspaper publication source source_domain hostname
        source_hostname domain""",
    "language": "language lang inlanguage language_code locale",
    "section": "section category articlesection",
    "fetched": """
        fetched fetched_at fetch_time crawled crawled_at crawl_time warc_date date_download date_crawled
        retrieved_at filedate""",
}


class Mapping(Struct, frozen=True):
    """For each thing that a page may have, the fields to look for, best first, in lower case."""

    fields: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
        (key, tuple(names.split())) for key, names in _KNOWN.items()
    )

    def names(self, key: str) -> tuple[str, ...]:
        """The fields of one key."""
        return dict(self.fields)[key]


def plain_key(field: str) -> str:
    """The one form of a field's name: `warc-date`, `WARC_Date`.

    >>> plain_key("datePublished"), plain_key("WARC-Date")
    ('datepublished', 'warc_date')
    """
    return field.lower().replace("-", "_").replace(" ", "_")


def mapping(option: str) -> Mapping:
    """The mapping that `text=FIELD,url=FIELD` asks for; keys that it does not name keep their common names.

    >>> mapping("text=story.plain").names("text")
    ('story.plain',)
    """
    asked: dict[str, tuple[str, ...]] = {}
    for part in option.split(","):
        key, _, field = (piece.strip() for piece in part.partition("="))
        if key not in _KNOWN or not field:
            known = ", ".join(_KNOWN)
            raise MappingError(f"--map has no use for {part.strip()!r}; write KEY=FIELD with one of the keys {known}")
        asked[key] = (*asked.get(key, ()), plain_key(field))
    if "text" in asked and "html" not in asked:
        asked["html"] = ()  # who names the text does not want a guess about the source of the page
    return Mapping(tuple((key, asked.get(key, names)) for key, names in Mapping().fields))
