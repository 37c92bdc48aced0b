"""Asides that name a second hop: "citing S", "quoted by AGENCY", "in an interview with OUTLET", "نقلت وكالة عن S".

They are taken out of the sentence before its frames are looked for; their source is set inside or around the hops of
the frame that stands nearest.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from sayso.claim.hops import holds
from sayso.claim.say_so.channels import kind_of
from sayso.claim.say_so.free_order.phrases import governed_end
from sayso.claim.say_so.hearers import is_host, told_agency
from sayso.claim.say_so.row import COMMA, ENDS, HARD, Row, closes, party_of
from sayso.claim.say_so.sources import Party, channel
from sayso.claim.say_so.tokens import Token
from sayso.claim.say_so.verb_second.middle import phrase_end
from sayso.model import Attribution, Channel, MentionKind, Span, Stance

_PHRASE = 5  # words of a phrase that opens an aside
_FAR = 14  # tokens of the noun phrase of an aside
_QUOTED = frozenset('«»“”"')
_AWAY = 8  # tokens between a verb that relays and its "from"


class Aside(Struct, frozen=True):
    """A hop named beside the frames of a sentence."""

    at: int  # offset in the page
    source: tuple[Span, ...]
    cue: Span
    via: Span | None
    by: str
    outer: bool = False  # carries the words; else it is the source behind them
    words: Span | None = None  # the noun phrase of the source, whole
    channel: Channel | None = None


def without_asides(row: Row) -> tuple[Row, list[Aside]]:
    """The sentence without its asides, and the asides."""
    can_open = _openings(row)
    if not can_open:
        return row, []
    kept, found, at = [], [], 0
    while at < len(row.tokens):
        read = _aside(row, at) if at in can_open else None
        if read is None:
            kept.append(row.tokens[at])
            at += 1
            continue
        aside, after = read
        found.append(aside)
        edge = not kept or (kept[-1].kind == "mark" and kept[-1].text in COMMA)
        at = after + (edge and row.mark(after, COMMA))
        done = at >= len(row.tokens) or row.mark(at, ENDS) or _that(row, at)
        if edge and kept and (done or (len(kept) > 1 and at > after and _parts_subject(row, kept, at))):
            kept.pop()
    return (structs.replace(row, tokens=tuple(kept)), found) if found else (row, [])


def _openings(row: Row) -> set[int]:
    """The few tokens at which an aside can begin: a word of such a phrase, or what stands behind a verb that quotes."""
    words, quoting, behind = row.lex.asides, row.lex.sets["quoting"], row.lex.sets["from_whom"]
    out = {n for n, token in enumerate(row.tokens) if token.text in words or token.text in behind}
    if quoting:
        out |= {n for n, token in enumerate(row.tokens, 1) if token.entry is not None and token.text in quoting}
    return out


def _parts_subject(row: Row, kept: Sequence[Token], at: int) -> bool:
    """Does the aside stand between a subject and its verb: "Radio X, citing Y, reported that P"?"""
    if not (row.finite(at) or row.word(at, "auxiliaries")):
        return False
    for token in reversed(kept[:-1]):
        plain = token.kind in ("word", "cue")
        if plain and row.lex.has("that", token.text):
            return True
        if token.kind == "quote" or token.entry is not None or (plain and row.lex.has("auxiliaries", token.text)):
            return False
    return True


def _that(row: Row, at: int) -> bool:
    """ "that", or "de que"."""
    return row.word(at, "that") or (row.word(at, "prepositions") and row.word(at + 1, "that"))


def _aside(row: Row, at: int) -> tuple[Aside, int] | None:
    """The aside that begins at a token, and one past its tokens."""
    if row.tokens[at].kind == "name":
        return _as_saying(row, at)
    if row.tokens[at].kind not in ("word", "cue"):
        return None
    for field in ("speaking", "carried", "cites") if row.tokens[at].text in row.lex.asides else ():
        size = _opens(row, at, field)
        if size == 0:
            continue
        begin = at + size
        end = _end(row, begin)
        if field == "cites":
            named, end = _cited(row, begin, end)
        else:
            named = _outlet(row, begin, end)
        if named:
            via = channel(row.page, row.tokens[at:begin], row.lex) if field == "speaking" else None
            cue = Span(row.page, row.tokens[at].start, row.tokens[begin - 1].end)
            words = _whole(row, begin, end, named)
            outer = field != "cites"
            return Aside(cue.start, named, cue, via, f"aside-{field}", outer, words, kind_of(row, via)), end
    return _as_saying(row, at) or (_from_whom(row, at) if row.tokens[at].text in row.lex.sets["from_whom"] else None)


def _cited(row: Row, begin: int, end: int) -> tuple[tuple[Span, ...], int]:
    """Who is cited, and one past him: an outlet, a person behind his title and a comma, else the noun phrase."""
    if (
        row.mark(end, COMMA)
        and row.kind(end + 1) == "name"
        and (end + 2 >= len(row.tokens) or row.kind(end + 2) == "mark")
    ):
        mention = row.tokens[end + 1].mention
        if mention is not None and mention.kind is MentionKind.PERSON and row.tokens[end - 1].mention is None:
            return (mention.span,), end + 2
    if any(row.word(n, "agencies") for n in range(begin, end)) and (outlet := _outlet(row, begin, end)):
        return outlet, end
    source = party_of(row, begin, end)
    sure = source is not None and (source.sure or row.word(begin, "indefinite")) and not source.pronoun
    return (source.sources if source is not None and sure else ()), end


def _opens(row: Row, at: int, field: str) -> int:
    """How many tokens from `at` on make a phrase of the list; 0 if none does."""
    if row.tokens[at].text not in row.lex.firsts[field]:
        return 0
    words: list[str] = []
    best = 0
    for n in range(at, min(len(row.tokens), at + _PHRASE)):
        if row.tokens[n].kind not in ("word", "cue"):
            break
        words.append(row.tokens[n].text)
        if row.lex.has(field, " ".join(words)):
            best = n + 1 - at
    return best


def _end(row: Row, begin: int) -> int:
    """One past the noun phrase from `begin` on."""
    if row.lex.verb_second:
        return phrase_end(row, begin)
    if row.lex.free_order:
        return governed_end(row, begin - 1, min(len(row.tokens), begin + _FAR), "")
    end = begin
    while end < len(row.tokens) and end - begin < _FAR:
        token = row.tokens[end]
        if token.kind in ("quote", "cue", "time") or (
            token.kind == "mark"
            and token.text in (*COMMA, *HARD, *ENDS, "-")
            and (token.text != "." or closes(row, end))
        ):
            break
        if end > begin and row.word(end, "that", "relatives", "subordinators", "auxiliaries", "saying_of", "as_if"):
            break
        end += 1
    return end


def _outlet(row: Row, begin: int, end: int) -> tuple[Span, ...]:
    """The outlet at the head of a noun phrase: by its noun, or as an outlet known by name."""
    while begin < end and row.word(begin, "determiners", "to"):
        begin += 1
    stop = next((n for n in range(begin, end) if row.word(n, "prepositions")), end)
    told = told_agency(row, begin, stop)
    if told:
        return told
    if begin < end and (row.lex.verb_first or row.lex.free_order) and row.text[row.tokens[begin].start - 1] in _QUOTED:
        last = next((n for n in range(begin, end) if row.text[row.tokens[n].end] in _QUOTED), end - 1)
        return (Span(row.page, row.tokens[begin].start, row.tokens[last].end),)  # "مع «X»"
    host = any(is_host(row, n) for n in range(begin, stop))
    if not host and any(row.lex.noun("agencies", row.tokens[n].text) for n in range(begin, min(stop, begin + 2))):
        named = next((row.tokens[n].mention for n in range(begin, stop) if row.tokens[n].mention is not None), None)
        if named is not None and named.kind is not MentionKind.PERSON:
            return (named.span,)
        last = row.tokens[stop - 1].end
        last += row.text[last : last + 1] in ("»", "”") and row.text[last : last + 1] != ""
        return (Span(row.page, row.tokens[begin].start, last),)
    return ()


def _as_saying(row: Row, at: int) -> tuple[Aside, int] | None:
    """ "AGENCY quoted S as saying that P": S, whose words are P."""
    entry = row.tokens[at - 1].entry if at > 0 else None
    if entry is None or not row.lex.has("quoting", row.tokens[at - 1].text) or row.word(at - 2, "passives"):
        return None
    for n in range(at + 1, min(len(row.tokens), at + _FAR)):
        size = _opens(row, n, "quoted_as")
        if size:
            source = party_of(row, at, n)
            cue = Span(row.page, row.tokens[n].start, row.tokens[n + size - 1].end)
            if source is None or source.pronoun:
                return None
            words = _whole(row, at, n, source.sources)
            return Aside(cue.start, source.sources, cue, None, by="quoted-as-saying", words=words), n + size
        if row.kind(n) == "quote" or (row.kind(n) == "mark" and not row.mark(n, COMMA)):
            return None
    return None


def _from_whom(row: Row, at: int) -> tuple[Aside, int] | None:
    """ "نقلت AGENCY عن S قوله إن P": S, whose words are P."""
    if not row.word(at, "from_whom"):
        return None
    relay = next((n for n in range(at - 1, max(-1, at - _AWAY), -1) if _relays(row, n)), None)
    if relay is None or any(row.mark(n, (*HARD, *ENDS)) or row.word(n, "that") for n in range(relay, at)):
        return None
    stop = end = _end(row, at + 1)
    source: Party | None = party_of(row, at + 1, end)
    if source is None:
        return None
    cue = Span(row.page, row.tokens[relay].start, row.tokens[relay].end)
    end += row.word(end, "saying_of")
    named = source.sources if source.sure else (Span(row.page, row.tokens[at + 1].start, row.tokens[end - 1].end),)
    words = _whole(row, at + 1, stop, named)
    return Aside(row.tokens[at].start, named, cue, None, by="relayed-from", words=words), end


def _whole(row: Row, begin: int, end: int, named: Sequence[Span]) -> Span:
    """The words from token `begin` up to `end`, and the names found in them."""
    start = min(row.tokens[begin].start, *(span.start for span in named))
    return Span(row.page, start, max(row.tokens[max(begin, end - 1)].end, *(span.end for span in named)))


def _relays(row: Row, at: int) -> bool:
    word = row.tokens[at].text
    return row.tokens[at].kind in ("word", "cue") and any(
        row.lex.has("relays", word[len(c) :]) for c in ("", *row.lex.clitics) if word.startswith(c)
    )


def with_asides(groups: list[list[Attribution]], asides: Sequence[Aside]) -> None:
    """Set each aside inside or around the hops of the group whose cue stands nearest.

    Who carries the words carries also what the same source says later in the sentence.
    """
    told = [group for group in groups if group]
    for aside in asides:
        group = min(told, key=lambda g: min(abs((h.cue or h.content).start - aside.at) for h in g), default=None)
        if group is None:
            return
        _set(group, aside)
        if aside.outer:
            sources, start = group[-1].sources, (group[-1].cue or group[-1].content).start
            for other in told:
                place = (other[-1].cue or other[-1].content).start
                if other is not group and other[-1].sources == sources and place > max(start, aside.at):
                    _set(other, aside)


def without_selves(row: Row, hops: Sequence[Attribution]) -> list[Attribution]:
    """The hops without "it" in "X said it had learned from Y that P": X has P from Y."""
    kept: list[Attribution] = []
    for n, hop in enumerate(hops):
        inner = hops[n + 1] if n + 1 < len(hops) else None
        passed = inner is not None and inner.content == hop.content and inner.by == "relayed-from"
        outer = next((one for one in reversed(kept) if holds(one.content, hop.content)), None)
        if passed and outer is not None and _stands_for(row, hop, outer):
            continue
        kept.append(hop)
    return kept


def _stands_for(row: Row, hop: Attribution, outer: Attribution) -> bool:
    if hop.sources == outer.sources:
        return True
    word = row.text[hop.sources[0].start : hop.sources[0].end].casefold() if hop.sources else ""
    return any(row.lex.has(field, word) for field in ("pronouns", "bodies", "collective"))


def _set(group: list[Attribution], aside: Aside) -> None:
    """Set an aside inside or around the hops of each content of a group."""
    contents = list(dict.fromkeys(hop.content for hop in group))
    for content in contents:
        if any(other != content and holds(other, content) for other in contents):
            continue  # what is said inside of it came the same way already
        places = [n for n, hop in enumerate(group) if hop.content == content]
        inner = group[places[-1]]
        if any(set(aside.source) & set(group[n].sources) for n in places):
            continue
        hop = Attribution(
            content,
            aside.source,
            aside.cue,
            Stance.SAYS,
            None if aside.outer else aside.via,
            aside.by,
            source_words=aside.words,
            cue_words=aside.cue,
        )
        if aside.outer:
            spoken = aside.by == "aside-speaking" and not inner.to
            group[places[-1]] = structs.replace(
                inner,
                via=inner.via or aside.via,
                to=aside.source if spoken else inner.to,
                channel=inner.channel or aside.channel,
            )
        group.insert(places[0] if aside.outer else places[-1] + 1, hop)
