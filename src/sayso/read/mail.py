"""E-mail (newsletters): the text that a reader of the mail sees, under its subject; sender, date and list as facts."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import structs

from sayso.model import Fact, Issue, Page
from sayso.read.blob import LONGEST_FACT, Blob, lost, noted, page_id
from sayso.read.blob import shown as shown_name
from sayso.read.decode import decode
from sayso.read.mime import (
    address,
    children,
    file_name,
    header,
    header_names,
    message,
    moment,
    parameter,
    part_blob,
    parts,
)
from sayso.read.wrap import marked_up, plain

if TYPE_CHECKING:
    from email.message import Message as Mail

    from sayso.read.readers import Again, Found

_NAMES = (".eml", ".email")
_SURE = frozenset({"message-id", "received", "return-path", "delivered-to", "mime-version", "dkim-signature"})
_USUAL = frozenset({"from", "subject", "date", "to", "sender", "list-id"})
_LOCKED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_NO_TEXT = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "text/calendar",
)
_PGP = "-----BEGIN PGP MESSAGE-----"
_LIST = re.compile(r"\A\"?([^<>\"]{1,200}?)\"?\s{0,20}<")
_URL = re.compile(r"<?\s{0,5}(https?://[^\s<>\"]{1,2000})\s{0,5}>?", re.IGNORECASE)
_MOST_NAMED = 10  # attachments
_BEGINNING = 200_000  # characters of HTML in which the subject is looked for


def takes(blob: Blob) -> bool:
    """Whether this is a mail: by what it is declared to be, or by the headers with which it begins."""
    names = set(header_names(blob.data[:100_000]))
    if blob.media == "message/rfc822" or blob.name.lower().endswith(_NAMES):
        return bool(names)
    return len(names & _USUAL) >= 2 and bool(names & _SURE)


def read(blob: Blob, again: Again) -> Found:
    """The page of a mail."""
    mail = message(blob.data)
    if mail is None:
        return None, (lost(blob.name, "broken-mail", f"{blob.name} is a mail nested too deep to be read"),)
    if _is_locked(mail):
        message_ = f"{blob.name} is an encrypted mail: decrypt it in your mail program and save the text"
        return None, (lost(blob.name, "locked-mail", message_),)
    shown, left = _shown(mail)
    subject = header(mail, "Subject")
    body, doubts = _body(blob, shown, subject)
    found, issues = again(body)
    if found is None:
        return None, tuple(structs.replace(issue, page=blob.name) for issue in issues)
    if _PGP in found.text[:5000]:
        return None, (lost(blob.name, "locked-mail", f"{blob.name} is encrypted with PGP: decrypt and save the text"),)
    page = _named(blob, mail, found)
    notes = _left_out(page, left)
    return page, (*(structs.replace(issue, page=page.id) for issue in (*doubts, *issues)), *notes)


def _named(blob: Blob, mail: Mail, found: Page) -> Page:
    """The page with what the mail says of it."""
    facts = _facts(mail)
    site = next((fact.value for fact in facts if fact.key == "site"), None)
    url = next((fact.value for fact in facts if fact.key == "canonical"), None)
    return structs.replace(
        found, id=page_id(blob), reader="mail", url=blob.url or url or found.url, outlet=site or found.outlet,
        facts=(*facts, *found.facts),
    )  # fmt: skip


def _facts(mail: Mail) -> tuple[Fact, ...]:
    """What the headers say: who sent it when, under which title, through which list, where it is kept."""
    sender, where = address(mail, "From")
    listed = _LIST.match(header(mail, "List-Id"))
    kept = _URL.match(header(mail, "Archived-At"))
    site, by = ("" if listed is None else listed[1].strip()), "List-Id"
    if not site and mail.get("List-Unsubscribe") is not None:  # sent to many: the name is that of who publishes
        site, by = sender, "From"
    found = (
        ("title", header(mail, "Subject"), "Subject"),
        ("author", sender or where, "From"),
        ("address", where, "From"),
        ("published", moment(mail, "Date"), "Date"),
        ("site", site, by),
        ("canonical", kept[1] if kept is not None else "", "Archived-At"),
        ("language", header(mail, "Content-Language").split(",")[0], "Content-Language"),
    )
    return tuple(Fact(key, value[:LONGEST_FACT], f"mail {by}") for key, value, by in found if value)


def _shown(mail: Mail) -> tuple[list[Mail], list[Mail]]:
    """The parts that a mail program shows as the message, and those that it lists below."""
    chosen = _alternatives(mail)
    texts = [part for part in chosen if part.get_content_maintype() == "text" and _is_inline(part)]
    known = {id(part) for part in texts}
    rest = [part for part in chosen if id(part) not in known]
    return texts, [part for part in rest if _is_worth_a_note(part)]


def _alternatives(mail: Mail) -> list[Mail]:
    """The parts; of several versions of one text the one in HTML, else the last, which is the best."""
    if mail.get_content_type() != "multipart/alternative":
        if mail.get_content_maintype() != "multipart":
            return [mail]
        return [leaf for part in children(mail) for leaf in _alternatives(part)]
    versions = [_alternatives(part) for part in children(mail)]
    full = [version for version in versions if any(_has_text(part) for part in version)]
    best = [version for version in full if any(part.get_content_type() == "text/html" for part in version)]
    return (best or full or versions or [[]])[-1]


def _has_text(part: Mail) -> bool:
    return part.get_content_maintype() == "text" and bool(part_blob(part, "").data.strip())


def _is_inline(part: Mail) -> bool:
    return part.get_content_disposition() != "attachment" and part.get_content_type() not in _NO_TEXT


def _is_worth_a_note(part: Mail) -> bool:
    """Whether a part that is not shown may hold something to read: pictures within the text and signatures do not."""
    if part.get_content_type() in _NO_TEXT:
        return False
    return part.get_content_maintype() not in {"image", "font"} or part.get_content_disposition() == "attachment"


def _is_locked(mail: Mail) -> bool:
    kinds = [mail.get_content_type(), *(part.get_content_type() for part in parts(mail))]
    return kinds[0] == "multipart/encrypted" or any(kind in _LOCKED for kind in kinds)


def _body(blob: Blob, shown: Sequence[Mail], subject: str) -> tuple[Blob, tuple[Issue, ...]]:
    """All that is shown as one blob: HTML if any part is HTML; the subject stands above it."""
    decoded = [decode(part_blob(part, blob.name)) for part in shown]
    doubts = tuple(issue for text in decoded if text is not None for issue in text.issues)
    texts = [_text(part, text.text) for part, text in zip(shown, decoded, strict=True) if text is not None]
    kinds = [part.get_content_type() for part, text in zip(shown, decoded, strict=True) if text is not None]
    if "text/html" not in kinds:
        return _plain_body(blob, "\n\n".join(text.strip("\n") for text in texts), subject), doubts
    pieces = [text if kind == "text/html" else marked_up(text) for kind, text in zip(kinds, texts, strict=True)]
    own = plain("".join(pieces)[:_BEGINNING]).casefold()
    title = f"<h1>{html.escape(subject)}</h1>\n" if subject and subject.casefold() not in own else ""
    body = f"<html><body>{title}{''.join(pieces)}</body></html>"
    return Blob(blob.name, body.encode("utf-8", "replace"), media="text/html", charset="utf-8"), doubts


def _plain_body(blob: Blob, text: str, subject: str) -> Blob:
    first = text.lstrip().split("\n", 1)[0].strip().casefold()
    title = f"{subject}\n\n" if subject and subject.casefold() != first else ""
    return Blob(blob.name, (title + text).encode("utf-8", "replace"), media="text/plain", charset="utf-8")


def _text(part: Mail, text: str) -> str:
    """The text of a part, its soft line breaks undone; on the wire a line ends with two characters."""
    if parameter(part, "format") != "flowed":
        return text.replace("\r\n", "\n")
    return flowed(text, keeps_space=parameter(part, "delsp") != "yes")


def flowed(text: str, *, keeps_space: bool = True) -> str:
    r"""Text in the format that ends a soft line with a space (RFC 3676), a paragraph on one line.

    >>> flowed("One \nline.\n From here\n> and \n> quoted")
    'One line.\nFrom here\n> and quoted'
    """
    out: list[str] = []
    going_on = -1  # depth of quoting of the line that goes on; -1: none does
    for line in text.replace("\r\n", "\n").split("\n"):
        rest = line.lstrip(">")
        depth, body = len(line) - len(rest), rest.removeprefix(" ")
        soft = body.endswith(" ") and body != "-- "
        if depth != going_on:
            out.append(("\n" if out else "") + (">" * depth + " " if depth else ""))
        out.append(body if keeps_space or not soft else body[:-1])
        going_on = depth if soft else -1
    return "".join(out)


def _left_out(page: Page, left: Sequence[Mail]) -> tuple[Issue, ...]:
    """A note that names the attachments, if there are any."""
    if not left:
        return ()
    named = [f"{_label(part)} ({part.get_content_type()})" for part in left[:_MOST_NAMED]]
    more = f" and {len(left) - _MOST_NAMED} more" if len(left) > _MOST_NAMED else ""
    message_ = f"{page.name} has attachments that were not read: {', '.join(named)}{more}. Save and read those you need"
    return (noted(page.id, "mail-attachments", message_),)


def _label(part: Mail) -> str:
    """What an attachment is called, safe to show."""
    within = next((header(mail, "Subject") for mail in children(part)), "")
    return shown_name(file_name(part) or within or "without a name")[:100]
