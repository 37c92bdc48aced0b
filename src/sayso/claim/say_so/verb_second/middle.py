"""Noun phrases, and who stands beside a verb, in a language that writes its nouns with capitals."""

from __future__ import annotations

from msgspec import Struct, structs

from sayso.claim.say_so.row import COMMA, ENDS, HARD, Row, party_of
from sayso.claim.say_so.sources import Party, channel
from sayso.model import MentionKind, Span

_LONG = 24  # tokens of a noun phrase, appositions in it
_OPENING, _CLOSING = ("„", "“", "»", "«", '"', "‚", "‘"), ("“", "”", "«", "»", '"', "‘", "’")
_NAME = 8  # tokens of an apposition


class Field(Struct, frozen=True):
    """What stands between the two parts of a verb, or behind its only one."""

    source: Party | None
    told: tuple[Span, ...]
    via: Span | None
    rest: int  # first token that is none of these: an object, or the end


def phrase_end(row: Row, at: int) -> int:
    """One past the noun phrase that begins at a token: determiners, adjectives, nouns, names, and what they own."""
    end, headless = at, True
    while end < len(row.tokens) and end - at < _LONG:
        step = _step(row, at, end, headless=headless)
        if step is None:
            break
        end, headless = step
    while end > at and (row.word(end - 1, "joins", "of") or row.mark(end - 1, COMMA)):
        end -= 1
    return end


def _step(row: Row, at: int, end: int, *, headless: bool) -> tuple[int, bool] | None:
    """One step on in a phrase that began at `at`, and whether its noun is still to come; None where it ends."""
    if (marked := _marked(row, end)) > end:
        return marked, False
    if row.kind(end) == "name" or _noun(row, end):
        return end + 1, False
    if row.word(end, "determiners", "possessives") and not row.word(end, "objects"):
        binds = headless or (row.word(end, "genitives") and not hears(row, at, end))
        return (end + 1, True) if binds else None
    if headless:
        more = _extended(row, end) if row.word(end - 1, "determiners") and end > at else end
        return (more, True) if more > end else (end + 1, True) if _adjective(row, end) else None
    if row.word(end, "of") or (row.word(end, "joins") and _begins(row, end + 1)):
        return end + 1, True
    more = _apposed(row, end) if row.mark(end, COMMA) else end
    return (more, False) if more > end else None


def _extended(row: Row, at: int) -> int:
    """The adjective behind the words that belong to it: "einer [am Montag] veröffentlichten Umfrage"; else `at`."""
    if not (row.word(at, "prepositions", "adverbs") or row.kind(at) == "time"):
        return at
    for n in range(at + 1, min(len(row.tokens) - 1, at + _NAME)):
        if row.kind(n) in ("mark", "quote", "cue") or row.word(n, "auxiliaries"):
            return at
        if _adjective(row, n) and _noun(row, n + 1) and not row.word(n, "determiners"):
            return n
    return at


def nominal(row: Row, at: int) -> bool:
    """Does a noun phrase with a noun in it begin here: "der Hafen", not "der seit Mai"?"""
    end = phrase_end(row, at)
    return any(row.kind(n) == "name" or _noun(row, n) for n in range(at, end))


def _marked(row: Row, at: int) -> int:
    """One past a name in quotation marks that begins at a token; the token where none does."""
    if row.text[row.tokens[at].start - 1 : row.tokens[at].start] not in _OPENING or row.tokens[at].start == 0:
        return at
    for n in range(at, min(len(row.tokens), at + _NAME)):
        end = row.tokens[n].end
        if row.text[end : end + 1] in _CLOSING and end < len(row.text):
            return n + 1
    return at


def begins(row: Row, at: int) -> bool:
    """Can a noun phrase with a subject begin here?"""
    return _begins(row, at) or row.word(at, "pronouns", "collective")


def _begins(row: Row, at: int) -> bool:
    return (
        row.kind(at) == "name"
        or _noun(row, at)
        or row.word(at, "determiners", "possessives")
        or (_adjective(row, at) and _noun(row, at + 1))
    )


def _noun(row: Row, at: int) -> bool:
    """A word with a capital: a noun or a name."""
    if row.kind(at) != "word":
        return False
    token = row.tokens[at]
    first = row.text[token.start]
    if not first.isupper():
        return False
    return at > 0 or not row.word(
        at, "determiners", "prepositions", "adverbs", "coordinators", "as_if", "subordinators"
    )


def _adjective(row: Row, at: int) -> bool:
    if row.kind(at) != "word" or row.word(at, "auxiliaries", "adverbs", "prepositions", "pronouns", "objects", "that"):
        return False
    token = row.tokens[at]
    plain = token.entry is None and not row.word(at, "coordinators", "subordinators", "negations")
    return plain and (token.text.endswith(("e", "en", "er", "es", "em")) or token.text.isdigit())


def _apposed(row: Row, comma: int) -> int:
    """One past an apposition between commas: ", Hans Kranz," or ", der Sprecher des Ministeriums,"; else the comma."""
    at = comma + 1
    named = row.tokens[at].mention if at < len(row.tokens) else None
    if named is None or named.kind is not MentionKind.PERSON:
        unnamed = named is not None and named.kind is MentionKind.UNNAMED
        if not (unnamed or row.word(at, "determiners") or _noun(row, at)):
            return comma
        end = at
        while end < len(row.tokens) and end - at < _NAME and not row.mark(end, (*COMMA, *ENDS, *HARD)):
            if row.word(end, "auxiliaries", "relatives") and not row.word(end, "determiners"):
                return comma
            end += 1
        before = row.tokens[comma - 1].mention
        person = before is not None and before.kind is MentionKind.PERSON
        people = person or any(_people(row, n) for n in range(at, end))
        verbs = any(row.finite(n) for n in range(at, end))
        return end + 1 if row.mark(end, COMMA) and people and not verbs and _lower(row, end + 1) else comma
    return at + 1 + (row.mark(at + 1, COMMA) and _lower(row, at + 2))


def _people(row: Row, at: int) -> bool:
    mention = row.tokens[at].mention
    if mention is not None:
        return mention.kind is MentionKind.UNNAMED
    return row.kind(at) == "word" and row.lex.noun("people", row.tokens[at].text)


def _lower(row: Row, at: int) -> bool:
    """Does the clause go on with a verb behind an apposition?"""
    return row.finite(at) or row.word(at, "auxiliaries", "datives", "adverbs", "prepositions") or row.kind(at) == "time"


def hears(row: Row, at: int, end: int) -> bool:
    """Is what begins at `end`, behind a noun phrase that begins at `at`, an outlet that is told?"""
    if not row.word(end, "datives") or not outlet_at(row, end):
        return False
    words = [row.tokens[n].text for n in range(at, end) if row.kind(n) == "word"]
    owned = sum(row.word(n, "genitives") for n in range(at + 1, end)) > 0
    named = any(t.mention is not None and t.mention.kind is MentionKind.PERSON for t in row.tokens[at:end])
    return named or owned or not (words and any(row.lex.noun("staff", word) for word in words))


def outlet_at(row: Row, at: int) -> tuple[Span, ...]:
    """The outlet that a noun phrase names: by its kind, or by its noun."""
    end = at
    while end < len(row.tokens) and end - at < _NAME and (row.kind(end) in ("word", "name")):
        token = row.tokens[end]
        if token.mention is not None and token.mention.kind is MentionKind.OUTLET:
            return (token.mention.span,)
        if end > at and row.word(end, "determiners", "prepositions", "auxiliaries", "pronouns", "joins"):
            break
        if token.kind == "word" and _noun(row, end) and row.lex.noun("agencies", token.text):
            return _called(row, at, end)
        end += 1
    return _masthead(row, at, end)


def _masthead(row: Row, at: int, end: int) -> tuple[Span, ...]:
    """A name with a word of outlets in it: "der Evening News"."""
    while at < end and row.word(at, "determiners"):
        at += 1
    words = [word for token in row.tokens[at:end] for word in token.text.split()]
    stop = next((n for n in range(end, at, -1) if row.kind(n - 1) == "name" or _noun(row, n - 1)), at)
    if stop == at or not any(row.lex.noun("mastheads", word) for word in words):
        return ()
    return (Span(row.page, row.tokens[at].start, row.tokens[stop - 1].end),)


def _called(row: Row, at: int, noun: int) -> tuple[Span, ...]:
    """The name behind the noun of an outlet ("Zeitung Der Bote"), else the words of the phrase."""
    after = row.tokens[noun + 1] if noun + 1 < len(row.tokens) else None
    if after is not None and after.mention is not None:
        return (after.mention.span,)
    if after is not None and after.kind == "word" and (_noun(row, noun + 1) or row.text[after.start].isupper()):
        end = noun + 1
        while end + 1 < len(row.tokens) and row.kind(end + 1) == "word" and _noun(row, end + 1):
            end += 1
        return (Span(row.page, after.start, row.tokens[end].end),)
    while at < noun and row.word(at, "determiners"):
        at += 1
    return (Span(row.page, row.tokens[at].start, row.tokens[noun].end),)


def subject_at(row: Row, at: int, end: int) -> Party | None:
    """The party of a noun phrase [at, end)."""
    if at < end and row.word(at, "pronouns", "collective") and end - at == 1:
        return party_of(row, at, end)
    inner = _extended(row, at + 1) if row.word(at, "determiners") and at + 1 < end else at + 1
    if inner > at + 1 and inner < end and (head := party_of(row, inner, end)) is not None and head.sources:
        first = row.tokens[at if row.word(at, "indefinite") else at + 1].start
        return structs.replace(head, sources=(Span(row.page, first, head.sources[0].end), *head.sources[1:]))
    return party_of(row, at, end) if at < end else None


def field(row: Row, at: int, end: int, source: Party | None) -> Field:
    """Reads tokens [at, end) behind a verb: its subject where it has none yet, who is told, the channel."""
    told: tuple[Span, ...] = ()
    via: Span | None = None
    while at < end:
        if (
            row.kind(at) == "time"
            or row.word(at, "adverbs", "objects", "negations")
            or _thing(row, at)
            or (row.word(at, "times") and not row.word(at, "determiners"))
        ):
            at += 1
        elif row.word(at, "prepositions"):
            stop = max(min(phrase_end(row, at + 1), end), at + 1)
            via = via or channel(row.page, row.tokens[at:stop], row.lex)
            told = told or (outlet_at(row, at + 1) if row.word(at, "to") else ())
            at = stop
        elif source is None and begins(row, at):
            alone = row.word(at, "pronouns") and not (row.word(at, "determiners") and _begins(row, at + 1))
            stop = at + 1 if alone else min(phrase_end(row, at), end)
            heard = outlet_at(row, at) if row.word(at, "datives") and _subject_follows(row, stop, end) else ()
            if heard:
                told = heard
            else:
                source = subject_at(row, at, stop)
                if source is None:
                    break
            at = max(stop, at + 1)
        elif source is not None and row.word(at, "datives") and (heard := outlet_at(row, at)):
            told, at = told or heard, min(phrase_end(row, at), end)
        elif source is not None and _hearer(row, at, end):
            at = min(phrase_end(row, at), end)
        else:
            break
    return Field(source, told, via, at)


def _subject_follows(row: Row, at: int, end: int) -> bool:
    return at < end and begins(row, at)


def _hearer(row: Row, at: int, end: int) -> bool:
    """People who are told and pass nothing on, "den Journalisten"; any dative that a clause or quotation follows."""
    stop = min(phrase_end(row, at), end)
    if not (row.word(at, "datives") or _noun(row, at)) or stop <= at:
        return False
    people = any(row.word(n, "hearers") for n in range(at, stop))
    if not people and row.word(at, "dative_plurals") and not _many(row, at, stop):
        return False  # "nannte den Vorwurf", which nobody is told
    return people or (row.word(at, "datives") and nominal(row, at) and row.kind(stop) in ("mark", "quote", "time"))


def _many(row: Row, at: int, stop: int) -> bool:
    """Does the noun of the phrase end like a dative in the plural?"""
    noun = next((n for n in range(at, stop) if _noun(row, n)), None)
    ends = tuple(sorted(row.lex.sets["dative_endings"]))
    return noun is not None and row.tokens[noun].text.endswith(ends)


def _thing(row: Row, at: int) -> bool:
    """ "das" alone, not before its noun."""
    return row.word(at, "things") and not (row.word(at, "determiners") and nominal(row, at))


def sure(source: Party | None) -> Party | None:
    return source if source is not None and (source.sure or source.pronoun) else None
