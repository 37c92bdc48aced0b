"""A PDF as a page: its text sheet by sheet, running heads marked, what its metadata say. Pictures are not read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.model import Fact, Issue, Page
from sayso.read.blob import LONGEST_FACT, Blob, lost, page_id
from sayso.read.pdf.layout import Laid, Sheet, lay
from sayso.read.pdf.lines import lines

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_SHEETS = 500  # pages of print; the longest reports that news link to have about 400
MOST_TEXT = 900_000  # characters; below the limit of a page, so that a long report is cut and not refused
FEWEST_LETTERS = 20  # a sheet; with less on every sheet it is a scan with a stamp on it

_END = b"%%EOF"
_END_WITHIN = 2048  # bytes; what is sent over the web may have some behind
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_DATE = re.compile(r"\A(?:D:)?(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")
_FACTS = (("Title", "title"), ("Author", "author"))
_FOOT_URL = re.compile(r"\bhttps?://[^\s<>\"]{4,400}")  # Chromium and Firefox print the address below a page

Read = tuple[Page | None, tuple[Issue, ...]]


def read(blob: Blob) -> Read:
    """The page of a PDF, or the reason why it has none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(blob.data)
    except pypdfium2.PdfiumError as error:
        return None, (_unopened(blob, error.err_code),)
    try:
        return _read(blob, document)
    finally:
        document.close()


def _read(blob: Blob, document: PdfDocument) -> Read:
    sheets, heights, issues = _sheets(blob, document)
    if (reason := _without_text(blob, sheets)) is not None:
        return None, (*issues, reason)
    laid = lay(sheets, heights)
    facts = (*_metadata(document), *_printed_from(laid))
    url = blob.url or next((fact.value for fact in facts if fact.key == "canonical"), None)
    page = Page(page_id(blob), laid.text, "pdf", blob.name, url=url, facts=facts, markup=laid.markup)
    if _END not in blob.data[-_END_WITHIN:]:
        message = f"{blob.name} is a PDF that is cut off; its first {len(sheets)} pages were read. Get it again"
        issues.append(lost(blob.name, "damaged-pdf", message))
    return page, tuple(_about(page, issues, laid))


def _sheets(blob: Blob, document: PdfDocument) -> tuple[list[Sheet], list[float], list[Issue]]:
    """The lines of every sheet, its height, and what could not be read."""
    from pypdfium2 import PdfiumError

    sheets: list[Sheet] = []
    heights: list[float] = []
    broken: list[int] = []
    length = 0
    count = len(document)
    for number in range(min(count, MOST_SHEETS)):
        try:
            sheet, height = _sheet(document, number)
        except PdfiumError:
            broken.append(number + 1)
            continue
        length += sum(len(line.text) + 2 for line in sheet)
        if length > MOST_TEXT:
            count = max(count, number + 1)
            return sheets, heights, [*_broken(blob, broken, count), _cut(blob, number, count)]
        sheets.append(sheet)
        heights.append(height)
    issues = _broken(blob, broken, count)
    return sheets, heights, [*issues, _cut(blob, MOST_SHEETS, count)] if count > MOST_SHEETS else issues


def _sheet(document: PdfDocument, number: int) -> tuple[Sheet, float]:
    sheet = document[number]
    try:
        text = sheet.get_textpage()
        try:
            return lines(text, MOST_TEXT + 1), sheet.get_height()
        finally:
            text.close()
    finally:
        sheet.close()


def _without_text(blob: Blob, sheets: Sequence[Sheet]) -> Issue | None:
    """Why there is nothing to read, if so."""
    letters = [sum(char.isalpha() for line in sheet for char in line.text) for sheet in sheets]
    if max(letters, default=0) >= FEWEST_LETTERS:
        return None
    if not sheets:
        return lost(blob.name, "broken-pdf", f"{blob.name} is a PDF without pages that can be opened: save it again")
    message = (
        f"{blob.name} is a PDF of {len(sheets)} pages without text: a scan or pictures. "
        "Run OCR over it (for example ocrmypdf) and give the result"
    )
    return lost(blob.name, "no-text-layer", message)


def _about(page: Page, issues: Sequence[Issue], laid: Laid) -> list[Issue]:
    """The issues under the id of the page, and one for letters that the fonts do not explain."""
    unknown = laid.text.count("\ufffd")
    found = [Issue(page.id, issue.code, issue.message, issue.severity) for issue in issues]
    if unknown:
        message = (
            f"{page.name}: the fonts do not say which letters {unknown} of {len(laid.text)} characters are; they stand "
            "as \ufffd. Find another copy, or run OCR over it"
        )
        found.append(lost(page.id, "unknown-letters", message))
    return found


def _metadata(document: PdfDocument) -> tuple[Fact, ...]:
    """Title, author, language and day of making, as the file says."""
    from pypdfium2 import raw

    told = document.get_metadata_dict(skip_empty=True)
    facts = [Fact(key, value, f"pdf {name}") for name, key in _FACTS if (value := _line(told.get(name, "")))]
    if created := iso_date(told.get("CreationDate", "")):
        facts.append(Fact("created", created, "pdf CreationDate"))
    size = raw.FPDFCatalog_GetLanguage(document.raw, None, 0)
    if 2 < size <= 80:
        buffer = (raw.FPDF_WCHAR * (size // 2))()
        raw.FPDFCatalog_GetLanguage(document.raw, buffer, size)
        if lang := _line(bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")):
            facts.append(Fact("language", lang, "pdf Lang"))
    return tuple(facts)


def _line(value: str) -> str:
    """A value of the metadata on one line, without control characters and half surrogates."""
    plain = "".join(char if char.isprintable() else " " for char in value[:LONGEST_FACT])
    return " ".join(plain.split())


def iso_date(value: str) -> str | None:
    """A date of PDF as ISO 8601, as fine as it is, or None.

    >>> iso_date("D:20210312094501+01'00'"), iso_date("D:2021"), iso_date("March")
    ('2021-03-12T09:45:01+01:00', '2021', None)
    """
    found = _DATE.match(value.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, zulu, sign, hours, minutes = found.groups()
    if not (1 <= int(month or 1) <= 12 and 1 <= int(day or 1) <= 31):
        return None
    date = "-".join(part for part in (year, month, day) if part)
    if hour is None:
        return date
    zone = "Z" if zulu else f"{sign}{hours}:{minutes or '00'}" if sign else ""
    return f"{date}T{hour}:{minute}:{second or '00'}{zone}"


def _printed_from(laid: Laid) -> tuple[Fact, ...]:
    """The address that a browser printed below every page, if it is whole and always the same."""
    feet = [laid.text[mark.start : mark.end] for mark in laid.markup]
    found = sorted({match[0] for foot in feet if (match := _FOOT_URL.search(foot))})
    if len(found) != 1 or found[0].endswith(("…", "...")):
        return ()
    return (Fact("canonical", found[0], "pdf running-foot"),)


def _unopened(blob: Blob, code: int | None) -> Issue:
    if code == _PASSWORD:
        message = f"{blob.name} is a PDF locked with a password: unlock it and save it without one"
        return lost(blob.name, "locked-pdf", message)
    message = f"{blob.name} is a PDF that cannot be opened (damaged, or cut off): save or download it again"
    return lost(blob.name, "broken-pdf", message)


def _broken(blob: Blob, broken: Sequence[int], count: int) -> list[Issue]:
    if not broken:
        return []
    which = ", ".join(map(str, broken[:5])) + (" …" if len(broken) > 5 else "")
    message = f"{blob.name}: {len(broken)} of {count} pages (page {which}) are damaged and were left out"
    return [lost(blob.name, "broken-pdf-pages", message)]


def _cut(blob: Blob, read_pages: int, count: int) -> Issue:
    message = (
        f"{blob.name}: only the first {read_pages} of {count} pages were read (at most {MOST_SHEETS} pages and "
        f"{MOST_TEXT:,} characters). Split it, or print the pages that matter into a file of their own"
    )
    return lost(blob.name, "pdf-cut", message)
