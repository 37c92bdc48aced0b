"""Names in Arabic, which has no capitals: lists, titles, head nouns, repetition, and the translation beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import structs

from sayso.extract.names.forms import Form, cut, forms
from sayso.extract.names.kinds import ORGANISATION, OUTLET, PERSON, PLACE, UNNAMED, Found
from sayso.extract.names.persons import named, part_of_name, strangers
from sayso.extract.names.project import projected
from sayso.extract.names.runs import unclosed
from sayso.extract.names.titles import body_end, body_name, country, listed, listed_longer, office, titled
from sayso.extract.names.tokens import tokens
from sayso.extract.names.words import Lexicon, lexicon, ordinary
from sayso.model import Mention, MentionKind, Page, Passage, Span
from sayso.text import sentences

Line = tuple[Form, ...]
_OFFICE = 8  # words of an office
_QUOTES = '"“”«»'


def arabic(page: Page, passages: Sequence[Passage], others: Sequence[Mention], *, lang: str = "ar") -> list[Mention]:
    """The mentions of passages of one language in Arabic script; `others` are those of the page in other scripts."""
    words = lexicon(lang)
    if words is None or not passages:
        return []
    lines = [
        forms(tokens(page.text, start, end, words), words)
        for passage in passages
        for start, end in sentences(page.text, passage.span.start, passage.span.end, lang)
    ]
    places = _seen_in(lines, words)
    found = [_Sentence(line, words, places).found() for line in lines]
    given = projected(page, others, lines, words) if others else [[] for _ in lines]
    given = [[_with_office(line, each, words) for each in more] for line, more in zip(lines, given, strict=True)]
    found = [_merged(mine, more) for mine, more in zip(found, given, strict=True)]
    known = _surnames(lines, found, words)
    out: list[Mention] = []
    for line, here in zip(lines, found, strict=True):
        for each in sorted([*here, *_repeated(line, here, known)], key=lambda one: one.first):
            out.append(_mention(page, line, each))
    return out


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

    def __init__(self, line: Line, words: Lexicon, places: frozenset[str]) -> None:
        self.line, self.words, self.places = line, words, places

    def found(self) -> list[Found]:
        out: list[Found] = []
        at = 0
        while at < len(self.line):
            here = [each for each in self._at(at) if not (each.by == "office-of" and self._apposed(each, out))]
            out += here
            at = max([at + 1, *(each.last for each in here if each.kind is not UNNAMED)])
        return out

    def _apposed(self, each: Found, before: Sequence[Found]) -> bool:
        """Whether an office only tells who the person is that stands right before it: "…، وزير الخارجية الروسي"."""
        return any(one.kind is PERSON and one.last == each.first for one in before[-1:])

    def _at(self, at: int) -> list[Found]:
        first = (self._office, self._quoted, self._club, self._named, self._national, self._listed, self._place)
        for rule in (*first, self._small, self._realm, self._body, self._source, self._said, self._in, self._holder):
            here = list(rule(at))
            if here:
                return here
        return []

    def _office(self, at: int) -> Iterator[Found]:
        held = office(self.line, at, self.words)
        if held is None:
            return
        end = titled(self.line, held.name, self.words)
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

    def _named(self, at: int) -> Iterator[Found]:
        """A given name and a family name, without a title."""
        if listed_longer(self.line, at, self.words):
            return
        for letters, bare in self.line[at].readings:
            if letters and (ordinary(self.line[at].bare, self.words) or not self._starts(bare)):
                continue
            end = named(self.line, at, bare, self.words)
            if end > at:
                yield Found(at, end, PERSON, "given-name", cut=letters, sure=True)
                return

    def _holder(self, at: int) -> Iterator[Found]:
        """A name by which a holder of an office is known alone."""
        here = self.line[at]
        letters = next((cut for cut, bare in here.readings if bare in self.words.holders), None)
        if letters is not None and (not letters or not here.ordinary(self.words)):
            yield Found(at, at + 1, PERSON, "office-holder", cut=letters)

    def _starts(self, bare: str) -> bool:
        return len(bare) > 2 and (part_of_name(bare, self.words) or bare in self.words.person_heads)

    def _national(self, at: int) -> Iterator[Found]:
        """An adjective of nationality that stands for a man, and his name: "الكيني |كيبلاغات كيبكورير|"."""
        here = self.line[at]
        if not (here.definite and here.relational and here.any(self.words.nationalities)) or at + 1 >= len(self.line):
            return
        after = self.line[at + 1]
        if after.near and not after.definite and here.bare.endswith(self.words.relational_endings[:1]):
            end = strangers(self.line, at + 1, self.words)
            if end > at + 1:
                yield Found(at + 1, end, PERSON, "after-nationality", sure=True)

    def _club(self, at: int) -> Iterator[Found]:
        """A word of clubs and a town, or a town and a word of clubs: "ريال …", "… يونايتد"."""
        line, words = self.line, self.words
        opens = line[at].any(words.club_words) and at + 1 < len(line) and line[at + 1].near
        hit = listed(line, at + 1 if opens else at, words)
        if hit is None or hit[1] is not PLACE:
            return
        if opens and not hit[2]:
            yield Found(at, hit[0], ORGANISATION, "club", cut=line[at].cut_for(words.club_words), sure=True)
        elif not opens and hit[0] < len(line) and line[hit[0]].near and line[hit[0]].bare in words.club_words:
            yield Found(at, hit[0] + 1, ORGANISATION, "club", cut=hit[2], sure=True)
        elif line[at - 1].any(words.team_heads) and at and line[at].near and not hit[2]:
            yield Found(at - 1, hit[0], ORGANISATION, "team", cut=line[at - 1].cut_for(words.team_heads), sure=True)

    def _listed(self, at: int) -> Iterator[Found]:
        hit = listed(self.line, at, self.words)
        if hit is not None and not self._described(at):
            yield Found(at, hit[0], hit[1], "listed", cut=hit[2], sure=True)

    def _described(self, at: int) -> bool:
        """Whether a word that is a country and an adjective describes the noun before it: "مقاتلة سورية"."""
        here, before = self.line[at], self.line[at - 1]
        if not at or not here.near or here.bare not in self.words.nationalities:
            return False
        return before.common and not (before.closed or before.definite or before.any(self.words.place_cues))

    def _place(self, at: int) -> Iterator[Found]:
        here = self.line[at]
        if at + 1 >= len(self.line) or not self.line[at + 1].near:
            return
        hit = listed(self.line, at + 1, self.words)
        if here.any(self.words.directions):
            yield from self._part(at, hit)
        elif here.any(self.words.kind_heads):
            yield from self._of_kind(at, hit)
        elif here.any(self.words.place_heads):
            cut = here.cut_for(self.words.place_heads)
            if hit is not None and hit[1] is PLACE and not hit[2]:
                yield Found(at, hit[0], PLACE, "place-head", cut=cut, sure=True)
                return
            person = named(self.line, at + 1, self.line[at + 1].bare, self.words)
            if person > at + 1:
                yield Found(at, person, PLACE, "place-head", cut=cut, sure=True)  # "مطار محمد الخامس"
            elif not here.definite and not self.line[at + 1].definite and self._unknown(at):
                yield Found(at, at + 2, PLACE, "place-head", cut=cut, sure=True)

    def _part(self, at: int, hit: tuple[int, MentionKind, int] | None) -> Iterator[Found]:
        """A part of a country: "شرقي ليبيا"; what lies north of a town is no part of it."""
        here, after = self.line[at], self.line[at + 1]
        cut = here.cut_for(self.words.directions)
        if hit is not None and hit[1] is PLACE and not hit[2] and country(self.line, at + 1, hit[0]):
            yield Found(at, hit[0], PLACE, "part-of-country", cut=cut, sure=True)
        elif here.definite and after.definite and after.any(self.words.nationalities):
            yield Found(at, at + 2, PLACE, "part-of-country", cut=cut, sure=True)

    def _of_kind(self, at: int, hit: tuple[int, MentionKind, int] | None) -> Iterator[Found]:
        """The name after the noun that says what kind of place it is: "مدينة |غزة|"."""
        if self.line[at].definite or (hit is not None and hit[1] is PLACE):
            return  # the list finds it
        end = named(self.line, at + 1, self.line[at + 1].bare, self.words)
        if end == at + 1 and self._unknown(at):
            end = at + 2
            opened = self.line[at + 1].any(self.words.place_openers)
            end += opened and end < len(self.line) and self.line[end].near and not self.line[end].closed
        if end > at + 1:
            yield Found(at + 1, end, PLACE, "kind-of-place", sure=True)

    def _unknown(self, at: int) -> bool:
        """Whether the word after is a name by the look of it."""
        after = self.line[at + 1]
        if after.bare in self.words.doubtful_towns:
            return True
        if after.any(self.words.nationalities) or after.any(self.words.directions):
            return False
        return after.strange or after.bare in self.words.people or self._opened(at)

    def _opened(self, at: int) -> bool:
        """Whether a first word of names of places stands before a common word: "وادي بحر"."""
        return self.line[at].any(self.words.place_openers) and not self.line[at + 1].closed

    def _body(self, at: int) -> Iterator[Found]:
        end = body_end(self.line, at, self.words)
        if end > at:
            outlet = self.line[at].any(self.words.outlet_heads)
            cut = self.line[at].cut_for(self.words.outlet_heads if outlet else self.words.body_heads)
            kind = OUTLET if outlet else ORGANISATION
            apart = not self.line[at].definite and self.line[at].any(self.words.named_heads)
            if apart and body_name(self.line, at, self.words) == end:
                yield Found(at + 1, end, kind, "named-body", sure=True)  # "صحيفة |…|"
            else:
                yield Found(at, end, kind, "body-head", cut=cut, sure=True)

    def _realm(self, at: int) -> Iterator[Found]:
        """The full name of a state, "المملكة المغربية"; a ministry by its field alone, "الخارجية الروسية"."""
        line, end = self.line, at + 1
        cut = next((letters for letters, bare in line[at].readings if bare.startswith(line[at].article)), 0)
        state = any(bare in self.words.realm_heads for _, bare in line[at].readings)
        if not state and not any(bare in self.words.ministries for _, bare in line[at].readings):
            return
        while state and end < len(line) and end - at < 3 and line[end].near and self._adjective(end):
            end += 1
        if end < len(line) and line[end].near and line[end].definite and line[end].any(self.words.nationalities):
            office = at > 0 and line[at].near and line[at - 1].any(self.words.office_heads)
            if state or not (office or (at > 0 and line[at].near and line[at - 1].definite)):
                kind = PLACE if state else ORGANISATION
                yield Found(at, end + 1, kind, "full-name" if state else "ministry", cut=cut, sure=True)

    def _adjective(self, at: int) -> bool:
        return self.line[at].definite and self.line[at].relational and not self.line[at].any(self.words.nationalities)

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
        if (place.near and place.bare in self.words.doubtful_towns) or (
            place.near
            and place.strange
            and place.bare in self.places
            and not (place.definite or place.given or listed(self.line, at + 1, self.words))
        ):
            yield Found(at + 1, at + 2, PLACE, "after-preposition")

    def _said(self, at: int) -> Iterator[Found]:
        """Words that no dictionary knows, right after a verb of people; one alone if it is known of names."""
        verb, here = self.line[at - 1], self.line[at]
        if at == 0 or not here.near or not verb.any(self.words.person_verbs) or not here.strange:
            return
        end = strangers(self.line, at, self.words)
        if end > at:
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


def _surnames(lines: Sequence[Line], found: Sequence[Sequence[Found]], words: Lexicon) -> frozenset[tuple[str, ...]]:
    """The full names of the persons of the page, and their last words where these are no common words."""
    known: set[tuple[str, ...]] = set()
    for line, here in zip(lines, found, strict=True):
        for each in here:
            if each.kind is PERSON:
                name = tuple(form.bare for form in line[each.first : each.last])
                if len(name) > 1 or line[each.first].strange:
                    known.add(name)
                if _alone(line, each, words):
                    known.add(name[-1:])
    return frozenset(known)


def _alone(line: Line, each: Found, words: Lexicon) -> bool:
    """Whether the last word of a name can stand for the person: a family name that means nothing besides."""
    last = line[each.last - 1]
    before = line[each.last - 2].bare if each.last - each.first > 1 else ""
    if before in words.person_heads or last.bare in words.given or last.bare in words.ordinals or last.closed:
        return False
    plain = last.bare.removeprefix(last.article)
    named = part_of_name(last.bare, words) or (plain != last.bare and part_of_name(plain, words))
    return len(last.bare) > 2 and (last.strange or named or not ordinary(last.bare, words))


def _repeated(line: Line, here: Sequence[Found], known: frozenset[tuple[str, ...]]) -> Iterator[Found]:
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
