"""Where the subject, the hearer and the words stand around a cue: languages in which the verb comes first (Arabic)."""

from __future__ import annotations

from sayso.claim.row import COMMA, ENDS, HARD, Frame, Row, clause_end, clause_start
from sayso.claim.sources import Party, channel, party
from sayso.model import MentionKind, Span

_NAME = 4  # words of a name
_FAR = 45  # tokens between a verb and its "that": titles, names, hearer, channel


def frames(row: Row) -> list[Frame]:
    """The frames of a sentence in order of their cues."""
    found: list[Frame] = []
    for at, token in enumerate(row.tokens):
        if token.entry is None or any(frame.first <= at < frame.last for frame in found):
            continue
        if token.entry.kind == "according":
            frame = _according(row, at)
        elif token.entry.kind == "hearsay":
            frame = Frame(at, at, at + 1, "right", ((at + 1, clause_end(row, at + 1)),), None, "hearsay-phrase")
        elif token.entry.chained:
            frame = _chained(row, at, found)
        else:
            frame = _finite(row, at)
        if frame is not None:
            found.append(frame)
    return found


def _negated(row: Row, at: int) -> bool:
    return any(row.word(n, "negations") for n in range(max(0, at - 2), at)) or _impersonal(row, at)


def _impersonal(row: Row, at: int) -> bool:
    return row.word(at, "impersonal")


def _stop(row: Row, at: int) -> bool:
    """What ends the stretch of subject, hearer and channel after a verb."""
    token = row.tokens[at]
    if token.kind == "quote" or (token.kind == "mark" and token.text in (*HARD, *ENDS) and token.text not in "()[]"):
        return True
    return row.word(at, "that")


def _finite(row: Row, at: int) -> Frame | None:
    entry = row.tokens[at].entry
    if entry is None or _negated(row, at):
        return None
    stop = at + 1
    while stop < len(row.tokens) and stop - at < _FAR and not _stop(row, stop):
        if row.tokens[stop].entry is not None:
            over = _over(row, stop)
            if over is None or row.mark(stop - 1, (":",)):
                break
            stop = over
        stop += 1
    opened = stop < len(row.tokens) and (row.word(stop, "that") or row.kind(stop) == "quote" or row.mark(stop, (":",)))
    before = _before(row, at)
    if before is not None and (_plural(row, at) or stop == at + 1 or _no_subject(row, at, stop, opened=opened)):
        return _right_of(row, at, before[0], before[1], (stop, opened))
    source, after = (None, at + 1) if _plural(row, at) else _subject(row, at + 1, stop, opened=opened)
    if source is None and opened and (stop - at <= 4 or before is None):
        source, after = None, at + 1
        return _made(row, at, at, source, after, (stop, opened))
    if source is None:
        return _right_of(row, at, before[0], before[1], (stop, opened)) if before is not None else None
    return _made(row, at, at, source, after, (stop, opened))


def _over(row: Row, at: int) -> int | None:
    """The comma that closes an aside with a verb of its own, if "that" or a quotation follows: "، طلب عدم …، إن"."""
    if not row.mark(at - 1, COMMA) and not row.mark(at - 2, COMMA):
        return None
    end = next((n for n in range(at + 1, min(len(row.tokens), at + 10)) if row.mark(n, COMMA)), None)
    if end is None:
        return None
    after = range(end + 1, min(len(row.tokens), end + 8))
    return end if any(row.word(n, "that") or row.kind(n) == "quote" for n in after) else None


def _plural(row: Row, at: int) -> bool:
    return row.tokens[at].text.endswith(tuple(row.lex.sets["plural_endings"]))


def _no_subject(row: Row, at: int, stop: int, *, opened: bool) -> bool:
    """Nothing between the verb and its "that" can be a subject: it stands before the verb (headlines)."""
    return opened and all(
        row.kind(n) in ("time", "mark") or row.word(n, "adverbs", "prepositions", "hearers")
        for n in range(at + 1, stop)
    )


def _before(row: Row, at: int) -> tuple[Party, int] | None:
    """A subject before its verb, from the beginning of the clause."""
    start = at
    while start > 0 and not (
        row.mark(start - 1, (*HARD, *ENDS))
        or row.kind(start - 1) == "quote"
        or row.finite(start - 1)
        or row.word(start - 1, "that")
    ):
        start -= 1
    while start < at and (row.mark(start, COMMA) or row.word(start, "coordinators", "subordinators", "relatives")):
        start += 1
    if start == at or row.word(start, "prepositions", "that", "auxiliaries"):
        return None
    found, end = _subject(row, start, at, opened=True)
    return (
        (found, start)
        if found is not None and found.sure and all(row.kind(n) in ("mark", "word", "name") for n in range(end, at))
        else None
    )


def _right_of(row: Row, at: int, source: Party, start: int, stop: tuple[int, bool]) -> Frame | None:
    return _made(row, at, start, source, at + 1, stop)


def _subject(row: Row, start: int, stop: int, *, opened: bool) -> tuple[Party | None, int]:
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
    return Party((*heads, *more), row.tokens[head].text), _extended(row, zone_end, stop)


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
        other, end = _subject(row, begin + 1, stop, opened=opened)
    elif row.kind(begin) == "word" and any(
        text.startswith(c) and row.lex.has("people", text[len(c) :]) for c in row.lex.clitics
    ):
        other, end = _subject(row, begin, stop, opened=opened)
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
    """A preposition, glued or not, stands before the name."""
    return row.word(n - 1, "prepositions", "glued_to")


def _past(row: Row, start: int, n: int) -> bool:
    """Does a preposition that opens a phrase of its own stand between? ("قال المتحدث باسم X" does not count.)"""
    return any(row.word(m, "through", "glued_to") for m in range(start, n))


def _apposed(row: Row, head: int, n: int, start: int) -> bool:
    """Titles first, the person after them or after a comma: "المتحدث باسم الكرملين، دميتري بيسكوف"."""
    mention = row.tokens[head].mention
    if mention is None or mention.kind is MentionKind.PERSON or head == start:
        return False
    return not any(
        row.word(m, "through", "glued_to", "relatives") or row.kind(m) in ("cue", "time") for m in range(head + 1, n)
    )


def _extended(row: Row, at: int, stop: int) -> int:
    """Past adjectives and asides that still belong to the subject ("الليبية، التابعة لـ…")."""
    while at < stop and row.kind(at) == "word" and row.tokens[at].text.startswith(tuple(row.lex.sets["article"])):
        at += 1
    return at


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
    if not sure:
        return None, start
    span = Span(row.page, row.tokens[start].start, row.tokens[end - 1].end)
    return Party((span,), row.tokens[start].text), end


def _made(  # noqa: PLR0913, PLR0917 - places of one sentence
    row: Row, at: int, first: int, source: Party | None, after: int, stop: tuple[int, bool]
) -> Frame | None:
    """The frame of a verb: hearer, channel, and what is said."""
    entry = row.tokens[at].entry
    if entry is None:
        return None
    end, opened = stop
    zone = row.tokens[after:end]
    via = channel(row.page, zone, row.lex) or _said_by_channel(row, source)
    told = _told(row, after, end)
    if opened:
        start = end + 1 if row.word(end, "that") or row.mark(end, (":",)) else end
        stop_at = clause_end(row, start) if start < len(row.tokens) else start
        if start >= stop_at:
            return Frame(at, first, end, "none", (), source, "cue-source", told, via)
        return Frame(at, first, start, "right", ((start, stop_at),), source, "cue-source-that", told, via)
    if "noun" not in entry.takes or source is None:
        return None
    start = _noun_start(row, after, end)
    stop_at = clause_end(row, start)
    if stop_at <= start:
        return None
    return Frame(at, first, start, "right", ((start, stop_at),), source, "cue-source-noun", told, via)


def _said_by_channel(row: Row, source: Party | None) -> Span | None:
    return source.sources[0] if source is not None and row.lex.has("channels", source.words) else None


def _told(row: Row, start: int, end: int) -> tuple[Span, ...]:
    """The body that was told: "لوكالة X"."""
    for at in range(start, end):
        glued = row.word(at, "glued_to", "to") or row.tokens[at].text.startswith(tuple(row.lex.sets["glued_to"]))
        if not glued:
            continue
        nxt = row.tokens[at + 1] if at + 1 < end else None
        if nxt is not None and nxt.mention is not None and nxt.mention.kind is MentionKind.OUTLET:
            return (nxt.mention.span,)
        bare = row.tokens[at].text[1:]
        if row.kind(at) == "word" and row.lex.has("agencies", bare):
            stop = at + 1
            while stop < end and row.kind(stop) in ("word", "name") and not row.word(stop, "prepositions", "through"):
                stop += 1
            mention = next(
                (row.tokens[n].mention for n in range(at + 1, stop) if row.tokens[n].mention is not None), None
            )
            if mention is not None:
                return (mention.span,)
            return (Span(row.page, row.tokens[at].start + 1, row.tokens[stop - 1].end),)
    return ()


def _noun_start(row: Row, at: int, end: int) -> int:
    """Past commas, hearer and channel to the noun that is said."""
    for _ in range(6):
        while at < end and (row.mark(at, COMMA) or row.kind(at) == "time" or row.word(at, "adverbs")):
            at += 1
        if at < end and (row.word(at, "glued_to") or _glued_hearer(row, at) or row.word(at, "through")):
            at += 1
            while at < end and not row.mark(at, COMMA) and row.kind(at) != "time":
                if row.kind(at) == "name":
                    at = _extended(row, at + 1, end)
                    break
                at += 1
        else:
            break
    return at


def _glued_hearer(row: Row, at: int) -> bool:
    text = row.tokens[at].text
    return row.kind(at) == "word" and any(
        text.startswith(c) and (row.lex.has("agencies", text[len(c) :]) or row.lex.has("hearers", text))
        for c in row.lex.sets["glued_to"]
    )


def _chained(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """ "مشيراً إلى أن Q": the source of the frame before."""
    entry = row.tokens[at].entry
    if entry is None or not found:
        return None
    start = at + 1
    for n in range(at + 1, min(len(row.tokens), at + 6)):
        if row.word(n, "that") or row.mark(n, (":",)):
            start = n + 1
            break
        if row.kind(n) == "quote":
            start = n
            break
        if row.mark(n, COMMA) or row.finite(n):
            return None
    end = clause_end(row, start)
    if end <= start:
        return None
    return Frame(at, at, start, "right", ((start, end),), found[-1].source, "chained-cue", chained=True)


def _according(row: Row, at: int) -> Frame | None:  # noqa: C901 - first, last, with and without a verb
    """ "وفق S، P" and "P، وفق S"."""
    end = at + 1
    while end < len(row.tokens) and not (
        row.mark(end, (*COMMA, *HARD, *ENDS)) or row.kind(end) == "quote" or row.finite(end)
    ):
        end += 1
    begin = at + 1
    while begin < end and row.word(begin, "what", "glued_to"):
        begin += 1
    stop = end
    if row.mark(end, COMMA) and row.kind(end + 1) == "name":  # titles, the person after a comma
        mention = row.tokens[end + 1].mention
        if mention is not None and mention.kind is MentionKind.PERSON:
            stop = end + 2
    source, _ = _subject(row, begin, stop, opened=True)
    if source is None:
        zone = row.tokens[begin:end]
        source = party(row.page, zone, row.lex, row.text)
    if source is None:
        return None
    via = channel(row.page, row.tokens[begin:stop], row.lex)
    leads = at - clause_start(row, at) <= 1
    if leads:
        after = stop + 1 if row.mark(stop, COMMA) else stop
        while after < len(row.tokens) and row.word(after, "that"):
            after += 1
        return Frame(at, at, after, "right", ((after, clause_end(row, after)),), source, "according-to-first", via=via)
    edge = at
    while edge > 0 and row.mark(edge - 1, COMMA):
        edge -= 1
    start = clause_start(row, edge)
    start = _past_impersonal(row, start, edge)
    if edge - start < 2:
        return None
    return Frame(at, at, stop, "left", ((start, edge),), source, "according-to-last", via=via)


def _past_impersonal(row: Row, start: int, end: int) -> int:
    """ "يذكر أن P": what the page says of P is not part of P."""
    for at in range(start, min(end, start + 4)):
        if row.word(at, "that") and at > start:
            return at + 1
    return start
