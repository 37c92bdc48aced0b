"""Names in quotation marks in a language with cases: firms, papers, ships, works."""

from __future__ import annotations

from sayso.extract.names.cells import Line, Names, acronym, enclosed, first_name, found, heads, listed
from sayso.extract.names.kinds import ORGANISATION, OUTLET, PLACE, Found, listed_kind
from sayso.lang.inflection import infinitive


def quoted(line: Line, at: int) -> Names | None:
    """ "компания «Икс»", "газета «Заря»", "ООО «Икс»"; what follows "фильм" is passed over."""
    last = enclosed(line, at)
    if last == at:
        return None
    before = line.cells[at - 1] if at and line.cells[at].word.gap.strip() in ("«", "“", '"', "„") else None
    if before is not None and heads(line, "work_heads", at - 1):
        return [], last
    if any(_said(line, i) for i in range(at, last)) or (first_name(line, at) and last - at > 1):
        return None
    if before is not None and before.word.folded in line.lexicon.firm_forms:
        return [found(at - 1, last, ORGANISATION, "quoted")], last
    for name, kind in (("outlet_heads", OUTLET), ("body_heads", ORGANISATION), ("named_heads", ORGANISATION)):
        if before is not None and heads(line, name, at - 1):
            return [found(at, last, kind, "quoted")], last
    if before is not None and heads(line, "place_heads", at - 1):
        return [found(at - 1, last, PLACE, "quoted")], last
    known = listed_kind(line.words[at:last], line.lexicon)
    if known is not None and known[0] is not PLACE:
        return [found(at, last, *known)], last
    if last - at > 4 or (at == 0 and last == len(line.cells)):
        return None
    return [Found(at, last, ORGANISATION, "quoted", sure=last - at > 1)], last


def _said(line: Line, at: int) -> bool:
    """Whether a word in quotation marks shows that somebody speaks."""
    cell, words = line.cells[at], line.lexicon
    if cell.capital:
        return cell.word.folded in words.common
    small = cell.word.folded
    plain = small in words.common and small not in words.links
    return plain or small in words.person_verbs or infinitive(small, words.lang)


def quoted_next(line: Line, at: int) -> bool:
    """Whether a short piece between quotation marks begins here."""
    return at < len(line.cells) and enclosed(line, at) > at


def firm(line: Line, at: int) -> Names | None:
    """ "ООО «Икс»", "РГТРК «Заря»": letters before a quoted name belong to it."""
    cell = line.cells[at]
    last = enclosed(line, at + 1) if at + 1 < len(line.cells) and acronym(cell) else at + 1
    if last <= at + 1 or listed(line, at, at + 1) or cell.word.folded in line.lexicon.nameless:
        return None
    return [found(at, last, ORGANISATION, "quoted")], last
