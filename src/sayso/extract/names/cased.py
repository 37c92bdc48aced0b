"""Names in scripts with capitals: runs of capitals, decided by lists, heads, offices and by the rest of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from sayso.extract.names.bodies import bodies
from sayso.extract.names.documents import apart, documents
from sayso.extract.names.inflected import inflected
from sayso.extract.names.kinds import (
    ORGANISATION,
    OUTLET,
    PERSON,
    PLACE,
    UNNAMED,
    Found,
    company,
    headed_kind,
    key,
    listed_kind,
    office_end,
    phrase,
)
from sayso.extract.names.parts import names_of, quoted
from sayso.extract.names.runs import capital, close, enclosed, initial, runs, shouted, titled, unclosed
from sayso.extract.names.shapes import Run
from sayso.extract.names.tokens import tokens
from sayso.extract.names.unnamed import unnamed
from sayso.extract.names.votes import Kinds, known_kinds
from sayso.extract.names.words import Lexicon, Word, folded, has, ordinary
from sayso.lang.inflection import inflection
from sayso.model import Mention, MentionKind, Page, Passage, PassageKind, Span
from sayso.text import sentences

_JOINED = 2000  # characters of sentences put together at most
_SHORT = 4  # letters of an abbreviation at most
_FRONTS = 2  # small particles at the front of a name
_CURRENCIES = ("$", "€", "£", "¥")


class Sentence(Struct, frozen=True):
    words: tuple[Word, ...]
    titled: bool
    caption: bool


def cased(page: Page, passages: Sequence[Passage], lexicon: Lexicon) -> list[Mention]:
    """The mentions of the passages of one language."""
    read = [sentence for passage in passages for sentence in _sentences(page, passage, lexicon)]
    lexicon, bases = _with_adjectives(read, lexicon)
    lower = frozenset(word.folded for sentence in read for word in sentence.words if word.text[0].islower())
    plain = [(sentence, _read(sentence, lexicon, lower)) for sentence in read if not sentence.titled]
    known = known_kinds([(sentence.words, found) for sentence, found in plain], bases, lexicon)
    happened = {_name(one, each, lexicon) for one, found in plain for each in found if each.by == "happening"}
    out: list[Mention] = []
    for sentence, found in plain:
        kept = [each for each in found if each.sure or _name(sentence, each, lexicon) not in happened]
        settled = [one for each in kept if (one := _settled(sentence, each, known, lexicon))]
        out += _mentions(page, sentence.words, settled, lexicon)
    for sentence in read:
        if sentence.titled:
            out += _mentions(page, sentence.words, list(_titled_names(sentence, known, lexicon)), lexicon)
    return out


def _read(sentence: Sentence, lexicon: Lexicon, lower: frozenset[str]) -> list[Found]:
    """The names of a sentence; a language with cases has rules of its own."""
    if inflection(lexicon.lang) is not None:
        return inflected(sentence.words, lexicon, lower)
    return list(_found(sentence, lexicon, lower))


def _with_adjectives(read: Sequence[Sentence], lexicon: Lexicon) -> tuple[Lexicon, frozenset[str]]:
    """The lexicon with adjectives of the page's own places ("Velmoran" beside "Velmora"), and those places."""
    capitals = {word.folded for sentence in read for word in sentence.words if len(word.folded) > 3 and capital(word)}
    made: dict[str, str] = {}
    for name in sorted(capitals):
        for ending in lexicon.adjective_endings:
            for cut in ("", *lexicon.adjective_cuts):
                if name.endswith(cut) and name[: len(name) - len(cut)] + ending in capitals:
                    made[name[: len(name) - len(cut)] + ending] = name
    made = {adjective: name for adjective, name in made.items() if adjective != name}
    alone = _only_before_nouns(read, capitals - frozenset(made), lexicon)
    nationalities = lexicon.nationalities | frozenset(made) | alone
    return structs.replace(lexicon, nationalities=nationalities), frozenset(made.values()) - frozenset(made)


def _only_before_nouns(read: Sequence[Sentence], capitals: set[str], lexicon: Lexicon) -> frozenset[str]:
    """Capitals with the ending of an adjective of place that stand before an office or a head noun only."""
    shaped = {
        word
        for word in capitals
        if word.endswith(lexicon.demonym_endings or ("\0",)) and not (word in lexicon.given or word in lexicon.common)
    }
    free: set[str] = set()
    seen: set[str] = set()
    for sentence in read if shaped else ():
        for at, word in enumerate(sentence.words):
            headed = _before_place_head(sentence.words, at, lexicon)  # "Idlan dam" says nothing
            if word.folded in shaped and not headed:
                (seen if _before_noun(sentence.words, at, lexicon) else free).add(word.folded)
    return frozenset(seen - free)


def _before_noun(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    if at + 1 >= len(words) or not close(words[at + 1], words[at]):
        return False
    if at and capital(words[at - 1]) and close(words[at], words[at - 1]) and at > 1:
        return False
    following = words[at + 1].folded
    nouns = (lexicon.place_nouns, lexicon.body_heads, lexicon.source_adjectives)
    return (
        phrase(lexicon.offices, words, at + 1, lexicon) > 0
        or phrase(lexicon.sources, words, at + 1, lexicon) > 0
        or any(has(listed, following, lexicon) for listed in nouns)
    )


def _before_place_head(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    following = words[at + 1 : at + 2]
    return bool(following) and close(following[0], words[at]) and has(lexicon.place_heads, following[0].folded, lexicon)


def _sentences(page: Page, passage: Passage, lexicon: Lexicon) -> Iterator[Sentence]:
    for start, end in _whole(page.text, passage.span, lexicon):
        words = tokens(page.text, start, end, lexicon)
        if words:
            line = passage.kind is PassageKind.HEADLINE or page.text[end - 1] not in '.!?…"”»'
            yield Sentence(
                tuple(words),
                line and inflection(lexicon.lang) is None and titled(words),
                passage.kind is PassageKind.CAPTION,
            )


def _whole(text: str, span: Span, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Sentences; one that ends with a short form of address goes on: "ils ont vu M. | Lestov"."""
    began = None
    for start, end in sentences(text, span.start, span.end, lexicon.lang):
        first = start if began is None else began
        last = text[max(first, end - _SHORT - 2) : end].rpartition(" ")[2]
        titled = last.endswith(".") and (folded(last[:-1]),) in lexicon.address and end - first < _JOINED
        began = first if titled else None
        if not titled:
            yield first, end
    if began is not None:
        yield began, end


def _found(sentence: Sentence, lexicon: Lexicon, lower: frozenset[str]) -> Iterator[Found]:
    done = 0  # a listed name may go on behind its run
    for first, last in runs(sentence.words, lexicon):
        if last > done and not _money(sentence.words, last):
            for each in _in_run(sentence.words, max(first, done), last, lexicon, lower):
                done = max(done, each.last)
                yield each


def _in_run(words: Sequence[Word], first: int, last: int, lexicon: Lexicon, lower: frozenset[str]) -> Iterator[Found]:
    """The names of a run of capitals, without the words at its front that are none of theirs."""
    front = _fronted(words, first, lexicon)
    if front < first:
        yield from names_of(words, front, last, lexicon)  # "al Munsif"
        return
    at, small = first, (lexicon.common, lexicon.articles, lexicon.calendar)
    while at < last and _opens(Run(words, at, last, lexicon), first, lower):
        at += 1
    plain = words[first].folded.partition("'")[0]  # "I'm"
    if at == last and last - first == 1 and not any(plain in listed for listed in small):
        yield Found(first, last, None, "initial")
    yield from names_of(words, at, last, lexicon)


def _money(words: Sequence[Word], last: int) -> bool:
    """ "US$ 40": the mark of a currency."""
    return last < len(words) and words[last].gap[:1] in _CURRENCIES and words[last].text[:1].isdigit()


def _fronted(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where the small particles begin that belong to a name: "al Munsif", "van der Orden"; `at` if there are none."""
    first = at
    while first and at - first < _FRONTS and close(words[first], words[first - 1]) and not capital(words[first - 1]):
        if words[first - 1].folded not in lexicon.particles and words[first - 1].folded not in lexicon.front_particles:
            break
        first -= 1
    inside = first > 0 and capital(words[first - 1]) and close(words[first], words[first - 1])
    return at if inside or words[first].folded not in lexicon.front_particles else first


def _opens(run: Run, first: int, lower: frozenset[str]) -> bool:
    """Whether the word at the front of a run is no part of a name."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    word = words[at]
    if word.folded in lexicon.articles:
        return True
    contracted = word.folded.partition("'")
    if contracted[1] and contracted[0] in lexicon.common:
        return True  # "I'm"
    if at != first or shouted(word):
        return False
    if last - at > 1 and phrase(lexicon.firm_offices, words, at + 1, lexicon) and company(words[at : at + 1], lexicon):
        return False
    fronts = (lexicon.front_particles, lexicon.event_openers, lexicon.vessel_openers)
    if last - at > 1 and any(word.folded in listed for listed in fronts) and word.folded not in lexicon.common:
        return False
    if (
        not (initial(words, at) or any(mark in words[at].gap for mark in ".?!"))
        or listed_kind(words[at:last], lexicon)
        or quoted(run)
    ):
        return False
    headed = last - at > 1 and headed_kind(words[at:last], lexicon)
    if headed and (word.folded not in lexicon.common or (lexicon.heads_first and headed[0] is PLACE)):
        return False
    office = office_end(words, at, last, lexicon) > at or has(lexicon.office_adjectives, word.folded, lexicon)
    if office and last - at > 1:
        return False
    return (
        office
        or word.folded in lexicon.common
        or word.folded in lower
        or (ordinary(word.folded, lexicon) and not shouted(word))
    )


def _nameless(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is no name by what it is: "DNA", "NEVER", "pro-Lestov"."""
    head, hyphen, _ = word.folded.partition("-")
    if shouted(word):
        return word.folded in lexicon.nameless or (len(word.text) >= _SHORT and ordinary(word.folded, lexicon))
    return bool(hyphen) and word.text[0].islower() and head in lexicon.prefixes


def _coded(sentence: Sentence, found: Found) -> bool:
    """Whether a single word is a letter, a number of something or a mark of party: "X", "SB1062", "(D-Orlend)"."""
    word = sentence.words[found.first]
    after = sentence.words[found.last].gap if found.last < len(sentence.words) else ""
    marked = word.text[1:2] == "-" and word.gap.strip() in (",", "(") and after.strip()[:1] in (",", ")", ".")
    return len(word.text) == 1 or marked or sum(letter.isdigit() for letter in word.text) > 1


def _name(sentence: Sentence, found: Found, lexicon: Lexicon) -> tuple[str, ...]:
    return key(sentence.words[found.first : found.last], lexicon)


def _settled(sentence: Sentence, found: Found, known: Kinds, lexicon: Lexicon) -> Found | None:
    """A name with the kind that the page gives it; None if nothing shows that it is a name."""
    words = sentence.words[found.first : found.last]
    nameless = len(words) == 1 and not found.sure and (_nameless(words[0], lexicon) or _coded(sentence, found))
    if nameless or found.by == "happening" or _credit(sentence, found) or _no_name(words, found, lexicon):
        return None
    if len(words) == 1 and words[0].folded in lexicon.common and not shouted(words[0]):
        return None
    if found.sure and not _whose(found, known.get(key(words, lexicon))):
        return found
    kind = known.get(key(words, lexicon))
    if kind is not None:
        return structs.replace(found, kind=kind, role=found.role if kind is PERSON else None)
    if found.role is not None:
        return structs.replace(found, kind=PERSON)
    if found.kind is not None and found.by != "initial":
        return found
    follows = sentence.words[found.last : found.last + 1]
    if follows and has(lexicon.person_verbs, follows[0].folded, lexicon):
        return structs.replace(found, kind=PERSON, by="before-verb")
    if enclosed(sentence.words, found.first, found.last) and len(words) == 1:
        return structs.replace(found, kind=ORGANISATION, by="quoted") if lexicon.heads_first else None
    if found.by == "initial" or (len(words) == 1 and _begins(sentence.words, found.first)):
        return None
    return structs.replace(found, kind=PLACE, by="capital")  # nothing speaks for a person


def _no_name(words: Sequence[Word], found: Found, lexicon: Lexicon) -> bool:
    """Whether capitals that nothing sure supports are a people ("African-Americans") or shouted words ("WHO WINS")."""
    if found.sure or found.role is not None:
        return False
    if len(words) == 1 and not shouted(words[0]):
        return has(lexicon.nationalities, words[0].folded.rpartition("-")[2], lexicon) and not found.by.startswith(
            "listed"
        )
    loud = all(map(shouted, words)) and sum(ordinary(word.folded, lexicon) for word in words) * 2 > len(words)
    return found.by == "capitals" and len(words) > 1 and loud


def _begins(words: Sequence[Word], at: int) -> bool:
    """Whether a sentence or a quotation begins with a word, so that its capital says nothing."""
    return initial(words, at) or any(mark in words[at].gap for mark in ".?!")


def _whose(found: Found, kind: MentionKind | None) -> bool:
    """Whether the page shows that a name of the list of cities is a person's here: the page decides before the list."""
    return found.by in ("listed-city", "listed-region") and kind is PERSON


def _credit(sentence: Sentence, found: Found) -> bool:
    """Whether the name is the credit of a picture: "(AFP)", "IMAGE: ANN OTHER/REUTERS"."""
    words, last = sentence.words, found.last
    after = words[last].gap if last < len(words) else ""
    outlet = found.kind is OUTLET
    bracketed = "(" in words[found.first].gap and last == len(words)
    slashed = "/" in words[found.first].gap or "/" in after
    return sentence.caption and ((outlet and bracketed) or slashed)


def _titled_names(sentence: Sentence, known: Kinds, lexicon: Lexicon) -> Iterator[Found]:
    """Names in a line where all words have capitals: only those that the page or a list knows."""
    words, at = sentence.words, 0
    while at < len(words):
        for last in range(min(len(words), at + 6), at, -1):
            here = words[at:last]
            if any(not close(here[i], here[i - 1]) for i in range(1, len(here))) or not capital(here[0]):
                continue
            kind = known.get(key(here, lexicon))
            listed = (kind, "seen-on-page") if kind is not None else listed_kind(here, lexicon)
            if (
                listed
                and not _credit(sentence, Found(at, last, *listed))
                and not (len(here) == 1 and here[0].folded in lexicon.common)
            ):
                yield Found(at, last, *listed, sure=True)
                at = last - 1
                break
        at += 1


def _held_next(words: Sequence[Word], each: Found, found: Sequence[Found]) -> bool:
    """Whether the holder of an office is named right after it: "the President of the Council, Ann Other"."""
    return any(
        one.kind is PERSON and one.first == each.last and words[one.first].gap.strip() in ("", ",") for one in found
    )


def _speaks_for(
    page: Page, words: Sequence[Word], each: Found, found: Sequence[Found], lexicon: Lexicon
) -> Span | None:
    """The body that a spokesperson speaks for: in the words of the office, or right before them."""
    if each.kind is not PERSON or each.role is None:
        return None
    first, last = each.role
    if not any(phrase(lexicon.spokespersons, words, i, lexicon) for i in range(first, last)):
        return None
    bodies = [
        one
        for one in found
        if one.kind not in (None, PERSON)
        and first - 1 <= one.last
        and one.last <= max(last, each.first)
        and one is not each
    ]
    near = [one for one in bodies if one.last >= first]
    return Span(page.id, words[near[-1].first].start, words[near[-1].last - 1].end) if near else None


def _dotted(page: Page, word: Word) -> bool:
    """Whether the full stop after a word is a part of it: "Inc.", but not "Corporation."."""
    return len(word.text) <= _SHORT and page.text[word.end : word.end + 1] == "."


def _mentions(page: Page, words: Sequence[Word], found: Sequence[Found], lexicon: Lexicon) -> Iterator[Mention]:
    spans: list[Mention] = []
    papers = documents(words, found, lexicon)
    found = [*apart(found, papers), *papers]
    for each in found:
        if each.kind is None or (each.kind is UNNAMED and _held_next(words, each, found)):
            continue
        start, end = words[each.first].start, words[each.last - 1].end
        if each.by == "quoted":
            end = unclosed(page.text, start, end)
        elif words[each.last - 1].folded in lexicon.legal_forms and _dotted(page, words[each.last - 1]):
            end += 1  # "Zellan Inc."
        span = Span(page.id, start, end)
        role = None if each.role is None else Span(page.id, words[each.role[0]].start, words[each.role[1] - 1].end)
        spans.append(Mention(span, each.by, each.kind, role, _speaks_for(page, words, each, found, lexicon)))
    for body in bodies(words, found, lexicon) if inflection(lexicon.lang) is None else ():
        yield Mention(Span(page.id, words[body.first].start, words[body.last - 1].end), body.by, ORGANISATION)
    yield from spans
    yield from unnamed(page, words, found, lexicon)
