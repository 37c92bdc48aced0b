"""Frames of say-so where word order is free and a comma stands before every clause: Russian.

A verb of say-so is read in its clause, between marks: the subject stands on either side of it, what is said in the next
clause ("X сказал, что P", "X: P"), in the clauses before ("P, сказал X", "P, как сказал X"), or as its object.
"""

from __future__ import annotations

from msgspec import Struct, structs

from sayso.claim.around import (
    aside_before,
    behind_clause,
    clause_bounds,
    cut_clause,
    is_light,
    object_of,
    quoted_before,
)
from sayso.claim.phrases_cased import Beside, adjective, beside, is_outlet, nominative, noun_end
from sayso.claim.row import COMMA, ENDS, HARD, Frame, Row, clause_end, closes, party_of
from sayso.claim.sources import Party, channel
from sayso.claim.speakers import first_chunk, first_phrase, subject, verb_group
from sayso.lang.lexicon import Entry
from sayso.model import MentionKind, Span, Stance

_HEADLINE = 12  # tokens of a source behind the colon of "P: S"
_THAT = frozenset({"that"})
_OPENS = 3  # words of a phrase that points back


class Clause(Struct, frozen=True):
    """A verb of say-so in its clause; token numbers."""

    cue: int
    entry: Entry
    start: int  # first token of the clause
    opener: int  # first token that is no coordinator
    first: int  # of the group of the verb
    end: int  # one past its last token
    left: Beside
    right: Beside


def frames(row: Row) -> list[Frame]:
    """The frames of a sentence in order of their cues."""
    found: list[Frame] = []
    for at, token in enumerate(row.tokens):
        if token.entry is None or token.entry.chained:
            continue
        kind = token.entry.kind
        if kind in ("according", "own_words"):
            frame = _according(row, at, found) if kind == "according" else _own_words(row, at, found)
        else:
            frame = _hearsay(row, at, found) if kind == "hearsay" else _finite(row, at, found)
        if frame is not None:
            found.append(frame)
    for at, token in enumerate(row.tokens):
        if token.entry is not None and token.entry.chained and (frame := _chained(row, at, found)) is not None:
            found.append(frame)
    return sorted(found, key=lambda frame: frame.cue) or _signed(row) or _opened(row)


def of_before(row: Row) -> Frame | None:
    """The frame of a sentence that only names who said what stands before it: "Об этом сообщает X"."""
    for at, token in enumerate(row.tokens):
        entry = token.entry
        if entry is None or entry.kind != "verb" or entry.chained:
            continue
        clause = _clause(row, at, entry)
        if clause is None or not _points_back(row, clause.start, clause.end):
            continue
        source = _source(row, clause, [])
        if source is not None and (source.sure or source.pronoun):
            told = clause.left.told or clause.right.told
            via = clause.left.via or clause.right.via
            to = (*clause.left.to, *clause.right.to)
            return Frame(at, clause.start, clause.end, "none", (), source, "of-the-sentence-before", told, via, to=to)
    return None


def _points_back(row: Row, start: int, end: int) -> bool:
    for at in range(start, end):
        if row.tokens[at].text not in row.lex.firsts["about_this"]:
            continue
        words = [token.text for token in row.tokens[at : min(end, at + _OPENS)]]
        if any(row.lex.has("about_this", " ".join(words[:size])) for size in range(1, len(words) + 1)):
            return True
    return False


def _clause(row: Row, at: int, entry: Entry) -> Clause | None:
    """The clause of a verb; None where nothing has been said."""
    first, seen = verb_group(row, at)
    if seen & {"unsaid", "infinitive"}:
        return None
    start, end = clause_bounds(row, at)
    first = max(first, start)
    opener = start
    while opener < first and row.word(opener, "coordinators"):
        opener += 1
    if row.word(opener, "irreal"):
        return None
    gender = row.lex.gender(row.tokens[at].text, entry)
    begin = opener
    while begin < first and row.word(begin, "as_if", "that", "relatives", "subordinators", "coordinators"):
        begin += 1
    if any(row.word(n, "speakers_not") for n in range(begin, first)):
        return None
    left = beside(row, begin, first, gender=gender, subject=not row.word(opener, "relative_subjects"))
    if left.source is not None and _disagrees(row, at, left):
        left = structs.replace(left, source=None, rest=left.start)
    if left.source is not None and left.rest < first:
        left = structs.replace(left, source=None)  # another verb stands between
    wanted = left.source is None or not left.source.sure
    right = beside(row, at + 1, end, gender=gender, subject=wanted)
    if wanted and right.source is not None and left.source is not None:
        keep = right.source.sure or bool(right.source.pronoun)
        right = right if keep else beside(row, at + 1, end, gender=gender, subject=False)
    if right.source is not None and right.place is not None and _disagrees(row, at, right):
        heard = right.source.sources  # "сообщили X в пресс-службе": X was told
        right = structs.replace(right, source=None, told=right.told or heard, to=(*right.to, *heard))
    return Clause(at, entry, start, opener, first, end, left, right)


def _disagrees(row: Row, at: int, left: Beside) -> bool:
    """A verb in the plural beside one person or outlet: "Биби попросили", they asked her."""
    if left.source is None or not row.tokens[at].text.endswith(tuple(sorted(row.lex.sets["plural_endings"]))):
        return False
    named = [token.mention for token in row.tokens[left.start : left.rest] if token.mention is not None]
    joint = any(row.word(n, "joins") for n in range(left.start, left.rest))
    single = named[0].kind in (MentionKind.PERSON, MentionKind.OUTLET) if named else False
    return len(named) == 1 == len(left.source.sources) and single and not joint


def _source(row: Row, clause: Clause, found: list[Frame]) -> Party | None:
    """Who speaks in a clause: the subject on the right or left, a body as a place, the subject of the clause before."""
    left, right = clause.left.source, clause.right.source
    if row.word(clause.opener, "relative_subjects"):
        return _antecedent(row, clause.opener)
    plural = row.tokens[clause.cue].text.endswith(tuple(sorted(row.lex.sets["plural_endings"])))
    place = clause.left.place or clause.right.place
    if left is not None and not (left.sure or left.pronoun) and right is None and plural and clause.left.place:
        return party_of(row, *clause.left.place)  # "в полиции эту информацию опровергли"
    if left is not None and (right is None or left.sure):
        return left
    light = left is None and clause.left.rest >= clause.first
    aside = light and row.mark(clause.start - 1, COMMA) and not row.word(clause.opener, "that", "as_if")
    joined = row.word(clause.first - 1, "coordinators")
    if joined and row.mark(clause.first - 2, COMMA) and found and found[-1].source is not None:
        return found[-1].source  # "X сказал, что P, но пообещал Q"
    if aside and (swallowed := _with_comma(row, clause.start - 2)) is not None:
        return swallowed
    if joined or (aside and behind_clause(row, clause.cue, clause.end, _THAT)):
        before, _, _ = subject(row, clause.first if joined else clause.start, found)
        if before is not None and before.sure:
            return before
    if light and row.mark(clause.start - 1, ("-",)) and not quoted_before(row, clause.start):
        before, _, _ = subject(row, clause.start, found)
        if before is not None and before.sure:
            return before
    if (called := _called(row, clause)) is not None and (right is None or not _named(row, right)):
        return called
    if right is not None and not right.sure and not right.pronoun and place is not None and plural:
        return party_of(row, *place)
    if right is not None:
        return None if joined and not right.sure else right
    impersonal = row.word(clause.cue, "nobody")
    if place is not None and (plural or impersonal):
        return party_of(row, *place)
    if impersonal and (published := _published(row, clause)) is not None:
        return published
    if aside and row.kind(clause.start - 2) != "quote":
        before, _, _ = subject(row, clause.start, found)
        return before if before is not None and before.sure else None
    return None


def _with_comma(row: Row, at: int) -> Party | None:
    """A description that holds its own clause: "дипломат, пожелавший остаться неназванным,"."""
    if at < 0 or row.tokens[at].mention is None or "," not in row.tokens[at].text:
        return None
    return party_of(row, at, at + 1)


def _published(row: Row, clause: Clause) -> Party | None:
    """ "В заявлении, размещённом на сайте X, говорится": X, or the document."""
    if not row.mark(clause.start - 1, COMMA) or clause.first > clause.start:
        return None
    start = clause.start - 1
    while start > 0 and not row.mark(start - 1, (*HARD, *ENDS)):
        start -= 1
    if not row.word(start, "within"):
        return None
    read = beside(row, start, clause.start - 1, gender="", subject=False)
    bodies = [
        token.mention.span
        for token in row.tokens[start : clause.start]
        if token.mention is not None and token.mention.kind is MentionKind.ORGANISATION
    ]
    if read.place is None or len(bodies) > 1:
        return None
    return Party((bodies[0],), "") if bodies else party_of(row, *read.place)


def _called(row: Row, clause: Clause) -> Party | None:
    """The person named in apposition behind a clause: "сказал один из них, X", "сказал эколог, депутат Y"."""
    if not row.mark(clause.end, COMMA):
        return None
    start = clause.end + 1
    end = start
    while (
        end < len(row.tokens) and row.kind(end) in ("word", "name") and not row.word(end, "prepositions", "relatives")
    ):
        end += 1
    if start == end or (end < len(row.tokens) and not row.mark(end, (*COMMA, *ENDS, "-"))):
        return None
    mention = row.tokens[end - 1].mention
    person = mention is not None and mention.kind is MentionKind.PERSON
    opens = end == start + 1 or row.word(start, "people")
    if not person or not opens or any(row.finite(n) for n in range(start, end)):
        return None
    return party_of(row, end - 1, end)


def _named(row: Row, source: Party) -> bool:
    return any(t.mention is not None and t.mention.span in source.sources for t in row.tokens)


def _antecedent(row: Row, relative: int) -> Party | None:
    """Who a relative clause is about: the noun phrase that ends before its comma."""
    end = relative - row.mark(relative - 1, COMMA)
    source, _, _ = subject(row, relative + 1, [])
    if source is None or not source.sure or not source.sources:
        return None
    return source if end > 0 and source.sources[-1].end >= row.tokens[end - 1].start else None


def _finite(row: Row, at: int, found: list[Frame]) -> Frame | None:
    entry = row.tokens[at].entry
    clause = None if entry is None else _clause(row, at, entry)
    if entry is None or clause is None:
        return None
    source = _source(row, clause, found)
    alone = clause.left.source is None and clause.left.rest >= clause.first
    nobody = source is None and alone and (row.word(at, "nobody") or _indefinite(row, clause))
    dashed = row.mark(clause.start - 1, ("-",)) and not quoted_before(row, clause.start)
    nobody = nobody and not row.word(at, "sourced") and not dashed
    so = row.word(clause.opener - 2, "correlatives")  # "после того, как стало известно"
    if row.word(clause.opener, "as_if") and row.word(clause.opener + 1, "coordinators"):
        return None  # "как и ожидалось"
    if row.word(clause.opener, "as_if") and clause.opener < at and not so:
        return None if source is None and not nobody else _as(row, clause, source, found)
    if source is None and entry.stance is Stance.HEARS and row.word(clause.opener, "that") and found:
        source, nobody = found[-1].source, False  # "рассказали, что слышали"
    if not nobody and source is None:
        return _dropped(row, clause)
    if row.word(at, "relays") and "that" not in entry.takes and _quoted(row, clause) is None:
        return None
    backward = _points_back(row, clause.start, clause.end)
    said = None if backward else behind_clause(row, clause.cue, clause.end, entry.takes)
    between = source is not None and not (source.sure or source.pronoun) and clause.right.rest < clause.end
    if said is not None and said.shape == "that" and between:
        return None  # "наличие гарантирует защиту, что важно"
    if said is not None and (nobody or said.shape != "whether" or not row.lex.has("nobody", entry.lemma)):
        return _framed(row, clause, source, ((said.start, said.end),), f"source-cue-{said.shape}")
    place = (clause.right.source is None or not clause.right.source.sure) and (
        clause.left.place or clause.right.place
    ) is not None
    behind = nobody or place or source is clause.right.source or source == _called(row, clause)
    inverted = alone and behind and not row.word(clause.first - 1, "coordinators")
    quoted = quoted_before(row, clause.start)
    opened = row.word(clause.opener, "that", "relatives", "subordinators")
    unsure = source is not None and not (source.sure or source.pronoun)
    sure = not unsure or ("quote" in entry.takes and not aside_before(row, clause.start))
    if (inverted or quoted) and sure and not opened and (row.mark(clause.start - 1, (*COMMA, "-")) or quoted):
        cut = cut_clause(row, clause.start, clause.end, found)
        if cut is not None:
            return structs.replace(
                _framed(row, clause, source, cut.parts, "words-cue-source"), side=cut.side, last=clause.end
            )
    if nobody and _indefinite(row, clause) and not backward:
        part = object_of(row, entry, clause.cue + 1, clause.end, clause.end)
        return None if part is None else _framed(row, clause, None, (part,), "source-cue-object")
    if backward or nobody or source is None:
        return None
    return _of_object(row, clause, source) or _none(row, clause, source)


def _indefinite(row: Row, clause: Clause) -> bool:
    """A verb in the plural that opens a sentence without a subject: "Жителей просят не выходить"."""
    plural = row.tokens[clause.cue].text.endswith(tuple(sorted(row.lex.sets["plural_endings"])))
    opens = clause.start == 0 and clause.opener == 0 and not row.word(0, "as_if", "that", "relatives")
    return plural and opens and clause.right.source is None and clause.first <= _OPENS


def _framed(row: Row, clause: Clause, source: Party | None, parts: tuple[tuple[int, int], ...], by: str) -> Frame:
    left, right = clause.left, clause.right
    first = min(clause.first, left.start) if left.source is not None else clause.first
    last = parts[0][0] if parts and parts[0][0] > clause.cue else clause.end
    told, via, to = left.told or right.told, left.via or right.via, (*left.to, *right.to)
    told = told or _asked(row, clause, source) or _relayed(row, clause)
    if row.word(clause.cue, "quoting", "relays") and (quoted := _quoted(row, clause)) is not None:
        source, told = quoted
    side = "right" if parts and parts[0][0] > clause.cue else "left"
    return Frame(clause.cue, first, last, side, parts, source, by, told, via, to=to, nobody=source is None)


def _quoted(row: Row, clause: Clause) -> tuple[Party, tuple[Span, ...]] | None:
    """Whose words an outlet quotes, and the outlet: "цитирует «Полюс» министра", "приводит слова министра «Полюс»"."""
    start, end = clause.cue + 1, clause.end
    of = next((n for n in range(start, end) if row.word(n, "words_of")), None)
    outer = clause.left.source
    if of is None and not row.word(clause.cue, "quoting"):
        return None
    if of is not None and row.word(of - 1, "possessives"):
        inner = _whose(row, row.tokens[of - 1].text)
        outer = outer or party_of(row, of + 1, end) or party_of(row, start, of - 1)
    elif of is not None:
        cut = next((n for n in range(of + 2, end) if nominative(row, n) or is_outlet(row, n)), end)
        inner = party_of(row, of + 1, noun_end(row, of + 1, cut))
        outer = outer or (party_of(row, start, of) if of > start else party_of(row, cut, end))
    else:
        cut = next((n for n in range(start + 1, end) if nominative(row, n) or is_outlet(row, n)), end)
        if outer is None and clause.right.source is not None and clause.right.rest < end:
            outer, cut, start = clause.right.source, end, clause.right.rest
        inner = party_of(row, start, noun_end(row, start, cut))
        outer = outer or (party_of(row, cut, end) if cut < end else None)
    if inner is None or outer is None or not (inner.sure and outer.sure) or inner.sources == outer.sources != ():
        return None
    return inner, outer.sources


def _relayed(row: Row, clause: Clause) -> tuple[Span, ...]:
    """The outlet of "X передаёт слова Y, который сообщил, что P"."""
    if not row.word(clause.opener, "relative_subjects"):
        return ()
    verb = next((n for n in range(clause.opener - 1, -1, -1) if row.word(n, "relays")), None)
    entry = None if verb is None else row.tokens[verb].entry
    if verb is None or entry is None or not any(row.word(n, "words_of") for n in range(verb, clause.opener)):
        return ()
    main = _clause(row, verb, entry)
    return main.left.source.sources if main is not None and main.left.source is not None else ()


def _whose(row: Row, possessive: str) -> Party | None:
    """Who spoke before, as "his": by the first phrase like "in his words" that has the possessive."""
    phrases = (key for key, entry in row.lex.entries.items() if entry.kind == "own_words" and possessive in key.split())
    words = min(phrases, default=None)
    return None if words is None else Party((), words, words)


def _asked(row: Row, clause: Clause, source: Party | None) -> tuple[Span, ...]:
    """The outlet whose interlocutor a source is: "собеседник X"."""
    if source is None or len(source.sources) != 1:
        return ()
    for at in range(clause.start, clause.end - 1):
        token, after = row.tokens[at], row.tokens[at + 1]
        inside = source.sources[0].start <= token.start < source.sources[0].end
        if inside and row.word(at, "interlocutors"):
            if after.mention is not None and after.mention.kind is MentionKind.OUTLET:
                return (Span(row.page, after.start, after.end),)
    return ()


def _as(row: Row, clause: Clause, source: Party | None, found: list[Frame]) -> Frame | None:
    """ "Как сообщил X, P", "P, как сообщил X"."""
    cut = cut_clause(row, clause.opener, clause.end, found)
    if cut is None:
        return None
    frame = _framed(row, clause, source, cut.parts, "as-cue-source")
    return structs.replace(frame, side=cut.side, first=clause.opener, last=clause.end)


def _of_object(row: Row, clause: Clause, source: Party) -> Frame | None:
    """ "X потребовал сократить P", "X сообщил о P", "X опроверг P", "эту информацию опроверг X"."""
    if not source.sure and not source.pronoun:
        return None
    begin = clause.cue + 1 if source is clause.left.source else clause.right.rest
    part = object_of(row, clause.entry, clause.cue + 1, begin, clause.end)
    if part is not None:
        return _framed(row, clause, source, (part,), "source-cue-object")
    left = clause.left
    about = next((n for n in range(clause.start, clause.first) if row.tokens[n].text in clause.entry.governs), None)
    if about is not None and about + 1 < clause.first and left.source is not source:
        return structs.replace(
            _framed(row, clause, source, ((about + 1, clause.first),), "object-cue-source"), first=clause.first
        )
    fronted = left.source is not None and left.source is not source
    named = any(not row.word(n, "determiners", "things") for n in range(left.start, clause.first))
    if "noun" in clause.entry.takes and fronted and left.start < clause.first and named:
        return structs.replace(
            _framed(row, clause, source, ((left.start, clause.first),), "object-cue-source"), first=clause.first
        )
    return None


def _none(row: Row, clause: Clause, source: Party) -> Frame | None:
    """A clause with nothing said in it, whose speaker may go on in the next sentence."""
    end = clause.end
    done = end >= len(row.tokens) or row.mark(end, ":") or (row.mark(end, ENDS) and closes(row, end))
    if not done or not (source.sure or source.pronoun) or "quote" not in clause.entry.takes:
        return None
    return structs.replace(_framed(row, clause, source, (), "source-cue"), side="none")


def _dropped(row: Row, clause: Clause) -> Frame | None:
    """A verb at the beginning of a sentence, whose subject is who spoke before: "Добавил, что P"."""
    if clause.first > 0 or clause.right.rest != clause.end:
        return None
    said = behind_clause(row, clause.cue, clause.end, clause.entry.takes)
    if said is None or said.shape != "that":
        return None
    return structs.replace(_framed(row, clause, None, ((said.start, said.end),), "subject-dropped"), nobody=False)


def _chained(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """ ", добавив, что P": the source of the frame before, or of the next one."""
    first, seen = verb_group(row, at)
    entry = row.tokens[at].entry
    if entry is None or seen & {"negated", "unsaid"}:
        return None
    start, end = clause_bounds(row, at)
    said = behind_clause(row, at, end, entry.takes)
    part = (said.start, said.end) if said is not None else object_of(row, entry, at + 1, at + 1, end)
    if part is None:
        return None
    right = beside(row, at + 1, end, gender="", subject=False)
    before = [frame for frame in found if frame.cue < at and (frame.source is not None)]
    after = [frame for frame in found if frame.cue > at and frame.source is not None and frame.first > at]
    source: Party | None = None
    if before:
        source = before[-1].source
    elif after and first <= start + 1:
        source, part = after[0].source, (part[0], min(part[1], after[0].first))
    elif start > 0:
        begin, stop = first_chunk(row, first)
        source = party_of(row, begin, first_phrase(row, begin, stop))
        source = source if source is not None and source.sure else None
    if source is None or part[0] >= part[1]:
        return None
    return Frame(
        at, first, part[0], "right", (part,), source, "chained-cue", right.told, right.via, bool(before), right.to
    )


def _according(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """ "По словам X, P", "P, по словам X"."""
    begin = at + 1
    end = begin
    while end < len(row.tokens) and not (
        row.kind(end) == "quote"
        or row.mark(end, (*COMMA, *HARD, "-"))
        or (row.mark(end, ENDS) and closes(row, end))
        or row.finite(end)
    ):
        end += 1
    if not (row.mark(end, (*COMMA, *ENDS)) or end >= len(row.tokens)):
        end = noun_end(row, begin, end)
    source = party_of(row, begin, end)
    if source is None or not source.sure or not _speaks(row, begin, end):
        return None
    cut = cut_clause(row, at, end, found)
    if cut is None:
        return None
    via = channel(row.page, row.tokens[begin:end], row.lex)
    return Frame(at, at, end, cut.side, cut.parts, source, "according-to", (), via)


def _speaks(row: Row, begin: int, end: int) -> bool:
    """Is the head of a noun phrase somebody or a document, or a person named in it: not "согласно уставу компании"?"""
    if any(t.mention is not None and t.mention.kind is MentionKind.PERSON for t in row.tokens[begin:end]):
        return True
    head = next(
        (n for n in range(begin, end) if not row.word(n, "determiners", "possessives") and not adjective(row, n)), begin
    )
    text = row.tokens[head].text
    capital = row.text[row.tokens[head].start].isupper()
    return (
        row.kind(head) == "name"
        or capital
        or any(row.lex.noun(f, text) for f in ("people", "channels", "agencies", "collectives"))
    )


def _own_words(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """ "По его словам, P": who spoke before says P."""
    if any(a <= at < b for frame in found for a, b in frame.parts if frame.side == "right"):
        return None  # the speaker's own "по моему мнению"
    cut = cut_clause(row, at, at + 1, found)
    if cut is None:
        return None
    source = Party((), row.tokens[at].text, row.tokens[at].text)
    return Frame(at, at, at + 1, cut.side, cut.parts, source, "own-words")


def _hearsay(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """ "По слухам, P", "P, по слухам", "X якобы P": nobody is named."""
    if any(a <= at < b for frame in found for a, b in frame.parts):
        return None  # in somebody's words
    if row.mark(at + 1, COMMA) or row.mark(at - 1, COMMA):
        cut = cut_clause(row, at, at + 1, found)
        if cut is not None:
            return Frame(at, at, at + 1, cut.side, cut.parts, None, "hearsay-adverb")
    start, end = clause_bounds(row, at)
    while start < at and row.word(start, "coordinators", "that", "relatives", "subordinators"):
        start += 1
    start = at + 1 if start == at else start
    end = clause_end(row, at) if start > at else end
    if end - start < _OPENS:
        return None
    return Frame(at, at, at + 1, "around", ((start, end),), None, "hearsay-adverb")


def _signed(row: Row) -> list[Frame]:
    """ "P: S" as a line of its own, a headline: who says so stands last."""
    colon = next((n for n in range(len(row.tokens) - 1, 0, -1) if row.mark(n, (":",))), 0)
    size = len(row.tokens) - colon - 1
    if colon < _OPENS or not 0 < size <= _HEADLINE // 2 or row.mark(len(row.tokens) - 1, ENDS):
        return []
    end = len(row.tokens)
    people = any(row.word(n, "people") for n in range(colon + 1, end))
    persons = [t.mention for t in row.tokens[colon + 1 : end] if t.mention is not None]
    source = party_of(row, colon + 1, end)
    if source is None or not (people or persons) or is_light(row, 0, colon):
        return []
    if source.sources[-1].end < row.tokens[end - 1].end or any(row.mark(n, ("-",)) for n in range(colon, end)):
        return []
    return [Frame(colon, colon, end, "left", ((0, colon),), source, "words-colon-source")]


def _opened(row: Row) -> list[Frame]:
    """ "S: P" as a line of its own, where a noun of those who speak opens it: "Минфин: P"."""
    colon = next((n for n in range(1, min(len(row.tokens), _HEADLINE)) if row.mark(n, (":",))), 0)
    end = len(row.tokens)
    if colon and row.kind(colon + 1) == "quote":
        return _presented(row, colon)
    if colon == 0 or end - colon <= _OPENS or row.mark(end - 1, ENDS) or row.kind(colon + 1) == "quote":
        return []
    known = row.word(0, "people") or (colon == 1 and _named_again(row, 0))
    source = party_of(row, 0, colon) if known else None
    plain = all(row.kind(n) in ("word", "name") and not row.word(n, "prepositions") for n in range(colon))
    if source is None or not plain or row.text[: row.tokens[0].start].rstrip(" \t")[-1:] not in ("", "\n"):
        return []
    return [Frame(colon, 0, colon + 1, "right", ((colon + 1, end),), source, "source-colon")]


def _presented(row: Row, colon: int) -> list[Frame]:
    """ "X, директор завода: «…»": a name, no verb, and a quotation behind a colon."""
    named = next((n for n in range(colon) if row.tokens[n].mention is not None), None)
    mention = None if named is None else row.tokens[named].mention
    if named is None or mention is None or mention.kind is not MentionKind.PERSON:
        return []
    plain = not any(row.word(n, "prepositions") or row.mark(n, COMMA) for n in range(named))
    if not plain or not (named == 0 or row.lex.noun("people", row.tokens[0].text)):
        return []
    source = party_of(row, named, named + 1)
    return [Frame(colon, 0, colon + 1, "right", ((colon + 1, colon + 2),), source, "name-colon-quotation")]


def _named_again(row: Row, at: int) -> bool:
    """Does a word of a headline stand in the page with its capital inside a sentence, so that it is a name?"""
    token = row.tokens[at]
    word = row.text[token.start : token.end]
    place = row.text.find(f" {word}", token.end)
    return len(word) > _OPENS and word[0].isupper() and place > 0 and (row.text[place - 1].isalpha())
