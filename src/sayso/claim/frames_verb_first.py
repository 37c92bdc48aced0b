"""Frames of say-so around the cues of a sentence: languages in which the verb comes first (Arabic)."""

from __future__ import annotations

from msgspec import structs

from sayso.claim.before import own_words
from sayso.claim.row import COMMA, ENDS, HARD, Frame, Row, clause_end, clause_start
from sayso.claim.said import resumed
from sayso.claim.said_verb_first import Noun, Said, parts_from, said_as_noun, said_behind, unnamed
from sayso.claim.sources import Party, channel
from sayso.claim.speakers_verb_first import definite, hearers, opened_mark, phrase_end, related, run_end, speaks, subject, told_directly
from sayso.model import MentionKind, Span, Stance

_ASKED = 7  # tokens of an apposition
_OBJECT = frozenset({"object", "noun", "hearer"})
_SHORT = 2  # tokens behind that colon that say nothing
_TITLES = 9  # tokens before the colon of "X: P"
_CUT = 6  # tokens of a clause that an aside of say-so cuts in two: "وقتل، بحسب X، سبعة"
_BACK = 24  # tokens of a subject before its verb
_DAMMA = "\u064f"  # the vowel of a passive, behind the first letter


def frames(row: Row) -> list[Frame]:
    """The frames of a sentence in order of their cues."""
    found: list[Frame] = []
    for at, token in enumerate(row.tokens):
        if token.entry is None or any(frame.first <= at < frame.last for frame in found) or unnamed(row, at):
            continue
        if token.entry.kind == "according":
            frame = _according(row, at)
        elif token.entry.kind == "own_words":
            frame = own_words(row, at)
        elif token.entry.kind == "hearsay":
            frame = _hearsay(row, at)
        elif token.entry.chained:
            frame = _chained(row, at, found)
        else:
            frame = _finite(row, at)
        if frame is not None and frame.source is None and not frame.nobody and _joins(row, at - 1):
            frame = _joined(row, frame, found)
        if frame is not None:
            found.append(frame)
    return found or _titled_colon(row)


def _joined(row: Row, frame: Frame, found: list[Frame]) -> Frame | None:
    """ "…، وأضاف أن Q": who goes on speaks to the same body; "ركز X على P وقال إن Q": who the sentence is about."""
    if found:
        return frame if frame.told else structs.replace(frame, told=found[-1].told)
    if frame.cue - clause_start(row, frame.cue) <= _CUT // 2:
        return frame  # the first words of the sentence
    source = _leads(row, frame.cue) if row.word(frame.cue - 1, "joins") else None
    return structs.replace(frame, source=source) if source is not None else None


def _hearsay(row: Row, at: int) -> Frame:
    """ "يقال إن P", "تحدثت أنباء عن P"."""
    end = clause_end(row, at + 1)
    if not row.lex.has("that", row.tokens[at].text.rpartition(" ")[2]):
        end = next((n for n in range(at + 2, end) if row.mark(n, COMMA)), end)
    return Frame(at, at, at + 1, "right", ((at + 1, end),), None, "hearsay-phrase")


def _titled_colon(row: Row) -> list[Frame]:
    """ "وزير المالية: P", "مصادر: P" at the beginning of a line: who speaks is described, not named."""
    colon = next((n for n in range(1, min(len(row.tokens), _TITLES)) if row.mark(n, (":",))), None)
    if colon is None or (len(row.tokens) - colon <= _SHORT and row.kind(colon + 1) != "quote") or not (speaks(row, 0) or opened_mark(row, 0)) or row.word(0, "channels"):
        return []
    start = row.tokens[0].start
    if row.text[row.text.rfind("\n", 0, start) + 1 : start].strip() or row.word(colon - 1, "prepositions"):
        return []
    source, after = subject(row, 0, colon, opened=True)
    told, to = hearers(row, after, colon)
    if source is None or (after < colon and not to):
        return []
    end = clause_end(row, colon + 1)
    parts = ((colon + 1, end),)
    return [Frame(colon, 0, colon + 1, "right", parts, source, "title-colon", told, to=to)] if end > colon + 1 else []


def _finite(row: Row, at: int) -> Frame | None:
    unsaid = row.word(at - 1, "negations") and not row.word(at - 1, "denied", "auxiliaries")
    if unsaid or row.word(at - 1, "prepositions", "determiners", "bare_that"):
        return None  # behind a preposition it is a noun: "مع وعد من …"; "أن يقول" has not been said
    if row.word(at - 1, "what") and (row.word(at - 2, "pronouns", "prepositions") or row.word(at - 1, "subordinators")):
        return None  # "وهو ما يؤكد أن P", "مما يؤكد أن P": no speaker, a fact
    said = said_behind(row, at + 1, row.tokens[at].entry)
    denied = any(row.word(n, "negations") for n in range(max(0, at - 2), at))
    if denied and (said is None or not said.clause):
        return None
    before, paper = _before(row, at), _paper(row, at)
    if paper is not None and before is not None and row.tokens[before[1]].start < paper.sources[0].start:
        before = None
    if before is None and row.word(at, "nounlike") and not _begins(row, at):
        return None
    entry = row.tokens[at].entry
    dated = said is not None and entry is not None and "hearer" not in entry.takes and before is not None
    if dated and before is not None and _place(row, before[1]) and _subject(row, at, said)[0] is not None:
        before = None
    if before is not None:
        return _made(row, at, (before[1], before[0], at + 1), said)
    if said is not None and said.heard is not None:
        return _heard(row, at, said)
    if entry is not None and entry.stance is Stance.HEARS and "quote" not in entry.takes and not _nobody(row, at):
        return None
    source, after = _subject(row, at, said)
    source = source if source is not None else paper
    if source is None and (_therein(row, at + 1) or _within(row, at)):
        source = _leads(row, at)  # "نشرت الشركة بيانا قالت فيه إن P"
    if source is None and not _begins(row, at):
        return None  # another subject, which no table knows, stands before it
    if source is None and _nobody(row, at):
        return None if row.word(at, "impersonal") else _passive(row, at, said)
    if said is None and _as(row, at) and (source is None or source.sure):
        return _trailing(row, at, source, after)
    return _made(row, at, (at, source, after), said)


def _subject(row: Row, at: int, said: Said | None) -> tuple[Party | None, int]:
    """The subject behind a verb, and the token after it."""
    entry = row.tokens[at].entry
    stop = said.at if said is not None else _stop(row, at + 1)
    if said is None and entry is not None:
        ruled = (n for n in range(at + 2, stop) if row.tokens[n].text in entry.governs)
        stop = next((n for n in ruled if not any(hearers(row, n, n + 2))), stop)
    if said is None or (entry is not None and "hearer" in entry.takes):
        source, after = subject(row, at + 1, stop, opened=False)
        if source is not None:
            return source, after
    ruled_at = stop < len(row.tokens) and entry is not None and row.tokens[stop].text in entry.governs
    source, after = subject(row, at + 1, stop, opened=said is not None or ruled_at)
    return source, at + 1 if source is None else after


def _shared(row: Row, source: Party, after: int) -> tuple[Party, int]:
    """ "وصف السفير المحادثات": where nothing else is left, the second definite noun is the object, no adjective."""
    last = row.tokens[after - 1]
    if related(row, after - 1) or not (definite(row, after - 1) and (definite(row, after - 2) or row.kind(after - 2) == "name")):
        return source, after
    if source.sources[-1].end != last.end:
        return source, after - 1
    span = Span(row.page, source.sources[-1].start, row.tokens[after - 2].end)
    return Party((*source.sources[:-1], span), source.words, source.pronoun), after - 1


def _place(row: Row, at: int) -> bool:
    """The place or the agency of a dateline, or of a picture, and no subject: "فرانكفورت (د ب أ) أعلن X"."""
    mention = row.tokens[at].mention
    return mention is not None and mention.kind in (MentionKind.PLACE, MentionKind.OUTLET)


def _therein(row: Row, at: int) -> bool:
    """ "فيه", in a dump "في ه": the words stand in what was named before the verb."""
    return row.word(at, "therein") or (row.word(at, "prepositions") and row.word(at + 1, "suffixes"))


def _within(row: Row, at: int) -> bool:
    """ "أصدر X بيانا جاء فيه: P"."""
    entry = row.tokens[at].entry
    return entry is not None and any(row.lex.has("therein", word) for word in entry.lemma.split())


def _paper(row: Row, at: int) -> Party | None:
    """ "وثيقة تفيد بأن P": a paper right before the verb that says what stands in it."""
    first = next((n for n in (at - 1, at - 2) if row.word(n, "channels") and not row.word(n, "agencies")), None)
    if first is None or _therein(row, at + 1) or row.word(at - 1, "prepositions") or _joins(row, at - 1):
        return None
    return Party((Span(row.page, row.tokens[first].start, row.tokens[at - 1].end),), row.tokens[first].text)


def _begins(row: Row, at: int) -> bool:
    """Can a verb begin a clause here? A form that can be a noun stands behind a word as part of its phrase."""
    return (
        at == 0
        or row.kind(at - 1) in ("mark", "quote", "time")
        or row.word(at - 1, "coordinators", "subordinators", "relatives", "auxiliaries", "adverbs", "negations")
    )


def _stop(row: Row, at: int) -> int:
    """One past the stretch behind a verb in which its subject can stand, where nothing opens what is said."""
    n = at
    while n < len(row.tokens) and not row.mark(n, (*HARD, *ENDS)) and row.kind(n) != "quote":
        if row.word(n, "that") or row.tokens[n].entry is not None:
            break
        n += 1
    return n


def _as(row: Row, at: int) -> bool:
    """ "…، كما قال X": the words stand before."""
    return row.word(at - 1, "as_if") and (row.mark(at - 2, COMMA) or row.kind(at - 2) == "quote")


def _trailing(row: Row, at: int, source: Party | None, after: int) -> Frame | None:
    edge = at - 1 - row.mark(at - 2, COMMA)
    start = clause_start(row, edge)
    told, to = hearers(row, after, _stop(row, after))
    parts = ((start, edge),)
    return Frame(at, at, after, "left", parts, source, "as-cue-source", told, to=to) if edge > start else None


def _nobody(row: Row, at: int) -> bool:
    """A passive, or a verb that says of itself that nobody is named, with nothing behind it but what is said."""
    if row.word(at, "impersonal", "rumours"):
        return True
    start = row.tokens[at].start
    return row.text[start + 1 : start + 2] == _DAMMA


def _passive(row: Row, at: int, said: Said | None) -> Frame | None:
    entry = row.tokens[at].entry
    if said is None:
        noun = said_as_noun(row, at + 1, entry) if entry is not None and entry.governs else None
        if noun is None:
            return None
        return Frame(at, at, noun.start, "right", ((noun.start, noun.end),), None, "passive", nobody=True)
    parts = parts_from(row, said.start, said.end)
    source = _relayed(row, at, said.at)
    by = "passive" if source is None else "passive-from"
    return Frame(at, at, said.start, "right", parts, source, by, nobody=source is None) if parts else None


def _relayed(row: Row, at: int, stop: int) -> Party | None:
    """ "نُقل عن X قوله إن P": X."""
    start = next((n for n in range(at + 1, stop) if row.word(n, "from_whom")), None)
    if start is None or not row.word(at, "relays"):
        return None
    source, _ = subject(row, start + 1, stop, opened=True)
    return source


def _heard(row: Row, at: int, said: Said) -> Frame | None:
    """ "علمت X من مصادر أن P": the sources say so, X heard it."""
    source, _ = subject(row, (said.heard or 0) + 1, said.at, opened=True)
    hearer, _ = subject(row, at + 1, said.heard or 0, opened=True)
    if source is None or (hearer is None and not _nobody(row, at)):
        return None
    told = hearer.sources if hearer is not None else ()
    parts = parts_from(row, said.start, said.end)
    return Frame(at, at, said.start, "right", parts, source, "heard-from", told=told)


def _before(row: Row, at: int) -> tuple[Party, int] | None:
    """A subject right before its verb, from the beginning of its clause: headlines, "لكن X قال", "X الذي قال"."""
    end = at
    while row.word(end - 1, "auxiliaries", "negations", "adverbs", "denied"):
        end -= 1
    if row.word(end - 1, "glued") and not row.word(end - 1, "joins"):
        end -= 1  # "أما X فقال"
    if row.word(end - 1, "relatives"):
        return None if _therein(row, at + 1) else _antecedent(row, end - 1)
    start = _aside_start(row, end)
    while start > 0 and end - start < _BACK and not _bounds(row, start - 1):
        start -= 1
    while start < end and (
        row.word(start, "adverbs", "coordinators", "subordinators", "auxiliaries") or row.kind(start) == "time"
    ):
        start += 1
    if start == end or row.word(start, "prepositions", "that", "auxiliaries") or _joins(row, end - 1):
        return None
    found, stop = subject(row, start, end, opened=row.word(start - 1, "that"))
    if found is None or not found.sure or any(row.kind(n) not in ("word", "name", "mark") for n in range(stop, end)):
        return None
    if len(found.sources) > 1 and not row.tokens[at].text.endswith(tuple(row.lex.sets["plural_endings"])):
        found = Party(found.sources[-1:], found.words)  # one man of two titles: the verb is in the singular
    left = [n for n in range(stop, end) if row.kind(n) not in ("word", "mark") or row.word(n, "relatives", "subordinators")]
    accusative = any(row.tokens[n].text.endswith("ا") for n in range(stop, end))
    return (found, start) if not left and not accusative and end - stop <= 2 else None


def _aside_start(row: Row, end: int) -> int:
    """Where an apposition between commas begins that ends right before the verb: "X، وزير الري، قال"."""
    if not row.mark(end - 1, COMMA):
        return end
    for n in range(end - 2, max(0, end - _ASKED - 2), -1):
        if row.mark(n, COMMA):
            return n
        if row.kind(n) not in ("word", "name"):
            break
    return end


def _joins(row: Row, at: int) -> bool:
    return row.word(at, "coordinators")


def _bounds(row: Row, at: int) -> bool:
    """What stands before a clause."""
    return (
        row.mark(at, (*COMMA, *HARD, *ENDS, "-"))
        or row.kind(at) in ("quote", "cue")
        or row.finite(at)
        or row.word(at, "that", "subordinators")
    )


def _antecedent(row: Row, relative: int) -> tuple[Party, int] | None:
    """ "X الذي قال" and "X، الذي قال": the noun phrase before."""
    end = relative - row.mark(relative - 1, COMMA)
    while row.kind(end - 1) == "time" or row.word(end - 1, "times", "adverbs"):
        end -= 1
    start = end
    while start > 0 and end - start < _BACK and not (_bounds(row, start - 1) or row.mark(start - 1, COMMA)):
        start -= 1
    while start < end and (row.word(start, "coordinators", "prepositions") or row.kind(start) in ("mark", "time")):
        start += 1
    found, stop = subject(row, start, end, opened=False)
    near = found is not None and found.sure and stop >= end
    return (found, start) if near and found is not None else None


def _made(row: Row, at: int, who: tuple[int, Party | None, int], said: Said | None) -> Frame | None:
    """The frame of a verb from its subject (`who`: its first token, itself, the token behind it) and what is said."""
    first, source, after = who
    entry = row.tokens[at].entry
    if entry is None:
        return None
    quoted = said is None or row.kind(said.at) == "quote"
    if quoted and source is not None and "quote" in entry.takes and (left := _quoted_before(row, first)) is not None:
        return _behind_words(row, at, source, (left, after, said.at if said is not None else _stop(row, after)))
    if said is None:
        noun = said_as_noun(row, after, entry)
        if source is not None and entry.takes & _OBJECT and (noun is None or ("hearer" in entry.takes and not noun.to)):
            source, after = _shared(row, source, after)
            noun, who = said_as_noun(row, after, entry), (first, source, after)
        if noun is not None:
            return _noun_frame(row, at, who, noun)
        return _after_words(row, at, source, after) or _bare(row, at, who)
    if source is not None and row.lex.has("rumours", source.words):
        return _passive(row, at, said)
    told, to = hearers(row, at + 1, said.at)
    if "hearer" in entry.takes and not to and row.kind(after) in ("word", "name") and after < said.at:
        told, to, _ = told_directly(row, after, said.at)
    via = channel(row.page, row.tokens[at + 1 : said.at], row.lex) or _said_by_channel(row, at, source)
    parts = parts_from(row, said.start, said.end)
    if not parts:
        return Frame(at, first, said.at, "none", (), source, "cue-source", told, via, to=to)
    return Frame(at, first, said.start, "right", parts, source, "cue-source-that", told, via, to=to)


def _behind_words(row: Row, at: int, source: Party, where: tuple[tuple[int, int], int, int]) -> Frame:
    """`"…"، قال X ل Y، "…"`: the quotation before the verb, the token behind the subject, and where more can follow."""
    left, after, stop = where
    told, to = hearers(row, after, stop)
    last = stop if row.kind(stop) == "quote" else after
    parts = (left, *resumed(row, last - row.mark(last - 1, COMMA)))
    via = channel(row.page, row.tokens[at + 1 : stop], row.lex)
    return Frame(at, at, max(after, at + 1), "left", parts, source, "words-cue-source", told, via, to=to)


def _after_words(row: Row, at: int, source: Party | None, after: int) -> Frame | None:
    """ "P، تروي X." at the end of a sentence: the words stand before, without marks."""
    done = after >= len(row.tokens) or row.mark(after, ENDS)
    entry = row.tokens[at].entry
    if source is None or not source.sure or not done or entry is None or "quote" not in entry.takes:
        return None
    start = clause_start(row, at)
    if not row.mark(at - 1, COMMA) or at - start < _CUT // 2:
        return None
    return Frame(at, at, after, "left", ((start, at - 1),), source, "words-cue-source")


def _bare(row: Row, at: int, who: tuple[int, Party | None, int]) -> Frame | None:
    """ "غرد X قائلا إن P": a verb that says nothing itself, before one that takes its source."""
    first, source, after = who
    stop = _stop(row, after)
    entry = row.tokens[stop].entry if stop < len(row.tokens) else None
    if entry is None or not entry.chained:
        return None
    told, to = hearers(row, after, stop)
    return Frame(at, first, after, "none", (), source, "cue-source", told, to=to)


def _noun_frame(row: Row, at: int, who: tuple[int, Party | None, int], noun: Noun) -> Frame | None:
    """The frame of a verb whose words are given as a noun: "نفى X بيع Y"."""
    first, source, after = who
    ruled = noun.start > 0 and row.word(noun.start - 1, "prepositions")
    if source is None and noun.start == after and not _joins(row, at - 1):
        return None
    if source is not None and not source.sure and not ruled:
        return None
    parts = ((noun.start, noun.end),)
    if source is not None and row.lex.has("rumours", source.words):
        return Frame(at, first, noun.start, "right", parts, None, "rumour", nobody=True)
    via = channel(row.page, row.tokens[after : noun.start], row.lex) or _said_by_channel(row, at, source)
    return Frame(at, first, noun.start, "right", parts, source, "cue-source-noun", noun.told, via, to=noun.to)


def _quoted_before(row: Row, at: int) -> tuple[int, int] | None:
    """A quotation right before the verb, with or without a comma."""
    while row.word(at - 1, "adverbs"):  # "…، هكذا قال X"
        at -= 1
    n = at - 1 - row.mark(at - 1, (*COMMA, "-"))
    return (n, n + 1) if row.kind(n) == "quote" else None


def _said_by_channel(row: Row, at: int, source: Party | None) -> Span | None:
    """ "قال بيان للوزارة": the paper that is the subject."""
    if source is None or not row.lex.has("channels", source.words):
        return None
    near = range(at + 1, min(len(row.tokens), at + _ASKED))
    paper = next((n for n in near if row.tokens[n].text == source.words), None)
    return source.sources[0] if paper is None else Span(row.page, row.tokens[paper].start, row.tokens[paper].end)


def _chained(row: Row, at: int, found: list[Frame]) -> Frame | None:
    """ "مشيراً إلى أن Q": the source of the frame before."""
    entry = row.tokens[at].entry
    if entry is None or row.word(at - 1, "prepositions", "determiners"):
        return None
    source = found[-1].source if found else _leads(row, at)
    if not found and source is None:
        return None
    if row.word(at, "nounlike") and not (row.mark(at - 1, COMMA) or _joins(row, at - 1) or row.kind(at - 1) == "quote"):
        return None
    said = said_behind(row, at + 1, entry)
    if said is not None and any(row.mark(n, COMMA) for n in range(at + 1, said.at)):
        said = None
    if not found and said is None:
        return None
    if said is None:
        noun = said_as_noun(row, at + 1, entry)
        if noun is None:
            return None
        return Frame(
            at, at, noun.start, "right", ((noun.start, noun.end),), source, "chained-cue", noun.told,
            chained=True, to=noun.to,
        )  # fmt: skip
    told, to = hearers(row, at + 1, said.at)
    if "hearer" in entry.takes and not to:
        told, to, _ = told_directly(row, at + 1, said.at)
    parts = parts_from(row, said.start, said.end)
    if not parts:
        return None
    return Frame(at, at, said.start, "right", parts, source, "chained-cue", told, chained=bool(found), to=to)


def _leads(row: Row, at: int) -> Party | None:
    """Who a clause is about that tells no saying itself: "خاطبت المديرة التلاميذ قائلة"."""
    start = clause_start(row, at)
    if row.kind(start) not in ("word", "cue") or row.word(start, "prepositions", "auxiliaries", "negations", "subordinators"):
        return None
    source, _ = subject(row, start + 1, at, opened=False)
    return source if source is not None and source.sure else None


def _according(row: Row, at: int) -> Frame | None:
    """ "وفق S، P", "P، وفق S", "جاء في S أن P"."""
    begin = at + 1
    while row.word(begin, "what", "glued_to", "suffixes"):
        begin += 1
    begin += row.finite(begin) or _objective(row, begin)  # "بحسب ما كشف S", "وفق ما قاله S"
    while row.word(begin, "what", "suffixes"):
        begin += 1
    end = begin
    while end < len(row.tokens) and not (
        row.mark(end, (*HARD, *ENDS)) or row.kind(end) == "quote" or row.word(end, "that") or row.finite(end)
    ):
        if row.mark(end, COMMA) and not (row.kind(end + 1) == "name" and row.mark(end + 2, COMMA)):
            break
        end += 1
    source, after = subject(row, begin, end, opened=False)
    stop = end
    while stop < len(row.tokens) and row.mark(end, COMMA) and not row.mark(stop, (*HARD, *ENDS)):
        if row.word(stop, "that") or row.tokens[stop].entry is not None:
            break
        stop += 1
    end = stop if row.word(stop, "that") else end
    if source is None or not (source.sure and _speaks(row, begin, after)):
        return None  # "وفقا للخطة": nobody says so
    via = _said_by_channel(row, at, source) or channel(row.page, row.tokens[at:after], row.lex)
    told, to = hearers(row, after, end)
    if not told and row.word(after, "agencies"):
        told, to, after = told_directly(row, after, end)
    frame = Frame(at, at, after, "left", (), source, "according-to-last", told, via, to=to)
    that = row.word(end, "that") and not row.word(end - 1, "before_that")
    opened = end if that or row.mark(end, (":",)) else None
    comma = next((n for n in range(after, min(end + 1, after + _ASKED)) if row.mark(n, COMMA)), None)
    leads = at - clause_start(row, at) <= 1 or row.word(at - 1, "that", "subordinators")
    if opened is not None and (leads or (row.tokens[at].end - row.tokens[at].start > 0 and _jaa(row, at))):
        start = opened + 1 + row.mark(opened + 1, (":",))
        parts = parts_from(row, start, clause_end(row, start))
        return structs.replace(frame, last=opened + 1, side="right", parts=parts, by="according-to-that")
    if leads:
        start = (comma if comma is not None else after) + (comma is not None)
        while row.word(start, "that") or row.word(start, "coordinators"):
            start += 1
        return structs.replace(
            frame, last=start, side="right", parts=((start, clause_end(row, start)),), by="according-to-first"
        )
    edge = at
    while edge > 0 and row.mark(edge - 1, COMMA):
        edge -= 1
    start = _past_impersonal(row, clause_start(row, edge), edge)
    if edge - start < _CUT and row.mark(after, COMMA) and row.mark(at - 1, COMMA) and row.kind(edge - 1) != "quote":
        parts = ((start, clause_end(row, after + 1)),)
        return structs.replace(frame, side="around", parts=parts, by="according-to-aside")
    return structs.replace(frame, parts=((start, edge),)) if edge - start >= 2 or row.kind(start) == "quote" else None


def _objective(row: Row, at: int) -> bool:
    """A verb with its object glued to it, behind "what"."""
    word = row.tokens[at].text if at < len(row.tokens) else ""
    ends = sorted(row.lex.sets["suffixes"])
    return row.word(at - 1, "what", "auxiliaries") and any(
        word.endswith(end) and row.lex.entries.get(word[: -len(end)]) is not None for end in ends
    )


def _jaa(row: Row, at: int) -> bool:
    """ "جاء في S أن P" wherever it stands."""
    entry = row.tokens[at].entry
    return entry is not None and row.lex.has("as_verbs", entry.lemma)


def _speaks(row: Row, start: int, end: int) -> bool:
    """A name, or a noun of those who speak or of what carries words."""
    return any(
        row.kind(n) == "name" or speaks(row, n) or row.word(n, "channels", "agencies", "pronouns")
        for n in range(start, min(end, phrase_end(row, start, end) + 1, run_end(row, start, end) + 1))
    )


def _past_impersonal(row: Row, start: int, end: int) -> int:
    """ "يذكر أن P": what the page says of P is not part of P."""
    for at in range(start, min(end, start + 4)):
        if row.word(at, "that") and at > start:
            return at + 1
    return start
