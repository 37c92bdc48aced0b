"""The subject behind a verb of say-so: languages in which the verb comes first (Arabic)."""

from __future__ import annotations

from sayso.claim.row import COMMA, Row
from sayso.claim.sources import Party
from sayso.model import MentionKind, Span

_NAME = 4  # words of a name


def subject(row: Row, start: int, stop: int, *, opened: bool) -> tuple[Party | None, int]:
    """The party after a verb, and the token after its noun phrase."""
    while start < stop and (row.kind(start) == "time" or row.word(start, "adverbs") or row.mark(start, COMMA)):
        start += 1
    if start >= stop or row.word(start, "prepositions") or row.word(start, "glued_to"):
        return None, start
    names = [n for n in range(start, stop) if row.tokens[n].mention is not None and not _ruled(row, n)]
    head = next((n for n in names if n - start <= 14 and not _past(row, start, n)), None)
    if (
        head is not None
        and head > start
        and row.kind(start) == "word"
        and (_group(row, start) or _only_place(row, head))
    ):
        head = None  # "قوات X": the forces, not the man
    named = _named_after_comma(row, start, stop)
    if named is not None and (head is None or head < named[0] or head >= named[1]):
        return Party(
            (Span(row.page, row.tokens[named[0]].start, row.tokens[named[1] - 1].end),), row.tokens[named[0]].text
        ), named[1]
    if head is None:
        found, end = _described(row, start, stop, opened=opened)
        if found is None:
            return None, start
        more, end = _joint(row, end, stop, opened=opened)
        return Party((*found.sources, *more), found.words), end
    zone_end = head + 1
    for n in names:
        mention = row.tokens[n].mention
        if (
            n > head
            and mention is not None
            and mention.kind is MentionKind.PERSON
            and n - head <= 10
            and _apposed(row, head, n, start)
        ):
            head = n
            zone_end = n + 1
            break
    heads = [Span(row.page, row.tokens[head].start, row.tokens[head].end)]
    more, zone_end = _joint(row, zone_end, stop, opened=opened)
    return Party((*heads, *more), row.tokens[head].text), extended(row, zone_end, stop)


def _only_place(row: Row, at: int) -> bool:
    mention = row.tokens[at].mention
    return mention is not None and mention.kind is MentionKind.PLACE


def _group(row: Row, at: int) -> bool:
    """Is the noun, without "و" and the article, one of bodies that many belong to?"""
    word = row.tokens[at].text
    for clitic in ("", *row.lex.clitics):
        if word.startswith(clitic) and row.lex.has("groups", word[len(clitic) :]):
            return True
    return False


def _named_after_comma(row: Row, start: int, stop: int) -> tuple[int, int] | None:
    """ "المتحدث باسم الرئاسة، X، …": a title, a comma, a short name, a comma; no table of names is needed."""
    if not row.word(start, "people") or _group(row, start):
        return None
    commas = [n for n in range(start, stop) if row.mark(n, COMMA)]
    if len(commas) < 2 and not (commas and stop - commas[0] <= _NAME + 1):
        return None
    end = commas[1] if len(commas) > 1 else stop
    first = commas[0] + 1
    plain = all(
        row.kind(n) in ("word", "name") and not row.word(n, "prepositions", "relatives", "glued_to", "times")
        for n in range(first, end)
    )
    starts = row.tokens[first].text if first < end else ""
    article = starts.startswith(tuple(row.lex.sets["article"])) and row.kind(first) != "name"
    return (first, end) if plain and not article and 1 <= end - first <= _NAME else None


def _joint(row: Row, at: int, stop: int, *, opened: bool) -> tuple[tuple[Span, ...], int]:
    """A second source joined by "و", alone or glued to its first word."""
    begin = next((n for n in range(at, min(stop, at + 5)) if _joins(row, n)), None)
    if begin is None:
        return (), at
    text = row.tokens[begin].text
    if row.kind(begin) == "word" and text in row.lex.clitics and row.kind(begin + 1) == "name":
        other, end = subject(row, begin + 1, stop, opened=opened)
    elif row.kind(begin) == "word" and any(
        text.startswith(c) and row.lex.has("people", text[len(c) :]) for c in row.lex.clitics
    ):
        other, end = subject(row, begin, stop, opened=opened)
    else:
        return (), at
    return (other.sources, end) if other is not None else ((), at)


def _joins(row: Row, n: int) -> bool:
    text = row.tokens[n].text
    if row.kind(n) != "word":
        return False
    if text in row.lex.clitics:
        return row.kind(n + 1) == "name"
    return any(text.startswith(c) and row.lex.has("people", text[len(c) :]) for c in row.lex.clitics)


def _ruled(row: Row, n: int) -> bool:
    """A preposition, glued or not, stands before the name, or before the noun of an agency that it names."""
    return row.word(n - 1, "prepositions", "glued_to") or (n > 0 and _glued_agency(row, n - 1))


def _glued_agency(row: Row, n: int) -> bool:
    word = row.tokens[n].text
    return any(
        word.startswith(letter) and row.lex.has("agencies", word[len(letter) :]) for letter in row.lex.sets["glued_to"]
    )


def _past(row: Row, start: int, n: int) -> bool:
    """Does a preposition that opens a phrase of its own stand between? ("قال المتحدث باسم X" does not count.)"""
    return any(row.word(m, "through", "glued_to") for m in range(start, n))


def _apposed(row: Row, head: int, n: int, start: int) -> bool:
    """Titles first, the person after them or after a comma: "المتحدث باسم القصر، X"."""
    mention = row.tokens[head].mention
    if mention is None or mention.kind is MentionKind.PERSON or head == start:
        return False
    return not any(
        row.word(m, "through", "glued_to", "relatives") or row.kind(m) in ("cue", "time") for m in range(head + 1, n)
    )


def extended(row: Row, at: int, stop: int) -> int:
    """Past adjectives and asides that still belong to the subject ("الليبية، التابعة لـ…")."""
    while at < stop and row.kind(at) == "word" and row.tokens[at].text.startswith(tuple(row.lex.sets["article"])):
        at += 1
    return at


def _new_name(row: Row, start: int, end: int) -> bool:
    """Can a short phrase that no table knows be the name of who speaks? Adverbial accusatives cannot ("ردا على …")."""
    word = row.tokens[start].text
    article = tuple(article[-1] for article in row.lex.sets["article"])
    glued = any(
        word.startswith(letter) and word[len(letter) :].startswith(article) for letter in row.lex.sets["glued_to"]
    )
    plain = not row.word(start, "times", "hearers", "things", "negations", "auxiliaries", "determiners")
    return end - start <= _NAME and not word.endswith("\u0627") and not glued and plain and len(word) > 2


def _described(row: Row, start: int, stop: int, *, opened: bool) -> tuple[Party | None, int]:
    """A subject without a name: its first noun and what agrees with it."""
    end = start
    while (
        end < stop
        and row.kind(end) in ("word", "name")
        and not row.word(end, "prepositions", "relatives", "glued_to", "coordinators")
    ):
        end += 1
    if not opened:
        end = min(end, start + 1)
        while (
            end < stop and row.kind(end) == "word" and row.tokens[end].text.startswith(tuple(row.lex.sets["article"]))
        ):
            end += 1
    if end == start:
        return None, start
    sure = any(row.word(n, "people", "channels", "pronouns") for n in range(start, end)) or any(
        row.kind(n) == "name" for n in range(start, end)
    )
    if not sure and not (opened and _new_name(row, start, end)):
        return None, start
    span = Span(row.page, row.tokens[start].start, row.tokens[end - 1].end)
    return Party((span,), row.tokens[start].text), end
