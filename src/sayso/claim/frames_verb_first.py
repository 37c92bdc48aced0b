"""Where the subject, the hearer and the words stand around a cue: languages in which the verb comes first (Arabic)."""

from __future__ import annotations

from sayso.claim.before import own_words
from sayso.claim.row import COMMA, ENDS, HARD, Frame, Row, clause_end, clause_start
from sayso.claim.said import resumed
from sayso.claim.sources import Party, channel, party
from sayso.claim.speakers_verb_first import extended, subject
from sayso.model import MentionKind, Span, Stance

_ASKED = 7  # tokens between a verb of asking and "his name"
_ABOUT = 9  # tokens of a subject before the preposition of what is said
_FAR = 45  # tokens between a verb and its "that": titles, names, hearer, channel


def frames(row: Row) -> list[Frame]:
    """The frames of a sentence in order of their cues."""
    found: list[Frame] = []
    for at, token in enumerate(row.tokens):
        if token.entry is None or any(frame.first <= at < frame.last for frame in found) or _unnamed(row, at):
            continue
        if token.entry.kind == "according":
            frame = _according(row, at)
        elif token.entry.kind == "own_words":
            frame = own_words(row, at)
        elif token.entry.kind == "hearsay":
            frame = Frame(at, at, at + 1, "right", ((at + 1, clause_end(row, at + 1)),), None, "hearsay-phrase")
        elif token.entry.chained:
            frame = _chained(row, at, found)
        else:
            frame = _finite(row, at)
        if frame is not None:
            found.append(frame)
    return found


def _unnamed(row: Row, at: int) -> bool:
    """ "طلب عدم الكشف عن اسمه": about a source, nothing that it says."""
    entry = row.tokens[at].entry
    if entry is None or entry.stance not in (Stance.DEMANDS, Stance.DENIES):
        return False
    return any(row.word(n, "anonymity") for n in range(at + 1, min(len(row.tokens), at + _ASKED)))


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
    if entry is None or _negated(row, at) or row.word(at - 1, "prepositions"):
        return None  # behind a preposition it is a noun: "مع وعد من …"
    stop = at + 1
    while stop < len(row.tokens) and stop - at < _FAR and not _stop(row, stop):
        if row.tokens[stop].entry is not None and not _unnamed(row, stop):
            over = _over(row, stop)
            if over is None or row.mark(stop - 1, (":",)):
                break
            stop = over
        stop += 1
    opened = stop < len(row.tokens) and (row.word(stop, "that") or row.kind(stop) == "quote" or row.mark(stop, (":",)))
    before = _before(row, at)
    if before is not None and (_plural(row, at) or stop == at + 1 or _no_subject(row, at, stop, opened=opened)):
        return _right_of(row, at, before[0], before[1], (stop, opened))
    source, after = (None, at + 1) if _plural(row, at) else subject(row, at + 1, stop, opened=opened)
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
    found, end = subject(row, start, at, opened=True)
    return (
        (found, start)
        if found is not None and found.sure and all(row.kind(n) in ("mark", "word", "name") for n in range(end, at))
        else None
    )


def _right_of(row: Row, at: int, source: Party, start: int, stop: tuple[int, bool]) -> Frame | None:
    return _made(row, at, start, source, at + 1, stop)


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
    if source is not None and "quote" in entry.takes and first == at and (left := _quoted_before(row, at)) is not None:
        last = max(after, at + 1)
        parts = (left, *resumed(row, last))
        return Frame(at, first, last, "left", parts, source, "words-cue-source", told, via)
    if "noun" not in entry.takes or source is None:
        return None
    start = _noun_start(row, after, end)
    about = next((n for n in range(after, min(end, after + _ABOUT)) if row.word(n, "from_whom")), None)
    start = about + 1 if about is not None and about + 1 < end else start  # "أعرب X عن P"
    stop_at = clause_end(row, start)
    if stop_at <= start or row.word(start, "never_said") or row.word(start + 1, "never_said"):
        return None
    return Frame(at, first, start, "right", ((start, stop_at),), source, "cue-source-noun", told, via)


def _quoted_before(row: Row, at: int) -> tuple[int, int] | None:
    """A quotation right before the verb, with or without a comma."""
    n = at - 1 - row.mark(at - 1, (*COMMA, "-"))
    return (n, n + 1) if row.kind(n) == "quote" else None


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
                    at = extended(row, at + 1, end)
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
    source, _ = subject(row, begin, stop, opened=True)
    if source is None:
        zone = row.tokens[begin:end]
        source = party(row.page, zone, row.lex, row.text)
    if source is None or not (source.sure or _speak(row, begin, stop)):
        return None  # "وفقا للخطة": nobody says so
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


def _speak(row: Row, start: int, end: int) -> bool:
    """A name, or a noun of those who speak, with or without a letter glued to it."""
    letters = ("", *sorted(row.lex.sets["glued_to"]), *(letter + letter for letter in sorted(row.lex.sets["glued_to"])))
    article = sorted(row.lex.sets["article"])
    for token in row.tokens[start:end]:
        bare = [token.text[len(c) :] for c in letters if token.text.startswith(c)]
        forms = [*bare, *(head + word for head in article for word in bare)]
        if token.kind == "name" or any(
            row.lex.has(f, form) for form in forms for f in ("people", "channels", "agencies")
        ):
            return True
    return False


def _past_impersonal(row: Row, start: int, end: int) -> int:
    """ "يذكر أن P": what the page says of P is not part of P."""
    for at in range(start, min(end, start + 4)):
        if row.word(at, "that") and at > start:
            return at + 1
    return start
