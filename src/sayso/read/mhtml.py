"""MHTML (.mht, .mhtml): a web page as a browser saved it, with its pictures; the main document is the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

from sayso.model import Fact, Issue, Page
from sayso.read.blob import LONGEST_FACT, Blob, lost, noted, page_id
from sayso.read.mime import header, header_names, message, moment, parameter, part_blob, parts

if TYPE_CHECKING:
    from email.message import Message as Mail

    from sayso.read.readers import Again, Found

_NAMES = (".mht", ".mhtml")
_SAVED = re.compile(rb"^(?:Snapshot-Content-Location:|From:[ \t]{0,9}\"?<?Saved by )", re.IGNORECASE | re.MULTILINE)
_HTML = ("text/html", "application/xhtml+xml")
_URL = re.compile(r"\Ahttps?://[^\s<>\"]{1,2000}\Z", re.IGNORECASE)
_HEAD = 20_000  # bytes
_LONG_FRAME = 2_000  # bytes of a frame with text worth a note


def takes(blob: Blob) -> bool:
    """Whether a browser saved this: by its name, or by what Chromium and Internet Explorer write on top."""
    head = blob.data[:_HEAD]
    names = header_names(head)
    if not names:
        return False
    if blob.media == "multipart/related" or blob.name.lower().endswith(_NAMES):
        return "content-type" in names or "mime-version" in names
    return "mime-version" in names and _SAVED.search(head) is not None


def read(blob: Blob, again: Again) -> Found:
    """The page of the main document."""
    saved = message(blob.data)
    documents = [] if saved is None else [part for part in parts(saved) if part.get_content_type() in _HTML]
    if saved is None or not documents:
        message_ = f"{blob.name} is a saved page (MHTML) without an HTML document in it: save the page again"
        return None, (lost(blob.name, "broken-mhtml", message_),)
    main = _main(saved, documents)
    url = next((found for found in (_place(saved, "Snapshot-Content-Location"), _place(main)) if found), None)
    page, issues = again(structs.replace(part_blob(main, blob.name), url=url))
    if page is None:
        return None, issues
    whole = _named(blob, saved, page)
    kept = (structs.replace(issue, page=whole.id) for issue in issues)
    return whole, (*kept, *_frames(whole, [part for part in documents if part is not main]))


def _main(saved: Mail, documents: list[Mail]) -> Mail:
    """The document that was saved: the one whose address or number the top names, else the first."""
    place, start = header(saved, "Snapshot-Content-Location"), parameter(saved, "start")
    for part in documents:
        if place and header(part, "Content-Location") == place:
            return part
        if start and header(part, "Content-ID").lower() == start:
            return part
    return documents[0]


def _place(part: Mail, name: str = "Content-Location") -> str | None:
    value = "".join(header(part, name).split())
    return value if _URL.match(value) else None


def _named(blob: Blob, saved: Mail, page: Page) -> Page:
    """The page with what the top of the file says of it."""
    subject = header(saved, "Subject")
    own = (Fact("title", subject[:LONGEST_FACT], "mhtml Subject"),) if subject else ()
    return structs.replace(
        page, id=page_id(blob), reader="mhtml", fetched=moment(saved, "Date") or None, facts=(*own, *page.facts)
    )


def _frames(page: Page, frames: list[Mail]) -> tuple[Issue, ...]:
    """A note on frames with text in them, which were not read."""
    long = [part for part in frames if len(part_blob(part, "").data) > _LONG_FRAME]
    if not long:
        return ()
    message_ = f"{page.name}: {len(long)} frames in the page were not read (often advertising, or an embedded post)"
    return (noted(page.id, "mhtml-frames", message_),)
