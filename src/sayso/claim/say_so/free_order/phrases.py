"""Who stands beside a verb, where nouns have cases and word order is free: subject, hearer, channel."""

from __future__ import annotations

from msgspec import Struct, structs

from sayso.claim.say_so.row import Row, party_of
from sayso.claim.say_so.sources import Party, channel
from sayso.lang.sexes import sex
from sayso.model import MentionKind, Span

_QUOTED = frozenset('«„“"')  # marks before a name
_NAME = 6  # tokens of a name in quotation marks


class Beside(Struct, frozen=True):
    """What stands on one side of a verb."""

    source: Party | None
    start: int  # first token of the subject, or of the zone
    told: tuple[Span, ...]  # outlets that were told
    to: tuple[Span, ...]  # whoever was told
    via: Span | None
    place: tuple[int, int] | None  # tokens of the first body or document behind "in"
    rest: int  # first token that is none of these


def beside(row: Row, start: int, end: int, *, gender: str, subject: bool) -> Beside:
    """Reads tokens [start, end) of a clause on one side of its verb; a noun phrase is the subject only if asked for."""
    source: Party | None = None
    first, via, place = start, None, None
    told: tuple[Span, ...] = ()
    to: tuple[Span, ...] = ()
    at = start
    while at < end:
        if _no_part(row, at, end, subject=subject):
            at += 1
        elif row.word(at, "objects"):
            to, at = (*to, _span(row, at, at + 1)), at + 1
        elif row.word(at, "prepositions"):
            stop = governed_end(row, at, end, gender)
            via = via or channel(row.page, row.tokens[at:stop], row.lex)
            place = place or (_place(row, at, stop) if row.word(at, "within") else None)
            at = stop
            if source is not None and _held(row, first, source) and at < end and _named_subject(row, at, gender):
                source, at = party_of(row, at, at + 1), at + 1  # "вирусолог из института X"
        elif (stop := hearer_end(row, at, end, gender, behind=not subject or source is not None)) > at:
            heard = _outlet(row, at, stop)
            told, to, at = told or heard, to or heard or (_span(row, at, stop),), stop
        elif subject and (source is None or not (source.sure or source.pronoun)) and not infinitive(row, at):
            stop = noun_end(row, at, end)
            if source is not None and not _is_sure(speaker(row, at, stop)):
                break
            source = speaker(row, at, stop)
            if source is None or stop == at:
                break
            first, at = (at if first == start else first), stop
        else:
            break
    return Beside(source, first, told, to, via, place, at)


def speaker(row: Row, at: int, stop: int) -> Party | None:
    """The party of a noun phrase; of "представитель министерства X" not the ministry, but who represents it."""
    found = party_of(row, at, stop)
    if found is not None and not found.sure and stop > at + 1 and row.word(at, "indefinite"):
        return structs.replace(found, sure=True)  # "сорок библиотекарей"
    if found is None or len(found.sources) != 1:
        return found
    named = next((n for n in range(at, stop) if row.tokens[n].start == found.sources[0].start), None)
    mention = None if named is None else row.tokens[named].mention
    if named is None or mention is None or (mention.kind is MentionKind.PERSON and not _owning(row, named)):
        return found
    first = next((n for n in range(at, named) if row.lex.noun("people", row.tokens[n].text)), None)
    if first is None or any(row.lex.noun("agencies", row.tokens[n].text) for n in range(first, named)):
        return found
    while first > at and adjective(row, first - 1):
        first -= 1
    return Party((_span(row, first, stop),), row.tokens[first].text)


def _owning(row: Row, at: int) -> bool:
    """A name that no subject has, by the end of its first word: "адвокат Асии"."""
    ends = tuple(sorted(row.lex.sets["genitive_names"]))
    word = row.text[row.tokens[at].start : row.tokens[at].end].split()[0].casefold()
    return bool(ends) and word.endswith(ends)


def infinitive(row: Row, at: int) -> bool:
    """A word that ends as infinitives do."""
    ends = tuple(sorted(row.lex.sets["infinitive_endings"]))
    word = row.tokens[at].text
    return row.kind(at) == "word" and bool(ends) and word.endswith(ends) and not row.lex.has("nounlike", word)


def _no_part(row: Row, at: int, end: int, *, subject: bool) -> bool:
    """A word that is neither subject nor hearer: an adverb, "её заверили", "ушедшие из правительства министры"."""
    told_so = row.word(at, "possessives") and at == end - 1
    attributed = subject and participle(row, at) and row.word(at + 1, "prepositions")
    plain = row.kind(at) == "time" or row.word(at, "adverbs", "times", "auxiliaries", "negations")
    return told_so or attributed or plain


def _held(row: Row, first: int, source: Party) -> bool:
    """One word for a role, and nobody named."""
    alone = len(source.sources) == 1 and source.sources[0].end <= row.tokens[first].end
    return alone and row.tokens[first].mention is None and row.word(first, "many_hold")


def participle(row: Row, at: int) -> bool:
    """A word that ends as participles do and is no noun of those who speak."""
    ends = tuple(sorted(row.lex.sets["active_participles"]))
    return row.kind(at) == "word" and bool(ends) and row.tokens[at].text.endswith(ends) and not nominative(row, at)


def _is_sure(party: Party | None) -> bool:
    return party is not None and party.sure


def nominative(row: Row, at: int) -> bool:
    """A noun of those who speak, as the subject of a verb has it."""
    if row.word(at, "people", "agencies", "pronouns", "collective", "indefinite"):
        return True
    mention = row.tokens[at].mention
    described = mention is not None and mention.kind is MentionKind.UNNAMED
    return described and row.lex.has("people", row.tokens[at].text.split(" ", 1)[0])


def hearer_end(row: Row, at: int, end: int, gender: str, *, behind: bool) -> int:
    """One past who was told at a token: "журналистам", "агентству X", "премьеру Y"; the token itself if nobody is.

    `behind`: the subject is known already, so a bare outlet is who was told.
    """
    if at >= end:
        return at
    if row.word(at, "hearers"):
        return at + 1
    if adjective(row, at) and _dative_of_body(row, at + 1) and at + 1 < end:
        at += 1  # "французскому агентству"
    dative = _dative(row, at)
    if row.kind(at) == "word" and dative and row.lex.noun("agencies", row.tokens[at].text):
        return _called_end(row, at + 1, end)
    mention = row.tokens[at].mention
    body = mention is not None and mention.kind is MentionKind.ORGANISATION
    if body and row.tokens[at].text.split(" ", 1)[0].endswith(tuple(sorted(row.lex.sets["dative_sure"]))):
        return at + 1  # "Конгрессу"
    if (row.kind(at) == "word" or mention is not None) and is_outlet(row, at):
        stop = _called_end(row, at, end)
        if behind or _surely_dative(row, at) or (stop < end and _subject(row, stop, end, gender)):
            return stop
    if row.kind(at) == "word" and dative and row.lex.noun("people", row.tokens[at].text):
        return noun_end(row, at, end)
    return at


def noun_end(row: Row, at: int, end: int) -> int:
    """One past the noun phrase from a token on: before a preposition, a time, who is told, or a second subject."""
    stop = at
    while stop < end:
        if row.kind(stop) in ("quote", "time", "mark") or (row.kind(stop) == "cue" and row.finite(stop)):
            break
        if row.word(stop, "prepositions") and not _binds(row, stop):
            break
        if row.word(
            stop, "that", "whether", "relatives", "adverbs", "auxiliaries", "objects", "subordinators", "negations"
        ):
            if not row.word(stop, "determiners"):
                break
        elif row.word(stop, "coordinators") and not (row.word(stop, "joins") and _joint(row, stop + 1, end)):
            break
        if stop > at and row.word(stop, "hearers"):
            break
        if stop > at and _dative(row, stop) and row.lex.noun("agencies", row.tokens[stop].text):
            break
        stop += 1
    while stop > at and row.word(stop - 1, "joins"):
        stop -= 1
    return stop


def _binds(row: Row, at: int) -> bool:
    """A preposition that belongs to the noun of a body before it: "министерство по делам молодёжи"."""
    return row.word(at, "of") and at > 0 and row.lex.noun("people", row.tokens[at - 1].text)


def _joint(row: Row, at: int, end: int) -> bool:
    while row.word(at, "possessives", "determiners"):
        at += 1
    if at >= end:
        return False
    return row.kind(at) == "name" or row.lex.noun("people", row.tokens[at].text) or _capital(row, at)


def governed_end(row: Row, at: int, end: int, gender: str) -> int:
    """One past a phrase with a preposition: before the subject, which has its own case."""
    stop = at + 1
    while stop < end:
        if row.kind(stop) in ("quote", "mark", "time") or row.finite(stop):
            break
        if stop > at + 1 and row.word(stop, "prepositions") and not _binds(row, stop):
            break
        if stop > at + 1 and row.word(stop, "that", "relatives", "adverbs", "objects", "hearers"):
            break
        if row.word(stop, "coordinators") and not (row.word(stop, "joins") and _joint(row, stop + 1, end)):
            break
        if stop > at + 1 and row.word(stop, "determiners") and not row.word(stop, "genitives"):
            break  # "в полиции эту информацию"
        if stop > at + 1 and (_named_subject(row, stop, gender) or _begins_subject(row, stop, at)):
            break
        stop += 1
    return max(stop, at + 1)


def _begins_subject(row: Row, at: int, preposition: int) -> bool:
    """A nominative noun that the preposition does not govern, not even behind an adjective."""
    return nominative(row, at) and not (at == preposition + 2 and adjective(row, at - 1))


def adjective(row: Row, at: int) -> bool:
    """A word that ends as adjectives do."""
    ends = tuple(sorted(row.lex.sets["adjective_endings"]))
    return row.kind(at) == "word" and bool(ends) and row.tokens[at].text.endswith(ends)


def _named_subject(row: Row, at: int, gender: str) -> bool:
    """A person's name that stands in no oblique case, as far as the gender of the verb tells."""
    mention = row.tokens[at].mention
    if mention is None or mention.kind is not MentionKind.PERSON or row.word(at - 1, "people"):
        return False
    before = row.tokens[at - 1].mention
    if before is not None and before.kind is MentionKind.OUTLET:
        return True
    words = row.tokens[at].text.split()
    gender = gender or sex(words[0], row.lex.code)
    known = {"f": ("oblique_feminine",), "m": ("oblique_masculine",)}.get(gender)
    lists = known or ("oblique_feminine", "oblique_masculine")
    ends = tuple(sorted({end for name in lists for end in row.lex.sets[name]}))
    return len(words) > 1 and bool(ends) and not any(word.endswith(ends) for word in words)


def _subject(row: Row, at: int, end: int, gender: str) -> bool:
    """Does a subject follow, directly or behind a phrase with a preposition?"""
    while at < end and (row.kind(at) == "time" or row.word(at, "prepositions", "adverbs")):
        at = governed_end(row, at, end, gender) if row.word(at, "prepositions") else at + 1
    if at >= end or row.kind(at) not in ("word", "name"):
        return False
    return row.kind(at) == "name" or any(nominative(row, n) for n in range(at, noun_end(row, at, end)))


def is_outlet(row: Row, at: int) -> bool:
    """An outlet by its kind, or a name in quotation marks that ends as who is told does."""
    token = row.tokens[at]
    if token.mention is not None and token.mention.kind is MentionKind.OUTLET:
        return True
    quoted = row.text[token.start - 1 : token.start] in _QUOTED and token.start > 0
    return quoted and _dative(row, at) and (token.mention is None or token.mention.kind is not MentionKind.PERSON)


def _called_end(row: Row, at: int, end: int) -> int:
    """One past the name of an outlet: one name, or the words up to its closing mark."""
    if at >= end:
        return at
    token = row.tokens[at]
    if token.mention is not None:
        return at + 1 + (at + 1 < end and row.text[token.end : row.tokens[at + 1].start].strip() in _QUOTED)
    if row.text[token.start - 1 : token.start] in _QUOTED:
        for stop in range(at, min(end, at + _NAME)):
            if row.text[row.tokens[stop].end : row.tokens[stop].end + 1] in ("»", "“", "”", '"'):
                return stop + 1
    stop = at
    while stop < end and stop < at + 2 and row.kind(stop) == "word" and _capital(row, stop):
        stop += 1
    return stop


def _outlet(row: Row, start: int, end: int) -> tuple[Span, ...]:
    """The outlet among who was told: its name, or its noun."""
    if not (row.lex.noun("agencies", row.tokens[start].text) or is_outlet(row, start)):
        return ()
    named = next((n for n in range(start, end) if row.tokens[n].mention is not None), None)
    if named is not None:
        return (_span(row, named, end),)
    first = start + (end > start + 1 and row.lex.noun("agencies", row.tokens[start].text))
    return (_span(row, first, end),)


def _place(row: Row, at: int, stop: int) -> tuple[int, int] | None:
    """A body or document behind "in" that can speak."""
    for n in range(at + 1, min(stop, at + 4)):
        token = row.tokens[n]
        speaks = token.kind == "word" and (row.lex.noun("people", token.text) or row.lex.noun("channels", token.text))
        body = token.mention is not None and token.mention.kind in (MentionKind.ORGANISATION, MentionKind.OUTLET)
        if speaks or body:
            return at + 1, stop
    return None


def _dative(row: Row, at: int) -> bool:
    """Does a word end as who is told does, and is no subject?"""
    ends = tuple(sorted(row.lex.sets["dative_endings"]))
    words = row.tokens[at].text.split()
    dative = words[-1].endswith(ends) or words[0].endswith(tuple(sorted(row.lex.sets["dative_sure"])))
    return bool(ends) and dative and not row.word(at, "people", "agencies")


def _dative_of_body(row: Row, at: int) -> bool:
    if row.kind(at) != "word" or not _dative(row, at):
        return False
    return row.lex.noun("agencies", row.tokens[at].text) or row.lex.noun("people", row.tokens[at].text)


def _surely_dative(row: Row, at: int) -> bool:
    """A name in quotation marks whose ending no nominative has: "«Меридиану»"."""
    token = row.tokens[at]
    quoted = token.start > 0 and row.text[token.start - 1] in _QUOTED
    ends = tuple(sorted(row.lex.sets["dative_sure"]))
    return quoted and bool(ends) and token.text.split(" ", 1)[0].endswith(ends)


def _capital(row: Row, at: int) -> bool:
    return row.kind(at) in ("word", "name") and row.text[row.tokens[at].start].isupper()


def _span(row: Row, start: int, end: int) -> Span:
    return Span(row.page, row.tokens[start].start, row.tokens[end - 1].end)
