"""Names in scripts with capitals: runs of capitals, decided by lists, heads, offices and by the rest of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from sayso.extract.names_kinds import (
    ORGANISATION,
    OUTLET,
    PERSON,
    PLACE,
    UNNAMED,
    Found,
    evidence,
    guessed_kind,
    headed_kind,
    key,
    listed_kind,
    office_end,
    office_start,
    phrase,
)
from sayso.extract.names_runs import capital, close, runs, shouted, titled
from sayso.extract.names_unnamed import unnamed
from sayso.extract.names_words import Lexicon, Word, has, tokens
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
    known = _known(plain, bases, lexicon)
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
    made = {
        name + ending: name
        for name in sorted(capitals)
        for ending in lexicon.adjective_endings
        if name + ending in capitals
    }
    return structs.replace(lexicon, nationalities=lexicon.nationalities | frozenset(made)), frozenset(made.values())


def _sentences(page: Page, passage: Passage, lexicon: Lexicon) -> Iterator[Sentence]:
    for start, end in sentences(page.text, passage.span.start, passage.span.end, lexicon.lang):
        words = tokens(page.text, start, end, lexicon)
        if words:
            line = passage.kind is PassageKind.HEADLINE or page.text[end - 1] not in '.!?…"”»'
            yield Sentence(tuple(words), line and titled(words), passage.kind is PassageKind.CAPTION)


def _found(sentence: Sentence, lexicon: Lexicon, lower: frozenset[str]) -> Iterator[Found]:
    words = sentence.words
    for first, last in runs(words, lexicon):
        at = first
        while at < last and _opens(words, at, first, last, lexicon, lower):
            at += 1
        if at == last and last - first == 1 and words[first].folded not in lexicon.common | lexicon.articles:
            yield Found(first, last, None, "initial")
        yield from _parts(words, at, last, lexicon)


def _opens(words: Sequence[Word], at: int, first: int, last: int, lexicon: Lexicon, lower: frozenset[str]) -> bool:
    """Whether the word at the front of a run is no part of a name."""
    word = words[at]
    if word.folded in lexicon.articles:
        return True
    if at != first or shouted(word):
        return False
    initial = at == 0 or any(mark in word.gap for mark in "\"“”«»'‘’:•—–-([…") or word.gap == ""
    if not initial or listed_kind(words[at:last], lexicon):
        return False
    if last - at > 1 and word.folded not in lexicon.common and headed_kind(words[at:last], lexicon):
        return False
    office = office_end(words, at, last, lexicon) > at or has(lexicon.office_adjectives, word.folded, lexicon)
    if office and last - at > 1:
        return False
    return (
        office
        or word.folded in lexicon.common
        or word.folded in lower
        or (word.folded in lexicon.dictionary and not shouted(word))
    )


def _parts(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> Iterator[Found]:
    """The names in a run: a run is cut at dates, at offices, and where a nationality stands before a name."""
    dates = [i for i in range(at, last) if words[i].folded in lexicon.calendar]
    if dates:
        yield from _parts(words, at, dates[0], lexicon)
        yield from _parts(words, dates[0] + 1, last, lexicon)
        return
    while at < last and (words[at].folded in lexicon.links or words[at].folded in lexicon.articles):
        at += 1
    while (
        at < last
        and words[last - 1].folded in lexicon.links | lexicon.articles | lexicon.particles
        and not capital(words[last - 1])
    ):
        last -= 1
    if at < last:
        yield from _part(words, at, last, lexicon)


def _part(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> Iterator[Found]:
    linked = next((i for i in range(at + 1, last) if words[i].folded in lexicon.links), last)
    if words[last - 1].owns and linked < last:  # "General Command of Haftar's forces": two names
        yield from _parts(words, at, linked, lexicon)
        yield from _parts(words, linked, last, lexicon)
        return
    while last - at > 1 and has(lexicon.nationalities, words[last - 1].folded, lexicon):  # "TASS Russian news agency"
        last -= 1
    here = words[at:last]
    before = words[at - 1] if at and close(words[at], words[at - 1]) else None
    headed_before = lexicon.heads_first and before is not None and has(lexicon.outlet_heads, before.folded, lexicon)
    if headed_before or _agency(words, last, lexicon):
        end = next(
            (i for i in range(at + 1, last) if shouted(words[at]) and not shouted(words[i])), last
        )  # "KORA Velmoran news agency"
        yield Found(at, end, OUTLET, "before-agency", sure=True)
        return
    listed = listed_kind(here, lexicon)
    if lexicon.heads_first and not listed:
        for end in range(min(len(words), last + 3), at, -1):  # "Белый дом", "Канады | Джастин Трюдо"
            whole = all(close(words[i], words[i - 1]) for i in range(at + 1, end))
            wide = listed_kind(words[at:end], lexicon) if whole and (end > last or last - end >= 2) else None
            if wide is not None:
                yield Found(at, end, *wide, sure=True)
                if end < last:
                    yield from _part(words, end, last, lexicon)
                return
    if listed:
        first, end = _building(words, at, last, lexicon) if listed[0] is PLACE else (at, last)
        yield Found(first, end, *listed, sure=True)
        return
    head = _body_start(words, at, lexicon)
    if head < at and last - at <= 3:
        yield Found(head, last, ORGANISATION, "body-head", sure=True)
        return
    end = office_end(words, at, last, lexicon)
    if at < end < last and not _body_office(words, at, end, last, lexicon):
        yield from _held(words, at, end, last, lexicon)
        return
    if end == last:
        if last - at > 1 and (headed := headed_kind(here, lexicon)) and end - at == 1:
            yield Found(at, last, *headed, sure=True)
        return
    headed = headed_kind(here, lexicon)
    if headed:
        while at < last - 1 and (words[at].folded in lexicon.determiners):
            at += 1
        yield Found(at, last, *headed, sure=last - at > 1)
        return
    cut = at
    while cut < last and (
        has(lexicon.nationalities, words[cut].folded, lexicon) or has(lexicon.directions, words[cut].folded, lexicon)
    ):
        cut += 1
    if cut == last:
        return
    if cut > at and listed_kind(words[cut:last], lexicon):
        yield Found(at if words[at].folded in lexicon.directions else cut, last, PLACE, "part-of-country", sure=True)
        return
    if cut > at and office_end(words, cut, last, lexicon) == last:
        return
    built = _built(words, last, lexicon)
    if built > last and not any(has(lexicon.nationalities, word.folded, lexicon) for word in words[cut:last]):
        yield Found(cut, built, PLACE, "place-head", sure=True)
        return
    start = office_start(words, at, lexicon)
    if start < at:
        cut, inner = _of_place(words, cut, last, lexicon)
        yield from inner
        yield Found(cut, last, PERSON, "after-office", (start, cut), sure=True)
        return
    kind, by = guessed_kind(words[cut:last], before, lexicon)
    yield Found(cut, last, kind, by, sure=False)


def _agency(words: Sequence[Word], last: int, lexicon: Lexicon) -> bool:
    """Whether small words after a name call it a medium: "… Russian news agency", "… newspaper"."""
    if lexicon.heads_first:
        return False
    at, heads = last, 0
    while at < len(words) and at - last < 4 and close(words[at], words[at - 1]):
        if has(lexicon.outlet_heads, words[at].folded, lexicon):
            heads += words[at].text[0].islower()
        elif not (heads and has(lexicon.body_heads, words[at].folded, lexicon)) and not has(
            lexicon.nationalities, words[at].folded, lexicon
        ):
            break
        at += 1
    return heads > 0


def _building(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> tuple[int, int]:
    """The words of a building called after a place ("Moscow military airport"); else the place."""
    end = _built(words, last, lexicon)
    if end > last and has(lexicon.building_heads, words[end - 1].folded, lexicon):
        return at, end
    head = at - 2
    if (
        at > 2
        and words[at - 1].folded in lexicon.links
        and has(lexicon.building_heads, words[head].folded, lexicon)
        and close(words[at], words[at - 1])
    ):
        before = words[head - 1]
        wide = close(words[head], before) and before.text[0].islower() and before.folded not in lexicon.common
        return head - 1 if wide else head, last
    return at, last


def _body_start(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where a body begins that is written small before its name: "ministère de la Défense"; `at` if there is none."""
    i = at
    while lexicon.heads_first and i > 0 and at - i < 3 and close(words[i], words[i - 1]):
        i -= 1
        if has(lexicon.body_heads, words[i].folded, lexicon):
            return i if i < at - 1 or lexicon.lang == "ru" else at
        if words[i].folded not in lexicon.links | lexicon.articles:
            return at
    return at


def _built(words: Sequence[Word], last: int, lexicon: Lexicon) -> int:
    """Where a name ends with the small head noun after it: "Harun dam", "Moscow military airport"."""
    at = last
    while at < len(words) and at - last < 2 and close(words[at], words[at - 1]) and words[at].text[0].islower():
        if has(lexicon.place_heads, words[at].folded, lexicon):
            return at + 1
        if not has(lexicon.source_adjectives, words[at].folded, lexicon):
            return last
        at += 1
    return last


def _of_place(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> tuple[int, list[Found]]:
    """A listed place or body between an office and a name: "президента России Владимира …"."""
    for end in range(last - 1, at, -1):
        listed = listed_kind(words[at:end], lexicon) if lexicon.heads_first else None
        if listed is not None and listed[0] is not OUTLET and last - end > 0:
            return end, [Found(at, end, *listed, sure=True)]
    three = last - at == 3 and all(capital(word) for word in words[at:last])
    if lexicon.patronymics and three and not words[at + 1].folded.endswith(lexicon.patronymics):
        return at + 1, [Found(at, at + 1, PLACE, "office-of-place", sure=True)]  # "президента Велморы Илью Довранова"
    return at, []


def _body_office(words: Sequence[Word], at: int, end: int, last: int, lexicon: Lexicon) -> bool:
    """Whether what looks like an office opens the name of a body: "General Command", "Foreign Ministry"."""
    return has(lexicon.body_heads, words[end].folded, lexicon) or has(
        lexicon.place_heads, words[last - 1].folded, lexicon
    )


def _held(words: Sequence[Word], at: int, end: int, last: int, lexicon: Lexicon) -> Iterator[Found]:
    """An office and who holds it, or what it is of."""
    rest = end
    while rest < last and (words[rest].folded in lexicon.office_links or words[rest].folded in lexicon.articles):
        rest += 1
    if rest >= last:
        return
    of = rest > end
    here = words[rest:last]
    body = listed_kind(here, lexicon) or headed_kind(here, lexicon)
    if of and body is not None:
        if at and words[at - 1].folded in lexicon.articles:
            at -= 1
        yield Found(at, last, UNNAMED, "office-of", sure=True)
        yield Found(rest, last, *body, sure=True)
    elif of:
        guess = guessed_kind(here, words[rest - 1], lexicon)
        yield Found(rest, last, *guess)
    else:
        name, inner = _of_place(words, rest, last, lexicon)
        yield from inner
        yield Found(name, last, PERSON, "after-office", (at, end), sure=True)


Kinds = dict[tuple[str, ...], MentionKind]


def _known(plain: Sequence[tuple[Sentence, list[Found]]], bases: frozenset[str], lexicon: Lexicon) -> Kinds:
    """The kind of every name by what stands around it everywhere; a last name stands for the person."""
    votes: dict[tuple[str, ...], Counter[MentionKind]] = {}
    for sentence, found in plain:
        for each in found:
            name = key(sentence.words[each.first : each.last], lexicon)
            count = votes.setdefault(name, Counter())
            if len(name) == 1 and name[0] in bases:
                count[PLACE] += 2
            for seen, weight in evidence(sentence.words, each, lexicon):
                count[seen] += weight
    full = {name for name, count in votes.items() if len(name) > 1 and _winner(count) is PERSON}
    for name in sorted(full):
        votes.setdefault(name[-1:], Counter())[PERSON] += 4
    known = {name: kind for name, count in sorted(votes.items()) if (kind := _winner(count)) is not None}
    for name in sorted(full):
        known.setdefault(name[-2:], PERSON)
    return known


def _winner(count: Counter[MentionKind]) -> MentionKind | None:
    """The kind with the most votes; ties go to the first of the alphabet, so that they are always the same."""
    best = sorted(count.items(), key=lambda vote: (-vote[1], vote[0].value))
    return best[0][0] if best and best[0][1] > 0 else None


def _settled(sentence: Sentence, found: Found, known: Kinds, lexicon: Lexicon) -> Found | None:
    """A name with the kind that the page gives it; None if nothing shows that it is a name."""
    words = sentence.words[found.first : found.last]
    if _credit(sentence, found) or (len(words) == 1 and words[0].folded in lexicon.common and not shouted(words[0])):
        return None
    if found.sure:
        return found
    kind = known.get(key(words, lexicon))
    if kind is not None:
        return structs.replace(found, kind=kind)
    if found.kind is not None and found.by != "initial":
        return found
    follows = sentence.words[found.last : found.last + 1]
    if follows and has(lexicon.person_verbs, follows[0].folded, lexicon):
        return structs.replace(found, kind=PERSON, by="before-verb")
    if found.by == "initial" or (
        found.first == 0 and len(words) == 1 and (lexicon.heads_first or words[0].folded in lexicon.dictionary)
    ):
        return None
    return structs.replace(found, kind=PLACE if words[0].owns else PERSON, by="capital")


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
        span = Span(page.id, words[each.first].start, words[each.last - 1].end)
        role = None if each.role is None else Span(page.id, words[each.role[0]].start, words[each.role[1] - 1].end)
        spans.append(Mention(span, each.by, each.kind, role, _speaks_for(page, words, each, found, lexicon)))
    yield from spans
    yield from unnamed(page, words, found, lexicon)
