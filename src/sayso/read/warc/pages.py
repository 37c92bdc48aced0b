"""The pages among the records of a web archive, with address, fetch time and charset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from msgspec import Struct, structs

from sayso.model import Issue
from sayso.read.binary import binary_kind, has_too_many_controls
from sayso.read.blob import Blob, lost, noted, page_id, shown
from sayso.read.entry import BombError, Entry, Stream, entry_name
from sayso.read.http import header_facts, media_type
from sayso.read.warc.records import Damage, Record, records
from sayso.read.warc.response import Response, response

_PAGES = frozenset(
    [
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "application/pdf",
        "message/rfc822",
        "multipart/related",
    ]
)
_FEEDS = frozenset(["application/rss+xml", "application/atom+xml", "application/feed+json"])
_NO_TYPE = frozenset(["application/octet-stream", "unknown", "application/unknown", "no-type"])
_KINDS = frozenset(["response", "resource", "conversion"])
_FOR_ROBOTS = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/security.txt", "/humans.txt", "/llms.txt")


class _Found(Struct, frozen=True):
    """A record that is a page."""

    blob: Blob
    record: Record
    doubt: str | None


def pages(entry: Entry) -> Iterator[Entry | Blob | Issue]:
    """The pages of the archive, in its order, and one note on the records that are none."""
    name = entry.blob.name
    passed: Counter[str] = Counter()
    seen: dict[str, str] = {}
    for record in records(entry.stream):
        if isinstance(record, Damage):
            message = f"{name}: after record {record.after} stands {record.what}; reading went on at the next record"
            yield lost(name, "damaged-archive", message)
            continue
        try:
            found = _page(entry, record)
        except BombError as error:
            inner = _name(name, record)
            yield lost(inner, "archive-bomb", f"{inner} unpacks to far more than pages do ({error}); it was not read")
            continue
        if isinstance(found, str):
            passed[found] += 1
        else:
            yield from _doubts(found)
            yield from _repeated(found, seen)
            yield _given(found.blob)
    if passed:
        what = ", ".join(f"{count} {why}" for why, count in sorted(passed.items()))
        yield noted(name, "entries-passed-over", f"{name}: records that are no pages: {what}")


def _page(entry: Entry, record: Record) -> _Found | str:
    """The page in a record, or what it is instead. Raises BombError."""
    kind = record.headers.get("warc-type", "").lower()
    if kind not in _KINDS:
        return "of the crawler (requests, revisits, metadata)"
    declared = record.headers.get("content-type", "")
    answer: Response | None = None
    if declared.lower().replace(" ", "").startswith("application/http"):
        if (answer := response(record.body)) is None:
            return "without a readable answer"
        if not 200 <= answer.status < 300:
            return "redirects and errors"
    elif kind == "response":
        return "of other protocols"
    media, charset = (answer.media, answer.charset) if answer else media_type(declared)
    if media is None or media in _NO_TYPE:
        media = media_type(record.headers.get("warc-identified-payload-type", ""))[0] or media
    body = answer.body if answer else record.body
    if not body.strip():
        return "empty"
    url = record.headers.get("warc-target-uri", "").strip("<> ") or None
    if not _may_be_page(media, body, url):
        return "pictures, scripts and other types"
    facts = header_facts(answer.headers) if answer else ()
    blob = Blob(
        _name(entry.blob.name, record), body, url, record.headers.get("warc-date"),
        None if media in _NO_TYPE else media, charset, (*entry.blob.facts, *facts), "warc",
    )  # fmt: skip
    return _Found(blob, record, answer.doubt if answer else None)


def _may_be_page(media: str | None, body: bytes, url: str | None) -> bool:
    """Whether content of this type is read; what declares no type is looked at."""
    if media is None or media in _NO_TYPE:
        return binary_kind(body) is None and not has_too_many_controls(body[:2000])
    if media in {"text/xml", "application/xml"}:
        return _is_feed(body)
    if media == "text/plain" and (url or "").lower().endswith(_FOR_ROBOTS):
        return False
    return media in _PAGES or media in _FEEDS


def _is_feed(body: bytes) -> bool:
    return any(mark in body[:2000] for mark in (b"<rss", b"<feed", b"<rdf:RDF"))


def _given(blob: Blob) -> Entry | Blob:
    """A page; a feed is looked into again."""
    if blob.media in _FEEDS or _is_feed(blob.data):
        return Entry(structs.replace(blob, data=b""), Stream(BytesIO(blob.data)))
    return blob


def _name(name: str, record: Record) -> str:
    return entry_name(name, record.headers.get("warc-target-uri", "").strip("<> "), f"#{record.number} ").rstrip()


def _doubts(found: _Found) -> Iterator[Issue]:
    """Why a page may not be what the archive was given."""
    name, record, page = found.blob.name, found.record, page_id(found.blob)
    told = shown(record.declared[:40]) or "nothing"
    if record.cut:
        message = f"{name} is cut after {record.length:,} of {told} bytes; what is there was read"
        yield lost(page, "page-cut-short", message)
    elif (record.declared.lstrip("0") or "0") != str(record.length):
        message = f"{name} has {record.length:,} bytes up to the next record, but says {told}; all of them were read"
        yield noted(page, "wrong-length", message)
    if "warc-truncated" in record.headers:
        why = record.headers["warc-truncated"][:40]
        yield lost(page, "page-cut-short", f"{name} was cut when it was archived ({why}): what is there was read")
    if found.doubt is not None:
        yield lost(page, "page-cut-short", f"{name}: {found.doubt}; what could be unpacked was read")


def _repeated(found: _Found, seen: dict[str, str]) -> Iterator[Issue]:
    """An Issue if another page of this archive has the same record id."""
    number, page = found.record.headers.get("warc-record-id", ""), page_id(found.blob)
    if number and seen.setdefault(number, page) != page:
        message = f"{found.blob.name} has the record id of another page ({shown(number[:80])}): both were read"
        yield noted(page, "record-id-repeats", message)
