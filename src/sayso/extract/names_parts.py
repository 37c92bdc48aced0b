"""The names in a run of capitals: an ordered tuple of rules, the first that knows the run answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from sayso.extract.names_kinds import (
    ORGANISATION,
    OUTLET,
    PERSON,
    PLACE,
    UNNAMED,
    Found,
    guessed_kind,
    headed_kind,
    listed_kind,
    office_end,
    office_start,
    phrase,
)
from sayso.extract.names_runs import capital, close, enclosed, shouted
from sayso.extract.names_words import Lexicon, Word, has, stem

_MOST_OFFICES = 3  # offices with a holder in one run


class Run(Struct, frozen=True):
    """Words [at, last) of a sentence that may be one name or hold several."""

    words: Sequence[Word]
    at: int
    last: int
    lexicon: Lexicon

    @property
    def here(self) -> Sequence[Word]:
        return self.words[self.at : self.last]

    @property
    def before(self) -> Word | None:
        return self.words[self.at - 1] if self.at and close(self.words[self.at], self.words[self.at - 1]) else None


Answer = list[Found] | None
Rule = Callable[[Run], Answer]


def names_of(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> Iterator[Found]:
    """The names in words [at, last): a run is cut at dates and freed of small words at its ends."""
    dates = [i for i in range(at, last) if words[i].folded in lexicon.calendar]
    if dates:
        yield from names_of(words, at, dates[0], lexicon)
        yield from names_of(words, dates[0] + 1, last, lexicon)
        return
    while at < last and words[at].folded in lexicon.links | lexicon.articles:
        at += 1
    small = lexicon.links | lexicon.articles | lexicon.particles
    while at < last and words[last - 1].folded in small and not capital(words[last - 1]):
        last -= 1
    if at < last:
        yield from _named(Run(words, at, last, lexicon))


def _named(run: Run) -> Iterator[Found]:
    while run.last - run.at > 1 and has(run.lexicon.nationalities, run.words[run.last - 1].folded, run.lexicon):
        run = Run(run.words, run.at, run.last - 1, run.lexicon)  # "KORA Velmoran news agency"
    for rule in _RULES:
        found = rule(run)
        if found is not None:
            yield from found
            return


def _owner_and_owned(run: Run) -> Answer:
    """ "General Command of Danvar's forces": two names."""
    words, lexicon = run.words, run.lexicon
    linked = next((i for i in range(run.at + 1, run.last) if words[i].folded in lexicon.links), run.last)
    if not words[run.last - 1].owns or linked == run.last:
        return None
    return [*names_of(words, run.at, linked, lexicon), *names_of(words, linked, run.last, lexicon)]


def _before_agency(run: Run) -> Answer:
    """ "l'agence KORA", "the KORA Velmoran news agency"."""
    words, lexicon = run.words, run.lexicon
    headed = lexicon.heads_first and run.before is not None and has(lexicon.outlet_heads, run.before.folded, lexicon)
    if not headed and not _agency(words, run.last, lexicon):
        return None
    end = next((i for i in range(run.at + 1, run.last) if shouted(words[run.at]) and not shouted(words[i])), run.last)
    return [Found(run.at, end, OUTLET, "before-agency", sure=True)]


def _agency(words: Sequence[Word], last: int, lexicon: Lexicon) -> bool:
    """Whether small words after a name call it a medium: "… Russian news agency", "… newspaper"."""
    if lexicon.heads_first:
        return False
    at, heads, bodies = last, 0, 0
    while at < len(words) and at - last < 4 and close(words[at], words[at - 1]):
        if has(lexicon.outlet_heads, words[at].folded, lexicon):
            heads += words[at].text[0].islower() and words[at].folded not in lexicon.outlet_modifiers
            bodies += words[at].folded in lexicon.outlet_modifiers
        elif bodies and has(lexicon.body_heads, words[at].folded, lexicon):
            heads += 1
        elif not has(lexicon.nationalities, words[at].folded, lexicon):
            break
        at += 1
    return heads > 0


def _wider_listed(run: Run) -> Answer:
    """ "Белый дом", "Канады | Ян Трев": where heads stand first, a listed name may end before or after the run."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    if not lexicon.heads_first or listed_kind(run.here, lexicon):
        return None
    for end in range(min(len(words), last + 3), at, -1):
        whole = all(close(words[i], words[i - 1]) for i in range(at + 1, end))
        wide = listed_kind(words[at:end], lexicon) if whole and (end > last or last - end >= 2) else None
        if wide is not None:
            rest = list(_named(Run(words, end, last, lexicon))) if end < last else []
            return [Found(at, end, *wide, sure=True), *rest]
    return None


def _listed(run: Run) -> Answer:
    listed = listed_kind(run.here, run.lexicon)
    if listed is None:
        return None
    first, end = _building(run) if listed[0] is PLACE else (run.at, run.last)
    return [Found(first, end, *listed, sure=True)]


def _small_head(run: Run) -> Answer:
    """A body whose head noun is written small before its name: "ministère de la Défense"."""
    head = _body_start(run)
    if head == run.at or run.last - run.at > 3 or _like_person(run.here, run.lexicon):
        return None
    return [Found(head, run.last, ORGANISATION, "body-head", sure=True)]


def _like_person(name: Sequence[Word], lexicon: Lexicon) -> bool:
    """ "комитета | Анна Другая": a given name and a surname after a head noun are no part of the body."""
    given = name[0].folded in lexicon.given or stem(name[0].folded, lexicon.endings) in lexicon.given
    return len(name) > 1 and (given or len(name[0].folded) == 1)


def quoted(run: Run) -> Answer:
    """ "компания «Икс»", "le journal « Le Phare »": the head noun before the marks says what is named."""
    words, at, lexicon = run.words, run.at, run.lexicon
    if not lexicon.heads_first or not at or not enclosed(words, at, run.last) or words[at - 1].text[0].isdigit():
        return None
    for listed, kind in ((lexicon.outlet_heads, OUTLET), (lexicon.body_heads, ORGANISATION)):
        if has(listed, words[at - 1].folded, lexicon):
            return [Found(at, run.last, kind, "quoted", sure=True)]
    if has(lexicon.place_heads, words[at - 1].folded, lexicon):  # "мечеть «Нур»": the head belongs to it
        return [Found(at - 1, run.last, PLACE, "quoted", sure=True)]
    return None


def _adjective_and_head(run: Run) -> Answer:
    """ "Верховный | суд", "Балтийское | море": where only the first word of such a name has a capital."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    if not lexicon.capital_adjectives or last - at != 1 or not words[at].folded.endswith(lexicon.capital_adjectives):
        return None
    if last >= len(words) or not close(words[last], words[at]) or capital(words[last]):
        return None
    for listed, kind in ((lexicon.body_heads, ORGANISATION), (lexicon.place_heads, PLACE)):
        if has(listed, words[last].folded, lexicon):
            return [Found(at, last + 1, kind, "adjective-head", sure=True)]
    return None


def _body_start(run: Run) -> int:
    words, lexicon, i = run.words, run.lexicon, run.at
    while lexicon.heads_first and i > 0 and run.at - i < 3 and close(words[i], words[i - 1]):
        i -= 1
        if has(lexicon.body_heads, words[i].folded, lexicon):
            state = lexicon.place_nouns | lexicon.state_nouns
            owned = i == run.at - 1 and has(state, words[i].folded, lexicon)  # "армия Велморы"
            return i if i < run.at - 1 or (lexicon.cases and not owned) else run.at
        if words[i].folded not in lexicon.links | lexicon.articles:
            return run.at
    return run.at


def _office_first(run: Run) -> Answer:
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    end = office_end(words, at, last, lexicon)
    if at < end < last and not _body_office(run, end):
        return list(_held(run, end))
    if end == last:
        headed = headed_kind(run.here, lexicon) if last - at > 1 and end - at == 1 else None
        return [] if headed is None else [Found(at, last, *headed, sure=True)]
    return None


def _office_inside(run: Run) -> Answer:
    """ "Harbour Board Chief of Staff Ann Other": what the office is of, the office, its holder."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    if lexicon.heads_first:
        return None
    for i in range(at + 1, min(last - 1, at + 6)):
        length = phrase(lexicon.offices | lexicon.address, words[:last], i, lexicon)
        end = i + length
        if not length or end >= last or not all(capital(word) for word in words[i:end] if len(word.text) > 3):
            continue
        rest = words[end:last]
        if all(capital(word) and not _headlike(word, lexicon) for word in rest) and len(rest) <= 4:
            before = [] if has(lexicon.nationalities, words[i - 1].folded, lexicon) and i - at == 1 else _owner(run, i)
            return [*before, Found(end, last, PERSON, "after-office", (at, end), sure=True)]
    return None


def _owner(run: Run, end: int) -> list[Found]:
    """What an office in capitals is of: only what a list or a head noun shows."""
    kind = listed_kind(run.words[run.at : end], run.lexicon) or headed_kind(run.words[run.at : end], run.lexicon)
    return [] if kind is None else [Found(run.at, end, *kind, sure=True)]


def _headlike(word: Word, lexicon: Lexicon) -> bool:
    return (
        has(lexicon.body_heads, word.folded, lexicon)
        or has(lexicon.place_heads, word.folded, lexicon)
        or has(lexicon.document_heads, word.folded, lexicon)
    )


def _headed(run: Run) -> Answer:
    headed = headed_kind(run.here, run.lexicon)
    if headed is None:
        return None
    at = run.at
    while at < run.last - 1 and run.words[at].folded in run.lexicon.determiners:
        at += 1
    return [Found(at, run.last, *headed, sure=run.last - at > 1)]


def _after_adjective(run: Run) -> Answer:
    """Adjectives of place before a name are no part of it, unless they make a part of a country."""
    words, lexicon, last = run.words, run.lexicon, run.last
    cut = _adjectives(run)
    if cut == last:
        return []
    if cut > run.at and listed_kind(words[cut:last], lexicon):
        first = run.at if words[run.at].folded in lexicon.directions else cut
        return [Found(first, last, PLACE, "part-of-country", sure=True)]
    if cut > run.at and office_end(words, cut, last, lexicon) == last:
        return []
    return None


def _adjectives(run: Run) -> int:
    """Where the adjectives of place at the front of a run end."""
    cut, lexicon = run.at, run.lexicon
    while cut < run.last and (
        has(lexicon.nationalities, run.words[cut].folded, lexicon)
        or has(lexicon.directions, run.words[cut].folded, lexicon)
    ):
        cut += 1
    return cut


def _built_place(run: Run) -> Answer:
    """ "Harun dam": a small head noun of place after the name."""
    cut = _adjectives(run)
    built = _built(run.words, run.last, run.lexicon)
    if built == run.last or any(
        has(run.lexicon.nationalities, word.folded, run.lexicon) for word in run.words[cut : run.last]
    ):
        return None
    return [Found(cut, built, PLACE, "place-head", sure=True)]


def _after_office(run: Run) -> Answer:
    """ "the harbour's spokesman Pavel Lestov": the office is written small."""
    start = office_start(run.words, run.at, run.lexicon)
    if start == run.at:
        return None
    cut, inner = _of_place(run.words, _adjectives(run), run.last, run.lexicon)
    alone = run.last - cut == 1 and run.words[cut].folded.endswith(run.lexicon.place_genitives or ("\0",))
    if alone and not inner:  # the ruler or the realm: "президента Велморы", "президента Анны"
        return [Found(cut, run.last, None, "after-office", (start, cut))]
    return [*inner, Found(cut, run.last, PERSON, "after-office", (start, cut), sure=True)]


def _guess(run: Run) -> Answer:
    cut = _adjectives(run)
    first, last = _building(Run(run.words, cut, run.last, run.lexicon))
    if first < cut:
        return [Found(first, last, PLACE, "place-head", sure=True)]
    return [Found(cut, run.last, *guessed_kind(run.words[cut : run.last], run.before, run.lexicon))]


_RULES: tuple[Rule, ...] = (
    _owner_and_owned,
    _before_agency,
    quoted,
    _wider_listed,
    _listed,
    _adjective_and_head,
    _small_head,
    _office_first,
    _office_inside,
    _headed,
    _after_adjective,
    _built_place,
    _after_office,
    _guess,
)


def _building(run: Run) -> tuple[int, int]:
    """The words of a building called after a place ("Paris military airport"); else the place."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
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


def _built(words: Sequence[Word], last: int, lexicon: Lexicon) -> int:
    """Where a name ends with the small head noun after it: "Harun dam", "Orlend military airport"."""
    at = last
    while at < len(words) and at - last < 2 and close(words[at], words[at - 1]) and words[at].text[0].islower():
        if has(lexicon.place_heads, words[at].folded, lexicon):
            return at + 1
        if not has(lexicon.source_adjectives, words[at].folded, lexicon):
            return last
        at += 1
    return last


def _of_place(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> tuple[int, list[Found]]:
    """A listed place or body between an office and a name: "президента России Ивана …"."""
    for end in range(last - 1, at, -1):
        listed = listed_kind(words[at:end], lexicon) if lexicon.heads_first else None
        given = listed is not None and listed[1] == "listed-city" and _like_person(words[at:last], lexicon)
        if listed is not None and listed[0] is not OUTLET and last - end > 0 and not given:
            return end, [Found(at, end, *listed, sure=True)]
    three = last - at == 3 and all(capital(word) for word in words[at:last])
    if lexicon.patronymics and three and not words[at + 1].folded.endswith(lexicon.patronymics):
        return at + 1, [Found(at, at + 1, PLACE, "office-of-place", sure=True)]  # "президента Велморы Илью Довранова"
    return at, []


def _body_office(run: Run, end: int) -> bool:
    """Whether what looks like an office opens the name of a body: "General Command", "Foreign Ministry"."""
    words, lexicon = run.words, run.lexicon
    return (
        has(lexicon.body_heads, words[end].folded, lexicon)
        or has(lexicon.place_heads, words[run.last - 1].folded, lexicon)
        or (end == run.last - 1 and has(lexicon.firm_words, words[end].folded, lexicon))  # "General Motors"
    )


def _held(run: Run, end: int) -> Iterator[Found]:
    """An office and who holds it, or what it is of."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    rest = end
    while rest < last and words[rest].folded in lexicon.office_links | lexicon.articles:
        rest += 1
    if rest >= last:
        return
    here = words[rest:last]
    body = listed_kind(here, lexicon) or headed_kind(here, lexicon)
    if rest > end and body is not None:
        if at and words[at - 1].folded in lexicon.articles:
            at -= 1
        yield Found(at, last, UNNAMED, "office-of", sure=True)
        yield Found(rest, last, *body, sure=True)
    elif rest > end:
        yield Found(rest, last, *guessed_kind(here, words[rest - 1], lexicon))
    else:
        name, inner = _of_place(words, rest, last, lexicon)
        yield from inner
        if name < last:
            yield Found(name, last, PERSON, "after-office", (at, end), sure=True)
