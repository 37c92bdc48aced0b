"""The subject of a verb of say-so, where the subject comes before its verb."""

from __future__ import annotations

from sayso.claim.say_so.row import COMMA, ENDS, Frame, Row, boundary, clause_start, party_of
from sayso.claim.say_so.sources import Party
from sayso.model import MentionKind, Span

_TITLE = 4  # tokens to a name behind its title
_CLAUSE = 6  # tokens before the auxiliary of a clause without "that": "says bridge will open"
_TITLE = 14  # tokens of a description before a name
_HEAD = 4  # tokens in which the head of a subject stands
_LEAD = 4  # words of what leads to an infinitive
_REACH = 80  # tokens between a verb and the subject before its aside, at most


def verb_group(row: Row, at: int) -> tuple[int, set[str]]:
    """First token of the verb's group (auxiliaries, adverbs, times before it), and what stands in it."""
    seen: set[str] = set()
    first = at
    while first > 0:
        back = first - 1
        if row.word(back, "negations"):
            seen.add("negated" if row.word(back, "denied") else "unsaid")
        elif row.word(back, "subordinators") and row.word(back - 1, "auxiliaries"):
            pass  # "has since said"
        elif row.word(back, "auxiliaries", "passives"):
            if "led" not in seen and _passive(row, back, at):
                seen.add("passive")
            if row.word(back, "to") and back == first - 1:
                lead = _leads_to(row, back)
                if lead is None:
                    seen.add("infinitive")
                    break
                seen.add("refused" if row.word(lead, "denied") else "led")
                back = lead
        else:
            size = _inside_group(row, back, at)
            if size == 0:
                break
            back -= size - 1
        first = back
    while first < at and row.kind(first) == "time":
        first += 1
    return first, seen


def _inside_group(row: Row, back: int, at: int) -> int:
    """Tokens of an adverb or a time that ends at `back`, or of a pronoun before an auxiliary ("l'a"); 0: of neither."""
    if row.lex.inverts and row.word(back, "object_pronouns") and (back + 1 == at or row.word(back + 1, "auxiliaries")):
        return 1
    if (row.word(back, "adverbs") or row.kind(back) == "time" or adverb(row, back)) and not _both(row, back):
        return 1
    for size in range(2, min(_LEAD, back) + 1) if row.lex.inverts else ():
        if row.lex.has("adverbs", " ".join(token.text for token in row.tokens[back - size + 1 : back + 1])):
            return size  # "par ailleurs"
    return 0


def _passive(row: Row, back: int, at: int) -> bool:
    """Does an auxiliary make the verb a passive, and no perfect: "he's said that"?"""
    perfect = row.word(back, "contracted") and not row.word(at + 1, "to", "by", "as_if")
    return row.word(back, "passives") and not perfect


def _both(row: Row, at: int) -> bool:
    """ "Both think": a subject, though it may be an adverb."""
    return row.word(at, "plural_nouns") and (at == 0 or row.mark(at - 1, ENDS))


def _leads_to(row: Row, to: int) -> int | None:
    """First token of what makes an infinitive of say-so a fact ("went on to say"); None where nothing does."""
    end = to
    while end > 0 and (row.word(end - 1, "adverbs") or row.kind(end - 1) == "time"):
        end -= 1
    if row.word(end - 1, "denied") and row.word(end - 1, "negations") and end > 1:
        return end - 1 if row.lex.zero_that and row.kind(end - 1) == "word" else None  # "declined to say"
    for size in range(1, _LEAD + 1):
        words = " ".join(token.text for token in row.tokens[max(0, end - size) : end])
        if end >= size and row.lex.has("leads_to", words):
            return end - size
    return None


def adverb(row: Row, at: int) -> bool:
    """An adverb by its ending, and no noun of those who speak ("family", "the assembly")."""
    token = row.tokens[at]
    ends = tuple(sorted(row.lex.sets["adverb_endings"]))
    plain = token.kind == "word" and bool(ends) and token.text.endswith(ends) and row.text[token.start].islower()
    return plain and at > 0 and not row.word(at, "people") and not row.word(at - 1, "determiners", "possessives")


def _zone(row: Row, end: int) -> tuple[int, int]:
    """Tokens [start, end) before a verb group that can hold its subject."""
    start = end
    while start > 0 and not boundary(row, start - 1):
        start -= 1
    for at in range(end - 1, start - 1, -1):
        if row.word(at, "coordinators") and (
            at in (start, end - 1) or not row.word(at, "joins") or _has_verb(row, start, at)
        ):
            return at + 1, end
    return start, end


def _has_verb(row: Row, start: int, end: int) -> bool:
    return any(row.word(at, "auxiliaries") and not row.word(at, "to") for at in range(start, end))


def _new_clause(row: Row, start: int, at: int) -> bool:
    """ "…, and X, the mayor, said": a comma, and a verb before it."""
    if not row.mark(at - 1, COMMA):
        return False
    mention = row.tokens[at + 1].mention if at + 1 < len(row.tokens) else None
    if mention is not None and mention.kind is MentionKind.PERSON and row.mark(at + 2, COMMA):
        return any(row.kind(n) == "word" and not _names(row, n) for n in range(start, at - 1))
    return _has_verb(row, start, at) or any(row.finite(n) for n in range(start, at))


def _names(row: Row, at: int) -> bool:
    """A word of a noun phrase that names people."""
    return row.word(at, "determiners", "possessives", "of", "joins") or row.lex.noun("people", row.tokens[at].text)


def first_chunk(row: Row, end: int) -> tuple[int, int]:
    """The subject of a clause whose verb stands after an aside between commas."""
    start = max(clause_start(row, end), end - _REACH)
    for at in range(end - 1, start - 1, -1):
        if (
            row.kind(at) == "quote"
            or (row.word(at, "coordinators") and (not row.word(at, "joins") or _new_clause(row, start, at)))
            or (row.word(at, "that") and row.finite(at - 1))
            or (row.word(at, "cuts") and row.mark(at - 1, COMMA) and _nominal(row, at + 1))
        ):
            start = at + 1
            break
    commas = [at for at in range(start, end) if row.mark(at, COMMA)]
    while len(commas) > 1 and _leads(row, start, commas[0]):
        start, commas = commas[0] + 1, commas[1:]
    return start, commas[0] if commas else end


def _nominal(row: Row, at: int) -> bool:
    """Can a subject begin at a token?"""
    return row.kind(at) == "name" or row.word(at, "determiners", "possessives", "pronouns", "collective", "people")


def _leads(row: Row, start: int, comma: int) -> bool:
    """Is it a phrase of time, place or circumstance before the subject: "Hours later, X", "Early in May, X"?"""
    if row.kind(start) == "time" or row.word(start, "prepositions", "subordinators", "adverbs", "times", "things"):
        return True
    ends = tuple(sorted(row.lex.sets["participles"]))
    if ends and row.kind(start) in ("word", "cue") and row.tokens[start].text.endswith(ends):
        return True  # "Speaking later, X"
    return party_of(row, start, comma) is None


def _dashed(row: Row, closing: int) -> int | None:
    """Where an aside between dashes opens: "X - including Y - said"."""
    at = closing - 1
    while at > max(0, closing - _REACH) and not row.mark(at, (*ENDS, ";")) and row.kind(at) != "quote":
        if row.mark(at, ("-",)):
            while at > 0 and row.mark(at - 1, ("-", *COMMA)):
                at -= 1
            return at
        at -= 1
    return None


def _introduced(row: Row, first: int) -> tuple[int, int] | None:
    """First token of a description that leads to a person's name between commas right before the verb; the name."""
    mention = row.tokens[first - 2].mention
    name = next((n for n in range(first - 2, max(0, first - 5), -1) if row.mark(n - 1, COMMA)), None)
    if mention is None or mention.kind is not MentionKind.PERSON or name is None:
        return None
    start = name - 1
    while start > 0 and name - start < _TITLE and not boundary(row, start - 1):
        start -= 1
    start += row.word(start, "joins")
    described = row.word(start, "determiners", "possessives", "people")
    speaks = any(row.kind(n) == "word" and row.lex.noun("people", row.tokens[n].text) for n in range(start, name - 1))
    opens = (
        start == 0
        or row.mark(start - 1, COMMA)
        or row.kind(start - 1) == "quote"
        or row.word(start - 1, "coordinators", "subordinators", "that")
    )
    return (start, name) if described and speaks and opens else None


def _with_before(row: Row, led: tuple[int, int], first: int) -> tuple[Party | None, int, int]:
    """A name with its description, and one before it that "and" joins: "her mother, X, and her coach, Y, said"."""
    last = party_of(row, led[1], first - 1)
    joined = row.word(led[0] - 1, "joins") and row.mark(led[0] - 2, COMMA)
    other = _introduced(row, led[0] - 1) if joined else None
    if other is None or last is None:
        return last, led[0], first
    one = party_of(row, other[1], led[0] - 2)
    both = last if one is None else Party((*one.sources, *last.sources), one.words)
    return both, other[0], first


def _headline_subject(row: Row, start: int, first: int) -> tuple[Party | None, int, int]:
    """ "X writes to Y, says he will come": the subject of the verb before a comma, without an "and"."""
    entry = row.tokens[first].entry
    clause = next(
        (n for n in range(first + 1, len(row.tokens)) if row.word(n, "auxiliaries") or row.kind(n) == "mark"), 0
    )
    opens = row.word(first + 1, "pronouns", "collective", "bodies", "that", "objects")
    if entry is None or not (opens or (first + 1 < clause <= first + _CLAUSE and row.word(clause, "auxiliaries"))):
        return None, first, first
    found = party_of(row, start, first_phrase(row, start, first - 1))
    return (found, first, first) if found is not None and found.sure else (None, first, first)


def subject(row: Row, first: int, found: list[Frame]) -> tuple[Party | None, int, int]:
    """The party before a verb group, and the zone [start, end) that it was read from."""
    if first == 0 or row.kind(first - 1) == "quote":
        return None, first, first
    if row.mark(first - 1, COMMA):
        return _subject_before_comma(row, first)
    if row.mark(first - 1, ("-",)) and (opened := _dashed(row, first - 1)) is not None:
        start, end = _zone(row, opened)
        return party_of(row, start, end), start, first
    start, end = _zone(row, first)
    if start > 0 and _qualifies(row, start, end):
        source, begin, stop = _antecedent(row, start - 1)
        return source, begin if end > start else start, stop
    if start == end and start > 0 and row.word(start - 1, "coordinators"):
        if (shared := _shared(found, start)) is not None:
            return shared, start, end
        back, stop = first_chunk(row, start - 1)
        return party_of(row, back, first_phrase(row, back, stop)), start, end
    return party_of(row, start, end), start, end


def _shared(found: list[Frame], start: int) -> Party | None:
    """The subject of the verb before an "and": of the last frame that stands inside no other."""
    told = [frame for frame in found if frame.source is not None and frame.last <= start]
    free = [f for f in told if not any(a <= f.first < b for other in told if other is not f for a, b in other.parts)]
    return free[-1].source if free and found[-1] in told else None


def _subject_before_comma(row: Row, first: int) -> tuple[Party | None, int, int]:
    """The subject of a verb that stands behind an aside between commas."""
    start, end = first_chunk(row, first - 1)
    if row.kind(first - 2) == "quote":
        return None, first, first
    if (led := _introduced(row, first)) is not None:  # "P, a spokesman, X, said"
        return _with_before(row, led, first)
    if end >= first - 1:
        return _headline_subject(row, start, first)
    if (person := _apposed(row, end)) is not None:  # "the spokesman of the presidency, X, denied"
        return party_of(row, person, person + 1), start, first
    return party_of(row, start, end), start, first


def _qualifies(row: Row, start: int, end: int) -> bool:
    """Is what stands before the verb a relative clause ("officials who met X said"), and no subject inside one?"""
    opened = row.word(start - 1, "relatives")
    if not opened and not (row.word(start - 1, "that") and not row.finite(start - 2) and row.kind(start - 2) == "word"):
        return False
    if start == end:
        return opened
    if row.finite(start) or row.word(start, "auxiliaries"):
        return True
    plain = row.kind(start) == "word" and not row.word(start, "pronouns", "collective", "determiners", "possessives")
    who = row.word(start - 1, "subject_relatives")
    object_ = any(row.word(n, "determiners", "possessives", "prepositions") for n in range(start + 1, end))
    return who and plain and (object_ or not row.lex.noun("people", row.tokens[end - 1].text))


def _apposed(row: Row, comma: int) -> int | None:
    """The person between two commas, perhaps behind a title: ", Colonel X,"."""
    for n in range(comma + 1, min(len(row.tokens), comma + _TITLE)):
        mention = row.tokens[n].mention
        if mention is not None and mention.kind is MentionKind.PERSON:
            return n if row.mark(n + 1, COMMA) else None
        if row.kind(n) != "word" or row.word(n, "prepositions", "relatives", "joins", "auxiliaries"):
            return None
    return None


def first_phrase(row: Row, start: int, end: int) -> int:
    """One past the subject at the beginning of a clause: before the first plain word after those who can speak."""
    spoken = False
    for at in range(start, end):
        token = row.tokens[at]
        linked = row.word(at, "of", "prepositions", "joins", "relatives", "determiners", "possessives")
        plain = token.kind in ("word", "cue") and not linked and not row.lex.noun("people", token.text)
        if spoken and plain and (not row.text[token.start].isupper() or token.entry is not None):
            return at
        named = token.kind == "name" or row.lex.noun("people", token.text) or row.word(at, "pronouns", "collective")
        spoken = named and not linked
    return end


def in_dative(row: Row, begin: int, end: int) -> tuple[tuple[Span, ...], int]:
    """The body that is told, before a subject behind its verb ("сообщил агентству X источник"); where that begins."""
    endings = tuple(sorted(row.lex.sets["dative_endings"]))
    if not endings or begin >= end:
        return (), begin
    at = begin
    noun = row.lex.noun("agencies", row.tokens[at].text) and row.tokens[at].text.endswith(endings)
    at += noun
    if at < end and (row.kind(at) == "name" or row.text[row.tokens[at].start].isupper()):
        mention = row.tokens[at].mention
        at += 1
        subject_left = at < end and (row.kind(at) == "name" or row.lex.has("people", row.tokens[at].text))
        outlet = noun or (mention is not None and mention.kind is not MentionKind.PERSON)
        if subject_left and outlet and row.tokens[at - 1].text.endswith(endings if not noun else ""):
            start = at - 1 if mention is not None else begin
            return (Span(row.page, row.tokens[start].start, row.tokens[at - 1].end),), at
    return (), begin


def _antecedent(row: Row, relative: int) -> tuple[Party | None, int, int]:
    end = relative - 1 if row.mark(relative - 1, COMMA) else relative
    start, stop = _zone(row, end)
    found = party_of(row, start, stop)
    if found is None and row.mark(relative - 1, COMMA):  # "X, 24, from Y, who said"
        start, stop = first_chunk(row, end)
        found = party_of(row, start, stop)
    return found, start, relative + 1


def _many(row: Row, at: int) -> bool:
    word = row.tokens[at].text
    return row.lex.has("plural_nouns", word) or word.endswith(tuple(row.lex.sets["plural_letters"]))


def in_plural(row: Row, start: int, end: int) -> bool:
    """Can the tokens [start, end) be a subject in the plural, as a bare verb form needs?"""
    while end > start and (row.kind(end - 1) in ("mark", "time") or row.word(end - 1, "adverbs")):
        end -= 1
    if any(_people(row, n) for n in range(start, min(end, start + _HEAD))):
        return True  # "sources close to the general"
    if any(row.word(n, "joins") for n in range(start, end)):
        return True
    words = [n for n in range(start, end) if row.kind(n) in ("word", "name")]
    head = next((n for n in words[1:] if row.word(n, "of", "prepositions")), end) - 1 if words else end - 1
    last = row.tokens[head].text.rpartition(" ")[2] if head >= start else ""
    if row.word(head - 1, "determiners", "possessives") and not row.word(head - 1, "plural_nouns"):
        return _many(row, head)
    return _plural(row, last)


def _people(row: Row, at: int) -> bool:
    """A noun of several people, or a description that begins with one ("economists at X")."""
    words = row.tokens[at].text.split(" ")[:_HEAD] if row.kind(at) in ("word", "name") else ()
    return any(row.lex.has("people", word) and _plural(row, word) for word in words)


def _plural(row: Row, word: str) -> bool:
    ends = tuple(row.lex.sets["plural_letters"])
    plain = word.endswith(ends) and not word.endswith(("'s", "ss"))
    return row.lex.has("plural_nouns", word) or word.isdigit() or plain
