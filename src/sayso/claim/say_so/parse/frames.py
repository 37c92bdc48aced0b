"""Frames of say-so with the help of a parse: those of the patterns made exact, and those that only the parse shows.

Without a parser nothing here is asked; the labels are those of English (see `text.parse.Word`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import structs

from sayso.claim.say_so.hearers import behind_verb
from sayso.claim.say_so.parse.subjects import Subject, party_in, subject
from sayso.claim.say_so.parse.tree import Tree, covered, heads, tree
from sayso.claim.say_so.row import COMMA, Frame, Row
from sayso.claim.say_so.sources import channel
from sayso.claim.say_so.speakers import verb_group
from sayso.claim.say_so.tokens import Sentence
from sayso.lang.lexicon import Entry, Lexicon
from sayso.model import Span, Stance
from sayso.text.parse import Parser, Word

_LONGEST = 1500  # characters of a sentence that is parsed: longer ones are lists, speeches or hostile
_AT_ONCE = 64  # sentences given to the parser together
_NOUNS = ("NN", "NNS", "JJ")
_NEW = ("subject", "relative", "joined", "participle")  # who says a clause that the patterns did not see
Part = tuple[int, int]  # tokens [start, end)


def parsed(
    sentences: Iterable[tuple[Lexicon, Sentence]], text: str, parser: Parser | None
) -> Iterator[tuple[Lexicon, Sentence]]:
    """The sentences of a page, parsed where a verb of say-so stands in them and the parser is of their language."""
    if parser is None:
        yield from sentences
        return
    rest = iter(sentences)
    while some := list(islice(rest, _AT_ONCE)):
        asked = [n for n, (lex, sentence) in enumerate(some) if lex.code == parser.lang and _asks(sentence)]
        found = parser([text[some[n][1].start : some[n][1].end] for n in asked])
        for n, words in zip(asked, found, strict=True):
            lex, sentence = some[n]
            some[n] = lex, structs.replace(sentence, parse=tuple(_moved(words, sentence.start)))
        yield from some


def _asks(sentence: Sentence) -> bool:
    short = sentence.end - sentence.start <= _LONGEST
    return short and any(token.entry is not None and token.entry.kind == "verb" for token in sentence.tokens)


def _moved(words: Sequence[Word], by: int) -> Iterator[Word]:
    for word in words:
        yield structs.replace(word, start=word.start + by, end=word.end + by)


def with_parse(row: Row, found: list[Frame]) -> list[Frame]:
    """The frames of a row, those of the patterns and those of its parse, in order of their cues.

    What the patterns found is not told a second time: "neither confirmed nor denied that P" is one frame.
    """
    if not row.parse:
        return found
    read = tree(row)
    verbs, told = heads(read), {part[0] for frame in found for part in frame.parts}
    out: list[Frame] = []
    for at, token in enumerate(row.tokens):
        known = [frame for frame in found if frame.cue == at]
        if token.entry is None or token.entry.kind != "verb" or at not in verbs:
            out += known
        elif known:
            out += [kept for frame in known if (kept := _kept(read, verbs[at], frame)) is not None]
        elif (new := _added(read, at, verbs[at], token.entry)) is not None and new.parts[0][0] not in told:
            out.append(new)
    return out


def _kept(read: Tree, verb: int, known: Frame) -> Frame | None:
    """A frame of the patterns made exact; None where its cue is no verb of say-so by the parse."""
    word = read.words[verb]
    if not read.is_verb(verb):  # in headlines the tags of words in capitals are not to be trusted
        return None if word.tag in _NOUNS and read.text(verb).islower() else known
    if word.dep == "amod":
        return None  # "the pledged delegates"
    who = subject(read, verb)
    return known if who is None else _exact(read, known, verb, who)


def _added(read: Tree, at: int, verb: int, entry: Entry) -> Frame | None:
    """A frame that only the parse shows, of a cue (a token) and its word."""
    if not read.is_verb(verb) or read.words[verb].dep == "amod":
        return None
    who = subject(read, verb)
    return _nobody(read, at, verb, entry) if who is None else _new(read, at, verb, who)


def _exact(read: Tree, known: Frame, verb: int, who: Subject) -> Frame:
    """A frame of the patterns with the source and the end of what is said that the parse gives."""
    frame = structs.replace(known, parts=_parts(read, known, verb))
    old = known.source
    if old is None or not old.sources or (old.pronoun and not who.own):
        return frame
    if known.via is not None and _holds(who.phrase, known.via):
        return frame  # "the ministry through its Facebook page"
    if who.rule == "relative":
        return structs.replace(frame, phrase=who.phrase)
    party = party_in(read, who)
    if all(_holds(who.phrase, source) for source in old.sources):
        more = who.joint and party is not None and set(old.sources) < set(party.sources)
        return structs.replace(frame, phrase=who.phrase, source=party if more else old)
    if party is None or known.side == "left" or who.rule == "participle-of" or _near(who.phrase, old.sources):
        return frame  # before "P, X said" the parse often takes a noun of P for the subject
    return structs.replace(frame, source=party, phrase=who.phrase)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _near(phrase: Span, sources: Sequence[Span]) -> bool:
    """Is one of the sources in a phrase or right behind it? Then the parse has cut a noun phrase in two."""
    return any(phrase.start <= source.start <= phrase.end + 1 for source in sources)


def _parts(read: Tree, known: Frame, verb: int) -> tuple[Part, ...]:
    """What is said, its last part with the end that the parse gives to a clause that begins where it does."""
    clause = _clause(read, verb)
    if clause is None or known.side != "right" or not known.parts or known.parts[-1][0] != clause[0]:
        return known.parts
    row, (start, old), end = read.row, known.parts[-1], clause[1]
    if end < old and (not row.mark(end, (*COMMA, "-")) or row.word(end + 1, "subordinators")):
        return known.parts
    if end > old and (row.phrase(old + 1, "without") or any(row.finite(n) for n in range(old, end))):
        return known.parts  # ", without giving details", ", while the governor said …"
    return (*known.parts[:-1], (start, end))


def _clause(read: Tree, verb: int) -> Part | None:
    """The tokens of the clause that depends on a verb and stands behind it."""
    clause = next((n for n in read.kids[verb] if read.words[n].dep == "ccomp" and n > verb), None)
    return None if clause is None else covered(read, max(verb + 1, _opened(read, clause)), read.right[clause])


def _before(read: Tree, verb: int, who: Subject) -> Part | None:
    """The tokens of the clause before "…, X said": a mark stands between."""
    clause = next((n for n in read.kids[verb] if read.words[n].dep == "ccomp" and n < verb), None)
    first = min(verb, who.low) if who.own else verb
    if clause is None or not any(read.words[n].dep == "punct" for n in range(clause + 1, first)):
        return None
    return covered(read, _opened(read, clause), min(read.right[clause], first - 1))


def _opened(read: Tree, clause: int) -> int:
    """The first word of a clause behind "that" and marks."""
    low = read.left[clause]
    while low < clause and (read.words[low].dep == "punct" or _is_that(read, low)):
        low += 1
    return low


def _is_that(read: Tree, at: int) -> bool:
    token = read.tokens[at]
    return read.words[at].dep == "mark" and token is not None and read.row.word(token, "that")


def _new(read: Tree, at: int, verb: int, who: Subject) -> Frame | None:
    """A verb of say-so with a subject and a clause.

    Nouns and infinitives that the patterns did not see are not taken: half of them were done, not said.
    """
    row, entry, source = read.row, read.row.tokens[at].entry, party_in(read, who)
    if entry is None or source is None or who.rule not in _NEW or not entry.takes & {"that", "quote", "noun", "hearer"}:
        return None
    part = _clause(read, verb) or (_before(read, verb, who) if entry.takes & {"that", "quote"} else None)
    if part is None or part[0] <= at < part[1]:
        return None
    asks = row.word(part[0], "whether") and (read.kid(verb, "neg") is not None or who.rule == "participle")
    if asks or "unsaid" in verb_group(row, at)[1]:
        return None  # "did not yet know when …", "put off deciding whether …"; "refused and failed to say that …"
    named = row.kind(at + 1) in ("word", "name") and not row.word(at + 1, "that", "whether")
    told, via, last = behind_verb(row, at + 1, hearer=named and "hearer" in entry.takes)
    zone = covered(read, who.low, who.high) or (at, at)
    via = via or channel(row.page, row.tokens[zone[0] : zone[1]], row.lex)
    side, end = ("right", part[0]) if part[0] > at else ("left", last)
    by = f"parse-{who.rule}-clause"
    return Frame(at, min(at, zone[0]), end, side, (part,), source, by, told, via, phrase=who.phrase)


def _nobody(read: Tree, at: int, verb: int, entry: Entry) -> Frame | None:
    """ "The dam is expected to hold", "it was announced that P": nobody is named."""
    what, more = read.kid(verb, "nsubjpass"), read.kid(verb, "xcomp")
    if what is None or "that" not in entry.takes or "hearer" in entry.takes or entry.stance is Stance.DEMANDS:
        return None
    if any(read.words[n].tag == "MD" for n in read.kids[verb]):
        return None  # "it should be noted that": the page's own voice
    part = _clause(read, verb)
    if part is not None and read.words[what].tag != "PRP":
        return None  # "the minister was reassured that P": a hearer
    if part is None and more is not None and more > verb:
        part = covered(read, read.left[what], read.right[more])
    return None if part is None else Frame(at, at, at + 1, "around", (part,), None, "parse-nobody", nobody=True)
