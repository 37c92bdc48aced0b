"""Who is meant by a source's noun phrase: the name at its head, joint sources, the channel."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from sayso.claim.say_so.tokens import Token
from sayso.lang.lexicon import Lexicon
from sayso.model import MentionKind, Span

SPEAKERS = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.OUTLET, MentionKind.UNNAMED, MentionKind.DOCUMENT}
)
_OPENING, _CLOSING = frozenset('“”„«"'), frozenset('”“»"')
_NAME = 2  # words of a name behind a possessive
_NEAR = 9  # tokens between a body or place and the person whose office it names


class Party(Struct, frozen=True):
    """Sources found in a noun phrase."""

    sources: tuple[Span, ...]
    words: str  # folded words of the phrase's head, for tests against tables
    pronoun: str = ""  # the pronoun, if the phrase is one
    sure: bool = True  # a name, a pronoun, or a noun of those who speak


def party(page: str, zone: Sequence[Token], lex: Lexicon, text: str) -> Party | None:
    """The sources named in a zone of tokens that holds a subject; None if there is none."""
    zone = _without_front(zone, lex)
    if not zone:
        return None
    if zone[0].kind == "word" and len(zone) <= 2:
        word = zone[0].text.split("'")[0]
        if any(lex.has(field, word) for field in ("pronouns", "collective", "bodies")):
            return Party((Span(page, zone[0].start, zone[0].end),), word, word)
        counts = len(zone) > 1 and lex.has("determiners", word) and zone[1].kind == "word"  # "one man"
        if not counts and (lex.has("things", word) or lex.has("speakers_not", word)):
            return None
    halves = _halves(page, zone, lex, text)
    if halves is not None:
        return halves
    heads = _heads(zone, lex, text)
    if heads:
        spans = tuple(Span(page, head.start, head.end) for head in heads)
        return Party(spans, heads[0].text)
    return _described(page, zone, lex, text)


def _halves(page: str, zone: Sequence[Token], lex: Lexicon, text: str) -> Party | None:
    """Two sources joined by "and", each with its own titles: "the press office of A and the spokesman of B, X"."""
    joins = [n for n, token in enumerate(zone) if token.kind == "word" and lex.has("joins", token.text)]
    if len(joins) != 1 or not 0 < joins[0] < len(zone) - 1:
        return None
    right = zone[joins[0] + 1]
    if not (right.kind == "name" or lex.has("determiners", right.text) or lex.has("people", right.text)):
        return None
    one = party(page, zone[: joins[0]], lex, text)
    two = party(page, zone[joins[0] + 1 :], lex, text)
    sure = (
        one is not None and two is not None and ((one.sure and two.sure) or (lex.compounds and (one.sure or two.sure)))
    )
    if one is None or two is None or not sure or one.pronoun or two.pronoun:
        return None
    if right.kind == "name" and _governed(zone, joins[0] - 1, lex):
        return None  # "the office of A and B"
    return Party((*one.sources, *two.sources), one.words)


def _without_front(zone: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """Leading marks, conjunctions, adverbs and times do not belong to a subject."""
    at = 0
    while at < len(zone) and (
        zone[at].kind in ("mark", "time")
        or (
            zone[at].kind == "word"
            and any(lex.has(f, zone[at].text) for f in ("coordinators", "adverbs", "that", "auxiliaries"))
        )
    ):
        if zone[at].kind == "word" and lex.has("determiners", zone[at].text) and not lex.has("that", zone[at].text):
            break
        at += 1
    for size in (2, 1):
        rough = " ".join(token.text for token in zone[at : at + size])
        if len(zone) > at + size and lex.has("roughly", rough) and _counts(zone[at + size].text, lex):
            return zone[at + size :]
    return zone[at:]


def _counts(word: str, lex: Lexicon) -> bool:
    return word[0].isdigit() or lex.has("plural_nouns", word) or lex.has("indefinite", word)


def _heads(zone: Sequence[Token], lex: Lexicon, text: str) -> list[Token]:
    """Names at the head of the phrase, joint ones each."""
    names = [n for n, token in enumerate(zone) if token.mention is not None]
    free = [n for n in names if not (_governed(zone, n, lex) or _adjective(zone, n, lex, text))]
    if not free:
        return []
    first = free[0]
    head = _titled(zone, first, lex)
    mention = zone[head].mention
    if lex.stems and head > 0 and mention is not None and mention.role is None and _genitive(zone, head, lex):
        return []  # "гражданской обороны X": the name only says whose
    if (
        mention is not None
        and mention.kind is MentionKind.PLACE
        and not (head > 0 and lex.noun("agencies", zone[head - 1].text))
        and any(token.kind == "word" and not lex.has("determiners", token.text) for token in zone[:head])
    ):
        return []  # "the civil defence of Y", "гражданская оборона Y": the place only says whose
    found = [head] if _speaks(zone, head, lex, text) else []
    if not found:
        return []
    last = head
    for n in free:
        if n > last and _joined(zone[last + 1 : n], lex) and _speaks(zone, _titled(zone, n, lex), lex, text):
            last = _titled(zone, n, lex)
            found.append(last)
    return [zone[n] for n in found]


def _adjective(zone: Sequence[Token], n: int, lex: Lexicon, text: str) -> bool:
    """A place without a capital is no name but says of which country a body is: "сардийское министерство"."""
    mention = zone[n].mention
    place = mention is not None and mention.kind is MentionKind.PLACE
    return lex.free_order and place and n == 0 and len(zone) > 1 and text[zone[0].start].islower()


def _genitive(zone: Sequence[Token], head: int, lex: Lexicon) -> bool:
    """Does a noun of a body, and no title, stand right before the name? (Languages with cases.)"""
    before = zone[head - 1]
    mention = zone[head].mention
    plain = before.kind == "word" and not any(lex.has(f, before.text) for f in ("determiners", "prepositions", "joins"))
    return plain and mention is not None and " " not in zone[head].text and not lex.noun("agencies", before.text)


def _titled(zone: Sequence[Token], first: int, lex: Lexicon) -> int:
    """The person after his titles ("palace spokesman X", "Sardia's Minister for Trade Y"), else the name itself."""
    mention = zone[first].mention
    if mention is None or mention.kind is MentionKind.PERSON:
        return first
    for n in range(first + 1, min(len(zone), first + _NEAR)):
        token = zone[n]
        if token.kind in ("quote", "cue") or (token.kind == "mark" and token.text in ";:()"):
            break
        if token.text in (",", "،") and not _apposed(zone, n):
            break
        if token.kind == "word" and any(
            lex.has(f, token.text) for f in ("joins", "relatives", "through", "auxiliaries")
        ):
            break
        if token.mention is not None and token.mention.kind is MentionKind.PERSON and not _governed(zone, n, lex):
            return n if n > first + 1 or zone[first].end < token.start else first
    return first


def _apposed(zone: Sequence[Token], comma: int) -> bool:
    """A comma right before a person: "the spokeswoman of the ministry, X"."""
    after = zone[comma + 1].mention if comma + 1 < len(zone) else None
    return after is not None and after.kind is MentionKind.PERSON and comma > 0


def _governed(zone: Sequence[Token], n: int, lex: Lexicon) -> bool:
    """Does a preposition stand before the name, determiners left out?"""
    at = n - 1
    while at > 0 and lex.compounds and zone[at].kind == "word" and lex.noun("agencies", zone[at].text):
        at -= 1  # "ein Sprecher der Zeitung X"
    while (
        at >= 0
        and zone[at].kind == "word"
        and (lex.has("determiners", zone[at].text) or lex.has("possessives", zone[at].text))
        and not lex.has("prepositions", zone[at].text)
    ):
        if at > 0 and lex.has("genitives", zone[at].text):
            return True  # "der Sprecher des Senats"
        at -= 1
    if at < 0:
        return False
    word = zone[at]
    if (
        word.kind == "word"
        and at > 0
        and zone[at - 1].kind == "word"
        and lex.zero_that
        and lex.has("to", zone[at - 1].text)
    ):
        return True  # "activists trying to stop X"
    if at > 0 and word.kind == "word" and lex.has("mr", word.text):
        return _governed(zone, at, lex)  # "a lawyer for Mrs. X"
    return word.kind == "word" and (lex.has("prepositions", word.text) or lex.has("glued_to", word.text))


def _speaks(zone: Sequence[Token], n: int, lex: Lexicon, text: str) -> bool:
    """Can this name be the source, or does it only qualify a noun that follows ("UN officials")?"""
    token = zone[n]
    mention = token.mention
    if mention is None or mention.kind not in {*SPEAKERS, MentionKind.PLACE}:
        return False
    if n + 1 >= len(zone):
        return True
    after = zone[n + 1]
    if lex.compounds and text[token.end : after.end].startswith("-"):
        return False  # "der US-Botschafter"
    if lex.zero_that and after.text == "/" and after.start == token.end:
        return False  # "an X/Y poll"
    if after.text in ("'s", "'") or text[token.end : token.end + 2] in ("'s", "’s", "‘s", "' ", "’ "):
        return False
    plain = after.kind == "word" and text[token.end : after.start] == " " and lex.has("people", after.text)
    if lex.verb_first:
        return True
    return not plain or (mention.kind is MentionKind.PERSON and not lex.zero_that)  # "the Orn campaign"


def _joined(between: Sequence[Token], lex: Lexicon) -> bool:
    """Nothing but a comma, "and", and title words stands between two sources."""
    joined = any(token.kind == "word" and (lex.has("joins", token.text)) for token in between)
    comma = any(token.text in (",", "،") for token in between)
    plain = all(
        token.kind in ("word", "mark", "name")
        and not any(lex.has(f, token.text) for f in ("relatives", "subordinators", "auxiliaries", "through"))
        for token in between
    )
    glued = lex.verb_first and between and between[-1].text in lex.clitics
    return (
        plain
        and (joined or comma or bool(glued))
        and len(between) <= _NEAR
        and (joined or bool(glued) or len(between) == 1)
    )


def _described(page: str, zone: Sequence[Token], lex: Lexicon, text: str) -> Party | None:
    """A noun phrase without a name: its words up to a comma, a preposition that does not bind nouns, or a relative."""
    at, end = _phrase(zone, lex)
    if at == end:
        return _many(page, zone[:at], lex)
    phrase = _possessed(zone[at:end], lex, text)
    plain = [token.text for token in phrase]
    alone = lex.zero_that and len(phrase) == 1 and at == 0 and not text[phrase[0].start].isupper()
    if alone and not _speaking(plain[0], lex):
        return None  # "deeply reported", "interviewed comments"
    own = plain[lex.has("possessives", plain[0]) :]  # "her advisers"
    if any(lex.has(field, word) for word in own for field in ("pronouns", "collective", "bodies", "objects")):
        return None  # a verb that no table knows stands inside
    if lex.zero_that and any(lex.has("determiners", w) and not _binds(v, lex) for v, w in pairwise(plain)):
        return None  # "a claim the army"
    bound = next((n for n, word in enumerate(plain) if lex.has("of", word)), len(plain))
    head = plain[max(bound - 1, 0)]
    if lex.stems:  # the noun stands before what belongs to it: "письме генерала"
        head = next((word for word in plain if lex.noun("people", word) or lex.noun("channels", word)), head)
    people = any(lex.noun("people", word) for word in plain)
    bodies = lex.noun("channels", head) or (lex.compounds and any(lex.noun("agencies", word) for word in plain))
    sure = people or bodies or _has_name(phrase, lex, text, opens=at == 0)
    stands = at > 0 and lex.has("plural_nouns", zone[at - 1].text) and not people
    if at > 0 and (lex.has("indefinite", zone[at - 1].text) or stands):  # "those surveyed"
        phrase = zone[at - 1 : end]  # "a member of the council" is a description, "the council" a name for it
    stop = phrase[-1].end
    if text[stop : stop + 1] in _CLOSING and any(mark in _OPENING for mark in text[phrase[0].start : stop]):
        stop += 1
    return Party((Span(page, phrase[0].start, stop),), head, sure=sure)


def _binds(word: str, lex: Lexicon) -> bool:
    return any(lex.has(f, word) for f in ("of", "joins", "determiners", "prepositions"))


def _phrase(zone: Sequence[Token], lex: Lexicon) -> tuple[int, int]:
    """Where a noun phrase without its determiners begins and ends in a zone."""
    at = 0
    while at < len(zone) and zone[at].kind == "word" and lex.has("determiners", zone[at].text):
        at += 1
    if len(zone) == 2 and lex.has("prepositions", zone[0].text) and lex.noun("people", zone[1].text):
        return 0, 2  # "outside experts"
    end = at
    while end < len(zone):
        token = zone[end]
        glued = end > at and (token.text in ("%", "/") or (len(token.text) > 1 and token.text[0] == "'"))
        same = lex.inverts and 0 < at == end < len(zone) - 1 and lex.has("adverbs", token.text)  # "la même source"
        if not (token.kind in ("word", "name") or glued) or (
            token.kind == "word" and not same and _breaks(token.text, lex)
        ):
            break
        end += 1
    return at, end


def _has_name(phrase: Sequence[Token], lex: Lexicon, text: str, *, opens: bool) -> bool:
    """Is one of the words a name: known as one, or written with a capital that no sentence and no language asks for?"""
    if any(token.kind == "name" for token in phrase):
        return True
    ends = tuple(sorted(lex.sets["participles"]))
    first = len(phrase) == 1 and bool(ends) and phrase[0].text.endswith(ends) and _opens(text, phrase[0].start)
    capital = text[phrase[-1].start].isupper() and not first
    return capital and (not lex.compounds or (opens and all(text[token.start].isupper() for token in phrase)))


def _many(page: str, zone: Sequence[Token], lex: Lexicon) -> Party | None:
    """Determiners that stand alone for people: "many", "another"."""
    if not zone or not any(lex.has(f, zone[-1].text) for f in ("plural_nouns", "indefinite")):
        return None
    return Party((Span(page, zone[0].start, zone[-1].end),), zone[-1].text)


def _speaking(word: str, lex: Lexicon) -> bool:
    """Can a bare noun be a subject: "officials", "police", "42%"?"""
    plural = word.endswith(tuple(lex.sets["plural_letters"])) or lex.has("plural_nouns", word)
    return plural or lex.noun("people", word) or word[0].isdigit()


def _opens(text: str, start: int) -> bool:
    """Does the word at `start` open a sentence, so that its capital says nothing?"""
    before = text[max(0, start - 3) : start].rstrip(" \t\"“”'‘’")
    return before == "" or before[-1] in ".!?:\n"


def _possessed(phrase: Sequence[Token], lex: Lexicon, text: str) -> Sequence[Token]:
    """Names behind a possessive without a noun of those who speak: "Kamur's Malik" is Malik."""
    at = max((n for n, token in enumerate(phrase) if text[token.end - 2 : token.end] in ("'s", "’s", "‘s")), default=-1)
    rest = phrase[at + 1 :]
    named = 0 < len(rest) <= _NAME and all(t.kind == "word" and text[t.start].isupper() for t in rest)
    return rest if at >= 0 and named and not any(lex.noun("people", token.text) for token in rest) else phrase


def _breaks(word: str, lex: Lexicon) -> bool:
    if lex.has("of", word) or (lex.compounds and lex.has("determiners", word)):
        return False
    return any(
        lex.has(f, word) for f in ("prepositions", "relatives", "auxiliaries", "subordinators", "that", "adverbs")
    )


def channel(page: str, zone: Sequence[Token], lex: Lexicon) -> Span | None:
    """The channel in a zone: "in a letter …" is "a letter", "عبر صفحتها في فايسبوك" is "صفحتها في فايسبوك"."""
    for n, token in enumerate(zone):
        if token.kind not in ("word", "cue") or not lex.has("through", token.text):
            continue
        at = n + 1
        end = next((m for m in range(min(len(zone), at + 6), at, -1) if _is_channel(zone[at:m], lex)), None)
        if end is None:
            continue
        more = end
        if more + 1 < len(zone) and lex.has("through", zone[more].text) and _is_channel(zone[more + 1 : more + 2], lex):
            more += 2
        return Span(page, zone[at].start, zone[more - 1].end)
    return None


def _is_channel(phrase: Sequence[Token], lex: Lexicon) -> bool:
    """Does the phrase end in a noun of what carries words, with nothing but plain words before it?"""
    if not phrase or any(token.kind in ("mark", "quote", "time") for token in phrase):
        return False
    if any(token.kind == "word" and _breaks(token.text, lex) for token in phrase[:-1]):
        return False
    tails = (" ".join(token.text for token in phrase[-size:]) for size in (1, 2, 3))
    return any(lex.has("channels", tail) for tail in tails)
