"""Names in Arabic, which has no capitals: lists, titles, head nouns, repetition, and the translation beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import structs

from sayso.extract.names_forms import Form, cut, forms
from sayso.extract.names_kinds import ORGANISATION, OUTLET, PERSON, PLACE, UNNAMED, Found
from sayso.extract.names_project import projected
from sayso.extract.names_runs import unclosed
from sayso.extract.names_titles import body_end, listed, office, person
from sayso.extract.names_words import Lexicon, lexicon, tokens
from sayso.model import Mention, Page, Passage, Span
from sayso.text import sentences

Line = tuple[Form, ...]
_OFFICE = 8  # words of an office
_QUOTES = '"“”«»'


def arabic(page: Page, passages: Sequence[Passage], others: Sequence[Mention]) -> list[Mention]:
    """The mentions of the Arabic passages; `others` are the mentions of the page in other scripts."""
    words = lexicon("ar")
    if words is None or not passages:
        return []
    lines = [
        forms(tokens(page.text, start, end, words), words)
        for passage in passages
        for start, end in sentences(page.text, passage.span.start, passage.span.end, "ar")
    ]
    alone, places = _seen(lines), _seen_in(lines, words)
    found = [_Sentence(line, words, alone, places).found() for line in lines]
    given = projected(page, others, lines, words) if others else [[] for _ in lines]
    given = [[_with_office(line, each, words) for each in more] for line, more in zip(lines, given, strict=True)]
    found = [_merged(mine, more) for mine, more in zip(found, given, strict=True)]
    known = _surnames(lines, found)
    out: list[Mention] = []
    for line, here in zip(lines, found, strict=True):
        for each in sorted([*here, *_repeated(line, here, known)], key=lambda one: one.first):
            out.append(_mention(page, line, each))
    return out


def _seen(lines: Sequence[Line]) -> frozenset[str]:
    """Words that stand on the page more than once, in any form, so that a name can end with them."""
    once: set[str] = set()
    twice: set[str] = set()
    for line in lines:
        for form in line:
            for _, bare in form.readings:
                (twice if bare in once else once).add(bare)
    return frozenset(twice)


def _seen_in(lines: Sequence[Line], words: Lexicon) -> frozenset[str]:
    """Words that stand after "in" at least twice, and after it whenever nothing is cut from their front."""
    after: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in lines:
        for at, form in enumerate(line):
            total[form.bare] += 1
            after[form.bare] += at > 0 and form.near and line[at - 1].bare in words.strong_place_cues
    return frozenset(word for word, count in after.items() if count > 1 and count == total[word])


class _Sentence:
    """Goes through one sentence from its first word to its last; holds where it is."""

    def __init__(self, line: Line, words: Lexicon, seen: frozenset[str], places: frozenset[str]) -> None:
        self.line, self.words, self.seen, self.places = line, words, seen, places

    def found(self) -> list[Found]:
        out: list[Found] = []
        at = 0
        while at < len(self.line):
            here = self._at(at)
            out += here
            at = max([at + 1, *(each.last for each in here if each.kind is not UNNAMED)])
        return out

    def _at(self, at: int) -> list[Found]:
        named = (self._office, self._quoted, self._listed, self._place)
        for rule in (*named, self._small, self._body, self._source, self._said, self._in):
            here = list(rule(at))
            if here:
                return here
        return []

    def _office(self, at: int) -> Iterator[Found]:
        held = office(self.line, at, self.words)
        if held is None:
            return
        end = person(self.line, held.name, self.words, self.seen)
        inside = [each for i in range(held.end, held.name) for each in self._inside(i, held.name)]
        if end > held.name:
            yield from inside
            if held.realm is not None:
                yield Found(held.realm, held.realm + 1, PLACE, "office-of-place")
            yield Found(held.name, end, PERSON, "after-office", (at, held.name), sure=True)
        elif held.of is not None:
            yield Found(at, held.of, UNNAMED, "office-of")
            yield from inside

    def _inside(self, at: int, end: int) -> Iterator[Found]:
        for rule in (self._quoted, self._listed, self._place, self._body):
            for each in rule(at):
                if each.last <= end:
                    yield each

    def _quoted(self, at: int) -> Iterator[Found]:
        """A head noun and the name in quotation marks after it; the head noun of a place belongs to its name."""
        here = self.line[at]
        if at + 1 >= len(self.line) or not any(mark in self.line[at + 1].word.gap for mark in _QUOTES):
            return
        end = at + 2
        while end < len(self.line) and end - at < 5 and self.line[end].word.gap.isspace():
            end += 1
        if here.any(self.words.outlet_heads):
            yield Found(at + 1, end, OUTLET, "quoted-outlet", sure=True)
        elif not here.definite and self._closed(at + 1, end):
            if here.any(self.words.place_heads):
                yield Found(at, end, PLACE, "quoted", cut=here.cut_for(self.words.place_heads), sure=True)
            elif here.any(self.words.body_heads):
                yield Found(at + 1, end, ORGANISATION, "quoted", sure=True)

    def _closed(self, first: int, end: int) -> bool:
        """Whether a quotation mark closes after words [first, end), of which none is a small word or a verb."""
        marked = end < len(self.line) and any(mark in self.line[end].word.gap for mark in _QUOTES)
        return (marked or end == len(self.line)) and not any(form.closed for form in self.line[first:end])

    def _listed(self, at: int) -> Iterator[Found]:
        hit = listed(self.line, at, self.words)
        if hit is not None:
            yield Found(at, hit[0], hit[1], "listed", cut=hit[2], sure=True)

    def _place(self, at: int) -> Iterator[Found]:
        here = self.line[at]
        if at + 1 >= len(self.line) or not self.line[at + 1].near:
            return
        hit = listed(self.line, at + 1, self.words)
        if here.any(self.words.directions):
            cut = here.cut_for(self.words.directions)
            if hit is not None and hit[1] is PLACE:
                yield Found(at, hit[0], PLACE, "part-of-country", cut=cut, sure=True)
            elif self.line[at + 1].any(self.words.nationalities):
                yield Found(at, at + 2, PLACE, "part-of-country", cut=cut, sure=True)
        elif here.any(self.words.place_heads):
            if hit is not None and hit[1] is PLACE:
                yield Found(at, hit[0], PLACE, "place-head", cut=here.cut_for(self.words.place_heads), sure=True)
            elif not self.line[at + 1].definite and (self.line[at + 1].strange or self._opened(at)):
                yield Found(at, at + 2, PLACE, "place-head", cut=here.cut_for(self.words.place_heads), sure=True)

    def _opened(self, at: int) -> bool:
        """Whether a first word of names of places stands before a common word: "وادي بحر"."""
        return self.line[at].any(self.words.place_openers) and not self.line[at + 1].closed

    def _body(self, at: int) -> Iterator[Found]:
        end = body_end(self.line, at, self.words)
        if end > at:
            outlet = self.line[at].any(self.words.outlet_heads)
            cut = self.line[at].cut_for(self.words.outlet_heads if outlet else self.words.body_heads)
            yield Found(at, end, OUTLET if outlet else ORGANISATION, "body-head", cut=cut, sure=True)

    def _small(self, at: int) -> Iterator[Found]:
        """Bodies known by two words: "الدفاع المدني"."""
        length = self.line[at].phrase(self.line, at, self.words.bodies)
        if length:
            letters = next((cut for cut, _ in self.line[at].readings if cut and not self.line[at].definite), 0)
            yield Found(at, at + length, ORGANISATION, "small-body", cut=letters, sure=True)

    def _source(self, at: int) -> Iterator[Found]:
        length = self.line[at].phrase(self.line, at, self.words.sources)
        end = at + length
        while length and end < len(self.line) and self.line[end].near and end - at < 5:
            if not (
                self.line[end].any(self.words.source_adjectives)
                or self.line[end].any(self.words.nationalities)
                or self.line[end].relational
            ):
                break
            end += 1
        inside = end + 1
        if (
            length
            and inside < len(self.line)
            and self.line[end].near
            and self.line[end].bare in self.words.office_links
        ):
            body = body_end(self.line, inside, self.words)
            if body > inside:
                yield Found(at, body, UNNAMED, "unnamed-source")
                yield from self._body(inside)
                return
        if length and end > at + length:
            yield Found(at, end, UNNAMED, "unnamed-source")

    def _in(self, at: int) -> Iterator[Found]:
        """A word that no dictionary knows, of that the page has more, right after "in"."""
        if at + 1 >= len(self.line) or not self.line[at].any(self.words.strong_place_cues):
            return
        place = self.line[at + 1]
        if (
            place.near
            and place.strange
            and place.bare in self.places
            and not (place.definite or place.given or listed(self.line, at + 1, self.words))
        ):
            yield Found(at + 1, at + 2, PLACE, "after-preposition")

    def _said(self, at: int) -> Iterator[Found]:
        """Two words or more that no dictionary knows, right after a verb of people."""
        if at == 0 or not self.line[at - 1].any(self.words.person_verbs) or not self.line[at].strange:
            return
        end = person(self.line, at, self.words, self.seen)
        if end - at >= 2:
            yield Found(at, end, PERSON, "after-verb", sure=True)


def _with_office(line: Line, each: Found, words: Lexicon) -> Found:
    """A person of the translation with the office right before the name."""
    for at in range(max(0, each.first - _OFFICE), each.first) if each.kind is PERSON else ():
        held = office(line, at, words)
        if held is not None and held.name == each.first:
            return structs.replace(each, role=(at, each.first))
    return each


def _merged(mine: Sequence[Found], more: Sequence[Found]) -> list[Found]:
    """What the sentence shows, and what the translation adds; a name of the translation outranks a guess."""
    out = list(mine)
    for each in more:
        clash = [one for one in out if one.kind is not UNNAMED and one.first < each.last and each.first < one.last]
        if not clash:
            out.append(each)
        elif (
            len(clash) == 1 and clash[0].kind is each.kind and clash[0].first == each.first and clash[0].by != "listed"
        ):
            out[out.index(clash[0])] = structs.replace(clash[0], last=each.last, by="as-translated")
    return sorted(out, key=lambda one: (one.first, one.last))


def _surnames(lines: Sequence[Line], found: Sequence[Sequence[Found]]) -> dict[tuple[str, ...], bool]:
    """The last words of the persons of the page, and their full names."""
    known: dict[tuple[str, ...], bool] = {}
    for line, here in zip(lines, found, strict=True):
        for each in here:
            if each.kind is PERSON:
                name = tuple(form.bare for form in line[each.first : each.last])
                known[name] = True
                if len(name[-1]) > 2:
                    known[name[-1:]] = True
    return known


def _repeated(line: Line, here: Sequence[Found], known: dict[tuple[str, ...], bool]) -> Iterator[Found]:
    taken = {i for each in here if each.kind is not UNNAMED for i in range(each.first, each.last)}
    at = 0
    while at < len(line):
        for last in range(min(len(line), at + 4), at, -1):
            if any(i in taken for i in range(at, last)) or not all(form.near for form in line[at + 1 : last]):
                continue
            rest = tuple(form.word.folded for form in line[at + 1 : last])
            letters = next((letters for letters, bare in line[at].readings if (bare, *rest) in known), None)
            if letters is not None:
                yield Found(at, last, PERSON, "seen-on-page", cut=letters)
                at = last - 1
                break
        at += 1


def _mention(page: Page, line: Line, each: Found) -> Mention:
    first, last = line[each.first], line[each.last - 1]
    start = cut(page.text, first.word.start, each.cut)
    end = unclosed(page.text, start, last.word.end) if each.by == "quoted" else last.word.end
    role = None if each.role is None else Span(page.id, line[each.role[0]].word.start, line[each.role[1] - 1].word.end)
    return Mention(Span(page.id, start, end), each.by, each.kind or UNNAMED, role)
