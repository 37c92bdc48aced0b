"""The subject of a verb of say-so, where the subject comes before its verb."""

from __future__ import annotations

from sayso.claim.row import COMMA, Frame, Row, boundary, clause_start, party_of
from sayso.claim.sources import Party
from sayso.model import MentionKind, Span

_CLAUSE = 6  # tokens before the auxiliary of a clause without "that": "says bridge will open"
_REACH = 80  # tokens between a verb and the subject before its aside, at most


def verb_group(row: Row, at: int) -> tuple[int, set[str]]:
    """First token of the verb's group (auxiliaries, adverbs, times before it), and what stands in it."""
    seen: set[str] = set()
    first = at
    while first > 0:
        back = first - 1
        if row.word(back, "negations"):
            seen.add("negated")
        elif row.word(back, "auxiliaries", "passives"):
            if row.word(back, "passives"):
                seen.add("passive")
            if row.word(back, "to") and back == at - 1:
                seen.add("infinitive")
        elif not (row.word(back, "adverbs") or row.kind(back) == "time" or _adverb(row, back)):
            break
        first = back
    while first < at and row.kind(first) == "time":
        first += 1
    return first, seen


def _adverb(row: Row, at: int) -> bool:
    """An adverb by its ending, and no noun of those who speak ("family", "the assembly")."""
    token = row.tokens[at]
    ends = tuple(sorted(row.lex.sets["adverb_endings"]))
    plain = token.kind == "word" and bool(ends) and token.text.endswith(ends) and row.text[token.start].islower()
    return plain and at > 0 and not row.word(at, "people") and not row.word(at - 1, "determiners", "possessives")


def _zone(row: Row, end: int) -> tuple[int, int]:
    """Tokens [start, end) before a verb group that can hold its subject."""
    start = end
    while start > 0 and not boundary(row, start - 1):
        start -= 1
    for at in range(end - 1, start, -1):
        if row.word(at, "coordinators") and (not row.word(at, "joins") or _has_verb(row, start, at)):
            return at + 1, end
    return start, end


def _has_verb(row: Row, start: int, end: int) -> bool:
    return any(row.word(at, "auxiliaries") and not row.word(at, "to") for at in range(start, end))


def first_chunk(row: Row, end: int) -> tuple[int, int]:
    """The subject of a clause whose verb stands after an aside between commas."""
    start = max(clause_start(row, end), end - _REACH)
    for at in range(end - 1, start - 1, -1):
        if (
            row.kind(at) == "quote"
            or (row.word(at, "coordinators") and not row.word(at, "joins"))
            or (row.word(at, "that") and row.finite(at - 1))
        ):
            start = at + 1
            break
    commas = [at for at in range(start, end) if row.mark(at, COMMA)]
    if commas and row.word(start, "prepositions", "subordinators") and len(commas) > 1:
        start, commas = commas[0] + 1, commas[1:]
    return start, commas[0] if commas else end


def _headline_subject(row: Row, start: int, first: int) -> tuple[Party | None, int, int]:
    """ "X writes to Y, says he will come": the subject of the verb before a comma, without an "and"."""
    entry = row.tokens[first].entry
    clause = next(
        (n for n in range(first + 1, len(row.tokens)) if row.word(n, "auxiliaries") or row.kind(n) == "mark"), 0
    )
    opens = row.word(first + 1, "pronouns", "collective", "bodies", "that")
    if entry is None or not (opens or (first + 1 < clause <= first + _CLAUSE and row.word(clause, "auxiliaries"))):
        return None, first, first
    found = party_of(row, start, first_phrase(row, start, first - 1))
    return (found, first, first) if found is not None and found.sure else (None, first, first)


def subject(row: Row, first: int, found: list[Frame]) -> tuple[Party | None, int, int]:
    """The party before a verb group, and the zone [start, end) that it was read from."""
    if first == 0 or row.kind(first - 1) == "quote":
        return None, first, first
    if row.mark(first - 1, COMMA):
        start, end = first_chunk(row, first - 1)
        if row.kind(first - 2) == "quote":
            return None, first, first
        if end >= first - 1:
            return _headline_subject(row, start, first)
        if row.kind(end + 1) == "name" and row.mark(end + 2, COMMA):  # "the spokesman of the presidency, X, denied"
            mention = row.tokens[end + 1].mention
            if mention is not None and mention.kind is MentionKind.PERSON:
                return party_of(row, end + 1, end + 2), start, first
        return party_of(row, start, end), start, first
    start, end = _zone(row, first)
    if (
        start > 0
        and row.word(start - 1, "relatives")
        and (start == end or row.finite(start) or row.word(start, "auxiliaries"))
    ):
        source, begin, stop = _antecedent(row, start - 1)
        return source, begin if end > start else start, stop
    if start == end and start > 0 and row.word(start - 1, "coordinators"):
        if found and found[-1].source is not None and found[-1].last <= start:
            return found[-1].source, start, end
        back, stop = first_chunk(row, start - 1)
        return party_of(row, back, stop), start, end
    return party_of(row, start, end), start, end


def first_phrase(row: Row, start: int, end: int) -> int:
    """One past the subject at the beginning of a clause: before the first plain word after those who can speak."""
    spoken = False
    for at in range(start, end):
        token = row.tokens[at]
        linked = row.word(at, "of", "prepositions", "joins", "relatives", "determiners", "possessives")
        plain = token.kind in ("word", "cue") and not linked and not row.lex.noun("people", token.text)
        if spoken and plain and (not row.text[token.start].isupper() or token.entry is not None):
            return at
        spoken = (token.kind == "name" or row.lex.noun("people", token.text)) and not linked
    return end


def in_dative(row: Row, begin: int, end: int) -> tuple[tuple[Span, ...], int]:
    """The body that is told, before a subject behind its verb ("сообщил агентству X источник"); where that begins."""
    endings = tuple(sorted(row.lex.sets["dative_endings"]))
    if not endings or begin >= end:
        return (), begin
    at = begin
    noun = row.lex.noun("agencies", row.tokens[at].text) and row.tokens[at].text.endswith(endings)
    at += noun
    if at < end and (row.kind(at) == "name" or row.text[row.tokens[at].start].isupper()):
        mention = row.tokens[at].mention
        at += 1
        subject_left = at < end and (row.kind(at) == "name" or row.lex.has("people", row.tokens[at].text))
        outlet = noun or (mention is not None and mention.kind is not MentionKind.PERSON)
        if subject_left and outlet and row.tokens[at - 1].text.endswith(endings if not noun else ""):
            start = at - 1 if mention is not None else begin
            return (Span(row.page, row.tokens[start].start, row.tokens[at - 1].end),), at
    return (), begin


def _antecedent(row: Row, relative: int) -> tuple[Party | None, int, int]:
    end = relative - 1 if row.mark(relative - 1, COMMA) else relative
    start, end = _zone(row, end)
    return party_of(row, start, end), start, relative + 1


def _many(row: Row, at: int) -> bool:
    word = row.tokens[at].text
    return row.lex.has("plural_nouns", word) or word.endswith(tuple(row.lex.sets["plural_letters"]))


def in_plural(row: Row, start: int, end: int) -> bool:
    """Can the tokens [start, end) be a subject in the plural, as a bare verb form needs?"""
    while end > start and (row.kind(end - 1) in ("mark", "time") or row.word(end - 1, "adverbs")):
        end -= 1
    if start < end and row.word(start, "people") and _plural(row, row.tokens[start].text):
        return True  # "sources close to the general"
    if (
        row.word(end - 2, "determiners", "possessives")
        and not row.word(end - 2, "plural_nouns")
        and not _many(row, end - 1)
    ):
        return False
    if any(row.word(n, "joins") for n in range(start, end)):
        return True
    words = [token for token in row.tokens[start:end] if token.kind in ("word", "name")]
    stop = next(
        (
            n
            for n, token in enumerate(words)
            if n and (row.lex.has("of", token.text) or row.lex.has("prepositions", token.text))
        ),
        len(words),
    )
    last = words[stop - 1].text.rpartition(" ")[2] if words else ""
    return _plural(row, last)


def _plural(row: Row, word: str) -> bool:
    ends = tuple(row.lex.sets["plural_letters"])
    return row.lex.has("plural_nouns", word) or (word.endswith(ends) and not word.endswith(("'s", "ss")))
