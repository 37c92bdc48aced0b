"""Who stands behind a verb of say-so, where verbs come first (Arabic): its subject, and who was told."""

from __future__ import annotations

from sayso.claim.say_so.row import COMMA, Row
from sayso.claim.say_so.sources import Party
from sayso.claim.say_so.verb_first.nouns import (
    definite,
    entitled,
    first_end,
    group,
    is_outlet,
    kind_of,
    leads_out,
    nominal,
    past_adjectives,
    past_front,
    phrase_end,
    quoted_end,
    run_end,
    span_of,
    speaks,
)
from sayso.model import MentionKind, Span

_NAME = 4  # words of a name that no table knows
_TITLES = 18  # tokens of titles before a name
_PHRASES = 4  # phrases with a preposition that one noun phrase holds, or that stand before a subject
_JOINED = 3  # sources joined
_OPENING, _CLOSING = ("«", "“", '"', "„", "”"), ("»", "”", '"', "“")
_BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.OUTLET})


def subject(row: Row, start: int, stop: int, *, opened: bool) -> tuple[Party | None, int]:
    """The party in tokens [start, stop) behind a verb, and the token after its noun phrase.

    `opened`: what is said begins at `stop` for sure ("that", a quotation), so that a name no table knows can be meant.
    """
    front, start = start, past_front(row, start, stop)
    if start > front and _relative(row, start, stop):
        return None, start
    if row.word(start, "determiners") and row.word(start + 1, "prepositions"):
        start += 2  # "كل من A وB"
    if start >= stop or not nominal(row, start):
        return None, start
    head = _person(row, start, stop)
    if head is not None and not opened and _beyond(row, start, head):
        head = None  # "استبعد الجهاز الفني دخول X"
    if head is not None:
        first: Party | None = Party((span_of(row, head, head + 1),), row.tokens[head].text)
        end = head + 1
    else:
        first, end = _described(row, start, stop, opened=opened)
        end = past_adjectives(row, end, stop)
    if first is None:
        return None, start
    more, end = _joint(row, end, stop, opened=opened)
    return Party((*first.sources, *more), first.words, first.pronoun, first.sure), end


def _relative(row: Row, at: int, stop: int) -> bool:
    """ "في ندوة نظمتها X": a clause that belongs to the phrase before."""
    if row.kind(at) != "word" or at >= stop or definite(row, at) or speaks(row, at):
        return False
    return row.word(at + 1, "suffixes") or (
        row.tokens[at].text.endswith("ها") and not row.word(at, "channels", "agencies") and definite(row, at + 1)
    )


def _person(row: Row, start: int, stop: int) -> int | None:
    """The token of the person after his titles: "الوزير X", "المتحدث باسم القصر، X"; None if another is meant."""
    if (group(row, start) and kind_of(row, start) is None) or kind_of(row, start) in _BODIES:
        return _after_comma(row, start, stop)
    for n in range(start, min(stop, start + _TITLES)):
        if row.kind(n) == "name":
            if kind_of(row, n) is not MentionKind.PERSON or (
                n > start
                and (
                    row.word(n - 1, "prepositions", "called")
                    or (n - 1 > start and row.word(n - 1, "groups") and not definite(row, n - 1))
                )
            ):
                continue
            return None if _of_another(row, start, n) else n
        if row.mark(n, COMMA):
            return n + 1 if _apposed(row, n, stop) else None
        if row.kind(n) != "word" or row.word(n, "relatives", "that", "subordinators", "auxiliaries", "negations"):
            return None
        if row.word(n, "adverbs", "times") or (
            row.word(n, "coordinators") and (speaks(row, n + 1) or not definite(row, n + 1))
        ):
            return None
        if row.word(n, "prepositions", "through") and leads_out(row, n, stop):
            return None
    return None


def _beyond(row: Row, start: int, head: int) -> bool:
    """Does a person stand behind the noun phrase of the subject, with no preposition or comma on the way?"""
    if any(row.word(n, "prepositions", "called") or row.kind(n) == "mark" for n in range(start, head)):
        return False
    return head >= first_end(row, start, run_end(row, start, head + 1))


def _of_another(row: Row, start: int, at: int) -> bool:
    """ "محامي X", "قرية X": one bare noun right before the name, no title of the man."""
    bare = at == start + 1 and row.kind(start) == "word" and not definite(row, start)
    thing = row.tokens[start].text.endswith(("ه", "ات")) and not speaks(row, start)  # "عقيدة X", "تصريحات X"
    return bare and (thing or row.word(start, "kin", "channels"))


def _after_comma(row: Row, start: int, stop: int) -> int | None:
    near = range(start, min(stop, start + _TITLES))
    comma = next((n for n in near if row.mark(n, COMMA) or row.word(n, "joins")), None)
    return comma + 1 if comma is not None and row.mark(comma, COMMA) and _apposed(row, comma, stop) else None


def _apposed(row: Row, comma: int, stop: int) -> bool:
    """A comma, a person, and a comma or the end: "المتحدث باسم القصر، X، …"."""
    alone = comma + 2 >= stop or row.mark(comma + 2, COMMA)
    return alone and comma + 1 < stop and kind_of(row, comma + 1) is MentionKind.PERSON


def _described(row: Row, start: int, stop: int, *, opened: bool) -> tuple[Party | None, int]:
    """A subject that is no person known by name: a body, or a noun with what belongs to it."""
    named = _named_after_comma(row, start, stop)
    if named is not None:
        return Party((span_of(row, *named),), row.tokens[named[0]].text), named[1]
    run = run_end(row, start, stop)
    end = run if opened else first_end(row, start, run)
    if row.kind(start) == "name":
        if kind_of(row, start) is MentionKind.UNNAMED or run == start + 1:
            run = end = start + 1
        end = past_adjectives(row, start + 1, end) if kind_of(row, start) is not MentionKind.PERSON else end
        return Party((span_of(row, start, start + 1),), row.tokens[start].text), end
    body = next((n for n in range(start, end) if kind_of(row, n) in _BODIES), None)
    if body == start + 1 and row.word(start, "agencies", "naming"):
        return Party((span_of(row, body, body + 1),), row.tokens[body].text), past_adjectives(row, body + 1, stop)
    sure = any(
        speaks(row, n) or row.kind(n) == "name" or row.word(n, "channels", "agencies", "rumours")
        for n in range(start, end)
    )
    counted = row.tokens[start].text[0].isdigit() and end - start > 1
    some = row.word(start, "indefinite")  # "إحدى الناجيات", "عدد من الأهالي"
    known = sure or counted or row.word(start, "pronouns") or (opened and (some or _new_name(row, start, end)))
    if not known and not _unknown(row, start, end):
        return None, start
    end = _extended(row, start, end, stop)
    whose = _issued(row, start, end)
    first = start if whose is None else whose
    return Party((span_of(row, first, end),), row.tokens[start].text, sure=known), end


def _issued(row: Row, start: int, end: int) -> int | None:
    """ "بيان للوزارة", "بيان صادر عن الوزارة": the token at which the one begins whose paper it is."""
    if not row.word(start, "channels") or row.word(start, "agencies"):
        return None
    ruled = (n + 1 for n in range(start + 1, end) if row.word(n, "glued_to", "from_whom"))
    return next((n for n in ruled if n < end and (row.kind(n) == "name" or speaks(row, n) or is_outlet(row, n))), None)


def _unknown(row: Row, start: int, end: int) -> bool:
    """A definite noun that no table knows, which may be who speaks or not."""
    return definite(row, start) and not row.word(start, "things", "hearers", "times") and end - start <= _NAME


def _extended(row: Row, start: int, end: int, stop: int) -> int:
    """Past phrases that belong to a description: "مصدر في الوفد", "لجنة للدفاع عن …"; a time or a channel does not."""
    vague = (speaks(row, start) and not definite(row, start)) or row.word(start, "indefinite")
    for _ in range(_PHRASES):
        ruled = row.word(end, "glued_to") or (vague and row.word(end, "binding"))
        issued = row.word(start, "channels") and row.word(end, "glued_to", "from_whom")
        if (
            end >= stop
            or not (ruled or issued)
            or (leads_out(row, end, stop) and not issued)
            or row.word(end + 1, "that")
        ):
            break
        end = phrase_end(row, end + 1, stop)
    return end


def _named_after_comma(row: Row, start: int, stop: int) -> tuple[int, int] | None:
    """ "المتحدث باسم الرئاسة، X، …": a title, a comma, a short name, a comma; no table of names is needed."""
    if not speaks(row, start) or group(row, start):
        return None
    commas = [n for n in range(start, min(stop, start + _TITLES)) if row.mark(n, COMMA)]
    if len(commas) < 2 and not (commas and stop - commas[0] <= _NAME + 1):
        return None
    first, end = commas[0] + 1, commas[1] if len(commas) > 1 else stop
    plain = run_end(row, first, end) == end and not definite(row, first) and not speaks(row, first)
    text = row.tokens[first].text
    plain = plain and not any(row.lex.has("anonymity", word) for word in (text, text[1:]))
    return (first, end) if plain and 1 <= end - first <= _NAME else None


def _new_name(row: Row, start: int, end: int) -> bool:
    """Can a short phrase that no table knows be the name of who speaks? Adverbial accusatives cannot ("ردا على …")."""
    word = row.tokens[start].text
    plain = not row.word(start, "hearers", "things", "determiners", "speakers_not")
    return end - start <= _NAME and not word.endswith("ا") and plain and len(word) > 2


def _joint(row: Row, at: int, stop: int, *, opened: bool) -> tuple[tuple[Span, ...], int]:
    """More sources joined by "و"."""
    found: list[Span] = []
    for _ in range(_JOINED):
        n = past_adjectives(row, at, stop)
        if n >= stop or row.kind(n) != "word":
            break
        if row.word(n, "joins") and n + 1 < stop and _quoted(row, n + 1) and _quoted(row, at - 1):
            found, at = [*found, span_of(row, n + 1, n + 2)], n + 2  # "صحيفتا «A» و«B»"
        elif row.word(n, "joins") and n + 1 < stop and (row.kind(n + 1) == "name" or speaks(row, n + 1)):
            other, end = _single(row, n + 1, stop, opened=opened)
            if other is None:
                break
            found, at = [*found, *other.sources], end
        elif opened and (new := _glued_name(row, n, stop)) is not None:
            found.append(new)
            at = stop
        else:
            break
    return tuple(found), at


def _quoted(row: Row, at: int) -> bool:
    """A name of one piece in quotation marks."""
    token = row.tokens[at]
    return row.text[token.end : token.end + 1] in _CLOSING and row.text[token.start - 1 : token.start] in _OPENING


def _single(row: Row, start: int, stop: int, *, opened: bool) -> tuple[Party | None, int]:
    head = _person(row, start, stop)
    if head is not None:
        return Party((span_of(row, head, head + 1),), row.tokens[head].text), head + 1
    return _described(row, start, stop, opened=opened)


def _glued_name(row: Row, at: int, stop: int) -> Span | None:
    """A second name that no table knows, with "و" glued to it: all that is left before what is said."""
    text = row.tokens[at].text
    known = row.word(at, "whole", "agencies", "people", "channels", "groups")
    joined = text[0] in row.lex.sets["joins"] and len(text) > 2 and not known
    if not joined or run_end(row, at, stop) != stop or not 1 < stop - at <= _NAME:
        return None
    return Span(row.page, row.tokens[at].start + 1, row.tokens[stop - 1].end)


def hearers(row: Row, start: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Who was told in tokens [start, end) behind "ل" or "إلى": bodies that pass it on, and all of them."""
    for at in range(start, end):
        if not row.word(at, "to", "glued_to") or at + 1 >= end or entitled(row, at):
            continue
        if is_outlet(row, at + 1):
            span = told_body(row, at + 1, end)
            return (span,), (span,)
        if speaks(row, at + 1) and at + 2 < end and is_outlet(row, at + 2):  # "لمراسل صحيفة X"
            span = told_body(row, at + 2, end)
            return (span,), (span,)
        if row.word(at + 1, "hearers") or speaks(row, at + 1):
            return (), (span_of(row, at + 1, first_end(row, at + 1, run_end(row, at + 1, end))),)
    return (), ()


def told_body(row: Row, at: int, end: int) -> Span:
    """The outlet whose noun phrase begins at a token: by its name, else whole."""
    if (last := quoted_end(row, at, end)) is not None:
        return span_of(row, at, last)
    stop = first_end(row, at, run_end(row, at, end))
    named = next((n for n in range(at, stop) if kind_of(row, n) in _BODIES), None)
    return span_of(row, named, named + 1) if named is not None else span_of(row, at, stop)


def told_directly(row: Row, at: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...], int]:
    """Who was told as the object of a verb ("أبلغ السفراء"), bodies that pass it on first; and the token after it."""
    stop = first_end(row, at, run_end(row, at, end))
    if stop <= at:
        return (), (), at
    if is_outlet(row, at):
        span = told_body(row, at, end)
        return (span,), (span,), stop
    return (), (span_of(row, at, stop),), stop
