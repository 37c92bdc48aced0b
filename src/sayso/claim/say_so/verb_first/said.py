"""What is said behind a verb of say-so, where verbs come first (Arabic): where it opens, and how far it goes."""

from __future__ import annotations

from msgspec import Struct

from sayso.claim.say_so.row import COMMA, ENDS, HARD, Row, clause_end
from sayso.claim.say_so.verb_first.nouns import definite, first_end, opened_mark, phrase_end, run_end, speaks
from sayso.claim.say_so.verb_first.speakers import hearers, told_directly
from sayso.lang.lexicon import Entry
from sayso.model import MentionKind, Span, Stance
from sayso.text import fold

_FAR = 45  # tokens between a verb and its "that": titles, names, hearer, channel
_ASKED = 7  # tokens between a verb of asking and "his name"
_NAMED = 3  # tokens between any verb and it: "رفض ذكر اسمه"
_ASIDE = 10  # tokens of an aside with a verb of its own
_SLOTS = 10  # phrases between a verb and the noun that is said
_ALL = 3  # tokens: what is said is longer, if its first word stands for something said before


class Said(Struct, frozen=True):
    """What opens what is said (`at`: "that", a colon, a quotation), and the range of what is said."""

    at: int
    start: int
    end: int
    clause: bool = True  # "that" or "whether" opens it
    heard: int | None = None  # the "من" before who was heard


class Noun(Struct, frozen=True):
    """What is said as a noun, and who was told."""

    start: int
    end: int
    told: tuple[Span, ...] = ()
    to: tuple[Span, ...] = ()


def said_behind(row: Row, at: int, entry: Entry | None) -> Said | None:  # noqa: C901, PLR0912 - one scan, token by token
    """What a clause or a quotation behind a verb says; None where nothing opens one."""
    if entry is None:
        return None
    heard = None
    n = at
    while n < len(row.tokens) and n - at < _FAR:
        if row.kind(n) == "quote" or row.mark(n, (":",)) or row.word(n, "whether") or row.phrase(n, "whether"):
            break
        if n > at and _and_that(row, n):
            return None  # it goes on with what stands before the verb
        if row.word(n, "that") and _opens(row, n, entry):
            break
        if row.mark(n, (*HARD, *ENDS)) and not row.mark(n, ("(", ")", "[", "]")):
            return None
        if unnamed(row, n):
            n = next(m for m in range(n, len(row.tokens)) if row.word(m, "anonymity"))
        elif row.tokens[n].entry is not None and not row.word(n, "saying_of"):
            over = _over(row, n)
            if over is None:
                return None
            n = over
        if (
            (entry.stance is Stance.HEARS or row.word(at - 1, "relays"))
            and heard is None
            and row.tokens[n].text in entry.governs
        ):
            heard = n
        n += 1
    else:
        return None
    if n >= len(row.tokens):
        return None
    if "that" not in entry.takes and row.word(n, "that"):
        return None
    if row.kind(n) == "quote" and not entry.takes & {"quote", "object", "noun"}:
        return None  # "شهد المعرض مشاركة «…»"
    if entry.stance in (Stance.DEMANDS, Stance.PROMISES) and _ruled_before(row, at, n, entry):
        return None  # "هددت X بوقف التعاون إن …"
    start = _past_opener(row, n)
    clause = row.kind(n) != "quote" and not row.mark(n, (":",))
    return Said(n, start, _end(row, n, start), clause, heard)


def _ruled_before(row: Row, at: int, n: int, entry: Entry) -> bool:
    """Does the noun that is demanded or promised stand before a later "that", which is an "if" or belongs to it?"""
    if not row.word(n, "that") or row.tokens[n].text not in row.lex.sets["bare_that"]:
        return False
    ruled = next((m for m in range(at, n - 1) if row.kind(m) == "word" and row.tokens[m].text in entry.governs), None)
    return ruled is not None and not _hears(row, ruled) and row.tokens[n - 1].text not in entry.governs


def unnamed(row: Row, at: int) -> bool:
    """ "طلب عدم الكشف عن اسمه": about a source, nothing that it says."""
    entry = row.tokens[at].entry
    if entry is None or entry.kind != "verb":
        return False
    far = _ASKED if entry.stance in (Stance.DEMANDS, Stance.DENIES) else _NAMED
    return any(row.word(n, "anonymity") for n in range(at + 1, min(len(row.tokens), at + far)))


def _past_opener(row: Row, n: int) -> int:
    start = n if row.kind(n) == "quote" else n + 1
    if row.phrase(n, "whether") and not row.word(n, "whether"):
        start = n + 2
    colon = row.mark(n, (":",))
    while row.word(start, "suffixes") or row.mark(start, (":",)) or (colon and row.word(start, "that")):
        start += 1
    return start


def _opens(row: Row, at: int, entry: Entry) -> bool:
    """Does "that" open what is said, and not a clause of time or a modal ("بعد أن", "يمكن أن")?"""
    before = row.tokens[at - 1]
    if row.word(at - 1, "before_that"):
        return False
    return not row.word(at - 1, "prepositions") or before.text in entry.governs or row.tokens[at - 1].entry is not None


def _over(row: Row, at: int) -> int | None:
    """The comma that closes an aside with a verb of its own, if "that" or a quotation follows: "، طلب عدم …، إن"."""
    if not any(row.mark(n, COMMA) or row.word(n, "relatives") for n in (at - 1, at - 2)):
        return None
    end = next((n for n in range(at + 1, min(len(row.tokens), at + _ASIDE)) if row.mark(n, COMMA)), None)
    if end is None:
        return None
    after = range(end + 1, min(len(row.tokens), end + 8))
    return end if any(row.word(n, "that") or row.kind(n) == "quote" for n in after) else None


def _end(row: Row, at: int, start: int) -> int:
    end = _own_voice(row, start, clause_end(row, start)) if start < len(row.tokens) else start
    end = _credit(row, start, end)
    if row.kind(at) == "quote" and row.mark(at + 1, (*COMMA, *ENDS)):
        return at + 1
    if row.kind(start) == "quote" and row.mark(start + 1, COMMA) and row.word(start + 2, "coordinators"):
        return start + 1 if not row.word(start + 2, "joins") else end  # "أنه «…»، لكنه …"
    return end


def _credit(row: Row, start: int, end: int) -> int:
    """Where the credit of a picture ends the words below it, which have no full stop: "(الفرنسية - أرشيف)"."""
    if end <= start or "(" not in row.text[row.tokens[start].start : row.tokens[end - 1].end]:
        return end
    for n in range(start + 1, end):
        aside = row.text[row.tokens[n - 1].end : row.tokens[n].start]
        if "(" in aside and any(row.lex.has("credits", word) for word in fold(aside).text.split()):
            return n
    return end


def _own_voice(row: Row, start: int, end: int) -> int:
    """Where the page goes on by itself: "، وكان X قد …", "بينما قالت Y …"."""
    for n in range(start + 1, end):
        if row.word(n, "cuts") and row.finite(n + 1):
            return n
        parted = row.word(n + 1, "joins") and row.word(n + 2, "cuts") and row.word(n + 3, "suffixes")
        if row.mark(n, COMMA) and parted and row.finite(n + 4):
            return n  # a dump: "، و لكن ه توقع"
        if row.mark(n, COMMA) and row.word(n + 1, "past"):
            stop = min(end, n + _ASIDE)
            if any(row.word(m, "done") for m in range(n + 2, stop)):
                return n
    return end


def parts_from(row: Row, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The range of what is said, cut where another "and that" goes on: each clause is a statement of its own."""
    parts: list[tuple[int, int]] = []
    for n in range(start + 1, end):
        if not _and_that(row, n):
            continue
        joined = row.word(n, "joins")
        last = n - (row.mark(n - 1, COMMA))
        if last > start and n > start + 1:
            parts.append((start, last))
            start = n + 1 + joined
            while row.word(start, "suffixes"):
                start += 1
    if start < end:
        parts.append((start, end))
    return tuple(parts)


def _and_that(row: Row, n: int) -> bool:
    """ "وأن", "و إن": and no "وإن كان" of a concession; behind a comma, or where no clause of its own stands open."""
    if row.word(n, "joins"):
        at = n + 1
        if not row.word(at, "that") or row.tokens[at].text[0] in row.lex.sets["joins"]:
            return False
    elif row.word(n, "that") and row.tokens[n].text[0] in row.lex.sets["joins"]:
        at = n
    else:
        return False
    return not row.word(at + 1, "auxiliaries", "negations") or row.mark(n - 1, COMMA)


def said_as_noun(row: Row, at: int, entry: Entry) -> Noun | None:
    """What a noun behind a verb says ("دعا X الأطراف إلى P", "نفى X بيع Y"), read phrase by phrase from `at` on."""
    told: tuple[Span, ...] = ()
    to: tuple[Span, ...] = ()
    n = _past_title(row, at)
    for _ in range(_SLOTS):
        while row.mark(n, COMMA) or row.kind(n) == "time" or row.word(n, "adverbs", "times", "suffixes"):
            n = _past_apposition(row, n)
        if n >= len(row.tokens) or row.tokens[n].entry is not None:
            return None
        if row.tokens[n].text in entry.governs and row.kind(n) == "word" and not _hears(row, n):
            if "quote" not in entry.takes:
                return None
            return _noun(row, n + 1, told, to)
        if row.word(n, "prepositions", "through"):
            end = phrase_end(row, n + 1, _stretch(row, n))
            told, to = (told, to) if to else hearers(row, n, end)
            n = _past_aside(row, n, end)
            continue
        if row.kind(n) not in ("word", "name") or row.word(n, "that", "relatives", "subordinators", "coordinators"):
            return None
        if "hearer" in entry.takes and not to:
            told, to, n = told_directly(row, n, _stretch(row, n))
            continue
        if not entry.takes & {"noun", "object"}:
            return None
        return _noun(row, n, told, to, whole="object" in entry.takes)
    return None


def _past_title(row: Row, at: int) -> int:
    """Past a title behind a person's name: "أكد X وزير الري، حصول …", "… X وزير الري حصول …"."""
    person = row.tokens[at - 1].mention if 0 < at <= len(row.tokens) else None
    if person is None or person.kind is not MentionKind.PERSON or not speaks(row, at) or definite(row, at):
        return at
    return first_end(row, at, run_end(row, at, _stretch(row, at)))


def _past_apposition(row: Row, n: int) -> int:
    """The next token, past "، وهو شقيق X،" and "، الذي …،"."""
    after = n + 1 + row.word(n + 1, "coordinators")
    if row.mark(n, COMMA) and row.word(after, "pronouns", "relatives", "subordinators"):
        return next((m for m in range(after, min(len(row.tokens), after + _ASIDE)) if row.mark(m, COMMA)), n + 1)
    return n + 1


def _hears(row: Row, at: int) -> bool:
    """ "في حديث إلى صحيفة X": the preposition opens who is told."""
    if opened_mark(row, at + 1) and not row.word(at, "glued_to"):
        return False  # "داعيا إلى «العصيان»"
    told, to = hearers(row, at, min(len(row.tokens), at + 3))
    return bool(told) or (bool(to) and any(row.kind(n) == "word" and row.word(n, "hearers") for n in (at + 1,)))


def _past_aside(row: Row, at: int, end: int) -> int:
    """Past a phrase with all that stands with it between commas: "، في رسالة وجهوها إلى الوزير، …"."""
    if not row.mark(at - 1, COMMA):
        return end
    return next((n for n in range(end, min(len(row.tokens), at + _ASIDE)) if row.mark(n, COMMA)), end)


def _stretch(row: Row, at: int) -> int:
    """The next mark, or verb of say-so."""
    n = at
    while n < len(row.tokens) and row.kind(n) not in ("mark", "quote") and row.tokens[n].entry is None:
        n += 1
    return n


def _noun(row: Row, start: int, told: tuple[Span, ...], to: tuple[Span, ...], *, whole: bool = False) -> Noun | None:
    """The noun phrase from `start` on with what belongs to it: to a comma, another verb of say-so, or a conjunction."""
    if row.word(start, "never_said") or row.phrase(start, "never_said") or row.word(start + 1, "never_said"):
        return None
    limit = _credit(row, start, clause_end(row, start))
    end = start
    while end < limit and not (row.mark(end, COMMA) and end > start):
        if row.tokens[end].entry is not None and end > start and row.word(end - 1, "joins"):
            end -= 1
            break
        if not whole and row.tokens[end].entry is not None and row.tokens[end].entry.kind != "verb":  # type: ignore[union-attr]
            break
        if end > start and row.finite(end) and row.mark(end + 1, (":",)):
            end = next((n for n in range(end - 1, max(start, end - _ASKED), -1) if row.word(n, "joins")), end)
            break  # "أعرب عن سعادته وعن المباراة قال: …"
        end += 1
    if end - start < 1 or (row.word(start, "things", "determiners") and end - start < _ALL):
        return None  # "نفى ذلك"
    return Noun(start, end, told, to)
