"""The entries of a feed as pages: the title as heading, what the feed says of an entry as facts.

feedparser reads them; what it gets is text without a document type, so there are no entities to expand or to fetch.
"""

from __future__ import annotations

import html
import re
from calendar import timegm
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import cast
from urllib.parse import urljoin

from sayso.model import Fact, Issue
from sayso.read.blob import LONGEST_FACT, Blob, lost, noted, page_id
from sayso.read.decode import decode
from sayso.read.entry import MOST_ENTRIES, Entry, entry_name
from sayso.read.feed.xml import without_endless_tags, without_prolog
from sayso.read.wrap import has_tags, marked_up, plain, titled

Told = Mapping[str, object]  # what feedparser says of a feed, an entry, a piece of text

LARGEST_FEED = 16_000_000  # bytes; feedparser needs 30 times as many, and feeds in use have up to 10 MB

_END = re.compile(r"</(?:[\w-]{1,20}:)?(?:rss|feed|rdf)\s{0,20}>", re.IGNORECASE)
_WITHIN = 2_000  # characters from the end in which the end tag must stand
_FULL = 1_500  # characters; a summary is a paragraph or two, a longer description is taken for the text itself
_LONGEST_URL = 2_000
_MOST_TAGS = 10
_URL = re.compile(r"\Ahttps?://[^\s<>\"\x00-\x20\x7f]{1,2000}\Z", re.IGNORECASE)
_ISO = re.compile(r"\A\d{4}-\d\d(?:-\d\d)?(?:T|\Z| )")
_BROKEN = (TypeError, AttributeError, AssertionError, KeyError, IndexError, ValueError, RecursionError)


def pages(entry: Entry) -> Iterator[Blob | Issue]:
    """The pages of a feed, in its order."""
    name = entry.blob.name
    whole = entry.stream.read(LARGEST_FEED + 1)
    decoded = decode(Blob(name, whole[:LARGEST_FEED], charset=entry.blob.charset))
    if decoded is None:
        yield lost(name, "broken-feed", f"{name} is a feed in an encoding that is not known: save it as UTF-8")
        return
    text, bared = without_endless_tags(without_prolog(decoded.text))
    read = _parsed(text)
    found = _entries(read)
    empty = {number for number, one in enumerate(found, 1) if not _title(one) and not _body(one)[0]}
    yield from _damage(name, text, read, len(found) - len(empty))
    if len(whole) > LARGEST_FEED or len(found) > MOST_ENTRIES:
        limits = f"{LARGEST_FEED:,} bytes or {MOST_ENTRIES:,} entries"
        yield lost(name, "feed-cut", f"{name} has more than {limits}: what comes behind was not read. Split it")
    if empty:
        which = f"{len(empty)} of {len(found)} entries (number {_some(sorted(empty))})"
        yield lost(name, "empty-entry", f"{name}: {which} have neither title nor text")
    if bared:
        yield noted(name, "odd-feed", f"{name}: {bared} tags have very many attributes, which were not looked at")
    site = cast("Told", read.get("feed", {}))
    for number, one in enumerate(found[:MOST_ENTRIES], 1):
        if number not in empty:
            yield from _page(entry.blob, number, one, site)


def _some(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:5])) + (" …" if len(numbers) > 5 else "")


def _parsed(text: str) -> Told:
    """What feedparser makes of a feed; nothing if it stumbles."""
    import feedparser

    data = b'<?xml version="1.0" encoding="utf-8"?>\n' + text.encode("utf-8", "replace")
    try:  # a stream, because feedparser opens bytes as a file name and a string as an address
        return cast("Told", feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False))
    except _BROKEN as error:
        return {"bozo": 1, "bozo_exception": error, "entries": []}


def _entries(read: Told) -> list[Told]:
    return [cast("Told", one) for one in cast("Sequence[object]", read.get("entries", ()))]


def _damage(name: str, text: str, read: Told, count: int) -> Iterator[Issue]:
    """What is wrong with the feed as a whole."""
    why = " ".join(str(read.get("bozo_exception", "")).split())[:200]
    if not count and read.get("bozo"):
        yield lost(name, "broken-feed", f"{name} is a feed that cannot be read ({why}): get it again")
    elif not count:
        yield lost(name, "empty-feed", f"{name} is a feed without entries: get it again later")
    elif _END.search(text[-_WITHIN:]) is None:
        yield lost(name, "broken-feed", f"{name} is cut off: {count} entries were read, the last may not be whole")
    elif read.get("bozo"):
        yield noted(name, "odd-feed", f"{name} is no well-formed XML ({why}); {count} entries were read all the same")


def _page(feed: Blob, number: int, one: Told, site: Told) -> Iterator[Blob | Issue]:
    """One entry as a page, and a note if the feed gives no more than a summary."""
    title, (body, whole) = _title(one), _body(one)
    base = _url(_said(site, "link"), feed.url or "") or feed.url or ""
    told = (_said(one, key, longest=_LONGEST_URL + 1) for key in ("feedburner_origlink", "link", "id"))
    url = next((found for value in told if (found := _url(value, base)) is not None), None)
    lang = _language(one, site)
    blob = Blob(
        entry_name(feed.name, url or title[:80], f"#{number} "), titled(title, body, lang), url=url,
        fetched=feed.fetched, media="text/html", charset="utf-8", facts=_facts(one, site), via="feed",
    )  # fmt: skip
    yield blob
    if not whole:
        message = f"{blob.name} is what the feed gives of the page, likely no more than its summary: save the page too"
        yield noted(page_id(blob), "summary-only", message)


def _title(one: Told) -> str:
    return plain(_said(one, "title", longest=4 * LONGEST_FACT))


def _body(one: Told) -> tuple[str, bool]:
    """The longest text of an entry as HTML, and whether it is more than a summary."""
    pieces = [cast("Told", piece) for piece in cast("Sequence[object]", one.get("content") or ())]
    full = max((_html(piece) for piece in pieces), key=len, default="")
    detail = cast("Told", one.get("summary_detail") or {"value": _said(one, "summary", longest=LARGEST_FEED)})
    summary = _html(detail)
    if len(full) >= len(summary) and full:
        return full, True
    return summary, len(plain(summary)) >= _FULL


def _html(piece: Told) -> str:
    """A text of a feed as HTML."""
    value = piece.get("value")
    if not isinstance(value, str):
        return ""
    return value if has_tags(value) and piece.get("type") != "text/plain" else _plain_text(value, piece)


def _plain_text(value: str, piece: Told) -> str:
    return marked_up(value if piece.get("type") == "text/plain" else html.unescape(value))


def _facts(one: Told, site: Told) -> tuple[Fact, ...]:
    """What a feed says of an entry and of itself."""
    source = one.get("source")
    outlet = plain(_said(cast("Told", source), "title")) if isinstance(source, Mapping) else ""
    found = [
        ("title", _title(one)[:LONGEST_FACT], "title"),
        ("published", _date(one, "published"), "published"),
        ("modified", _date(one, "updated"), "updated"),
        *(("author", name, "author") for name in _authors(one)),
        ("site", outlet, "source") if outlet else ("site", plain(_said(site, "title")), "title of the feed"),
        ("language", _language(one, site), "language"),
        *(("section", name, "category") for name in _tags(one)),
    ]
    return tuple(dict.fromkeys(Fact(key, value, f"feed {by}") for key, value, by in found if value))


def _authors(one: Told) -> list[str]:
    people = [cast("Told", person) for person in cast("Sequence[object]", one.get("authors") or ())]
    names = [plain(_said(person, "name")) for person in people] or [plain(_said(one, "author"))]
    return [name for name in dict.fromkeys(names) if name]


def _tags(one: Told) -> list[str]:
    tags = [cast("Told", tag) for tag in cast("Sequence[object]", one.get("tags") or ())]
    return list(dict.fromkeys(plain(_said(tag, "term")) for tag in tags))[:_MOST_TAGS]


def _date(one: Told, key: str) -> str:
    """A date of an entry as ISO 8601, in the time zone that the feed gives; as it stands if it is none."""
    written = _said(one, key).strip()
    if not written or _ISO.match(written):
        return written
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    parts = dict.get(cast("dict[str, object]", one), f"{key}_parsed")
    if not isinstance(parts, tuple):
        return written
    return datetime.fromtimestamp(timegm(parts), UTC).isoformat()


def _url(value: str, base: str) -> str | None:
    """An address of the web, the whole of it."""
    try:
        whole = urljoin(base, value.strip()) if value.strip() and base else value.strip()
    except ValueError:
        return None
    return whole if _URL.match(whole) else None


def _language(one: Told, site: Told) -> str:
    """The language that the feed, or the entry, says it has."""
    detail = one.get("title_detail")
    return _said(site, "language") or (_said(cast("Told", detail), "language") if isinstance(detail, Mapping) else "")


def _said(told: Told, key: str, *, longest: int = LONGEST_FACT) -> str:
    """A value that stands there itself; feedparser answers for some keys with the value of another, and warns."""
    value = dict.get(cast("dict[str, object]", told), key)
    return value[:longest] if isinstance(value, str) else ""
