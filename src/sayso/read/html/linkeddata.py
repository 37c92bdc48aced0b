"""What JSON-LD (schema.org) says about the page that it stands in."""

from __future__ import annotations

import json
from collections.abc import Iterator

Thing = dict[str, object]
Told = tuple[str, object, str]  # key of a fact, value, name of the property

_DAYS = ("datePublished", "dateCreated", "uploadDate", "dateModified")
_PARTS = frozenset(  # things on a page whose days are not those of the page
    {"Comment", "Review", "ImageObject", "VideoObject", "AudioObject", "Answer", "Question", "Person", "Organization",
     "Event", "Offer", "UserReview", "CriticReview", "ClaimReview", "Book", "Movie", "TVSeries", "TVEpisode",
     "MusicAlbum", "Place"}
)  # fmt: skip
_ARTICLES = ("Article", "BlogPosting", "Posting", "Report", "NewsArticle", "WebPage")  # ends of schema.org types
_PLAIN = {
    "datePublished": "published",
    "dateCreated": "published",
    "uploadDate": "published",
    "dateModified": "modified",
    "headline": "title",
    "inLanguage": "language",
    "articleSection": "section",
    "description": "description",
    "dateline": "dateline",
    "url": "canonical",
}
_NAMED = {  # a thing with a name, or the name alone
    "author": "author",
    "creator": "author",
    "publisher": "site",
    "sourceOrganization": "agency",
    "provider": "agency",
    "copyrightHolder": "copyright",
    "inLanguage": "language",
}
_LINKED = {"mainEntityOfPage": "canonical", "translationOfWork": "translation of"}
_LARGEST = 500_000  # characters of one block
_MOST = 500  # things of one block
_LONGEST_ARTICLE = 200_000  # characters


def told(text: str) -> Iterator[Told]:
    """What a block says of articles, in its order; nothing if it is malformed."""
    things = _things(text)
    known = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and "name" in thing}
    for thing in things:
        if _is_article(thing):
            yield from _article_facts(thing, known)
        elif not _is_part(thing):
            for name in _DAYS:
                for value in _listed(thing.get(name)):
                    yield _PLAIN[name], value, name


def article(text: str) -> str:
    """The longest text that a block declares as that of an article; "" if there is none."""
    bodies = [thing.get("articleBody") for thing in _things(text)] if "articleBody" in text else []
    return max((body for body in bodies if isinstance(body, str)), key=len, default="")[:_LONGEST_ARTICLE]


def _article_facts(thing: Thing, known: dict[object, Thing]) -> Iterator[Told]:
    for name, key in _PLAIN.items():
        for value in _listed(thing.get(name)):
            yield key, value, name
    for name, key in _NAMED.items():
        for value in _listed(thing.get(name)):
            yield key, _name(value, known), name
    for name, key in _LINKED.items():
        for value in _listed(thing.get(name)):
            yield key, (value.get("@id") or value.get("url")) if isinstance(value, dict) else value, name


def _name(value: object, known: dict[object, Thing]) -> object:
    """The name of a person or organisation, which may stand elsewhere in the block under its @id."""
    if not isinstance(value, dict):
        return value
    identity = value.get("@id")
    found = value if "name" in value or not isinstance(identity, str) else known.get(identity, value)
    return next(iter(_listed(found.get("name"))), None)


def _is_article(thing: Thing) -> bool:
    return any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in _listed(thing.get("@type")))


def _is_part(thing: Thing) -> bool:
    return "@type" not in thing or any(kind in _PARTS for kind in _listed(thing["@type"]) if isinstance(kind, str))


def _things(text: str) -> list[Thing]:
    """The objects at the top of a block, with those of its graph."""
    if len(text) > _LARGEST:
        return []
    try:
        read = json.loads(text.strip(), strict=False)
    except (ValueError, RecursionError):  # a witness that cannot be understood is no witness; the page says nothing
        return []
    tops = [thing for thing in _listed(read) if isinstance(thing, dict)]
    inner = [member for thing in tops for member in _listed(thing.get("@graph")) if isinstance(member, dict)]
    return [*tops, *inner][:_MOST]


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
