"""Attributions: who says what through whom, as hops of chains, nearest the outlet first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from sayso.claim import frames as subject_first
from sayso.claim import frames_verb_first as verb_first
from sayso.claim.antecedents import Speaker, Voices, resolved
from sayso.claim.asides import Aside, with_asides, without_asides
from sayso.claim.before import of_before
from sayso.claim.echoes import echoes
from sayso.claim.own import own_names, without_own
from sayso.claim.row import Frame, Row
from sayso.claim.sources import Party
from sayso.claim.tokens import Sentence, Token, read
from sayso.lang.lexicon import Entry, Lexicon, lexicon
from sayso.model import Attribution, Found, MentionKind, Page, Passage, PassageKind, Span, Stance

_MARKS = frozenset('“”„«»"')
_COLON = Entry("verb", Stance.SAYS, frozenset(), ":")
_TITLES, _WORDS = 9, 3  # tokens before, and at least after, the colon of "X: P"
SPEAKING = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION})


def attributions(page: Page, passages: tuple[Passage, ...], marks: tuple[Found, ...]) -> tuple[Attribution, ...]:
    """All hops of all chains of the page: a hop is followed by the hops that its content holds (see `hops.chains`)."""
    found: list[Attribution] = []
    told: dict[str, Voices] = {}  # by language: an original and its translation on one page are two texts
    own = own_names(page, passages)
    for number, passage in enumerate(passages):
        lex = lexicon(passage.lang)
        if lex is None or passage.kind not in SPEAKING:
            continue
        for sentence in read(page, passage, number, marks, lex):
            voices = told.setdefault(passage.lang, Voices())
            hops = _sentence(page, sentence, lex, voices, passage.kind)
            voices.before = Span(page.id, sentence.start, sentence.end - (page.text[sentence.end - 1] == "."))
            found += without_own(page, hops, own)
    found += echoes(page, passages, marks, found)
    return _ordered(found)


def _ordered(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Outer hops first; each hop once."""
    seen: dict[Attribution, None] = dict.fromkeys(found)
    return tuple(sorted(seen, key=lambda hop: (hop.content.start, -hop.content.end)))


def _sentence(page: Page, sentence: Sentence, lex: Lexicon, voices: Voices, kind: PassageKind) -> list[Attribution]:
    row = Row(page.id, page.text, sentence.tokens, lex)
    last = voices.last()
    if last is not None and (carried := _carried(row, sentence, last)) is not None:
        voices.add(structs.replace(last, passage=sentence.passage, quoted=True))
        return carried
    row, asides, found = _frames(row, kind)
    if not found and voices.before is not None and (frame := of_before(row)) is not None:
        made, now = _hops(row, frame, sentence, voices, ())
        if now is not None and frame.source is not None:
            voices.add(now)
            return list(_chain(now, voices.before, frame.by))
    groups: list[list[Attribution]] = []  # hops of one frame; a group inside another is one chain with it
    for n, frame in enumerate(found):
        before = groups[-1] if groups and frame.chained else []
        made, now = _hops(row, frame, sentence, voices, before)
        inner = _inner(found[:n], frame)
        if inner is not None and groups[inner] and made and found[inner].first <= frame.parts[0][0] + 1:
            groups.append(_around(made, groups[inner], _hull(row, found[inner])))
            groups[inner] = []
        else:
            groups.append(made)
        if now is not None:
            voices.add(now)
    with_asides(groups, asides)
    return [hop for group in groups for hop in group]


def _frames(row: Row, kind: PassageKind) -> tuple[Row, list[Aside], list[Frame]]:
    """The sentence as its frames were read, the asides taken out of it, and the frames."""
    bare, asides = without_asides(row)
    found = _read(bare)
    if asides and not any(frame.source is not None and (frame.parts or frame.side == "none") for frame in found):
        bare, asides, found = row, [], _read(row)
    found = found or _quote_dash(bare) or (_name_colon(bare) if kind is not PassageKind.CAPTION else [])
    return bare, asides, _cut(bare, found)


def _read(row: Row) -> list[Frame]:
    return verb_first.frames(row) if row.lex.verb_first else subject_first.frames(row)


def _name_colon(row: Row) -> list[Frame]:
    """ "X: P" from the beginning of a line: a headline, a transcript."""
    colon = next((n for n in range(1, min(len(row.tokens), _TITLES)) if row.mark(n, (":",))), None)
    if colon is None or len(row.tokens) - colon <= _WORDS or any(row.tokens[n].kind == "quote" for n in range(colon)):
        return []
    names = [token.mention for token in row.tokens[:colon] if token.mention is not None]
    if not names or names[-1].kind not in (
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.OUTLET,
        MentionKind.UNNAMED,
    ):
        return []
    if row.tokens[colon - 1].mention is not names[-1] or row.tokens[0].start != _line_start(row):
        return []
    said = [token for token in row.tokens[colon + 1 :] if token.kind == "quote" or token.text[0].isalpha()]
    if len(said) < _WORDS and not any(token.kind == "quote" for token in said):
        return []  # a table: "X: 1,769"
    source = Party((names[-1].span,), row.tokens[colon - 1].text)
    end = len(row.tokens) - row.mark(len(row.tokens) - 1, (".",))
    return [Frame(colon, 0, colon + 1, "right", ((colon + 1, end),), source, "name-colon")]


def _quote_dash(row: Row) -> list[Frame]:
    """ "“…” — X": a quotation signed with a name."""
    tokens = row.tokens
    if not 3 <= len(tokens) <= _TITLES or tokens[0].kind != "quote" or not row.mark(1, ("-",)):
        return []
    mention = next((token.mention for token in tokens[2:] if token.mention is not None), None)
    if mention is None or mention.kind not in (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.OUTLET):
        return []
    return [Frame(1, 1, len(tokens), "left", ((0, 1),), Party((mention.span,), ""), "quotation-dash-name")]


def _line_start(row: Row) -> int:
    """Offset of the first sign of the line on which the row begins."""
    start = row.text.rfind("\n", 0, row.tokens[0].start) + 1
    while row.text[start].isspace():
        start += 1
    return start


def _inner(before: Sequence[Frame], frame: Frame) -> int | None:
    """The frame right before a trailing one: "X said P, the palace reported" makes the palace X's outer hop."""
    if frame.side != "left":
        return None
    for n in range(len(before) - 1, -1, -1):
        reach = max([before[n].last, *(end for _, end in before[n].parts)])
        if before[n].source is not None and before[n].parts and frame.first - reach <= 2 and before[n].by != "aside-as":
            return n
        if before[n].source is not None:
            return None
    return None


def _hull(row: Row, frame: Frame) -> Span | None:
    """The whole clause of a frame ("Engineers warned the board that P"), where no aside cuts it."""
    last = frame.parts[-1][1]
    cut = any(row.mark(n, (",", "،")) for n in range(frame.first, frame.parts[0][0]))
    if frame.side != "right" or frame.source is None or cut:
        return None
    start = min(row.tokens[frame.first].start, *(source.start for source in frame.source.sources))
    return Span(row.page, start, row.tokens[last - 1].end)


def _around(made: list[Attribution], inner: list[Attribution], hull: Span | None) -> list[Attribution]:
    """The hops of a trailing frame set before the hops that it reports: of the whole clause, or content by content."""
    out: list[Attribution] = []
    outer = {(hop.sources, hop.cue): hop for hop in made}
    if hull is not None and inner:
        return [*(structs.replace(hop, content=hull) for hop in outer.values()), *inner]
    for content in dict.fromkeys(hop.content for hop in inner):
        out += [structs.replace(hop, content=content) for hop in outer.values()]
        out += [hop for hop in inner if hop.content == content]
    return out


def _carried(row: Row, sentence: Sentence, last: Speaker) -> list[Attribution] | None:
    """A sentence that is nothing but a quotation, right after words of the same speaker."""
    tokens = [token for token in row.tokens if token.kind != "mark"]
    if len(tokens) != 1 or tokens[0].kind != "quote" or sentence.passage - last.passage > 2:
        return None
    if not last.quoted and last.passage != sentence.passage:
        return None
    speaker = last if last.quoted else structs.replace(last, stance=Stance.SAYS)
    return list(_chain(speaker, _said(row, tokens[0], tokens[-1]), "quotation-goes-on"))


def _chain(speaker: Speaker, content: Span, by: str) -> Iterator[Attribution]:
    for outer in speaker.told:
        yield Attribution(content, (outer,), speaker.cue, speaker.stance, None, by)
    yield Attribution(content, speaker.sources, speaker.cue, speaker.stance, speaker.via, by)


def _cut(row: Row, found: list[Frame]) -> list[Frame]:
    """What is said ends where a trailing frame, a chained cue, or a clause with its own source begins."""
    out = []
    for frame in found:
        parts = tuple(part for part in (_shorter(row, frame, part, found) for part in frame.parts) if part[0] < part[1])
        if parts or frame.side == "none":
            out.append(
                Frame(
                    frame.cue,
                    frame.first,
                    frame.last,
                    frame.side,
                    parts,
                    frame.source,
                    frame.by,
                    frame.told,
                    frame.via,
                    frame.chained,
                )
            )
    return out


def _shorter(row: Row, frame: Frame, part: tuple[int, int], found: Sequence[Frame]) -> tuple[int, int]:
    start, end = part
    for other in found:
        if other is frame or not start < other.first < end or frame.side == "left":
            continue
        if other.side == "left" or other.chained or _own_clause(row, other.first):
            end = min(end, other.first)
    while end > start and (
        row.mark(end - 1, (",", "،", ".", "-", "؛", ";")) or row.word(end - 1, "as_if", "coordinators", "subordinators")
    ):
        if (
            row.mark(end - 1, (".",))
            and end - 1 > start
            and row.tokens[end - 2].end == row.tokens[end - 1].start
            and len(row.tokens[end - 2].text) == 1
        ):
            break
        end -= 1
    return start, end


def _own_clause(row: Row, first: int) -> bool:
    """A frame that begins after a comma with a conjunction stands beside what is said, not inside it."""
    return first >= 2 and row.word(first - 1, "coordinators") and row.mark(first - 2, (",", "،"))


def _said(row: Row, first: Token, last: Token) -> Span:
    """The words said, without the marks around a lone quotation, with both marks of a quotation inside."""
    if first is last and first.quote is not None:
        return first.quote.words
    start, end = first.start, last.end
    inside = row.text[start:end]
    if row.text[end : end + 1] in _MARKS and any(mark in inside for mark in _MARKS):
        end += 1
    if start > 0 and row.text[start - 1] in _MARKS and any(mark in inside for mark in _MARKS):
        start -= 1
    return Span(row.page, start, end)


def _hops(
    row: Row, frame: Frame, sentence: Sentence, voices: Voices, before: Sequence[Attribution]
) -> tuple[list[Attribution], Speaker | None]:
    token = row.tokens[frame.cue]
    entry = token.entry or _COLON
    cue = Span(row.page, token.start, token.end)
    contents = [_said(row, row.tokens[a], row.tokens[b - 1]) for a, b in frame.parts]
    if entry.kind == "hearsay":
        return [Attribution(content, (), cue, entry.stance, None, frame.by) for content in contents], None
    sources, person, gender = resolved(row, frame, voices)
    if not sources:
        return [], None
    told = frame.told
    if frame.chained and before:
        told = told or tuple(source for hop in before[:-1] for source in hop.sources)
    via = frame.via or (
        sources[0] if frame.source is not None and row.lex.noun("channels", frame.source.words) else None
    )
    if via is None and row.lex.has("channel_verbs", token.text):
        via = cue
    quoted = frame.side == "none" or any(row.kind(b - 1) == "quote" for _, b in frame.parts)
    now = Speaker(sources, person, entry.stance, cue, told, via, sentence.passage, quoted, gender)
    return [hop for content in contents for hop in _chain(now, content, frame.by)], now
