"""Asides that name a second hop: "citing S", "quoted by AGENCY", "in an interview with OUTLET", "نقلت وكالة عن S".

They are taken out of the sentence before its frames are looked for; their source is set inside or around the hops of
the frame that stands nearest.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from sayso.claim.row import COMMA, ENDS, HARD, Row, closes, party_of
from sayso.claim.said import told_agency
from sayso.claim.sources import Party, channel
from sayso.model import Attribution, MentionKind, Span, Stance

_PHRASE = 5  # words of a phrase that opens an aside
_FAR = 14  # tokens of the noun phrase of an aside
_AWAY = 8  # tokens between a verb that relays and its "from"


class Aside(Struct, frozen=True):
    """A hop named beside the frames of a sentence."""

    at: int  # offset in the page
    source: tuple[Span, ...]
    cue: Span
    via: Span | None
    by: str
    outer: bool = False  # carries the words; else it is the source behind them


def without_asides(row: Row) -> tuple[Row, list[Aside]]:
    """The sentence without its asides, and the asides."""
    kept, found, at = [], [], 0
    while at < len(row.tokens):
        read = _aside(row, at)
        if read is None:
            kept.append(row.tokens[at])
            at += 1
            continue
        aside, after = read
        found.append(aside)
        edge = not kept or (kept[-1].kind == "mark" and kept[-1].text in COMMA)
        at = after + (edge and row.mark(after, COMMA))
        if edge and kept and (at >= len(row.tokens) or row.mark(at, ENDS) or row.word(at, "that")):
            kept.pop()
    return (structs.replace(row, tokens=tuple(kept)), found) if found else (row, [])


def _aside(row: Row, at: int) -> tuple[Aside, int] | None:
    """The aside that begins at a token, and one past its tokens."""
    if row.tokens[at].kind == "name":
        return _as_saying(row, at)
    if row.tokens[at].kind not in ("word", "cue"):
        return None
    for field in ("speaking", "carried", "cites"):
        size = _opens(row, at, field)
        if size == 0:
            continue
        begin = at + size
        end = _end(row, begin)
        if field == "cites":
            source = party_of(row, begin, end)
            named = source.sources if source is not None and source.sure and not source.pronoun else ()
        else:
            named = _outlet(row, begin, end)
        if named:
            via = channel(row.page, row.tokens[at:begin], row.lex) if field == "speaking" else None
            cue = Span(row.page, row.tokens[at].start, row.tokens[begin - 1].end)
            return Aside(cue.start, named, cue, via, outer=field != "cites", by=f"aside-{field}"), end
    return _as_saying(row, at) or _from_whom(row, at)


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
    if any(row.lex.noun("agencies", row.tokens[n].text) for n in range(begin, min(stop, begin + 2))):
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
            if source is None or not source.sure:
                return None
            return Aside(cue.start, source.sources, cue, None, by="quoted-as-saying"), n + size
        if row.kind(n) in ("quote", "mark"):
            return None
    return None


def _from_whom(row: Row, at: int) -> tuple[Aside, int] | None:
    """ "نقلت AGENCY عن S قوله إن P": S, whose words are P."""
    if not row.word(at, "from_whom"):
        return None
    relay = next((n for n in range(at - 1, max(-1, at - _AWAY), -1) if _relays(row, n)), None)
    if relay is None or any(row.mark(n, (*HARD, *ENDS)) or row.word(n, "that") for n in range(relay, at)):
        return None
    end = _end(row, at + 1)
    source: Party | None = party_of(row, at + 1, end)
    if source is None:
        return None
    cue = Span(row.page, row.tokens[relay].start, row.tokens[relay].end)
    end += row.word(end, "saying_of")
    named = source.sources if source.sure else (Span(row.page, row.tokens[at + 1].start, row.tokens[end - 1].end),)
    return Aside(row.tokens[at].start, named, cue, None, by="relayed-from"), end


def _relays(row: Row, at: int) -> bool:
    word = row.tokens[at].text
    return row.tokens[at].kind in ("word", "cue") and any(
        row.lex.has("relays", word[len(c) :]) for c in ("", *row.lex.clitics) if word.startswith(c)
    )


def with_asides(groups: list[list[Attribution]], asides: Sequence[Aside]) -> None:
    """Set each aside inside or around the hops of the group whose cue stands nearest."""
    told = [group for group in groups if group]
    for aside in asides:
        group = min(told, key=lambda g: min(abs((h.cue or h.content).start - aside.at) for h in g), default=None)
        if group is None:
            return
        for content in dict.fromkeys(hop.content for hop in group):
            places = [n for n, hop in enumerate(group) if hop.content == content]
            inner = group[places[-1]]
            if any(set(aside.source) & set(group[n].sources) for n in places):
                continue
            hop = Attribution(
                content, aside.source, aside.cue, Stance.SAYS, None if aside.outer else aside.via, aside.by
            )
            if aside.outer:
                group[places[-1]] = structs.replace(inner, via=inner.via or aside.via)
            group.insert(places[0] if aside.outer else places[-1] + 1, hop)
