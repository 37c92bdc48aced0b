"""A page into passages: what each piece is for, in which language, and which passage translates which."""

from __future__ import annotations

from sayso.model import Issue, Page, Passage, PassageKind, Span


def passages(page: Page) -> tuple[tuple[Passage, ...], tuple[Issue, ...]]:
    """PLACEHOLDER until segment lands: one BODY passage a line."""
    out, start = [], 0
    for line in page.text.splitlines(keepends=True):
        end = start + len(line)
        lang = "ar" if any("\u0600" <= c <= "\u06ff" for c in line) else "en"
        out.append(Passage(Span(page.id, start, end), PassageKind.BODY, lang, "placeholder"))
        start = end
    return tuple(out), ()
