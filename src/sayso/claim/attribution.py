"""Attributions: who says what through whom, as hops of chains, nearest the outlet first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import structs

from sayso.claim.say_so import frames as subject_first
from sayso.claim.say_so.antecedents import Speaker, Voices, resolved
from sayso.claim.say_so.asides import Aside, with_asides, without_asides, without_selves
from sayso.claim.say_so.before import of_before
from sayso.claim.say_so.brackets import completed
from sayso.claim.say_so.chain import around, chain, hull, inner_of
from sayso.claim.say_so.channels import channel_of
from sayso.claim.say_so.clitics import parted
from sayso.claim.say_so.credit import credited
from sayso.claim.say_so.echoes import echoes
from sayso.claim.say_so.extent import cut, said
from sayso.claim.say_so.free_order import frames as free_order
from sayso.claim.say_so.interviews import interviews
from sayso.claim.say_so.lines import name_colon, quote_dash
from sayso.claim.say_so.manner import formed, manner
from sayso.claim.say_so.nested import opened, told_inside, without_own_thoughts
from sayso.claim.say_so.own import own_names, without_own
from sayso.claim.say_so.parse.frames import parsed, with_parse
from sayso.claim.say_so.people import meanings
from sayso.claim.say_so.quotations import with_quotations
from sayso.claim.say_so.row import Frame, Row
from sayso.claim.say_so.sentencewise import by_sentence
from sayso.claim.say_so.speech import goes_on, remembered
from sayso.claim.say_so.tokens import Sentence, read
from sayso.claim.say_so.unclaimed import unclaimed
from sayso.claim.say_so.verb_first import frames as verb_first
from sayso.claim.say_so.verb_second import frames as verb_second
from sayso.claim.say_so.verb_second.mood import MOODS
from sayso.claim.say_so.whole import cue_words
from sayso.lang.lexicon import Entry, Lexicon, lexicon
from sayso.model import Attribution, Found, Page, Passage, PassageKind, Span, Stance
from sayso.text.parse import Parser

_COLON = Entry("verb", Stance.SAYS, frozenset(), ":")
_MOOD = Entry("hearsay", Stance.HEARS, frozenset(), "")  # "soll … haben", "aurait été"
SPEAKING = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION})


def attributions(
    page: Page,
    passages: tuple[Passage, ...],
    marks: tuple[Found, ...],
    agency: Attribution | None = None,
    parser: Parser | None = None,
) -> tuple[Attribution, ...]:
    """All hops of all chains of the page: a hop is followed by the hops that its content holds (see `hops.chains`).

    `agency` is who supplied the text (see `credit`): every chain passes through it. `parser` parses the sentences of
    its language, where the caller wants that.
    """
    found: list[Attribution] = []
    told: dict[str, Voices] = {}  # by language: an original and its translation on one page are two texts
    own, means = own_names(page, passages), meanings(marks)
    for lex, sentence in parsed(_sentences(page, passages, marks), page.text, parser):
        voices = told.setdefault(lex.code, Voices(means))
        hops = _sentence(page, sentence, lex, voices, passages[sentence.passage].kind)
        voices.before = Span(page.id, sentence.start, sentence.end - (page.text[sentence.end - 1] == "."))
        found += without_own(page, hops, own)
    for inside, within in opened(passages, marks):
        table = lexicon(inside.lang)
        for sentence in read(page, inside, 0, within, table) if table is not None else ():
            if table is not None:
                found += told_inside(_sentence(page, sentence, table, Voices(means), inside.kind), within)
    found += interviews(page, passages, marks, found)
    found += echoes(page, passages, marks, found)
    found += unclaimed(page, passages, marks, found)
    return tuple(credited(page, _ordered(formed([*by_sentence(page, passages, found)], marks)), agency))


def _sentences(
    page: Page, passages: tuple[Passage, ...], marks: tuple[Found, ...]
) -> Iterator[tuple[Lexicon, Sentence]]:
    """The sentences in which somebody can speak, each with the words of its language."""
    starts = [mark.span.start for mark in marks]  # in order of place
    for number, passage in enumerate(passages):
        lex = lexicon(passage.lang)
        if lex is not None and passage.kind in SPEAKING:
            span = passage.span
            near = marks[bisect_left(starts, span.start) : bisect_right(starts, span.end)]
            for sentence in read(page, passage, number, near, lex):
                yield lex, sentence


def _ordered(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Outer hops first; each hop once."""
    seen: dict[Attribution, None] = dict.fromkeys(found)
    return tuple(sorted(seen, key=lambda hop: (hop.content.start, -hop.content.end)))


def _sentence(page: Page, sentence: Sentence, lex: Lexicon, voices: Voices, kind: PassageKind) -> list[Attribution]:
    tokens = completed(sentence.tokens, lex)
    tokens = parted(tokens, lex, page.text) if lex.verb_first else tokens
    row = Row(page.id, page.text, tokens, lex, sentence.parse)
    voices.people.meet(row)
    last = voices.last()
    if last is not None and (carried := _carried(row, sentence, last)) is not None:
        voices.add(structs.replace(last, passage=sentence.passage, quoted=True))
        return carried
    whole = row
    row, asides, found = _frames(row, kind)
    if not found and voices.before is not None and (pointed := _pointing_back(whole)) is not None:
        row, asides, frame = pointed
        made, now = _hops(row, frame, sentence, voices, ())
        if now is not None and frame.source is not None:
            voices.add(now)
            said = [list(chain(now, voices.before, frame.by))]
            with_asides(said, asides)
            return said[0]
    heard: list[Speaker] = []
    groups: list[list[Attribution]] = []  # hops of one frame; a group inside another is one chain with it
    for n, frame in enumerate(found):
        before = groups[-1] if groups and frame.chained else []
        made, now = _hops(row, frame, sentence, voices, before)
        inner = inner_of(found[:n], frame)
        if inner is not None and groups[inner] and made and found[inner].first <= frame.parts[0][0] + 1:
            groups.append(around(made, groups[inner], hull(row, found[inner])))
            groups[inner] = []
        else:
            groups.append(made)
        if now is not None:
            voices.add(now)
            heard.append(now)
    with_asides(groups, asides)
    hops = without_selves(row, [hop for group in groups for hop in group])
    remembered(whole, voices, heard, hops)
    return without_own_thoughts(hops)


def _pointing_back(row: Row) -> tuple[Row, list[Aside], Frame] | None:
    """A sentence that names who said the one before, with or without the asides taken out of it."""
    bare, asides = without_asides(row)
    frame = of_before(bare)
    if frame is not None:
        return bare, asides, frame
    frame = of_before(row) if asides else None
    return None if frame is None else (row, [], frame)


def _frames(row: Row, kind: PassageKind) -> tuple[Row, list[Aside], list[Frame]]:
    """The sentence as its frames were read, the asides taken out of it, and the frames."""
    bare, asides = without_asides(row)
    found = _read(bare)
    if asides and not any(frame.source is not None and (frame.parts or frame.side == "none") for frame in found):
        bare, asides, found = row, [], _read(row)
    found = found or quote_dash(bare) or (name_colon(bare) if kind is not PassageKind.CAPTION else [])
    found = with_quotations(bare, found)
    return bare, asides, cut(bare, found)


def _read(row: Row) -> list[Frame]:
    if row.lex.free_order:
        return free_order.frames(row)
    if row.lex.verb_second:
        return verb_second.frames(row)
    return verb_first.frames(row) if row.lex.verb_first else with_parse(row, subject_first.frames(row))


def _carried(row: Row, sentence: Sentence, last: Speaker) -> list[Attribution] | None:
    """A sentence that is nothing but a quotation, right after words of the same speaker."""
    tokens = [token for token in row.tokens if token.kind != "mark"]
    if len(tokens) != 1 or tokens[0].kind != "quote" or sentence.passage - last.passage > 2:
        return None
    if not last.quoted and last.passage != sentence.passage:
        return None
    speaker = last if last.quoted else structs.replace(last, stance=Stance.SAYS)
    speaker = structs.replace(speaker, told=()) if last.outer else speaker
    return list(chain(speaker, said(row, tokens[0], tokens[-1]), "quotation-goes-on"))


def _hops(
    row: Row, frame: Frame, sentence: Sentence, voices: Voices, before: Sequence[Attribution]
) -> tuple[list[Attribution], Speaker | None]:
    token = row.tokens[frame.cue]
    entry = token.entry or (_MOOD if frame.nobody else _COLON)
    cue = Span(row.page, token.start, token.end) if frame.by not in MOODS else None  # the mood is no word apart
    contents = [said(row, row.tokens[a], row.tokens[b - 1]) for a, b in frame.parts]
    if entry.kind == "hearsay" or frame.nobody:
        whole = cue_words(row, frame)
        return [Attribution(span, (), cue, entry.stance, None, frame.by, cue_words=whole) for span in contents], None
    sources, person, gender = resolved(row, frame, voices)
    if not sources:
        return [], None
    told = frame.told
    if frame.chained and before:
        told = told or tuple(source for hop in before[:-1] for source in hop.sources)
    told = tuple(body for body in told if body not in sources and entry.stance is not Stance.DEMANDS)
    via = channel_of(row, frame) or (
        frame.source.sources[0]
        if frame.source is not None and frame.source.sources and row.lex.noun("channels", frame.source.words)
        else None
    )
    if via is None and row.lex.has("channel_verbs", token.text):
        via = cue
    opens = row.mark(len(row.tokens) - 1, (":",))
    quoted = frame.side == "none" or opens or any(row.kind(b - 1) == "quote" for _, b in frame.parts)
    how = manner(row, frame, via)
    now = Speaker(sources, person, entry.stance, cue, told, via, sentence.passage, quoted, gender, how)
    now = structs.replace(now, outer=goes_on(row, frame, now, voices.last()))
    return [hop for content in contents for hop in chain(now, content, frame.by)], now
