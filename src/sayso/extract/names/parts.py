"""The names in a run of capitals: an ordered tuple of rules, the first that knows the run answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sayso.extract.names.kinds import (
    ORGANISATION,
    OUTLET,
    PERSON,
    PLACE,
    UNNAMED,
    Found,
    acronym,
    company,
    guessed_kind,
    headed_kind,
    linked_openers,
    listed_kind,
    office_end,
    office_start,
    phrase,
)
from sayso.extract.names.runs import capital, close, enclosed, shouted
from sayso.extract.names.shapes import (
    Run,
    adjectives,
    agency,
    body_start,
    building,
    built,
    event_head,
    event_opener,
    headlike,
    in_month,
    like_person,
    named_so,
)
from sayso.extract.names.words import Lexicon, Word, has, ordinary

_COURTESY = 3  # letters of "Mr", "Mme" at most
_LINKED = 5  # words of a listed name beyond a run


Answer = list[Found] | None
Rule = Callable[[Run], Answer]


def names_of(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> Iterator[Found]:
    """The names in words [at, last): a run is cut at dates and freed of small words at its ends."""
    dates = [i for i in range(at, last) if words[i].folded in lexicon.calendar and not named_so(words, i, last)]
    if 0 < at < last and words[at].folded in lexicon.doubtful_months and in_month(words, at, lexicon):
        dates = [at, *dates]  # "in May Torvell said"
    if dates:
        yield from names_of(words, at, dates[0], lexicon)
        yield from names_of(words, dates[0] + 1, last, lexicon)
        return
    whole = last - at > 1 and capital(words[at]) and words[at].folded in lexicon.links
    if whole and listed_kind(words[at:last], lexicon):
        yield from _named(Run(words, at, last, lexicon))  # "Des Moines"
        return
    while at < last and (words[at].folded in lexicon.links or words[at].folded in lexicon.articles):
        at += 1
    small = (lexicon.links, lexicon.articles, lexicon.particles)
    while at < last and not capital(words[last - 1]) and any(words[last - 1].folded in listed for listed in small):
        last -= 1
    if at < last:
        yield from _named(Run(words, at, last, lexicon))


def _named(run: Run) -> Iterator[Found]:
    while run.last - run.at > 1 and has(run.lexicon.nationalities, run.words[run.last - 1].folded, run.lexicon):
        if run.words[run.last - 2].folded in run.lexicon.given:
            break  # "Salma Idrisi"
        run = Run(run.words, run.at, run.last - 1, run.lexicon)  # "KORA Velmoran news agency"
    for rule in _RULES:
        found = rule(run)
        if found is not None:
            yield from found
            return


def _happening(run: Run) -> Answer:
    """ "Operation Harun", "the Kestrian War", "Founders Day": what happens, and ships, are no names of ours."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    opened = last - at > 1 and event_opener(words[at], lexicon)
    if opened or (run.before is not None and run.before.text[0].islower() and event_opener(run.before, lexicon)):
        return [Found(at + opened, last, None, "happening")]
    if last - at > 1 and event_head(words[last - 1], lexicon) and not listed_kind(run.here, lexicon):
        owner = None if last - at < 3 else listed_kind(words[at : last - 1], lexicon)
        return [] if owner is None else [Found(at, last - 1, *owner, sure=True)]  # "Kestrel Airways | Flight 12"
    return None


def _linked_listed(run: Run) -> Answer:
    """ "Bank of Japan": a listed name may hold small words that no head noun calls for."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    if lexicon.heads_first or words[at].folded not in linked_openers():
        return None
    for end in range(min(len(words), last + _LINKED), at + 2, -1):
        if capital(words[end - 1]) and listed_kind(words[at:end], lexicon):
            kind = listed_kind(words[at:end], lexicon)
            rest = list(_named(Run(words, end, last, lexicon))) if end < last else []
            return [] if kind is None else [Found(at, end, *kind, sure=True), *rest]
    return None


def _legal_form(run: Run) -> Answer:
    """ "Zellan Motors Inc | Ann Other": the legal form ends the name of a company."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    for i in range(last - 1, at, -1):
        if words[i].folded in lexicon.legal_forms:
            rest = list(_named(Run(words, i + 1, last, lexicon))) if i + 1 < last else []
            return [Found(at, i + 1, ORGANISATION, "legal-form", sure=True), *rest]
    return None


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
    if not headed and not agency(words, run.last, lexicon):
        return None
    end = next((i for i in range(run.at + 1, run.last) if shouted(words[run.at]) and not shouted(words[i])), run.last)
    return [Found(run.at, end, OUTLET, "before-agency", sure=True)]


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
    if listed is None and run.before is not None and run.before.folded in run.lexicon.articles:
        listed = listed_kind(run.words[run.at - 1 : run.last], run.lexicon)  # "the Independent"
    if listed is None:
        return None
    first, end = building(run) if listed[0] is PLACE else (run.at, run.last)
    return [Found(first, end, *listed, sure=True)]


def _small_head(run: Run) -> Answer:
    """A body whose head noun is written small before its name: "ministère de la Défense"."""
    head = body_start(run)
    if head == run.at or run.last - run.at > 3 or like_person(run.here, run.lexicon):
        return None
    named = run.last - run.at > 1 and run.words[run.at - 1].folded not in run.lexicon.articles
    if named and not run.lexicon.cases and not headed_kind(run.here, run.lexicon):
        return None  # "la direction d'Anna Other": one man's
    return [Found(head, run.last, ORGANISATION, "body-head", sure=True)]


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


def _office_first(run: Run) -> Answer:
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    end = office_end(words, at, last, lexicon)
    owner = _owner(run, at + 1) if end > at + 1 and not phrase(lexicon.offices, words, at, lexicon) else []
    if at < end < last and not _body_office(run, end):
        return [*owner, *_held(run, end)]
    if end == last:
        headed = headed_kind(run.here, lexicon) if last - at > 1 and end - at == 1 else None
        return owner if headed is None else [Found(at, last, *headed, sure=True)]
    return None


def _office_inside(run: Run) -> Answer:
    """ "Harbour Board Chief of Staff Ann Other": what the office is of, the office, its holder."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    if lexicon.heads_first:
        return None
    for i in range(at + 1, min(last - 1, at + 6)):
        length = max(phrase(listed, words[:last], i, lexicon) for listed in (lexicon.offices, lexicon.address))
        end = i + length
        if not length or end >= last or not all(capital(word) for word in words[i:end] if len(word.text) > 3):
            continue
        rest = words[end:last]
        if all(capital(word) and not headlike(word, lexicon) for word in rest) and len(rest) <= 4:
            before = [] if has(lexicon.nationalities, words[i - 1].folded, lexicon) and i - at == 1 else _owner(run, i)
            return [*before, Found(end, last, PERSON, "after-office", (at, end), sure=True)]
    return None


def _owner(run: Run, end: int) -> list[Found]:
    """What an office in capitals is of: only what a list or a head noun shows."""
    owner = run.words[run.at : end]
    kind = listed_kind(owner, run.lexicon) or headed_kind(owner, run.lexicon)
    if kind is None and phrase(run.lexicon.firm_offices, run.words, end, run.lexicon):
        plain = all(ordinary(word.folded, run.lexicon) or not capital(word) for word in owner)
        plain = plain and not company(owner, run.lexicon)
        adjectives = has(run.lexicon.office_adjectives, owner[-1].folded, run.lexicon)
        return [] if plain or adjectives else [Found(run.at, end, ORGANISATION, "owner-of-office")]
    return [] if kind is None else [Found(run.at, end, *kind, sure=True)]


def _headed(run: Run) -> Answer:
    headed = headed_kind(run.here, run.lexicon)
    if headed is None:
        return None
    at = run.at
    first = run.last - 2  # "White House Counsel | Ann Other"
    named = run.words[first].folded in run.lexicon.given and first - at > 1 and not headlike(run.words[-1], run.lexicon)
    if named and not run.lexicon.heads_first and run.words[first - 1].folded not in run.lexicon.links:
        end = run.last - 1
        if not any(headlike(word, run.lexicon) for word in run.words[first : end + 1]):
            return [
                *names_of(run.words, at, first, run.lexicon),
                Found(first, run.last, PERSON, "given-name", sure=True),
            ]
    while at < run.last - 1 and run.words[at].folded in run.lexicon.determiners:
        at += 1
    return [Found(at, run.last, *headed, sure=run.last - at > 1)]


def _after_adjective(run: Run) -> Answer:
    """Adjectives of place before a name are no part of it, unless they make a part of a country."""
    words, lexicon, last = run.words, run.lexicon, run.last
    cut = adjectives(run)
    if cut == last:
        return []
    if cut > run.at and listed_kind(words[cut:last], lexicon):
        first = run.at if words[run.at].folded in lexicon.directions else cut
        return [Found(first, last, PLACE, "part-of-country", sure=True)]
    if cut > run.at and office_end(words, cut, last, lexicon) == last:
        return []
    return None


def _built_place(run: Run) -> Answer:
    """ "Harun dam": a small head noun of place after the name."""
    cut = adjectives(run)
    last = built(run.words, run.last, run.lexicon)
    if last == run.last or any(
        has(run.lexicon.nationalities, word.folded, run.lexicon) for word in run.words[cut : run.last]
    ):
        return None
    return [Found(cut, last, PLACE, "place-head", sure=True)]


def _holder_after_place(run: Run) -> Answer:
    """ "la sénatrice du Massachusetts | Anne Other": a place and the holder of its office in one run."""
    words, at, last, lexicon = run.words, run.at, run.last, run.lexicon
    if not lexicon.heads_first or lexicon.cases or run.before is None or run.before.folded not in lexicon.office_links:
        return None
    start = office_start(words, at - 1, lexicon)
    first = next((i for i in range(at + 1, last - 1) if words[i].folded in lexicon.given), at)
    if start == at - 1 or first == at or words[at].folded in lexicon.given:
        return None
    return [*names_of(words, at, first, lexicon), Found(first, last, PERSON, "after-office", (start, first), sure=True)]


def _after_office(run: Run) -> Answer:
    """ "the harbour's spokesman Pavel Lestov": the office is written small."""
    start = office_start(run.words, run.at, run.lexicon)
    if start == run.at or (run.last - run.at == 1 and acronym(run.words[run.at])):  # "a major KPA ally"
        return None
    cut, inner = _of_place(run.words, adjectives(run), run.last, run.lexicon)
    alone = run.last - cut == 1 and run.words[cut].folded.endswith(run.lexicon.place_genitives or ("\0",))
    if alone and not inner:  # the ruler or the realm: "президента Велморы", "президента Анны"
        return [Found(cut, run.last, None, "after-office", (start, cut))]
    return [*inner, Found(cut, run.last, PERSON, "after-office", (start, cut), sure=True)]


def _guess(run: Run) -> Answer:
    cut = adjectives(run)
    while cut < run.last - 1 and run.words[cut].folded in run.lexicon.office_adjectives & run.lexicon.common:
        cut += 1  # "Former KPA fighters"
    first, last = building(Run(run.words, cut, run.last, run.lexicon))
    if first < cut:
        return [Found(first, last, PLACE, "place-head", sure=True)]
    return [Found(cut, run.last, *guessed_kind(run.words[cut : run.last], run.before, run.lexicon))]


_RULES: tuple[Rule, ...] = (
    _happening,
    _owner_and_owned,
    _linked_listed,
    _legal_form,
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
    _holder_after_place,
    _after_office,
    _guess,
)


def _of_place(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> tuple[int, list[Found]]:
    """A listed place or body between an office and a name: "президента России Ивана …"."""
    for end in range(last - 1, at, -1):
        listed = listed_kind(words[at:end], lexicon) if lexicon.heads_first else None
        given = listed is not None and listed[1] == "listed-city" and like_person(words[at:last], lexicon)
        if listed is not None and listed[0] is not OUTLET and last - end > 0 and not given:
            return end, [Found(at, end, *listed, sure=True)]
    three = last - at == 3 and all(capital(word) for word in words[at:last])
    if lexicon.patronymics and three and not words[at + 1].folded.endswith(lexicon.patronymics):
        return at + 1, [Found(at, at + 1, PLACE, "office-of-place", sure=True)]  # "президента Велморы Илью Довранова"
    return at, []


def _body_office(run: Run, end: int) -> bool:
    """Whether what looks like an office opens the name of a body: "General Command", "Foreign Ministry"."""
    words, lexicon = run.words, run.lexicon
    if len(words[end - 1].folded) <= _COURTESY and run.last - end == 1:
        return False  # "Mr Camp"
    return (
        has(lexicon.body_heads, words[end].folded, lexicon)
        or has(lexicon.place_heads, words[run.last - 1].folded, lexicon)
        or has(lexicon.firm_words, words[end].folded, lexicon)  # "General Motors"
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
