"""What stands between a verb of say-so and what is said: who is told, when, through what channel."""

from __future__ import annotations

from sayso.claim.say_so.outlets import named_outlet
from sayso.claim.say_so.row import Row
from sayso.claim.say_so.sources import channel
from sayso.claim.say_so.speakers import adverb
from sayso.model import MentionKind, Span

_APOSTROPHES = ("'", "\u2019")
_ACRONYM, _HEAD = 6, 3000  # letters; characters of a page in which a dateline stands


def behind_verb(row: Row, at: int, *, hearer: bool) -> tuple[tuple[Span, ...], Span | None, int]:
    """Hearer that passes words on, channel, and one past them, for what follows a verb."""
    told: tuple[Span, ...] = ()
    via: Span | None = None
    if hearer:
        end = hearer_end(row, at)
        told, at = told_agency(row, at, end), end
    for _ in range(6):
        while _when(row, at):
            at += 1
        if row.word(at, "to") and is_hearer(row, at + 1):
            end = hearer_end(row, at + 1)
            told, at = told or told_agency(row, at + 1, end), end
        elif row.word(at, "infinitives") and opens_infinitive(row, at):
            break
        elif row.word(at, "prepositions") and not row.word(at, "that", "to"):
            end = _phrase_end(row, at + 1)
            via = via or channel(row.page, row.tokens[at:end], row.lex)
            at = max(end, at + 1)
        else:
            break
    return told, via, at


def _when(row: Row, at: int) -> bool:
    """An adverb, or a time that does not say whose: "Monday's decision"."""
    if row.kind(at) == "time":
        return not _owns(row, at) and not (row.lex.zero_that and row.word(at + 1, "auxiliaries"))
    if row.lex.inverts and row.word(at, "determiners") and row.kind(at + 1) == "time":
        return True  # "afirmó el martes que"
    that = row.word(at + 1, "that") or row.kind(at + 1) == "quote"  # "said merely that"
    if row.lex.inverts and row.word(at, "negations") and not row.word(at, "prepositions"):
        return True  # "ne croit pas que"
    return row.word(at, "adverbs", "times") or (that and row.kind(at) == "word" and adverb(row, at))


def _owns(row: Row, at: int) -> bool:
    """Does a possessive stand right behind the token?"""
    end = row.tokens[at].end
    return row.text[end : end + 1] in _APOSTROPHES and row.text[end + 1 : end + 2].isalpha()


def is_hearer(row: Row, at: int) -> bool:
    glued = row.word(at - 1, "to_the") and row.kind(at) == "word"  # "aux habitants"
    return glued or row.kind(at) == "name" or row.word(at, "determiners", "possessives", "hearers", "agencies")


def hearer_end(row: Row, at: int) -> int:
    end = at
    while end < len(row.tokens) and end - at < 9:
        token = row.tokens[end]
        if token.kind in ("quote", "time", "cue") or (token.kind == "mark" and token.text not in ("'s", "'")):
            break
        if row.word(end, "prepositions", "relatives", "auxiliaries"):
            break
        if row.word(end, "that") and (
            end > at or row.kind(end + 1) == "name" or row.word(end + 1, "pronouns", "collective", "determiners")
        ):
            break
        if row.lex.inverts and end > at and _titled(row, end):
            end += 1  # "al diario La Vega"
            continue
        if end > at and (
            row.word(end, "pronouns", "collective", "things", "determiners", "adverbs", "times", "whether", "to")
            or row.word(end - 1, "pronouns", "collective", "objects")
        ):
            break
        end += 1
        if row.kind(end - 1) == "name" and row.kind(end) == "name":
            break
    return end


def _titled(row: Row, at: int) -> bool:
    """Is a word inside a sentence written with a capital, so that it is part of a name?"""
    return row.kind(at) == "word" and row.text[row.tokens[at].start].isupper()


def _is_channel(row: Row, start: int, end: int) -> bool:
    """ "told a news conference", "declared on national television"."""
    tails = (" ".join(token.text for token in row.tokens[max(start, end - size) : end]) for size in (1, 2))
    if any(row.lex.has("channels", tail) and not row.lex.has("agencies", tail) for tail in tails):
        return True
    return start < end and row.word(start, "prepositions") and not row.word(start, "to")


def told_agency(row: Row, start: int, end: int) -> tuple[Span, ...]:
    """The body that was told and passes it on: an outlet by kind, or by its noun ("news agency")."""
    start, end = _itself(row, start, end)
    for at in range(start, end):
        mention = row.tokens[at].mention
        if mention is not None and mention.kind is MentionKind.OUTLET:
            return (mention.span,)
    for at in range(start, min(end, start + 2)):
        if _signs(row, at):
            return (Span(row.page, row.tokens[at].start, row.tokens[at].end),)
    while end > start and row.word(end - 1, "that"):
        end -= 1
    if _is_channel(row, start, end):
        return ()
    named = [at for at in range(start, end) if row.kind(at) == "name"]
    if any(is_host(row, at) for at in named):
        return ()
    if any(row.word(at, "agencies") for at in range(start, end)) or any(
        row.lex.has("agencies", row.tokens[at].text.rpartition(" ")[2]) for at in named
    ):
        while start < end and row.word(start, "determiners"):
            start += 1
        return (Span(row.page, row.tokens[start].start, row.tokens[end - 1].end),) if start < end else ()
    return named_outlet(row, start, end)


def _itself(row: Row, start: int, end: int) -> tuple[int, int]:
    """The noun phrase of a range up to a preposition; an empty one for "this newspaper": the outlet itself."""
    aside = row.lex.zero_that and row.word(start, "prepositions") and not row.word(start, "to")  # "on its channel"
    if start < end and (aside or row.word(start, "things", "possessives")):
        return start, start
    near = range(start + 1, end) if row.lex.zero_that else ()
    return start, next((n for n in near if row.word(n, "prepositions") and not row.word(n, "of")), end)


def is_host(row: Row, at: int) -> bool:
    """A person by a name of two words none of which is an outlet's: "radio host Hugo Velt"."""
    mention, words = row.tokens[at].mention, row.tokens[at].text.split()
    person = mention is not None and mention.kind is MentionKind.PERSON and len(words) > 1
    return person and not any(row.lex.has(field, word) for word in words for field in ("agencies", "mastheads"))


def _signs(row: Row, at: int) -> bool:
    """An acronym that no table knows, or one that signs the report ("(VNA) -"): who is told so passes it on."""
    token = row.tokens[at]
    word = row.text[token.start : token.end]
    if not (word.isupper() and 2 <= len(word) <= _ACRONYM) or row.word(at, "determiners"):
        return False
    head = row.text[:_HEAD]
    return token.mention is None or f"({word})" in head or f"/{word}/" in head


def _opens_noun(row: Row, at: int) -> bool:
    return row.word(at, "determiners", "possessives", "prepositions")


def _phrase_end(row: Row, at: int) -> int:
    """One past a noun phrase after a preposition."""
    end = at
    while end < len(row.tokens) and end - at < 12:
        token = row.tokens[end]
        if token.kind in ("quote", "cue") or (token.kind == "mark" and token.text not in ("'", "'s", "[", "]")):
            break
        if row.word(end, "prepositions", "that", "relatives", "subordinators", "auxiliaries", "pronouns", "collective"):
            break
        timed = end > at and row.kind(end - 1) == "time"
        if timed and (row.kind(end) == "name" or row.word(end, "determiners", "possessives", "bodies")):
            break
        if row.lex.inverts and end > at and row.word(end, "determiners") and not _opens_noun(row, end - 1):
            break  # "en rueda de prensa el técnico": the subject
        end += 1
    return end


def opens_infinitive(row: Row, at: int) -> bool:
    """ "promet de payer", "prometió pagar": what opens an infinitive, or its ending."""
    ends = tuple(sorted(row.lex.sets["infinitive_endings"]))
    opened = bool(row.lex.sets["infinitives"])
    if opened and not row.word(at, "infinitives"):  # "dit craindre"
        bare = row.kind(at) in ("word", "cue") and not row.word(at, "prepositions", "adverbs", "determiners", "people")
        return bare and row.lex.inverts and row.tokens[at].text.endswith(ends)
    verb = at + opened
    while opened and row.word(verb, "objects", "negations", "things", "auxiliaries"):
        verb += 1  # "d'y répondre"
    return bool(ends) and row.kind(verb) in ("word", "cue") and row.tokens[verb].text.endswith(ends)
