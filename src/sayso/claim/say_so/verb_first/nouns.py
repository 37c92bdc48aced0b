"""Noun phrases, where verbs come first (Arabic): where they end, and what kind of noun stands at a token."""

from __future__ import annotations

from sayso.claim.say_so.clitics import noun_forms
from sayso.claim.say_so.row import COMMA, Row
from sayso.model import Mention, MentionKind, Span

_PHRASES = 4  # phrases with a preposition that one noun phrase holds, or that stand before a subject
_QUOTED = 6  # words of a name in quotation marks
_OPENING, _CLOSING = ("«", "“", '"', "„", "”"), ("»", "”", '"', "“")


def past_front(row: Row, at: int, stop: int) -> int:
    """Past times, adverbs and phrases of place or hearer, which can stand between a verb and its subject."""
    for _ in range(_PHRASES):
        while at < stop and (
            row.kind(at) == "time" or row.word(at, "adverbs", "times", "auxiliaries", "suffixes") or row.mark(at, COMMA)
        ):
            at += 1
        if at >= stop or not row.word(at, "prepositions", "through") or row.word(at + 1, "that"):
            break  # "قبل أن يغادر" is a clause
        at = phrase_end(row, at + 1, stop)
    return at


def phrase_end(row: Row, at: int, stop: int) -> int:
    """One past the noun phrase that a preposition rules."""
    if row.word(at, "prepositions"):
        at += 1
    if row.word(at, "negations"):
        return min(stop, at + 2)  # "بشكل غير مباشر"
    if row.kind(at) == "time":
        return min(stop, at + 1)
    if row.word(at, "channels"):
        return _channel_end(row, at, stop)
    end = first_end(row, at, run_end(row, at, stop))
    if end - at > 1 and row.word(end, "suffixes"):
        return end - 1  # "ندوة نظمت ها X": a verb with its object
    while end < stop and row.word(end, "times") and end > at:
        end += 1
    return max(end, min(at + 1, stop))


def _channel_end(row: Row, at: int, stop: int) -> int:
    """One past "بيان مشترك", "بيان الوزارة": the longest phrase of a channel, and whose it is."""
    size = next((n for n in (3, 2) if row.lex.has("channels", " ".join(t.text for t in row.tokens[at : at + n]))), 1)
    end = min(stop, at + size)
    if row.word(end, "suffixes") and end < stop:
        return past_adjectives(row, end + 1, stop)  # a dump: "تقرير ها الشهري"
    owned = end < stop and row.text[row.tokens[end].start : row.tokens[end].end].endswith(("ه", "ها", "هم"))
    if row.word(end + 1, "suffixes"):
        return end  # "ندوة نظمت ها X"
    if end + 1 == run_end(row, end, stop) and row.kind(end) == "word" and not (owned or definite(row, end)):
        return end + 1  # "تغريدة ثانية"
    whose = end < stop and (row.kind(end) == "name" or definite(row, end))
    return first_end(row, end, run_end(row, end, stop)) if whose else end


def run_end(row: Row, at: int, stop: int) -> int:
    """One past the words and names that stand beside each other from `at` on."""
    end = at
    while end < stop and nominal(row, end):
        end += 1
    return end


def nominal(row: Row, at: int) -> bool:
    kind = row.kind(at)
    return kind == "name" or (
        kind == "word"
        and not row.word(
            at,
            "prepositions",
            "relatives",
            "that",
            "coordinators",
            "subordinators",
            "auxiliaries",
            "negations",
            "adverbs",
            "times",
            "saying_of",
            "suffixes",
        )
    )


def first_end(row: Row, at: int, end: int) -> int:
    """One past the first noun phrase of a run: a noun with what it rules, and the adjectives that agree with it."""
    if at >= end:
        return at
    naming = row.word(at, "naming", "agencies", "groups")
    quoted = quoted_end(row, at + 1 if naming and not opened_mark(row, at) else at, end)
    if quoted is not None:
        return past_adjectives(row, quoted, end)  # "منظمة «X وY»"
    n = at
    while n < end and row.kind(n) == "word" and not definite(row, n):
        if n > at and (row.word(n, "agencies") or opened_mark(row, n)):
            return n
        n += 1
    if n < end and (row.kind(n) == "name" or definite(row, n)):
        n = past_adjectives(row, n + 1, end)
        if n < end and kind_of(row, n) is MentionKind.PERSON and n > at and not group(row, at):
            n += 1
    if n < end and n > at and row.word(n, "called"):  # "المتحدث باسم X"
        return first_end(row, n + 1, end)
    return max(n, at + 1)


def opened_mark(row: Row, at: int) -> bool:
    """Does a quotation mark stand right before the token?"""
    start = row.tokens[at].start if at < len(row.tokens) else 0
    return start > 0 and row.text[start - 1] in _OPENING


def quoted_end(row: Row, at: int, stop: int) -> int | None:
    """One past a name in quotation marks that begins at a token."""
    if at >= stop or not opened_mark(row, at):
        return None
    near = range(at, min(stop, at + _QUOTED))
    last = next((n for n in near if row.text[row.tokens[n].end : row.tokens[n].end + 1] in _CLOSING), None)
    return None if last is None else last + 1


def past_adjectives(row: Row, at: int, stop: int) -> int:
    """Past definite words that are no noun of those who speak or are told."""
    while (
        at < stop
        and row.kind(at) == "word"
        and definite(row, at)
        and not row.word(at, "hearers", "relatives")
        and (related(row, at) or not speaks(row, at))
    ):
        at += 1
    return at


def related(row: Row, at: int) -> bool:
    """An adjective made from a noun, by its ending: "العسكري", "الدولية"."""
    return row.tokens[at].text.endswith(("ي", "يه", "يون", "يين"))


def definite(row: Row, at: int) -> bool:
    return row.kind(at) == "word" and row.tokens[at].text.startswith(tuple(row.lex.sets["article"]))


def speaks(row: Row, at: int) -> bool:
    """A noun of those who speak, with or without its article, in any number."""
    return row.kind(at) in ("word", "cue") and _noun(row, at, "people")


def group(row: Row, at: int) -> bool:
    """Is the noun one of bodies that many belong to ("قوات X" is not X)?"""
    return row.kind(at) == "word" and _noun(row, at, "groups")


def _noun(row: Row, at: int, field: str) -> bool:
    return any(row.lex.has(field, form) for form in noun_forms(row.tokens[at].text, row.lex))


def kind_of(row: Row, at: int) -> MentionKind | None:
    mention: Mention | None = row.tokens[at].mention if 0 <= at < len(row.tokens) else None
    return mention.kind if mention is not None else None


def span_of(row: Row, first: int, end: int) -> Span:
    stop = row.tokens[end - 1].end
    inside = row.text[row.tokens[first].start : stop]
    if row.text[stop : stop + 1] in _CLOSING and any(mark in inside for mark in _OPENING):
        stop += 1
    return Span(row.page, row.tokens[first].start, stop)


def leads_out(row: Row, at: int, stop: int) -> bool:
    """Does a preposition open a hearer, a channel or a time, rather than belong to the noun before it?"""
    if row.kind(at + 1) == "time" or row.word(at + 1, "times", "channels", "determiners"):
        return not row.word(at, "glued_to")
    if row.word(at + 1, "hearers"):
        return row.word(at, "to", "glued_to")
    if not (row.word(at, "to", "glued_to") and is_outlet(row, at + 1)) or entitled(row, at):
        return False
    end = first_end(row, at + 1, run_end(row, at + 1, stop))
    return not (row.word(at + 1, "agencies") and kind_of(row, end) is MentionKind.PERSON)


def entitled(row: Row, at: int) -> bool:
    """ "المدير التنفيذي لوكالة X": the title goes on behind the preposition."""
    return row.word(at - 1, "offices")


def is_outlet(row: Row, at: int) -> bool:
    """Does the noun phrase of an outlet begin here, or a name in quotation marks?"""
    if kind_of(row, at) is MentionKind.OUTLET or row.word(at, "agencies"):
        return True
    return opened_mark(row, at) and not row.lex.has("groups", row.tokens[at].text.partition(" ")[0])  # "لـ«قوات X»"
