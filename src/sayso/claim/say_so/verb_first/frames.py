"""Frames of say-so around the cues of a sentence: languages in which the verb comes first (Arabic)."""

from __future__ import annotations

from msgspec import structs

from sayso.claim.say_so.before import own_words
from sayso.claim.say_so.row import COMMA, ENDS, Frame, Row, clause_end, clause_start
from sayso.claim.say_so.said import resumed
from sayso.claim.say_so.sources import Party, channel
from sayso.claim.say_so.verb_first.according import according, said_by_channel
from sayso.claim.say_so.verb_first.doubts import in_phrase, no_speaker, person, thing, unread
from sayso.claim.say_so.verb_first.nouns import opened_mark, speaks
from sayso.claim.say_so.verb_first.said import Noun, Said, parts_from, said_as_noun, said_behind, unnamed
from sayso.claim.say_so.verb_first.speakers import hearers, subject, told_directly
from sayso.claim.say_so.verb_first.subjects import (
    begins,
    found_subject,
    in_dateline,
    in_paper,
    joins,
    leads,
    paper_before,
    shared,
    stretch_end,
    subject_before,
    therein,
)
from sayso.model import Stance

_OBJECT = frozenset({"object", "noun", "hearer"})
_SHORT = 2  # tokens behind that colon that say nothing
_TITLES = 9  # tokens before the colon of "X: P"
_CUT = 6  # tokens of a clause that an aside of say-so cuts in two: "وقتل، بحسب X، سبعة"
_DAMMA = "\u064f"  # the vowel of a passive, behind the first letter


def frames(row: Row) -> list[Frame]:
    """The frames of a sentence in order of their cues."""
    found: list[Frame] = []
    for at, token in enumerate(row.tokens):
        if token.entry is None or any(frame.first <= at < frame.last for frame in found) or unnamed(row, at):
            continue
        if token.entry.kind == "according":
            frame = according(row, at)
        elif token.entry.kind == "own_words":
            frame = own_words(row, at)
        elif token.entry.kind == "hearsay":
            frame = _hearsay(row, at)
        elif token.entry.chained:
            frame = _chained(row, at, found)
        else:
            frame = _finite(row, at)
        if frame is not None and frame.source is None and not frame.nobody and joins(row, at - 1):
            frame = _joined(row, frame, found)
        frame = _apart(row, frame, found)
        if frame is not None:
            found.append(frame)
    return found or _titled_colon(row)


def _joined(row: Row, frame: Frame, found: list[Frame]) -> Frame | None:
    """ "…، وأضاف أن Q": who goes on speaks to the same body; "ركز X على P وقال إن Q": who the sentence is about."""
    dual = row.tokens[frame.cue].text.endswith(tuple(sorted(row.lex.sets["dual_endings"])))
    if dual and not (found and found[-1].source is not None and len(found[-1].source.sources) > 1):
        return None
    if found:
        _cut_before(row, found, frame.cue)
        return frame if frame.told else structs.replace(frame, told=found[-1].told)
    if frame.cue - clause_start(row, frame.cue) <= _CUT // 2:
        return frame  # the first words of the sentence
    source = leads(row, frame.cue) if row.word(frame.cue - 1, "joins") else None
    return structs.replace(frame, source=source) if source is not None else None


def _apart(row: Row, frame: Frame | None, found: list[Frame]) -> Frame | None:
    """A frame as it stands behind those found: none with nobody behind a bare comma; the same speaker cuts."""
    if frame is None or not found:
        return frame
    entry = row.tokens[frame.cue].entry
    plain = entry is not None and not entry.chained and entry.kind != "hearsay"
    if frame.source is None and not frame.nobody and plain and row.mark(frame.cue - 1, COMMA):
        return None
    if row.word(frame.cue - 1, "joins") and _same(row, found[-1], frame):
        _cut_before(row, found, frame.cue)
    return frame


def _same(row: Row, one: Frame, other: Frame) -> bool:
    """ "قال البيان إن P وأضاف البيان أن Q"."""
    if one.source is None or other.source is None:
        return False
    first, second = one.source.sources[0], other.source.sources[0]
    return row.text[first.start : first.end] == row.text[second.start : second.end]


def _cut_before(row: Row, found: list[Frame], at: int) -> None:
    """What was said before ends where its speaker goes on: "قال X إن P وقال: Q"."""
    before = _agreeing(row, found, at)
    for n, frame in enumerate(found):
        if frame is before and any(a < at - 1 < b for a, b in frame.parts) and frame.side == "right":
            parts = tuple((a, min(b, at - 1)) for a, b in frame.parts if a < at - 1)
            found[n] = structs.replace(frame, parts=parts)


def _hearsay(row: Row, at: int) -> Frame:
    """ "يقال إن P", "تحدثت أنباء عن P"."""
    end = clause_end(row, at + 1)
    if not row.lex.has("that", row.tokens[at].text.rpartition(" ")[2]):
        end = next((n for n in range(at + 2, end) if row.mark(n, COMMA)), end)
    return Frame(at, at, at + 1, "right", ((at + 1, end),), None, "hearsay-phrase")


def _titled_colon(row: Row) -> list[Frame]:
    """ "وزير المالية: P", "مصادر: P" at the beginning of a line: who speaks is described, not named."""
    colon = next((n for n in range(1, min(len(row.tokens), _TITLES)) if row.mark(n, (":",))), None)
    if (
        colon is None
        or (len(row.tokens) - colon <= _SHORT and row.kind(colon + 1) != "quote")
        or not (speaks(row, 0) or opened_mark(row, 0))
        or row.word(0, "channels")
    ):
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
    said, entry = said_behind(row, at + 1, row.tokens[at].entry), row.tokens[at].entry
    if entry is None or _ruled_out(row, at, said):
        return None
    before, paper = _preceding(row, at, said), paper_before(row, at)
    if before is not None:
        return _made(row, at, (before[1], before[0], at + 1), said)
    if row.word(at, "nounlike") and not begins(row, at):
        return None
    if said is not None and said.heard is not None:
        return _heard(row, at, said)
    if entry.stance is Stance.HEARS and "quote" not in entry.takes and not _nobody(row, at):
        return None
    source, after = found_subject(row, at, said)
    source = source if source is not None else paper
    if source is None and (therein(row, at + 1) or in_paper(row, at)):
        source = leads(row, at)  # "نشرت الشركة بيانا قالت فيه إن P"
    if source is None and (row.word(at - 1, "relatives") or not begins(row, at)):
        return None  # another subject, which no table knows, stands before it
    if source is None and _nobody(row, at):
        return None if row.word(at, "impersonal") else _passive(row, at, said)
    if said is None and _as(row, at) and (source is None or source.sure):
        return _trailing(row, at, source, after)
    return _made(row, at, (at, source, after), said)


def _ruled_out(row: Row, at: int, said: Said | None) -> bool:
    """Is the form a noun, a fact, or something not said: "مع وعد", "أن يقول", "وهو ما يؤكد أن", "لم يذكر أسماء"?"""
    entry = row.tokens[at].entry
    if row.word(at + 1, "suffixes") and entry is not None and "hearer" not in entry.takes:
        return True  # "نفي ها", "شهدت ها": a noun with its owner, or a verb with an object that is no speech
    unsaid = row.word(at - 1, "negations") and not row.word(at - 1, "denied", "auxiliaries")
    if unsaid or row.word(at - 1, "prepositions", "determiners", "bare_that"):
        return True
    if row.word(at - 1, "what") and (row.word(at - 2, "pronouns", "prepositions") or row.word(at - 1, "subordinators")):
        return True
    denied = any(row.word(n, "negations") for n in range(max(0, at - 2), at))
    return denied and (said is None or not said.clause)


def _preceding(row: Row, at: int, said: Said | None) -> tuple[Party, int] | None:
    """A subject before the verb, if it is no paper that says so, and no place of a dateline."""
    before, paper = subject_before(row, at), paper_before(row, at)
    if before is None or (paper is not None and row.tokens[before[1]].start < paper.sources[0].start):
        return None
    entry = row.tokens[at].entry
    dated = said is not None and entry is not None and "hearer" not in entry.takes and in_dateline(row, before[1])
    return None if dated and found_subject(row, at, said)[0] is not None else before


def _as(row: Row, at: int) -> bool:
    """ "…، كما قال X": the words stand before."""
    return row.word(at - 1, "as_if") and (row.mark(at - 2, COMMA) or row.kind(at - 2) == "quote")


def _trailing(row: Row, at: int, source: Party | None, after: int) -> Frame | None:
    edge = at - 1 - row.mark(at - 2, COMMA)
    start = clause_start(row, edge)
    told, to = hearers(row, after, stretch_end(row, after))
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


def _made(  # noqa: C901 - each kind of doubt in turn
    row: Row, at: int, who: tuple[int, Party | None, int], said: Said | None
) -> Frame | None:
    """The frame of a verb from its subject (`who`: its first token, itself, the token behind it) and what is said."""
    first, source, after = who
    entry = row.tokens[at].entry
    if entry is None:
        return None
    quoted = said is None or row.kind(said.at) == "quote"
    if quoted and source is not None and "quote" in entry.takes and (left := _quoted_before(row, first)) is not None:
        return _behind_words(row, at, source, (left, after, said.at if said is not None else stretch_end(row, after)))
    if said is None:
        noun = said_as_noun(row, after, entry)
        if source is not None and entry.takes & _OBJECT and (noun is None or ("hearer" in entry.takes and not noun.to)):
            source, after = shared(row, source, after)
            noun, who = said_as_noun(row, after, entry), (first, source, after)
        if noun is not None:
            return _noun_frame(row, at, who, noun)
        return _after_words(row, at, source, after) or _bare(row, at, who)
    if source is not None and row.lex.has("rumours", source.words):
        return _passive(row, at, said)
    told, to = hearers(row, at + 1, said.at)
    if "hearer" in entry.takes and not to and row.kind(after) in ("word", "name") and after < said.at:
        told, to, _ = told_directly(row, after, said.at)
    via = channel(row.page, row.tokens[at + 1 : said.at], row.lex) or said_by_channel(row, at, source)
    if source is None and "hearer" not in entry.takes and unread(row, at, said.at):
        return None
    doubtful = source is not None and row.kind(said.at) == "quote" and no_speaker(row, source)
    if doubtful and said.at - after > _CUT // 2:
        return None  # "انتقد الموقف الأميركي محذرا من «…»"
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
    stop = stretch_end(row, after)
    entry = row.tokens[stop].entry if stop < len(row.tokens) else None
    if entry is None or not entry.chained:
        return None
    told, to = hearers(row, after, stop)
    return Frame(at, first, after, "none", (), source, "cue-source", told, to=to)


def _noun_frame(row: Row, at: int, who: tuple[int, Party | None, int], noun: Noun) -> Frame | None:
    """The frame of a verb whose words are given as a noun: "نفى X بيع Y"."""
    first, source, after = who
    if first == at and (in_phrase(row, at) or (therein(row, at + 1) and not person(row, source))):
        return None
    unnamed_subject = row.word(at, "impersonal") and not speaks(row, at + 1) and row.kind(at + 1) != "name"
    if source is not None and (thing(row, source) or unnamed_subject):
        return None
    entry = row.tokens[at].entry
    if source is not None and entry is not None and entry.stance is Stance.THINKS and row.word(at + 1, "channels"):
        return None  # "توقعت إعلان المبادرة": what is expected
    ruled = noun.start > 0 and row.word(noun.start - 1, "prepositions")
    if source is None and noun.start == after and not joins(row, at - 1):
        return None
    if source is not None and not source.sure and not ruled:
        return None
    parts = ((noun.start, noun.end),)
    if source is not None and row.lex.has("rumours", source.words):
        return Frame(at, first, noun.start, "right", parts, None, "rumour", nobody=True)
    via = channel(row.page, row.tokens[after : noun.start], row.lex) or said_by_channel(row, at, source)
    return Frame(at, first, noun.start, "right", parts, source, "cue-source-noun", noun.told, via, to=noun.to)


def _quoted_before(row: Row, at: int) -> tuple[int, int] | None:
    """A quotation right before the verb, with or without a comma."""
    while row.word(at - 1, "adverbs"):  # "…، هكذا قال X"
        at -= 1
    n = at - 1 - row.mark(at - 1, (*COMMA, "-"))
    return (n, n + 1) if row.kind(n) == "quote" else None


def _agreeing(row: Row, found: list[Frame], at: int) -> Frame | None:
    """The last frame whose verb agrees: "قال X إن واشنطن تتوقع P، محذرا من Q" is X again."""
    if not found:
        return None
    woman = _woman(row, at)
    fit = next((frame for frame in reversed(found) if _woman(row, frame.cue) is woman), None)
    return fit if fit is not None or not woman else found[-1]


def _woman(row: Row, at: int) -> bool:
    """Is a verb or participle of a woman, a body or a town: "قالت", "تقول", "قائلة"?"""
    token, ends = row.tokens[at], tuple(sorted(row.lex.sets["feminine_endings"]))
    entry = token.entry
    if entry is None or entry.kind != "verb":
        return False
    if entry.chained:
        return token.text.endswith("ه")
    return bool(ends) and (token.text.endswith(ends) or (token.text != entry.lemma and token.text.startswith(ends)))


def _chained(row: Row, at: int, found: list[Frame]) -> Frame | None:  # noqa: C901 - with and without a frame before
    """ "مشيراً إلى أن Q": the source of the frame before."""
    entry = row.tokens[at].entry
    if entry is None or row.word(at - 1, "prepositions", "determiners"):
        return None
    before = _agreeing(row, found, at)
    if found and before is None:
        return None
    source = before.source if before is not None else leads(row, at)
    if not found and source is None:
        return None
    said = said_behind(row, at + 1, entry)
    apart = row.mark(at - 1, COMMA) or joins(row, at - 1) or row.kind(at - 1) == "quote"
    adverbial = row.tokens[at].text.endswith("ا") or (said is not None and said.at <= at + 2)
    if not apart and (row.word(at, "nounlike") or not adverbial):
        return None  # an adjective: "بلاده ملتزمة بالاتفاق"
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
