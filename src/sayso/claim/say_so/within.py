"""A body named as a place whose people speak: "В министерстве заявили, что …", "В министерстве это опровергли"."""

from __future__ import annotations

from sayso.claim.say_so.hearers import behind_verb
from sayso.claim.say_so.row import Frame, Row, clause_end, clause_start, closes, party_of
from sayso.claim.say_so.said import words_behind


def speaks_within(row: Row, at: int, first: int) -> Frame | None:
    """The frame of a verb in the plural whose clause opens with "in" and a noun of those who speak."""
    entry = row.tokens[at].entry
    endings = tuple(sorted(row.lex.sets["plural_endings"]))
    if entry is None or not row.lex.sets["within"] or not row.tokens[at].text.endswith(endings):
        return None
    start = clause_start(row, first)
    if start < first and row.mark(start, (".",)):
        start += 1
    if not row.word(start, "within") or not _speak(row, start + 1):
        return None
    end = start + 2
    while (
        end < first and row.kind(end) in ("word", "name") and not row.word(end, "determiners", "possessives", "adverbs")
    ):
        end += 1
    source = party_of(row, start + 1, end)
    if source is None or not source.sure:
        return None
    told, via, last = behind_verb(row, at + 1, hearer="hearer" in entry.takes)
    right = words_behind(row, at, last, entry.takes)
    if right is not None:
        return Frame(at, start, right[0], "right", (right[:2],), source, f"within-cue-{right[2]}", told, via)
    if end < first and "noun" in entry.takes and row.word(end, "determiners", "possessives"):
        return Frame(at, start, last, "left", ((end, first),), source, "within-noun-cue", told, via)
    done = (
        last >= len(row.tokens) or (row.mark(last, (".", ":")) and closes(row, last)) or last == clause_end(row, last)
    )
    return Frame(at, start, last, "none", (), source, "within-cue", told, via) if done else None


def _speak(row: Row, at: int) -> bool:
    """Is it a name, or a noun of those who speak, perhaps after an adjective?"""
    return any(
        row.kind(n) == "name" or row.lex.noun("people", row.tokens[n].text) for n in (at, at + 1) if n < len(row.tokens)
    )
