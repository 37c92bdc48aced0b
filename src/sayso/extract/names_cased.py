"""Names in scripts with capitals: runs of capitals, decided by lists, heads, offices and by the rest of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from sayso.extract.names_bodies import bodies
from sayso.extract.names_kinds import (
    ORGANISATION,
    OUTLET,
    PERSON,
    PLACE,
    UNNAMED,
    Found,
    headed_kind,
    key,
    listed_kind,
    office_end,
    phrase,
)
from sayso.extract.names_parts import Run, names_of, quoted
from sayso.extract.names_runs import capital, close, enclosed, initial, runs, shouted, titled, unclosed
from sayso.extract.names_unnamed import unnamed
from sayso.extract.names_votes import Kinds, known_kinds
from sayso.extract.names_words import Lexicon, Word, has, ordinary, tokens
from sayso.model import Mention, MentionKind, Page, Passage, PassageKind, Span
from sayso.text import sentences


class Sentence(Struct, frozen=True):
    words: tuple[Word, ...]
    titled: bool
    caption: bool


def cased(page: Page, passages: Sequence[Passage], lexicon: Lexicon) -> list[Mention]:
    """The mentions of the passages of one language."""
    read = [sentence for passage in passages for sentence in _sentences(page, passage, lexicon)]
    lexicon, bases = _with_adjectives(read, lexicon)
    lower = frozenset(word.folded for sentence in read for word in sentence.words if word.text[0].islower())
    plain = [(sentence, list(_found(sentence, lexicon, lower))) for sentence in read if not sentence.titled]
    known = known_kinds([(sentence.words, found) for sentence, found in plain], bases, lexicon)
    out: list[Mention] = []
    for sentence, found in plain:
        out += _mentions(
            page,
            sentence.words,
            [settled for each in found if (settled := _settled(sentence, each, known, lexicon))],
            lexicon,
        )
    for sentence in read:
        if sentence.titled:
            out += _mentions(page, sentence.words, list(_titled_names(sentence, known, lexicon)), lexicon)
    return out


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
        if word.endswith(lexicon.demonym_endings or ("\0",)) and word not in lexicon.given | lexicon.common
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
    for start, end in sentences(page.text, passage.span.start, passage.span.end, lexicon.lang):
        words = tokens(page.text, start, end, lexicon)
        if words:
            line = passage.kind is PassageKind.HEADLINE or page.text[end - 1] not in '.!?…"”»'
            yield Sentence(tuple(words), line and titled(words), passage.kind is PassageKind.CAPTION)


def _found(sentence: Sentence, lexicon: Lexicon, lower: frozenset[str]) -> Iterator[Found]:
    words, small = sentence.words, lexicon.common | lexicon.articles | lexicon.calendar
    for first, last in runs(words, lexicon):
        at = first
        while at < last and _opens(Run(words, at, last, lexicon), first, lower):
            at += 1
        if at == last and last - first == 1 and words[first].folded not in small:
            yield Found(first, last, None, "initial")
        yield from names_of(words, at, last, lexicon)


def _opens(run: Run, first: int, lower: frozenset[str]) -> bool:
    """Whether the word at the front of a run is no part of a name."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    word = words[at]
    if word.folded in lexicon.articles:
        return True
    if at != first or shouted(word):
        return False
    if not initial(words, at) or listed_kind(words[at:last], lexicon) or quoted(run):
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
        or word.folded.partition("'")[0] in lexicon.common  # "I'm"
        or word.folded in lower
        or (ordinary(word.folded, lexicon) and not shouted(word))
    )


def _settled(sentence: Sentence, found: Found, known: Kinds, lexicon: Lexicon) -> Found | None:
    """A name with the kind that the page gives it; None if nothing shows that it is a name."""
    words = sentence.words[found.first : found.last]
    if _credit(sentence, found) or (len(words) == 1 and words[0].folded in lexicon.common and not shouted(words[0])):
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
    alone = initial(sentence.words, found.first) and len(words) == 1
    if found.by == "initial" or (alone and _common(words[0], lexicon)):
        return None
    return structs.replace(found, kind=PLACE, by="capital")  # nothing speaks for a person


def _whose(found: Found, kind: MentionKind | None) -> bool:
    """Whether the page shows that a name of the list of cities is a person's here: the page decides before the list."""
    return found.by == "listed-city" and kind is PERSON


def _common(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word that only ever opens a sentence looks like a common word."""
    return lexicon.heads_first or ordinary(word.folded, lexicon) or word.folded.endswith(lexicon.common_endings)


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


def _mentions(page: Page, words: Sequence[Word], found: Sequence[Found], lexicon: Lexicon) -> Iterator[Mention]:
    spans: list[Mention] = []
    for each in found:
        if each.kind is None or (each.kind is UNNAMED and _held_next(words, each, found)):
            continue
        start, end = words[each.first].start, words[each.last - 1].end
        span = Span(page.id, start, unclosed(page.text, start, end) if each.by == "quoted" else end)
        role = None if each.role is None else Span(page.id, words[each.role[0]].start, words[each.role[1] - 1].end)
        spans.append(Mention(span, each.by, each.kind, role, _speaks_for(page, words, each, found, lexicon)))
    for body in bodies(words, found, lexicon):
        yield Mention(Span(page.id, words[body.first].start, words[body.last - 1].end), body.by, ORGANISATION)
    yield from spans
    yield from unnamed(page, words, found, lexicon)
